"""Word files from the disk, and their reports onto it (核对报告的读写)."""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from shlex import shlex

from sync.documents.proof.proof_report import as_html, as_json
from sync.documents.proof.proof_words import ProofWords
from sync.documents.proof.proofing import proof_all
from sync.documents.proof.results import Proof
from sync.errors import FolderError
from sync.output import settle, write_aside


def named(texts: Sequence[str]) -> list[Path]:
    """Return the files that some texts name: one each, or several between blanks, quoted where a name has blanks.

    A folder stands for the Word files in it.
    """
    paths = []
    for text in texts:
        words = shlex(text, posix=True, punctuation_chars=False)
        words.whitespace_split, words.escape, words.commenters = True, "", ""
        paths += [Path(text)] if Path(text).exists() else [Path(each) for each in words]
    return [file for path in paths for file in (in_folder(path) if path.is_dir() else [path])]


def in_folder(folder: Path) -> list[Path]:
    """Return the Word files of a folder by name, without the marks that Word leaves beside an open file."""
    return sorted(path for path in folder.glob("*.docx") if not path.name.startswith("~$"))


def proof_files(paths: Sequence[Path], kind: str, words: ProofWords) -> tuple[Proof, ...]:
    """Proof files by their paths, each once; see `proof_all`. Raises FolderError for none and for an unreadable one."""
    if not paths:
        raise FolderError(words.report.nothing_there)
    distinct = list(dict.fromkeys(paths))
    names = Counter(each.name for each in distinct)
    called = {each.name if names[each.name] == 1 else str(each): contents(each, words) for each in distinct}
    return proof_all(called, kind, words=words)


def contents(path: Path, words: ProofWords) -> bytes:
    """Read a file. Raises FolderError."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise FolderError(words.report.unreadable.format(file=path)) from error


def write_reports(proofs: Sequence[Proof], folder: Path, words: ProofWords) -> tuple[Path, ...]:
    """Write the web page and the JSON into a folder and return where they are. Raises FolderError."""
    name = words.report.title
    made = {folder / f"{name}.html": as_html(proofs, words), folder / f"{name}.json": as_json(proofs)}
    for path, data in made.items():
        write_aside(path, data)
    for path in made:
        settle(path)
    return tuple(made)
