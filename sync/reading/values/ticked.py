"""Choices printed with boxes to tick (勾选): ☑否 ☐是, 男√ 女, 是（ ）否（√）, [x]是 [ ]否."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from sync.reading.values.folding import folded

ON = "☑√✓✔■●☒✅"
OFF = "☐□○❑"
IN_BRACKETS = re.compile(r"[(\[] ?([√✓✔xX☑■×✗]?) ?[)\]]")
SHIFTED = re.compile(r"[R£]")
"""What Wingdings 2 prints as a ticked and an empty box shows as these in another face."""
BOX = re.compile(f"[{ON}{OFF}]")
POUND = "£"
BOXES = re.compile(f"([{ON}{OFF}])")


@dataclass(frozen=True)
class Ticked:
    """What the boxes say: the options that are ticked, and whether every option has its own box or blank."""

    options: tuple[str, ...]
    complete: bool


def ticked(raw: str, options: Sequence[str]) -> Ticked | None:
    """Return which of the printed options are ticked; None where there are no boxes beside options."""
    text = boxes(raw)
    if not BOX.search(text):
        return None
    parts = [each for each in BOXES.split(text) if each.strip()]
    names = {each: name(each, options) for each in parts if not BOX.fullmatch(each)}
    if not any(names.values()) and not any(name(each.split(" ")[-1], options) for each in names):
        return None
    first = bool(BOX.fullmatch(parts[0]))
    found, several = before(parts, names) if first else after(parts, names, options)
    return None if found is None else Ticked(found, complete=several)


def boxes(raw: str) -> str:
    """Write every kind of box as a ticked or an empty one."""
    text = IN_BRACKETS.sub(lambda found: "☑" if found[1] else "☐", folded(raw))
    return SHIFTED.sub(lambda found: "☐" if found[0] == POUND else "☑", text) if POUND in text else text


def name(text: str, options: Sequence[str]) -> str:
    """Return the option a piece of text is; "" where it is none."""
    plain = text.strip(" ,、;/")
    return plain if plain in options else ""


def before(parts: Sequence[str], names: dict[str, str]) -> tuple[tuple[str, ...] | None, bool]:
    """Read boxes that stand before their options; options without one are not ticked."""
    pairs = list(pairwise(parts))
    on = tuple(names[each] for box, each in pairs if box in ON and names.get(each))
    strange = [each for box, each in pairs if BOX.fullmatch(box) and not names.get(each)]
    return (None if strange else on), True


def after(parts: Sequence[str], names: dict[str, str], options: Sequence[str]) -> tuple[tuple[str, ...] | None, bool]:
    """Read boxes that stand after their options: of several names before one box, the last."""
    on = []
    for each, box in pairwise(parts):
        if not BOX.fullmatch(box):
            continue
        own = names.get(each) or next((last for last in [each.split(" ")[-1].strip(" ,、;/")] if last in options), "")
        if not own:
            return (), False
        if box in ON:
            on.append(own)
    return tuple(on), True
