"""The office's list of whose number is whose (编号对照表): judges never see it."""

from collections.abc import Iterator, Sequence

from sync.plan import Plan
from sync.selection import Roll
from sync.sheets.judging.selection_words import words
from sync.sheets.looks import STATUS_COLOURS, Look
from sync.sheets.overviews.sayings import Sayings
from sync.sheets.overviews.table_sheets import Painted, TableColumn, TableSheet, TableValue, made, new_book, write_table


def key_workbook(rolls: Sequence[Roll], sayings: Sayings) -> bytes:
    """Return the list of all candidates that can be chosen with their numbers, by award, round and number."""
    texts, plan = words().key, sayings.season.plan
    columns = [
        TableColumn(texts.number, 8),
        TableColumn(texts.row_key, 9),
        TableColumn(texts.award, 12),
        TableColumn(texts.round, 8),
        TableColumn(texts.city, 8),
        TableColumn(texts.name, 14),
        TableColumn(texts.unit, 30, Look.CELL),
        TableColumn(texts.status, 11),
    ]
    rows = [line for roll in rolls for line in lines(roll, plan)]
    title = sayings.title(texts.title)
    book = new_book(plan, title)
    write_table(book, plan, TableSheet(texts.sheet, title, sayings.note(texts.note, count=len(rows)), columns, rows, 2))
    return made(book, plan)


def lines(roll: Roll, plan: Plan) -> Iterator[list[TableValue]]:
    """Yield the line of every candidate that can be chosen."""
    for each in sorted(roll.fit(), key=lambda each: (each.round, each.number)):
        city, round_ = plan.city_by_code[each.city].name, plan.round_by_key[each.round].title
        status = Painted(each.status, STATUS_COLOURS[each.status])
        yield [each.number, each.key, roll.award.title, round_, city, each.name, each.unit, status]
