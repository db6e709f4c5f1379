"""What the store promises when it is killed, crowded, starved and lied to; docs/reliability.md.

Each experiment finds nothing wrong with the store, and something with one that is broken in the way
that the experiment is about.
"""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.faults import crowds, disks, program, tally
from tests.faults.tally import Tally
from tests.faults.tracing import strace_works

needs_strace = pytest.mark.skipif(not strace_works(), reason="no process can be traced here")
needs_root = pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root may mount a small disk"
)

ROUNDS = 40
"""Kills at a moment of chance, beside those at every step."""
TRIES = 20
"""How often a fault that needs two at once may hide, on a machine that lets them run in turn."""

STEPS = {
    "kills_at_every_step": (
        *("writes_in_place", "removes_first", "acknowledges_first", "locks_by_a_file"),
        "sweeps_nothing",
    ),
    "kills_at_any_time": ("writes_in_place", "locks_by_a_file", "writes_behind_your_back"),
    "kills_around_an_undo": ("keeps_after_it_writes", "forgets_before_it_takes_back"),
    "signals_at_every_step": ("heeds_signals_at_once",),
    "endings_while_keeping": ("names_before_it_keeps", "takes_away_what_is_named"),
    "saves_at_every_step": ("compares_nothing", "compares_only_before"),
    "saves_before_a_kill": ("forgets_what_it_swapped",),
}
CROWDS = {
    crowds.writers_at_once: (
        *("takes_no_lock", "locks_and_compares_nothing", "reads_before_the_lock"),
    ),
    crowds.waits_in_vain: ("takes_no_lock", "waits_for_ever"),
    crowds.documents_beside_writers: (),  # what it lost came once in a hundred runs
    disks.file_size_limits: ("hides_failures", "writes_in_place"),
}
TRACED = {
    disks.failures_at_every_call: ("hides_failures",),
    disks.power_cuts: ("syncs_nothing", "syncs_no_folder", "syncs_too_late", "writes_in_place"),
}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    folder = tmp_path / "ledger"
    folder.mkdir()
    return folder / "claims.toml"


def step_by_step(name: str, path: Path, way: str, rounds: int = ROUNDS) -> Tally:
    words = [sys.executable, "-m", "tests.faults.steps", name, str(path), way, str(rounds), "1"]
    return tally.loads(program.run(words, 600, program.WITH_TESTS).out)


@pytest.mark.parametrize("name", STEPS)
def test_nothing_is_lost_at_any_step(name: str, path: Path) -> None:
    found = step_by_step(name, path, "whole")
    assert found.wrong == []
    assert found.tried >= 30
    assert found.acknowledged >= 1


@pytest.mark.parametrize(("name", "way"), [(name, way) for name in STEPS for way in STEPS[name]])
def test_a_store_that_loses_at_a_step_is_seen(name: str, way: str, path: Path) -> None:
    assert any(step_by_step(name, path, way).wrong for _ in range(TRIES))


@pytest.mark.parametrize("experiment", CROWDS, ids=lambda one: one.__name__)
def test_many_at_once_and_limits_lose_nothing(experiment: "crowds.Experiment", path: Path) -> None:
    found = experiment(path, "whole")
    assert found.wrong == []
    assert found.tried >= 2
    assert found.acknowledged >= 1


@pytest.mark.parametrize(
    ("experiment", "way"), [(one, way) for one in CROWDS for way in CROWDS[one]]
)
def test_a_store_that_loses_in_a_crowd_is_seen(
    experiment: "crowds.Experiment", way: str, path: Path
) -> None:
    assert any(experiment(path, way).wrong for _ in range(TRIES))


@needs_strace
@pytest.mark.parametrize("experiment", TRACED, ids=lambda one: one.__name__)
def test_no_failing_call_and_no_power_cut_loses_anything(
    experiment: "disks.Experiment", path: Path, tmp_path: Path
) -> None:
    found = experiment(path, "whole", tmp_path / "calls")
    assert found.wrong == []
    assert found.tried >= 20
    assert found.acknowledged >= 1


@needs_strace
@pytest.mark.parametrize(
    ("experiment", "way"), [(one, way) for one in TRACED for way in TRACED[one]]
)
def test_a_store_that_trusts_its_disk_is_seen(
    experiment: "disks.Experiment", way: str, path: Path, tmp_path: Path
) -> None:
    assert experiment(path, way, tmp_path / "calls").wrong


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A ledger's path on a disk of 64 kB."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(disk)]
    if subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("no disk can be mounted here")
    yield disk / "claims.toml"
    subprocess.run(["umount", str(disk)], check=True)


@needs_root
def test_a_full_disk_leaves_the_old_ledger(small_disk: Path) -> None:
    found = disks.full_disks(small_disk, "whole")
    assert found.wrong == []
    assert found.acknowledged == 1


@needs_root
@pytest.mark.parametrize("way", ["hides_failures", "writes_in_place"])
def test_a_store_that_loses_on_a_full_disk_is_seen(small_disk: Path, way: str) -> None:
    assert disks.full_disks(small_disk, way).wrong
