"""Numbers of headings and items: 一、 （一） 1. （1） (7.3.3), written as text so that any editor shows them."""

from collections.abc import Iterable, Iterator

from sync.documents.gongwen.blocks import Block, Heading, Item

DIGITS = "零一二三四五六七八九"
TEN, HUNDRED = 10, 100


def hanzi(number: int) -> str:
    """Write 1 to 99 as in a list: 一, 十, 十二, 二十, 二十一; larger numbers in Arabic digits."""
    if not 0 < number < HUNDRED:
        return str(number)
    tens, ones = divmod(number, TEN)
    return ("" if tens == 0 else "十" if tens == 1 else DIGITS[tens] + "十") + (DIGITS[ones] if ones else "")


def label(level: int, number: int) -> str:
    """Return the mark of a level, 1 to 4."""
    return (f"{hanzi(number)}、", f"（{hanzi(number)}）", f"{number}.", f"（{number}）")[level - 1]


def numbered(blocks: Iterable[Block]) -> Iterator[tuple[str, Block]]:
    """Yield each block with its number, "" where it has none."""
    headings = [0, 0, 0, 0]
    items = [0, 0]
    for block in blocks:
        if isinstance(block, Item):
            yield label(block.depth + 2, count(items, block.depth)), block
            continue
        items = [0, 0]
        yield (label(block.level, count(headings, block.level)) if isinstance(block, Heading) else ""), block


def count(counters: list[int], level: int) -> int:
    """Count one more on a level, from 1; what lies below starts anew."""
    counters[level - 1] += 1
    counters[level:] = [0] * (len(counters) - level)
    return counters[level - 1]
