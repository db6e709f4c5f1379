"""Keeping what a source said, before the fact that rests on it is recorded."""

import os
import re
import sys
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import PurePath
from typing import TYPE_CHECKING, Final

from claimcheck.cli.session import Session
from claimcheck.errors import ClaimcheckError, UsageError

if TYPE_CHECKING:
    from claimcheck.sources.archive import Archive
    from claimcheck.sources.material import Material
    from claimcheck.store.snapshots import Attachment

ACCESS_KEY: Final = "IA_ACCESS_KEY_ID"
SECRET_KEY: Final = "IA_SECRET_ACCESS_KEY"
_EXTENSION: Final = re.compile(r"\.([a-z0-9]{1,10})", re.ASCII)


@dataclass(frozen=True, slots=True)
class Kept:
    """What is kept of a source, and what is known of it, as options would say it."""

    attached: "Attachment | None"
    date: str | None
    """When it became public: as it was given, else as the source says; never a day to come."""
    title: str | None
    archived: str | None
    archive: "Callable[[], str] | None"
    """Asks for a copy elsewhere and returns its address, where one is wanted."""

    @property
    def snapshot(self) -> str | None:
        """What the fact says of the file."""
        return self.attached.snapshot if self.attached else None

    def copied(self) -> str | None:
        """Return the address of a copy, which may take minutes: to be asked when all else is read.

        NotArchivedError where there is none.
        """
        return self.archive() if self.archive else self.archived


def keep(
    session: Session,
    source: str | None,
    *,
    save: bool,
    snapshot: str | None,
    archive: bool,
    archived: str | None,
    date: str | None,
    title: str | None,
    words: str | None,
    dry_run: bool,
    quiet: bool,
) -> Kept:
    """Return what is to be kept of a source; nothing is in the ledger or beside it yet.

    `save` fetches the source, `snapshot` takes a file instead, `archive` asks the Internet Archive
    as well, but for a dry run. A date and a title that are not given come from what was read.
    `words` are what should stand in it; where they do not, that is said. UsageError where the
    options do not go together.
    """
    if save and snapshot is not None:
        raise UsageError("--save fetches and --snapshot takes a file; give one of them")
    if archive and archived is not None:
        raise UsageError("--archive asks for a copy and --archived names one; give one of them")
    fetched = _address(source, "--save") if save else None
    copied = _address(source, "--archive") if archive else None
    keeper = open_archive(session) if copied else None
    attached = None
    if material := _material(session, fetched, snapshot):
        attached = _attachment(material, snapshot)
        if date is None or title is None:
            date, title = _about(session, material, date, title, quiet=quiet)
        if words is not None:
            _look_up(session, words, material, quiet=quiet)
    ask = partial(_copy, session, keeper, copied, quiet=quiet) if keeper and copied else None
    if ask and dry_run:
        session.say("the Internet Archive is not asked in a dry run", quiet=quiet)
        ask = None
    return Kept(attached, date, title, archived, ask)


def open_archive(session: Session) -> "Archive":
    """Return the archive that is asked; UsageError without the keys of an account."""
    from claimcheck.sources.archive import InternetArchive

    access, secret = os.environ.get(ACCESS_KEY), os.environ.get(SECRET_KEY)
    if not (access and secret):
        raise UsageError(
            f"the Internet Archive asks for keys, in {ACCESS_KEY} and {SECRET_KEY}",
            "an account has them at https://archive.org/account/s3.php",
        )
    return InternetArchive(access, secret, bounds=session.bounds)


def _copy(session: Session, keeper: "Archive", address: str, *, quiet: bool) -> str:
    session.say("asking the Internet Archive, which may take a minute or two", quiet=quiet)
    return keeper.keep(address.partition("#")[0])


def _address(source: str | None, option: str) -> str:
    from claimcheck.sources.reading import is_address

    if source is None:
        raise UsageError(f"{option} needs a source", "name its address with --source")
    if not is_address(source):
        raise UsageError(
            f"{option}: “{source}” is no address that could be fetched",
            "--snapshot FILE keeps a file of yours",
        )
    return source


def _material(session: Session, address: str | None, snapshot: str | None) -> "Material | None":
    """Return what is fetched from an address, or read from a file; None where neither is named."""
    if address is None and snapshot is None:
        return None
    from claimcheck.sources.reading import is_address, take

    if snapshot is not None and is_address(snapshot):
        raise UsageError(f"--snapshot: {snapshot} is no file", "--save fetches the source")
    return take(address or snapshot or "", sys.stdin.buffer, session.bounds)


def _attachment(material: "Material", snapshot: str | None) -> "Attachment":
    """Return the bytes with an extension: a file's own, where it is a plain one, else by look."""
    from claimcheck.store.snapshots import Attachment

    own = _EXTENSION.fullmatch(PurePath(snapshot or "").suffix.lower())
    return Attachment(material.content, own[1] if own else material.kind)


def _about(
    session: Session, material: "Material", date: str | None, title: str | None, *, quiet: bool
) -> tuple[str | None, str | None]:
    """Return the date and the title, from the source where they were not given, and say so."""
    from claimcheck.sources.reading import read

    try:
        document = read(material)
    except ClaimcheckError as failure:
        session.say(f"its date and title were not read: {failure.message}", quiet=quiet)
        return date, title
    if date is None and document.published:
        if document.published <= session.today:
            date = document.published.isoformat()
            session.say(f"dated {date}, {document.dated_by}", quiet=quiet)
        else:
            late = f"it says {document.published}, which is after today"
            session.say(f"dated today: {late}", quiet=quiet)
    elif date is None:
        session.say("dated today: the source names no day", quiet=quiet)
    if title is None and document.title:
        title = document.title
        session.say(f"titled “{title}”", quiet=quiet)
    return date, title


def _look_up(session: Session, words: str, material: "Material", *, quiet: bool) -> None:
    from claimcheck.sources.quotes import look_up, text_of

    try:
        lookup = look_up(words, text_of(material))
    except ClaimcheckError:
        return  # which was said of the date and the title, or is for `verify` to say
    if lookup.found == "absent":
        session.say("the quote does not stand in the source", quiet=quiet)
        if lookup.nearest:
            session.say(f"nearest: “{lookup.nearest}”", quiet=quiet)
