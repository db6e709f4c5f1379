"""The bytes of a source as they came, and what kind of thing they are by their own look."""

import re
from dataclasses import dataclass
from typing import Final, Literal

Kind = Literal[
    "html", "pdf", "mhtml", "eml", "srt", "vtt", "txt", "xml",
    "png", "jpg", "gif", "webp", "zip", "gz", "bin",
]  # fmt: skip
"""What content is; also the extension of a file that holds it."""

_HEAD: Final = 1024
"""Bytes that are looked at, as browsers do for a charset and PDF readers for the header."""

_SIGNATURES: Final[dict[bytes, Kind]] = {
    b"\x89PNG\r\n\x1a\n": "png",
    b"\xff\xd8\xff": "jpg",
    b"GIF87a": "gif",
    b"GIF89a": "gif",
    b"PK\x03\x04": "zip",
    b"\x1f\x8b": "gz",
}
_PAGE: Final = re.compile(
    r"\s*(<\?xml[^>]*>\s*)?(<!--(?:(?!-->).)*-->\s*)*"
    r"<(!doctype\s+html|html|head|body|title|meta|script|style|div|table|article|main|h1|p|a|br)\b",
    re.IGNORECASE | re.DOTALL,
)
"""How a page begins: the tags by which browsers know one (mimesniff.spec.whatwg.org, 7.1)."""
_HEADER: Final = re.compile(r"([A-Za-z][A-Za-z0-9-]*):[ \t]?[^\n]*(?:\n[ \t]+[^\n]*)*(?:\n|$)")
"""A header field of a message, with the lines it goes on in (RFC 5322, 2.2)."""
_OF_TRANSPORT: Final = frozenset(
    {"mime-version", "message-id", "received", "return-path", "delivered-to", "dkim-signature"}
)
"""Headers that programs write, and no letter that somebody copied."""
_WRITTEN: Final = frozenset({"from", "date", "subject"})
_RELATED: Final = re.compile(r"^content-type:\s*multipart/related\b", re.IGNORECASE | re.MULTILINE)
_SUBTITLES: Final = re.compile(r"\s*\d+[ \t]*\n\s*\d+:\d\d:\d\d[,.]\d+\s+-->")
_WEBVTT: Final = re.compile(r"\ufeff?WEBVTT(?:[ \t\n]|$)")
_DECLARED: Final = re.compile(rb"""<meta\b[^>]*?charset\s*=\s*["']?\s*([\w:.-]+)""", re.IGNORECASE)
_MARKS: Final = {b"\xef\xbb\xbf": "utf-8-sig", b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}
_NO_TEXT: Final = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_LATIN_1: Final = ("latin-1", "iso-8859-1", "iso8859-1", "ascii", "us-ascii", "l1")


@dataclass(frozen=True, slots=True)
class Material:
    """What a source gave: nothing of it is trusted, the sender's word on its type least of all."""

    content: bytes
    name: str
    """What to call it in a message: the file, “stdin” or the address."""
    address: str | None = None
    """Where it was fetched, after redirects; None for a file."""
    charset: str | None = None
    """The charset that the sender names."""

    @property
    def kind(self) -> Kind:
        """What the content is, by its first bytes; of a message, by its file's name too."""
        head = self.content[:_HEAD]
        if b"%PDF-" in head:
            return "pdf"
        if head.startswith(b"RIFF") and head[8:12] == b"WEBP":
            return "webp"
        for signature, kind in _SIGNATURES.items():
            if head.startswith(signature):
                return kind
        if not head.startswith(tuple(_MARKS)) and _NO_TEXT.search(head):
            return "bin"
        text = Material(head, self.name, charset=self.charset).text
        text = re.sub(r"\r\n?", "\n", text)
        if _PAGE.match(text):
            return "html"
        if _WEBVTT.match(text):
            return "vtt"
        if _SUBTITLES.match(text):
            return "srt"
        if is_message(text, self.name):
            return "mhtml" if _RELATED.search(text) else "eml"
        return "xml" if text.lstrip().startswith("<?xml") else "txt"

    @property
    def text(self) -> str:
        """The content as text.

        A byte order mark names the charset. Else what is valid UTF-8 is UTF-8, whatever is said of
        it: other charsets make it by accident only in very short texts. Else it is what the sender
        or the page says, and windows-1252 where neither says what can be true.
        """
        for mark, charset in _MARKS.items():
            if self.content.startswith(mark):
                return self.content.decode(charset, "replace")
        declared = _DECLARED.search(self.content[:_HEAD])
        in_page = declared[1].decode("ascii", "replace") if declared else None
        for name in ("utf-8", self.charset, in_page):
            if name and name.lower() not in _LATIN_1:
                try:
                    return self.content.decode(name)
                except (LookupError, ValueError):
                    continue
        return self.content.decode("windows-1252", "replace")


def is_message(text: str, name: str) -> bool:
    """Whether a text begins with the headers of an email or of a page saved as one.

    They are known by a header that programs write, or by the three that a person reads. A file
    called .eml, .mht or .mhtml needs any header at all.
    """
    names = set()
    place = 0
    while header := _HEADER.match(text, place):
        names.add(header[1].lower())
        place = header.end()
    if names and name.lower().endswith((".eml", ".mht", ".mhtml")):
        return True
    return not names.isdisjoint(_OF_TRANSPORT) or names >= _WRITTEN
