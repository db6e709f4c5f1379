"""The shipped ledger, claims.toml: real promises, where they stood on 24 November 2026."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Run

SHIPPED = str(Path(__file__).parents[2] / "claims.toml")


@pytest.fixture
def claims(run: Run) -> dict[str, dict[str, Any]]:
    """Return the claims of the shipped ledger on 24 November 2026, by id."""
    ran = run("--file", SHIPPED, "list", "--json", "--as-of", "2026-11-24")
    return {one["id"]: one for one in json.loads(ran.out)["claims"]}


def shown(run: Run, id_: str) -> dict[str, Any]:
    ran = run("--file", SHIPPED, "show", id_, "--json", "--as-of", "2026-11-24")
    found: dict[str, Any] = json.loads(ran.out)["claim"]
    return found


def test_it_has_no_error_and_no_warning(run: Run) -> None:
    ran = run("--file", SHIPPED, "check", "--strict")
    assert (ran.code, ran.out) == (0, "")


def test_the_flying_car_is_due_soon_a_year_after_its_first_date(
    claims: dict[str, dict[str, Any]],
) -> None:
    car = claims["xpeng-flying-car"]
    assert (car["status"], car["days_left"], car["slip_days"]) == ("due-soon", 37, 365)
    assert car["made"] == "2024-03-21"
    assert (car["original"]["stored"], car["original"]["latest"]) == ("2025-Q4", "2025-12-31")
    assert (car["deadline"]["stored"], car["deadline"]["latest"]) == ("2026", "2026-12-31")
    assert "due by 31 December 2026, in 37 days" in car["reason"]
    assert "now 365 days later" in car["reason"]


def test_the_flying_car_was_moved_once_and_said_again_in_the_interview(run: Run) -> None:
    revisions = shown(run, "xpeng-flying-car")["revisions"]
    assert [(one["date"], one.get("deadline")) for one in revisions] == [
        ("2024-05-17", "2026"),
        ("2025-03-08", None),
    ]


def test_sixty_countries_do_not_meet_more_than_sixty(
    run: Run, claims: dict[str, dict[str, Any]]
) -> None:
    countries = claims["xpeng-over-60-countries"]
    assert countries["status"] == "overdue"
    assert countries["days_left"] == -328  # 31 December 2025 to 24 November 2026
    assert countries["outlook"] != "target-met"
    claim = shown(run, "xpeng-over-60-countries")
    assert claim["target"]["more-than"] == 60
    assert claim["pace"]["latest"] == {"date": "2025-12-31", "value": 60}


def test_sixty_countries_met_the_sixty_that_was_promised_for_a_while(run: Run) -> None:
    day = ("--as-of", "2025-03-07", "--json")
    claim = json.loads(run("--file", SHIPPED, "show", "xpeng-over", *day).out)["claim"]
    assert claim["target_in_force"]["at-least"] == 60


def test_the_rank_has_a_target_and_no_reading_of_it(run: Run) -> None:
    claim = shown(run, "xpeng-top-three-exporter")
    assert claim["target"]["at-most"] == 3
    readings = [one for one in claim["evidence"] if "value" in one]
    assert readings != []
    assert all(one["measure"] != claim["target"]["measure"] for one in readings)
    assert claim["pace"] is None
    assert claim["outlook"] == "no-evidence"


def test_two_claims_have_no_date(claims: dict[str, dict[str, Any]]) -> None:
    undated = [id_ for id_, one in claims.items() if one["status"] == "undated"]
    assert undated == ["topstar-humanoid-robots", "xpeng-iran"]
    assert all(claims[id_]["deadline"] is None for id_ in undated)


def test_the_search_that_found_nothing_newer_is_a_look_at_every_claim(
    run: Run, claims: dict[str, dict[str, Any]]
) -> None:
    assert len(claims) == 6
    for id_, one in claims.items():
        assert one["last_look"] == "2026-11-24"
        [look] = shown(run, id_)["looks"]
        assert look["date"] == "2026-11-24"
        assert "January 2026" in look["where"]


def test_every_claim_has_criteria_and_every_item_a_source_and_an_origin(
    run: Run, claims: dict[str, dict[str, Any]]
) -> None:
    for id_ in claims:
        claim = shown(run, id_)
        assert claim["criteria"]
        assert claim["source"].startswith("http")
        for item in claim["evidence"]:
            assert item["source"]
            assert item["origin"] in ("claimant", "independent")


def test_an_interview_of_march_2025_is_dated_by_the_words_of_its_day(run: Run) -> None:
    ran = run("--file", SHIPPED, "list", "--as-of", "2025-03-07", "--json")
    ids = {one["id"] for one in json.loads(ran.out)["claims"]}
    assert "xpeng-iran" not in ids
    assert "xpeng-flying-car" in ids


def page(run: Run, id_: str) -> str:
    """Return what `show` prints of a claim on 24 November 2026."""
    return run("--file", SHIPPED, "show", id_, "--as-of", "2026-11-24").out


def test_show_tells_the_slip_of_the_flying_car_and_by_which_date_it_is_late(run: Run) -> None:
    out = page(run, "xpeng-flying-car")
    assert "2024-05-17  2026, by 2026-12-31: 365 days later; Brian Gu\n" in out
    assert "2025-03-08  2026, as before; He Xiaopeng\n" in out
    # 31 December 2025 to 24 November 2026
    assert "328 days by its first date, 0 days by the date in force\n" in out
    moves = shown(run, "xpeng-flying-car")["slip"]["moves"]
    assert all(one["source"].startswith("https://") for one in moves)


def test_show_tells_that_sixty_countries_are_not_over_sixty(run: Run) -> None:
    out = page(run, "xpeng-over-60-countries")
    assert "60 on 31 December 2025 is not more than 60; 100% of the way from 30\n" in out


def test_show_tells_that_nobody_reported_the_rank(run: Run) -> None:
    out = page(run, "xpeng-top-three")
    assert "no reading of rank among exporters of new energy vehicles yet\n" in out


@pytest.mark.parametrize("id_", ["topstar-humanoid-robots", "xpeng-iran"])
def test_show_tells_that_no_date_was_named(run: Run, id_: str) -> None:
    out = page(run, id_)
    assert out.startswith(f"{id_}  undated  no date\n")
    assert "How it stands\n  no date given" in out


def test_the_evidence_for_the_flying_car_is_the_claimants_own_word(run: Run) -> None:
    balance = shown(run, "xpeng-flying-car")["balance"]
    assert (balance["claimant"]["supports"], balance["independent"]["supports"]) == (4, 0)
    assert balance["independent"]["mixed"] == 1
    assert balance["look_age_days"] == 0


def test_the_day_after_the_last_one_of_2025_made_the_countries_overdue(run: Run) -> None:
    days = ("--since", "2025-12-31", "--until", "2026-01-01", "--json")
    [moved] = json.loads(run("--file", SHIPPED, "changes", *days).out)["changes"]
    assert moved == {
        "id": "xpeng-over-60-countries",
        "date": "2026-01-01",
        "from": "due-soon",
        "to": "overdue",
        "cause": "its last day, 31 December 2025, has passed",
    }
