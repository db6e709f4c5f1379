"""A claim is a clause: each with its own words, deadline and target."""

from datetime import date

import pytest

from claimcheck.extract.candidate import extract

SAID = date(2025, 3, 8)


def told(text: str) -> list[tuple[str, date | None]]:
    return [(one.clause, one.latest) for one in extract(text, SAID)]


def test_a_participle_is_a_claim_of_its_own_and_the_deadline_is_its_own() -> None:
    sentence = (
        "The company is committed to establishing a presence in over 60 countries, aiming to rank"
        " among the top three global exporters of new energy vehicles (NEVs) by 2027."
    )
    assert told(sentence) == [
        ("The company is committed to establishing a presence in over 60 countries", None),
        (
            "aiming to rank among the top three global exporters of new energy vehicles (NEVs)"
            " by 2027",
            date(2027, 12, 31),
        ),
    ]
    first, second = extract(sentence, SAID)
    assert first.target is not None
    assert (first.target.measure, first.target.more_than) == ("countries", 60)
    assert (first.sentence, second.sentence) == (sentence, sentence)
    assert (first.kind, second.kind) == ("promise", "aim")


@pytest.mark.parametrize(
    ("sentence", "clauses"),
    [
        (
            "Acme will open a plant in 2026 and Bolt plans to close one in 2027.",
            [
                ("Acme will open a plant in 2026", date(2026, 12, 31)),
                ("Bolt plans to close one in 2027", date(2027, 12, 31)),
            ],
        ),
        (
            "Acme will hire 90 nurses, open two wards and cut waiting.",
            [("Acme will hire 90 nurses", None), ("open two wards", None), ("cut waiting", None)],
        ),
        (
            "Acme plans to buy 40 jets and rebuild its hangar by 2027.",
            [
                ("Acme plans to buy 40 jets", date(2027, 12, 31)),
                ("rebuild its hangar by 2027", date(2027, 12, 31)),
            ],
        ),
        (
            "Acme will expand into Spain, with a second plant planned for 2026.",
            [
                ("Acme will expand into Spain", None),
                ("with a second plant planned for 2026", date(2026, 12, 31)),
            ],
        ),
        (
            "Acme will build a plant, which is expected to open in 2027.",
            [
                ("Acme will build a plant", None),
                ("which is expected to open in 2027", date(2027, 12, 31)),
            ],
        ),
        (
            "Acme will run the plant until 2027, at which time Bolt plans to close its own.",
            [
                ("Acme will run the plant until 2027", date(2027, 12, 31)),
                ("at which time Bolt plans to close its own", date(2027, 12, 31)),
            ],
        ),
        (
            "Acme will open a plant in 2026, after which it plans to close its mill.",
            [("Acme will open a plant in 2026", date(2026, 12, 31))],
        ),
        (
            "As Acme prepares for the opening of its plant in May 2027, Ann Lee said that the firm"
            " was planning to close its mill in 2028.",
            [
                ("As Acme prepares for the opening of its plant in May 2027", date(2027, 5, 31)),
                ("the firm was planning to close its mill in 2028", date(2028, 12, 31)),
            ],
        ),
        (
            "Acme will cut 20 jobs and R and D will move to Leeds by 2027.",
            [
                ("Acme will cut 20 jobs", None),
                ("R and D will move to Leeds by 2027", date(2027, 12, 31)),
            ],
        ),
    ],
)
def test_coordinated_promises_are_claims_each(
    sentence: str, clauses: list[tuple[str, date | None]]
) -> None:
    assert told(sentence) == clauses


@pytest.mark.parametrize(
    "sentence",
    [
        "Acme will leave Spain, and it will do so in 2026.",
        "Acme will finance, build and operate the line.",
        "Acme will invest in schools and hospitals.",
        "The shops that will open in May will employ 300 people.",
        "Mt. Vernon and St. Ives shops will be closed in 2027.",
        "Acme will spend $5 million to help farmers and protect rivers.",
        "Acme will cut its emissions, working with its suppliers.",
    ],
)
def test_two_clauses_that_say_one_thing_are_one_claim(sentence: str) -> None:
    assert len(told(sentence)) == 1


def test_the_dot_of_a_month_ends_no_clause() -> None:
    sentence = "The deal that Acme made on Feb. 21 will be signed by June."
    assert [words for words, _ in told(sentence)] == [sentence.removesuffix(".")]


def test_who_says_it_is_no_part_of_the_claim() -> None:
    assert told("Ann Lee said on Friday that Acme will open 40 shops, the BBC reported.") == [
        ("Acme will open 40 shops", None)
    ]
    assert told("“We will open 40 shops,” said Ann Lee, who leads Acme.") == [
        ("We will open 40 shops", None)
    ]


def test_what_is_announced_above_a_list_is_said_of_its_items() -> None:
    text = "In government we will:\n- hire 40 nurses\n- more buses by 2027\nThe party met in Leeds."
    assert told(text) == [("hire 40 nurses", None), ("more buses by 2027", date(2027, 12, 31))]


def test_the_day_above_a_list_is_that_of_its_items_unless_they_have_their_own() -> None:
    text = "By 2030, Acme aims to:\n- cut its emissions by half\n- plant 40 trees by 2027\n"
    assert told(text) == [
        ("cut its emissions by half", date(2030, 12, 31)),
        ("plant 40 trees by 2027", date(2027, 12, 31)),
    ]


def test_a_line_that_only_names_a_day_or_an_offer_announces_what_is_below_it() -> None:
    text = "By 2030:\n- every home will have broadband\n- 90 miles of cycle lanes\nThe party met."
    assert told(text) == [
        ("every home will have broadband", date(2030, 12, 31)),
        ("90 miles of cycle lanes", date(2030, 12, 31)),
    ]
    text = "The party also commits to:\n- Building 90 houses\n- Submitting a bill by May 2027"
    assert told(text) == [
        ("Building 90 houses", None),
        ("Submitting a bill by May 2027", date(2027, 5, 31)),
    ]


def test_lines_that_begin_with_verbs_are_a_list_without_bullets() -> None:
    text = "The plan of Acme\nBuild 40 homes\nCut the tax on tips\nEnd price gouging\nAcme met."
    assert [words for words, _ in told(text)] == [
        "Build 40 homes",
        "Cut the tax on tips",
        "End price gouging",
    ]


def test_sentences_inside_quotation_marks_are_sentences() -> None:
    text = "Ann Lee said, “Acme opened a plant in Leeds in 2024. Acme will open another in 2026.”"
    assert told(text) == [("Acme will open another in 2026", date(2026, 12, 31))]


def test_the_clause_stands_in_the_text_where_it_is_said_to() -> None:
    text = "Acme grew.\n- Acme will hire 90 nurses, open two wards and cut waiting.\n"
    for one in extract(text, SAID):
        assert text[one.clause_offset :].startswith(one.clause)
        assert text[one.offset :].startswith(one.sentence)


@pytest.mark.parametrize(
    ("sentence", "clauses"),
    [
        # a noun that tells of speech, and what is to follow
        (
            "Speaking by video to the summit, Acme made an announcement that it would aim to reach"
            " peak emissions before 2030, followed by a long-term target to be neutral by 2060.",
            [
                ("it would aim to reach peak emissions before 2030", date(2029, 12, 31)),
                ("a long-term target to be neutral by 2060", date(2060, 12, 31)),
            ],
        ),
        # why, and then what
        (
            "The drug met its goal in a trial of 900 so the study will be stopped in 2026.",
            [("the study will be stopped in 2026", date(2026, 12, 31))],
        ),
        # what part of it is, is no claim of its own
        (
            "Acme will build 2,800 homes by 2027, half of which will be for social rent.",
            [("Acme will build 2,800 homes by 2027", date(2027, 12, 31))],
        ),
    ],
)
def test_a_frame_or_a_part_of_what_is_promised_is_no_claim(
    sentence: str, clauses: list[tuple[str, date | None]]
) -> None:
    assert told(sentence) == clauses


@pytest.mark.parametrize(
    ("sentence", "count"),
    [
        ("Acme aspires to deliver 4,000 robots in 2026.", 1),
        ("Acme has set a target for all new homes to be heated without gas by 2030.", 1),
        ("I will highlight some of those figures after Ann speaks.", 0),
        ("Later on I’ll share with you the figures for 12 shops.", 0),
    ],
)
def test_aspirations_and_targets_are_claims_and_words_on_the_talk_itself_are_none(
    sentence: str, count: int
) -> None:
    assert len(told(sentence)) == count


@pytest.mark.parametrize(
    ("line", "is_claim"),
    [
        ("Promise to build 900 homes.", True),
        ("Pledges to nationalise the canals", True),
        ("Commit to cut fares by half.", True),
        ("Plans to open a second site by 2030.", True),
        ("Plans to build a tower were approved on Monday.", False),
        ("Promise to voters on homes: a word on the word.", False),
    ],
)
def test_a_line_may_leave_out_whose_promise_it_is(line: str, is_claim: bool) -> None:
    assert bool(list(extract(line, date(2025, 3, 8)))) == is_claim


@pytest.mark.parametrize(
    ("words", "is_claim"),
    [
        ("Now turning to our outlook for 2026.", False),
        ("Turning to the guidance for the fourth quarter, I have some comments.", False),
        ("Turning to our outlook for 2026, we expect sales of $5 million.", True),
    ],
)
def test_what_only_turns_to_the_outlook_is_no_claim(words: str, is_claim: bool) -> None:
    assert bool(list(extract(words, date(2025, 3, 8)))) == is_claim
