"""What typer refuses of what was typed, in the words of all other errors."""

import re
from typing import Any

from claimcheck.domain.model.problem import did_you_mean
from claimcheck.domain.model.visible import escape_unseen
from claimcheck.errors import UsageError

_QUOTED = re.compile(r"'([^']*)'")


def usage_error(refusal: Any) -> UsageError:
    """Return the error (2) for a refusal, with the command whose help shows what it takes."""
    asked = refusal.ctx.command_path if refusal.ctx else "claimcheck"
    shows = "lists the commands" if " " not in asked else "shows what it takes"
    message, hint = _in_our_words(refusal)
    return UsageError(escape_unseen(message), hint or f"`{asked} -h` {shows}")


def _in_our_words(refusal: Any) -> tuple[str, str]:
    """Return what is wrong and, where more can be said than to read the help, what to do."""
    option = getattr(refusal, "option_name", "")
    value, is_wrong, _ = refusal.message.partition(" is not ")
    param = getattr(refusal, "param", None) if is_wrong else None
    refused = value.strip("'")
    if option in ("-f", "--file") and refusal.ctx:
        way = f"write `claimcheck {option} PATH {refusal.ctx.info_name}`"
        return f"{option} belongs before the command", way
    if near := getattr(refusal, "possibilities", None):
        return f"no such option: {option}", _near_option(option, near)
    kind = getattr(param, "type", None)
    if choices := getattr(kind, "choices", None):
        wrong = f"{_name(param)}: “{refused}” is not one of {', '.join(choices)}"
        return wrong, did_you_mean(refused, choices)
    if (least := getattr(kind, "min", None)) is not None:
        most = getattr(kind, "max", None)
        upward = "up" if most is None else f"to {most:g}"
        return f"{_name(param)}: “{refused}” is not a number from {least:g} {upward}", ""
    said = _QUOTED.sub(r"“\1”", refusal.format_message()).rstrip(".")
    return said[:1].lower() + said[1:], ""


def _near_option(option: str, near: list[str]) -> str:
    found = did_you_mean(option.strip("-"), (one.strip("-") for one in near))
    return found.replace("mean ", "mean --")


def _name(param: Any) -> str:
    if param.param_type_name == "argument":
        return str(param.metavar or param.name.upper()).strip("[].")
    return str(next(one for one in param.opts if one.startswith("--")))
