"""One face, however it is spelled: by its own tables, by whoever wrote the PDF, in bytes of whatever kind."""

from collections import Counter
from collections.abc import Iterable

import pymupdf
import pytest

from sync.documents.proof import load
from sync.documents.proof.pages.faces import Faces, spelling
from sync.documents.proof.pages.pdf_pages import pages
from tests import fonts

FACES = Faces(load().faces, load().names)

SAME = {  # asked for: as it may stand in a PDF
    "仿宋_GB2312": (
        "仿宋_GB2312",
        "FangSong_GB2312",
        "ABCDEF+FangSong_GB2312",
        "BAAAAA+FangSong-GB2312",
        "FangSongGB2312",
        "FANGSONG_GB2312",
        "FangSong_GB2312,Bold",
        "FangSong_GB2312-Regular",
        "ABCDEF+FangSong_GB2312-Identity-H",
        "@仿宋_GB2312",
        "ABCDEF+仿宋_GB2312".encode("gbk").decode("latin-1"),
        "ABCDEF+仿宋_GB2312".encode().decode("latin-1"),
    ),
    "FangSong_GB2312": ("仿宋_GB2312", "CAAAAA+FangSong_GB2312"),
    "fangsong": ("仿宋", "FangSong", "仿宋 常规", "仿宋,BoldItalic"),
    "楷体_GB2312": ("KaiTi_GB2312", "BAAAAA+KaiTi_GB2312", "楷体_GB2312"),
    "楷体": ("KaiTi", "楷体-Regular"),
    "黑体": ("SimHei", "SimHei,Bold", "黑体".encode("gbk").decode("latin-1")),
    "宋体": ("SimSun", "ABCDEF+SimSun"),
    "方正小标宋简体": (
        "FZXBSJW--GB1-0",
        "BAAAAA+FZXBSJW--GB1-0",
        "FZXiaoBiaoSong-B05S",
        "FZXiaoBiaoSong-B05S-Regular",
        "FZXiaoBiaoSong-B05S Regular",
        "方正小标宋简体",
    ),
    "FZXBSJW--GB1-0": ("FZXiaoBiaoSong-B05S",),
    "方正小标宋_GBK": ("FZXBSK--GBK1-0", "FZXiaoBiaoSong-B05", "方正小标宋 GBK"),
    "华文中宋": ("STZhongsong", "STZhongSong"),
    "微软雅黑": ("MicrosoftYaHei", "Microsoft YaHei"),
    "无人知道的字体": ("无人知道的字体", "ABCDEF+无人知道的字体"),
}
OTHER = {
    "仿宋_GB2312": ("仿宋", "FangSong", "STFangsong", "FZFSK--GBK1-0", "KaiTi_GB2312", "Fang", ""),
    "楷体_GB2312": ("楷体", "KaiTi", "FandolKai-Regular"),
    "宋体": ("NSimSun", "STSong-Light", "SimSun-ExtB", "LiberationSerif"),
    "黑体": ("SimHei-Bold", "NotoSansCJKsc-Regular"),
    "方正小标宋简体": ("FZXBSK--GBK1-0", "FZXiaoBiaoSong-B05", "STZhongsong", "FandolSong-Bold"),
}


@pytest.mark.parametrize(("asked", "drawn"), [(asked, drawn) for asked, names in SAME.items() for drawn in names])
def test_a_face_is_the_same_by_any_of_its_names(asked: str, drawn: str) -> None:
    assert FACES.same(asked, drawn)
    assert FACES.same(drawn, asked)


@pytest.mark.parametrize(("asked", "drawn"), [(asked, drawn) for asked, names in OTHER.items() for drawn in names])
def test_another_face_is_another_face(asked: str, drawn: str) -> None:
    assert not FACES.same(asked, drawn)


@pytest.mark.parametrize(
    ("name", "group"),
    [
        ("仿宋_GB2312", "仿宋"),
        ("fangsong", "仿宋"),
        ("FZDocXiaoBiaoSong", "小标宋"),
        ("新宋体", "宋体"),
        ("华文中宋", "华文中宋"),
        ("Times New Roman", "Times New Roman"),
    ],
)
def test_a_face_belongs_to_its_class_by_any_of_its_names(name: str, group: str) -> None:
    assert FACES.class_of(name) == group


@pytest.mark.parametrize(
    ("written", "drawn"),
    [
        ("ABCDEF+FangSong_GB2312", "仿宋_GB2312"),
        ("FangSong_GB2312,Bold", "仿宋_GB2312"),
        ("ABCDEF+#B7#C2#CB#CE_GB2312", "仿宋_GB2312"),
        ("ABCDEF+#E4#BB#BF#E5#AE#8B_GB2312", "仿宋_GB2312"),
        ("ABCDEF+FZXiaoBiaoSong-B05S-Regular", "方正小标宋简体"),  # longer than what MuPDF tells with the text
        ("ABCDEF+FZXBSJW--GB1-0-Identity-H", "方正小标宋简体"),
    ],
)
def test_a_face_is_read_from_a_page_whole(written: str, drawn: str) -> None:
    [[char]] = [page.chars for page in pages(pdf("国", written))]
    assert (char.text, FACES.same(drawn, char.face)) == ("国", True)


def pdf(text: str, face: str) -> bytes:
    """Make a page with some text in a face of this name, as it stands in the PDF."""
    with pymupdf.open() as document:
        page = document.new_page()
        page.insert_font("F0", fontbuffer=pymupdf.Font("cjk").buffer)
        page.insert_text((72, 72), text, fontname="F0")
        for xref in range(1, document.xref_length()):
            for key in ("BaseFont", "FontName"):
                if document.xref_get_key(xref, key)[0] == "name":
                    document.xref_set_key(xref, key, f"/{face}")
        return bytes(document.tobytes())


def twice(names: Iterable[str]) -> list[str]:
    return [name for name, count in Counter(names).items() if count > 1]


def test_no_name_is_of_two_faces_and_no_face_of_two_classes() -> None:
    assert twice(spelling(name) for face, others in FACES.names.items() for name in (face, *others)) == []
    assert twice(FACES.face(name) for members in FACES.classes.values() for name in members) == []


def test_the_words_know_the_names_of_every_face_the_tests_draw_in() -> None:
    unknown = [(family, name) for family, (_, name) in fonts.FACES.items() if not FACES.same(family, name)]
    assert unknown == []
