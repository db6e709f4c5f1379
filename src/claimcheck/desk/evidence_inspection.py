"""Looking at what a ledger rests on: snapshots, quotes, addresses, and the commits it came with."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Protocol, TypeVar

from claimcheck.desk.session import Session
from claimcheck.domain.verifying.citation import Citation
from claimcheck.domain.verifying.verification import (
    ChainState,
    CommitHistory,
    EditedQuote,
    Finding,
    Link,
    Quotes,
    SignedCommit,
    SnapshotFile,
    UnreadQuote,
)
from claimcheck.errors import ClaimcheckError, UsageError
from claimcheck.store.ledger_store import Snapshots

if TYPE_CHECKING:
    from claimcheck.sources.material import Material

_LONG: Final = 100
"""Files: fewer are looked at before anybody has read a bar."""


T = TypeVar("T")


class Track(Protocol):
    """Shows how far long work is, and gives its items as they are."""

    def __call__(self, rows: Iterable[T], total: int, what: str, long: int, /) -> Iterable[T]:
        """Return the rows; work on fewer than `long` of `total` is not shown."""
        ...


def hash_snapshots(snapshots: Snapshots, track: Track) -> list[SnapshotFile]:
    """Return everything that is kept of sources, hashed again."""
    return list(track(snapshots.inspect(), snapshots.count(), "snapshots", _LONG))


def check_chain(session: Session, noted: str | None) -> tuple[ChainState | None, list[Finding]]:
    """Check the chain of a ledger in a database, and whether a head noted earlier is part of it.

    `noted` is a hash or at least the first 8 hex digits of one. None for a ledger in a file, which
    has no chain; UsageError where a head is asked for there.
    """
    from claimcheck.store.sql.chain_check import check

    if session.database is None:
        if noted is not None:
            raise UsageError(
                "--head is for a ledger in a database, and this one is in a file",
                "`claimcheck verify --git` compares it with its commits",
            )
        return None, []
    return check(session.database, noted)


def look_up_quotes(
    snapshots: Snapshots,
    cited: Iterable[Citation],
    specimens: Iterable[SnapshotFile],
    track: Track,
) -> tuple[Quotes, list[EditedQuote], list[Finding]]:
    """Look the words of citations up in those of their snapshots that are whole.

    Each snapshot is read once.
    """
    from claimcheck.sources.quote_search import look_up, text_of

    whole = {one.digest: one.path for one in specimens if one.state == "whole"}
    quoted: dict[str, list[tuple[Citation, str]]] = {}
    for one in cited:
        if one.words and one.digest in whole and not one.is_retracted:
            quoted.setdefault(whole[one.digest], []).append((one, one.words))
    counts = dict.fromkeys(("found", "near", "shortened", "absent"), 0)
    unread: list[UnreadQuote] = []
    edited: list[EditedQuote] = []
    findings: list[Finding] = []
    for path, quotes in track(quoted.items(), len(quoted), "quotes", _LONG):
        try:
            text = text_of(_material(snapshots, path))
        except ClaimcheckError as failure:
            unread += [UnreadQuote(one.claim, one.fact, path, failure.message) for one, _ in quotes]
            continue
        for one, words in quotes:
            lookup = look_up(words, text)
            counts[lookup.found] += 1
            if lookup.found == "absent":
                why = f": {lookup.told}" if lookup.told else ""
                message = f"the quote does not appear in {path}{why}"
                told = words, lookup.nearest, round(lookup.likeness, 3)
                findings.append(Finding(one.claim, one.fact, path, "misquoted", message, *told))
            elif lookup.told:
                edited.append(EditedQuote(one.claim, one.fact, path, lookup.told))
    return Quotes(**counts, unread=unread), edited, findings


def _material(snapshots: Snapshots, path: str) -> "Material":
    """Return the bytes of a snapshot; UnreadableError for more than is read of any source."""
    from claimcheck.sources.document import UnreadableError
    from claimcheck.sources.fetching import Bounds
    from claimcheck.sources.material import Material

    bounds = Bounds()
    content = snapshots.read(path, bounds.most_bytes + 1)
    if len(content) > bounds.most_bytes:
        raise UnreadableError(path, f"it is larger than {bounds.most}")
    return Material(content, path)


def ask_links(
    session: Session, cited: Sequence[Citation], track: Track
) -> tuple[list[Link], list[Finding]]:
    """Ask the addresses of sources, each once, and tell which facts have lost theirs."""
    from claimcheck.sources import link_check as linking
    from claimcheck.sources.source_reading import is_address

    whose: dict[str, list[Citation]] = {}
    for one in cited:
        if one.source and is_address(one.source):
            whose.setdefault(one.source.partition("#")[0], []).append(one)
    total, answers = linking.check_all(whose, session.bounds, linking.PAUSE)
    links = sorted(track(answers, total, "addresses", 2), key=lambda link: link.address)
    findings = []
    for link in links:
        if link.state == "gone" or link.state == "unreachable":
            for one in whose[link.address]:
                copies = [f"archived at {one.archived}" if one.archived else ""]
                copies += [f"saved as {one.digest[:10]}…" if one.digest else ""]
                told = "; ".join(filter(None, [f"{link.address}: {link.said}", *copies]))
                found = Finding(one.claim, one.fact, None, link.state, told, address=link.address)
                findings.append(found)
    return links, findings


@dataclass(frozen=True, slots=True)
class Compared:
    """What the commits of a ledger showed."""

    history: CommitHistory
    signed: list[SignedCommit] | None
    """The commits that brought rulings and signatures, where that was asked for."""
    findings: list[Finding]


def compare_with_git(session: Session, track: Track, *, signed: bool) -> Compared:
    """Compare what the facts of a ledger say of themselves with the commits that brought them.

    Whether two people stand behind a ruling is judged by the authors of commits and, if it is to
    be `signed`, by the signatures of these; of what was retracted it is not.
    """
    from claimcheck.domain.verifying import authorship
    from claimcheck.domain.verifying.backdating import arrivals, judge
    from claimcheck.store.commit_log import Log

    log = Log(session.path)
    steps = list(track(log.steps(), len(log), "commits", _LONG))
    new = [edit for edit in steps[-1].edits if edit.before is None]
    retracted = _retracted(session)
    came = {
        place: one
        for place, one in arrivals(steps).items()
        if (place.claim, place.fact) not in retracted
    }
    findings = [*judge(steps), *authorship.same_authors(came)]
    commits = None
    if signed:
        commits = log.signed(authorship.ruling_commits(came).values())
        findings += authorship.judge_signers(came, commits)
    history = CommitHistory(len(log), len(new), log.cut)
    return Compared(history, None if commits is None else [*commits.values()], findings)


def _retracted(session: Session) -> set[tuple[str | None, str | None]]:
    """Return the facts that were retracted, each by its claim and its key."""
    from claimcheck.domain.standing.corrected import correct

    claims = session.ledger.claims.values()
    return {(claim.id, key) for claim in claims for key in correct(claim).retracted}
