"""Texts and what people marked in them as claims."""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from claimcheck.domain.deadline import parse_date


@dataclass(frozen=True, slots=True)
class Text:
    """A text with the rows that were marked in it, by the sentence in which they stand."""

    name: str
    published: date
    text: str
    rows: dict[str, list[dict[str, Any]]]
    """A row for each claim: one for each sentence, or for each clause where those were marked."""
    neutral: frozenset[str] = field(default=frozenset())
    """Sentences about which two readers would differ: left out of every figure."""

    @property
    def is_set_aside(self) -> bool:
        """Whether nobody who wrote rules has read it: told by a digest of its name."""
        return int(hashlib.sha256(self.name.encode()).hexdigest(), 16) % 3 == 0

    @property
    def heading(self) -> list[str]:
        """The title and the day: the first two lines that are not empty, never marked."""
        return [line.strip() for line in self.text.split("\n") if line.strip()][:2]

    def place_of(self, start: int, end: int) -> str | None:
        """Return the marked or neutral sentence that most of a stretch of the text lies in."""
        best, most = None, 0
        for sentence, (begin, stop) in self._spans():
            common = min(end, stop) - max(start, begin)
            if common > most:
                best, most = sentence, common
        return best

    def _spans(self) -> Iterator[tuple[str, tuple[int, int]]]:
        for sentence in (*self.rows, *self.neutral, *self.heading):
            at = self.text.find(sentence)
            while at >= 0:
                yield sentence, (at, at + len(sentence))
                at = self.text.find(sentence, at + 1)


def read_texts(folder: Path, claims: Path) -> Iterator[Text]:
    """Yield the texts of a folder in which something is marked; ValueError for an unknown one."""
    marked: dict[str, dict[str, list[dict[str, Any]]]] = {}
    for row in _rows(claims):
        marked.setdefault(row["doc"], {}).setdefault(row["sentence"].strip(), []).append(row)
    beside = claims.with_name("neutral.jsonl")
    neutral = _rows(beside) if beside.is_file() else []
    paths = {
        path.relative_to(folder).with_suffix("").as_posix(): path for path in folder.rglob("*.txt")
    }
    if unknown := marked.keys() - paths.keys():
        raise ValueError(f"no such text in {folder}: {min(unknown)}")
    for name in sorted(marked):
        text = paths[name].read_text(encoding="utf-8")
        day = [line.strip() for line in text.split("\n") if line.strip()][1]
        published = parse_date(day.replace(" ,", ","), date(2020, 1, 1)).earliest
        left_out = frozenset(row["sentence"].strip() for row in neutral if row["doc"] == name)
        yield Text(name, published, text, marked[name], left_out - marked[name].keys())


def _rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line]
