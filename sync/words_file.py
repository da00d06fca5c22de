"""Files of words (用语文件): templates/*.toml; every key and placeholder is checked once, when a file is read.

A class of `Words` declares a table of such a file: an attribute a key, with what the programme fills into the sentence.

    sheet: str                                           no placeholder
    title: Annotated[str, "year event award!"]           {year} and {event} may stand in it, {award} must
    lines: Annotated[tuple[str, ...], "method"]          several sentences
    reasons: Annotated[Mapping[str, str], REASONS]       a sentence a code: code → placeholders
    found: Annotated[Mapping[str, FoundWords], FOUND]    a table a code: code → placeholders of its sentences together
    prompt: Prompt                                       a table of its own

Mappings without such a declaration hold no sentences. Why so: docs/decisions/022-words.md.
"""

import tomllib
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import get_close_matches
from functools import cache
from pathlib import Path
from typing import Annotated, Any, Self, TypeVar, get_args, get_origin, get_type_hints

import msgspec

from sync.errors import PlanError
from sync.placeholders import Placeholders, listed
from sync.plan.config.config_files import converted, in_chinese, text
from sync.plan.config.files.toml_faults import trouble

ROOT = Path(__file__).resolve().parents[1]
TEMPLATES = ROOT / "templates"
FILLED = TEMPLATES / "filled"
"""What is filled into sentences that have a code: a file of the same name for a file of words, code → placeholders."""
NOT_TOML = "写法不合 TOML 格式，请检查引号、括号和等号，同一个名称有没有写两次"
NO_TABLE = "应为一组键值：方括号里写名称，下面一行一个"


class Words(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A table of a file of words, as the programme knows it."""


T = TypeVar("T", bound=Words)


@dataclass(frozen=True, slots=True)
class WordsTable:
    """A table of a file (表) as it is written, and where a clerk finds it: the file, the names in square brackets."""

    path: Path
    written: object
    names: tuple[str, ...] = ()
    formats: Collection[str] = ()
    """What may follow the colon of any placeholder."""

    def inside(self, name: str) -> Self:
        """Return a table of this one."""
        return replace(self, written=self.keys[name], names=(*self.names, name))

    @property
    def keys(self) -> Mapping[str, object]:
        """What is in the table. Raises PlanError where it is none."""
        if isinstance(self.written, dict):
            return self.written
        raise self.refusal("", NO_TABLE)

    def refusal(self, key: str, expected: str) -> PlanError:
        """Return what the operator is told of a key; of the table as a whole without one."""
        table = f"[{'.'.join(self.names)}]" if self.names else ""
        return PlanError(str(self.path), f"{table} {key}".strip() or "（顶层）", expected)

    def exact(self, known: Mapping[str, str], needed: Collection[str]) -> None:
        """Raise PlanError where a key is missing or unknown; `known` are key → what may be filled into it."""
        for key, value in self.keys.items():
            if key not in known:
                near = get_close_matches(key, [each for each in known if each not in self.keys], 1)
                place = (self.inside(key), "") if isinstance(value, dict) else (self, key)
                raise place[0].refusal(
                    place[1], f"没有这一项，{f'是不是“{near[0]}”写错了' if near else '请检查是否写错'}"
                )
        for key in needed:
            if key not in self.keys:
                fills = listed(Placeholders.of(known[key]).names)
                raise self.refusal("", f"缺少“{key}”，请补上" + (f"，其中可以填入 {fills}" if fills else ""))

    def value(self, key: str, kind: Any) -> Any:
        """Return what is written for a key. Raises PlanError where it is not of that type."""
        try:
            return converted(self.keys[key], kind)
        except msgspec.ValidationError as error:
            item, expected = in_chinese(str(error))
            raise self.refusal(f"{key} {item}".removesuffix("（顶层）").strip(), expected) from error

    def sentences(self, said: Mapping[str, Sequence[str]], declared: str) -> None:
        """Raise PlanError where sentences, by their key, ask for what is not filled, or lack what must be there."""
        allowed = Placeholders.of(declared, self.formats)
        for key, sentences in said.items():
            if fault := next(filter(None, map(allowed.fault, sentences)), ""):
                raise self.refusal(key, fault)
        if lacking := allowed.lacking([each for sentences in said.values() for each in sentences]):
            raise self.refusal(next(iter(said)) if len(said) == 1 else "", lacking)


def load(path: Path, kind: type[T]) -> T:
    """Read a file of words. Raises PlanError naming the file, the key and what is expected there."""
    table = WordsTable(path, read(path))
    check_table(table, kind)
    return converted(table.written, kind)


def load_codes(path: Path, kind: type[T], formats: Collection[str] = ()) -> dict[str, T]:
    """Read a file that has a table a code; `formats` may follow a placeholder's colon. Raises PlanError."""
    table = WordsTable(path, read(path), formats=formats)
    check_codes(table, kind, filled(path.name))
    return {code: converted(each, kind) for code, each in table.keys.items()}


def read(path: Path) -> dict[str, object]:
    """Read a TOML file. Raises PlanError."""
    try:
        return tomllib.loads(text(path))
    except tomllib.TOMLDecodeError as error:
        raise PlanError(str(path), trouble(text(path), error)[0], NOT_TOML) from error


def filled(name: str) -> dict[str, str]:
    """Return what the programme fills into the sentences of a file of words that have a code: code → placeholders."""
    return {code: str(each) for code, each in tomllib.loads((FILLED / name).read_text(encoding="utf-8")).items()}


def check_table(table: WordsTable, kind: type[Words]) -> None:
    """Raise PlanError where a table is not as declared."""
    hints = hints_of(kind)
    table.exact(
        {key: fills if isinstance(fills := declared(hint)[1], str) else "" for key, hint in hints.items()},
        required(kind),
    )
    for key in table.keys:
        check(table, key, *declared(hints[key]))


@cache
def hints_of(kind: type[Words]) -> Mapping[str, Any]:
    """Return the types of a table's keys with what is declared beside them."""
    return get_type_hints(kind, include_extras=True)


@cache
def required(kind: type[Words]) -> tuple[str, ...]:
    """Return the keys that a table of a kind must have."""
    return tuple(each.name for each in msgspec.structs.fields(kind) if each.required)


def declared(hint: Any) -> tuple[Any, Any]:
    """Return a type and what is declared beside it; "" where nothing is."""
    return get_args(hint)[:2] if get_origin(hint) is Annotated else (hint, "")


def check(table: WordsTable, key: str, kind: Any, fills: Any) -> None:
    """Raise PlanError where what stands under a key is not as declared."""
    if isinstance(kind, type) and issubclass(kind, Words):
        check_table(table.inside(key), kind)
    elif isinstance(fills, Mapping):
        check_codes(table.inside(key), get_args(kind)[1], fills)
    elif kind is str:
        table.sentences({key: [table.value(key, kind)]}, fills)
    elif kind == tuple[str, ...]:
        table.sentences({key: table.value(key, kind)}, fills)
    else:
        table.value(key, kind)


def check_codes(table: WordsTable, kind: Any, codes: Mapping[str, str]) -> None:
    """Raise PlanError where codes are missing or unknown, or the sentences of one are not as declared."""
    table.exact(codes, codes)
    for code in table.keys:
        if kind is str:
            table.sentences({code: [table.value(code, str)]}, codes[code])
        else:
            check_sentences(table.inside(code), kind, codes[code])


def check_sentences(table: WordsTable, kind: type[Words], fills: str) -> None:
    """Raise PlanError where a code's table is not of its kind, or its sentences are not as declared together."""
    hints = hints_of(kind)
    table.exact(dict.fromkeys(hints, fills), required(kind))
    values = {key: table.value(key, hints[key]) for key in table.keys}
    table.sentences({key: [values[key]] for key in values if hints[key] is str}, fills)
