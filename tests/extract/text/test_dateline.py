"""The day of publication is the one that the top of a text gives."""

from datetime import date

import pytest

from claimcheck.extract.text.dateline import day_told

TODAY = date(2026, 3, 1)


@pytest.mark.parametrize(
    "line",
    [
        "Oslo, November 5, 2024 – Acme will open a plant.",
        "OSLO, Norway, Nov. 5, 2024 (GLOBE NEWSWIRE) -- Acme will open a plant.",
        "OSLO, Nov 5, 2024 /PRNewswire/ -- Acme will open a plant.",
        "LONDON – 5 November 2024 – Acme will open a plant.",
        "Published: 5 November 2024",
        "Published on 5 November 2024",
        "Nov 5, 2024, 10:14 AM",
        "Tuesday, November 5, 2024 at 10:14 AM EST",
        "5 November 2024",
        "November 5 , 2024",
        "2024-11-05",
        "By Ann Lee | Nov 5, 2024",
        "Release Date: November 5, 2024",
    ],
)
def test_date_lines_and_datelines_give_the_day(line: str) -> None:
    assert day_told(f"Acme opens a plant\n\n{line}\nAcme grew.", TODAY) == date(2024, 11, 5)


@pytest.mark.parametrize(
    "line",
    [
        "Acme was founded on November 5, 2024.",
        "On November 5, 2024, Acme opened a plant.",
        "Oslo, November 5, 2026 – Acme will open a plant.",
        "Acme will open on 5 November.",
        "11/5/2024",
    ],
)
def test_other_days_are_not_that_of_publication(line: str) -> None:
    assert day_told(f"Acme opens a plant\n\n{line}\n", TODAY) is None
