"""Run after run: what the operator puts right in between, and runs that get into each other's way."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import msgspec
import pytest

from sync.commands.report import remarks, report
from sync.desk.run import Run, run_of
from sync.errors import StoreError
from sync.store import alone
from tests.files import photo
from tests.markdown import workbook

DRAWN = Path(__file__).parent / "cases" / "没有问题" / "2014-09-05 佛山市.md"
REGISTER = "收件登记.csv"


@pytest.fixture
def run(tmp_path: Path) -> Run:
    inbox = tmp_path / "收件"
    inbox.mkdir()
    (inbox / "佛山市.xlsx").write_bytes(workbook(DRAWN.read_text(encoding="utf-8")))
    return run_of(2014, inbox, tmp_path / "结果", "2014-09-15", clock=datetime(2014, 9, 15, tzinfo=UTC))


def status(run: Run, registered: str) -> str:
    """Register when the city's file came, run, and return where the city stands."""
    (run.inbox / REGISTER).write_text(f"文件,收到时间,渠道\n佛山市.xlsx,{registered},\n", encoding="utf-8")
    report(run, lambda items, _: items)
    cities = msgspec.json.decode((run.out / "核验结果.json").read_bytes())["cities"]
    return str(next(each["status"] for each in cities if each["name"] == "佛山市"))


def test_a_register_that_was_put_right_counts(run: Run) -> None:
    assert status(run, "2014-09-05 12:00") == "已接收（有提示）"
    assert status(run, "2014-09-11 12:00") == "逾期待定"


def test_who_registers_a_file_knows_better_than_its_own_date(run: Run) -> None:
    (run.inbox / REGISTER).unlink(missing_ok=True)
    report(run, lambda items, _: items)
    assert status(run, "2014-09-05 12:00") == "已接收（有提示）"


def test_two_runs_do_not_write_the_same_results_at_once(tmp_path: Path) -> None:
    with alone(tmp_path), pytest.raises(StoreError, match="另一个程序正在处理"), alone(tmp_path, patience=0.1):
        pass
    with alone(tmp_path):
        pass


def test_evidence_that_belongs_to_nobody_is_named(run: Run) -> None:
    (run.inbox / "佛山市").mkdir()
    for shade, name in enumerate(("440600-S01-照片.jpg", "合影13812345678.jpg")):
        (run.inbox / "佛山市" / name).write_bytes(photo(shade=100 * shade))
    said = [each for each in remarks(report(run, lambda items, _: items)) if "没有对上" in each]
    assert said == [
        "附件材料1份没有对上任何一条（文件名要有编号，或与表里填的文件名、姓名一致）：佛山市/合影138****5678.jpg"
    ]


def test_letters_that_were_only_read_back_are_said_to_be_so(run: Run) -> None:
    done = report(run, lambda items, _: items)
    looked_at = replace(done, proofs=tuple(replace(each, rendered=True) for each in done.proofs))
    said = [each for made in (done, looked_at) for each in remarks(made) if "核对了格式" in each]
    count = len(done.proofs)
    assert count
    assert said == [
        f"公文{count}份，逐份核对了格式：没有不合格；版面未看，见 make proof。",
        f"公文{count}份，逐份核对了格式：没有不合格。",
    ]
