"""Kinds of documents are data: new ones by configuration and templates alone; every legal declaration writes."""

import shutil
from collections.abc import Iterator
from dataclasses import replace
from itertools import product
from pathlib import Path
from typing import get_args

import msgspec
import pytest
from jinja2 import DictLoader

from sync.desk.run import Run
from sync.documents.compose import TEMPLATES, Composed, compose, templates
from sync.documents.contexts import TOLD, Scene
from sync.documents.due import DUE
from sync.documents.text.template_text import environment
from sync.errors import DeskError, TemplateError
from sync.letters.enclosures import enclosures
from sync.letters.issue import issue, void
from sync.model import Status
from sync.plan import DocumentSpec, Per, Plan, VariableSet, When, load
from sync.plan.checks.document_demands import document_contradictions
from sync.plan.document_kinds import DocumentFormat
from sync.progress import measure
from tests.documents.ballots import judged_year, selected
from tests.documents.reading import lines
from tests.documents.scenes import ATTENDANCE, NOW, OFFICE_ROWS, STARS, accepted, office_scene
from tests.fixed_year import CONFIG
from tests.submissions import submission

JIANGMEN = """
# 百姓学习之星
| 编号       | 推荐类别 | 姓名   | 工作单位   | 联系电话    |
|------------|----------|--------|------------|-------------|
| 440700-S01 | 一般     | 示例丙 | 示例丙社区 | 13800000007 |
"""
FORM = """
[[forms]]
key = "coaches"
title = "用车安排"
kind = "list"
audience = "office"
prefix = "YCA"
fields = [
    { key = "line", title = "线路", type = "text", required = true },
    { key = "driver", title = "司机", type = "name" },
    { key = "mobile", title = "司机手机", type = "mobile", personal = true },
]
"""
COACHES = """
# 用车安排
| 编号         | 线路         | 司机   | 司机手机    |
|--------------|--------------|--------|-------------|
| 440000-YCA01 | 示例站—示例馆 | 示例壬 | 13800000008 |
| 440000-YCA02 | 示例馆—示例站 | 示例癸 | 13800000009 |
"""
DOCUMENTS = """
[[documents]]
key = "admission"
title = "入选通知"
template = "admission.md.j2"
variables = "commendation"
format = "信函"
per = "city"
when = "chosen"
series = "粤成教协函"

[[documents]]
key = "upward"
title = "报省教育厅的推荐函"
template = "upward.md.j2"
variables = "recommendation"
format = "信函"
per = "round"
rounds = ["early", "regular"]
when = "chosen"
series = "粤成教协函"
personal = ["star.phone"]
evidence = ["star.photos"]

[[documents]]
key = "coaches"
title = "用车安排的通知"
template = "coaches.md.j2"
format = "普通"
per = "season"
when = "listed"
forms = ["coaches"]

[[documents]]
key = "congratulation"
title = "贺信"
template = "congratulation.md.j2"
format = "普通"
per = "entry"
when = "chosen"
forms = ["star"]
"""
NEW_TEMPLATES = {
    "admission.md.j2": """---
mark = "{{ offices.association }}"
title = "关于{{ year }}年推荐对象的通知"
to = "{{ city }}{{ offices.city_office }}"
sign = ["{{ offices.association }}"]
---

你市下列对象入选：

{% for award in awards %}
{% for row in award.people %}
1. {{ award.title }}：{{ row|names }}。

{% endfor %}
{% endfor %}
""",
    "upward.md.j2": """{% import "_macros.j2" as m %}
---
mark = "{{ offices.association }}"
title = "关于报送{{ round.title }}推荐对象的函"
to = "{{ offices.department }}"
sign = ["{{ offices.association }}"]
---

现报送推荐对象。

{% for award in awards %}
{% for each in award.sheets %}
# 推荐表（{{ each.name }}）

{表格}

{{ m.sheet(each, offices.association) }}

{% endfor %}
{% endfor %}
""",
    "coaches.md.j2": """---
title = "用车安排"
---

请于{{ deadlines.opening.date|date }}前确认。

{% for each in lists.coaches %}
1. {{ each.line }}：{{ each.driver }}。

{% endfor %}
""",
    "congratulation.md.j2": """---
title = "贺信"
---

{{ city }}{{ entry.name }}：祝贺入选。
""",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder of the shipped templates and the new ones."""
    made = Path(shutil.copytree(TEMPLATES, tmp_path / "documents"))
    for name, text in NEW_TEMPLATES.items():
        (made / name).write_text(text, encoding="utf-8")
    return made


@pytest.fixture
def plan(tmp_path: Path) -> Plan:
    """Return the year with the new documents, loaded from a configuration folder."""
    config = Path(shutil.copytree(CONFIG, tmp_path / "config"))
    for name, more in (("documents.toml", DOCUMENTS), ("forms.toml", FORM)):
        path = config / "2014" / name
        path.write_text(path.read_text(encoding="utf-8") + more, encoding="utf-8")
    return judged_year(replace(load(2014, config), honours=(), waivers=(), decisions=()))


@pytest.fixture
def scene(plan: Plan) -> Scene:
    """Return a season in which Foshan has two chosen, one in each round, and Jiangmen one."""
    sent = submission(STARS, plan=plan), submission(JIANGMEN, "440700", plan=plan)
    return selected(office_scene(*sent, plan=plan, rows=OFFICE_ROWS + COACHES))


def written(scene: Scene, folder: Path, key: str) -> dict[str, list[str]]:
    """Return the documents of a kind by name, line by line as they stand in their Word files."""
    made = compose(scene, templates(folder))
    return {each.name: list(lines(each.docx())) for each in made if each.spec.key == key}


def text(said: list[str]) -> str:
    return "\n".join(said)


def test_a_letter_goes_to_each_city_with_somebody_chosen_and_names_its_own(scene: Scene, folder: Path) -> None:
    made = written(scene, folder, "admission")
    assert {name: [line for line in said if "示例" in line or "教育局" in line] for name, said in made.items()} == {
        "入选通知-佛山市": [
            "佛山市教育局：",
            "1.百姓学习之星：示例乙、示例县示例村、佛山市。",
            "2.百姓学习之星：示例甲、示例区示例社区、佛山市。",
        ],
        "入选通知-江门市": ["江门市教育局：", "1.百姓学习之星：示例丙、示例丙社区、江门市。"],
    }


def test_a_second_recommendation_goes_to_another_addressee_with_the_personal_fields_it_may_show(
    scene: Scene, folder: Path
) -> None:
    made = written(scene, folder, "upward")
    assert list(made) == ["报省教育厅的推荐函-特别推荐", "报省教育厅的推荐函-一般推荐"]
    said = made["报省教育厅的推荐函-特别推荐"]
    assert "广东省教育厅：" in said
    assert [number for number in ("13800000000", "13800000001", "13800000007") if number in text(said)] == [
        "13800000001"
    ]
    assert not any("通讯地址" in line for line in said)


def test_a_plain_letter_lists_a_form_of_its_own(scene: Scene, folder: Path) -> None:
    said = written(scene, folder, "coaches")["用车安排的通知"]
    assert said[:4] == [
        "用车安排",
        "请于2014年10月31日前确认。",
        "1.示例站—示例馆：示例壬。",
        "2.示例馆—示例站：示例癸。",
    ]


def test_a_letter_to_each_of_the_chosen_is_named_by_city_and_number(scene: Scene, folder: Path) -> None:
    made = written(scene, folder, "congratulation")
    assert {name: said[1] for name, said in made.items()} == {
        "贺信-佛山市-S01-示例甲": "佛山市示例甲：祝贺入选。",
        "贺信-佛山市-S02-示例乙": "佛山市示例乙：祝贺入选。",
        "贺信-江门市-S01-示例丙": "江门市示例丙：祝贺入选。",
    }


@pytest.fixture
def run(tmp_path: Path, scene: Scene, folder: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Return a run that issues with the new templates."""
    monkeypatch.setattr("sync.letters.issue.templates", lambda: templates(folder))
    return Run(scene.plan, tmp_path / "收件", tmp_path / "结果", tmp_path / "存档", NOW)


@pytest.mark.parametrize(
    "wanted",
    [
        ("admission", "佛山市", "粤成教协函〔2014〕1号-入选通知-佛山市"),
        ("upward", "early", "粤成教协函〔2014〕1号-报省教育厅的推荐函-特别推荐"),
        ("coaches", "", "用车安排的通知-2014-09-05"),
        ("congratulation", "示例丙", "贺信-江门市-S01-示例丙-2014-09-05"),
        ("congratulation", "440700-S01", "贺信-江门市-S01-示例丙-2014-09-05"),
    ],
)
def test_each_is_issued_and_voided(run: Run, scene: Scene, folder: Path, wanted: tuple[str, str, str]) -> None:
    document, about, name = wanted
    sent = issue(run, scene, document, about)
    draft = next(each for each in compose(scene, templates(folder)) if each.name == sent.line.name)
    said = [line.replace("〔2014〕　号", "〔2014〕1号") for line in lines(draft.docx())]
    assert (sent.file.stem, list(lines(sent.file.read_bytes()))) == (name, said)
    assert void(run, document, about, "示例理由").name == sent.line.name


def test_a_number_that_several_cities_have_must_be_written_in_full(run: Run, scene: Scene) -> None:
    with pytest.raises(DeskError) as refused:
        issue(run, scene, "congratulation", "S01")
    assert str(refused.value) == (
        "“S01”有几份“贺信”（贺信-佛山市-S01-示例甲、贺信-江门市-S01-示例丙），请写明编号，如 ENTRY=440600-S01"
    )


def test_so_must_it_to_be_voided(run: Run, scene: Scene) -> None:
    for key in ("440600-S01", "440700-S01"):
        issue(run, scene, "congratulation", key)
    with pytest.raises(
        DeskError, match="“S01”有几份“贺信”（贺信-佛山市-S01-示例甲、贺信-江门市-S01-示例丙），请写明编号"
    ):
        void(run, "congratulation", "S01", "示例理由")
    assert void(run, "congratulation", "440700-S01", "示例理由").subject == "440700-S01"
    with pytest.raises(DeskError, match="“贺信-贺信”没有发出过"):
        void(run, "congratulation", "贺信", "示例理由")
    assert void(run, "congratulation", "S01", "示例理由").subject == "440600-S01"


def test_a_city_that_has_nobody_chosen_gets_no_letter(run: Run, scene: Scene) -> None:
    with pytest.raises(DeskError, match="现在不需要“入选通知-广州市”，没有可发的内容"):
        issue(run, scene, "admission", "广州市")


def test_only_the_subjects_own_evidence_goes_along(scene: Scene) -> None:
    upward = next(each for each in scene.plan.documents if each.key == "upward")
    spec = msgspec.structs.replace(upward, per="city", rounds=())
    found = {city.name: [each.about for each in enclosures(scene, spec, city)] for city in scene.plan.cities}
    assert {name: about for name, about in found.items() if about} == {
        "佛山市": ["百姓学习之星：示例乙", "百姓学习之星：示例甲"],
        "江门市": ["百姓学习之星：示例丙"],
    }


def test_a_template_must_not_number_what_has_a_series(scene: Scene, folder: Path) -> None:
    path = folder / "admission.md.j2"
    path.write_text(path.read_text("utf-8").replace("title =", 'number = "示例〔2014〕1号"\ntitle ='), "utf-8")
    with pytest.raises(TemplateError) as refused:
        written(scene, folder, "admission")
    assert str(refused.value) == (
        "模板有误：admission.md.j2 第3行：文首的 number：编号按 documents.toml 的 series 编写，请删去这一行"
    )


# ------------------------------------------------------------------------------ every combination that can be declared

FULL = (
    STARS
    + ATTENDANCE
    + """
# 单位信息
| 项目   | 填写内容 |
|--------|----------|
| 填报单位 | 示例局 |
"""
)
TEMPLATE = """---
title = "示例{{ event }}"
mark = "{{ offices.association }}"
to = "{% if city is defined %}{{ city }}{% else %}示例单位{% endif %}"
sign = ["{{ offices.association }}"]
---

{% if round is defined %}{{ round.title }}{% endif %}
{% if entry is defined and entry.name is defined %}{{ entry.name }}{% endif %}示例正文。

{% if lists is defined and lists.star is defined %}
{% for each in lists.star %}
1. {{ each.name }}（{{ each.city }}）。

{% endfor %}
{% endif %}
"""
MADE_WITH = environment(DictLoader({"letter.md.j2": TEMPLATE}))
FORMS = ((), ("agenda",), ("attendance",), ("star",), ("unit",))
ROUNDS = ((), ("early",), ("early", "regular"), ("summary",))


def declarations(plan: Plan) -> Iterator[tuple[DocumentSpec, bool]]:
    """Yield every combination, and whether the loader lets it pass."""
    choices = (get_args(Per), get_args(When), get_args(VariableSet), FORMS, ROUNDS)
    for per, when, told, forms, rounds in product(*choices):
        spec = DocumentSpec(
            "letter", "示例函", "letter.md.j2", "信函", per, when, told, "示例", rounds=rounds, forms=forms
        )
        yield spec, not list(document_contradictions(replace(plan, documents=(spec,))))


@pytest.fixture(scope="module")
def full() -> Scene:
    """Return a season in which every kind of document is due: one city has sent much, one has to mend, most owe."""
    year = judged_year()
    plan = replace(year, national=msgspec.structs.replace(year.national, date="2014-11-04"))
    own, poor = submission(FULL, plan=plan), submission("", "440700", plan=plan)
    made = selected(office_scene(own, poor, plan=plan))
    told = accepted(own, plan), replace(accepted(poor, plan), status=Status.RETURNED)
    return replace(made, progress=measure(told, made.season))


def made_of(scene: Scene, spec: DocumentSpec) -> list[Composed]:
    plan = replace(scene.plan, documents=(spec,))
    there = replace(scene, progress=replace(scene.progress, season=replace(scene.season, plan=plan)))
    return list(compose(there, MADE_WITH))


def test_every_combination_writes_or_is_refused(full: Scene) -> None:
    legal = [spec for spec, sound in declarations(full.plan) if sound]
    silent = replace(full, shortlists=(), office=None)
    idle = []
    for spec in legal:
        made = made_of(full, spec)
        names = [each.name for each in made]
        assert len(set(names)) == len(names), spec
        if not (made and made[0].docx()):
            idle.append(spec)
        made_of(silent, spec)
    assert idle == []
    assert {each.per for each in legal} == set(get_args(Per))
    assert {each.when for each in legal} == set(get_args(When))
    assert {each.variables for each in legal} == set(get_args(VariableSet))


@pytest.mark.parametrize("form", get_args(DocumentFormat))
@pytest.mark.parametrize("series", ["", "示例"])
def test_every_format_is_laid_out(full: Scene, form: DocumentFormat, series: str) -> None:
    spec = DocumentSpec("letter", "示例函", "letter.md.j2", form, "season", "always", series=series)
    (made,) = made_of(full, spec)
    number = {"纪要": "第　期"}.get(form, "示例〔2014〕　号") if series else ""
    assert (made.document.number, made.docx()[:2]) == (number, b"PK")


def test_whatever_a_declaration_may_say_has_somebody_who_does_it() -> None:
    assert (set(TOLD), set(DUE)) == (set(get_args(VariableSet)), set(get_args(When)))
