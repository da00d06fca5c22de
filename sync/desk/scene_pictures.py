"""The scene of the documents (成文准备): the season, the result of the selection, and the pictures they show."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from sync.desk.result import results
from sync.desk.standing import Standing
from sync.documents.contexts import Scene
from sync.documents.contexts.recommended import recommended
from sync.model import Received
from sync.sheets.received.reducer import reduced_all
from sync.store import Store


def staged(judged: Standing, store: Store) -> Scene:
    """Return what documents are written from. Raises DeskError."""
    return pictured(unpictured(judged), store)


def unpictured(judged: Standing) -> Scene:
    """Return the scene without its pictures, which no public document shows. Raises DeskError."""
    return Scene(judged.progress, judged.public, judged.office, results(judged))


def pictured(scene: Scene, store: Store) -> Scene:
    """Return the scene with its pictures. Raises StoreError."""
    return replace(scene, pictures=pictures(portraits(scene), store))


def portraits(scene: Scene) -> Iterator[Received]:
    """Yield the first photo of everybody who goes on."""
    for award in scene.plan.awards:
        for each in recommended(scene, award) if award.photo else ():
            files = scene.season.evidence_of(each.city.code, each.entry, award.photo)
            yield from (file.received for file in files[:1] if file.seen.long_side)


def pictures(photos: Iterable[Received], store: Store) -> dict[str, bytes]:
    """Return photos by sha256, made small; those that cannot be shown are left out. Raises StoreError."""
    wanted = {each.sha256: each for each in photos}
    return dict(reduced_all((digest, store.data(each)) for digest, each in sorted(wanted.items())))
