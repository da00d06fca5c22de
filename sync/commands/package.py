"""`package` (整理报送材料): documents and the evidence they are sent with, in folders ready to send."""

from collections.abc import Iterator, Sequence

from sync.commands import near
from sync.commands.screen_words import words
from sync.desk.portraits import pictured
from sync.desk.run import Run
from sync.desk.standing import arrived
from sync.inbox.gather import Watch, unwatched
from sync.letters.package_folder import SendPackage, pack
from sync.store import Store


def package(run: Run, watch: Watch = unwatched) -> tuple[SendPackage, ...]:
    """Take in the inbox and write the folders. Raises DeskError."""
    return pack(run, pictured(arrived(run, watch).scene, Store(run.store)))


def said(made: Sequence[SendPackage]) -> Iterator[str]:
    """Yield what to say of each folder, and what it still lacks."""
    for each in made:
        texts, count, folder = words().package, len(each.enclosed), near(each.folder)
        state = texts.issued if each.issued else texts.draft
        yield texts.made.format(document=each.name, state=state, count=count, folder=folder)
        if each.changed:
            yield texts.changed
        if each.foreign:
            yield texts.foreign.format(files="、".join(each.foreign))
        for lacking in each.missing:
            yield texts.lacking.format(about=lacking.about, field=lacking.field, state=lacking.state)
    if not made:
        yield words().package.none
