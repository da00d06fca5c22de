"""Which of a city's files counts: the one that came last, whatever number it was kept under."""

import os
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from sync.desk.run import Run
from sync.desk.standing import arrived, look
from sync.inbox.gather import Gathered, Pile, corrected, with_statements
from sync.inbox.take_in import BY_FOLDER
from sync.model import Finding, Received, Submission
from sync.plan import Decision
from sync.season import Ruled, Ruling, Statement
from tests.markdown import workbook
from tests.submissions import IN_TIME, MESSAGES, SUMMER, season, submission, year

EARLY, LATER = IN_TIME, IN_TIME + timedelta(hours=1)
STAR = "# 百姓学习之星\n| 编号 | 姓名 | 性别 | 工作单位 |\n| 440600-S01 | 示例甲 | 男 | 示例单位 |"
OF_LAST_YEAR = Finding("wrong-year", params={"found": "2013", "wanted": 2014})
"""What is said of a file that is plainly meant as the form."""


def received(number: int, at: datetime, channel: str = BY_FOLDER) -> Received:
    return Received(number, "0" * 64, "佛山市.xlsx", channel, at, 1000)


def version(number: int, at: datetime) -> Submission:
    return replace(submission(), received=received(number, at))


def gathered(read: Mapping[int, datetime], refused: Mapping[int, datetime]) -> Gathered:
    """Gather files of 佛山市, by the number of their reception: those that were read, and those that were not."""
    pile = Pile(year(), MESSAGES, [version(number, at) for number, at in read.items()])
    for number, at in refused.items():
        pile.refuse(received(number, at), (OF_LAST_YEAR,))
    return pile.gathered(SUMMER)


@pytest.mark.parametrize(
    ("read", "counts"),
    [
        ({1: EARLY, 2: LATER}, 2),
        ({1: LATER, 2: EARLY}, 1),  # what was mailed earlier was put into the folder later
        ({1: EARLY, 2: EARLY}, 2),
        ({2: EARLY, 1: EARLY}, 2),
    ],
)
def test_the_version_that_came_last_counts_and_of_one_moment_the_one_kept_last(
    read: Mapping[int, datetime], counts: int
) -> None:
    found = gathered(read, {}).season.submissions
    assert {city: each.received.id for city, each in found.items()} == {"440600": counts}


@pytest.mark.parametrize(
    ("read", "refused", "said", "unread"),
    [
        ({}, {1: EARLY}, ["wrong-year"], [1]),
        ({2: EARLY}, {1: LATER}, ["wrong-year"], []),
        ({1: LATER}, {2: EARLY}, [], []),  # mended since, though kept before
        ({1: EARLY}, {2: EARLY}, ["wrong-year"], []),
        ({}, {2: EARLY, 1: LATER}, ["wrong-year", "wrong-year"], [1]),
    ],
)
def test_a_form_that_could_not_be_read_is_held_against_the_city_unless_a_newer_one_was_read(
    read: Mapping[int, datetime], refused: Mapping[int, datetime], said: list[str], unread: list[int]
) -> None:
    found = gathered(read, refused)
    assert [each.code for each in found.filed.get("440600", ())] == said
    assert [each.id for each in found.unread.values()] == unread


def test_of_what_the_register_tells_of_a_file_the_last_line_counts_whatever_moment_it_names() -> None:
    """A line put right may name an earlier moment; the folder and the web page are told of by nobody."""
    wrong, right = received(1, LATER, "邮件"), received(2, EARLY, "邮件")
    web = replace(received(3, EARLY, "网页·440600"), name="佛山市/佛山市.xlsx")
    other = replace(received(4, EARLY, "邮件"), name="佛山市（改）.xlsx")
    assert list(corrected([wrong, right, web, other])) == [right, web, other]


def test_what_came_after_the_moment_looked_at_counts_for_nothing(tmp_path: Path) -> None:
    inbox = tmp_path / "收件"
    inbox.mkdir()
    (inbox / "佛山市.xlsx").write_bytes(workbook(STAR))
    os.utime(inbox / "佛山市.xlsx", (LATER.timestamp(),) * 2)
    run = Run(year(), inbox, tmp_path, tmp_path / "存档", SUMMER)
    arrived(run)
    seen = [look(run, now=now).season.submissions for now in (LATER - timedelta(seconds=1), LATER)]
    assert [list(each) for each in seen] == [[], ["440600"]]


def test_after_the_files_decisions_of_office_and_cities_come_in_the_order_they_were_kept() -> None:
    def ruling(number: int, what: Ruled) -> Ruling:
        return Ruling("440600", "440600-S01", what, "", "", "示例员", "示例", received(number, LATER))

    configured = Decision(EARLY.date(), "示例主任", "440600", "440600-S01", "接收", "示例")
    said = Statement("440600", "withdrawn", "440600-S01", holds=True, reason="示例", received=received(8, LATER))
    own = (ruling(7, "不接收"), ruling(9, "接收"))
    made = with_statements(Gathered(season(version(1, EARLY))), [said], [configured], own)
    assert [each.decision for each in made.season.plan.decisions] == ["接收", "不接收", "撤回", "接收"]
