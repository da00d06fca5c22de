"""The checker's words with the test faces in them: a PDF calls the copies by the faces they were made from."""

import msgspec

from sync.documents.proof import load
from tests import fonts

_WORDS = load()
DRAWN = {
    family: (*_WORDS.drawn.get(family, ()), face.removesuffix(".otf")) for family, (face, _) in fonts.FACES.items()
}
WORDS = msgspec.structs.replace(_WORDS, drawn={**_WORDS.drawn, **DRAWN})
