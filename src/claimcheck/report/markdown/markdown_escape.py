"""Markdown of GitHub's kind in which untrusted text stays text.

https://github.github.com/gfm/ is the grammar. What GitHub does to the text afterwards is turned
off too: a zero-width space keeps `@name`, `#1`, `GH-1` and `:smile:` from what they would become,
and a dollar is written as an entity, since two of them would enclose a formula.

Markdown is read as it is as well, in mails and editors, so addresses are kept whole: no backslash
stands in one. Those that become no link have an entity where a renderer would make them one.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from claimcheck.domain.model.visible import visible
from claimcheck.domain.publishing.address import ascii_address, web_address
from claimcheck.domain.publishing.contact import contact_link

_APART: Final = "&#8203;"
_NAMED: Final = {"<": "&lt;", ">": "&gt;", "&": "&amp;", "$": "&#36;", "@": f"@{_APART}"}
_LINKING: Final = {":": "&#58;", ".": "&#46;"}
_ADDRESS: Final = re.compile(
    r"(?<![^\s(\[“\"'])https?://[\w-]+(?:\.[\w-]+)+(?::\d+)?(?:[/?#][^\s<>]*)?(?![\w@-])",
    re.IGNORECASE,
)
_AFTER: Final = ".,:;!?*_~\"'”’)]}"
"""What ends a sentence or a bracket rather than the address before it."""
_ENTITY: Final = re.compile(r"&(?=#?\w+;)")
"""What begins what would be read as another letter, in an address too."""
_READ: Final = re.compile(
    r"(?P<named>[<>&$@])"
    r"|(?P<plain>[\\`*\[\]|~]|(?<![^\W_])_|_(?![^\W_]))"
    r"|(?P<apart>\#(?=\d)|:(?=[\w+-]+:)|\bGH(?=-\d))"
    r"|(?P<hash>\#)"
    r"|(?P<link>:(?=//)|(?<=www)\.|(?<=mailto):|(?<=xmpp):)"
    r"|(?P<first>^[-+=]|^(?<!\d)\d{1,9}(?=[.)]))",
    re.IGNORECASE,
)


def text(untrusted: str) -> str:
    """Return untrusted text as Markdown that shows it on one line, and does nothing else."""
    return _written(visible(untrusted))


def _written(shown: str) -> str:
    return _READ.sub(_escape, shown)


def _escape(match: re.Match[str]) -> str:
    found = match[0]
    match match.lastgroup:
        case "named":
            return _NAMED[found]
        case "apart":
            return ("\\#" if found == "#" else found) + _APART
        case "first" if found.isdigit():
            return found + _APART
        case "link":
            return _LINKING[found]
        case _:
            return "\\" + found


def linked(untrusted: str) -> str:
    """Return untrusted text as Markdown in which the web addresses that stand as words are links.

    All else is as `text` writes it.
    """
    shown = visible(untrusted)
    written, end = [], 0
    for found in _ADDRESS.finditer(shown):
        address = _without_stops(found[0])
        written += [_written(shown[end : found.start()]), _as_link(address)]
        end = found.start() + len(address)
    return "".join((*written, _written(shown[end:])))


def _without_stops(address: str) -> str:
    """Return an address without what ends the sentence or closes the bracket that it stands in."""
    while address[-1] in _AFTER:
        if address[-1] == ")" and address.count("(") >= address.count(")"):
            break
        address = address[:-1]
    return address


def _as_link(address: str) -> str:
    if ascii_address(address) != address or "$" in address:
        return link(address, address)
    return f"<{_ENTITY.sub('&amp;', address)}>"


def quoted(untrusted: str) -> str:
    """Return untrusted words in quotation marks, as a sentence of their own."""
    stop = "" if untrusted.rstrip().endswith((".", "!", "?", "…", "。")) else "."
    return f"“{linked(untrusted)}”{stop}"


def link(label: str, address: str | None) -> str:
    """Return a link with an untrusted label, or the label alone where the address is no web's.

    What reads Markdown encodes all letters of an address that are not of ASCII, in its host too,
    and so the host is in ASCII.
    """
    found = ascii_address(address)
    if found is None:
        return text(label)
    return f"[{text(label)}]({found.replace('&', '&amp;')})"


def contact(words: str) -> str:
    """Return an untrusted contact as a link where it is an address, else as its words."""
    address = contact_link(words)
    if address and address.startswith("mailto:"):
        return f"[{text(words)}]({address})"
    return link(words, address)


def source(title: str | None, address: str) -> str:
    """Return a source as a link under its title, or as the words that name an offline one."""
    if web_address(address):
        return link(title or address.partition("://")[2], address)
    return text(f"{title} ({address})" if title else address)


def table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """Yield a table of Markdown cells; heads that end in a colon are of numbers, on the right."""
    yield _row([head.removesuffix(":") for head in heads])
    yield _row(["---:" if head.endswith(":") else "---" for head in heads])
    for row in rows:
        yield _row(row)
    yield ""


def details(summary: str, lines: Iterable[str]) -> Iterator[str]:
    """Yield lines that are folded until a reader opens them."""
    yield f"<details><summary>{summary}</summary>"
    yield ""
    yield from lines
    yield "</details>"
    yield ""


def fence(lines: Iterable[str]) -> Iterator[str]:
    """Yield lines as they are. They hold no untrusted text but ids."""
    yield "```text"
    yield from lines
    yield "```"
    yield ""


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"
