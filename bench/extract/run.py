"""How well claims are found in news, beside two baselines: `python -m bench.extract.run`.

The sentences, claimants and last days that people marked are read from the folder of
CLAIMCHECK_SHARED_DATA (data/ itself), else from shared/data beside the repository.
"""

import json
import os
import re
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path
from typing import Any

from claimcheck.domain.deadline import find_deadlines, parse_date
from claimcheck.extract.candidate import Candidate, extract
from claimcheck.extract.sentences import split_sentences

DATA = Path(
    os.environ.get("CLAIMCHECK_SHARED_DATA") or Path(__file__).resolve().parents[3] / "shared/data"
)
_LEGAL = re.compile(
    r"\b(?:the|inc|corp|corporation|company|co|ltd|plc|motor|us|u\.s|united states)\b\.?"
)
Finder = Callable[[str, date], Iterable[tuple[int, Candidate | None]]]
Document = tuple[str, date, str]


def documents() -> list[Document]:
    """Return the name, the day and the text of each document."""
    folder = DATA / "meantime/text"
    found = []
    for path in sorted(folder.rglob("*.txt")):
        text = path.read_text(encoding="utf-8")
        day = text.split("\n", 2)[1]
        published = parse_date(day.replace(" ,", ","), date(2020, 1, 1)).earliest
        found.append((path.relative_to(folder).with_suffix("").as_posix(), published, text))
    return found


def marked() -> dict[tuple[str, str], dict[str, Any]]:
    """Return what people marked, by document and sentence."""
    lines = (DATA / "forward_claims/dev.jsonl").read_text(encoding="utf-8").splitlines()
    return {(row["doc"], row["sentence"].strip()): row for row in map(json.loads, lines)}


def ours(text: str, day: date) -> Iterable[tuple[int, Candidate | None]]:
    """Find as `claimcheck extract` does."""
    return ((one.offset, one) for one in extract(text, day))


def every_will(text: str, day: date) -> Iterable[tuple[int, Candidate | None]]:
    """Find every sentence with “will”."""
    return ((one.offset, None) for one in split_sentences(text) if re.search(r"\bwill\b", one.text))


def every_date(text: str, day: date) -> Iterable[tuple[int, Candidate | None]]:
    """Find every sentence with a future date."""
    for one in split_sentences(text):
        times = find_deadlines(one.text, day)
        if any(t.reading and not t.past and t.reading.latest > day for t in times):
            yield one.offset, None


def measure(finder: Finder, show: bool = False) -> Counter[str]:
    """Return how many sentences were found rightly, and what of them was right."""
    gold, count = marked(), Counter[str]()
    docs = documents()
    names = {doc for doc, _ in gold}
    for name, day, text in docs:
        if name not in names:
            continue
        seen = {line.strip() for line in text.split("\n", 2)[:2]}  # nobody marked these
        for offset, one in finder(text, day):
            start = text.rfind("\n", 0, offset) + 1
            end = text.find("\n", offset)
            line = text[start : end if end >= 0 else None].strip()
            if line in seen:
                continue
            seen.add(line)
            row = gold.get((name, line))
            count["true" if row else "false"] += 1
            if row is None:
                if show:
                    print("FALSE ", one and one.score, line[:230], one and one.reasons)
                continue
            if one is None:
                continue
            right = same_party(one.claimant, row["claimant"])
            count["claimant"] += right
            if show and not right:
                print("WHO   ", one.claimant, "≠", row["claimant"], "|", line[:160])
            if row["latest"]:
                count["dated"] += 1
                right = str(one.latest) == row["latest"]
                count["day"] += right
                if show and not right:
                    print(
                        "DAY   ",
                        one.deadline_words,
                        one.latest,
                        "≠",
                        row["latest"],
                        row["deadline_words"],
                        "|",
                        line[:100],
                    )
        missed = [line for doc, line in gold if doc == name and line not in seen]
        count["missed"] += len(missed)
        if show:
            for line in missed:
                print("MISSED", line[:230])
    return count


def same_party(one: str | None, other: str) -> bool:
    """Whether two names are of one party: the same words, part of them, or the initials."""
    if not one:
        return False
    ours, theirs = (_LEGAL.sub(" ", name.lower()).split() for name in (one, other))
    theirs = [word for word in theirs if word not in ("government", "federal")] or theirs
    if len(ours) == len(theirs) == 1 and len(ours[0]) > 4 and theirs[0].startswith(ours[0]):
        return True  # a country stands for its government
    initials = "".join(word[0] for word in other.lower().split())
    return (
        bool(ours and theirs and (set(ours) <= set(theirs) or set(theirs) <= set(ours)))
        or one.lower().replace(".", "") == initials
    )


def speed() -> float:
    """Return how many megabytes of text are read in a second."""
    text = "\n".join(text for _, _, text in documents())
    text *= max(1, 1_000_000 // len(text))
    start = time.process_time()
    list(extract(text, date(2010, 1, 1)))
    return len(text.encode()) / 1e6 / (time.process_time() - start)


def main() -> None:
    """Print the table."""
    if not (DATA / "forward_claims/dev.jsonl").exists():
        sys.exit(f"the texts are not there: set CLAIMCHECK_SHARED_DATA ({DATA})")
    print(f"{'':<28}{'precision':>10}{'recall':>8}{'F1':>6}{'claimant':>10}{'last day':>10}")
    rows: dict[str, Finder] = {
        "claimcheck extract": ours,
        "every “will”": every_will,
        "every future date": every_date,
    }
    for name, finder in rows.items():
        count = measure(finder, show="--show" in sys.argv and finder is ours)
        precision = count["true"] / (count["true"] + count["false"])
        recall = count["true"] / (count["true"] + count["missed"])
        both = 2 * precision * recall / (precision + recall)
        line = f"{name:<28}{precision:>10.3f}{recall:>8.3f}{both:>6.2f}"
        if finder is ours:
            line += (
                f"{count['claimant'] / count['true']:>10.3f}{count['day'] / count['dated']:>10.3f}"
            )
        print(line)
    print(f"{speed():.1f} MB a second")


if __name__ == "__main__":
    main()
