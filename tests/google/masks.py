"""Field masks: `sheets(properties.title,data.rowData.values(note))`, for answers and for updates."""

import re
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

Mask = dict[str, Any]
"""Field → mask of what is inside; an empty mask is everything."""


@cache
def parsed(text: str) -> Mask:
    """Return a mask as a tree; `a.b`, `a/b` and `a(b,c)` may be mixed."""
    tokens = re.findall(r"[\w*]+|[(),./]", text)
    mask, rest = group(tokens)
    if rest or "".join(tokens) != re.sub(r"\s", "", text):
        raise ValueError(text)
    return mask


def group(tokens: list[str]) -> tuple[Mask, list[str]]:
    mask: Mask = {}
    while tokens and tokens[0] != ")":
        tokens = field(tokens, mask)
        if tokens[:1] == [","]:
            tokens = tokens[1:]
    return mask, tokens


def field(tokens: list[str], mask: Mask) -> list[str]:
    """Put one path into the mask and return what comes behind it."""
    name, *rest = tokens
    if rest[:1] in (["."], ["/"]):
        inner: Mask = {}
        rest = field(rest[1:], inner)
    elif rest[:1] == ["("]:
        inner, rest = group(rest[1:])
        rest = rest[1:]
    else:
        inner = {}
    fresh = name not in mask
    mask[name] = inner if fresh else {} if not inner or not mask[name] else {**mask[name], **inner}
    return rest


def picked(value: Any, mask: Mask) -> Any:
    """Return the part of an answer that a mask asks for."""
    if not mask or "*" in mask:
        return value
    if isinstance(value, list):
        return [picked(each, mask) for each in value]
    found = {name: picked(value[name], inner) for name, inner in mask.items() if name in value}
    return {name: found[name] for name in value if name in found}


def wants(mask: Mask, *path: str) -> bool:
    """Tell whether a mask asks for anything at or below a path."""
    for name in path:
        if not mask or "*" in mask:
            return True
        if name not in mask:
            return False
        mask = mask[name]
    return True


def paths(mask: Mask, before: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """Yield every path that a mask ends at."""
    for name, inner in mask.items():
        if inner:
            yield from paths(inner, (*before, name))
        else:
            yield (*before, name)


def merged(target: Mask, source: Mask, mask: Mask) -> Mask:
    """Return a message in which the masked fields are as in `source`: set, or gone where it has none."""
    if "*" in mask:
        return dict(source)
    result = dict(target)
    for name, inner in mask.items():
        if inner and "*" not in inner:
            result[name] = merged(target.get(name, {}), source.get(name, {}), inner)
        elif name in source:
            result[name] = source[name]
        else:
            result.pop(name, None)
        if result.get(name) == {}:
            del result[name]
    return result


def missing(mask: Mask, schema: str | None, fields: Callable[[str], dict[str, str | None]], before: str = "") -> str:
    """Return the first path of a mask that a schema does not have, or nothing."""
    for name, inner in mask.items():
        if name == "*":
            continue
        path = f"{before}.{name}" if before else name
        known = fields(schema) if schema else {}
        if name not in known:
            return path
        if found := missing(inner, known[name], fields, path):
            return found
    return ""
