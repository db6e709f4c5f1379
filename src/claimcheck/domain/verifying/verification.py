"""Whether what a ledger rests on is still there, and still says it."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from claimcheck.domain.verifying.citation import Citation

State = Literal["whole", "altered", "foreign", "unreadable"]
"""What a file is: a snapshot as it was saved, one that holds other bytes than its name says, no
snapshot at all, or what cannot be read."""

FindingKind = Literal[
    "missing",
    "altered",
    "orphaned",
    "foreign",
    "unreadable",
    "misquoted",
    "gone",
    "unreachable",
    "backdated",
    "changed",
    "removed",
    "same-author",
    "same-signer",
    "unsigned",
    "ill-signed",
    "chain",
    "head",
]


LinkState = Literal["alive", "moved", "gone", "unreachable", "unclear", "refused"]
"""It answers; it does at another address; there is nothing any more; nobody answers; whoever
answers does not say (he wants no programs, or is out of order); we do not ask there."""


@dataclass(frozen=True, slots=True)
class SnapshotFile:
    """A thing that is in the evidence folder."""

    path: str
    """Below the ledger's folder, with slashes."""
    state: State
    digest: str | None
    """What its name says; None for what is no snapshot."""
    why: str = ""
    """Why it cannot be read, or what it is instead."""


@dataclass(frozen=True, slots=True)
class Link:
    """What became of an address."""

    address: str
    state: LinkState
    said: str
    """The answer, or why there was none, in words."""
    location: str | None = None
    """Where it leads, if that is somewhere else."""


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that is not as a ledger says."""

    claim: str | None
    fact: str | None
    """The fact that it is about; None for the claim itself, or where there is no claim."""
    path: str | None
    """The file below the ledger's folder, with slashes."""
    kind: FindingKind
    message: str
    quote: str | None = None
    """What does not appear in the file …"""
    nearest: str | None = None
    """… and what in it is most like that."""
    likeness: float | None = None
    """How much, 0 to 1."""
    address: str | None = None
    """The address that does not answer."""
    commit: str | None = None
    """The commit that brought it, edited it or removed it."""


@dataclass(frozen=True, slots=True)
class UnreadQuote:
    """A quote that could not be looked up."""

    claim: str
    fact: str | None
    path: str
    why: str


@dataclass(frozen=True, slots=True)
class EditedQuote:
    """A quote that is in its source, except for something that a reader should know."""

    claim: str
    fact: str | None
    path: str
    told: str
    """What it leaves out, or what was inserted in place of what."""


@dataclass(frozen=True, slots=True)
class Quotes:
    """How many quotes appear in their saved sources."""

    found: int
    """Word for word."""
    near: int
    """Apart from spaces and typography, line ends, footnote marks and a final stop."""
    shortened: int
    """Apart from what its editor left out or put in brackets."""
    absent: int
    unread: list[UnreadQuote]


@dataclass(frozen=True, slots=True)
class CommitHistory:
    """What of a ledger's history was compared with what its facts say."""

    commits: int
    """Those that changed the ledger."""
    uncommitted: int
    """Claims, facts and looks that no commit has yet."""
    cut: list[str]
    """Commits before which nothing is known, so that what they brought was not judged."""


CommitState = Literal["good", "untrusted", "expired", "revoked", "bad", "unchecked", "none"]
"""A signature by a known key; a right one by a key that nobody vouches for, by one that has
expired or was revoked; a wrong one; one that could not be checked; and none."""


@dataclass(frozen=True, slots=True)
class SignedCommit:
    """A commit that brought rulings or signatures, and who signed it."""

    commit: str
    author: str
    """Who wrote it, as git knows people."""
    state: CommitState
    signer: str
    """Whose key it is, as your own files say; empty where they do not."""
    key: str
    """The fingerprint of the key; empty without one."""


@dataclass(frozen=True, slots=True)
class ChainState:
    """The chain of a ledger's blocks in a database, each hashed with the hash of the one before."""

    blocks: int
    head: str
    """The hash of the newest block, to be noted elsewhere; empty where there is none."""
    noted: int | None
    """The number of the block whose hash was noted earlier; null where none was given or found."""


@dataclass(frozen=True, slots=True)
class Verified:
    """The JSON of `verify`."""

    checked: int
    """Files in the evidence folder."""
    sources: int
    """Claims and facts that name a source, except retracted ones."""
    saved: int
    """Those of them that name a snapshot."""
    quotes: Quotes
    edited: list[EditedQuote]
    """Quotes counted as shortened in which words were left out or put in."""
    history: CommitHistory | None
    """What the commits showed; null without `--git`."""
    signed: list[SignedCommit] | None
    """The commits that brought rulings and signatures; null without `--signed`."""
    links: list[Link] | None
    """The state of each address; null without `--links`."""
    chain: ChainState | None
    """The chain of blocks; null for a ledger in a file."""
    filter: str
    """What the claims were chosen by, in words; empty for all of them."""
    problems: list[Finding]


def nothing_else(chain: ChainState | None, problems: list[Finding]) -> Verified:
    """Return what is told of a ledger whose chain is broken: what it says is not looked at."""
    return Verified(
        checked=0,
        sources=0,
        saved=0,
        quotes=Quotes(found=0, near=0, shortened=0, absent=0, unread=[]),
        edited=[],
        history=None,
        signed=None,
        links=None,
        chain=chain,
        filter="",
        problems=problems,
    )


def compare(
    cited: Iterable[Citation], known: Collection[str], specimens: Collection[SnapshotFile]
) -> Iterator[Finding]:
    """Yield where snapshots and citations disagree: by the citations first, then by the files.

    `known` are the digests that any fact of the ledger names, whatever the day.
    """
    by_digest = {one.digest: one for one in specimens if one.digest}
    told = set()
    for one in cited:
        if one.digest is None:
            continue
        specimen = by_digest.get(one.digest)
        if specimen is None:
            path = f"evidence/{one.digest[:2]}/{one.digest}"
            yield Finding(one.claim, one.fact, path, "missing", f"there is no file {path}.*")
        elif specimen.state != "whole":
            told.add(specimen.path)
            yield _of_file(specimen, one)
    for specimen in specimens:
        if specimen.state != "whole":
            if specimen.path not in told:
                yield _of_file(specimen, None)
        elif specimen.digest not in known:
            message = f"no fact names {specimen.path}"
            yield Finding(None, None, specimen.path, "orphaned", message)


def _of_file(specimen: SnapshotFile, cited: Citation | None) -> Finding:
    match specimen.state:
        case "altered":
            kind: FindingKind = "altered"
            message = f"{specimen.path} has changed since it was saved"
        case "unreadable":
            kind, message = "unreadable", f"{specimen.path} cannot be read: {specimen.why}"
        case _:
            kind, message = "foreign", f"{specimen.path} does not belong there: {specimen.why}"
    claim, fact = (cited.claim, cited.fact) if cited else (None, None)
    return Finding(claim, fact, specimen.path, kind, message)
