"""From plain data, as TOML or JSON gives it, to a ledger and what is wrong with it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from itertools import islice
from typing import Any, TypeVar

from claimcheck.domain.model.block import Block
from claimcheck.domain.model.block_keys import Key, keys_of, readers_of, required_keys, tables_of
from claimcheck.domain.model.claim import Claim
from claimcheck.domain.model.claimant import Claimant
from claimcheck.domain.model.correction import Correction
from claimcheck.domain.model.english import count_of
from claimcheck.domain.model.lazy_claims import ClaimTables, LazyClaims
from claimcheck.domain.model.lazy_looks import LazyLooks, LookTables
from claimcheck.domain.model.ledger import Ledger
from claimcheck.domain.model.look import Look
from claimcheck.domain.model.own_fields import is_own
from claimcheck.domain.model.problem import KeyPath, Problem, error, meant, warning
from claimcheck.domain.model.reply import Reply
from claimcheck.domain.model.revision import Revision
from claimcheck.domain.model.settings import Settings
from claimcheck.domain.model.value_kinds import SLUG, WrongInside, WrongType, show
from claimcheck.domain.model.visible import visible_id

B = TypeVar("B", bound=Block)

TABLES: dict[str, type[Block]] = {"claimants": Claimant, "claims": Claim, "looks": Look}
_TOP = ["settings", *TABLES]
_READ_LATER = ("claims", "looks")
_MOST_TOLD = 100


def read_ledger(data: Mapping[str, Any]) -> tuple[Ledger, list[Problem]]:
    """Read a whole ledger; a block with an error is left out of it and told as problems."""
    return read_parts((data,))


def read_parts(parts: Iterable[Mapping[str, Any]]) -> tuple[Ledger, list[Problem]]:
    """Read a whole ledger as `read_ledger` does, of parts that have no block in common.

    A part is let go of once it is read.
    """
    problems: list[Problem] = []
    settings: Settings | None = None
    claimants: dict[str, Claimant] = {}
    claims: dict[str, Claim] = {}
    looks: dict[str, Look] = {}
    unknown: dict[str, Any] = {}
    for data in parts:
        others = {key: value for key, value in data.items() if key not in _TOP}
        problems += _unknown_keys(others, _TOP, ())
        unknown |= others
        if "settings" in data:
            settings = _read_block(Settings, "settings", data["settings"], (), problems)
        claimants |= _read_blocks(Claimant, "claimants", data, problems)
        claims |= _read_blocks(Claim, "claims", data, problems)
        looks |= _read_blocks(Look, "looks", data, problems)
    ledger = Ledger(
        settings=settings or Settings(),
        claimants=claimants,
        claims=claims,
        looks=looks,
        unknown=unknown,
    )
    return ledger, problems


def _read_blocks(
    block: type[B], name: str, data: Mapping[str, Any], problems: list[Problem]
) -> dict[str, B]:
    return {one.id: one for one in _read_table(block, data.get(name, {}), (name,), problems)}


def read_valid(data: Mapping[str, Any]) -> Ledger:
    """Read a ledger that was found valid before, claims and looks only when asked for."""
    ledger, _ = read_ledger({key: one for key, one in data.items() if key not in _READ_LATER})
    claims = ClaimTables(data.get("claims", {}), partial(_read_valid, Claim, "claims"))
    looks = LookTables(data.get("looks", {}), partial(_read_valid, Look, "looks"))
    return replace(ledger, claims=LazyClaims(claims), looks=LazyLooks(looks))


def _read_valid(block: type[B], table: str, key: str, values: Any) -> B:
    read, _ = read_block(block, key, values, (table, key))
    assert read is not None
    return read


def read_block(block: type[B], key: str, data: Any, at: KeyPath) -> tuple[B | None, list[Problem]]:
    """Read one block; None when it has an error."""
    problems: list[Problem] = []
    return _read_block(block, key, data, at[:-1], problems), problems


def _read_table(block: type[B], data: Any, at: KeyPath, problems: list[Problem]) -> list[B]:
    if not isinstance(data, dict):
        problems.append(_no_table(at, data))
        return []
    read = [_read_block(block, key, value, at, problems) for key, value in data.items()]
    return [one for one in read if one is not None]


def _read_block(
    block: type[B], key: str, data: Any, above: KeyPath, problems: list[Problem]
) -> B | None:
    """Read a block; what costs time is done for the block that has something to tell."""
    if not isinstance(data, dict):
        problems.append(_no_table((*above, key), data))
        return None
    before = len(problems)
    readers = readers_of(block)
    values: dict[str, Any] = {"id": key}
    others: dict[str, Any] = {}
    for name, raw in data.items():
        if (reader := readers.get(name)) is not None:
            try:
                values[reader[0]] = reader[1](raw)
            except WrongInside as fault:
                problems.append(_bad_value((*above, key, name), keys_of(block)[name], raw, fault))
        else:
            others[name] = raw
    if others:
        _read_others(block, others, (*above, key), values, problems)
    if not _is_sound(block, key, values):
        problems += _block_errors(block, key, data, values, (*above, key))
    if len(problems) > before and any(
        problem.severity == "error" and len(problem.at) <= len(above) + 2
        for problem in problems[before:]
    ):
        return None
    return block.of(values)


def _read_others(
    block: type[Block],
    others: Mapping[str, Any],
    at: KeyPath,
    values: dict[str, Any],
    problems: list[Problem],
) -> None:
    """Read the tables of a block, and tell of the keys that nobody knows."""
    tables = tables_of(block)
    unknown: dict[str, Any] = {}
    for name, raw in others.items():
        if name in tables:
            values[name] = tuple(_read_table(tables[name], raw, (*at, name), problems))
        else:
            unknown[name] = raw
    if unknown:
        values["unknown"] = unknown
        problems += _unknown_keys(unknown, [*keys_of(block), *tables], at)


def _unknown_keys(
    unknown: Mapping[str, Any], known: Sequence[str], at: KeyPath
) -> Iterator[Problem]:
    """Yield a warning for each key, beyond a hundred in one block a single one for the rest.

    The user's own keys are none of our business.
    """
    unknown = {name: raw for name, raw in unknown.items() if not is_own(name)}
    for name, raw in islice(unknown.items(), _MOST_TOLD):
        what = "table" if isinstance(raw, dict) and not at else "key"
        message = f"unknown {what} {show(name)}"
        yield warning((*at, name), "unknown-key", message, meant(name, known))
    if (more := len(unknown) - _MOST_TOLD) > 0:
        message = f"and {count_of(more, 'more unknown key')} in this table"
        yield warning((*at, next(islice(unknown, _MOST_TOLD, None))), "unknown-key", message)


def _is_sound(block: type[Block], key: str, values: Mapping[str, Any]) -> bool:
    """Whether a block is surely right beyond its values; `_block_errors` knows the rest."""
    if block in (Correction, Revision, Reply) or SLUG.fullmatch(key) is None:
        return False
    for required in required_keys(block):
        value = values.get(required.field)
        if value is None or (type(value) is str and (not value or value.isspace())):
            return False
    return True


def _block_errors(
    block: type[Block], key: str, data: Mapping[str, Any], values: Mapping[str, Any], at: KeyPath
) -> Iterator[Problem]:
    """Yield what is wrong with a block beyond the values of its keys."""
    if block is not Settings and not SLUG.fullmatch(key):
        yield error(
            at,
            "bad-id",
            f"{show(visible_id(key))} is not an id",
            "ids are lower-case letters, digits and -",
        )
    for required in required_keys(block):
        value = values.get(required.field)
        if value is None:
            if required.name not in data:
                message = f"{at[-1]} has no {required.name}"
                hint = f"add {required.name} = … ({required.kind.form})"
                yield error(at, "missing-key", message, hint)
        elif type(value) is str and (not value or value.isspace()):
            yield error((*at, required.name), "wrong-value", f"{required.name} is empty")
    if block is Correction:
        yield from _correction_errors(Correction.of(dict(values)), data, at)
    if block is Revision and values.get("undated") and "deadline" in values:
        yield error(
            (*at, "undated"), "wrong-value", "a revision either names a deadline or is undated"
        )
    if block is Reply:
        yield from _reply_errors(values, data, at)


def _bad_value(at: KeyPath, key: Key, raw: Any, fault: WrongInside) -> Problem:
    if isinstance(fault, WrongType):
        message = f"{key.name} takes {key.kind.form}, not {show(raw)}"
        return error(at, "wrong-type", message, inside=fault.inside)
    near = meant(raw, key.kind.schema["enum"]) if "enum" in key.kind.schema else ""
    return error(at, "wrong-value", f"{key.name}: {fault}", near, inside=fault.inside)


def _no_table(at: KeyPath, raw: Any) -> Problem:
    name = ".".join(at)
    return error(at, "wrong-type", f"{name} is a table, not {show(raw)}", f"write it as [{name}]")


def _correction_errors(
    correction: Correction, data: Mapping[str, Any], at: KeyPath
) -> Iterator[Problem]:
    """Yield what is wrong with a correction as a whole, beyond the values of its keys."""
    given = {name for name in CORRECTABLE if name in data}
    if not (given | data.keys() & {"retracts", "dropped", "tags-added", "tags-dropped"}):
        yield error(
            at,
            "missing-key",
            "the correction corrects nothing",
            "add retracts = the key of a fact, or a new value of a key of the claim",
        )
    elif "because" not in data and not correction.only_files:
        message = f"{at[-1]} has no because"
        hint = "add because = … (text); only filing a claim (tags, draft) needs no reason"
        yield error(at, "missing-key", message, hint)
    for name in ("text", "claimant", "because"):
        value = getattr(correction, name)
        if value is not None and not value.strip():
            yield error((*at, name), "wrong-value", f"{name} is empty")
    for name in given.intersection(correction.dropped):
        message = f"{name} is both set and dropped"
        yield error((*at, "dropped"), "wrong-value", message, "keep one of the two")
    for tag in sorted({*correction.tags_added} & {*correction.tags_dropped}):
        message = f"the tag {show(tag)} is both added and dropped"
        yield error((*at, "tags-dropped"), "wrong-value", message, "keep one of the two")


def _reply_errors(
    values: Mapping[str, Any], data: Mapping[str, Any], at: KeyPath
) -> Iterator[Problem]:
    """Yield what is wrong with a reply as a whole: it is a quote or none was given."""
    quote, declined = values.get("quote"), values.get("declined", False)
    if declined and "quote" in data:
        message = "a reply is either quoted or declined"
        yield error((*at, "declined"), "wrong-value", message, "keep one of the two")
    elif quote is not None and not quote.strip():
        yield error((*at, "quote"), "wrong-value", "quote is empty")
    elif not declined and "quote" not in data:
        hint = "add quote = … (text), or declined = true"
        yield error(at, "missing-key", f"{at[-1]} has no quote", hint)


CORRECTABLE: tuple[str, ...] = tuple(
    name for name in keys_of(Claim) if name not in ("was", "by", "imported", "recorded")
)
"""The keys of a claim that a correction may give anew, by their names in the file."""
