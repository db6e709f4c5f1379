"""The examples on all pages, by kind: data parses, ledgers are valid, commands exist."""

import csv
import io
import json
import re
import shlex
import tomllib
from collections.abc import Iterator
from functools import cache
from itertools import takewhile
from pathlib import Path
from typing import Any

import psycopg
import pytest
import typer
import yaml

from claimcheck.cli.main import COMMANDS, app
from tests.databases import new_postgres
from tests.ledgers import read
from tests.test_docs import PAGES, ROOT

BLOCK = re.compile(r"^( *)```(\w*)\n(.*?)^\1```$", re.DOTALL | re.MULTILINE)
NOT_OURS = {"html", "lua", "vim", "markdown", "text", "nginx", "ini", ""}
"""Kinds without a check of their own; what `text` shows is checked where its commands are.

`tests/proxy_walk.py` tries nginx and systemd.
"""
DAMAGED = "merging.md"
"""The page that shows what a merge by lines does to a ledger."""
IDS = [str(page.relative_to(ROOT)) for page in PAGES]
_INLINE = re.compile(r"`(claimcheck [^`]+)`")
_SEPARATORS = {"|", "||", "&&", ";", ">", ">>"}


def blocks(page: Path) -> Iterator[tuple[str, str]]:
    """Yield the kind and the text of each block of code."""
    for _, kind, text in BLOCK.findall(page.read_text()):
        yield kind, text


def of_kind(*kinds: str) -> list[Any]:
    """Return each block of these kinds, named by its page."""
    return [
        pytest.param(text, id=f"{name}-{number}")
        for page, name in zip(PAGES, IDS, strict=True)
        for number, (kind, text) in enumerate(blocks(page))
        if kind in kinds
    ]


def test_every_kind_of_example_is_checked_or_known_not_to_be_ours() -> None:
    kinds = {kind for page in PAGES for kind, _ in blocks(page)}
    assert kinds - NOT_OURS == {"toml", "json", "yaml", "csv", "python", "sh", "bash", "sql"}


@pytest.mark.parametrize("text", of_kind("toml"))
def test_examples_of_toml_parse(text: str) -> None:
    tomllib.loads(text)


@pytest.mark.parametrize("page", PAGES, ids=IDS)
def test_examples_of_ledgers_have_no_error(page: Path) -> None:
    ledgers = [
        text
        for kind, text in blocks(page)
        if kind == "toml" and re.match(r"\[(settings|claims|claimants)\b", text)
    ]
    found = [problem for text in ledgers for problem in read(text)[1]]
    assert bool(found) is (page.name == DAMAGED)


@pytest.mark.parametrize("text", of_kind("json"))
def test_examples_of_json_parse(text: str) -> None:
    """Some show one member of an object."""
    assert json.loads(text if text[0] in "[{" else f"{{{text}}}")


@pytest.mark.parametrize("text", of_kind("yaml"))
def test_examples_of_yaml_parse(text: str) -> None:
    assert yaml.safe_load(text)


@pytest.mark.parametrize("text", of_kind("csv"))
def test_examples_of_tables_have_as_many_cells_in_each_row(text: str) -> None:
    delimiter = max(";,", key=text.partition("\n")[0].count)
    rows = list(csv.reader(io.StringIO(text), delimiter=delimiter))
    assert {len(row) for row in rows} == {len(rows[0])}


@pytest.mark.parametrize("text", of_kind("python"))
def test_examples_of_python_compile(text: str) -> None:
    """`tests/test_api.py` runs the one of the Python interface."""
    compile(text, "example", "exec")


@pytest.mark.xdist_group("postgresql")
@pytest.mark.parametrize("text", of_kind("sql"))
def test_examples_of_sql_are_taken_by_the_database_of_a_ledger(postgres: str, text: str) -> None:
    new_postgres(postgres)
    with psycopg.connect(postgres) as connection:
        connection.execute(text.encode())
        connection.rollback()


def typed(page: Path) -> Iterator[str]:
    """Yield what a page would have readers type: in blocks, behind a prompt, in a sentence."""
    text = page.read_text()
    for kind, block in blocks(page):
        lines = block.replace("\\\n", " ").splitlines()
        yield from (
            lines
            if kind in ("sh", "bash")
            else (line.removeprefix("$ ") for line in lines if line.startswith("$ "))
        )
    prose = BLOCK.sub("", text)
    yield from (" ".join(one.split()) for one in _INLINE.findall(prose))


def calls(line: str) -> Iterator[list[str]]:
    """Yield the words behind each `claimcheck` that a line runs."""
    words = shlex.split(line.replace("(", " ").replace(")", " "), comments=True)
    for at, word in enumerate(words):
        if word == "claimcheck" and (at == 0 or words[at - 1] in _SEPARATORS):
            yield list(takewhile(lambda one: one not in _SEPARATORS, words[at + 1 :]))


@cache
def options(command: str | None) -> frozenset[str]:
    """Return the options of a command, or those of the program itself."""
    group: Any = typer.main.get_command(app)
    one = group if command is None else group.get_command(None, command)
    named = {name for param in one.params for name in (*param.opts, *param.secondary_opts)}
    return frozenset(named | {"--help", "-h"})


def unknown(words: list[str]) -> list[str]:
    """Return the command and the options of a call that the program does not have."""
    names = [name for names in COMMANDS.values() for name in names]
    before = list(takewhile(lambda word: word.startswith("-") or "." in word, words))
    rest = words[len(before) :]
    if rest and rest[0] not in (*names, "help", "COMMAND"):
        return rest[:1]
    command = rest[0] if rest and rest[0] in names else None
    known = options(command) | (options(None) if command is None else set())
    given = [word.partition("=")[0] for word in rest[1:] if word.startswith("--")]
    return [
        *({word for word in before if word.startswith("--")} - options(None)),
        *(word for word in given if word not in known),
    ]


@pytest.mark.parametrize("page", PAGES, ids=IDS)
def test_every_command_and_option_that_a_page_names_is_there(page: Path) -> None:
    wrong = {
        line: missing
        for line in typed(page)
        for words in calls(line)
        if (missing := unknown(words))
    }
    assert wrong == {}


def test_a_command_or_an_option_that_is_not_there_is_found() -> None:
    assert [unknown(words) for words in calls("claimcheck --file a.toml lst | claimcheck")] == [
        ["lst"],
        [],
    ]
    assert [unknown(words) for words in calls("x && claimcheck list --stat=open --tag a")] == [
        ["--stat"]
    ]
    assert [unknown(words) for words in calls("claimcheck --fle a.toml list")] == [["--fle"]]
