"""HTML pages: the article without what stands around it, and the page's own metadata."""

import logging
from datetime import date
from typing import Final

from claimcheck.errors import MissingExtraError
from claimcheck.sources.document import Document, UnreadableError, one_line
from claimcheck.sources.material import Material

_MOST_LETTERS: Final = 5_000_000
"""A longer page is no article, and parsing takes time with its length."""


def read_page(material: Material) -> Document:
    """Return the document of an HTML page.

    The date is one that the page itself declares as that of publication; dates in the text are
    not searched. Raises MissingExtraError, or UnreadableError for a page that is too long.
    """
    try:
        from trafilatura import bare_extraction, html2txt
        from trafilatura.settings import Document as Extracted
    except ImportError:
        raise MissingExtraError("reading a page", "web") from None
    for name in ("trafilatura", "htmldate", "courlan", "charset_normalizer"):
        logging.getLogger(name).setLevel(logging.CRITICAL)
    text = _bounded(material)
    try:
        found = bare_extraction(
            text,
            url=material.address,
            include_comments=False,
            with_metadata=True,
            date_extraction_params={"extensive_search": False, "original_date": True},
        )
        whole = html2txt(text)
    except Exception as error:  # whatever a hostile page brings a parser to
        raise UnreadableError(material.name, f"the page cannot be parsed ({error})") from None
    if not isinstance(found, Extracted):
        return Document(whole, address=material.address)
    published = date.fromisoformat(found.date) if found.date else None
    return Document(
        found.text or whole,
        title=one_line(found.title),
        site=one_line(found.sitename or found.hostname),
        author=one_line(found.author),
        published=published,
        dated_by="as the page says" if published else None,
        address=material.address,
    )


def read_all(material: Material) -> str:
    """Return all the text of an HTML page, with what stands around its article.

    Raises MissingExtraError, or UnreadableError for a page that is too long or broken.
    """
    try:
        from trafilatura import html2txt
    except ImportError:
        raise MissingExtraError("reading a page", "web") from None
    text = _bounded(material)
    try:
        return html2txt(text)
    except Exception as error:  # whatever a hostile page brings a parser to
        raise UnreadableError(material.name, f"the page cannot be parsed ({error})") from None


def _bounded(material: Material) -> str:
    text = material.text
    if len(text) > _MOST_LETTERS:
        raise UnreadableError(material.name, f"the page has more than {_MOST_LETTERS:,} letters")
    return _without_declaration(text)


def _without_declaration(text: str) -> str:
    """Return a page without the XML declaration, whose charset is no longer true of text."""
    head, end, rest = text.partition("?>")
    return rest if end and head.lstrip().startswith("<?xml") else text
