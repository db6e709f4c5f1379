"""Words that would like to be more than words, each in every place of every page: they stay text.

`tests/browser/test_hostile_words.py` asks a browser the same.
"""

import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import partial
from typing import Any

import pytest
from lxml import html

from claimcheck.domain.model.source_name import site_and_path
from claimcheck.domain.model.visible import visible
from claimcheck.domain.publishing.address import web_address
from claimcheck.domain.standing.view import View
from claimcheck.interchange.exporting.claim_review_export import claim_node
from claimcheck.report.board import make_board, month_before
from claimcheck.report.html.report_file import draw_html
from claimcheck.report.html.site_pages import draw_site
from tests.browser.hostile import WORDS
from tests.ledgers import valid

DAY = date(2026, 11, 24)
LEDGER = """
[settings]
title = "the title of the ledger"
base-url = "https://desk.example"

[claimants.acme]
name = "the name of a party"
also = ["the alias of a party"]

[claims.open]
text = "the text of an open claim"
claimant = "the alias of a party"
speaker = "the speaker"
made = 2024-01-01
was = ["older"]
deadline = 2026-12-20
deadline-words = "the words of a deadline"
quote = "the quote of a claim"
original = "the original of a quote"
lang = "the language of a quote"
wording = "reported"
source = "https://source.example"
title = "the title of a source"
archived = "https://archive.example"
criteria = "the criteria"
tags = ["the tag"]
note = "the note of a claim"
condition = "the condition"
target = { measure = "the measure", at-least = 5, unit = "the unit", from = 0 }

[claims.open.evidence.e]
date = 2024-02-01
stance = "supports"
source = "the source of evidence"
title = "the title of evidence"
quote = "the quote of evidence"
note = "the note of evidence"
value = 3
measure = "the measure"
unit = "the unit"

[claims.open.evidence.f]
date = 2024-02-02
stance = "refutes"
source = "the source taken back"

[claims.open.revisions.r]
date = 2024-03-01
text = "the text of an open claim, said anew"
speaker = "the speaker of a revision"
deadline = 2026-12-21
deadline-words = "the words of another deadline"
source = "the source of a revision"
quote = "the quote of a revision"
condition-met = true

[claims.open.corrections.k]
date = 2024-05-01
retracts = "f"
because = "the reason of a retraction"

[claims.open.corrections.c]
date = 2024-05-02
criteria = "the criteria put right"
because = "the reason of a correction"

[claims.open.forecasts.o]
date = 2024-04-01
probability = 0.4
by = "the forecaster"

[claims.ruled]
text = "the text of a ruled claim"
claimant = "an undeclared claimant"
made = 2024-01-01
source = "an offline source"
deadline = 2026-12-01

[claims.ruled.inquiries.q]
date = 2026-11-01
to = "the press office"
question = "the question"
reply-by = 2026-11-05
note = "the note of an inquiry"

[claims.ruled.replies.a]
date = 2026-11-02
inquiry = "q"
quote = "the quote of a reply"
wording = "translated"
original = "the original of a reply"
lang = "the language of a quote"
source = "the source of a reply"
note = "the note of a reply"

[claims.ruled.replies.b]
date = 2026-11-03
quote = "the comment that was not asked for"

[claims.ruled.verdicts.v]
date = 2026-11-20
verdict = "broken"
because = "the reason of a verdict"

[looks.l]
date = 2024-04-01
claims = ["open"]
where = "the place of a look"
"""
PLACES = list(
    dict.fromkeys(
        words
        for words in re.findall(r'"(.*?)"', LEDGER)
        if words.startswith(("the ", "an ", "https://")) and "desk" not in words
    )
)
UNREAD = [
    "the words of a deadline",  # another one is in force
    "the language of a quote",
    "https://source.example",  # it has a title
    "https://archive.example",
]
PATHS = ["report", "claims/open.html", "claims/ruled.html", "claims/older.html"]
PATHS += ["claimants/1", "claimants/2", "tags/1", "corrections.html"]
PATHS += ["index.html", "records.html", "method.html", "tags.html"]
OUR_ADDRESS = re.compile(
    r"(\.\./)?([a-z]+/)?([\w-]+\.(html|xml|json))?(#[\w:.-]+)?"
    r"|(\.\./)?(style|script)\.[0-9a-f]{12}\.(css|js)"
    r"|https://desk\.example/[\w/.-]*|https://(source|archive)\.example"
)


def words_in_places(turn: int) -> list[str]:
    """Return a word for each place; after as many turns as there are words each was in each."""
    return [WORDS[(turn + number) % len(WORDS)] for number in range(len(PLACES))]


def harmless(words: Sequence[str]) -> list[str]:
    """Return words of the same kind, address or not, that ask for nothing; no two are alike."""
    return [
        f"https://evil.example/{number:02}" if web_address(word) else f"plain word {number:02}"
        for number, word in enumerate(words)
    ]


def pages(words: Sequence[str]) -> Mapping[str, Any]:
    """Return the trees of all pages that are made of the ledger with a word in each place."""
    text = LEDGER
    for place, word in zip(PLACES, words, strict=True):
        text = text.replace(json.dumps(place), json.dumps(word))
    view = View(valid(text), DAY)
    board = make_board(view, month_before(DAY), ("notes", "forecasts"))
    site = draw_site(
        view, board, review=partial(claim_node, view), others=("feed.xml", "claims.json")
    )
    texts = [
        "".join(draw_html(board)),
        *(one.draw() for one in site.pages if one.path.endswith(".html")),
    ]
    return dict(zip(PATHS, map(html.fromstring, texts), strict=True))


def elements(page: Any) -> Counter[tuple[str, ...]]:
    """Return what a page is built of: its elements, each with the names of its attributes."""
    return Counter(
        (one.tag if isinstance(one.tag, str) else "comment", *sorted(one.attrib))
        for one in page.iter()
    )


def addresses(page: Any) -> Iterator[str]:
    """Yield all that a page leads to or asks for."""
    yield from page.xpath("//@href | //@src | //@action")
    for one in page.xpath("//meta[@http-equiv='refresh']/@content"):
        yield one.partition("url=")[2]


def texts(page: Any) -> Counter[str]:
    """Return the texts of a page, that of its title among them."""
    found = page.xpath("//text()[not(parent::script or parent::style)]")
    return Counter(" ".join(text.split()) for text in found)


@pytest.mark.parametrize("turn", range(len(WORDS)))
def test_a_hostile_word_is_read_on_the_page_and_makes_nothing_of_it(turn: int) -> None:
    words = words_in_places(turn)
    plain = harmless(words)
    meant = dict(zip(plain, map(visible, words), strict=True))
    names = (map(site_and_path, some) for some in (plain, words))
    meant |= {one: visible(word) for one, word in zip(*names, strict=True)}
    allowed = {web_address(word) for word in words}
    expected = pages(plain)
    for path, page in pages(words).items():
        assert elements(page) == elements(expected[path]), path
        assert texts(page) == Counter(
            re.sub("|".join(meant), lambda one: meant[one[0]], text)
            for text in texts(expected[path]).elements()
        ), path
        strange = {one for one in addresses(page) if not OUR_ADDRESS.fullmatch(one)}
        assert strange <= allowed, path
        assert page.xpath("//@lang") == ["en"], path


def test_every_place_that_should_be_read_is_on_some_page() -> None:
    drawn = pages(PLACES).values()
    everything = "\n".join(text for page in drawn for text in texts(page))
    assert [place for place in PLACES if place not in everything] == UNREAD
    assert len(PLACES) > len(WORDS)


@pytest.mark.parametrize("turn", range(len(WORDS)))
def test_the_data_for_machines_says_the_words_and_ends_where_it_should(turn: int) -> None:
    words = words_in_places(turn)
    page = pages(words)["claims/ruled.html"]
    (script,) = page.xpath("//script[@type='application/ld+json']")
    claim = json.loads(script.text)["itemReviewed"]
    assert claim["text"] == words[PLACES.index("the text of a ruled claim")]
    assert claim["author"]["name"] == words[PLACES.index("an undeclared claimant")]
