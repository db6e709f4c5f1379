"""The pictures of the pages in docs/images, taken in a real browser; `make pictures` does it.

It needs Debian's chromium, or another one on the PATH. Fonts differ between machines, so no test
compares these pictures.
"""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

DOCS = Path(__file__).resolve().parent
EXAMPLE = DOCS / "example.toml"
DAY = "2026-11-24"
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
PHONE, DESK = 360, 1180


@dataclass(frozen=True, slots=True)
class Shot:
    """A picture: of which page, how wide and high, light or dark."""

    page: str
    width: int
    height: int
    dark: bool = False


SHOTS = {
    "html-report": Shot("report.html", DESK, 1500),
    "html-report-phone": Shot("report.html", PHONE, 1100, dark=True),
    "site-index-dark": Shot("public/index.html", DESK, 1100, dark=True),
    "site-claim": Shot("public/claims/northline-harbour-line.html", DESK, 1300),
    "site-claim-phone": Shot("public/claims/brandt-housing.html", PHONE, 1100),
    "site-claimant": Shot("public/claimants/brandt.html", DESK, 700),
}

FORM = (
    "add-evidence?claim=northline-harbour-line&source=minutes+of+the+council%2C+p.+4&stance=refutes"
    "&quote=The+regulator+said+on+Tuesday+that+the+permit+was+refused."
)
DESK_SHOTS = {
    "desk-board": Shot("", DESK, 1000),
    "desk-form": Shot(FORM, DESK, 1000),
    "desk-round": Shot("review", DESK, 760),
}
"""Pages of `serve`, on the day on which they are taken."""


def main() -> None:
    """Publish the example and take every picture of it."""
    program = next(filter(None, map(shutil.which, BROWSERS)), None)
    if program is None:
        sys.exit("there is no chromium here: apt-get install chromium")
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        _publish(Path(folder))
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        for name, shot in SHOTS.items():
            _take(browser, Path(folder), shot, DOCS / "images" / f"{name}.png")
        _take_desk(browser, Path(folder))
        browser.close()


def _publish(folder: Path) -> None:
    claimcheck = Path(sys.executable).with_name("claimcheck")
    for words in (("site", "-q", "public"), ("report", "-o", "report.html")):
        subprocess.run(
            [claimcheck, "--file", EXAMPLE, *words, "--as-of", DAY],
            cwd=folder,
            env={**os.environ, "CLAIMCHECK_FILE": ""},
            check=True,
            stdout=subprocess.DEVNULL,
        )


def _take(browser: Browser, folder: Path, shot: Shot, path: Path) -> None:
    context = browser.new_context(
        viewport={"width": shot.width, "height": shot.height},
        color_scheme="dark" if shot.dark else "light",
    )
    page = context.new_page()
    page.goto((folder / shot.page).as_uri())
    page.screenshot(path=path)
    context.close()


def _take_desk(browser: Browser, folder: Path) -> None:
    claimcheck = Path(sys.executable).with_name("claimcheck")
    shutil.copy(EXAMPLE, folder / "claims.toml")
    desk = subprocess.Popen(
        [claimcheck, "--file", folder / "claims.toml", "serve", "--port", "0", "--who", "Ana"],
        env={**os.environ, "XDG_STATE_HOME": str(folder / "state")},
        stdout=subprocess.PIPE,
        text=True,
    )
    assert desk.stdout is not None
    context = browser.new_context()
    page = context.new_page()
    page.goto(desk.stdout.readline().strip())
    home = page.url
    for name, shot in DESK_SHOTS.items():
        page.set_viewport_size({"width": shot.width, "height": shot.height})
        page.goto(home + shot.page)
        if shot.page == FORM:
            page.get_by_role("button", name="Preview").click()
        page.screenshot(path=DOCS / "images" / f"{name}.png")
    context.close()
    desk.send_signal(signal.SIGINT)
    desk.wait()


if __name__ == "__main__":
    main()
