"""A command: how its usage line is written, and what is refused of what was typed behind it."""

from typing import Any

from typer import BadParameter
from typer.core import TyperCommand

from claimcheck.domain.model.visible import escape_unseen
from claimcheck.errors import UsageError

Refusal: Any = BadParameter.__base__
"""Whatever typer refuses of what was typed; it has no public name."""


class Command(TyperCommand):
    """A command that is refused with its own name, whatever was wrong behind it."""

    allow_extra_args = True
    """They are refused here, where it is known what to do about them."""

    def collect_usage_pieces(self, ctx: Any) -> list[str]:
        """Return the words of the usage line: required arguments bare, others in brackets."""
        return [one.strip("{}") for one in super().collect_usage_pieces(ctx)]

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Read the options and arguments; UsageError for words beyond them."""
        try:
            rest = super().parse_args(ctx, args)
        except Refusal as refusal:
            refusal.ctx = refusal.ctx or ctx
            raise
        if rest and not ctx.resilient_parsing:
            words = [escape_unseen(one) for one in rest]
            raise UsageError(f"too many arguments: “{' '.join(words)}”", _way_out(ctx, words))
        return rest


def _way_out(ctx: Any, rest: list[str]) -> str:
    if rest[0].endswith(".toml"):
        return f"name a ledger before the command: `claimcheck --file {rest[0]} {ctx.info_name}`"
    help_ = f"`{ctx.command_path} -h` shows what it takes"
    return f"put words that belong together into quotation marks; {help_}"
