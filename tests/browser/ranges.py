"""A ledger of ranges that charts get wrong: far, near, equal, tiny, huge, falling, undated."""

from collections.abc import Iterator, Sequence

_Reading = tuple[str, float]

_ANN = (
    ("wide", "1998-03-02", "2045", "", ()),
    (
        "outlier",
        "2020-01-01",
        "2027",
        'measure = "homes", at-least = 3600, from = 0',
        (
            ("2021-01-01", 900),
            ("2022-01-01", 9_000_000),
            ("2023-01-01", 1800),
            ("2024-01-01", 3400),
        ),
    ),
    (
        "near",
        "2023-05-01",
        "2026",
        'measure = "homes finished", at-least = 3790, unit = "homes", from = 1200',
        (
            *(("2025-11-01", 3400), ("2025-12-01", 3500), ("2026-01-01", 3600)),
            *(("2026-01-10", 3610), ("2026-10-10", 3700)),
        ),
    ),
    (
        "falling",
        "2019-01-01",
        "2030",
        'measure = "emissions", at-most = 42.5, unit = "Mt", from = 85',
        (("2021-01-01", 80.25), ("2023-01-01", 83), ("2025-06-01", 66)),
    ),
    (
        "negative",
        "2022-01-01",
        "2026-Q4",
        'measure = "balance", at-least = 5, unit = "€", from = -60',
        (("2023-01-01", -41.5), ("2025-01-01", -12)),
    ),
    (
        "tiny",
        "2025-01-01",
        "2027-01-01",
        'measure = "errors per call", at-most = 0.0000002, from = 0.0000031',
        (("2026-01-01", 0.0000011),),
    ),
    (
        "huge",
        "2025-01-01",
        "2028-01-01",
        'measure = "transactions", more-than = 1000000000000000, from = 12345678901234',
        (("2026-06-01", 3e14),),
    ),
    (
        "equal",
        "2024-01-01",
        "2027-06-30",
        'measure = "stations", at-least = 20',
        (("2024-06-01", 20), ("2025-06-01", 20), ("2026-06-01", 20)),
    ),
    (
        "single",
        "2024-01-01",
        "2027-06-30",
        'measure = "wells", at-least = 12',
        (("2025-06-01", 5),),
    ),
    (
        "bounds",
        "2024-01-01",
        "2027-06-30",
        'measure = "inflation", at-least = 1.5, at-most = 2.5, unit = "%"',
        (("2025-06-01", 4.1), ("2026-06-01", 2.2)),
    ),
    ("days", "2026-11-01", "2026-11-12", "", ()),
    ("undated", "2026-01-01", "", 'measure = "halls", at-least = 3', (("2026-06-01", 1),)),
)


def ledger() -> str:
    """Return the ledger; the claims are Ann's, but for those of a bank, all ruled on by 2013."""
    return "\n".join(_lines())


def charted() -> list[str]:
    """Return the claims with a chart of readings."""
    return [id_ for id_, *_, readings in _ANN if readings]


def _lines() -> Iterator[str]:
    yield '[settings]\ntitle = "Ranges"\nbase-url = "https://ranges.example"'
    for id_, made, deadline, target, readings in _ANN:
        yield from _claim(id_, "Ann", made, deadline)
        if target:
            yield f"target = {{ {target} }}"
        yield from _evidence(id_, readings)
    for id_, made, deadline, ruled in (
        ("lending", "2008-10-13", "2010", "2011-02-01"),
        ("branches", "2009-06-16", "2012", "2013-01-20"),
        ("opera", "2010-05-01", "", "2012-05-03"),
    ):
        yield from _claim(id_, "Bank of 2008", made, deadline)
        yield f'[claims.{id_}.verdicts.v]\ndate = {ruled}\nverdict = "broken"'
        yield 'because = "It did not"'


def _claim(id_: str, claimant: str, made: str, deadline: str) -> Iterator[str]:
    yield f'[claims.{id_}]\ntext = "The promise called {id_}"'
    yield f'claimant = "{claimant}"\nmade = {made}'
    yield f'deadline = "{deadline}"' if deadline else 'deadline-words = "soon"'
    yield f'source = "https://www.city.example/promises/{id_}.html"'


def _evidence(id_: str, readings: Sequence[_Reading]) -> Iterator[str]:
    for number, (day, value) in enumerate(readings):
        yield f'[claims.{id_}.evidence.e{number}]\ndate = {day}\nstance = "supports"'
        yield f'source = "https://www.city.example/readings/{number}"\nvalue = {value}'
