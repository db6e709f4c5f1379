"""What a standing says beside its status: its reason, its lateness and the parts that decide it.

The statuses themselves are the tables of docs/status.md.
"""

from datetime import date

import pytest

from claimcheck.domain.standing.standing import Standing
from claimcheck.domain.standing.view import View
from tests.ledgers import valid

DAY = date(2026, 11, 24)


def standing(claim: str, on: date = DAY, **parts: str) -> Standing:
    """Return where claim `x` stands, made in January 2024 like its parts."""
    claims = {"x": f"parts = {list(parts)}\n{claim}" if parts else claim} | parts
    text = "".join(
        f'[claims.{id_}]\ntext = "t"\nclaimant = "Acme"\nmade = 2024-01-10\n{keys}\n'
        for id_, keys in claims.items()
    )
    found = View(valid(text), on).standing("x")
    assert found is not None
    return found


def ruled(verdict: str, day: str, fulfilled: str = "") -> str:
    when = f", fulfilled = {fulfilled}" if fulfilled else ""
    return f'verdicts.v = {{ verdict = "{verdict}", date = {day}, because = "b"{when} }}\n'


@pytest.mark.parametrize(
    ("last_day", "late"),
    [
        # July begins on the last day, and may have been in time
        ("2025-07-01", None),
        # it begins the day after, and counts to its own last day
        ("2025-06-30", 31),
        # it ends on the last day
        ("2025-07-31", 0),
    ],
)
def test_a_month_of_fulfilment_is_late_when_its_first_day_is_after_the_last_day(
    last_day: str, late: int | None
) -> None:
    kept = ruled("kept", "2025-09-01", '"2025-07"')
    assert standing(f"deadline = {last_day}\n{kept}").late_days == late


@pytest.mark.parametrize(("day", "late"), [("2025-06-30", 0), ("2025-07-01", None)])
def test_a_ruling_on_the_last_day_itself_says_that_it_was_in_time(
    day: str, late: int | None
) -> None:
    assert standing(f"deadline = 2025-06-30\n{ruled('kept', day)}").late_days == late


BROKEN, KEPT, VOID = (ruled(word, "2025-03-01") for word in ("broken", "kept", "void"))


@pytest.mark.parametrize(
    ("needs", "parts", "status", "decide"),
    [
        ("", {"a": BROKEN, "b": ""}, "awaiting-ruling", ("a",)),
        ("", {"a": "", "b": BROKEN, "c": BROKEN}, "awaiting-ruling", ("b", "c")),
        ("", {"a": VOID, "b": VOID}, "awaiting-ruling", ("a", "b")),
        ("needs = 2", {"a": VOID, "b": ""}, "awaiting-ruling", ("a",)),
        ("", {"a": KEPT, "b": BROKEN}, "partly-kept", ("b",)),
        ("", {"a": KEPT, "b": KEPT}, "kept", ("a", "b")),
        ("", {"a": KEPT, "b": ""}, "undated", ()),
    ],
)
def test_a_claim_of_parts_names_those_that_decide_it_while_it_awaits_a_ruling_too(
    needs: str, parts: dict[str, str], status: str, decide: tuple[str, ...]
) -> None:
    found = standing(needs, DAY, **parts)
    assert (found.status, found.decided_by) == (status, decide)


def test_no_part_decides_a_claim_that_was_ruled_on_itself() -> None:
    assert standing(ruled("withdrawn", "2025-04-01"), a=BROKEN, b="").decided_by == ()


MOVED = 'deadline = "2025-06"\nrevisions.r = { date = 2025-01-01, deadline = "2025-12" }\n'
"""Half a year later: 184 days."""


def test_a_moved_date_is_told_with_the_first_one() -> None:
    assert standing(MOVED, date(2025, 6, 30)).reason == (
        "due by 31 December 2025, in 184 days; first promised for June 2025, now 184 days later"
    )


def test_a_date_brought_forward_is_before_the_first_one() -> None:
    nearer = 'deadline = "2025-12"\nrevisions.r = { date = 2025-01-01, deadline = "2025-06" }\n'
    assert standing(nearer, date(2025, 6, 29)).reason == (
        "due by 30 June 2025, tomorrow; first promised for December 2025, now 184 days earlier"
    )


@pytest.mark.parametrize("keys", ["holds = true\n", 'condition = "the law passes"\n'])
def test_a_claim_that_does_not_go_by_dates_says_that_its_date_moved_too(keys: str) -> None:
    found = standing(keys + MOVED, date(2025, 9, 1))
    assert found.status in ("holding", "waiting")
    assert found.reason.endswith("; first promised for June 2025, now 184 days later")
