"""How many real phrases are read rightly, beside other libraries; `README.md` says what counts.

Run with `python bench/deadlines/run.py`, `--show GROUP` for the cases of a group that are not
read as their source has them; those that are set aside are only counted. The other libraries are
in the extra `bench`.
"""

import sys
import warnings
from collections import Counter
from datetime import date

from bench.deadlines.cases import (
    DATA,
    EXPECTED_REFUSALS,
    OUT_OF_SCOPE,
    Case,
    duckling,
    recognizers,
)
from bench.deadlines.dateless import false_readings
from bench.deadlines.phrases import is_set_aside, phrases
from bench.deadlines.rivals import Answer, Read, installed
from bench.deadlines.speed import report

from claimcheck.domain.deadline import Unreadable, find_deadlines, parse_deadline

ASIDE = "set aside"
HEADER = f"{'':<30}{'n':>5}{'span':>7}{'last day':>10}{'refused':>9}{'wrong':>8}"


def ours(words: str, said: date) -> Answer | None:
    """Return what this program reads."""
    try:
        reading = parse_deadline(words, said)
    except Unreadable:
        return None
    return reading.earliest, reading.latest


def outcome(case: Case, read: Read) -> str:
    """Return how an answer compares with the case: span, last, refused or wrong."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            answer = read(case.words, case.said)
        except Exception:  # what a library raises for some words is no answer
            answer = None
    if answer is None:
        return "refused"
    earliest, latest = answer
    if latest != case.latest:
        return "wrong"
    return "span" if earliest == case.earliest else "last"


def row(name: str, found: Counter[str]) -> str:
    """Return a line of a table: the share of each outcome."""
    n = found.total() or 1
    shares = (found["span"], found["span"] + found["last"], found["refused"], found["wrong"])
    return f"{name:<30}{found.total():>5}" + "".join(
        f"{100 * share / n:>{width}.1f} %"
        for share, width in zip(shares, (5, 8, 7, 6), strict=True)
    )


def main() -> None:
    """Print the tables."""
    if not DATA.is_dir():
        sys.exit(f"the cases are not there: set CLAIMCHECK_SHARED_DATA ({DATA})")
    cases = [*recognizers(), *duckling(), *phrases()]
    if sys.argv[1:2] == ["--show"]:
        shown = [case for case in cases if case.group in sys.argv[2:] or not sys.argv[2:]]
        show([case for case in shown if not is_set_aside(case)])
        return
    in_scope = [case for case in cases if case.in_scope]
    tuned = [case for case in in_scope if not is_set_aside(case)]
    aside = [case for case in in_scope if is_set_aside(case)]
    print(HEADER)
    for name, read in {"claimcheck": ours, **installed()}.items():
        if read is None:
            print(f"{name:<30} is not installed: pip install 'claimcheck-cli[bench]'")
        else:
            print(row(name, Counter(outcome(case, read) for case in tuned)))
            print(row(f"  {ASIDE}", Counter(outcome(case, read) for case in aside)))
    for title, key in (("by source", "source"), ("by group", "group")):
        print(f"\nclaimcheck {title}")
        for name in sorted({getattr(case, key) for case in in_scope}):
            for told, part in ((name, tuned), (f"  {ASIDE}", aside)):
                of_it = [case for case in part if getattr(case, key) == name]
                print(row(told, Counter(outcome(case, ours) for case in of_it)))
    print("\nto be refused")
    for name in EXPECTED_REFUSALS:
        print(row(name, Counter(outcome(case, ours) for case in cases if case.group == name)))
    print("\nout of scope")
    for name, reason in OUT_OF_SCOPE.items():
        print(f"{name:<30}{sum(case.group == name for case in cases):>5}  {reason}")
    finding([case for case in in_scope if case.text])
    count, found = false_readings()
    share = 100 * len(found) / count
    print(f"\nread in {count} sentences without a date: {len(found)} ({share:.1f} %) {found}")
    report()


def finding(cases: list[Case]) -> None:
    """Print how many of the phrases are found inside their sentences."""
    found: Counter[str] = Counter()
    for case in cases:
        end = case.offset + len(case.words)
        hits = find_deadlines(case.text, case.said)
        over = [hit for hit in hits if hit.start < end and case.offset < hit.end]
        if not over:
            found["not found"] += 1
        elif any(hit.reading and hit.reading.latest == case.latest for hit in over):
            found["with its last day"] += 1
        else:
            found["otherwise"] += 1
    print(f"\nfound inside {len(cases)} sentences")
    for name, count in found.most_common():
        print(f"{name:<30}{count:>5}{100 * count / len(cases):>7.1f} %")


def show(cases: list[Case]) -> None:
    """Print the cases that are not read as their source has them."""
    for case in cases:
        result = outcome(case, ours)
        if case.in_scope and result in ("refused", "wrong"):
            answer = ours(case.words, case.said)
            print(
                f"{result:<8}{case.group:<28}{case.words!r} said {case.said:%a %Y-%m-%d}:"
                f" {case.earliest}–{case.latest}, here {answer and '–'.join(map(str, answer))}"
            )


if __name__ == "__main__":
    main()
