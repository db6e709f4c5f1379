"""`claimcheck score`: track records, never without what they rest on."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.cli.terminal import in_terminal, widths, without_styles, write_ledger
from tests.cli.test_schema import faults, schema
from tests.conftest import Run

Write = Callable[[str], Path]


def claims(who: str, *verdicts: str, more: str = "") -> str:
    """Return a claim for each verdict, due in 2025 and by the same party."""
    blocks = []
    for number, word in enumerate(verdicts):
        verdict, _, fulfilled = word.partition(" in ")
        block = (
            f"[claims.{who.lower()}-{number}]\n"
            f'text = "{who} will do {number}"\nclaimant = "{who}"\nmade = 2025-01-01\n'
            f'deadline = "2025"\n{more}\n'
        )
        if verdict:
            block += f'verdicts.v = {{ date = 2026-06-01, verdict = "{verdict}", because = "so"'
            block += f", fulfilled = {fulfilled or '2025-06-01'} }}\n"
        blocks.append(block)
    return "\n".join(blocks)


LATE = "kept in 2026-02-01"
LEDGER = claims("Acme", "kept", "kept", "broken", "broken", "broken", "broken", "void") + claims(
    "Bolt", "kept", LATE, "withdrawn", "", more='speaker = "Bea"\ntags = ["x"]'
)


def rows(run: Run, *args: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(run("score", "--json", *args).out)["rows"]
    return found


def worth(run: Run, *args: str) -> list[tuple[str, float, int]]:
    return [(row["name"], row["credit"], row["n"]) for row in rows(run, *args)]


def test_the_terminal_shows_all_three_rules_with_n_and_bounds(run: Run, ledger_file: Write) -> None:
    ledger_file(LEDGER)
    ran = run("score")
    assert (ran.code, ran.err) == (0, "")
    assert re.sub(r"[█▒┃·]{30}", "BAR", ran.out) == (
        "Acme\n"
        "  strict    BAR  2 of 6 kept (10–70%)\n"
        "  standard  BAR  2 of 6 kept (10–70%)\n"
        "  lenient   BAR  2 of 6 kept (10–70%)\n"
        "  2 kept, 4 broken; 1 void\n"
        "  none of the six dated claims moved\n"
        "\n"
        "Fewer than five rulings each: listed alphabetically, not ranked\n"
        "Bolt\n"
        "  strict    BAR  1 of 4 kept (5–70%), 1 late\n"
        "  standard  BAR  1.5 of 3 kept (13–87%), 1 late\n"
        "  lenient   BAR  2 of 2 kept (34–100%), 1 late\n"
        "  2 kept, 1 withdrawn; 1 overdue\n"
        "  none of the four dated claims moved\n"
        "\n"
        "┃ share kept, ▒ 95% confidence interval\n"
        "Kept in part, or late under the standard rule, counts half.\n"
    )


def test_one_rule_is_shown_alone_when_it_is_asked_for(run: Run, ledger_file: Write) -> None:
    ledger_file(LEDGER)
    out = run("score", "--rule", "strict").out
    assert "strict" in out
    assert "standard" not in out
    assert "lenient" not in out


def test_json_is_by_the_standard_rule_unless_another_is_asked_for(
    run: Run, ledger_file: Write
) -> None:
    ledger_file(LEDGER)
    answer = json.loads(run("score", "--json").out)
    head = ("format", "per", "rule", "kind", "outside")
    assert [answer[key] for key in head] == ["claimcheck/score", "claimant", "standard", None, 0]
    assert worth(run) == [("Acme", 2, 6), ("Bolt", 1.5, 3)]
    assert worth(run, "--rule", "strict") == [("Acme", 2, 6), ("Bolt", 1, 4)]
    assert worth(run, "--rule", "lenient") == [("Acme", 2, 6), ("Bolt", 2, 2)]


def test_a_row_has_the_promised_keys_in_every_group(run: Run, ledger_file: Write) -> None:
    ledger_file(LEDGER)
    promised = {
        *("name", "n", "credit", "low", "high", "kept", "late", "partly-kept", "broken"),
        *("withdrawn", "superseded", "void", "unverifiable", "overdue", "open", "draft"),
        "slip_days",
    }
    for per in ("claimant", "speaker", "tag", "source"):
        for row in rows(run, "--per", per):
            assert row.keys() >= promised


def test_per_says_whose_record_and_what_belongs_to_no_group(run: Run, ledger_file: Write) -> None:
    ledger_file(LEDGER)
    assert worth(run, "--per", "speaker") == [("Bea", 1.5, 3)]
    assert worth(run, "--per", "tag") == [("x", 1.5, 3)]
    assert worth(run, "--per", "source") == []
    assert json.loads(run("score", "--per", "tag", "--json").out)["outside"] == 7
    assert run("score", "--per", "speaker").out.endswith("7 claims without a speaker\n")
    assert run("score", "--per", "source").out == "11 claims without an address\n"


def test_kind_leaves_the_others_aside(run: Run, ledger_file: Write) -> None:
    ledger_file(LEDGER.replace('speaker = "Bea"', 'kind = "aim"'))
    assert worth(run, "--kind", "aim") == [("Bolt", 1.5, 3)]
    assert worth(run, "--kind", "promise") == [("Acme", 2, 6)]
    ran = run("score", "--kind", "forecast")
    assert (ran.code, ran.out, ran.err) == (0, "", "no claim of kind forecast to score\n")


def test_as_of_and_known_on_score_what_was_there(run: Run, ledger_file: Write) -> None:
    ledger_file(LEDGER)
    assert worth(run, "--as-of", "2026-05-31") == [("Acme", 0, 0), ("Bolt", 0, 0)]
    assert worth(run, "--as-of", "2026-05-31", "--rule", "strict") == [
        ("Acme", 0, 7),
        ("Bolt", 0, 4),
    ]
    assert rows(run, "--as-of", "2024-12-31") == []


def test_the_records_of_the_report_are_the_rows_of_score(run: Run, ledger_file: Write) -> None:
    ledger_file(LEDGER)
    assert json.loads(run("report", "--json").out)["records"] == rows(run)


FORECASTS = LEDGER.replace(
    "[claims.acme-0]",
    "[claims.acme-0]\nforecasts.a = { date = 2025-02-01, probability = 0.8, by = 'ana' }",
).replace(
    "[claims.bolt-3]",
    "[claims.bolt-3]\nforecasts.b = { date = 2025-02-01, probability = 0.8, by = 'ana' }\n"
    "forecasts.c = { date = 2025-02-01, probability = 0.8 }",
)


def test_forecasters_have_their_brier_score_and_calibration(run: Run, ledger_file: Write) -> None:
    ledger_file(FORECASTS)
    answer = json.loads(run("score", "--per", "forecaster", "--json").out)
    assert (answer["per"], answer["rule"], answer["outside"]) == ("forecaster", None, 1)
    [row] = answer["rows"]
    assert row == {
        "name": "ana",
        "n": 1,
        "brier": pytest.approx(0.04),
        "base_rate_brier": 0,
        "calibration": [{"low": 0.8, "high": 0.9, "n": 1, "mean": 0.8, "kept": 1}],
        "kept": 1,
        "open": 1,
        "left_out": 0,
    }
    out = run("score", "--per", "forecaster").out
    assert "  Brier score 0.040 over 1 forecast; the base rate (1 of 1 kept) scores 0.000\n" in out
    assert "80–90%  1 of 1 kept; mean odds 80%\n" in out
    assert "  1 open\n" in out
    assert out.endswith("1 forecast without a name\n")


def test_no_rule_judges_forecasters(run: Run, ledger_file: Write) -> None:
    ledger_file(LEDGER)
    ran = run("score", "--per", "forecaster", "--rule", "strict")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("claimcheck: --rule does not apply to forecasts\n")


def test_without_forecasts_the_way_to_record_one_is_told(run: Run, ledger_file: Write) -> None:
    ledger_file(LEDGER)
    ran = run("score", "--per", "forecaster")
    assert (ran.code, ran.out) == (0, "")
    assert ran.err == "no forecast to score; `claimcheck forecast` records one\n"


@pytest.mark.parametrize("option", ["--per", "--rule", "--kind"])
def test_a_word_that_an_option_does_not_know_is_refused_with_those_it_knows(
    run: Run, ledger_file: Write, option: str
) -> None:
    ledger_file(LEDGER)
    ran = run("score", option, "fairest")
    assert (ran.code, ran.out) == (2, "")
    assert "fairest" in ran.err
    known = {"--per": "speaker", "--rule": "lenient", "--kind": "promise"}[option]
    assert known in ran.err


@pytest.mark.parametrize("args", [(), ("--per", "forecaster"), ("--per", "source")])
def test_what_score_prints_is_what_its_schema_says(
    run: Run, ledger_file: Write, args: tuple[str, ...]
) -> None:
    ledger_file(FORECASTS)
    printed = json.loads(run("score", *args, "--json").out)
    assert faults(schema(run, "score"), printed) == []


def test_an_empty_ledger_has_no_record(run: Run, ledger_file: Write) -> None:
    ledger_file("")
    ran = run("score")
    assert (ran.code, ran.out, ran.err) == (0, "", "no claim to score\n")


NAMES = (
    "Acme",
    "小鹏汽车有限公司的承诺",
    "A name that is longer than any terminal " * 3,
    "e\u0301té",
)


@pytest.mark.parametrize("columns", [20, 30, 40, 60, 80, 200])
@pytest.mark.parametrize("args", [(), ("--rule", "lenient"), ("--per", "forecaster")])
def test_nothing_is_wider_than_the_terminal(
    folder: Path, columns: int, args: tuple[str, ...]
) -> None:
    said = "forecasts.f = { date = 2025-02-01, probability = 0.8, by = '%s' }"
    text = "".join(
        claims("Acme", "kept", LATE, "broken", "", more=said % name)
        .replace("[claims.acme", f"[claims.acme-{number}")
        .replace('claimant = "Acme"', f'claimant = "{name}"')
        for number, name in enumerate(NAMES)
    )
    write_ledger(folder, text)
    ran = in_terminal(columns, "score", *args)
    assert ran.code == 0, ran.out
    if columns >= 40:
        assert max(widths(ran.out)) <= columns
    assert "小鹏" in without_styles(ran.out)
