"""A brief says of one claim what a newspaper would print on the day, with its sources."""

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from claimcheck.domain.standing.detail import detail
from claimcheck.domain.standing.view import View
from claimcheck.report.brief import Brief, draw_brief, make_brief
from tests.cli.test_safety import HOSTILE, hostile_ledger
from tests.conftest import Run
from tests.ledgers import valid
from tests.report.gfm import addresses, elements

Write = Callable[[str], Path]

CLAIM = """\
[claims.plant]
text = "Acme will open a plant"
claimant = "Acme"
made = 2025-03-08
source = "https://e.example/said"
title = "Acme at the fair"
"""


def brief(text: str, day: str = "2026-11-24", claim: str = "plant") -> Brief:
    view = View(valid(text), date.fromisoformat(day))
    found = detail(view, claim)
    assert found is not None
    return make_brief(view, found)


def first(keys: str, day: str = "2026-11-24", more: str = "") -> str:
    """Return the first paragraph on a claim with these keys."""
    return brief(f"{CLAIM}{keys}\n{more}", day).paragraphs[0]


def verdict(verdict: str, day: str, keys: str = "") -> str:
    return (
        f'[claims.plant.verdicts.v]\ndate = {day}\nverdict = "{verdict}"\n'
        f'because = "the register says so"\n{keys}\n'
    )


def evidence(key: str, day: str, stance: str, keys: str = "") -> str:
    return (
        f'[claims.plant.evidence.{key}]\ndate = {day}\nstance = "{stance}"\n'
        f'source = "https://e.example/{key}"\n{keys}\n'
    )


@pytest.mark.parametrize(
    ("keys", "said"),
    [
        (
            "deadline = 2026-12-20",
            "Acme made this promise on 8 March 2025, to be kept by 20 December 2026: "
            "*Acme will open a plant* [1].",
        ),
        (
            'deadline = "2026"\ndeadline-words = "next year"',
            "Acme made this promise on 8 March 2025, to be kept by the end of 2026 (“next year”): ",
        ),
        (
            'deadline = "2026-12-20"\ndeadline-words = "By 20 December 2026"',
            "to be kept by 20 December 2026: ",
        ),
        (
            'deadline = "2027-H1"\ndeadline-words = "in the first half of 2027"',
            "to be kept by the end of the first half of 2027: ",
        ),
        (
            'deadline = "2026"\ndeadline-words = "before 2027"',
            "to be kept by the end of 2026 (“before 2027”): ",
        ),
        ('deadline = "2027-Q1"', "to be kept by the end of the first quarter of 2027: "),
        ('deadline = "2027-H2"', "to be kept by the end of the second half of 2027: "),
        ('deadline = "2027-02"', "to be kept by the end of February 2027: "),
        ('deadline = "203X"', "to be kept by the end of the 2030s: "),
        ('deadline = "2026-12/2027-02"', "to be kept by 28 February 2027: "),
        ("", "Acme made this promise on 8 March 2025, without a date: "),
        ('deadline-words = "soon"', "without a date (“soon”): "),
        (
            'kind = "aim"\ndeadline = "2027"',
            "Acme set this aim on 8 March 2025, to be reached by the end of 2027: ",
        ),
        (
            'kind = "forecast"\ndeadline = "2027"',
            "Acme made this forecast on 8 March 2025, to come true by the end of 2027: ",
        ),
        (
            'speaker = "Ann Lee"\ndeadline = "2027"',
            "Ann Lee made this promise for Acme on 8 March 2025, to be kept by the end of 2027: ",
        ),
        ('speaker = "Acme"', "Acme made this promise on 8 March 2025, without a date: "),
        ('holds = true\ndeadline = "2027"', "to hold until the end of 2027: "),
        ("holds = true", "to hold from then on, with no end date: "),
        (
            'condition = "the permit is given"\ndeadline = "2027"',
            "to be kept by the end of 2027 once a condition is met: ",
        ),
    ],
)
def test_it_begins_with_who_promised_what_by_when(keys: str, said: str) -> None:
    assert said in first(keys)


def test_a_claim_that_is_known_to_the_month_was_made_in_it() -> None:
    text = CLAIM.replace("2025-03-08", '"2025-03"')
    assert brief(text).paragraphs[0].startswith("Acme made this promise in March 2025, ")


@pytest.mark.parametrize(
    ("keys", "said"),
    [
        ('quote = "We will"', "In their words: “We will”."),
        ('quote = "We will!"', "In their words: “We will!” "),
        ('quote = "We will"\nwording = "reported"', "As reported: “We will”."),
        (
            'quote = "We will"\nwording = "translated"\noriginal = "我们会"\nlang = "zh"',
            "In translation: “We will”. In the original: “我们会”.",
        ),
        ('original = "我们会"', "In the original: “我们会”."),
        ('criteria = "a car leaves it"', "What counts as kept: a car leaves it. "),
        ('criteria = "A car leaves it."', "What counts as kept: A car leaves it. "),
    ],
)
def test_it_gives_the_words_and_what_counts_as_kept(keys: str, said: str) -> None:
    assert said in first(keys)


@pytest.mark.parametrize(
    ("keys", "day", "more", "said"),
    [
        (
            "deadline = 2026-12-20",
            "2026-11-24",
            "",
            "As of 24 November 2026, **26 days** are left until its last day, 20 December 2026.",
        ),
        (
            "deadline = 2026-12-20",
            "2026-12-19",
            "",
            "**1 day** is left until its last day, 20 December 2026.",
        ),
        (
            "deadline = 2026-12-20",
            "2026-12-20",
            "",
            "As of 20 December 2026, this is its **last day**, and there is no ruling yet.",
        ),
        (
            "deadline = 2026-12-20",
            "2026-12-21",
            "",
            "As of 21 December 2026, it is **overdue**: its last day, 20 December 2026, was 1 day "
            "ago, and there is no ruling yet. It has never been looked at.",
        ),
        (
            "deadline = 2026-06-30",
            "2026-11-24",
            evidence("e", "2026-06-01", "supports"),
            "It was last looked at on 1 June 2026.",
        ),
        (
            "",
            "2026-11-24",
            "",
            "As of 24 November 2026, it is open; without a date it cannot become overdue.",
        ),
        (
            "holds = true\ndeadline = 2026-12-20",
            "2026-11-24",
            "",
            "As of 24 November 2026, it has not been ruled broken, and it must hold until "
            "20 December 2026.",
        ),
        ("holds = true", "2026-11-24", "", "it has not been ruled broken, and it has no last day."),
        (
            "holds = true\ndeadline = 2026-10-20",
            "2026-11-24",
            "",
            "20 October 2026 has passed, and it **awaits a ruling** on whether it held.",
        ),
        (
            'condition = "the permit is given"\ndeadline = "2027"',
            "2026-11-24",
            "",
            "its clock has not started, since nothing on record says that its condition has been "
            "met. The condition: the permit is given.",
        ),
        (
            'deadline = "2025"',
            "2026-11-24",
            verdict("kept", "2026-01-10", "fulfilled = 2025-12-01"),
            "On 10 January 2026 it was ruled **kept**: the register says so. It came true on "
            "1 December 2025, on time.",
        ),
        (
            'deadline = "2025"',
            "2026-11-24",
            verdict("kept", "2026-03-10", "fulfilled = 2026-01-31"),
            "it was ruled **kept, 31 days late**: the register says so. It came true on "
            "31 January 2026; the first date was 31 December 2025.",
        ),
        (
            'deadline = "2025-06"',
            "2026-11-24",
            verdict("kept", "2026-03-10", 'fulfilled = "2025"'),
            "It came true in 2025; whether that was by the first date, 30 June 2025, cannot be "
            "determined.",
        ),
        (
            'deadline = "2025"',
            "2026-11-24",
            verdict("kept", "2026-03-10", 'fulfilled = "unknown"'),
            "it was ruled **kept**: the register says so. When it came true is not known.",
        ),
        (
            'deadline = "2025"',
            "2026-11-24",
            verdict("partly-kept", "2026-01-10", "fulfilled = 2025-12-01"),
            "it was ruled **partly kept**: the register says so. The part that was kept came true "
            "on 1 December 2025, on time.",
        ),
        *(
            (
                'deadline = "2025"',
                "2026-11-24",
                verdict(word, "2026-01-10"),
                f"On 10 January 2026 it was ruled **{word}**: the register says so.",
            )
            for word in ("broken", "withdrawn", "void", "unverifiable")
        ),
    ],
)
def test_it_says_how_the_claim_stands(keys: str, day: str, more: str, said: str) -> None:
    assert said in first(keys, day, more)


def test_a_successor_is_named() -> None:
    other = CLAIM.replace("claims.plant", "claims.works")
    more = verdict("superseded", "2026-01-10", 'superseded-by = "works"') + other
    assert "it was ruled **superseded** by `works`: the register says so." in first("", more=more)


def test_a_reopened_claim_tells_of_the_ruling_that_no_longer_holds() -> None:
    again = verdict("reopened", "2026-02-10").replace("verdicts.v", "verdicts.w")
    said = first('deadline = "2027"', more=verdict("broken", "2026-01-10") + again)
    assert "On 10 January 2026 it was ruled broken: the register says so." in said
    assert "On 10 February 2026 it was reopened: the register says so." in said
    assert "**402 days** are left" in said


def test_a_compound_claim_names_its_parts_and_follows_them() -> None:
    part = '[claims.{0}]\ntext = "Acme will open the {0}"\nclaimant = "Acme"\nmade = 2025-03-08\n'
    kept = '[claims.{0}.verdicts.v]\ndate = 2026-0{1}-10\nverdict = "{2}"\nbecause = "seen"\n'
    parts = part.format("gate") + kept.format("gate", 1, "kept")
    parts += part.format("hall") + kept.format("hall", 2, "kept").replace(
        "because", "fulfilled = 2026-02-01\nbecause"
    )
    keys = 'deadline = "2027"\nparts = ["gate", "hall"]'
    at_first = first(keys, "2026-01-20", parts)
    assert (
        "It has two parts, both of which must be kept: *Acme will open the gate* (kept) and "
        "*Acme will open the hall* (without a date)." in at_first
    )
    assert "are left until its last day, 31 December 2027." in at_first
    assert (
        "On 10 February 2026 the rulings on its parts settled it as **kept**: gate and hall kept, "
        "2 of its 2 parts needed."
    ) in first(keys, more=parts)
    assert "one of which must be kept" in first(f'{keys}\nneeds = "any"', more=parts)
    assert "one of which must be kept" in first(f"{keys}\nneeds = 1", more=parts)
    alone = first('parts = ["gate"]', more=parts)
    assert "It has one part, which must be kept: *Acme will open the gate* (kept)." in alone


REVISED = """\
deadline = "2025"

[claims.plant.revisions.a]
date = 2025-06-01
deadline = "2026-06"
speaker = "Ann Lee"
source = "https://e.example/later"

[claims.plant.revisions.b]
date = 2025-07-01
deadline = "2026-03"

[claims.plant.revisions.c]
date = 2025-08-01

[claims.plant.revisions.d]
date = 2025-09-01
undated = true

[claims.plant.revisions.e]
date = "2025-10"
deadline = "2026"
target = { measure = "cars a day", more-than = 40 }
source = "https://e.example/later"
"""


def test_each_change_of_the_claimants_is_a_sentence() -> None:
    told = brief(CLAIM + REVISED)
    assert told.paragraphs[1].startswith(
        "On 1 June 2025, Ann Lee moved the date to the end of June 2026 [2]. "
        "On 1 July 2025, Acme brought the date forward to the end of March 2026. "
        "On 1 August 2025, Acme repeated it. "
        "On 1 September 2025, Acme withdrew the date. "
        "In October 2025, Acme named the end of 2026 as the date and named more than 40 "
        "(cars a day) as the target [3]. "
        "The date in force is 365 days later than the first one, 31 December 2025."
    )
    assert "until the date now in force, 31 December 2026" in told.paragraphs[0]


@pytest.mark.parametrize(
    ("count", "told"),
    [
        (7, "It was revised seven times; the first is left out here. "),
        (8, "It was revised eight times; the first two are left out here. "),
    ],
)
def test_of_many_changes_the_newest_six_are_told(count: int, told: str) -> None:
    more = "".join(
        f"[claims.plant.revisions.r{day}]\ndate = 2025-06-0{day}\n\n" for day in range(1, count + 1)
    )
    said = brief(CLAIM + "\n" + more).paragraphs[1]
    assert said.startswith(f"{told}On {count - 5} June 2025, Acme repeated it. ")


def test_the_sources_are_numbered_in_the_order_of_the_text_and_each_named_once() -> None:
    more = (
        evidence("one", "2025-04-01", "supports", 'title = "First"')
        + evidence("two", "2025-05-01", "supports", 'title = "Second"\norigin = "claimant"')
        + evidence("three", "2025-06-01", "refutes", 'quote = "No plant"')
        + evidence("four", "2025-07-01", "mixed", 'archived = "https://archive.example/4"')
        + evidence("five", "2025-08-01", "context", 'title = "Not cited"')
        + verdict("broken", "2026-01-10", 'on = ["three"]')
    )
    told = brief(f'{CLAIM}deadline = "2025"\n{more}')
    assert "ruled **broken**: the register says so [2]." in told.paragraphs[0]
    assert told.paragraphs[1] == (
        "Two sources support it, the latest: *Second* (1 May 2025, according to the claimant) "
        "[3]. One source contradicts it: “No plant” (1 June 2025) [2]. One source cuts both ways: "
        "[e.example/four](https://e.example/four) (1 July 2025) [4]."
    )
    assert draw_brief(told).partition("Sources:\n\n")[2] == (
        "1. [Acme at the fair](https://e.example/said), 8 March 2025\n"
        "2. [e.example/three](https://e.example/three), 1 June 2025\n"
        "3. [Second](https://e.example/two), 1 May 2025\n"
        "4. [e.example/four](https://e.example/four), 1 July 2025 "
        "([archived copy](https://archive.example/4))\n"
    )


def test_the_pace_towards_a_number_is_told() -> None:
    keys = 'deadline = "2026"\ntarget = { measure = "halls", at-least = 40, unit = "m²", from = 0 }'
    told = brief(f"{CLAIM}{keys}\n{evidence('e', '2026-03-08', 'context', 'value = 20')}")
    # half of the way in 365 days, so the other half takes 365 more
    assert (
        "Its target is at least 40 m² (halls). The latest reading, for 8 March 2026, is 20 of "
        "40 m², from 0: 50% of the way [2]. At the pace so far, the target would be reached on "
        "8 March 2027." in told.paragraphs[1]
    )


def reading(value: float, day: str, keys: str = "") -> str:
    return evidence(f"r{day}", day, "context", f"value = {value}\n{keys}")


def account(keys: str, more: str, day: str = "2026-11-24") -> str:
    """Return the second paragraph on a claim with these keys."""
    return brief(f"{CLAIM}{keys}\n{more}", day).paragraphs[1]


# 3,790 - 1,305 is 2,485, and 4,000 - 1,305 is 2,695: 92.2 %
TREES = 'target = { measure = "trees", at-least = 4000, from = 1305 }'


@pytest.mark.parametrize(
    ("target", "value", "said"),
    [
        (TREES, 3790, "is 3,790 of 4,000, from 1,305: 92% of the way [2]."),
        (TREES, 4000, "is 4,000 of 4,000, from 1,305: the target is met [2]."),
        (TREES, 4120, "is 4,120 of 4,000, from 1,305: the target is met [2]."),
        (TREES, 1305, "is 1,305 of 4,000, from 1,305: 0% of the way [2]."),
        (TREES, 1306, "is 1,306 of 4,000, from 1,305: less than 1% of the way [2]."),
        # 2,694 of 2,695 is 99.96 %, which is not all of it
        (TREES, 3999, "is 3,999 of 4,000, from 1,305: more than 99% of the way [2]."),
        (TREES, 900, "is 900 of 4,000, from 1,305: further from the target than at the start [2]."),
        (
            TREES.replace("at-least", "more-than"),
            4000,
            "is 4,000 of 4,000, from 1,305: not more than 4,000 [2].",
        ),
        (
            TREES.replace("from", 'unit = "trees", from'),
            3790,
            "is 3,790 of 4,000 trees, from 1,305: 92% of the way [2].",
        ),
        # it started beyond its target and fell below it: no part of a way
        (TREES.replace("1305", "5000"), 3790, "is 3,790 of 4,000, from 5,000: below the target"),
        (TREES.replace("1305", "5000"), 4500, "is 4,500 of 4,000, from 5,000: the target is met"),
        # from 8 down to 3, and 5 of it: 60 %
        (
            'target = { measure = "rate", at-most = 3, unit = "%", from = 8 }',
            5,
            "is 5%, from 8%: 60% of the way [2].",
        ),
        (
            'target = { measure = "rate", at-most = 3, unit = "%", from = 8 }',
            2.5,
            "is 2.5%, from 8%: the target is met [2].",
        ),
        (
            'target = { measure = "rate", at-most = 3, unit = "%", from = 8 }',
            9,
            "is 9%, from 8%: further from the target than at the start [2].",
        ),
        # a share of a share is no share
        (
            'target = { measure = "rate", at-least = 60, unit = "%", from = 20 }',
            40,
            "is 40%, from 20%: 50% of the way [2].",
        ),
        (
            'target = { measure = "seats", equals = 60, from = 30 }',
            45,
            "is 45, from 30: 50% of the way [2].",
        ),
        (
            'target = { measure = "seats", equals = 60, from = 30 }',
            65,
            "is 65, from 30: above the target [2].",
        ),
        (
            'target = { measure = "seats", at-least = 60, at-most = 70, from = 30 }',
            71,
            "is 71, from 30: above the target [2].",
        ),
        (
            'target = { measure = "seats", at-least = 60, at-most = 70, from = 30 }',
            50,
            "is 50, from 30: below the target [2].",
        ),
        (
            'target = { measure = "seats", at-least = 60, at-most = 70, from = 30 }',
            70,
            "is 70, from 30: the target is met [2].",
        ),
        ('target = { measure = "seats", at-least = 0 }', -1, "is -1 of 0: below the target [2]."),
        ('target = { measure = "seats", at-least = 60 }', 50, "is 50 of 60: below the target [2]."),
        ('target = { measure = "seats", less-than = 5 }', 5, "is 5: not less than 5 [2]."),
    ],
)
def test_a_reading_is_told_with_the_target_and_where_the_claimant_started(
    target: str, value: float, said: str
) -> None:
    assert f"The latest reading, for 8 March 2026, {said}" in account(
        f'deadline = "2026"\n{target}', reading(value, "2026-03-08")
    )


def test_without_a_first_number_the_way_is_counted_from_the_oldest_reading() -> None:
    more = reading(10, "2025-04-01") + reading(70, "2025-05-01") + reading(40, "2025-06-01")
    told = account('target = { measure = "seats", at-least = 60 }', more)
    # from 10 to 60 are 50, and 30 of them are 60 %
    assert (
        "The latest reading, for 1 June 2025, is 40 of 60, from 10 on 1 April 2025: 60% of the way "
        "[2]." in told
    )


def test_what_was_read_before_the_claim_was_made_is_no_step_of_its_way() -> None:
    target = 'target = { measure = "seats", at-least = 60, from = 10 }'
    told = account(target, reading(50, "2024-01-01"))
    assert "The latest reading, for 1 January 2024, is 50 of 60: below the target [2]." in told
    assert "pace" not in told
    assert "is 50 of 60, from 10: below the target [2]." in account(
        target, reading(50, "2025-03-08")
    )


def test_of_two_readings_of_one_day_none_is_where_the_claimant_started() -> None:
    target = 'target = { measure = "seats", at-least = 60 }'
    two = reading(40, "2025-04-01") + reading(50, "2025-04-01").replace(".r2", ".s2")
    assert "is 50 of 60: below the target [2]." in account(target, two)


def test_a_reading_cites_its_own_source_and_no_other_of_the_same_number() -> None:
    more = reading(40, "2025-04-01") + reading(40, "2025-05-01", 'measure = "stands"')
    told = brief(f"{CLAIM}target = {{ measure = 'seats', at-least = 60 }}\n{more}")
    assert "for 1 April 2025, is 40 of 60: below the target [2]." in told.paragraphs[1]
    assert told.sources[1].source == "https://e.example/r2025-04-01"


def test_no_source_supports_it_is_not_said_where_readings_do() -> None:
    target = 'deadline = "2025"\ntarget = { measure = "seats", at-least = 60 }'
    for value in (40, 61):
        assert "No source" not in account(target, reading(value, "2026-03-08"))
    other = reading(61, "2026-03-08", 'measure = "stands"')
    assert "No source supports or contradicts it so far." in account(target, other)


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ("at-least = 80", "at-least = 60", "lowered the target from at least 80 to at least 60"),
        ("more-than = 80", "at-least = 60", "lowered the target from more than 80 to at least 60"),
        ("at-least = 60", "at-least = 80", "raised the target from at least 60 to at least 80"),
        ("at-most = 5", "at-most = 3", "tightened the target from at most 5 to at most 3"),
        ("at-most = 3", "at-most = 5", "eased the target from at most 3 to at most 5"),
        ("equals = 5", "at-most = 5", "eased the target from exactly 5 to at most 5"),
    ],
)
def test_a_changed_target_says_which_way_it_went(before: str, after: str, said: str) -> None:
    revision = (
        "[claims.plant.revisions.r]\ndate = 2025-06-01\n"
        f'target = {{ measure = "seats", {after} }}\n'
    )
    told = account(f'target = {{ measure = "seats", {before} }}', revision)
    assert f"On 1 June 2025, Acme {said} (seats)." in told


def test_a_target_that_was_lowered_and_met_is_told_as_both() -> None:
    revision = (
        "[claims.plant.revisions.r]\ndate = 2025-06-01\n"
        'target = { measure = "trees", at-least = 3000 }\n'
    )
    told = account(TREES, revision + reading(3100, "2026-03-08"))
    assert "Acme lowered the target from at least 4,000 to at least 3,000 (trees)." in told
    assert "Its target is at least 3,000 (trees)." in told
    assert "is 3,100 of 3,000, from 1,305: the target is met [2]." in told


RETRACTED = (
    '[claims.plant.corrections.c]\ndate = 2026-05-03\nretracts = "v"\n'
    'because = "the register was misread"\n'
)


def test_a_retracted_ruling_is_told_with_when_and_why_it_was_retracted() -> None:
    said = (
        "On 10 January 2026 it was ruled broken: the register says so. That ruling was retracted "
        "on 3 May 2026: the register was misread. "
    )
    told = brief(f'{CLAIM}deadline = "2025"\n{verdict("broken", "2026-01-10")}{RETRACTED}')
    assert f"{said}As of 24 November 2026, it is **overdue**: " in told.paragraphs[0]
    assert "misread" not in told.paragraphs[1]

    again = verdict("kept", "2026-06-01", "fulfilled = 2025-12-01").replace("dicts.v", "dicts.w")
    more = f"{verdict('broken', '2026-01-10')}{RETRACTED}{again}"
    assert f"{said}On 1 June 2026 it was ruled **kept**: the register says so." in first(
        'deadline = "2025"', more=more
    )


def test_a_retracted_reopening_is_told_too_and_the_ruling_before_it_holds() -> None:
    kept = verdict("kept", "2026-01-10", "fulfilled = 2026-01-01").replace("dicts.v", "dicts.a")
    said = first("", more=f"{kept}{verdict('reopened', '2026-02-10')}{RETRACTED}")
    assert (
        "On 10 February 2026 it was reopened: the register says so. The reopening was retracted "
        "on 3 May 2026: the register was misread." in said
    )
    assert "On 10 January 2026 it was ruled **kept**" in said


def test_a_retraction_that_was_itself_wrong_leaves_the_ruling_as_it_is() -> None:
    undone = (
        '[claims.plant.corrections.d]\ndate = 2026-05-04\nretracts = "c"\n'
        'because = "it was read well"\n'
    )
    said = first('deadline = "2025"', more=verdict("broken", "2026-01-10") + RETRACTED + undone)
    assert "it was ruled **broken**: the register says so." in said
    assert "retracted" not in said


def test_a_correction_of_a_ruling_and_of_the_claim_at_once_is_told_in_both_places() -> None:
    both = RETRACTED.replace("because", 'criteria = "a car leaves it"\nbecause')
    told = brief(f'{CLAIM}deadline = "2025"\n{verdict("broken", "2026-01-10")}{both}')
    assert "retracted on 3 May 2026: the register was misread." in told.paragraphs[0]
    assert "Corrected on 3 May 2026: the register was misread." in told.paragraphs[1]


def test_a_forecast_that_was_taken_back_is_not_in_it() -> None:
    more = "[claims.plant.forecasts.v]\ndate = 2025-05-01\nprobability = 0.37\n"
    assert "misread" not in account("", more + RETRACTED)


def test_an_address_in_the_text_can_be_read_and_copied() -> None:
    address = "https://e.example/a_b/?c=d"
    ruled = verdict("kept", "2026-01-10").replace("the register says so", f"see {address}.")
    page = draw_brief(brief(f'{CLAIM}criteria = "as in {address}"\n{ruled}'))
    assert f"What counts as kept: as in <{address}>." in page
    assert f"it was ruled **kept**: see <{address}>." in page
    assert "\\" not in page
    assert addresses(page) == [address, address, "https://e.example/said"]


def test_what_the_other_side_was_asked_and_said_is_told_with_its_source() -> None:
    more = (
        '[claims.plant.inquiries.q]\ndate = 2025-05-01\nto = "*press* office"\n'
        'question = "When?"\nreply-by = 2025-05-10\n'
        '[claims.plant.inquiries.r]\ndate = 2025-05-02\nto = "Jane Doe"\nquestion = "When?"\n'
        'reply-by = 2025-05-20\nnote = "the-secret"\n'
        '[claims.plant.replies.a]\ndate = 2025-05-05\ninquiry = "q"\nnote = "the-secret"\n'
        'quote = "On [day] one"\nsource = "https://e.example/reply"\n'
    )
    told = brief(f'{CLAIM}deadline = "2027"\n{more}')
    assert told.paragraphs[1] == (
        "No source supports or contradicts it so far. We asked \\*press\\* office on 1 May 2025. "
        "It replied on 5 May 2025: “On \\[day\\] one”. [2] "
        "We asked Jane Doe on 2 May 2025 and waited until 20 May 2025; there was no reply."
    )
    assert [one.source for one in told.sources][1:] == ["https://e.example/reply"]
    assert told.sources[1].title is None


def test_our_own_mistakes_are_told_and_what_they_took_back_is_not() -> None:
    more = evidence("wrong", "2025-05-01", "supports") + (
        '[claims.plant.corrections.c]\ndate = 2025-05-03\nretracts = "wrong"\n'
        'because = "that was another Acme"\n'
    )
    told = brief(f'{CLAIM}deadline = "2027"\n{more}')
    assert told.paragraphs[1] == (
        "No source supports or contradicts it so far. Corrected on 3 May 2025: that was another "
        "Acme."
    )
    assert [one.source for one in told.sources] == ["https://e.example/said"]


def test_notes_and_forecasts_are_not_in_it(run: Run, ledger_file: Write) -> None:
    secret = "the-secret"
    ledger_file(
        f'{CLAIM}note = "{secret}"\n'
        + evidence("e", "2025-05-01", "supports", f'note = "{secret}"')
        + '[claims.plant.forecasts.f]\ndate = 2025-05-01\nprobability = 0.37\nby = "the-oracle"\n'
        + verdict("kept", "2025-06-01", f'note = "{secret}"')
    )
    for args in ((), ("--json",)):
        out = run("brief", "plant", *args).out
        assert secret not in out
        assert "oracle" not in out
        assert "37" not in out


def test_a_draft_is_told_with_a_warning(run: Run, ledger_file: Write) -> None:
    ledger_file(f"{CLAIM}draft = true\n")
    ran = run("brief", "plant")
    assert (ran.code, ran.err) == (0, "plant is a draft, which is kept out of publications\n")
    assert ran.out.startswith("Acme made this promise")


def test_a_brief_answers_for_the_day_that_is_asked_for(run: Run, ledger_file: Write) -> None:
    ledger_file(f'{CLAIM}deadline = "2025"\n{verdict("kept", "2026-01-10")}')
    assert "**266 days** are left" in run("brief", "plant", "--as-of", "2025-04-09").out
    early = run("brief", "plant", "--as-of", "2025-01-01")
    assert (early.code, early.out) == (2, "")
    assert "was made on 2025-03-08" in early.err


def test_a_brief_goes_into_a_file(run: Run, ledger_file: Write) -> None:
    path = ledger_file(CLAIM).with_name("brief.md")
    ran = run("brief", "plant", "-o", str(path))
    assert (ran.code, ran.out, ran.err) == (0, "", "")
    assert path.read_text() == run("brief", "plant").out


def test_the_json_of_a_brief_has_its_paragraphs_and_sources(run: Run, ledger_file: Write) -> None:
    ledger_file(CLAIM)
    found = json.loads(run("brief", "plant", "--json").out)
    assert (found["format"], found["id"], found["draft"]) == ("claimcheck/brief", "plant", False)
    assert found["sources"] == [
        {
            "number": 1,
            "title": "Acme at the fair",
            "source": "https://e.example/said",
            "date": "2025-03-08",
            "archived": None,
        }
    ]
    assert found["paragraphs"][0].startswith("Acme made this promise on 8 March 2025")


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
@pytest.mark.parametrize("claim", ["one", "two"])
def test_hostile_text_in_a_brief_is_text(claim: str, text: str) -> None:
    page = draw_brief(brief(hostile_ledger(text), claim=claim))
    assert set(elements(page)) <= {"p", "em", "strong", "ol", "li"}
    assert addresses(page) == []
