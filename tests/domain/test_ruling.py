"""Rulings and what they make of a compound claim; which word holds is a table of docs/status.md."""

from datetime import date

import pytest

from claimcheck.domain.standing.ruling import Ruling
from claimcheck.domain.standing.view import View
from tests.ledgers import valid


def history(whole: str = "", **parts: str) -> tuple[Ruling, ...]:
    """Return the rulings on a claim of parts, each with its verdicts as `kept 2024-05-01`."""
    claims = {"x": f"parts = {list(parts)}\n{whole}"} | {
        id_: "".join(
            f'verdicts.v{number} = {{ verdict = "{word}", date = {day}, because = "b" }}\n'
            for number, (word, day) in enumerate(one.split(" ") for one in verdicts.split(", "))
            if word
        )
        if verdicts
        else ""
        for id_, verdicts in parts.items()
    }
    text = "".join(
        f'[claims.{id_}]\ntext = "t"\nclaimant = "Acme"\nmade = 2024-01-10\n{keys}\n'
        for id_, keys in claims.items()
    )
    return View(valid(text), date(2026, 11, 24)).rulings("x")


def told(rulings: tuple[Ruling, ...]) -> list[tuple[str, str | None, tuple[str, ...]]]:
    return [(str(one.date), one.outcome, one.parts) for one in rulings]


def test_the_history_has_one_entry_for_each_change_and_the_parts_that_decide_it() -> None:
    assert told(history(a="kept 2024-03-01", b="broken 2024-05-01, kept 2024-07-01")) == [
        ("2024-03-01", None, ()),
        ("2024-05-01", "partly-kept", ("b",)),
        ("2024-07-01", "kept", ("a", "b")),
    ]


@pytest.mark.parametrize(
    ("whole", "parts", "reason", "decide"),
    [
        (
            "",
            {"a": "kept 2024-03-01", "b": "kept 2024-03-01"},
            "a and b kept, 2 of its 2 parts needed",
            ("a", "b"),
        ),
        (
            'needs = "any"',
            {"a": "broken 2024-03-01", "b": "kept 2024-03-01"},
            "b kept, 1 of its 2 parts needed",
            ("b",),
        ),
        (
            "",
            {"a": "broken 2024-03-01", "b": ""},
            "a is broken, so the whole, which needs 2 of its 2 parts, can no longer be kept; "
            "b is still open",
            ("a",),
        ),
        (
            "",
            {"a": "broken 2024-03-01", "b": "kept 2024-03-01"},
            "1 kept, 2 of its 2 parts needed: a is broken",
            ("a",),
        ),
        (
            "",
            {"a": "broken 2024-03-01", "b": "void 2024-03-01"},
            "0 kept, 1 of its 1 part needed: a is broken",
            ("a",),
        ),
        (
            "",
            {"a": "withdrawn 2024-03-01", "b": "void 2024-03-01"},
            "none of its parts counts any more",
            ("a", "b"),
        ),
        (
            "needs = 2",
            {"a": "void 2024-03-01", "b": ""},
            "a is void, so the whole, which needs 2 of its parts (only 1 still counts), "
            "can no longer be kept; b is still open",
            ("a",),
        ),
        (
            "needs = 2",
            {"a": "void 2024-03-01", "b": "kept 2024-03-01"},
            "1 kept, 2 of its parts (only 1 still counts) needed: a is void",
            ("a",),
        ),
    ],
)
def test_the_reason_names_the_deciding_part(
    whole: str, parts: dict[str, str], reason: str, decide: tuple[str, ...]
) -> None:
    last = history(whole, **parts)[-1]
    assert (last.reason, last.parts) == (reason, decide)


def test_a_verdict_of_its_own_rules_over_the_parts_until_it_is_reopened() -> None:
    own = (
        'verdicts.v = { verdict = "void", date = 2024-04-01, because = "no promise" }\n'
        'verdicts.w = { verdict = "reopened", date = 2024-06-01, because = "it is one" }\n'
    )
    assert told(history(own, a="kept 2024-03-01")) == [
        ("2024-03-01", "kept", ("a",)),
        ("2024-04-01", "void", ()),
        ("2024-06-01", "kept", ("a",)),
    ]


def test_parts_of_parts_decide_through_them() -> None:
    ledger = valid(
        "".join(
            f'[claims.{id_}]\ntext = "t"\nclaimant = "Acme"\nmade = 2024-01-10\n{keys}\n'
            for id_, keys in {
                "top": 'parts = ["middle"]',
                "middle": 'parts = ["bottom"]',
                "bottom": 'verdicts.v = { verdict = "broken", date = 2024-03-01, because = "b" }',
            }.items()
        )
    )
    view = View(ledger, date(2026, 11, 24))
    assert told(view.rulings("top")) == [("2024-03-01", "broken", ("middle",))]
    assert told(view.rulings("middle")) == [("2024-03-01", "broken", ("bottom",))]
    assert view.ruling("top") == view.rulings("top")[-1]


def test_a_claim_that_nobody_ruled_on_has_no_history() -> None:
    assert history(a="", b="") == ()


def fulfilled(needs: str, **parts: str) -> tuple[str, tuple[str, ...]]:
    """Return when a claim came true, and by which parts; each part is kept when its words say.

    The words are a day, a month, a quarter or a year; `partly` before them is partly kept.
    """
    claims = {"x": f"parts = {list(parts)}\n{needs}"}
    for id_, words in parts.items():
        partly, _, when = words.rpartition(" ")
        verdict = "partly-kept" if partly else "kept"
        claims[id_] = (
            f'verdicts.v = {{ verdict = "{verdict}", date = 2025-01-15, because = "b", '
            f'fulfilled = "{when}" }}'
        )
    text = "".join(
        f'[claims.{id_}]\ntext = "t"\nclaimant = "Acme"\nmade = 2024-01-10\n{keys}\n'
        for id_, keys in claims.items()
    )
    ruling = View(valid(text), date(2026, 11, 24)).ruling("x")
    assert ruling is not None
    return str(ruling.fulfilled), ruling.parts


@pytest.mark.parametrize(
    ("parts", "first"),
    [
        ({"a": "2024-04-10", "b": "2024-03-10"}, ("2024-03-10", ("b",))),
        # by its last day: the quarter began before the tenth of February, and ends after it
        ({"a": "2024-Q1", "b": "2024-02-10"}, ("2024-02-10", ("b",))),
        # of two that end on one day the one that began earlier
        ({"a": "2024-03-31", "b": "2024-Q1"}, ("2024-Q1", ("b",))),
        # of two alike the one that the claim names first
        ({"b": "2024-03-31", "a": "2024-03-31"}, ("2024-03-31", ("b",))),
        ({"a": "unknown", "b": "2024-04-10"}, ("2024-04-10", ("b",))),
    ],
)
def test_when_any_part_is_enough_the_one_that_came_true_first_decides(
    parts: dict[str, str], first: tuple[str, tuple[str, ...]]
) -> None:
    assert fulfilled('needs = "any"', **parts) == first


@pytest.mark.parametrize(
    ("parts", "last"),
    [
        ({"a": "2024-04-10", "b": "2024-03-10"}, "2024-04-10"),
        # by its last day: the quarter ends after the tenth of February
        ({"a": "2024-02-10", "b": "2024-Q1"}, "2024-Q1"),
        # of two that end on one day the one that began later
        ({"a": "2024-Q1", "b": "2024-03-31"}, "2024-03-31"),
        ({"a": "2024-03-31", "b": "2024-Q1"}, "2024-03-31"),
        ({"a": "unknown", "b": "2024-04-10"}, "unknown"),
    ],
)
def test_when_all_parts_are_needed_the_claim_came_true_with_the_last(
    parts: dict[str, str], last: str
) -> None:
    assert fulfilled("", **parts)[0] == last


def test_only_as_many_parts_decide_as_are_needed() -> None:
    parts = {"a": "2024-05-10", "b": "2024-04-10", "c": "2024-03-10", "d": "unknown"}
    assert fulfilled("needs = 2", **parts) == ("2024-04-10", ("c", "b"))


def test_what_was_partly_kept_has_no_say_in_when_a_claim_came_true() -> None:
    assert fulfilled("", a="2024-03-10", b="partly 2024-08-10") == ("2024-03-10", ("b",))
    assert fulfilled("", a="partly 2024-03-10", b="partly 2024-08-10")[0] == "unknown"


def test_the_reason_names_the_parts_in_the_order_of_the_claim() -> None:
    text = "".join(
        f'[claims.{id_}]\ntext = "t"\nclaimant = "Acme"\nmade = 2024-01-10\n{keys}\n'
        for id_, keys in {
            "x": 'parts = ["b", "a"]',
            "a": 'verdicts.v = { verdict = "kept", date = 2024-03-01, because = "b", '
            "fulfilled = 2024-02-01 }",
            "b": 'verdicts.v = { verdict = "kept", date = 2024-05-01, because = "b", '
            "fulfilled = 2024-04-01 }",
        }.items()
    )
    ruling = View(valid(text), date(2026, 11, 24)).ruling("x")
    assert ruling is not None
    assert ruling.reason == "b and a kept, 2 of its 2 parts needed"
