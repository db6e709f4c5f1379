"""Whether two people stand behind a ruling, by who committed it and who committed its signatures.

Names in a ledger are only names. A commit has an author, which is one more word that anybody can
write, and it may be signed with a key, which only its owner can.
"""

from collections.abc import Iterator, Mapping
from typing import Final

from claimcheck.domain.model.folding import folded
from claimcheck.domain.verifying.backdating import Arrival, Commit, Place
from claimcheck.domain.verifying.verification import (
    CommitState,
    Finding,
    FindingKind,
    SignedCommit,
)

Came = Mapping[Place, Arrival]
"""The commit that each block came with."""

_FAULTS: Final[dict[CommitState, str]] = {
    "untrusted": "is signed with a key that none of your files vouches for",
    "expired": "is signed with a key that has expired",
    "revoked": "is signed with a key that was revoked",
    "bad": "has a signature that is wrong",
    "unchecked": "has a signature that could not be checked",
}


def same_authors(came: Came) -> Iterator[Finding]:
    """Yield the signatures that the author of their verdict committed too."""
    for place, verdict, signature in _signings(came):
        author = signature.commit.author
        if _is_same(author, verdict.commit.author):
            told = f"was committed by the author of the ruling that it signs, {author}"
            yield _finding(place, "same-author", told, signature.commit)


def judge_signers(came: Came, signed: Mapping[str, SignedCommit]) -> Iterator[Finding]:
    """Yield the rulings and signatures whose commits carry no good signature, or both the same.

    `signed` has the commits by their whole names.
    """
    for place in _ruling_places(came):
        commit = came[place].commit
        one = signed[commit.digest]
        if one.state == "none":
            yield _finding(place, "unsigned", "came with a commit that is not signed", commit)
        elif one.state != "good":
            told = f"came with a commit that {_FAULTS[one.state]}{_key(one)}"
            yield _finding(place, "ill-signed", told, commit)
    for place, verdict, signature in _signings(came):
        one, other = (signed[each.commit.digest] for each in (verdict, signature))
        is_same = one.key == other.key or (one.signer and one.signer == other.signer)
        if "none" not in (one.state, other.state) and is_same:
            whose = other.signer or other.key
            told = f"is in a commit signed by who signed that of the ruling too, {whose}"
            yield _finding(place, "same-signer", told, signature.commit)


def ruling_commits(came: Came) -> dict[str, Commit]:
    """Return the commits that brought rulings and signatures, by their whole names."""
    commits = (came[place].commit for place in _ruling_places(came))
    return {one.digest: one for one in commits}


def _ruling_places(came: Came) -> Iterator[Place]:
    for place, arrival in came.items():
        if place.table in ("verdicts", "signatures") and not arrival.commit.is_cut:
            yield place


def _signings(came: Came) -> Iterator[tuple[Place, Arrival, Arrival]]:
    """Yield where each signature is, the verdict that it is of, and the signature.

    A claim may have been renamed between the two; keys of facts are seldom the same by chance.
    """
    verdicts = {place.fact: came[place] for place in came if place.table == "verdicts"}
    for place, signature in came.items():
        if place.table != "signatures" or signature.commit.is_cut:
            continue
        of = signature.block.get("of")
        own = came.get(Place(place.claim, "verdicts", of if isinstance(of, str) else None))
        verdict = own or (verdicts.get(of) if isinstance(of, str) else None)
        if verdict is not None and not verdict.commit.is_cut:
            yield place, verdict, signature


def _is_same(one: str, other: str) -> bool:
    """Whether two people are one for git: by address, or by name."""
    (name, _, address), (other_name, _, other_address) = (
        folded(each).removesuffix(">").rpartition(" <") for each in (one, other)
    )
    return (bool(address) and address == other_address) or (bool(name) and name == other_name)


def _key(one: SignedCommit) -> str:
    return f" ({one.key})" if one.key else ""


def _finding(place: Place, kind: FindingKind, told: str, commit: Commit) -> Finding:
    message = f"{told}, {commit.name} of {commit.at:%Y-%m-%d}"
    return Finding(place.claim, place.fact, None, kind, message, commit=commit.name)
