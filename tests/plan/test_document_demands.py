"""A declaration of a document that contradicts itself or the plan is refused: file, key, what was expected."""

import re
import shutil
import tomllib
from pathlib import Path
from typing import get_args

import pytest

from sync.errors import PlanError
from sync.plan import VariableSet, load
from tests.fixed_year import CONFIG

SOUND = {
    "key": '"letter"',
    "title": '"示例函"',
    "template": '"letter.md.j2"',
    "format": '"信函"',
    "per": '"season"',
    "when": '"always"',
}
STAR_FIELDS = "star.id_number、star.phone、star.address"
FILES = (
    "star.deed_file、star.photos、star.video、brand.result_file、brand.photos、brand.video、star.sealed、brand.sealed"
)
OF_CHOSEN = '"publicity" 或 "recommendation" 或 "commendation"'
NO_FILE = f"这个文件栏目，可以写：{FILES}"
KINDS = "、".join(filter(None, get_args(VariableSet)))
TITLE = '用作文件名：要写，40字以内，不能有 - / \\ : * ? " < > |，首尾不能有空格和点'


@pytest.fixture
def config(tmp_path: Path) -> Path:
    return Path(shutil.copytree(CONFIG, tmp_path / "config"))


def declared(config: Path, *documents: str) -> None:
    """Write documents.toml of declarations that are sound but for what is said: `key = value` parted by semicolons."""
    text = ""
    for document in documents:
        said = dict(line.split(" = ", 1) for line in document.split("; ") if line)
        text += "[[documents]]\n" + "".join(f"{key} = {value}\n" for key, value in {**SOUND, **said}.items())
    (config / "2014" / "documents.toml").write_text(text, encoding="utf-8")


def refusal(config: Path, *documents: str) -> str:
    """Return what the loader says, without the folder."""
    declared(config, *documents)
    with pytest.raises(PlanError) as refused:
        load(2014, config)
    return re.sub(r"第\d+行 ?", "", str(refused.value)).replace(f"配置有误：{config}/2014/documents.toml，", "")


@pytest.mark.parametrize(
    ("document", "said"),
    [
        # what a key asks of another
        ('per = "round"', '公文“示例函” rounds：per = "round" 的公文，要写明 rounds，如 ["early", "regular"]'),
        ('per = "entry"', '公文“示例函” forms：per = "entry" 的公文，要写明 forms，如 ["guests"]'),
        ('rounds = ["early"]', '公文“示例函” per：写了 rounds 的公文，per 应为 "round"，现为“season”'),
        ('event = "national"', '公文“示例函” forms：event = "national" 的公文，要写明 forms，如 ["guests"]'),
        ('when = "listed"', '公文“示例函” forms：when = "listed" 的公文，要写明 forms，如 ["guests"]'),
        ('when = "owing"', '公文“示例函” per：when = "owing" 的公文，per 应为 "city"，现为“season”'),
        ('when = "returned"', '公文“示例函” per：when = "returned" 的公文，per 应为 "city"，现为“season”'),
        ('variables = "reminder"', '公文“示例函” when：variables = "reminder" 的公文，when 应为 "owing"，现为“always”'),
        (
            'variables = "correction"',
            '公文“示例函” when：variables = "correction" 的公文，when 应为 "returned"，现为“always”',
        ),
        ('variables = "minutes"', '公文“示例函” per：variables = "minutes" 的公文，per 应为 "round"，现为“season”'),
        (
            'variables = "publicity"',
            '公文“示例函” when：variables = "publicity" 的公文，when 应为 "chosen"，现为“always”',
        ),
        (
            'variables = "recommendation"',
            '公文“示例函” when：variables = "recommendation" 的公文，when 应为 "chosen"，现为“always”',
        ),
        ('evidence = ["star.photos"]', '公文“示例函” when：写了 evidence 的公文，when 应为 "chosen"，现为“always”'),
        (
            'announces = true; per = "city"; when = "chosen"; variables = "publicity"',
            '公文“示例函” per：写了 announces 的公文，per 应为 "season"，现为“city”',
        ),
        (
            "announces = true",
            (
                '公文“示例函” when：写了 announces 的公文，when 应为 "chosen"，现为“always”\n'
                f"公文“示例函” variables：写了 announces 的公文，variables 应为 {OF_CHOSEN}，现为“”"
            ),
        ),
        (
            'announces = true; when = "chosen"',
            f"公文“示例函” variables：写了 announces 的公文，variables 应为 {OF_CHOSEN}，现为“”",
        ),
        # what it names
        ('variables = "remindr"', f"公文“示例函” variables：不能是“remindr”，应为 空、{KINDS} 之一"),
        ('per = "round"; rounds = ["late"]', "公文“示例函” rounds：没有“late”这一轮，应为 plan.toml 里的轮次之一"),
        ('per = "round"; rounds = ["early", "early"]', "公文“示例函” rounds：“early”写了两次，请删去一个"),
        (
            'per = "round"; rounds = ["summary"]; when = "chosen"',
            "公文“示例函” rounds：“summary”这一轮没有这份公文要写的候选对象，应为推荐奖项的轮次",
        ),
        (
            'per = "round"; rounds = ["week"]; variables = "minutes"',
            "公文“示例函” rounds：“week”这一轮没有这份公文要写的候选对象，应为推荐奖项的轮次",
        ),
        (
            'per = "round"; rounds = ["week"]; when = "listed"; forms = ["star"]',
            "公文“示例函” rounds：“week”这一轮没有这份公文要写的候选对象，应为推荐奖项的轮次",
        ),
        ('forms = ["guest"]', "公文“示例函” forms：没有“guest”这张表，应为 forms.toml 里的表之一"),
        ('forms = ["guests", "guests"]', "公文“示例函” forms：“guests”写了两次，请删去一个"),
        ('forms = ["guide"]', "公文“示例函” forms：“guide”是填报说明，没有内容可列"),
        (
            'per = "entry"; forms = ["unit"]',
            '公文“示例函” forms：per = "entry" 的公文，第一张表应一条一行，“unit”是一项一行的',
        ),
        (
            'per = "entry"; forms = ["guests"]; when = "chosen"',
            '公文“示例函” forms：per = "entry"、when = "chosen" 的公文，第一张表应是推荐奖项的，“guests”不是',
        ),
        (
            'event = "national"; forms = ["agenda"]',
            "公文“示例函” event：forms 里的表没有一个选项写有“重庆”（plan.toml 的 national.city），选不出参加的",
        ),
        (
            'personal = ["star.phone"]',
            "公文“示例函” personal：没有“star.phone”这个个人信息栏目，这份公文不用写这一项",
        ),
        (
            'forms = ["star"]; personal = ["star.phon"]',
            f"公文“示例函” personal：没有“star.phon”这个个人信息栏目，可以写：{STAR_FIELDS}",
        ),
        (
            'forms = ["star"]; personal = ["star.name"]',
            f"公文“示例函” personal：没有“star.name”这个个人信息栏目，可以写：{STAR_FIELDS}",
        ),
        (
            'when = "chosen"; variables = "recommendation"; personal = ["phon"]',
            f"公文“示例函” personal：没有“phon”这个个人信息栏目，可以写：{STAR_FIELDS}、brand.phone",
        ),
        ('when = "chosen"; evidence = ["star.photo"]', f"公文“示例函” evidence：没有“star.photo”{NO_FILE}"),
        ('when = "chosen"; evidence = ["stars.photos"]', f"公文“示例函” evidence：没有“stars.photos”{NO_FILE}"),
        ('when = "chosen"; evidence = ["photos", "photos"]', "公文“示例函” evidence：“photos”写了两次，请删去一个"),
        # its name
        ('title = ""', f"公文“letter” title：{TITLE}"),
        ('title = "函-佛山市"', f"公文“函-佛山市” title：{TITLE}"),
        ('title = "函/通知"', f"公文“函/通知” title：{TITLE}"),
        ('title = " 函"', f"公文“ 函” title：{TITLE}"),
        (f'title = "{"长" * 41}"', f"公文“{'长' * 41}” title：{TITLE}"),
    ],
)  # fmt: skip
def test_a_contradiction_is_refused(config: Path, document: str, said: str) -> None:
    assert refusal(config, document) == said


@pytest.mark.parametrize(
    ("second", "said"),
    [
        ('title = "示例通知"', "公文“示例函”：“letter”重复出现，请改名"),
        ('key = "other"', "公文“示例函”：“示例函”重复出现，请改名"),
        ('key = "other"; title = "letter"', "公文“letter” title：“letter”已是另一种公文的 key，请改名"),
    ],
)
def test_two_documents_of_one_name_are_refused(config: Path, second: str, said: str) -> None:
    assert refusal(config, "", second) == said


@pytest.mark.parametrize(
    "document",
    [
        "",
        'when = "scheduled"; variables = "summary"',
        'per = "city"; when = "chosen"; variables = "commendation"',
        'per = "city"; variables = "notice"; forms = ["attendance", "agenda"]; event = "opening"',
        'per = "round"; rounds = ["summary"]',
        'per = "round"; rounds = ["early"]; when = "chosen"; variables = "recommendation"; evidence = ["sealed"]',
        'per = "entry"; when = "chosen"; forms = ["star"]; personal = ["address", "star.phone"]',
        'when = "chosen"; variables = "commendation"; announces = true',
    ],
)
def test_what_contradicts_nothing_is_loaded(config: Path, document: str) -> None:
    declared(config, document)
    (loaded,) = load(2014, config).documents
    (written,) = tomllib.loads((config / "2014" / "documents.toml").read_text("utf-8"))["documents"]
    assert {key: getattr(loaded, key) for key in written} == {
        key: tuple(value) if isinstance(value, list) else value for key, value in written.items()
    }


def edit(config: Path, file: str, old: str, new: str) -> None:
    path = config / "2014" / file
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), encoding="utf-8")


ZERO_STAR = 'type = "zero", award = "star"'


def test_an_award_that_cities_must_recommend_for_needs_its_zero_report(config: Path) -> None:
    edit(config, "forms.toml", ZERO_STAR, 'type = "yesno"')
    with pytest.raises(PlanError) as refused:
        load(2014, config)
    assert re.sub(r"第\d+行 ", "", str(refused.value)).removeprefix(f"配置有误：{config}/2014/") == (
        "plan.toml，奖项“百姓学习之星” city_quota："
        '名额不能为0的，forms.toml 里要有零报告栏目（type = "zero"、award = "star"）'
    )


def test_an_award_that_none_need_be_recommended_for_needs_none(config: Path) -> None:
    edit(config, "forms.toml", ZERO_STAR, 'type = "yesno"')
    edit(config, "plan.toml", "city_quota = { min = 1, max = 2 }", "city_quota = { max = 2 }")
    assert load(2014, config).award_by_key["star"].city_quota.least == 0
