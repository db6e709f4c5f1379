"""Options made from the keys of a block: name, kind and help of each are those of its field."""

import inspect
from collections.abc import Callable, Iterator
from typing import Annotated, Any, Final, Literal

import typer

from claimcheck.cli.claim_names import Named
from claimcheck.cli.completion import claim_ids, claimants, evidence, tags
from claimcheck.domain.model.block import Block
from claimcheck.domain.model.block_keys import Key, docs_of, keys_of
from claimcheck.domain.model.value_kinds import (
    DATE,
    DEADLINE,
    DURATION,
    FLAG,
    FULFILLED,
    NEEDS,
    NUMBER,
    SLUG_KIND,
    SLUGS,
    TARGET,
    Kind,
)

_NOT_TYPED: Final = ("by", "recorded", "imported", "snapshot", "tags_added", "tags_dropped")
"""Keys that follow from who works here, when, and with which file; `by` is `--who`.

Tags added and dropped are what `claimcheck tag` takes.
"""

_METAVARS: Final[dict[Kind, str]] = {
    DATE: "DATE",
    DEADLINE: "DEADLINE",
    DURATION: "DURATION",
    FULFILLED: "DATE",
    NEEDS: "all|any|N",
    NUMBER: "NUMBER",
    SLUG_KIND: "ID",
    SLUGS: "ID",
    TARGET: "TARGET",
}
_METAVARS_OF: Final = {
    **dict.fromkeys(("claimant", "speaker"), "NAME"),
    **dict.fromkeys(("source", "archived"), "URL"),
    "dropped": "KEY",
    "lang": "CODE",
    "measure": "WORDS",
    "on": "FACT",
    "reply_by": "DEADLINE",
    "tags": "TAG",
    "to": "WHOM",
    "unit": "UNIT",
    "where": "WORDS",
}
"""Of keys whose kind says less than their name."""

_FLAGS: Final = {
    "deadline": ("--by", "--deadline"),
    "dropped": ("--drop",),
    "parts": ("--part",),
    "tags": ("--tag",),
}
"""Where the option is not called as the key: what is given one at a time, and the deadline."""

_NAMING_CLAIMS: Final = ("parts", "superseded_by")
"""Fields whose option names claims, as an ID does."""
_COMPLETED_BY: Final = {
    "claimant": claimants,
    "on": evidence,
    "parts": claim_ids,
    "speaker": claimants,
    "superseded_by": claim_ids,
    "tags": tags,
}
"""What completes the values of a key from the ledger."""

Command = Callable[..., None]


def with_keys_of(
    block: type[Block],
    *first: str,
    but: tuple[str, ...] = (),
    asked: tuple[str, ...] = (),
    **defaults: Any,
) -> Callable[[Command], Command]:
    """Give a command an option for each key of a block, the fields `first` before the others.

    The command takes the words of all of them as `**words`, by their fields. `but` are fields that
    it takes in another way; an option with a default is never asked for, and one that is required
    has none: all the others may be left out, and so may those that the command has `asked` for
    otherwise.
    """

    def extend(command: Command) -> Command:
        signature = inspect.signature(command)
        own = [one for one in signature.parameters.values() if one.kind is not one.VAR_KEYWORD]
        made = sorted(
            _parameters(block, but, asked, defaults),
            key=lambda one: first.index(one.name) if one.name in first else len(first),
        )
        place = sum(one.kind is one.POSITIONAL_OR_KEYWORD for one in own)
        whole = [*own[:place], *made, *own[place:]]
        extended: Any = command
        extended.__signature__ = signature.replace(parameters=whole)
        extended.__annotations__ = {one.name: one.annotation for one in whole}
        return command

    return extend


def _parameters(
    block: type[Block], but: tuple[str, ...], asked: tuple[str, ...], defaults: dict[str, Any]
) -> Iterator[inspect.Parameter]:
    docs = docs_of(block)
    for key in keys_of(block).values():
        if key.field in _NOT_TYPED or key.field in but:
            continue
        default = defaults.get(key.field, key.default if _is_plain(key) else None)
        is_needed = key.required and key.kind is not DATE and key.field not in asked
        if is_needed and default is None:
            default = inspect.Parameter.empty
        option = typer.Option(
            *_FLAGS.get(key.field, (_name(key),)),
            metavar=None if _is_plain(key) else _metavar(key),
            help=docs[key.field],
            autocompletion=_COMPLETED_BY.get(key.field),
        )
        type_ = _type(key) if default is not None else _type(key) | None
        yield inspect.Parameter(
            key.field,
            inspect.Parameter.KEYWORD_ONLY,
            default=default,
            annotation=Annotated[type_, option, Named(written_to=True)]
            if key.field in _NAMING_CLAIMS
            else Annotated[type_, option],
        )


def _name(key: Key) -> str:
    """Return what the option is called; a flag that may be left as it is has both answers."""
    may_be_left = key.kind is FLAG and key.default is None
    return f"--{key.name}/--no-{key.name}" if may_be_left else f"--{key.name}"


def _is_plain(key: Key) -> bool:
    """Whether a key takes a flag or one of a few words, which its option shows by itself."""
    return key.kind is FLAG or "enum" in key.kind.schema


def _metavar(key: Key) -> str:
    return _METAVARS_OF.get(key.field) or _METAVARS.get(key.kind, "TEXT")


def _type(key: Key) -> Any:
    if key.kind is FLAG:
        return bool
    if key.kind.schema.get("type") == "array":
        return list[str]
    return Literal[tuple(key.kind.schema["enum"])] if "enum" in key.kind.schema else str
