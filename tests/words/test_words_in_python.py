"""Sentences for people stand in templates/; those that stay in Python are listed here, by kind, with the reason."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.submissions import ROOT

KEPT = {
    "sync/errors.py": "how such a line of an error begins",
    "sync/plan/": "what is wrong with the configuration, or to be looked at in a new year's: key, and what is expected",
    "sync/placeholders.py": "what is wrong with a file of words, the same",
    "sync/words_file.py": "the same",
    "sync/documents/text/": "what is wrong with a template of a document, with its line",
    "sync/store/": "why the store cannot be used: causes of a StoreError, told by what the system says",
    "sync/sheets/google/service/": "why the shared sheet cannot be used: causes of an OnlineError, likewise",
    "sync/output.py": "why a file cannot be written: causes of a FolderError, likewise",
    "sync/web/server.py": "why the page cannot be opened: causes of a DeskError, likewise",
    "sync/inbox/receipt_moment.py": "which two days a line of the register may mean: the cause of a DeskError",
    "sync/inbox/kept_decisions.py": "who was faster: the text of the error that refuses the second decision",
    "sync/rules/refusing.py": "what is wrong with the configuration: rules and codes it names",
    "sync/reticence.py": "what is said of an error nobody foresaw, when nothing else may be relied upon",
    "sync/documents/gongwen/": "words that GB/T 9704 prescribes (主送：、抄送：), and names of styles in Word",
    "sync/documents/proof/": "the same words, looked for",
    "sync/sheets/looks.py": "names of styles in Excel",
    "sync/model/conclusions.py": "terms of the field that are compared, not said: a status",
    "sync/desk/returned_files.py": "names of files, and the mark on what is made of the example: found again by them",
    "sync/documents/compose.py": "the mark on what is made of the example",
    "sync/letters/issued_folder.py": "names of files, found again by them",
    "sync/counting.py": "marks that are counted as a 字",
    "sync/reading/values/": "how something is typed (示例写法), and marks in what others type",
    "sync/web/city/send.py": "a line of the server's log",
    "scripts/parser.py": "an option that does not exist: told before anything is read",
    "scripts/terminal.py": "an interruption: told when nothing may be read any more",
    "scripts/environment/": "who is making the environment: told before anything is installed",
    "scripts/example.py": "rebuilds the example, for who works on the programme",
    "scripts/handbook.py": "writes docs/核验意见.md, likewise",
    "scripts/attack/": "for who works on the programme",
    "scripts/bench/": "likewise",
}
"""Folder or file → why sentences stand there.

Everywhere: in a `raise` or a call of an error stands an operator's mistake, beside the check that finds it; in the
options of a programme its help, beside what it explains; in a pattern what others write.
"""
BESIDE = re.compile(r"(Error|Options|^add_argument|^compile)$")
HAN = re.compile("[㐀-鿿]")
PUNCTUATION = re.compile("[，。；：？！“”（）]")


def is_sentence(text: str) -> bool:
    """Say whether a text reads as something said, not as a mere term: it has Chinese punctuation."""
    return bool(HAN.search(text) and PUNCTUATION.search(text))


def sentences(tree: ast.AST) -> Iterator[str]:
    """Yield what is said in a module, but for docstrings and what stands beside its cause everywhere."""
    for node in ast.iter_child_nodes(tree):
        match node:
            case ast.Raise() | ast.Expr(value=ast.Constant()):
                continue
            case ast.Call(func=ast.Name(id=name) | ast.Attribute(attr=name)) if BESIDE.search(name):
                continue
            case ast.JoinedStr() | ast.Constant(value=str()):
                text = ast.unparse(node)
                if is_sentence(text):
                    yield text
            case _:
                yield from sentences(node)


def modules() -> dict[str, Path]:
    paths = [*(ROOT / "sync").rglob("*.py"), *(ROOT / "scripts").rglob("*.py")]
    return {path.relative_to(ROOT).as_posix(): path for path in sorted(paths)}


def said() -> dict[str, list[str]]:
    """Return module → its sentences, where it has some."""
    found = {name: list(sentences(ast.parse(path.read_text(encoding="utf-8")))) for name, path in modules().items()}
    return {name: texts for name, texts in found.items() if texts}


def test_sentences_for_people_stand_in_templates() -> None:
    assert {name: texts for name, texts in said().items() if not name.startswith(tuple(KEPT))} == {}


def test_every_place_that_keeps_sentences_has_some() -> None:
    speaking = list(said())
    assert [place for place in KEPT if not any(name.startswith(place) for name in speaking)] == []


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ('"""示例。"""\nx = 1', []),
        ('def f():\n    """示例。"""\n    return "示例"', []),
        ('yield "已生成，在这里。"', ["'已生成，在这里。'"]),
        ('yield f"已生成{count}份。"', ["f'已生成{count}份。'"]),
        ('raise DeskError(f"打不开：{path}")', []),
        ('trouble = FolderError("打不开：文件")', []),
        ('parser.add_argument("--out", help="写到哪里，默认 out")', []),
        ('table.add_column("位置（页）")', ["'位置（页）'"]),
    ],
)
def test_a_sentence_is_told_from_a_term_and_from_what_stands_beside_its_cause(source: str, found: list[str]) -> None:
    assert list(sentences(ast.parse(source))) == found
