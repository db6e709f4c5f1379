"""Deadlines found inside running text."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.domain.deadline import Calendar, Found, find_deadlines, finding, parse_deadline
from claimcheck.domain.deadline.grammar import GRAMMAR

SAID = date(2024, 3, 15)


def found(text: str, said: date = SAID) -> list[tuple[str, str | None]]:
    """Return the words found in a text, with the stored form each is read as."""
    return [
        (hit.words, hit.reading.stored if hit.reading else None)
        for hit in find_deadlines(text, said)
    ]


def past(text: str) -> dict[str, bool]:
    return {hit.words: hit.past for hit in find_deadlines(text, SAID)}


def test_a_deadline_is_found_with_its_place_words_and_reading() -> None:
    text = "We will open the plant by mid-2026, they said."
    assert find_deadlines(text, SAID) == [
        Found(23, 34, "by mid-2026", parse_deadline("by mid-2026", SAID), past=False)
    ]
    assert text[23:34] == "by mid-2026"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "It will be done by the end of next year. Flights start in Q3 2026.",
            [("by the end of next year", "2025"), ("in Q3 2026", "2026-Q3")],
        ),
        (
            "Sales will double within five years.",
            [("within five years", "2024-03-15/2029-03-15")],
        ),
        (
            "Delivery is due between June and September 2027.",
            [("between June and September 2027", "2027-06/2027-09")],
        ),
        ("Talks resume on 30 June 2026 in Bonn.", [("on 30 June 2026", "2026-06-30")]),
        ("(By Christmas 2026) it flies.", [("By Christmas 2026", "2026-12-25")]),
        ("The plan is for the 2030s", [("for the 2030s", "203X")]),
        ("We meet Tuesday the 19th.", [("Tuesday the 19th", "2024-03-19")]),
    ],
)
def test_the_longest_stretch_that_reads_as_one_date_is_taken(
    text: str, expected: list[tuple[str, str | None]]
) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "It may march on.",
        "They paid $2026 for 2,030 cars, 1999.5 more, and 2026% of it.",
        "Version 4.2030 of the A2030 has a decade-old engine.",
        "",
    ],
)
def test_what_only_looks_like_a_date_is_left(text: str) -> None:
    assert found(text) == []


def test_words_that_name_no_day_are_found_without_a_reading() -> None:
    assert found("It will launch soon.") == [("soon", None)]


def test_what_is_plainly_past_says_so() -> None:
    assert past("Up compared with 2019; since 2024 it grew; founded in 2010; by 2026 more.") == {
        "2019": True,
        "2024": True,
        "in 2010": True,
        "by 2026": False,
    }


@pytest.mark.parametrize(
    "text",
    [
        "He led it for two years.",
        "The car of the year is red.",
        "Take the 1st exit.",
        "in 2026.5 km",
    ],
)
def test_what_lasts_or_only_counts_is_left(text: str) -> None:
    assert found(text) == []


def test_what_has_two_readings_is_found_without_one() -> None:
    assert found("They fly next June, or on 5/12/2027.") == [
        ("next June", None),
        ("on 5/12/2027", None),
    ]


def test_what_lies_outside_the_calendar_is_not_found_whole() -> None:
    assert found("It opens 9000 years after Easter.", date(2024, 1, 2)) == [
        ("9000", "9000"),
        ("Easter", "2024-03-31"),
    ]


def test_a_search_that_forgets_what_it_found_before_finds_the_same(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """What was found in earlier runs is remembered, up to a limit."""
    text = "It opens in June 2026, or in Q3 2027. In June 2026, or by mid-2028."
    monkeypatch.setattr(finding, "_MOST_KNOWN", 0)
    assert found(text, date(2024, 1, 3)) == [
        ("in June 2026", "2026-06"),
        ("in Q3 2027", "2027-Q3"),
        ("In June 2026", "2026-06"),
        ("by mid-2028", "2028-05/2028-08"),
    ]
    assert len(finding._memory(date(2024, 1, 3), Calendar())) == 1


def test_a_sentence_ends_a_date() -> None:
    assert found("It opened in June. 2027 will be better (by 2028).") == [
        ("in June", "2024-06"),
        ("2027", "2027"),
        ("by 2028", "2028"),
    ]


@given(st.lists(st.sampled_from(sorted(GRAMMAR.words)), max_size=60), st.dates())
def test_any_jumble_of_known_words_is_searched(words: list[str], said: date) -> None:
    text = " ".join(words)
    for hit in find_deadlines(text, said):
        assert text[hit.start : hit.end] == hit.words
        assert hit.reading is None or hit.reading.earliest <= hit.reading.latest


@given(st.text(max_size=300))
def test_any_text_at_all_is_searched(text: str) -> None:
    assert all(text[hit.start : hit.end] == hit.words for hit in find_deadlines(text, SAID))


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["we hope to", "the İstanbul plant", "profits — of ₤9 —", "ß it"]),
            st.sampled_from(
                ["by 2026", "in mid-2027", "within five years", "before June 2026", "by EOY"]
            ),
        ),
        min_size=1,
    )
)
def test_phrases_are_found_where_they_stand(parts: list[tuple[str, str]]) -> None:
    text = "".join(f"{words} do it {deadline}. " for words, deadline in parts)
    hits = find_deadlines(text, SAID)
    assert [hit.words for hit in hits] == [deadline for _, deadline in parts]
    assert [text[hit.start : hit.end] for hit in hits] == [hit.words for hit in hits]


@given(st.text(alphabet=st.sampled_from("may 2026by in of the end1-/.,\n"), max_size=200))
def test_any_text_gives_separate_stretches_of_it(text: str) -> None:
    reached = 0
    for hit in find_deadlines(text, SAID):
        assert reached <= hit.start < hit.end
        assert text[hit.start : hit.end] == hit.words
        reached = hit.end
