"""`claimcheck import` of several files and folders: one write, and each message names its file."""

import json
from pathlib import Path

import pytest

from tests.cli.messages import message_of
from tests.conftest import Ran, Run
from tests.ledgers import valid

MAPPING = """\
name = "tracker"
key = "path"

[claim]
text = "title"
claimant = "who"
made = "said"
deadline = "due"
note = { field = "body", optional = true }
"""
PARKS = """\
---
title: Build 10 parks
who: City
said: 2024-01-01
due: 2026
---

We will build **ten** parks.
"""
CLINICS = """\
+++
title = "Build 3 clinics"
who = "City"
said = 2024-02-01
due = "by the end of 2027"
+++
"""
ROWS = "text,claimant,made\nAcme will fly,Acme,2025\nAcme will dive,,2025\n"


@pytest.fixture
def ledger(folder: Path) -> Path:
    path = folder / "claims.toml"
    path.write_text("")
    (folder / "map.toml").write_text(MAPPING)
    return path


def put(name: str, text: str | bytes) -> None:
    Path(name).parent.mkdir(parents=True, exist_ok=True)
    Path(name).write_bytes(text if isinstance(text, bytes) else text.encode())


def texts(ledger: Path) -> list[str]:
    return [claim.text for claim in valid(ledger.read_text()).claims.values()]


def refused(ledger: Path, ran: Ran, code: int) -> str:
    assert (ran.code, ledger.read_text()) == (code, "")
    return message_of(ran)


def test_several_files_are_one_import_and_each_row_is_told_with_its_file(
    run: Run, ledger: Path
) -> None:
    put("a.csv", ROWS)
    put("b.json", '[{"text": "Acme will sing", "claimant": "Acme", "made": "whenever"}]')
    put("c.yaml", "- text: Acme will land\n  claimant: Acme\n  made: 2025\n")
    ran = run("import", "a.csv", "b.json", "c.yaml")
    assert ran.code == 1
    first, second = ran.out.splitlines()
    assert first.startswith("a.csv:row 3: not imported: claimant: the source has none")
    assert second.startswith("b.json:row 1: not imported: made: “whenever”")
    assert texts(ledger) == ["Acme will fly", "Acme will land"]
    assert "added 2 claims; 2 rows not imported" in ran.err


def test_the_json_of_several_files_names_the_file_of_each_row(run: Run, ledger: Path) -> None:
    put("a.csv", ROWS)
    put("b.csv", "text,claimant,made\nAcme will sing,,2025\n")
    shown = json.loads(run("import", "a.csv", "b.csv", "--json", "-q").out)
    assert [(one["file"], one["row"]) for one in shown["not_taken"]] == [("a.csv", 3), ("b.csv", 2)]
    assert shown["files"] == [
        {"file": "a.csv", "read_as": "csv", "rows": 2},
        {"file": "b.csv", "read_as": "csv", "rows": 1},
    ]
    assert (shown["rows"], shown["read_as"]) == (3, "csv")


def test_a_row_that_another_file_contradicts_is_told_with_that_file(run: Run, ledger: Path) -> None:
    for name, text in (("a.csv", "Acme will fly"), ("b.csv", "Acme will dive")):
        put(name, f"nr,text,claimant,made\n7,{text},Acme,2025\n")
    put(
        "m.toml",
        'name = "t"\nkey = "nr"\n[claim]\ntext = "text"\nclaimant = "claimant"\nmade = "made"\n',
    )
    ran = run("import", "a.csv", "b.csv", "--map", "m.toml")
    assert ran.code == 1
    assert "b.csv:row 2: not imported: “t:7” row 2 of a.csv has the same key" in ran.out


def test_a_folder_of_markdown_is_a_claim_for_each_file(run: Run, ledger: Path) -> None:
    put("p/parks.md", PARKS)
    put("p/health/clinics.md", CLINICS)
    ran = run("import", "p", "--map", "map.toml")
    assert (ran.code, ran.out) == (0, "")
    clinics, parks = valid(ledger.read_text()).claims.values()  # sorted by path: health/ first
    assert (parks.text, parks.note) == ("Build 10 parks", "We will build **ten** parks.")
    assert (clinics.deadline_words, clinics.note) == ("by the end of 2027", None)
    assert [one.imported for one in (parks, clinics)] == [
        "tracker:parks.md",
        "tracker:health/clinics.md",
    ]
    assert "2 rows already known" in run("import", "p", "--map", "map.toml").err


def test_what_is_no_part_of_a_folder_is_left_out_and_told(run: Run, ledger: Path) -> None:
    put("p/parks.md", PARKS)
    put("p/.draft.md", "not a record")
    put("p/.git/x.md", "not a record")
    put("p/logo.png", b"\x89PNG")
    put("elsewhere.md", CLINICS)
    put("outside/x.md", CLINICS)
    Path("p/away.md").symlink_to("../elsewhere.md")
    Path("p/outside").symlink_to("../outside")
    Path("p/again.md").symlink_to("parks.md")
    ran = run("import", "p", "--map", "map.toml")
    assert (ran.code, texts(ledger)) == (0, ["Build 10 parks"])
    told = ran.err.splitlines()[0]
    assert told.startswith("left out: ")
    for one in (
        "p/.draft.md (hidden)",
        "p/.git (hidden)",
        "p/away.md (a link out of the folder)",
        "p/outside (a link out of the folder)",
        "1 file of other kinds in p",
    ):
        assert one in told
    assert "again" not in ran.err


def test_what_the_command_reads_otherwise_is_no_source(run: Run, ledger: Path) -> None:
    put("parks.md", PARKS)
    ran = run("import", ".", "--map", "map.toml")
    assert (ran.code, texts(ledger)) == (0, ["Build 10 parks"])
    assert ran.err.splitlines()[0] == (
        "left out: claims.toml (the ledger, the mapping or the second file) "
        "and map.toml (the ledger, the mapping or the second file)"
    )


def test_a_file_that_cannot_be_read_is_told_and_the_others_go_in(run: Run, ledger: Path) -> None:
    put("p/parks.md", PARKS)
    put("p/README.md", "# Promises\n")
    put("p/open.md", "---\ntitle: x\n")
    put("p/bad.md", "---\ntitle: x\nwho: [City\n---\n")
    ran = run("import", "p", "--map", "map.toml")
    assert (ran.code, texts(ledger)) == (1, ["Build 10 parks"])
    assert [line.partition(": ")[0] for line in ran.out.splitlines()] == [
        "p/README.md",
        "p/bad.md",
        "p/open.md",
    ]
    assert "p/README.md: not imported: it has no front matter" in ran.out
    assert "p/bad.md: not imported: it is not valid YAML: " in ran.out
    assert "at line 4" in ran.out  # of the file, whose first line is the fence
    assert "added 1 claim; 3 files not imported" in ran.err
    assert "no longer in the source" not in run("import", "p", "--map", "map.toml").err


def test_strict_writes_nothing_where_a_file_cannot_be_read(run: Run, ledger: Path) -> None:
    put("a.csv", "text,claimant,made\nAcme will fly,Acme,2025\n")
    put("b.csv", b"text\ncaf\xe9\n")
    ran = run("import", "a.csv", "b.csv", "--strict")
    assert (ran.code, ledger.read_text()) == (1, "")
    assert "nothing was written: 1 file cannot be imported (--strict)" in ran.err


def test_a_record_that_is_gone_from_a_folder_is_told_and_of_one_named_file_is_not(
    run: Run, ledger: Path
) -> None:
    put("p/parks.md", PARKS)
    put("p/clinics.md", CLINICS)
    assert run("import", "p", "--map", "map.toml").code == 0
    one = run("import", "p/parks.md", "--map", "map.toml")
    assert (one.code, "no longer" in one.err) == (0, False)
    Path("p/clinics.md").unlink()
    whole = run("import", "p", "--map", "map.toml")
    assert whole.code == 0
    assert "no longer in the source, tracker: 1 claim (city-build-3-clinics)" in whole.err


def test_a_field_that_one_file_lacks_is_no_miss_and_one_that_all_lack_is(
    run: Run, ledger: Path
) -> None:
    put("p/parks.md", PARKS)
    put("p/clinics.md", CLINICS.replace('due = "by the end of 2027"\n', ""))
    assert run("import", "p", "--map", "map.toml", "--dry-run").code == 0
    put("map.toml", MAPPING.replace('"due"', '"duedate"'))
    told = refused(ledger, run("import", "p", "--map", "map.toml"), 2)
    assert "2 files: mapping, claim.deadline: no record has “duedate”" in told


@pytest.mark.parametrize(
    ("args", "message"),
    [
        (("-", "a.csv"), "- is stdin, and cannot be combined with files"),
        (("-", "--map", "-"), "stdin can be read only once"),
        (("a.csv", "none.csv"), "none.csv cannot be read: no such file or directory"),
        (("empty",), "empty holds no file to import"),
    ],
)
def test_files_that_are_not_there_are_wrong_usage(
    run: Run, ledger: Path, args: tuple[str, ...], message: str
) -> None:
    put("a.csv", ROWS)
    Path("empty").mkdir()
    assert message in refused(ledger, run("import", *args), 2)


def test_where_no_file_can_be_read_the_first_one_says_why(run: Run, ledger: Path) -> None:
    put("a.csv", b"text\ncaf\xe9\n")
    put("b.json", "[1")
    told = refused(ledger, run("import", "a.csv", "b.json"), 6)
    assert told.startswith("claimcheck: a.csv: it is not UTF-8")
    assert "(1 more file cannot be read either)" in told


def test_a_file_that_is_named_twice_is_read_once(run: Run, ledger: Path) -> None:
    put("p/a.csv", "text,claimant,made\nAcme will fly,Acme,2025\n")
    ran = run("import", "p", "p/a.csv", "./p/../p/a.csv")
    assert "read p/a.csv as csv: 1 row" in ran.err
    assert "known" not in ran.err


TOML = {
    "list": '[[promises]]\ntext = "Acme will fly"\nclaimant = "Acme"\nmade = 2025-03-08\n',
    "table": '[a]\ntext = "Acme will fly"\nclaimant = "Acme"\nmade = 2025-03-08\n',
    "one": 'text = "Acme will fly"\nclaimant = "Acme"\nmade = 2025-03-08\n[more]\nx = 1\n',
}


@pytest.mark.parametrize("form", TOML)
def test_toml_has_a_list_a_table_or_one_record(run: Run, ledger: Path, form: str) -> None:
    put("x.toml", TOML[form])
    ran = run("import", "x.toml")
    assert (ran.code, texts(ledger)) == (0, ["Acme will fly"])
    (claim,) = valid(ledger.read_text()).claims.values()
    assert claim.made.stored == "2025-03-08"


def test_a_list_under_rows_may_stand_in_toml(run: Run, ledger: Path) -> None:
    put("x.toml", 'title = "Tracker"\n[[data.rows]]\nt = "Acme will fly"\n')
    put("m.toml", 'name = "t"\nrows = "data.rows"\n[claim]\ntext = "t"\n')
    assert run("import", "x.toml", "--map", "m.toml", "--claimant", "A", "--made", "2025").code == 0
    assert texts(ledger) == ["Acme will fly"]


@pytest.mark.parametrize("name", ["x.yaml", "x.json"])
def test_a_file_may_be_one_record(run: Run, ledger: Path, name: str) -> None:
    record = {"promise": "Acme will fly", "who": "Acme", "said": "2025-03-08", "more": {"x": "1"}}
    put(name, json.dumps(record))
    assert run("import", name).code == 0
    assert texts(ledger) == ["Acme will fly"]


def test_the_name_of_a_file_is_a_field_of_its_record_and_its_own_fields_come_first(
    run: Run, ledger: Path
) -> None:
    put("p/Health/clinics.v2.md", CLINICS)
    put("p/parks.md", PARKS.replace("title:", "name: own\ntitle:"))
    put("m.toml", MAPPING.replace('key = "path"', 'key = ["path", "name"]'))
    assert run("import", "p", "--map", "m.toml").code == 0
    assert [one.imported for one in valid(ledger.read_text()).claims.values()] == [
        "tracker:Health/clinics.v2.md clinics.v2",
        "tracker:parks.md own",
    ]


def test_a_ledger_is_no_source_in_toml_and_the_way_is_told(run: Run, ledger: Path) -> None:
    put("other.toml", '[claims.x]\ntext = "x"\nclaimant = "X"\nmade = 2025\n')
    told = refused(ledger, run("import", "other.toml"), 2)
    assert "other.toml: it is a ledger of claimcheck" in told
    assert "export json" in told


def test_toml_that_cannot_be_read_is_told_with_its_line(run: Run, ledger: Path) -> None:
    put("x.toml", 'text = "a"\nclaimant = \n')
    assert "x.toml: it is not valid TOML: " in (told := refused(ledger, run("import", "x.toml"), 6))
    assert "line 2" in told
    put("x.md", '+++\ntext = "a"\nclaimant = \n+++\n')
    assert "line 3" in refused(ledger, run("import", "x.md"), 6)
