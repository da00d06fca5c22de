"""A stand-in and an office for each test."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.google.service import Service
from tests.sheets.google.online_desk import Desk


@pytest.fixture
def service() -> Iterator[Service]:
    with Service() as running:
        yield running


@pytest.fixture
def desk(service: Service, tmp_path: Path) -> Iterator[Desk]:
    """An office whose spreadsheet is new and shared with its service account."""
    made = Desk(service, tmp_path, service.create("学习活动周", shared_with=[service.address]))
    yield made
    if made.client:
        made.client.session.close()
