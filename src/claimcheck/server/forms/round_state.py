"""Where a weekly round stands; it is in the address and in the forms, and nowhere else."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlencode

from claimcheck.server.forms.form import Form

_ENDING: Final = ("looked", "resolve", "sign")
"""Forms that are the last of a claim; after others it stays in hand."""


@dataclass(frozen=True, slots=True)
class Round:
    """A round on its way."""

    seen: Sequence[str] = ()
    """The ids of the claims that were gone through."""
    all_open: bool = False
    """Whether it goes through every open claim, and not only what needs attention."""
    where: str = ""
    """Where somebody looks in this round."""

    @classmethod
    def of(cls, words: str) -> "Round":
        """Return the round that `words` writes down."""
        where, _, rest = words.partition("|")
        all_open, _, seen = rest.partition("|")
        return cls(tuple(filter(None, seen.split(","))), all_open == "all", where)

    @property
    def words(self) -> str:
        """The round as it stands in a form."""
        where = self.where.replace("|", "/")
        return f"{where}|{'all' if self.all_open else ''}|{','.join(self.seen)}"

    def address(self, id_: str = "", *, done: str = "", saved: str = "") -> str:
        """Return where the round goes on: with a claim in hand, or after one."""
        seen = ",".join((*self.seen, done) if done else self.seen)
        pairs = {"seen": seen, "all": "yes" if self.all_open else "", "where": self.where}
        pairs |= {"claim": id_, "saved": saved}
        return f"review?{urlencode({name: one for name, one in pairs.items() if one})}"

    def after(self, form: Form, ids: Sequence[str], key: str) -> str:
        """Return where the round goes on after a form was saved for a claim."""
        [id_] = ids
        saved = f"{form.name} {id_} {key}"
        if form.name in _ENDING:
            return self.address(done=id_, saved=saved)
        return self.address(id_, saved=saved)
