"""What tests of the command line share: what the program hands a shell that completes a line."""

from collections.abc import Callable

import pytest

from tests.conftest import Run


@pytest.fixture
def completed(run: Run) -> Callable[..., list[str]]:
    """A function that completes a line where it ends; `test_completion.py` asks real shells."""

    def ask(words: str, shell: str = "bash") -> list[str]:
        told = {
            "_CLAIMCHECK_COMPLETE": f"complete_{shell}",
            "COMP_WORDS": words,
            "COMP_CWORD": str(words.count(" ")),
            "_TYPER_COMPLETE_ARGS": words,
            "_TYPER_COMPLETE_FISH_ACTION": "get-args",
        }
        with pytest.MonkeyPatch.context() as patch:
            for name, value in told.items():
                patch.setenv(name, value)
            ran = run()
        assert (ran.code, ran.err) == (0, "")
        return ran.out.rstrip("\n").splitlines()

    return ask
