"""How the time of every reader and writer grows with its input: doubled, it takes twice as long.

Run with `python -m bench.bounds`. What is hostile is given at one length and at four times of it,
two doublings, so that a moment of chance counts for less; the shortest of some rounds is taken, in
seconds of the processor and without the collector of garbage. Exits with 1 where a ratio is above
the target.
"""

import gc
import math
import sys
import time
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any, Final

import toml_rs

from claimcheck.domain.model.decode import read_ledger
from claimcheck.domain.publishing.published import EVERYTHING
from claimcheck.domain.standing.transitions import transitions
from claimcheck.domain.standing.view import View
from claimcheck.extract.candidate import extract
from claimcheck.interchange.exporting.export_formats import write_dated, write_whole
from claimcheck.interchange.importing.page_scripts import scripts_of
from claimcheck.interchange.importing.source_text import read_csv, read_json, read_json_lines
from claimcheck.interchange.importing.yaml_text import read_yaml
from claimcheck.report.board import make_board
from claimcheck.report.html.site_pages import draw_site
from claimcheck.sources.html_article import read_all, read_page
from claimcheck.sources.material import Material
from claimcheck.sources.pdf_text import in_paragraphs
from claimcheck.sources.quote_search import look_up

ROUNDS: Final = 3
MOST: Final = 2.4
"""Times as long as for half of the input."""
SAID: Final = date(2025, 3, 8)
DAY: Final = date(2026, 11, 24)
LD: Final = '<script type="application/ld+json">'
PARAGRAPH: Final = "<p>Part {} of the line will open by 2027, said the mayor of the town.</p>"

Prepare = Callable[[int], Any]
Work = Callable[[Any], object]


def times(text: str) -> Prepare:
    """Return what repeats a text up to a length."""
    return lambda length: text * (length // len(text))


def page(length: int) -> Material:
    """Return an article of a length."""
    text = "".join(map(PARAGRAPH.format, range(length // len(PARAGRAPH))))
    return Material(f"<html><body><article>{text}</article></body></html>".encode(), "page")


def view(facts: int) -> View:
    """Return the view of one claim with so many facts, some on each day of some years."""
    told = [
        f"[claims.x.evidence.e{number}]\ndate = {date(2016, 1, 1) + timedelta(number % 3900)}\n"
        f'source = "https://example.org/{number}"\n'
        f'stance = "{("supports", "refutes", "context")[number % 3]}"\n'
        for number in range(facts)
    ]
    head = '[claims.x]\ntext = "t"\nclaimant = "A"\nmade = 2015-12-31\ndeadline = "2030"\n'
    return View(read_ledger(toml_rs.loads(head + "".join(told)))[0], DAY)


def site(seen: View) -> int:
    """Draw all pages of a site."""
    board = make_board(seen, date(2026, 10, 24), EVERYTHING)
    return sum(len(one.draw()) for one in draw_site(seen, board).pages)


CASES: Final[dict[str, tuple[int, Prepare, Work]]] = {
    "extract: x.x.x.": (200_000, times("x."), lambda text: list(extract(text, SAID))),
    "extract: names": (100_000, times("Ab Cd of Ef. "), lambda text: list(extract(text, SAID))),
    "extract: promises": (
        100_000,
        times("Acme Motors will open a plant by 2027. "),
        lambda text: list(extract(text, SAID)),
    ),
    "CSV: columns": (
        400_000,
        lambda length: ",".join(f"c{number}" for number in range(length // 8)) + "\n",
        lambda text: list(read_csv(text)[1]),
    ),
    "CSV: rows": (
        1_000_000,
        lambda length: "a,b\n" + "1,2\n" * (length // 4),
        lambda text: list(read_csv(text)[1]),
    ),
    "JSON: keys": (
        200_000,
        lambda length: "{" + ",".join(f'"k{number}":1' for number in range(length // 10)) + "}",
        read_json,
    ),
    "JSON: lines": (400_000, times('{"a": 1}\n'), lambda text: list(read_json_lines(text))),
    "YAML: items": (100_000, times("- a: 1\n"), read_yaml),
    "page scripts: open tags": (1_000_000, times("<a "), lambda text: list(scripts_of(text))),
    "page scripts: comments": (400_000, times("<!--"), lambda text: list(scripts_of(text))),
    "page scripts: blanks": (
        2_000_000,
        lambda length: f"{LD}1{' ' * length}2</script>",
        lambda text: list(scripts_of(text)),
    ),
    "page: an article": (400_000, page, read_page),
    "page: all its text": (1_000_000, page, read_all),
    "PDF: broken words": (400_000, times("it stands some-\nwhere else, "), in_paragraphs),
    "quote: 1,000 gaps": (
        400_000,
        times("a"),
        lambda text: look_up("…".join(["a"] * 1000) + "…b", f"b{text}"),
    ),
    "quote: 2,000 letters": (
        200_000,
        times("a"),
        lambda text: look_up("a" * 1999 + "b", text),
    ),
    "changes: facts": (2_000, view, lambda seen: transitions(seen.ledger, date.min, DAY)),
    "export json: facts": (2_000, view, lambda seen: write_whole("json", seen.ledger)),
    "export csv: facts": (
        2_000,
        view,
        lambda seen: write_dated("csv", seen, list(seen.standings()), ("facts",)),
    ),
    "export ics: facts": (
        2_000,
        view,
        lambda seen: write_dated("ics", seen, list(seen.standings())),
    ),
    "export atom: facts": (
        2_000,
        view,
        lambda seen: write_dated("atom", seen, list(seen.standings())),
    ),
    "site: facts": (2_000, view, site),
}
"""Each with its smaller length, what makes an input of a length, and what is measured."""


def main() -> None:
    """Print the table; exit with 1 when a target is missed."""
    print(
        f"{'what is read or written':<28}{'length':>10}{'once':>10}{'four times':>12}{'doubled':>9}"
    )
    missed = False
    for name, (length, prepare, work) in CASES.items():
        once, four_times = seconds(prepare, work, length), seconds(prepare, work, 4 * length)
        ratio = math.sqrt(four_times / once)
        missed |= ratio > MOST
        print(
            f"{name:<28}{length:>10,}{once * 1000:>7.0f} ms{four_times * 1000:>9.0f} ms"
            f"{ratio:>8.1f}×{'' if ratio <= MOST else '  above the target'}"
        )
    print(f"target: ≤ {MOST:g}×")
    sys.exit(missed)


def seconds(prepare: Prepare, work: Work, length: int) -> float:
    """Return the shortest time of the rounds, each with an input of its own."""
    taken = []
    for _ in range(ROUNDS):
        given = prepare(length)
        gc.collect()
        gc.disable()
        start = time.process_time()
        work(given)
        taken.append(time.process_time() - start)
        gc.enable()
    return min(taken)


if __name__ == "__main__":
    main()
