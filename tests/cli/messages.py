"""What every refusal has in common, whatever was wrong."""

from tests.conftest import Ran


def message_of(ran: Ran) -> str:
    """Return the one message on stderr of a run that printed nothing else."""
    assert ran.out == ""
    assert "Traceback" not in ran.err
    starts = [line for line in ran.err.splitlines() if line.startswith(("claimcheck: ", "Error: "))]
    assert len(starts) == 1, ran.err
    return ran.err
