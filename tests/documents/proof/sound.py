"""Sound documents of the engine's, with everything in them, for the checker to pass and for sabotage."""

from dataclasses import replace
from datetime import date

from sync.documents.gongwen import (
    Align,
    Annex,
    Attendance,
    Document,
    Heading,
    Imprint,
    Item,
    Paragraph,
    Run,
    Runs,
    Signature,
    Table,
    render,
)

DAY = date(2014, 7, 1)


def said(words: str) -> Runs:
    return (Run(words),)


def paragraph(words: str) -> Paragraph:
    return Paragraph(said(words))


LONG = "为推进全民终身学习，各示例单位应当结合实际，认真组织开展示例活动，及时报送有关材料，并做好宣传工作。"
SCORES = Table(
    tuple(said(each) for each in ("序号", "单位", "材料")),
    tuple(tuple(said(each) for each in (str(count), "示例单位", "示例材料")) for count in range(1, 4)),
    (Align.AUTO,) * 3,
)
BODY = (
    paragraph(LONG),
    Heading(1, said("总体要求")),
    paragraph(LONG * 3),
    Heading(2, said("参加范围")),
    paragraph(LONG * 2),
    Heading(3, said("示例单位。各单位均可参加。")),
    Heading(4, said("示例部门。各部门均可参加。")),
    Heading(1, said("报送要求")),
    Item(1, said("按时报送。")),
    Item(1, said("如实报送。")),
    paragraph("有关名额见下表。"),
    SCORES,
    paragraph(LONG * 4),
    paragraph("特此通知。"),
)
ANNEXES = (
    Annex("示例名额表", (paragraph(LONG), SCORES)),
    Annex("示例材料填报说明和示例材料清单及其他需要说明的示例事项", (paragraph(LONG * 2),)),
)
DOCUMENTS = {
    "文件": Document(
        title="关于举办2014年示例活动的通知",
        day=DAY,
        blocks=BODY,
        format="文件",
        mark="示例省示例协会文件",
        number="示例协〔2014〕1号",
        addressees="各示例单位、各示例协会，有关单位",
        signature=Signature(("示例省示例协会",), DAY),
        note="联系人：示例甲，电话：020-00000000",
        annexes=ANNEXES,
        copies="示例省示例厅，示例协会联合会，各示例市人民政府办公室，各示例县人民政府办公室",
        imprint=Imprint("示例省示例协会秘书处", DAY),
        author="示例省示例协会",
    ),
    "信函": Document(
        title="关于报送示例材料的函",
        day=DAY,
        blocks=BODY,
        format="信函",
        mark="示例省示例协会",
        number="示例协函〔2014〕12号",
        addressees="示例市教育局",
        signature=Signature(("示例省示例协会",), DAY),
        note="联系人：示例甲",
        annexes=ANNEXES[:1],
        copies="示例省示例厅",
        author="示例省示例协会",
    ),
    "普通": Document(
        title="示例省2014年示例活动情况总结",
        day=DAY,
        blocks=BODY,
        signature=Signature(("示例省示例协会秘书处",), DAY, sealed=False),
        author="示例省示例协会",
    ),
}
NOTICE, LETTER = DOCUMENTS["文件"], DOCUMENTS["信函"]
SMALL = {"copy_number": "000001", "secrecy": "机密★1年", "urgency": "特急"}
DOCUMENTS |= {
    "上行文": replace(NOTICE, signers=("示例甲", "示例乙", "示例丙"), annexes=ANNEXES[:1], **SMALL),
    "联合行文": replace(
        NOTICE,
        mark="示例省示例厅\n示例省示例协会文件",
        signature=Signature(("示例省示例厅", "示例省示例协会"), DAY),
        annexes=(),
    ),
    "涉密信函": replace(LETTER, annexes=(), **SMALL),
    "纪要": replace(
        NOTICE,
        format="纪要",
        mark="示例省示例协会会议纪要",
        number="示例协纪〔2014〕1号",
        addressees="",
        signature=None,
        note="",
        annexes=(),
        attendance=Attendance("示例甲、示例乙", "示例丙", "示例丁"),
    ),
    "横排附件": replace(LETTER, annexes=(Annex("示例横表", (SCORES,), landscape=True),)),
}


def sound(kind: str) -> bytes:
    return render(DOCUMENTS[kind])
