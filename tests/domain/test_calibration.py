"""Forecasters: Brier score, base rate and calibration, against calculation by hand."""

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.domain.scoring.calibration import Decile, Forecaster, brier, forecasters
from claimcheck.domain.standing.view import View
from tests.ledgers import valid

DAY = date(2026, 11, 24)


def claim(id_: str, keys: str) -> str:
    return f'[claims.{id_}]\ntext = "it"\nclaimant = "Acme"\nmade = 2025-01-01\n{keys}\n'


def forecast(odds: float, day: str = "2025-02-01", by: str = "ana", key: str = "f") -> str:
    return f'forecasts.{key} = {{ date = {day}, probability = {odds}, by = "{by}" }}'


def ruled(verdict: str, day: str = "2025-06-01", more: str = "") -> str:
    return f'verdicts.v = {{ date = {day}, verdict = "{verdict}", because = "so"{more} }}'


def rows(text: str, day: date = DAY) -> list[Forecaster]:
    return list(forecasters(View(valid(text), day)).rows)


def ana(*claims: str) -> Forecaster:
    [row] = rows("".join(claims))
    return row


@pytest.mark.parametrize(
    ("odds", "outcome", "score"),
    [
        # the four of the encyclopaedias: sure and right, sure and wrong, 70 % and 30 % of rain
        (1, True, 0),
        (1, False, 1),
        (0.7, True, 0.09),
        (0.3, True, 0.49),
        (0.5, True, 0.25),
        (0.5, False, 0.25),
    ],
)
def test_one_forecast_scores_the_square_of_what_it_missed_by(
    odds: float, outcome: bool, score: float
) -> None:
    assert brier([(odds, outcome)]) == pytest.approx(score)


# Ten forecasts. By hand: 0.9 kept, kept, kept, broken: .01 + .01 + .01 + .81 = 0.84;
# 0.6 kept, broken: .16 + .36 = 0.52; 0.2 kept, broken, broken, broken: .64 + 3 · .04 = 0.76.
# Brier 2.12 / 10 = 0.212. Five of ten are kept: the base rate scores 0.5 · 0.5 = 0.25.
WORKED = [
    *((0.9, "kept"), (0.9, "kept"), (0.9, "kept"), (0.9, "broken")),
    *((0.6, "kept"), (0.6, "broken")),
    *((0.2, "kept"), (0.2, "broken"), (0.2, "broken"), (0.2, "broken")),
]


def test_a_worked_example_comes_out_as_by_hand() -> None:
    found = ana(
        *(
            claim(f"c{number}", f"{forecast(odds)}\n{ruled(verdict)}")
            for number, (odds, verdict) in enumerate(WORKED)
        )
    )
    assert (found.name, found.n, found.kept, found.open, found.left_out) == ("ana", 10, 5, 0, 0)
    assert found.brier == pytest.approx(0.212)
    assert found.base_rate_brier == pytest.approx(0.25)
    assert found.calibration == [
        Decile(low=0.2, high=0.3, n=4, mean=pytest.approx(0.2), kept=1),  # type: ignore[arg-type]
        Decile(low=0.6, high=0.7, n=2, mean=pytest.approx(0.6), kept=1),  # type: ignore[arg-type]
        Decile(low=0.9, high=1.0, n=4, mean=pytest.approx(0.9), kept=3),  # type: ignore[arg-type]
    ]
    # Murphy's parts: reliability .4·.05² + .2·.1² + .4·.15² = .012, resolution .4·.25² + 0 +
    # .4·.25² = .05, uncertainty .25; the score is the first less the second plus the third
    assert found.brier == pytest.approx(0.012 - 0.05 + 0.25)


def test_the_base_rate_scores_its_share_times_the_rest() -> None:
    verdicts = ("kept", "broken", "broken", "broken")
    found = ana(
        *(
            claim(f"c{number}", f"{forecast(0.25)}\n{ruled(verdict)}")
            for number, verdict in enumerate(verdicts)
        )
    )
    assert found.base_rate_brier == pytest.approx(0.25 * 0.75)
    assert found.brier == found.base_rate_brier  # whoever always says the base rate has its score


@pytest.mark.parametrize(
    ("odds", "low"),
    [(0, 0), (0.1, 0.1), (0.3, 0.3), (0.7, 0.7), (0.9, 0.9), (0.999, 0.9), (1, 0.9)],
)
def test_a_decile_holds_its_lower_bound_and_the_last_one_holds_1(odds: float, low: float) -> None:
    [decile] = ana(claim("c", f"{forecast(odds)}\n{ruled('kept')}")).calibration
    assert decile.low == low
    assert decile.high == pytest.approx(low + 0.1)


def test_of_the_forecasts_on_a_claim_the_newest_before_the_fulfilment_counts() -> None:
    text = claim(
        "c",
        "\n".join(
            [
                forecast(0.2, "2025-02-01", key="a"),
                forecast(0.6, "2025-04-30", key="b"),
                forecast(0.9, "2025-05-01", key="c"),  # on the day that it came true
                ruled("kept", "2025-06-01", ", fulfilled = 2025-05-01"),
            ]
        ),
    )
    assert ana(text).brier == pytest.approx(0.16)


def test_a_span_of_fulfilment_counts_from_its_first_day() -> None:
    may = ', fulfilled = "2025-05"'
    said = forecast(0.6, "2025-04-30", key="a") + "\n" + forecast(0.9, "2025-05-02", key="b")
    text = claim("c", f"{said}\n{ruled('kept', '2025-06-01', may)}")
    assert ana(text).brier == pytest.approx(0.16)


@pytest.mark.parametrize("fulfilled", ["", ', fulfilled = "unknown"'])
def test_without_a_known_fulfilment_the_newest_before_the_verdict_counts(fulfilled: str) -> None:
    said = forecast(0.6, "2025-05-31", key="a") + "\n" + forecast(0.9, "2025-06-01", key="b")
    text = claim("c", f"{said}\n{ruled('kept', '2025-06-01', fulfilled)}")
    assert ana(text).brier == pytest.approx(0.16)


def test_a_broken_claim_came_out_with_its_verdict_whatever_stands_beside_it() -> None:
    beside = ruled("broken", "2025-06-01", ", fulfilled = 2025-05-01")
    text = claim("c", f"{forecast(0.6, '2025-05-15')}\n{beside}")
    assert ana(text).brier == pytest.approx(0.36)


def test_a_forecast_of_a_month_counts_from_its_last_day() -> None:
    june = '"2025-06"'
    text = claim("c", f"{forecast(0.6, june)}\n{ruled('kept', '2025-06-30')}")
    assert (ana(text).n, ana(text).left_out) == (0, 1)


@pytest.mark.parametrize(
    "verdict", ["partly-kept", "withdrawn", "superseded", "void", "unverifiable"]
)
def test_a_claim_neither_kept_nor_broken_is_left_out(verdict: str) -> None:
    found = ana(claim("c", f"{forecast(0.6)}\n{ruled(verdict)}"))
    assert (found.n, found.open, found.left_out) == (0, 0, 1)
    assert (found.brier, found.base_rate_brier, found.calibration) == (None, None, [])


def test_open_overdue_and_reopened_claims_are_open() -> None:
    reopened = 'verdicts.w = { date = 2025-07-01, verdict = "reopened", because = "anew" }'
    found = ana(
        claim("one", forecast(0.6)),
        claim("two", f'deadline = "2025"\n{forecast(0.6)}'),
        claim("three", f"{forecast(0.6)}\n{ruled('broken')}\n{reopened}"),
        # a part is broken and another open, so it awaits a ruling
        claim("four", f'parts = ["five", "six"]\n{forecast(0.6)}'),
        claim("five", ruled("broken")) + claim("six", ""),
    )
    assert (found.n, found.open, found.left_out) == (0, 4, 0)


def test_a_claim_that_follows_its_parts_came_out_with_them() -> None:
    found = ana(
        claim("whole", f'parts = ["part"]\n{forecast(0.6, "2025-04-30")}'),
        claim("part", ruled("kept", "2025-06-01", ", fulfilled = 2025-05-01")),
    )
    assert found.n == 1
    assert found.brier == pytest.approx(0.16)


def test_drafts_and_retracted_forecasts_count_nowhere() -> None:
    retracted = 'corrections.k = { date = 2025-03-01, retracts = "f", because = "a slip" }'
    text = claim("one", f"draft = true\n{forecast(0.6)}\n{ruled('kept')}")
    assert rows(text) == []
    assert rows(claim("two", f"{forecast(0.6)}\n{retracted}\n{ruled('kept')}")) == []


def test_forecasts_that_name_nobody_are_told() -> None:
    text = claim("c", "forecasts.f = { date = 2025-02-01, probability = 0.5 }")
    found = forecasters(View(valid(text), DAY))
    assert (found.rows, found.outside) == ([], 1)


def test_a_forecast_dated_after_the_day_is_not_there_yet() -> None:
    assert rows(claim("c", forecast(0.6)), date(2025, 1, 31)) == []


def test_who_has_five_is_ranked_by_brier_and_all_others_follow_by_name() -> None:
    claims = [
        claim(
            f"c{number}",
            "\n".join(
                [
                    forecast(0.5, by="Zed", key="z"),
                    forecast(0.8, by="Wim", key="w"),
                    *([forecast(1, by="bob", key="b")] if number else []),
                    *([forecast(0, by="Ana", key="a")] if number else []),
                    ruled("kept"),
                ]
            ),
        )
        for number in range(5)
    ]
    assert [(one.name, one.n) for one in rows("".join(claims))] == [
        ("Wim", 5),
        ("Zed", 5),
        ("Ana", 4),
        ("bob", 4),
    ]


SAID = st.lists(st.tuples(st.integers(0, 100), st.booleans()), min_size=1, max_size=30)


@settings(deadline=None)
@given(SAID)
def test_the_score_is_the_mean_of_exact_squares_whatever_the_order(
    said: list[tuple[int, bool]],
) -> None:
    exact = sum((Fraction(odds, 100) - outcome) ** 2 for odds, outcome in said) / len(said)
    found = brier([(odds / 100, outcome) for odds, outcome in said])
    assert found == pytest.approx(float(exact), abs=1e-12)
    assert brier([(odds / 100, outcome) for odds, outcome in reversed(said)]) == found
    assert 0 <= found <= 1
