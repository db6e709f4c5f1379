"""Addresses of ledgers in databases, and that no password is ever shown."""

from pathlib import Path

import pytest

from claimcheck.errors import UsageError
from claimcheck.store.sql.database_address import is_address, passwords_of, read_address


@pytest.mark.parametrize(
    ("words", "path", "ledger"),
    [
        ("sqlite:///claims.db", "claims.db", "main"),
        ("sqlite:////srv/claims.db", "/srv/claims.db", "main"),
        ("sqlite:///a%20b.db?ledger=north-2", "a b.db", "north-2"),
        ("SQLite:///claims.db", "claims.db", "main"),
    ],
)
def test_a_sqlite_address_names_a_file_and_one_of_its_ledgers(
    words: str, path: str, ledger: str
) -> None:
    address = read_address(words)
    assert (address.path, address.ledger) == (Path(path), ledger)


@pytest.mark.parametrize(
    ("words", "conninfo", "ledger"),
    [
        ("postgresql://host/db", "postgresql://host/db", "main"),
        ("postgres://host/db?ledger=north", "postgres://host/db", "north"),
        (
            "postgresql://u@a:1,b:2/db?target_session_attrs=prefer-standby&ledger=x&sslmode=require",
            "postgresql://u@a:1,b:2/db?target_session_attrs=prefer-standby&sslmode=require",
            "x",
        ),
        ("postgresql://u@/db?host=/run/pg", "postgresql://u@/db?host=/run/pg", "main"),
        (
            "postgresql://h/db?options=-c%20a%3D1+2",
            "postgresql://h/db?options=-c%20a%3D1%2B2",
            "main",
        ),
    ],
)
def test_the_name_of_the_ledger_is_taken_off_before_libpq_sees_an_address(
    words: str, conninfo: str, ledger: str
) -> None:
    address = read_address(words)
    assert (address.conninfo, address.ledger, address.path) == (conninfo, ledger, None)


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("postgresql://u:s3cret@host/db", "postgresql://u@host/db"),
        ("postgresql://u:s3c/ret@host/db", "postgresql://u@host/db"),
        ("postgresql://u:s3c?ret@host/db", "postgresql://u@host/db"),
        ("postgresql://u:s3c@ret@host/db", "postgresql://u@host/db"),
        ("postgresql://host/db?password=s3cret", "postgresql://host/db"),
        (
            "postgresql://host/db?user=u&PASSWORD=s3cret&ledger=x",
            "postgresql://host/db?user=u&ledger=x",
        ),
    ],
)
def test_a_password_is_never_shown(words: str, shown: str) -> None:
    address = read_address(words)
    assert address.shown == shown
    assert "ret" not in f"{address}"


def test_the_passwords_of_an_address_are_known_as_written_and_as_meant() -> None:
    address = read_address("postgresql://u:a%40b@host/db?sslpassword=c%20d")
    assert passwords_of(address) == ["a%40b", "a@b", "c d"]


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ("mysql://u:s3cret@host/db", "mysql://u@host/db is not the address of a ledger"),
        (
            "https://example.org/claims.toml",
            "https://example.org/claims.toml is not the address of a ledger",
        ),
        ("sqlite://claims.db", "sqlite://claims.db is not the address of a SQLite database"),
        ("sqlite:///", "sqlite:/// is not the address of a SQLite database"),
        (
            "sqlite:///a.db?mode=ro",
            "sqlite:///a.db?mode=ro is not the address of a SQLite database",
        ),
        ("sqlite:///a.db?ledger=Über", "“Über” is not the name of a ledger"),
    ],
)
def test_what_is_no_address_of_a_ledger_is_refused(words: str, message: str) -> None:
    with pytest.raises(UsageError) as refused:
        read_address(words)
    assert refused.value.message == message


@pytest.mark.parametrize("words", ["claims.toml", "/srv/claims.toml", "a:b", "C:\\claims.toml", ""])
def test_the_path_of_a_file_is_no_address(words: str) -> None:
    assert not is_address(words)
