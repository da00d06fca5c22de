"""config/ → `Plan`. Every fault is a `PlanError` naming the file, the key and what was expected there, in Chinese."""

import os
import re
from collections.abc import Callable, Mapping
from dataclasses import MISSING, fields, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import msgspec

from sync.errors import PlanError
from sync.plan.awards import FormsFile
from sync.plan.checks.consistency import refuse_contradictions
from sync.plan.config.files.config_text import text
from sync.plan.config.files.csv_file import rows
from sync.plan.config.files.fault_places import located
from sync.plan.config.files.shape import converted
from sync.plan.config.files.toml_faults import LINE
from sync.plan.config.files.toml_file import typed
from sync.plan.config.named_facts import filled_forms, filled_spellings
from sync.plan.document_kinds import DocumentsFile
from sync.plan.plan import Plan, YearSettings
from sync.plan.rosters import City, Decision, District, Honour, PlaceName, Waiver
from sync.plan.selection import Judge, Meeting
from sync.plan.spelling import refuse_spellings, spelled
from sync.plan.telling_words import TellingWords

if TYPE_CHECKING:
    from dataclasses import Field

    from sync.errors import Fault

__all__ = ["CONFIG", "LINE", "converted", "in_chinese", "load", "newest_year", "rows", "text", "typed", "with_people"]

ITEM = re.compile(r"\[(\d+)\]")
CONFIG = Path(__file__).resolve().parents[3] / "config"
"""The configuration that comes with the programme: only `config_folder` asks for it."""
VARIABLE = "DESK_CONFIG"

WORD_OF = {">=": "不小于", "<=": "不大于", ">": "大于", "<": "小于"}
# How msgspec words what it did not find, and how a clerk should read it. Its texts carry the key at the end.
WORDINGS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], str]], ...] = (
    (re.compile(r"Object missing required field `([^`]++)`"), lambda m: f"缺少“{m[1]}”，请补上"),
    (re.compile(r"Object contains unknown field `([^`]++)`"), lambda m: f"没有“{m[1]}”这一项，请检查是否写错"),
    (re.compile(r"Expected `([^`]++)` matching regex '([^']++)'"), lambda _: "写法不对，请照同一文件里同类的写"),
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
    """Read the plan of `year` from a config folder. Raises PlanError with every fault that can be told at once."""
    config = config or config_folder()
    folder = config / str(year)
    if not folder.is_dir():
        raise PlanError(str(folder), "文件夹", f"没有{year}年的配置，请检查 YEAR 或新建该文件夹")
    settings, forms, documents, telling, cities, districts, places, honours, waivers, decisions, judges, meetings = (
        all_of(
            lambda: YearSettings(**msgspec.structs.asdict(typed(folder / "plan.toml", PLAN_FILE))),
            lambda: typed(folder / "forms.toml", FormsFile),
            lambda: typed(folder / "documents.toml", DocumentsFile),
            lambda: typed(config / "words.toml", TellingWords),
            lambda: tuple(sorted(rows(config / "cities.csv", City), key=lambda city: city.order)),
            lambda: tuple(rows(config / "districts.csv", District)),
            lambda: tuple(rows(config / "place_names.csv", PlaceName)),
            lambda: tuple(rows(config / "honours.csv", Honour)),
            lambda: tuple(rows(folder / "waivers.csv", Waiver)),
            lambda: tuple(rows(folder / "decisions.csv", Decision)),
            lambda: tuple(rows(folder / "judges.csv", Judge)),
            lambda: tuple(rows(folder / "meetings.csv", Meeting)),
        )
    )
    refuse_nowhere(folder / "plan.toml", settings.timezone)
    forms = msgspec.structs.replace(
        forms,
        forms=filled_forms(folder / "forms.toml", forms.forms, settings),
        spellings=filled_spellings(folder / "forms.toml", forms.spellings, forms.forms, settings),
    )
    made = Plan(
        **vars(settings),
        words=forms.workbook,
        forms=tuple(spelled(each, forms.spellings) for each in forms.forms),
        telling=telling,
        asides=forms.asides,
        documents=documents.documents,
        cities=cities,
        districts=districts,
        place_names=places,
        honours=honours,
        waivers=waivers,
        decisions=decisions,
        judges=judges,
        meetings=meetings,
    )
    if made.year != year:
        said = f"应为 {year}（与文件夹一致），现为 {made.year}"
        raise PlanError.of([located(folder, "plan.toml", "year", said)])
    refuse_contradictions(made, folder)
    refuse_spellings(forms, folder)
    return made


def all_of(*readers: Callable[[], Any]) -> list[Any]:
    """Return what all the readers read. Raises PlanError with the faults of all."""
    made: list[Any] = []
    faults: list[Fault] = []
    for read in readers:
        try:
            made.append(read())
        except PlanError as error:
            faults += error.faults
    if faults:
        raise PlanError.of(faults)
    return made


def with_people(plan: Plan, folder: Path) -> Plan:
    """Return the plan with judges, meetings and decisions of another folder, the example's. Raises PlanError."""
    decisions, judges, meetings = all_of(
        lambda: tuple(rows(folder / "decisions.csv", Decision)),
        lambda: tuple(rows(folder / "judges.csv", Judge)),
        lambda: tuple(rows(folder / "meetings.csv", Meeting)),
    )
    people = replace(plan, decisions=decisions, judges=judges, meetings=meetings)
    refuse_contradictions(people, folder)
    return people


def refuse_nowhere(path: Path, zone: str) -> None:
    """Refuse a time zone that there is none of. Raises PlanError."""
    try:
        ZoneInfo(zone)
    except (ZoneInfoNotFoundError, ValueError) as error:
        said = f"没有“{zone}”这个时区，应如 Asia/Shanghai"
        raise PlanError.of([located(path.parent, path.name, "timezone", said)]) from error


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
