"""What is wrong or doubtful with signatures, and with rulings that need them."""

from collections.abc import Iterator

from claimcheck.domain.model.english import on_or_in
from claimcheck.domain.model.fact import newness
from claimcheck.domain.model.problem import Problem, error, meant, warning
from claimcheck.domain.model.value_kinds import show
from claimcheck.domain.standing.corrected import Corrected
from claimcheck.domain.standing.signing import person


def signature_errors(corrected: Corrected, needed: int) -> Iterator[Problem]:
    """Yield signatures of nothing and, where more than one person is `needed`, rulings by nobody.

    What was retracted is not judged.
    """
    claim, retracted = corrected.claim, corrected.retracted
    verdicts = [one.id for one in claim.verdicts]
    for one in claim.signatures:
        if one.of_ not in verdicts and one.id not in retracted:
            at = ("claims", claim.id, "signatures", one.id, "of")
            message = f"{claim.id} has no verdict {show(one.of_)} to sign"
            yield error(at, "unknown-verdict", message, meant(one.of_, sorted(verdicts)))
    if needed == 1:
        return
    for verdict in claim.verdicts:
        if not (verdict.by or "").strip() and verdict.id not in retracted:
            place = ("claims", claim.id, "verdicts", verdict.id)
            message = (
                f"the ruling {verdict.id} on {claim.id} does not say who made it, and {needed} "
                "people must stand behind a ruling"
            )
            yield error(place, "nameless-verdict", message, 'add by = "NAME"')


def idle_signatures(corrected: Corrected) -> Iterator[Problem]:
    """Yield signatures that add nobody, and those dated before the verdict that they are of."""
    claim, retracted = corrected.claim, corrected.retracted
    verdicts = {one.id: one for one in claim.verdicts if one.id not in retracted}
    people = {(id_, person(one.by)): "made" for id_, one in verdicts.items() if one.by}
    signatures = [one for one in claim.signatures if one.id not in retracted]
    for one in sorted(signatures, key=newness):
        verdict = verdicts.get(one.of_)
        if verdict is None:
            continue
        at = ("claims", claim.id, "signatures", one.id)
        who = (verdict.id, person(one.by))
        if who in people:
            message = (
                f"{show(one.by)} already {people[who]} this ruling, so the signature adds nobody"
            )
            yield warning((*at, "by"), "idle-signature", message, "another person must sign it")
        elif one.date.latest < verdict.date.latest:
            message = f"signed {on_or_in(one.date)}, before the ruling of {verdict.date}"
            yield warning((*at, "date"), "early-signature", message, "it counts from that day")
        people.setdefault(who, "signed")
