"""A real browser, headless: one for each session, with a fresh profile for each page."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page
from typer.testing import CliRunner

from claimcheck.cli.main import app
from claimcheck.desk import clock
from tests.conftest import PATIENCE, TODAY, without_settings

Build = Callable[..., Path]


@pytest.fixture(scope="session")
def build(tmp_path_factory: pytest.TempPathFactory) -> Build:
    """A function that runs the program on a ledger and returns the folder of what it made."""

    def build_(ledger: str, *commands: tuple[str, ...]) -> Path:
        folder = tmp_path_factory.mktemp("published")
        (folder / "claims.toml").write_text(ledger, encoding="utf-8")
        with pytest.MonkeyPatch.context() as patch:
            patch.chdir(folder)
            without_settings(patch)
            patch.setattr(clock, "today", lambda: TODAY)
            for words in commands:
                ran = CliRunner().invoke(app, list(words), prog_name="claimcheck")
                assert (ran.exit_code, ran.stderr) == (0, "")
        return folder

    return build_


@dataclass
class Visit:
    """A page that was opened, with all that it said and asked for meanwhile."""

    page: Page
    said: list[str] = field(default_factory=list)
    """Console messages, errors and dialogues."""
    asked: list[str] = field(default_factory=list)
    """The addresses of its requests."""

    @property
    def text(self) -> str:
        """What a person reads."""
        return self.page.locator("body").inner_text()


Open = Callable[..., Visit]


@pytest.fixture
def visit(browser: Browser) -> Iterator[Open]:
    """A function that opens a file in a browser that has never seen anything."""
    contexts = []

    def open_(path: Path, *, width: int = 1280, dark: bool = False, script: bool = True) -> Visit:
        context = browser.new_context(
            viewport={"width": width, "height": 800},
            color_scheme="dark" if dark else "light",
            java_script_enabled=script,
        )
        context.set_default_timeout(PATIENCE)
        contexts.append(context)
        visit = Visit(context.new_page())
        visit.page.on("console", lambda message: visit.said.append(message.text))
        visit.page.on("pageerror", lambda error: visit.said.append(str(error)))
        visit.page.on("request", lambda request: visit.asked.append(request.url))

        def dismiss(dialog: object) -> None:
            visit.said.append("a dialogue")
            dialog.dismiss()  # type: ignore[attr-defined]

        visit.page.on("dialog", dismiss)
        visit.page.goto(path.as_uri())
        return visit

    yield open_
    for context in contexts:
        context.close()
