"""The parts of a 公文 (要素): what a paragraph can be."""

from dataclasses import dataclass
from enum import StrEnum

from sync.documents.proof.docx.paragraphs import ReadParagraph


class PartKind(StrEnum):
    """The parts of a 公文 as the standard names them; 版头, 主体, 版记 in order."""

    COPY_NUMBER = "份号"
    SECRECY = "密级和保密期限"
    URGENCY = "紧急程度"
    MARK = "发文机关标志"
    NUMBER = "发文字号"
    ISSUE = "纪要期号"
    SIGNER = "签发人"
    TITLE = "标题"
    ADDRESSEES = "主送机关"
    BODY = "正文"
    ENCLOSURES = "附件说明"
    SIGNED = "发文机关署名"
    DATE = "成文日期"
    NOTE = "附注"
    ANNEX = "附件"
    ANNEX_TITLE = "附件标题"
    COPIES = "抄送机关"
    IMPRINT = "印发机关和印发日期"
    TABLE = "表格"
    BANNER = "页眉"


@dataclass(frozen=True, slots=True)
class DocumentPart:
    """A paragraph and what it is; `annex` counts the annexes from 1, 0 for the document itself."""

    role: PartKind
    paragraph: ReadParagraph
    annex: int = 0


TITLE_LIKE = 20.0  # pt: a title, or a mark, that nothing else tells
LONGEST_NUMBER = 60  # characters of a 发文字号 with its 签发人
