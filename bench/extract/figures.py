"""How many claims of some texts are found rightly, and what of them is right."""

import re
from collections import Counter
from collections.abc import Iterable
from typing import Any

from bench.extract.finders import Finder
from bench.extract.marking import Text

from claimcheck.extract.candidate import Candidate

_LEGAL = re.compile(
    r"\b(?:the|my|our|inc|corp|corporation|company|co|ltd|plc|motor|us|u\.s|united states)\b\.?"
)
_OPPOSITE = re.compile(
    r"\b(?:abandon\w*|scrapp\w*|shelv\w*|dropp\w*|no longer|missed|broke|broken|kept|fail(?:ed"
    r"|s) to"
    r"|(?:did|has|have|do|does)(?: not|n['’]t)|never|refus\w+|den(?:y|ied|ies)|unlikely)\b",
    re.IGNORECASE,
)
_WORD = re.compile(r"\w+")


def figures(finder: Finder, texts: Iterable[Text], mistakes: list[str]) -> Counter[str]:
    """Return the counts over some texts; each mistake is told in a line of `mistakes`."""
    count: Counter[str] = Counter()
    for text in texts:
        found: dict[str, list[Candidate | None]] = {}
        for start, end, one in finder(text.text, text.published):
            place = text.place_of(start, end) or (one.sentence if one else text.text[start:end])
            found.setdefault(place, []).append(one)
        left_out = {*text.heading, *text.neutral}
        for place in [place for place in found if place not in left_out]:
            _count_line(count, text, place, found[place], mistakes)
        missed = text.rows.keys() - found.keys() - left_out
        count["missed"] += len(missed)
        count["clauses missed"] += sum(
            _has_clauses(text.rows[one]) * len(text.rows[one]) for one in missed
        )
        mistakes += [f"MISSED {one}" for one in text.rows if one in missed]
    return count


def _count_line(
    count: Counter[str], text: Text, line: str, found: list[Candidate | None], mistakes: list[str]
) -> None:
    ours = [one for one in found if one is not None]
    rows = text.rows.get(line)
    count["true" if rows else "false"] += 1
    for one in ours:
        count["invented"] += one.claimant is not None and not _stands_in(one.claimant, text.text)
    if not rows:
        count["inverted"] += any(_OPPOSITE.search(one.clause) for one in ours)
        mistakes += [f"FALSE  {one.score} {line} {one.reasons}" for one in ours[:1]]
        count["clauses false"] += any(map(_has_clauses, text.rows.values())) * len(ours)
    elif ours:
        row = next((row for row in rows if row.get("latest")), rows[0])
        _count_answers(count, line, ours, row, mistakes)
        if _has_clauses(rows):
            _count_clauses(count, line, ours, rows, mistakes)


def _count_answers(
    count: Counter[str], line: str, ours: list[Candidate], row: dict[str, Any], mistakes: list[str]
) -> None:
    """Count whether claimant and day are those of the claim with a day, else of the first one."""
    one = next((one for one in ours if one.latest), ours[0])
    latest = one.latest and str(one.latest)
    names = [row["claimant"], *row.get("alt_claimants", ())]
    right = any(same_party(one.claimant, name) for name in names)
    count["claimant"] += right
    if not right:
        mistakes.append(f"WHO    {one.claimant} ≠ {row['claimant']} | {line}")
    if row["latest"]:
        count["dated"] += 1
        right = latest in (row["latest"], *row.get("alt_latest", ()))
        count["day"] += right
        if not right:
            words = f"{one.deadline_words} {one.latest} ≠ {row['deadline_words']} {row['latest']}"
            mistakes.append(f"DAY    {words} | {line}")
    elif one.latest and one.latest != one.earliest and not row.get("deadline_words"):
        mistakes.append(f"NO DAY {one.deadline_words} {one.latest} | {line}")
    elsewise = latest in row.get("alt_latest", ())
    count["undated"] += not row["latest"]
    count["day invented"] += not row["latest"] and one.latest is not None and not elsewise


def _has_clauses(rows: list[dict[str, Any]]) -> bool:
    return all(row.get("clause") for row in rows)


def _count_clauses(
    count: Counter[str],
    line: str,
    ours: list[Candidate],
    rows: list[dict[str, Any]],
    mistakes: list[str],
) -> None:
    """Count clauses: one is found where most of its words are those of a clause of ours."""
    left = list(ours)
    for row in rows:
        best = max(left, key=lambda one: _alike(one.clause, row["clause"]), default=None)
        if best is None or _alike(best.clause, row["clause"]) < 0.5:
            count["clauses missed"] += 1
            mistakes.append(
                f"CLAUSE {row['clause']} | ours: {[one.clause for one in ours]} | {line}"
            )
            continue
        left.remove(best)
        count["clauses true"] += 1
        right = str(best.latest) in (str(row["latest"]), *row.get("alt_latest", ()))
        count["clause day"] += right
        if not right:
            mistakes.append(f"CL.DAY {best.latest} ≠ {row['latest']} | {best.clause} | {line}")
    count["clauses false"] += len(left)
    mistakes += [f"CL.NOT {one.clause} | {line}" for one in left]


def _alike(one: str, other: str) -> float:
    """Return which share of the words of two clauses they have in common: F1."""
    ours, theirs = Counter(_WORD.findall(one.lower())), Counter(_WORD.findall(other.lower()))
    return 2 * (ours & theirs).total() / max(1, ours.total() + theirs.total())


def _stands_in(name: str, text: str) -> bool:
    return " ".join(name.lower().split()) in " ".join(text.lower().split())


def same_party(one: str | None, other: str) -> bool:
    """Whether two names are of one party: the same words, part of them, or the initials."""
    if not one:
        return not other
    if not other:
        return False
    ours, theirs = (
        _LEGAL.sub(" ", name.lower()).split() or name.lower().split() for name in (one, other)
    )
    theirs = [word for word in theirs if word not in ("government", "federal")] or theirs
    if len(ours) == len(theirs) == 1 and len(ours[0]) > 4 and theirs[0].startswith(ours[0]):
        return True  # a country stands for its government
    initials = "".join(word[0] for word in other.lower().split())
    return (
        bool(ours and theirs and (set(ours) <= set(theirs) or set(theirs) <= set(ours)))
        or one.lower().replace(".", "") == initials
    )
