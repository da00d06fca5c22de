"""What a cell was understood to be (读数): a value and what there is to say about it, in four short ways."""

from collections.abc import Callable
from dataclasses import dataclass

from sync.model import Raw, Remark, Value
from sync.plan import USUAL, City, Field, FieldType, Limits, TellingWords
from sync.reading.values.places import Cities, Gazetteer

EXAMPLES: dict[FieldType, str] = {
    "integer": "5",
    "count": "1200",
    "score": "95",
    "year": "2008",
    "month": "1962-05",
    "mobile": "13800000000",
    "phone": "0757-83330000",
    "email": "shili@example.org",
    "id_number": "18位的身份证号",
    "credit_code": "18位代码",
    "name": "示例甲",
    "files": "示例甲-1.jpg",
    "link": "文件名（示例.mp4）或网址",
}
"""What is shown as an example where a cell cannot be read (示例写法), by type."""
Understood = tuple[Value, tuple[Remark, ...]]


@dataclass(frozen=True)
class Setting:
    """Whose cells these are: the year, the city, the names of places, and how much of a cell is read."""

    year: int
    city: City
    cities: Cities
    places: Gazetteer
    limits: Limits = USUAL

    @property
    def words(self) -> TellingWords:
        """The words with a meaning of their own."""
        return self.places.plan.telling


ValueReader = Callable[[Field, Raw, Setting], Understood]
"""Understands one cell that holds something and is not broken."""


def sure(value: Value) -> Understood:
    """Understood, nothing to say."""
    return value, ()


def noted(value: Value, code: str, **params: object) -> Understood:
    """Understood, with a remark."""
    return value, (Remark(code, params),)


def read_as(value: Value, reading: object) -> Understood:
    """Understood, and the sender would want to know as what: 读作35000."""
    return noted(value, "read-as", reading=reading)


def read_without(value: Value, reading: object, left: str) -> Understood:
    """Understood, but for words that belong elsewhere."""
    return noted(value, "read-without", reading=reading, left=left)


def asked(*readings: object) -> Understood:
    """Understood in several ways: a question that names them, in the words to be typed."""
    return refused("read-either", readings=tuple(dict.fromkeys(map(str, readings))))


def refused(code: str, **params: object) -> Understood:
    """Not understood: no value, and why."""
    return None, (Remark(code, params),)


def example(kind: FieldType, year: int) -> str:
    """Return how a value of a type is typed; a day of the season's year."""
    return f"{year}-10-20" if kind == "date" else EXAMPLES.get(kind, "")
