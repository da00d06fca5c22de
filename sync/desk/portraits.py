"""The pictures that documents show (公文用照片): the first photo of everybody who goes on, made small."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from sync.documents.contexts import Scene
from sync.documents.contexts.recommended import recommended
from sync.model import Received
from sync.sheets.received.reader import Reader
from sync.sheets.received.tasks import REDUCE
from sync.store import Store


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
    with Reader(REDUCE) as reader:
        made = reader.read_all((digest, store.data(each)) for digest, each in sorted(wanted.items()))
        return {digest: photo for digest, photo in made if photo}
