"""`pack`: documents with the evidence they are sent with, each in a folder ready to send."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path

from jinja2 import Environment

from sync.desk.run import Run
from sync.documents.compose import composed, file_name, has_changed, key_of, templates
from sync.documents.contexts import Scene, Subject
from sync.documents.due import subjects
from sync.letters.enclosures import Enclosure, enclosures
from sync.letters.issued_folder import path_of
from sync.manifest import sources_of
from sync.output import Output
from sync.plan import DocumentSpec
from sync.sheets.overviews.overview_words import words
from sync.sheets.overviews.package_book import PackageLine, package_workbook
from sync.sheets.overviews.sayings import Sayings
from sync.store import Store
from sync.store.letter_register import Issued, Register


@dataclass(frozen=True)
class SendPackage:
    """One folder ready to send (报送材料): the document's name, whether it is out, what was enclosed or is missing.

    `changed` says that the document is out and would say something else by now, as what is enclosed does. `foreign`
    are files in the folder that are none of ours.
    """

    name: str
    folder: Path
    issued: bool
    enclosed: tuple[Enclosure, ...]
    missing: tuple[Enclosure, ...]
    changed: bool = False
    foreign: tuple[str, ...] = ()


def pack(run: Run, scene: Scene) -> tuple[SendPackage, ...]:
    """Write the folder of every document that takes evidence along and is due. Raises DeskError, then as it was."""
    store = Store(run.store)
    with Output(run.out / words().package.folder, example=run.example) as output:
        made = tuple(
            one(run, scene, (spec, subject), store, output)
            for spec in run.plan.documents
            if spec.evidence
            for subject in subjects(scene, spec)
        )
    own = {output.root / path for path in output.committed.written}
    return tuple(replace(each, foreign=foreign(each.folder, own)) for each in made)


def foreign(folder: Path, own: Collection[Path]) -> tuple[str, ...]:
    """Return the files in a folder that somebody else put there, below the folder."""
    files = (path for path in sorted(folder.rglob("*")) if path.is_file() and path not in own)
    return tuple(path.relative_to(folder).as_posix() for path in files)


def one(run: Run, scene: Scene, about: tuple[DocumentSpec, Subject], store: Store, output: Output) -> SendPackage:
    """Put one document's folder together."""
    texts, (spec, subject) = words().package, about
    name = file_name(run.plan, spec, subject)
    found = tuple(enclosures(scene, spec, subject))
    made_with = templates()
    path, data, issued = document(run, scene, about, made_with)
    lines = [PackageLine(name, texts.document, path, len(data), sha256(data).hexdigest(), texts.enclosed)]
    output.put(f"{name}/{path}", data, template=spec.template)
    for each, line in zip(found, listed(found), strict=True):
        lines.append(line)
        if each.evidence:
            output.put(f"{name}/{each.path}", store.data(each.evidence.received), sources_of(each.evidence.received))
    sayings = Sayings(scene.season, run.example)
    output.put(f"{name}/{texts.list}.xlsx", package_workbook(name, lines, sayings))
    output.put(f"{name}/{texts.sums}.txt", sums(lines))
    enclosed = tuple(each for each in found if each.evidence)
    missing = tuple(each for each in found if not each.evidence)
    changed = issued is not None and has_changed(scene, made_with, issued)
    return SendPackage(name, output.root / name, issued is not None, enclosed, missing, changed)


def document(
    run: Run, scene: Scene, about: tuple[DocumentSpec, Subject], made_with: Environment
) -> tuple[str, bytes, Issued | None]:
    """Return (file name, Word file, its line in the register): as it was issued, else the draft and no line."""
    spec, subject = about
    register = Register(run.register)
    line = register.out(run.plan.year).get((spec.key, key_of(subject)))
    data = register.data(line) if line else None
    if line and data is not None:
        return path_of(line).rpartition("/")[2], data, line
    draft = composed(scene, made_with, about, example=run.example)
    return f"{words().package.draft.format(name=draft.name)}.docx", draft.docx(), None


def listed(found: tuple[Enclosure, ...]) -> Iterator[PackageLine]:
    """Yield the lines of the list."""
    for each in found:
        received = each.evidence.received if each.evidence else None
        size, digest = (received.size, received.sha256) if received else (0, "")
        yield PackageLine(each.about, each.field, each.path, size, digest, each.state)


def sums(lines: list[PackageLine]) -> bytes:
    """Return the hashes as `sha256sum -c` reads them."""
    return "".join(f"{each.digest}  {each.path}\n" for each in lines if each.path).encode()
