"""The mapping of a table whose columns are ours or plainly mean ours."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from claimcheck.domain.model.block_keys import keys_of
from claimcheck.domain.model.claim import Claim
from claimcheck.errors import UsageError
from claimcheck.interchange.importing.mapping import Facts, RecordMapping, Value

_MEANT: Final = {
    "id": ("claim id",),
    "text": ("claim", "promise", "statement", "pledge", "prediction", "commitment", "wording"),
    "claimant": (
        *("who", "company", "organisation", "organization", "politician", "party", "promiser"),
        *("claimed by", "promised by", "claimant name"),
    ),
    "speaker": ("said by", "spokesperson", "quoted person", "speaker name"),
    "made": (
        *("date", "date made", "made on", "said", "said on", "date said", "promised", "announced"),
        *("promised on", "announced on", "claim date", "statement date", "promise date"),
    ),
    "deadline": (
        *("by", "due", "due date", "deadline date", "target date", "by when", "due by", "when"),
        "promised for",
    ),
    "quote": ("quotation", "exact words", "verbatim"),
    "source": ("url", "link", "source url", "source link", "where", "reference"),
    "title": ("source title", "headline"),
    "criteria": ("criterion", "what counts", "success criteria"),
    "tags": ("tag", "category", "categories", "topic", "topics", "labels"),
    "note": ("notes", "comment", "comments", "remarks"),
    "kind": ("type",),
}
"""Names that plainly mean a key of ours, in lower case and with blanks between the words."""

_VERDICT: Final = {
    "verdict": ("verdict", "ruling", "outcome"),
    "date": ("verdict date", "ruled on", "date of verdict", "ruling date"),
    "because": ("because", "reason", "verdict reason"),
    "fulfilled": ("fulfilled", "fulfilled on"),
}
_MARKS: Final = ";,"
"""What may part the tags of a cell."""
_NEVER: Final = ("by", "recorded", "imported", "was", "parts", "snapshot", "review-every", "needs")


@dataclass(frozen=True, slots=True)
class Guess:
    """How the columns of a table were read."""

    mapping: RecordMapping
    read: tuple[tuple[str, str], ...]
    """Each column that is read, with the key that it is."""
    unread: tuple[str, ...]


def guess(headers: Sequence[str], name: str) -> Guess:
    """Return the mapping that the names of columns tell; UsageError when none is the text."""
    names = {_plain(header): header for header in headers}
    ours = [key for key in keys_of(Claim) if key not in _NEVER]
    claim: dict[str, str] = {}
    for key in ("id", *ours):
        for word in (key.replace("-", " "), *_MEANT.get(key, ())):
            if word in names:
                claim[key] = names.pop(word)
                break
    verdict: dict[str, str] = {}
    if "verdict" in names or "ruling" in names or "outcome" in names:
        for key, words in _VERDICT.items():
            found = next((word for word in words if word in names), None)
            if found:
                verdict[key] = names.pop(found)
    if "text" not in claim:
        columns = ", ".join(f"“{header[:40]}”" for header in headers[:12])
        raise UsageError(
            f"no column is recognisable as text, the words of the claim; the columns are {columns}",
            "name one of them text, or give a mapping with --map (docs/importing.md)",
        )
    facts: tuple[Facts, ...] = ()
    if verdict:
        values = {key: (Value(path=path),) for key, path in verdict.items()}
        values.setdefault("because", (Value(form="as the source has it"),))
        facts = (Facts("verdicts", None, values),)
    mapping = RecordMapping(
        name=name,
        claim={
            key: (Value(path=path, split=_MARKS if key == "tags" else ""),)
            for key, path in claim.items()
        },
        key=(claim["id"],) if "id" in claim else (),
        facts=facts,
    )
    read = [(path, key) for key, path in claim.items()]
    read += [(path, f"verdict {key}".removesuffix(" verdict")) for key, path in verdict.items()]
    return Guess(mapping, tuple(read), tuple(names.values()))


def _plain(header: str) -> str:
    return re.sub(r"[\s_-]+", " ", header).strip().casefold()
