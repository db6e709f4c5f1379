"""Emails and pages saved as MHTML: the text of their parts, and what they say of themselves."""

import re
from collections.abc import Iterator
from datetime import date
from email import policy
from email.message import EmailMessage
from email.parser import BytesParser
from typing import Final

from claimcheck.sources.document import Document, UnreadableError, one_line
from claimcheck.sources.html_article import read_all, read_page
from claimcheck.sources.material import Material

_MOST_PARTS: Final = 1_000
_READ: Final = {"text/plain": "txt", "text/html": "html", "application/xhtml+xml": "html"}
_NAMED: Final = ("Subject", "From", "To", "Cc", "Date")
_REPLIED: Final = re.compile(r"^(?:>[ \t]?)+", re.MULTILINE)
"""What mail programs set before the lines that a message answers."""


def read_message(material: Material) -> Document:
    """Return the document of an email, or of a page saved as MHTML.

    Attachments are not opened. The date of an email is the day of its Date header, in the zone
    that it names; that of a page is what the page declares. UnreadableError for what cannot be
    parsed.
    """
    message = _parsed(material)
    if material.kind == "mhtml":
        for part in _pages(message, material):
            return read_page(part)
        raise UnreadableError(material.name, "it holds no page")
    sent = _date(message)
    return Document(
        read_all_parts(material),
        title=one_line(_header(message, "Subject")),
        author=one_line(_header(message, "From")),
        published=sent,
        dated_by="as the message says" if sent else None,
        address=material.address,
    )


def read_all_parts(material: Material) -> str:
    """Return the text of all parts of a message that are shown, and of an email its headers."""
    message = _parsed(material)
    told = []
    if material.kind == "eml":
        headers = ((name, _header(message, name)) for name in _NAMED)
        told = ["\n".join(f"{name}: {value}" for name, value in headers if value)]
    for kind, part in _parts(message, material):
        told.append(read_all(part) if kind == "html" else _REPLIED.sub("", part.text))
    return "\n\n".join(told).replace("\r\n", "\n")


def _parsed(material: Material) -> EmailMessage:
    try:
        return BytesParser(policy=policy.default).parsebytes(material.content)
    except (
        ValueError,
        LookupError,
        RecursionError,
        AttributeError,
        TypeError,
        IndexError,
    ) as error:
        raise UnreadableError(material.name, f"its headers cannot be parsed ({error})") from None


def _pages(message: EmailMessage, material: Material) -> Iterator[Material]:
    return (part for kind, part in _parts(message, material) if kind == "html")


def _parts(message: EmailMessage, material: Material) -> Iterator[tuple[str, Material]]:
    """Yield the parts that hold text, but for attachments, each with what it is.

    UnreadableError for more than a thousand, or for parts within parts without end.
    """
    left = [message]
    for _ in range(_MOST_PARTS):
        if not left:
            return
        part = left.pop()
        if part.get_content_disposition() == "attachment":
            continue
        if part.is_multipart():
            left += reversed([one for one in part.get_payload() if isinstance(one, EmailMessage)])
        elif kind := _READ.get(part.get_content_type()):
            content = part.get_payload(decode=True)
            if isinstance(content, bytes):
                charset = part.get_content_charset()
                yield kind, Material(content, material.name, _location(part), charset)
    raise UnreadableError(material.name, f"it has more than {_MOST_PARTS:,} parts")


def _location(part: EmailMessage) -> str | None:
    """Return where a page was saved from; the sender's word, and only shown."""
    found = _header(part, "Content-Location")
    return found if found and re.match("https?://", found) else None


def _header(message: EmailMessage, name: str) -> str | None:
    try:
        value = message.get(name)
        return None if value is None else str(value)
    except (ValueError, LookupError, AttributeError, TypeError, IndexError):
        return None  # a header that the standard library gives up on


def _date(message: EmailMessage) -> date | None:
    try:
        sent = message["Date"].datetime
    except (ValueError, LookupError, AttributeError, TypeError, OverflowError):
        return None
    return sent.date() if sent else None
