"""What is doubtful in a valid ledger: design section 2, warnings."""

from datetime import UTC, date, datetime

import pytest

from claimcheck.domain.checking.ledger_warnings import warnings
from tests.ledgers import read, valid

TODAY = date(2026, 11, 24)
NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)
CLAIM = """
[claims.a]
text = "A ships"
claimant = "Acme"
made = 2025-01-01
criteria = "a customer has one"
"""
EVIDENCE = """
[claims.a.evidence.e]
date = 2025-03-01
stance = "supports"
source = "https://example.org"
"""
KEPT = """
[claims.a.verdicts.v]
date = 2025-04-01
verdict = "kept"
because = "it shipped"
"""


def warned(text: str, today: date = TODAY) -> list[tuple[str, str]]:
    """Return the warnings of a valid ledger as (key path, code)."""
    return [(".".join(one.at), one.code) for one in warnings(valid(text), today, NOW)]


@pytest.mark.parametrize(
    ("doubtful", "sound", "at", "code"),
    [
        (
            CLAIM.replace('criteria = "a customer has one"', ""),
            CLAIM,
            "claims.a",
            "no-criteria",
        ),
        (
            CLAIM + "[claims.a.forecasts.f]\ndate = 2026-11-25\nprobability = 0.5",
            CLAIM + "[claims.a.forecasts.f]\ndate = 2026-11-24\nprobability = 0.5",
            "claims.a.forecasts.f.date",
            "later",
        ),
        (
            CLAIM + EVIDENCE.replace("2025-03-01", '"2026-11"'),
            CLAIM + EVIDENCE.replace("2025-03-01", '"2026-10"'),
            "claims.a.evidence.e.date",
            "later",
        ),
        (
            CLAIM + '[looks.l]\ndate = 2026-11-25\nclaims = ["a"]',
            CLAIM + '[looks.l]\ndate = 2026-11-24\nclaims = ["a"]',
            "looks.l.date",
            "later",
        ),
        (
            CLAIM + EVIDENCE + "value = 3",
            CLAIM + 'target = { measure = "m", at-least = 5 }' + EVIDENCE + "value = 3",
            "claims.a.evidence.e.value",
            "no-target",
        ),
        (
            CLAIM + 'target = { measure = "m", at-least = 1.5, unit = "million" }',
            CLAIM + 'target = { measure = "m", at-least = 1.5, unit = "m" }',
            "claims.a.target.unit",
            "scale-unit",
        ),
        (
            CLAIM + 'target = { measure = "m", at-least = 1.5, unit = "Millionen" }',
            CLAIM + 'target = { measure = "m", at-least = 1.5, unit = "m" }',
            "claims.a.target.unit",
            "scale-unit",
        ),
        (
            CLAIM + "[claims.a.revisions.r]\ndate = 2025-02-01\n"
            'target = { measure = "m", at-least = 5, unit = "bn tonnes" }',
            CLAIM + "[claims.a.revisions.r]\ndate = 2025-02-01\n"
            'target = { measure = "m", at-least = 5, unit = "tonnes" }',
            "claims.a.revisions.r.target.unit",
            "scale-unit",
        ),
        (
            CLAIM + "[claims.a.corrections.c]\ndate = 2025-05-01\n"
            'target = { measure = "m", at-least = 5, unit = "k" }\nbecause = "a typo"',
            CLAIM + "[claims.a.corrections.c]\ndate = 2025-05-01\n"
            'target = { measure = "m", at-least = 5, unit = "km" }\nbecause = "a typo"',
            "claims.a.corrections.c.target.unit",
            "scale-unit",
        ),
        (
            CLAIM
            + 'target = { measure = "m", at-least = 5 }'
            + EVIDENCE
            + 'value = 3\nmeasure = "n"\nunit = "lakh"',
            CLAIM
            + 'target = { measure = "m", at-least = 5 }'
            + EVIDENCE
            + 'value = 3\nmeasure = "n"\nunit = "lakes"',
            "claims.a.evidence.e.unit",
            "scale-unit",
        ),
        (
            CLAIM + EVIDENCE + KEPT,
            CLAIM + EVIDENCE + KEPT + 'on = ["e"]',
            "claims.a.verdicts.v",
            "no-evidence",
        ),
        (
            CLAIM + EVIDENCE + 'origin = "claimant"' + KEPT + 'on = ["e"]',
            CLAIM + EVIDENCE + 'origin = "independent"' + KEPT + 'on = ["e"]',
            "claims.a.verdicts.v",
            "claimant-only",
        ),
        (
            CLAIM
            + EVIDENCE
            + KEPT
            + 'on = ["e"]\n[claims.a.corrections.c]\ndate = 2025-05-01\nretracts = "e"\n'
            'because = "a hoax"',
            CLAIM
            + EVIDENCE
            + KEPT
            + 'on = ["e"]\n[claims.a.corrections.c]\ndate = 2025-05-01\nspeaker = "Jo"\n'
            'because = "a typo"',
            "claims.a.verdicts.v.on.0",
            "on-retracted",
        ),
        (
            CLAIM + EVIDENCE + KEPT + 'on = ["e", "f"]',
            CLAIM + EVIDENCE + KEPT + 'on = ["e"]',
            "claims.a.verdicts.v.on.1",
            "unknown-evidence",
        ),
        (
            CLAIM + '[looks.l]\ndate = 2025-05-01\nclaims = ["a", "b"]',
            CLAIM + '[looks.l]\ndate = 2025-05-01\nclaims = ["a"]',
            "looks.l.claims.1",
            "unknown-claim",
        ),
        (
            CLAIM
            + EVIDENCE
            + KEPT.replace("kept", "superseded")
            + 'on = ["e"]\nsuperseded-by = "b"',
            CLAIM
            + EVIDENCE
            + KEPT.replace("kept", "superseded")
            + 'on = ["e"]\nsuperseded-by = "a"',
            "claims.a.verdicts.v.superseded-by",
            "unknown-claim",
        ),
        (
            CLAIM
            + EVIDENCE
            + KEPT
            + 'on = ["e"]'
            + KEPT.replace(".v]", ".w]").replace("it shipped", "seen again")
            + 'on = ["e"]',
            CLAIM
            + EVIDENCE
            + KEPT
            + 'on = ["e"]'
            + KEPT.replace(".v]", ".w]").replace("04-01", "04-02")
            + 'on = ["e"]',
            "claims.a.verdicts.w.date",
            "two-verdicts",
        ),
        (
            CLAIM + "deadline = 2025-02-28" + EVIDENCE + KEPT + 'on = ["e"]\nfulfilled = "unknown"',
            CLAIM
            + "deadline = 2025-02-28"
            + EVIDENCE
            + KEPT
            + 'on = ["e"]\nfulfilled = 2025-03-01',
            "claims.a.verdicts.v",
            "untold-lateness",
        ),
        (
            CLAIM + "[claims.a.revisions.r]\ndate = 2025-02-01\ncondition-met = true",
            CLAIM
            + 'condition = "the type certificate is granted"\n'
            + "[claims.a.revisions.r]\ndate = 2025-02-01\ncondition-met = true",
            "claims.a.revisions.r.condition-met",
            "no-condition",
        ),
        (
            CLAIM + "recorded = 2026-11-24T12:05:01Z",
            CLAIM + "recorded = 2026-11-24T12:05:00Z",
            "claims.a.recorded",
            "ahead-of-clock",
        ),
        (
            CLAIM + EVIDENCE + "recorded = 2027-01-01T00:00:00.5Z",
            CLAIM + EVIDENCE + "recorded = 2026-11-24T12:04:59.999999Z",
            "claims.a.evidence.e.recorded",
            "ahead-of-clock",
        ),
        (  # on 24 November at noon UTC it is the 25th in Kiribati
            CLAIM + EVIDENCE + "recorded = 2026-11-26",
            CLAIM + EVIDENCE + "recorded = 2026-11-25",
            "claims.a.evidence.e.recorded",
            "ahead-of-clock",
        ),
        (
            CLAIM + '[looks.l]\ndate = 2026-11-24\nclaims = ["a"]\nrecorded = 2026-11-24T12:06:00Z',
            CLAIM + '[looks.l]\ndate = 2026-11-24\nclaims = ["a"]\nrecorded = 2026-11-24T12:00:00Z',
            "looks.l.recorded",
            "ahead-of-clock",
        ),
        (
            CLAIM + CLAIM.replace("claims.a", "claims.b").replace("Acme", "ACME"),
            CLAIM + CLAIM.replace("claims.a", "claims.b").replace("Acme", "Bolt"),
            "claims.b.claimant",
            "near-equal",
        ),
    ],
)
def test_each_warning_is_given_where_it_is_due_and_only_there(
    doubtful: str, sound: str, at: str, code: str
) -> None:
    assert warned(doubtful) == [(at, code)]
    assert warned(sound) == []


def test_every_problem_is_a_warning_that_quotes_what_it_is_about() -> None:
    text = CLAIM + EVIDENCE + KEPT + 'on = ["e", "f"]'
    (problem,) = warnings(valid(text), TODAY, NOW)
    assert problem.severity == "warning"
    assert "“f”" in problem.message


def test_an_unknown_key_is_a_warning_of_form_with_the_nearest_key() -> None:
    (problem,) = read(CLAIM + 'sorce = "s"')[1]
    assert (problem.severity, problem.code) == ("warning", "unknown-key")
    assert problem.hint == "did you mean source?"
    assert read(CLAIM + 'source = "s"')[1] == []


def test_a_target_that_came_with_a_revision_is_one() -> None:
    revision = (
        "[claims.a.revisions.r]\ndate = 2025-02-01\ntarget = { measure = 'm', at-least = 5 }\n"
    )
    assert warned(CLAIM + revision + EVIDENCE + "value = 3") == []


def test_one_independent_support_is_enough_for_kept() -> None:
    own = EVIDENCE + 'origin = "claimant"'
    other = EVIDENCE.replace(".e]", ".f]") + 'origin = "independent"'
    assert warned(CLAIM + own + other + KEPT + 'on = ["e", "f"]') == []


def test_a_reopening_needs_no_evidence() -> None:
    reopened = KEPT.replace(".v]", ".w]").replace("04-01", "05-01").replace("kept", "reopened")
    assert warned(CLAIM + EVIDENCE + KEPT + 'on = ["e"]' + reopened) == []


def test_a_retracted_verdict_and_a_retracted_reading_are_not_warned_of() -> None:
    text = (
        CLAIM
        + EVIDENCE
        + "value = 3"
        + KEPT
        + '[claims.a.corrections.c]\ndate = 2025-05-01\nretracts = "v"\nbecause = "x"\n'
        '[claims.a.corrections.d]\ndate = 2025-05-01\nretracts = "e"\nbecause = "x"\n'
    )
    assert warned(text) == []


def test_a_retracted_revision_meets_no_condition_so_none_is_missed() -> None:
    met = "[claims.a.revisions.r]\ndate = 2025-02-01\ncondition-met = true\n"
    gone = '[claims.a.corrections.c]\ndate = 2025-05-01\nretracts = "r"\nbecause = "x"\n'
    assert warned(CLAIM + met + gone) == []


def test_a_whole_whose_part_came_true_on_an_unknown_day_is_told_where_it_stands() -> None:
    """Nobody ruled on the whole: it is kept as its only part is, which has no date of its own."""
    part = CLAIM + EVIDENCE + KEPT + 'on = ["e"]\n'
    whole = CLAIM.replace("claims.a", "claims.whole") + 'parts = ["a"]\ndeadline = 2025-02-28\n'
    assert warned(part + 'fulfilled = "unknown"\n' + whole) == [("claims.whole", "untold-lateness")]
    assert warned(part + "fulfilled = 2025-03-30\n" + whole) == []


def test_criteria_given_by_a_correction_count() -> None:
    text = CLAIM.replace('criteria = "a customer has one"', "")
    correction = '[claims.a.corrections.c]\ndate = 2025-05-01\ncriteria = "x"\nbecause = "y"'
    assert warned(text + correction) == []


def test_names_of_one_party_are_not_near_equal_claimants() -> None:
    other = CLAIM.replace("A ships", "A sails").replace("claims.a", "claims.b")
    two = CLAIM + other.replace("Acme", "ACME")
    assert warned(two + '[claimants.acme]\nname = "Acme"\nalso = ["ACME"]') == []


def test_a_claim_that_holds_is_never_late_so_nothing_is_untold() -> None:
    holding = CLAIM + "holds = true\ndeadline = 2025-02-28"
    assert warned(holding + EVIDENCE + KEPT + 'on = ["e"]') == []


WHOLE = """
[claims.whole]
text = "A ships and sails"
claimant = "Acme"
made = 2025-01-01
deadline = "2026"
criteria = "both"
parts = ["a"]
"""


@pytest.mark.parametrize(
    ("part", "is_told"),
    [
        ('deadline = "2027"', True),
        ("deadline = 2027-01-01", True),
        ("deadline = 2026-12-31", False),
        ('deadline = "2025"', False),
        ("", False),
        ('deadline = "2025"\nrevisions.r = { date = 2025-02-01, deadline = "2027" }', True),
        ('deadline = "2027"\nrevisions.r = { date = 2025-02-01, deadline = "2026" }', False),
        ('deadline = "2027"\nrevisions.r = { date = 2025-02-01, undated = true }', False),
    ],
)
def test_a_whole_that_is_due_before_its_part_is_told_by_the_dates_in_force(
    part: str, is_told: bool
) -> None:
    found = warned(CLAIM + part + "\n" + WHOLE)
    assert found == ([("claims.whole.parts.0", "part-due-later")] if is_told else [])


@pytest.mark.parametrize(("verdict", "is_told"), [("void", False), ("reopened", True)])
def test_a_whole_that_is_ruled_on_waits_for_no_part(verdict: str, is_told: bool) -> None:
    ruled = f"""
[claims.whole.evidence.e2]
date = 2025-02-01
stance = "context"
source = "s"

[claims.whole.verdicts.v2]
date = 2025-02-01
verdict = "{verdict}"
because = "entered twice"
on = ["e2"]
"""
    codes = [code for _, code in warned(CLAIM + 'deadline = "2027"\n' + WHOLE + ruled)]
    assert codes == (["part-due-later"] if is_told else [])


def test_a_whole_that_was_moved_behind_its_part_and_an_undated_one_are_in_order() -> None:
    part = CLAIM + 'deadline = "2027"\n'
    moved = '[claims.whole.revisions.r]\ndate = 2025-02-01\ndeadline = "2027"\n'
    assert warned(part + WHOLE + moved) == []
    assert warned(part + WHOLE.replace('deadline = "2026"\n', "")) == []


def test_a_part_that_no_longer_counts_delays_no_whole() -> None:
    part = CLAIM + 'deadline = "2027"\n' + EVIDENCE + KEPT.replace("kept", "void") + 'on = ["e"]\n'
    other = CLAIM.replace("claims.a", "claims.b").replace("A ships", "A sails")
    assert warned(part + other + WHOLE.replace('["a"]', '["a", "b"]')) == []
