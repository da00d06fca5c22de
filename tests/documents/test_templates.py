"""Every template with its dummy data: nothing undefined, nothing unused, and it prints."""

import tomllib
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from jinja2 import meta

from sync.documents.compose import TEMPLATES, templates, words
from sync.documents.draft import drafted
from sync.documents.gongwen import Document, render
from sync.documents.preview import dummy
from sync.documents.text.template_text import write
from sync.plan import DocumentSpec, load
from tests import office

PLAN = load(2014)
DUMMY = tomllib.loads((TEMPLATES / "dummy.toml").read_text(encoding="utf-8"))
SPECS = {spec.key: spec for spec in PLAN.documents}


class Watched(dict[str, object]):
    """A table of dummy data that knows which of its keys were asked for."""

    def __init__(self, content: dict[str, object]) -> None:
        super().__init__({key: watched(value) for key, value in content.items()})
        self.used: set[str] = set()

    def __getitem__(self, key: str) -> object:
        self.used.add(key)
        return super().__getitem__(key)

    def unused(self, place: str = "") -> Iterator[str]:
        for key, value in self.items():
            if key not in self.used:
                yield f"{place}{key}"
            for each in value if isinstance(value, list) else [value]:
                if isinstance(each, Watched):
                    yield from each.unused(f"{place}{key}.")


def watched(value: object) -> object:
    if isinstance(value, dict):
        return Watched(value)
    return [watched(each) for each in value] if isinstance(value, list) else value


def watched_dummy(key: str) -> Watched:
    return Watched(dummy(key))


def document(spec: DocumentSpec) -> Document:
    written = write(templates(), spec.template, watched_dummy(spec.key))
    return drafted(written, spec.format, date(2014, 9, 1), keep=words(PLAN))


def test_every_template_has_dummy_data_and_a_document() -> None:
    files = {path.name for path in TEMPLATES.glob("*.md.j2")}
    assert files == {spec.template for spec in PLAN.documents}
    assert set(DUMMY) == {"common", *SPECS}


def test_no_dummy_data_is_left_over() -> None:
    common = []
    for key in SPECS:
        left = set(unused(key))
        assert sorted(left & set(keys(DUMMY[key]))) == []
        common.append(left)
    assert sorted(set.intersection(*common)) == []


def unused(key: str) -> Iterator[str]:
    """Yield what a template does not ask for; what it names at the top is asked for by Jinja at once, all of it."""
    values, environment, template = watched_dummy(key), templates(), SPECS[key].template
    write(environment, template, values)
    source = (TEMPLATES / template).read_text(encoding="utf-8")
    values.used |= meta.find_undeclared_variables(environment.parse(source))
    return values.unused()


def keys(content: object, place: str = "") -> Iterator[str]:
    """Yield the dotted keys of a table of dummy data."""
    for each in content if isinstance(content, list) else [content]:
        for key, value in each.items() if isinstance(each, dict) else ():
            yield f"{place}{key}"
            yield from keys(value, f"{place}{key}.")


@pytest.mark.parametrize("key", SPECS)
def test_every_template_awaits_confirmation(key: str) -> None:
    assert 'state = "样例待确认"' in (TEMPLATES / SPECS[key].template).read_text(encoding="utf-8")


def test_nobody_is_decorated() -> None:
    everything = "".join(path.read_text(encoding="utf-8") for path in sorted(TEMPLATES.iterdir()))
    assert [word for word in ("表彰", "授予") if word in everything] == []


@pytest.mark.office
def test_every_template_prints_without_an_empty_page(tmp_path: Path) -> None:
    paths = []
    for key, spec in SPECS.items():
        paths.append(tmp_path / f"{key}.docx")
        paths[-1].write_bytes(render(document(spec)))
    empty = []
    for pdf in office.render(paths, tmp_path):
        found = {word.page for word in office.words(pdf) if 35 < word.top < 262}
        if found != set(range(1, max(found) + 1)):
            empty.append(pdf.name)
    assert empty == []
