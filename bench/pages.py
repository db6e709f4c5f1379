"""How heavy and how quick the pages are at any size of ledger: `python -m bench.pages`.

Sizes are those of a whole site; seconds are of the processor, which is what a run takes on a
machine that does nothing else; a browser, headless, says when it first paints the index and what
a search takes: of the processor, from the key to the painted list, and until the frame that shows
it. Most of the latter is the wait for the next frame, and on a busy machine for the processor:
frames without a search, taken between the searches, say how long. The ledger of six claims is the
shipped one, the others are generated. Exits with 1 where a target is missed.
"""

import gzip
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from bench.ledgers import DAY, ledger

if TYPE_CHECKING:
    from playwright.sync_api import CDPSession, Page

SIZES: Final = (6, 500, 5_000)
SHIPPED: Final = 6
ROUNDS: Final = 5
SEARCHES: Final = ("e", "en", "energy", "energy oslo", "minister 12")

_PAINT: Final = """() => new Promise((resolve) => {
    const told = () => performance.getEntriesByName("first-contentful-paint")[0]?.startTime;
    const wait = () => told() === undefined ? setTimeout(wait, 5) : resolve(told());
    wait();
})"""
_LOADED: Final = "() => document.querySelectorAll('#f-status option').length > 1"
_SEARCH: Final = """(word) => {
    const field = document.querySelector("#f-search");
    const before = performance.now();
    if (word) {
        field.value = word;
        field.dispatchEvent(new InputEvent("input", {bubbles: true}));
    }
    return new Promise((resolve) => requestAnimationFrame(() => {
        document.querySelector("[data-results]").getBoundingClientRect();
        const waited = performance.now() - before;
        requestAnimationFrame(() => setTimeout(() => resolve(waited)));
    }));
}"""
"""Answers when the list was painted, with the wait until the frame before which it is laid out."""


@dataclass(frozen=True, slots=True)
class Figure:
    """Something that was measured, and the most that it may be."""

    name: str
    value: float
    unit: str
    target: float | None = None

    @property
    def is_missed(self) -> bool:
        """Whether it is above its target."""
        return self.target is not None and self.value > self.target

    def __str__(self) -> str:
        told = f"  {self.name:<36}{self.value:>10,.{2 if self.unit == 's' else 0}f} {self.unit:<3}"
        limit = f"target ≤ {self.target:,g}" if self.target is not None else ""
        return f"{told} {limit}{'  missed' if self.is_missed else ''}".rstrip()


def main(*sizes: int) -> None:
    """Print the figures of each size; exit with 1 when a target is missed."""
    missed = False
    for claims in sizes or SIZES:
        print(f"{claims:,} claims")
        for figure in _figures(claims):
            print(figure)
            missed |= figure.is_missed
    sys.exit(missed)


def _figures(claims: int) -> Iterator[Figure]:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        if claims == SHIPPED:
            _timed(folder, "demo", ".", "-q")
        else:
            (folder / "claims.toml").write_text(ledger(claims), encoding="utf-8")
        day = ("--as-of", f"{DAY}")
        yield Figure("site into no folder", _timed(folder, "site", "-q", "public", *day), "s")
        yield Figure("site that is as before", _timed(folder, "site", "-q", "public", *day), "s")
        report = _timed(folder, "report", "-o", "report.html", *day)
        yield Figure("report as one file", report, "s")
        yield from _sizes(folder)
        yield from _in_browser(folder / "public" / "index.html")


def _sizes(folder: Path) -> Iterator[Figure]:
    public = folder / "public"
    files = [path for path in public.rglob("*") if path.is_file()]
    pages = [path.stat().st_size for path in files if path.suffix == ".html"]
    index = (public / "search.js").read_bytes()
    yield Figure("index page", (public / "index.html").stat().st_size / 1000, "kB", 150)
    yield Figure("search index, gzip", len(gzip.compress(index, 6)) / 1000, "kB", 300)
    yield Figure("largest page", max(pages) / 1000, "kB")
    yield Figure("mean of all pages", sum(pages) / len(pages) / 1000, "kB")
    yield Figure("pages", len(pages), "")
    yield Figure("all files", sum(path.stat().st_size for path in files) / 1e6, "MB")
    yield Figure("report as one file", (folder / "report.html").stat().st_size / 1000, "kB")


def _in_browser(index: Path) -> Iterator[Figure]:
    """Yield what a browser that has never seen anything says, the median of some visits."""
    from playwright.sync_api import sync_playwright

    program = shutil.which("chromium") or shutil.which("google-chrome")
    if program is None:
        print("  no chromium here: not looked at in a browser")
        return
    paints, loads, searches, frames = [], [], [], []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        for _ in range(ROUNDS):
            page = browser.new_context().new_page()
            page.goto(index.as_uri())
            paints.append(page.evaluate(_PAINT) / 1000)
            before = page.evaluate("performance.now()")
            page.locator("#f-search").focus()
            page.wait_for_function(_LOADED)
            loads.append(page.evaluate("performance.now()") - before)
            told = page.context.new_cdp_session(page)
            told.send("Performance.enable", {"timeDomain": "threadTicks"})
            for word in SEARCHES:
                frames.append(_search(page, told, ""))
                searches.append(_search(page, told, word))
            page.context.close()
        browser.close()
    yield Figure("first paint", _median(paints), "s", 1)
    yield Figure("search index loaded and read", _median(loads), "ms")
    yield Figure("a search, of the processor, slowest", max(cpu for cpu, _ in searches), "ms", 50)
    yield Figure(
        "a search until its frame, half", _median([wait for _, wait in searches]), "ms", 50
    )
    yield Figure("a search until its frame, slowest", max(wait for _, wait in searches), "ms")
    yield Figure("no search until a frame, half", _median([wait for _, wait in frames]), "ms")
    yield Figure("no search until a frame, slowest", max(wait for _, wait in frames), "ms")


def _search(page: "Page", told: "CDPSession", word: str) -> tuple[float, float]:
    """Return the milliseconds of the processor, and those until the frame; no word: no search."""
    before = _main_thread(told)
    waited = page.evaluate(_SEARCH, word)
    return _main_thread(told) - before, waited


def _main_thread(told: "CDPSession") -> float:
    """Return the milliseconds that the page has had of a processor: script, layout and paint."""
    metrics = told.send("Performance.getMetrics")["metrics"]
    return 1000 * float(next(one["value"] for one in metrics if one["name"] == "TaskDuration"))


def _median(values: list[float]) -> float:
    return sorted(values)[len(values) // 2]


def _timed(folder: Path, *words: str) -> float:
    program = Path(sys.executable).with_name("claimcheck")
    before = os.times()
    subprocess.run([program, *words], cwd=folder, check=True, capture_output=True)
    after = os.times()
    return sum(after[2:4]) - sum(before[2:4])  # of children: user and system


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
