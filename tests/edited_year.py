"""What editing the shipped year breaks: `python -m tests.edited_year tests/rules`, with arguments as for pytest.

In a copy of what is committed the year is edited as an office edits it, the example season is made anew, and every test
that does not say it is about the shipped configuration has to pass all the same. `--only 名额` makes one of the edits.
"""

import shutil
import subprocess
import sys
from argparse import ArgumentParser
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[1]


class Edit(NamedTuple):
    """In one file of the year, what stands there, once, and what is to stand there."""

    file: str
    old: str
    new: str


STAR_NAME = '{ key = "name", title = "姓名", type = "name", required = true, aliases = ["候选人姓名", "候选人"]'
STAR_BIRTH = '{ key = "birth", title = "出生年月", type = "month", required = true, ages'
EDITS = {
    "表头": Edit("forms.toml", STAR_NAME, STAR_NAME.replace("姓名", "被推荐人姓名", 1)),
    "期限": Edit("plan.toml", "date = 2014-09-10", "date = 2014-09-12"),
    "名额": Edit("plan.toml", "city_quota = { min = 1, max = 2 }", "city_quota = { min = 1, max = 3 }"),
    "加栏": Edit(
        "forms.toml", STAR_BIRTH, f'{{ key = "hobby", title = "爱好", type = "text", max = 40 }},\n    {STAR_BIRTH}'
    ),
}


def copy(place: Path) -> None:
    """Copy what git knows."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, check=True, capture_output=True, encoding="utf-8")  # noqa: S607
    for name in filter(None, listed.stdout.split("\0")):
        (place / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / name, place / name)


def apply(edit: Edit, year: Path) -> None:
    """Make an edit; an edit made in vain would prove nothing."""
    path = year / edit.file
    text = path.read_text(encoding="utf-8")
    if text.count(edit.old) != 1:
        sys.exit(f"{edit.file}: {text.count(edit.old)} times “{edit.old}”")
    path.write_text(text.replace(edit.old, edit.new), encoding="utf-8")


def main() -> int:
    """Copy, edit, test; the exit code is pytest's."""
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("--only", choices=EDITS, action="append", help="make this edit alone")
    asked, arguments = parser.parse_known_args()
    with TemporaryDirectory(prefix="edited-year-") as folder:
        place = Path(folder)
        copy(place)
        for name in asked.only or EDITS:
            apply(EDITS[name], place / "config" / "2014")
        # Where the story no longer fits the year (a late city is in time now) the example says so, and stays half old.
        subprocess.run([sys.executable, "-m", "scripts.example"], cwd=place, check=False)
        tests = [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "-m", "not shipped", *arguments]
        return subprocess.run(tests, cwd=place, check=False).returncode  # noqa: S603  # our own


if __name__ == "__main__":
    sys.exit(main())
