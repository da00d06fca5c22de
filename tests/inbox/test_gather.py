"""Which of a city's files counts: the one that came last, whatever number it was kept under."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from sync.inbox.gather import Gathered, Pile, corrected
from sync.inbox.take_in import BY_FOLDER
from sync.model import Finding, Received, Submission
from tests.submissions import IN_TIME, MESSAGES, SUMMER, submission, year

EARLY, LATER = IN_TIME, IN_TIME + timedelta(hours=1)
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
