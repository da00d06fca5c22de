"""The forms of a year (表格与栏目) as nouns: what a city fills in, declared once in config/<year>/forms.toml."""

from typing import Annotated, Literal

from msgspec import Meta, Struct

from sync.plan.quota import Quota

FieldType = Literal[
    "text",
    "name",
    "choice",
    "yesno",
    "integer",
    "count",
    "score",
    "year",
    "month",
    "date",
    "mobile",
    "phone",
    "email",
    "id_number",
    "credit_code",
    "files",
    "link",
    "city",
    "district",
    "zero",
]
Key = Annotated[
    str,
    Meta(pattern=r"^[a-z][a-z0-9_]*$", description="程序用名以小写英文字母开头，只用小写字母、数字和下划线，如 star"),
]
Others = tuple[tuple[str, tuple[str, ...]], ...]
"""A choice and what else is written for it, or a spelling and the choices it could be."""
YES, NO = "是", "否"


class Bounds(Struct, frozen=True, forbid_unknown_fields=True):
    """The least and the most of something (范围); None where there is no limit."""

    min: int | None = None
    max: int | None = None


class Total(Struct, frozen=True, forbid_unknown_fields=True):
    """What a figure must agree with (合计核对): the number of a form's entries, or the sum of one of its fields.

    Only entries whose field `where` equals `value` count, where given.
    """

    form: str
    field: str = ""
    where: str = ""
    value: str = ""


class Field(Struct, frozen=True, forbid_unknown_fields=True):
    """One column of a list form, one line of a card form (栏目).

    `min` and `max` bound a number; for text they are 字 without blanks, for files the number of files. `discouraged` is
    the choice that needs a reason. `only_after` names the date field before which this one must stay empty. `at_most`
    names the field this one may not exceed, `until` the date field with the last day where this has the first.
    `people` says the figure counts persons (人), not visits (人次). 是 in a
    field with `hosts` says that the city holds the week itself (举办活动周). `ages` bound those a birth may mean.
    `width` is the column's width in 字. Of the files a field names: `suffixes` are what they may be, `words` bounds the
    字 without blanks of a Word file, `pixels` is the least long side of a photo. `none` is what stands in a text field
    where there is none (没有填“无”): there the word is an answer. `also`, `told` and `asked` are other spellings of the
    choices, from the file's `spellings`.
    """

    key: Key
    title: str
    type: FieldType
    required: bool = False
    aliases: tuple[str, ...] = ()
    choices: tuple[str, ...] = ()
    min: int | None = None
    max: int | None = None
    suffixes: tuple[str, ...] = ()
    personal: bool = False
    people: bool = False
    hosts: bool = False
    hint: str = ""
    example: str = ""
    width: Annotated[int, Meta(ge=3, le=80)] = 14
    award: str = ""
    discouraged: str = ""
    only_after: str = ""
    at_most: str = ""
    until: str = ""
    total: Total | None = None
    ages: Quota | None = None
    words: Bounds | None = None
    pixels: int | None = None
    none: str = ""
    also: Others = ()
    told: Others = ()
    asked: Others = ()

    @property
    def options(self) -> tuple[str, ...]:
        """The choices of a drop-down; 是/否 for yes-no fields; empty where anything may be written."""
        return (YES, NO) if self.type in {"yesno", "zero"} else self.choices


class Check(Struct, frozen=True, forbid_unknown_fields=True):
    """A rule over several fields of a form (核对), by its name in `sync.rules`."""

    rule: str
    fields: tuple[str, ...]
    scope: Literal["city", "province"] = "city"
    value: str = ""
    form: str = ""
    bounds: tuple[str, ...] = ()


class Form(Struct, frozen=True, forbid_unknown_fields=True):
    """One sheet of the workbook (一张表).

    `kind`: a list has one entry a row; a card is one entry, a field a row; a guide is text to read. `audience`: who
    fills it, each city or the office (秘书处). `rows` keys are allotted in an open-ended list; a form of an award, or
    with a `quota`, has as many as the quota allows. `host_only`: expected only of cities that hold the week.
    With `zero` a list may be answered with 没有: one of the year's words for it stands alone in the list.
    `sealed` are words by which the stamped copy (盖章件) of an entry is known in a file name, the first what it is
    called; a form without them asks for none.
    """

    key: Key
    title: str
    kind: Literal["list", "card", "guide"]
    audience: Literal["city", "office"] = "city"
    prefix: Annotated[str, Meta(pattern=r"^[A-Z]{0,3}$", description="编号字母是一至三个大写英文字母，如 S")] = ""
    award: str = ""
    round: str = ""
    rows: Annotated[int, Meta(ge=1, le=500)] = 1
    quota: Quota | None = None
    host_only: bool = False
    zero: bool = False
    sealed: tuple[str, ...] = ()
    note: str = ""
    fields: tuple[Field, ...] = ()
    checks: tuple[Check, ...] = ()

    def field(self, key: str) -> Field:
        """Return the field called `key`; KeyError where the form has none."""
        for each in self.fields:
            if each.key == key:
                return each
        raise KeyError(key)

    def of_type(self, kind: FieldType) -> tuple[Field, ...]:
        """Return the fields of one type, in order."""
        return tuple(each for each in self.fields if each.type == kind)


class WorkbookWords(Struct, frozen=True, forbid_unknown_fields=True):
    """What the workbook's own columns, sheets and names are called (工作簿用语)."""

    key_title: str
    status_title: str
    text_title: str
    item_title: str
    value_title: str
    help_title: str
    results_sheet: str
    results_table: str
    results_cells: str
    lists_sheet: str
    meta_sheet: str
    example_mark: str
    file_name: str
