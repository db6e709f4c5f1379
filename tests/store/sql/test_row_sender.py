"""Many rows are sent by a thread while more are made: in order, all of them or none."""

import sys
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from itertools import count
from types import FrameType
from typing import Any

import pytest

from claimcheck.store.sql import row_sender
from claimcheck.store.sql.database_store import DatabaseStore
from claimcheck.store.sql.row_sender import RowSender, Sending
from tests.conftest import TODAY
from tests.store.test_contract import CLAIM

MANY = 9_000
SENDER = row_sender.__file__
WORDS = ("ledger", "word")


class Sent:
    """Where rows come to, and in which threads."""

    def __init__(self) -> None:
        self.rows: list[int] = []
        self.threads: set[threading.Thread] = set()
        self.may_go = threading.Event()
        self.may_go.set()

    def take(self, rows: list[Sequence[Any]]) -> None:
        self.may_go.wait()
        self.threads.add(threading.current_thread())
        for (one,) in rows:
            if one is None:
                raise ZeroDivisionError
            self.rows.append(one)


def test_rows_come_in_the_order_in_which_they_were_sent_many_or_few() -> None:
    sent, sender = Sent(), RowSender()
    sender.send(((n,) for n in range(MANY)), sent.take)
    sender.send([(MANY,), (MANY + 1,)], sent.take)
    sender.send(((n,) for n in range(MANY + 2, 2 * MANY)), sent.take)
    sender.finish()
    assert sent.rows == list(range(2 * MANY))


def test_a_few_rows_are_sent_without_a_thread() -> None:
    sent = Sent()
    RowSender().send([(1,)], sent.take)
    assert sent.rows == [1]
    assert sent.threads == {threading.current_thread()}


def test_what_fails_in_the_thread_is_raised_by_what_is_called_next() -> None:
    sender = RowSender()
    sender.send([(None,)] * row_sender._TOGETHER, Sent().take)
    for _ in range(2):
        with pytest.raises(ZeroDivisionError):
            sender.finish()


def test_behind_rows_that_failed_nothing_is_sent() -> None:
    sent, sender = Sent(), RowSender()
    with pytest.raises(ZeroDivisionError):
        sender.send(((None if n == 1 else n,) for n in range(10 * MANY)), sent.take)
    with pytest.raises(ZeroDivisionError):
        sender.finish()
    assert sent.rows == [0]


def test_whoever_makes_rows_waits_for_a_slow_database() -> None:
    sent, made = Sent(), list[int]()
    sent.may_go.clear()

    def making() -> Iterator[tuple[int]]:
        for n in range(100_000):
            made.append(n)
            yield (n,)

    sender = RowSender()
    maker = threading.Thread(target=sender.send, args=(making(), sent.take))
    maker.start()
    maker.join(1)
    assert maker.is_alive()
    assert len(made) <= 30_000
    sent.may_go.set()
    maker.join()
    sender.finish()
    assert len(sent.rows) == 100_000


def test_who_stops_sends_nothing_more_and_may_begin_again() -> None:
    sent = Sent()
    sent.may_go.clear()
    sender = RowSender()
    sender.send(((n,) for n in range(MANY)), sent.take)
    threading.Timer(0.1, sent.may_go.set).start()
    sender.stop()
    there = len(sent.rows)
    assert there < MANY
    sender.send([(1,)], sent.take)
    assert sent.rows[there:] == [1]


def test_what_comes_is_sent_until_the_end_or_until_something_fails() -> None:
    sent, sending = list[float](), Sending()
    for number in (1, 2, 0, 4):
        sending.put(partial(lambda n: sent.append(4 / n), number))
    thread = threading.Thread(target=sending.run)
    thread.start()
    sending.end()
    thread.join()
    assert sent == [4, 2]
    with pytest.raises(ZeroDivisionError):
        sending.raise_fault()


@contextmanager
def interrupted_at(step: int) -> Iterator[None]:
    """Have this thread interrupted at a line of the sender, or where any function returns."""
    steps = count(1)

    def trace(frame: FrameType, event: str, _value: Any) -> Any:
        is_step = event == "return" or (event == "line" and frame.f_code.co_filename == SENDER)
        if is_step and next(steps) == step:
            raise KeyboardInterrupt
        return trace

    sys.settrace(trace)
    try:
        yield
    finally:
        sys.settrace(None)


def test_who_is_interrupted_between_any_two_lines_and_stops_sends_nothing_later(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(row_sender, "_TOGETHER", 1)
    late = list[int]()
    stopped_at = 0

    def slow(step: int, _rows: object) -> None:
        time.sleep(0.001)
        if stopped_at == step:
            late.append(step)

    def try_each_step() -> None:
        nonlocal stopped_at
        for step in count(1):
            sender = RowSender()
            try:
                with interrupted_at(step):
                    sender.send([(n,) for n in range(3)], partial(slow, step))
                    sender.finish()
                break
            except KeyboardInterrupt:
                sender.stop()
                stopped_at = step

    thread = threading.Thread(target=try_each_step)  # whose trace is its own
    thread.start()
    thread.join()
    time.sleep(0.1)
    assert late == []
    assert stopped_at > 50


def test_who_is_interrupted_while_rows_are_sent_leaves_none_and_goes_on(
    store: DatabaseStore,
) -> None:
    def interrupted() -> Iterator[tuple[str, str]]:
        yield from ((store.address.ledger, f"w{n}") for n in range(MANY))
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt), store.database.writing(5):
        store.database.insert("vocabulary", WORDS, interrupted())
    assert words(store) == 0
    store.apply(CLAIM, TODAY, wait=5)
    assert store.blocks().head.number == 1


def test_a_question_is_answered_with_all_rows_that_were_sent_before_it(
    store: DatabaseStore,
) -> None:
    name, database = store.address.ledger, store.database
    with database.writing(5):
        database.insert("vocabulary", WORDS, ((name, f"w{n}") for n in range(MANY)))
        assert words(store) == MANY
        database.insert("vocabulary", WORDS, ((name, f"v{n}") for n in range(MANY)))
        database.run("DELETE FROM vocabulary WHERE ledger = ? AND word = ?", [name, "v7"])
        database.insert("vocabulary", WORDS, [(name, "x")])
    assert words(store) == 2 * MANY


def words(store: DatabaseStore) -> int:
    asked = [store.address.ledger]
    [(number,)] = store.database.rows("SELECT count(*) FROM vocabulary WHERE ledger = ?", asked)
    return int(number)
