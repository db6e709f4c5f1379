"""Adding claims and facts, and what is refused."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

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
from claimcheck.domain.changing.objection import outdated
from claimcheck.domain.model.claim import Claim
from claimcheck.domain.model.correction import Correction
from claimcheck.domain.model.evidence import Evidence
from claimcheck.domain.model.forecast import Forecast
from claimcheck.domain.model.ledger import AmbiguousIdError, UnknownIdError
from claimcheck.domain.model.look import Look
from claimcheck.domain.model.revision import Revision
from claimcheck.domain.model.span import Span, parse_span
from claimcheck.domain.model.target import Target
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


def test_two_claims_whose_words_are_the_same_have_a_number_where_their_days_differ() -> None:
    once = apply(LEDGER, AddClaim(TRAIN), TODAY).ledger
    other = TRAIN.but(deadline=parse_span("2027"))
    assert apply(once, AddClaim(other), TODAY).claims == ("acme-ships-train-2",)


def test_a_claim_that_is_there_is_refused_with_the_id_of_the_first() -> None:
    for same in (
        TRAIN,
        TRAIN.but(text="ACME ships  a train"),
        TRAIN.but(id="other", tags=("rail",), source="https://example.org"),
    ):
        once = apply(LEDGER, AddClaim(TRAIN), TODAY).ledger
        with pytest.raises(RefusedError, match="acme-ships-train:"):
            apply(once, AddClaim(same), TODAY)


@pytest.mark.parametrize(
    "values",
    [
        {"text": "Acme ships a tram"},
        {"claimant": "Bolt"},
        {"made": parse_span("2026-11-23")},
        {"deadline": parse_span("2027")},
    ],
)
def test_a_claim_of_other_words_party_day_or_deadline_is_another(values: dict[str, Any]) -> None:
    once = apply(LEDGER, AddClaim(TRAIN), TODAY).ledger
    assert apply(once, AddClaim(TRAIN.but(**values)), TODAY).blocks


def test_all_names_of_a_party_and_all_forms_of_a_day_are_one() -> None:
    ledger = valid(
        """
[claimants.acme]
name = "Acme"
also = ["Acme Ltd"]

[claims.cafe]
text = "Acme opens a caf\u00e9"
claimant = "Acme Ltd"
made = 2025-01-01
deadline = "2026"
"""
    )
    same = Claim(
        text="Acme opens a cafe\u0301",
        claimant="Acme",
        made=parse_span("2025-01-01"),
        deadline=parse_span("2026-01/2026-12"),
    )
    with pytest.raises(RefusedError, match="cafe"):
        apply(ledger, AddClaim(same), TODAY)


def test_a_claim_is_compared_by_its_corrected_values() -> None:
    wrong = Correction(date=NOW, text="Acme ships a train", because="misheard")
    ledger = apply(LEDGER, AddCorrection("acme-bus", wrong), TODAY).ledger
    same = TRAIN.but(made=parse_span("2025-01-01"))
    with pytest.raises(RefusedError, match="acme-bus"):
        apply(ledger, AddClaim(same), TODAY)
    assert apply(ledger, AddClaim(same.but(text="Acme ships a bus")), TODAY).blocks
    wrong = Correction(date=NOW, made=NOW, because="misread")
    ledger = apply(ledger, AddCorrection("acme-bus", wrong), TODAY).ledger
    with pytest.raises(RefusedError, match="acme-bus"):
        apply(ledger, AddClaim(TRAIN), TODAY)


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
    for fulfilled in ("unknown", MARCH):
        ruling = KEPT.but(fulfilled=fulfilled)
        (ruled,) = apply(LEDGER, AddVerdict(CAR, ruling), TODAY).ledger.claims[CAR].verdicts
        assert ruled.fulfilled == fulfilled


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


def at(second: int) -> datetime:
    """Return a second of the day of NOW."""
    return datetime(2026, 11, 24, 9, 0, second, tzinfo=UTC)


def keys_after(*changes: Change) -> list[str]:
    """Return the keys of the facts that changes made one after the other give to a ledger."""
    ledger, keys = LEDGER, []
    for change in changes:
        applied = apply(ledger, change, TODAY)
        ledger = applied.ledger
        keys += [path[-1] for path, _ in applied.blocks]
    return keys


def odds(probability: float, second: int, by: str = "vl") -> AddForecast:
    return AddForecast(CAR, ODDS.but(probability=probability, by=by, recorded=at(second)))


def moved(second: int, **values: Any) -> AddRevision:
    return AddRevision(CAR, Revision(date=NOW, source="s", recorded=at(second), **values))


def read_off(value: float, second: int, **values: Any) -> AddEvidence:
    return AddEvidence((CAR,), SEEN.but(value=value, recorded=at(second), **values))


def ruled(verdict: Any, second: int, **values: Any) -> AddVerdict:
    because = Verdict(date=NOW, verdict=verdict, because="so", recorded=at(second))
    return AddVerdict(CAR, because.but(**values))


def corrected(second: int, **values: Any) -> AddCorrection:
    values = {"because": "x", **values}
    return AddCorrection(CAR, Correction(date=NOW, recorded=at(second), **values))


THERE_AND_BACK: dict[str, tuple[Sequence[Change], Sequence[Change]]] = {
    "forecasts": (
        (odds(0.1, 1), odds(0.95, 2), odds(0.1, 3)),
        (odds(0.1, 1), odds(0.95, 2, by="mk"), odds(0.1, 3)),
    ),
    "revisions": (
        (
            moved(1, deadline=parse_span("2028")),
            moved(2, deadline=parse_span("2029")),
            moved(3, deadline=parse_span("2028")),
        ),
        (
            moved(1, deadline=parse_span("2028")),
            moved(2, text="a blue car"),
            moved(3, deadline=parse_span("2028")),
        ),
    ),
    "said again": (
        (moved(1), moved(2, undated=True), moved(3)),
        (moved(1), moved(2, note="also on the radio"), moved(3)),
    ),
    "readings": (
        (read_off(10, 1), read_off(20, 2), read_off(10, 3)),
        (read_off(10, 1), read_off(20, 2, measure="shops"), read_off(10, 3)),
    ),
    "readings of months": (
        (
            read_off(10, 1, happened=MARCH),
            read_off(20, 2, happened=MARCH),
            read_off(10, 3, happened=MARCH),
        ),
        (read_off(10, 1, happened=MARCH), read_off(20, 2), read_off(10, 3, happened=MARCH)),
    ),
    "verdicts": (
        (ruled("void", 1), ruled("reopened", 2), ruled("void", 3)),
        (ruled("reopened", 1), odds(0.95, 2), ruled("reopened", 3)),
    ),
    "corrections": (
        (corrected(1, criteria="a"), corrected(2, criteria="b"), corrected(3, criteria="a")),
        (corrected(1, criteria="a"), corrected(2, text="b"), corrected(3, criteria="a")),
    ),
}


@pytest.mark.parametrize("table", THERE_AND_BACK)
def test_a_fact_that_was_replaced_can_be_said_again_and_one_that_holds_cannot(table: str) -> None:
    """10 %, 95 %, 10 % on one day: the last one holds. Another person's 95 % replaces nothing."""
    back, still_there = THERE_AND_BACK[table]
    first, _, third = keys_after(*back)
    assert third == f"{first}-2"
    with pytest.raises(RefusedError):
        keys_after(*still_there)


def test_a_fact_is_not_said_again_where_one_of_a_later_day_holds_all_the_same() -> None:
    older = ODDS.but(date=parse_span("2026-11-01"), by="vl")
    with pytest.raises(RefusedError, match="2026-11-01-"):
        keys_after(AddForecast(CAR, older), odds(0.95, 2), AddForecast(CAR, older))


def test_what_is_said_for_the_third_time_ends_in_3() -> None:
    turns = (odds(0.1 if second % 2 else 0.9, second) for second in range(1, 6))
    first, _, _, _, fifth = keys_after(*turns)
    assert fifth == f"{first}-3"
    with pytest.raises(RefusedError, match=f"as {first}$"):
        keys_after(odds(0.1, 1), odds(0.9, 2), odds(0.1, 3), odds(0.1, 4))


def test_a_correction_is_refused_only_when_what_it_gives_holds_already() -> None:
    first = corrected(1, criteria="a", kind="aim")
    assert keys_after(first, corrected(2, criteria="a", kind="promise"))
    assert keys_after(first, corrected(2, criteria="a", retracts="2026-01-02-aaaa"))
    with pytest.raises(RefusedError, match="criteria of acme-car is already “a”, by 2026-11-24-"):
        keys_after(first, corrected(2, criteria="a", because="another reason"))
    with pytest.raises(RefusedError, match=r"text of acme-car is already “Acme ships a car”$"):
        keys_after(corrected(1, text="Acme ships a car"))
    cars = Target(measure="cars", at_least=60)
    with pytest.raises(RefusedError, match="target of acme-car is already “cars at least 60”"):
        keys_after(corrected(1, target=cars), corrected(2, target=cars, because="another"))


def test_a_fact_is_retracted_once_until_that_is_undone() -> None:
    gone = corrected(1, retracts="2026-01-02-aaaa")
    (key,) = keys_after(gone)
    again = corrected(3, retracts="2026-01-02-aaaa", because="for another reason")
    with pytest.raises(RefusedError, match=f"2026-01-02-aaaa is already retracted, by {key}"):
        keys_after(gone, again)
    assert len(keys_after(gone, corrected(2, retracts=key), again)) == 3


def test_a_correction_over_which_a_newer_one_decides_is_refused_unless_it_changes_more() -> None:
    older = Correction(date=parse_span("2026-11-01"), because="x", criteria="b")
    with pytest.raises(RefusedError, match="criteria of acme-car was corrected on 2026-11-24, by"):
        keys_after(corrected(1, criteria="a"), AddCorrection(CAR, older))
    more = older.but(speaker="Ana")
    assert keys_after(corrected(1, criteria="a"), AddCorrection(CAR, more))
    assert outdated(LEDGER.claims[CAR], more) == {}
    claim = apply(LEDGER, corrected(1, criteria="a"), TODAY).ledger.claims[CAR]
    assert [*outdated(claim, more)] == ["criteria"]


def test_what_a_claim_is_already_is_said_in_words() -> None:
    def why(*changes: Change) -> str:
        with pytest.raises(RefusedError) as refused:
            keys_after(*changes)
        return refused.value.message

    assert why(corrected(1, holds=False)) == "holds of acme-car is already false"
    assert why(corrected(1, dropped=("condition",))) == "acme-car already has no condition"
    tagged = corrected(1, tags=("a", "b"))
    assert re.match("tags of acme-car are already a, b, by 2026-", why(tagged, tagged))


def test_taking_back_a_correction_of_parts_is_refused_where_they_would_form_a_ring() -> None:
    ledger = LEDGER
    bus = AddCorrection("acme-bus", WRONG.but(parts=(CAR,), criteria=None))
    for change in (corrected(1, parts=("acme-bus",)), corrected(2, dropped=("parts",)), bus):
        ledger = apply(ledger, change, TODAY).ledger
    [*_, last] = ledger.claims[CAR].corrections
    back = corrected(3, retracts=last.id)
    with pytest.raises(RefusedError, match="acme-car → acme-bus → acme-car: a claim cannot be"):
        apply(ledger, back, TODAY)


def test_other_parts_are_judged_with_all_claims_that_they_lead_to() -> None:
    ledger = apply(LEDGER, AddCorrection(CAR, WRONG.but(parts=("acme-bus",))), TODAY).ledger
    with pytest.raises(RefusedError, match="acme-bus → acme-car → acme-bus: a claim cannot be"):
        apply(ledger, AddCorrection("acme-bus", WRONG.but(parts=(CAR,))), TODAY)
    with pytest.raises(RefusedError, match="needs 2 of 1 parts"):
        apply(ledger, AddCorrection(CAR, WRONG.but(needs=2)), TODAY)


def test_a_ruling_that_says_something_else_is_refused_with_the_ways_out() -> None:
    once = apply(LEDGER, ruled("broken", 1), TODAY)
    key = once.blocks[0][0][-1]
    for other in (ruled("void", 2), ruled("void", 1), ruled("kept", 2, fulfilled=MARCH)):
        with pytest.raises(
            RefusedError, match=f"ruled broken on 24 November 2026, by {key}"
        ) as refused:
            apply(once.ledger, other, TODAY)
        for way in ("claimcheck reopen", f"claimcheck correct {CAR} {key}", "--overrule"):
            assert way in refused.value.hint


def test_another_fulfilment_is_another_ruling_and_another_reason_is_not() -> None:
    kept = ruled("kept", 1, fulfilled=MARCH)
    assert keys_after(kept, ruled("kept", 2, fulfilled=MARCH, because="seen again"))
    for fulfilled in ("unknown", parse_span("2026-03-14")):
        with pytest.raises(RefusedError, match="kept \\(fulfilled in March 2026\\)"):
            keys_after(kept, ruled("kept", 2, fulfilled=fulfilled))


def test_what_was_reopened_retracted_or_is_overruled_stands_in_no_ruling_s_way() -> None:
    broken = ruled("broken", 1)
    (key,) = keys_after(broken)
    assert keys_after(broken, ruled("reopened", 2), ruled("void", 3))
    assert keys_after(broken, corrected(2, retracts=key), ruled("void", 3))
    assert keys_after(broken, ruled("void", 3, overrules=key))


def test_a_ruling_of_an_older_day_is_refused_where_a_newer_one_would_contradict_it() -> None:
    older = ruled("void", 2, date=parse_span("2026-11-01"))
    with pytest.raises(RefusedError, match="and that ruling would still hold") as refused:
        keys_after(ruled("broken", 1), older)
    assert "claimcheck correct acme-car 2026-11-24-" in refused.value.hint
