"""What moved between two days, each with the day and the cause worked out by hand."""

from datetime import date, timedelta

import pytest

from claimcheck.domain.model.ledger import Ledger
from claimcheck.domain.standing.standing import Standing
from claimcheck.domain.standing.transitions import Transition, transitions
from claimcheck.domain.standing.view import View
from tests.ledgers import valid

FROM, TO = date(2023, 12, 31), date(2026, 12, 31)


def said(claim: str) -> Ledger:
    """Return a ledger of one claim of January 2024 with these keys and facts."""
    return valid(f'[claims.x]\ntext = "t"\nclaimant = "Acme"\nmade = 2024-01-10\n{claim}')


def moved(ledger: Ledger, since: date = FROM, until: date = TO) -> list[tuple[str, str, str, str]]:
    return [
        (str(one.date), str(one.from_), one.to, one.cause)
        for one in transitions(ledger, since, until)
        if one.id == "x"
    ]


def test_days_that_pass_make_a_claim_due_soon_and_overdue() -> None:
    assert moved(said("deadline = 2025-03-31")) == [
        ("2024-01-10", "None", "pending", "said by Acme, due by 31 March 2025"),
        # 31 March less 30 days is 1 March
        ("2025-03-01", "pending", "due-soon", "due by 31 March 2025, in 30 days"),
        ("2025-04-01", "due-soon", "overdue", "its last day, 31 March 2025, has passed"),
    ]


def test_a_notice_in_months_counts_as_the_calendar_does() -> None:
    ledger = valid(
        """\
[settings]
notice = "1m"

[claims.x]
text = "t"
claimant = "Acme"
speaker = "Jo Roe"
made = 2024-01-10
deadline = "2024-03"
"""
    )
    assert moved(ledger) == [
        ("2024-01-10", "None", "pending", "said by Jo Roe, due by 31 March 2024"),
        # a month after 29 February is 29 March, which is before 31 March; after 1 March it is not
        ("2024-03-01", "pending", "due-soon", "due by 31 March 2024, in 30 days"),
        ("2024-04-01", "due-soon", "overdue", "its last day, 31 March 2024, has passed"),
    ]


def test_evidence_moves_the_outlook_and_time_makes_it_stale() -> None:
    ledger = said(
        'evidence.a = { date = 2024-02-01, stance = "supports", source = "s", title = "Begun" }\n'
        'evidence.b = { date = 2025-01-01, stance = "refutes", source = "The Herald" }\n'
    )
    assert moved(ledger)[1:] == [
        (
            *("2024-02-01", "undated", "undated"),
            "outlook no evidence → on track; evidence for it: Begun",
        ),
        (
            # more than 90 days after 1 February 2024: 28 left of it, 31, 30, and 2 of May
            *("2024-05-02", "undated", "undated"),
            "outlook on track → stale; not looked at for 91 days",
        ),
        (
            *("2025-01-01", "undated", "undated"),
            "outlook stale → contested; evidence against it: The Herald",
        ),
    ]


def test_a_look_ends_staleness() -> None:
    ledger = valid(
        """\
[claims.x]
text = "t"
claimant = "Acme"
made = 2024-01-10
review-every = "1y"
evidence.a = { date = 2024-02-01, stance = "supports", source = "s" }

[looks.round]
date = 2025-02-05
claims = ["x"]
"""
    )
    assert moved(ledger)[2:] == [
        (
            *("2025-02-02", "undated", "undated"),
            "outlook on track → stale; not looked at for 367 days",
        ),
        (
            *("2025-02-05", "undated", "undated"),
            "outlook stale → on track; looked at, nothing new",
        ),
        (
            *("2026-02-06", "undated", "undated"),
            "outlook on track → stale; not looked at for 366 days",
        ),
    ]


def test_what_is_stale_only_after_the_end_of_the_calendar_never_is() -> None:
    seen = 'evidence.a = { date = 2024-02-02, stance = "supports", source = "s" }'
    assert moved(said(f'review-every = "9000y"\n{seen}')) == moved(said(seen))[:2]
    assert [now for _, _, now, _ in moved(said(seen))] == ["undated", "undated", "undated"]


def test_a_moved_date_says_from_where_to_where_and_how_far_from_the_first() -> None:
    ledger = said(
        'deadline = "2025"\n'
        'revisions.a = { date = 2024-06-01, deadline = "2026", speaker = "Jo Roe" }\n'
        'revisions.b = { date = 2024-07-01, deadline = "2027-06" }\n'
        "revisions.c = { date = 2024-08-01 }\n"
        "revisions.d = { date = 2024-09-01, undated = true }\n"
        'revisions.e = { date = 2024-10-01, deadline = "2025-09" }\n'
    )
    assert moved(ledger)[1:-1] == [
        (
            *("2024-06-01", "pending", "pending"),
            "Jo Roe moved the date from the end of 2025 to the end of 2026, 365 days later",
        ),
        (
            # 181 days of 2027 up to the end of June, and 365 of 2026
            *("2024-07-01", "pending", "pending"),
            "Acme moved the date from the end of 2026 to the end of June 2027, 181 days later; "
            "546 days after the first date, the end of 2025",
        ),
        ("2024-09-01", "pending", "undated", "Acme withdrew the date"),
        (
            *("2024-10-01", "undated", "pending"),
            "Acme named the end of September 2025 as the date; "
            "92 days before the first date, the end of 2025",
        ),
        (
            "2025-08-31",
            "pending",
            "due-soon",
            "due by 30 September 2025, in 30 days; first promised for 2025, now 92 days earlier",
        ),
    ]


def test_the_same_date_in_other_words_moves_nothing() -> None:
    ledger = said(
        'deadline = "2025"\n'
        'revisions.a = { date = 2024-06-01, deadline = "2025", deadline-words = "next year" }\n'
    )
    assert moved(ledger, until=date(2024, 12, 1)) == [
        ("2024-01-10", "None", "pending", "said by Acme, due by 31 December 2025")
    ]


def test_rulings_and_their_end() -> None:
    ledger = said(
        'deadline = "2024-03"\n'
        'verdicts.a = { date = 2024-04-20, verdict = "broken", because = "nothing came" }\n'
        'verdicts.b = { date = 2024-05-20, verdict = "reopened", because = "a new board" }\n'
    )
    assert moved(ledger)[-2:] == [
        ("2024-04-20", "overdue", "broken", "ruled broken: nothing came"),
        ("2024-05-20", "broken", "overdue", "reopened: a new board"),
    ]


def test_of_two_rulings_of_one_day_the_one_that_holds_is_told() -> None:
    ledger = said(
        'verdicts.a = { date = 2024-04-20, verdict = "void", because = "no promise" }\n'
        'verdicts.b = { date = 2024-04-20, verdict = "broken", because = "it is one" }\n'
    )
    assert moved(ledger)[-1] == ("2024-04-20", "undated", "broken", "ruled broken: it is one")


def test_a_day_that_passes_is_the_cause_though_a_fact_is_of_that_day() -> None:
    ledger = said(
        "deadline = 2025-03-31\n"
        'evidence.a = { date = 2025-04-01, stance = "context", source = "s" }\n'
    )
    assert moved(ledger)[-1] == (
        *("2025-04-01", "due-soon", "overdue"),
        "its last day, 31 March 2025, has passed",
    )


def test_a_day_and_a_fact_that_both_did_something_are_both_told() -> None:
    ledger = said(
        "deadline = 2025-03-31\n"
        'evidence.a = { date = 2025-04-01, stance = "refutes", source = "The Herald" }\n'
    )
    assert moved(ledger)[-1] == (
        *("2025-04-01", "due-soon", "overdue"),
        "its last day, 31 March 2025, has passed; outlook no evidence → none; evidence against it: "
        "The Herald",
    )


@pytest.mark.parametrize("stance", ["supports", "refutes"])
def test_where_a_claim_was_heading_ends_with_its_last_day_and_without_a_word(stance: str) -> None:
    ledger = said(
        "deadline = 2025-03-31\n"
        f'evidence.a = {{ date = 2025-03-10, stance = "{stance}", source = "s" }}\n'
    )
    # neither on the day after, nor 90 days after 10 March, when an open claim turns stale
    assert moved(ledger, date(2025, 3, 10)) == [
        ("2025-04-01", "due-soon", "overdue", "its last day, 31 March 2025, has passed"),
    ]


def test_a_look_at_an_overdue_claim_moves_nothing() -> None:
    look = '[looks.round]\ndate = 2025-09-01\nclaims = ["x"]\n'
    for found in ("", 'evidence.a = { date = 2024-02-01, stance = "supports", source = "s" }\n'):
        ledger = said(f"deadline = 2025-03-31\n{found}")
        looked = said(f"deadline = 2025-03-31\n{found}{look}")
        assert moved(looked, date(2025, 4, 1)) == moved(ledger, date(2025, 4, 1)) == []


def test_a_target_that_moved_the_outlook_says_which_way_it_went() -> None:
    ledger = said(
        'target = { measure = "plants", at-least = 80 }\n'
        'evidence.a = { date = 2024-02-01, stance = "context", source = "s", value = 65 }\n'
        "revisions.b = { date = 2024-03-01 }\n"
        "revisions.c = { date = 2024-03-02, "
        'target = { measure = "plants", at-least = 60 }, speaker = "Jo Roe" }\n'
    )
    assert moved(ledger)[-1] == (
        *("2024-03-02", "undated", "undated"),
        "outlook on track → target met; Jo Roe lowered the target from at least 80 to at least 60 "
        "(plants)",
    )


def test_a_revision_of_the_date_and_the_target_tells_both() -> None:
    ledger = said(
        'deadline = "2025"\ntarget = { measure = "plants", at-most = 3 }\n'
        'revisions.a = { date = 2024-06-01, deadline = "2026", '
        'target = { measure = "plants", at-most = 5 } }\n'
    )
    assert moved(ledger, until=date(2024, 7, 1))[-1] == (
        *("2024-06-01", "pending", "pending"),
        "Acme moved the date from the end of 2025 to the end of 2026, 365 days later; "
        "Acme eased the target from at most 3 to at most 5 (plants)",
    )


def test_what_was_said_again_on_the_day_of_new_evidence_is_told_beside_it() -> None:
    ledger = said(
        'evidence.a = { date = 2024-02-01, stance = "supports", source = "s", title = "Begun" }\n'
        "revisions.b = { date = 2024-02-01 }\n"
    )
    assert moved(ledger, until=date(2024, 3, 1))[-1] == (
        *("2024-02-01", "undated", "undated"),
        "outlook no evidence → on track; Acme repeated it; evidence for it: Begun",
    )


def test_a_date_that_is_named_again_on_the_day_of_new_evidence_is_told_beside_it() -> None:
    ledger = said(
        'deadline = "2026"\n'
        'evidence.a = { date = 2024-02-01, stance = "supports", source = "s", title = "Begun" }\n'
        'revisions.b = { date = 2024-02-01, deadline = "2026" }\n'
    )
    assert moved(ledger, until=date(2024, 3, 1))[-1][-1] == (
        "outlook no evidence → on track; Acme named the end of 2026 again; evidence for it: Begun"
    )


def test_what_the_evidence_comes_to_is_told_of_an_overdue_claim_too() -> None:
    ledger = said(
        "deadline = 2025-03-31\n"
        'target = { measure = "n", at-least = 60 }\n'
        'evidence.a = { date = 2025-05-01, stance = "supports", source = "The Herald" }\n'
        'evidence.b = { date = 2025-06-01, stance = "mixed", source = "The Post" }\n'
        'evidence.c = { date = 2025-07-01, stance = "context", source = "a count", value = 61 }\n'
    )
    assert [cause for *_, cause in moved(ledger, date(2025, 4, 1))] == [
        "outlook no evidence → none; evidence for it: The Herald",
        "outlook none → contested; mixed evidence: The Post",
        "outlook contested → target met; evidence: a count",
    ]


def test_a_condition_that_is_met_starts_the_clock() -> None:
    ledger = said(
        'condition = "the law passes"\n'
        'revisions.a = { date = 2024-06-01, condition-met = true, deadline = "2027" }\n'
    )
    assert moved(ledger) == [
        ("2024-01-10", "None", "waiting", "said by Acme, without a date"),
        ("2024-06-01", "waiting", "pending", "its condition was met, due by the end of 2027"),
    ]


def test_a_promise_that_held_to_its_last_day_awaits_a_ruling() -> None:
    assert moved(said("holds = true\ndeadline = 2025-03-31"))[1:] == [
        (
            *("2025-04-01", "holding", "awaiting-ruling"),
            "had to hold until 31 March 2025; a ruling is due",
        )
    ]


def test_a_ruling_on_a_part_moves_the_whole_and_is_named() -> None:
    ledger = valid(
        """\
[claims.x]
text = "both"
claimant = "Acme"
made = 2024-01-10
parts = ["a", "b"]

[claims.a]
text = "one"
claimant = "Acme"
made = 2024-01-10
verdicts.v = { date = 2024-05-01, verdict = "broken", because = "dropped" }

[claims.b]
text = "the other"
claimant = "Acme"
made = 2024-01-10
verdicts.v = { date = 2024-06-01, verdict = "kept", because = "done" }
"""
    )
    assert moved(ledger)[1:] == [
        (
            *("2024-05-01", "undated", "awaiting-ruling"),
            "decided by its parts on 1 May 2024: a is broken, so the whole, which "
            "needs 2 of its 2 parts, can no longer be kept; b is still open",
        ),
        (
            *("2024-06-01", "awaiting-ruling", "partly-kept"),
            "decided by its parts on 1 June 2024: 1 kept, 2 of its 2 parts needed: a is broken",
        ),
    ]


def test_facts_that_were_not_recorded_yet_move_nothing() -> None:
    ledger = said(
        "verdicts.a = { date = 2024-04-20, verdict = 'void', because = 'b', recorded = 2024-06-01 }"
    )
    known = transitions(ledger, FROM, TO, known_on=date(2024, 5, 31))
    assert [(one.date, one.to) for one in known] == [(date(2024, 1, 10), "undated")]
    assert len(transitions(ledger, FROM, TO, known_on=date(2024, 6, 1))) == 2


def test_since_is_left_out_and_until_is_told() -> None:
    ledger = said("deadline = 2025-03-31")
    overdue = [Transition("x", date(2025, 4, 1), "due-soon", "overdue", moved(ledger)[-1][3])]
    assert transitions(ledger, date(2025, 3, 31), date(2025, 4, 1)) == overdue
    assert transitions(ledger, date(2025, 4, 1), TO) == []
    assert transitions(ledger, TO, FROM) == []


EVERY_KIND = """\
[settings]
notice = "2m"
stale-after = "50d"

[claims.dated]
text = "t"
claimant = "Acme"
made = "2024-02"
deadline = "2025-02"
revisions.r1 = { date = "2024-11", deadline = "2025-06" }
revisions.r2 = { date = 2025-05-05, undated = true }
revisions.r3 = { date = 2025-07-07, deadline = 2025-10-31 }
evidence.a = { date = 2024-05-05, stance = "supports", source = "s" }
evidence.b = { date = 2025-12-01, stance = "mixed", source = "s" }

[claims.corrected]
text = "t"
claimant = "Acme"
made = 2024-01-10
deadline = "2024-06"
corrections.c1 = { date = 2025-01-01, deadline = 2024-09-09, made = 2024-03-03, because = "b" }
evidence.a = { date = 2024-04-04, stance = "refutes", source = "s" }

[claims.measured]
text = "t"
claimant = "Acme"
made = 2024-01-10
deadline = "2025"
review-every = "1m"
target = { measure = "n", at-least = 100, from = 0 }
evidence.a = { date = 2024-04-04, stance = "context", source = "s", value = 10 }
evidence.b = { date = 2024-06-04, stance = "context", source = "s", value = 60 }
evidence.c = { date = 2025-06-04, stance = "context", source = "s", value = 100 }
revisions.r1 = { date = 2025-07-07, target = { measure = "n", at-least = 200 } }

[claims.waiting]
text = "t"
claimant = "Acme"
made = 2024-01-10
condition = "rain"
deadline = "2024-12"
revisions.r1 = { date = 2025-03-03, condition-met = true }

[claims.whole]
text = "t"
claimant = "Acme"
made = 2024-01-10
parts = ["dated", "holding"]
needs = "any"

[claims.holding]
text = "t"
claimant = "Acme"
made = 2024-05-10
holds = true
deadline = "2025-08"
verdicts.a = { date = 2025-10-10, verdict = "kept", because = "b" }
verdicts.b = { date = 2025-11-11, verdict = "reopened", because = "b" }

[looks.one]
date = 2024-08-08
claims = ["dated", "measured", "holding"]
"""


@pytest.mark.parametrize("known_on", [None, date(2024, 12, 1)])
def test_no_day_is_missed_on_which_something_moves(known_on: date | None) -> None:
    ledger = valid(EVERY_KIND)
    expected = []
    for number in range((TO - FROM).days):
        day = FROM + timedelta(days=number + 1)
        before, now = View(ledger, day - timedelta(days=1), known_on), View(ledger, day, known_on)
        for id_ in ledger.claims:
            was, is_ = before.standing(id_), now.standing(id_)
            told = [one and (one.status, one.deadline, one.outlook) for one in (was, is_)]
            if told[0] != told[1]:
                expected.append((day, id_))
    found = [(one.date, one.id) for one in transitions(ledger, FROM, TO, known_on)]
    assert sorted(found) == sorted(expected)
    assert len(found) > (30 if known_on is None else 10)


@pytest.mark.parametrize("review_every", ["", 'review-every = "2d"\n'])
def test_more_of_the_same_evidence_is_no_more_work(
    monkeypatch: pytest.MonkeyPatch, review_every: str
) -> None:
    """A thousand facts move nothing after the first of each stance."""
    asked: list[date] = []
    standing = View.standing

    def noted(view: View, id_: str) -> Standing | None:
        asked.append(view.day)
        return standing(view, id_)

    monkeypatch.setattr(View, "standing", noted)
    evidence = (
        f"[claims.x.evidence.e{number}]\ndate = {date(2024, 2, 1) + timedelta(days=number)}\n"
        f'source = "s"\nstance = "{("supports", "refutes", "context")[number % 3]}"\n'
        for number in range(1000)
    )
    ledger = said(f'deadline = "2030"\n{review_every}{"".join(evidence)}')
    assert [one.split(";")[0] for *_, one in moved(ledger)] == [
        "said by Acme, due by 31 December 2030",
        "outlook no evidence → on track",
        "outlook on track → contested",
    ]
    assert len(asked) < 10


def test_of_some_claims_is_told_what_is_told_of_them_among_all() -> None:
    ledger = valid(
        """[claims.whole]
text = "w"
claimant = "Acme"
made = 2024-01-10
parts = ["part"]

[claims.part]
text = "p"
claimant = "Acme"
made = 2024-01-10
deadline = 2025-03-31

[claims.part.verdicts.v]
date = 2025-02-01
verdict = "kept"
because = "Done."
"""
    )
    among_all = transitions(ledger, FROM, TO)
    assert {one.id for one in among_all} == {"whole", "part"}
    for id_ in ledger.claims:
        alone = transitions(ledger, FROM, TO, ids=(id_,))
        assert alone == [one for one in among_all if one.id == id_]
