"""HTML pages: the article without what stands around it, and the page's own metadata."""

import logging
import re
from datetime import date
from typing import Final

from claimcheck.errors import MissingExtraError
from claimcheck.sources.document import Document, UnreadableError, one_line
from claimcheck.sources.material import Material

_MOST_LETTERS: Final = 5_000_000
"""A longer page is no article, and parsing takes time with its length."""

_INLINE: Final = re.compile(
    "a|abbr|b|bd[io]|big|cite|code|data|del|dfn|em|font|i|ins|kbd|mark|q|s|samp|small|span|strike|"
    "strong|su[bp]|time|tt|u|var|wbr"
)
"""Elements that stand within a word or a line (HTML Living Standard, 4.5)."""
_RAISED: Final = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
"""What stands in `sup`: 10<sup>6</sup> is not 106, nor a footnote a part of its word."""
_HIDDEN: Final = [
    "//*[@hidden]",
    "//*[contains(translate(@style, ' ', ''), 'display:none')]",
    "//*[contains(translate(@style, ' ', ''), 'visibility:hidden')]",
]
"""What a page has and does not show."""
_UNSEEN: Final = frozenset({"script", "style", "template"})


def read_page(material: Material) -> Document:
    """Return the document of an HTML page.

    The date is one that the page itself declares as that of publication; dates in the text are
    not searched. Raises MissingExtraError, or UnreadableError for a page that is too long.
    """
    try:
        from trafilatura import bare_extraction, html2txt
        from trafilatura.settings import Document as Extracted
    except ImportError:
        from claimcheck.host.installation import adding

        raise MissingExtraError("reading a page", adding("web")) from None
    for name in ("trafilatura", "htmldate", "courlan", "charset_normalizer"):
        logging.getLogger(name).setLevel(logging.CRITICAL)
    text = _bounded(material)
    try:
        found = bare_extraction(
            text,
            url=material.address,
            include_comments=False,
            with_metadata=True,
            prune_xpath=_HIDDEN,
            date_extraction_params={"extensive_search": False, "original_date": True},
        )
        whole = html2txt(text)
    except MemoryError:
        raise
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
    """Return all the text that an HTML page shows, with what stands around its article.

    UnreadableError for a page that is too long or cannot be parsed.
    """
    from lxml.etree import LxmlError, iterwalk
    from lxml.html import HTMLParser, document_fromstring

    parser = HTMLParser(remove_comments=True, remove_pis=True)
    try:
        tree = document_fromstring(_bounded(material), parser=parser)
    except LxmlError as error:
        raise UnreadableError(material.name, f"the page cannot be parsed ({error})") from None
    parts: list[str] = []
    raised = 0
    walk = iterwalk(tree, events=("start", "end"))
    for event, element in walk:
        gap = "" if _INLINE.fullmatch(element.tag) else " "
        if event == "end":
            raised -= element.tag == "sup"
            text = element.tail or ""
        elif element.tag in _UNSEEN:
            walk.skip_subtree()
            continue
        else:
            raised += element.tag == "sup"
            text = element.text or ""
        parts += [gap, text.translate(_RAISED) if raised else text]
    return "".join(parts)


def _bounded(material: Material) -> str:
    text = material.text
    if len(text) > _MOST_LETTERS:
        raise UnreadableError(material.name, f"the page has more than {_MOST_LETTERS:,} letters")
    return _without_declaration(text)


def _without_declaration(text: str) -> str:
    """Return a page without the XML declaration, whose charset is no longer true of text."""
    head, end, rest = text.partition("?>")
    return rest if end and head.lstrip().startswith("<?xml") else text
