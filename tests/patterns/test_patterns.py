"""No pattern of the product takes longer than in proportion to the text, whatever the text is; told without a clock."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.patterns.finding import Compiled, inline, patterns, way_of
from tests.patterns.hostile import Samples
from tests.patterns.machine import Machine

LENGTH = 50
TIMES = 4
MOST = 6
"""Four times the text may take so many times the steps: 4 is linear, 16 is quadratic, 8 is n to the power of 1.5."""
GIVEN_UP = 60_000
"""So many steps for so short a text are exponential."""
SPARE = 1_000
LONGEST = 32_767
"""Characters Excel allows in a cell."""
IN_THE_CHILD = "sync.sheets.received."
"""Run over raw bytes in a child that is stopped by the clock."""
MADE_WHEN_CALLED = [
    "sync.documents.gongwen.head.breaks: re.compile('|'.join([WHOLE.pattern, *map(re.escape, names)]))",
    "sync.reading.values.bulk: re.compile(f'(?:(?:{plain}){END})*+', re.ASCII)",
]
"""Fixed words beside a pattern that is held here; and what is kept in closures, where the search finds it."""

PLACES = [place for place in patterns() if not place.startswith(IN_THE_CHILD)]


def fit(pattern: Compiled, text: str) -> str | bytes:
    return text.encode() if isinstance(pattern.pattern, bytes) else text


def grows(pattern: Compiled, way: str) -> tuple[str, str, str] | None:
    """Return a beginning, what to repeat and an end over which a pattern takes more than in proportion."""
    machine = Machine(pattern)
    for lead, pump, end in Samples(pattern).texts():
        count = max(LENGTH // len(pump), TIMES)
        once = machine.counted(fit(pattern, lead + pump * count + end), way, GIVEN_UP)
        most = MOST * once + SPARE
        more = machine.counted(fit(pattern, lead + pump * count * TIMES + end), way, most)
        if once >= GIVEN_UP or more >= most:
            return lead, pump, end
    return None


@pytest.mark.parametrize("place", PLACES)
def test_a_pattern_is_linear(place: str) -> None:
    pattern = patterns()[place]
    assert grows(pattern, way_of(pattern)) is None


def test_every_pattern_is_kept_where_it_is_found() -> None:
    assert sorted(inline()) == MADE_WHEN_CALLED


def test_the_search_finds_patterns_wherever_they_are_kept() -> None:
    """In a global, a tuple, a pair within a tuple, a closure kept in a table."""
    wanted = {
        "sync.reading.values.numerals.TOKEN",
        "sync.documents.proof.recognise.patterns.LEVELS.2",
        "sync.documents.text.template_text.MESSAGES.0.0",
        "sync.reading.values.bulk.all_but_tidy.run",
    }
    assert wanted - patterns().keys() == set()


@pytest.mark.parametrize(
    ("slow", "way"),
    [
        (r"(?:[\d,.]+|[一二三])+", "fullmatch"),
        (r"(?:共|计|共计)*人", "fullmatch"),
        (r"[ \t]*\n", "finditer"),
        (r"\s+$", "finditer"),
        (r"\d[\d.,]*-", "finditer"),
        (r"(?:\(\d+\)|副本)+$", "finditer"),
        (r"<c\s[^>]*>", "finditer"),
        (r"a*a*b", "match"),
        (r"(?=(a+)+b)a", "match"),
        (r"x(?:a|b|ab)*y", "finditer"),
    ],
)
def test_the_search_sees_through_slow_patterns(slow: str, way: str) -> None:
    assert grows(re.compile(slow), way) is not None


@pytest.mark.parametrize("fast", [r"[\d,.一二三]++", r"(?:(?<![ \t])[ \t]++)?\n", r"(?<!\s)\s++$", r"(?>a)b{2,5}c?"])
def test_the_search_lets_fast_patterns_be(fast: str) -> None:
    assert grows(re.compile(fast), "finditer") is None


SAMPLED = [each for each in PLACES if isinstance(patterns()[each].pattern, str)]


@settings(max_examples=200)
@given(st.data())
def test_the_machine_matches_what_python_matches(data: st.DataObject) -> None:
    """Else its steps would tell nothing of the real ones."""
    pattern = patterns()[data.draw(st.sampled_from(SAMPLED))]
    own = list(Samples(pattern).characters) or ["a"]
    text = data.draw(st.text(st.sampled_from([*own, *"1a中 \n-."]), max_size=12))
    assert isinstance(pattern.pattern, str)
    machine = Machine(pattern)
    found = [each.span() for each in re.compile(pattern.pattern, pattern.flags).finditer(text)]
    assert machine.spans(text, "finditer") == found
    whole = re.compile(pattern.pattern, pattern.flags).fullmatch(text)
    assert machine.spans(text, "fullmatch") == ([whole.span()] if whole else [])


@pytest.mark.parametrize("place", PLACES)
def test_a_pattern_comes_to_an_end_over_the_longest_cell(place: str) -> None:
    """With Python's own engine, over each of the hostile texts at full length; a slow one would never be done."""
    pattern = patterns()[place]
    way = way_of(pattern)
    for lead, pump, end in list(Samples(pattern).texts())[::8]:
        text = fit(pattern, (lead + pump * LONGEST)[: LONGEST - len(end)] + end)
        if way == "finditer":
            sum(1 for _ in pattern.finditer(text))  # type: ignore[arg-type]
        else:
            getattr(pattern, way)(text)
