"""`claimcheck import`: claims from elsewhere, all that can be taken as one write."""

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from claimcheck.desk.import_files import shipped
from tests.cli.messages import message_of
from tests.cli.terminal import in_terminal, without_styles
from tests.conftest import Ran, Run
from tests.ledgers import read, valid

Write = Callable[[str], Path]

LEDGER = """\
# ours
[claims.acme-plant]
text = "Acme will open a plant in the north of Leeds"
claimant = "Acme"
made = 2025-03-08
deadline = "2026"
"""
TABLE = """\
Promise,Who,Said on,By when,Link
Acme will fly,Acme,2025-03-08,mid-2026,https://acme.example/fly
Acme will dive,,2025-03-08,2027,
Acme will sing,Acme,10/11/2025,2027,
"""


@pytest.fixture
def ledger(ledger_file: Write) -> Path:
    return ledger_file(LEDGER)


def put(name: str, text: str | bytes) -> None:
    Path(name).write_bytes(text if isinstance(text, bytes) else text.encode())


def unchanged(path: Path, ran: Ran, code: int) -> str:
    assert (ran.code, path.read_text()) == (code, LEDGER)
    return message_of(ran)


def test_rows_that_can_be_taken_are_and_the_others_are_told(run: Run, ledger: Path) -> None:
    put("promises.csv", TABLE)
    ran = run("import", "promises.csv", "--who", "vl")
    assert ran.code == 1
    assert ran.out.splitlines() == [
        "promises.csv:row 3: not imported: Who (claimant): the source has none (give "
        "--claimant NAME)",
        "promises.csv:row 4: not imported: Said on (made): “10/11/2025” can mean 2025-11-10 or "
        "2025-10-11 (--day-first or --month-first says which; a mapping may say dates = "
        '["%d/%m/%Y"] or dates = ["%m/%d/%Y"])',
    ]
    assert ran.err.splitlines() == [
        "read promises.csv as csv: 3 rows",
        "columns recognised by name: “Promise” is text, “Who” is claimant, “Said on” is made, "
        "“By when” is deadline, “Link” is source",
        "added 1 claim; 2 rows not imported",
    ]
    text = ledger.read_text()
    assert text.startswith(LEDGER + "\n[claims.acme-fly]\n")
    (claim,) = (one for one in valid(text).claims.values() if one.id != "acme-plant")
    assert (claim.deadline_words, claim.by) == ("mid-2026", "vl")
    assert str(claim.recorded) == "2026-11-24 12:00:00+00:00"
    assert claim.imported is not None
    assert claim.imported.startswith("csv:")


def test_what_is_known_already_is_skipped_and_the_file_is_not_touched(
    run: Run, ledger: Path
) -> None:
    put("promises.csv", TABLE)
    assert run("import", "promises.csv", "-q").code == 1
    before = (ledger.read_bytes(), ledger.stat().st_ino, ledger.stat().st_mtime_ns)
    ran = run("import", "promises.csv", "--claimant", "Acme")
    assert "added 1 claim; 1 row already known; 1 row not imported" in ran.err
    put("one.csv", "".join(TABLE.splitlines(keepends=True)[:2]))
    before = (ledger.read_bytes(), ledger.stat().st_ino, ledger.stat().st_mtime_ns)
    ran = run("import", "one.csv")
    assert (ran.code, ran.out) == (0, "")
    assert ran.err.splitlines()[-1] == "added nothing; 1 row already known"
    assert (ledger.read_bytes(), ledger.stat().st_ino, ledger.stat().st_mtime_ns) == before


def test_strict_writes_nothing_when_a_row_cannot_be_taken(run: Run, ledger: Path) -> None:
    put("promises.csv", TABLE)
    ran = run("import", "promises.csv", "--strict")
    assert (ran.code, ledger.read_text()) == (1, LEDGER)
    assert len(ran.out.splitlines()) == 2
    assert ran.err.splitlines()[-1] == ("nothing was written: 2 rows cannot be imported (--strict)")


def test_strict_counts_rows_that_only_the_ledger_refuses(run: Run, ledger: Path) -> None:
    put("x.csv", "text,claimant,made,by\nAcme will fly,Acme,2025,2024\nB,B,2025,2027\n")
    ran = run("import", "x.csv", "--strict")
    assert (ran.code, ledger.read_text()) == (1, LEDGER)
    assert "x.csv:row 2: not imported: by (deadline): the deadline “2024” is before" in ran.out


def test_a_dry_run_shows_the_diff_and_writes_nothing(run: Run, ledger: Path) -> None:
    put("promises.csv", TABLE)
    ran = run("import", "promises.csv", "--dry-run", "--tag", "city")
    assert (ran.code, ledger.read_text()) == (1, LEDGER)
    assert "+[claims.acme-fly]\n" in ran.out
    assert '+tags = ["city"]\n' in ran.out
    assert "would add 1 claim; 2 rows not imported" in ran.err


def test_options_say_what_the_source_does_not(run: Run, ledger: Path) -> None:
    put("x.csv", "text,verdict\nAcme will fly,kept\n")
    ran = run(
        *("import", "x.csv", "--claimant", "Acme", "--speaker", "Ann", "--made", "March 2025"),
        *("--by", "within two years", "--date", "yesterday", "--kind", "aim", "--draft"),
        *("--source", "a leaflet", "--tag", "a", "--tag", "b", "--who", ""),
    )
    assert (ran.code, ran.out) == (0, "")
    claim = valid(ledger.read_text()).claims["acme-fly"]
    assert (claim.speaker, claim.kind, claim.draft) == ("Ann", "aim", True)
    assert claim.deadline is not None
    assert (claim.made.stored, claim.deadline.stored) == ("2025-03", "2025-03-01/2027-03-01")
    assert (claim.source, claim.tags, claim.by) == ("a leaflet", ("a", "b"), None)
    (verdict,) = claim.verdicts
    assert (verdict.date.stored, verdict.because) == ("2026-11-23", "as the source has it")


def test_stdin_is_a_source(run: Run, ledger: Path) -> None:
    ran = run("import", "-", stdin=TABLE)
    assert ran.code == 1
    assert "stdin:row 3: not imported" in ran.out
    assert "acme-fly" in valid(ledger.read_text()).claims


def test_the_json_of_an_import_tells_everything(run: Run, ledger: Path) -> None:
    put(
        "x.csv", "text,claimant,made\nAcme will open a plant in the North of Leeds!,Acme,2025\n,,\n"
    )
    ran = run("import", "x.csv", "--json", "-q")
    shown = json.loads(ran.out)
    assert shown["format"] == "claimcheck/import"
    assert (shown["read_as"], shown["rows"], shown["blocks"]) == ("csv", 1, 1)
    assert (shown["added"], shown["claims"]) == (1, ["acme-open-plant-north-leeds"])
    (near,) = shown["near_duplicates"]
    assert (near["claim"], near["like"]) == ("acme-open-plant-north-leeds", "acme-plant")
    assert ran.err == ""


def test_a_claim_that_is_nearly_one_of_the_ledger_is_told_and_not_merged(
    run: Run, ledger: Path
) -> None:
    put("x.csv", "text,claimant,made\nAcme will open a plant in the North of Leeds!,Acme,2025\n")
    ran = run("import", "x.csv")
    assert ran.code == 0
    assert ran.out == ("acme-open-plant-north-leeds: near-duplicate: 100% the same as acme-plant\n")
    assert len(valid(ledger.read_text()).claims) == 2


MALFORMED = {
    "latin.csv": ("text\ncafé\n".encode("latin-1"), "not UTF-8: byte 0xE9 in line 2"),
    "open.csv": (b'text,claimant\n"a,b\nc,d\n', "a quote is not closed, in row 2"),
    "foo.csv": (b"foo,bar\n1,2\n", "no column is recognisable as text"),
    "twice.csv": (b"text,text\n1,2\n", "two of its columns are called “text”"),
    "x.json": (b'[{"text": "a"},]', "not valid JSON"),
    "x.jsonl": (
        b'{"text": "\\ud800"}\n',
        "no row of it can be read; row 1 holds half of a surrogate",
    ),
    "nan.json": (b'[{"text": NaN}]', "NaN"),
    "deep.json": (b"[" * 5_000 + b"]" * 5_000, "nested too deeply"),
    "keys.json": (b'[{"text": "a", "text": "b"}]', "the key “text” is there twice"),
    "none.json": (b"3", "the source has no list of records"),
    "x.yaml": (b"a: [1", "not valid YAML"),
    "bomb.yaml": (b"a: &a [*a]", "not valid YAML|leads back to itself"),
    "x.html": (b"<p>nothing</p>", "holds no ClaimReview"),
    "empty.json": (b"", "it is empty"),
    "set.yaml": (b"- !!set [a]\n", "it is not valid YAML"),
    "binary": (b"\x00\x01", "NUL"),
    "words": (b"just words", "its format cannot be recognised"),
    "next.json": (
        b'{"format": "claimcheck/ledger", "version": 9}',
        "version “9” of claimcheck/ledger",
    ),
}


@pytest.mark.parametrize("name", MALFORMED)
def test_a_source_that_cannot_be_read_is_one_message_and_changes_nothing(
    run: Run, ledger: Path, name: str
) -> None:
    content, message = MALFORMED[name]
    put(name, content)
    ran = run("import", name)
    assert ran.code in (2, 6)
    told = unchanged(ledger, ran, ran.code)
    assert told.startswith(f"claimcheck: {name}: ")
    assert any(one in told for one in message.split("|"))


@pytest.mark.parametrize("source", ["/dev/zero", "-"])
def test_a_source_without_an_end_is_given_up(run: Run, ledger: Path, source: str) -> None:
    ran = run("import", source, stdin="x" * 256_000_001 if source == "-" else "")
    told = unchanged(ledger, ran, 2)
    name = "stdin" if source == "-" else source
    assert f"{name} cannot be read: it is larger than 256 MB" in told


@pytest.mark.parametrize(
    ("args", "message"),
    [
        (("none.csv",), "none.csv cannot be read: no such file or directory"),
        (("x.csv", "--format", "fatebok"), "“fatebok” is not a format\n  did you mean fatebook?"),
        (("x.csv", "--map", "none.toml"), "none.toml cannot be read"),
        (("x.csv", "--map", "bad.toml"), "--map: bad.toml:1:"),
        (("x.csv", "--map", "odd.toml"), "mapping: unknown key “nam”\n  did you mean name?"),
        (("x.csv", "--lookup", "x.csv"), "--lookup: csv does not use a second file"),
        (("x.csv", "--made", "2030"), "--made: "),
        (("x.csv", "--date", "tomorrow"), "--date: "),
    ],
)
def test_wrong_usage_is_one_message_and_changes_nothing(
    run: Run, ledger: Path, args: tuple[str, ...], message: str
) -> None:
    put("x.csv", TABLE)
    put("bad.toml", "name = ")
    put("odd.toml", 'nam = "x"\n')
    assert message in unchanged(ledger, run("import", *args), 2)


def test_a_ledger_that_is_not_valid_takes_nothing(run: Run, ledger_file: Write) -> None:
    path = ledger_file("[claims.x]\n")
    put("promises.csv", TABLE)
    ran = run("import", "promises.csv")
    assert (ran.code, path.read_text()) == (3, "[claims.x]\n")


def test_an_inline_table_that_cannot_grow_refuses_the_whole_import(
    run: Run, ledger_file: Write
) -> None:
    text = 'claims = { x = { text = "x", claimant = "X", made = 2025 } }\n'
    path = ledger_file(text)
    put("promises.csv", TABLE)
    ran = run("import", "promises.csv")
    assert (ran.code, path.read_text()) == (5, text)


HOSTILE = "evil\u202e\u0007\u001b[2J [bold]x[/bold]"


def test_hostile_words_stay_words_wherever_they_are_shown(run: Run, ledger: Path) -> None:
    put("x.json", json.dumps([{"text": HOSTILE, "claimant": HOSTILE, "made": HOSTILE}]))
    ran = run("import", "x.json")
    assert ran.code == 1
    assert r"“evil\u202e\x07\x1b[2J [bold]x[/bold]”" in ran.out
    put("y.json", json.dumps([{"text": HOSTILE, "claimant": HOSTILE, "made": "2025"}]))
    assert run("import", "y.json").code == 0
    assert "\x1b" not in ledger.read_text()
    assert HOSTILE in {claim.text for claim in valid(ledger.read_text()).claims.values()}


def test_a_long_import_shows_a_bar_on_a_terminal_and_a_short_one_does_not(
    folder: Path, ledger: Path
) -> None:
    head = "text,claimant,made\n"
    put("long.csv", head + "".join(f"Acme will do {n},Acme,2025\n" for n in range(2_500)))
    put("short.csv", head + "Acme will rest,Acme,2025\n")
    long = in_terminal(80, "import", "long.csv")
    short = in_terminal(80, "import", "short.csv")
    assert (long.code, short.code) == (0, 0)
    assert "reading rows" in without_styles(long.out)
    assert "added 2,500 claims" in without_styles(long.out)
    assert "reading rows" not in without_styles(short.out)


def test_own_json_of_one_ledger_goes_into_a_new_one(run: Run, folder: Path) -> None:
    from claimcheck.interchange.ledger_json import ledger_json

    shown = Path(__file__).parents[2] / "claims.toml"
    there = valid(shown.read_text())
    put("export.json", ledger_json(there))
    assert run("init", "-q").code == 0
    ran = run("import", "export.json")
    assert (ran.code, ran.out) == (0, "")
    assert valid(Path("claims.toml").read_text()).claims == there.claims
    again = run("import", "export.json")
    assert "added nothing" in again.err


def test_each_shipped_mapping_is_listed_and_knows_its_own_records() -> None:
    names = [one.name for one in shipped()]
    assert names == ["fatebook", "metaculus", "predictionbook", "realitycheck", "trumptracker"]
    assert all(one.has for one in shipped())


PREDICTIONBOOK = {
    "user": {"user_id": 3, "name": "vl", "email": "vl@mail.example"},
    "predictions": [
        {
            "id": 17,
            "description": "It will rain in May",
            "deadline": "2019-06-01T00:00:00.000Z",
            "created_at": "2019-01-02T10:00:00.000Z",
            "updated_at": "2019-06-03T10:00:00.000Z",
            "creator_id": 3,
            "creator_label": "vl",
            "outcome": True,
            "withdrawn": False,
            "mean_confidence": 65,
            "visibility": "visible_to_everyone",
            "responses": [
                {"id": 1, "confidence": 65, "created_at": "2019-01-02T10:00:00.000Z",
                 "user_label": "vl", "comment": None},
                {"id": 2, "confidence": None, "created_at": "2019-01-03T10:00:00.000Z",
                 "user_label": "ann", "comment": "a remark"},
            ],
        }
    ],
}  # fmt: skip
FATEBOOK = """\
Question title,Multiple choice option,Forecast created by,Forecast (scale = 0-1),\
Forecast created at,Question created by,Question created at,Question resolve by,Resolution,\
Resolved at,Your Brier score for this question,Question notes,Question shared with
"Will it rain?",,"vl",0.4,2024-03-01 10:00:00,"vl",2024-03-01 09:59:58,2024-04-30 00:00:00,\
"NO",2024-05-01 08:00:00,0.1,"",""
"Will it snow?",,"vl",0.2,2024-03-01 10:00:00,"vl",2024-03-01 09:59:58,2024-04-30 00:00:00,\
,,,"",""
"Will it rain?",,"ann",0.1,2024-03-02 10:00:00,"vl",2024-03-01 09:59:58,2024-04-30 00:00:00,\
"NO",2024-05-01 08:00:00,0.1,"",""
"""
METACULUS = """\
Question ID,Question URL,Question Title,Post ID,Post Curation Status,Post Published Time,\
Default Project,Question Type,Open Time,Scheduled Close Time,Actual Close Time,Resolution,\
Resolution Known Time
8,https://www.metaculus.com/questions/9/x/,Will X happen?,9,approved,2024-01-01 00:00:00+00:00,\
Cup,binary,2024-01-02 00:00:00+00:00,2024-12-31 23:59:00+00:00,2024-06-01 00:00:00+00:00,yes,\
2024-06-01 12:00:00+00:00
10,https://www.metaculus.com/questions/11/y/,How many?,11,approved,2024-01-01 00:00:00+00:00,\
Cup,numeric,2024-01-02 00:00:00+00:00,2024-12-31 23:59:00+00:00,,,
12,https://www.metaculus.com/questions/13/z/,Will Z happen?,13,approved,2024-01-01 00:00:00+00:00,\
Cup,binary,2024-01-02 00:00:00+00:00,2024-12-31 23:59:00+00:00,2024-06-01 00:00:00+00:00,annulled,\
2024-06-01 12:00:00+00:00
"""
METACULUS_FORECASTS = """\
Question ID,Forecaster ID,Forecaster Username,Start Time,End Time,Forecaster Count,Probability Yes
8,1,vl,2024-02-02 10:00:00+00:00,,,0.25
8,,recency_weighted,2024-03-02 10:00:00+00:00,,31,0.5
12,1,vl,2024-02-02 10:00:00+00:00,,,
"""


def test_predictionbook_comes_with_its_judgement_and_odds(run: Run, ledger: Path) -> None:
    put("pb.json", json.dumps(PREDICTIONBOOK))
    ran = run("import", "pb.json")
    assert (ran.code, ran.out) == (0, "")
    assert ran.err.startswith("read pb.json as predictionbook: 1 row\n")
    _, claim = valid(ledger.read_text()).claims.values()
    assert (claim.claimant, claim.kind, claim.made.stored) == ("vl", "forecast", "2019-01-02")
    assert claim.deadline is not None
    assert (claim.deadline.stored, claim.deadline_words) == ("2019-06-01", None)
    assert claim.imported == "predictionbook:17"
    (verdict,), (odds,) = claim.verdicts, claim.forecasts
    assert (verdict.verdict, verdict.date.stored, verdict.fulfilled) == (
        "kept",
        "2019-06-03",
        "unknown",
    )
    assert (odds.probability, odds.by) == (0.65, "vl")


def test_fatebook_has_a_row_for_each_forecast_and_a_claim_for_each_question(
    run: Run, ledger: Path
) -> None:
    put("fatebook.csv", FATEBOOK)
    ran = run("import", "fatebook.csv")
    assert (ran.code, ran.out) == (0, "")
    assert "added 2 claims and 4 facts" in ran.err
    rain, snow = list(valid(ledger.read_text()).claims.values())[1:]
    assert [(one.probability, one.by) for one in rain.forecasts] == [(0.4, "vl"), (0.1, "ann")]
    assert [one.verdict for one in rain.verdicts] == ["broken"]
    assert (snow.verdicts, len(snow.forecasts)) == ((), 1)


def test_metaculus_asks_for_the_claimant_and_looks_its_forecasts_up(run: Run, ledger: Path) -> None:
    put("question_data.csv", METACULUS)
    put("forecast_data.csv", METACULUS_FORECASTS)
    ran = run("import", "question_data.csv")
    assert ran.code == 1
    assert ran.out.count("claimant: the source has none (give --claimant NAME)") == 2
    assert "name it with --lookup FILE" in ran.err
    ran = run(
        *("import", "question_data.csv", "--claimant", "Metaculus"),
        *("--lookup", "forecast_data.csv"),
    )
    assert (ran.code, ran.out) == (0, "")
    assert "added 2 claims and 4 facts; 1 row left out" in ran.err
    first, second = list(valid(ledger.read_text()).claims.values())[1:]
    assert [one.verdict for one in (*first.verdicts, *second.verdicts)] == ["kept", "void"]
    assert [(one.by, one.probability) for one in first.forecasts] == [
        ("vl", 0.25),
        ("recency_weighted", 0.5),
    ]


def test_a_mapping_of_ones_own_is_used_for_any_records(run: Run, ledger: Path) -> None:
    put("m.toml", 'name = "mine"\nrows = "all"\n[claim]\ntext = "t"\nclaimant = "c"\nmade = "m"\n')
    put("x.yaml", "all:\n  a: {t: Acme will fly, c: Acme, m: 2025-03-08}\n")
    ran = run("import", "x.yaml", "--map", "m.toml")
    assert (ran.code, ran.out) == (0, "")
    claim = valid(ledger.read_text()).claims["acme-fly"]
    assert claim.imported is not None
    assert claim.imported.startswith("mine:")


def shared_data(name: str) -> Path:
    """Return a folder of outside test data, or skip the test."""
    beside = Path(__file__).resolve().parents[2].parent / "shared" / "data"
    folder = Path(os.environ.get("CLAIMCHECK_SHARED_DATA", beside), name)
    if not folder.is_dir():
        pytest.skip(f"no {name} in CLAIMCHECK_SHARED_DATA or beside the repository")
    return folder


def errors_of(path: Path) -> list[str]:
    _, problems = read(path.read_text())
    return [problem.message for problem in problems if problem.severity == "error"]


def test_trumptracker_imports_whole_and_its_yaml_twin_says_the_same(run: Run, ledger: Path) -> None:
    data = shared_data("trumptracker")
    who = ("--claimant", "Donald Trump", "--made", "2016-11-08")
    ran = run("import", str(data / "data.json"), *who)
    assert (ran.code, ran.out.count("date: the source has none for the verdict")) == (1, 72)
    assert "added 102 claims; 72 rows not imported" in ran.err
    ran = run("import", str(data / "data.json"), *who, "--date", "2018-08-27")
    assert (ran.code, ran.out) == (0, "")
    assert "added 72 claims and 72 facts; 102 rows already known" in ran.err
    claims = [one for one in valid(ledger.read_text()).claims.values() if one.imported]
    verdicts = [one.verdicts[0].verdict for one in claims if one.verdicts]
    counts = {word: verdicts.count(word) for word in ("broken", "kept", "partly-kept")}
    assert (len(claims), counts) == (174, {"broken": 43, "kept": 21, "partly-kept": 8})
    assert sum(one.deadline is not None for one in claims) == 29
    twin = run("import", str(data / "data.yaml"), *who, "--date", "2018-08-27")
    assert "added nothing; 174 rows already known" in twin.err


def test_the_predictions_of_realitycheck_import_with_their_authors(run: Run, ledger: Path) -> None:
    data = shared_data("realitycheck_claims")
    alone = run("import", str(data / "registry.yaml"), "-q")
    assert (alone.code, alone.out.count("not imported: lookup.0.author (claimant)")) == (1, 34)
    ran = run("import", str(data / "registry.yaml"), "--lookup", str(data / "sources.yaml"))
    assert (ran.code, ran.out) == (0, "")
    assert "added 34 claims and 34 facts; 461 rows left out by the mapping" in ran.err
    assert errors_of(ledger) == []
    claims = valid(ledger.read_text()).claims.values()
    (canada,) = (one for one in claims if "doubling its defence spending" in one.text)
    assert (canada.claimant, canada.made.stored) == ("Mark Carney", "2026")
    assert canada.forecasts[0].probability == 0.55


def test_reviews_from_the_wild_import_as_evidence(run: Run, ledger: Path) -> None:
    data = shared_data("claimreview_jsonld")
    ran = run("import", str(data / "claimreviews.jsonl"))
    assert ran.code == 1
    assert [line.split("not imported: ")[1] for line in ran.out.splitlines()] == [
        "itemReviewed.datePublished (made): the source has none (give --made DATE)",
        "itemReviewed.author (claimant): the source has none (give --claimant NAME)",
    ]
    claims = [one for one in valid(ledger.read_text()).claims.values() if one.imported]
    stances = [one.evidence[0].stance for one in claims]
    assert (len(claims), stances.count("refutes"), stances.count("supports")) == (14, 13, 0)
    assert all("&" not in one.text for one in claims)
    assert errors_of(ledger) == []
