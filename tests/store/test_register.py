"""The register of documents: numbers are allotted once, in order, whoever issues at the same time and is stopped."""

from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import partial
from hashlib import sha256

import pytest

from sync.errors import StoreError
from sync.plan import Numbering
from sync.store.letter_register import AlreadyIssued, Issued, Register, UnnumberedLetter
from tests.databases import World, execute

NOON = datetime(2014, 9, 15, 12, 0, tzinfo=UTC)
LETTER = UnnumberedLetter(2014, "reminder", "440600", "示例函", date(2014, 9, 15), "催报函-佛山市", "0" * 64)


def laid_out(number: int | None) -> tuple[str, bytes]:
    return f"示例函〔2014〕{number}号", f"第{number}号".encode()


def letter(subject: str, **changes: object) -> UnnumberedLetter:
    return replace(LETTER, subject=subject, name=f"催报函-{subject}", **changes)


def numbers(register: Register) -> list[int | None]:
    return [each.number for each in register.lines()]


def issue(register: Register, paper: UnnumberedLetter, first: int = 1) -> Issued:
    return register.issue(paper, laid_out, NOON, first)


@pytest.fixture
def register(world: World) -> Iterator[Register]:
    register = world.register()
    yield register
    register.close()


def test_a_line_says_all_there_is_to_know(register: Register) -> None:
    line = issue(register, LETTER)
    assert line == Issued(
        id=1,
        season=2014,
        document="reminder",
        subject="440600",
        edition=1,
        series="示例函",
        year=2014,
        number=1,
        mark="示例函〔2014〕1号",
        day=date(2014, 9, 15),
        name="催报函-佛山市",
        basis="0" * 64,
        sha256=sha256("第1号".encode()).hexdigest(),
        personal=False,
        issued_at=NOON,
        voided_at=None,
        reason="",
    )
    assert (register.lines(2014), register.lines(2015), register.data(line)) == ([line], [], "第1号".encode())


def test_every_series_counts_by_itself_and_anew_each_year(register: Register) -> None:
    papers = [
        letter("甲"),
        letter("乙"),
        letter("丙", series="示例"),
        letter("丁", day=date(2015, 1, 5)),
        letter("戊", day=date(2015, 1, 6), season=2015),
    ]
    made = [issue(register, each) for each in papers]
    assert [(each.series, each.year, each.number) for each in made] == [
        ("示例函", 2014, 1),
        ("示例函", 2014, 2),
        ("示例", 2014, 1),
        ("示例函", 2015, 1),
        ("示例函", 2015, 2),
    ]


def test_numbers_used_elsewhere_are_passed_over(register: Register) -> None:
    assert [issue(register, letter(each), 12).number for each in "甲乙"] == [12, 13]


def test_what_belongs_to_no_series_has_no_number(register: Register) -> None:
    assert [issue(register, letter(each, series="")).number for each in "甲乙"] == [None, None]


def test_a_document_is_issued_once(register: Register) -> None:
    issue(register, LETTER)
    with pytest.raises(AlreadyIssued, match=r"^“催报函-佛山市”已经发出（示例函〔2014〕1号，2014-09-15），不能再发"):
        issue(register, LETTER)
    assert numbers(register) == [1]


def test_a_voided_number_stays_used(register: Register) -> None:
    first = issue(register, LETTER)
    void = register.void(first, "日期有误", NOON)
    again = issue(register, LETTER)
    assert (void.valid, void.reason, void.number) == (False, "日期有误", 1)
    assert (again.edition, again.number) == (2, 2)
    assert register.void(void, "再作废一次", NOON) == void
    register.void(again, "日期有误", NOON)
    assert issue(register, letter("甲")).number == 3


def test_a_document_that_cannot_be_laid_out_uses_no_number(register: Register) -> None:
    def broken(_number: int | None) -> tuple[str, bytes]:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        register.issue(LETTER, broken, NOON)
    assert issue(register, LETTER).number == 1


def test_who_comes_second_is_laid_out_anew_with_the_next_number(register: Register) -> None:
    asked = []

    def slow(number: int | None) -> tuple[str, bytes]:
        if not asked:
            issue(register, letter("甲"))
        asked.append(number)
        return laid_out(number)

    line = register.issue(LETTER, slow, NOON)
    assert (asked, line.number, register.data(line)) == ([1, 2], 2, "第2号".encode())


def test_of_two_who_issue_the_same_one_is_told_so(register: Register) -> None:
    def overtaken(number: int | None) -> tuple[str, bytes]:
        issue(register, LETTER)
        return laid_out(number)

    with pytest.raises(AlreadyIssued):
        register.issue(LETTER, overtaken, NOON)
    assert numbers(register) == [1]


def test_changed_bytes_are_noticed(register: Register) -> None:
    line = issue(register, LETTER)
    execute(register, "UPDATE issued SET data = NULL")
    assert register.data(line) is None
    kind = "bytea" if register.address.shared else "blob"
    execute(register, f"UPDATE issued SET data = CAST('00' AS {kind})")  # noqa: S608  # a test's own words
    with pytest.raises(StoreError, match=r"^发文登记中的公文被改动过：示例函〔2014〕1号"):
        register.data(line)


def test_numbers_are_written_as_the_year_wants_them() -> None:
    written = [
        style.mark("示例函", 2014, number)
        for style in (Numbering(), Numbering(brackets="[]", digits=3), Numbering(brackets="【】"))
        for number in (None, 7, 1234)
    ]
    assert written == [
        "示例函〔2014〕　号",
        "示例函〔2014〕7号",
        "示例函〔2014〕1234号",
        "示例函[2014]　号",
        "示例函[2014]007号",
        "示例函[2014]1234号",
        "示例函【2014】　号",
        "示例函【2014】7号",
        "示例函【2014】1234号",
    ]
    assert Numbering().mark("", 2014, 7) == ""


def issue_many(world: World, subjects: list[str]) -> list[int | None]:
    """Issue a letter to each, in a process of its own; of those others have issued meanwhile there is no number."""
    register = world.register()
    made = []
    for each in subjects:
        try:
            made.append(issue(register, letter(each)).number)
        except AlreadyIssued:
            continue
    return made


def test_processes_that_issue_at_once_get_numbers_of_their_own(world: World, processes: ProcessPoolExecutor) -> None:
    own = [[f"{process}-{number}" for number in range(20)] for process in range(3)]
    made = list(processes.map(partial(issue_many, world), own))
    assert [len(each) for each in made] == [20, 20, 20]
    assert sorted(number for each in made for number in each if number) == list(range(1, 61))


def test_processes_that_issue_the_same_documents_issue_each_once(world: World, processes: ProcessPoolExecutor) -> None:
    shared = [str(number) for number in range(20)]
    made = list(processes.map(partial(issue_many, world), [shared] * 3))
    assert sorted(number for each in made for number in each if number) == list(range(1, 21))
    assert [each.edition for each in world.register().lines()] == [1] * 20


def test_a_series_goes_on_where_it_was_told_to_begin_and_never_behind_what_was_used(register: Register) -> None:
    made = [issue(register, letter(subject), first) for subject, first in (("甲", 7), ("乙", 7), ("丙", 20), ("丁", 1))]
    assert [each.number for each in made] == [7, 8, 20, 21]
