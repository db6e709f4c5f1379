"""Claims filed anew by `tag`, `publish` and `unpublish`, and what is said of it."""

from typing import Any

from claimcheck.cli.writing import Writing, print_keys
from claimcheck.desk.session import Session
from claimcheck.domain.changing.change import FileClaims
from claimcheck.domain.model.claim import Claim
from claimcheck.domain.standing.corrected import correct


def file_claims(
    session: Session, ids: list[str], words: dict[str, Any], who: str | None, writing: Writing
) -> None:
    """File claims by the fields of a correction, and say how each is filed now.

    Those that are filed so already get nothing, and that is said too.
    """
    from claimcheck.desk.new_facts import make_filing

    claims = tuple(dict.fromkeys(session.ledger.find(one).id for one in ids))
    filing = make_filing(session, words, session.who(who))
    applied = writing.make(session, FileClaims(claims, filing))
    if applied is None:
        return
    for id_ in claims:
        filed = _as_filed(correct(session.ledger.claims[id_]).claim, words)
        nothing = "" if id_ in applied.claims else "; nothing to change"
        writing.say(f"{id_}: {filed}{nothing}")
    print_keys(applied)


def _as_filed(claim: Claim, words: dict[str, Any]) -> str:
    if "draft" in words:
        return "a draft, left out of scores and publications" if claim.draft else "published"
    return f"tagged {', '.join(claim.tags)}" if claim.tags else "no tags"
