"""`claimcheck asked` and `claimcheck replied`: the right of reply."""

import json
import tomllib
from collections.abc import Callable
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Run

Write = Callable[[str], Path]

LEDGER = """\
[claims.acme-plant]
text = "Acme will open a plant"
claimant = "Acme"
made = 2025-03-08
deadline = "2026-06"
criteria = "it opens"

[claims.acme-jobs]
text = "Acme will create 500 jobs"
claimant = "Acme"
made = 2025-03-08
deadline = "2030"
criteria = "500 of them"
"""
ASKED = """
[claims.acme-plant.inquiries.2026-11-01-77aa]
date = 2026-11-01
to = "press office"
question = "When does it open?"
reply-by = 2026-11-11
recorded = 2026-11-01T09:00:00Z
"""
ASKED_DOE = """
[claims.acme-plant.inquiries.2026-11-02-d0e0]
date = 2026-11-02
to = "Jane Doe"
question = "Does it?"
recorded = 2026-11-02T09:00:00Z
"""
REPLIED = """
[claims.acme-plant.replies.2026-11-05-91c0]
date = 2026-11-05
inquiry = "2026-11-01-77aa"
quote = "In spring"
recorded = 2026-11-05T09:00:00Z
"""
ASK = ("asked", "acme-plant", "--to", "press office", "--question", "When does it open?")


def facts(path: Path, table: str, claim: str = "acme-plant") -> dict[str, Any]:
    found: dict[str, Any] = tomllib.loads(path.read_text())["claims"][claim][table]
    return found


def test_one_inquiry_about_several_claims_is_one_write_and_a_block_in_each(
    run: Run, ledger_file: Write
) -> None:
    path = ledger_file(LEDGER)
    about = ("asked", "acme-plant", "acme-jobs", "--to", "press office", "--question", "When?")
    ran = run(*about, "--reply-by", "in 10 days", "--note", "N", "--who", "vl")
    assert ran.code == 0, ran.err
    [(key, inquiry)] = facts(path, "inquiries").items()
    assert facts(path, "inquiries", "acme-jobs") == {key: inquiry}
    assert ran.out == f"acme-plant {key}\nacme-jobs {key}\n"
    assert inquiry.pop("recorded").isoformat() == "2026-11-24T12:00:00+00:00"
    assert inquiry == {
        "date": date(2026, 11, 24),
        "to": "press office",
        "question": "When?",
        "reply-by": date(2026, 12, 4),
        "note": "N",
        "by": "vl",
    }
    assert "read “in 10 days” as 2026-12-04\n" in ran.err
    assert (
        "for readers: We asked the press office on 24 November 2026 and wait until 4 December "
        "2026 for a reply.\n"
    ) in ran.err
    assert run("undo").code == 0
    assert path.read_text() == LEDGER


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("2026-12-05", "2026-12-05"),
        ("5 January 2027", "2027-01-05"),
        ("5 January", "2027-01-05"),
        ("Friday", "2026-11-27"),
        ("within a week", "2026-12-01"),
        ("January 2027", "2027-01-31"),
        ("24 November 2026", "2026-11-24"),
    ],
)
def test_how_long_they_have_is_read_forwards_and_kept_as_its_last_day(
    run: Run, ledger_file: Write, words: str, day: str
) -> None:
    path = ledger_file(LEDGER)
    assert run(*ASK, "--reply-by", words).code == 0
    [inquiry] = facts(path, "inquiries").values()
    assert inquiry["reply-by"].isoformat() == day


def test_it_is_counted_from_the_day_on_which_they_were_asked(run: Run, ledger_file: Write) -> None:
    path = ledger_file(LEDGER)
    assert run(*ASK, "--date", "2026-11-01", "--reply-by", "in 10 days").code == 0
    [inquiry] = facts(path, "inquiries").values()
    assert inquiry["reply-by"] == date(2026, 11, 11)


@pytest.mark.parametrize(
    ("more", "words"),
    [
        (("--reply-by", "yesterday"), "2026-11-23, is before the inquiry"),
        (("--reply-by", "2026-11-23"), "2026-11-23, is before the inquiry, of 2026-11-24"),
        (("--reply-by", "soon"), "“5 January 2027” or “in 10 days”, or leave it out"),
        (("--reply-by", "10 days"), "“5 January 2027” or “in 10 days”, or leave it out"),
        (("--reply-by", "5/1/2027"), "2027-01-05 or 2027-05-01"),
        (("--date", "2026-11-25"), "2026-11-25 is after today"),
        (("--to", " "), "to is empty"),
        (("--question", ""), "question is empty"),
    ],
)
def test_an_inquiry_that_cannot_be_is_refused(
    run: Run, ledger_file: Write, more: tuple[str, ...], words: str
) -> None:
    path = ledger_file(LEDGER)
    ran = run(*ASK, *more)
    assert (ran.code, ran.out) == (2, "")
    assert words in ran.err
    assert path.read_text() == LEDGER


def test_day_and_month_in_figures_are_read_as_asked(run: Run, ledger_file: Write) -> None:
    path = ledger_file(LEDGER)
    assert run(*ASK, "--reply-by", "5/1/2027", "--day-first").code == 0
    [inquiry] = facts(path, "inquiries").values()
    assert inquiry["reply-by"] == date(2027, 1, 5)


def test_a_reply_answers_the_inquiry_that_is_waiting(run: Run, ledger_file: Write) -> None:
    path = ledger_file(LEDGER + ASKED)
    said = ("--quote", "Im Frühling", "--lang", "de", "--wording", "reported")
    ran = run("replied", "acme-plant", *said, "--source", "email", "--note", "N", "--who", "vl")
    assert ran.code == 0, ran.err
    [(key, reply)] = facts(path, "replies").items()
    assert ran.out == f"acme-plant {key}\n"
    assert reply.pop("recorded").isoformat() == "2026-11-24T12:00:00+00:00"
    assert reply == {
        "date": date(2026, 11, 24),
        "quote": "Im Frühling",
        "inquiry": "2026-11-01-77aa",
        "source": "email",
        "wording": "reported",
        "lang": "de",
        "note": "N",
        "by": "vl",
    }
    assert "in reply to 2026-11-01-77aa: the press office, asked on 1 November 2026\n" in ran.err


def test_no_comment_is_a_reply_too(run: Run, ledger_file: Write) -> None:
    path = ledger_file(LEDGER + ASKED)
    assert run("replied", "acme-plant", "--declined", "--date", "2026-11-03").code == 0
    [reply] = facts(path, "replies").values()
    assert reply["declined"] is True
    assert "quote" not in reply
    assert "On 3 November 2026 it declined to comment." in run("show", "acme-plant").out


@pytest.mark.parametrize("start", ["2026-11-02-d0e0", "2026-11-02"])
def test_an_inquiry_is_named_by_its_key_or_the_start_of_it(
    run: Run, ledger_file: Write, start: str
) -> None:
    path = ledger_file(LEDGER + ASKED + ASKED_DOE)
    assert run("replied", "acme-plant", start, "--quote", "Yes").code == 0
    [reply] = facts(path, "replies").values()
    assert reply["inquiry"] == "2026-11-02-d0e0"


@pytest.mark.parametrize(
    ("ledger", "more"), [(LEDGER, ()), (LEDGER, ("--unasked",)), (LEDGER + ASKED, ("--unasked",))]
)
def test_a_comment_that_nobody_had_asked_for_names_no_inquiry(
    run: Run, ledger_file: Write, ledger: str, more: tuple[str, ...]
) -> None:
    path = ledger_file(ledger)
    assert run("replied", "acme-plant", "--quote", "It stands.", *more).code == 0
    [reply] = facts(path, "replies").values()
    assert "inquiry" not in reply
    assert "Acme commented on 24 November 2026 without being asked" in run("show", "acme-pl").out


@pytest.mark.parametrize(
    ("ledger", "typed", "words"),
    [
        (ASKED, (), "give --quote, or --declined"),
        (ASKED, ("--quote", "q", "--declined"), "a reply is either quoted or declined"),
        (ASKED, ("--quote", " "), "quote is empty"),
        (ASKED, ("2026-12", "--quote", "q"), "no inquiry “2026-12”"),
        (ASKED, ("2026-11", "--quote", "q", "--unasked"), "leave one of the two out"),
        (ASKED, ("--quote", "q", "--date", "2026-10-31"), "is before its inquiry"),
        (ASKED + ASKED_DOE, ("--quote", "q"), "2026-11-01-77aa, 2026-11-02-d0e0"),
        (ASKED + ASKED_DOE, ("2026-11", "--quote", "q"), "could be any of"),
        (ASKED + REPLIED, ("--quote", "q"), "2026-11-01-77aa; or give --unasked"),
        (ASKED + REPLIED, ("2026-11-01", "--quote", "In spring", "--date", "2026-11-05"),
         "already recorded as 2026-11-05-91c0"),
    ],
)  # fmt: skip
def test_a_reply_that_cannot_be_or_could_answer_two_inquiries_is_refused(
    run: Run, ledger_file: Write, ledger: str, typed: tuple[str, ...], words: str
) -> None:
    path = ledger_file(LEDGER + ledger)
    ran = run("replied", "acme-plant", *typed)
    assert (ran.code, ran.out) == (2, "")
    assert words in ran.err
    assert path.read_text() == LEDGER + ledger


MAIL = """\
From: press@acme.example
Date: Thu, 05 Nov 2026 10:00:00 +0000
Subject: Your question
Content-Type: text/plain; charset=utf-8

The plant will open in spring.
"""


def test_a_reply_keeps_its_mail_and_verify_looks_its_words_up_in_it(
    run: Run, ledger_file: Write, folder: Path
) -> None:
    path = ledger_file(LEDGER + ASKED)
    (folder / "reply.eml").write_text(MAIL)
    saved = ("--snapshot", "reply.eml")
    ran = run("replied", "acme-plant", "--quote", "The plant will open in spring.", *saved)
    assert ran.code == 0, ran.err
    [reply] = facts(path, "replies").values()
    digest = sha256(MAIL.encode()).hexdigest()
    assert reply["snapshot"] == f"sha256:{digest}"
    assert reply["date"] == date(2026, 11, 5)  # that of the mail
    assert "titled" not in ran.err  # a reply has no title
    assert (folder / "evidence" / digest[:2] / f"{digest}.eml").read_text() == MAIL
    assert run("verify").code == 0

    path.write_text(path.read_text().replace("open in spring", "open in autumn"))
    found = json.loads(run("verify", "--json").out)["problems"]
    [(key, _)] = facts(path, "replies").items()
    assert [(one["kind"], one["claim"], one["fact"]) for one in found] == [
        ("misquoted", "acme-plant", key)
    ]


def test_a_quote_that_is_not_in_the_mail_is_told_at_once(
    run: Run, ledger_file: Write, folder: Path
) -> None:
    ledger_file(LEDGER + ASKED)
    (folder / "reply.eml").write_text(MAIL)
    quoted = ("--quote", "It never opens.", "--snapshot", "reply.eml")
    ran = run("replied", "acme-plant", *quoted, "--date", "2026-11-05")
    assert "the quote does not appear in the source" in ran.err


@pytest.mark.parametrize(
    ("verdict", "facts", "words"),
    [
        ("broken", "", "nobody was asked before the verdict broken of 2026-11-09"),
        ("partly-kept", "", "nobody was asked before the verdict partly-kept of 2026-11-09"),
        ("broken", ASKED, "came while the press office had until 11 November 2026 to reply"),
        ("broken", ASKED + REPLIED, None),
        ("kept", "", None),
    ],
)
def test_a_ruling_against_somebody_who_was_not_heard_is_warned_of_where_the_ledger_asks_first(
    run: Run, ledger_file: Write, verdict: str, facts: str, words: str | None
) -> None:
    path = ledger_file(LEDGER + facts)
    rule = ("resolve", "acme-plant", verdict, "--because", "b", "--fulfilled", "unknown")
    on = ("--date", "2026-11-09")
    assert "asked" not in run(*rule, *on).err
    assert run("undo").code == 0
    assert run("set", "ask-first", "true").code == 0
    ran = run(*rule, *on)
    assert ran.code == 0
    assert "verdicts" in path.read_text()
    told = json.loads(run("check", "--json").out)["problems"]
    messages = [one["message"] for one in told if one["code"] == "no-inquiry"]
    if words is None:
        assert messages == []
        assert "asked" not in ran.err
    else:
        [message] = messages
        assert words in message
        assert f"acme-plant: {message}; " in ran.err


def test_what_has_waited_too_long_for_a_reply_is_due_and_in_the_round(
    run: Run, ledger_file: Write
) -> None:
    ledger_file(LEDGER + ASKED.replace("acme-plant", "acme-jobs"))
    until = ("--as-of", "2026-11-11")
    jobs = [one["id"] for one in json.loads(run("due", "--json", *until).out)["claims"]]
    assert jobs == ["acme-plant"]  # they still have that day
    [plant, jobs_] = json.loads(run("due", "--json").out)["claims"]
    assert (plant["id"], plant["unanswered"]) == ("acme-plant", None)
    assert (jobs_["id"], jobs_["unanswered"]) == ("acme-jobs", "2026-11-11")
    assert "Acme will create 500 jobs · no reply by 11 November 2026" in run("due").out
    assert "due by 31 December 2030, in 4 years; no reply by 11 November 2026" in run("review").out
    found = json.loads(run("list", "--where", "unanswered<2026-11-12", "--json").out)["claims"]
    assert [one["id"] for one in found] == ["acme-jobs"]
    assert run("looked", "acme-jobs").code == 0
    assert "acme-jobs" not in run("due").out


def test_both_are_retracted_like_any_fact(run: Run, ledger_file: Write) -> None:
    ledger_file(LEDGER + ASKED + REPLIED)
    assert run("correct", "acme-plant", "2026-11-05", "--because", "not theirs").code == 0
    assert "there was no reply" in run("show", "acme-plant").out
    assert run("correct", "acme-plant", "2026-11-01", "--because", "never sent").code == 0
    shown = json.loads(run("show", "acme-plant", "--json").out)["claim"]
    assert shown["right_of_reply"] == []
    [inquiry], [reply] = shown["inquiries"], shown["replies"]
    assert inquiry["retracted"]
    assert reply["retracted"]


def test_json_has_both_as_in_the_file_and_what_they_come_to(run: Run, ledger_file: Write) -> None:
    ledger_file(LEDGER + ASKED + REPLIED)
    shown = json.loads(run("show", "acme-plant", "--json").out)["claim"]
    assert shown["inquiries"] == [
        {
            "id": "2026-11-01-77aa",
            "date": "2026-11-01",
            "to": "press office",
            "question": "When does it open?",
            "reply-by": "2026-11-11",
            "recorded": "2026-11-01T09:00:00Z",
            "retracted": None,
        }
    ]
    assert shown["replies"] == [
        {
            "id": "2026-11-05-91c0",
            "date": "2026-11-05",
            "quote": "In spring",
            "inquiry": "2026-11-01-77aa",
            "recorded": "2026-11-05T09:00:00Z",
            "retracted": None,
        }
    ]
    assert shown["right_of_reply"] == [
        "We asked the press office on 1 November 2026. It replied on 5 November 2026: “In spring”."
    ]


@pytest.mark.parametrize("format", ["json", "jsonl"])
def test_both_come_back_from_an_export(
    run: Run, ledger_file: Write, folder: Path, format: str
) -> None:
    path = ledger_file(LEDGER + ASKED + REPLIED)
    before = tomllib.loads(path.read_text())
    (folder / f"all.{format}").write_text(run("export", format).out)
    path.write_text("")
    assert run("import", f"all.{format}").code == 0
    assert tomllib.loads(path.read_text()) == before
    assert run("import", f"all.{format}").code == 0
    assert tomllib.loads(path.read_text()) == before


def test_an_import_adds_what_was_asked_and_answered_since(
    run: Run, ledger_file: Write, folder: Path
) -> None:
    path = ledger_file(LEDGER + ASKED + REPLIED)
    (folder / "all.json").write_text(run("export", "json").out)
    path.write_text(LEDGER)
    assert run("import", "all.json").code == 0
    assert facts(path, "inquiries").keys() == {"2026-11-01-77aa"}
    assert facts(path, "replies").keys() == {"2026-11-05-91c0"}


def test_the_table_of_facts_has_a_row_for_each(run: Run, ledger_file: Write) -> None:
    ledger_file(LEDGER + ASKED + REPLIED)
    rows = run("export", "csv", "--facts").out.splitlines()
    assert rows[1].startswith("acme-plant,inquiries,2026-11-01-77aa,2026-11-01,")
    assert "press office,When does it open?,2026-11-11" in rows[1]
    assert rows[2].startswith("acme-plant,replies,2026-11-05-91c0,2026-11-05,")
    assert "2026-11-01-77aa" in rows[2]
