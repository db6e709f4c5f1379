"""Whose text it is, by its signature, its announcement and the headings in it."""

from datetime import date

import pytest

from claimcheck.extract.candidate import Candidate, extract


def last(text: str) -> Candidate:
    """Return the claim of the last sentence of a text."""
    *_, one = extract(text, date(2025, 3, 8))
    assert text.rstrip().endswith(one.sentence)
    return one


@pytest.mark.parametrize(
    "signature",
    [
        "By Ann Lee, CEO, Halden Mills",
        "By Ann Lee, Group Chief Executive, Halden Mills",
        "Ann Lee, PhD, Chief Scientific Officer, Halden Mills",
    ],
)
def test_who_signs_a_text_speaks_for_the_party_behind_the_office(signature: str) -> None:
    one = last(f"A cleaner river\n\n{signature}\n\nWe cleaned it. We will plant 900 trees.")
    assert one.claimant == "Halden Mills"


def test_a_party_behind_the_office_of_somebody_quoted_is_no_person() -> None:
    text = (
        "Halden opens a mill\n\nHalden Mills, Inc. opened a mill on Monday.\n"
        "“It runs,” says Ann Lee, PhD, Chief Scientific Officer, Halden.\n"
        "The mill will employ 90 people by 2027."
    )
    assert last(text).claimant == "Halden"
