"""A new year's plan (开新年度) out of last year's: the same text, dates moved, what has to be looked at marked.

It is text that is moved, not data: every comment of last year's stays where it was.
"""

import csv
import re
import shutil
from collections.abc import Iterator, Sequence
from io import StringIO
from pathlib import Path

from sync.aside import beside, put_in_full
from sync.errors import DeskError, FolderError, PlanError
from sync.plan.config.config_files import config_folder, load, rows, text
from sync.plan.config.year_bound import year_bound
from sync.plan.rosters import Honour

MARK = "待改"
LEAP = "02-29"
DATE = re.compile(r"\b(\d{4})-(\d{2}-\d{2})\b")
YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)", re.ASCII)
ORDINAL = re.compile(r"^(\s*+ordinal\s*+=\s*+)(\d+)")
COMMENT = re.compile(r"(?<!\s)\s++#\s")
FACTS = re.compile(r"^\s*(?:theme|ordinal|city|date|period|address|contact|phone|email|first|version)\s*=")
"""Lines of plan.toml that are new every year, or may be, whether they name the year or not."""
HEADS_ONLY = ("waivers.csv", "decisions.csv", "judges.csv", "meetings.csv")
"""What belongs to one season: only the header goes on."""
CHINESE = {"奖项": "award", "姓名": "name", "名称": "name", "单位": "unit", "地市": "city", "年份": "year"}


def open_year(year: int, winners: Path | None = None, config: Path | None = None) -> tuple[str, ...]:
    """Write config/<year> and add last year's winners to the honours; return what is to be looked at, a line each.

    Raises DeskError and leaves everything as it was where the year exists or cannot be made.
    """
    config = config or config_folder()
    old, new = config / str(year - 1), config / str(year)
    if new.exists():
        raise DeskError(f"{new} 已经有了，不能覆盖；要重做的，请先把它移走")
    if not old.is_dir():
        raise PlanError(str(old), "文件夹", f"没有{year - 1}年的配置，无从复制")
    found = tuple(winners_in(winners, year - 1)) if winners else ()
    aside = beside(config / str(year))
    try:
        shutil.rmtree(aside, ignore_errors=True)
        aside.mkdir()
        todo = tuple(line for path in sorted(old.iterdir()) if path.is_file() for line in copied(path, aside, year))
        aside.rename(new)
        todo += tuple(year_bound(new, load(year, config)))
        added = add_honours(config / "honours.csv", found)
    except PlanError:
        shutil.rmtree(new, ignore_errors=True)
        raise
    except OSError as error:
        shutil.rmtree(aside, ignore_errors=True)
        raise FolderError(f"配置文件夹写不进去：{config}（{error.strerror}），请检查权限") from error
    return (*todo, honours_todo(year - 1, added, len(found)))


def copied(path: Path, folder: Path, year: int) -> Iterator[str]:
    """Copy one file of last year's; yield the lines to look at."""
    if path.suffix not in {".toml", ".csv"}:
        shutil.copyfile(path, folder / path.name)
        return
    lines = text(path).splitlines()
    if path.name in HEADS_ONLY:
        lines = lines[:1]
    elif path.name == "plan.toml":
        lines = list(marked(lines, year))
        yield from (f"{path.name} 第{n}行：{bare(line)}" for n, line in enumerate(lines, 1) if MARK in line)
    else:
        lines = [line if is_remark(n, line) else moved(line, year) for n, line in enumerate(lines)]
    encoding = "utf-8-sig" if path.suffix == ".csv" else "utf-8"  # the mark tells Excel
    (folder / path.name).write_text("\n".join(lines) + "\n", encoding=encoding, newline="\n")


def marked(lines: Sequence[str], year: int) -> Iterator[str]:
    """Yield the lines of plan.toml moved to the year; those that are or may be new are marked."""
    for number, line in enumerate(lines):
        now = line if is_remark(number, line) else moved(line, year)
        says = not line.lstrip().startswith("#") and (now != line or FACTS.match(line))
        yield remarked(with_ordinal(now)) if says and MARK not in now else with_ordinal(now)


def is_remark(number: int, line: str) -> bool:
    """Say whether a line is a comment that tells of the past; the first is the title of the file."""
    return number > 0 and line.lstrip().startswith("#")


def moved(line: str, year: int) -> str:
    """Return a line with every date, and the old year, a year on; 29 February becomes the 28th."""
    old = str(year - 1)
    line = DATE.sub(lambda found: later(found) if found[1] in {old, str(year)} else found[0], line)
    return YEAR.sub(lambda found: str(year) if found[0] == old else found[0], line)


def later(found: re.Match[str]) -> str:
    """Return a date a year on."""
    return f"{int(found[1]) + 1}-{'02-28' if found[2] == LEAP else found[2]}"


def with_ordinal(line: str) -> str:
    """Return a line with the ordinal of the week counted on."""
    return ORDINAL.sub(lambda found: f"{found[1]}{int(found[2]) + 1}", line)


def remarked(line: str) -> str:
    """Return a line with the mark at its end, within the comment it has or in one of its own."""
    return f"{line}；{MARK}" if COMMENT.search(line) else f"{line}  # {MARK}"


def bare(line: str) -> str:
    """Return a line as it is listed, without its comment."""
    return COMMENT.split(line, maxsplit=1)[0].strip()


def winners_in(path: Path, year: int) -> Iterator[Honour]:
    """Read the winners of a year from a table with the columns of honours.csv, in Chinese or not. Raises PlanError."""
    reader = csv.reader(StringIO(text(path)))
    head = [CHINESE.get(each.strip(), each.strip()) for each in next(reader, [])]
    wanted = ("award", "name", "unit", "city")
    if not set(wanted) <= set(head):
        raise PlanError(str(path), "第1行", "应有“奖项、姓名（或名称）、单位、地市”这几列")
    for number, cells in enumerate(reader, start=2):
        row = dict(zip(head, (each.strip() for each in cells), strict=False))
        if any(row.values()):
            if not all(row.get(each) for each in wanted if each != "unit"):
                raise PlanError(str(path), f"第{number}行", "奖项、姓名（或名称）、地市都要填")
            yield Honour(int(row.get("year") or year), *(row.get(each, "") for each in wanted))


def add_honours(path: Path, found: Sequence[Honour]) -> int:
    """Add winners to honours.csv, those that are there already left out; return how many."""
    known = set(rows(path, Honour)) if found else set()
    fresh = [each for each in dict.fromkeys(found) if each not in known]
    if fresh:
        made = StringIO()
        writer = csv.writer(made, lineterminator="\n")
        writer.writerows((each.year, each.award, each.name, each.unit, each.city) for each in fresh)
        whole = text(path).rstrip("\n") + "\n" + made.getvalue()
        put_in_full(path, whole.encode("utf-8-sig"))
    return len(fresh)


def honours_todo(year: int, added: int, found: int) -> str:
    """Say what became of the winners: how many were added of those found."""
    if found and not added:
        return f"honours.csv：{year}年入选的{found}项原来都有了，请删去全国没有公布的"
    if added:
        return f"honours.csv：已加入{year}年入选的{added}项，请删去全国没有公布的"
    return f"honours.csv：没有加入{year}年的入选名单；遴选结果公布后，请用 WINNERS=名单.csv，或直接补入"
