"""Files of words: whatever is missing, unknown or cannot be filled is refused in one line, when the file is read."""

import tomllib
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

from sync.commands.screen_words import words as screen
from sync.documents.proof import load as load_proof
from sync.errors import PlanError
from sync.messages import load as load_findings
from sync.placeholders import Placeholders
from sync.sheets.blank.blank_words import words as blank
from sync.sheets.google.google_words import words as google
from sync.sheets.judging.selection_words import words as selection
from sync.sheets.overviews.overview_words import words as overviews
from sync.words_file import TEMPLATES

LOADERS: dict[str, Callable[[Path], object]] = {
    "blank": blank,
    "findings": load_findings,
    "google": google,
    "overviews": overviews,
    "proof": load_proof,
    "screen": screen,
    "selection": selection,
}


def refusal(folder: Path, name: str, text: str) -> str:
    """Return what is said of a file of words; it is refused."""
    path = folder / f"{name}.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(PlanError) as refused:
        LOADERS[name](path)
    said = str(refused.value)
    assert said.startswith(f"配置有误：{path}，")
    assert "\n" not in said
    return said.removeprefix(f"配置有误：{path}，")


REFUSED = Path(__file__).with_name("refused.md")
ROWS = [
    [cell.strip().replace("↵", "\n") for cell in line.strip("|").split(" | ")]
    for line in REFUSED.read_text(encoding="utf-8").splitlines()
    if line.startswith("| ")
][1:]


@pytest.mark.parametrize(("name", "before", "after", "told"), ROWS)
def test_an_edit_that_cannot_work_is_refused_in_one_line(
    tmp_path: Path, name: str, before: str, after: str, told: str
) -> None:
    shipped = (TEMPLATES / f"{name}.toml").read_text(encoding="utf-8")
    assert before in shipped
    assert refusal(tmp_path, name, shipped.replace(before, after, 1)) == told


@pytest.mark.parametrize("name", LOADERS)
def test_a_file_as_shipped_is_taken(name: str) -> None:
    LOADERS[name](TEMPLATES / f"{name}.toml")


@pytest.mark.parametrize(
    ("name", "before", "after"),
    [
        ("overviews", 'note = "截至{now}，共{cities}个市{count}条：', 'note = "截至{now}，共{count}条：'),
        ("overviews", "{number:02d}", "{number:03d}"),
        ("overviews", "{number:02d}", "{number}"),
        ("findings", "{reason:全文}", "{reason}"),
        ("findings", "（由{approver}于{date}", "（{date}由{approver}"),
        ("proof", 'strength = "推荐"\ngood = "红色。"\n', ""),
    ],
)
def test_what_a_clerk_may_do_is_taken(tmp_path: Path, name: str, before: str, after: str) -> None:
    path = tmp_path / f"{name}.toml"
    path.write_text((TEMPLATES / path.name).read_text(encoding="utf-8").replace(before, after, 1), encoding="utf-8")
    LOADERS[name](path)


OPTIONAL = {"absent", "strength", "good", "off", "remedy", "manual"}
"""Of the tables of templates/proof.toml a code has those that it needs."""
SHOWN = {"read", "unread"}
"""Of a finding's table: what only those on cells have."""
FREE = {("faces",), ("names",)}
"""Lists of names, no sentences."""


def places(
    name: str, table: dict[str, Any], above: tuple[str, ...] = (), *, optional: bool = False
) -> Iterator[tuple[str, ...]]:
    """Yield the path of every key and table that a file must have; what it may have too with `optional`."""
    for key, value in table.items():
        spared = name == "proof" and ((key in OPTIONAL and len(above) == len(("found", "code"))) or above in FREE)
        spared |= name == "findings" and (above not in {(), ("required",)} or key in SHOWN)  # every code has the same
        if optional or not spared:
            yield (*above, key)
        if isinstance(value, dict):
            yield from places(name, value, (*above, key), optional=optional)


def refused(monkeypatch: pytest.MonkeyPatch, name: str, table: object) -> str:
    """Return what is said of a file that holds such a table; "" where it is taken."""
    monkeypatch.setattr("sync.words_file.read", lambda _: table)
    load = getattr(LOADERS[name], "__wrapped__", LOADERS[name])
    try:
        load(TEMPLATES / f"{name}.toml")
    except PlanError as error:
        return f"{error.key}：{error.expected}"
    return ""


def held(table: dict[str, Any], above: Sequence[str]) -> dict[str, Any]:
    """Return a table inside another."""
    for each in above:
        table = table[each]
    return table


@pytest.mark.parametrize("name", LOADERS)
def test_every_key_is_missed(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = tomllib.loads((TEMPLATES / f"{name}.toml").read_text(encoding="utf-8"))
    told = {}
    for *above, key in list(places(name, whole)):
        table = held(whole, above)
        value = table.pop(key)
        place = f"[{'.'.join(above)}]" if above else "（顶层）"
        told[*above, key] = refused(monkeypatch, name, whole).startswith(f"{place}：缺少“{key}”，请补上")
        table[key] = value
    assert [key for key, missed in told.items() if not missed] == []


@pytest.mark.parametrize("name", LOADERS)
def test_every_placeholder_is_known(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Misspelt, whichever it is, it is refused in its place."""
    whole = tomllib.loads((TEMPLATES / f"{name}.toml").read_text(encoding="utf-8"))
    told = {}
    for *above, key in list(places(name, whole, optional=True)):
        table = held(whole, above)
        sentence = table[key]
        if isinstance(sentence, str) and "{" in sentence:
            table[key] = sentence.replace("{", "{别的", 1)
            place = f"[{'.'.join(above)}] {key}" if above else key
            told[*above, key] = refused(monkeypatch, name, whole).startswith(f"{place}：没有 {{别的")
            table[key] = sentence
    assert len(told) > 0
    assert [key for key, known in told.items() if not known] == []


@pytest.mark.parametrize(
    ("declared", "sentence", "told"),
    [
        ("", "没有填空", ""),
        ("", "一个}", "这一句没有填空，不要写花括号"),
        ("a b", "{a}", ""),
        ("a", "{{a}}", ""),
        ("a", "{}", "没有 {} 这个填空，可用的有 {a}"),
        ("a", "{a.b}", "没有 {a.b} 这个填空，可用的有 {a}"),
        ("a", "{a:>9}", "{a} 的花括号里只写名称"),
        ("n:d", "{n:02d}", ""),
        ("n:d!", "{n:,}", ""),
        ("n:d", "{n:.2f}", ""),
        ("n:d", "{n:s}", "{n} 的花括号里只写名称，或整数的写法，如 :02d"),
        ("n:d", "{n:99999999d}", "{n} 的花括号里只写名称，或整数的写法，如 :02d"),
        ("n:d", "{n:{n}}", "{n} 的花括号里只写名称，或整数的写法，如 :02d"),
    ],
)
def test_a_sentence_may_hold_what_is_filled_and_nothing_else(declared: str, sentence: str, told: str) -> None:
    assert Placeholders.of(declared).fault(sentence) == told


def test_what_must_stand_may_stand_in_any_of_the_sentences() -> None:
    allowed = Placeholders.of("a! b c!")
    assert [allowed.lacking(each) for each in (["{a}", "{c}{b}"], ["{b}"], ["{a}", "{a}"])] == [
        "",
        "缺少 {a}、{c}，这里必须写",
        "缺少 {c}，这里必须写",
    ]
