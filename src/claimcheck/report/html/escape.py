"""Untrusted text on its way into a page: made visible, escaped, and never more than text."""

import json
import re
from datetime import date
from typing import Any, Final

from markupsafe import Markup, escape

from claimcheck.domain.model.english import MONTHS, day_in_words
from claimcheck.domain.model.visible import visible

_DATE: Final = re.compile(r"(?<![\w-])\d{4}-\d\d-\d\d(?![\w-])", re.ASCII)
_WHOLE: Final = re.compile(
    rf"(?<![\w-])(?:(?:\d{{1,2}} )?(?:{'|'.join(MONTHS)}) \d{{4}}|\d{{4}}-\d\d-\d\d)(?![\w-])",
    re.ASCII,
)
_LONG: Final = 280
_LANGUAGE: Final = re.compile(r"[a-z]{2,3}(-[a-z0-9]{2,8})*", re.IGNORECASE | re.ASCII)


def finalized(value: Any) -> Any:
    """Make invisible characters of a text visible; markup of the templates is left alone."""
    return visible(value) if type(value) is str else value


def whole_dates(text: str) -> Markup:
    """Return a text in which no line ends within 25 October 2026, October 2026 or 2026-10-25."""
    return Markup(_WHOLE.sub(r'<span class="fixed">\g<0></span>', str(escape(visible(text)))))


def shortened(text: str) -> str:
    """Return a text as a list has it: up to 280 letters, cut between words where it is longer."""
    if len(text) <= _LONG:
        return text
    cut = text[:_LONG]
    return f"{cut[: cut.rfind(' ', _LONG // 2)] if ' ' in cut[_LONG // 2 :] else cut}…"


def days_in_words(text: str) -> str:
    """Return a sentence of ours with its dates as people write them; never for a ledger's text."""
    return _DATE.sub(lambda found: day_in_words(date.fromisoformat(found[0])), text)


def language(code: str | None) -> str | None:
    """Return the code of a language where it has the form of one, else None."""
    return code if code and _LANGUAGE.fullmatch(code) else None


def json_ld(data: Any) -> Markup:
    """Return JSON that can neither end a script element nor hold what a parser would obey."""
    text = json.dumps(data, ensure_ascii=False, indent=1, allow_nan=False)
    return Markup(re.sub("[<>&\u2028\u2029]", lambda one: f"\\u{ord(one[0]):04x}", text))
