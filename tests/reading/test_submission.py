"""Whatever the cells hold, reading answers."""

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from sync.messages import load
from sync.model import Broken, Grid, Span, Workbook
from sync.reading import read
from tests.grids import PLAN, received

TITLES = [field.title for form in PLAN.forms for field in form.fields]
CELLS = st.one_of(
    st.none(),
    st.text(max_size=12),
    st.sampled_from([*TITLES, *(form.title for form in PLAN.forms), "编号", "示例", "合计", "440600-S01", "佛山市"]),
    st.integers(),
    st.floats(),
    st.booleans(),
    st.dates(),
    st.datetimes(),
    st.times(),
    st.builds(Broken, st.sampled_from(("", "#N/A"))),
)
GRIDS = st.builds(
    Grid,
    name=st.one_of(
        st.sampled_from([*(form.title for form in PLAN.forms), "_meta", "核验结果", ""]), st.text(max_size=8)
    ),
    rows=st.lists(st.lists(CELLS, max_size=8), max_size=8),
    top=st.integers(1, 9),
    left=st.integers(1, 9),
    hidden=st.booleans(),
    hidden_rows=st.frozensets(st.integers(1, 12), max_size=3),
    merges=st.lists(st.builds(Span, *[st.integers(1, 5)] * 2, *[st.integers(5, 12)] * 2), max_size=3).map(tuple),
)
WORDS = load()


@given(st.lists(GRIDS, max_size=4), st.text(max_size=12))
def test_reading_never_raises_and_is_never_lost_for_words(grids: list[Grid], name: str) -> None:
    made = read(Workbook(tuple(grids)), received(name), PLAN)
    findings = made.submission.observations if made.submission else made.findings
    assert [WORDS.sentence(each) + WORDS.remedy(each) for each in findings if not WORDS.sentence(each)] == []
    assert made.submission or findings


@given(st.lists(st.lists(CELLS, min_size=3, max_size=3), max_size=6))
def test_all_parts_of_a_table_are_parallel(rows: list[list[object]]) -> None:
    header = ["编号", "单位名称", "主要事迹"]
    grid = Grid("先进单位", [header, *rows])  # type: ignore[list-item]
    made = read(Workbook((grid,)), received("佛山市.xlsx"), PLAN).submission
    assert made is not None
    table = made.tables["units"]
    lengths = {len(part) for column in table.columns.values() for part in (column.rows, column.raws, column.values)}
    assert lengths == {len(table.keys)}


def test_the_date_of_receipt_plays_no_part() -> None:
    grid = Grid("先进单位", [["单位名称", "单位类别"], ["示例学院", "学校"]])
    first = read(Workbook((grid,)), received("佛山市.xlsx"), PLAN).submission
    assert first is not None
    assert first.received.received_at == dt.datetime(2014, 9, 1, tzinfo=dt.UTC)
