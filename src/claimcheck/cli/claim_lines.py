"""Claims printed as they are found: a line each, or as JSON."""

from collections.abc import Iterable, Iterator

from claimcheck.cli.console import draw, emit_many, width
from claimcheck.domain.standing.standing import Moment, Standing


def print_claims(
    command: str, moment: Moment, claims: Iterable[Standing], *, json: bool
) -> set[str]:
    """Print claims one by one, and return whose they are."""
    claimants = set[str]()

    def printed() -> Iterator[Standing]:
        for one in claims:
            claimants.add(one.claimant)
            yield one

    if json:
        emit_many(command, moment, "claims", printed())
    else:
        from claimcheck.report.terminal.list_output import draw_list

        draw(draw_list(printed(), width()))
    return claimants
