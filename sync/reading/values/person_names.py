"""Reading a person's name (姓名): one person a cell; what stands around it is set aside, what hides it is asked."""

import re

from sync.model import Raw
from sync.plan import Field
from sync.reading.values.folding import one_line, tidy
from sync.reading.values.understanding import Setting, Understood, asked, noted, read_without, refused, sure
from sync.reading.values.wrapping import unlabelled

HAN = "\u3400-\u4dbf\u4e00-\u9fff〇\U00020000-\U0002f7ff\U00030000-\U0003ffff"
HIDING = (
    "请统制申办保后从省木冇目仝某等团社队局校会馆院室所站处部科长任师同先女小老阿本书"
    "教暂无没待未不详略空缺见附另后和及与夫一仝"
)
"""Characters that make a short name worth a look; most names have none of them."""
PLAIN_NAME = f"(?:(?![{HIDING}])[{HAN}]){{2,4}}"
ALL_HAN = re.compile(f"[{HAN}]+")
FULL_NAME = re.compile(f"[{HAN}]{{2,12}}|(?:[{HAN}A-Z]+·)+[{HAN}]+")
DOTS = re.compile(f"(?<=[{HAN}A-Z]) ?[·•・．.‧∙⋅●･ᐧ․﹒◦⸱。—–-]{{1,3}} ?(?=[{HAN}])")
END = "。、;；,， "
ORDINAL = re.compile(r"^[(（]?\d{1,2}[.、)）] ?(?=\D)", re.ASCII)
NOTE = re.compile(r"([^()（）【】]{1,40})[(（【]([^()（）【】]{1,40})[)）】]")
BETWEEN = re.compile(r"[、，,；;/\n&|]|[和与及](?=[^，。]{2})")
LATIN = re.compile(r"[A-Za-z]+(?:[ .'·-]{1,2}[A-Za-z]+)*\.?")
SYLLABLE = (
    r"(?:[bpmfdtnlgkhjqxrzcsyw]|zh|ch|sh)?(?:a|ai|an|ang|ao|e|ei|en|eng|er|o|ong|ou|i|ia|ian|iang|iao|ie|in|ing|iong|iu|u|ua"
    r"|uai|uan|uang|ue|ui|un|uo|v|ve)"
)
PINYIN = re.compile(rf"{SYLLABLE}(?: {SYLLABLE}){{1,2}}", re.IGNORECASE)
DESCRIBED = re.compile(r"[上下左右][^·]{0,2}[上下左右]|^[\u3400-\u9fff]{2}$")
DRAWN = re.compile(r"【[^】]{2,4}】$")
COMPONENTS = re.compile("[\u2ff0-\u2fff]")
LOST = re.compile(r"[?？□]")
MASKED = re.compile(r"某|[×*＊]|(?<![A-Z])X{1,2}$")
FAMILY = frozenset("夫妇一家父子母女兄弟姐妹")
ET_CETERA = re.compile(
    r"等(?:\d{1,3}|[一二三四五六七八九十]{1,2})?[人位名]?$|(?:夫妇|夫妻|一家|父子|母女|兄弟|姐妹|团队)$"
)
BODY = re.compile(
    r"(?:团|社|社区|局|学校|协会|中心|公司|小组|村|学院|委员会|居委会|大学|中学|小学|队|馆|办公室|工作室)$"
)
NICKNAME = re.compile(f"[小老阿][{HAN}]")
NOBODY = frozenset(
    {"本人", "同联系人", "联系人", "负责人", "填表人", "经办人", "同负责人", "见名单", "多人", "集体", "全体"}
)
SIGNATURE = re.compile(r"^(?:填表人|经办人|审核人|制表人|负责人|联系人)[:：]")
DEAD = re.compile(r"已?故|去世|逝世")
SURNAMES_OF_TWO = frozenset(
    [
        "欧阳",
        "司徒",
        "上官",
        "诸葛",
        "司马",
        "东方",
        "皇甫",
        "尉迟",
        "公孙",
        "慕容",
        "令狐",
        "宇文",
        "长孙",
        "夏侯",
        "端木",
        "呼延",
        "轩辕",
        "南宫",
        "独孤",
    ]
)
SEX_OR_PEOPLE = re.compile(r"^[男女]$|族$|^[男女][,，、]")
FORMER = re.compile(r"^(?:曾用名|原名|又名|笔名|艺名|网名|别名|小名)")
LONGEST_SPACED, LONGEST_TWO, LONGEST = 4, 3, 60
DIGITS = re.compile(r"[0-9]{7,}")
LATIN_AMONG = re.compile(r"[A-Za-z0-9]")
FOREIGN_NOTE = re.compile(r"[a-z]+[,，].*")
A_NAME = re.compile(f"[{HAN}]{{2,3}}")


def read_name(field: Field, raw: Raw, setting: Setting) -> Understood:
    """Read a person's name: no blank inside a short one, one kind of dot inside a long one."""
    if not isinstance(raw, str):
        return refused("name-unlikely")
    text = tidy(raw)
    if len(text) > LONGEST:
        return refused("name-unlikely")
    if SIGNATURE.match(text):
        return refused("name-unlikely")
    text = ORDINAL.sub("", unlabelled(text.strip("“”\"'‘’" + END), field, "姓名")).strip("“”\"'‘’" + END)
    return whole(text, setting)


def whole(text: str, setting: Setting) -> Understood:
    """Read a name with its note; what hides the name is asked."""
    if COMPONENTS.search(text):
        return refused("name-described")
    if DRAWN.search(text):
        return refused("name-described")
    if found := NOTE.fullmatch(text):
        return with_note(found[1].strip(), found[2].strip(), setting)
    if LOST.search(text):
        return refused("name-lost")
    return alone(text, setting)


def with_note(name: str, note: str, setting: Setting) -> Understood:
    """Read a name that has something in brackets after it."""
    said = alone(name, setting)
    if (DESCRIBED.search(note) and not titled(note, setting) and not is_person(note)) or FOREIGN_NOTE.fullmatch(note):
        return refused("name-described")
    if said[0] is None or (said[1] and said[1][0].code == "read-without"):
        return said
    if DEAD.search(note):
        return noted(said[0], "name-dead", note=note)
    if ALL_HAN.fullmatch(note) and len(note) == 1 and not SEX_OR_PEOPLE.match(note):
        return refused("name-unlikely")
    if is_person(note) and not (titled(note, setting) or FORMER.match(note) or SEX_OR_PEOPLE.search(note)):
        return asked(str(said[0]), note)
    return read_without(said[0], said[0], note)


def is_person(note: str) -> bool:
    """Say whether a note could itself be somebody's name."""
    return bool(A_NAME.fullmatch(note))


def titled(text: str, setting: Setting) -> bool:
    """Say whether a text is or ends with a title."""
    return text.endswith(setting.words.titles)


def alone(text: str, setting: Setting) -> Understood:
    """Read a name without a note."""
    if LATIN.fullmatch(text):
        return noted(text, "name-pinyin" if PINYIN.fullmatch(text) else "name-foreign")
    if text in NOBODY or MASKED.search(text) or ET_CETERA.search(text):
        return refused("name-unlikely")
    several = of_several(text, setting)
    if several:
        return several
    name = DOTS.sub("·", one_line(text))
    pieces = name.split()
    if len(pieces) > 1:
        return spaced(pieces, setting)
    return one(name, setting)


def of_several(text: str, setting: Setting) -> Understood | None:
    """Refuse two persons; of a person and a title say which part is not read."""
    people = [each.strip() for each in BETWEEN.split(text) if each.strip()]
    if len(people) < 2:  # noqa: PLR2004  # several are two
        return None
    if all(len(each) == 1 for each in people) or (len(people) == 2 and min(map(len, people)) == 1):  # noqa: PLR2004
        return None
    if is_title(people[-1], setting):
        first = alone(people[0], setting)
        return read_without(first[0], first[0], people[-1]) if first[0] is not None else first
    return refused("name-several", count=len(people))


def is_title(text: str, setting: Setting) -> bool:
    """Say whether a text is a title and nothing else."""
    return any(text in {each, f"副{each}"} for each in setting.words.titles)


def spaced(pieces: list[str], setting: Setting) -> Understood:
    """Read what stands apart: a name set wide, a name and a title, two names, or one long name."""
    han = all(map(ALL_HAN.fullmatch, pieces))
    joined = "".join(pieces)
    if han and len(joined) <= LONGEST_SPACED and min(map(len, pieces)) == 1:
        return one(joined, setting)
    if is_title(pieces[-1], setting):
        first = one("".join(pieces[:-1]), setting)
        return read_without(first[0], first[0], pieces[-1]) if first[0] is not None else first
    if DIGITS.fullmatch(pieces[-1]) and len(pieces) == 2:  # noqa: PLR2004  # a name and its telephone
        return read_without(pieces[0], pieces[0], pieces[-1])
    if han and len(pieces) == 2 and max(map(len, pieces)) > LONGEST_TWO:  # noqa: PLR2004
        return refused("name-long-spaced", suggestion="·".join(pieces))
    return refused("name-several", count=len(pieces))


def one(name: str, setting: Setting) -> Understood:
    """Read one name without blanks; a title before or after it is set aside."""
    if (found := DIGITS.search(name)) and ALL_HAN.fullmatch(name[: found.start()]) and found.end() == len(name):
        return read_without(name[: found.start()], name[: found.start()], found[0])
    if NICKNAME.fullmatch(name) or (BODY.search(name) and len(name) > LONGEST_TWO):
        return refused("name-unlikely")
    for title in sorted(setting.words.titles, key=len, reverse=True):
        for without in (name.removesuffix(title), name.removeprefix(title)):
            if without != name:
                return of_title(without, title)
    if not FULL_NAME.fullmatch(name):
        return refused("name-unlikely")
    return sure(name)


def of_title(name: str, title: str) -> Understood:
    """Read the name beside a title; a surname alone is no name."""
    name, title = (name[:-1], f"副{title}") if name.endswith("副") else (name, title)
    if len(name) < 2 or name in SURNAMES_OF_TWO or not FULL_NAME.fullmatch(name):  # noqa: PLR2004
        return refused("name-unlikely")
    return read_without(name, name, title)
