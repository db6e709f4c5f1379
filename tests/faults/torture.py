"""The experiments on the store again and again: `python -m tests.faults.torture SECONDS`.

Each round has other moments of chance. It prints what was tried, and ends with 1 at the first loss.
"""

import random
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from claimcheck.domain.deadline import Unreadable, parse_deadline
from tests.domain import phrase_maker
from tests.faults import (
    crowds,
    disks,
    fuzz,
    program,
    shared_crowds,
    shared_disks,
    shared_steps,
    steps,
    tally,
)
from tests.faults.servers import Server, folder_for_servers
from tests.faults.tally import Tally
from tests.faults.tracing import strace_works


def _stepping(name: str) -> Callable[[Path], Tally]:
    def experiment(path: Path) -> Tally:
        chance = random.randrange(1_000_000)
        words = [sys.executable, "-m", "tests.faults.steps", name, str(path), "whole"]
        return tally.loads(program.run([*words, "200", str(chance)], 600, program.WITH_TESTS).out)

    return experiment


_IN_SQLITE = (shared_steps.kills_at_every_step, shared_steps.kills_at_any_time)
_STEPS_OF_A_ROUND = 12
"""So many rounds try every step, at which a round tries one in so many."""


def _stepping_shared(name: str, address: str) -> Tally:
    words = [sys.executable, "-m", "tests.faults.shared_steps", name, address, "whole"]
    numbers = [str(_STEPS_OF_A_ROUND), str(random.randint(1, _STEPS_OF_A_ROUND))]
    return tally.loads(program.run([*words, *numbers], 600, program.WITH_TESTS).out)


def _served(experiment: Callable[[Server, Path], Tally]) -> Callable[[Path], Tally]:
    def on_a_new_server(path: Path) -> Tally:
        with folder_for_servers() as folder:
            server = Server.create(folder / "one")
            try:
                return experiment(server, path.parent)
            finally:
                server.stop("immediate")

    return on_a_new_server


def _promoted(path: Path) -> Tally:
    with folder_for_servers() as folder:
        primary = Server.create(folder / "one")
        standby = primary.standby(folder / "two")
        try:
            primary.set("synchronous_standby_names = 'two'")
            primary.reload()
            return shared_crowds.a_standby_is_promoted(
                primary, standby, "main", "whole", path.parent
            )
        finally:
            standby.stop("immediate")


def shared_experiments() -> Iterator[tuple[str, Callable[[Path], Tally]]]:
    """Yield each experiment on ledgers in databases that can be made here, by name."""
    for name, one in shared_steps.EXPERIMENTS.items():
        if one in _IN_SQLITE:
            yield (
                f"sqlite: {name}",
                lambda path, name=name: _stepping_shared(  # type: ignore[misc]
                    name, f"sqlite:///{path.parent}/claims.db?ledger=a"
                ),
            )
        else:
            yield (
                f"server: {name}",
                _served(lambda server, _, name=name: _stepping_shared(name, server.address())),  # type: ignore[misc]
            )
    yield (
        "sqlite: writers_at_once",
        lambda path: shared_crowds.writers_at_once(
            f"sqlite:///{path.parent}/claims.db?ledger=a", "whole", path.parent
        ),
    )
    yield (
        "server: writers_at_once",
        _served(lambda one, path: shared_crowds.writers_at_once(one.address(), "whole", path)),
    )
    yield (
        "server: crashes",
        _served(
            lambda one, path: shared_crowds.crashes_while_sixteen_write(one, "main", "whole", path)
        ),
    )
    yield "server: promoted", _promoted
    if strace_works():
        yield (
            "sqlite: failing calls",
            lambda path: shared_disks.failures_at_every_call(
                path.with_name("claims.db"), path.parents[1] / "calls"
            ),
        )


def _by_chance() -> Tally:
    fuzzed = fuzz.fuzz(200, random.randrange(1_000_000))
    return Tally(tried=fuzzed.codes.total(), wrong=fuzzed.wrong)


_PHRASES = 20_000


def _phrases() -> Tally:
    chance, wrong = random.Random(random.randrange(1_000_000)), []
    for _ in range(_PHRASES):
        phrase = phrase_maker.make(chance)
        try:
            latest = parse_deadline(phrase.words, phrase.said).latest
        except Unreadable as refusal:
            wrong.append(f"{phrase}: {refusal.message}")
        else:
            if latest != phrase.days[1]:
                wrong.append(f"{phrase}: read as {latest}")
    return Tally(tried=_PHRASES, wrong=wrong)


def experiments() -> Iterator[tuple[str, Callable[[Path], Tally]]]:
    """Yield each experiment that can be made here, by name."""
    for name in steps.EXPERIMENTS:
        yield name, _stepping(name)
    yield "writers_at_once", lambda path: crowds.writers_at_once(path, "whole", 12, 3)
    yield "documents_at_once", lambda path: crowds.documents_beside_writers(path, "whole", 12, 3)
    yield "deadline_phrases", lambda _: _phrases()
    yield "by_chance", lambda _: _by_chance()
    yield "waits_in_vain", lambda path: crowds.waits_in_vain(path, "whole")
    yield "file_size_limits", lambda path: disks.file_size_limits(path, "whole")
    if strace_works():
        for one in (disks.failures_at_every_call, disks.power_cuts):
            yield one.__name__, lambda path, one=one: one(path, "whole", path.parents[1] / "calls")  # type: ignore[misc]
    yield from shared_experiments()


def main(seconds: float) -> int:
    """Run the experiments in turn for so many seconds; return 1 when anything was lost."""
    end = time.monotonic() + seconds
    totals: dict[str, Tally] = {}
    while True:
        for name, experiment in experiments():
            with tempfile.TemporaryDirectory() as folder:
                path = Path(folder) / "ledger" / "claims.toml"
                path.parent.mkdir()
                total = totals.setdefault(name, Tally())
                total.add(experiment(path))
            if total.wrong or time.monotonic() > end:
                said = [
                    f"{told:<32}{one.tried:>9,} tried{one.acknowledged:>9,} writes"
                    for told, one in totals.items()
                ]
                tried = sum(one.tried for one in totals.values())
                said += [*total.wrong, f"{tried:,} tried, {len(total.wrong):,} lost or wrong"]
                sys.stdout.write("\n".join([*said, ""]))
                return bool(total.wrong)


if __name__ == "__main__":
    sys.exit(main(float(sys.argv[1])))
