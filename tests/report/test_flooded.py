"""A city that sends thousands of candidates holds nobody up: judges get their workbooks, and the office is told."""

from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from scripts.scoring import main
from sync.commands.scoring import Scoring, scoring
from sync.desk.run import Run, run_of
from sync.plan import Judge
from sync.web.view.desk import Desk
from tests.markdown import workbook
from tests.web.town import GOOD, book

NOON = datetime(2014, 9, 5, 4, 0, tzinfo=UTC)
ROWS = 3000
STAR = next(line for line in GOOD.splitlines() if line.startswith("| 440600-S01"))


def flooded() -> bytes:
    """佛山's good workbook with thousands of stars: so many that two of them would draw the same number."""
    rows = "\n".join(
        STAR.replace("440600-S01", f"440600-S{row:02d}").replace("示例乙", f"示例{chr(0x4E00 + row)}")
        for row in range(1, ROWS + 1)
    )
    return workbook(GOOD.replace(STAR, rows))


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Run:
    place = tmp_path_factory.mktemp("flooded")
    inbox = place / "收件"
    inbox.mkdir()
    (inbox / "2014-09-01 佛山市.xlsx").write_bytes(flooded())
    (inbox / "2014-09-01 江门市.xlsx").write_bytes(book("江门市", "440700"))
    made = run_of(2014, inbox, place / "结果", "2014-09-05", clock=NOON)
    return replace(made, plan=replace(made.plan, judges=(Judge("P01", "示例评委甲"),)))


@pytest.fixture(scope="module")
def made(run: Run) -> Scoring:
    return scoring(run, lambda items, _: items)


def test_judges_get_whom_they_can_judge_and_the_office_is_told_of_the_city(made: Scoring) -> None:
    (booklet,) = [each for each in made.booklets if each.round.key == "regular"]
    stars = {each.city for award, page in booklet.pages.items() for each in page if award.key == "star"}
    assert stars == {"440700"}
    assert made.crowded == (
        "佛山市：百姓学习之星远远超过每市名额（1～2位），另有2990位没有进入候选人名单，请联系该市按名额重新报送",
    )


def test_the_page_tells_the_city_once_that_it_is_far_over_its_quota(run: Run, made: Scoring) -> None:
    assert made.folder.is_dir()
    desk = Desk(run, lambda: run, lambda: run.now)
    try:
        judged = desk.view().told
    finally:
        desk.close()
    lines = [each.sentence for each in judged.answers["440600"].lines if each.level == "错误"]
    assert Counter(lines) == {
        "“百姓学习之星”推荐了3000位，远远超过每市名额（1～2位），其中只有10位进入候选人名单。": 1,
        "“百姓学习之星”推荐了3000位，超过每市名额（1～2位）。": 1,
    }
    assert len(judged.answers["440600"].marks) > ROWS


def test_make_scoring_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    told = Scoring((), tmp_path, ("示例市：远远超过",))
    monkeypatch.setattr("scripts.scoring.scoring", lambda *_: told)
    assert main(["--year", "2014", "--out", str(tmp_path)]) == 0
    assert capsys.readouterr().out == f"示例市：远远超过\n已生成0份评分表，在：{tmp_path}\n"
