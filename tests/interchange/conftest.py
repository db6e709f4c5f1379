import pytest


@pytest.fixture
def hostile() -> str:
    """Words that would clear a terminal and turn its lines round, as TOML writes them."""
    return r"evil \u001b[2J\u202e\u0007"
