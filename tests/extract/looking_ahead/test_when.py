"""By when: the words of the clause, and never a time that is over or that of the announcement."""

from datetime import date

import pytest

from claimcheck.extract.candidate import extract

SAID = date(2025, 3, 8)


@pytest.mark.parametrize(
    ("sentence", "latest"),
    [
        ("On Tuesday, Premier Ann Lee announced that Acme will open a plant.", None),
        ("Acme announced on Friday that it will open by the end of 2026.", date(2026, 12, 31)),
        ("Acme said in March it would open a plant.", None),
        ("Acme, which was founded in 1950, will open a plant.", None),
        ("If elected in November, the party will build 40 homes.", None),
        ("Acme will cut emissions by half from 2030 levels.", None),
        ("Acme will pay for the damage of the 2025 storm.", None),
        ("The project is expected to last seven years.", None),
        ("Acme’s 2026 revenue is expected to be $5 million.", date(2026, 12, 31)),
        ("By the end of this year, the plants will be closed.", date(2025, 12, 31)),
        ("The phone will be unveiled in the first quarter of 2026.", date(2026, 3, 31)),
        ("Saturday’s announcement will bring 40 clinics.", None),
        ("Acme will open today.", date(2025, 3, 8)),
        ("Two more plants are to be announced later this year.", date(2025, 12, 31)),
        ("Acme expects to announce 20 stores in May 2027.", date(2027, 5, 31)),
        ("We expect 2027 revenue will exceed $5 million.", date(2027, 12, 31)),
        (
            "Our outlook assumes that our third quarter 2027 revenue will be $20 million.",
            date(2027, 9, 30),
        ),
        (
            "Acme will spend $5 million over a 10-year period beginning in January 2027.",
            date(2027, 1, 31),
        ),
        ("Acme will spend $5 million over a 10-year period.", date(2035, 3, 8)),
        ("The shops that will open in May will employ 300 people.", None),
        (
            "The Leeds and St. Ives plants will be closed by the end of 2027.",
            date(2027, 12, 31),
        ),
    ],
)
def test_the_deadline_is_when_it_is_to_happen(sentence: str, latest: date | None) -> None:
    (one,) = extract(sentence, SAID)
    assert one.latest == latest
