"""How well claims are found in news, beside two baselines: `python -m bench.extract.run`.

The sentences, claimants and last days that people marked are read from the folder of
CLAIMCHECK_SHARED_DATA (data/ itself), else from shared/data beside the repository. With
`--texts FOLDER --claims FILE` others are measured: each text begins with a title and a day, each
line of the file is one marked sentence (doc, sentence, claimant, latest; doc is the path in the
folder, without .txt). Texts without a marked sentence are left out.
"""

import argparse
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


def documents(folder: Path) -> list[Document]:
    """Return the name, the day and the text of each document."""
    found = []
    for path in sorted(folder.rglob("*.txt")):
        text = path.read_text(encoding="utf-8")
        day = heading(text)[1]
        published = parse_date(day.replace(" ,", ","), date(2020, 1, 1)).earliest
        found.append((path.relative_to(folder).with_suffix("").as_posix(), published, text))
    return found


def heading(text: str) -> list[str]:
    """Return the title and the day: the first two lines that are not empty."""
    return [line.strip() for line in text.split("\n") if line.strip()][:2]


def marked(path: Path) -> dict[tuple[str, str], dict[str, Any]]:
    """Return what people marked, by document and sentence."""
    lines = path.read_text(encoding="utf-8").splitlines()
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


def measure(finder: Finder, texts: Path, claims: Path, show: bool = False) -> Counter[str]:
    """Return how many sentences were found rightly, and what of them was right."""
    gold, count = marked(claims), Counter[str]()
    docs = documents(texts)
    names = {doc for doc, _ in gold}
    if unknown := names - {name for name, _, _ in docs}:
        sys.exit(f"no such text in {texts}: {min(unknown)}")
    for name, day, text in docs:
        if name not in names:
            continue
        seen = set(heading(text))  # nobody marked these
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


def speed(texts: Path) -> float:
    """Return how many megabytes of text are read in a second."""
    text = "\n".join(text for _, _, text in documents(texts))
    text *= max(1, 1_000_000 // len(text))
    start = time.process_time()
    list(extract(text, date(2010, 1, 1)))
    return len(text.encode()) / 1e6 / (time.process_time() - start)


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--texts", type=Path, default=DATA / "meantime/text")
    parser.add_argument("--claims", type=Path, default=DATA / "forward_claims/dev.jsonl")
    parser.add_argument("--show", action="store_true", help="each mistake")
    said = parser.parse_args()
    if not (said.texts.is_dir() and said.claims.is_file()):
        sys.exit(f"not there: {said.texts} or {said.claims} (CLAIMCHECK_SHARED_DATA is {DATA})")
    print(f"{'':<28}{'precision':>10}{'recall':>8}{'F1':>6}{'claimant':>10}{'last day':>10}")
    rows: dict[str, Finder] = {
        "claimcheck extract": ours,
        "every “will”": every_will,
        "every future date": every_date,
    }
    for name, finder in rows.items():
        count = measure(finder, said.texts, said.claims, said.show and finder is ours)
        precision = count["true"] / (count["true"] + count["false"])
        recall = count["true"] / (count["true"] + count["missed"])
        both = 2 * precision * recall / (precision + recall)
        line = f"{name:<28}{precision:>10.3f}{recall:>8.3f}{both:>6.2f}"
        if finder is ours:
            line += (
                f"{count['claimant'] / count['true']:>10.3f}{count['day'] / count['dated']:>10.3f}"
            )
        print(line)
    print(f"{speed(said.texts):.1f} MB a second")


if __name__ == "__main__":
    main()
