"""What may differ from office to office: faces, margins and sizes. The default is what guides and checkers look for."""

from dataclasses import dataclass

from sync.documents.gongwen.units import twips


@dataclass(frozen=True, slots=True)
class Fonts:
    """The faces by their role. Digits use the same faces.

    `rare`, `rare_kai` and `rare_title` have the Hanzi that GB 2312 lacks, `rarest` those beyond Unicode's first plane.
    """

    title: str = "方正小标宋简体"
    body: str = "仿宋_GB2312"
    kai: str = "楷体_GB2312"
    hei: str = "黑体"
    song: str = "宋体"
    rare: str = "仿宋"
    rare_kai: str = "楷体"
    rare_title: str = "华文中宋"
    rarest: str = "SimSun-ExtB"


FOUNDER = Fonts()
WINDOWS = Fonts(title="华文中宋", body="仿宋", kai="楷体")
"""Faces that come with Windows and Office, for machines without the bought ones."""


@dataclass(frozen=True, slots=True)
class PageStyle:
    """The page in mm (5.1, 5.2.1) and its grid of 22 lines by 28 字 (5.2.3) in twips.

    `pitch` is the exact height of a line, `tightening` what is added to every 3号 字 so that 28 fit, `char_space` the
    same as w:docGrid counts it (1/4096 pt).
    """

    top: float = 37
    right: float = 26
    bottom: float = 35
    left: float = 28
    pitch: int = 579
    tightening: int = -6
    char_space: int = -849
    width: float = 210
    height: float = 297

    @property
    def measure(self) -> int:
        """Width of the 版心 in twips."""
        return twips(self.width) - twips(self.left) - twips(self.right)

    @property
    def depth(self) -> int:
        """Height of the 版心 in twips."""
        return twips(self.height) - twips(self.top) - twips(self.bottom)

    def zi(self, count: float) -> int:
        """Return so many 字 of 3号 type in twips."""
        return round(count * (320 + self.tightening))


STANDARD = PageStyle()
INK_TRUE = PageStyle(top=33.2, bottom=34, pitch=592)
"""Margins by which the ink itself, not its line box, fills the 225 mm of the 版心."""


@dataclass(frozen=True, slots=True)
class Settings:
    """How documents are set. Marks are as large as their width allows, up to these sizes in pt."""

    fonts: Fonts = FOUNDER
    page: PageStyle = STANDARD
    mark: float = 50
    letter_mark: float = 38
    title_pitch: int = 680
