"""PDFs: their text in paragraphs, title and author, and the day on which they were made."""

import io
import logging
import re
import time
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from math import hypot
from typing import TYPE_CHECKING, Final

from claimcheck.errors import MissingExtraError
from claimcheck.sources.document import Document, UnreadableError, one_line
from claimcheck.sources.material import Material

if TYPE_CHECKING:
    from pypdf import PageObject, PdfReader

MOST_SECONDS: Final = 60
"""What the reading of a PDF may take."""
_MOST_LETTERS: Final = 20_000_000
_SHORT: Final = 0.75
"""A line shorter than this share of the column ends a paragraph."""
_SMALL_TYPE: Final = 0.85
"""Digits below this share of the size before them stand above or below the line."""
_RAISED: Final = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_LOWERED: Final = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")
_HYPHENED: Final = re.compile(r"(\w+)-(?=(\w+))")
_BROKEN_WORD: Final = re.compile(r"(\w+)-\n(?=[a-zà-ÿ])(\w+)")


def read_pdf(material: Material) -> Document:
    """Return the document of a PDF.

    Raises MissingExtraError, or UnreadableError for one that is encrypted, broken, or takes more
    than a minute. No program is run, and images are not looked at.
    """
    document = _read(material)
    return replace(document, text=in_paragraphs(document.text))


def read_lines(material: Material) -> str:
    """Return the text of a PDF in the lines it is set in, with the hyphens at their ends.

    Raises what `read_pdf` does.
    """
    return _read(material).text


def _read(material: Material) -> Document:
    try:
        import pypdf
    except ImportError:
        from claimcheck.host.installation import adding

        raise MissingExtraError("reading a PDF", adding("pdf")) from None
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        with pypdf.apply_configuration(jbig2dec_binary=None):
            reader = pypdf.PdfReader(io.BytesIO(material.content))
            if reader.is_encrypted and not reader.decrypt(""):
                hint = "save a copy without the password"
                raise UnreadableError(material.name, "the PDF is encrypted", hint)
            pages = "\n\n".join(_pages(reader, material.name))
            about = reader.metadata
            title, author, made = (
                (about.title, about.author, about.creation_date) if about else (None, None, None)
            )
    except (UnreadableError, MemoryError):
        raise
    except Exception as error:  # whatever a hostile file brings a parser to
        raise UnreadableError(material.name, f"the PDF is damaged ({error})") from None
    if not pages.strip():
        raise UnreadableError(
            material.name, "the PDF holds no text", "run text recognition (OCR) on the scan first"
        )
    return Document(
        pages,
        title=one_line(title),
        author=one_line(author),
        published=made.date() if made else None,
        dated_by="when the PDF was made" if made else None,
        address=material.address,
    )


def in_paragraphs(text: str) -> str:
    """Return text that was set in lines as paragraphs, each one line.

    A word that a line end broke is joined, but for one that the text elsewhere writes with its
    hyphen.
    """

    def join(broken: re.Match[str]) -> str:
        left, right = broken[1], broken[2]
        known = written[left]
        place = bisect_left(known, right)
        is_written = place < len(known) and known[place].startswith(right)
        return f"{left}-{right}" if is_written else left + right

    written: defaultdict[str, list[str]] = defaultdict(list)
    for left, right in sorted(set(_HYPHENED.findall(text))):
        written[left].append(right)

    lines = [line.strip() for line in text.split("\n")]
    lengths = sorted(map(len, filter(None, lines)))
    column = lengths[len(lengths) * 9 // 10] if lengths else 0
    paragraphs: list[list[str]] = [[]]
    for line in lines:
        paragraphs[-1].append(line)
        if len(line) < column * _SHORT:
            paragraphs.append([])
    set_ = ("\n".join(one).replace("\xad\n", "") for one in paragraphs)
    joined = (_BROKEN_WORD.sub(join, one) for one in set_)
    return "\n".join(filter(None, (" ".join(one.split()) for one in joined)))


def _pages(reader: "PdfReader", name: str) -> Iterator[str]:
    end = time.monotonic() + MOST_SECONDS
    letters = 0
    for page in reader.pages:
        if time.monotonic() > end:
            raise UnreadableError(name, f"the PDF takes more than {MOST_SECONDS} seconds")
        text = _with_small_digits(page)
        letters += len(text)
        if letters > _MOST_LETTERS:
            raise UnreadableError(name, f"the PDF has more than {_MOST_LETTERS:,} letters")
        yield text


def _with_small_digits(page: "PageObject") -> str:
    """Return the text of a page, with digits in small type as the raised or lowered ones they are.

    Else a footnote would be a part of its word, and 10 to the 6th the number 106.
    """
    parts: list[str] = []
    size, line = 0.0, 0.0

    def visit(text: str, ctm: list[float], tm: list[float], font: object, points: float) -> None:
        nonlocal size, line
        here, at = points * hypot(tm[2], tm[3]) * hypot(ctm[2], ctm[3]), tm[5] * ctm[3]
        digits = text.strip()
        is_small = digits.isdecimal() and digits.isascii() and here < size * _SMALL_TYPE
        if is_small and parts and not parts[-1].endswith("\n"):
            parts.append(text.lstrip().translate(_LOWERED if at < line else _RAISED))
        else:
            parts.append(text)
            if digits:
                size, line = here, at

    page.extract_text(visitor_text=visit)
    return "".join(parts)
