"""What is judged of facts by the commits that brought them; the commits are given."""

from datetime import UTC, datetime
from typing import Any

import pytest

from claimcheck.domain.verifying.backdating import (
    Commit,
    Edit,
    Place,
    Step,
    edits,
    edits_of_merge,
    judge,
)

CLAIM = Place("a")
FACT = Place("a", "evidence", "e")
ODDS = Place("a", "forecasts", "f")
RULING = Place("a", "verdicts", "v")


def at(day: str, hour: int = 12) -> datetime:
    return datetime.fromisoformat(f"{day}T{hour:02}:00:00").replace(tzinfo=UTC)


def commit(name: str, day: str, hour: int = 12, *, is_cut: bool = False) -> Commit:
    return Commit(name, at(day, hour), is_cut)


def added(place: Place, **values: Any) -> Edit:
    return Edit(place, None, values)


def told(*steps: Step) -> list[tuple[str, str | None, str | None, str]]:
    return [(one.kind, one.fact, one.commit, one.message) for one in judge(steps)]


@pytest.mark.parametrize(
    "recorded", [at("2026-01-01", 12), at("2026-01-01", 12).date(), "2026-01-01T12:00:00Z"]
)
def test_a_fact_that_came_within_a_day_is_believed(recorded: object) -> None:
    assert told(Step(commit("c1", "2026-01-02"), [added(FACT, recorded=recorded)])) == []


def test_a_fact_that_came_later_is_told_with_how_much() -> None:
    step = Step(commit("c1", "2026-03-01", 13), [added(FACT, recorded=at("2026-01-01"))])
    assert told(step) == [
        (
            *("backdated", "e", "c1"),
            "says that it was recorded on 2026-01-01, but appeared 59 days later, "
            "with c1 of 2026-03-01",
        )
    ]


def test_a_plain_day_ends_at_midnight() -> None:
    recorded = at("2026-01-01").date()
    assert told(Step(commit("c1", "2026-01-02", 23), [added(FACT, recorded=recorded)])) == []
    late = Step(commit("c1", "2026-01-03", 0), [added(FACT, recorded=recorded)])
    assert [kind for kind, *_ in told(late)] == ["backdated"]


@pytest.mark.parametrize("recorded", [None, "soon", 5, ["2026-01-01"]])
def test_a_fact_that_says_nothing_of_the_kind_is_not_judged(recorded: object) -> None:
    values = {} if recorded is None else {"recorded": recorded}
    assert told(Step(commit("c1", "2026-03-01"), [added(FACT, **values)])) == []


def test_a_fact_came_with_the_earliest_commit_that_has_it() -> None:
    fact = added(FACT, recorded=at("2026-01-01"))
    late, early = commit("c2", "2026-03-01"), commit("c1", "2026-01-01", 13)
    assert told(Step(late, [fact]), Step(early, [fact])) == []


def test_a_fact_that_another_branch_brought_again_came_when_it_came_first() -> None:
    fact = added(FACT, recorded=at("2026-01-01"))
    early, late = commit("c1", "2026-02-01", 12), commit("c2", "2026-03-01")
    ((kind, key, name, message),) = told(Step(early, [fact]), Step(late, [fact]))
    assert (kind, key, name) == ("backdated", "e", "c1")
    assert "but appeared 31 days later" in message


def test_what_came_with_a_commit_before_which_nothing_is_known_is_not_judged() -> None:
    cut = commit("c1", "2026-03-01", is_cut=True)
    assert told(Step(cut, [added(FACT, recorded=at("2026-01-01"))])) == []


def test_odds_that_came_after_the_verdict_are_told_however_soon() -> None:
    ruling = added(RULING, verdict="kept", date=at("2026-02-01").date())
    odds = added(ODDS, date=at("2026-01-31").date(), recorded=at("2026-02-01", 14))
    steps = Step(commit("c1", "2026-02-01"), [ruling]), Step(commit("c2", "2026-02-01", 15), [odds])
    assert told(*steps) == [
        (
            *("backdated", "f", "c2"),
            "the odds dated 2026-01-31 appeared after the outcome was known, on 2026-02-01, "
            "with c2 of 2026-02-01",
        )
    ]


def test_odds_that_came_after_it_came_true_are_told_whenever_it_was_ruled_on() -> None:
    """The verdict is of March and committed last; it says that the claim came true in January."""
    ruling = added(RULING, verdict="kept", date=at("2026-03-01").date(), fulfilled="2026-01")
    odds = added(ODDS, date=at("2026-01-05").date())
    steps = Step(commit("c1", "2026-02-02"), [odds]), Step(commit("c2", "2026-03-01"), [ruling])
    ((kind, fact, name, message),) = told(*steps)
    assert (kind, fact, name) == ("backdated", "f", "c1")
    assert (
        "the odds dated 2026-01-05 appeared after the outcome was known, on 2026-01-31" in message
    )


@pytest.mark.parametrize(
    ("verdict", "ruled", "given", "first"),
    [
        ("kept", "2026-02-01", "2026-02-02", "2026-02-01"),  # odds for after a ruling
        ("reopened", "2026-02-01", "2026-01-31", "2026-02-01"),
        ("kept", "2026-02-04", "2026-01-31", "2026-02-04"),  # odds that came first
        ("kept", "soon", "2026-01-31", "2026-02-01"),
        ("kept", "2026-02-01", "soon", "2026-02-01"),
    ],
)
def test_odds_that_no_verdict_gave_away_are_believed(
    verdict: str, ruled: str, given: str, first: str
) -> None:
    ruling = added(RULING, verdict=verdict, date=ruled)
    odds = added(ODDS, date=given, recorded=at("2026-02-03"))
    steps = Step(commit("c1", first), [ruling]), Step(commit("c2", "2026-02-03"), [odds])
    assert told(*steps) == []


def came_and_then(edit: Edit, day: str = "2026-02-01") -> list[Any]:
    place, values = edit.place, edit.before or {}
    first = Step(commit("c1", "2026-01-01"), [added(place, **values)])
    return told(first, Step(commit("c2", day), [edit]))


def test_what_was_changed_afterwards_is_told_by_its_keys() -> None:
    edit = Edit(CLAIM, {"criteria": "60", "deadline": "2026"}, {"criteria": "40", "speaker": "x"})
    assert came_and_then(edit) == [
        (
            *("changed", None, "c2"),
            "criteria, deadline and speaker were changed 31 days after it came, "
            "with c2 of 2026-02-01",
        )
    ]


def test_what_was_mended_within_a_day_is_not_told() -> None:
    assert came_and_then(Edit(CLAIM, {"text": "teh"}, {"text": "the"}), "2026-01-02") == []


@pytest.mark.parametrize(
    "key", ["note", "tags", "review-every", "draft", "was", "archived", "snapshot"]
)
def test_what_the_desk_keeps_for_itself_may_change(key: str) -> None:
    assert came_and_then(Edit(CLAIM, {"text": "x"}, {"text": "x", key: "y"})) == []


def test_what_was_removed_is_told() -> None:
    assert came_and_then(Edit(FACT, {"stance": "refutes"}, None)) == [
        (*("removed", "e", "c2"), "was removed 31 days after it came, with c2 of 2026-02-01")
    ]


def test_what_is_removed_or_changed_and_not_committed_is_told_so() -> None:
    first = Step(commit("c1", "2026-01-01"), [added(CLAIM, text="x"), added(FACT, stance="mixed")])
    now = Step(None, [Edit(CLAIM, {"text": "x"}, {"text": "y"}), Edit(FACT, {"stance": "x"}, None)])
    assert told(first, now) == [
        ("changed", None, None, "text was changed, and is not committed"),
        ("removed", "e", None, "was removed, and is not committed"),
    ]


def test_what_is_new_and_not_committed_is_not_judged() -> None:
    assert told(Step(None, [added(FACT, recorded=at("2020-01-01"))])) == []


def test_a_renamed_claim_is_the_same_one() -> None:
    moved = [
        Edit(CLAIM, {"text": "x", "recorded": at("2026-01-01")}, None),
        Edit(FACT, {"stance": "mixed", "recorded": at("2026-01-01")}, None),
        added(Place("b"), text="x", recorded=at("2026-01-01"), was=["a"]),
        added(Place("b", "evidence", "e"), stance="mixed", recorded=at("2026-01-01")),
    ]
    assert told(Step(commit("c2", "2026-03-01"), moved)) == []


def test_a_fact_in_the_place_of_another_is_both_removed_and_new() -> None:
    moved = [
        Edit(FACT, {"stance": "mixed"}, None),
        added(Place("a", "evidence", "g"), stance="supports", recorded=at("2026-01-01")),
    ]
    assert [kind for kind, *_ in told(Step(commit("c2", "2026-03-01"), moved))] == [
        "backdated",
        "removed",
    ]


def test_the_blocks_of_two_versions_are_compared_as_data() -> None:
    before = {
        "settings": {"title": "x"},
        "claims": {
            "a": {"text": "x", "tags": ["t"], "evidence": {"e": {"stance": "mixed"}}},
            "b": {"text": "y"},
        },
        "looks": {"l": {"where": "here"}},
    }
    after = {
        "settings": {"title": "y"},
        "claims": {
            "a": {"tags": ["t"], "text": "x", "evidence": {"e": {"stance": "refutes"}}},
            "c": {"text": "z"},
        },
        "looks": {"l": {"where": "there"}},
    }
    assert list(edits(before, after)) == [
        Edit(FACT, {"stance": "mixed"}, {"stance": "refutes"}),
        Edit(Place("b"), {"text": "y"}, None),
        Edit(Place(None, "looks", "l"), {"where": "here"}, {"where": "there"}),
        Edit(Place("c"), None, {"text": "z"}),
    ]


@pytest.mark.parametrize("odd", [{}, {"claims": 5}, {"claims": {"a": 5}, "looks": []}])
def test_data_of_any_form_has_the_blocks_that_it_has(odd: dict[str, Any]) -> None:
    assert list(edits(odd, odd)) == []
    assert list(edits({}, odd)) == []


def test_a_merge_did_what_neither_side_has() -> None:
    one, other, own = (added(Place("a", "evidence", key), x=key) for key in ("1", "2", "own"))
    assert edits_of_merge([[other, own], [one, own]]) == [own]


def test_a_merge_that_changes_what_one_side_added_changed_it() -> None:
    new = Edit(FACT, None, {"stance": "mixed"})
    changed = Edit(FACT, {"stance": "supports"}, {"stance": "mixed"})
    assert edits_of_merge([[new], [changed]]) == [changed]
