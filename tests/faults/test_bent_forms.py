"""Forms and addresses of whoever was let in, with words that nobody would type.

CLAIMCHECK_MUTATIONS says how many are tried.
"""

import os
import re
from pathlib import Path
from urllib.parse import quote

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from claimcheck.server.forms.catalogue import FORMS
from tests.server.at_the_desk import Desk
from tests.server.test_databases import LEDGER

MANY = int(os.environ.get("CLAIMCHECK_MUTATIONS", "200"))
"""For each of the two tests."""
OURS = re.compile(r"(?:saved|review)\?[!-~]*|/(?:[^/\\][!-~]*)?")
"""Where a browser may be sent: never to another host, whatever it makes of slashes."""
WORDS = [
    *("homes", "trams", "", "x", "yes", "30%", "2031", "yesterday", "9999-12-31", "0001-01-01"),
    *("broken", "at least 3 homes", "||", "a|all|homes,trams", "in 10 days", "1e999", "-1", "٣"),
    *("\0", "\r\nSet-Cookie: a=b", "\u202e", "<script>alert(1)</script>", '"><img src=x>', "\x85"),
    *(
        "javascript:alert(1)",
        "data:text/html,<b>",
        "../..",
        "//example.org",
        "\\example.org",
        "{{7}}",
    ),
    "Acme will open a plant by 2030. Acme will hire 30 people by 2031.",
]
PATHS = ["", "claims", "due", "changes", "check", "review", "saved", "as-of/2025-12-31/", "extract"]
NAMES = ["as_of", "known_on", "words", "status", "tag", "page", "since", "within", "form", "fact"]

words = st.sampled_from(WORDS) | st.text(max_size=20)
fields = sorted({one.name for form in FORMS.values() for one in form.fields})
names = st.sampled_from([*fields, "claim", "opened", "facts", "round", "today", "take", "text-1"])
bent = settings(
    max_examples=MANY, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@pytest.fixture
def one(tmp_path: Path) -> Desk:
    """Somebody at the desk of a small ledger."""
    return Desk(tmp_path / "claims.toml")


@bent
@given(
    st.sampled_from([*FORMS, "extract"]),
    st.dictionaries(names, st.lists(words, min_size=1, max_size=2), max_size=6),
    st.booleans(),
)
def test_no_form_is_a_fault_or_leads_elsewhere(
    one: Desk, name: str, typed: dict[str, list[str]], is_confirmed: bool
) -> None:
    one.ledger.write_text(LEDGER)
    known: dict[str, str | list[str]] = {"claim": "trams", "opened": "2026-11-24T12:00:00Z"}
    sent = one.post(name, {**known, **typed, "confirm": "yes" if is_confirmed else ""})
    _assert_ours(sent.status, sent.location, sent.text)
    assert one.get("/claims/trams.html").status == 200
    assert one.get("/feed.xml").status == 200


@bent
@given(
    st.sampled_from([*PATHS, *FORMS]),
    words,
    st.dictionaries(st.sampled_from(NAMES) | names, words, max_size=4),
)
def test_no_address_is_a_fault_or_leads_elsewhere(
    one: Desk, path: str, more: str, asked: dict[str, str]
) -> None:
    one.ledger.write_text(LEDGER)
    query = "&".join(f"{name}={quote(value, errors='replace')}" for name, value in asked.items())
    for place in (path, f"{path}{quote(more, errors='replace')}"):
        page = one.get(f"/{place}?{query}")
        _assert_ours(page.status, page.location, page.text)
    assert one.ledger.read_text() == LEDGER


def _assert_ours(status: int, location: str, text: str) -> None:
    assert status < 500
    assert not location or OURS.fullmatch(location)
    for hostile in ("<script>alert", "<img src=x", 'href="javascript:', 'href="data:'):
        assert hostile not in text
