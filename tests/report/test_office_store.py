"""The office's own store on either database: `make report` beside uploads, killed runs, purging, moving house."""

import os
import shutil
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from hashlib import sha256
from importlib import import_module
from itertools import count
from multiprocessing.connection import Connection
from pathlib import Path
from random import Random
from time import perf_counter
from uuid import uuid4

import msgspec
import pytest

from scripts.move import main as move
from scripts.purge import main as purge
from scripts.report import main as report_script
from sync.commands.report import report
from sync.desk.run import Run, run_of
from sync.inbox.gather import gather
from sync.inbox.library import Library
from sync.messages import load as load_messages
from sync.store import Role, Store
from sync.store.letter_register import Register, UnnumberedLetter
from tests.files import photo
from tests.killing import READY, killed, posix
from tests.markdown import workbook

DRAWN = Path(__file__).parent / "cases" / "没有问题" / "2014-09-05 佛山市.md"
KNOW_VAR = ("desk.run", "commands.purge", "store.databases.database_address", "store.databases.database")
"""Modules of ours that know where the office keeps its things."""
NOW = datetime(2014, 9, 15, tzinfo=UTC)
LETTER = UnnumberedLetter(2014, "notice", "", "示例", date(2014, 9, 15), "通知", "0" * 64, personal=True)


@dataclass(frozen=True)
class Office:
    """An office in a folder, with `url` on a server; it travels to other processes."""

    root: Path
    url: str = ""

    def settle(self) -> None:
        """Let this process, which is a test's own, be the office's."""
        for each in KNOW_VAR:
            vars(import_module(f"sync.{each}"))["VAR"] = self.root / "var"
        os.environ["STORE_URL"] = self.url

    def run(self, out: str = "结果") -> Run:
        made = run_of(2014, self.root / "收件", self.root / out, "2014-09-15", clock=NOW)
        return replace(made, store=self.root / "var" / "2014")

    def store(self) -> Store:
        return Store(self.root / "var" / "2014")


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgresql)])
def office(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Office:
    inbox = tmp_path / "收件"
    inbox.mkdir()
    (inbox / "佛山市.xlsx").write_bytes(workbook(DRAWN.read_text("utf-8")))
    (inbox / "佛山市-440600-S01-示例甲.jpg").write_bytes(photo())
    (inbox / "收件登记.csv").write_text("文件,收到时间,渠道\n佛山市.xlsx,2014-09-05 12:00,邮件\n", "utf-8")
    for each in KNOW_VAR:
        monkeypatch.setattr(import_module(f"sync.{each}"), "VAR", tmp_path / "var")
    url = ""
    if request.param == "postgresql":
        url = request.getfixturevalue("cluster").database(f"desk_{uuid4().hex}")
    monkeypatch.setenv("STORE_URL", url)
    monkeypatch.chdir(tmp_path)
    return Office(tmp_path, url)


def results(office: Office, out: str = "结果") -> dict[str, str]:
    """Return the sha256 of every file of the output, a store of its own aside."""
    place = office.root / out / "2014"
    files = sorted(path for path in place.rglob("*") if path.is_file() and place / "存档" not in path.parents)
    return {path.relative_to(place).as_posix(): sha256(path.read_bytes()).hexdigest() for path in files}


def report_again_and_again(said: Connection, office: Office) -> None:
    office.settle()
    said.send(READY)
    for _ in count():
        report(office.run(), lambda items, _: items)
        said.send("reported")


@posix
def test_a_report_killed_at_any_moment_is_made_good_by_the_next(office: Office) -> None:
    chance, since = Random(11), perf_counter()  # noqa: S311  # moments, not secrets
    report(run_of(2014, office.root / "收件", office.root / "安静", "2014-09-15", clock=NOW), lambda items, _: items)
    step = perf_counter() - since
    for words in range(2):
        killed(report_again_and_again, office, words=words, part=chance.random(), step=step)
    report(office.run(), lambda items, _: items)
    held = office.store().received()
    assert [office.store().data(each) for each in held] == [
        (office.root / "收件" / each.name).read_bytes() for each in held
    ]
    assert len(held) == 2
    assert results(office) == results(office, "安静")


def upload(office: Office, files: int) -> list[int]:
    """Receive files as the web does, and return their numbers."""
    office.settle()
    store = office.store()
    book = workbook(DRAWN.read_text("utf-8"))
    return [store.keep(book, f"佛山市-{number}.xlsx", "网页", NOW).id for number in range(files)]


def test_a_report_beside_uploads_sees_a_whole_season(office: Office, processes: ProcessPoolExecutor) -> None:
    uploads = processes.submit(upload, office, 30)
    report(office.run(), lambda items, _: items)
    receipts = uploads.result()
    assert len(set(receipts)) == 30
    assert set(receipts) < {each.id for each in office.store().received()}
    assert len(office.store().received()) == 32
    cities = msgspec.json.decode((office.root / "结果" / "2014" / "核验结果.json").read_bytes())["cities"]
    assert {each["status"] for each in cities if each["name"] == "佛山市"} == {"已接收（有提示）"}


def test_what_comes_in_while_forms_are_read_is_left_to_the_next_run(office: Office) -> None:
    run, store = office.run(), office.store()
    store.keep(workbook(DRAWN.read_text("utf-8")), "佛山市.xlsx", "网页", NOW)

    def watch(items: list[object], _: str) -> list[object]:
        store.keep(photo(), "佛山市-440600-S01.jpg", "网页", NOW, Role.EVIDENCE)
        return items

    with Library(store) as library:
        seen = gather(library, run.plan, load_messages(), run.now, watch).season.evidence  # type: ignore[arg-type]
        later = gather(library, run.plan, load_messages(), run.now).season.evidence
    assert (len(seen), len(later)) == (0, 1)


def test_the_office_purges_its_past_years(office: Office, capsys: pytest.CaptureFixture[str]) -> None:
    report(office.run(), lambda items, _: items)
    register = Register(office.root / "var")
    register.issue(LETTER, lambda number: (f"示例〔2014〕{number}号", b"1"), NOW)
    assert purge(["--before", "2014-12-31", "--confirm", "1", "--who", "示例员"]) == 0
    assert "2014年：已清除收件2份（原件2个，" in capsys.readouterr().out
    store = office.store()
    assert ([each.name for each in store.received(Role.PURGED)], store.originals.sizes()) == (
        ["已清除-2.xlsx", "已清除-1.jpg"],
        [],
    )
    (line,) = register.lines()
    assert (line.mark, register.data(line)) == ("示例〔2014〕1号", None)


@pytest.mark.postgresql
@pytest.mark.parametrize("office", ["postgresql"], indirect=True)
def test_an_office_moves_house_and_goes_on_where_it_was(
    office: Office, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("STORE_URL", "")
    report(office.run(), lambda items, _: items)
    Register(office.root / "var").issue(LETTER, lambda number: (f"示例〔2014〕{number}号", b"1"), NOW)
    before = office.store().received()
    monkeypatch.setenv("STORE_URL", office.url)
    assert report_script(["--year", "2014", "--inbox", str(office.root / "收件")]) == 2
    assert "还没有搬进 STORE_URL 所指的数据库：请先运行 make move" in capsys.readouterr().err
    assert (move([]), move([])) == (0, 0)
    said = capsys.readouterr().out.splitlines()
    assert said[0] == "var/2014/store.db：已搬入数据库，2条记录；原文件改名为 store.db.已搬走"
    assert said[-1] == "没有要搬的存档。"
    shutil.rmtree(office.root / "var")
    store, register = office.store(), Register(office.root / "var")
    assert (store.received(), [len(store.data(each)) for each in before]) == (before, [each.size for each in before])
    assert store.keep(b"1", "甲.xlsx", "网页", NOW).id == len(before) + 1
    assert (register.data(register.lines()[0]), register.lines()[0].mark) == (b"1", "示例〔2014〕1号")
    again = replace(LETTER, subject="440600")
    assert register.issue(again, lambda number: (f"示例〔2014〕{number}号", b"2"), NOW).number == 2


def test_a_closed_world_never_asks_the_server(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("STORE_URL", "postgresql://desk@127.0.0.1:1/desk")
    (tmp_path / "收件").mkdir()
    places = ["--inbox", str(tmp_path / "收件"), "--out", str(tmp_path / "结果"), "--year", "2014"]
    assert report_script([*places, "--today", "2014-09-15"]) == 0
    assert (tmp_path / "结果" / "2014" / "存档" / "store.db").is_file()
