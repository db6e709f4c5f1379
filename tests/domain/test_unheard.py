"""`no-inquiry`: a ruling against a claimant who was not asked, or had not had the time to reply."""

from datetime import UTC, date, datetime

import pytest

from claimcheck.domain.checking.ledger_warnings import warnings
from tests.ledgers import valid

NOW = datetime(2027, 6, 1, tzinfo=UTC)
LEDGER = """
[settings]
ask-first = true

[claims.plant]
text = "Acme will open a plant"
claimant = "Acme"
made = 2024-01-01
deadline = "2026"
"""
ASKED = """
[claims.plant.inquiries.asked]
date = 2026-12-20
to = "press office"
question = "When?"
reply-by = 2027-01-05
"""
REPLIED = """
[claims.plant.replies.replied]
date = 2027-01-03
inquiry = "asked"
quote = "In spring"
"""


def ruled(day: str, verdict: str = "broken", key: str = "v") -> str:
    return (
        f"\n[claims.plant.verdicts.{key}]\ndate = {day}\n"
        f'verdict = "{verdict}"\nbecause = "b"\nfulfilled = "unknown"\n'
    )


def found(text: str) -> list[tuple[str, str]]:
    """Return the key path and the message of each warning that nobody was asked."""
    told = warnings(valid(text), date(2027, 6, 1), NOW)
    return [(".".join(one.at), one.message) for one in told if one.code == "no-inquiry"]


NOBODY = "nobody was asked before the verdict {} of {}"
TOO_SOON = "the verdict broken of {} came while the press office had until 5 January 2027 to reply"


@pytest.mark.parametrize(
    ("facts", "message"),
    [
        (ruled("2027-01-10"), NOBODY.format("broken", "2027-01-10")),
        (ruled("2027-01-10", "partly-kept"), NOBODY.format("partly-kept", "2027-01-10")),
        (ruled("2027-01-10", "kept"), None),
        (ruled("2027-01-10", "withdrawn"), None),
        (ASKED + ruled("2026-12-19"), NOBODY.format("broken", "2026-12-19")),
        (ASKED + ruled("2026-12-20"), TOO_SOON.format("2026-12-20")),
        (ASKED + ruled("2027-01-05"), TOO_SOON.format("2027-01-05")),
        (ASKED + ruled("2027-01-06"), None),
        (ASKED + REPLIED + ruled("2027-01-02"), TOO_SOON.format("2027-01-02")),
        (ASKED + REPLIED + ruled("2027-01-03"), None),
        (ASKED.replace("reply-by = 2027-01-05\n", "") + ruled("2026-12-20"), None),
        (REPLIED.replace('inquiry = "asked"\n', "") + ruled("2027-01-10"),
         NOBODY.format("broken", "2027-01-10")),
    ],
)  # fmt: skip
def test_a_ruling_against_a_claimant_wants_an_inquiry_and_its_time(
    facts: str, message: str | None
) -> None:
    told = [("claims.plant.verdicts.v", message)] if message else []
    assert found(LEDGER + facts) == told


def test_nobody_has_to_be_asked_where_the_setting_does_not_say_so() -> None:
    assert found(LEDGER.replace("true", "false") + ruled("2027-01-10")) == []


def test_an_inquiry_that_was_retracted_was_never_made() -> None:
    retracted = (
        '\n[claims.plant.corrections.c]\ndate = 2027-02-01\nretracts = "asked"\nbecause = "b"\n'
    )
    told = NOBODY.format("broken", "2027-01-06")
    assert found(LEDGER + ASKED + retracted + ruled("2027-01-06")) == [
        ("claims.plant.verdicts.v", told)
    ]


def test_who_rules_again_once_the_time_is_over_has_heard_them() -> None:
    assert found(LEDGER + ASKED + ruled("2026-12-21") + ruled("2027-01-06", key="w")) == []


def test_a_ruling_that_was_taken_back_wants_no_inquiry() -> None:
    reopened = ruled("2027-02-01", "reopened", "w").replace('fulfilled = "unknown"\n', "")
    assert found(LEDGER + ruled("2027-01-10") + reopened) == []
