"""Rows from elsewhere, taken into a ledger as one change: each row whole or not at all."""

from collections import ChainMap
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, TypeVar

from claimcheck.domain.changing.row import Extra, Foreign, NotTaken, Own, Row
from claimcheck.domain.changing.row_claimant import Parties
from claimcheck.domain.changing.row_keys import keyed
from claimcheck.domain.changing.row_update import RowChange, compare, told, update
from claimcheck.domain.checking.ledger_errors import claim_errors, ledger_errors
from claimcheck.domain.model.block import Block
from claimcheck.domain.model.block_keys import tables_of
from claimcheck.domain.model.claim import Claim
from claimcheck.domain.model.claimant import Claimant
from claimcheck.domain.model.encode import encode
from claimcheck.domain.model.ledger import Ledger
from claimcheck.domain.model.look import Look
from claimcheck.domain.model.naming import claim_slug, unused
from claimcheck.domain.model.problem import KeyPath, Problem
from claimcheck.domain.model.settings import Settings
from claimcheck.domain.model.value_kinds import show
from claimcheck.domain.standing.corrected import correct

B = TypeVar("B", bound=Block)
Placed = tuple[KeyPath, dict[str, Any]]
_KEPT = "an import does not change what the ledger already says"
_TABLES = frozenset(tables_of(Claim))
_OF_THE_RECORD = ("imported", "by", "recorded")


@dataclass(frozen=True, slots=True)
class Intake:
    """What became of the rows of an import."""

    ledger: Ledger
    claims: tuple[str, ...]
    """The ids of the claims that got something new."""
    blocks: tuple[Placed, ...]
    known: int
    """How many rows the ledger had already."""
    not_taken: tuple[NotTaken, ...]
    changed: tuple[RowChange, ...] = ()
    """What known rows say differently than when they came in."""


def take(ledger: Ledger, rows: Sequence[Row], today: date, *, update: bool = False) -> Intake:
    """Return the ledger with every row in it that can be.

    A foreign row whose `imported` the ledger has is known; what it says differently now is told,
    and with `update` taken in as facts. An own row adds the facts that the
    ledger lacks, by their keys; one that says something else under a key of the ledger's is not
    taken. A foreign fact dated after `today` is not taken either, an own one waits for its day.
    """
    joined = _join(ledger, rows, today, update)
    refused: dict[int, NotTaken] = {}
    while faults := joined.faults():
        refused |= faults
        joined = _join(ledger, [row for row in rows if id(row) not in refused], today, update)
    files = {file: place for place, file in enumerate(dict.fromkeys(row.file for row in rows))}
    not_taken = sorted(
        [*joined.not_taken, *refused.values()], key=lambda one: (files[one.file], one.row)
    )
    return Intake(
        joined.ledger(),
        tuple(joined.touched),
        tuple(joined.blocks),
        joined.known,
        tuple(not_taken),
        tuple(joined.changed),
    )


def _join(ledger: Ledger, rows: Sequence[Row], today: date, update: bool) -> "_Joined":
    joined = _Joined(ledger, today, update)
    for row in rows:
        try:
            joined.add(row)
        except _Refusal as refusal:
            joined.not_taken.append(refusal.of(row))
    return joined


class _Refusal(Exception):
    """A row that cannot be taken: the field at fault, its value, why, and a way out."""

    def of(self, row: Row) -> NotTaken:
        return replace(NotTaken(row.number, *self.args), file=row.file)


class _Joined:
    """A ledger that grows by rows; its tables are copied once, not for every row."""

    def __init__(self, ledger: Ledger, today: date, update: bool) -> None:
        self.before = ledger
        self.today = today
        self.updates = update
        self.claims = dict(ledger.claims)
        self.looks = dict(ledger.looks)
        self.claimants = dict(ledger.claimants)
        self._parties = Parties(self.claimants)
        self.settings = ledger.settings
        self.unknown = dict(ledger.unknown)
        self.touched: dict[str, None] = {}
        self.blocks: list[Placed] = []
        self.not_taken: list[NotTaken] = []
        self.known = 0
        self.changed: list[RowChange] = []
        self._growing = Ledger(ledger.settings, ledger.claimants, self.claims, ledger.looks)
        self._imported = {
            claim.imported: id_ for id_, claim in ledger.claims.items() if claim.imported
        }
        self._old_ids = dict(ledger.old_ids)
        old = self._old_ids
        self._taken = ChainMap[str, Any](self.claims, old) if old else self.claims
        self._counted: dict[str, int] = {}
        self._foreign: dict[str, Foreign] = {}
        self._owners: dict[KeyPath, Own] = {}

    def ledger(self) -> Ledger:
        """Return the ledger with the rows so far."""
        return Ledger(self.settings, self.claimants, self.claims, self.looks, self.unknown)

    def add(self, row: Row) -> None:
        """Add a row; _Refusal when it cannot be."""
        match row:
            case Foreign():
                self._add_foreign(row)
            case Own(block=Claim() as claim):
                self._add_claim(row, claim)
            case Own(block=Look() as look):
                self._add_keyed(row, "looks", look, self.looks)
            case Own(block=Claimant() as claimant):
                self._add_keyed(row, "claimants", claimant, self.claimants)
                self._parties.know(claimant)
            case Own(block=Settings() as settings):
                if self.settings.given:  # it was given some
                    self.known += 1
                else:
                    self.settings = settings
                    self.blocks.append((("settings",), encode(settings)))
            case Own(block=Extra(key, value)):  # pragma: no branch  # there is no other row
                self._add_extra(key, value)

    def _add_foreign(self, row: Foreign) -> None:
        claim = row.claim
        self._refuse_other_party(row)
        if claim.imported in self._imported:
            self._refuse_other(row, claim.imported)
            there = self.claims[self._imported[claim.imported]]
            self._compare(row, there)
            self._hear_of_party(row, there, is_new=False)
            self.known += 1
            return
        if claim.id in self.claims:
            own = encode(claim)
            keys = [key for key in own if key not in _OF_THE_RECORD]
            _refuse_difference("", own, encode(self.claims[claim.id]), keys)
            self.known += 1
            return
        self._refuse_old_id(claim.id)
        self._refuse_later(claim)
        slug = claim.id or claim_slug(claim.claimant, claim.text)
        id_ = unused(slug, self._taken, self._counted)
        claim = claim.but(id=id_)
        has_facts = claim.has_facts
        if has_facts:
            claim = keyed(claim, self.looks)
        for problem in claim_errors(claim, self._growing):
            raise _Refusal(problem.at[-1], "", problem.message, problem.hint)
        self._hear_of_party(row, claim, is_new=True)
        if claim.imported:
            self._imported[claim.imported] = id_
            self._foreign[claim.imported] = row
        facts = _facts(claim) if has_facts else ()
        self._put(claim, [(("claims", id_), encode(claim)), *facts])

    def _compare(self, row: Foreign, there: Claim) -> None:
        """Tell what a row says differently than when it came in, or take it in."""
        found = compare(row, there, self.today)
        if not found or correct(there).retracted_by is not None:
            return
        if self.updates:
            done = update(row, there, found, self._growing, self.today)
        else:
            done = told(row, there, found)
        self.changed += done.changes
        if done.blocks:
            self._put(done.claim, list(done.blocks))

    def _hear_of_party(self, row: Foreign, claim: Claim, *, is_new: bool) -> None:
        """Take in what a row says of a claimant that has no block; tell what the ledger lacks.

        What an earlier row of the import brought is no news, nor is a block that a new claim gets.
        """
        said = row.claimant
        if said is None:
            return
        adds = not self._parties.has(said) and (is_new or self.updates)
        for one in self._parties.differences(said) if not (adds and is_new) else ():
            change = (one.from_, one.to, adds, one.reason, row.file)
            self.changed.append(RowChange(row.number, claim.id, one.field, *change))
        if adds:
            party = self._parties.add(row, said)
            self.blocks.append((("claimants", party.id), encode(party)))

    def _refuse_other_party(self, row: Foreign) -> None:
        """Refuse a row that says of its claimant what cannot hold beside what others say."""
        clash = row.claimant and self._parties.clash(row, row.claimant)
        if clash:
            raise _Refusal(*clash, _KEPT)

    def _refuse_other(self, row: Foreign, key: str) -> None:
        """Refuse a row that has the key of an earlier one here and says something else."""
        first = self._foreign.setdefault(key, row)
        if first.claim != row.claim:
            where = f" of {first.file}" if first.file != row.file else ""
            reason = f"row {first.number}{where} has the same key and says something else"
            raise _Refusal("", key, reason, "each key must name only one row")

    def _refuse_later(self, claim: Claim) -> None:
        if claim.made.earliest > self.today:
            raise _Refusal("made", claim.made.stored, f"is after today, {self.today}", "")
        if not claim.has_facts:
            return
        for _, fact in claim.facts():
            if fact.date.latest > self.today:
                what = f"the {type(fact).__name__.lower()} is dated after today, {self.today}"
                raise _Refusal("date", fact.date.stored, what, "")

    def _refuse_old_id(self, id_: str) -> None:
        if id_ in self._old_ids:
            raise _Refusal("id", id_, f"is an old id of {self._old_ids[id_]}", "")

    def _add_claim(self, row: Own, claim: Claim) -> None:
        there = self.claims.get(claim.id)
        if there is None:
            self._refuse_old_id(claim.id)
            self._put(claim, [(("claims", claim.id), encode(claim)), *_facts(claim)])
        else:
            own, old = encode(claim), encode(there)
            _refuse_difference(f"claims.{claim.id}", own, old, {**own, **old})
            whole, blocks = _with_facts_of(claim, there)
            if not blocks:
                self.known += 1
                return
            self._put(whole, blocks)
        self._owners["claims", claim.id] = row

    def _put(self, claim: Claim, blocks: list[Placed]) -> None:
        self.claims[claim.id] = claim
        self.touched[claim.id] = None
        self.blocks += blocks

    def _add_keyed(self, row: Own, table: str, block: B, there: dict[str, B]) -> None:
        old = there.get(block.id)
        if old is None:
            there[block.id] = block
            self.blocks.append(((table, block.id), encode(block)))
            self._owners[table, block.id] = row
            return
        own, other = encode(block), encode(old)
        _refuse_difference(f"{table}.{block.id}", own, other, {**own, **other})
        self.known += 1

    def _add_extra(self, key: str, value: Any) -> None:
        if key not in self.unknown:
            self.unknown[key] = value
            is_table = isinstance(value, Mapping)
            self.blocks.append(((key,), value) if is_table else ((), {key: value}))
        elif _equal(self.unknown[key], value):
            self.known += 1
        else:
            raise _Refusal(key, "", "the ledger has something else under this key", _KEPT)

    def faults(self) -> dict[int, NotTaken]:
        """Return what makes the ledger invalid, by the row that brought it.

        Claims that are made of one that cannot be taken go with it.
        """
        faults: dict[int, NotTaken] = {}
        if not self._owners:
            return faults
        for problem in ledger_errors(self.ledger()):
            row = self._owners.get(problem.at[:2]) or self._owners["looks", problem.at[-1]]
            faults.setdefault(id(row), _fault(row, problem))
        wholes = self._wholes()
        dropped = [row for row in self._owners.values() if id(row) in faults]
        while dropped:
            part = dropped.pop().block
            if not isinstance(part, Claim) or part.id in self.before.claims:
                continue
            for row, whole in wholes.get(part.id, ()):
                if id(row) not in faults:
                    at, reason = f"claims.{whole.id}.parts", "this part is not imported"
                    faults[id(row)] = NotTaken(row.number, at, part.id, reason, file=row.file)
                    dropped.append(row)
        return faults

    def _wholes(self) -> dict[str, list[tuple[Own, Claim]]]:
        """Return the rows whose claims are made of others, by the ids of these."""
        wholes: dict[str, list[tuple[Own, Claim]]] = {}
        for row in self._owners.values():
            if isinstance(row.block, Claim):
                for part in row.block.parts:
                    wholes.setdefault(part, []).append((row, row.block))
        return wholes


def _fault(row: Own, problem: Problem) -> NotTaken:
    return NotTaken(
        row.number, ".".join(problem.at), "", problem.message, problem.hint, file=row.file
    )


def _facts(claim: Claim) -> Iterator[Placed]:
    return ((("claims", claim.id, table, fact.id), encode(fact)) for table, fact in claim.facts())


def _with_facts_of(claim: Claim, there: Claim) -> tuple[Claim, list[Placed]]:
    """Return a claim with the facts of the other that it lacks, and these; _Refusal on a clash."""
    had = {fact.id: (table, encode(fact)) for table, fact in there.facts()}
    whole, blocks = there, list[Placed]()
    for table, fact in claim.facts():
        at, values = ("claims", claim.id, table, fact.id), encode(fact)
        if fact.id not in had:
            whole = whole.with_fact(table, fact)
            blocks.append((at, values))
        elif had[fact.id][0] != table or not _equal(had[fact.id][1], values):
            raise _Refusal(".".join(at), "", "the ledger has another fact under this key", _KEPT)
    return whole, blocks


def _refuse_difference(
    where: str, own: Mapping[str, Any], old: Mapping[str, Any], keys: Iterable[str]
) -> None:
    """Refuse values of which one is not what the ledger has."""
    for key in keys:
        if not _equal(own.get(key), old.get(key)):
            had = f"the ledger has {show(old[key])}" if key in old else "the ledger has none"
            raise _Refusal(f"{where}.{key}".lstrip("."), str(own.get(key, "")), had, _KEPT)


def _equal(one: Any, other: Any) -> bool:
    """Compare plain values; the text of a nan equals that of another."""
    return bool(one == other) or repr(one) == repr(other)
