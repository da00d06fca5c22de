"""Copies of the free Fandol faces under the names our documents ask for; for tests only, never shipped.

LibreOffice honours neither altName nor (before 24) a scan rule of fontconfig, and FandolSong-Bold calls itself regular;
a copy that simply carries the asked name is taken by every version as the real font. It carries the real font's
PostScript name too, in the name table and in its outlines: some versions write the one into a PDF, some the other.
"""

import shutil
import sys
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

if TYPE_CHECKING:
    from fontTools.ttLib import TTFont

FOLDER = Path(__file__).parents[1] / ".cache" / "fonts"
CONFIGURATION = FOLDER / "fonts.conf"
LACKING = FOLDER / "lacking.conf"
"""What a machine is told that has one face only, and one that nobody asks for."""

FACES = {  # family asked for: face that stands in, PostScript name of the real one
    "仿宋_GB2312": ("FandolFang-Regular.otf", "FangSong_GB2312"),
    "仿宋": ("FandolFang-Regular.otf", "FangSong"),
    "楷体_GB2312": ("FandolKai-Regular.otf", "KaiTi_GB2312"),
    "楷体": ("FandolKai-Regular.otf", "KaiTi"),
    "黑体": ("FandolHei-Regular.otf", "SimHei"),
    "微软雅黑": ("FandolHei-Regular.otf", "MicrosoftYaHei"),
    "等线": ("FandolHei-Regular.otf", "DengXian"),
    "宋体": ("FandolSong-Regular.otf", "SimSun"),
    "方正小标宋简体": ("FandolSong-Bold.otf", "FZXBSJW--GB1-0"),
    "华文中宋": ("FandolSong-Bold.otf", "STZhongsong"),
}
OTHER = ("示例字体", "FandolSong-Regular.otf", "Example")

LANGUAGES = (0x409, 0x804)  # English and Chinese must agree: which one is read depends on the locale
BOLD, REGULAR = 0x21, 0x40  # bits of fsSelection


def ready() -> bool:
    """Whether the copies are there, made by this very file, for the tree at this very place."""
    return CONFIGURATION.exists() and CONFIGURATION.read_text(encoding="utf-8") == configuration(FOLDER / "asked")


def configuration(fonts: Path, *, machine: bool = True) -> str:
    """Say what fontconfig reads: a folder of fonts, and the machine's own."""
    own = '<include ignore_missing="yes">/etc/fonts/fonts.conf</include>' if machine else ""
    return f"""<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<!-- made by {sha256(Path(__file__).read_bytes()).hexdigest()} -->
<fontconfig>
  {own}
  <dir>{escape(str(fonts))}</dir>
  <cachedir>{escape(str(fonts / "cache"))}</cachedir>
</fontconfig>
"""


def place(family: str) -> Path:
    """Return where the copy of a face lies."""
    return FOLDER / "asked" / f"{FACES[family][1]}.otf"


def names(*families: str) -> set[str]:
    """Return what a PDF calls some families."""
    return {FACES[family][1] for family in families}


def rename(font: "TTFont", family: str, name: str, inner: str) -> None:
    """Give a font a family, a PostScript name, and the name that its CFF outlines have, if they are CFF."""
    font["name"].names = []
    for language in LANGUAGES:
        for which, text in ((1, family), (2, "Regular"), (4, family), (6, name)):
            font["name"].setName(text, which, 3, 1, language)
    if "CFF " in font:
        outlines = font["CFF "].cff
        outlines.fontNames = [inner]
        outlines[0].FullName = outlines[0].FamilyName = inner
        for part in getattr(outlines[0], "FDArray", ()):
            part.FontName = inner


def copy(source: Path, family: str, name: str, folder: Path) -> None:
    """Write the face at `source` as a regular face of `family`."""
    from fontTools.ttLib import TTFont  # noqa: PLC0415  # asking whether all is ready should not wait for it

    font = TTFont(source, recalcBBoxes=False)  # the outlines stay as they are, and need not be looked at
    rename(font, family, name, name)
    font["OS/2"].usWeightClass = 400
    font["OS/2"].fsSelection = font["OS/2"].fsSelection & ~BOLD | REGULAR
    font["head"].macStyle = 0
    folder.mkdir(parents=True, exist_ok=True)
    font.save(folder / f"{name}.otf")


def prepare(source: Path) -> None:
    """Write all copies; the configuration comes last, for it says that they are complete."""
    shutil.rmtree(FOLDER, ignore_errors=True)  # what an older version left would answer to the same names
    for family, (face, name) in FACES.items():
        copy(source / face, family, name, FOLDER / "asked")
    family, face, name = OTHER
    copy(source / face, family, name, FOLDER / "other")
    LACKING.write_text(configuration(FOLDER / "other", machine=False), encoding="utf-8")
    CONFIGURATION.write_text(configuration(FOLDER / "asked"), encoding="utf-8")


if __name__ == "__main__":
    if sys.argv[1:]:
        prepare(Path(sys.argv[1]))
    elif not ready():
        sys.exit(1)
