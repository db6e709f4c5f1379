"""The facts of a claim as rows of a table, whatever holds it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

from claimcheck.domain.model.block import Block
from claimcheck.domain.model.block_keys import keys_of, tables_of
from claimcheck.domain.model.claim import Claim
from claimcheck.domain.model.encode import encode
from claimcheck.domain.model.fact import Fact
from claimcheck.domain.model.look import Look
from claimcheck.domain.standing.detail import ShownFact, detail
from claimcheck.domain.standing.view import View

FACT_TABLES: Final[dict[str, type[Block]]] = {**tables_of(Claim), "looks": Look}
_FACT_KEYS: Final = tuple(
    dict.fromkeys(key for one in FACT_TABLES.values() for key in keys_of(one))
)
FACT_COLUMNS: Final = ("claim", "table", "key", *_FACT_KEYS, "retracted")


@dataclass(frozen=True, slots=True)
class FactRow:
    """A fact, and its values under FACT_COLUMNS."""

    fact: Fact
    cells: dict[str, Any]
    """Those that it has; a target is in words."""


def fact_rows(view: View, id_: str) -> Iterator[FactRow]:
    """Yield a row for each fact that a claim has on the day, and each look at it.

    `retracted` is the key of the correction that took a fact back.
    """
    told = detail(view, id_)
    if told is None:
        return
    for table in FACT_TABLES:
        facts: Sequence[ShownFact[Any]] = getattr(told, table)
        for one in facts:
            fact: Fact = one.fact
            names = {"claim": id_, "table": table, "key": fact.id, "retracted": one.retracted}
            cells = {**encode(fact), **names}
            if (target := getattr(fact, "target", None)) is not None:
                cells["target"] = str(target)
            yield FactRow(fact, cells)
