"""What the body of a 公文 is made of (正文的组成), frozen and free of layout."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum


class Face(StrEnum):
    """The face of a run (字体): that of its paragraph, or one of the two the standard gives for emphasis."""

    OWN = ""
    HEI = "黑体"
    KAI = "楷体"


@dataclass(frozen=True, slots=True)
class TextRun:
    """A stretch of text in one face. A newline is a line break, a tab a tab stop; nothing in it is markup."""

    text: str
    face: Face = Face.OWN


Runs = tuple[TextRun, ...]


def text_of(runs: Sequence[TextRun]) -> str:
    """Return the bare text of some runs."""
    return "".join(run.text for run in runs)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of the body (正文段落): indented by 2 字."""

    runs: Runs


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of level 1 to 4 (一、 / （一） / 1. / （1）). The engine writes the number (7.3.3)."""

    level: int
    runs: Runs


@dataclass(frozen=True, slots=True)
class Item:
    """An enumerated paragraph (分条): depth 1 is numbered 1. and depth 2 （1）; any other block starts anew."""

    depth: int
    runs: Runs


class Align(StrEnum):
    """How a table column is set; AUTO centres short columns and justifies long ones."""

    AUTO = ""
    LEFT = "left"
    CENTRE = "center"
    RIGHT = "right"


@dataclass(frozen=True, slots=True)
class TextTable:
    """A table: the header repeats on every page, no row is split. All rows are as long as the header."""

    header: tuple[Runs, ...]
    rows: tuple[tuple[Runs, ...], ...]
    aligns: tuple[Align, ...]


@dataclass(frozen=True, slots=True)
class PageBreak:
    """A new page (分页)."""


class Plot(StrEnum):
    """How a chart draws its figures: upright columns, or bars from the left where names are long or many."""

    COLUMN = "柱形图"
    BAR = "条形图"


@dataclass(frozen=True, slots=True)
class Series:
    """One row of figures of a chart (数据系列), one for each category."""

    name: str
    figures: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart (图) that stays editable in Word, with its figures in a workbook inside the file."""

    title: str
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    plot: Plot = Plot.COLUMN


@dataclass(frozen=True, slots=True)
class FormCell:
    """One cell of a form: a label, a value, or a picture (JPG or PNG bytes) fitted into it with its proportions.

    It spans `across` columns and `down` rows; what it covers below is left out of the rows there.
    """

    runs: Runs = ()
    across: int = 1
    down: int = 1
    label: bool = False
    picture: bytes = b""


@dataclass(frozen=True, slots=True)
class FormRow:
    """One row of a form, at least `height` mm high; with `breaks` it may go on over the page, for long texts."""

    cells: tuple[FormCell, ...]
    height: float = 10.0
    breaks: bool = False


@dataclass(frozen=True, slots=True)
class FormTable:
    """A form (表, such as a 推荐表): cells of labels and values; `columns` are the shares of the width."""

    columns: tuple[float, ...]
    rows: tuple[FormRow, ...]


Block = Paragraph | Heading | Item | TextTable | Chart | FormTable | PageBreak
