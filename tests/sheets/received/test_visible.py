from hypothesis import given
from hypothesis import strategies as st

from sync.model import Raw, Span
from sync.sheets.received.file_formats.visible_cells import uncover

EVERYWHERE = (1, 1, 1_048_576, 16_384)


def spans() -> st.SearchStrategy[Span]:
    corner = st.tuples(st.integers(1, 8), st.integers(1, 8), st.integers(0, 5), st.integers(0, 5))
    return corner.map(lambda each: Span(each[0], each[1], each[0] + each[2], each[1] + each[3]))


def walked(rows: list[list[Raw]], merges: list[Span], top: int, left: int) -> list[list[Raw]]:
    """The rule, cell by cell."""

    def hidden(row: int, column: int) -> bool:
        return any(
            each.top <= row <= each.bottom
            and each.left <= column <= each.right
            and (row, column) != (each.top, each.left)
            for each in merges
        )

    return [
        [None if hidden(i, j) else value for j, value in enumerate(row, start=left)]
        for i, row in enumerate(rows, start=top)
    ]


@given(
    st.lists(st.lists(st.integers(1, 9), max_size=6), max_size=6),
    st.lists(spans(), max_size=8),
    st.integers(1, 4),
    st.integers(1, 4),
)
def test_blocks_hide_what_lies_under_them_however_they_overlap(
    rows: list[list[Raw]], merges: list[Span], top: int, left: int
) -> None:
    wanted = walked(rows, merges, top, left)
    uncover(rows, merges, top, left)
    assert rows == wanted


def test_thousands_of_blocks_over_everything_are_not_walked() -> None:
    top, left, bottom, right = EVERYWHERE
    merges = [Span(top, left, bottom - number, right) for number in range(2_000)]
    rows: list[list[Raw]] = [[1] * 50 for _ in range(2_000)]
    uncover(rows, merges)
    assert rows == [[1, *[None] * 49], *[[None] * 50 for _ in range(1_999)]]
