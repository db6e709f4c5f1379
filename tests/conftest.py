"""What all tests share: ledgers from their text, a fixed day, and the program run in a folder."""

import importlib
import os
import pkgutil
import shutil
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, settings
from typer.main import get_command
from typer.testing import CliRunner

import claimcheck
from claimcheck.cli.main import app
from claimcheck.desk import clock
from tests.databases import postgres_database

if TYPE_CHECKING:
    from playwright.sync_api import Browser

# The same examples in every run, however slow the machine is; `search` draws others each time.
settings.register_profile(
    "suite",
    derandomize=True,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
settings.register_profile("quick", parent=settings.get_profile("suite"), max_examples=10)
settings.register_profile("search", parent=settings.get_profile("suite"), derandomize=False)
settings.load_profile("suite")


def pytest_collection_finish() -> None:
    """Load the whole program: Hypothesis draws from the constants of the modules that are loaded.

    Commands load theirs when they run, so what a test draws would depend on those before it.
    """
    for module in pkgutil.walk_packages(claimcheck.__path__, "claimcheck."):
        if not module.name.endswith(".__main__"):
            importlib.import_module(module.name)


os.environ["XDG_STATE_HOME"] = os.devnull
"""No test keeps anything in the state folder of whoever runs it; `folder` gives each its own."""

TODAY = date(2026, 11, 24)
NOW = datetime(2026, 11, 24, 12, 0, 0, tzinfo=UTC)


@dataclass(frozen=True)
class Ran:
    """What a run of the program did."""

    code: int
    out: str
    err: str


Run = Callable[..., Ran]

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
PATIENCE = 300_000
"""Milliseconds until a browser is held to hang."""
FLAGS = (
    *("--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"),
    *("--disable-component-update", "--disable-sync"),
)


@pytest.fixture(scope="session")
def browser() -> "Iterator[Browser]":
    """The browser of this machine, headless; nothing is downloaded."""
    from playwright.sync_api import sync_playwright

    program = next(filter(None, map(shutil.which, BROWSERS)), None)
    if program is None:
        pytest.skip("there is no chromium on this machine")
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=program, args=FLAGS, timeout=PATIENCE)
        yield running
        running.close()


def without_settings(patch: pytest.MonkeyPatch) -> None:
    """Take away what this user has set: no ledger is named, nobody is recording, git is plain."""
    for name in (
        *("CLAIMCHECK_FILE", "CLAIMCHECK_WHO", "FORCE_COLOR", "NO_COLOR", "COLUMNS"),
        *("EDITOR", "VISUAL"),
    ):
        patch.delenv(name, raising=False)
    patch.setenv("LC_ALL", "C.UTF-8")
    patch.setenv("CLAIMCHECK_NO_CACHE", "1")
    patch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    patch.setenv("GIT_CONFIG_SYSTEM", os.devnull)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty working directory, in which nothing is set."""
    monkeypatch.chdir(tmp_path)
    without_settings(monkeypatch)
    monkeypatch.setenv("XDG_STATE_HOME", str(state_of(tmp_path)))
    return tmp_path


def state_of(folder: Path) -> Path:
    """Return where the user's state is while a test runs in a folder: beside it, and not in it."""
    return folder.with_name(f"{folder.name}-state")


@pytest.fixture
def ledger_file(folder: Path) -> Callable[[str], Path]:
    """A function that writes `claims.toml` into the working directory."""

    def write(text: str) -> Path:
        path = folder / "claims.toml"
        path.write_bytes(text.encode())
        return path

    return write


@cache
def _program() -> Any:
    """The program with its commands; to read their signatures takes longer than most runs."""
    return get_command(app)


@pytest.fixture
def run(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """The program in the working directory, on 2026-11-24 at noon UTC unless said."""

    def invoke(*args: str, today: date = TODAY, now: datetime = NOW, stdin: str = "") -> Ran:
        monkeypatch.setattr(clock, "today", lambda: today)
        monkeypatch.setattr(clock, "now", lambda: now)
        monkeypatch.setattr(sys, "argv", ["claimcheck", *args])
        with CliRunner().isolation(stdin) as (out, err, _):
            with pytest.raises(SystemExit) as ended:
                _program().main(list(args), "claimcheck")
            for stream in (sys.stdout, sys.stderr):
                stream.flush()
            said = [one.getvalue().decode(errors="replace") for one in (out, err)]
        return Ran(int(ended.value.code or 0), *said)

    return invoke


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """The address of a PostgreSQL database, in which each ledger has a name of its own."""
    with postgres_database() as base:
        yield base


_OTHER_USER = ("root may read every file", "only root can give a file away")
"""Skips that only another user than the one running could mend; each has its counterpart."""


class NoSkips:
    """Fails a run in which a test was skipped: on CI everything that a test needs is there."""

    def __init__(self) -> None:
        self.skipped: list[str] = []

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.skipped and not any(reason in str(report.longrepr) for reason in _OTHER_USER):
            self.skipped.append(f"{report.nodeid}: {report.longrepr}")

    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        if self.skipped:
            session.exitstatus = pytest.ExitCode.TESTS_FAILED

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        for line in self.skipped:
            terminalreporter.write_line(f"skipped, which fails here: {line}", red=True)


def pytest_configure(config: pytest.Config) -> None:
    if os.environ.get("CLAIMCHECK_NO_SKIPS"):
        config.pluginmanager.register(NoSkips())
