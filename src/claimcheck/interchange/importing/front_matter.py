"""Markdown with front matter: a record of its fields, and the text after it."""

import re
from collections.abc import Callable
from typing import Any, Final

from claimcheck.interchange.importing.source_text import SourceFault
from claimcheck.interchange.importing.yaml_text import read_yaml

_FENCE: Final = re.compile(r"(---|\+\+\+)[ \t]*\r?(?:\n|\Z)")
_BODY: Final = "body"


def read_front_matter(text: str, read_toml: Callable[[str], Any]) -> dict[str, Any]:
    """Return the fields between the fences of a Markdown text, and the text after as `body`.

    `---` fences YAML, which may also end with `...` as Pandoc has it, `+++` TOML as Hugo has it.
    SourceFault where there is none, or none that can be read.
    """
    opening = _FENCE.match(text)
    if opening is None:
        raise SourceFault(
            "it has no front matter", "a record in Markdown begins with ---, its fields and ---"
        )
    fence = opening[1]
    ending = r"---|\.\.\." if fence == "---" else r"\+\+\+"
    closing = re.compile(rf"^(?:{ending})[ \t]*\r?(?:\n|\Z)", re.MULTILINE).search(
        text, opening.end()
    )
    if closing is None:
        raise SourceFault(f"its front matter has no end: no later line is {fence}")
    fields = "\n" + text[opening.end() : closing.start()]  # so that lines keep their numbers
    found = read_yaml(fields) if fence == "---" else read_toml(fields)
    if not isinstance(found, dict) or not found:
        raise SourceFault("its front matter has no fields")
    body = text[closing.end() :].strip()
    return dict(found) if _BODY in found else {**found, _BODY: body}
