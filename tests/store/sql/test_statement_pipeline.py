"""Statements that go to PostgreSQL together: one message each way, and no traces of failures."""

import contextlib
import os
import signal
import socket
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from threading import Thread, Timer
from types import FrameType
from typing import Any

import psycopg
import pytest
from psycopg import errors
from psycopg.pq import TransactionStatus

from claimcheck.store.sql import statement_pipeline
from claimcheck.store.sql.statement_pipeline import StatementPipeline

pytestmark = pytest.mark.xdist_group("postgresql")

ONE = ("SELECT ?", ["1"])


@pytest.fixture
def connection(postgres: str) -> Iterator[psycopg.Connection]:
    with psycopg.connect(postgres, autocommit=True, prepare_threshold=None) as made:
        yield made


@pytest.fixture
def pipeline(connection: psycopg.Connection) -> StatementPipeline:
    return StatementPipeline(connection)


def prepared(connection: psycopg.Connection) -> int:
    found = connection.execute("SELECT count(*) FROM pg_prepared_statements").fetchone()
    assert found is not None
    return int(found[0])


def test_what_statements_find_comes_in_their_order(pipeline: StatementPipeline) -> None:
    none, two, one = pipeline.send(
        [
            ("CREATE TEMPORARY TABLE few (word text, number bigint)", ()),
            ("INSERT INTO few VALUES (?, ?), (?, ?) RETURNING number", ["a", 1, "b", 2**40]),
            ("SELECT word, number FROM few WHERE number > ?", [1]),
        ]
    )
    assert (none, two, one) == ([], [(1,), (2**40,)], [("b", 2**40)])


def test_values_come_back_as_they_went(pipeline: StatementPipeline) -> None:
    values = ["it's “so” \\ ?", None, -(2**62), b"\0\xff?", "", 0]
    sql = "SELECT ?::text, ?::text, ?::bigint, ?::bytea, ?::text, ?::integer"
    for _ in range(8):
        assert pipeline.send([(sql, values)]) == [[tuple(values)]]


def test_however_many_statements_are_one_message_each_way(
    connection: psycopg.Connection, pipeline: StatementPipeline
) -> None:
    with tempfile.TemporaryFile("w+") as trace:
        connection.pgconn.trace(trace.fileno())
        pipeline.send([ONE] * 20)
        connection.pgconn.untrace()
        trace.seek(0)
        assert trace.read().count("\tSync") == 1


def test_what_is_larger_than_any_buffer_goes_and_comes(pipeline: StatementPipeline) -> None:
    large = "x" * 5_000_000
    found = pipeline.send([("SELECT ?::text", [large])] * 8)
    assert found == [[(large,)]] * 8


def test_what_is_sent_often_is_prepared_and_of_many_kinds_few_stay(
    connection: psycopg.Connection, pipeline: StatementPipeline
) -> None:
    for _ in range(6):
        pipeline.send([ONE])
    assert prepared(connection) == 1
    kinds = [(f"SELECT {number}", ()) for number in range(150)]
    for _ in range(6):
        pipeline.send(kinds)
    more = [(f"SELECT {number}", ()) for number in range(150, 300)]
    for _ in range(6):
        pipeline.send(more)
    assert pipeline.send([ONE, *more]) == [[("1",)], *([(number,)] for number in range(150, 300))]
    assert prepared(connection) < 200


def test_behind_what_fails_nothing_is_run_and_what_comes_after_is(
    connection: psycopg.Connection, pipeline: StatementPipeline
) -> None:
    connection.execute("CREATE TEMPORARY TABLE few (number bigint)")
    insert = ("INSERT INTO few VALUES (?)", [7])
    fails = ("SELECT 1 / ?", [0])
    for _ in range(7):  # what would be prepared behind a failure is not
        with pytest.raises(errors.DivisionByZero):
            pipeline.send([fails, insert])
    assert pipeline.send([insert, ("SELECT number FROM few", ())]) == [[], [(7,)]]


def test_text_that_libpq_would_cut_is_refused_before_anything_is_sent(
    connection: psycopg.Connection, pipeline: StatementPipeline
) -> None:
    connection.execute("CREATE TEMPORARY TABLE few (word text)")
    insert = "INSERT INTO few VALUES (?)"
    with pytest.raises(psycopg.DataError, match="letter of number 0"):
        pipeline.send([(insert, ["whole"]), (insert, ["cut\0off"])])
    assert pipeline.send([("SELECT count(*) FROM few", ())]) == [[(0,)]]


def test_a_server_that_goes_is_told_by_what_it_said_last(pipeline: StatementPipeline) -> None:
    with pytest.raises(errors.AdminShutdown, match="terminating connection"):
        pipeline.send([("SELECT pg_terminate_backend(pg_backend_pid())", ()), ONE])
    with pytest.raises(psycopg.OperationalError):
        pipeline.send([ONE])


def test_a_connection_that_breaks_without_a_word_is_told(
    connection: psycopg.Connection, pipeline: StatementPipeline
) -> None:
    with socket.socket(fileno=os.dup(connection.fileno())) as end:
        Timer(0.2, end.shutdown, [socket.SHUT_RDWR]).start()
        with pytest.raises(psycopg.OperationalError, match="closed the connection"):
            pipeline.send([("SELECT pg_sleep(?)", [1]), ONE])
    assert connection.closed


def test_who_is_interrupted_while_waiting_can_go_on(pipeline: StatementPipeline) -> None:
    timer = Timer(0.2, os.kill, (os.getpid(), signal.SIGINT))
    timer.start()
    with pytest.raises(KeyboardInterrupt):
        pipeline.send([("SELECT pg_sleep(?)", [60]), ONE])
    assert pipeline.send([ONE]) == [[("1",)]]


def interrupt_at(number: int) -> None:
    """Interrupt, as Ctrl-C does, at that line from now on of what sends statements."""
    left = number

    def trace(frame: FrameType, event: str, _: Any) -> Any:
        nonlocal left
        if frame.f_code.co_filename != statement_pipeline.__file__:
            return None
        left -= event == "line"
        if not left:
            raise KeyboardInterrupt
        return trace

    sys.settrace(trace)


def test_who_is_interrupted_anywhere_can_go_on_and_has_written_all_or_nothing(
    connection: psycopg.Connection, pipeline: StatementPipeline
) -> None:
    connection.execute("CREATE TEMPORARY TABLE few (number bigint)")
    insert = "INSERT INTO few VALUES (?)"
    write = [("BEGIN", ()), (insert, [1]), (insert, [2]), ("COMMIT", ())]
    count = ("SELECT count(*) FROM few", ())
    before, at, is_through = 0, 0, False
    old = sys.gettrace()
    while not is_through:
        at += 1
        try:
            interrupt_at(at)
            pipeline.send(write)
            is_through = True
        except KeyboardInterrupt:
            sys.settrace(old)
            pipeline.roll_back()
        finally:
            sys.settrace(old)
        assert connection.info.transaction_status == TransactionStatus.IDLE
        [[(after,)]] = pipeline.send([count])
        assert after in (before, before + 2)
        before = after
    assert at > 50


def test_who_is_interrupted_outside_a_transaction_can_go_on(pipeline: StatementPipeline) -> None:
    old = sys.gettrace()
    for at in range(1, 60):
        with contextlib.suppress(KeyboardInterrupt):
            interrupt_at(at)
            pipeline.send([("SELECT 'other'", ()), ONE])
        sys.settrace(old)
        assert pipeline.send([ONE]) == [[("1",)]]


def socket_to(host: str, port: int) -> socket.socket:
    """Return a connection to a server, whose host is a folder where it starts so."""
    if not host.startswith("/"):
        return socket.create_connection((host, port))
    made = socket.socket(socket.AF_UNIX)
    made.connect(f"{host}/.s.PGSQL.{port}")
    return made


def give_on(one: socket.socket, other: socket.socket) -> None:
    """Give on what comes, but for the number of the process that answers, as a pooler does."""
    with contextlib.suppress(OSError):
        while data := one.recv(1 << 16):
            start, key, rest = data.partition(b"K\0\0\0\x0c")
            other.sendall(start + key + (b"\x7f" + rest[1:] if key else rest))
        other.shutdown(socket.SHUT_WR)


def test_behind_a_pooler_nothing_is_prepared(connection: psycopg.Connection) -> None:
    info = connection.info
    with tempfile.TemporaryDirectory() as name, socket.socket(socket.AF_UNIX) as listener:
        listener.bind(str(Path(name, f".s.PGSQL.{info.port}")))
        listener.listen()
        inner = socket_to(info.host, info.port)

        def pool() -> None:
            client, _ = listener.accept()
            with client, inner:
                back = Thread(target=give_on, args=(inner, client))
                back.start()
                give_on(client, inner)
                back.join()

        pooler = Thread(target=pool)
        pooler.start()
        with psycopg.connect(info.dsn, host=name, password=info.password, autocommit=True) as made:
            pipeline = StatementPipeline(made)
            for _ in range(10):
                assert pipeline.send([ONE]) == [[("1",)]]
            assert prepared(made) == 0
        pooler.join()
