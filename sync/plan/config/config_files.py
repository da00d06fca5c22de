"""config/ → `Plan`. Every fault is a `PlanError` naming the file, the key and what was expected there, in Chinese."""

import csv
import os
import re
import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import MISSING, fields, replace
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any, TypeVar
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import msgspec

from sync.errors import PlanError
from sync.plan.awards import FormsFile
from sync.plan.checks.consistency import refuse_contradictions
from sync.plan.document_kinds import DocumentsFile
from sync.plan.plan import Plan, YearSettings
from sync.plan.rosters import City, Decision, District, Honour, PlaceName, Waiver
from sync.plan.selection import Judge, Meeting
from sync.plan.spelling import refuse_spellings, spelled
from sync.plan.telling_words import TellingWords

if TYPE_CHECKING:
    from dataclasses import Field

LINE = re.compile(r"line (\d+)")
ITEM = re.compile(r"\[(\d+)\]")
CONFIG = Path(__file__).resolve().parents[3] / "config"
"""The configuration that comes with the programme: only `config_folder` asks for it."""
VARIABLE = "DESK_CONFIG"

T = TypeVar("T")
ONE_AT_A_TIME = Lock()

WORD_OF = {">=": "不小于", "<=": "不大于", ">": "大于", "<": "小于"}
# How msgspec words what it did not find, and how a clerk should read it. Its texts carry the key at the end.
WORDINGS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], str]], ...] = (
    (re.compile(r"Object missing required field `([^`]++)`"), lambda m: f"缺少“{m[1]}”，请补上"),
    (re.compile(r"Object contains unknown field `([^`]++)`"), lambda m: f"没有“{m[1]}”这一项，请检查是否写错"),
    (re.compile(r"Expected `([^`]++)` matching regex '([^']++)'"), lambda m: f"应符合 {m[2]} 的写法"),
    (re.compile(r"Expected `([^`]++)` (>=|<=|<|>) (\S++)"), lambda m: f"应{WORD_OF[m[2]]} {m[3]}"),
    (re.compile(r"Expected `([^`]++)`, got `([^`]++)`"), lambda m: f"应为{kind(m[1])}，现为{kind(m[2])}"),
    (re.compile(r"^Invalid enum value '?(.*?)'?$"), lambda m: f"不能是“{m[1]}”，请改为允许的写法（见同文件的说明）"),
    (re.compile(r"^Invalid .*date"), lambda _: "应为日期，如 2014-09-10"),
)
KINDS = {
    "int": "整数",
    "float": "数字",
    "str": "文字",
    "bool": "true 或 false",
    "array": "方括号列出的几项",
    "object": "一组键值",
    "date": "日期（如 2014-09-10）",
    "null": "空",
}


def written(setting: "Field[Any]") -> tuple[str, Any, Any]:
    """Return a setting of the year as msgspec reads it."""
    if setting.default_factory is not MISSING:
        return setting.name, setting.type, msgspec.field(default_factory=setting.default_factory)
    return setting.name, setting.type, msgspec.NODEFAULT if setting.default is MISSING else setting.default


PLAN_FILE = msgspec.defstruct("PlanFile", map(written, fields(YearSettings)), kw_only=True, forbid_unknown_fields=True)
"""plan.toml as written: the fields of `YearSettings`, and no other."""


def config_folder(environ: Mapping[str, str] = os.environ) -> Path:
    """Return where the configuration lies (配置文件夹): beside the programme, or where DESK_CONFIG says."""
    named = environ.get(VARIABLE, "").strip()
    return Path(named).resolve() if named else CONFIG


def newest_year(config: Path | None = None) -> int:
    """Return the last year that has a folder in config. Raises PlanError."""
    config = config or config_folder()
    years = [int(each.name) for each in config.glob("[0-9][0-9][0-9][0-9]") if each.is_dir()]
    if not years:
        raise PlanError(str(config), "文件夹", "没有任何一年的配置（如 2014），请从备份复制")
    return max(years)


def load(year: int, config: Path | None = None) -> Plan:
    """Read the plan of `year` from a config folder. Raises PlanError."""
    config = config or config_folder()
    folder = config / str(year)
    if not folder.is_dir():
        raise PlanError(str(folder), "文件夹", f"没有{year}年的配置，请检查 YEAR 或新建该文件夹")
    settings = typed(folder / "plan.toml", PLAN_FILE)
    forms = typed(folder / "forms.toml", FormsFile)
    documents = typed(folder / "documents.toml", DocumentsFile)
    refuse_spellings(forms, folder)
    made = Plan(
        **msgspec.structs.asdict(settings),
        words=forms.workbook,
        forms=tuple(spelled(each, forms.spellings) for each in forms.forms),
        telling=typed(config / "words.toml", TellingWords),
        asides=forms.asides,
        documents=documents.documents,
        cities=tuple(sorted(rows(config / "cities.csv", City), key=lambda city: city.order)),
        districts=tuple(rows(config / "districts.csv", District)),
        place_names=tuple(rows(config / "place_names.csv", PlaceName)),
        honours=tuple(rows(config / "honours.csv", Honour)),
        waivers=tuple(rows(folder / "waivers.csv", Waiver)),
        decisions=tuple(rows(folder / "decisions.csv", Decision)),
        judges=tuple(rows(folder / "judges.csv", Judge)),
        meetings=tuple(rows(folder / "meetings.csv", Meeting)),
    )
    refuse_nowhere(folder / "plan.toml", made.timezone)
    if made.year != year:
        raise PlanError(str(folder / "plan.toml"), "year", f"应为 {year}（与文件夹一致），现为 {made.year}")
    refuse_contradictions(made, folder)
    return made


def with_people(plan: Plan, folder: Path) -> Plan:
    """Return the plan with judges, meetings and decisions of another folder, the example's. Raises PlanError."""
    people = replace(
        plan,
        decisions=tuple(rows(folder / "decisions.csv", Decision)),
        judges=tuple(rows(folder / "judges.csv", Judge)),
        meetings=tuple(rows(folder / "meetings.csv", Meeting)),
    )
    refuse_contradictions(people, folder)
    return people


def typed(path: Path, kind_: type[T]) -> T:
    """Read a TOML file as `kind_`. Raises PlanError."""
    try:
        return converted(tomllib.loads(text(path)), kind_)
    except tomllib.TOMLDecodeError as error:
        raise PlanError(str(path), place_in_toml(error), "写法不合 TOML 格式，请检查引号、括号和等号") from error
    except msgspec.ValidationError as error:
        key, expected = in_chinese(str(error))
        raise PlanError(str(path), key, expected) from error


def rows(path: Path, kind_: type[T]) -> Iterator[T]:
    """Yield the rows of a CSV file as `kind_`; an empty cell is empty text or nothing. Raises PlanError."""
    for number, row in enumerate(csv.DictReader(text(path).splitlines()), start=2):
        try:
            yield converted(cells(row), kind_, strict=False)
        except msgspec.ValidationError as error:
            key, expected = in_chinese(str(error))
            raise PlanError(str(path), f"第{number}行 {key}", expected) from error


def converted(read: object, kind_: type[T], *, strict: bool = True) -> T:
    """Return what was read as `kind_`, one thread at a time. Raises ValidationError.

    msgspec works a type out when it is first asked for, and two threads that ask at once can end the process.
    """
    with ONE_AT_A_TIME:
        return msgspec.convert(read, kind_, strict=strict)


def cells(row: Mapping[str, str]) -> dict[str, object]:
    """Turn a CSV row into what msgspec converts: lists split at blanks, figures absent where empty."""
    made: dict[str, object] = {key: (value or "").strip() for key, value in row.items() if key}
    for several in ("aliases", "awards", "recusals", "units", "known"):
        if several in made:
            made[several] = tuple(str(made[several]).split())
    for figure in ("since", "until", "place"):
        if figure in made:
            made[figure] = made[figure] or None
    return made


def text(path: Path) -> str:
    """Read a configuration file, with or without a byte order mark. Raises PlanError."""
    try:
        return path.read_text(encoding="utf-8-sig")
    except FileNotFoundError as error:
        raise PlanError(str(path), "文件", "缺少这个文件，请从备份或上一年的文件夹复制") from error
    except UnicodeDecodeError as error:
        raise PlanError(str(path), "文件", "不是 UTF-8 编码，请用记事本另存为 UTF-8") from error
    except OSError as error:
        raise PlanError(str(path), "文件", f"读不出来（{error.strerror}），请检查权限") from error


def refuse_nowhere(path: Path, zone: str) -> None:
    """Refuse a time zone that there is none of. Raises PlanError."""
    try:
        ZoneInfo(zone)
    except (ZoneInfoNotFoundError, ValueError) as error:
        raise PlanError(str(path), "timezone", f"没有“{zone}”这个时区，应如 Asia/Shanghai") from error


def in_chinese(message: str) -> tuple[str, str]:
    """Split a message of msgspec's into the key it speaks of and what was expected, worded for a clerk."""
    problem, _, place = message.partition(" - at `")
    key = place.removesuffix("`").removeprefix("$.").removeprefix("$") or "（顶层）"
    key = ITEM.sub(lambda m: f" 第{int(m[1]) + 1}项 ", key).replace(" .", " ").strip()
    for pattern, word in WORDINGS:
        if found := pattern.search(problem):
            return key, word(found)
    return key, problem


def kind(name: str) -> str:
    """Name a type for a clerk; alternatives joined by 或."""
    return "或".join(KINDS.get(each.strip(), each.strip()) for each in name.split("|"))


def place_in_toml(error: tomllib.TOMLDecodeError) -> str:
    """Say in which line a TOML file is broken."""
    found = LINE.search(str(error))
    return f"第{found[1]}行" if found else "文件末尾"
