"""Markdown as GitHub reads it: its own renderer, raw HTML let through so that a test sees it."""

from typing import Any

import cmarkgfm  # type: ignore[import-untyped]
from cmarkgfm.cmark import Options  # type: ignore[import-untyped]
from lxml import html

APART = "\u200b"
"""What the program puts where GitHub would make a mention, a reference or a picture of a text."""


def rendered(markdown: str) -> Any:
    """Return the tree of a document."""
    page = cmarkgfm.github_flavored_markdown_to_html(markdown, Options.CMARK_OPT_UNSAFE)
    return html.fromstring(f"<div>{page}</div>")


def shown(markdown: str) -> str:
    """Return the text of a document as a reader sees it."""
    return str(rendered(markdown).text_content()).replace(APART, "").strip()


def elements(markdown: str) -> list[str]:
    """Return the names of all elements of a document."""
    return [str(one.tag) for one in rendered(markdown).iter()][1:]


def addresses(markdown: str) -> list[str]:
    """Return where the links of a document lead."""
    return [str(one) for one in rendered(markdown).xpath("//a/@href")]
