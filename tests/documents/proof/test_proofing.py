"""What can be told of any Word file without its pages; what is said where a measure cannot be taken."""

from dataclasses import replace
from io import BytesIO
from time import process_time

import docx
import pytest
from docx.document import Document

from sync.documents.gongwen import render
from sync.documents.proof import PointVerdict, Proof, WordFile, load, proof, proof_all
from sync.documents.proof.docx.word_file import read_back as read
from sync.documents.proof.points import POINTS
from sync.documents.proof.recognise.recognising import parts
from sync.documents.proof.recognise.roles import PartKind
from sync.errors import FolderError
from tests.documents.proof import sabotages as spoilt
from tests.documents.proof.sound import DOCUMENTS, sound


def read_back(data: bytes, kind: str = "") -> Proof:
    return proof(WordFile("示例.docx", data), kind)


def saved(word: Document) -> bytes:
    stream = BytesIO()
    word.save(stream)
    return stream.getvalue()


def typed(*lines: str) -> bytes:
    """Make a Word file as somebody types it: python-docx's own template, nothing set."""
    word = docx.Document()
    for line in lines:
        word.add_paragraph(line)
    return saved(word)


def complaints(judged: Proof) -> set[int]:
    return {*judged.numbers(PointVerdict.FAILED), *judged.numbers(PointVerdict.REMARK)}


def test_the_points_are_those_of_the_standard_in_order() -> None:
    assert [each.number for each in POINTS] == list(range(1, 53))
    assert [str(each.number) for each in POINTS] == list(load().point)


@pytest.mark.parametrize("kind", DOCUMENTS)
def test_without_pages_a_sound_document_is_unrendered_and_nothing_else(kind: str) -> None:
    judged = read_back(sound(kind))
    assert (judged.format, judged.verdict, complaints(judged)) == (
        DOCUMENTS[kind].format,
        PointVerdict.UNRENDERED,
        set(),
    )


def test_what_needs_the_page_says_so() -> None:
    assert read_back(sound("文件")).numbers(PointVerdict.UNRENDERED) == (
        15,
        18,
        22,
        23,
        24,
        25,
        28,
        33,
        35,
        36,
        37,
        38,
        39,
    )


def test_a_document_typed_anyhow_is_recognised_and_its_faults_are_told() -> None:
    judged = read_back(
        typed(
            "关于举办示例活动的通知",
            "各示例单位:",
            "　　为推进示例工作,现将有关事项通知如下：",
            "1、示例要求",
            "附件:1、示例表。",
            "示例协会",
            "2014年07月01日",
            "联系人：示例甲",
            "附件1",
            "示例表格",
            "示例内容",
        )
    )
    said = {each.code for outcome in judged.outcomes for each in outcome.remarks if each.verdict is PointVerdict.FAILED}
    assert said == {
        *("paper_size", "top_margin", "left_margin", "type_area", "title_centred", "addressees_colon", "body_indent"),
        *("enclosures_colon", "enclosures_indent", "enclosures_blank", "enclosures_end", "date_text"),
        *("note_brackets", "note_indent", "annex_page", "annex_label", "annex_title_centred", "annex_named"),
        "number_footers",
    }


def test_automatic_numbers_are_read_like_typed_ones() -> None:
    word = docx.Document(BytesIO(typed("关于举办示例活动的通知", "各示例单位：", "　　示例正文。")))
    word.add_paragraph("示例事项", style="List Number")
    word.add_paragraph("示例事项", style="List Number")
    [levels] = [each for each in read_back(saved(word)).outcomes if each.number == 26]
    assert levels.verdict is PointVerdict.PASSED


def test_a_blank_number_or_date_is_left_to_a_person() -> None:
    data = spoilt.sabotaged(sound("文件"), spoilt.reworded("发文字号", "1号", "　号"))
    data = spoilt.sabotaged(data, spoilt.reworded("成文日期", "7月1日", "7月　日"))
    judged = read_back(data)
    assert (complaints(judged), judged.numbers(PointVerdict.MANUAL)) == (set(), (10, 19, 32))


def test_the_format_can_be_given() -> None:
    assert read_back(sound("信函"), "文件").format == "文件"
    assert 11 in complaints(read_back(spoilt.sabotaged(sound("文件"), spoilt.no_imprint), "文件"))


def test_a_summary_lists_what_a_manifest_needs() -> None:
    data = spoilt.sabotaged(sound("普通"), spoilt.margins(left=35, right=19))
    assert read_back(data).summary() == {
        "verdict": "不合格",
        "format": "普通",
        "rendered": False,
        "points": {"不合格": [5], "未渲染": [25, 28, 33, 39], "需人工": [10]},
        "passed": 11,
    }


def test_several_files_keep_their_order_and_names() -> None:
    files = {f"{kind}.docx": sound(kind) for kind in ("信函", "文件")}
    assert [(each.name, each.format) for each in proof_all(files, render=False)] == [
        ("信函.docx", "信函"),
        ("文件.docx", "文件"),
    ]


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"\xd0\xcf\x11\xe0" + bytes(600), sound("普通")[:3000]])
def test_what_is_no_word_file_is_refused_in_one_line(data: bytes) -> None:
    with pytest.raises(FolderError, match=r"^读不出来：示例\.docx。只能核对未加密的 \.docx 文件，[^\n]+$"):
        read_back(data)


def test_a_file_without_any_page_setup_is_read() -> None:
    word = docx.Document(BytesIO(sound("普通")))
    for section in list(word.element.body.iter(spoilt.qn("w:sectPr"))):
        section.getparent().remove(section)
    assert complaints(read_back(saved(word))) >= {3, 4, 5, 6}


def test_reading_a_letter_back_takes_no_time() -> None:
    data = sound("信函")
    read_back(data)
    times = []
    for _ in range(5):
        start = process_time()
        read_back(data)
        times.append(process_time() - start)
    assert min(times) < 0.05


@pytest.mark.parametrize("issue", ["第1期", "（第十二期）", "第3次"])
def test_the_issue_of_minutes_is_neither_their_number_nor_their_title(issue: str) -> None:
    minutes = replace(DOCUMENTS["纪要"], number=issue)
    roles = {each.role: each.paragraph.text for each in parts(read(render(minutes), "示例.docx").paragraphs)}
    assert (roles[PartKind.ISSUE], roles[PartKind.TITLE]) == (issue, minutes.title)
    assert complaints(read_back(render(minutes))) == set()


def test_who_issued_minutes_and_when_belongs_to_their_head() -> None:
    word = docx.Document(BytesIO(render(replace(DOCUMENTS["纪要"], number="第1期"))))
    [issue] = [each for each in word.paragraphs if each.text == "第1期"]
    issue.insert_paragraph_before(issue.text, issue.style)
    issue.text = "示例协会秘书处\t2014年7月1日"
    assert complaints(read_back(saved(word))) == set()
