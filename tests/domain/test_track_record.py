"""The rules and the tables of docs/scores.md: what a claim is worth, and what claims add up to."""

from collections.abc import Iterator
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Any, get_args

import pytest

from claimcheck.domain.scoring.credit import Case, Rule, judge
from claimcheck.domain.scoring.track_record import Group, Record, records, tally
from claimcheck.domain.standing.standing import Status
from claimcheck.domain.standing.view import View
from tests.domain.test_status import cells, ledger_data, read_valid, turned_round
from tests.ledgers import valid

PAGE = Path(__file__).parents[2] / "docs" / "scores.md"
RULES: tuple[Rule, ...] = get_args(Rule)
LEFT_OUT = "–"
WORTH = {"0": 0, "½": 0.5, "1": 1}


def rows() -> Iterator[Any]:
    """Yield the rows of the tables about claims, each with the section that it stands in."""
    section = ""
    for line in PAGE.read_text().splitlines():
        if line.startswith("#"):
            section = line.strip("# ").lower().replace(" ", "-")
        elif line.startswith("| `"):
            yield pytest.param(*cells(line)[:-1], id=f"{section}: {cells(line)[-1]}")


def test_every_table_is_read() -> None:
    assert len(list(rows())) == PAGE.read_text().count("\n| `") > 40


@pytest.mark.parametrize(("claim", "on", "strict", "standard", "lenient", "late"), list(rows()))
def test_a_claim_is_worth_what_the_table_says(
    claim: str, on: str, strict: str, standard: str, lenient: str, late: str
) -> None:
    data = ledger_data(claim.strip("`"))
    late_by = set() if late == LEFT_OUT else set(late.split(", "))
    for rule, worth in zip(RULES, (strict, standard, lenient), strict=True):
        view = View(read_valid(data), date.fromisoformat(on))
        [record] = tally(view).records(rule)
        counted = (0, 0) if worth == LEFT_OUT else (1, WORTH[worth])
        assert (record.n, record.credit) == counted, rule
        assert record.late == (rule in late_by), rule
        turned = View(read_valid(turned_round(data)), date.fromisoformat(on))
        assert tally(turned).records(rule) == [record]


DAY = date(2026, 11, 24)

LEDGER = """\
[claimants.acme]
name = "Acme"
also = ["Acme Inc.", "阿克米"]

[claimants.lee]
name = "Ann Lee"
also = ["李安"]

[claims.kept]
text = "Acme will hire"
claimant = "Acme"
speaker = "Ann Lee"
made = 2025-01-01
deadline = "2025"
source = "https://News.Example:8080/a"
tags = ["jobs", "north"]
verdicts.v = { date = 2025-06-01, verdict = "kept", because = "it hired" }

[claims.late]
text = "Acme will build"
claimant = "Acme Inc."
speaker = "李安"
made = 2025-01-01
deadline = "2025"
source = "https://user@news.example/b"
tags = ["jobs"]
revisions.r = { date = 2025-12-01, deadline = "2026" }
verdicts.v = { date = 2026-06-01, verdict = "kept", fulfilled = 2026-02-01, because = "built" }

[claims.overdue]
text = "Acme will sing"
claimant = "阿克米"
made = 2025-01-01
deadline = "2025"
source = "a speech"
kind = "aim"

[claims.undated]
text = "Acme will dance"
claimant = "Acme"
made = 2025-01-01
source = "http://other.example?x=y"

[claims.void]
text = "Acme will swim"
claimant = "Acme"
made = 2025-01-01
verdicts.v = { date = 2025-06-01, verdict = "void", because = "the lake is gone" }

[claims.draft]
text = "Acme will fly"
claimant = "Acme"
made = 2025-01-01
deadline = "2025"
draft = true
verdicts.v = { date = 2025-06-01, verdict = "broken", because = "it did not" }

[claims.both]
text = "Bolt will walk and run"
claimant = "Bolt"
made = 2025-01-01
parts = ["walk", "run"]

[claims.walk]
text = "Bolt will walk"
claimant = "Acme"
made = 2025-01-01
verdicts.v = { date = 2025-06-01, verdict = "kept", because = "it walks" }

[claims.run]
text = "Bolt will run"
claimant = "Bolt"
made = 2025-01-01
"""


def scored(text: str = LEDGER, per: Group = "claimant", rule: Rule = "standard") -> list[Record]:
    return tally(View(valid(text), DAY), per).records(rule)


def test_a_record_counts_everything_and_what_it_is_worth() -> None:
    acme, bolt = scored()
    counts = {field: count for field, count in asdict(acme).items() if isinstance(count, int)}
    assert {field: count for field, count in counts.items() if count} == {
        "n": 2,
        "kept": 2,
        "late": 1,
        "void": 1,
        "overdue": 1,
        "open": 1,
        "draft": 1,
        "longest_slip_days": 365,
        "slip_n": 3,
        "moved": 1,
    }
    assert (acme.name, acme.credit, acme.slip_days) == ("Acme", 1.5, 365 / 3)
    # by hand: (0.75 + 0.9604 ± 1.96 · √(0.0938 + 0.2401)) / 2.9207
    assert (acme.low, acme.high) == pytest.approx((0.1979, 0.9733), abs=1e-4)
    # its parts count through the whole, which is open
    assert (bolt.name, bolt.n, bolt.low, bolt.high, bolt.open) == ("Bolt", 0, None, None, 1)
    assert (bolt.slip_days, bolt.longest_slip_days, bolt.slip_n) == (None, None, 0)


def test_the_dates_of_a_void_claim_are_in_no_mean_and_no_greatest_slip() -> None:
    """A promise that was recorded twice: the duplicate is ruled void, and its year is one year."""
    claim = """
[claims.{id}]
text = "Acme will hire"
claimant = "Acme"
made = 2025-01-01
deadline = "2025"
revisions.r = {{ date = 2025-06-01, deadline = "{moved}" }}
"""
    void = 'verdicts.v = { date = 2025-07-01, verdict = "void", because = "a duplicate" }\n'
    first, duplicate = claim.format(id="a", moved="2026"), claim.format(id="b", moved="2028")
    (one,) = scored(first + duplicate + void)
    assert (one.slip_days, one.longest_slip_days, one.slip_n, one.moved) == (365, 365, 1, 1)
    assert one.void == 1


def test_the_strict_rule_counts_what_is_overdue() -> None:
    acme = scored(rule="strict")[0]
    assert (acme.credit, acme.n, acme.overdue, acme.late) == (1, 3, 1, 1)


def test_the_lenient_rule_goes_by_the_date_in_force() -> None:
    acme = scored(rule="lenient")[0]
    assert (acme.credit, acme.n, acme.overdue, acme.late) == (2, 2, 1, 0)


def test_a_speaker_is_one_under_all_aliases() -> None:
    assert [(one.name, one.kept) for one in scored(per="speaker")] == [("Ann Lee", 2)]


def test_a_claim_counts_under_each_of_its_tags() -> None:
    assert [(one.name, one.kept) for one in scored(per="tag")] == [("jobs", 2), ("north", 1)]


def test_a_source_is_the_host_of_its_address() -> None:
    found = [(one.name, one.kept, one.open) for one in scored(per="source")]
    assert found == [("news.example", 2, 0), ("other.example", 0, 1)]


@pytest.mark.parametrize(("per", "outside"), [("claimant", 0), ("speaker", 5), ("source", 4)])
def test_claims_in_no_group_are_told(per: Group, outside: int) -> None:
    assert tally(View(valid(LEDGER), DAY), per).outside == outside


def test_a_kind_leaves_the_others_aside() -> None:
    [acme] = tally(View(valid(LEDGER), DAY), kind="aim").records("strict")
    assert (acme.n, acme.overdue, acme.kept, acme.open) == (1, 1, 0, 0)


def test_a_draft_made_of_parts_leaves_them_where_they_are() -> None:
    text = LEDGER.replace('parts = ["walk"', 'draft = true\nparts = ["walk"')
    acme, bolt = scored(text)
    assert (acme.kept, bolt.open, bolt.draft) == (3, 1, 1)


def test_parts_count_for_themselves_before_the_whole_was_made() -> None:
    text = LEDGER.replace(
        'claimant = "Bolt"\nmade = 2025-01-01\nparts', 'claimant = "Bolt"\nmade = 2026-01-01\nparts'
    )
    before = records(View(valid(text), date(2025, 12, 31)))
    assert [(one.name, one.kept) for one in before] == [("Acme", 2), ("Bolt", 0)]
    assert [(one.name, one.kept) for one in records(View(valid(text), DAY))] == [
        ("Acme", 2),  # the late one has joined it, the part has gone
        ("Bolt", 0),
    ]
    # undated, and the two that are due on this very day; the part that is open
    assert [one.open for one in before] == [3, 1]


def test_before_anything_was_said_there_is_no_record() -> None:
    assert records(View(valid(LEDGER), date(2024, 12, 31))) == []
    assert records(View(valid(""), DAY)) == []


def ruled(claimant: str, kept: int, broken: int) -> str:
    words = ["kept"] * kept + ["broken"] * broken
    return "".join(
        f"[claims.{claimant.lower()}-{number}]\n"
        f'text = "something"\nclaimant = "{claimant}"\nmade = 2025-01-01\n'
        f'verdicts.v = {{ date = 2025-06-01, verdict = "{word}", because = "so" }}\n'
        for number, word in enumerate(words)
    )


def test_groups_of_fewer_than_five_are_not_ranked_and_stand_last_by_name() -> None:
    text = (
        ruled("Zoe", 4, 0)
        + ruled("Few", 0, 4)
        + ruled("Ann", 1, 4)
        + ruled("Bob", 5, 0)
        # 5 of 5 is 57–100 %, 19 of 20 is 76–99 %: sure of more, though the share is less
        + ruled("Cat", 19, 1)
    )
    assert [one.name for one in scored(text)] == ["Cat", "Bob", "Ann", "Few", "Zoe"]


def test_of_two_groups_with_one_lower_bound_the_one_with_more_rulings_comes_first() -> None:
    # 0 of 5 and 0 of 9 are both at least 0 %
    text = ruled("Ann", 0, 5) + ruled("Bob", 0, 9)
    assert [(one.name, one.n, one.low) for one in scored(text)] == [("Bob", 9, 0), ("Ann", 5, 0)]


def test_groups_of_five_that_are_equal_stand_by_name_whatever_the_case() -> None:
    text = ruled("Cat", 5, 0) + ruled("bob", 5, 0) + ruled("Ann", 5, 0)
    assert [one.name for one in scored(text)] == ["Ann", "bob", "Cat"]
    twins = ruled("ann", 5, 0) + ruled("Ann", 5, 0).replace("[claims.ann-", "[claims.other-")
    assert [one.name for one in scored(twins)] == ["Ann", "ann"]


def test_groups_of_fewer_than_five_stand_by_name_whatever_they_number() -> None:
    text = ruled("Dan", 4, 0) + ruled("cat", 2, 0) + ruled("Bob", 0, 3) + ruled("Ann", 0, 1)
    assert [(one.name, one.n) for one in scored(text)] == [
        *(("Ann", 1), ("Bob", 3), ("cat", 2), ("Dan", 4)),
    ]


CASES: dict[str, list[Case]] = {
    "kept": [Case("kept")],
    "kept late": [Case("kept", late=True, late_in_force=True)],
    "partly kept": [Case("partly-kept")],
    "broken": [Case("broken")],
    "overdue": [Case("overdue")],
    "withdrawn": [Case("withdrawn")],
    "superseded": [Case("superseded")],
    "void, unverifiable, drafts, all other open claims": [
        *(Case("void"), Case("unverifiable"), Case("pending"), Case("due-soon")),
        *(Case("awaiting-ruling"), Case("holding"), Case("waiting"), Case("undated")),
    ],
}


def test_the_table_of_the_rules_is_what_they_say() -> None:
    page = PAGE.read_text()
    table = page[page.index("| dates |") :].partition("\n\n")[0].splitlines()
    head, *lines = (cells(line) for line in table)
    assert head == ["dates", "original", "original", "in force at fulfilment"]
    assert [line[0] for line in lines] == list(CASES)
    for what, *worth in lines:
        for rule, said in zip(RULES, worth, strict=True):
            credit = None if said == "left out" else WORTH[said]
            assert {judge(case, rule).credit for case in CASES[what]} == {credit}, (what, rule)
    statuses = {case.status for cases in CASES.values() for case in cases}
    assert statuses == set(get_args(Status))


@pytest.mark.parametrize("status", ["kept", "partly-kept"])
def test_of_two_credits_the_smaller_holds_by_the_dates_of_the_rule(status: Any) -> None:
    by_original, by_force = Case(status, late=True), Case(status, late_in_force=True)
    worth = [judge(by_original, rule) for rule in RULES]
    assert [one.late for one in worth] == [True, True, False]
    assert [one.credit for one in worth] == [0, 0.5, {"kept": 1, "partly-kept": 0.5}[status]]
    assert [judge(by_force, rule).late for rule in RULES] == [False, False, True]


@pytest.mark.parametrize(
    ("source", "host"),
    [
        ("https://example.org", "example.org"),
        ("HTTPS://Example.ORG./a", "example.org"),
        ("http://ann:secret@example.org:8080/a?b@c#d", "example.org"),
        ("https://[2001:DB8::1]:443/a", "[2001:db8::1]"),
        ("https://xn--bcher-kva.example/", "xn--bcher-kva.example"),
        ("https://bücher.example/", "bücher.example"),
        ("https://BU\u0308CHER.example./", "bücher.example"),
        ("https://аpple.com/", "xn--pple-43d.com"),
        ("https://example.org?next=https://other.example", "example.org"),
        ("https://example.org\\@evil.example/", "example.org"),
        ("ftp://files.example/a", "files.example"),
    ],
)
def test_the_host_of_an_address_is_read_as_a_browser_reads_it(source: str, host: str) -> None:
    text = f"[claims.a]\ntext = 't'\nclaimant = 'c'\nmade = 2025-01-01\nsource = '{source}'\n"
    assert [one.name for one in scored(text, "source")] == [host]


@pytest.mark.parametrize(
    "source", ["", "a speech", "by way of https://example.org", "https:///a", "mailto:a@b.example"]
)
def test_a_source_without_an_address_has_no_host(source: str) -> None:
    line = f"source = '{source}'\n" if source else ""
    text = f"[claims.a]\ntext = 't'\nclaimant = 'c'\nmade = 2025-01-01\n{line}"
    assert tally(View(valid(text), DAY), "source").groups == {}


def test_parts_of_a_draft_that_is_a_part_count_through_the_whole() -> None:
    text = """\
[claims.whole]
text = "all of it"
claimant = "Whole"
made = 2025-01-01
parts = ["middle"]

[claims.middle]
text = "much of it"
claimant = "Middle"
made = 2025-01-01
draft = true
parts = ["least"]

[claims.least]
text = "some of it"
claimant = "Least"
made = 2025-01-01
verdicts.v = { date = 2025-06-01, verdict = "kept", because = "so" }
"""
    assert [(one.name, one.kept) for one in scored(text)] == [("Whole", 1)]


def test_a_part_of_two_claims_counts_through_both() -> None:
    part = 'verdicts.v = { date = 2025-06-01, verdict = "kept", because = "so" }'
    text = "".join(
        f"[claims.{id_}]\ntext = 't'\nclaimant = '{id_}'\nmade = 2025-01-01\n{keys}\n"
        for id_, keys in (("one", 'parts = ["old"]'), ("two", 'parts = ["p"]'), ("p", part))
    ).replace("[claims.p]\n", '[claims.p]\nwas = ["old"]\n')
    assert [(one.name, one.kept) for one in scored(text)] == [("one", 1), ("two", 1)]


def test_names_that_differ_by_a_letter_are_two_and_stand_by_name() -> None:
    names = ("acme", "Acme", "ACME", "Ácme", "宏达", "acme ")
    text = "".join(
        f"[claims.c{number}]\ntext = 't'\nclaimant = '{name}'\nmade = 2025-01-01\n"
        for number, name in enumerate(names)
    )
    found = [one.name for one in scored(text)]
    assert found == ["ACME", "Acme", "acme", "acme ", "Ácme", "宏达"]
