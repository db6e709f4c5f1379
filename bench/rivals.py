"""What a user could keep promises in instead, filled with as much, and how each is asked.

A rival that is not installed is left out with a word on how to install it.
"""

import json
import shutil
import sys
import uuid
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

EVIDENCE = 3
"""Items of evidence for each claim: annotations, transactions, lines of a description."""


@dataclass(frozen=True)
class Rival:
    """A program that is installed, with a folder of data and the commands to time."""

    name: str
    commands: dict[str, list[str]]
    folder: Path
    environment: dict[str, str] = field(default_factory=dict)
    before: dict[str, str] = field(default_factory=dict)
    """Files, as patterns in the folder, to remove before each turn of a command."""


def taskwarrior(folder: Path, claims: int) -> Rival | str:
    """Return taskwarrior with a task for each claim and an annotation for each item."""
    task = shutil.which("task")
    if task is None:
        return "taskwarrior is not installed (apt-get install taskwarrior)"
    (folder / "taskrc").write_text("confirmation=off\nverbose=nothing\n")
    with (folder / "tasks.json").open("w") as file:
        for number in range(claims):
            entry = {
                "uuid": str(uuid.UUID(int=number + 1)),
                "description": f"Party {number} will open {number} plants in the north",
                "status": "pending",
                "project": f"party-{number % 400}",
                "tags": ["energy", "oslo"],
                "entry": "20200101T000000Z",
                "due": f"20{27 + number % 5}1231T000000Z",
                "annotations": [
                    {"entry": f"2021010{item + 1}T000000Z", "description": _sentence(number, item)}
                    for item in range(EVIDENCE)
                ],
            }
            file.write(json.dumps(entry) + "\n")
    environment = {"TASKRC": str(folder / "taskrc"), "TASKDATA": str(folder / "data")}
    return Rival(
        "taskwarrior",
        {
            "(fill)": [task, "import", "tasks.json"],
            "list": [task, "list"],
            "export": [task, "export"],
            "add": [task, "add", "Party 1 will plant trees", "due:2027-12-31"],
            "annotate": [task, str(claims // 2), "annotate", "seen on the site"],
        },
        folder,
        environment,
    )


def hledger(folder: Path, claims: int) -> Rival | str:
    """Return hledger with a transaction for each item of evidence."""
    found = shutil.which("hledger")
    if found is None:
        return "hledger is not installed (apt-get install hledger)"
    with (folder / "evidence.journal").open("w") as file:
        for number in range(claims):
            for item in range(EVIDENCE):
                file.write(f"{_day(number, item)} {_sentence(number, item)}\n")
                file.write(f"    claims:party-{number}  1\n    stance:supports\n\n")
    base = [found, "-f", "evidence.journal"]
    return Rival(
        "hledger", {"balance": [*base, "balance"], "register": [*base, "register"]}, folder
    )


def beancount(folder: Path, claims: int) -> Rival | str:
    """Return beancount's check, without and with its cache, on a transaction for each item."""
    found = _beside("bean-check")
    if found is None:
        return "beancount is not installed (pip install beancount)"
    with (folder / "evidence.beancount").open("w") as file:
        for number in range(claims):
            file.write(f"2019-01-01 open Assets:Party{number}\n")
        file.write("2019-01-01 open Income:Supports\n")
        for number in range(claims):
            for item in range(EVIDENCE):
                file.write(f'{_day(number, item)} * "{_sentence(number, item)}"\n')
                file.write(f"  Assets:Party{number}  1 EUR\n  Income:Supports\n\n")
    check = [found, "evidence.beancount"]
    return Rival(
        "beancount",
        {"bean-check, cold": check, "bean-check, cached": check},
        folder,
        before={"bean-check, cold": ".*.picklecache"},
    )


def todoman(folder: Path, claims: int) -> Rival | str:
    """Return todoman with a to-do for each claim, the items in its description."""
    found = _beside("todo")
    if found is None:
        return "todoman is not installed (pip install todoman)"
    todos = folder / "todos"
    todos.mkdir()
    for number in range(claims):
        description = r"\n".join(_sentence(number, item) for item in range(EVIDENCE))
        (todos / f"{number}.ics").write_text(
            "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//bench//bench//EN\r\nBEGIN:VTODO\r\n"
            f"UID:{number}\r\nDTSTAMP:20200101T000000Z\r\nDUE;VALUE=DATE:20271231\r\n"
            f"SUMMARY:Party {number} will open plants\r\nDESCRIPTION:{description}\r\n"
            "END:VTODO\r\nEND:VCALENDAR\r\n"
        )
    config = folder / "config.py"
    config.write_text(f'path = "{folder}/*"\ncache_path = "{folder}/cache.sqlite3"\n')
    base = [found, "--config", str(config)]
    return Rival("todoman", {"list": [*base, "list"]}, folder)


def all_rivals(folder: Path, claims: int) -> Iterator[Rival | str]:
    """Yield each rival, filled, or why it is left out."""
    for make in (taskwarrior, hledger, beancount, todoman):
        own = folder / make.__name__
        own.mkdir(parents=True)
        yield make(own, claims)


def _beside(name: str) -> str | None:
    own = Path(sys.executable).with_name(name)
    return str(own) if own.exists() else shutil.which(name)


def _day(number: int, item: int) -> str:
    return f"{2019 + number % 7}-{number % 12 + 1:02}-{item % 28 + 1:02}"


def _sentence(number: int, item: int) -> str:
    return f"The register shows that plant {number} has permit {item} and that work has begun"
