"""`export atom`: what happened, for feed readers: feedparser, and the rules of the RFC."""

import re
from datetime import date, datetime
from typing import Any

import feedparser  # type: ignore[import-untyped]
from hypothesis import given, settings
from lxml import etree

from claimcheck.domain.model.ledger import Ledger
from claimcheck.domain.publishing.published import published
from claimcheck.domain.standing.view import View
from claimcheck.interchange.exporting.atom_feed import feed
from tests.conftest import TODAY
from tests.interchange.hostile import ledgers
from tests.interchange.ledgers import PROMISES
from tests.ledgers import valid

NS = {"a": "http://www.w3.org/2005/Atom", "h": "http://www.w3.org/1999/xhtml"}
RFC_3339 = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
HOME = "https://promises.example/"


def atom(ledger: str | Ledger, day: date = TODAY) -> str:
    view = View(valid(ledger) if isinstance(ledger, str) else ledger, day)
    return feed(view, list(view.standings()))


def entries(ledger: str | Ledger, day: date = TODAY) -> dict[str, Any]:
    parsed = feedparser.parse(atom(ledger, day))
    assert parsed.bozo == 0
    found = {one.id.removeprefix(HOME + "claims/"): one for one in parsed.entries}
    assert len(found) == len(parsed.entries)
    return found


def check_by_the_rfc(text: str) -> Any:
    """Look for what RFC 4287 requires of a feed and of each entry (4.1.1, 4.1.2)."""
    root = etree.fromstring(text.encode())
    assert root.tag == f"{{{NS['a']}}}feed"
    for element in (root, *root.iterfind("a:entry", NS)):
        for name in ("id", "title", "updated"):
            [one] = element.findall(f"a:{name}", NS)
            assert one.text
            assert one.text.strip()
        assert re.match(r"(https?://|urn:uuid:)\S+$", element.findtext("a:id", "", NS))
        for name in ("updated", "published"):
            for time in element.iterfind(f"a:{name}", NS):
                assert RFC_3339.fullmatch(time.text or "")
    [author] = root.findall("a:author", NS)  # for all entries
    assert (author.findtext("a:name", "", NS)).strip()
    [own] = root.findall("a:link[@rel='self']", NS)
    assert own.get("href")
    ids = [one.text for one in root.iterfind(".//a:id", NS)]
    assert len(ids) == len(set(ids))
    for entry in root.iterfind("a:entry", NS):
        assert len(entry.findall("a:link[@rel='alternate']", NS)) == 1
        [content] = entry.findall("a:content[@type='xhtml']", NS)
        [div] = content
        assert div.tag == f"{{{NS['h']}}}div"
        assert {one.tag for one in div.iter()} <= {
            f"{{{NS['h']}}}{tag}" for tag in ("div", "p", "a")
        }
    for link in root.iter(f"{{{NS['a']}}}link", f"{{{NS['h']}}}a"):
        assert re.match(r"https?://|claims/|claimants/|feed.xml|feed/", link.get("href") or "")
    return root


ASKED = """
[claims.plant]
text = "A plant"
claimant = "Acme"
made = 2024-01-01
deadline = "2030"

[claims.plant.inquiries.q]
date = 2026-10-01
to = "press office"
question = "When?"
reply-by = 2026-10-10
recorded = 2026-10-02T08:00:00Z
"""
LATE_REPLY = """
[claims.plant.replies.a]
date = 2026-10-12
inquiry = "q"
quote = "Soon"
recorded = 2026-10-12T08:00:00Z
"""


def told_of(ledger: str, day: date) -> dict[str, tuple[str, list[str]]]:
    """Return the title and the paragraphs of each entry by the end of its id, but the first."""
    settings = "[settings]\nbase-url = 'https://e.example'\n"
    root = check_by_the_rfc(atom(settings + ledger, day))
    found = {}
    for entry in root.iterfind("a:entry", NS):
        key = entry.findtext("a:id", "", NS).partition("#")[2]
        lines = [one.text or "" for one in entry.iterfind(".//h:p", NS)]
        found[key] = entry.findtext("a:title", "", NS), lines
    found.pop("")
    return found


def test_what_was_asked_and_answered_and_a_silence_are_entries() -> None:
    asked = (
        "We asked the press office: A plant",
        ["“When?”", "Reply asked for by 10 October 2026"],
    )
    waited = "We asked the press office on 1 October 2026 and waited until 10 October 2026"
    silence = ("No reply: A plant", [f"{waited}; there was no reply."])
    assert told_of(ASKED, date(2026, 10, 10)) == {"q": asked}
    assert told_of(ASKED, date(2026, 10, 11)) == {"q": asked, "silence:q": silence}
    assert told_of(ASKED + LATE_REPLY, date(2026, 10, 12)) == {
        "q": asked,
        "silence:q": silence,
        "a": (
            "Reply: A plant",
            [f"{waited}. It replied on 12 October 2026, after that day: “Soon”."],
        ),
    }
    in_time = LATE_REPLY.replace("2026-10-12", "2026-10-09")
    declined = in_time.replace('quote = "Soon"', "declined = true")
    on_9 = "We asked the press office on 1 October 2026. "
    assert told_of(ASKED + declined, date(2026, 10, 12)) == {
        "q": asked,
        "a": (
            "Declined to comment: A plant",
            [f"{on_9}On 9 October 2026 it declined to comment."],
        ),
    }


def test_a_silence_is_news_of_the_day_after_the_last_one_for_a_reply() -> None:
    root = check_by_the_rfc(atom(ASKED, date(2026, 10, 12)))
    newest = root.find("a:entry", NS)
    assert newest.findtext("a:title", "", NS) == "No reply: A plant"
    assert newest.findtext("a:updated", "", NS) == "2026-10-11T00:00:00Z"
    assert newest.findtext("a:published", "", NS) == "2026-10-11T00:00:00Z"


def test_every_fact_and_every_change_of_status_is_an_entry() -> None:
    found = entries(PROMISES)
    assert {key for key in found if key.startswith("plant")} == {
        "plant.html",
        "plant.html#opened",
        "plant.html#rumour",
        "plant.html#no-rumour",
        "plant.html#ruled",
        "plant.html#odds",
        "plant.html#status:2024-05-31:due-soon",  # 30 days before 30 June
        "plant.html#status:2024-07-01:overdue",
    }
    assert {key for key in found if key.startswith("moved")} == {
        "moved.html",
        "moved.html#status:2026-03-01:due-soon",
        "moved.html#status:2026-04-01:overdue",
        "moved.html#later",
    }


def test_an_entry_says_what_happened_and_to_what() -> None:
    found = entries(PROMISES)
    titles = {key: one.title for key, one in found.items()}
    assert titles["plant.html"] == "Said by Bo Ek: Acme will open a plant"
    assert titles["plant.html#opened"] == "Evidence for: First car · Acme will open a plant"
    assert titles["plant.html#ruled"] == "Kept, 47 days late: Acme will open a plant"
    assert titles["plant.html#status:2024-07-01:overdue"] == "Overdue: Acme will open a plant"
    assert titles["moved.html#later"] == (
        "Now due in the first half of 2027 (“next summer”): Later · Acme will hire 500"
    )
    assert titles["broken.html#ruled"].startswith("Not kept: Ann Lee will cut")
    ruled = found["plant.html#ruled"]
    assert "the first car left it" in ruled.content[0].value
    assert ruled.link == HOME + "claims/late.html#ruled"  # the address of today, an older name
    assert [tag.term for tag in ruled.tags] == ["industry", "jobs"]
    related = [one.href for one in found["plant.html#opened"].links if one.rel == "related"]
    assert related == ["https://news.example/opened"]


def test_what_was_taken_back_stays_and_says_so() -> None:
    rumour = entries(PROMISES)["plant.html#rumour"]
    assert rumour.title == "Retracted: Evidence against: Acme will open a plant"
    assert "Retracted on 10 May 2024: the caller was joking" in rumour.content[0].value
    assert rumour.updated == "2024-05-10T09:00:00Z"


def test_an_entry_is_of_the_day_of_its_fact_and_new_when_that_was_recorded() -> None:
    found = entries(PROMISES)
    opened = found["plant.html#opened"]
    assert opened.published == "2024-08-17T00:00:00Z"
    assert opened.updated == "2024-08-20T10:00:00Z"
    overdue = found["overdue.html#status:2026-10-01:overdue"]
    assert "1 day overdue (due by 30 September 2026); no ruling yet" in overdue.content[0].value
    assert overdue.link == HOME + "claims/overdue.html"
    assert overdue.published == overdue.updated == "2026-10-01T00:00:00Z"
    root = check_by_the_rfc(atom(PROMISES))
    times = [one.text for one in root.iterfind("a:entry/a:updated", NS)]
    assert times == sorted(times, reverse=True)
    assert root.findtext("a:updated", "", NS) == times[0]


def test_what_is_the_desks_is_not_in_what_is_published() -> None:
    ledger = valid(PROMISES)
    assert "desk only" in atom(ledger)
    text = atom(published(ledger, ["drafts"]))
    for private in ("desk only", "ring the plant", "30%", "#odds"):
        assert private not in text


def test_without_a_home_names_are_uuids_that_stay_and_links_are_relative() -> None:
    homeless = PROMISES.replace('base-url = "https://promises.example/"\n', "")
    root = check_by_the_rfc(atom(homeless))
    ids = {one.text for one in root.iterfind("a:entry/a:id", NS)}
    assert all(id_.startswith("urn:uuid:") for id_ in ids)
    assert root.find("a:link", NS).get("href") == "feed.xml"
    later = check_by_the_rfc(atom(homeless, date(2028, 1, 1)))
    assert ids < {one.text for one in later.iterfind("a:entry/a:id", NS)}


def test_a_feed_that_moves_to_https_has_the_same_entries() -> None:
    """Readers take an entry with another id for a new one (RFC 4287, 4.2.6)."""
    before = atom(PROMISES.replace("https://promises.example", "http://promises.example"))
    assert 'href="http://promises.example/claims/' in before
    found = re.findall("<id>(.*)</id>", before)
    assert found == re.findall("<id>(.*)</id>", atom(PROMISES))
    assert found[0] == "https://promises.example/feed.xml"


def test_a_feed_of_nothing_is_a_feed() -> None:
    root = check_by_the_rfc(atom(""))
    assert root.findtext("a:updated", "", NS) == "2026-11-24T00:00:00Z"
    assert root.findall("a:entry", NS) == []


def test_the_same_ledger_and_day_give_the_same_bytes() -> None:
    assert atom(PROMISES) == atom(PROMISES)


@settings(max_examples=25, deadline=None)
@given(ledgers())
def test_hostile_words_stay_words_for_two_readers(ledger: Ledger) -> None:
    text = atom(ledger)
    root = check_by_the_rfc(text)
    parsed = feedparser.parse(text.encode())
    assert parsed.bozo == 0
    assert len(parsed.entries) == len(root.findall("a:entry", NS)) == 26
    for one in parsed.entries:
        assert datetime.fromisoformat(one.updated).tzinfo
        assert "<script" not in one.content[0].value


def test_a_reading_has_what_it_counts_and_a_source_without_a_title_its_site_and_path() -> None:
    one = entries(
        '[settings]\nbase-url = "https://promises.example"\n'
        '[claims.homes]\ntext = "Homes"\nclaimant = "Ada"\nmade = 2025-01-01\n'
        'target = { measure = "homes", at-least = 4000 }\n'
        '[claims.homes.evidence.e]\ndate = 2025-02-01\nstance = "supports"\n'
        'source = "https://www.register.example/homes/2025?page=1"\nvalue = 1800\n'
    )["homes.html#e"]
    assert "<p>Reading: 1,800 homes</p>" in one.content[0].value
    assert ">register.example/homes/2025</a>" in one.content[0].value
