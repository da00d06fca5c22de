"""What people do to a workbook besides filling it in, by the name a story calls it."""

import io

from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.drawing.image import Image

from examples.builder.photos import seal
from sync.plan import Plan
from sync.sheets import own_layout as layout


def unprotected(book: Workbook, _: Plan) -> None:
    """Take the protection off every sheet."""
    for sheet in book.worksheets:
        sheet.protection.sheet = False


def picture(book: Workbook, plan: Plan) -> None:
    """Paste a picture beside the unit card, and add a sheet of notes."""
    card = next(form for form in plan.forms if form.kind == "card")
    book[card.title].add_image(Image(io.BytesIO(seal())), "H5")
    book.security.lockStructure = False
    notes = book.create_sheet("办理记录")
    for row in (["日期", "事项"], ["2014-08-25", "（示例）发通知给各镇街"], ["2014-08-30", "（示例）收齐推荐材料"]):
        notes.append(row)


def comment(book: Workbook, plan: Plan) -> None:
    """Leave a note at the first star's deed."""
    form = plan.form_by_key["star"]
    column = next(cell.column for cell in book[form.title][layout.HEADER_ROW] if cell.value == form.field("deed").title)
    note = Comment("（示例）此段经镇成人学校核对。", "东莞经办（示例）", width=220, height=60)
    book[form.title].cell(layout.FIRST_ENTRY_ROW, column).comment = note


MISHAPS = {each.__name__: each for each in (unprotected, picture, comment)}
