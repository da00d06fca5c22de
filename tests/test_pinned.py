"""Office files get the same times at every run, and keep everything else."""

import io
from datetime import UTC, datetime
from zipfile import ZipFile

from openpyxl import load_workbook

from sync.pinned import pinned
from tests.markdown import workbook

MOMENT = datetime(2014, 9, 10, 8, 30, tzinfo=UTC)


def test_every_time_inside_and_out_is_the_one_given() -> None:
    data = pinned(workbook("# 表\n| 甲 |"), MOMENT)
    with ZipFile(io.BytesIO(data)) as package:
        assert {info.date_time for info in package.infolist()} == {(2014, 9, 10, 8, 30, 0)}
        assert {info.create_system for info in package.infolist()} == {0}
    said = load_workbook(io.BytesIO(data)).properties
    assert (said.created, said.modified) == (datetime(2014, 9, 10, 8, 30), datetime(2014, 9, 10, 8, 30))  # noqa: DTZ001


def test_members_keep_their_order_and_content() -> None:
    source = workbook("# 表\n| 甲 | 乙 |")
    with ZipFile(io.BytesIO(source)) as before, ZipFile(io.BytesIO(pinned(source))) as after:
        assert after.namelist() == before.namelist()
        kept = [name for name in before.namelist() if before.read(name) == after.read(name)]
        assert set(before.namelist()) - set(kept) == {"docProps/core.xml"}


def test_pinning_again_changes_nothing() -> None:
    once = pinned(workbook("# 表\n| 甲 |"))
    assert pinned(once) == once
