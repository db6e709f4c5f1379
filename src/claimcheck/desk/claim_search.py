"""Which claims words mean: an exact id beats the start of one, and that beats words in a claim."""

from dataclasses import dataclass

from claimcheck.desk.session import Session
from claimcheck.domain.model.visible import visible_id
from claimcheck.domain.standing.standing import Moment, Standing
from claimcheck.errors import UsageError
from claimcheck.store.query import Query
from claimcheck.store.standing_columns import Row

MOST_LISTED = 20
"""Claims to choose from; of more, the first of them are shown."""


@dataclass(frozen=True, slots=True)
class Matches:
    """The claims that words may mean; never none."""

    words: str
    claims: tuple[tuple[str, str], ...]
    """Id and text of each."""
    by_words: bool
    """Whether they were found by words that are in them, not by an id or its start."""


class NoMatchError(UsageError):
    """No claim has this id, a start like it or these words (2)."""

    def __init__(self, words: str, near: str) -> None:
        advice = f"did you mean {near}?" if near else "`claimcheck list` shows the ids"
        super().__init__(f"no claim matches “{visible_id(words)}”", advice)


class ManyMatchesError(UsageError):
    """Words could mean several claims (2)."""

    def __init__(self, matches: Matches) -> None:
        count = len(matches.claims)
        super().__init__(
            f"“{visible_id(matches.words)}” matches {count:,} claims",
            "write the id, or more words" if matches.by_words else "write more of the id",
        )
        self.choices = choices(matches)


class FoundByWordsError(UsageError):
    """Words found one claim, and nobody is there to say that it is the one to write to (2)."""

    def __init__(self, matches: Matches) -> None:
        [(id_, text)] = matches.claims
        super().__init__(
            f"“{visible_id(matches.words)}” is not an id; its words match {id_}: {text}",
            f"if that is the claim, give its id, {id_}",
        )


def search(session: Session, words: str) -> Matches:
    """Return the claims that words mean, those found by words in the order of `list`.

    NoMatchError where there are none.
    """
    ledger = session.ledger
    if ids := ledger.named(words):
        # The text of one that is named is not asked for, and would be read for nothing.
        texts = [_text(session, id_) if len(ids) > 1 else "" for id_ in ids]
        return Matches(words, tuple(zip(ids, texts, strict=True)), by_words=False)
    if found := _with_words(session, words):
        return Matches(words, tuple((one.id, one.text) for one in found), by_words=True)
    raise NoMatchError(words, ledger.nearest(words))


def certain(matches: Matches, *, written_to: bool) -> str:
    """Return the id of the claim that words mean, where nobody can be asked.

    ManyMatchesError, and FoundByWordsError before a write.
    """
    (first, _), *others = matches.claims
    if others:
        raise ManyMatchesError(matches)
    if matches.by_words and written_to:
        raise FoundByWordsError(matches)
    return first


def choices(matches: Matches) -> tuple[str, ...]:
    """Return a line for each claim to choose from; of many, for the first and how many more."""
    shown = matches.claims[:MOST_LISTED]
    lines = [f"{id_}: {text}" for id_, text in shown]
    if len(matches.claims) > len(shown):
        lines.append(f"and {len(matches.claims) - len(shown):,} more")
    return tuple(lines)


def _text(session: Session, id_: str) -> str:
    from claimcheck.domain.standing.corrected import correct

    return correct(session.ledger.claims[id_]).claim.text


def _with_words(session: Session, words: str) -> list[Standing]:
    """Return the claims that have all words in their id, an older one or their text."""
    from claimcheck.desk.ranking import ranked
    from claimcheck.domain.model.folding import folded, without_accents

    wanted = without_accents(folded(words)).split()
    if not wanted:
        return []
    older: dict[str, list[str]] = {}
    for old, id_ in session.ledger.old_ids.items():
        older.setdefault(id_, []).append(old)

    def takes(one: Standing | Row) -> bool:
        parts = (one.id, *older.get(one.id, ()), without_accents(folded(one.text)))
        return all(any(word in part for part in parts) for word in wanted)

    moment = Moment(session.today, None)
    return ranked(session, Query(moment, takes=takes, mentions=tuple(wanted)))
