"""A form with every key of a block, to be filled in by an editor: TOML, read as options are."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any, Final

from claimcheck.domain.model.block import Block
from claimcheck.domain.model.block_keys import Key, docs_of, keys_of
from claimcheck.domain.model.block_meanings import as_keys
from claimcheck.domain.model.problem import did_you_mean
from claimcheck.domain.model.value_kinds import FLAG, SLUGS, TEXTS
from claimcheck.errors import ClaimcheckError, UsageError
from claimcheck.store.toml_reader import TomlFault, parse
from claimcheck.store.toml_writer import body

_NOT_ASKED: Final = ("by", "recorded", "imported", "snapshot")
_ALWAYS_OPEN: Final = ("deadline",)
"""Fields that stand in a form without a # though they are not required."""
_REMARK: Final = "#! "
_UNDATED: Final = "true if no date was named; deadline then keeps words such as “soon”."


def draw_form(kind: type[Block], what: str, words: Mapping[str, Any]) -> str:
    """Return a form for a block: each key below what it means, those with words filled in."""
    docs = docs_of(kind)
    lines = [
        f"# {what}. Fill in what you know; delete the “# ” before a line to use it.",
        "# Dates, deadlines and numbers may be in English, in quotation marks.",
        "# Save and close to record it. To cancel, close without saving.",
        "",
    ]
    for name, key in _keys(kind).items():
        is_open = bool(words.get(key.field)) or key.required or key.field in _ALWAYS_OPEN
        value = words.get(key.field) or _blank(key)
        lines += [f"# {line}" for line in _meaning(key, docs[key.field])]
        lines.append(f"{'' if is_open else '# '}{body({name: value})}".rstrip())
        if key.field == "deadline" and "undated" in words:
            lines += [f"# {_UNDATED}", f"{'' if words['undated'] else '# '}undated = true"]
    return "\n".join(lines) + "\n"


def read_form(kind: type[Block], text: str) -> dict[str, Any]:
    """Return the words for each field that a form has; what is empty in it is left out.

    UsageError for what is not TOML, a key that the form does not have, or a value of another kind.
    """
    try:
        data = parse(text)
    except TomlFault as fault:
        line = [*text.splitlines(), ""][fault.line - 1].strip()
        raise UsageError(f"“{line}”: {fault.message}", "put text in quotation marks") from None
    keys, words = _keys(kind), {}
    for name, value in data.items():
        if name == "undated" and "deadline" in keys and isinstance(value, bool):
            words[name] = value
        elif name not in keys:
            raise UsageError(
                f"“{name}” is not a key of this form", did_you_mean(name, keys) or "remove its line"
            )
        elif value not in ("", [], [""]):
            words[keys[name].field] = _words(keys[name], value)
    return words


def with_remark(text: str, error: ClaimcheckError) -> str:
    """Return a form with what is wrong with it at the top, in place of what was wrong before."""
    told = as_keys(f"{error.message}\n{error.hint}").strip()
    remarks = "".join(f"{_REMARK}{line}\n" for line in told.splitlines())
    return remarks + without_remarks(text)


def without_remarks(text: str) -> str:
    """Return a form as it was filled in."""
    return "".join(line for line in text.splitlines(keepends=True) if not line.startswith(_REMARK))


def _keys(kind: type[Block]) -> dict[str, Key]:
    return {name: key for name, key in keys_of(kind).items() if key.field not in _NOT_ASKED}


def _blank(key: Key) -> Any:
    if key.kind is FLAG:
        return True
    return [] if key.kind in (TEXTS, SLUGS) else ""


def _meaning(key: Key, doc: str) -> list[str]:
    lines = as_keys(doc).replace("Repeatable.", 'A list: ["one", "two"].').splitlines()
    words = key.kind.schema.get("enum")
    return [*lines, f"One of {', '.join(words)}."] if words else lines


def _words(key: Key, value: Any) -> Any:
    """Return the value of a key as it would be typed for its option."""
    is_list = key.kind in (TEXTS, SLUGS)
    match value:
        case bool() if key.kind is FLAG:
            return value
        case list() if is_list and all(isinstance(one, str) for one in value):
            return value
        case str() if is_list:
            return [value]
        case bool() | datetime():  # which are numbers and dates to Python
            pass
        case str() | int() | float() | date() if not is_list and key.kind is not FLAG:
            return str(value)
    if is_list:
        raise UsageError(f'{key.name} takes a list, such as ["one", "two"]')
    raise UsageError(
        f"{key.name} takes {'true or false' if key.kind is FLAG else 'text in quotation marks'}"
    )
