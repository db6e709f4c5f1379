"""What the other side was asked and answered: in sentences for any day, and what was not."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.domain.model.ledger import Ledger
from claimcheck.domain.standing.detail import detail
from claimcheck.domain.standing.exchange_words import whom
from claimcheck.domain.standing.standing import Standing
from claimcheck.domain.standing.view import View
from tests.generated import ledgers
from tests.ledgers import valid

CLAIM = """
[claims.plant]
text = "Acme will open a plant"
claimant = "Acme"
made = 2024-01-01
deadline = "2030"
"""
ASKED = """
[claims.plant.inquiries.asked]
date = 2026-12-20
to = "press office"
question = "When?"
reply-by = 2027-01-05
recorded = 2026-12-21
"""
REPLIED = """
[claims.plant.replies.replied]
date = 2027-01-03
inquiry = "asked"
quote = "In spring"
recorded = 2027-01-04
"""
LATE = REPLIED.replace("2027-01-03", "2027-01-09")
AGAIN = """
[claims.plant.replies.again]
date = 2027-02-01
inquiry = "asked"
quote = "Or later."
"""
DECLINED = """
[claims.plant.replies.declined]
date = 2027-01-03
inquiry = "asked"
declined = true
"""
UNASKED = """
[claims.plant.replies.unasked]
date = 2027-01-02
quote = "The plan stands!"
"""
NO_LIMIT = ASKED.replace("reply-by = 2027-01-05\n", "")
TO_DOE = (
    ASKED.replace("inquiries.asked", "inquiries.doe")
    .replace("press office", "Jane Doe")
    .replace("2026-12-20", "2026-12-28")
    .replace("2027-01-05", "2027-01-10")
)
BY_DOE = REPLIED.replace('"asked"', '"doe"').replace("replies.replied", "replies.doe-replied")
WAITED = "We asked the press office on 20 December 2026 and waited until 5 January 2027"


def retracting(key: str) -> str:
    return (
        f'\n[claims.plant.corrections.c]\ndate = 2027-03-01\nretracts = "{key}"\nbecause = "b"\n'
        "recorded = 2027-03-01\n"
    )


def told(facts: str, day: str, known_on: str | None = None) -> list[str]:
    """Return what is told of the claim with some facts on a day."""
    known = date.fromisoformat(known_on) if known_on else None
    view = View(valid(CLAIM + facts), date.fromisoformat(day), known)
    found = detail(view, "plant")
    assert found is not None
    return list(found.right_of_reply)


@pytest.mark.parametrize(
    ("facts", "day", "words"),
    [
        (ASKED, "2026-12-19", None),
        (
            ASKED,
            "2026-12-20",
            "We asked the press office on 20 December 2026 and wait until 5 January 2027 "
            "for a reply.",
        ),
        (
            ASKED,
            "2027-01-05",
            "We asked the press office on 20 December 2026 and wait until 5 January 2027 "
            "for a reply.",
        ),
        (ASKED, "2027-01-06", f"{WAITED}; there was no reply."),
        (
            NO_LIMIT,
            "2027-01-06",
            "We asked the press office on 20 December 2026; there has been no reply.",
        ),
        (
            ASKED.replace("2027-01-05", '"2027-01"'),
            "2027-01-31",
            "We asked the press office on 20 December 2026 and wait until the end of January "
            "2027 for a reply.",
        ),
        (
            ASKED + REPLIED,
            "2027-01-02",
            "We asked the press office on 20 December 2026 and wait until 5 January 2027 "
            "for a reply.",
        ),
        (
            ASKED + REPLIED,
            "2027-01-03",
            "We asked the press office on 20 December 2026. "
            "It replied on 3 January 2027: “In spring”.",
        ),
        (ASKED + LATE, "2027-01-08", f"{WAITED}; there was no reply."),
        (
            ASKED + LATE,
            "2027-01-09",
            f"{WAITED}. It replied on 9 January 2027, after that day: “In spring”.",
        ),
        (
            ASKED + REPLIED + AGAIN,
            "2027-02-01",
            "We asked the press office on 20 December 2026. It replied on 3 January 2027: "
            "“In spring”. It replied again on 1 February 2027: “Or later.”",
        ),
        (
            ASKED + DECLINED,
            "2027-02-01",
            "We asked the press office on 20 December 2026. "
            "On 3 January 2027 it declined to comment.",
        ),
        (
            ASKED + DECLINED.replace("2027-01-03", "2027-01-09"),
            "2027-02-01",
            f"{WAITED}. On 9 January 2027, after that day, it declined to comment.",
        ),
        (
            ASKED + DECLINED + AGAIN,
            "2027-02-01",
            "We asked the press office on 20 December 2026. "
            "On 3 January 2027 it declined to comment. "
            "It replied on 1 February 2027: “Or later.”",
        ),
        (
            ASKED + REPLIED + 'wording = "translated"\noriginal = "Im Frühling"\n',
            "2027-02-01",
            "We asked the press office on 20 December 2026. "
            "It replied on 3 January 2027, in translation: “In spring”.",
        ),
        (
            ASKED + REPLIED + 'wording = "reported"\n',
            "2027-02-01",
            "We asked the press office on 20 December 2026. "
            "It replied on 3 January 2027, as reported: “In spring”.",
        ),
        (
            TO_DOE + BY_DOE,
            "2027-02-01",
            "We asked Jane Doe on 28 December 2026. "
            "Jane Doe replied on 3 January 2027: “In spring”.",
        ),
        (
            UNASKED,
            "2027-01-02",
            "Acme commented on 2 January 2027 without being asked: “The plan stands!”",
        ),
        (
            UNASKED.replace('quote = "The plan stands!"', "declined = true"),
            "2027-01-02",
            "On 2 January 2027 Acme declined to comment.",
        ),
        (
            ASKED + REPLIED + retracting("asked"),
            "2027-01-03",
            "Acme replied on 3 January 2027: “In spring”.",
        ),
        (ASKED + REPLIED + retracting("replied"), "2027-01-06", f"{WAITED}; there was no reply."),
    ],
)
def test_an_exchange_is_told_as_it_stands_on_the_day(
    facts: str, day: str, words: str | None
) -> None:
    assert told(facts, day) == ([words] if words else [])


def test_several_exchanges_are_told_in_the_order_in_which_they_began() -> None:
    assert told(TO_DOE + UNASKED + ASKED + REPLIED, "2027-01-11") == [
        "We asked the press office on 20 December 2026. It replied on 3 January 2027: “In spring”.",
        "We asked Jane Doe on 28 December 2026 and waited until 10 January 2027; "
        "there was no reply.",
        "Acme commented on 2 January 2027 without being asked: “The plan stands!”",
    ]


def test_what_was_not_yet_recorded_is_not_told_of_a_day_on_which_it_was_not_known() -> None:
    facts = ASKED + REPLIED
    assert told(facts, "2027-01-10", "2026-12-20") == []
    assert told(facts, "2027-01-10", "2027-01-03") == [f"{WAITED}; there was no reply."]
    assert told(facts, "2027-01-10", "2027-01-04")[0].endswith("“In spring”.")


@pytest.mark.parametrize(
    ("to", "said"),
    [
        ("press office", "the press office"),
        ("the press office", "the press office"),
        ("XPENG press office", "the XPENG press office"),
        ("its spokesman", "its spokesman"),
        ("Jane Doe", "Jane Doe"),
        ("Jane Doe, spokeswoman", "Jane Doe, spokeswoman"),
        ("Acme’s press office", "Acme’s press office"),
        ("Acme's press office", "Acme's press office"),
        ("press@acme.example", "press@acme.example"),
        ("xAI", "xAI"),
        ("小鹏汽车", "小鹏汽车"),
        ("them", "them"),
    ],
)
def test_an_office_gets_its_article_and_a_name_none(to: str, said: str) -> None:
    assert whom(to) == said


@given(st.text(min_size=1).filter(str.strip))
def test_whoever_was_asked_is_named_in_their_own_words(to: str) -> None:
    assert whom(to) in (to.strip(), f"the {to.strip()}")


def standing(facts: str, day: str) -> Standing:
    found = View(valid(CLAIM + facts), date.fromisoformat(day)).standing("plant")
    assert found is not None
    return found


LOOK = '\n[looks.l]\ndate = {day}\nclaims = ["plant"]\n'
RULED = '\n[claims.plant.verdicts.v]\ndate = 2027-01-08\nverdict = "broken"\nbecause = "no plant"\n'
JANUARY_5, JANUARY_10 = date(2027, 1, 5), date(2027, 1, 10)


@pytest.mark.parametrize(
    ("facts", "day", "passed"),
    [
        (ASKED, "2027-01-05", None),
        (ASKED, "2027-01-06", JANUARY_5),
        (NO_LIMIT, "2027-06-01", None),
        (ASKED + REPLIED, "2027-01-06", None),
        (ASKED + DECLINED, "2027-01-06", None),
        (ASKED + LATE, "2027-01-08", JANUARY_5),
        (ASKED + LATE, "2027-01-09", None),
        (ASKED + TO_DOE, "2027-01-06", None),  # Jane Doe has until the 10th
        (ASKED + TO_DOE, "2027-01-11", JANUARY_10),
        (ASKED + TO_DOE + REPLIED, "2027-01-11", JANUARY_10),
        (ASKED + TO_DOE + BY_DOE, "2027-01-11", None),  # a newer inquiry was answered
        (ASKED + UNASKED, "2027-01-06", None),  # they have spoken since
        (ASKED + LOOK.format(day="2027-01-05"), "2027-01-06", JANUARY_5),
        (ASKED + LOOK.format(day="2027-01-06"), "2027-01-06", None),
        (ASKED + RULED, "2027-01-07", JANUARY_5),
        (ASKED + RULED, "2027-01-08", None),
        (ASKED + retracting("asked"), "2027-01-06", None),
        (ASKED + REPLIED + retracting("replied"), "2027-01-06", JANUARY_5),
    ],
)
def test_a_claim_is_unanswered_from_the_day_after_the_last_one_for_a_reply(
    facts: str, day: str, passed: date | None
) -> None:
    assert standing(facts, day).unanswered == passed


@settings(max_examples=40)
@given(ledgers(most_claims=3), st.dates(date(2015, 1, 1), date(2028, 12, 31)))
def test_without_what_was_asked_and_answered_every_claim_stands_as_before(
    ledger: Ledger, day: date
) -> None:
    bare = {id_: one.but(inquiries=(), replies=()) for id_, one in ledger.claims.items()}
    asked, plain = View(ledger, day), View(replace(ledger, claims=bare), day)
    assert [replace(one, unanswered=None) for one in asked.standings()] == [*plain.standings()]


@pytest.mark.parametrize("day", ["2026-12-25", "2027-01-05", "2027-01-06", "2027-02-01"])
@pytest.mark.parametrize("facts", [ASKED, ASKED + REPLIED, UNASKED, ASKED + DECLINED + LATE])
def test_to_ask_and_to_be_answered_changes_nothing_of_where_a_claim_stands(
    facts: str, day: str
) -> None:
    """A reply is no evidence: only `unanswered` tells of it."""
    asked, plain = standing(facts, day), standing("", day)
    assert asked.last_look is None
    assert {name: getattr(asked, name) for name in Standing.__slots__ if name != "unanswered"} == {
        name: getattr(plain, name) for name in Standing.__slots__ if name != "unanswered"
    }
