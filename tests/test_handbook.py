"""The handbook of findings says what the programme says."""

from scripts.handbook import HANDBOOK, HEAD, lines


def test_the_handbook_is_up_to_date() -> None:
    assert HANDBOOK.read_text(encoding="utf-8") == HEAD + "".join(lines())
