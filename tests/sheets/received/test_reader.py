import sys
from collections.abc import Iterator
from itertools import count

import pytest

from sync.model import Finding, Grid, Workbook
from sync.sheets.received.open_file import opened
from sync.sheets.received.reader import MANY, Reader
from sync.sheets.received.tasks import INSPECT, OPEN, Task
from tests.containers import SHEET, sheet_xml, with_parts
from tests.markdown import workbook

FORM = workbook("# 一表\n| 姓名 | `2014-09-10` |\n| 示例一 | `=1+1` |")
MEGABYTE = 1 << 20
PATIENCE = 120
"""Seconds for what must end by something else than its time, on a busy machine too."""


def codes(answers: Iterator[tuple[object, Workbook | Finding]]) -> list[object]:
    return [(item, answer.code if isinstance(answer, Finding) else "read") for item, answer in answers]


def swelling() -> bytes:
    """Every cell repeats one long text: small as a file and as XML, gigabytes as values."""
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    cells = "".join(f'<row r="{row}"><c r="A{row}" t="s"><v>0</v></c></row>' for row in range(1, 60_001))
    noise = "".join(map(str, range(6_000)))
    relations = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="rId1" Type="{office}/worksheet" Target="worksheets/sheet1.xml"/>'
        f'<Relationship Id="rId9" Type="{office}/sharedStrings" Target="sharedStrings.xml"/></Relationships>'
    )
    parts = {
        SHEET: sheet_xml(cells),
        "xl/sharedStrings.xml": f'<sst xmlns="{main}"><si><t>{noise}</t></si></sst>'.encode(),
        "xl/_rels/workbook.xml.rels": relations.encode(),
    }
    return with_parts(FORM, parts)


def test_the_child_reads_what_the_parent_would() -> None:
    with Reader(OPEN) as reader:
        assert reader.read(FORM) == opened(FORM)


def test_answers_come_in_order_with_their_items() -> None:
    files = [(number, workbook(f"# 表{number}\n| 姓名 |")) for number in range(MANY + 4)]
    with Reader(OPEN) as reader:
        read = list(reader.read_all(files))
    assert read == [(number, Workbook((Grid(f"表{number}", [["姓名"]]),))) for number in range(MANY + 4)]


def test_reading_starts_before_all_files_are_there() -> None:
    with Reader(OPEN) as reader:
        answers = reader.read_all((number, FORM) for number in count())
        assert next(answers)[0] == 0


@pytest.mark.skipif(sys.platform == "win32", reason="memory cannot be limited there")
def test_a_file_that_kills_the_child_is_a_finding_and_the_run_goes_on() -> None:
    with Reader(OPEN, memory=600 * MEGABYTE, seconds=PATIENCE) as reader:
        answers = codes(reader.read_all([("先", FORM), ("胀", swelling()), ("后", FORM)]))
    assert answers == [("先", "read"), ("胀", "file-crash"), ("后", "read")]


@pytest.mark.skipif(sys.platform == "win32", reason="memory cannot be limited there")
def test_python_running_out_of_memory_is_a_finding() -> None:
    text = ("姓名,单位\n" + "示例一,甲\n" * 700_000).encode()
    with Reader(OPEN, memory=220 * MEGABYTE, seconds=PATIENCE) as reader:
        assert codes(reader.read_all([("大", text), ("后", FORM)])) == [("大", "file-memory"), ("后", "read")]


def test_a_file_that_takes_too_long_is_stopped_and_the_run_goes_on() -> None:
    cells = "".join(f'<row r="{row}"><c r="A{row}"><v>1</v></c></row>' for row in range(1, 400_001))
    slow = with_parts(FORM, {SHEET: sheet_xml(cells)})
    with Reader(OPEN) as reader:
        reader.read(FORM)
        reader.seconds = 0.05
        (child,) = reader.idle
        assert reader.read(slow) == Finding("file-slow", params={"seconds": "0.05"})
        assert (child.process.poll() is not None, reader.idle) == (True, [])
        reader.seconds = PATIENCE
        assert reader.read(FORM) == opened(FORM)


def test_leaving_leaves_no_child_behind() -> None:
    with Reader(OPEN) as reader:
        reader.read(FORM)
        (child,) = reader.idle
    assert child.process.poll() == 0


def test_trouble_of_the_files_owner_comes_through() -> None:
    def files() -> Iterator[tuple[int, bytes]]:
        yield 1, FORM
        raise OSError("存档读不出来")

    with Reader(OPEN) as reader, pytest.raises(OSError, match="存档读不出来"):
        list(reader.read_all(files()))


def test_an_answer_to_another_question_is_none() -> None:
    """A child that looks at evidence is asked what a workbook holds: nobody takes an inspection for a workbook."""
    with Reader(Task(INSPECT.name, OPEN.taken)) as reader:
        answer = reader.read(FORM)
    assert isinstance(answer, Finding)
    assert answer.code == "file-crash"
