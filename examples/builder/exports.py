"""What is no workbook of ours: an online sheet's CSV, a web page called .xls, a Word table called .xlsx."""

import csv
import html
import io

from docx import Document

from examples.builder.filling import Held
from examples.builder.story import Answers, Sent
from sync.plan import City, Form, Plan


def csv_export(plan: Plan, city: City, sent: Sent, answers: Held) -> bytes:
    """Return the star form as an online sheet exports it: GB18030, its own columns first, Windows line ends."""
    form = plan.form_by_key["star"]
    made = io.StringIO(newline="")
    table = csv.writer(made)
    table.writerow([*sent.before, *(field.title for field in form.fields)])
    for entry in answers["star"]:
        table.writerow([*sent.before.values(), *cells(form, city, entry)])
    return made.getvalue().encode("gb18030")


def html_export(plan: Plan, city: City, answers: Held) -> bytes:
    """Return the star form as a web system exports it: a page whose name alone says Excel."""
    form = plan.form_by_key["star"]
    rows = [[field.title for field in form.fields], *(cells(form, city, entry) for entry in answers["star"])]
    body = "\r\n".join("<tr>" + "".join(f"<td>{html.escape(cell)}</td>" for cell in row) + "</tr>" for row in rows)
    head = '<html><head><meta http-equiv="Content-Type" content="text/html; charset=gb2312"></head>'
    return f'{head}<body><table border="1">\r\n{body}\r\n</table></body></html>\r\n'.encode("gb18030")


def word_table(plan: Plan, city: City, answers: Held) -> bytes:
    """Return the star form as a table in Word."""
    form = plan.form_by_key["star"]
    document = Document()
    document.add_heading(f"{city.name}{form.title}推荐表（示例）", level=1)
    for entry in answers["star"]:
        table = document.add_table(rows=0, cols=2, style="Table Grid")
        for field, cell in zip(form.fields, cells(form, city, entry), strict=True):
            row = table.add_row().cells
            row[0].text, row[1].text = field.title, cell
    made = io.BytesIO()
    document.save(made)
    return made.getvalue()


def cells(form: Form, city: City, entry: Answers) -> list[str]:
    """Return one entry as texts, in the order of the form's fields."""
    answers = {"city": city.name, **entry}
    return [str(answers.get(field.key, "")) for field in form.fields]
