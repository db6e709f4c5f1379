"""How the text of a source is written, and the values that it has."""

import re
from collections.abc import Callable
from typing import Any, Final

from claimcheck.errors import UsageError
from claimcheck.interchange.importing.front_matter import read_front_matter
from claimcheck.interchange.importing.source_text import (
    Record,
    SourceFault,
    read_csv,
    read_json,
    read_json_lines,
)
from claimcheck.interchange.importing.yaml_text import read_yaml

CONTAINERS: Final = ("json", "jsonl", "csv", "yaml", "toml", "markdown", "html")
"""How the text of a source is written, whatever its records mean."""

ENDINGS: Final = {
    "json": "json",
    "jsonld": "json",
    "jsonl": "jsonl",
    "ndjson": "jsonl",
    "yaml": "yaml",
    "yml": "yaml",
    "csv": "csv",
    "tsv": "csv",
    "toml": "toml",
    "md": "markdown",
    "markdown": "markdown",
    "html": "html",
    "htm": "html",
}
"""How a file is written whose name ends so."""

_YAML: Final = re.compile(r"(?:---\s|[^\S\n]*(?:#.*)?\n)*(?:- |[\w\"'-][^,;\t\n]{0,60}:(?:\s|$))")


def refuse_toml(text: str) -> Any:
    """Raise SourceFault: TOML is read by whoever may, and is given from there."""
    raise SourceFault("TOML is not read here")


def container_of(text: str, suffix: str) -> str:
    """Return how a text is written, by its end and its beginning; UsageError when neither tells."""
    start = text.lstrip()[:1]
    if not start:
        raise SourceFault("it is empty")
    known = ENDINGS.get(suffix.lower().lstrip("."))
    if known not in (None, "json", "jsonl"):
        return known
    if start in ("{", "[") or known:
        return "jsonl" if known == "jsonl" or _is_json_lines(text) else "json"
    if start == "<":
        return "html"
    if _YAML.match(text):
        return "yaml"
    if any(mark in text.partition("\n")[0] for mark in ",;\t"):
        return "csv"
    raise UsageError("its format cannot be recognised from its beginning", "name it with --format")


def _is_json_lines(text: str) -> bool:
    lines = text.lstrip().split("\n", 1)
    if len(lines) < 2 or not lines[1].strip() or not lines[0].rstrip().endswith("}"):
        return False
    try:
        read_json(lines[0])
    except SourceFault:
        return False
    return True


def data_of(
    text: str, container: str, read_toml: Callable[[str], Any]
) -> tuple[list[str] | None, Any]:
    """Return the headers that a table has, and the values: records where they are numbered."""
    match container:
        case "csv":
            headers, records = read_csv(text)
            return headers, list(records)
        case "jsonl":
            return None, list(read_json_lines(text))
        case "yaml":
            return None, read_yaml(text)
        case "json":
            return None, read_json(text)
        case "toml":
            return None, read_toml(text)
        case "markdown":
            return None, read_front_matter(text, read_toml)
    raise UsageError("an HTML page has no records", "it is read for ClaimReview")


def is_numbered(data: Any) -> bool:
    """Return whether the values of a text are records that have their numbers from it."""
    return isinstance(data, list) and bool(data) and isinstance(data[0], Record)


def values_of(data: Any) -> Any:
    """Return the values of a text without numbers; what could not be read is left out."""
    return [one.data for one in data if not one.fault] if is_numbered(data) else data
