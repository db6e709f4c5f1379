"""Hypothesis strategies for whole ledgers, the files that hold them, and changes to them.

A block is drawn from the declaration of its keys, so that a new key is tried without a word here.
What spans two values (a deadline before `made`, a clash of keys) is kept valid by leaving out the
fact that would break it. `today` is `tests.conftest.TODAY`.

>>> ledgers()            # valid ones, up to five claims with up to six facts each
>>> files()              # a ledger and one of the many texts that say it
>>> changes(ledger)      # of which some are refused
>>> histories()          # a ledger and changes to be made one after another
"""

from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from functools import cache, lru_cache
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

T = TypeVar("T")
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


def _days(first: date, last: date) -> SearchStrategy[date]:
    return st.integers(first.toordinal(), last.toordinal()).map(date.fromordinal)


days = _days(date(2015, 1, 1), TODAY + timedelta(days=400))
past_days = _days(date(2015, 1, 1), TODAY)
numbers = st.one_of(
    st.integers(-100, 100),
    st.integers(-(10**18), 10**18),
    st.floats(-1e18, 1e18),
)
recorded = st.one_of(
    st.integers(
        int(datetime(2015, 1, 1, tzinfo=UTC).timestamp()),
        int(datetime(2027, 12, 31, tzinfo=UTC).timestamp()),
    ).map(lambda seconds: datetime.fromtimestamp(seconds, UTC)),
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


_far_days = st.one_of(days, _days(date.min, date.max))


@cache
def _below(count: int) -> SearchStrategy[int]:
    return st.integers(0, count - 1)


# A strategy that is made for one draw takes longer to make than to draw from. So what depends on
# what was drawn before is drawn by functions, from strategies that are made once.


def _one_of(draw: DrawFn, items: Sequence[T]) -> T:
    return items[draw(_below(len(items)))]


def _some_of(draw: DrawFn, items: Iterable[T], most: int) -> tuple[T, ...]:
    """Draw some of these items, each at most once."""
    left = [*items]
    size = min(len(left), draw(_below(most + 1)))
    return tuple(left.pop(draw(_below(len(left)))) for _ in range(size))


def _span(draw: DrawFn, on: SearchStrategy[date] = days, *, coarse: bool = False) -> Span:
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
    return _one_of(draw, units)


spans = st.composite(_span)


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
    return _block(draw, block, **{name: draw(one) for name, one in given.items()})


def _block(draw: DrawFn, block: type[B], /, **given: Any) -> B:
    """Draw a block as `blocks` does, with values that are given."""
    required, optional = _KEYS[block]
    keys = {**required, **{name: optional[name] for name in _some_of(draw, optional, 4)}}
    drawn = {name: draw(values_of(kind)) for name, kind in keys.items() if name not in given}
    values = {**drawn, **given}
    if draw(_below(10)) == 9:
        values["unknown"] = draw(_UNKNOWN[block])
    return block(**(_sensible(values) if block is Correction else values))


def _sensible(values: dict[str, Any]) -> dict[str, Any]:
    """Return a correction's values with a reason, and none of them both given and taken away."""
    names = {name for name, key in keys_of(Correction).items() if key.field in values}
    dropped = tuple(name for name in values.get("dropped", ()) if name not in names)
    added = values.get("tags_added", ())
    untagged = tuple(tag for tag in values.get("tags_dropped", ()) if tag not in added)
    return {"because": "x", **values, "dropped": dropped, "tags_dropped": untagged}


def _keys(block: type[Block]) -> tuple[dict[str, Kind], dict[str, Kind]]:
    """Return the kinds of values that a block must have, and of those that it may have."""
    keys = keys_of(block).values()
    must, may = ([key for key in keys if key.required is one] for one in (True, False))
    return {key.field: key.kind for key in must}, {key.field: key.kind for key in may}


def _unknown(block: type[Block]) -> SearchStrategy[dict[str, Any]]:
    known = {*keys_of(block), *tables_of(block)}
    return st.dictionaries(texts.filter(lambda key: key not in known), plain_values, max_size=2)


_BLOCKS: tuple[type[Block], ...] = (Settings, Claimant, Claim, *FACTS.values(), Look)
_KEYS = {block: _keys(block) for block in _BLOCKS}
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
    return _fact(draw, table, claim, draw(dates))


def _fact(draw: DrawFn, table: str, claim: Claim, day: Span) -> Fact:
    given: dict[str, Any] = {"date": day}
    match table:
        case "evidence":
            unit = claim.target.unit if claim.target else None
            given |= {"unit": _one_of(draw, (None, unit)), "measure": draw(_maybe_measures)}
        case "corrections":
            keys = [fact.id for _, fact in claim.facts()]
            given["retracts"] = _one_of(draw, [None, _one_of(draw, keys or [None])])
        case "verdicts":
            given["by"] = draw(people)
            if claim.evidence:
                given["on"] = _some_of(draw, [item.id for item in claim.evidence], 2)
        case "signatures":
            given["by"] = draw(people)
            given["of_"] = _one_of(draw, [one.id for one in claim.verdicts] or ["v"])
        case "replies":
            given["inquiry"] = _one_of(draw, [None, *(one.id for one in claim.inquiries)])
    fact: Any = _repaired(_block(draw, FACTS[table], **given))
    return fact  # type: ignore[no-any-return]


people = st.sampled_from(("vl", "am", "jo"))

tables = st.sampled_from(tuple(FACTS))
_signed_tables = st.sampled_from((*FACTS, *["signatures"] * 6))
"""Of a claim that has a ruling to sign."""


def _claim(draw: DrawFn, ledger: Ledger) -> Claim:
    """Draw a claim that a ledger can take, without its facts."""
    taken = {*ledger.claims, *ledger.old_ids}
    id_, was = (_free(draw(slugs), taken) for _ in range(2))
    given: dict[str, Any] = {
        "parts": _some_of(draw, sorted(ledger.claims), 3),
        "was": (was,) if was != id_ and draw(st.booleans()) else (),
    }
    if draw(st.booleans()):
        given["deadline"] = _span(draw)
    claim = replace(_block(draw, Claim, **given), id=id_)
    if isinstance(claim.needs, int):
        claim = replace(claim, needs="any")
    if claim.deadline and claim.deadline.latest < claim.made.earliest:
        claim = replace(claim, deadline=None)
    return claim


claims = st.composite(_claim)


def _free(slug: str, taken: Set[str]) -> str:
    """Return a slug, made longer until nothing has it."""
    return _free(f"{slug}-", taken) if slug in taken else slug


@st.composite
def ledgers(draw: DrawFn, *, most_claims: int = 5, most_facts: int = 6) -> Ledger:
    """Draw a valid ledger: compound claims, old ids, parties, looks, keys that nobody knows."""
    ledger = Ledger(settings=_block(draw, Settings))
    for _ in range(draw(_below(most_claims + 1))):
        ledger = ledger.with_claim(_claim(draw, ledger))
    for id_ in draw(_keys_up_to(2)):
        claimant = replace(_block(draw, Claimant), id=id_)
        ledger = _if_valid(ledger, replace(ledger, claimants={**ledger.claimants, id_: claimant}))
    for id_ in [*ledger.claims]:
        for key in draw(_keys_up_to(most_facts)):
            claim, table = ledger.claims[id_], draw(tables)
            fact = replace(_fact(draw, table, claim, _span(draw, coarse=True)), id=key)
            longer = ledger.with_claim(claim.with_fact(table, fact))
            # A correction of `parts` can make a ring with other claims.
            whole = table == "corrections"
            if not any(
                ledger_errors(longer) if whole else claim_errors(longer.claims[id_], longer)
            ):
                ledger = longer
    for key in draw(_keys_up_to(2)):
        ids = _some_of(draw, [*ledger.claims, "unknown"], 3)
        look = replace(_block(draw, Look, claims=ids), id=key)
        ledger = _if_valid(ledger, ledger.with_look(look))
    return ledger


@lru_cache
def _keys_up_to(most: int) -> SearchStrategy[list[str]]:
    return st.lists(slugs, unique=True, max_size=most)


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
    if draw(_below(4)) == 3:
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


def _name(draw: DrawFn, ledger: Ledger) -> str:
    """Draw how a person names a claim: its id, an old one, the start of one."""
    id_: str = _one_of(draw, [*ledger.claims, *ledger.old_ids])
    return _one_of(draw, (id_, id_, id_[: max(1, len(id_) // 2)]))


def _names(draw: DrawFn, ledger: Ledger, least: int, most: int) -> tuple[str, ...]:
    more = draw(_below(most - least + 1))
    return tuple(_name(draw, ledger) for _ in range(least + more))


def _new_fact(draw: DrawFn, ledger: Ledger) -> Change:
    name = _name(draw, ledger)
    whole = ledger.resolve(name)
    about = ledger.claims[whole] if whole else next(iter(ledger.claims.values()))
    table = draw(_signed_tables if about.verdicts else tables)
    old = getattr(about, table)
    is_old = old and draw(_below(4)) == 3
    day = _span(draw, past_days, coarse=True)
    fact: Any = _one_of(draw, old) if is_old else _fact(draw, table, about, day)
    fact = replace(fact, id="")
    match fact:
        case Evidence():
            more = _names(draw, ledger, 0, 2)
            return AddEvidence((name, *more), replace(fact, recorded=NOW))
        case Revision():
            return AddRevision(name, replace(fact, recorded=NOW))
        case Verdict():
            return AddVerdict(name, replace(fact, recorded=NOW, superseded_by=None))
        case Forecast():
            return AddForecast(name, replace(fact, recorded=NOW))
        case Inquiry():
            return AddInquiry((name, *_names(draw, ledger, 0, 2)), fact.but(recorded=NOW))
        case Signature():
            return AddSignature(name, replace(fact, date=Span.day(TODAY), recorded=NOW))
        case Reply():
            return AddReply(name, replace(fact, recorded=NOW))
        case _:
            return AddCorrection(name, replace(fact, recorded=NOW))


def _look(draw: DrawFn, ledger: Ledger) -> Change:
    ids, day = _names(draw, ledger, 1, 3), _span(draw, past_days, coarse=True)
    return AddLook(_block(draw, Look, claims=ids, date=day, recorded=NOW))


def _new_claim(draw: DrawFn, ledger: Ledger) -> Change:
    day = _span(draw, past_days, coarse=True)
    claim = replace(_claim(draw, ledger), made=day, recorded=NOW)
    return AddClaim(replace(claim, id="") if draw(st.booleans()) else claim)


def _filing(draw: DrawFn, ledger: Ledger) -> Change:
    ids = _some_of(draw, ledger.claims, 2) or (_one_of(draw, [*ledger.claims]),)
    filing = Correction(
        date=Span.day(TODAY),
        draft=draw(_maybe_flags),
        tags_added=draw(_new_tags),
        recorded=NOW,
    )
    return FileClaims(ids, filing)


_maybe_flags = st.none() | st.booleans()
_new_tags = st.lists(texts, min_size=1, max_size=2, unique=True).map(tuple)
_CHANGES = (*[_new_fact] * 3, _look, _filing, _new_claim)


def _change(draw: DrawFn, ledger: Ledger) -> Change:
    """Draw a change of any of the kinds; some are refused, as people's are."""
    return (_one_of(draw, _CHANGES) if ledger.claims else _new_claim)(draw, ledger)


changes = st.composite(_change)


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
    for _ in range(1 + draw(_below(most_changes))):
        found.append(_change(draw, ledger))
        try:
            ledger = apply(ledger, found[-1], TODAY).ledger
        except UsageError:
            continue
    return Rulings(file, tuple(found))
