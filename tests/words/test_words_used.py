"""What is declared of words is true: every key is asked for, and every sentence is given what may stand in it."""

import ast
import re
from functools import cache

from sync.documents.proof.points import POINTS
from sync.documents.proof.proof_words import FOUND
from sync.documents.proof.proof_words import POINTS as DECLARED_POINTS
from sync.sheets.judging.selection_words import IDLE, REASONS, RECUSALS
from sync.sheets.overviews.overview_words import DEEDS
from tests.submissions import ROOT
from tests.words.filling import Filling, Key, declared, fillings

PAGES = {
    "TrailWords": "web/office/trail.html.j2",
    "SelectionWords": "web/office/selection.html.j2",
    "ResultWords": "web/office/selection.html.j2",
    "ReportWords": "proof.html.j2",
}
"""Pages that are given a table of words."""
BY_NAME = {("ReportWords", key) for key in ("verdict", "point", "found", "where")}
"""Asked for by a list of names (`proof_report.table`)."""
FREE = {("ProofWords", "faces"), ("ProofWords", "names")}
"""Data for the checker (`proof.faces`), no words."""
OTHERWISE = {
    ("Prompt", "characters"),  # one of three, by the type of the field
    ("Prompt", "files"),
    ("Prompt", "figure"),
    ("ReportWords", "page"),  # by the page
    ("ReportWords", "replaced"),
    ("StateWords", "substituted"),  # by what was observed
}
"""Sentences that are filled in ways that cannot be followed here; tests of what comes out see them."""


@cache
def read() -> tuple[Filling, ...]:
    return tuple(fillings())


def on_pages() -> set[Key]:
    """Return the keys that a page asks for."""
    found = {
        kind: re.findall(r"\.(\w+)", (ROOT / "templates" / page).read_text(encoding="utf-8"))
        for kind, page in PAGES.items()
    }
    return {(kind, key) for kind, keys in found.items() for key in keys}


def test_every_key_is_asked_for() -> None:
    asked = set[Key]().union(*(each.asked for each in read())) | on_pages() | BY_NAME | FREE
    assert declared().keys() - asked == set()


def test_every_sentence_is_given_what_may_stand_in_it() -> None:
    given: dict[Key, list[set[str]]] = {}
    for each in read():
        for key, calls in each.filled.items():
            given.setdefault(key, []).extend(calls)
    lacking = {
        key: sorted(names - call)
        for key, names in declared().items()
        for call in given.get(key, [])
        if "**" not in call and names - call
    }
    assert lacking == {}
    assert {key for key, names in declared().items() if names and key not in given} == OTHERWISE


@cache
def constants() -> set[str]:
    """Return every text that stands by itself in sync/, where it is not declared."""
    paths = [path for path in (ROOT / "sync").rglob("*.py") if not path.stem.endswith("_words")]
    trees = [ast.parse(path.read_text(encoding="utf-8")) for path in paths]
    nodes = [node for tree in trees for node in ast.walk(tree)]
    return {node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str)}


def test_the_codes_of_observations_are_those_that_are_made() -> None:
    said = constants()
    parts = {"upper", "lower", "copy_number", "secrecy", "urgency", "level_1", "level_2"}
    put_together = {f"{part}_{end}" for part in parts for end in ("double", "width", "text", "set", "face")}
    assert sorted(FOUND.keys() - said - put_together) == []
    assert [int(number) for number in DECLARED_POINTS] == [point.number for point in POINTS]


def test_the_codes_of_reasons_and_deeds_are_those_that_are_given() -> None:
    """But for the two that put others together, in `selection_words` itself."""
    assert {*REASONS, *IDLE, *RECUSALS, *DEEDS} - constants() == {"moved", "sentence"}
