"""Filters: each command that takes them is about the claims that were asked for, and no others."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.conftest import Run

Write = Callable[[str], Path]

LEDGER = """\
[claimants.xpeng]
name = "XPENG"
also = ["XPeng Motors"]

[claims.xpeng-cars]
text = "XPENG will build flying cars"
claimant = "XPENG"
made = 2024-03-21
deadline = "2025-Q4"
tags = ["ev", "aviation"]
source = "https://example.org/cars"
quote = "flying cars"
x-desk = "business"
x-page = 3

[claims.xpeng-plant]
text = "XPENG will open a plant"
claimant = "XPeng Motors"
speaker = "He Xiaopeng"
made = 2025-02-01
deadline = 2026-11-30
tags = ["ev"]
x-desk = ["business", "politics"]
x-seen = 2025-02-03

[claims.tesla-hire]
text = "Tesla will hire"
claimant = "Tesla"
made = "2025-06"
deadline = "2026-06"
tags = ["ev"]
snapshot = "sha256:0000000000000000000000000000000000000000000000000000000000000000"

[claims.tesla-hire.verdicts.kept]
date = 2026-11-10
verdict = "kept"
fulfilled = 2026-06-01
because = "it hired"
on = []

[claims.acme-whole]
text = "Acme will do both"
claimant = "Acme"
made = 2025-01-01
deadline = "2027"
parts = ["acme-part", "tesla-hire"]

[claims.acme-part]
text = "Acme will do the first"
claimant = "Acme"
made = 2025-01-01
deadline = "2027"
tags = ["half"]

[claims.acme-part.verdicts.broken]
date = 2026-11-20
verdict = "broken"
because = "it gave up"
"""
ALL = ["xpeng-cars", "xpeng-plant", "tesla-hire", "acme-whole", "acme-part"]

FILTERS = [
    (["--claimant", "XPENG"], {"xpeng-cars", "xpeng-plant"}),
    (["--claimant", "Tesla", "--claimant", "XPeng Motors"], {*ALL[:3]}),
    (["--tag", "ev", "--tag", "aviation"], {"xpeng-cars"}),
    (["--status", "kept", "--status", "overdue"], {"tesla-hire", "xpeng-cars"}),
    (["--claimant", "XPENG", "--status", "due-soon"], {"xpeng-plant"}),
    (["--where", "x-desk=politics"], {"xpeng-plant"}),
    (["--where", "tags!=ev", "--where", "ruled_on!="], {"acme-whole", "acme-part"}),
]
"""Options, and the claims that they ask for on 2026-11-24."""


def told_json(run: Run, *args: str) -> Any:
    ran = run(*args, "--json")
    assert ran.code in (0, 1), ran.err
    return json.loads(ran.out)


def ids_in_list(run: Run, *args: str) -> set[str]:
    return {one["id"] for one in told_json(run, "list", *args)["claims"]}


def ids_in_report(run: Run, *args: str) -> set[str]:
    board = told_json(run, "report", "--since", "2023", *args)
    found = {one["id"] for one in board["claims"]}
    assert {one["id"] for one in board["changes"]} == found
    assert sum(board["statuses"].values()) == len(found)
    assert {one["claim"]["id"] for one in board["attention"]} <= found
    return found


def ids_in_changes(run: Run, *args: str) -> set[str]:
    return {one["id"] for one in told_json(run, "changes", "--since", "2023", *args)["changes"]}


def ids_in_csv(run: Run, *args: str) -> set[str]:
    return {line.partition(",")[0] for line in run("export", "csv", *args).out.splitlines()[1:]}


def ids_in_site(run: Run, *args: str) -> set[str]:
    assert run("site", "public", *args).code == 0
    return {page.stem for page in Path("public", "claims").iterdir()}


@pytest.mark.parametrize(("options", "wanted"), FILTERS)
@pytest.mark.parametrize(
    "ids", [ids_in_list, ids_in_report, ids_in_changes, ids_in_csv, ids_in_site]
)
def test_a_filtered_output_has_only_the_claims_asked_for(
    run: Run,
    ledger_file: Write,
    ids: Callable[..., set[str]],
    options: list[str],
    wanted: set[str],
) -> None:
    ledger_file(LEDGER)
    assert ids(run, *options) == wanted


@pytest.mark.parametrize(
    ("options", "due"),
    [
        ([], {"xpeng-cars", "xpeng-plant"}),
        (["--tag", "aviation"], {"xpeng-cars"}),
        (["--status", "due-soon"], {"xpeng-plant"}),
        (["--where", "x-page<3"], set()),
        (["--limit", "1"], {"xpeng-cars"}),
    ],
)
def test_due_has_of_the_claims_asked_for_those_that_are_due(
    run: Run, ledger_file: Write, options: list[str], due: set[str]
) -> None:
    ledger_file(LEDGER)
    assert {one["id"] for one in told_json(run, "due", *options)["claims"]} == due


@pytest.mark.parametrize(
    ("options", "rows"),
    [
        # the parts of Acme's claim count through it: Tesla's claim is one of them
        ([], {"XPENG": 2, "Acme": 1}),
        (["--claimant", "XPENG"], {"XPENG": 2}),
        (["--where", "x-page=3"], {"XPENG": 1}),
        (["--claimant", "Tesla"], {}),
        (["--limit", "1"], {"Acme": 1}),
    ],
)
def test_score_counts_only_the_claims_asked_for(
    run: Run, ledger_file: Write, options: list[str], rows: dict[str, int]
) -> None:
    ledger_file(LEDGER)
    found = told_json(run, "score", *options)["rows"]
    counts = {
        one["name"]: sum(one[name] for name in ("kept", "partly-kept", "broken", "overdue", "open"))
        for one in found
    }
    assert counts == rows


def test_verify_looks_only_at_the_sources_of_the_claims_asked_for(
    run: Run, ledger_file: Write, folder: Path
) -> None:
    ledger_file(LEDGER)
    (folder / "evidence").mkdir()
    (folder / "evidence" / "stray.txt").write_text("stray")
    whole = told_json(run, "verify")
    assert sorted(one["kind"] for one in whole["problems"]) == ["foreign", "missing"]
    only = told_json(run, "verify", "--claimant", "Tesla")
    assert [one["claim"] for one in only["problems"]] == ["tesla-hire"]
    assert (only["checked"], only["filter"]) == (0, "only claims by Tesla")
    other = run("verify", "--claimant", "XPENG")
    assert (other.code, other.out) == (0, "")
    assert other.err.startswith("only claims by XPENG\n")
    assert len(told_json(run, "verify", "--limit", "1")["problems"]) == 1


def test_a_part_counts_for_its_whole_whether_a_filter_takes_it_or_not(
    run: Run, ledger_file: Write
) -> None:
    ledger_file(LEDGER)
    [whole] = told_json(run, "report", "--where", "decided_by=acme-part")["claims"]
    # needs both: one is broken, one is kept
    assert (whole["id"], whole["status"]) == ("acme-whole", "partly-kept")


@pytest.mark.parametrize("form", ["terminal", "markdown", "html"])
def test_a_filtered_report_says_what_it_is_about(run: Run, ledger_file: Write, form: str) -> None:
    ledger_file(LEDGER)
    options = ["--claimant", "XPENG", "--tag", "ev", "--where", "days_left<30"]
    out = run("report", "--format", form, *options).out
    told = "Only claims by XPENG, tagged ev, where days_left &lt; 30."
    assert (told.replace("&lt;", "<") if form == "terminal" else told) in out.replace("\\", "")
    assert "Of 2 claims, 1 is overdue and 1 is due soon" in out
    assert "Tesla" not in out
    assert "Acme" not in out


def test_a_filtered_report_names_no_command_that_lists_other_claims(
    run: Run, ledger_file: Write
) -> None:
    claim = '[claims.{0}]\ntext = "t{0}"\nclaimant = "Acme"\nmade = 2025-01-01\ndeadline = "2025"\n'
    ledger_file("".join(claim.format(f"acme-{number}") for number in range(10)))
    whole, only = run("report").out, run("report", "--claimant", "Acme").out
    assert "and 2 more: claimcheck list --limit 10\n" in whole
    assert "and 2 more\n" in only
    assert "claimcheck list" not in only


def test_a_filtered_site_says_so_on_each_page_and_has_no_other_data(
    run: Run, ledger_file: Write, folder: Path
) -> None:
    ledger_file(LEDGER)
    assert run("site", "public", "--tag", "aviation").code == 0
    pages = [*Path("public").rglob("*.html")]
    assert all("Only claims tagged aviation." in one.read_text() for one in pages)
    data = json.loads(Path("public", "claims.json").read_text())
    assert [*data["claims"]] == ["xpeng-cars"]
    assert "plant" not in Path("public", "feed.xml").read_text()


def test_a_site_of_no_claim_is_refused_and_leaves_what_is_published(
    run: Run, ledger_file: Write
) -> None:
    ledger_file(LEDGER)
    assert run("site", "public").code == 0
    before = {one: one.read_bytes() for one in Path("public").rglob("*.html")}
    ran = run("site", "public", "--tag", "avation")
    assert ran.code == 2
    assert ran.err == (
        "no claim is tagged “avation”; did you mean aviation?\n"
        "claimcheck: no claim matches, so the site would be empty; nothing was written\n"
        "  change the filter, or leave it out\n"
    )
    assert {one: one.read_bytes() for one in Path("public").rglob("*.html")} == before


def test_score_and_changes_say_what_they_are_about(run: Run, ledger_file: Write) -> None:
    ledger_file(LEDGER)
    options = ["--status", "open", "--claimant", "XPENG", "--claimant", "Acme"]
    told = "Only claims by XPENG or Acme, with status open."
    assert run("score", *options).out.splitlines()[0] == told
    assert run("changes", *options, "--since", "2026").out.splitlines()[2] == told


def test_the_last_changes_are_those_of_limit(run: Run, ledger_file: Write) -> None:
    ledger_file(LEDGER)
    whole = told_json(run, "changes", "--since", "2026")["changes"]
    assert told_json(run, "changes", "--since", "2026", "--limit", "2")["changes"] == whole[-2:]


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (["--claimant", "xpng"], "no claim is by “xpng”; did you mean XPENG?\n"),
        (["--claimant", "Zorro"], "no claim is by “Zorro”\n"),
        (["--tag", "EV"], "no claim is tagged “EV”; did you mean ev?\n"),
        (["--where", "x-dsk=politics"], "no claim has the key x-dsk; did you mean x-desk?\n"),
        (["--where", "tags=evs"], "no claim has “evs” as tags; did you mean ev?\n"),
        (
            ["--where", "speaker=He Xiao"],
            "no claim has “He Xiao” as speaker; did you mean He Xiaopeng?\n",
        ),
        (["--tag", "half", "--tag", "ev"], "no claim matches\n"),
    ],
)
@pytest.mark.parametrize("command", ["list", "report", "export csv"])
def test_a_filter_that_nothing_matches_names_what_was_meant(
    run: Run, ledger_file: Write, command: str, options: list[str], told: str
) -> None:
    ledger_file(LEDGER)
    ran = run(*command.split(), *options)
    assert (ran.code, ran.err) == (0, told)


def test_a_misspelt_status_is_refused_with_the_near_one(run: Run, ledger_file: Write) -> None:
    ledger_file(LEDGER)
    ran = run("score", "--status", "ovrdue")
    assert ran.code == 2
    assert ran.err == "claimcheck: “ovrdue” is not a status\n  did you mean overdue?\n"


def test_of_several_parties_one_without_a_claim_is_named(run: Run, ledger_file: Write) -> None:
    ledger_file(LEDGER)
    ran = run("list", "--claimant", "Acme", "--claimant", "Telsa")
    assert len(ran.out.splitlines()) == 2
    assert ran.err == "no claim is by “Telsa”; did you mean Tesla?\n"


@pytest.mark.parametrize(
    ("condition", "found"),
    [
        ("deadline.latest<2026", {"xpeng-cars"}),
        ("deadline.latest<=2026-11", {"xpeng-cars", "xpeng-plant", "tesla-hire"}),
        ("deadline.latest>2026", {"acme-whole", "acme-part"}),
        ("deadline.latest=2026-11", {"xpeng-plant"}),
        ("made=2025-06", {"tesla-hire"}),
        ("made=2025-06-01", set()),  # known to the month alone
        ("made>=2025-06", {"tesla-hire"}),
        ("made<2025", {"xpeng-cars"}),
        ("late_days=0", {"tesla-hire", "acme-whole"}),  # the whole was partly kept, ahead of 2027
        ("days_left>=6", {"xpeng-plant"}),
        ("stances.supports=0", {*ALL}),
        ("speaker!=", {"xpeng-plant"}),
        ("speaker=", {*ALL} - {"xpeng-plant"}),
        ("speaker!=He Xiaopeng", {*ALL} - {"xpeng-plant"}),
        ("claimant=XPENG", {"xpeng-cars"}),
        ("kind=promise", {*ALL}),
        ("draft=true", set()),
        ("tags=", {"acme-whole"}),
        ("decided_by!=", {"acme-whole"}),
        ("x-desk=business", {"xpeng-cars", "xpeng-plant"}),
        ("x-page>=3", {"xpeng-cars"}),
        ("x-page=3.0", {"xpeng-cars"}),
        ("x-seen<2025-03", {"xpeng-plant"}),
        ("x-seen>2025-02-03", set()),
        ("x-desk=", {"tesla-hire", "acme-whole", "acme-part"}),
    ],
)
def test_a_condition_takes_the_claims_that_meet_it(
    run: Run, ledger_file: Write, condition: str, found: set[str]
) -> None:
    ledger_file(LEDGER)
    assert ids_in_list(run, "--where", condition) == found


@pytest.mark.parametrize(
    ("condition", "told"),
    [
        ("staus=kept", "claims have no key “staus”\n  did you mean status?"),
        ("deadline.last<2026", "claims have no key “deadline.last”\n  did you mean deadline."),
        ("speaker>5", "speaker has no order\n  compare it by = or !="),
        ("tags<ev", "tags has no order\n  compare it by = or !="),
        ("deadline.stored<2026", "deadline.stored has no order\n  deadline.latest is a date"),
        ("deadline=2026", "deadline has parts\n  ask for one of them: deadline.stored, "),
        ("days_left<soon", "days_left is a number, and “soon” is not a number\n  write it as 60"),
        ("status=overdu", "status is never “overdu”\n  did you mean overdue?"),
        ("draft=yes", "draft is never “yes”\n  it is one of true, false"),
        ("x-desk>late", "“late” is neither a date nor a number\n  compare x-desk by = or !="),
        ("days_left<", "days_left< has no value\n  write 'days_left<VALUE'"),
        ("made==2024", "“made==2024” is not KEY=VALUE\n"),
        ("made=>2024", "“made=>2024” is not KEY=VALUE\n"),
        ("overdue", "“overdue” is not KEY=VALUE\n  write status=overdue, tags!=ev or 'days_left<"),
    ],
)
def test_a_condition_that_makes_no_sense_is_refused(
    run: Run, ledger_file: Write, condition: str, told: str
) -> None:
    ledger_file(LEDGER)
    ran = run("list", "--where", condition)
    assert (ran.code, ran.out) == (2, "")
    assert f"claimcheck: --where: {told}" in ran.err


def test_a_date_that_cannot_be_read_names_its_key(run: Run, ledger_file: Write) -> None:
    ledger_file(LEDGER)
    ran = run("list", "--where", "last_look<banana")
    assert (ran.code, ran.out) == (2, "")
    assert "--where last_look: “banana” cannot be read as a date" in ran.err


KEYS = {
    "id": st.sampled_from(ALL),
    "claimant": st.sampled_from(["XPENG", "Tesla", "Nobody"]),
    "speaker": st.sampled_from(["", "He Xiaopeng"]),
    "status": st.sampled_from(["kept", "overdue", "pending"]),
    "outlook": st.sampled_from(["", "no-evidence", "at-risk"]),
    "tags": st.sampled_from(["", "ev", "half"]),
    "draft": st.sampled_from(["true", "false"]),
    "days_left": st.integers(-400, 500).map(str),
    "late_days": st.sampled_from(["", "0", "3"]),
    "stances.refutes": st.integers(0, 2).map(str),
    "deadline.latest": st.dates().filter(lambda day: 2024 < day.year < 2029).map(str),
    "ruled_on": st.sampled_from(["", "2026-11-10", "2026-11-20"]),
    "x-page": st.integers(1, 5).map(str),
    "x-desk": st.sampled_from(["", "business", "politics"]),
}
ORDERED = {"days_left", "late_days", "stances.refutes", "deadline.latest", "ruled_on", "x-page"}
CONDITIONS = st.lists(
    st.sampled_from([*KEYS]).flatmap(
        lambda key: st.tuples(
            st.just(key),
            st.sampled_from(["=", "!=", "<", "<=", ">", ">="] if key in ORDERED else ["=", "!="]),
            KEYS[key],
        )
    ).filter(lambda one: one[2] != "" or one[1] in ("=", "!=")),
    min_size=1,
    max_size=3,
)  # fmt: skip


def meets(claim: dict[str, Any], key: str, sign: str, words: str) -> bool:
    """Whether a claim of `list --json` meets a condition, in plain Python."""
    value: Any = claim
    for name in key.split("."):
        value = value.get(name) if value else None
    empty = value in (None, "", [])
    if not words:
        return empty is (sign == "=")
    if sign in ("=", "!="):
        members = value if isinstance(value, list) else [] if empty else [value]
        texts = [json.dumps(one) if not isinstance(one, str) else one for one in members]
        return (words in texts) is (sign == "=")
    if empty:
        return False
    other: Any = words if isinstance(value, str) else float(words)
    below, same = value < other, value == other
    met = {"<": below, "<=": below or same, ">": not below and not same, ">=": not below}
    return bool(met[sign])


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(conditions=CONDITIONS)
def test_where_agrees_with_a_filter_over_the_json_of_list(
    run: Run, ledger_file: Write, conditions: list[tuple[str, str, str]]
) -> None:
    ledger_file(LEDGER)
    wanted = {
        one["id"]
        for one in told_json(run, "list")["claims"]
        if all(meets(one, *condition) for condition in conditions)
    }
    options = [word for one in conditions for word in ("--where", "".join(one))]
    assert ids_in_list(run, *options) == wanted
