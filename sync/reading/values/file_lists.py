"""Reading file names and links (文件名、网址): each by itself, without folders, numbers and notes around it."""

import re
from collections.abc import Sequence

from sync.model import Raw, Remark, Value
from sync.plan import Field
from sync.reading.values.folding import tidy
from sync.reading.values.understanding import Setting, Understood, example, noted, read_as, read_without, refused, sure
from sync.reading.values.wrapping import unlabelled

KNOWN = (
    "docx|doc|pdf|jpg|jpeg|png|mp4|mov|avi|wmv|mkv|flv|mpg|m4v|xlsx|xls|pptx|ppt|zip|rar|7z|bmp|gif|tif|tiff|wps|et|txt|mp3"
    "|rmvb|heic"
)
PLAIN_FILE = r"(?:[A-Za-z㐀-䶿一-鿿]|\d(?!-\d)|-)++\.[0-9A-Za-z]++"
PLAIN_FILES = f"{PLAIN_FILE}(?:、{PLAIN_FILE})*+"
"""File names without a blank, joined by 、."""
BETWEEN = re.compile(r"[、，,；;\n|]")
LABEL = re.compile(r"^(?:照片|图片|文件名?|材料|视频|附件)(?:文件)?[:：] ?")
AFTER_SUFFIX = re.compile(
    rf"(?<=\.)({KNOWN})(?![A-Za-z0-9.])[ 、，,；;/+|和及与]*"
    rf"(?=[^\s、，,；;.（(＋+和及与等。”\"》共\d]|\d(?![\d.]{{0,5}}[KMG]B)|[(（]\d{{1,2}}[)）])",
    re.IGNORECASE,
)
BETWEEN_AFTER_SUFFIX = re.compile(rf"(\.(?:{KNOWN}))\s*[+/|和及与]\s*(?=\S)", re.IGNORECASE)
WIDE_DOT = re.compile(rf" ?(?:．|。|\. ) ?(?=(?:{KNOWN})\b)|  ?\.(?=(?:{KNOWN})\b)", re.IGNORECASE)
ODD_DOT = re.compile(rf"[,，·](?=(?:{KNOWN})(?![A-Za-z0-9.]))", re.IGNORECASE)
SUFFIXED = re.compile(rf"\.(?:{KNOWN})$", re.IGNORECASE)
WITH_NOTE = re.compile(
    rf"(.{{1,200}}\.(?:{KNOWN})) ?(?:[(（]([^()（）]{{1,40}})[)）]|(\d[\d.]{{0,6}}[KMG]B?)|(等\d{{1,2}}[张个份]))",
    re.IGNORECASE,
)
AND_MORE = re.compile(r"等(\d{1,2})[张个份]")
ORDINAL = re.compile(r"^(?:[(（]?\d{1,2}[)）]|\d{1,2}[.、)） ]|[①-⑳])\s*(?=[^\d.])")
FOLDER = re.compile(r"^(?:file:///)?(?:[A-Za-z]:|\.{1,2}|~)?[\\/].*[\\/]|^(?:file:///)[A-Za-z]:[\\/]", re.DOTALL)
QUOTES = "《》“”\"'‘’〈〉<> "
SEVERAL_IN_ONE = re.compile(rf"(?<!\d)(\d{{1,2}})[-~～](\d{{1,2}})\.(?:{KNOWN})$", re.IGNORECASE)
ONLY_NUMBER = re.compile(rf"(\d{{1,2}})\.({KNOWN})", re.IGNORECASE)
ANY = re.compile(r"[*？?]")
NO_FILE = re.compile(
    r"^(?:照片|图片|视频|材料)?\d{0,3}[张个份]$|文件夹|已?发.{0,2}邮箱|已寄|见.{0,4}盘|光盘|U盘|网盘|^有$|^是$|^附后$"
    r"|^[、，/ ]+$|^\d+$|公众号|搜索|抖音|腾讯视频|优酷",
    re.IGNORECASE,
)
LINK = re.compile(r"(?:https?|ftp|htp|http)(?::|：)?[\\/]{2}|^www\.", re.IGNORECASE)
ADDRESS = re.compile(r"(?:(?:https?|ftp)://|www\.)[^\s，。；、）)>”“\u3400-\u9fff]+", re.IGNORECASE)
BARE_ADDRESS = re.compile(
    r"(?<![A-Za-z0-9.-])(?:[A-Za-z0-9-]++\.)++(?:com|cn|org|net|gov|edu)\b(?:/[!-~]*+)?", re.IGNORECASE
)
MISTYPED = re.compile(r"^htt?p(s?):?[\\/]{2}", re.IGNORECASE)
"""http:\\\\, http// and htp://: nothing else can be meant."""
PAN = re.compile(r"//pan\.|//yun\.|//drive\.", re.IGNORECASE)
CODE = re.compile(r"(?:提取码|密码|访问码)[:：]? ?[A-Za-z0-9]{4,8}")
LONGEST = 2_000
LAST_FIGURES = re.compile(r"(?<!\d)\d++$", re.ASCII)
LINK_LABEL = re.compile(r"^链接[:：] ?")
BEFORE_SLASH = re.compile(r"(?<=[a-z]) (?=/)")
FOLDERED = re.compile(r"[\\/:]")


def read_files(field: Field, raw: Raw, setting: Setting) -> Understood:
    """Read file names: a tuple, in the order given."""
    how = example(field.type, setting.year)
    if not isinstance(raw, str):
        return refused("file-names", example=how)
    text = LABEL.sub("", tidy(raw)).replace("－", "-").removeprefix(f"{field.title}：").removeprefix(f"{field.title}:")
    if LINK.search(text) or ANY.search(text):
        return refused("file-names", example=how)
    told = ODD_DOT.sub(".", text)
    plain = WIDE_DOT.sub(".", told)
    names: list[str] = []
    remarks: list[Remark] = []
    parts = pieces(plain)
    if len(parts) > 1 and not SUFFIXED.search(parts[0]) and (tail := ONLY_NUMBER.fullmatch(parts[-1])):
        first = LAST_FIGURES.sub("", parts[0])
        return refused("file-several", name=text, example=f"{parts[0]}.{tail[2]}、{first}{tail[1]}.{tail[2]}")
    for piece in parts:
        name, said = one(piece, how)
        remarks += said
        if name and name not in names:
            names.append(name)
    if any(each.code in {"file-names", "file-several"} for each in remarks) or not names:
        return None, (
            next((each for each in remarks if each.code != "read-without"), Remark("file-names", {"example": how})),
        )
    if told != text and not remarks:
        remarks.append(Remark("read-as", {"reading": "、".join(names)}))
    return tuple(names), tuple(remarks)


def pieces(text: str) -> Sequence[str]:
    """Split a list at its marks, and after each suffix."""
    marked = AFTER_SUFFIX.sub(lambda found: f"{found[1]}\n", BETWEEN_AFTER_SUFFIX.sub("\\1\n", text))
    parts = [part for each in BETWEEN.split(marked) for part in by_blanks(each.strip())]
    return [each for each in parts if each.strip(QUOTES + "。.")]


def by_blanks(piece: str) -> Sequence[str]:
    """Split a piece at its blanks where each part is a file name of its own."""
    parts = piece.split()
    return parts if len(parts) > 1 and all(map(SUFFIXED.search, parts)) else [piece]


def one(piece: str, how: str) -> tuple[str, list[Remark]]:
    """Read one file name, and say what around it was not read."""
    said: list[Remark] = []
    name = ORDINAL.sub("", piece.strip(QUOTES)).strip(QUOTES + "。").replace("《", "").replace("》", "")
    if FOLDER.search(name):
        name = FOLDER.sub("", name)
        said.append(Remark("read-as", {"reading": name}))
    if found := WITH_NOTE.fullmatch(name):
        name, note = found[1], found[2] or found[3] or found[4]
        more = AND_MORE.fullmatch(note)
        code = (
            Remark("files-more", {"reading": name, "stated": more[1]})
            if more
            else Remark("read-without", {"reading": name, "left": note})
        )
        said.append(code)
    if NO_FILE.search(name) and not SUFFIXED.search(name):
        return "", [Remark("file-names", {"example": how})]
    if (found := SEVERAL_IN_ONE.search(name)) and int(found[1]) < int(found[2]):
        return "", [Remark("file-several", {"name": name, "example": how})]
    return name, said


def names_read(texts: Sequence[str], _: Sequence[int]) -> list[Value]:
    """Split plain lists of file names."""
    return [tuple(dict.fromkeys(text.split("、"))) for text in texts]


def read_link(field: Field, raw: Raw, setting: Setting) -> Understood:
    """Read a link or file name: one line; several joined by 、."""
    how = example(field.type, setting.year)
    if not isinstance(raw, str):
        return refused("link-unreadable", example=how)
    text = tidy(raw).replace("\n", "" if LINK.search(raw) else "、")
    text = unlabelled(text.strip(QUOTES).rstrip("。"), field, "视频", "网址", "链接地址")
    return (
        address(text, how)
        if LINK.search(text) or BARE_ADDRESS.fullmatch(text)
        else file_or_words(text, field, setting, how)
    )


def mended(text: str) -> tuple[str, bool]:
    """Write an address with its usual marks; say whether its letters were wrong, and not its width alone."""
    text = text.replace("：//", "://")
    if text.casefold().startswith(("http://", "https://", "ftp://")):
        return text, False
    fixed = MISTYPED.sub(lambda found: f"http{found[1].lower()}://", text)
    return (fixed.replace("\\", "/"), True) if fixed != text else (text, False)


def address(text: str, how: str) -> Understood:
    """Read one address or several, with its code; words around it are said not to be read."""
    fixed, wrong = mended(text)
    if CODE.search(fixed):
        return sure(LINK_LABEL.sub("", fixed))
    joined = BEFORE_SLASH.sub("", fixed)
    found = ADDRESS.findall(joined) or BARE_ADDRESS.findall(joined)
    found = [each.rstrip(".,;") for each in found]
    if not found or any(
        each.rstrip("/.:").lower() in {"http", "https", "ftp", "www"} or "..." in each for each in found
    ):
        return refused("link-unreadable", example=how)
    rest = joined
    for each in found:
        rest = rest.replace(each, " ", 1)
    files = [each for each in rest.split() if SUFFIXED.search(each)]
    left = " ".join(each for each in rest.split() if each not in files).strip(" ，,。；;、")
    value = "、".join([*files, *found])
    if PAN.search(value):
        return noted(value, "link-code-missing", reading=value)
    if left:
        return read_without(value, value, left)
    return read_as(value, value) if wrong or joined != fixed else sure(value)


def file_or_words(text: str, field: Field, setting: Setting, how: str) -> Understood:
    """Read file names; refuse words that name none."""
    if NO_FILE.search(text) or (FOLDERED.search(text) and not SUFFIXED.search(text)):
        return refused("link-unreadable", example=how)
    value, remarks = read_files(field, text, setting)
    if not isinstance(value, tuple):
        return refused("link-unreadable", example=how)
    return "、".join(value), remarks
