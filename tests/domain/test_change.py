"""Adding claims and facts, and what is refused."""

import re
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from claimcheck.domain.changing.change import (
    AddClaim,
    AddCorrection,
    AddEvidence,
    AddForecast,
    AddLook,
    AddRevision,
    AddVerdict,
    Change,
    RefusedError,
    apply,
)
from claimcheck.domain.model.claim import Claim
from claimcheck.domain.model.correction import Correction
from claimcheck.domain.model.evidence import Evidence
from claimcheck.domain.model.forecast import Forecast
from claimcheck.domain.model.ledger import AmbiguousIdError, UnknownIdError
from claimcheck.domain.model.look import Look
from claimcheck.domain.model.revision import Revision
from claimcheck.domain.model.span import Span, parse_span
from claimcheck.domain.model.verdict import Verdict
from tests.ledgers import valid

TODAY = date(2026, 11, 24)
NOW = Span.day(TODAY)
TOMORROW = Span.day(date(2026, 11, 25))
LEDGER = valid(
    """
[claims.acme-car]
text = "Acme ships a car"
claimant = "Acme"
made = 2025-01-01
deadline = 2025-12-31
was = ["old-car"]

[claims.acme-car.evidence.2026-01-02-aaaa]
date = 2026-01-02
stance = "supports"
source = "https://example.org"
by = "vl"
recorded = 2026-01-02

[claims.acme-car.evidence.2026-01-02-aabb]
date = 2026-01-02
stance = "context"
source = "the press room"

[claims.acme-car.forecasts.2025-04-01-11aa]
date = 2025-04-01
probability = 0.3
by = "vl"

[claims.acme-bus]
text = "Acme ships a bus"
claimant = "Acme"
made = 2025-01-01

[looks.2026-02-01-vl]
date = 2026-02-01
claims = ["acme-car"]
by = "vl"
"""
)
CAR = "acme-car"
SEEN = Evidence(date=NOW, stance="supports", source="https://example.org/seen")
RULED = Verdict(date=NOW, verdict="broken", because="no car")
KEPT = Verdict(date=NOW, verdict="kept", because="a car")
ODDS = Forecast(date=NOW, probability=0.4)
WRONG = Correction(date=NOW, because="a typo", criteria="a customer has one")
MOVED = Revision(date=NOW, deadline=parse_span("2027"))
LOOKED = Look(date=NOW, claims=(CAR,))
MARCH = parse_span("2026-03")
TRAIN = Claim(text="Acme ships a train", claimant="Acme", made=NOW)


def refusal(change: Change) -> str:
    """Return why a change is refused."""
    with pytest.raises(RefusedError) as refused:
        apply(LEDGER, change, TODAY)
    return refused.value.message


@pytest.mark.parametrize(
    ("change", "table"),
    [
        (AddEvidence((CAR,), SEEN), "evidence"),
        (AddRevision(CAR, MOVED), "revisions"),
        (AddVerdict(CAR, RULED), "verdicts"),
        (AddForecast(CAR, ODDS), "forecasts"),
        (AddCorrection(CAR, WRONG), "corrections"),
    ],
)
def test_a_fact_is_added_last_to_its_table_under_a_key_of_date_and_four_hex_digits(
    change: Change, table: str
) -> None:
    applied = apply(LEDGER, change, TODAY)
    before, after = getattr(LEDGER.claims[CAR], table), getattr(applied.ledger.claims[CAR], table)
    assert after[:-1] == before
    assert re.fullmatch(r"2026-11-24-[0-9a-f]{4}", after[-1].id)
    ((at, block),) = applied.blocks
    assert at == ("claims", CAR, table, after[-1].id)
    assert block["date"] == TODAY
    assert applied.claims == (CAR,)
    assert applied.ledger.claims["acme-bus"] == LEDGER.claims["acme-bus"]


def test_the_ledger_before_is_left_as_it_was() -> None:
    count = len(LEDGER.claims[CAR].evidence)
    apply(LEDGER, AddEvidence((CAR,), SEEN), TODAY)
    assert len(LEDGER.claims[CAR].evidence) == count


def test_the_key_does_not_depend_on_when_it_was_recorded() -> None:
    keys = {
        apply(LEDGER, AddForecast(CAR, replace(ODDS, recorded=recorded)), TODAY).blocks[0][0]
        for recorded in (None, TODAY, datetime(2026, 11, 24, 9, tzinfo=UTC))
    }
    assert len(keys) == 1


def test_a_coarse_date_is_in_the_key_in_lower_case() -> None:
    seen = replace(SEEN, date=parse_span("2026-Q3"))
    (at, block), *_ = apply(LEDGER, AddEvidence((CAR,), seen), TODAY).blocks
    assert re.fullmatch(r"2026-q3-[0-9a-f]{4}", at[-1])
    assert block["date"] == "2026-Q3"


def test_evidence_goes_to_each_of_its_claims_once() -> None:
    applied = apply(LEDGER, AddEvidence((CAR, "acme-bus", "old-car"), SEEN), TODAY)
    assert applied.claims == (CAR, "acme-bus")
    assert [at[1] for at, _ in applied.blocks] == [CAR, "acme-bus"]


def test_a_look_is_one_block_that_names_its_claims_by_their_ids() -> None:
    look = replace(LOOKED, claims=("old-car", "acme-b", CAR))
    applied = apply(LEDGER, AddLook(look), TODAY)
    ((at, block),) = applied.blocks
    assert at[0] == "looks"
    assert re.fullmatch(r"2026-11-24-[0-9a-f]{4}", at[1])
    assert block["claims"] == [CAR, "acme-bus"]
    assert applied.ledger.looks[at[1]].claims == (CAR, "acme-bus")


def test_a_new_claim_gets_an_id_from_claimant_and_text() -> None:
    applied = apply(LEDGER, AddClaim(TRAIN), TODAY)
    assert applied.claims == ("acme-ships-train",)
    assert applied.blocks[0][0] == ("claims", "acme-ships-train")
    assert applied.ledger.claims["acme-ships-train"].text == "Acme ships a train"


def test_two_claims_alike_are_both_taken() -> None:
    once = apply(LEDGER, AddClaim(TRAIN), TODAY).ledger
    assert apply(once, AddClaim(TRAIN), TODAY).claims == ("acme-ships-train-2",)


@pytest.mark.parametrize("taken", [CAR, "old-car"])
def test_a_given_id_that_is_taken_is_refused(taken: str) -> None:
    assert f"“{taken}”" in refusal(AddClaim(replace(TRAIN, id=taken)))


def test_a_given_id_that_is_no_slug_is_refused() -> None:
    assert "“No Slug”" in refusal(AddClaim(replace(TRAIN, id="No Slug")))


def test_a_claim_due_before_it_was_made_is_refused() -> None:
    assert "2025" in refusal(AddClaim(replace(TRAIN, deadline=parse_span("2025"))))


@pytest.mark.parametrize(
    "change",
    [
        AddClaim(replace(TRAIN, made=TOMORROW)),
        AddEvidence((CAR,), replace(SEEN, date=TOMORROW)),
        AddRevision(CAR, replace(MOVED, date=TOMORROW)),
        AddVerdict(CAR, replace(RULED, date=TOMORROW)),
        AddForecast(CAR, replace(ODDS, date=TOMORROW)),
        AddCorrection(CAR, replace(WRONG, date=TOMORROW)),
        AddLook(replace(LOOKED, date=TOMORROW)),
    ],
)
def test_what_is_dated_after_today_is_refused(change: Change) -> None:
    assert "2026-11-25" in refusal(change)


def test_a_month_that_is_not_over_is_after_today_and_the_day_form_is_named() -> None:
    with pytest.raises(RefusedError) as refused:
        apply(LEDGER, AddEvidence((CAR,), replace(SEEN, date=parse_span("2026-11"))), TODAY)
    assert "2026-11" in refused.value.message
    assert "2026-11-24" in refused.value.hint


def test_a_claim_made_in_a_month_that_is_not_over_is_taken() -> None:
    applied = apply(LEDGER, AddClaim(replace(TRAIN, made=parse_span("2026-11"))), TODAY)
    ((at, block),) = applied.blocks
    assert (at, block["made"]) == (("claims", "acme-ships-train"), "2026-11")
    assert applied.ledger.claims["acme-ships-train"].made == parse_span("2026-11")


@pytest.mark.parametrize("by", [None, "vl", "somebody else"])
def test_the_same_fact_is_refused_with_the_key_of_the_first_whoever_says_it(
    by: str | None,
) -> None:
    again = Evidence(
        date=parse_span("2026-01-02"), stance="supports", source="https://example.org", by=by
    )
    assert "2026-01-02-aaaa" in refusal(AddEvidence((CAR,), again))


def test_a_fact_that_differs_in_one_key_is_another_one() -> None:
    seen = Evidence(
        date=parse_span("2026-01-02"), stance="supports", source="https://example.org", title="T"
    )
    after = apply(LEDGER, AddEvidence((CAR,), seen), TODAY).ledger
    assert [(one.source, one.title) for one in after.claims[CAR].evidence] == [
        ("https://example.org", None),
        ("the press room", None),
        ("https://example.org", "T"),
    ]


def test_forecasts_of_two_people_are_no_duplicates_those_of_one_are() -> None:
    odds = Forecast(date=parse_span("2025-04-01"), probability=0.3, by="vl")
    assert "2025-04-01-11aa" in refusal(AddForecast(CAR, odds))
    after = apply(LEDGER, AddForecast(CAR, replace(odds, by="mk")), TODAY).ledger
    assert [(one.by, one.probability) for one in after.claims[CAR].forecasts] == [
        ("vl", 0.3),
        ("mk", 0.3),
    ]


def test_the_same_look_is_refused_with_the_key_of_the_first() -> None:
    look = Look(date=parse_span("2026-02-01"), claims=(CAR,), by="mk")
    assert "2026-02-01-vl" in refusal(AddLook(look))


def test_a_retracted_fact_can_be_said_again() -> None:
    retraction = Correction(date=NOW, because="x", retracts="2026-01-02-aaaa")
    after = apply(LEDGER, AddCorrection(CAR, retraction), TODAY).ledger
    again = Evidence(date=parse_span("2026-01-02"), stance="supports", source="https://example.org")
    said = apply(after, AddEvidence((CAR,), again), TODAY).ledger.claims[CAR].evidence
    assert [one.source for one in said] == [
        "https://example.org",
        "the press room",
        "https://example.org",
    ]
    assert said[0].id == "2026-01-02-aaaa" != said[2].id


@pytest.mark.parametrize("verdict", ["kept", "partly-kept"])
def test_kept_after_the_deadline_without_fulfilled_is_refused_with_advice(verdict: str) -> None:
    ruling = Verdict(date=NOW, verdict=verdict, because="a car")  # type: ignore[arg-type]
    with pytest.raises(RefusedError) as refused:
        apply(LEDGER, AddVerdict(CAR, ruling), TODAY)
    assert "2025-12-31" in refused.value.message
    assert "--fulfilled" in refused.value.hint


def test_kept_after_the_deadline_is_taken_with_a_span_or_unknown() -> None:
    unknown, march = replace(KEPT, fulfilled="unknown"), replace(KEPT, fulfilled=MARCH)
    once = apply(LEDGER, AddVerdict(CAR, unknown), TODAY).ledger
    twice = apply(once, AddVerdict(CAR, march), TODAY).ledger
    assert [one.fulfilled for one in twice.claims[CAR].verdicts] == ["unknown", MARCH]


def test_kept_in_time_undated_or_holding_needs_no_fulfilled() -> None:
    in_time = replace(KEPT, date=parse_span("2025-12-31"))
    holding = LEDGER.with_claim(replace(LEDGER.claims[CAR], holds=True))
    for ledger, claim, verdict in (
        (LEDGER, CAR, in_time),
        (LEDGER, "acme-bus", KEPT),
        (holding, CAR, KEPT),
    ):
        (ruled,) = apply(ledger, AddVerdict(claim, verdict), TODAY).ledger.claims[claim].verdicts
        assert replace(ruled, id="") == verdict


def test_the_original_deadline_is_what_kept_is_judged_by() -> None:
    moved = apply(LEDGER, AddRevision(CAR, MOVED), TODAY).ledger
    with pytest.raises(RefusedError, match="2025-12-31"):
        apply(moved, AddVerdict(CAR, KEPT), TODAY)


def test_a_verdict_names_its_evidence_by_unambiguous_prefixes() -> None:
    applied = apply(LEDGER, AddVerdict(CAR, replace(RULED, on=("2026-01-02-aaa",))), TODAY)
    assert applied.blocks[0][1]["on"] == ["2026-01-02-aaaa"]
    assert "2026-01-02-aabb" in refusal(AddVerdict(CAR, replace(RULED, on=("2026-01-02",))))


def test_an_unknown_evidence_key_is_refused() -> None:
    assert "“2024-01-01-ffff”" in refusal(AddVerdict(CAR, replace(RULED, on=("2024-01-01-ffff",))))


def test_a_retraction_of_an_unknown_fact_is_refused() -> None:
    assert "“nope”" in refusal(
        AddCorrection(CAR, Correction(date=NOW, because="x", retracts="nope"))
    )


def test_a_correction_that_corrects_nothing_is_refused() -> None:
    why = refusal(AddCorrection(CAR, Correction(date=NOW, because="x")))
    assert why == "the correction corrects nothing"


@pytest.mark.parametrize("probability", [-0.1, 1.01, 30])
def test_a_probability_out_of_range_is_refused(probability: float) -> None:
    assert f"“{probability}”" in refusal(AddForecast(CAR, replace(ODDS, probability=probability)))


@pytest.mark.parametrize(
    "change",
    [
        AddRevision(CAR, replace(MOVED, date=parse_span("2024-12-31"))),
        AddRevision(CAR, replace(MOVED, deadline=parse_span("2024"))),
        AddVerdict(CAR, replace(RULED, date=parse_span("2024-12-31"))),
        AddForecast(CAR, replace(ODDS, date=parse_span("2024-12-31"))),
        AddVerdict(CAR, replace(KEPT, fulfilled=parse_span("2024"))),
        AddCorrection(CAR, replace(WRONG, made=parse_span("2026-06-01"))),
        AddEvidence((CAR,), replace(SEEN, snapshot="sha256:12")),
        AddRevision(CAR, replace(MOVED, undated=True)),
        AddLook(replace(LOOKED, claims=())),
    ],
)
def test_what_would_be_an_error_in_the_file_is_refused(change: Change) -> None:
    assert refusal(change)


def test_an_unknown_or_ambiguous_claim_is_said_to_be_so() -> None:
    with pytest.raises(UnknownIdError):
        apply(LEDGER, AddForecast("bolt", ODDS), TODAY)
    with pytest.raises(AmbiguousIdError):
        apply(LEDGER, AddForecast("acme", ODDS), TODAY)
