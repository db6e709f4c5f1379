"""The arguments and options that several commands share."""

from typing import Annotated

import typer

from claimcheck.cli.complete import claim_ids

ID = Annotated[
    str,
    typer.Argument(
        metavar="ID",
        help="A claim: its id, or an unambiguous start of it.",
        autocompletion=claim_ids,
    ),
]
IDS = Annotated[
    list[str],
    typer.Argument(
        metavar="ID...",
        help="Claims: ids, or unambiguous starts of them.",
        autocompletion=claim_ids,
    ),
]

AsOf = Annotated[
    str | None,
    typer.Option("--as-of", metavar="DAY", help="Answer from what had happened by this day."),
]
KnownOn = Annotated[
    str | None,
    typer.Option("--known-on", metavar="DAY", help="Only what the ledger held on this day."),
]
Json = Annotated[bool, typer.Option("--json", help="Print JSON with stable keys.")]

Output = Annotated[
    str | None,
    typer.Option("--output", "-o", metavar="FILE", help="Write into this file; - is stdout."),
]
With = Annotated[
    list[str] | None,
    typer.Option(
        "--with",
        metavar="drafts|notes|forecasts",
        help="Publish these of the desk's too, which are left out otherwise. Repeatable.",
    ),
]

Date = Annotated[
    str | None,
    typer.Option(
        "--date", metavar="DATE", help="When it became public or was decided; today unless said."
    ),
]
Source = Annotated[
    str | None,
    typer.Option(
        metavar="URL", help="Where it stands: an address, or words for an offline source."
    ),
]
Title = Annotated[str | None, typer.Option(metavar="TEXT", help="The title of the source.")]
Quote = Annotated[str | None, typer.Option(metavar="TEXT", help="What it says, word for word.")]
Note = Annotated[str | None, typer.Option(metavar="TEXT", help="For the desk; never published.")]
Because = Annotated[str, typer.Option(metavar="TEXT", help="The reason, for readers.")]
Archived = Annotated[
    str | None, typer.Option(metavar="URL", help="The address of an archived copy.")
]
Save = Annotated[
    bool,
    typer.Option("--save", help="Fetch the source and keep what it says beside the ledger."),
]
Snapshot = Annotated[
    str | None,
    typer.Option(
        "--snapshot", metavar="FILE", help="Keep this file as what the source said; - is stdin."
    ),
]
Archive = Annotated[
    bool,
    typer.Option(
        "--archive", help="Ask the Internet Archive for a copy too, and record its address."
    ),
]
Original = Annotated[
    str | None, typer.Option(metavar="TEXT", help="The words in the language they were said in.")
]
Lang = Annotated[str | None, typer.Option(metavar="CODE", help="That language, such as zh.")]
TargetOption = Annotated[
    str | None,
    typer.Option(
        "--target", metavar="TARGET", help="A number that was promised, such as “countries > 60”."
    ),
]

Who = Annotated[
    str | None,
    typer.Option(
        "--who",
        envvar="CLAIMCHECK_WHO",
        metavar="NAME",
        help="Who records it; else git's user.name, else nobody.",
    ),
]
DryRun = Annotated[bool, typer.Option("--dry-run", help="Show the diff and write nothing.")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Print the result and no talk.")]
Wait = Annotated[
    float,
    typer.Option(
        "--wait", metavar="SECONDS", min=0, help="How long to wait for another writer to finish."
    ),
]
