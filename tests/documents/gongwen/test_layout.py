"""What a document holds when it is read back."""

from dataclasses import replace
from io import BytesIO
from zipfile import ZipFile

from lxml import etree

from sync.documents.gongwen import WINDOWS, Annex, Heading, Item, PageBreak, Settings, render
from sync.documents.gongwen.word.oxml import RANKS
from tests.documents.gongwen.documents import letter, notice, paragraph, table, text
from tests.documents.gongwen.reading import lines, opened, tables

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def parts(data: bytes) -> dict[str, bytes]:
    with ZipFile(BytesIO(data)) as file:
        return {name: file.read(name) for name in file.namelist()}


def test_a_notice_has_all_its_parts_in_order() -> None:
    blocks = (
        Heading(1, text("主题")),
        paragraph("甲。"),
        Heading(2, text("分项")),
        Item(1, text("子。")),
        Item(1, text("丑。")),
    )
    made = render(
        notice(*blocks, annexes=(Annex("示例名单", (paragraph("乙。"),)), Annex("示例表", (paragraph("丙。"),))))
    )
    assert lines(made) == [
        ("发文机关标志", "示例省示例协会文件"),
        ("发文字号", "示例协〔2014〕1号"),
        ("公文标题", "关于举办示例活动的通知"),
        ("主送机关", "各示例单位："),
        ("一级标题", "一、主题"),
        ("公文正文", "甲。"),
        ("二级标题", "（一）分项"),
        ("分条", "1.子。"),
        ("分条", "2.丑。"),
        ("附件说明", "附件：1.示例名单"),
        ("附件说明续", "2.示例表"),
        ("发文机关署名", "示例省示例协会"),
        ("成文日期", "2014年9月1日"),
        ("附注", "（联系人：示例甲）"),
        ("附件序号", "附件1"),
        ("附件标题", "示例名单"),
        ("公文正文", "乙。"),
        ("附件序号", "附件2"),
        ("附件标题", "示例表"),
        ("公文正文", "丙。"),
    ]


def test_one_annex_has_no_number() -> None:
    made = lines(render(letter(annexes=(Annex("示例名单", (paragraph("乙。"),)),))))
    assert [each for each in made if "附件" in each[0]] == [
        ("附件说明", "附件：示例名单"),
        ("附件序号", "附件"),
        ("附件标题", "示例名单"),
    ]


def test_a_table_repeats_its_header_and_splits_no_row() -> None:
    made = render(letter(table("序号 姓名", "1 示例甲", "2 示例乙"), paragraph("以上。")))
    assert tables(made) == [[["序号", "姓名"], ["1", "示例甲"], ["2", "示例乙"]]]
    rows = opened(made).element.iter(f"{W}trPr")
    assert [[each.tag.removeprefix(W) for each in row] for row in rows] == [
        ["cantSplit", "tblHeader"],
        ["cantSplit"],
        ["cantSplit"],
    ]


def test_a_landscape_annex_turns_the_page_and_the_next_turns_it_back() -> None:
    annexes = (Annex("宽表", (table("甲 乙", "1 2"),), landscape=True), Annex("名单", (paragraph("丙。"),)))
    sections = opened(render(letter(annexes=annexes))).sections
    assert [(each.page_width.twips, each.page_height.twips) for each in sections] == [
        (11906, 16838),
        (16838, 11906),
        (11906, 16838),
    ]


def test_a_page_break_starts_a_page() -> None:
    made = opened(render(letter(paragraph("甲。"), PageBreak(), paragraph("乙。"))))
    breaking = [each.text for each in made.paragraphs if each.paragraph_format.page_break_before]
    assert breaking == ["乙。"]


def test_headings_show_in_the_navigation_pane() -> None:
    styles = opened(render(letter())).styles
    levels = {each.name: each.element.find(f"{W}pPr/{W}outlineLvl") for each in styles if each.name.endswith("级标题")}
    assert {name: level.get(f"{W}val") for name, level in levels.items()} == {
        "一级标题": "0",
        "二级标题": "1",
        "三级标题": "2",
        "四级标题": "3",
    }


def test_the_page_is_the_standards() -> None:
    section = opened(render(letter())).sections[0]
    margins = (section.top_margin, section.right_margin, section.bottom_margin, section.left_margin)
    assert [each.twips for each in margins] == [2098, 1474, 1984, 1587]
    grid = opened(render(letter())).element.find(f".//{W}docGrid")
    assert dict(grid.attrib) == {f"{W}type": "linesAndChars", f"{W}linePitch": "579", f"{W}charSpace": "-849"}


def test_only_a_letter_has_a_different_first_page() -> None:
    assert [opened(render(each)).sections[0].different_first_page_header_footer for each in (letter(), notice())] == [
        True,
        False,
    ]


def test_nothing_of_the_default_template_is_left() -> None:
    made = parts(render(notice()))
    assert sorted(name for name in made if name.startswith(("word/", "customXml", "docProps"))) == [
        "docProps/app.xml",
        "docProps/core.xml",
        "word/_rels/document.xml.rels",
        "word/document.xml",
        "word/footer1.xml",
        "word/footer2.xml",
        "word/settings.xml",
        "word/styles.xml",
    ]
    everything = b"".join(made.values())
    assert [word for word in (b"ja-JP", b"Theme=", b"Calibri", b"Cambria", b'val="14"') if word in everything] == []


def test_properties_stand_in_the_schemas_order() -> None:
    blocks = (Heading(1, text("甲")), table("序号 姓名", "1 示例甲"), Item(1, text("乙")))
    made = parts(render(letter(*blocks, annexes=(Annex("宽表", (table("甲 乙", "1 2"),), landscape=True),))))
    disorder = []
    for name in ("word/document.xml", "word/styles.xml", "word/footer1.xml"):
        for parent, ranks in RANKS.items():
            for each in etree.fromstring(made[name]).iter(f"{W}{parent.removeprefix('w:')}"):
                order = [ranks[child.tag] for child in each]
                if order != sorted(order):
                    disorder.append((name, parent, order))
    assert disorder == []


def test_the_same_document_gives_the_same_bytes() -> None:
    assert render(notice()) == render(notice())


def test_properties_say_what_and_when() -> None:
    said = opened(render(replace(notice(), banner="示例"))).core_properties
    assert (said.title, said.language, said.author, said.created.isoformat(), said.modified.isoformat()) == (
        "关于举办示例活动的通知（示例）",
        "zh-CN",
        "示例省示例协会",
        "2014-09-01T00:00:00+00:00",
        "2014-09-01T00:00:00+00:00",
    )


def test_a_banner_stands_above_every_page() -> None:
    sections = opened(render(replace(letter(), banner="示例"))).sections
    heads = [
        each.paragraphs[0].text
        for each in (sections[0].header, sections[0].even_page_header, sections[0].first_page_header)
    ]
    assert heads == ["示例", "示例", "示例"]


def test_rare_hanzi_get_a_face_that_has_them() -> None:
    made = opened(render(letter(paragraph("由示例喆同志负责。"))))
    runs = [(run.text, run.style.name) for each in made.paragraphs if "喆" in each.text for run in each.runs]
    assert runs == [("由示例", "Default Paragraph Font"), ("喆", "生僻字"), ("同志负责。", "Default Paragraph Font")]


def test_rare_hanzi_follow_the_face_around_them() -> None:
    blocks = (Heading(1, text("示例喆")), Heading(2, text("示例喆")), paragraph("𠮷"))
    made = opened(render(replace(letter(*blocks), title="示例喆的函")))
    runs = [
        (each.style.name, run.style.name)
        for each in made.paragraphs
        for run in each.runs
        if "喆" in run.text or "𠮷" in run.text
    ]
    assert runs == [
        ("公文标题", "生僻字（标题）"),
        ("一级标题", "Default Paragraph Font"),
        ("二级标题", "生僻字（楷体）"),
        ("公文正文", "罕用字"),
    ]


def test_another_set_of_faces_is_a_setting() -> None:
    made = opened(render(letter(), Settings(fonts=WINDOWS)))
    assert made.styles["公文正文"].font.name == "仿宋"
