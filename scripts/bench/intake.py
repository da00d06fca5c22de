"""Taking in and checking five-sheet workbooks: the desk, every guard on, against bare readers on the same files."""

from collections.abc import Callable
from datetime import datetime
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

Work = Callable[[], int]
"""What is timed; returns how many it counted. Whoever makes it has prepared: imports, settings."""


def calamine(folder: Path, _: int) -> Work:
    """Read every sheet with python-calamine: no guard, no check; counts cells."""
    from python_calamine import CalamineWorkbook

    def work() -> int:
        cells = 0
        for path in sorted(folder.glob("*.xlsx")):
            book = CalamineWorkbook.from_filelike(BytesIO(path.read_bytes()))
            cells += sum(sum(map(len, book.get_sheet_by_name(name).to_python())) for name in book.sheet_names)
        return cells

    return work


def openpyxl(folder: Path, _: int) -> Work:
    """Read every sheet with openpyxl: no guard, no check; counts cells."""
    from openpyxl import load_workbook

    def work() -> int:
        cells = 0
        for path in sorted(folder.glob("*.xlsx")):
            book = load_workbook(BytesIO(path.read_bytes()), data_only=True)
            cells += sum(len(row) for sheet in book.worksheets for row in sheet.iter_rows(values_only=True))
        return cells

    return work


def desk(folder: Path, count: int) -> Work:
    """Keep, guard, read in the child process, understand and check every workbook; counts findings."""
    from scripts.bench import season
    from scripts.bench.workbooks import ROWS
    from sync.inbox import take_in
    from sync.inbox.gather import gather
    from sync.inbox.library import Library
    from sync.messages import load as load_messages
    from sync.rules import check_all
    from sync.store import Store

    plan, messages = season.plan(ROWS), load_messages()
    now = datetime(2014, 9, 15, tzinfo=plan.zone)

    def work() -> int:
        with TemporaryDirectory() as aside:
            store = Store(Path(aside))
            take_in(folder, store, plan.zone, latest=now)
            with Library(store) as files:
                gathered = gather(files, plan, messages, now)
            store.close()
        if len(gathered.season.submissions) != count:
            raise SystemExit("the bench's own workbooks were not understood")
        return sum(map(len, check_all(gathered.season, messages).values()))

    return work
