"""What makes a ledger invalid, and what does not: design section 2, errors."""

import pytest

from claimcheck.domain.checking.ledger_errors import ledger_errors
from tests.ledgers import read, valid

CLAIM = """
[claims.a]
text = "A ships"
claimant = "Acme"
made = 2025-06-15
"""


def errors(text: str) -> list[tuple[str, str]]:
    """Return the errors of a ledger as (key path, code)."""
    return [(".".join(one.at), one.code) for one in read(text)[1] if one.severity == "error"]


def claims(**parts: list[str]) -> str:
    """Return one claim for each id, with its parts."""
    return "".join(
        f'[claims.{id_}]\ntext = "t"\nclaimant = "c"\nmade = 2025-01-01\nparts = {names}\n'
        for id_, names in parts.items()
    )


def test_an_empty_file_is_a_valid_ledger_with_no_claims() -> None:
    assert valid("").claims == {}


@pytest.mark.parametrize(
    ("facts", "at", "code"),
    [
        ('deadline = "2025-05"', "deadline", "before-made"),
        ("deadline = 2025-06-14", "deadline", "before-made"),
        (
            '[claims.a.verdicts.v]\ndate = 2025-06-14\nverdict = "broken"\nbecause = "x"',
            "verdicts.v.date",
            "before-made",
        ),
        (
            "[claims.a.revisions.r]\ndate = 2025-06-14\nundated = true",
            "revisions.r.date",
            "before-made",
        ),
        (
            '[claims.a.revisions.r]\ndate = 2025-07-01\ndeadline = "2024"',
            "revisions.r.deadline",
            "before-made",
        ),
        (
            "[claims.a.forecasts.f]\ndate = 2025-06-14\nprobability = 0.5",
            "forecasts.f.date",
            "before-made",
        ),
        (
            '[claims.a.verdicts.v]\ndate = 2025-07-01\nverdict = "kept"\nbecause = "x"\n'
            'fulfilled = "2025-05"',
            "verdicts.v.fulfilled",
            "before-made",
        ),
        (
            '[claims.a.verdicts.v]\ndate = 2025-07-01\nverdict = "kept"\nbecause = "x"\n'
            "fulfilled = 2025-07-02",
            "verdicts.v.fulfilled",
            "after-verdict",
        ),
        (
            '[claims.a.corrections.c]\ndate = 2025-07-01\nbecause = "x"\nretracts = "none"',
            "corrections.c.retracts",
            "unknown-fact",
        ),
        (
            "[claims.a.forecasts.f]\ndate = 2025-07-01\nprobability = 1.5",
            "forecasts.f.probability",
            "wrong-value",
        ),
        (
            "[claims.a.forecasts.f]\ndate = 2025-07-01\nprobability = -0.1",
            "forecasts.f.probability",
            "wrong-value",
        ),
        ('snapshot = "sha256:9F86"', "snapshot", "wrong-value"),
        (
            '[claims.a.evidence.e]\ndate = 2025-07-01\nstance = "context"\nsource = "s"\n'
            f'snapshot = "{"0" * 64}"',
            "evidence.e.snapshot",
            "wrong-value",
        ),
        (
            'target = { measure = "range", at-least = 400, unit = "km" }\n'
            '[claims.a.evidence.e]\ndate = 2025-07-01\nstance = "context"\nsource = "s"\n'
            'value = 300\nunit = "miles"',
            "evidence.e.unit",
            "unit",
        ),
        (
            '[claims.a.evidence.same]\ndate = 2025-07-01\nstance = "context"\nsource = "s"\n'
            "[claims.a.forecasts.same]\ndate = 2025-07-01\nprobability = 0.5",
            "forecasts.same",
            "key-clash",
        ),
        (
            "[claims.a.forecasts.same]\ndate = 2025-07-01\nprobability = 0.5\n"
            '[looks.same]\ndate = 2025-07-01\nclaims = ["a"]',
            "forecasts.same",
            "key-clash",
        ),
        (
            '[claims.a.inquiries.i]\ndate = 2025-07-01\nto = "t"\nquestion = "q"\n'
            "reply-by = 2025-06-30",
            "inquiries.i.reply-by",
            "before-inquiry",
        ),
        (
            '[claims.a.inquiries.i]\ndate = 2025-07-02\nto = "t"\nquestion = "q"\n'
            '[claims.a.replies.r]\ndate = 2025-07-01\nquote = "q"\ninquiry = "i"',
            "replies.r.date",
            "before-inquiry",
        ),
        (
            '[claims.a.replies.r]\ndate = 2025-07-01\nquote = "q"\ninquiry = "i"',
            "replies.r.inquiry",
            "unknown-inquiry",
        ),
    ],
)
def test_a_fact_that_cannot_be_is_one_error_at_its_key(facts: str, at: str, code: str) -> None:
    assert errors(CLAIM + facts) == [(f"claims.a.{at}", code)]


@pytest.mark.parametrize(
    "facts",
    [
        "deadline = 2025-06-15",
        'deadline = "2025"',
        '[claims.a.evidence.e]\ndate = 2019-01-01\nstance = "supports"\nsource = "s"',
        '[claims.a.verdicts.v]\ndate = 2025-07-01\nverdict = "kept"\nbecause = "x"\n'
        'fulfilled = "2025"',
        '[claims.a.verdicts.v]\ndate = 2025-07-01\nverdict = "kept"\nbecause = "x"\n'
        'fulfilled = "unknown"',
        "[claims.a.forecasts.f]\ndate = 2025-07-01\nprobability = 0\n"
        "[claims.a.forecasts.g]\ndate = 2025-07-01\nprobability = 1",
        'target = { measure = "range", at-least = 400, unit = "km" }\n'
        '[claims.a.evidence.e]\ndate = 2025-07-01\nstance = "context"\nsource = "s"\nvalue = 300\n'
        '[claims.a.evidence.f]\ndate = 2025-07-01\nstance = "context"\nsource = "s"\nvalue = 9\n'
        'measure = "seats"\nunit = "people"',
        "[claims.a.forecasts.f]\ndate = 2099-07-01\nprobability = 0.5",
    ],
)
def test_what_only_looks_odd_is_no_error(facts: str) -> None:
    assert errors(CLAIM + facts) == []


def test_a_claim_made_in_a_month_counts_from_its_first_day() -> None:
    month = CLAIM.replace("2025-06-15", '"2025-06"')
    assert errors(month + "deadline = 2025-06-01") == []


@pytest.mark.parametrize(
    "facts",
    [
        '[claims.a.verdicts.w]\ndate = 2025-06-14\nverdict = "broken"\nbecause = "x"',
        '[claims.a.revisions.w]\ndate = 2025-06-20\ndeadline = "2024"',
        "[claims.a.forecasts.w]\ndate = 2025-06-14\nprobability = 0.5",
        '[claims.a.verdicts.w]\ndate = 2025-07-01\nverdict = "kept"\nbecause = "x"\n'
        "fulfilled = 2025-07-02",
        'target = { measure = "range", at-least = 400, unit = "km" }\n'
        '[claims.a.evidence.w]\ndate = 2025-07-01\nstance = "context"\nsource = "s"\n'
        'value = 300\nunit = "miles"',
        '[claims.a.corrections.w]\ndate = 2025-07-01\nbecause = "x"\nretracts = "none"',
    ],
)
def test_a_retracted_fact_causes_no_error(facts: str) -> None:
    assert len(errors(CLAIM + facts)) == 1
    retraction = '\n[claims.a.corrections.z]\ndate = 2025-08-01\nretracts = "w"\nbecause = "typo"'
    assert errors(CLAIM + facts + retraction) == []


@pytest.mark.parametrize(
    ("facts", "correction"),
    [
        ('deadline = "2024"', 'deadline = "2026"'),
        ('deadline = "2024"', "made = 2024-01-01"),
        (
            '[claims.a.verdicts.v]\ndate = 2025-06-14\nverdict = "broken"\nbecause = "x"',
            "made = 2025-06-14",
        ),
        (
            'target = { measure = "range", at-least = 400, unit = "km" }\n'
            '[claims.a.evidence.e]\ndate = 2025-07-01\nstance = "context"\nsource = "s"\n'
            'value = 300\nunit = "miles"',
            'target = { measure = "range", at-least = 250, unit = "miles" }',
        ),
    ],
)
def test_a_corrected_value_is_judged_in_place_of_the_wrong_one(facts: str, correction: str) -> None:
    assert len(errors(CLAIM + facts)) == 1
    block = f'\n[claims.a.corrections.z]\ndate = 2025-08-01\nbecause = "typo"\n{correction}'
    assert errors(CLAIM + facts + block) == []


def test_a_correction_that_puts_the_deadline_before_made_is_the_error() -> None:
    text = CLAIM + (
        'deadline = "2026"\n[claims.a.corrections.z]\ndate = 2025-08-01\nbecause = "typo"\n'
        'deadline = "2024"'
    )
    assert errors(text) == [("claims.a.corrections.z.deadline", "before-made")]


def test_a_reading_is_judged_by_the_target_in_force_on_its_date() -> None:
    text = CLAIM + (
        'target = { measure = "range", at-least = 400, unit = "km" }\n'
        "[claims.a.revisions.r]\ndate = 2025-08-01\n"
        'target = { measure = "range", at-least = 250, unit = "miles" }\n'
        '[claims.a.evidence.old]\ndate = 2025-07-01\nstance = "context"\nsource = "s"\n'
        'value = 300\nunit = "km"\n'
        '[claims.a.evidence.new]\ndate = 2025-09-01\nstance = "context"\nsource = "s"\n'
        'value = 300\nunit = "km"\n'
    )
    assert errors(text) == [("claims.a.evidence.new.unit", "unit")]


def test_a_look_and_an_older_correction_can_be_retracted() -> None:
    text = CLAIM + (
        '[looks.l]\ndate = 2025-07-01\nclaims = ["a"]\n'
        '[claims.a.corrections.c]\ndate = 2025-08-01\nbecause = "x"\nretracts = "l"\n'
        '[claims.a.corrections.d]\ndate = 2025-08-02\nbecause = "x"\nretracts = "c"\n'
    )
    assert errors(text) == []


def test_a_retraction_of_a_newer_correction_or_of_another_claims_look_is_an_error() -> None:
    text = (
        CLAIM
        + CLAIM.replace("claims.a", "claims.b")
        + (
            '[looks.l]\ndate = 2025-07-01\nclaims = ["b"]\n'
            '[claims.a.corrections.c]\ndate = 2025-08-01\nbecause = "x"\nretracts = "l"\n'
            '[claims.b.corrections.c]\ndate = 2025-08-01\nbecause = "x"\nretracts = "d"\n'
            '[claims.b.corrections.d]\ndate = 2025-08-02\nbecause = "x"\ncriteria = "y"\n'
        )
    )
    assert errors(text) == [
        ("claims.a.corrections.c.retracts", "unknown-fact"),
        ("claims.b.corrections.c.retracts", "unknown-fact"),
    ]


def test_a_message_quotes_what_it_refuses_and_offers_the_nearest() -> None:
    text = CLAIM + (
        "[claims.a.forecasts.2025-07-01-11aa]\ndate = 2025-07-01\nprobability = 0.5\n"
        '[claims.a.corrections.c]\ndate = 2025-08-01\nbecause = "x"\n'
        'retracts = "2025-07-01-11ab"'
    )
    (problem,) = (one for one in read(text)[1] if one.severity == "error")
    assert "“2025-07-01-11ab”" in problem.message
    assert problem.hint == "did you mean 2025-07-01-11aa?"


def test_an_unknown_part_is_an_error() -> None:
    assert errors(claims(a=["b", "c"], b=[])) == [("claims.a.parts.1", "unknown-part")]


def test_a_part_by_its_old_id_is_known_and_repeats_the_new_one() -> None:
    old = claims(b=[]) + 'was = ["old-b"]\n'
    assert errors(claims(a=["old-b"]) + old) == []
    assert errors(claims(a=["b", "old-b"]) + old) == [("claims.a.parts.1", "repeated-part")]


def test_needs_is_at_most_the_number_of_parts() -> None:
    assert errors(claims(b=[], a=["b"]) + "needs = 1") == []
    assert errors(claims(b=[], a=["b"]) + "needs = 2") == [("claims.a.needs", "needs-too-many")]


@pytest.mark.parametrize(
    ("text", "ring"),
    [
        (claims(a=["a"]), "a → a"),
        (claims(a=["b"], b=["a"]), "a → b → a"),
        (claims(a=["b"], b=["c"], c=["a"]), "a → b → c → a"),
        (claims(x=["b"], b=["c"], c=["b"]), "b → c → b"),
    ],
)
def test_a_cycle_of_parts_is_one_error_that_shows_the_ring(text: str, ring: str) -> None:
    (problem,) = read(text)[1]
    assert (problem.severity, problem.code) == ("error", "cyclic-part")
    assert problem.message.startswith(f"{ring}:")


def test_a_part_that_is_named_twice_in_a_cycle_is_a_cycle_once() -> None:
    assert errors(claims(a=["b"], b=["a", "a"])) == [
        ("claims.b.parts.1", "repeated-part"),
        ("claims.b.parts", "cyclic-part"),
    ]


def test_a_part_of_two_parents_is_no_cycle() -> None:
    assert errors(claims(a=["b", "c"], b=["d"], c=["d"], d=[])) == []


def test_a_chain_of_3000_nested_parts_does_not_overflow() -> None:
    chain = {f"c{n}": [f"c{n + 1}"] for n in range(3000)}
    ledger = valid(claims(**chain, c3000=[]))
    assert list(ledger_errors(ledger)) == []
    assert [code for _, code in errors(claims(**chain, c3000=["c0"]))] == ["cyclic-part"]


def test_a_name_of_two_claimants_is_an_error() -> None:
    text = '[claimants.x]\nname = "X"\nalso = ["XX"]\n[claimants.y]\nname = "Y"\nalso = ["XX"]\n'
    assert errors(text) == [("claimants.y.also.0", "name-clash")]
    assert errors(text.replace('"Y"', '"X"').replace('["XX"]\n[', '["Z"]\n[')) == [
        ("claimants.y.name", "name-clash")
    ]


def test_names_match_exactly_so_another_case_is_no_clash() -> None:
    assert errors('[claimants.x]\nname = "XPENG"\n[claimants.y]\nname = "XPeng"\n') == []


def test_an_old_id_that_is_another_claims_id_or_old_id_is_an_error() -> None:
    a, b = claims(a=[]) + 'was = ["b"]\n', claims(b=[])
    assert errors(a + b) == [("claims.a.was.0", "id-clash")]
    a, b = claims(a=[]) + 'was = ["old"]\n', claims(b=[]) + 'was = ["old"]\n'
    assert errors(a + b) == [("claims.b.was.0", "id-clash")]


def test_a_key_may_be_used_in_two_claims() -> None:
    one = "[claims.a.forecasts.k]\ndate = 2025-07-01\nprobability = 0.5\n"
    both = CLAIM + one + (CLAIM + one).replace("claims.a", "claims.b")
    assert errors(both) == []
