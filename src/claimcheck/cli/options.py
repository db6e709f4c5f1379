"""The arguments and options that several commands share."""

from typing import Annotated

import typer

from claimcheck.cli.claim_names import Named
from claimcheck.cli.completion import claim_ids, claimants, conditions, statuses, tags

_ONE = typer.Argument(
    metavar="ID",
    help="A claim: its id, the start of its id, or words from it.",
    autocompletion=claim_ids,
)
_SEVERAL = "Claims: ids, starts of ids, or words from one."

ID = Annotated[str, _ONE, Named(written_to=True)]
"""A claim that is written to: found by words alone, it is confirmed."""
READ_ID = Annotated[str, _ONE, Named(written_to=False)]
IDS = Annotated[
    list[str],
    typer.Argument(metavar="ID...", help=_SEVERAL, autocompletion=claim_ids),
    Named(written_to=True),
]
OPTIONAL_IDS = Annotated[
    list[str] | None,
    typer.Argument(metavar="[ID]...", help=_SEVERAL, autocompletion=claim_ids),
    Named(written_to=True),
]

OPTIONAL_READ_IDS = Annotated[
    list[str] | None,
    typer.Argument(metavar="[ID]...", help=_SEVERAL, autocompletion=claim_ids),
    Named(written_to=False),
]

AsOf = Annotated[
    str | None,
    typer.Option("--as-of", metavar="DAY", help="Show how things stood on this day."),
]
KnownOn = Annotated[
    str | None,
    typer.Option("--known-on", metavar="DAY", help="Use only what the ledger held on this day."),
]
Json = Annotated[bool, typer.Option("--json", help="Print JSON with stable keys.")]

Words = Annotated[
    list[str] | None,
    typer.Argument(metavar="[WORDS]...", help="Only claims that contain all these words."),
]
StatusFilter = Annotated[
    list[str] | None,
    typer.Option(
        "--status",
        metavar="STATUS",
        help="Only claims with this status; `open` is all without a ruling. Repeat to allow "
        "several.",
        autocompletion=statuses,
    ),
]
ClaimantFilter = Annotated[
    list[str] | None,
    typer.Option(
        "--claimant",
        metavar="NAME",
        help="Only claims by this party, under any of its names. Repeat to allow several.",
        autocompletion=claimants,
    ),
]
TagFilter = Annotated[
    list[str] | None,
    typer.Option(
        "--tag",
        metavar="TAG",
        help="Only claims with this tag. Repeat to require several.",
        autocompletion=tags,
    ),
]
WhereFilter = Annotated[
    list[str] | None,
    typer.Option(
        "--where",
        metavar="KEY=VALUE",
        help="Only claims whose KEY in `list --json`, or own x- key, is VALUE; also !=, <, <=, > "
        "and >=. Repeat to require several.",
        autocompletion=conditions,
    ),
]
DueBefore = Annotated[
    str | None,
    typer.Option("--due-before", metavar="DATE", help="Only claims due before this day."),
]

Limit = Annotated[int | None, typer.Option("--limit", min=1, metavar="N", help="Show at most N.")]
DayFirst = Annotated[
    bool | None,
    typer.Option(
        "--day-first/--month-first",
        help="Read dates such as 10/11/2025 in this order; default: the setting day-first.",
    ),
]

Output = Annotated[
    str | None,
    typer.Option("--output", "-o", metavar="FILE", help="Write to this file; - is stdout."),
]
With = Annotated[
    list[str] | None,
    typer.Option(
        "--with",
        metavar="drafts|notes|forecasts",
        help="Also include drafts, notes or forecasts. Repeatable.",
    ),
]

Edit = Annotated[
    bool,
    typer.Option("--edit", help="Fill in a form in $VISUAL or $EDITOR, starting from the options."),
]
Save = Annotated[
    bool,
    typer.Option("--save", help="Fetch the source and save it beside the ledger."),
]
Snapshot = Annotated[
    str | None,
    typer.Option(
        "--snapshot", metavar="FILE", help="Save this file as the copy of the source; - is stdin."
    ),
]
Archive = Annotated[
    bool,
    typer.Option(
        "--archive", help="Have the Internet Archive save a copy too, and record its address."
    ),
]

Who = Annotated[
    str | None,
    typer.Option(
        "--who",
        envvar="CLAIMCHECK_WHO",
        metavar="NAME",
        help="Who records it; default: git's user.name, otherwise unrecorded.",
    ),
]
DryRun = Annotated[bool, typer.Option("--dry-run", help="Show the diff and write nothing.")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Print only the result.")]
Wait = Annotated[
    float,
    typer.Option(
        "--wait", metavar="SECONDS", min=0, help="Wait this long for another writer to finish."
    ),
]
