"""End to end: a folder of drawn workbooks goes in, what the cities are told comes out.

Each folder under cases/ holds the workbooks a season received, drawn as Markdown and named “when whose.md”, and
answers.txt: what the office then knows. Files of other kinds are put into the inbox as they are.
"""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import msgspec
import pytest

from sync.commands.report import report
from sync.desk.run import run_of
from tests.markdown import workbook

CASES = Path(__file__).parent / "cases"
ANSWERS = "answers.txt"


def fill(inbox: Path, case: Path) -> None:
    """Put what a case draws into an inbox, registered as received on the day its name tells."""
    lines = ["文件,收到时间,渠道"]
    for path in sorted(case.glob("2014-*")):
        day, name = path.stem.split(" ", 1)
        suffix = ".xlsx" if path.suffix == ".md" else path.suffix
        data = workbook(path.read_text(encoding="utf-8")) if path.suffix == ".md" else path.read_bytes()
        file = f"{day.removeprefix('2014-')}{name}{suffix}"
        (inbox / file).write_bytes(data)
        lines.append(f"{file},{day} 12:00,邮件")
    (inbox / "收件登记.csv").write_text("\n".join(lines), encoding="utf-8")


def told(results: bytes) -> Iterator[str]:
    """Yield what 核验结果.json says, a line each, leaving out whoever sent nothing."""
    said = msgspec.json.decode(results)
    for city in said["cities"]:
        if city["sha256"] or city["findings"]:
            yield f"{city['name']} {city['status']}"
            yield from findings(city)
            for form in city["forms"]:
                if form["due"] or form["received_at"]:
                    yield f"  {form['title']} {form['status']}"
                    yield from findings(form)
                    for entry in form["entries"]:
                        yield from (f"    {entry['key']} {entry['status']}",) if form["status"] != "已接收" else ()
                        yield from findings(entry)
    for file in said["files"]:
        yield file["file"]
        yield from findings(file)


def findings(holder: dict[str, list[dict[str, str]]]) -> Iterator[str]:
    """Yield the findings of a city, a form, an entry or a file."""
    for each in holder["findings"]:
        place = " ".join(filter(None, (each["sheet"], each["cell"])))
        yield f"      {each['severity']} {place}：{each['message']}{each['remedy']}"


@pytest.mark.parametrize("case", sorted(CASES.iterdir()), ids=lambda path: path.name)
def test_case(case: Path, tmp_path: Path) -> None:
    inbox = tmp_path / "收件"
    inbox.mkdir()
    fill(inbox, case)
    run = run_of(2014, inbox, tmp_path / "结果", "2014-09-15", clock=datetime(2014, 9, 15, tzinfo=UTC))
    report(run, lambda items, _: items)
    said = "\n".join(told((run.out / "核验结果.json").read_bytes())) + "\n"
    assert said == (case / ANSWERS).read_text(encoding="utf-8")
