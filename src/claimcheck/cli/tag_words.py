"""Tags on the command line: behind a claim, what begins with + or - is one and no option.

So `-quick` drops a tag and is never `-q`. Options of one letter stand before the claim; long ones
stand anywhere. Behind `--` all is as it would be behind a claim.
"""

from collections.abc import Collection, Sequence
from itertools import islice
from typing import Any

from claimcheck.cli.usage import Command
from claimcheck.errors import UsageError


class TagCommand(Command):
    """A command whose words behind the first claim may begin with a minus."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Set the words apart from the options before these are read."""
        with_value = {
            name
            for param in self.params
            for name in param.opts
            if param.param_type_name == "option" and not getattr(param, "is_flag", False)
        }
        return super().parse_args(ctx, set_apart(args, with_value))


def set_apart(args: Sequence[str], with_value: Collection[str]) -> list[str]:
    """Return what was typed with the options first and the claims and tags behind `--`."""
    options, words = list[str](), list[str]()
    rest = iter(args)
    for word in rest:
        if word == "--":
            words += rest
        elif word in with_value:
            options += [word, *islice(rest, 1)]
        elif word.startswith("--") or (word.startswith("-") and word != "-" and not words):
            options.append(word)
        else:
            words.append(word)
    return [*options, "--", *words]


def sort_words(words: Sequence[str]) -> tuple[list[str], tuple[str, ...], tuple[str, ...]]:
    """Return the claims, the tags to add and the tags to drop; UsageError where any is missing."""
    claims = [word for word in words if not word.startswith(("+", "-"))]
    added = _tags(words, "+")
    dropped = _tags(words, "-")
    if not claims or not (added or dropped):
        raise UsageError(
            "which claim?" if not claims else "which tags?",
            "write `claimcheck tag ID +new -old`: + adds a tag and - drops one",
        )
    if both := [tag for tag in added if tag in dropped]:
        raise UsageError(f"the tag “{both[0]}” is both added and dropped", "keep one of the two")
    return claims, added, dropped


def _tags(words: Sequence[str], sign: str) -> tuple[str, ...]:
    tags = tuple(dict.fromkeys(word[1:].strip() for word in words if word.startswith(sign)))
    if "" in tags:
        raise UsageError(f"“{sign}” names no tag", f"write the tag after it, such as {sign}ev")
    return tags
