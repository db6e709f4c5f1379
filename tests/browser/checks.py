"""What every page has to stand: no violation that axe knows of, nothing outside the window."""

from functools import cache
from importlib.resources import files

from playwright.sync_api import Page

RULES = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")


def violations(page: Page, *, on_paper: bool = False) -> list[str]:
    """Return what axe-core has against a page: the rule, and the first element that breaks it.

    How large a target is for a finger says nothing of what is printed.
    """
    page.evaluate(_axe())
    result = page.evaluate(
        "(rules) => axe.run({runOnly: rules, resultTypes: ['violations']})", list(RULES)
    )
    assert len(result["passes"]) > 15, "axe did not look"
    return [
        f"{one['id']}: {one['help']}: {one['nodes'][0]['html']}"
        for one in result["violations"]
        if not (on_paper and one["id"] == "target-size")
    ]


def overflowing(page: Page) -> list[str]:
    """Return what sticks out of the window to the right, other than in what can be scrolled."""
    found: list[str] = page.evaluate(
        """() => [...document.querySelectorAll("html, body *")]
            .filter((one) => !one.closest(".wide, .unseen, .store, .skip, svg *"))
            .filter((one) => one.getBoundingClientRect().right > innerWidth + 1
                || (one.tagName === "HTML" && one.scrollWidth > innerWidth))
            .map((one) => one.outerHTML.slice(0, 80))"""
    )
    return found


@cache
def _axe() -> str:
    return (files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")
