"""A letter set in real faces is judged alike, whichever of their names the LibreOffice at hand writes into its PDF."""

from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest

from sync.documents.gongwen.office_style import FOUNDER
from sync.documents.proof import PointVerdict, Proof, load, proof_all
from tests import fonts
from tests.documents.proof.real_faces import KINDS, small, write
from tests.documents.proof.sound import sound

pytestmark = pytest.mark.office
FAMILIES = (FOUNDER.title, FOUNDER.body, FOUNDER.kai, FOUNDER.hei, FOUNDER.song)


def characters(data: bytes) -> str:
    """Return the characters of a Word file, those of its markup too."""
    with ZipFile(BytesIO(data)) as package:
        parts = [package.read(name).decode() for name in package.namelist() if name.endswith(".xml")]
    return "".join(sorted(set().union(*parts)))


@pytest.fixture(scope="module")
def faces() -> dict[str, bytes]:
    return {family: small(family, characters(sound("信函"))) for family in FAMILIES}


def judged(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Proof:
    """Proof a letter on a machine that has the faces of a folder and no others."""
    configuration = folder / "fonts.conf"
    configuration.write_text(fonts.configuration(folder, machine=False), encoding="utf-8")
    monkeypatch.setenv("FONTCONFIG_FILE", str(configuration))
    [proof] = proof_all({"函.docx": sound("信函")})
    return proof


@pytest.mark.parametrize("kind", KINDS)
def test_a_real_face_is_known_by_whatever_name_is_written(
    faces: dict[str, bytes], kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    others = load().names
    for family, face in faces.items():
        write(face, family, KINDS[kind](others[family][0], others[family][-1]), tmp_path)
    proof = judged(tmp_path, monkeypatch)
    assert (proof.verdict, proof.substituted) == (PointVerdict.PASSED, ())


def test_a_face_that_is_missing_is_named_among_those_that_are_there(
    faces: dict[str, bytes], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    others = load().names
    for family, face in faces.items():
        if family != FOUNDER.kai:
            write(face, family, KINDS["TrueType，中英文名"](others[family][0], others[family][-1]), tmp_path)
    proof = judged(tmp_path, monkeypatch)
    assert (proof.substituted, proof.numbers(PointVerdict.FAILED)) == ((FOUNDER.kai,), ())
