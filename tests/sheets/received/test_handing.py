"""What a child hands over: the same as it read, within bounds, and nothing that could run."""

import re
from collections.abc import Iterator
from datetime import date, datetime, time
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync.messages import load as load_messages
from sync.model import Address, Broken, Finding, Grid, Inspection, Span, Workbook
from sync.sheets.received import handing
from sync.sheets.received.handing import MOST_CELLS, MOST_MERGES, MOST_ROWS, MOST_SHEETS, SAYS, Liar, packed, unpacked
from sync.sheets.received.reader import Reader
from sync.sheets.received.tasks import OPEN
from tests.sheets.received.hanging import LIE, MODULE, SWELL, TELL

RECEIVED = Path(handing.__file__).parent
CRASH = Finding("file-crash", params={"seconds": "120"})
WHOLE = st.integers(-(2**63), 2**63 - 1)
CELLS = st.one_of(
    st.none(),
    st.text(),
    WHOLE,
    st.floats(allow_nan=False),
    st.booleans(),
    st.dates(),
    st.datetimes(),
    st.times(),
    st.builds(Broken, st.text()),
)
ROWS = st.lists(st.lists(CELLS, max_size=4), max_size=4)
PLACE = st.integers(1, 1_048_576)
SPANS = st.lists(st.builds(Span, *[PLACE] * 4))
GRIDS = st.builds(
    Grid,
    st.text(),
    ROWS,
    PLACE,
    PLACE,
    st.booleans(),
    st.frozensets(PLACE),
    st.lists(st.builds(Span, *[PLACE] * 4)).map(tuple),
)


@given(st.builds(Workbook, st.lists(GRIDS, max_size=3).map(tuple)))
def test_a_workbook_is_handed_over_as_it_is(book: Workbook) -> None:
    answer = unpacked(packed(book))
    assert isinstance(answer, Workbook)
    assert answer == book
    kinds = [[[type(value) for value in row] for row in grid.rows] for grid in answer.grids]
    assert kinds == [[[type(value) for value in row] for row in grid.rows] for grid in book.grids]


@pytest.mark.parametrize(
    "answer",
    [
        Finding("sheet-too-large", Address("学习之星")),
        Finding("cell-far-out", Address("学习之星", "XFD", 7), params={"value": "甲", "count": 2, "cell": "XFD7"}),
        Inspection("docx", letters=7),
        b"\xff\xd8",
        None,
    ],
)
def test_other_answers_are_handed_over_as_they_are(answer: handing.Answer) -> None:
    assert unpacked(packed(answer)) == answer


def grid(rows: list[list[None]], merges: int = 0) -> Grid:
    return Grid("表", rows, merges=(Span(1, 1, 1, 2),) * merges)


@pytest.mark.parametrize(
    ("grids", "code", "most"),
    [
        ((grid([]),) * (MOST_SHEETS + 1), "workbook-many-sheets", MOST_SHEETS),
        ((grid([[]] * MOST_ROWS), grid([[]])), "workbook-many-rows", MOST_ROWS),
        ((grid([[None] * MOST_CELLS]), grid([[None]])), "workbook-many-cells", MOST_CELLS),
        ((grid([], MOST_MERGES), grid([], 1)), "workbook-many-merges", MOST_MERGES),
    ],
    ids=["sheets", "rows", "cells", "merges"],
)
def test_a_workbook_of_too_much_is_a_finding(grids: tuple[Grid, ...], code: str, most: int) -> None:
    assert unpacked(packed(Workbook(grids))) == Finding(code, params={"most": most})


def test_a_workbook_of_too_much_text_is_a_finding() -> None:
    book = Workbook((Grid("表", [["文" * (1 << 20)] * 22]),))
    assert unpacked(packed(book)) == Finding("workbook-too-large", params={"megabytes": 64})


def lies() -> Iterator[tuple[str, bytes]]:
    sheet = ["表", 1, 1, False, [1], [], []]
    pack = msgspec.msgpack.encode
    yield "no msgpack", b"\xc1"
    yield "pickle", b"\x80\x04cos\nsystem\n(S'true'\ntR."
    yield "not an answer", pack({"book": 1})
    yield "too many cells", pack({"book": [[sheet], [None] * (MOST_CELLS + 1), [], []]})
    yield "a length that is none", b"\x81\xa4book\x94\x90\xdd\xff\xff\xff\xff"
    yield "cells of no row", pack({"book": [[sheet], [1, 2], [], []]})
    yield "a cell outside", pack({"book": [[sheet], [None], [[7, "date", "2014-09-10"]], []]})
    yield "a kind of its own", pack({"book": [[sheet], [None], [[0, "code", "1"]], []]})
    yield "a date that is none", pack({"book": [[sheet], [None], [[0, "date", "昨天"]], []]})
    yield "a sheet nowhere", pack({"book": [[["表", 0, 1, False, [1], [], []]], [None], [], []]})
    yield "a finding of its own", pack({"said": ["no-such-thing"]})


LIES = dict(lies())


@pytest.mark.parametrize("frame", LIES.values(), ids=LIES)
def test_what_no_child_of_ours_says_is_refused(frame: bytes) -> None:
    with pytest.raises(Liar):
        unpacked(frame)


def test_a_child_that_lies_is_stopped_and_the_run_goes_on() -> None:
    files = [*(LIE + each for each in LIES.values()), SWELL + b"%d" % (1 << 62), "姓名,单位\n甲,乙\n".encode()]
    with Reader(OPEN, module=MODULE, seconds=120) as reader:
        *refused, read = [answer for _, answer in reader.read_all(enumerate(files))]
    assert refused == [CRASH] * (len(LIES) + 1)
    assert isinstance(read, Workbook)


def test_a_child_is_told_nothing_of_our_secrets(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("STORE_URL", "postgresql://desk:geheim@localhost/desk")
    monkeypatch.setenv("HTTPS_PROXY", "http://127.0.0.1:9")
    with Reader(OPEN, module=MODULE) as reader:
        answer = reader.read(TELL)
    assert isinstance(answer, Finding)
    allowed = {"PYTHONPATH", "PYTHONUTF8", "LC_CTYPE", "LD_LIBRARY_PATH", "SYSTEMROOT", "TEMP", "TMP", "TMPDIR"}
    assert set(answer.params) - allowed == set()


def test_a_child_says_what_there_are_words_for() -> None:
    written = {
        code
        for path in RECEIVED.glob("*.py")
        for code in re.findall(r'Finding\(\s*"([a-z-]+)"', path.read_text("utf-8"))
    }
    parents = {"file-slow", "file-crash"}
    assert written - parents <= SAYS
    assert load_messages().wordings.keys() >= SAYS


def test_moments_keep_what_they_are() -> None:
    row = [date(2014, 9, 10), datetime(2014, 9, 10, 8, 30), time(9, 30), True, 1, 1.0]  # noqa: DTZ001
    answer = unpacked(packed(Workbook((Grid("表", [row]),))))
    assert isinstance(answer, Workbook)
    assert [repr(each) for each in answer.grids[0].rows[0]] == [repr(each) for each in row]
