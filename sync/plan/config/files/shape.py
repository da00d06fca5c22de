"""What does not fit a noun of the configuration (形状核对): all of it at once, where msgspec stops at the first."""

from collections.abc import Iterator, Mapping
from datetime import date
from threading import Lock
from types import UnionType
from typing import Annotated, Any, Literal, TypeVar, Union, get_args, get_origin

import msgspec
from msgspec import UNSET, Meta, Struct
from msgspec.structs import FieldInfo, fields
from rapidfuzz import process

from sync.plan.config.files.as_written import as_iso
from sync.plan.config.files.toml_lines import KeyPath

Misfits = Iterator[tuple[KeyPath, str]]
"""(where, what stands there and what was expected, with an example)."""

KINDS: dict[type, tuple[str, str]] = {
    bool: ("true 或 false", "true"),
    int: ("整数", "10"),
    float: ("数字", "0.5"),
    str: ("文字（放在英文引号里）", '"……"'),
    date: ("日期", "2014-09-10"),
    tuple: ("方括号列出的几项", '["……", "……"]'),
    dict: ("花括号里的几项", "{ min = 1, max = 2 }"),
}
ALIKE = 70
"""Out of 100: how alike a misspelt name is to the one that was meant."""
SHOWN = 30
T = TypeVar("T")
ONE_AT_A_TIME = Lock()


def converted(read: object, kind: type[T], *, strict: bool = True) -> T:
    """Return what was read as `kind`, one thread at a time. Raises ValidationError.

    msgspec works a type out when it is first asked for, and two threads that ask at once can end the process.
    """
    with ONE_AT_A_TIME:
        return msgspec.convert(read, kind, strict=strict)


def eased(value: Any, kind: Any) -> Any:
    """Return what a file holds with the days in it, written as people do, in the way msgspec reads."""
    kind = bare(kind, value)
    if kind is date and isinstance(value, str):
        return as_iso(value)
    if is_struct(kind) and isinstance(value, Mapping):
        known = {each.encode_name: each.type for each in fields(kind)}
        return {key: eased(each, known.get(key)) for key, each in value.items()}
    if get_origin(kind) is tuple and isinstance(value, list):
        return [eased(each, get_args(kind)[0]) for each in value]
    return value


def misfits(value: Any, kind: Any, where: KeyPath = (), *, strict: bool = True) -> Misfits:
    """Yield every place of a value that does not fit a type."""
    try:
        converted(value, kind, strict=strict)
    except msgspec.ValidationError as error:
        inner = bare(kind, value)
        found: list[tuple[KeyPath, str]] = []
        if is_struct(inner) and isinstance(value, Mapping):
            found = list(of_table(value, inner, where, strict=strict))
        elif get_origin(inner) is tuple and isinstance(value, list):
            item = get_args(inner)[0]
            found = [each for n, part in enumerate(value) for each in misfits(part, item, (*where, n), strict=strict)]
        elif mapping(inner) and isinstance(value, Mapping):
            item = get_args(inner)[1]
            found = [each for key, part in value.items() for each in misfits(part, item, (*where, key), strict=strict)]
        else:
            found = [(where, of_value(value, kind, inner))]
        yield from found or [(where, str(error).partition(" - at `")[0])]


def of_table(value: Mapping[str, Any], kind: type[Struct], where: KeyPath, *, strict: bool) -> Misfits:
    """Yield what a table lacks, has too much, and has wrong."""
    known = {each.encode_name: each for each in fields(kind)}
    for key in value:
        if key not in known and key and kind.__struct_config__.forbid_unknown_fields:
            yield (*where, key), f"没有“{key}”这一项，请检查是否写错{meant(key, known, value)}"
    for key, each in known.items():
        if key in value:
            yield from misfits(value[key], each.type, (*where, key), strict=strict)
        elif each.required:
            yield where, f"缺少“{key}”，请补上，如 {key} = {sample(each)}"


def meant(key: str, known: Mapping[str, FieldInfo], value: Mapping[str, Any]) -> str:
    """Suggest the name that was meant, of those that are not there yet."""
    free = [each for each in known if each not in value]
    near = process.extractOne(key, free, score_cutoff=ALIKE)
    return f"，是不是“{near[0]}”？" if near else f"，可以写的有：{'、'.join(known)}"


def sample(info: FieldInfo) -> str:
    """Return how a value of a field is written."""
    kind = bare(info.type, None)
    if get_origin(kind) is Literal:
        return f'"{get_args(kind)[0]}"'
    return KINDS.get(get_origin(kind) or kind, KINDS[dict])[1]


def of_value(value: Any, kind: Any, inner: Any) -> str:
    """Say what was expected in place of a value that fits nothing."""
    now = f"现为{shown(value)}"
    if get_origin(inner) is Literal:
        return f"不能是{shown(value)}，应为 {'、'.join(str(each) or '空' for each in get_args(inner))} 之一"
    origin = get_origin(inner) or inner
    name, example = KINDS.get(origin, KINDS[dict])
    if not fits(value, origin):
        return f"应为{name}，{now}，如 {example}"
    for meta in metas(kind):
        if meta.pattern is not None:
            return f"{meta.description or '写法不对'}，{now}"
    return f"应{range_of(kind)}，{now}"


def fits(value: Any, origin: Any) -> bool:
    """Say whether a value is of a plain kind at all."""
    if origin is float:
        return isinstance(value, (int, float)) and not isinstance(value, bool)
    return isinstance(origin, type) and isinstance(value, origin) and (origin is bool or not isinstance(value, bool))


def range_of(kind: Any) -> str:
    """Word the bounds of a number."""
    words = (("ge", "不小于 "), ("gt", "大于 "), ("le", "不大于 "), ("lt", "小于 "))
    bounds = [
        f"{word}{getattr(meta, name):.15g}"
        for meta in metas(kind)
        for name, word in words
        if given(getattr(meta, name))
    ]
    return "、".join(bounds) or "符合要求"


def given(bound: object) -> bool:
    """Say whether a bound was declared."""
    return bound is not None and bound is not UNSET


def shown(value: object) -> str:
    """Quote a value for a clerk."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if value is None or value == "":
        return "空着"
    words = "、".join(map(str, value)) if isinstance(value, list) else str(value)
    return f"“{words if len(words) <= SHOWN else words[:SHOWN] + '…'}”"


def metas(kind: Any) -> tuple[Meta, ...]:
    """Return what is declared of a type besides what it is."""
    if get_origin(kind) is Annotated:
        inner, *rest = get_args(kind)
        return (*(each for each in rest if isinstance(each, Meta)), *metas(inner))
    if get_origin(kind) in {Union, UnionType}:
        return tuple(meta for each in get_args(kind) for meta in metas(each))
    return ()


def bare(kind: Any, value: Any) -> Any:
    """Return a type without what is declared besides; of alternatives the first that is not nothing."""
    if get_origin(kind) is Annotated:
        return bare(get_args(kind)[0], value)
    if get_origin(kind) in {Union, UnionType}:
        return bare(next(each for each in get_args(kind) if each is not type(None)), value)
    return kind


def is_struct(kind: Any) -> bool:
    """Say whether a type is a noun of ours."""
    return isinstance(kind, type) and issubclass(kind, Struct)


def mapping(kind: Any) -> bool:
    """Say whether a type is a table of any keys."""
    origin = get_origin(kind)
    return isinstance(origin, type) and issubclass(origin, Mapping)
