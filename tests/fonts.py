"""Copies of the free Fandol faces under the names our documents ask for; for tests only, never shipped.

LibreOffice honours neither altName nor (before 24) a scan rule of fontconfig, and FandolSong-Bold calls itself regular;
a copy that simply carries the asked name is taken by every version as the real font.
"""

import sys
from pathlib import Path
from xml.sax.saxutils import escape

FOLDER = Path(__file__).parents[1] / ".cache" / "fonts"
CONFIGURATION = FOLDER / "fonts.conf"

FACES = {  # family asked for: face that stands in, PostScript name of the copy
    "仿宋_GB2312": ("FandolFang-Regular.otf", "GwFangGb"),
    "仿宋": ("FandolFang-Regular.otf", "GwFang"),
    "楷体_GB2312": ("FandolKai-Regular.otf", "GwKaiGb"),
    "楷体": ("FandolKai-Regular.otf", "GwKai"),
    "黑体": ("FandolHei-Regular.otf", "GwHei"),
    "微软雅黑": ("FandolHei-Regular.otf", "GwYaHei"),
    "等线": ("FandolHei-Regular.otf", "GwDengXian"),
    "宋体": ("FandolSong-Regular.otf", "GwSong"),
    "方正小标宋简体": ("FandolSong-Bold.otf", "GwXiaoBiaoSong"),
    "华文中宋": ("FandolSong-Bold.otf", "GwZhongSong"),
}

LANGUAGES = (0x409, 0x804)  # English and Chinese must agree: which one is read depends on the locale
BOLD, REGULAR = 0x21, 0x40  # bits of fsSelection


def ready() -> bool:
    """Whether the copies are there, made by this very file, for the tree at this very place."""
    return (
        CONFIGURATION.exists()
        and CONFIGURATION.stat().st_mtime > Path(__file__).stat().st_mtime
        and configuration() == CONFIGURATION.read_text(encoding="utf-8")
    )


def configuration() -> str:
    """Say what fontconfig reads: the machine's own fonts, and ours."""
    return f"""<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <include ignore_missing="yes">/etc/fonts/fonts.conf</include>
  <dir>{escape(str(FOLDER))}</dir>
  <cachedir>{escape(str(FOLDER / "cache"))}</cachedir>
</fontconfig>
"""


def copy(source: Path, family: str, name: str) -> None:
    """Write the face at `source` as a regular face of `family`."""
    from fontTools.ttLib import TTFont  # noqa: PLC0415  # asking whether all is ready should not wait for it

    font = TTFont(source)
    font["name"].names = []
    for language in LANGUAGES:
        for which, text in ((1, family), (2, "Regular"), (4, family), (6, f"{name}-Regular")):
            font["name"].setName(text, which, 3, 1, language)
    font["OS/2"].usWeightClass = 400
    font["OS/2"].fsSelection = font["OS/2"].fsSelection & ~BOLD | REGULAR
    font["head"].macStyle = 0
    font.save(FOLDER / f"{name}.otf")


def prepare(source: Path) -> None:
    """Write all copies; the configuration comes last, for it says that they are complete."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    CONFIGURATION.unlink(missing_ok=True)
    for family, (face, name) in FACES.items():
        copy(source / face, family, name)
    CONFIGURATION.write_text(configuration(), encoding="utf-8")


if __name__ == "__main__":
    if sys.argv[1:]:
        prepare(Path(sys.argv[1]))
    elif not ready():
        sys.exit(1)
