"""`make coverage` fails where `domain` or `store` is not run as it is to be."""

from typing import Any

from tests.coverage_floors import parts


def report(lines: int, lines_run: int, branches: int = 0, branches_run: int = 0) -> dict[str, Any]:
    """Coverage's report on one file of the store and one of the program's root."""
    summary = {
        "num_statements": lines,
        "covered_lines": lines_run,
        "num_branches": branches,
        "covered_branches": branches_run,
    }
    missing = {
        "missing_lines": list(range(1, lines - lines_run + 1)),
        "missing_branches": [[7, 9]] * min(1, branches - branches_run),
    }
    unrun = {**summary, "covered_lines": 0, "covered_branches": 0}
    return {
        "files": {
            "src/claimcheck/store/sub/files.py": {"summary": summary, **missing},
            "src/claimcheck/errors.py": {"summary": unrun, **missing},
        }
    }


def test_a_part_that_is_wholly_run_holds_whatever_the_others_are() -> None:
    found = parts(report(10, 10, 10, 10))
    assert (found["store"].holds(), found["claimcheck"].holds()) == (True, False)
    assert (found["all"].lines, found["all"].lines_run) == (20, 10)


def test_one_line_that_is_not_run_is_named_and_does_not_hold() -> None:
    store = parts(report(10_000, 9_999))["store"]
    assert not store.holds()
    assert store.missing == ["src/claimcheck/store/sub/files.py:1 is not run"]


def test_three_branches_of_a_hundred_may_be_left_and_are_named() -> None:
    store = parts(report(10, 10, 100, 97))["store"]
    assert store.holds()
    assert store.missing == ["src/claimcheck/store/sub/files.py:7 never goes to line 9"]
    assert not parts(report(10, 10, 100, 96))["store"].holds()


def test_a_part_of_which_nothing_was_measured_does_not_hold() -> None:
    assert not parts(report(0, 0))["store"].holds()
