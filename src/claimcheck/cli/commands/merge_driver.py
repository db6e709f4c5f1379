"""`claimcheck merge-driver`: what git calls when two branches changed a ledger."""

from pathlib import Path
from typing import Annotated

import typer

from claimcheck.cli.console import say


def command(
    ctx: typer.Context,
    base: Annotated[Path, typer.Argument(metavar="BASE", help="The common ancestor (%O).")],
    ours: Annotated[
        Path, typer.Argument(metavar="OURS", help="Our version, which becomes the merge (%A).")
    ],
    theirs: Annotated[Path, typer.Argument(metavar="THEIRS", help="The other version (%B).")],
    path: Annotated[
        str, typer.Argument(metavar="[PATH]", help="The path of the ledger (%P).")
    ] = "claims.toml",
) -> None:
    """Merge two versions of a ledger by the keys of their blocks; git calls this.

    `claimcheck init --git` sets it up. It exits with 0, or with 1 when both sides changed the same
    block differently; the conflict is then left between git's conflict markers.

    \b
    Examples:
      claimcheck init --git
      git merge colleague
      claimcheck merge-driver base.toml ours.toml theirs.toml
    """
    from claimcheck.errors import FOUND, LedgerError
    from claimcheck.host.git import merge_bytes, merge_lines
    from claimcheck.store import ledger_file
    from claimcheck.store.toml_merge import CannotMerge, merge, merge_whole

    contents = [ledger_file.read(version) for version in (base, ours, theirs)]
    try:
        old, own, other = (ledger_file.decode(content, ours) for content in contents)
    except LedgerError as fault:
        say(f"{path}: merged by lines, not by keys: {fault}; run `claimcheck check`")
        result, is_clean = merge_bytes(*contents)
    else:
        try:
            merged, is_clean = merge(old, own, other, merge_lines)
        except CannotMerge as fault:
            say(f"{path}: merged by lines, not by keys: {fault}; run `claimcheck check`")
            merged, is_clean = merge_whole(old, own, other, merge_lines)
        result = ledger_file.encode(merged, like=contents[1])
    ledger_file.put(ours, result)
    if not is_clean:
        say(f"{path}: both sides changed the same block; the conflict is marked in the file")
        raise typer.Exit(FOUND)
