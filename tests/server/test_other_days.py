"""Pages of other days, and where a browser is sent that names one."""

from collections.abc import Callable

import pytest

from tests.server.at_the_desk import Desk

Serve = Callable[[str], Desk]

LEDGER = """\
[claims.trams]
text = "Trams will run at night"
claimant = "Northline"
made = 2025-02-01
deadline = 2026-06-30
"""


@pytest.mark.parametrize(
    ("asked", "location"),
    [
        ("/?as_of=2025-12-31", "/as-of/2025-12-31/"),
        ("/claims/trams.html?as_of=", "/claims/trams.html"),
        ("/?as_of=2025-12-31&known_on=2026-01-31", "/as-of/2025-12-31/known-on/2026-01-31/"),
        ("//example.org?as_of=", "/example.org"),
        ("/%2F/example.org/x?known_on=", "/example.org/x"),
        ("/%5Cexample.org?as_of=", "/%5Cexample.org"),
        ("/?as_of=%2F..%2F%2Fexample.org", "/as-of/%2F..%2F%2Fexample.org/"),
        ("/?as_of=x%0D%0ASet-Cookie:%20a=b", "/as-of/x%0D%0ASet-Cookie%3A%20a%3Db/"),
        ("/%E2%80%AE?as_of=", "/%E2%80%AE"),
        ("/?as_of=", "/"),
    ],
)
def test_whoever_names_a_day_is_sent_to_a_page_of_this_server(
    asked: str, location: str, desk: Serve
) -> None:
    sent = desk(LEDGER).get(asked)
    assert (sent.status, sent.location) == (303, location)
