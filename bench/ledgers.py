"""Ledgers like those that people keep, of any size: three items of evidence and 1.7 kB a claim.

`python bench/ledgers.py 10000 > claims.toml` writes one. The same number gives the same bytes.
"""

import random
import sys
from collections.abc import Iterator
from datetime import date, timedelta

DAY = date(2026, 11, 24)
"""The day on which a generated ledger is looked at: nothing in it is dated later."""

FIRST = date(2019, 1, 1)
STANCES = ("supports", "supports", "supports", "refutes", "context", "context")
VERDICTS = ("kept", "kept", "partly-kept", "broken", "withdrawn", "void")
MEASURES = ("countries", "vehicles a year", "megawatts", "homes", "customers")
ACTIONS = (
    *(
        "open {} plants in the north",
        "deliver {} electric buses",
        "cut its emissions by {} percent",
    ),
    *("hire {} engineers", "build {} homes", "connect {} villages to the grid"),
    *("ship {} units of its second model", "plant {} thousand trees", "halve {} waiting lists"),
)
PLACES = ("Lisbon", "Oslo", "Nairobi", "Guangzhou", "Leeds", "Porto Alegre", "Kraków", "Hanoi")
SUBJECTS = ("energy", "transport", "housing", "health", "climate", "industry", "space", "schools")
TEXT = (
    "the company said in a statement that work on the site had begun and that the first phase "
    "would be finished before winter while the regulator confirmed that no permit was missing "
    "yet two suppliers named in the annual report told this newspaper of delays"
)
WORDS = TEXT.split()


def ledger(claims: int) -> str:
    """Return a ledger of so many claims as TOML."""
    return "".join(pieces(claims))


def pieces(claims: int) -> Iterator[str]:
    """Yield the text of a ledger, a claim with its facts at a time."""
    rng = random.Random(claims)
    yield '[settings]\ntitle = "Promises of a generated country"\n'
    for number in range(claims):
        yield _claim(rng, number, max(5, claims // 25))


def _claim(rng: random.Random, number: int, claimants: int) -> str:
    made = FIRST + timedelta(days=rng.randrange((DAY - FIRST).days - 30))
    who = rng.randrange(claimants)
    action = rng.choice(ACTIONS).format(rng.randrange(2, 400))
    place, subject = rng.choice(PLACES), rng.choice(SUBJECTS)
    id_ = f"party-{who}-{'-'.join(action.split()[:3])}-{number}"
    deadline = made + timedelta(days=rng.randrange(90, 2200))
    lines = [
        f"\n[claims.{id_}]",
        f'text = "Party {who} will {action} in {place}"',
        f'claimant = "Party {who} of {place}"',
        f'speaker = "Minister {rng.randrange(claimants * 2)}"',
        f"made = {made}",
        *_deadline(rng, deadline),
        f'quote = "“{_sentence(rng, 18)}”"',
        'wording = "verbatim"',
        f'source = "https://news{who % 40}.example/{made:%Y/%m}/{number}"',
        f'title = "{_sentence(rng, 8)}"',
        f'criteria = "An official register or two independent reports show it, in {place}."',
        f'tags = ["{subject}", "{place.lower()}"]',
    ]
    if number % 10 == 0:
        measure = rng.choice(MEASURES)
        lines.append(f'target = {{ measure = "{measure}", at-least = {rng.randrange(50, 900)} }}')
    lines.append(f"recorded = {_second(rng, made)}")
    for order in range(3):
        day = made + timedelta(days=rng.randrange((DAY - made).days))
        lines += _evidence(rng, id_, f"{day}-{order}{rng.randrange(4096):03x}", day, number)
    if rng.random() < 0.3:
        day = made + timedelta(days=rng.randrange((DAY - made).days))
        lines += [
            f"\n[claims.{id_}.revisions.{day}-5{rng.randrange(4096):03x}]",
            f"date = {day}",
            *_deadline(rng, max(day, deadline) + timedelta(days=rng.randrange(60, 800))),
            f'source = "https://news{who % 40}.example/{day:%Y/%m}/moved-{number}"',
            f"recorded = {_second(rng, day)}",
        ]
    if rng.random() < 0.35:
        day = made + timedelta(days=rng.randrange((DAY - made).days))
        word = rng.choice(VERDICTS)
        fulfilled = [f"fulfilled = {day}"] if word in ("kept", "partly-kept") else []
        lines += [
            f"\n[claims.{id_}.verdicts.{day}-9{rng.randrange(4096):03x}]",
            f"date = {day}",
            f'verdict = "{word}"',
            *fulfilled,
            f'because = "{_sentence(rng, 14)}."',
            f"recorded = {_second(rng, day)}",
        ]
    return "\n".join(lines) + "\n"


def _deadline(rng: random.Random, day: date) -> list[str]:
    match rng.randrange(5):
        case 0:
            return [f"deadline = {day}"]
        case 1:
            return [f'deadline = "{day:%Y-%m}"', f'deadline-words = "in {day:%B %Y}"']
        case 2:
            return [f'deadline = "{day:%Y}-Q{(day.month + 2) // 3}"']
        case _:
            return [f'deadline = "{day:%Y}"', f'deadline-words = "by {day:%Y}"']


def _evidence(rng: random.Random, id_: str, key: str, day: date, number: int) -> list[str]:
    value = [f"value = {rng.randrange(1000)}"] if number % 10 == 0 else []
    return [
        f"\n[claims.{id_}.evidence.{key}]",
        f"date = {day}",
        f'stance = "{rng.choice(STANCES)}"',
        f'source = "https://wire{rng.randrange(60)}.example/{day:%Y/%m/%d}/{key}"',
        f'title = "{_sentence(rng, 7)}"',
        f'quote = "{_sentence(rng, 12)}"',
        *value,
        f"recorded = {_second(rng, day)}",
    ]


def _sentence(rng: random.Random, words: int) -> str:
    start = rng.randrange(len(WORDS))
    return " ".join(WORDS[(start + step) % len(WORDS)] for step in range(words)).capitalize()


def _second(rng: random.Random, day: date) -> str:
    return f"{day}T{rng.randrange(24):02}:{rng.randrange(60):02}:{rng.randrange(60):02}Z"


if __name__ == "__main__":
    sys.stdout.writelines(pieces(int(sys.argv[1])))
