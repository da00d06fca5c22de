"""The tables of characters that stand for others hold what their heads say, by Python's codec and Unicode data."""

import unicodedata
from pathlib import Path

import pytest

from sync.characters import common_form, in_gb2312, load, public, restored, simplified, unknown
from sync.errors import PlanError
from sync.evidence.file_names import folded as file_name

pytestmark = pytest.mark.shipped("which character stands for which is a fact that no year changes")

FOLDER = Path(__file__).parents[1] / "config" / "characters"
PRIVATE, RADICALS = "private.tsv", "radicals.tsv"
VARIANTS = "variants.tsv"


def table(name: str) -> dict[str, str]:
    lines = (FOLDER / name).read_text(encoding="utf-8").splitlines()
    pairs = [line.split("\t") for line in lines if not line.startswith("#")]
    return {chr(int(code, 16)): character for code, character in pairs}


@pytest.mark.parametrize(("name", "count"), [(PRIVATE, 106), (RADICALS, 328)])
def test_every_line_is_one_character_for_another(name: str, count: int) -> None:
    lines = (FOLDER / name).read_text(encoding="utf-8").splitlines()
    assert len([line for line in lines if not line.startswith("#")]) == len(table(name)) == count
    assert {len(character) for character in table(name).values()} == {1}


def test_private_characters_become_public_ones() -> None:
    private = table(PRIVATE)
    assert {unicodedata.category(each) for each in private} == {"Co"}
    assert "Co" not in {unicodedata.category(each) for each in private.values()}


def places_of_gbk() -> dict[str, bytes]:
    """The place that each private character had in GBK, by the order in which code page 936 numbered them."""
    rows = {
        0xE76C: ["A2E3"],
        0xE78D: [f"A6{low:02X}" for low in (*range(0xD9, 0xE0), 0xEC, 0xED, 0xF3)],
        0xE7C7: ["A8BC", "A8BF"],
        0xE7E7: [f"A9{low:02X}" for low in range(0x89, 0x96)],
        0xE815: [f"FE{low:02X}" for low in (*range(0x50, 0x7F), *range(0x80, 0xA1))],
    }
    return {chr(first + i): bytes.fromhex(place) for first, places in rows.items() for i, place in enumerate(places)}


def test_private_characters_agree_with_the_codec_but_for_the_later_editions() -> None:
    private, places = table(PRIVATE), places_of_gbk()
    decoded = {each: place.decode("gb18030") for each, place in places.items()}
    assert private.keys() == places.keys()
    assert {each: private[each] for each in private if decoded[each] not in {each, private[each]}} == {}
    assert sum(decoded[each] == private[each] for each in private) >= 81  # an edition of Python may know more


@pytest.mark.parametrize(
    ("private", "character"),
    [("\ue863", "䶮"), ("\ue81e", "\u9fb4"), ("\ue816", "\U00020087"), ("\ue78d", "\ufe10"), ("\ue76c", "€")],
)
def test_some_private_characters(private: str, character: str) -> None:
    assert table(PRIVATE)[private] == character


def test_radicals_are_what_unicode_normalises_them_to_where_it_does() -> None:
    radicals = table(RADICALS)
    normal = {each: unicodedata.normalize("NFKC", each) for each in radicals}
    assert {each: normal[each] for each in radicals if normal[each] not in {each, radicals[each]}} == {}
    left = [each for each in radicals if normal[each] == each]
    assert (len(left), {f"{ord(each):04X}"[:2] for each in left}) == (112, {"2E"})


def test_variants_have_partners_that_are_everyday_characters() -> None:
    lines = (FOLDER / VARIANTS).read_text(encoding="utf-8").splitlines()
    pairs = [line.split("\t") for line in lines if not line.startswith("#")]
    assert (len(pairs), {len(form) for form, _ in pairs}) == (2816, {1})
    assert [each for _, others in pairs for each in others if not in_gb2312(each) and each != "锺"] == []


@pytest.mark.parametrize(
    ("form", "partners"), [("葉", "叶"), ("鍾", "钟锺"), ("乾", "干"), ("崑", "昆"), ("峯", "峰"), ("啟", "启")]
)
def test_some_variants(form: str, partners: str) -> None:
    assert load().variants[form] == partners


def test_what_stands_for_another_becomes_it_in_text_and_names_of_files() -> None:
    assert (public("⽂⻩\uf9e1\ue863"), file_name("⽂\ue863.JPG"), public("\ue000")) == (
        "文黄李䶮",
        "文䶮.jpg",
        "\ue000",
    )
    assert (restored("霍启\ue863\ue000"), unknown("霍启\ue863\ue000")) == (("䶮",), ("\ue000",))


def test_traditional_forms_are_compared_and_never_replaced() -> None:
    assert (simplified("葉志強"), simplified("乾"), common_form("乾"), public("葉志強")) == (
        "叶志强",
        "乾",
        "干",
        "葉志強",
    )


@pytest.mark.parametrize("line", ["葉", "葉\t", "\t叶"])
def test_a_line_that_is_no_pair_is_refused(tmp_path: Path, line: str) -> None:
    for name in (PRIVATE, RADICALS, VARIANTS):
        (tmp_path / name).write_text("# 示例\n", encoding="utf-8")
    (tmp_path / VARIANTS).write_text(f"# 示例\n{line}\n", encoding="utf-8")
    with pytest.raises(PlanError, match=r"variants\.tsv.*第2行"):
        load(tmp_path)


def test_every_radical_but_one_stands_for_a_character() -> None:
    assigned = [chr(code) for code in range(0x2E80, 0x2FD6) if unicodedata.category(chr(code)) == "So"]
    assert [each for each in assigned if each not in table(RADICALS)] == ["\u2e80"]
