"""A form that is filled in with an editor, opened again until what it says can be recorded."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from claimcheck.cli.console import say
from claimcheck.cli.editor import open_in_editor
from claimcheck.desk.entry_form import draw_form, read_form, with_remark, without_remarks
from claimcheck.domain.model.block import Block
from claimcheck.errors import CancelledError, UsageError
from claimcheck.host.draft import new_draft


def fill_in(
    kind: type[Block], what: str, words: dict[str, Any], record: Callable[[dict[str, Any]], None]
) -> None:
    """Have a form filled in and recorded; what is refused stands at its top when it opens again.

    `words` are filled in already. CancelledError where the form was left as it was opened, or
    empty. Whatever else ends it, the draft is kept and its path told.
    """
    text = draw_form(kind, what, words)
    draft = new_draft("claimcheck", text)
    refused: str | None = None
    try:
        while True:
            filled = _edited(draft)
            given = _given(kind, filled)
            if filled == text or given == {}:
                break
            try:
                if isinstance(given, UsageError):
                    raise given
                record({**dict.fromkeys(words), **given})
            except UsageError as refusal:
                if without_remarks(filled) == refused:  # as by an editor that is a script
                    say(f"your draft is kept in {draft}")
                    raise
                refused = without_remarks(filled)
                text = with_remark(filled, refusal)
                draft.write_text(text, encoding="utf-8", newline="")
            else:
                draft.unlink()
                return
    except UsageError:  # of the editor, which tells of the draft
        raise
    except BaseException:
        say(f"your draft is kept in {draft}")
        raise
    if given and text != without_remarks(text):  # there is work in it
        say(f"your draft is kept in {draft}")
    else:
        draft.unlink()
    raise CancelledError


def _edited(draft: Path) -> str:
    kept = f"your draft is kept in {draft}"
    try:
        open_in_editor(str(draft), 1)
        return draft.read_text(encoding="utf-8")
    except UsageError as failure:
        raise UsageError(failure.message, kept) from None
    except OSError as fault:
        raise UsageError(f"the draft is gone: {fault.strerror}", "nothing was recorded") from None
    except UnicodeDecodeError:
        raise UsageError("the draft is not UTF-8 text", kept) from None


def _given(kind: type[Block], text: str) -> "dict[str, Any] | UsageError":
    """Return what a form says, nothing where it is empty, or why it cannot be read."""
    try:
        return read_form(kind, text)
    except UsageError as refusal:
        return refusal
