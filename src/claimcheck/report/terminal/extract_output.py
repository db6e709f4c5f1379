"""The claims that a text seems to make, for `extract`."""

from collections.abc import Iterable, Iterator, Sequence
from textwrap import wrap
from typing import Final

from claimcheck.domain.model.value_kinds import show
from claimcheck.domain.model.visible import visible
from claimcheck.report.status_style import HEADING, QUIET
from claimcheck.report.terminal.line import Line

_MARGIN: Final = 6
_LABEL: Final = 8
Told = tuple[str, str, list[tuple[str, str]]]
"""What is told of a candidate: its score, its text, and the rest, each with a label."""


def draw_candidates(
    candidates: Sequence[Told], likes: Sequence[str | None], width: int | None
) -> Iterator[Line]:
    """Yield the lines of all candidates, blank lines between.

    `likes` are the ids of the claims of the ledger that they nearly are.
    """
    for place, (candidate, like) in enumerate(zip(candidates, likes, strict=True)):
        if place:
            yield Line()
        yield from draw_candidate(candidate, like, width)


def draw_candidate(
    candidate: Told, like: str | None, width: int | None, before: str | None = None
) -> Iterator[Line]:
    """Yield the text behind its score, and below it what was understood.

    `before` is the sentence ahead of it, where it says who “it” is.
    """
    score, text, told = candidate
    for place, words in enumerate(_wrapped(visible(text), width)):
        yield Line.assemble((f"{'' if place else score:<{_MARGIN}}", QUIET), (words, HEADING))
    rows = [("before", f"… {before}", QUIET)] if before else []
    rows += [(label, words, "") for label, words in told]
    if like:
        rows.append(("near", f"nearly the same as {like} in the ledger", "yellow"))
    for label, words, style in rows:
        for place, line in enumerate(_wrapped(visible(words), width and width - _LABEL)):
            mark = f"{'':<{_MARGIN}}{'' if place else label:<{_LABEL}}"
            yield Line.assemble((mark, QUIET), (line, style))


def draw_spoken_to(
    found: Iterable[tuple[str, str, str, str, str]], width: int | None
) -> Iterator[Line]:
    """Yield the lines of claims that a text speaks to, blank lines between.

    Each is (id, text, sentence, why, command); the command is not wrapped, to be copied.
    """
    for place, (id_, text, sentence, why, command) in enumerate(found):
        if place:
            yield Line()
        yield Line.assemble((id_, HEADING), f"  {visible(text)}")
        for label, words in (("says", sentence), ("why", why)):
            for at, line in enumerate(_wrapped(visible(words), width)):
                yield Line.assemble((f"{'' if at else label:<{_MARGIN}}", QUIET), line)
        yield Line.assemble((f"{'then':<{_MARGIN}}", QUIET), visible(command))


def draw_refused(refused: Iterable[tuple[int, str, str | None, str]]) -> Iterator[Line]:
    """Yield a line for each fault of a draft: (its number, the field, its value, why)."""
    for number, field, value, reason in refused:
        line = Line.assemble(f"draft {number}: ", ("refused", "bold red"), ": ")
        if field:
            line.append(f"{visible(field)}: ")
        if value is not None and show(value) not in reason:
            line.append(f"{visible(show(value))} ")
        line.append(visible(reason))
        yield line


def _wrapped(text: str, width: int | None) -> list[str]:
    return wrap(text, max(20, width - _MARGIN)) if width else [text]
