"""Small named sabotages of a sound document: each breaks one thing a clerk, or Word, might break."""

from collections.abc import Callable
from io import BytesIO
from typing import Any

import docx
from docx.document import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.text.paragraph import Paragraph
from lxml.etree import _Element as Element

Sabotage = Callable[[Document], None]


def sabotaged(data: bytes, sabotage: Sabotage) -> bytes:
    word = docx.Document(BytesIO(data))
    sabotage(word)
    stream = BytesIO()
    word.save(stream)
    return stream.getvalue()


# ---- finding what to break


def styled(word: Document, name: str) -> list[Paragraph]:
    """Return the paragraphs of a style, in boxes too."""
    found = [Paragraph(each, word) for each in word.element.body.iter(qn("w:p"))]
    return [each for each in found if each.style and each.style.name == name]


def element(paragraph: Paragraph) -> Any:
    """Return the XML of a paragraph."""
    return paragraph.paragraph_format.element


def style_of(word: Document, name: str) -> Element:
    return word.styles[name].element


def child(parent: Element, name: str) -> Element:
    found = parent.find(qn(name))
    assert found is not None, name
    return found


def reworded(style: str, old: str, new: str, *, every: bool = False) -> Sabotage:
    """Replace text in the first paragraph of a style that has it (in a text box: in both of its forms)."""

    def sabotage(word: Document) -> None:
        texts = [
            text for each in styled(word, style) for text in element(each).iter(qn("w:t")) if old in (text.text or "")
        ]
        assert texts, f"no “{old}” in {style}"
        first = texts[0].text
        for text in texts:
            if every or text.text == first:
                text.text = (text.text or "").replace(old, new)

    return sabotage


def restyled(style: str, part: str, name: str, **values: object) -> Sabotage:
    """Set attributes of a property of a style."""

    def sabotage(word: Document) -> None:
        properties = child(style_of(word, style), part)
        found = properties.find(qn(name))
        if found is None:
            found = OxmlElement(name)
            properties.append(found)
        for key, value in values.items():
            found.set(qn(f"w:{key}"), str(value))

    return sabotage


def faced(style: str, face: str) -> Sabotage:
    return restyled(style, "w:rPr", "w:rFonts", ascii=face, hAnsi=face, eastAsia=face, cs=face)


def sized(style: str, half_points: int) -> Sabotage:
    return restyled(style, "w:rPr", "w:sz", val=half_points)


def spaced(style: str, **values: object) -> Sabotage:
    """Set the spacing of the first paragraph of a style."""

    def sabotage(word: Document) -> None:
        properties = element(styled(word, style)[0]).get_or_add_pPr()
        spacing = properties.get_or_add_spacing()
        for key, value in values.items():
            spacing.set(qn(f"w:{key}"), str(value))

    return sabotage


def shifted(style: str, side: str, by: int, which: int = 0) -> Sabotage:
    """Move a paragraph of a style by so many twips."""

    def sabotage(word: Document) -> None:
        indent = element(styled(word, style)[which]).get_or_add_pPr().get_or_add_ind()
        indent.set(qn(f"w:{side}"), str(int(indent.get(qn(f"w:{side}"), "0")) + by))

    return sabotage


def aligned(style: str, value: str) -> Sabotage:
    def sabotage(word: Document) -> None:
        for each in styled(word, style):
            element(each).get_or_add_pPr().get_or_add_jc().set(qn("w:val"), value)

    return sabotage


def on_new_page(style: str, *, value: bool = True, which: int = 0) -> Sabotage:
    def sabotage(word: Document) -> None:
        styled(word, style)[which].paragraph_format.page_break_before = value

    return sabotage


def drawings(word: Document, name: str) -> list[Element]:
    """Return the anchors of the drawings whose name begins so."""
    anchors = word.element.body.iter(qn("wp:anchor"))
    return [each for each in anchors if str(child(each, "wp:docPr").get("name")).startswith(name)]


def lowered(anchor: Element, mm: float) -> None:
    offset = child(child(anchor, "wp:positionV"), "wp:posOffset")
    offset.text = str(int(offset.text or 0) + round(mm * 36000))


def width_of(anchor: Element, mm: float) -> None:
    """Make a bar so wide, in its middle."""
    offset = child(child(anchor, "wp:positionH"), "wp:posOffset")
    for each in anchor.iter(qn("wp:extent"), qn("a:ext")):
        each.set("cx", str(round(mm * 36000)))
    offset.text = str(round((210 - mm) / 2 * 36000))


# ---- the page


def margins(**sides: float) -> Sabotage:
    def sabotage(word: Document) -> None:
        for section in word.sections:
            for side, mm in sides.items():
                setattr(section, f"{side}_margin", Mm(mm))

    return sabotage


def letter_paper(word: Document) -> None:
    for section in word.sections:
        section.page_width, section.right_margin = Mm(216), Mm(32)


def pitch(twips: int) -> Sabotage:
    return restyled("公文正文", "w:pPr", "w:spacing", line=twips)


def wide_table(word: Document) -> None:
    table = next(word.element.body.iter(qn("w:tbl")))
    child(child(table, "w:tblPr"), "w:jc").set(qn("w:val"), "left")
    child(child(table, "w:tblPr"), "w:tblW").set(qn("w:w"), "11000")
    for each in table.iter(qn("w:gridCol"), qn("w:tcW")):
        each.set(qn("w:w"), "3666")


def blue(word: Document) -> None:
    styled(word, "公文正文")[0].runs[0].font.color.rgb = RGBColor(0, 0, 0xFF)


def no_even_footer(word: Document) -> None:
    word.settings.odd_and_even_pages_header_footer = False


def footers(change: Callable[[Paragraph], None]) -> Sabotage:
    def sabotage(word: Document) -> None:
        for section in word.sections:
            for footer in (section.footer, section.even_page_footer):
                change(footer.paragraphs[0])

    return sabotage


def centred(number: Paragraph) -> None:
    properties = element(number).get_or_add_pPr()
    properties.get_or_add_jc().set(qn("w:val"), "center")
    for key in ("left", "right"):
        properties.get_or_add_ind().set(qn(f"w:{key}"), "0")


def without_dashes(number: Paragraph) -> None:
    for text in element(number).iter(qn("w:t")):
        text.text = (text.text or "").replace("—", "").strip()


def lower_footer(word: Document) -> None:
    for section in word.sections:
        section.footer_distance = Pt(50)


def numbered_first_page(word: Document) -> None:
    for section in word.sections:
        section.different_first_page_header_footer = False


# ---- head


def black_mark(word: Document) -> None:
    child(child(style_of(word, "发文机关标志"), "w:rPr"), "w:color").set(qn("w:val"), "000000")


def no_rule(word: Document) -> None:
    properties = element(styled(word, "发文字号")[0]).get_or_add_pPr()
    properties.remove(child(properties, "w:pBdr"))


def low_rule(word: Document) -> None:
    properties = element(styled(word, "发文字号")[0]).get_or_add_pPr()
    child(child(properties, "w:pBdr"), "w:bottom").set(qn("w:space"), "28")


def wide_rule(word: Document) -> None:
    for side in ("left", "right"):
        shifted("发文字号", side, -113)(word)


def low_mark(word: Document) -> None:
    spacing = child(element(styled(word, "版头空白")[0]).get_or_add_pPr(), "w:spacing")
    spacing.set(qn("w:line"), str(int(spacing.get(qn("w:line"), "0")) + 283))


def low_letter_mark(word: Document) -> None:
    """Mark, upper rules and number, all 3 mm too low: only the mark's place is wrong."""
    for anchor in (*drawings(word, "发文机关标志"), *drawings(word, "红线1"), *drawings(word, "红线2")):
        lowered(anchor, 3)
    spacing = child(element(styled(word, "版头空白")[0]).get_or_add_pPr(), "w:spacing")
    spacing.set(qn("w:line"), str(int(spacing.get(qn("w:line"), "0")) + 170))


def bars(names: tuple[str, ...], change: Callable[[Element], None]) -> Sabotage:
    def sabotage(word: Document) -> None:
        for name in names:
            for anchor in drawings(word, name):
                change(anchor)

    return sabotage


def narrow(anchor: Element) -> None:
    width_of(anchor, 160)


def low(anchor: Element) -> None:
    lowered(anchor, 5)


def gone(anchor: Element) -> None:
    run = next(anchor.iterancestors(qn("w:r")))
    run.getparent().remove(run)


# ---- body and endings


def leading_spaces(word: Document) -> None:
    shifted("主送机关", "left", 627)(word)


def no_indent(word: Document) -> None:
    styled(word, "公文正文")[1].paragraph_format.first_line_indent = 0


def loose_type(word: Document) -> None:
    properties = child(style_of(word, "公文正文"), "w:rPr")
    child(properties, "w:spacing").set(qn("w:val"), "0")


def no_blank_line(word: Document) -> None:
    spaced("附件说明", before=0)(word)


def date_and_name(by: int) -> Sabotage:
    def sabotage(word: Document) -> None:
        shifted("发文机关署名", "right", by)(word)
        shifted("成文日期", "right", by)(word)

    return sabotage


def same_number(word: Document) -> None:
    heads = styled(word, "附件序号")
    for each in heads:
        each.runs[0].text = "附件1"


def title_on_second_line(word: Document) -> None:
    spaced("附件标题", before=0)(word)


# ---- 版记


def imprints(word: Document, name: str) -> list[Element]:
    return [each for anchor in drawings(word, "版记") for each in anchor.iter(qn(name))]


def high_imprint(word: Document) -> None:
    [anchor] = drawings(word, "版记")
    position = child(anchor, "wp:positionV")
    position.remove(child(position, "wp:align"))
    offset = OxmlElement("wp:posOffset")
    offset.text = str(150 * 36000)
    position.append(offset)


def narrow_imprint(word: Document) -> None:
    """Shorten the rules at the right, and let the text end where it did."""
    for each in (*imprints(word, "w:tblW"), *imprints(word, "w:gridCol"), *imprints(word, "w:tcW")):
        each.set(qn("w:w"), "8644")
    for style in ("抄送机关", "印发机关"):
        restyled(style, "w:pPr", "w:ind", right=80)(word)


def thick_imprint(word: Document) -> None:
    for each in imprints(word, "w:tblBorders"):
        for side in each:
            side.set(qn("w:sz"), "18")


def no_imprint(word: Document) -> None:
    for anchor in drawings(word, "版记"):
        gone(anchor)


def printed_letter(word: Document) -> None:
    """Give a letter's 版记 the line of who printed it."""
    for copies in imprints(word, "w:p")[:1]:
        text = next(copies.iter(qn("w:t")))
        run = next(text.iterancestors(qn("w:r")))
        line = OxmlElement("w:br")
        run.append(line)
    reworded("抄送机关", "抄送：示例省示例厅。", "示例协会秘书处 2014年7月1日印发", every=True)(word)


# ---- what only some documents have


def swapped(word: Document) -> None:
    """Put 紧急程度 above 密级."""
    secrecy, urgency = styled(word, "密级和紧急程度")
    element(secrecy).addprevious(element(urgency))


def low_file(word: Document) -> None:
    [cell] = [each for each in styled(word, "发文机关标志") if each.text == "文件"]
    element(cell).get_or_add_pPr().get_or_add_spacing().set(qn("w:before"), "700")


def kai(word: Document, style: str) -> list[Element]:
    """Return the runs of a style that have a character style of their own."""
    runs = [run for each in styled(word, style) for run in element(each).iter(qn("w:r"))]
    return [run for run in runs if run.find(f"{qn('w:rPr')}/{qn('w:rStyle')}") is not None]


def without_styles(runs: list[Element]) -> None:
    assert runs
    for run in runs:
        properties = child(run, "w:rPr")
        properties.remove(child(properties, "w:rStyle"))


def plain_signers(word: Document) -> None:
    without_styles(kai(word, "签发人"))


def plain_present(word: Document) -> None:
    without_styles(kai(word, "出席人员"))


def low_small(word: Document) -> None:
    spacing = child(element(styled(word, "版头空白")[0]).get_or_add_pPr(), "w:spacing")
    spacing.set(qn("w:line"), str(int(spacing.get(qn("w:line"), "0")) + 170))


def no_turned_number(word: Document) -> None:
    [turned] = [each for each in word.sections if each.page_width > each.page_height]
    for footer in (turned.footer, turned.even_page_footer):
        for each in footer.paragraphs:
            each.clear()
