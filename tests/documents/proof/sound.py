"""Sound documents of the engine's, with everything in them, for the checker to pass and for sabotage."""

from dataclasses import replace
from datetime import date

from sync.documents.gongwen import Annex, Attendance, Document, Heading, Imprint, Item, Signature, render
from tests.documents.gongwen.documents import letter, notice, paragraph, table, text

DAY = date(2014, 7, 1)
DATED = {"day": DAY, "signature": Signature(("示例省示例协会",), DAY)}
LONG = "为推进全民终身学习，各示例单位应当结合实际，认真组织开展示例活动，及时报送有关材料，并做好宣传工作。"
SCORES = table("序号 单位 材料", *(f"{count} 示例单位 示例材料" for count in range(1, 4)))
BODY = (
    paragraph(LONG),
    Heading(1, text("总体要求")),
    paragraph(LONG * 3),
    Heading(2, text("参加范围")),
    paragraph(LONG * 2),
    Heading(3, text("示例单位。各单位均可参加。")),
    Heading(4, text("示例部门。各部门均可参加。")),
    Heading(1, text("报送要求")),
    Item(1, text("按时报送。")),
    Item(1, text("如实报送。")),
    paragraph("有关名额见下表。"),
    SCORES,
    paragraph(LONG * 4),
    paragraph("特此通知。"),
)
ANNEXES = (
    Annex("示例名额表", (paragraph(LONG), SCORES)),
    Annex("示例材料填报说明和示例材料清单及其他需要说明的示例事项", (paragraph(LONG * 2),)),
)
NOTICE = replace(
    notice(*BODY, annexes=ANNEXES),
    title="关于举办2014年示例活动的通知",
    addressees="各示例单位、各示例协会，有关单位",
    note="联系人：示例甲，电话：020-00000000",
    copies="示例省示例厅，示例协会联合会，各示例市人民政府办公室，各示例县人民政府办公室",
    imprint=Imprint("示例省示例协会秘书处", DAY),
    **DATED,
)
LETTER = replace(
    letter(*BODY, annexes=ANNEXES[:1]),
    number="示例协函〔2014〕12号",
    note="联系人：示例甲",
    copies="示例省示例厅",
    author="示例省示例协会",
    **DATED,
)
SMALL = {"copy_number": "000001", "secrecy": "机密★1年", "urgency": "特急"}
DOCUMENTS = {
    "文件": NOTICE,
    "信函": LETTER,
    "普通": Document(
        title="示例省2014年示例活动情况总结",
        day=DAY,
        blocks=BODY,
        signature=Signature(("示例省示例协会秘书处",), DAY, sealed=False),
        author="示例省示例协会",
    ),
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
