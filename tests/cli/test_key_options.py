"""Every key of a block is an option of the command that records it."""

from collections.abc import Callable
from importlib import import_module
from inspect import signature
from pathlib import Path

import pytest

from claimcheck.domain.model.block import Block
from claimcheck.domain.model.block_keys import docs_of, keys_of
from claimcheck.domain.model.claim import Claim
from claimcheck.domain.model.correction import Correction
from claimcheck.domain.model.evidence import Evidence
from claimcheck.domain.model.forecast import Forecast
from claimcheck.domain.model.inquiry import Inquiry
from claimcheck.domain.model.look import Look
from claimcheck.domain.model.reply import Reply
from claimcheck.domain.model.revision import Revision
from claimcheck.domain.model.verdict import Verdict
from claimcheck.store.toml_reader import parse
from tests.conftest import Run

COMMANDS: dict[type[Block], str] = {
    Claim: "add",
    Evidence: "add_evidence",
    Revision: "revise",
    Verdict: "resolve",
    Correction: "correct",
    Forecast: "forecast",
    Look: "looked",
    Inquiry: "asked",
    Reply: "replied",
}
OTHERWISE = {
    "by": "who",
    "retracts": "fact",
    "probability": "odds",
    "claims": "ids",
    "overrules": "overrule",
}
"""Keys whose parameter has another name, since it is typed as something else."""
NEVER_TYPED = {"recorded", "imported", "tags_added", "tags_dropped"}
"""Single tags are what `claimcheck tag` takes, as +TAG and -TAG."""


def parameters(block: type[Block]) -> set[str]:
    module = import_module(f"claimcheck.cli.commands.{COMMANDS[block]}")
    return set(signature(module.command).parameters)


@pytest.mark.parametrize("block", COMMANDS)
def test_every_key_of_a_block_can_be_given_to_its_command(block: type[Block]) -> None:
    wanted = {OTHERWISE.get(key.field, key.field) for key in keys_of(block).values()}
    assert wanted - NEVER_TYPED <= parameters(block)


@pytest.mark.parametrize("block", COMMANDS)
def test_every_key_that_can_be_typed_says_what_it_is(block: type[Block]) -> None:
    typed = {key.field for key in keys_of(block).values()} & parameters(block)
    assert typed - docs_of(block).keys() <= {"snapshot", "text", "verdict"}


def test_what_is_typed_for_each_key_of_evidence_is_in_the_file(
    run: Run, ledger_file: Callable[[str], Path]
) -> None:
    path = ledger_file(
        '[claims.a]\ntext = "A will open in 60 countries"\nclaimant = "A"\nmade = 2025-01-01\n'
        'target = { measure = "countries", at-least = 60 }\n'
    )
    typed = {
        "date": "2025-11-03",
        "happened": "2025-10",
        "stance": "supports",
        "source": "s",
        "title": "t",
        "quote": "q",
        "wording": "reported",
        "note": "n",
        "value": "1,200",
        "measure": "m",
        "unit": "u",
        "origin": "claimant",
        "archived": "https://e.org/a",
        "who": "vl",
    }
    words = [word for name, text in typed.items() for word in (f"--{name}", text)]
    assert run("add-evidence", "a", *words).code == 0
    (fact,) = parse(path.read_text())["claims"]["a"]["evidence"].values()
    assert fact.keys() == keys_of(Evidence).keys() - {"snapshot", "imported"}
    assert (fact["value"], str(fact["date"]), fact["happened"]) == (1200, "2025-11-03", "2025-10")
    assert {fact[name] for name in ("stance", "title", "wording", "by")} == {
        *("supports", "t", "reported", "vl")
    }
