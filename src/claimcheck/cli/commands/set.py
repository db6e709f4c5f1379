"""`claimcheck set`."""

from typing import TYPE_CHECKING, Annotated, Any

import typer

from claimcheck.cli import options as opt
from claimcheck.cli.console import draw, width, write
from claimcheck.cli.writing import Writing
from claimcheck.desk.session import Session
from claimcheck.domain.model.english import count_of
from claimcheck.errors import UsageError

if TYPE_CHECKING:
    from claimcheck.desk.setting_values import Setting


def command(
    ctx: typer.Context,
    key: Annotated[
        str | None, typer.Argument(metavar="[KEY]", help="The setting, such as notice.")
    ] = None,
    words: Annotated[
        list[str] | None,
        typer.Argument(metavar="[VALUE]", help="Its new value; an empty one is as --unset."),
    ] = None,
    unset: Annotated[
        bool,
        typer.Option(
            "--unset", help="Remove the setting from the file, which restores its default."
        ),
    ] = False,
    dry_run: opt.DryRun = False,
    quiet: opt.Quiet = False,
    wait: opt.Wait = 30,
) -> None:
    """Change a setting of the ledger; without a value, show it; without a key, show all.

    Only the value changes in the file; every other byte stays as it is.

    \b
    Examples:
      claimcheck set
      claimcheck set notice 60d
      claimcheck set byline "The Harbour Desk"
      claimcheck set notice --unset
    """
    from claimcheck.desk import setting_values

    session: Session = ctx.obj
    if key is None:
        from claimcheck.report.terminal.settings_output import draw_settings

        if unset:
            raise UsageError("which setting?", "`claimcheck set` lists the settings")
        draw(draw_settings(setting_values.settings(session.ledger.settings), width()))
        return
    found = setting_values.setting(session.ledger.settings, key)
    if unset and words:
        raise UsageError("give a value or --unset, not both")
    if not unset and not words:
        write(f"{found.value}\n")
        return
    spoken = " ".join(words or ()).strip()
    value = setting_values.plain_value(key, spoken) if spoken else None
    _save(session, key, value, Writing(dry_run, quiet, wait))


def _save(session: Session, key: str, value: Any, writing: Writing) -> None:
    """Write a setting and say what it is now."""
    from claimcheck.desk.setting_values import setting
    from claimcheck.domain.changing.change import ChangeSettings

    before = setting(session.ledger.settings, key)
    writing.save(session, ChangeSettings({key: value}))
    if writing.dry_run:
        return
    now = setting(session.ledger.settings, key)
    writing.say(_told(before, now))
    if key == "signatures" and now != before:
        proposed = sum(one.proposed is not None for one in session.view().standings())
        if proposed:
            rulings = f"{count_of(proposed, 'ruling')} now {'waits' if proposed == 1 else 'wait'}"
            writing.say(f"{rulings} for signatures: `claimcheck review` goes through them")


def _told(before: "Setting", now: "Setting") -> str:
    """Return in words what became of a setting."""
    default = " (the default)" if now.value and now.is_default else ""
    was = f"; it was “{before.value}”" if before.value not in ("", now.value) else ""
    if now == before:
        said = f"already “{now.value}”{default}" if now.value else "not set"
        return f"{now.key} is {said}; nothing was written"
    if not now.value:
        return f"{now.key} is no longer set{was}"
    return f"{now.key} is now “{now.value}”{default}{was}"
