"""Debian's PostgreSQL in a folder of its own: one cluster for all test processes, gone with the last of them."""

import functools
import os
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

import psycopg

from sync.store import alone

OWNER, PASSWORD, GUEST = "desk", "示例:p@ss/word%", "guest"
"""Who owns the database, whose password needs escaping; and who may log in and do nothing."""
HOMES = ("/usr/lib/postgresql/*/bin", "/opt/homebrew/opt/postgresql*/bin", "/usr/local/opt/postgresql*/bin")
ACCOUNTS = ("postgres", "nobody")
"""As whom the server runs where we are root, which it refuses."""
WATCH = """{
while kill -0 "$1" || test -d "/proc/$1"; do sleep 1; done
"$2" -D "$3/data" -m immediate stop
rm -rf "$3"
} </dev/null >/dev/null 2>&1 &"""
ADMIN = "postgres"
HBA = f"local all {OWNER} scram-sha-256\nlocal all {GUEST},{ADMIN} trust\n"
FAST = {"fsync": "off", "full_page_writes": "off"}
"""For a server that need not outlive the machine."""


def missing() -> str | None:
    """Say what keeps us from starting a server, if anything."""
    if sys.platform == "win32":
        return "PostgreSQL is started by the tests on POSIX systems only"
    return None if programmes() else "PostgreSQL is not installed (make system)"


@functools.cache
def programmes() -> Path | None:
    """Return the folder of initdb and pg_ctl, of the newest version there is."""
    found = [path for home in HOMES for path in Path("/").glob(home[1:]) if (path / "initdb").is_file()]
    on_path = shutil.which("initdb")
    newest = sorted(found, key=lambda path: (len(path.parts[-2]), path.parts[-2]))[-1:]
    return next(iter(newest), Path(on_path).resolve().parent if on_path else None)


@dataclass(frozen=True)
class Cluster:
    """A running server, known by the folder of its socket."""

    folder: Path

    def url(self, user: str = OWNER, password: str = PASSWORD, database: str = OWNER) -> str:
        """Return the address of a database as somebody would write it."""
        return f"postgresql://{user}:{quoted(password)}@/{database}?host={self.folder}"

    def database(self, name: str) -> str:
        """Make a database for one test and return its address."""
        self.execute(f"CREATE DATABASE {name} OWNER {OWNER}")
        return self.url(database=name)

    def execute(self, *statements: str) -> None:
        """Do what only an administrator may."""
        with psycopg.connect(host=str(self.folder), user=ADMIN, dbname="postgres", autocommit=True) as connection:
            for each in statements:
                connection.execute(each.encode())

    def crash(self) -> None:
        """Stop as a power cut would, as far as the server can tell: nothing is written any more."""
        run("pg_ctl", "-D", self.folder / "data", "-m", "immediate", "stop")

    def start(self, **settings: str) -> None:
        """Start the server."""
        options = {"listen_addresses": "", "unix_socket_directories": str(self.folder), **settings}
        told = " ".join(f"-c {name}={value!r}" for name, value in options.items())
        run("pg_ctl", "-D", self.folder / "data", "-l", self.folder / "log", "-o", told, "-w", "start")


def quoted(password: str) -> str:
    """Write a password as it has to be in an address."""
    return "".join(f"%{byte:02X}" for byte in password.encode())


def cluster(folder: Path) -> Cluster:
    """Return the server in a folder, started by whichever test process asks first."""
    with alone(folder):
        if not (folder / "ready").exists():
            made(folder, **FAST).folder.joinpath("ready").touch()
    return Cluster(folder)


def made(folder: Path, **settings: str) -> Cluster:
    """Make and start a server that ends with this process or the one that started it."""
    folder.chmod(0o755)
    if account():
        shutil.chown(folder, account())
    run("initdb", "-D", folder / "data", "-U", ADMIN, "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync")
    hba = folder / "data" / "pg_hba.conf"
    hba.write_text(HBA, "utf-8")
    new = Cluster(folder)
    new.start(**settings)
    watch(folder)
    new.execute(f"CREATE ROLE {OWNER} LOGIN PASSWORD '{PASSWORD}'", f"CREATE ROLE {GUEST} LOGIN")
    new.database(OWNER)
    return new


def watch(folder: Path) -> None:
    """Let the server end with the test run, even where that is killed."""
    home = programmes()
    assert home
    run_by = os.environ.get("DESK_TEST_RUN", str(os.getpid()))
    subprocess.run(  # noqa: S603  # our own words
        ["/bin/sh", "-c", WATCH, "watch", run_by, str(home / "pg_ctl"), str(folder)],
        user=account(),
        cwd="/",
        start_new_session=True,
        check=True,
    )


def run(programme: str, *arguments: str | Path) -> None:
    """Run one of PostgreSQL's programmes, as nobody in particular."""
    home = programmes()
    assert home
    subprocess.run(  # noqa: S603  # our own words
        [home / programme, *arguments],
        user=account(),
        group=account(),
        extra_groups=[] if account() else None,
        cwd="/",
        stdout=subprocess.DEVNULL,
        check=True,
        timeout=120,
    )


def account() -> str | None:
    """Return as whom to run; None for whoever we are."""
    if os.getuid() != 0:
        return None
    import pwd  # noqa: PLC0415  # there is none on Windows

    known = {each.pw_name for each in pwd.getpwall()}
    return next(each for each in ACCOUNTS if each in known)


def place() -> Path:
    """Return an empty folder that a server may use."""
    return Path(tempfile.mkdtemp(prefix="desk-"))
