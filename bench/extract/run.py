"""How well claims are found, beside three baselines: `python -m bench.extract.run`.

The texts and what people marked in them are read from the folder of CLAIMCHECK_SHARED_DATA
(data/ itself), else from shared/data beside the repository: news, and texts of other kinds. With
`--texts FOLDER --claims FILE` others are measured: each text begins with a title and a day, each
line of the file is one marked sentence, or one clause of it (doc, sentence, clause, claimant,
latest; doc is the path in the folder, without .txt). Texts without a marked sentence are left out.

Every third text, told by a digest of its name, is set aside: it is measured apart, its mistakes
are never shown, and the rules are not to be written with it in view.
"""

import argparse
import os
import sys
import time
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path

from bench.extract.figures import figures
from bench.extract.finders import FINDERS, ours
from bench.extract.marking import Text, read_texts

from claimcheck.domain.scoring.interval import wilson
from claimcheck.extract.candidate import extract

DATA = Path(
    os.environ.get("CLAIMCHECK_SHARED_DATA") or Path(__file__).resolve().parents[3] / "shared/data"
)
SETS = {
    "texts of other kinds": ("forward_claims_mixed/text", "forward_claims_mixed/claims.jsonl"),
    "news": ("meantime/text", "forward_claims/dev.jsonl"),
}


def share(credit: float, n: float) -> str:
    """Return a share with its 95% interval and its n."""
    if n == 0:
        return "–"
    low, high = wilson(credit, n)  # type: ignore[arg-type]
    return f"{credit / n:.2f} ({low:.2f}–{high:.2f}) of {n:g}"


def rows_of(count: Counter[str], *, is_ours: bool) -> Iterable[tuple[str, str]]:
    """Yield each figure with its name."""
    true, false, missed = count["true"], count["false"], count["missed"]
    yield "F1", share(true, true + (false + missed) / 2)
    yield "precision", share(true, true + false)
    yield "recall", share(true, true + missed)
    if not is_ours:
        return
    yield "claimant", share(count["claimant"], true)
    yield "last day", share(count["day"], count["dated"])
    yield "rightly no day", share(count["undated"] - count["day invented"], count["undated"])
    if both := count["clauses true"] + (count["clauses false"] + count["clauses missed"]) / 2:
        yield "clauses, F1", share(count["clauses true"], both)
        yield "day of a clause", share(count["clause day"], count["clauses true"])
    yield "perhaps inverted", str(count["inverted"])
    yield "claimants that are not in the text", str(count["invented"])


def tell(name: str, texts: Sequence[Text], *, show: bool) -> None:
    """Print the table of some texts."""
    if not texts:
        return
    sentences = sum(len(text.rows) for text in texts)
    print(f"\n{name}: {len(texts)} texts, {sentences} marked sentences")
    for title, finder in FINDERS.items():
        mistakes: list[str] = []
        count = figures(finder, texts, mistakes)
        for place, (figure, value) in enumerate(rows_of(count, is_ours=finder is ours)):
            print(f"{title if place == 0 else '':<26}{figure:<36}{value}")
        if show and finder is ours:
            print(*mistakes, sep="\n")


def speed(texts: Sequence[Text]) -> float:
    """Return how many megabytes of text are read in a second, the texts several times over."""
    text = "\n".join(one.text for one in texts)
    text *= max(1, 1_000_000 // len(text))
    start = time.process_time()
    list(extract(text, date(2010, 1, 1)))
    return len(text.encode()) / 1e6 / (time.process_time() - start)


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--texts", type=Path)
    parser.add_argument("--claims", type=Path)
    parser.add_argument("--show", action="store_true", help="mistakes in texts not set aside")
    said = parser.parse_args()
    sets = {name: (DATA / texts, DATA / claims) for name, (texts, claims) in SETS.items()}
    if said.texts and said.claims:
        sets = {said.texts.name: (said.texts, said.claims)}
    for name, (folder, claims) in sets.items():
        if not (folder.is_dir() and claims.is_file()):
            sys.exit(f"not there: {folder} or {claims} (CLAIMCHECK_SHARED_DATA is {DATA})")
        texts = list(read_texts(folder, claims))
        tell(f"{name}, tuned on", [one for one in texts if not one.is_set_aside], show=said.show)
        tell(f"{name}, set aside", [one for one in texts if one.is_set_aside], show=False)
        print(f"{speed(texts):.2f} MB a second")


if __name__ == "__main__":
    main()
