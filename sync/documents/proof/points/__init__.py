"""The 52 points of GB/T 9704-2012 (核对要点) in order; their words are in templates/proof.toml."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from sync.documents.proof.paper import ProofPaper
from sync.documents.proof.points import (
    annexes,
    body,
    endings,
    head,
    imprint,
    letter,
    letter_rules,
    minutes,
    number_line,
    numbers,
    page,
    setting,
    signing,
)
from sync.documents.proof.results import Observation

PointCheck = Callable[[ProofPaper], Iterator[Observation]]


@dataclass(frozen=True, slots=True)
class Point:
    """A point of the standard, its clause, and the function that looks for it; nothing found means 不适用."""

    number: int
    clause: str
    check: PointCheck


POINTS: tuple[Point, ...] = (
    Point(1, "3.1", page.defined),  # 字
    Point(2, "3.2", page.defined),  # 行
    Point(3, "5.1", page.paper_size),
    Point(4, "5.2.1", page.top_margin),
    Point(5, "5.2.1", page.left_margin),
    Point(6, "5.2.1", page.type_area),
    Point(7, "5.2.2", setting.default_type),
    Point(8, "5.2.3", setting.grid),
    Point(9, "5.2.4", setting.colour),
    Point(10, "6", page.printing),
    Point(11, "7.1", page.three_parts),
    Point(12, "7.2.1", head.copy_number),
    Point(13, "7.2.2", head.secrecy),
    Point(14, "7.2.3", head.urgency),
    Point(15, "7.2.4", head.mark_place),
    Point(16, "7.2.4", head.mark_look),
    Point(17, "7.2.4", head.joint_mark),
    Point(18, "7.2.5", number_line.number_place),
    Point(19, "7.2.5", number_line.number_text),
    Point(20, "7.2.5", number_line.upward_number),
    Point(21, "7.2.6", number_line.signer),
    Point(22, "7.2.7", number_line.red_rule),
    Point(23, "7.3.1", body.title),
    Point(24, "7.3.2", body.addressees),
    Point(25, "7.3.3", body.body),
    Point(26, "7.3.3", body.levels),
    Point(27, "7.3.4", endings.enclosures),
    Point(28, "7.3.5.1", signing.sealed),
    Point(29, "7.3.5.1", signing.joint_seals),
    Point(30, "7.3.5.2", signing.unsealed),
    Point(31, "7.3.5.3", signing.stamped),
    Point(32, "7.3.5.4", endings.date),
    Point(33, "7.3.5.5", endings.company),
    Point(34, "7.3.6", endings.note),
    Point(35, "7.3.7", annexes.annexes),
    Point(36, "7.4.1", imprint.rules),
    Point(37, "7.4.2", imprint.copies),
    Point(38, "7.4.3", imprint.printed),
    Point(39, "7.5", numbers.page_number),
    Point(40, "8", numbers.landscape),
    Point(41, "9", numbers.punctuation),
    Point(42, "10.1", letter.letter_mark),
    Point(43, "10.1", letter_rules.upper_rules),
    Point(44, "10.1", letter_rules.lower_rules),
    Point(45, "10.1", letter.letter_small),
    Point(46, "10.1", letter.letter_number),
    Point(47, "10.1", letter.letter_title),
    Point(48, "10.1", letter_rules.above_lower_rule),
    Point(49, "10.1", letter.letter_page_number),
    Point(50, "10.1", letter.letter_imprint),
    Point(51, "10.2", minutes.order),
    Point(52, "10.3", minutes.minutes),
)
