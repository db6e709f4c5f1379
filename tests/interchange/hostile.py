"""Ledgers whose every text is drawn: words that would break out of whatever holds them."""

from dataclasses import replace
from datetime import date
from itertools import cycle

from hypothesis import strategies as st

from claimcheck.domain.model.inquiry import Inquiry
from claimcheck.domain.model.ledger import Ledger
from claimcheck.domain.model.reply import Reply
from claimcheck.domain.model.span import Span
from tests.interchange.ledgers import PROMISES
from tests.ledgers import valid

PIECES = [
    *("<script>alert(1)</script>", "]]>", "<!--", "&amp;", "&#0;", '"', "'", "%", "javascript:"),
    *("\x00", "\x07", "\x1b[2J", "\x85", "\x7f", "\ufffe", "\uffff", "\u2028", "\u202e", "\ufeff"),
    *("\r", "\n", "\r\n", "\\n", "\\", ";", ",", ":", "\nEND:VEVENT\nBEGIN:VEVENT\n", "\t", " "),
    *("小鹏", "é", "👩‍🚀", "x" * 80, "http://", "https://a.example/", "{", "}", "[", "]", "=1+1"),
]
DAY = Span.day(date(2024, 8, 1))
words = (
    st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=5)), min_size=1, max_size=6)
    .map("".join)
    .filter(str.strip)
)


@st.composite
def ledgers(draw: st.DrawFn) -> Ledger:
    """Draw the ledger of promises with other words in it."""
    ledger = valid(PROMISES)
    given = cycle(draw(st.lists(words, min_size=1, max_size=4)))
    late, moved = ledger.claims["late"], ledger.claims["moved"]
    item, rumour = late.evidence
    late = replace(
        late,
        text=next(given),
        claimant=next(given),
        speaker=next(given),
        quote=next(given),
        original=next(given),
        lang=next(given),
        source=next(given),
        title=next(given),
        archived=next(given),
        criteria=next(given),
        note=next(given),
        tags=(next(given), next(given)),
        deadline_words=next(given),
        evidence=(
            replace(
                item,
                source=next(given),
                title=next(given),
                quote=next(given),
                note=next(given),
                value=1,
                measure=next(given),
                unit=next(given),
            ),
            rumour,
        ),
        verdicts=(replace(late.verdicts[0], because=next(given)),),
        forecasts=(replace(late.forecasts[0], by=next(given)),),
        corrections=(replace(late.corrections[0], because=next(given)),),
        inquiries=(Inquiry(id="q", date=DAY, to=next(given), question=next(given), reply_by=DAY),),
        replies=(
            Reply(
                id="a",
                date=Span.day(date(2024, 8, 2)),
                inquiry="q",
                quote=next(given),
                original=next(given),
                lang=next(given),
                source=next(given),
                note=next(given),
            ),
        ),
    )
    later = replace(
        moved.revisions[0], deadline_words=next(given), text=next(given), source=next(given)
    )
    settings = replace(
        ledger.settings,
        title=next(given),
        base_url=draw(st.sampled_from(["https://promises.example", "", next(given)])),
    )
    claims = {
        **ledger.claims,
        "late": late,
        "moved": replace(moved, text=next(given), revisions=(later,)),
    }
    return replace(ledger, settings=settings, claims=claims)
