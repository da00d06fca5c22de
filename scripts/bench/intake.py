"""Taking in and checking 200 five-sheet workbooks: the desk against bare readers on the same files.

Each contestant prepares (imports, settings) and returns the work that is timed.
"""

from collections.abc import Callable
from datetime import datetime
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

from scripts.bench import season

Work = Callable[[], int]


def calamine(folder: Path) -> Work:
    """Read every sheet with python-calamine: no guard, no check."""
    from python_calamine import CalamineWorkbook

    def work() -> int:
        cells = 0
        for path in sorted(folder.glob("*.xlsx")):
            book = CalamineWorkbook.from_filelike(BytesIO(path.read_bytes()))
            cells += sum(sum(map(len, book.get_sheet_by_name(name).to_python())) for name in book.sheet_names)
        return cells

    return work


def openpyxl(folder: Path) -> Work:
    """Read every sheet with openpyxl: no guard, no check."""
    from openpyxl import load_workbook

    def work() -> int:
        cells = 0
        for path in sorted(folder.glob("*.xlsx")):
            book = load_workbook(BytesIO(path.read_bytes()), data_only=True)
            cells += sum(len(row) for sheet in book.worksheets for row in sheet.iter_rows(values_only=True))
        return cells

    return work


def desk(folder: Path) -> Work:
    """Keep, guard, read in the child process, understand and check every workbook."""
    from sync.intake import take_in
    from sync.messages import load as load_messages
    from sync.model import Finding
    from sync.reading import read
    from sync.rules import check
    from sync.season import Season
    from sync.sheets.received.reader import Reader
    from sync.store import Store

    plan, messages = season.plan(), load_messages()

    def work() -> int:
        submissions = {}
        with TemporaryDirectory() as aside, Reader() as reader:
            store = Store(Path(aside))
            take_in(folder, store, plan.zone)
            for received, workbook in reader.read_all((each, store.data(each)) for each in store.received()):
                if isinstance(workbook, Finding):
                    raise SystemExit(f"{received.name}: {workbook.code}")
                if submission := read(workbook, received, plan).submission:
                    submissions[submission.city] = submission
        now = datetime(2014, 9, 15, tzinfo=plan.zone)
        whole = Season(plan=plan, now=now, submissions=submissions)
        return sum(len(check(each, whole, messages)) for each in submissions.values())

    return work
