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
