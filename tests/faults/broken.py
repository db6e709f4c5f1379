"""The program with a store that is broken in one way, to show that its fault is seen.

`python -m tests.faults.broken WAY ARGUMENT…` runs it; `whole` breaks nothing.
"""

import contextlib
import os
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from claimcheck.cli.writing import Writing
from claimcheck.errors import ConflictError
from claimcheck.store import (
    evidence_folder,
    kept_writes,
    ledger_file,
    temporary_files,
    toml_reader,
    toml_store,
    undoing,
    write_lock,
)
from claimcheck.store.file_exchange import CannotExchange
from claimcheck.store.write_record import WriteRecord


def nothing(*_: Any, **__: Any) -> None:
    """Do nothing."""


def instead(where: Any, **new: Any) -> None:
    """Put other functions in the place of those of a module or a class."""
    for name, value in new.items():
        setattr(where, name, value)


def syncs_nothing() -> None:
    """Nothing is made durable, as in editors that only write."""
    instead(temporary_files, _sync=nothing)


def syncs_no_folder() -> None:
    """The rename is not made durable."""
    instead(temporary_files, sync_folder=nothing)


def syncs_too_late() -> None:
    """The new file is made durable after it stands in the place of the old one."""
    late, sync = temporary_files.sync_folder, temporary_files._sync
    instead(temporary_files, _sync=nothing)

    def both(folder: Path) -> None:
        temporary_files._sync = sync
        with (folder / "claims.toml").open("rb") as file:
            sync(file.fileno())
        late(folder)
        temporary_files._sync = nothing

    instead(temporary_files, sync_folder=both)


def writes_in_place() -> None:
    """The ledger is opened, cut to nothing and written."""

    def replace(path: Path, content: bytes, expected: bytes) -> None:
        if path.read_bytes() != expected:
            raise ConflictError("changed", "again")
        with path.open("wb") as file:
            time.sleep(0.02)
            file.write(content)

    instead(ledger_file, replace=replace)


def removes_first() -> None:
    """The old ledger is moved away before the new one comes."""

    def put(new: Path, real: Path, content: bytes, expected: bytes) -> bool:
        real.unlink()
        time.sleep(0.02)
        new.rename(real)
        return True

    instead(temporary_files, put=put)


def takes_no_lock() -> None:
    """Whoever wants to write writes."""

    @contextlib.contextmanager
    def lock(path: Path, wait_seconds: float) -> Iterator[None]:
        yield

    replace = ledger_file.replace

    def after_a_while(path: Path, content: bytes, expected: bytes) -> None:
        time.sleep(0.1)
        replace(path, content, expected)

    instead(ledger_file, lock=lock, replace=after_a_while)


def locks_and_compares_nothing() -> None:
    """Whoever wants to write writes, over whatever is there."""
    takes_no_lock()
    compares_nothing()


def compares_nothing() -> None:
    """What another program saved meanwhile is written over."""
    replace = ledger_file.replace
    instead(
        ledger_file,
        replace=lambda path, content, expected: replace(path, content, path.read_bytes()),
    )


def compares_only_before() -> None:
    """The ledger is compared and then renamed over, with a moment between the two."""

    def refuse(one: Path, other: Path) -> None:
        raise CannotExchange

    instead(temporary_files, exchange=refuse)


def forgets_what_it_swapped() -> None:
    """Whatever a killed writer left beside the ledger is removed unread."""
    instead(temporary_files, _settle=lambda aside, real: aside.unlink())


def locks_by_a_file() -> None:
    """The lock is that a file is there, which outlives its maker."""

    def hold(folder: Path, wait_seconds: float) -> Callable[[], None]:
        file = folder / ".lock"
        try:
            os.close(os.open(file, os.O_CREAT | os.O_EXCL))
        except FileExistsError:
            raise ConflictError("held", "wait") from None
        return file.unlink

    instead(write_lock, hold=hold)


def waits_for_ever() -> None:
    """The lock is waited for without end."""
    hold = write_lock.hold
    instead(write_lock, hold=lambda folder, wait_seconds: hold(folder, 1e9))


def sweeps_nothing() -> None:
    """What killed writers left stays."""
    instead(temporary_files, sweep=nothing)


def heeds_signals_at_once() -> None:
    """A signal ends the program wherever it is."""
    instead(ledger_file, undisturbed=contextlib.nullcontext)


def reads_before_the_lock() -> None:
    """The ledger is read, and then its turn to write is waited for."""

    def apply(self: Any, change: Any, today: Any, wait: float, *more: Any) -> Any:
        read = self._valid()
        applied, after = toml_store._change(read, self.path, change, today)
        with ledger_file.lock(self.path, wait):
            ledger_file.replace(self.path, after.content, expected=read.content)
        return applied

    instead(toml_store.TomlStore, apply=apply)


def acknowledges_first() -> None:
    """The keys are printed, and then the ledger is written."""
    save = Writing.save

    def say_and_save(self: Writing, *change: Any) -> None:
        sys.stdout.write("done\n")
        sys.stdout.flush()
        save(self, *change)

    instead(Writing, save=say_and_save)


def writes_behind_your_back() -> None:
    """The write is acknowledged while it is still to be done."""
    replace = ledger_file.replace

    def write(*args: Any, **named: Any) -> None:
        time.sleep(0.05)
        replace(*args, **named)

    def later(*args: Any, **named: Any) -> None:
        threading.Thread(target=write, args=args, kwargs=named).start()

    instead(ledger_file, replace=later)


def hides_failures() -> None:
    """A write that fails is told as done."""
    replace = ledger_file.replace

    def hide(*args: Any, **named: Any) -> None:
        with contextlib.suppress(Exception):
            replace(*args, **named)

    instead(ledger_file, replace=hide)


def reads_on_a_plain_stack() -> None:
    """The reader recurses as deep as the text says."""
    instead(toml_reader, _guarded=lambda read, text, *_: read(text))


def reads_any_file() -> None:
    """A ledger is opened and read, whatever it is."""
    instead(ledger_file, read=Path.read_bytes)


def prints_what_it_reads() -> None:
    """Text from the ledger goes to the terminal as it is."""
    from claimcheck.domain.model import visible

    instead(visible, visible=str, escape_unseen=str)


def names_before_it_keeps() -> None:
    """The ledger is replaced before the snapshot that it names is there."""
    keep = evidence_folder._keep

    @contextlib.contextmanager
    def kept(folder: Path, attachment: evidence_folder.Attachment) -> Iterator[None]:
        yield
        keep(folder, attachment, [])

    instead(evidence_folder, kept=kept)


def takes_away_what_is_named() -> None:
    """A snapshot goes again after whatever ends the program, also when the fact is recorded."""
    keep = evidence_folder._keep

    @contextlib.contextmanager
    def kept(folder: Path, attachment: evidence_folder.Attachment) -> Iterator[None]:
        made: list[Path] = []
        keep(folder, attachment, made)
        try:
            yield
            os.stat(folder)  # noqa: PTH116  # a step, at which a signal may come
        except BaseException:
            if made:
                made[-1].unlink()
            raise

    instead(evidence_folder, kept=kept)


def keeps_after_it_writes() -> None:
    """A write is kept on record only once it is made."""
    keep = kept_writes._keep

    @contextlib.contextmanager
    def kept(path: Path, record: WriteRecord) -> Iterator[None]:
        yield
        keep(path, record)

    instead(kept_writes, kept=kept)


def forgets_before_it_takes_back() -> None:
    """The record of a write goes before the write does."""
    take_back = undoing.take_back

    def forget_and_take_back(path: Path, write: undoing.LastWrite, *args: Any) -> Path | None:
        kept_writes.forget(write.name)
        os.stat(path)  # noqa: PTH116  # a step, at which a kill may come
        instead(undoing, last_write=lambda *_: write)
        return take_back(path, write, *args)

    instead(undoing, take_back=forget_and_take_back)


WAYS: dict[str, Callable[[], None]] = {
    way.__name__: way
    for way in (
        *(syncs_nothing, syncs_no_folder, syncs_too_late, writes_in_place, removes_first),
        *(takes_no_lock, locks_and_compares_nothing, compares_nothing, compares_only_before),
        *(forgets_what_it_swapped, locks_by_a_file, waits_for_ever, sweeps_nothing),
        *(heeds_signals_at_once, reads_before_the_lock, acknowledges_first),
        *(writes_behind_your_back, hides_failures, reads_on_a_plain_stack, reads_any_file),
        *(prints_what_it_reads, names_before_it_keeps, takes_away_what_is_named),
        *(keeps_after_it_writes, forgets_before_it_takes_back),
    )
}


def break_store(way: str) -> None:
    """Break the store of this process; `whole` breaks nothing."""
    if way != "whole":
        WAYS[way]()


if __name__ == "__main__":
    from claimcheck.cli.main import main

    break_store(sys.argv[1])
    sys.argv[:2] = ["claimcheck"]
    main()
