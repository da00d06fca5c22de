"""The environment of the commands: made once, by one at a time, and mended by the next run whatever happened."""

import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from scripts.environment.failing import cause, foreign_sentence
from scripts.environment.ownership import foreign, hand_over, left_by
from tests.making import LOCKS, ROOT, fresh, make, started

PREPARING = "首次运行或依赖有更新：正在准备运行环境（约1分钟）…"
AT_WORK = "-m\nscripts.report\n"


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    return fresh(tmp_path)


def said(tree: Path, *arguments: str, **environment: str) -> list[str]:
    """Return what the clerk reads of a command, without make's own line at the end."""
    return [line for line in make(tree, *arguments, **environment).stderr.splitlines() if not line.startswith("make")]


def environments(tree: Path) -> set[str]:
    return {each.name for each in tree.glob(".venv*")} - {".venv.lock", ".venv-bench.lock"}


def installations(tree: Path) -> int:
    return len((tree / "pip.log").read_text().splitlines())


# ---- When


def test_it_is_made_once(tree: Path) -> None:
    assert said(tree, "report") == [PREPARING]
    assert said(tree, "report") == []
    assert environments(tree) == {".venv"}


def test_it_is_made_anew_when_its_lock_changes_and_not_when_only_its_date_does(tree: Path) -> None:
    make(tree, "report")
    (tree / "requirements.lock").touch()
    assert said(tree, "report") == []
    with (tree / "requirements.lock").open("a") as lock:
        lock.write("# changed\n")
    assert said(tree, "report") == [PREPARING]


def test_it_is_made_anew_when_its_python_has_gone(tree: Path) -> None:
    make(tree, "report")
    (tree / ".venv" / "bin" / "python").unlink()
    assert said(tree, "report") == [PREPARING]


def test_it_is_made_anew_when_its_python_does_not_start(tree: Path) -> None:
    make(tree, "report")
    (tree / ".venv" / "bin" / "python").write_text("#!/bin/sh\necho libpython3.11.so: cannot open >&2\nexit 127\n")
    assert said(tree, "report") == [PREPARING]


def test_it_is_made_anew_when_another_python_stands_behind_the_same_link(tree: Path) -> None:
    make(tree, "report")
    stamp = tree / ".venv" / "ready"
    stamp.write_text(re.sub(r"^cpython-\d+", "cpython-310", stamp.read_text()))
    assert said(tree, "report") == [PREPARING]
    assert said(tree, "report") == []


def test_one_with_the_tools_of_the_tests_serves_the_desk_as_well_but_not_the_other_way_round(tree: Path) -> None:
    testing = "正在准备运行环境和测试工具（约2分钟）…"
    assert said(tree, "dev-ready") == [testing]
    assert said(tree, "report") == []
    (tree / "requirements.lock").write_text("# changed")
    assert said(tree, "report") == [PREPARING]
    assert said(tree, "dev-ready") == [testing]


def test_the_one_for_measuring_stands_apart(tree: Path) -> None:
    assert said(tree, "bench-ready") == ["正在准备测速用的运行环境（约2分钟）…"]
    assert environments(tree) == {".venv-bench"}


def test_its_scripts_name_the_place_where_it_lies(tree: Path) -> None:
    make(tree, "report")
    venv = tree / ".venv"
    assert (venv / "bin" / "tool").read_text() == f"#!{venv}/bin/python\n"
    assert (venv / "pyvenv.cfg").read_text() == f"command = {venv}\n"


def test_what_pip_is_told_elsewhere_to_install_elsewhere_does_not_count(tree: Path) -> None:
    make(tree, "report", PIP_USER="1", PIP_TARGET="/elsewhere")
    assert (tree / "pip.log").read_text() == "0\n"


# ---- By one at a time


def at(gate: Path, process: subprocess.Popen[str]) -> None:
    """Wait until pip stands at the gate."""
    while not gate.with_name("gate.at").exists():
        assert process.poll() is None
        time.sleep(0.01)


@pytest.fixture
def gate(tmp_path: Path) -> Path:
    """Where pip waits to be let through."""
    os.mkfifo(tmp_path / "gate")
    return tmp_path / "gate"


def test_a_second_command_names_the_first_waits_and_goes_on(tree: Path, gate: Path) -> None:
    with started(tree, "report", GATE=str(gate), USER="zhang") as first:
        at(gate, first)
        with started(tree, "report") as second:
            assert second.stderr
            waiting = second.stderr.readline()
            gate.write_text("")
            assert (second.communicate(), second.returncode) == ((AT_WORK, ""), 0)
        assert first.communicate() == (AT_WORK, f"{PREPARING}\n")
    who = r"\S+ 在 \S+ 上的 make report（\d\d:\d\d 起，进程号 \d+）正在准备运行环境，等它做完后自动继续…\n"
    assert re.fullmatch(who, waiting)
    assert installations(tree) == 1


def test_a_second_command_makes_it_where_the_first_failed(tree: Path, gate: Path) -> None:
    with started(tree, "report", GATE=str(gate), PIP="broken") as first:
        at(gate, first)
        with started(tree, "report") as second:
            assert second.stderr
            second.stderr.readline()
            gate.write_text("")
            assert (second.communicate(), second.returncode) == ((AT_WORK, f"{PREPARING}\n"), 0)
        first.communicate()
    assert (first.returncode, installations(tree)) == (2, 2)


# ---- Mended by the next run


@pytest.mark.parametrize("end", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP], ids=lambda end: end.name)
def test_an_interruption_is_one_line_and_leaves_nothing(tree: Path, gate: Path, end: signal.Signals) -> None:
    with started(tree, "report", GATE=str(gate)) as process:
        at(gate, process)
        os.killpg(process.pid, end)
        complained = process.communicate()[1].splitlines()
    assert [line for line in complained if "make" not in line] == [
        PREPARING,
        "已中断：运行环境没有准备好，重新运行即可，不用清理。",
    ]
    assert environments(tree) == set()
    assert said(tree, "report") == [PREPARING]


def test_kill_9_leaves_no_lock_and_the_next_run_clears_up(tree: Path, gate: Path) -> None:
    with started(tree, "report", GATE=str(gate)) as process:
        at(gate, process)
        os.killpg(process.pid, signal.SIGKILL)
        process.communicate()
    (left,) = environments(tree)
    assert re.fullmatch(r"\.venv\.new-\d+", left)
    assert said(tree, "report") == [PREPARING]
    assert environments(tree) == {".venv"}


def test_cut_off_between_the_two_renames_the_next_run_makes_one(tree: Path) -> None:
    make(tree, "report")
    (tree / ".venv").rename(tree / ".venv.old-1")
    assert said(tree, "report") == [PREPARING]
    assert environments(tree) == {".venv"}


def test_one_from_before_there_was_a_stamp_is_replaced(tree: Path) -> None:
    (tree / ".venv").mkdir()
    (tree / ".venv" / "run.ready").touch()
    assert said(tree, "report") == [PREPARING]
    assert not (tree / ".venv" / "run.ready").exists()


# ---- Why not


NETWORK = "连不上下载站，或下载中断：请检查网络后重试；不能访问国外网站的，请管理员在 pip 的配置里写上国内镜像。"
CERTIFICATE = (
    "不能确认下载站的证书：请核对电脑的日期；经单位代理上网的，请管理员用环境变量 PIP_CERT 指明证书，然后重试。"
)
OUTDATED = (
    f"下载站（镜像）里没有 lxml==6，或没有适合 Python {sys.version_info[0]}.{sys.version_info[1]} 的："
    "请换一个镜像；Python 比 3.13 新的，请另装 3.13，然后重试。"
)
REFUSED = "下载站拒绝了（HTTP 403）：请核对镜像的网址和账号（pip 的配置），然后重试。"


@pytest.mark.parametrize(
    ("pip", "sentence"),
    [
        ("WARNING: NewConnectionError: [Errno -3]\nERROR: No matching distribution found for lxml==6", NETWORK),
        (
            "404 Client Error - skipping\nERROR: None that satisfies the requirement lxml==6 (from versions: none)",
            "在下载站（镜像）里找不到 lxml==6：请检查网络和镜像的网址（pip 的配置），然后重试。",
        ),
        ("ERROR: No matching distribution found for lxml==6", OUTDATED),
        ("pip._vendor.urllib3.exceptions.ReadTimeoutError: HTTPSConnectionPool: Read timed out.", NETWORK),
        ("ERROR: HTTP error 403 while getting lxml", REFUSED),
        ("ERROR: 403 Client Error: Forbidden for url", REFUSED),
        ("ERROR: 503 Server Error: Unavailable", "下载站暂时出错（HTTP 503）：请过几分钟重试。"),
        (
            "WARNING: Retrying: 'ProxyError('Cannot connect to proxy.', NewConnectionError())'",
            "连不上代理：请核对代理设置（环境变量 HTTPS_PROXY 或 pip 的配置），然后重试。",
        ),
        (
            "WARNING: Retrying after connection broken by 'SSLError(1, [SSL: CERTIFICATE_VERIFY_FAILED])'",
            CERTIFICATE,
        ),
        (
            "ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE.",
            "下载到的文件与清单的校验值不符，没有采用：多为下载不完整或镜像有误，请重试；仍不行的，换一个镜像。",
        ),
        (
            "OSError: [Errno 5] Input/output error",
            "运行环境没有准备好：OSError: [Errno 5] Input/output error。加上 VERBOSE=1 再运行，可看全部经过。",
        ),
    ],
)
def test_a_failed_installation_is_one_true_line_and_leaves_nothing(tree: Path, pip: str, sentence: str) -> None:
    assert said(tree, "report", PIP=pip) == [PREPARING, sentence]
    assert environments(tree) == set()
    failed = make(tree, "report", "VERBOSE=1", PIP=pip)
    assert (failed.returncode, failed.stdout) == (2, f"{pip}\n")
    assert make(tree, "report").stdout == AT_WORK


def test_what_was_installed_and_cannot_be_imported_does_not_count(tree: Path) -> None:
    assert said(tree, "report", IMPORTS="ModuleNotFoundError: lxml") == [
        PREPARING,
        "装好了却不能使用（lxml），没有采用：请检查 pip 的配置里有没有 target、prefix 一类的设置，取消后重试。",
    ]
    assert environments(tree) == set()


def test_a_failure_leaves_the_old_one_as_it_was(tree: Path) -> None:
    make(tree, "report")
    lock = (tree / "requirements.lock").read_text()
    (tree / "requirements.lock").write_text("# changed")
    make(tree, "report", PIP="broken")
    (tree / "requirements.lock").write_text(lock)
    assert said(tree, "report") == []


def test_a_full_disk_says_how_much_room_there_is() -> None:
    sentence = cause("OSError: [Errno 28] No space left on device: '/tmp/pip-unpack'")
    assert re.fullmatch(
        rf"磁盘空间不足，运行环境没有准备好：“{ROOT}”所在的磁盘还剩 \d+MB，临时文件夹 \S+ 还剩 \d+MB，"
        "都要有 1000MB 以上。请清理后重试。",
        sentence,
    )


def test_another_s_folder_says_whose_it_is() -> None:
    sentence = cause("[Errno 13] Permission denied: '/etc/工作台/.venv.lock'")
    assert sentence.startswith("没有权限写入“/etc”（属于 root，现在的用户是 ")
    assert "请把整个文件夹复制到自己的目录里再运行" in sentence


OLD = (
    "Python 太旧（本机是 3.9.2，需要 3.11 或更新版本）：请先安装新版（Debian 12、Ubuntu 24.04 起自带；"
    "macOS 到 Python 官网下载），然后重试。"
)
NONE = (
    "本机没有 Python：请先安装 3.11 或更新版本（Debian/Ubuntu：sudo apt install python3 python3-venv；"
    "macOS 到 Python 官网下载），然后重试。"
)


@pytest.mark.parametrize(
    ("prelude", "sentence"),
    [
        (
            "import sys; sys.version_info = (3, 9, 2)",
            OLD,
        ),
        (
            "import sys; sys.modules['ensurepip'] = None; sys.version_info = (3, 12, 3)",
            "Python 3.12.3 缺少 venv 组件：请先安装（Debian/Ubuntu：sudo apt install python3-venv），然后重试。",
        ),
        (
            "raise SystemExit(1)",
            NONE,
        ),
    ],
    ids=["old", "without venv", "none"],
)
def test_a_machine_without_a_fit_python_is_told_what_to_install(tree: Path, prelude: str, sentence: str) -> None:
    assert said(tree, "report", PRELUDE=prelude) == [sentence]
    assert environments(tree) == set()


def test_a_fit_python_is_found_behind_an_old_one(tree: Path) -> None:
    old = "#!/bin/sh\necho old 3.9.2\n"
    (tree.parent / "bin" / "python3").write_text(old)
    assert said(tree, "report") == [PREPARING]


def test_a_path_with_a_colon_is_said_to_be_the_trouble(tmp_path: Path) -> None:
    tree = fresh(tmp_path, "工作台:新")
    assert said(tree, "report") == [
        f"文件夹的路径里有冒号，Python 不能用在这样的路径里：{tree}。请把文件夹改名或移到别处，然后重试。"
    ]


# ---- What it holds


def imported(level: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-E", "-s", "-m", "scripts.environment.importing", level]
    return subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=False)  # noqa: S603  # our own


def test_everything_the_project_asks_for_is_imported() -> None:
    assert imported("dev").stderr == ""
    assert ("ModuleNotFoundError" in (lacking := imported("bench")).stderr, lacking.returncode) == (True, 1)


def test_the_lock_of_the_tests_holds_all_of_the_desk_s() -> None:
    pinned = {lock.name: set(re.findall(r"^\S+==\S+", lock.read_text(), re.MULTILINE)) for lock in LOCKS}
    assert pinned["requirements.lock"] <= pinned["requirements-dev.lock"]


# ---- Whose it is


def test_what_root_made_goes_to_the_folder_s_owner(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    given = []
    monkeypatch.setattr(os, "chown", lambda path, *to, follow_symlinks: given.append((path, *to, follow_symlinks)))
    for each in ("var/2014/desk.sqlite", "secrets/key.json", ".git/config"):
        (tmp_path / each).parent.mkdir(parents=True)
        (tmp_path / each).touch()
    (tmp_path / "link").symlink_to("/etc")
    os.link(tmp_path / "secrets" / "key.json", tmp_path / "also.json")
    hand_over(tmp_path, 1000, 1001, by=os.getuid())
    made = ("link", "var", "var/2014", "var/2014/desk.sqlite")
    assert sorted(given) == sorted((tmp_path / each, 1000, 1001, False) for each in made)
    assert list(left_by(os.getuid() + 1, tmp_path)) == []


def test_the_owner_is_told_how_to_mend_what_another_left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "var" / "2014").mkdir(parents=True)
    (tmp_path / "out").mkdir()
    monkeypatch.setattr(os, "access", lambda path, _: Path(path).name != "2014")
    me, lstat = os.getuid(), Path.lstat
    another = os.stat_result((0o40755, 0, 0, 1, me + 1, 0, 0, 0, 0, 0))
    monkeypatch.setattr(Path, "lstat", lambda path: another if path.name == "2014" else lstat(path))
    assert foreign(tmp_path, me) == [tmp_path / "var"]
    assert foreign(tmp_path, me + 1) == []
    assert foreign_sentence([tmp_path / "var"]).endswith(f"{tmp_path}/var")
