"""Reading mail addresses (电子邮箱): one address, whatever marks stand for its dot and its @."""

import re

from sync.model import Raw
from sync.plan import Field
from sync.reading.values.folding import folded, shown
from sync.reading.values.understanding import Setting, Understood, example, noted, read_as, read_without, refused, sure
from sync.reading.values.wrapping import unlabelled, unwrapped

MAIL = re.compile(
    r"(?<![A-Za-z0-9_%+.-])[A-Za-z0-9_%+-]++(?:\.[A-Za-z0-9_%+-]++)*+@[A-Za-z0-9-]++(?:\.[A-Za-z0-9-]++)++", re.ASCII
)
PLAIN_MAIL = r"[A-Za-z0-9._%+-]++@[a-z0-9-]++(?:\.[a-z0-9-]++)++(?<!\.con)"
AT = re.compile(r"\(at\)|\[at\]|艾特|#|@@", re.IGNORECASE)
DOT = re.compile(r"\(dot\)|\[dot\]|\.\.", re.IGNORECASE)
COMMA_FOR_DOT = re.compile(r"(?<=[a-z0-9]),(?=(?:com|cn|org|net|edu|gov)\b)", re.IGNORECASE)
BLANKS_WITHIN = re.compile(r"(?<! ) ++(?=@|\.[a-z])|(?<=@) ++|(?<=\.) ++(?=[a-z])", re.IGNORECASE)
QQ = re.compile(r"(?:qq邮箱|qq mail)[:： ]*([1-9]\d{4,10})|([1-9]\d{4,10})@qq", re.IGNORECASE | re.ASCII)
LIKE_QQ = re.compile(r"(?:qq)?[:： ]*([1-9]\d{4,10})(?:@?qq\.co[mn]?)?", re.IGNORECASE | re.ASCII)
LABELS = ("电子邮箱", "邮箱", "E-mail", "Email", "mailto")
BETWEEN = " ()<>、,;/|:：.。“”\"'"
LONGEST = 200
MASKED = re.compile(r"\*{2,}")


def read_email(field: Field, raw: Raw, setting: Setting) -> Understood:  # noqa: PLR0911  # a way for each spelling
    """Read one mail address; what follows the @ in small letters."""
    how = example(field.type, setting.year)
    typed = folded(shown(raw))
    if len(typed) > LONGEST:
        return refused("email-invalid", example=how)
    if MASKED.search(typed):
        return refused("masked", example=how)
    text = unlabelled(
        unwrapped(BLANKS_WITHIN.sub("", typed.replace("\n", " ").replace("。", ".").replace("·", "."))), field, *LABELS
    )
    if qq := QQ.fullmatch(text):
        return told(f"{qq[1] or qq[2]}@qq.com")
    plain = COMMA_FOR_DOT.sub(".", DOT.sub(".", AT.sub("@", text)))
    found = list(dict.fromkeys(map(small, MAIL.findall(plain))))
    left = MAIL.sub("", plain).strip(BETWEEN)
    if (
        not found
        or (len(found) == 1 and not left.isascii() and "@" in left)
        or any(each.endswith(".con") for each in found)
    ):
        return suggested(text, how)
    if len(found) > 1:
        return noted(found[0], "email-several", reading=found[0], others="、".join(found[1:]))
    if left and MAIL.search(plain) and plain.find("<") < 0:
        return read_without(found[0], found[0], left) if not left.isascii() else suggested(text, how)
    return told(found[0]) if plain != text else sure(found[0])


def told(address: str) -> Understood:
    """Accept an address that was typed otherwise."""
    return read_as(address, address)


def small(address: str) -> str:
    """Write what follows the @ in small letters."""
    name, domain = address.split("@")
    return f"{name}@{domain.lower()}"


def suggested(text: str, how: str) -> Understood:
    """Refuse what is no address; ask whether a number is one of QQ's."""
    if (found := LIKE_QQ.fullmatch(text)) and "qq" in text.lower():
        return refused("email-like", suggestion=f"{found[1]}@qq.com")
    return refused("email-invalid", example=how)
