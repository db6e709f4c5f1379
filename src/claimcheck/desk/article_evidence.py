"""What a text says of the claims that a ledger holds, ready to be recorded as evidence."""

from collections.abc import Iterator
from datetime import date
from shlex import join

from claimcheck.desk.session import Session
from claimcheck.extract.spoken_to import Held, SpokenTo, spoken_to


def spoken_of(session: Session, text: str) -> list[SpokenTo]:
    """Return the open claims that a text speaks to, those first that need attention most."""
    return list(spoken_to(text, _held(session)))


def _held(session: Session) -> Iterator[Held]:
    from claimcheck.domain.standing.attention import urgency

    ledger = session.ledger
    for one in sorted(session.view().standings(), key=urgency):
        if not one.is_open:
            continue
        names = ledger.names_of(one.claimant) or (one.claimant,)
        speakers = (one.speaker,) if one.speaker else ()
        target = ledger.claims[one.id].target
        yield Held(one.id, one.text, (*names, *speakers), target.measure if target else "")


def evidence_command(one: SpokenTo, source: str | None, day: date) -> str:
    """Return the command that records a sentence as evidence, for a shell."""
    words = ["claimcheck", "add-evidence", one.claim]
    words += ["--source", source or "SOURCE", "--date", str(day), "--quote", one.sentence]
    return join(words)
