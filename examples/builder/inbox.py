"""The inbox: every file of the stories, and the register of what came when and how."""

import csv
import io
import zipfile
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path, PurePosixPath

from openpyxl import Workbook

from examples.builder import exports
from examples.builder.ballots import sent_ballots
from examples.builder.filling import filled_blank
from examples.builder.materials import materials
from examples.builder.mishaps import MISHAPS
from examples.builder.office import resaved
from examples.builder.own import own_workbook
from examples.builder.story import Sent, Story
from sync.pinned import member, pinned
from sync.plan import Plan
from sync.sheets.blank.cached import cached

REGISTER = "收件登记.csv"
Register = list[tuple[str, datetime, str]]


def build(plan: Plan, told: tuple[Story, ...], season: Path, inbox: Path, *, anew: bool = False) -> list[Path]:
    """Write the inbox; return the files written. What LibreOffice makes is kept where it is there, unless `anew`."""
    written, register = [], []
    for story in told:
        for name, received, channel, content in sendings(plan, story, season, inbox, anew=anew):
            path = inbox / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
            written.append(path)
            register.append((name, received, channel))
    (inbox / REGISTER).write_bytes(registered(register))
    for name, received, channel, content in sent_ballots(plan, season.parent, inbox):
        path = inbox / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        written.append(path)
        register.append((name, received, channel))
    (inbox / REGISTER).write_bytes(registered(register))
    return [*written, inbox / REGISTER]


def sendings(
    plan: Plan, story: Story, season: Path, inbox: Path, *, anew: bool
) -> Iterator[tuple[str, datetime, str, bytes]]:
    """Yield (name, received, channel, content) of everything a city sent."""
    made: dict[str, bytes] = {}
    for sent in story.files:
        kept = inbox / sent.name
        if sent.save and kept.is_file() and not anew:
            made[sent.name] = kept.read_bytes()
        else:
            made[sent.name] = made[sent.same_as] if sent.same_as else content_of(plan, story, sent)
        yield sent.name, sent.received, sent.channel, made[sent.name]
    if story.materials:
        last = story.files[-1]
        for name, content in materials(plan, story, season / "材料"):
            path = f"{story.materials}/{name}"
            yield path, last.received, last.channel, timed(name, content, last.received)


def content_of(plan: Plan, story: Story, sent: Sent) -> bytes:
    """Return one file as the city sent it."""
    city, answers = plan.city_by_code[story.city], story.held(sent)
    match sent.make:
        case "csv":
            return exports.csv_export(plan, city, sent, answers)
        case "html":
            return exports.html_export(plan, city, answers)
        case "word":
            return timed("表.docx", exports.word_table(plan, city, answers), sent.received)
        case "own":
            book = own_workbook(plan, city, sent, answers)
        case "blank":
            book = filled_blank(plan, city, answers)
    for each in sent.mishaps:
        MISHAPS[each](book, plan)
    data = pinned(cached(saved(book)), sent.received.replace(tzinfo=UTC))
    if sent.save:
        return resaved(data, sent.save)
    return packed(data, sent) if sent.pack else data


def packed(data: bytes, sent: Sent) -> bytes:
    """Return a workbook inside a zip, named like it."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as target:
        target.writestr(member(f"{PurePosixPath(sent.name).stem}.xlsx", sent.received), data)
    return made.getvalue()


def timed(name: str, content: bytes, moment: datetime) -> bytes:
    """Pin the times inside a Word file; leave anything else alone."""
    return pinned(content, moment) if name.endswith(".docx") else content


def saved(book: Workbook) -> bytes:
    """Return a workbook as openpyxl writes it."""
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


def registered(register: Register) -> bytes:
    """Return the register as CSV that Excel opens, in the order the files came in."""
    made = io.StringIO(newline="")
    table = csv.writer(made)
    table.writerow(["文件", "收到时间", "渠道"])
    for name, received, channel in sorted(register, key=lambda each: (each[1], each[0])):
        table.writerow([name, f"{received:%Y-%m-%d %H:%M}", channel])
    return made.getvalue().encode("utf-8-sig")
