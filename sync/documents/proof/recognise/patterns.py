"""How the parts of a 公文 begin and end when anybody writes them: loose enough to recognise a faulty one."""

import re

COPY_NUMBER = re.compile(r"^\d{3,8}$")
SECRECY = re.compile(r"^(绝密|机密|秘密)")
URGENCY = re.compile(r"^(特急|加急|特提|平急|急件)")
NUMBER = re.compile(
    r"^[^，。；：]{1,24}?[〔\[［（(【〈<]?(19|20)\d{2}年?[〕\]］）)】〉>]?\s*+[字第]{0,2}[\s\u3000]*+\d*+[\s\u3000]*+号"
)
ISSUE = re.compile(r"^[（(]?第[\s\u3000]*[\d〇一二三四五六七八九十百]{1,4}[\s\u3000]*[期次][）)]?$")
SIGNER = re.compile(r"签\s*发\s*人\s*[：:]")
TITLE = re.compile(
    r"^关于.+的?(通知|函|报告|请示|批复|意见|通报|决定|公告|通告|公报|议案|决议|命令|令|纪要|复函|公示|总结|方案)$"
)
LONELY = r"[\s\u3000]*+"
ANNEX = re.compile(rf"^附{LONELY}件{LONELY}([0-9０-９]{{0,2}}|[一二三四五六七八九十]{{1,2}}){LONELY}[:：]?$")
ENCLOSURES = re.compile(rf"^附{LONELY}件{LONELY}\d{{0,2}}{LONELY}[:：]")
LISTED = re.compile(r"^\d{1,2}\s*[.．、]")
COPIES = re.compile(rf"^(抄{LONELY}[送报]|分{LONELY}送|印{LONELY}送){LONELY}[:：]?")
ADDRESSEES_BELOW = re.compile(rf"^主{LONELY}送{LONELY}[:：]")
IMPRINT = re.compile(r"印\s*发$")
DATE_AT_END = re.compile(r"(19|20)\d{2}\s*+[年.\-/].{0,40}\d\s*+日?$")
DATE = re.compile(
    r"^([12]\d{3}|[〇○零Ｏ一二三四五六七八九]{4})\s*+[年.\-/．]"
    r"\s*+([\d\u3000 ]{0,2}|[一二三四五六七八九十]{1,2})\s*+[月.\-/．]"
    r"\s*+([\d\u3000 ]{0,2}|[一二三四五六七八九十]{1,3})\s*+日?$"
)
ORGAN = re.compile(r"^[\u3400-\u9fff（）·]{4,40}$")
COLON = re.compile(r"[：:]$")
LEAD_IN = re.compile(r"(?:如下|以下|下列)(?:(?!如下|以下|下列)[^。])*[：:]$")
ENDED = re.compile(r"[。；：，！？;:,!?、]$")
LABELLED = re.compile(rf"^(出{LONELY}席|请{LONELY}假|列{LONELY}席)(人员)?{LONELY}[:：]")

# Marks of levels, the right one first; the others are what is written in its stead.
LEVELS = (
    re.compile(r"^[一二三四五六七八九十]{1,3}、"),
    re.compile(r"^（[一二三四五六七八九十]{1,3}）(?![、，．.])"),
    re.compile(r"^\d{1,2}[.．](?!\d)"),
    re.compile(r"^（\d{1,2}）(?![、，．.])"),
)
WRONG_LEVEL = re.compile(
    r"^([一二三四五六七八九十]{1,3}[.．,，]|\([一二三四五六七八九十]{1,3}\)"
    r"|（[一二三四五六七八九十]{1,3}）[、，．.]|\d{1,2}[、,，](?!\d)|\(\d{1,2}\)|（\d{1,2}）[、，．.]|\d{1,2}[)）])"
)
WRONG_HEADING = re.compile(r"^[(（]?[一二三四五六七八九十]{1,3}([.．,，]|[)）])")


def level(text: str) -> int:
    """Return the level a paragraph's mark says, 1 to 4; 0 for none."""
    return next((depth for depth, mark in enumerate(LEVELS, start=1) if mark.match(text)), 0)
