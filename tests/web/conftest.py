"""A real server on the loopback for each module of tests, and the people who visit it."""

from collections.abc import Iterator

import pytest

from tests.web.town import Town


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Town]:
    with Town(tmp_path_factory.mktemp("town")) as made:
        yield made
