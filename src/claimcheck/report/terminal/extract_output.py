"""The claims that a text seems to make, for `extract`."""

from collections.abc import Iterator, Sequence
from textwrap import wrap

from claimcheck.domain.model.visible import visible
from claimcheck.report.status_style import HEADING, QUIET
from claimcheck.report.terminal.line import Line


def draw_candidates(
    candidates: Sequence[tuple[str, ...]], likes: Sequence[str | None], width: int | None
) -> Iterator[Line]:
    """Yield the lines of all candidates: (score, sentence, who, when, what, why), blank between.

    `likes` are the ids of the claims of the ledger that they nearly are.
    """
    for place, (candidate, like) in enumerate(zip(candidates, likes, strict=True)):
        if place:
            yield Line()
        yield from draw_candidate(candidate, like, width)


def draw_candidate(
    candidate: tuple[str, ...], like: str | None, width: int | None
) -> Iterator[Line]:
    """Yield the sentence after its score, and below it what was understood."""
    score, sentence, *told = candidate
    for place, text in enumerate(_wrapped(visible(sentence), width)):
        yield Line.assemble((f"{'' if place else score:<6}", QUIET), (text, HEADING))
    labels = ("who", "when", "what", "why")
    rows = [(label, text, "") for label, text in zip(labels, told, strict=True) if text]
    if like:
        rows.append(("near", f"nearly the same as {like} in the ledger", "yellow"))
    for label, words, style in rows:
        for place, text in enumerate(_wrapped(visible(words), width and width - 6)):
            yield Line.assemble((f"      {'' if place else label:<6}", QUIET), (text, style))


def _wrapped(text: str, width: int | None) -> list[str]:
    return wrap(text, max(20, width - 6)) if width else [text]
