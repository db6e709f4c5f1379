"""Forms: what they ask, what they show before anything is written, and what they write."""

import os
import re
from collections.abc import Callable
from datetime import timedelta
from errno import ENOSPC

import pytest

from claimcheck.desk import clock
from claimcheck.desk.session import Session
from claimcheck.host import git
from claimcheck.server.admission import Refused
from claimcheck.server.application import application
from claimcheck.server.desk_templates import render
from claimcheck.server.forms.catalogue import FORMS
from tests.conftest import NOW, TODAY, Run
from tests.server.at_the_desk import Desk

Serve = Callable[[str], Desk]

LEDGER = """
[settings]
title = "Promises to a town"

[claims.homes]
text = "The city will build 4,000 homes"
claimant = "Ada Brandt"
made = 2025-01-10
deadline = 2026-12-20
criteria = "4,000 homes have a roof."

[claims.homes.target]
measure = "homes"
at-least = 4000

[claims.homes.evidence.2026-03-01-aaaa]
date = 2026-03-01
stance = "supports"
source = "city hall, minutes"
value = 1200

[claims.trams]
text = "Trams will run at night"
claimant = "Northline"
made = 2025-02-01
deadline = 2026-06-30
"""


WRITTEN = [
    ("add", {"text": "Ferries will be free", "claimant": "Northline", "by": "2028"}),
    ("add-evidence", {"claim": "trams", "source": "timetable"}),
    ("looked", {"claim": "trams", "where": "press room"}),
    ("revise", {"claim": "trams", "by": "2027"}),
    ("resolve", {"claim": "trams", "verdict": "broken", "because": "No tram."}),
    ("asked", {"claim": "trams", "to": "press office", "question": "When?"}),
    ("replied", {"claim": "trams", "quote": "Soon.", "unasked": "yes"}),
    ("correct", {"claim": "trams", "criteria": "A tram.", "because": "left out"}),
    ("forecast", {"claim": "trams", "odds": "30%"}),
    ("tag", {"claim": "trams", "add": "rail, night"}),
    ("unpublish", {"claim": "trams"}),
]
"""A form, and what makes it one that is written."""


def test_a_form_is_filled_in_by_its_address(desk: Serve) -> None:
    page = desk(LEDGER).get("/add-evidence?claim=homes&source=the+minutes&quote=Of+stone.")
    assert page.status == 200
    assert page.fields["source"] == ["the minutes"]
    assert page.fields["quote"] == ["Of stone."]
    assert page.fields["claim"] == ["homes"]
    assert page.part("//h1") == "The city will build 4,000 homes"


def test_the_promise_stands_beside_the_form(desk: Serve) -> None:
    page = desk(LEDGER).get("/add-evidence?claim=homes")
    beside = page.part("//*[contains(@class, 'column side')]")
    assert "4,000 homes have a roof." in beside
    assert "1 for it, 0 against, last looked at 1 March 2026" in beside
    assert "Ada Brandt" in beside


def test_a_preview_says_what_the_status_will_be_and_writes_nothing(desk: Serve) -> None:
    one = desk(LEDGER)
    sent = one.send(
        one.get("/resolve?claim=trams"), "resolve", verdict="broken", because="No tram."
    )
    assert sent.status == 200
    assert "The claim will be broken" in sent.part("//*[@aria-labelledby='prospect']")
    assert '+verdict = "broken"' in sent.text.replace("&#34;", '"')
    assert one.ledger.read_text() == LEDGER


def test_a_preview_says_how_words_were_read(desk: Serve) -> None:
    one = desk(LEDGER)
    form = one.get("/add")
    values = {"text": "Ferries will be free", "claimant": "Northline", "by": "end of next year"}
    sent = one.send(form, "add", **values)
    assert "Read “end of next year” as 2027, to 2027-12-31." in sent.words
    assert one.ledger.read_text() == LEDGER


def test_what_is_saved_is_what_the_command_would_write(desk: Serve, run: Run) -> None:
    one = desk(LEDGER)
    form = one.get("/add-evidence?claim=trams")
    saved = one.send(form, "add-evidence", source="timetable", stance="refutes", confirm="yes")
    after = one.ledger.read_text()
    one.ledger.write_text(LEDGER)
    command = ("add-evidence", "trams", "--source", "timetable", "--stance", "refutes")
    assert run(*command, "--who", "Ana").code == 0
    assert after == one.ledger.read_text()
    assert saved.status == 303


def test_a_reporter_is_told_that_it_was_saved_and_where_the_claim_now_stands(desk: Serve) -> None:
    one = desk(LEDGER)
    form = one.get("/resolve?claim=trams")
    told = one.follow(
        one.send(form, "resolve", verdict="broken", because="No tram runs.", confirm="yes")
    )
    assert told.status == 200
    assert "Ruled" in told.part("//main//*[@role='status']")
    assert "broken" in told.words
    board = one.get("/")
    assert "1 broken" in board.words


def test_who_the_visitor_is_is_who_records(desk: Serve) -> None:
    one = desk(LEDGER)
    one.send(one.get("/looked?claim=homes"), "looked", confirm="yes")
    assert 'by = "Ana"' in one.ledger.read_text()


def test_a_second_click_is_saved_already(desk: Serve) -> None:
    one = desk(LEDGER)
    form = one.get("/add-evidence?claim=trams")
    for words in ("Saved", "Saved already"):
        sent = one.send(form, "add-evidence", source="timetable", confirm="yes")
        assert one.follow(sent).part("//main//*[@role='status']") == words
    assert one.ledger.read_text().count("timetable") == 1


@pytest.mark.parametrize(("name", "values"), WRITTEN)
def test_every_form_writes_once_however_often_it_is_sent(
    name: str, values: dict[str, str], desk: Serve
) -> None:
    one = desk(LEDGER)
    form = one.get(f"/{name}?claim={values.get('claim', '')}")
    first = one.send(form, name, **values)
    assert first.status == 200, first.words
    saved = one.send(first, name, confirm="yes")
    assert one.follow(saved).status == 200
    after = one.ledger.read_text()
    assert after != LEDGER
    again = one.send(first, name, confirm="yes")
    assert one.follow(again).part("//main//*[@role='status']") == "Saved already"
    assert one.ledger.read_text() == after


def test_what_stands_for_one_claim_alone_is_not_saved_already_for_two(desk: Serve) -> None:
    one = desk(LEDGER)
    both = one.get("/looked?claim=homes&claim=trams")
    one.send(one.get("/looked?claim=homes"), "looked", confirm="yes")
    told = one.follow(one.send(both, "looked", confirm="yes"))
    assert told.part("//main//*[@role='status']") == "Saved"
    assert 'claims = ["homes", "trams"]' in one.ledger.read_text()
    again = one.follow(one.send(both, "looked", confirm="yes"))
    assert again.part("//main//*[@role='status']") == "Saved already"


def test_a_claim_that_was_changed_after_it_was_saved_is_not_saved_already(desk: Serve) -> None:
    one = desk(LEDGER)
    promise = {"text": "Ferries will be free", "claimant": "Northline", "id": "ferries"}
    form = one.get("/add")
    assert one.send(form, "add", **promise, by="2028", confirm="yes").status == 303
    after = one.ledger.read_text()
    back = one.send(form, "add", **promise, by="2029", confirm="yes")
    assert back.status == 400
    assert "ferries" in back.part("//*[@role='alert']")
    assert one.ledger.read_text() == after


def test_a_round_over_several_claims_ends_where_other_forms_do(desk: Serve) -> None:
    one = desk(LEDGER)
    form = one.get("/looked?claim=homes&claim=trams&round=%7C%7C")
    told = one.follow(one.send(form, "looked", confirm="yes"))
    assert told.part("//main//*[@role='status']") == "Saved"


@pytest.mark.parametrize(
    ("name", "values"), [one for one in WRITTEN if one[0] not in ("tag", "unpublish")]
)
def test_a_form_that_was_previewed_before_midnight_is_written_once_as_it_was_shown(
    name: str, values: dict[str, str], desk: Serve, monkeypatch: pytest.MonkeyPatch
) -> None:
    one = desk(LEDGER)
    first = one.send(one.get(f"/{name}?claim={values.get('claim', '')}"), name, **values)
    monkeypatch.setattr(clock, "today", lambda: TODAY + timedelta(days=1))
    monkeypatch.setattr(clock, "now", lambda: NOW + timedelta(days=1))
    assert one.send(first, name, confirm="yes").status == 303
    after = one.ledger.read_text()
    days = re.findall(r"^(?:made|date) = (\S+)$", after.replace(LEDGER, ""), re.MULTILINE)
    assert set(days) == {str(TODAY)}
    monkeypatch.setattr(clock, "today", lambda: TODAY + timedelta(days=2))
    monkeypatch.setattr(clock, "now", lambda: NOW + timedelta(days=2))
    again = one.follow(one.send(first, name, confirm="yes"))
    assert again.part("//main//*[@role='status']") == "Saved already"
    assert one.ledger.read_text() == after


def test_what_only_others_may_do_to_a_ruling_is_a_form_too(desk: Serve) -> None:
    one = desk(LEDGER.replace("[settings]", "[settings]\nsignatures = 2"))
    ruling = {"verdict": "broken", "because": "No tram."}
    one.send(one.get("/resolve?claim=trams"), "resolve", **ruling, confirm="yes")
    own = one.send(one.get("/sign?claim=trams"), "sign", confirm="yes")
    assert own.status == 400
    other = Desk(one.ledger, "Ben")
    signed = other.send(other.get("/sign?claim=trams"), "sign", confirm="yes")
    assert other.follow(signed).part("//main//*[@role='status']") == "Signed"
    assert "1 broken" in other.get("/").words


def test_a_draft_is_published_and_a_ruling_reopened_and_a_claim_taken_back(desk: Serve) -> None:
    one = desk(LEDGER.replace("2026-06-30\n", "2026-06-30\ndraft = true\n"))
    one.send(one.get("/publish?claim=trams"), "publish", confirm="yes")
    one.send(one.get("/resolve?claim=trams"), "resolve", verdict="void", because="x", confirm="yes")
    one.send(one.get("/reopen?claim=trams"), "reopen", because="again", confirm="yes")
    sent = one.send(one.get("/retract?claim=homes"), "retract", because="misheard", confirm="yes")
    assert one.follow(sent).part("//main//*[@role='status']") == "Taken back"
    told = one.get("/").words
    assert "1 overdue" in told
    assert "draft = false" in one.ledger.read_text()


def test_an_addition_is_saved_and_tells_what_came_meanwhile_and_from_whom(
    desk: Serve, monkeypatch: pytest.MonkeyPatch
) -> None:
    one = desk(LEDGER)
    form = one.get("/add-evidence?claim=trams")
    monkeypatch.setattr(clock, "now", lambda: NOW + timedelta(seconds=50))
    ben = Desk(one.ledger, "Ben")
    ben.send(ben.get("/looked?claim=trams"), "looked", confirm="yes")
    monkeypatch.setattr(clock, "now", lambda: NOW + timedelta(seconds=90))
    told = one.follow(one.send(form, "add-evidence", source="timetable", confirm="yes"))
    assert "Meanwhile Look by Ben 24 November 2026, 12:00:50 UTC" in told.words


@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("resolve", {"verdict": "broken", "because": "No tram."}),
        ("revise", {"by": "2027"}),
        ("correct", {"criteria": "A tram runs.", "because": "left out"}),
    ],
)
def test_what_decides_is_shown_again_where_the_claim_has_changed(
    name: str, values: dict[str, str], desk: Serve
) -> None:
    one = desk(LEDGER)
    form = one.send(one.get(f"/{name}?claim=trams"), name, **values)
    ben = Desk(one.ledger, "Ben")
    ben.send(ben.get("/add-evidence?claim=trams"), "add-evidence", source="depot", confirm="yes")
    before = one.ledger.read_text()
    again = one.send(form, name, confirm="yes")
    assert again.status == 409
    assert "The claim has changed since this form was opened" in again.part("//*[@role='alert']")
    assert "depot" in again.part("//*[contains(@class, 'column side')]")
    assert one.ledger.read_text() == before
    assert one.send(again, name, confirm="yes").status == 303


def test_a_refusal_has_the_words_of_the_terminal_and_keeps_what_was_typed(desk: Serve) -> None:
    one = desk(LEDGER)
    form = one.get("/add-evidence?claim=trams")
    sent = one.send(form, "add-evidence", source="a  source", date="tomorrow", note="n&<b>")
    assert sent.status == 400
    refusal = sent.part("//*[@role='alert']")
    assert refusal.startswith("“When it became public”: 2026-11-25 is after today")
    assert sent.fields["source"] == ["a  source"]
    assert sent.fields["note"] == ["n&<b>"]
    assert sent.fields["date"] == ["tomorrow"]


def test_a_disk_that_is_full_is_no_fault_of_the_program_and_loses_no_word(
    desk: Serve, monkeypatch: pytest.MonkeyPatch
) -> None:
    one = desk(LEDGER)
    form = one.get("/looked?claim=trams")

    def fail(*_: object) -> None:
        raise OSError(ENOSPC, os.strerror(ENOSPC))

    with monkeypatch.context() as full:
        full.setattr(os, "fsync", fail)
        sent = one.send(form, "looked", where="press room", confirm="yes")
    assert (sent.status, sent.fields["where"]) == (503, ["press room"])
    assert sent.part("//*[@role='alert']").endswith(
        "No space left on device; nothing was changed "
        "Check disk space and permissions, then try again"
    )
    assert one.ledger.read_text() == LEDGER
    assert one.send(sent, "looked", confirm="yes").status == 303


def test_line_ends_that_were_pasted_are_spaces(desk: Serve) -> None:
    one = desk(LEDGER)
    form = one.get("/add-evidence?claim=trams")
    one.send(form, "add-evidence", source="depot", quote="one\r\ntwo\nthree", confirm="yes")
    assert 'quote = "one two three"' in one.ledger.read_text()


@pytest.mark.parametrize("control", ["\x00", "\x07", "\x1b", "\x7f", "\x85", "\t"])
def test_other_controls_are_refused_by_field_and_character(control: str, desk: Serve) -> None:
    one = desk(LEDGER)
    form = one.get("/add-evidence?claim=trams")
    sent = one.send(form, "add-evidence", source="depot", note=f"a{control}b", confirm="yes")
    assert sent.status == 400
    refusal = sent.part("//*[@role='alert']")
    assert "Note for the desk, never published" in refusal
    assert f"U+{ord(control):04X}" in refusal
    assert one.ledger.read_text() == LEDGER


def test_a_claim_that_there_is_not_is_asked_for(desk: Serve) -> None:
    one = desk(LEDGER)
    for address in ("/resolve", "/resolve?claim=nothing"):
        page = one.get(address)
        assert page.status == 200
        assert "claim" in page.fields
    assert "no claim" in page.part("//*[@role='alert']").lower()


def test_where_nothing_may_be_written_there_is_no_form(desk: Serve) -> None:
    one = Desk(desk(LEDGER).ledger, may_write=False)
    for name in FORMS:
        assert one.get(f"/{name}?claim=trams").status == 404
    assert "Record a promise" not in one.get("/").words
    assert "reads only" in one.get("/").words


def test_a_form_has_a_field_for_every_option_of_its_command() -> None:
    assert {one.name for one in FORMS["add-evidence"].fields} == {
        *("date", "happened", "stance", "source", "title", "quote", "wording", "note", "value"),
        *("measure", "unit", "origin", "archived"),
    }
    assert {one.name for one in FORMS["resolve"].fields} == {
        *("verdict", "because", "on", "fulfilled", "date", "overrule", "superseded-by", "note"),
    }


def test_today_is_the_day_of_the_server(desk: Serve) -> None:
    assert f"As of {TODAY.day} November 2026" in desk(LEDGER).get("/").words


def test_whoever_nobody_names_records_as_the_one_who_started_the_server(desk: Serve) -> None:
    ledger = desk(LEDGER).ledger
    app = application(lambda: Session(str(ledger)), may_write=True, who="Kim")
    for name, recorded in ((None, 'by = "Kim"'), ("Ana", 'by = "Ana"')):
        one = Desk(ledger, name)
        one.app = app
        one.send(one.get("/looked?claim=homes"), "looked", note=f"for {name}", confirm="yes")
        assert recorded in ledger.read_text()


def test_what_is_wrong_with_a_field_stands_at_it_and_it_has_the_focus(desk: Serve) -> None:
    one = desk(LEDGER)
    sent = one.send(one.get("/add"), "add", text="Ferries", claimant="Northline", by="soon")
    [wrong] = sent.tree.xpath("//*[@aria-invalid='true']")
    assert (wrong.get("name"), "autofocus" in wrong.attrib) == ("by", True)
    assert sent.part(f"//*[@id='{wrong.get('aria-describedby')}']") == "“soon” names no day"
    assert len(sent.tree.xpath("//*[@autofocus]")) == 1


@pytest.mark.parametrize(
    ("name", "values", "field", "words"),
    [
        ("add", {}, "text", "What was promised? Give it in one sentence"),
        ("asked", {"claim": "trams"}, "to", "Whom did you ask?"),
        ("add-evidence", {"claim": "trams"}, "source", "What says so? Give a web address,"),
        (
            "add",
            {"text": "A", "claimant": "B", "by": "2028", "id": "trams"},
            "id",
            "The id “trams”",
        ),
        (
            "resolve",
            {"claim": "trams", "verdict": "kept", "because": "It runs."},
            "fulfilled",
            "Trams was due by 2026-06-30 and the verdict is dated 2026-11-24: say when it came "
            "true Add “When it came true” with a day, a month, quarter or year, or unknown",
        ),
    ],
)
def test_an_error_is_told_in_the_words_of_the_form(
    name: str, values: dict[str, str], field: str, words: str, desk: Serve
) -> None:
    one = desk(LEDGER)
    sent = one.send(one.get(f"/{name}?claim={values.get('claim', '')}"), name, **values)
    assert sent.status == 400
    told = sent.part("//*[@role='alert']")
    assert told.startswith(words)
    assert "--" not in told
    assert "`" not in told
    assert [one.get("name") for one in sent.tree.xpath("//*[@aria-invalid]")] == [field]


def test_a_way_out_that_is_a_command_is_the_form_of_it(desk: Serve) -> None:
    one = desk(LEDGER)
    ruling = {"verdict": "broken", "because": "No tram."}
    one.send(one.get("/resolve?claim=trams"), "resolve", **ruling, confirm="yes")
    sent = one.send(one.get("/resolve?claim=trams"), "resolve", verdict="void", because="x")
    told = sent.part("//*[@role='alert']")
    assert "If circumstances changed, use “Reopen” first" in told
    assert "add “Overrule the ruling in force”" in told
    assert sent.tree.xpath("//*[@role='alert']//a/@href") == ["correct?claim=trams"]


def test_a_form_about_no_claim_asks_for_it_by_its_words(desk: Serve) -> None:
    one = desk(LEDGER)
    form = one.get("/add-evidence?source=timetable")
    assert form.tree.xpath("//*[@role='alert']") == []
    offered = form.tree.xpath("//datalist[@id='known-claims']/option")
    assert {(one.get("value"), one.get("label")) for one in offered} == {
        ("homes", "The city will build 4,000 homes"),
        ("trams", "Trams will run at night"),
    }
    found = one.send(form, "add-evidence", claim="trams night")
    assert found.status == 200
    assert found.fields["claim"] == ["trams"]
    assert found.part("//h1") == "Trams will run at night"


def test_words_of_several_claims_give_them_to_choose_from(desk: Serve) -> None:
    one = desk(LEDGER)
    form = one.get("/add-evidence?source=timetable")
    many = one.send(form, "add-evidence", claim="will", note="of June")
    choices = many.tree.xpath("//input[@type='radio' and @name='claim']")
    assert {one.get("value") for one in choices} == {"homes", "trams"}
    assert many.fields["note"] == ["of June"]
    assert one.send(many, "add-evidence", claim="homes").part("//h1").startswith("The city")


def test_claimants_and_tags_of_the_ledger_are_offered(desk: Serve) -> None:
    form = desk(LEDGER.replace("2026-06-30\n", '2026-06-30\ntags = ["rail"]\n')).get("/add")
    assert form.tree.xpath("//datalist[@id='known-claimants']/option/@value") == [
        *("Northline", "Ada Brandt"),
    ]
    assert form.tree.xpath("//datalist[@id='known-tags']/option/@value") == ["rail"]


def test_who_came_meanwhile_is_told_where_a_ruling_is_shown_again(
    desk: Serve, monkeypatch: pytest.MonkeyPatch
) -> None:
    one = desk(LEDGER)
    values = {"verdict": "broken", "because": "No tram."}
    form = one.send(one.get("/resolve?claim=trams"), "resolve", **values)
    monkeypatch.setattr(clock, "now", lambda: NOW + timedelta(seconds=50))
    ben = Desk(one.ledger, "Ben")
    ben.send(ben.get("/add-evidence?claim=trams"), "add-evidence", source="depot", confirm="yes")
    told = one.send(form, "resolve", confirm="yes").part("//*[@role='alert']")
    assert "Evidence by Ben 24 November 2026, 12:00:50 UTC" in told


def test_a_copy_that_cannot_be_had_can_be_done_without(desk: Serve) -> None:
    one = desk(LEDGER)
    form = one.get("/add-evidence?claim=trams")
    sent = one.send(form, "add-evidence", source="http://127.0.0.1:9/x", save="yes")
    told = sent.part("//*[@role='alert']")
    assert told.startswith("http://127.0.0.1:9/x was not contacted: 127.0.0.1 is not public")
    assert told.endswith("To go on without a copy, untick “Keep a copy of the page”")


def test_a_fact_to_take_back_is_called_by_what_it_says(desk: Serve) -> None:
    one = desk(LEDGER)
    one.send(one.get("/looked?claim=homes"), "looked", confirm="yes")
    form = one.get("/correct?claim=homes")
    assert [choice.text for choice in form.tree.xpath("//select[@name='fact']/option")] == [
        "none: the claim itself was wrong",
        "evidence of 1 March 2026, supports: city hall, minutes",
    ]


def test_who_writes_without_a_name_is_told_what_the_server_needs(
    desk: Serve, monkeypatch: pytest.MonkeyPatch
) -> None:
    one = desk(LEDGER.replace("[settings]", "[settings]\nsignatures = 2"))
    ruling = {"verdict": "broken", "because": "No tram."}
    one.send(one.get("/resolve?claim=trams"), "resolve", **ruling, confirm="yes")
    monkeypatch.setattr(git, "user_name", lambda: None)
    nobody = Desk(one.ledger, None)
    told = nobody.send(nobody.get("/sign?claim=trams"), "sign").part("//*[@role='alert']")
    assert told == (
        "A signature needs a name Have the server started with CLAIMCHECK_WHO set to your name, or "
        "behind a proxy that names you"
    )
    own = one.send(one.get("/sign?claim=trams"), "sign").part("//*[@role='alert']")
    assert own.endswith("Another person must sign it")


def test_drafts_are_marked_wherever_they_are(desk: Serve) -> None:
    one = desk(LEDGER.replace("2026-06-30\n", "2026-06-30\ndraft = true\n"))
    assert "· draft" in one.get("/").part("//*[@class='item']")
    for path in ("claims/trams.html", "review?claim=trams", "resolve?claim=trams", "due"):
        assert "· draft" in one.get(f"/{path}").part("//main"), path


def test_what_is_typed_in_a_terminal_looks_so_and_nothing_else_is_markup() -> None:
    refused = Refused(401, "no <b>", "run `claimcheck serve <x>` again")
    text = render(
        "refused.html", refused=refused, fields=(), home="", desk=None, typed=None, again=""
    )
    assert '<h1 class="small" dir="auto">No &lt;b&gt;</h1>' in text
    assert "Run <code>claimcheck serve &lt;x&gt;</code> again" in text


@pytest.mark.parametrize(
    ("also", "first"),
    [
        ("", ["Add evidence", "Nothing new", "Date moved", "Rule"]),
        ("draft = true\n", ["Add evidence", "Publish", "Nothing new", "Date moved", "Rule"]),
        (
            '\n[claims.trams.verdicts.v1]\ndate = 2026-07-01\nverdict = "broken"\n'
            'because = "No tram."\nby = "Ben"\n',
            ["Add evidence", "Reopen"],
        ),
    ],
)
def test_the_page_of_a_claim_offers_what_fits_it(also: str, first: list[str], desk: Serve) -> None:
    page = desk(f"{LEDGER}{also}").get("/claims/trams.html")
    acts = page.tree.xpath("//ul[@class='acts']//a")
    assert [one.text for one in acts] == first
    assert {one.get("href") for one in acts} <= {f"../{name}?claim=trams" for name in FORMS}
    further = page.tree.xpath("//ul[@class='more-acts']//a")
    assert [one.text for one in further][:6] == [
        *("Asked", "Reply", "Forecast", "Correct", "Tags", "Take back"),
    ]


def test_the_page_of_a_claim_offers_a_signature_where_one_is_waited_for(desk: Serve) -> None:
    one = desk(LEDGER.replace("[settings]", "[settings]\nsignatures = 2"))
    ruling = {"verdict": "broken", "because": "No tram."}
    one.send(one.get("/resolve?claim=trams"), "resolve", **ruling, confirm="yes")
    acts = one.get("/claims/trams.html").tree.xpath("//ul[@class='acts']//a")
    assert [act.text for act in acts] == ["Add evidence", "Sign the ruling"]
    assert "g Sign" in one.get("/review?claim=trams").words


def test_the_page_of_a_claim_offers_nothing_where_nothing_may_be_written(desk: Serve) -> None:
    page = Desk(desk(LEDGER).ledger, may_write=False).get("/claims/trams.html")
    assert page.tree.xpath("//ul[@class='acts' or @class='more-acts']") == []


def test_the_form_of_a_claim_that_was_taken_back_names_it_and_says_so_when_it_is_sent(
    desk: Serve,
) -> None:
    one = desk(LEDGER)
    one.send(one.get("/retract?claim=homes"), "retract", because="misheard", confirm="yes")
    form = one.get("/resolve?claim=homes")
    assert form.part("//h1") == "homes"
    sent = one.send(form, "resolve", verdict="broken", because="No home.")
    assert "homes was retracted on 2026-11-24: misheard" in sent.part("//*[@role='alert']").lower()
