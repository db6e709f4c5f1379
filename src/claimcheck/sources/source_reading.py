"""Reading a source: the text of a file, a page or a PDF, and what it says of itself."""

import re
from pathlib import Path
from typing import BinaryIO, Final

from claimcheck.errors import UsageError
from claimcheck.sources.document import Document as Document
from claimcheck.sources.document import UnreadableError
from claimcheck.sources.fetching import Bounds, fetch
from claimcheck.sources.material import Material
from claimcheck.sources.reading_apart import read_apart

_SCHEME: Final = re.compile(r"[a-z][a-z0-9+.-]*://", re.IGNORECASE)


def take(where: str, stdin: BinaryIO, bounds: Bounds | None = None) -> Material:
    """Return the bytes of a file, of stdin for `-`, or of an http(s) address."""
    bounds = bounds or Bounds()
    if is_address(where):
        return fetch(where, bounds)
    name = "stdin" if where == "-" else where
    try:
        if where == "-":
            content = stdin.read(bounds.most_bytes + 1)
        else:
            with Path(where).open("rb") as file:
                content = file.read(bounds.most_bytes + 1)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise UsageError(f"{name} cannot be read: {reason.lower()}") from None
    if len(content) > bounds.most_bytes:
        raise UnreadableError(name, f"it is larger than {bounds.most}")
    return Material(content, name)


def is_address(where: str) -> bool:
    """Whether words name something to fetch, by any scheme, rather than a file or a paper."""
    return _SCHEME.match(where) is not None


def read(material: Material) -> Document:
    """Return the document that bytes are; UnreadableError when there is no text in them."""
    match material.kind:
        case "html":
            from claimcheck.sources.html_article import read_page

            document = read_apart(read_page, material)
        case "pdf":
            from claimcheck.sources.pdf_text import MOST_SECONDS, read_pdf

            document = read_apart(read_pdf, material, MOST_SECONDS)
        case "eml" | "mhtml":
            from claimcheck.sources.mime_message import read_message

            document = read_apart(read_message, material)
        case "srt" | "vtt":
            from claimcheck.sources.subtitles import read_subtitles

            document = read_apart(read_subtitles, material)
        case "txt" | "xml":
            document = Document(material.text.replace("\r\n", "\n"), address=material.address)
        case kind:
            names = "a text, an HTML page, a PDF, an email, MHTML or subtitles"
            raise UnreadableError(material.name, f"it is not text ({kind})", f"give {names}")
    if not document.text.strip():
        raise UnreadableError(material.name, "it holds no text")
    return document


def read_all_text(material: Material) -> str:
    """Return all the text of a source, not of its main article alone, in the lines it is set in.

    UnreadableError where it holds none, MissingExtraError for a PDF without what reads one.
    """
    match material.kind:
        case "html":
            from claimcheck.sources.html_article import read_all

            return read_apart(read_all, material)
        case "pdf":
            from claimcheck.sources.pdf_text import MOST_SECONDS, read_lines

            return read_apart(read_lines, material, MOST_SECONDS)
        case "eml" | "mhtml":
            from claimcheck.sources.mime_message import read_all_parts

            return read_apart(read_all_parts, material)
    return read(material).text
