"""The keys of a desk's day: they are counted as `bench/keystrokes.py` says."""

import re
from pathlib import Path

import pytest
from bench.keystrokes import DAYS, keys, lines_of

DOCS = Path(__file__).parents[1] / "docs"


@pytest.mark.parametrize(
    ("line", "count"),
    [
        ("$ clai⇥[mcheck ]undo", 10),  # c l a i Tab u n d o Enter
        (
            '$ clai⇥[mcheck ]add "«Acme will fly»" --by 2026',
            22,
        ),  # 9, a quote either side, 10, Enter
        ("By when ▸ 2027", 5),
        ("Tags, ▸", 1),
        ("Claimant, ▸ ⌃UAcme", 6),
        ("@ acme-plant", 0),
    ],
)
def test_every_key_counts_but_those_of_texts_and_of_what_tab_gave(line: str, count: int) -> None:
    assert keys(line) == count


def test_the_documented_figure_is_that_of_the_two_days() -> None:
    before, now = (sum(map(keys, lines_of(day))) for day in DAYS)
    row = re.search(r"`python -m bench\.keystrokes`.*", (DOCS / "performance.md").read_text())
    assert row
    assert f"{now / before:.2f}× ({now:,} of {before:,})" in row[0]
    assert (
        f"takes {now:,}\nkeys this way, and {before:,} with" in (DOCS / "tracking.md").read_text()
    )
