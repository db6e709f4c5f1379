"""Which fact of a claim is meant: its key, or the start of it."""

from collections.abc import Sequence

from claimcheck.domain.changing.objection import RefusedError
from claimcheck.domain.model.claim import Claim
from claimcheck.domain.model.visible import visible_id


def find_key(claim: Claim, words: str, keys: Sequence[str], what: str) -> str:
    """Return the one of some keys of a claim that words are or start; RefusedError for none."""
    found = [words] if words in keys else [key for key in keys if key.startswith(words)]
    if len(found) == 1:
        return found[0]
    if found:
        raise RefusedError(
            f"“{visible_id(words)}” could be any of {', '.join(found)}", "write more of the key"
        )
    advice = f"`claimcheck show {claim.id}` shows the keys"
    raise RefusedError(f"{claim.id} has no {what} “{visible_id(words)}”", advice)
