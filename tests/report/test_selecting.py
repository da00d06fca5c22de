"""The example season judged: golden ranking, what hangs by a thread, what comes back, who is told."""

from dataclasses import replace
from datetime import UTC, date, datetime
from hashlib import sha256
from pathlib import Path

import pytest
from msgspec import structs
from openpyxl import load_workbook

from sync.commands.select import Selecting, select
from sync.desk.run import Run, run_of
from sync.desk.standing import Standing, arrived
from sync.documents.compose import basis, templates
from sync.documents.contexts import Scene
from sync.model import Status
from sync.sheets.judging.selection_words import words
from sync.store.letter_register import Register, UnnumberedLetter
from tests.office import pages, render

GOLDEN = Path(__file__).parent / "golden" / "遴选结果.txt"


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Run:
    return run_of(2014, None, tmp_path_factory.mktemp("out"), clock=datetime(2014, 9, 15, tzinfo=UTC))


@pytest.fixture(scope="module")
def made(run: Run) -> Selecting:
    return select(run, lambda items, _: items)


@pytest.fixture(scope="module")
def season(made: Selecting, run: Run) -> Standing:
    assert made.folder.is_dir()
    return arrived(run, lambda items, _: items)


def told(made: Selecting) -> str:
    """Return the result as lines: everybody with place and reason, ties, threads, absent judges, findings."""
    lines = []
    for shortlist in made.evaluation.shortlists:
        lines.append(shortlist.award.title)
        for each in shortlist.choices:
            outcome = f"{each.outcome}{each.alternate or ''}"
            lines.append(f"  {outcome} {each.place} {each.candidate.key} {words().reason(each.reason, 2)}")
            lines += (f"    {words().decision(decision)}" for decision in each.decisions)
        lines += (f"  同分 {'、'.join(tie.keys)} {words().steps(tie.steps)}" for tie in shortlist.ties)
        lines += (f"  回避 {each.judge} {each.key} {words().recusals[each.why]}" for each in shortlist.recusals)
        lines += (
            f"  偏离 {key} {'、'.join(score.outliers)}" for key, score in shortlist.scores.items() if score.outliers
        )
        lines += (f"  未交 {judge} {round_}" for judge, round_ in shortlist.absent)
        lines += (
            f"  命悬一线 {each.kind} {each.label}：{'、'.join(each.gains)} 换下 {'、'.join(each.loses)}"
            for each in shortlist.threads
        )
    for returned in made.evaluation.handed.returned:
        lines += (f"{returned.received.name} {each.code}" for each in returned.findings)
    return "\n".join(lines) + "\n"


def test_the_result_is_the_one_on_record(made: Selecting) -> None:
    """When it changes for a reason, write told(made) over the golden file and read the difference."""
    assert told(made) == GOLDEN.read_text(encoding="utf-8")


def test_two_runs_give_the_same_bytes(made: Selecting, run: Run) -> None:
    before = {path.name: sha256(path.read_bytes()).hexdigest() for path in made.folder.iterdir()}
    select(run, lambda items, _: items)
    assert {path.name: sha256(path.read_bytes()).hexdigest() for path in made.folder.iterdir()} == before


def test_the_workbook_has_its_sheets_and_a_native_chart(made: Selecting) -> None:
    book = load_workbook(made.folder / "遴选结果.xlsx")
    assert book.sheetnames == [
        "百姓学习之星",
        "终身学习活动品牌",
        "百姓学习之星-评委评分",
        "终身学习活动品牌-评委评分",
        "结构",
        "命悬一线",
        "评分表收件",
    ]
    assert len(book["结构"]._charts) == 1  # noqa: SLF001  # openpyxl has no public list of charts


def test_only_the_judge_who_left_a_gap_gets_an_opinion(made: Selecting) -> None:
    assert sorted(path.name for path in made.folder.glob("评分表核验意见*")) == [
        "评分表核验意见-一般推荐-示例评委戊.xlsx"
    ]


def test_ballots_are_nobodys_submission(season: Standing) -> None:
    assert [each.received.name for each in season.gathered.unclaimed] == []
    assert [name for name in season.sources if "评委" in name] == []
    assert len(season.gathered.ballots) == len(list((Path("examples") / "2014" / "inbox" / "评委").iterdir()))


def statuses(judged: Standing) -> dict[str, Status]:
    return {each.key: each.status for city in judged.verdicts for form in city.forms for each in form.entries}


def with_letters(season: Standing, register: Register) -> Standing:
    """Return the season with what is out by now."""
    return replace(season, letters=tuple(register.out(2014).values()))


def test_cities_learn_the_result_only_when_the_plan_says_so(season: Standing) -> None:
    assert statuses(season.told) == statuses(season)
    plan = season.plan
    open_plan = replace(plan, selection=structs.replace(plan.selection, publish_results=True))
    gathered = replace(season.gathered, season=replace(season.season, plan=open_plan))
    opened = replace(season, gathered=gathered)
    after = statuses(opened.told)
    chosen = {each.candidate.key for one in season.shortlists for each in one.chosen}
    assert {key for key, status in after.items() if status is Status.CHOSEN} == chosen
    changed = {key for key, status in after.items() if status is not statuses(season)[key]}
    assert {after[key] for key in changed - chosen} == {Status.PASSED_OVER}
    assert {statuses(season)[key] for key in changed} == {Status.ACCEPTED, Status.REMARKED}


def test_cities_learn_the_result_once_what_announces_it_is_out(season: Standing, tmp_path: Path) -> None:
    register = Register(tmp_path)
    issue(register, season.scene, "notice")
    assert Status.CHOSEN not in statuses(with_letters(season, register).told).values()
    issue(register, season.scene, "publicity")
    assert Status.CHOSEN in statuses(with_letters(season, register).told).values()


def test_a_result_that_was_never_made_public_reaches_no_city(season: Standing, tmp_path: Path) -> None:
    """The publicity named other people than are chosen now: somebody has to make that public first."""
    register, scene = Register(tmp_path), season.scene
    first, *others = scene.shortlists
    other = replace(scene, shortlists=(replace(first, choices=first.choices[1:]), *others))
    issue(register, other, "publicity")
    assert statuses(with_letters(season, register).told) == statuses(season)


def issue(register: Register, scene: Scene, document: str) -> None:
    day = date(2014, 9, 20)
    spec = next(each for each in scene.plan.documents if each.key == document)
    paper = UnnumberedLetter(2014, document, "", "", day, document, basis(scene, templates(), spec, None, day))
    register.issue(paper, lambda _: ("", b""), datetime(2014, 9, 20, tzinfo=UTC))


@pytest.mark.office
def test_libreoffice_shows_every_sheet(made: Selecting, tmp_path: Path) -> None:
    shown = render([made.folder / "遴选结果.xlsx"], tmp_path)
    assert len(pages(shown[0], dpi=20)) >= 7
