"""Every sabotage is caught by its own point and by no other; sound documents pass."""

import pytest

from sync.documents.proof import PointVerdict, Proof, WordFile, proof
from tests import office
from tests.documents.proof import sabotages as spoilt
from tests.documents.proof.sound import DOCUMENTS, sound

pytestmark = [pytest.mark.long, pytest.mark.office]

TABLE: dict[str, tuple[str, spoilt.Sabotage, set[int]]] = {
    "不是A4纸": ("文件", spoilt.letter_paper, {3}),
    "天头30毫米": ("文件", spoilt.margins(top=30, bottom=42), {4}),
    "订口33毫米": ("文件", spoilt.margins(left=33, right=21), {5}),
    "版心宽162毫米": ("文件", spoilt.margins(right=20), {6}),
    "表格超出版心": ("普通", spoilt.wide_table, {6}),
    "正文用宋体": ("文件", spoilt.faced("公文正文", "宋体"), {7}),
    "主送机关用4号字": ("文件", spoilt.sized("主送机关", 28), {7}),
    "每面21行": ("文件", spoilt.pitch(600), {8}),
    "行距29磅": ("文件", spoilt.pitch(580), {8}),
    "行距28磅": ("文件", spoilt.pitch(560), {8}),
    "每行27字": ("文件", spoilt.loose_type, {8}),
    "正文有蓝字": ("文件", spoilt.blue, {9}),
    "没有版记": ("文件", spoilt.no_imprint, {11}),
    "份号五位": ("上行文", spoilt.reworded("份号", "000001", "00001"), {12}),
    "份号空二字": ("上行文", spoilt.shifted("份号", "left", 627), {12}),
    "密级用仿宋": ("上行文", spoilt.faced("密级和紧急程度", "仿宋_GB2312"), {13, 14}),
    "保密期限用汉字": ("上行文", spoilt.reworded("密级和紧急程度", "1年", "一年"), {13}),
    "紧急程度写急件": ("上行文", spoilt.reworded("密级和紧急程度", "特急", "急件"), {14}),
    "紧急程度在密级之前": ("上行文", spoilt.swapped, {14}),
    "联合行文的文件二字偏下": ("联合行文", spoilt.low_file, {17}),
    "上行文文号顶格": ("上行文", spoilt.shifted("发文字号", "firstLine", -314), {20}),
    "签发人姓名用仿宋": ("上行文", spoilt.plain_signers, {21}),
    "签发人用半角冒号": ("上行文", spoilt.reworded("签发人", "：", ":"), {21}),
    "标志低5毫米": ("文件", spoilt.low_mark, {15}),
    "标志用黑体": ("文件", spoilt.faced("发文机关标志", "黑体"), {16}),
    "标志不是红色": ("文件", spoilt.black_mark, {16}),
    "发文字号居左": ("文件", spoilt.aligned("发文字号", "left"), {18}),
    "发文字号前只空一行": ("文件", spoilt.spaced("发文字号", before=579), {18}),
    "发文字号用方括号": ("文件", spoilt.reworded("发文字号", "〔2014〕", "[2014]"), {19}),
    "发文字号用圆括号": ("信函", spoilt.reworded("信函发文字号", "〔2014〕", "（2014）"), {19}),
    "发文字号加第字": ("文件", spoilt.reworded("发文字号", "1号", "第1号"), {19}),
    "发文字号补零": ("文件", spoilt.reworded("发文字号", "1号", "001号"), {19}),
    "没有红线": ("文件", spoilt.no_rule, {22}),
    "红线低7毫米": ("文件", spoilt.low_rule, {22}),
    "红线长160毫米": ("文件", spoilt.wide_rule, {22}),
    "标题用黑体": ("文件", spoilt.faced("公文标题", "黑体"), {23}),
    "标题用3号字": ("文件", spoilt.sized("公文标题", 32), {23}),
    "标题居左": ("信函", spoilt.aligned("公文标题", "left"), {23}),
    "标题前只空一行": ("文件", spoilt.spaced("公文标题", before=579), {23}),
    "主送机关后用半角冒号": ("文件", spoilt.reworded("主送机关", "：", ":"), {24}),
    "主送机关后没有冒号": ("信函", spoilt.reworded("主送机关", "：", ""), {24}),
    "主送机关空二字": ("文件", spoilt.shifted("主送机关", "left", 627), {24}),
    "主送机关紧接标题": ("文件", spoilt.spaced("主送机关", before=0), {24}),
    "首页没有正文": ("文件", spoilt.on_new_page("公文正文"), {25}),
    "一段没有缩进": ("文件", spoilt.no_indent, {25}),
    "层次写1、": ("文件", spoilt.reworded("三级标题", "1.", "1、"), {26}),
    "层次用半角括号": ("文件", spoilt.reworded("二级标题", "（一）", "(一)"), {26}),
    "层次写（1）、": ("文件", spoilt.reworded("四级标题", "（1）", "（1）、"), {26}),
    "一级标题用宋体": ("文件", spoilt.faced("一级标题", "宋体"), {26}),
    "二级标题用黑体": ("文件", spoilt.faced("二级标题", "黑体"), {26}),
    "附件说明有句号": ("文件", spoilt.reworded("附件说明续", "示例事项", "示例事项。"), {27}),
    "附件说明用半角冒号": ("文件", spoilt.reworded("附件说明", "：", ":"), {27}),
    "附件说明写1、": ("文件", spoilt.reworded("附件说明", "1.", "1、"), {27}),
    "附件说明前不空行": ("文件", spoilt.spaced("附件说明", before=0), {27}),
    "附件说明回行不齐": ("文件", spoilt.shifted("附件说明续", "hanging", 627), {27}),
    "盖章的署名左移2字": ("文件", spoilt.shifted("发文机关署名", "right", 627), {28}),
    "盖章的日期右空2字": ("信函", spoilt.date_and_name(-627), {28}),
    "不盖章的日期右移2字": ("普通", spoilt.shifted("成文日期", "right", -627), {30}),
    "日期补零": ("文件", spoilt.reworded("成文日期", "7月1日", "07月01日"), {32}),
    "日期缺日字": ("信函", spoilt.reworded("成文日期", "2014年7月1日", "2014年7月1"), {32}),
    "日期单独成页": ("文件", spoilt.on_new_page("发文机关署名"), {33}),
    "附注没有括号": ("文件", spoilt.reworded("附注", "（", ""), {34}),
    "附注没有缩进": ("文件", spoilt.shifted("附注", "firstLine", 0), {34}),
    "附件没有另面": ("文件", spoilt.on_new_page("附件序号", value=False, which=1), {35}),
    "附件标题不一致": ("文件", spoilt.reworded("附件标题", "名额表", "名额分配表"), {35}),
    "附件序号用仿宋": ("文件", spoilt.faced("附件序号", "仿宋_GB2312"), {35}),
    "附件序号重复": ("文件", spoilt.same_number, {35}),
    "附件标题在第二行": ("文件", spoilt.spaced("附件标题", before=0), {35}),
    "版记不在最下端": ("文件", spoilt.high_imprint, {36}),
    "版记线短": ("文件", spoilt.narrow_imprint, {36}),
    "版记线粗": ("文件", spoilt.thick_imprint, {36}),
    "抄送没有句号": ("文件", spoilt.reworded("抄送机关", "。", ""), {37}),
    "抄送用半角冒号": ("文件", spoilt.reworded("抄送机关", "抄送：", "抄送:"), {37}),
    "抄送顶格": ("文件", spoilt.restyled("抄送机关", "w:pPr", "w:ind", left=840), {37}),
    "抄送用黑体": ("信函", spoilt.faced("抄送机关", "黑体"), {37}),
    "印发日期补零": ("文件", spoilt.reworded("印发机关", "7月1日", "07月01日"), {38}),
    "没有印发二字": ("文件", spoilt.reworded("印发机关", "印发", ""), {38}),
    "页码居中": ("文件", spoilt.footers(spoilt.centred), {39}),
    "奇偶页相同": ("文件", spoilt.no_even_footer, {39}),
    "页码没有一字线": ("文件", spoilt.footers(spoilt.without_dashes), {39}),
    "页码偏高": ("文件", spoilt.lower_footer, {39}),
    "页码用仿宋": ("普通", spoilt.faced("页码", "仿宋_GB2312"), {39}),
    "半角逗号": ("文件", spoilt.reworded("公文正文", "，各示例", ",各示例"), {41}),
    "信函标志带文件": ("信函", spoilt.reworded("发文机关标志", "协会", "协会文件", every=True), {42}),
    "信函标志低3毫米": ("信函", spoilt.low_letter_mark, {42}),
    "上双线长160毫米": ("信函", spoilt.bars(("红线1", "红线2"), spoilt.narrow), {43}),
    "上双线缺一条": ("信函", spoilt.bars(("红线1",), spoilt.gone), {43}),
    "下双线低5毫米": ("信函", spoilt.bars(("红线3", "红线4"), spoilt.low), {44}),
    "四条线长160毫米": ("信函", spoilt.bars(("红线",), spoilt.narrow), {43, 44}),
    "涉密信函的份号偏低": ("涉密信函", spoilt.low_small, {45, 46}),
    "信函文号居左": ("信函", spoilt.aligned("信函发文字号", "left"), {46}),
    "信函标题前只空一行": ("信函", spoilt.spaced("公文标题", before=579), {47}),
    "信函首页有页码": ("信函", spoilt.numbered_first_page, {49}),
    "纪要标志低5毫米": ("纪要", spoilt.low_mark, {52}),
    "纪要出席用仿宋": ("纪要", spoilt.plain_present, {52}),
    "横排页没有页码": ("横排附件", spoilt.no_turned_number, {40}),
    "信函有印发机关": ("信函", spoilt.printed_letter, {50}),
}


def complaints(judged: Proof) -> set[int]:
    return {*judged.numbers(PointVerdict.FAILED), *judged.numbers(PointVerdict.REMARK)}


@pytest.fixture(scope="module")
def proofs(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Proof]:
    """All files, sound and spoilt, rendered in one call of LibreOffice."""
    folder = tmp_path_factory.mktemp("sabotages")
    sounds = {kind: sound(kind) for kind in DOCUMENTS}
    files = {**sounds, **{name: spoilt.sabotaged(sounds[kind], change) for name, (kind, change, _) in TABLE.items()}}
    paths = []
    for name, data in files.items():
        paths.append(folder / f"{name}.docx")
        paths[-1].write_bytes(data)
    pdfs = office.render(paths, folder / "pdf")
    return {
        name: proof(WordFile(name, data, pdf.read_bytes()))
        for (name, data), pdf in zip(files.items(), pdfs, strict=True)
    }


@pytest.mark.parametrize("kind", DOCUMENTS)
def test_a_sound_document_passes(proofs: dict[str, Proof], kind: str) -> None:
    judged = proofs[kind]
    assert (judged.format, judged.verdict, complaints(judged)) == (DOCUMENTS[kind].format, PointVerdict.PASSED, set())


@pytest.mark.parametrize("name", TABLE)
def test_a_sabotage_is_caught_by_its_own_point_and_by_no_other(proofs: dict[str, Proof], name: str) -> None:
    kind, _, points = TABLE[name]
    assert (proofs[name].format, complaints(proofs[name])) == (DOCUMENTS[kind].format, points)
