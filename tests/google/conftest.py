"""A stand-in for each test, and unmodified gspread led to it."""

from collections.abc import Iterator
from pathlib import Path

import gspread
import pytest

from tests.google.gateway import client
from tests.google.people import Person
from tests.google.service import Service


@pytest.fixture
def service() -> Iterator[Service]:
    with Service() as running:
        yield running


@pytest.fixture
def book(service: Service) -> Person:
    """A spreadsheet that the office owns and shares with the service account."""
    return service.create("示例报表", shared_with=[service.address])


@pytest.fixture
def google(service: Service, tmp_path: Path) -> Iterator[gspread.Client]:
    with client(service.root, service.key_file(tmp_path)) as found:
        yield found
