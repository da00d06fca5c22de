"""Letters with one annex: the desk's template and engine against docxtpl, the same words in a Word template."""

from collections.abc import Callable
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from scripts.bench.intake import Work

if TYPE_CHECKING:
    from sync.documents.gongwen import Document

DAY = date(2014, 9, 5)
ROWS = 10
TITLES = ("序号", "材料名称", "数量", "规定报送时间", "情况")
WORDS = """---
state = "样例待确认"
mark = "示例省示例协会"
number = "示例协函〔2014〕{{ number }}号"
title = "关于报送示例活动有关材料的函"
to = "{{ city }}教育局"
sign = ["示例省示例协会"]
note = "联系人：示例甲，电话：020-00000000"
---

按照示例活动的安排，你市材料应按时报送。截至{{ day }}，你市仍有{{ rows|length }}项材料未报送。现将有关事项函告如下：

## 尚未报送的材料

请对照附件所列的材料名称和数量，逐项核对已经报送的材料，尽快补报尚未报送的材料。

## 报送要求

1. 已逾期的材料，请于{{ by }}前补报，并说明逾期原因。

1. 未到期的材料，请按规定时间报送；如有困难，请提前与我会联系。

特此函告。

# 尚未报送的材料清单

| 序号 | 材料名称 | 数量 | 规定报送时间 | 情况 |
|---|---|---|---|---|
{% for each in rows %}
| {{ each[0] }} | {{ each[1] }} | {{ each[2] }} | {{ each[3] }} | {{ each[4] }} |
{% endfor %}
"""
TAGS = {"number": "{{ number }}", "city": "{{ city }}", "day": "{{ day }}", "by": "{{ by }}"}
"""What a Word template has in place of the values."""
LOOP = (
    ("{%tr for each in rows %}", "", "", "", ""),
    tuple(f"{{{{ each[{place}] }}}}" for place in range(len(TITLES))),
    ("{%tr endfor %}", "", "", "", ""),
)


def values(count: int) -> list[dict[str, object]]:
    """Return what stands in each of so many letters."""
    rows = [
        (f"{row}", f"示例材料第{row}种", f"{row}份", "2014年9月10日", "未到期" if row % 2 else "已逾期")
        for row in range(1, ROWS + 1)
    ]
    said = {"day": "2014年9月5日", "by": "2014年9月12日", "rows": rows}
    return [{"number": f"{count}", "city": f"示例{count:03d}市", **said} for count in range(1, count + 1)]


def drafter() -> Callable[[dict[str, object]], "Document"]:
    """Return what fills the desk's template."""
    from jinja2 import DictLoader

    from sync.documents.draft import drafted
    from sync.documents.text.template_text import environment, write

    name = "letter.md.j2"
    templates = environment(DictLoader({name: WORDS}))
    return lambda said: drafted(write(templates, name, said), "信函", DAY)


def writer() -> Callable[[dict[str, object]], bytes]:
    """Return what fills the desk's template and lays the letter out."""
    from sync.documents.gongwen import render

    draft = drafter()
    return lambda said: render(draft(said))


def desk(_: Path, count: int) -> Work:
    """Fill and lay out so many letters; counts KB."""
    letters, made = values(count), writer()
    return lambda: sum(len(made(each)) for each in letters) // 1000


def desk_layout(_: Path, count: int) -> Work:
    """Lay out so many letters that were filled before the clock started; counts KB."""
    from sync.documents.gongwen import render

    letters = list(map(drafter(), values(count)))
    return lambda: sum(len(render(each)) for each in letters) // 1000


def docxtpl(_: Path, count: int) -> Work:
    """Fill the Word template that the desk's own engine made with docxtpl; counts KB."""
    from docxtpl import DocxTemplate

    letters, template = values(count), writer()({**TAGS, "rows": LOOP})

    def made(said: dict[str, object]) -> int:
        word, stream = DocxTemplate(BytesIO(template)), BytesIO()
        word.render(said)
        word.save(stream)
        return len(stream.getvalue())

    return lambda: sum(map(made, letters)) // 1000


def python_docx(_: Path, count: int) -> Work:
    """Open a letter of two pages so many times and read its paragraphs; counts characters."""
    from docx import Document

    data = writer()(values(1)[0])
    return lambda: sum(len(each.text) for _ in range(count) for each in Document(BytesIO(data)).paragraphs)


def proof(_: Path, count: int) -> Work:
    """Hold a letter of two pages to the standard so many times, without rendering; counts the points asked."""
    from sync.documents import proof as proofs

    words, file = proofs.load(), proofs.WordFile("示例.docx", writer()(values(1)[0]))
    return lambda: sum(len(proofs.proof(file, words=words).outcomes) for _ in range(count))
