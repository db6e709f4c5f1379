"""The feeds of a site: the newest fifty, archives that stay as they are, one for each claimant."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any
from unittest.mock import patch

import feedparser  # type: ignore[import-untyped]
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from claimcheck.domain.model.claim import Claim
from claimcheck.domain.model.correction import Correction
from claimcheck.domain.model.evidence import Evidence, Stance
from claimcheck.domain.model.fact import Fact
from claimcheck.domain.model.ledger import Ledger
from claimcheck.domain.model.revision import Revision
from claimcheck.domain.model.span import Span
from claimcheck.domain.model.verdict import Verdict
from claimcheck.domain.model.verdict_word import VerdictWord
from claimcheck.domain.publishing.news import news
from claimcheck.domain.publishing.published import readers_standings
from claimcheck.domain.standing.view import View
from claimcheck.interchange.exporting import atom_feed
from claimcheck.interchange.exporting.atom_feed import feed_files
from tests.conftest import TODAY
from tests.interchange.ledgers import PROMISES
from tests.interchange.test_atom_feed import check_by_the_rfc
from tests.ledgers import valid

NS = {"a": "http://www.w3.org/2005/Atom", "fh": "http://purl.org/syndication/history/1.0"}


def files(ledger: str | Ledger, day: date = TODAY) -> dict[str, str]:
    """Return the text of each file of the feeds, by its path."""
    view = View(valid(ledger) if isinstance(ledger, str) else ledger, day)
    made = feed_files(view, list(readers_standings(view)))
    return {path: make() for path, make in made.items()}


def link(text: str, rel: str) -> str | None:
    """Return where a document leads, by the kind of link."""
    found: Any = etree.fromstring(text.encode()).find(f"a:link[@rel='{rel}']", NS)
    return None if found is None else found.get("href")


def walked(made: dict[str, str]) -> Iterator[str]:
    """Yield the feed and its archives as a reader finds them: by `prev-archive`."""
    path: str | None = "feed.xml"
    while path:
        yield made[path]
        path = link(made[path], "prev-archive")


def claims(*counts: tuple[int, int]) -> str:
    """Return a ledger that recorded so many claims in each of these years, a second apart."""
    return "".join(
        f'[claims.y{year}-{n:03}]\ntext = "{n}"\nclaimant = "Acme"\nmade = {year}-01-01\n'
        f"recorded = {year}-02-01T00:{n // 60:02}:{n % 60:02}Z\n"
        for year, count in counts
        for n in range(count)
    )


def test_a_year_is_archived_by_fifties_from_its_first_on() -> None:
    made = files(claims((2024, 60), (2025, 120), (2026, 70)))
    counts = {
        path: len(feedparser.parse(text).entries)
        for path, text in made.items()
        if not path.startswith("claimants/")
    }
    assert counts == {
        "feed/2024-1.xml": 50,
        "feed/2024-2.xml": 10,  # the year is over
        "feed/2025-1.xml": 50,
        "feed/2025-2.xml": 50,
        "feed/2025-3.xml": 20,
        "feed/2026-1.xml": 50,
        "feed.xml": 50,  # 20 that are not archived yet, and 30 that are
    }


def test_who_follows_the_links_from_the_feed_finds_everything() -> None:
    made = files(claims((2024, 60), (2025, 120), (2026, 70)))
    found = {one.id for text in walked(made) for one in feedparser.parse(text).entries}
    assert len(found) == 250
    assert [*walked(made)][-1] == made["feed/2024-1.xml"]


def test_an_archive_says_what_it_is_and_where_the_feed_is() -> None:
    """RFC 5005, 4: `fh:archive`, a `current` link, and the id of the feed that it belongs to."""
    home = '[settings]\nbase-url = "https://promises.example"\n'
    made = files(home + claims((2024, 60), (2025, 1)))
    archive = made["feed/2024-2.xml"]
    root = check_by_the_rfc(archive)
    assert root.find("fh:archive", NS) is not None
    assert link(archive, "self") == "https://promises.example/feed/2024-2.xml"
    assert link(archive, "current") == "https://promises.example/feed.xml"
    assert link(archive, "prev-archive") == "https://promises.example/feed/2024-1.xml"
    assert root.findtext("a:id", "", NS) == "https://promises.example/feed.xml"
    newest = check_by_the_rfc(made["feed.xml"])
    assert newest.find("fh:archive", NS) is None
    assert link(made["feed.xml"], "current") is None


def test_without_a_home_links_lead_from_a_folder_to_the_root() -> None:
    """Both by xml:base, which RFC 4287 (2) makes relative links go by."""
    made = files(claims((2024, 51), (2025, 1)))
    for path, text in made.items():
        parsed = feedparser.parse(text, response_headers={"content-location": f"http://s/{path}"})
        assert parsed.entries[0].link.startswith("http://s/claims/")
    assert 'xml:base="../"' in made["feed/2024-1.xml"]
    assert "xml:base" not in made["feed.xml"]


def test_each_claimant_has_a_feed_of_the_newest_under_whatever_name_it_promised() -> None:
    made = files(PROMISES)
    assert {path for path in made if path.startswith("claimants/")} == {
        "claimants/acme.xml",
        "claimants/ann.xml",
    }
    acme = check_by_the_rfc(made["claimants/acme.xml"])
    assert acme.findtext("a:title", "", NS) == "Promises: Acme"
    assert acme.findtext("a:id", "", NS) == "https://promises.example/claimants/acme.xml"
    assert link(made["claimants/acme.xml"], "alternate") == (
        "https://promises.example/claimants/acme.html"
    )
    ids = {one.text for one in acme.iterfind("a:entry/a:id", NS)}
    assert "https://promises.example/claims/plant.html#opened" in ids  # of “Acme Ltd”
    assert not any("broken" in str(id_) for id_ in ids)  # Ann Lee's
    whole = {
        one.text for one in etree.fromstring(made["feed.xml"].encode()).iter(f"{{{NS['a']}}}id")
    }
    assert ids < whole


def test_a_claimants_feed_holds_no_more_than_fifty() -> None:
    made = files(claims((2026, 70)))
    [path] = [path for path in made if path.startswith("claimants/")]
    assert len(feedparser.parse(made[path]).entries) == 50


def test_what_is_told_anew_is_in_the_feed_once_and_in_the_archive_as_it_was() -> None:
    ledger = (
        claims((2024, 1), (2025, 1))
        + """\
[claims.y2024-000.evidence.photo]
date = 2024-03-01
stance = "supports"
source = "a photo"
recorded = 2024-03-01T10:00:00Z
[claims.y2024-000.corrections.fake]
date = 2025-03-01
retracts = "photo"
because = "of another plant"
recorded = 2025-03-01T10:00:00Z
"""
    )
    made = files(ledger)
    titles = [one.title for one in feedparser.parse(made["feed.xml"]).entries]
    assert titles.count("Retracted: Evidence for: 0") == 1
    assert "Evidence for: 0" not in titles
    archived = [one.title for one in feedparser.parse(made["feed/2024-1.xml"]).entries]
    assert archived == ["Evidence for: 0", "Said by Acme: 0"]


def test_a_retracted_claim_is_in_no_archive() -> None:
    ledger = claims((2024, 2), (2025, 1))
    gone = """\
[claims.y2024-000.corrections.wrong]
date = 2025-03-01
retracts = "y2024-000"
because = "never said"
recorded = 2025-03-01T10:00:00Z
"""
    assert "y2024-000" in files(ledger)["feed/2024-1.xml"]
    assert not any("y2024-000" in text for text in files(ledger + gone).values())


def test_the_status_of_a_whole_names_no_part_that_is_a_draft() -> None:
    ledger = """\
[claims.whole]
text = "all of it"
claimant = "Acme"
made = 2025-01-01
parts = ["secret-part", "other"]
[claims.other]
text = "the rest"
claimant = "Acme"
made = 2025-01-01
[claims.secret-part]
text = "some of it"
claimant = "Acme"
made = 2025-01-01
draft = true
[claims.secret-part.verdicts.one]
date = 2025-02-01
verdict = "broken"
because = "x"
"""
    made = files(ledger)
    assert "Awaiting a ruling: all of it" in made["feed.xml"]
    assert "an unpublished part is broken" in made["feed.xml"].replace("An unpub", "an unpub")
    assert not any("secret" in text for text in made.values())


# What is recorded later changes no archive that is full, whatever it is about.

START = date(2024, 12, 20)
DAYS = st.integers(0, 40).map(lambda days: START + timedelta(days=days))
"""Over the end of a year, so that an archive may be full since the year is over."""
LATER = START + timedelta(days=41)
TEXTS = st.sampled_from(["one", "two", "three"])
RULINGS: list[VerdictWord] = ["kept", "broken", "reopened"]
STANCES: list[Stance] = ["supports", "refutes"]
IDS = ("north", "south", "both")


def at(day: date, second: int) -> datetime:
    return datetime(day.year, day.month, day.day, 12, 0, second, tzinfo=UTC)


@st.composite
def facts(draw: st.DrawFn, key: str, days: st.SearchStrategy[date], older: list[str]) -> Fact:
    """Draw a fact that was recorded on one of the days, and is dated then or long before."""
    recorded = at(draw(days), draw(st.integers(0, 59)))
    ago = draw(st.sampled_from([0, 0, 1, 7, 30]))
    day = Span.day(max(START, recorded.date() - timedelta(days=ago)))
    match draw(st.integers(0, 5)):
        case 0:
            due = Span.day(draw(DAYS) + timedelta(days=30))
            return Revision(id=key, date=day, deadline=due, source="x", recorded=recorded)
        case 1:
            word = draw(st.sampled_from(RULINGS))
            return Verdict(id=key, date=day, verdict=word, because="x", recorded=recorded)
        case 2 if older:
            what = draw(st.sampled_from(older))
            return Correction(id=key, date=day, retracts=what, because="x", recorded=recorded)
        case 3:
            text = draw(TEXTS)
            return Correction(id=key, date=day, text=text, because="x", recorded=recorded)
        case _:
            stance = draw(st.sampled_from(STANCES))
            return Evidence(id=key, date=day, stance=stance, source="x", recorded=recorded)


TABLE_OF = {
    Revision: "revisions",
    Verdict: "verdicts",
    Correction: "corrections",
    Evidence: "evidence",
}


def added(draw: st.DrawFn, ledger: Ledger, days: st.SearchStrategy[date], prefix: str) -> Ledger:
    """Draw a ledger with more facts."""
    for number in range(draw(st.integers(0, 10))):
        claim = ledger.claims[draw(st.sampled_from(IDS))]
        older = [fact.id for _, fact in claim.facts()]
        fact = draw(facts(f"{prefix}{number}", days, older))
        ledger = ledger.with_claim(claim.with_fact(TABLE_OF[type(fact)], fact))
    return ledger


@st.composite
def before_and_after(draw: st.DrawFn) -> tuple[Ledger, Ledger]:
    """Draw a ledger, and the same with facts that were recorded later."""
    every: dict[str, Claim] = {}
    for id_ in IDS:
        recorded = at(START, draw(st.integers(0, 59)))
        due = draw(st.none() | DAYS.map(Span.day))
        every[id_] = Claim(
            id=id_, text=id_, claimant="A", made=Span.day(START), deadline=due, recorded=recorded
        )
    every["both"] = every["both"].but(parts=("north", "south"))
    before = added(draw, Ledger(claims=every), DAYS, "a")
    later = st.integers(0, 30).map(lambda days: LATER + timedelta(days=days))
    return before, added(draw, before, later, "b")


def archives(ledger: Ledger, day: date) -> dict[str, str]:
    return {path: text for path, text in files(ledger, day).items() if path.startswith("feed/")}


@pytest.fixture(scope="module")
def pages_of_four() -> Iterator[None]:
    """Archives that are full sooner than those of fifty."""
    with patch.object(atom_feed, "PAGE", 4):
        yield


@pytest.mark.usefixtures("pages_of_four")
@settings(max_examples=40)
@given(before_and_after(), st.integers(0, 60))
def test_what_is_recorded_later_changes_no_full_archive(
    ledgers: tuple[Ledger, Ledger], days: int
) -> None:
    before, after = ledgers
    full = archives(before, LATER - timedelta(days=1))
    assert full.items() <= archives(after, LATER + timedelta(days=days)).items()


@pytest.mark.usefixtures("pages_of_four")
@settings(max_examples=15)
@given(before_and_after())
def test_the_archives_and_the_feed_are_the_whole_history(ledgers: tuple[Ledger, Ledger]) -> None:
    """No piece of news is missing between one document and the next, and each is valid."""
    _, after = ledgers
    view = View(after, LATER + timedelta(days=60))
    history = {
        (one.claim, one.fact, one.status, one.status and one.date)
        for claim in readers_standings(view)
        for one in news(view, claim.id)
    }
    made = files(after, view.day)
    found = [one.id for text in walked(made) for one in feedparser.parse(text).entries]
    assert len({*found}) == len(history)
    for text in made.values():
        check_by_the_rfc(text)
