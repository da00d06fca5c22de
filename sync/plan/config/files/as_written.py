"""Marks as an input method leaves them (全角标点), days as people write them: read where it is plain what was meant.

Outside of quotes and remarks TOML knows no full-width character, so there each can mean but one thing. The text keeps
its lines: what is said of line 12 is true of the clerk's line 12.
"""

import re

DAY = re.compile(r"(\d{4})(?:[-/.]|年)(\d{1,2})(?:[-/.]|月)(\d{1,2})日?", re.ASCII)
"""2014-8-10, 2014/8/10 as Excel does, 2014年8月10日."""
NO_YEAR = re.compile(r"(?<!\d)(\d{1,2})月(\d{1,2})日", re.ASCII)
MARKS = str.maketrans("＝，＃　［］｛｝．－＿" + "０１２３４５６７８９", "=,# []{}.-_" + "0123456789")
ASCII_STRING = r'"""(?:[^\\]|\\.)*?"""|\'\'\'.*?\'\'\'|"(?:[^"\\\n]|\\.)*"|\'[^\'\n]*\''
PIECE = re.compile(
    rf"(?P<kept>{ASCII_STRING}|#[^\n]*)"
    r"|(?P<remark>＃[^\n]*)"
    r"|(?P<quoted>“[^“”\n]*(?:“[^“”\n]*”[^“”\n]*)*”|‘[^‘’\n]*’|＂[^＂\n]*＂)"
    rf"|(?P<day>(?<![\w.:-]){DAY.pattern}(?![\w.:-]))"
    r"|(?P<other>.)",
    re.DOTALL | re.ASCII,
)
NAMES = {
    "“": "全角引号", "”": "全角引号", "‘": "全角引号", "’": "全角引号", "＂": "全角引号", "，": "全角逗号",
    "、": "顿号", "；": "分号", "：": "全角冒号", "＝": "全角等号",
}  # fmt: skip


def plain(text: str) -> str:
    """Return the text with what stands outside of quotes and remarks as TOML has it."""
    return PIECE.sub(meant, text)


def meant(piece: re.Match[str]) -> str:
    """Return what a piece was meant to be."""
    match piece.lastgroup:
        case "remark":
            return "#" + piece["remark"][1:]
        case "quoted":
            inner = piece["quoted"][1:-1].replace("\\", "\\\\").replace('"', '\\"')
            return f'"{inner}"'
        case "other":
            return piece["other"].translate(MARKS)
    return piece[0] if piece["kept"] else iso(re.fullmatch(DAY, piece[0]) or piece)


def left_over(line: str) -> str:
    """Name the first full-width mark that stands outside of quotes and remarks; "" where there is none."""
    outside = (each["other"] for each in PIECE.finditer(line) if each.lastgroup == "other")
    return next((NAMES[each] for each in outside if each in NAMES), "")


def iso(found: re.Match[str]) -> str:
    """Return a day that was found as 2014-08-10."""
    return f"{found[1]}-{int(found[2]):02d}-{int(found[3]):02d}"


def as_iso(written: str) -> str:
    """Return a day as 2014-08-10; what is none as it stands."""
    found = DAY.fullmatch(written.strip())
    return iso(found) if found else written
