"""The JSON-LD that stands in the scripts of an HTML page.

A page is read once, from its beginning to its end, and no end is looked for twice: a page may open
a hundred thousand tags and comments, and close none.
"""

import html
import re
from collections.abc import Iterator
from typing import Final

_OPENING: Final = re.compile(r"<(?:(?P<comment>!--)|[!?]|(?P<name>/?[a-z][^\s/>]*))", re.IGNORECASE)
_REST: Final = re.compile(r"""(?>[^=>]++|=\s*+(?:"[^"]*+"|'[^']*+')?+)*+>""")
"""The rest of a tag; a > between quotes does not end it."""
_ATTRIBUTE: Final = re.compile(
    r"""([^\s/>=]++)\s*+(?:=\s*+(?:"([^"]*+)"|'([^']*+)'|([^\s>]*+)))?+"""
)
_CLOSING: Final = {
    name: re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE) for name in ("script", "style")
}
"""What ends an element whose content has no tags."""
_END: Final = re.compile("[^>]*+>")
_OPENED: Final = re.compile(r"\s*(?:<!--|(?://|/\*)?\s*<!\[CDATA\[(?:\s*\*/)?)")
"""Comments and CDATA marks that hid a script from the browsers of long ago."""


def scripts_of(text: str) -> Iterator[tuple[int, str]]:
    """Yield each ld+json script of a page with the line in which it begins."""
    at, line, counted = 0, 1, 0
    last_comment = text.rfind("-->")
    while opening := _OPENING.search(text, at):
        at = opening.end()
        if opening["comment"]:
            if at - 2 <= last_comment:
                at = text.find("-->", at - 2) + 3
            continue
        rest = (_REST if opening["name"] else _END).match(text, at)
        if rest is None:
            return
        at, name = rest.end(), (opening["name"] or "").lower()
        if name not in _CLOSING:
            continue
        start = end = at
        if not text.endswith("/>", 0, at):
            closing = _CLOSING[name].search(text, at)
            end, at = (closing.start(), closing.start()) if closing else (start, len(text))
        if name == "script" and "ld+json" in _type(text[opening.end() : start]):
            line += text.count("\n", counted, opening.start())
            counted = opening.start()
            yield line, _bare(text[start:end]).strip().rstrip(";")


def _type(attributes: str) -> str:
    """Return the type that the attributes of a tag give, in lower case."""
    for one in _ATTRIBUTE.finditer(attributes):
        if one[1].lower() == "type":
            return html.unescape(one[2] or one[3] or one[4] or "").lower()
    return ""


def _bare(script: str) -> str:
    """Return a script without the marks around it."""
    opened = _OPENED.match(script)
    script = script[opened.end() if opened else 0 :].rstrip()
    if script.endswith("-->"):
        return script.removesuffix("-->")
    marked = script.removesuffix("*/").rstrip()
    if not marked.endswith("]]>"):
        return script
    inner = marked.removesuffix("]]>").rstrip()
    return inner[:-2] if inner.endswith(("//", "/*")) else inner
