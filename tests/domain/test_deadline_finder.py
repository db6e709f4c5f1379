"""Deadlines found inside running text."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.domain.deadline import Calendar, Found, find_deadlines, finder, parse_deadline
from claimcheck.domain.deadline.english.rule_tables import GRAMMAR
from claimcheck.domain.deadline.english.running_text import PROSE

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
        "It pays more for 18 to 21 year olds and for children up to five years of age.",
        "It opens five days a week for seven months a year.",
        "It is the only new line in over 40 years.",
        "It is built in the 14th five-year plan.",
        "It is run by TMR.",
        "TMRW runs it.",
        "in 2026.5 km",
    ],
)
def test_what_lasts_or_only_counts_is_left(text: str) -> None:
    assert found(text) == []


def test_what_is_not_expected_before_a_time_has_no_last_day() -> None:
    assert found("A ruling is not expected before June.") == [("before June", None)]


def test_a_month_dates_what_is_held_in_it() -> None:
    assert found("It will be shown at its September show.") == [("at its September", "2024-09")]


def test_two_years_in_a_text_are_no_code_for_a_season() -> None:
    assert found("The gap will widen over 2024-30.") == [("over 2024-30", "2024/2030")]


def test_what_has_two_readings_is_found_without_one() -> None:
    assert found("They fly next June, or on 5/12/2027.") == [
        ("next June", None),
        ("on 5/12/2027", None),
    ]


def test_what_lies_outside_the_calendar_is_not_found_whole() -> None:
    assert found("It opens 9000 years after Easter.", date(2024, 1, 2)) == [("after Easter", None)]


def test_a_search_that_forgets_what_it_found_before_finds_the_same(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """What was found in earlier runs is remembered, up to a limit."""
    text = "It opens in June 2026, or in Q3 2027. In June 2026, or by mid-2028."
    monkeypatch.setattr(finder, "_MOST_KNOWN", 0)
    assert found(text, date(2024, 1, 3)) == [
        ("in June 2026", "2026-06"),
        ("in Q3 2027", "2027-Q3"),
        ("In June 2026", "2026-06"),
        ("by mid-2028", "2028-05/2028-08"),
    ]
    assert len(finder._memory(PROSE, date(2024, 1, 3), Calendar())) == 1


def test_by_the_middle_of_a_month_that_is_past_it_may_be_this_one_or_the_next() -> None:
    assert found("It had to be paid by the middle of the month.", date(2024, 3, 25)) == [
        ("by the middle of the month", None)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It was the best summer in five years.", []),
        ("There was a fall in spring wheat.", [("in spring", None)]),
        ("They will build it in spring.", [("in spring", "2024-03/2024-05")]),
        ("This summer passengers will pay less.", [("This summer", "2024-06/2024-08")]),
    ],
)
def test_a_season_of_a_record_or_before_a_noun_is_no_deadline(
    text: str, expected: list[tuple[str, str | None]]
) -> None:
    assert found(text) == expected


def test_how_long_something_has_been_is_no_deadline() -> None:
    assert found("It has been two weeks today since they met, a week tomorrow for us.") == []


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


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("We will open 50 next year and hire 3,000 next year.", ["next year", "next year"]),
        ("5 next month, up to 20 next year", ["next month", "next year"]),
        ("It delivers the first 777X in 2027.", ["in 2027"]),
        ("300X faster by 2030", ["by 2030"]),
        ("2027 was the year, 2028 is next. Their May 2026 plan.", ["2027", "2028", "May 2026"]),
        ("2000 jobs in 2027, around 2000 cars, 2000 people by 2030", ["in 2027", "by 2030"]),
        ("It runs until 2100, not until 2300.", ["until 2100"]),
    ],
)
def test_a_number_of_things_or_a_name_is_no_length_and_no_year(
    text: str, expected: list[str]
) -> None:
    assert [hit.words for hit in find_deadlines(text, SAID) if hit.reading] == expected


@pytest.mark.parametrize(
    "text",
    [
        "It has a launch date and is up to date, the best to date.",
        "This may take longer, and one may expect more. May it?",
        "The new Jan Aushadhi centres, the Sun, a wed pair, March on.",
        "Prices fall. Prices spring. After the fall of Rome.",
        "Page 2027, room 2030, No. 2026, Flight 2027, Resolution 2030.",
        "The Summer Olympics and the Spring Budget; 30 days' notice.",
        "I bought it for $ 12 December 27.",
        "April Ryan and June Smith met on Black Monday.",
        "It fell to its lowest level in five years, the first gain in four years, or in one day.",
    ],
)
def test_a_word_that_is_also_another_word_is_no_date(text: str) -> None:
    assert [hit.words for hit in find_deadlines(text, SAID) if hit.reading] == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("on Sept. 15, 2025 in Rome", [("on Sept. 15, 2025", "2025-09-15")]),
        ("by Jan. 2026, perhaps", [("by Jan. 2026", "2026-01")]),
        ("in Sept. The 15th team won.", [("in Sept", "2024-09")]),
        ("by 31 March 27.", [("by 31 March 27", "2027-03-31")]),
        ("It opens in May, in fall 2026, by March.", None),
    ],
)
def test_short_names_of_months_are_read_whole(
    text: str, expected: list[tuple[str, str]] | None
) -> None:
    may = [("in May", "2024-05"), ("in fall 2026", "2026-09/2026-11"), ("by March", "2024-03")]
    assert found(text) == (expected or may)


@pytest.mark.parametrize(
    "text",
    [
        "before the summer recess",
        "by the spring budget",
        "before the 2026 election",
        "before the June deadline",
        "by the Easter break",
        "within 90 days of closing",
        "within two years, if approved",
        "within 18 months after approval",
        "in June of that year",
        "on 5 June 30 people met",
        "by 31 March 27 the plant opens",
        "a year later",
        "every Friday",
        "in its first full year",
        "the first months of 2026",
        "no earlier than 5 p.m. on 6 May",
        "by the following week",
        "after 2027",
        "2027 or later",
        "this Monday",
        "this January",
    ],
)
def test_words_that_what_follows_or_precedes_changes_have_no_reading(text: str) -> None:
    """Said on Friday: this Monday and this January are over, and may be past or to come."""
    hits = find_deadlines(f"It was so {text}.", SAID)
    assert [hit.reading for hit in hits] == [None]


@pytest.mark.parametrize(
    ("text", "stored"),
    [
        ("before the summer begins", "2024-05-31"),
        ("before the summer is over", "2024-06/2024-08"),
        ("before the summer 2026", "2026-05-31"),
        ("by the June deadline", "2024-06"),
        ("within two years", "2024-03-15/2026-03-15"),
        ("in June 2026 of course", "2026-06"),
        ("on 5 June 30", "2030-06-05"),
        ("Entering 2026", "2026"),
        ("later this year", "2024"),
        ("this Friday", "2024-03-15"),
    ],
)
def test_words_that_nothing_changes_are_read(text: str, stored: str) -> None:
    assert [read for _, read in found(f"It was so {text}.")] == [stored]


@pytest.mark.parametrize(
    "text",
    [
        "It will open no earlier than the third quarter of 2026.",
        "It will not open the plant before 2027.",
        "It won’t be sold until 2028.",
        "It opens no sooner than 2030, never before 2029.",
        "It opens in 2026 at the very earliest, or 2027 at the soonest.",
        "It opens past 2030, earliest 2031.",
        "Nothing will change before 2030.",
    ],
)
def test_a_first_day_is_never_read_as_a_last_one(text: str) -> None:
    hits = find_deadlines(text, SAID)
    assert hits
    assert [hit.words for hit in hits if hit.reading] == []


def test_of_a_first_and_a_last_day_the_last_one_counts() -> None:
    text = "It opens no earlier than June 2026 and no later than June 2027."
    assert found(text) == [
        ("no earlier than June 2026 and no later than June 2027", "2026-06/2027-06")
    ]


@pytest.mark.parametrize(
    "text",
    [
        "It will be ready ahead of the 2026 World Cup.",
        "It will be ready by the 2028 Olympics.",
        "They decide by the Q2 earnings call.",
        "The stand opens by the end of the 2026 season.",
        "It opens two years before the deadline of 2030.",
        "It opens a year before the 2028 deadline.",
        "It ends 18 months after work starts in January 2026.",
        "It ends within six months of the permit being granted in June 2026.",
        "It opens by Friday 21 August 2026, not by 31 June 2026.",  # a Friday, and no such day
        "It runs on June 30, 31 and 32 and more.",
        "It costs £2bn in 2026 prices.",
        "They finish by the time of the 2026 harvest.",
        "They need by March 31 engineers.",
        "They act in the second half of the show, in the first quarter of the match.",
    ],
)
def test_no_piece_is_cut_out_of_a_longer_phrase(text: str) -> None:
    refused = {"by Friday 21 August 2026": "2026-08-21"}
    assert [one for one in found(text) if one[1] and refused.get(one[0]) != one[1]] == []


@pytest.mark.parametrize(
    "text",
    [
        "Bonuses are paid by Chinese New Year 2027.",
        "It is ready by Diwali 2026.",
        "Vision 2030 will change the kingdom, ISO 2026 certification its firms.",
        "The Sunday Times will publish, the Easter Rising be marked.",
        "The January 6 committee and the Good Friday Agreement will last.",
        "At the end of the day, they will build.",
        "She is in her late twenties; in his eighties he will run.",
        "They will play the third quarter-final.",
        "They deliver on the 1st of our promises.",
        "They cut it by 2030 tonnes, or by 2026 basis points.",
        "That would last 18 to 24 months.",
    ],
)
def test_names_idioms_ages_and_rates_are_no_time(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "stored"),
    [
        ("By March one in five cars will run.", "2024-03"),
        ("By October 1 out of 5 cars will run.", "2024-10"),
        ("They cut by June 10 percent of jobs.", "2024-06"),
        ("They raise by June 25 million dollars.", "2024-06"),
        ("In May 20 pupils will graduate.", "2024-05"),
        ("They open on Monday 25 stores.", "2024-03-18"),
        ("By the second quarter 20 new stores will be open.", "2024-Q2"),
        ("On May 5 shareholders will vote.", "2024-05-05"),
        ("Starting on May 5 regulators will vote.", "2024-05-05"),
        ("By March one out of twenty cars will run.", "2024-03"),
        ("They meet this week 8am.", "2024-03-11/2024-03-17"),
    ],
)
def test_a_number_of_what_follows_is_no_day(text: str, stored: str) -> None:
    assert [reading for _, reading in found(text)] == [stored]


@pytest.mark.parametrize(
    ("text", "stored"),
    [
        ("They answer within 72 hours.", "2024-03-15/2024-03-18"),
        ("It opens in 2.5 years.", "2024-03-15/2026-09-15"),
        ("It opens in April, May or June 2026.", "2026-Q2"),
        ("It runs on 3, 4 and 5 June 2026.", "2026-06-03/2026-06-05"),
        ("It is due by the 2030 deadline.", "2030"),
        ("It opens from 2027 onwards.", "2027"),
        ("It opens by twenty thirty.", "2030"),
        ("It closes the Friday before the end of September 2026.", "2026-09-25"),
        ("They close the Friday before the end of September 2026.", "2026-09-25"),
        ("It was put off from 2025, and pushed back to 2027.", "2027"),
    ],
)
def test_whole_phrases_are_found_whole(text: str, stored: str) -> None:
    assert found(text)[-1][1] == stored
    assert not find_deadlines(text, SAID)[-1].past


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # what is held in a month or a year is then
        ("It will vote during the September session.", [("during the September", "2024-09")]),
        ("It will vote at its June board meeting.", [("at its June", "2024-06")]),
        ("As part of the August round of talks, it", [("As part of the August", "2024-08")]),
        ("It will run at the 2028 Olympics.", [("at the 2028", "2028")]),
        ("It will run before the 2028 Olympics.", [("before the 2028", None)]),
        ("It will cut tax in the July budget.", [("in the July", "2024-07")]),
        ("It will cut tax in the 2026 budget.", [("in the 2026", None)]),
        # two times, and not a part of one
        ("Results for 2023 on 4 April.", [("for 2023", "2023"), ("on 4 April", "2024-04-04")]),
        ("They meet next week on Friday.", [("next week on Friday", "2024-03-22")]),
        # the months of a season are no length
        (
            "They mend it during the summer months.",
            [("during the summer months", "2024-06/2024-08")],
        ),
        # a year in two digits may be past
        (
            "Shops from fiscal '19 through fiscal '27.",
            [("from fiscal '19 through fiscal '27", "2019/2027")],
        ),
        # what follows is no thing that is counted
        ("We guide to growth for 2026 versus 4% now.", [("for 2026", "2026")]),
        # a length that is that of a thing
        ("A doctor within one hour’s reach.", []),
        ("They give in two weeks’ notice.", []),
        ("It opens in two weeks’ time.", [("in two weeks’ time", "2024-03-15/2024-03-29")]),
    ],
)
def test_the_words_around_a_time_tell_what_it_is_of(
    text: str, expected: list[tuple[str, str | None]]
) -> None:
    assert found(text) == expected


def test_of_two_participles_the_second_is_to_come_too() -> None:
    (hit,) = find_deadlines("It will be completed and opened in May.", SAID)
    assert not hit.past


def test_what_is_past_is_so_without_a_reading() -> None:
    (hit,) = find_deadlines("It was due by the 2020 Olympics.", SAID)
    assert (hit.reading, hit.past) == (None, True)


def test_a_bracket_says_which_year_is_meant() -> None:
    assert found("It lists in FY26 (April 2025–March 2026).") == [
        ("in FY26", None),
        ("April 2025–March 2026", "2025-04/2026-03"),
    ]
    assert found("It opens in fiscal 2026, which ends in June.")[0] == ("in fiscal 2026", None)
    assert found("It lists in Q3 2026 (July to September 2026).")[0][1] == "2026-Q3"
    assert found("Due 30 June 2026 (was 31 May 2026).")[0][1] == "2026-06-30"


def test_at_the_end_of_the_calendar_a_name_has_no_reading() -> None:
    assert found("It opens in June.", date(9999, 12, 1)) == [("in June", None)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It will make 200 robots a month from May 2026.", ("from May 2026", "2026-05")),
        ("It is to be at 1,000 a month in June 2026.", ("in June 2026", "2026-06")),
        ("The bridge will be opened in May 2026.", ("in May 2026", "2026-05")),
        ("The vote is to be held on 5 June 2026.", ("on 5 June 2026", "2026-06-05")),
        ("They decide at their June 25 meeting.", ("at their June 25", "2024-06-25")),
        ("It is due by the end of fiscal '27.", ("by the end of fiscal '27", "2027")),
    ],
)
def test_what_a_rate_a_passive_or_a_meeting_has_is_a_time_to_come(
    text: str, expected: tuple[str, str]
) -> None:
    assert found(text) == [expected]
    assert not any(one.past for one in find_deadlines(text, SAID))


def test_a_rate_alone_is_no_time_and_what_was_opened_is_past() -> None:
    assert found("It makes 200 robots a month.") == []
    assert [one.past for one in find_deadlines("The bridge was opened in May.", SAID)] == [True]


def test_a_year_before_a_sum_is_a_year_and_before_things_may_count_them() -> None:
    assert found("We expect 2027 sales of 40 and 2028 costs of 30.") == [
        ("2027", "2027"),
        ("2028", "2028"),
    ]
    assert found("We expect 2027 net new bank lending to rise.") == [("2027", "2027")]
    assert found("We expect 2027 boats.") == []
