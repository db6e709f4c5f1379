"""How many keys a desk's day takes, beside the same day with the commands that there were before.

Run with `python -m bench.keystrokes`. Twenty promises are entered, ten revised and five ruled on,
tags change, a ruling on the wrong claim is taken back and a report is published. The days are
`day_before.txt` and `day_now.txt`; both are typed into real terminals, and both ledgers must hold
the same claims, dates, tags and statuses in the end.

A line of a day is one of these, and each but `@` ends with Enter:

    $ clai⇥[mcheck ]undo        typed in the shell
    By when ▸ end of 2027       an answer to the question that begins so
    @ acme-plant                the answers below are for this claim, whenever it comes up

Every key counts, Enter and Tab too, but what stands in «»: texts, quotes and addresses are as long
either way. A letter with Shift, and ⌃U, which empties a line, are one key. What stands in [] is
what Tab gave, and costs nothing; that the program completes it so is looked up as it is typed (the
name of the program itself is completed by any shell).
"""

import json
import os
import re
import shlex
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from tests.cli.conversation import Conversation
from tests.cli.terminal import PROGRAM

DAYS = ("before", "now")
MOST = 0.5
"""The part of the keys of before that the same day may take now."""
_NOT_COUNTED = re.compile(r"«.*?»|\[.*?\]")
_COMPLETED = re.compile(r"(\S*)⇥\[(.*?)\]")
_SHELL, _CLAIM, _ANSWER = "$ ", "@ ", "▸"
Answers = list[tuple[str, str]]


def main() -> None:
    """Print the table; exit with 1 when the target is missed or the days end differently."""
    kept = {}
    counts = {}
    for day in DAYS:
        lines = lines_of(day)
        counts[day] = sum(map(keys, lines))
        with tempfile.TemporaryDirectory() as folder:
            kept[day] = run(lines, Path(folder))
        print(f"{day:<8}{counts[day]:>6,} keys")
    ratio = counts["now"] / counts["before"]
    print(f"{'ratio':<8}{ratio:>6.2f}        target ≤ {MOST}")
    if kept["now"] != kept["before"]:
        different = [pair for pair in zip(*kept.values(), strict=True) if pair[0] != pair[1]]
        sys.exit(f"the two days end with different ledgers: {different}")
    sys.exit(ratio > MOST)


def lines_of(day: str) -> list[str]:
    """Return the lines of a day."""
    text = Path(__file__).with_name(f"day_{day}.txt").read_text(encoding="utf-8")
    return [line for line in text.splitlines() if not line.startswith("#")]


def keys(line: str) -> int:
    """Return how many keys a line takes that count."""
    if line.startswith(_CLAIM):
        return 0
    return len(_NOT_COUNTED.sub("", _typed(line)).replace("⌃U", "U")) + len("\n")


def run(lines: list[str], folder: Path) -> list[list[str]]:
    """Type a day into terminals in an empty folder; return what the ledger holds in the end."""
    os.chdir(folder)
    os.environ |= {"HOME": str(folder), "XDG_STATE_HOME": str(folder), "CLAIMCHECK_WHO": "desk"}
    subprocess.run([PROGRAM, "init", "--quiet"], check=True, capture_output=True)
    for command, answers in _commands(lines):
        _look_up_completions(command)
        talk = Conversation(*shlex.split(_plain(command))[1:])
        for place, (question, answer) in enumerate(answers):
            if question:
                talk.expect(question)
                _answer(talk, answer)
            else:
                _answer_in_any_order(talk, answers[place:])
                break
        if code := talk.ends():
            sys.exit(f"{command} ended with {code}:\n{talk.said}")
    if not (folder / "report.html").exists():
        sys.exit("no report was published")
    listed = subprocess.run([PROGRAM, "list", "--json"], check=True, capture_output=True)
    wanted = ("id", "text", "claimant", "made", "deadline", "status", "tags")
    claims = json.loads(listed.stdout)["claims"]
    return sorted([[str(one[key]) for key in wanted] for one in claims])


def _commands(lines: list[str]) -> Iterator[tuple[str, Answers]]:
    """Yield each line of the shell with the answers below it; claims have no question."""
    command, answers = "", Answers()
    for line in lines:
        if line.startswith(_SHELL):
            if command:
                yield command, answers
            command, answers = _typed(line), []
        elif line.startswith(_CLAIM):
            answers.append(("", line.removeprefix(_CLAIM)))
        else:
            question, _, answer = line.partition(_ANSWER)
            answers.append((question.strip(), answer.strip()))
    yield command, answers


def _answer_in_any_order(talk: Conversation, answers: Answers) -> None:
    """Answer about claims in the order in which they come up, which depends on today."""
    of_claim: dict[str, Answers] = {}
    for question, answer in answers:
        if not question:
            of_claim[answer] = current = []
        else:
            current.append((question, answer))
    while of_claim:
        card = talk.expect("Your choice:")
        [id_] = (one for one in of_claim if one in card)
        for place, (question, answer) in enumerate(of_claim.pop(id_)):
            if place:
                talk.expect(question)
            _answer(talk, answer)


def _look_up_completions(command: str) -> None:
    """End the program where Tab would not give what a line says."""
    for found in _COMPLETED.finditer(command):
        start, given = found.groups()
        before = shlex.split(_plain(command[: found.start()]))
        if not before:
            continue  # the program's own name
        offered = _offered(before, start)
        common = os.path.commonprefix(offered)  # noqa: RUF071  # of words, not of paths
        common += " " if len(offered) == 1 else ""
        if common != start + given:
            sys.exit(f"Tab after {start!r} gives {common!r}, not {start + given!r}: {command}")


def _offered(before: list[str], start: str) -> list[str]:
    """Return what the program offers a shell after some words."""
    ran = subprocess.run(
        [PROGRAM],
        env=os.environ
        | {
            "_CLAIMCHECK_COMPLETE": "complete_bash",
            "COMP_WORDS": shlex.join([*before, start]),
            "COMP_CWORD": str(len(before)),
        },
        check=True,
        capture_output=True,
        text=True,
    )
    return ran.stdout.split()


def _typed(line: str) -> str:
    return (
        line.removeprefix(_SHELL) if line.startswith(_SHELL) else line.partition(_ANSWER)[2].strip()
    )


def _plain(words: str) -> str:
    """Return words without marks: what stands in the terminal once they are typed."""
    return re.sub(r"⇥\[(.*?)\]", r"\1", words).replace("«", "").replace("»", "")


def _answer(talk: Conversation, words: str) -> None:
    """Type an answer, and wait after a Tab for what it gives, with which the answer ends."""
    start, is_completed, rest = words.partition("⇥")
    talk.type(_as_keys(start))
    if is_completed:
        talk.type(b"\t")
        talk.expect(rest.strip("[]"))
    talk.type(b"\n")


def _as_keys(words: str) -> bytes:
    return _plain(words).replace("⌃U", "\x15").encode()


if __name__ == "__main__":
    main()
