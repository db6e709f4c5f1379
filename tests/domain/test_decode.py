"""From plain data to blocks: what is read, what is refused and how it is told."""

from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any

import pytest
import toml_rs

from claimcheck.domain.model.block_keys import keys_of, tables_of
from claimcheck.domain.model.claim import Claim
from claimcheck.domain.model.decode import read_block, read_ledger
from claimcheck.domain.model.encode import encode_whole
from claimcheck.domain.model.problem import Problem, did_you_mean
from tests.ledgers import read, valid

CLAIM = '[claims.a]\ntext = "A ships"\nclaimant = "Acme"\nmade = 2025-01-01\n'
FACT = {
    "evidence": 'date = 2025-03-01\nstance = "supports"\nsource = "s"\n',
    "revisions": "date = 2025-03-01\n",
    "verdicts": 'date = 2025-03-01\nverdict = "broken"\nbecause = "b"\n',
    "forecasts": "date = 2025-03-01\nprobability = 0.5\n",
    "corrections": 'date = 2025-03-01\nbecause = "b"\nspeaker = "Jo"\n',
    "signatures": 'date = 2025-03-01\nof = "v"\nby = "am"\n',
    "inquiries": 'date = 2025-03-01\nto = "press office"\nquestion = "When?"\n',
    "replies": 'date = 2025-03-01\nquote = "Soon."\n',
}
WHOLE = f"""
[claims.whole]
text = "XPENG will mass-produce flying cars"
claimant = "XPENG"
speaker = "He Xiaopeng"
made = 2024-03-21
deadline = "2025-Q4"
deadline-words = "from the fourth quarter of 2025"
quote = "q"
wording = "reported"
original = "原文"
lang = "zh"
source = "https://example.org"
title = "t"
archived = "https://web.archive.org/x"
snapshot = "sha256:{"0a" * 32}"
criteria = "c"
kind = "aim"
tags = ["ev", "aviation"]
review-every = "90d"
target = {{ measure = "countries", more-than = 60, unit = "n", from = 30 }}
parts = ["one", "two"]
needs = 1
holds = true
condition = "the certificate is granted"
note = "n"
was = ["old"]
draft = true
by = "vl"
imported = "csv:1"
recorded = 2025-03-10T09:14:03Z

[claims.whole.evidence.2025-11-03-7f3a]
date = 2025-11-03
happened = "2025-10"
stance = "supports"
source = "a talk"
title = "t"
quote = "q"
wording = "verbatim"
note = "n"
value = 60
measure = "countries"
unit = "n"
origin = "claimant"
archived = "https://web.archive.org/y"
snapshot = "sha256:{"9f" * 32}"
by = "vl"
imported = "csv:2"
recorded = 2025-11-04T08:00:00Z

[claims.whole.revisions.2024-05-17-02be]
date = 2024-05-17
deadline = "2026"
deadline-words = "in 2026"
target = {{ measure = "countries", at-least = 50, at-most = 70 }}
condition-met = true
text = "t"
speaker = "s"
source = "s"
recorded = 2025-03-10

[claims.whole.verdicts.2027-01-15-c0de]
date = 2027-01-15
verdict = "kept"
fulfilled = "unknown"
because = "b"
on = ["2025-11-03-7f3a"]
superseded-by = "one"
note = "n"

[claims.whole.forecasts.2025-04-01-11aa]
date = 2025-04-01
probability = 0.3
note = "n"
by = "vl"

[claims.whole.corrections.2027-01-16-91ab]
date = 2027-01-16
retracts = "2025-04-01-11aa"
text = "t"
claimant = "c"
speaker = "s"
made = "2024-03"
deadline = "203X"
deadline-words = "w"
quote = "q"
source = "s"
criteria = "c"
target = {{ measure = "m", equals = 1.5 }}
kind = "promise"
because = "b"

[claims.whole.signatures.2027-01-16-3c1d]
date = 2027-01-16
of = "2027-01-15-c0de"
by = "am"
note = "n"
recorded = 2027-01-16T10:00:00Z

[claims.whole.inquiries.2026-12-20-77aa]
date = 2026-12-20
to = "press office"
question = "When?"
reply-by = 2027-01-05
note = "n"
by = "vl"
recorded = 2026-12-20T10:00:00Z

[claims.whole.replies.2027-01-03-91c0]
date = 2027-01-03
quote = "q"
inquiry = "2026-12-20-77aa"
source = "an email"
wording = "translated"
original = "原文"
lang = "zh"
archived = "https://web.archive.org/z"
snapshot = "sha256:{"7f" * 32}"
note = "n"
by = "vl"
recorded = 2027-01-03T10:00:00Z

[claims.whole.replies.2027-01-04-02d1]
date = 2027-01-04
declined = true
"""


def problems(text: str) -> list[Problem]:
    """Return the problems of form of a TOML text."""
    return read_ledger(toml_rs.loads(text))[1]


def told(text: str) -> list[tuple[str, str, str]]:
    """Return the problems of form as (severity, key path, code)."""
    return [(one.severity, ".".join(one.at), one.code) for one in problems(text)]


@pytest.mark.parametrize("key", ["text", "claimant", "made"])
def test_a_claim_without_a_required_key_is_told_what_to_add(key: str) -> None:
    lines = [line for line in CLAIM.splitlines() if not line.startswith(key)]
    (problem,) = problems("\n".join(lines))
    assert (problem.at, problem.code) == (("claims", "a"), "missing-key")
    assert key in problem.message
    assert problem.hint.startswith(f"add {key} =")


@pytest.mark.parametrize(
    ("table", "key"),
    [
        ("evidence", "date"),
        ("evidence", "stance"),
        ("evidence", "source"),
        ("revisions", "date"),
        ("verdicts", "date"),
        ("verdicts", "verdict"),
        ("verdicts", "because"),
        ("forecasts", "date"),
        ("forecasts", "probability"),
        ("corrections", "date"),
        ("corrections", "because"),
        ("corrections", "speaker"),
        ("signatures", "date"),
        ("signatures", "of"),
        ("signatures", "by"),
        ("inquiries", "date"),
        ("inquiries", "to"),
        ("inquiries", "question"),
        ("replies", "date"),
        ("replies", "quote"),
    ],
)
def test_a_fact_without_a_required_key_is_an_error(table: str, key: str) -> None:
    kept = [line for line in FACT[table].splitlines() if not line.startswith(key)]
    header = f"[claims.a.{table}.k]\n"
    assert told(CLAIM + header + FACT[table]) == []
    assert told(CLAIM + header + "\n".join(kept)) == [
        ("error", f"claims.a.{table}.k", "missing-key")
    ]


@pytest.mark.parametrize(
    ("reply", "at", "code"),
    [
        ('quote = "No."\ndeclined = true', ".declined", "wrong-value"),
        ('quote = " "', ".quote", "wrong-value"),
        ("declined = false", "", "missing-key"),
    ],
)
def test_a_reply_is_quoted_or_declined(reply: str, at: str, code: str) -> None:
    header = "[claims.a.replies.k]\ndate = 2025-03-01\n"
    assert told(CLAIM + header + "declined = true\n") == []
    assert told(CLAIM + header + reply) == [("error", f"claims.a.replies.k{at}", code)]


def test_a_claimant_and_a_look_have_required_keys_too() -> None:
    assert told("[claimants.x]\n[looks.l]\ndate = 2025-01-01") == [
        ("error", "claimants.x", "missing-key"),
        ("error", "looks.l", "missing-key"),
    ]


@pytest.mark.parametrize(
    ("line", "quoted"),
    [
        ("speaker = 7", "“7”"),
        ("tags = 'ev'", "“ev”"),
        ("holds = 'yes'", "“yes”"),
        ("draft = 1", "“1”"),
        ("review-every = 90", "“90”"),
        ("target = 'countries > 60'", "“countries > 60”"),
        ("deadline = true", "“True”"),
        ("recorded = 5", "“5”"),
        ("needs = 1.5", "“1.5”"),
    ],
)
def test_a_wrong_type_is_an_error_that_quotes_the_value(line: str, quoted: str) -> None:
    (problem,) = problems(CLAIM + line)
    key = line.partition(" ")[0]
    assert (problem.severity, problem.code) == ("error", "wrong-type")
    assert problem.at == ("claims", "a", key)
    assert problem.message.startswith(f"{key} takes ")
    assert quoted in problem.message


@pytest.mark.parametrize(
    "line",
    [
        "deadline = 'soon'",
        "deadline = '30 June 2026'",
        "deadline = '2026-02-30'",
        "wording = 'roughly'",
        "kind = 'vow'",
        "review-every = '90 days'",
        "target = { measure = 'm' }",
        "target = { measure = 'm', at-least = 1, more-than = 2 }",
        "target = { at-least = 1 }",
        "needs = 'some'",
        "needs = 0",
        "parts = ['No Slug']",
        "recorded = 2025-03-10T09:14:03",
        "recorded = 2025-03-10T09:14:03+02:00",
        "snapshot = 'md5:00'",
        "recorded = '2025-13-10T09:14:03Z'",
        "recorded = 'March'",
        "target = { measure = ' ', at-least = 1 }",
        "target = { measure = 'm', at-least = inf }",
    ],
)
def test_a_wrong_value_is_an_error_at_its_key(line: str) -> None:
    assert told(CLAIM + line) == [("error", f"claims.a.{line.partition(' ')[0]}", "wrong-value")]


@pytest.mark.parametrize("made", ['"2025-H1"', '"203X"', '"2025-01/2025-02"'])
def test_a_date_that_is_no_day_month_quarter_or_year_is_an_error(made: str) -> None:
    assert told(CLAIM.replace("2025-01-01", made)) == [("error", "claims.a.made", "wrong-value")]


def test_a_number_of_thousands_of_digits_is_refused_without_being_shown() -> None:
    reading = f"[claims.a.evidence.k]\n{FACT['evidence']}value = {'9' * 5000}"
    (problem,) = problems(CLAIM + reading)
    assert (problem.at[-1], problem.code) == ("value", "wrong-value")
    assert "“a number of thousands of digits” is beyond 10^18" in problem.message


@pytest.mark.parametrize(
    ("number", "said"),
    [
        ("1e18", None),
        ("-1e18", None),
        ("1000000000000000000", None),
        ("1000000000000000001", "is beyond 10^18"),
        ("-1000000000000000001", "is beyond 10^18"),
        ("1.0000000000001e18", "is beyond 10^18"),
        ("1e308", "is beyond 10^18"),
        ("inf", "is not a finite number"),
        ("-inf", "is not a finite number"),
        ("nan", "is not a finite number"),
    ],
)
@pytest.mark.parametrize(
    "where",
    [
        "target = {{ measure = 'm', at-least = {} }}",
        "target = {{ measure = 'm', less-than = {} }}",
        "target = {{ measure = 'm', at-least = 1, from = {} }}",
        f"[claims.a.evidence.k]\n{FACT['evidence']}value = {{}}",
    ],
)
def test_a_number_is_finite_and_at_most_a_million_million_million(
    where: str, number: str, said: str | None
) -> None:
    found = [problem.message for problem in problems(CLAIM + where.format(number))]
    assert [(said or "nothing") in message for message in found] == [True] * bool(said)


def test_a_time_that_the_calendar_does_not_have_is_told_as_such() -> None:
    (problem,) = problems(CLAIM + "recorded = '2025-13-10T09:14:03Z'")
    assert "“2025-13-10T09:14:03Z” is not in the calendar" in problem.message


@pytest.mark.parametrize("zone", ["Z", "+00:00", "-00:00"])
def test_the_time_of_recording_is_utc_however_that_is_written(zone: str) -> None:
    whole = valid(f"{CLAIM}recorded = 2025-03-10T09:14:03{zone}").claims["a"]
    assert whole.recorded == datetime(2025, 3, 10, 9, 14, 3, tzinfo=UTC)
    assert whole.recorded == valid(f"{CLAIM}recorded = '2025-03-10T09:14:03Z'").claims["a"].recorded


def test_a_time_of_another_clock_that_shows_utc_is_taken_as_utc() -> None:
    """As other readers of TOML or JSON give it."""
    zone = timezone(timedelta(0), "GMT")
    data = {"text": "t", "claimant": "c", "made": date(2025, 1, 1)}
    data["recorded"] = datetime(2025, 3, 10, 9, 14, 3, tzinfo=zone)
    ledger, found = read_ledger({"claims": {"a": data}})
    assert found == []
    recorded = ledger.claims["a"].recorded
    assert isinstance(recorded, datetime)
    assert recorded.tzinfo is UTC


def test_a_wrong_deadline_names_the_normal_form() -> None:
    (problem,) = problems(CLAIM + "deadline = 'soon'")
    assert "“soon”" in problem.message
    assert "2026-Q3" in problem.message


@pytest.mark.parametrize("made", ["2025-01-01", '"2025-01-01"'])
def test_a_date_is_a_toml_date_or_the_same_as_a_string(made: str) -> None:
    assert valid(CLAIM.replace("2025-01-01", made)) == valid(CLAIM)


def test_a_year_may_be_a_number() -> None:
    assert valid(CLAIM + "deadline = 2026") == valid(CLAIM + 'deadline = "2026"')


def test_a_revision_names_a_deadline_or_is_undated_not_both() -> None:
    revision = "[claims.a.revisions.r]\ndate = 2025-03-01\nundated = true\ndeadline = '2026'"
    assert told(CLAIM + revision) == [("error", "claims.a.revisions.r.undated", "wrong-value")]


def test_beyond_a_hundred_unknown_keys_of_a_block_only_their_number_is_told() -> None:
    lines = "".join(f"zzz-{number:03} = 1\n" for number in range(150))
    found = problems(CLAIM + lines)
    assert len(found) == 101
    assert found[99].message == "unknown key “zzz-099”"
    assert found[100].at == ("claims", "a", "zzz-100")
    assert found[100].message == "and 50 more unknown keys in this table"


@pytest.mark.parametrize(
    ("line", "hint"),
    [
        ("dedline = '2026'", "did you mean deadline?"),
        ("evidense = 1", "did you mean evidence?"),
        ("zzz = 1", ""),
    ],
)
def test_an_unknown_key_is_a_warning_with_did_you_mean(line: str, hint: str) -> None:
    (problem,) = problems(CLAIM + line)
    key = line.partition(" ")[0]
    assert (problem.severity, problem.code) == ("warning", "unknown-key")
    assert problem.at == ("claims", "a", key)
    assert f"“{key}”" in problem.message
    assert problem.hint == hint


def test_a_misspelt_word_gets_did_you_mean() -> None:
    (problem,) = problems(CLAIM + "kind = 'promis'")
    assert (problem.severity, problem.hint) == ("error", "did you mean promise?")


def test_an_unknown_table_at_the_top_is_a_warning() -> None:
    (problem,) = problems("[claim.a]\ntext = 't'")
    assert (problem.severity, problem.hint) == ("warning", "did you mean claims?")


def test_unknown_keys_are_kept() -> None:
    ledger = valid(CLAIM + "x-desk = { colour = 'red', since = 2025-01-01 }\n[extra]\nn = 1")
    raw: dict[str, Any] = toml_rs.loads("x = { colour = 'red', since = 2025-01-01 }")
    assert ledger.claims["a"].unknown == {"x-desk": raw["x"]}
    assert encode_whole(ledger.claims["a"])["x-desk"] == raw["x"]
    assert ledger.unknown == {"extra": {"n": 1}}


@pytest.mark.parametrize("id_", ["Car", "-car", "my_car", "my car", "汽车", "", "car\\n"])
def test_a_key_that_is_no_slug_is_an_error(id_: str) -> None:
    (problem,) = problems(CLAIM.replace("claims.a", f'claims."{id_}"'))
    assert (problem.severity, problem.code) == ("error", "bad-id")
    fact = f'[claims.a.forecasts."{id_}"]\n' + FACT["forecasts"]
    assert [one.code for one in problems(CLAIM + fact)] == ["bad-id"]


@pytest.mark.parametrize("text", ["claims = 1", "settings = 'x'", "[claims]\na = 1"])
def test_what_is_no_table_where_one_belongs_is_an_error(text: str) -> None:
    assert [(severity, code) for severity, _, code in told(text)] == [("error", "wrong-type")]


def test_all_problems_are_told_at_once_and_the_rest_is_read() -> None:
    ledger, found = read(
        "[settings]\nfiscal-year-start = 13\n"
        "[claims.bad]\ntext = 5\nmade = 'soon'\nfoo = 1\n"
        "[claims.bad.forecasts.f]\ndate = 2025-01-01\nprobability = 2\n" + CLAIM
    )
    assert {(".".join(one.at), one.code) for one in found} == {
        ("settings.fiscal-year-start", "wrong-value"),
        ("claims.bad", "missing-key"),
        ("claims.bad.text", "wrong-type"),
        ("claims.bad.made", "wrong-value"),
        ("claims.bad.foo", "unknown-key"),
        ("claims.bad.forecasts.f.probability", "wrong-value"),
    }
    assert list(ledger.claims) == ["a"]


def test_the_whole_claim_has_every_key_and_every_table() -> None:
    data = toml_rs.loads(WHOLE)["claims"]["whole"]
    assert keys_of(Claim).keys() | tables_of(Claim).keys() == data.keys()


def test_decoding_what_was_encoded_gives_the_same_claim() -> None:
    data = toml_rs.loads(WHOLE)["claims"]["whole"]
    claim, found = read_block(Claim, "whole", data, ("claims", "whole"))
    assert found == []
    assert claim is not None
    assert encode_whole(claim) == data
    assert read_block(Claim, "whole", encode_whole(claim), ("claims", "whole")) == (claim, [])


def test_case_makes_no_word_distant() -> None:
    assert did_you_mean("XPNG", ["Acme", "xpeng"]) == "did you mean xpeng?"
    assert did_you_mean("acme", ["Acme", "ACME"]) == "did you mean Acme?"
    assert did_you_mean("zorro", ["Acme"]) == ""
