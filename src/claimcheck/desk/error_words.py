"""What went wrong, in the words that a person gets, whatever the interface."""

from claimcheck.domain.model.visible import visible
from claimcheck.errors import ClaimcheckError


def error_in_words(error: ClaimcheckError) -> str:
    """Return what went wrong and the way out, each on lines of its own."""
    below = [*error.choices, error.hint] if error.hint else error.choices
    further = "".join(f"  {visible(line)}\n" for line in below)
    return f"claimcheck: {visible(error.message)}\n{further}"
