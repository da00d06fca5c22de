"""What was found, told three ways (核对报告): a table on the screen, JSON for programmes, one web page to look at."""

import json
from base64 import b64encode
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from rich.markup import escape
from rich.table import Table

from sync.documents.proof.pages.rendered_page import RenderedPage
from sync.documents.proof.proof_words import ProofWords
from sync.documents.proof.results import UNLISTED, PageArea, PointResult, PointVerdict, Proof, WordedObservation

TEMPLATES = Path(__file__).resolve().parents[3] / "templates"
TEMPLATE = "proof.html.j2"
COLOURS = {
    PointVerdict.FAILED: "red",
    PointVerdict.REMARK: "yellow",
    PointVerdict.SUBSTITUTED: "magenta",
    PointVerdict.UNRENDERED: "magenta",
    PointVerdict.MANUAL: "cyan",
    PointVerdict.PASSED: "green",
    PointVerdict.ABSENT: "bright_black",
}
STYLES = {
    PointVerdict.FAILED: "failed",
    PointVerdict.REMARK: "remark",
    PointVerdict.SUBSTITUTED: "unsure",
    PointVerdict.UNRENDERED: "unsure",
    PointVerdict.MANUAL: "manual",
    PointVerdict.PASSED: "passed",
    PointVerdict.ABSENT: "absent",
}
"""How the web page marks a verdict."""
WIDTHS = {"verdict": (10, 10), "point": (12, 16), "found": (24, None), "where": (10, 12)}
"""Least and most width of a column, so that 80 characters are enough."""


def heading(proof: Proof, words: ProofWords) -> str:
    """Return one line on a file: how it stands, and what `manner` says."""
    return f"{proof.name}：{proof.verdict}；{manner(proof, words)}"


def manner(proof: Proof, words: ProofWords) -> str:
    """Return to which format a file was held, and whether its pages were seen."""
    said = words.report
    seen = said.rendered.format(pages=len(proof.pages)) if proof.rendered else said.not_rendered
    return "；".join((said.format.format(format=proof.format), seen))


def counts(proof: Proof, words: ProofWords) -> str:
    """Return how many points came to what, and what a table leaves out."""
    verdicts = [(each, len(proof.numbers(each))) for each in PointVerdict if each not in UNLISTED]
    listed = [words.report.counts.format(verdict=verdict, count=count) for verdict, count in verdicts if count]
    passed, absent = len(proof.numbers(PointVerdict.PASSED)), len(proof.numbers(PointVerdict.ABSENT))
    return "，".join((*listed, words.report.rest.format(passed=passed, absent=absent)))


def complaints(outcome: PointResult) -> Iterator[WordedObservation]:
    """Yield what is to be said of a point besides that things are right; each sentence once."""
    told = set()
    for each in outcome.remarks:
        if each.verdict not in UNLISTED and each.sentence not in told:
            told.add(each.sentence)
            yield each


def on_screen(proof: Proof, words: ProofWords) -> tuple[str | Table, ...]:
    """Return what the terminal shows of a file: how it stands, what needs somebody, how much is in order."""
    return heading(proof, words), table(proof, words), counts(proof, words)


def table(proof: Proof, words: ProofWords) -> Table:
    """Return the points that need somebody, a line each."""
    said = words.report
    made = Table(show_lines=True)
    for name in ("verdict", "point", "found", "where"):
        made.add_column(getattr(said, name), overflow="fold", min_width=WIDTHS[name][0], max_width=WIDTHS[name][1])
    for outcome in proof.outcomes:
        for remark in complaints(outcome):
            verdict = f"[{COLOURS[remark.verdict]}]{remark.verdict}[/]"
            sentence = "\n".join(filter(None, (remark.sentence, remark.remedy)))
            where = place_words(remark.places[:1], words)
            made.add_row(verdict, f"{outcome.number} {outcome.title}", escape(sentence), where)
    return made


def place_words(places: Sequence[PageArea], words: ProofWords) -> str:
    """Return where something is, for people."""
    return "、".join(words.report.place.format(page=each.page, top=round(each.top)) for each in places)


def as_json(proofs: Sequence[Proof]) -> bytes:
    """Return the proofs as JSON in UTF-8, lengths in mm; the same proofs give the same bytes."""
    files = [
        {"name": each.name, "sha256": each.sha256, **each.summary(), "outcomes": [asdict(o) for o in each.outcomes]}
        for each in proofs
    ]
    return (json.dumps({"files": files}, ensure_ascii=False, indent=1) + "\n").encode()


def as_html(proofs: Sequence[Proof], words: ProofWords) -> bytes:
    """Return one web page that needs nothing else: the points, the pages, and every place marked on them."""
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {"picture": picture, "complaints": complaints}
    page = environment.get_template(TEMPLATE)
    told = page.render(
        proofs=proofs,
        words=words.report,
        styles=STYLES,
        heads=[manner(each, words) for each in proofs],
        counts=[counts(each, words) for each in proofs],
    )
    return told.encode()


def picture(page: RenderedPage) -> str:
    """Return a page as a data: address."""
    return "data:image/png;base64," + b64encode(page.png()).decode("ascii")
