"""What only some documents have: 份号, 密级, 紧急程度, 签发人, joint marks and seals, minutes, moved addressees."""

from dataclasses import replace
from pathlib import Path

import pytest

from sync.documents.gongwen import Attendance, Document, Signature, render
from tests import office
from tests.documents.gongwen.documents import DAY, letter, notice, paragraph
from tests.documents.gongwen.reading import lines, opened
from tests.ink import bars, black, box, red

UPWARD = replace(
    notice(), copy_number="000001", secrecy="机密★1年", urgency="特急", signers=("示例甲", "示乙", "示例丙")
)
ORGANS = ("示例省示例厅", "示例省示例协会", "示例省示例委员会")
JOINT = replace(notice(), mark="\n".join(ORGANS) + "文件", signature=Signature(ORGANS, DAY), note="")
MINUTES = replace(
    notice(),
    format="纪要",
    mark="示例会议纪要",
    number="第1期",
    addressees="",
    note="",
    signature=None,
    attendance=Attendance("示例甲、示例乙", "示例丙", "示例丁"),
)
CLASSIFIED = replace(letter(), copy_number="000001", secrecy="秘密★1年")
CROWDED = replace(notice(), addressees="、".join(["示例市示例局"] * 45))


def near(figure: float, tolerance: float = 1.0) -> object:
    return pytest.approx(figure, abs=tolerance)


def starting(document: Document, count: int) -> list[tuple[str, str]]:
    return lines(render(document))[:count]


def test_a_document_to_a_superior_names_who_signed_it_out() -> None:
    assert starting(UPWARD, 6) == [
        ("份号", "000001"),
        ("密级和紧急程度", "机密★1年"),
        ("密级和紧急程度", "特急"),
        ("发文机关标志", "示例省示例协会文件"),
        ("签发人", "\t签发人：示例甲　示　乙"),
        ("发文字号", "示例协〔2014〕1号\t\t示例丙"),
    ]


def test_the_names_of_who_signed_it_out_are_in_the_kai_face() -> None:
    (signed,) = (each for each in opened(render(UPWARD)).paragraphs if "签发人" in each.text)
    assert [(run.text, run.style.name) for run in signed.runs if run.style] == [
        ("\t签发人：", "Default Paragraph Font"),
        ("示例甲　示　乙", "突出楷体"),
    ]


def test_a_classified_letter_has_its_number_on_the_first_line_at_the_right() -> None:
    assert starting(CLASSIFIED, 3) == [
        ("份号", "000001\t示例协函〔2014〕1号"),
        ("密级和紧急程度", "秘密★1年"),
        ("公文标题", "关于报送示例材料的函"),
    ]


def test_a_joint_mark_keeps_the_kind_at_the_right_of_all_names() -> None:
    (mark,) = opened(render(JOINT)).tables
    cells = [[cell.text for cell in row.cells] for row in mark.rows]
    assert cells == [["示例省示例厅", "文件"], ["示例省示例协会", "文件"], ["示例省示例委员会", "文件"]]


def test_seals_of_several_organs_stand_in_rows() -> None:
    made = [text for style, text in lines(render(JOINT)) if style in {"发文机关署名", "成文日期"}]
    assert made == ["\t示例省示例厅\t示例省示例协会", "\t示例省示例委员会", "2014年9月1日"]


def test_minutes_say_who_was_there() -> None:
    made = lines(render(MINUTES))
    assert [each for each in made if each[0] in {"发文机关标志", "出席人员", "成文日期"}] == [
        ("发文机关标志", "示例会议纪要"),
        ("出席人员", "出席：示例甲、示例乙。"),
        ("出席人员", "请假：示例丙。"),
        ("出席人员", "列席：示例丁。"),
    ]


def test_too_many_addressees_move_below() -> None:
    assert "主送机关" not in {style for style, _ in lines(render(CROWDED))}
    assert "主送机关" in {style for style, _ in lines(render(notice()))}


@pytest.fixture(scope="module")
def pdfs(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("elements")
    made = {"upward": UPWARD, "joint": JOINT, "minutes": MINUTES, "classified": CLASSIFIED, "crowded": CROWDED}
    for name, document in made.items():
        (folder / f"{name}.docx").write_bytes(render(replace(document, blocks=(paragraph("国" * 90),))))
    return {path.stem: path for path in office.render([folder / f"{name}.docx" for name in made], folder)}


@pytest.mark.office
@pytest.mark.parametrize("name", ["upward", "joint", "minutes"])
def test_the_mark_is_35_mm_below_the_type_area_whatever_stands_above(pdfs: dict[str, Path], name: str) -> None:
    mark = box(red(pdfs[name]), 40, 100)
    assert mark
    assert mark.top == near(37 + 35)


@pytest.mark.office
def test_the_copy_number_stands_on_the_first_line(pdfs: dict[str, Path]) -> None:
    first = box(black(pdfs["upward"]), 30, 46)
    assert first
    assert (first.top, first.left) == (near(41), near(28))


@pytest.mark.office
def test_the_signers_end_one_character_before_the_margin(pdfs: dict[str, Path]) -> None:
    (rule,) = bars(red(pdfs["upward"]))
    number = box(black(pdfs["upward"]), rule.top - 8, rule.top - 1)
    signers = box(black(pdfs["upward"]), rule.top - 18, rule.top - 9)
    assert number
    assert signers
    assert (number.left, signers.right, rule.left, rule.right) == (near(28 + 5.5), near(184 - 5.5), near(28), near(184))
    assert rule.top - number.bottom == near(4)


@pytest.mark.office
def test_the_first_element_of_a_letter_is_4_94_mm_under_the_rule(pdfs: dict[str, Path]) -> None:
    rules = bars(red(pdfs["classified"]))
    found = box(black(pdfs["classified"]), rules[1].bottom + 0.5, rules[1].bottom + 10.5)
    assert found
    assert (found.left, found.right, found.top - rules[1].bottom) == (near(28), near(184), near(4.94))


@pytest.mark.office
def test_a_joint_mark_is_as_wide_as_the_type_area(pdfs: dict[str, Path]) -> None:
    mark = box(red(pdfs["joint"]), 40, 118)
    assert mark
    assert (mark.left, mark.right) == (near(28, 2), near(184, 2))


@pytest.mark.office
def test_moved_addressees_leave_room_for_the_body(pdfs: dict[str, Path]) -> None:
    words = office.words(pdfs["crowded"])
    assert {word.page for word in words if "国" in word.text} == {1, 2}
    assert [word.page for word in words if word.text.startswith("主送")] == [2]
    last = box(black(pdfs["crowded"], 2), 200, 263)
    assert last
    assert last.bottom == near(262)
