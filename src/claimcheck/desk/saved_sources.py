"""What is kept of a source, before the fact that rests on it is recorded."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import PurePath
from typing import TYPE_CHECKING, Any, BinaryIO, Final, TypeVar

from claimcheck.desk.session import Say, Session
from claimcheck.domain.model.block import Block
from claimcheck.domain.verifying.citation import words_in_source
from claimcheck.errors import ClaimcheckError, UsageError

if TYPE_CHECKING:
    from claimcheck.sources.document import Document
    from claimcheck.sources.material import Material
    from claimcheck.sources.web_archive import Archive
    from claimcheck.store.evidence_folder import Attachment

ACCESS_KEY: Final = "IA_ACCESS_KEY_ID"
SECRET_KEY: Final = "IA_SECRET_ACCESS_KEY"
_EXTENSION: Final = re.compile(r"\.([a-z0-9]{1,10})", re.ASCII)

B = TypeVar("B", bound=Block)


@dataclass(frozen=True, slots=True)
class Copies:
    """Which copies of a source are wanted."""

    save: bool
    """Fetch the source and keep what it says."""
    snapshot: str | None
    """Take this file instead; “-” is stdin."""
    archive: bool
    """Ask the Internet Archive for a copy too."""


@dataclass(frozen=True, slots=True)
class Kept:
    """What is kept of a source; nothing is in the ledger or beside it yet."""

    words: dict[str, Any]
    """Those that were given, and for a date and a title that were not what the source says."""
    attached: "Attachment | None"
    archive: "Callable[[], str] | None"
    """Asks for a copy elsewhere and returns its address, where one is wanted."""

    def completed(self, block: B) -> B:
        """Return a block that names what is kept, once all else in it has been read.

        A copy elsewhere is asked for now, which may take minutes; NotArchivedError without one.
        """
        archived = self.archive() if self.archive else self.words["archived"]
        snapshot = self.attached.snapshot if self.attached else None
        return block.but(snapshot=snapshot, archived=archived)


def keep(
    session: Session,
    words: Mapping[str, Any],
    copies: Copies,
    stdin: BinaryIO,
    say: Say,
    *,
    dry_run: bool,
) -> Kept:
    """Return what is to be kept of the source that the words for a claim or a fact name.

    A date that they lack comes from what was read, never a day to come, and so does a title; a
    quote that does not stand in it is told. In a dry run the archive is not asked. UsageError
    where the wishes do not go together.
    """
    source, archived = words["source"], words["archived"]
    if copies.save and copies.snapshot is not None:
        raise UsageError("--save fetches and --snapshot takes a file; give one of them")
    if copies.archive and archived is not None:
        raise UsageError("--archive asks for a copy and --archived names one; give one of them")
    fetched = _address(source, "--save") if copies.save else None
    copied = _address(source, "--archive") if copies.archive else None
    keeper = open_archive(session) if copied else None
    attached = None
    if material := _material(session, fetched, copies.snapshot, stdin):
        attached = attachment_of(material, copies.snapshot)
        day = "made" if "made" in words else "date"
        quoted = words_in_source(words["quote"], words["wording"], words.get("original"))
        title = words.get("title", "")  # a reply has none
        if words[day] is None or title is None:
            if document := _read(material, say):
                date, title = _about(session, document, words[day], title, say)
                words = {**words, day: date, "title": title}
            else:
                quoted = None  # to look for it would be to read the source once more
        if quoted is not None:
            _look_up(quoted, material, say)
    ask = partial(_copy, keeper, copied, say) if keeper and copied else None
    if ask and dry_run:
        say("the Internet Archive is not contacted in a dry run")
        ask = None
    return Kept(dict(words), attached, ask)


def open_archive(session: Session) -> "Archive":
    """Return the archive that is asked; UsageError without the keys of an account."""
    from claimcheck.sources.web_archive import InternetArchive

    if session.archive_keys is None:
        raise UsageError(
            f"the Internet Archive needs keys, in {ACCESS_KEY} and {SECRET_KEY}",
            "an account gets them at https://archive.org/account/s3.php",
        )
    return InternetArchive(*session.archive_keys, bounds=session.bounds)


def _copy(keeper: "Archive", address: str, say: Say) -> str:
    say("asking the Internet Archive, which may take a minute or two")
    return keeper.keep(address.partition("#")[0])


def _address(source: str | None, option: str) -> str:
    from claimcheck.sources.source_reading import is_address

    if source is None:
        raise UsageError(f"{option} needs a source", "name its address with --source")
    if not is_address(source):
        raise UsageError(
            f"{option}: “{source}” is not an address that can be fetched",
            "--snapshot FILE saves a file of yours",
        )
    return source


def given_file(session: Session, snapshot: str | None, stdin: BinaryIO) -> "Attachment | None":
    """Return what is to be kept of a file, “-” being stdin; None where none is named."""
    material = _material(session, None, snapshot, stdin)
    return attachment_of(material, snapshot) if material else None


def _material(
    session: Session, address: str | None, snapshot: str | None, stdin: BinaryIO
) -> "Material | None":
    """Return what is fetched from an address, or read from a file; None where neither is named."""
    if address is None and snapshot is None:
        return None
    from claimcheck.sources.source_reading import is_address, take

    if snapshot is not None and is_address(snapshot):
        raise UsageError(f"--snapshot: {snapshot} is not a file", "--save fetches the source")
    return take(address or snapshot or "", stdin, session.bounds)


def attachment_of(material: "Material", snapshot: str | None) -> "Attachment":
    """Return the bytes with an extension: a file's own, where it is a plain one, else by look."""
    from claimcheck.store.evidence_folder import Attachment

    own = _EXTENSION.fullmatch(PurePath(snapshot or "").suffix.lower())
    return Attachment(material.content, own[1] if own else material.kind)


def _read(material: "Material", say: Say) -> "Document | None":
    """Return what a source says; None where it cannot be read, which is said."""
    from claimcheck.sources.source_reading import read

    try:
        return read(material)
    except ClaimcheckError as failure:
        say(f"its date and title were not read: {failure.message}")
        return None


def _about(
    session: Session, document: "Document", date: str | None, title: str | None, say: Say
) -> tuple[str | None, str | None]:
    """Return the date and the title, from the source where they were not given, and say so."""
    if date is None and document.published:
        if document.published <= session.today:
            date = document.published.isoformat()
            say(f"dated {date}, {document.dated_by}")
        else:
            say(f"dated today: the source says {document.published}, which is after today")
    elif date is None:
        say("dated today: the source names no day")
    if title is None and document.title:
        title = document.title
        say(f"titled “{title}”")
    return date, title


def _look_up(words: str, material: "Material", say: Say) -> None:
    from claimcheck.sources.quote_search import look_up, text_of

    try:
        lookup = look_up(words, text_of(material))
    except ClaimcheckError:
        return  # which is for `verify` to say
    if lookup.found == "absent":
        why = f": {lookup.told}" if lookup.told else ""
        say(f"the quote does not appear in the source{why}")
        if lookup.nearest:
            say(f"nearest: “{lookup.nearest}”")
    elif lookup.told:
        say(f"the quote {lookup.told}")
