"""What there is to tell of a claim, and when: as the ledger showed it on that day."""

from datetime import date

from claimcheck.domain.publishing.news import news
from claimcheck.domain.standing.view import View
from tests.ledgers import valid

BRIDGE = """\
[claims.bridge]
text = "The city will open the bridge"
claimant = "The city"
made = 2024-01-10
deadline = 2024-06-30
recorded = 2024-01-11T08:00:00Z
"""


def told(
    ledger: str, day: date = date(2025, 1, 1), id_: str = "bridge", known_on: date | None = None
) -> list[tuple[str, str]]:
    """Return when and what is told: the key of a fact, the new status, or “said”."""
    view = View(valid(ledger), day, known_on)
    return [
        (f"{one.told:%Y-%m-%d %H:%M}", one.fact or one.status or "said")
        for one in sorted(news(view, id_))
    ]


def test_a_claim_is_told_when_it_was_recorded_and_its_status_when_the_calendar_changes_it() -> None:
    """The notice is 30 days: due soon from 31 May on, overdue from 1 July on."""
    assert told(BRIDGE) == [
        ("2024-01-11 08:00", "said"),
        ("2024-05-31 00:00", "due-soon"),
        ("2024-07-01 00:00", "overdue"),
    ]


def test_what_the_calendar_did_before_a_claim_was_recorded_was_never_news() -> None:
    late = BRIDGE.replace("2024-01-11T08", "2024-07-05T08")
    assert told(late) == [("2024-07-05 08:00", "said")]


def test_a_fact_is_told_when_it_was_recorded_and_on_its_own_day_where_nobody_wrote_that() -> None:
    ledger = f"""{BRIDGE}
[claims.bridge.evidence.photo]
date = 2024-03-01
stance = "supports"
source = "a photo"
recorded = 2024-08-01T10:00:00Z
[claims.bridge.evidence.letter]
date = 2024-04-01
stance = "context"
source = "a letter"
[claims.bridge.forecasts.odds]
date = 2024-02-01
probability = 0.5
recorded = 2024-02-01T10:00:00Z
"""
    assert told(ledger) == [
        ("2024-01-11 08:00", "said"),
        ("2024-02-01 10:00", "odds"),
        ("2024-04-01 00:00", "letter"),
        ("2024-05-31 00:00", "due-soon"),
        ("2024-07-01 00:00", "overdue"),
        ("2024-08-01 10:00", "photo"),
    ]


def test_evidence_that_is_older_than_its_claim_is_told_with_the_claim() -> None:
    ledger = f"""{BRIDGE}
[claims.bridge.evidence.plan]
date = 2023-05-01
stance = "context"
source = "the plan"
"""
    assert told(ledger)[:2] == [("2024-01-11 08:00", "plan"), ("2024-01-11 08:00", "said")]


def test_a_verdict_tells_the_status_of_its_day_itself() -> None:
    ledger = f"""{BRIDGE}
[claims.bridge.verdicts.open]
date = 2024-06-20
verdict = "kept"
because = "it opened"
recorded = 2024-06-20T12:00:00Z
"""
    assert told(ledger) == [
        ("2024-01-11 08:00", "said"),
        ("2024-05-31 00:00", "due-soon"),
        ("2024-06-20 12:00", "open"),
    ]


def test_a_ruling_that_is_recorded_late_does_not_untell_that_the_claim_was_overdue() -> None:
    ledger = f"""{BRIDGE}
[claims.bridge.verdicts.open]
date = 2024-06-20
verdict = "kept"
because = "it opened"
recorded = 2024-09-01T12:00:00Z
"""
    assert told(ledger)[2:] == [("2024-07-01 00:00", "overdue"), ("2024-09-01 12:00", "open")]


def test_a_moved_date_has_its_own_days() -> None:
    ledger = f"""{BRIDGE}
[claims.bridge.revisions.moved]
date = 2024-06-15
deadline = 2024-09-30
source = "a letter"
recorded = 2024-06-15T09:00:00Z
"""
    assert told(ledger) == [
        ("2024-01-11 08:00", "said"),
        ("2024-05-31 00:00", "due-soon"),
        ("2024-06-15 09:00", "moved"),
        ("2024-08-31 00:00", "due-soon"),
        ("2024-10-01 00:00", "overdue"),
    ]


def test_nothing_is_told_of_days_after_the_one_that_is_asked_for() -> None:
    assert told(BRIDGE, date(2024, 6, 1)) == [
        ("2024-01-11 08:00", "said"),
        ("2024-05-31 00:00", "due-soon"),
    ]


def test_what_was_not_known_on_a_day_is_not_told_of_it() -> None:
    ledger = f"""{BRIDGE}
[claims.bridge.evidence.photo]
date = 2024-03-01
stance = "supports"
source = "a photo"
recorded = 2024-08-01T10:00:00Z
[claims.bridge.corrections.slip]
date = 2024-08-02
text = "The city will open both bridges"
because = "a slip of the pen"
recorded = 2024-08-02T10:00:00Z
"""
    known = told(ledger, date(2024, 6, 1), known_on=date(2024, 6, 1))
    assert known == told(BRIDGE, date(2024, 6, 1))


CORRECTED = f"""{BRIDGE}
[claims.bridge.evidence.photo]
date = 2024-02-01
stance = "supports"
source = "a photo"
recorded = 2024-02-01T10:00:00Z
[claims.bridge.corrections.fake]
date = 2024-03-01
retracts = "photo"
because = "of another bridge"
recorded = 2024-03-01T10:00:00Z
"""


def test_a_retracted_fact_is_told_anew_and_stays_told_as_it_was() -> None:
    assert told(CORRECTED)[:4] == [
        ("2024-01-11 08:00", "said"),
        ("2024-02-01 10:00", "photo"),
        ("2024-03-01 10:00", "photo"),
        ("2024-03-01 10:00", "fake"),
    ]


def test_what_a_retracted_correction_took_back_is_told_once_more() -> None:
    ledger = f"""{CORRECTED}
[claims.bridge.corrections.real]
date = 2024-04-01
retracts = "fake"
because = "it was this bridge"
recorded = 2024-04-01T10:00:00Z
"""
    assert [what for when, what in told(ledger) if when == "2024-04-01 10:00"] == [
        *("photo", "fake", "real"),
    ]


def test_a_corrected_claim_is_told_anew_and_one_that_is_only_filed_is_not() -> None:
    ledger = f"""{BRIDGE}
[claims.bridge.corrections.filed]
date = 2024-02-01
tags-added = ["roads"]
recorded = 2024-02-01T10:00:00Z
[claims.bridge.corrections.unfiled]
date = 2024-02-02
retracts = "filed"
because = "not a road"
recorded = 2024-02-02T10:00:00Z
[claims.bridge.corrections.slip]
date = 2024-03-01
text = "The city will open both bridges"
because = "a slip of the pen"
recorded = 2024-03-01T10:00:00Z
"""
    assert told(ledger)[:3] == [
        ("2024-01-11 08:00", "said"),
        ("2024-03-01 10:00", "said"),
        ("2024-03-01 10:00", "slip"),
    ]


def test_a_draft_tells_nothing_until_it_is_published_and_then_what_waited() -> None:
    """That it was overdue meanwhile was no news; that it stands so now, its page says."""
    ledger = f"""{BRIDGE.replace("recorded", "draft = true" + chr(10) + "recorded")}
[claims.bridge.evidence.photo]
date = 2024-02-01
stance = "supports"
source = "a photo"
recorded = 2024-02-01T10:00:00Z
[claims.bridge.corrections.out]
date = 2024-06-10
draft = false
recorded = 2024-06-10T09:00:00Z
"""
    assert told(ledger) == [
        ("2024-06-10 09:00", "said"),
        ("2024-06-10 09:00", "photo"),
        ("2024-07-01 00:00", "overdue"),
    ]


def test_a_claim_that_still_is_a_draft_tells_the_desk_as_any_other() -> None:
    draft = BRIDGE.replace("recorded", "draft = true\nrecorded")
    assert told(draft) == told(BRIDGE)


def test_a_claim_that_was_put_off_by_a_correction_is_told_from_its_new_day_on() -> None:
    ledger = f"""{BRIDGE}
[claims.bridge.corrections.later]
date = 2024-01-10
made = 2024-02-01
because = "the speech was in February"
"""
    assert told(ledger)[:2] == [("2024-02-01 00:00", "later"), ("2024-02-01 00:00", "said")]


def test_the_fate_of_a_part_is_told_of_the_whole_when_it_was_recorded() -> None:
    ledger = """\
[claims.bridge]
text = "The city will open both bridges"
claimant = "The city"
made = 2024-01-10
parts = ["north", "south"]
recorded = 2024-01-11T08:00:00Z
[claims.north]
text = "The city will open the north bridge"
claimant = "The city"
made = 2024-01-10
recorded = 2024-01-11T08:00:00Z
[claims.north.verdicts.closed]
date = 2024-03-01
verdict = "broken"
because = "it is closed"
recorded = 2024-03-05T12:00:00Z
[claims.south]
text = "The city will open the south bridge"
claimant = "The city"
made = 2024-01-10
recorded = 2024-01-11T08:00:00Z
"""
    assert told(ledger) == [("2024-01-11 08:00", "said"), ("2024-03-05 12:00", "awaiting-ruling")]


def test_a_promise_without_a_last_day_never_becomes_overdue() -> None:
    forever = BRIDGE.replace("2024-06-30", '"9999"')
    assert told(forever) == [("2024-01-11 08:00", "said")]


SIGNED = f"""[settings]
signatures = 2

{BRIDGE}
[claims.bridge.verdicts.v]
date = 2024-07-10
verdict = "broken"
because = "no bridge"
by = "vl"
recorded = 2024-07-10T09:00:00Z

[claims.bridge.signatures.late]
date = 2024-07-15
of = "v"
by = "am"
recorded = 2024-07-20T09:00:00Z
"""


def test_a_ruling_is_told_when_the_signature_that_it_needed_was_there() -> None:
    """Dated by the day of the signature; until then it is no news, nor is a change of status."""
    assert told(SIGNED)[3:] == [("2024-07-20 09:00", "v")]
    [ruling] = [one for one in news(View(valid(SIGNED), date(2025, 1, 1)), "bridge") if one.fact]
    assert ruling.date == date(2024, 7, 15)
    assert told(SIGNED, date(2024, 7, 14))[3:] == []
    assert told(SIGNED, known_on=date(2024, 7, 19))[3:] == []
    unsigned = SIGNED.partition("[claims.bridge.signatures")[0]
    assert told(unsigned)[3:] == []


def test_the_signature_that_was_known_first_completes_a_ruling_for_readers() -> None:
    other = """
[claims.bridge.signatures.first]
date = 2024-07-16
of = "v"
by = "jo"
recorded = 2024-07-16T09:00:00Z
"""
    assert told(SIGNED + other)[3:] == [("2024-07-16 09:00", "v")]


def test_a_retracted_signature_makes_no_news_of_its_ruling() -> None:
    retracts = """
[claims.bridge.corrections.c]
date = 2024-08-01
retracts = "late"
because = "by mistake"
recorded = 2024-08-01T09:00:00Z
"""
    assert [what for _, what in told(SIGNED + retracts)] == ["said", "due-soon", "overdue", "c"]


def test_a_part_that_was_signed_late_moves_its_whole_on_that_day() -> None:
    whole = """
[claims.whole]
text = "All of it"
claimant = "The city"
made = 2024-01-10
parts = ["bridge"]
recorded = 2024-01-11T08:00:00Z
"""
    assert told(SIGNED + whole, id_="whole")[1:] == [("2024-07-20 09:00", "broken")]


def test_a_reply_may_be_waited_for_until_the_last_day_of_the_calendar() -> None:
    ledger = f"""{BRIDGE}
[claims.bridge.inquiries.letter]
date = 2024-03-01
to = "the mayor"
question = "When?"
reply-by = 9999-12-31
recorded = 2024-03-01T10:00:00Z
"""
    told_of_it = ("2024-03-01 10:00", "letter")
    assert told_of_it in told(ledger)
    assert [one for one in told(ledger, date.max) if one[1] == "letter"] == [told_of_it]


def test_of_an_inquiry_that_was_taken_back_nobody_hears_that_there_was_no_reply() -> None:
    ledger = f"""{BRIDGE}
[claims.bridge.inquiries.letter]
date = 2024-03-01
to = "the mayor"
question = "When?"
reply-by = 2024-03-10
recorded = 2024-03-01T10:00:00Z
"""
    retracts = """
[claims.bridge.corrections.c]
date = 2024-03-05
retracts = "letter"
because = "it was not sent"
recorded = 2024-03-05T09:00:00Z
"""
    silence = ("2024-03-11 00:00", "letter")
    assert silence in told(ledger)
    assert silence not in told(ledger + retracts)
