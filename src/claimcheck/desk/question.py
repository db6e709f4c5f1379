"""A question to whoever is at work."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked, and what helps to answer it."""

    words: str
    """With a colon or a question mark at the end."""
    help: str = ""
    """What `?` shows; without it, `?` is an answer as any other."""
    answers: Sequence[str] = ()
    """Answers that are known already, which Tab completes."""
    takes_several: bool = False
    """Whether each word of an answer is one of them, not the whole of it."""
    had: str = ""
    """What the answer begins as, to be kept by Enter or edited."""

    def completed(self, start: str) -> list[str]:
        """Return the answers that begin so, or, where none does, so but for case and accents.

        The second only where Tab would not take away what was typed: “acme” begins Acme and ACME
        alike, but all that these two have in common is an A.
        """
        if found := [one for one in self.answers if one.startswith(start)]:
            return found
        from claimcheck.domain.model.folding import folded, without_accents

        def plain(text: str) -> str:
            return without_accents(folded(text))

        alike = [one for one in self.answers if plain(one).startswith(plain(start))]
        return alike if len({one[: len(start)] for one in alike}) == 1 else []
