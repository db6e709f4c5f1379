"""Hypothesis strategies for whole ledgers, the files that hold them, and changes to them.

A block is drawn from the declaration of its keys, so that a new key is tried without a word here.
What spans two values (a deadline before `made`, a clash of keys) is kept valid by leaving out the
fact that would break it. `today` is `tests.conftest.TODAY`.

>>> ledgers()            # valid ones, up to five claims with up to six facts each
>>> files()              # a ledger and one of the many texts that say it
>>> changes(ledger)      # of which some are refused
>>> histories()          # a ledger and changes to be made one after another
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from typing import Any, TypeVar

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from claimcheck.domain.changing.change import (
    AddClaim,
    AddCorrection,
    AddEvidence,
    AddForecast,
    AddInquiry,
    AddLook,
    AddReply,
    AddRevision,
    AddSignature,
    AddVerdict,
    Change,
    FileClaims,
    apply,
)
from claimcheck.domain.checking.ledger_errors import claim_errors, ledger_errors
from claimcheck.domain.model import value_kinds as kinds
from claimcheck.domain.model.block import Block
from claimcheck.domain.model.block_keys import keys_of, tables_of
from claimcheck.domain.model.claim import Claim
from claimcheck.domain.model.claimant import Claimant
from claimcheck.domain.model.correction import Correction
from claimcheck.domain.model.decode import CORRECTABLE
from claimcheck.domain.model.duration import Duration
from claimcheck.domain.model.encode import encode
from claimcheck.domain.model.evidence import Evidence
from claimcheck.domain.model.fact import Fact
from claimcheck.domain.model.forecast import Forecast
from claimcheck.domain.model.inquiry import Inquiry
from claimcheck.domain.model.ledger import Ledger
from claimcheck.domain.model.look import Look
from claimcheck.domain.model.problem import KeyPath
from claimcheck.domain.model.reply import Reply
from claimcheck.domain.model.revision import Revision
from claimcheck.domain.model.settings import Settings
from claimcheck.domain.model.signature import Signature
from claimcheck.domain.model.span import Span
from claimcheck.domain.model.target import Target
from claimcheck.domain.model.value_kinds import Kind
from claimcheck.domain.model.verdict import Verdict
from claimcheck.errors import UsageError
from claimcheck.store.toml_writer import dump
from tests.conftest import NOW, TODAY

B = TypeVar("B", bound=Block)
FACTS: dict[str, type[Block]] = tables_of(Claim)

# Values

_HOSTILE = (
    '"""\n[claims.forged]\n',
    "'''",
    "a\r\nb",
    "# [settings]",
    "\x00\x1b[31m\x9b\x7f",
    "\u202egpj.exe\u2066",
    "[red]x[/red] :smile: {0} %s \\x1b \\",
    "=cmd|' /C calc'!A0",
    "<script>alert(1)</script>&amp;",
    "小鹏汽车 😀 e\u0301 ﷽ \u2028\ufeff",
)
slugs = st.text("abcx019-", min_size=1, max_size=8).filter(lambda slug: slug[0] != "-")
words = st.sampled_from(
    ("XPENG", "flying cars", "60 countries", "小鹏", "https://example.org/a?b=c")
)
texts = st.one_of(
    words,
    st.text(st.characters(exclude_categories=["Cs"]), max_size=12),
    st.sampled_from(_HOSTILE),
)
filled_texts = texts.filter(str.strip)
days = st.dates(date(2015, 1, 1), TODAY + timedelta(days=400))
past_days = st.dates(date(2015, 1, 1), TODAY)
numbers = st.one_of(
    st.integers(-100, 100),
    st.integers(-(10**18), 10**18),
    st.floats(-1e18, 1e18),
)
recorded = st.one_of(
    st.datetimes(datetime(2015, 1, 1), datetime(2027, 12, 31)).map(  # noqa: DTZ001
        lambda time: time.replace(microsecond=0, tzinfo=UTC)
    ),
    days,
)
measures = st.sampled_from(("countries", "cars", "%"))
_maybe_measures = st.none() | measures
_maybe_numbers = st.none() | numbers
_units = st.sampled_from(("", "km"))
_bounds = st.sampled_from(
    (
        *(("at_least",), ("more_than",), ("at_most",), ("less_than",), ("equals",)),
        *(("at_least", "at_most"), ("more_than", "less_than"), ("at_least", "less_than")),
    )
)


_far_days = st.one_of(days, st.dates(max_value=date(9999, 12, 31)))


@st.composite
def spans(draw: DrawFn, on: SearchStrategy[date] = days, *, coarse: bool = False) -> Span:
    """Draw a unit of the calendar, or a range, that holds a drawn day."""
    day = draw(on)
    units = [
        Span.day(day),
        Span.day(day),
        Span.month(day.year, day.month),
        Span.quarter(day.year, (day.month + 2) // 3),
        Span.year(day.year),
    ]
    if not coarse:
        first = Span.month(day.year, day.month)
        last = Span.day(max(day, draw(_far_days)))
        units += [
            Span.half(day.year, (day.month + 5) // 6),
            Span.decade(day.year // 10 * 10),
            Span.between(first, last if last.latest > first.latest else first),
        ]
    return units[draw(_choices) % len(units)]


_choices = st.integers(0, 1 << 16)


@st.composite
def targets(draw: DrawFn) -> Target:
    """Draw a target with one bound or with a lower and an upper one."""
    low, high = sorted((draw(numbers), draw(numbers)))
    bounds = dict(zip(draw(_bounds), (low, high), strict=False))
    unit, start = draw(_units), draw(_maybe_numbers)
    return Target(measure=draw(measures), unit=unit, from_=start, **bounds)


VALUES: dict[Kind, SearchStrategy[Any]] = {
    kinds.TEXT: filled_texts,
    kinds.FLAG: st.booleans(),
    kinds.NUMBER: numbers,
    kinds.PROBABILITY: st.one_of(st.integers(0, 1), st.floats(0, 1)),
    kinds.COUNT: st.integers(1, 3),
    kinds.MONTH: st.integers(1, 12),
    kinds.CLAIM_KEYS: st.lists(
        st.sampled_from(kinds.CLAIM_KEYS.schema["items"]["enum"]), unique=True, max_size=2
    ).map(tuple),
    kinds.DATE: spans(coarse=True),
    kinds.DEADLINE: spans(),
    kinds.FULFILLED: st.one_of(spans(coarse=True), st.just("unknown")),
    kinds.DURATION: st.builds("{}{}".format, st.integers(0, 999_999), st.sampled_from("dwmy")).map(
        Duration
    ),
    kinds.RECORDED: recorded,
    kinds.TARGET: targets(),
    kinds.TEXTS: st.lists(texts, max_size=3).map(tuple),
    kinds.SLUGS: st.lists(slugs, max_size=3).map(tuple),
    kinds.SLUG_KIND: slugs,
    kinds.SNAPSHOT: st.binary(min_size=32, max_size=32).map(lambda raw: f"sha256:{raw.hex()}"),
    kinds.NEEDS: st.one_of(st.sampled_from(("all", "any")), st.integers(1, 3)),
}
"""What is drawn for each kind of value; words are drawn from those that their kind allows."""

plain_values: SearchStrategy[Any] = st.recursive(
    st.one_of(st.booleans(), numbers, texts, days, recorded),
    lambda inner: st.one_of(st.lists(inner, max_size=2), st.dictionaries(texts, inner, max_size=2)),
    max_leaves=3,
)
"""What a file may hold under a key that nobody knows."""


@lru_cache
def values_of(kind: Kind) -> SearchStrategy[Any]:
    """Return the strategy for one kind of value."""
    if kind in VALUES:
        return VALUES[kind]
    return st.sampled_from(kind.schema["enum"])


# Blocks


@st.composite
def blocks(draw: DrawFn, /, block: type[B], **given: SearchStrategy[Any]) -> B:
    """Draw a block by its keys: the required ones, those given, and a few of the others."""
    keys = {key.field: key for key in keys_of(block).values()}
    fields = [name for name, key in keys.items() if key.required] + draw(_OPTIONAL[block])
    values = {
        name: draw(given[name] if name in given else values_of(keys[name].kind)) for name in fields
    }
    values |= {name: draw(one) for name, one in given.items() if name not in values}
    if draw(_choices) % 10 == 9:
        values["unknown"] = draw(_UNKNOWN[block])
    return block(**(_sensible(values) if block is Correction else values))


def _sensible(values: dict[str, Any]) -> dict[str, Any]:
    """Return a correction's values with a reason, and none of them both given and taken away."""
    names = {name for name, key in keys_of(Correction).items() if key.field in values}
    dropped = tuple(name for name in values.get("dropped", ()) if name not in names)
    added = values.get("tags_added", ())
    untagged = tuple(tag for tag in values.get("tags_dropped", ()) if tag not in added)
    return {"because": "x", **values, "dropped": dropped, "tags_dropped": untagged}


def _optional(block: type[Block]) -> SearchStrategy[list[str]]:
    fields = [key.field for key in keys_of(block).values() if not key.required]
    return st.lists(st.sampled_from(fields), unique=True, max_size=4)


def _unknown(block: type[Block]) -> SearchStrategy[dict[str, Any]]:
    known = {*keys_of(block), *tables_of(block)}
    return st.dictionaries(texts.filter(lambda key: key not in known), plain_values, max_size=2)


_BLOCKS: tuple[type[Block], ...] = (Settings, Claimant, Claim, *FACTS.values(), Look)
_OPTIONAL = {block: _optional(block) for block in _BLOCKS}
_UNKNOWN = {block: _unknown(block) for block in _BLOCKS}


def _repaired(block: B) -> B:
    """Return a drawn block without what its own keys exclude of one another."""
    if isinstance(block, Revision) and block.undated:
        return replace(block, deadline=None)
    if isinstance(block, Correction) and not _corrects(block):
        return replace(block, criteria="cars handed over")
    if isinstance(block, Reply):
        return replace(block, quote=None if block.declined else block.quote or "We will see.")
    return block


def _corrects(correction: Correction) -> bool:
    fields = [keys_of(Correction)[name].field for name in CORRECTABLE]
    return any(getattr(correction, field) is not None for field in ("retracts", *fields))


@st.composite
def facts(draw: DrawFn, table: str, claim: Claim, dates: SearchStrategy[Span]) -> Fact:
    """Draw a fact of one of the tables of a claim, about what the claim says."""
    given: dict[str, SearchStrategy[Any]] = {"date": dates}
    keys = [fact.id for _, fact in claim.facts()]
    evidence = [item.id for item in claim.evidence]
    units = st.sampled_from((None, claim.target.unit if claim.target else None))
    match table:
        case "evidence":
            given |= {"unit": units, "measure": _maybe_measures}
        case "corrections" if keys:
            given["retracts"] = st.none() | st.sampled_from(keys)
        case "corrections":
            given["retracts"] = st.none()
        case "verdicts":
            given["by"] = people
            if evidence:
                grounds = st.lists(st.sampled_from(evidence), unique=True, max_size=2)
                given["on"] = grounds.map(tuple)
        case "signatures":
            given["by"] = people
            given["of_"] = st.sampled_from([one.id for one in claim.verdicts] or ["v"])
        case "replies":
            given["inquiry"] = st.sampled_from((None, *(one.id for one in claim.inquiries)))
    fact: Any = _repaired(draw(blocks(FACTS[table], **given)))
    return fact  # type: ignore[no-any-return]


people = st.sampled_from(("vl", "am", "jo"))

tables = st.sampled_from(tuple(FACTS))
_signed_tables = st.sampled_from((*FACTS, *["signatures"] * 6))
"""Of a claim that has a ruling to sign."""


@st.composite
def claims(draw: DrawFn, ledger: Ledger) -> Claim:
    """Draw a claim that a ledger can take, without its facts."""
    taken = {*ledger.claims, *ledger.old_ids}
    id_ = draw(slugs.filter(lambda one: one not in taken))
    parts = st.lists(st.sampled_from(sorted(ledger.claims) or [""]), unique=True, max_size=3)
    given: dict[str, SearchStrategy[Any]] = {
        "parts": parts.map(tuple) if ledger.claims else st.just(()),
        "was": st.lists(
            slugs.filter(lambda one: one not in taken | {id_}), unique=True, max_size=1
        ).map(tuple),
    }
    if draw(st.booleans()):
        given["deadline"] = spans()
    claim = replace(draw(blocks(Claim, **given)), id=id_)
    if isinstance(claim.needs, int):
        claim = replace(claim, needs="any")
    if claim.deadline and claim.deadline.latest < claim.made.earliest:
        claim = replace(claim, deadline=None)
    return claim


@st.composite
def ledgers(draw: DrawFn, *, most_claims: int = 5, most_facts: int = 6) -> Ledger:
    """Draw a valid ledger: compound claims, old ids, parties, looks, keys that nobody knows."""
    ledger = Ledger(settings=draw(blocks(Settings)))
    for _ in range(draw(st.integers(0, most_claims))):
        ledger = ledger.with_claim(draw(claims(ledger)))
    for id_ in draw(st.lists(slugs, unique=True, max_size=2)):
        claimant = replace(draw(blocks(Claimant)), id=id_)
        ledger = _if_valid(ledger, replace(ledger, claimants={**ledger.claimants, id_: claimant}))
    for id_ in [*ledger.claims]:
        for key in draw(st.lists(slugs, unique=True, max_size=most_facts)):
            claim, table = ledger.claims[id_], draw(tables)
            fact = replace(draw(facts(table, claim, spans(coarse=True))), id=key)
            longer = ledger.with_claim(claim.with_fact(table, fact))
            # A correction of `parts` can make a ring with other claims.
            whole = table == "corrections"
            if not any(
                ledger_errors(longer) if whole else claim_errors(longer.claims[id_], longer)
            ):
                ledger = longer
    for key in draw(st.lists(slugs, unique=True, max_size=2)):
        ids = st.lists(st.sampled_from([*ledger.claims, "unknown"]), max_size=3).map(tuple)
        look = replace(draw(blocks(Look, claims=ids)), id=key)
        ledger = _if_valid(ledger, ledger.with_look(look))
    return ledger


def _if_valid(before: Ledger, after: Ledger) -> Ledger:
    return before if any(ledger_errors(after)) else after


# Files

Placed = tuple[KeyPath, Block]


def placed(ledger: Ledger) -> list[Placed]:
    """Return the blocks of a ledger with their key paths, in one possible order."""
    found: list[Placed] = [(("settings",), ledger.settings)]
    found += [(("claimants", one.id), one) for one in ledger.claimants.values()]
    for claim in ledger.claims.values():
        at = ("claims", claim.id)
        found += [(at, claim), *(((*at, table, fact.id), fact) for table, fact in claim.facts())]
    return [*found, *((("looks", one.id), one) for one in ledger.looks.values())]


def toml(ledger: Ledger) -> str:
    """Return a ledger as the text that commands would write."""
    return "\n".join(dump(path, encode(block)) for path, block in placed(ledger))


@dataclass(frozen=True)
class File:
    """A ledger and a text that says it."""

    ledger: Ledger
    text: str


@st.composite
def files(draw: DrawFn, of: SearchStrategy[Ledger] | None = None) -> File:
    """Draw a ledger and one of its texts: blocks in any order, comments, CRLF, a rough end."""
    ledger = draw(of or ledgers())
    pieces = []
    for path, block in draw(_orders(placed(ledger))):
        header, body = dump(path, encode(block)).split("\n", 1)
        header = draw(_indents) + header + draw(_tails)
        pieces.append(f"{draw(_remarks)}{header}\n{body}{draw(_remarks)}")
    text = "".join(pieces)
    if draw(st.booleans()):
        text = text.removesuffix("\n")
    if draw(st.integers(0, 3)) == 0:
        text = text.replace("\n", "\r\n")
    return File(ledger, text)


_remarks = st.sampled_from(
    ("", "", "", "\n", "\n\n", "# [claims.x]\n", "\n# '''\n", '  # """ [[\n\n')
)
_indents = st.sampled_from(("", "", "", "  "))
_tails = st.sampled_from(("", "", " # one", "\t# ]"))


@st.composite
def _orders(draw: DrawFn, blocks: Sequence[Placed]) -> list[Placed]:
    """Draw an order in which the facts of one table of a claim keep theirs, which is data."""
    shuffled = draw(st.permutations(range(len(blocks))))
    order: dict[int, int] = {}
    for table in {path[:-1] for path, _ in blocks}:
        own = [number for number, (path, _) in enumerate(blocks) if path[:-1] == table]
        order |= dict(zip(sorted(own, key=shuffled.index), own, strict=True))
    return [blocks[order[number]] for number in shuffled]


# Changes


def _names(ledger: Ledger) -> SearchStrategy[str]:
    """Draw how a person names a claim: its id, an old one, the start of one."""
    ids = st.sampled_from([*ledger.claims, *ledger.old_ids])
    return st.one_of(ids, ids, ids.map(lambda id_: id_[: max(1, len(id_) // 2)]))


@st.composite
def _new_facts(draw: DrawFn, ledger: Ledger) -> Change:
    name = draw(_names(ledger))
    whole = ledger.resolve(name)
    about = ledger.claims[whole] if whole else next(iter(ledger.claims.values()))
    table = draw(_signed_tables if about.verdicts else tables)
    old = getattr(about, table)
    fresh = facts(table, about, spans(past_days, coarse=True))
    again = st.sampled_from(old) if old else fresh
    fact: Any = replace(draw(st.one_of(fresh, fresh, fresh, again)), id="")
    match fact:
        case Evidence():
            more = draw(st.lists(_names(ledger), max_size=2))
            return AddEvidence((name, *more), replace(fact, recorded=NOW))
        case Revision():
            return AddRevision(name, replace(fact, recorded=NOW))
        case Verdict():
            return AddVerdict(name, replace(fact, recorded=NOW, superseded_by=None))
        case Forecast():
            return AddForecast(name, replace(fact, recorded=NOW))
        case Inquiry():
            return AddInquiry(
                (name, *draw(st.lists(_names(ledger), max_size=2))), fact.but(recorded=NOW)
            )
        case Signature():
            return AddSignature(name, replace(fact, date=Span.day(TODAY), recorded=NOW))
        case Reply():
            return AddReply(name, replace(fact, recorded=NOW))
        case _:
            return AddCorrection(name, replace(fact, recorded=NOW))


def _looks(ledger: Ledger) -> SearchStrategy[Change]:
    ids = st.lists(_names(ledger), min_size=1, max_size=3).map(tuple)
    return blocks(Look, claims=ids, date=spans(past_days, coarse=True), recorded=st.just(NOW)).map(
        AddLook
    )


@st.composite
def _new_claims(draw: DrawFn, ledger: Ledger) -> Change:
    made = spans(past_days, coarse=True)
    claim = replace(draw(claims(ledger)), made=draw(made), recorded=NOW)
    return AddClaim(replace(claim, id="") if draw(st.booleans()) else claim)


def _filings(ledger: Ledger) -> SearchStrategy[Change]:
    ids = st.lists(st.sampled_from([*ledger.claims]), min_size=1, max_size=2, unique=True)
    filing = st.builds(
        Correction,
        date=st.just(Span.day(TODAY)),
        draft=st.none() | st.booleans(),
        tags_added=st.lists(texts, min_size=1, max_size=2, unique=True).map(tuple),
        recorded=st.just(NOW),
    )
    return st.builds(FileClaims, ids.map(tuple), filing)


def changes(ledger: Ledger) -> SearchStrategy[Change]:
    """Draw a change of any of the kinds; some are refused, as people's are."""
    if not ledger.claims:
        return _new_claims(ledger)
    return st.one_of(
        _new_facts(ledger),
        _new_facts(ledger),
        _new_facts(ledger),
        _looks(ledger),
        _filings(ledger),
        _new_claims(ledger),
    )


@dataclass(frozen=True)
class Rulings:
    """A ledger in a file, and changes to be tried on it one after another."""

    file: File
    changes: tuple[Change, ...]


@st.composite
def histories(draw: DrawFn, *, most_changes: int = 5) -> Rulings:
    """Draw a file and changes, each drawn for the ledger that those before it leave."""
    file = draw(files())
    ledger, found = file.ledger, []
    for _ in range(draw(st.integers(1, most_changes))):
        found.append(draw(changes(ledger)))
        try:
            ledger = apply(ledger, found[-1], TODAY).ledger
        except UsageError:
            continue
    return Rulings(file, tuple(found))
