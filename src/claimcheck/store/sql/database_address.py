"""Addresses of ledgers in databases: `sqlite:///claims.db`, `postgresql://host/db?ledger=NAME`."""

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final
from urllib.parse import parse_qsl, quote, unquote, urlencode

from claimcheck.errors import UsageError

MAIN: Final = "main"
"""The ledger of a database where none is named."""

_SCHEME: Final = re.compile(r"([a-z][a-z0-9+.-]+)://", re.ASCII | re.IGNORECASE)
_POSTGRESQL: Final = ("postgresql", "postgres")
_NAME: Final = re.compile(r"[a-z0-9][a-z0-9-]*", re.ASCII)
_SECRETS: Final = frozenset(("password", "sslpassword", "oauth_client_secret"))


@dataclass(frozen=True, slots=True)
class DatabaseAddress:
    """Where a ledger is: in a SQLite file, or on a PostgreSQL server."""

    given: str = field(repr=False)
    """As it was written, with any password."""
    shown: str
    """The same without a password."""
    ledger: str
    """Which of the ledgers of the database."""
    path: Path | None
    """The file of a SQLite database; None for a server."""
    conninfo: str = field(repr=False, default="")
    """What libpq gets, for a server."""


def is_address(words: str) -> bool:
    """Whether words are an address, as opposed to the path of a file."""
    return _SCHEME.match(words) is not None


def read_address(words: str) -> DatabaseAddress:
    """Return the address that words are; UsageError (2) for one of no database that we know."""
    found = _SCHEME.match(words)
    scheme = found[1].lower() if found else ""
    if scheme == "sqlite":
        return _sqlite(words)
    if scheme in _POSTGRESQL:
        return _postgresql(words)
    raise UsageError(
        f"{_without_password(words)} is not the address of a ledger",
        "write sqlite:///claims.db, postgresql://HOST/DATABASE, or the path of a file",
    )


def _sqlite(words: str) -> DatabaseAddress:
    place, _, query = words.partition("?")
    ledger, rest = _ledger(query)
    authority, slash, path = place[len("sqlite://") :].partition("/")
    if authority or not slash or not path or rest:
        raise UsageError(
            f"{words} is not the address of a SQLite database",
            "write sqlite:///claims.db, or sqlite:////srv/claims.db for an absolute path",
        )
    return DatabaseAddress(words, words, ledger, Path(unquote(path)))


def _postgresql(words: str) -> DatabaseAddress:
    place, _, query = words.partition("?")
    ledger, rest = _ledger(query)
    # libpq reads no `+` as a space, as forms do.
    kept = urlencode(rest, quote_via=quote, safe="/:,")
    conninfo = f"{place}?{kept}" if kept else place
    return DatabaseAddress(words, _without_password(words), ledger, None, conninfo)


def passwords_of(address: DatabaseAddress) -> list[str]:
    """Return the passwords in an address, as they stand there and as they are."""
    user = address.given.partition("://")[2].rpartition("@")[0].partition("?")[0]
    in_place = user.partition(":")[2]
    asked = parse_qsl(address.given.partition("?")[2])
    in_query = [value for name, value in asked if name.lower() in _SECRETS]
    return [one for one in (in_place, unquote(in_place), *in_query) if one]


def _ledger(query: str) -> tuple[str, list[tuple[str, str]]]:
    """Return the ledger that a query names, and all else in it."""
    pairs = parse_qsl(query.replace("+", "%2B"), keep_blank_values=True)
    named = [value for name, value in pairs if name == "ledger"]
    ledger = named[-1] if named else MAIN
    if not _NAME.fullmatch(ledger):
        raise UsageError(
            f"“{ledger}” is not the name of a ledger",
            "names are lower-case letters, digits and -",
        )
    return ledger, [pair for pair in pairs if pair[0] != "ledger"]


def _without_password(words: str) -> str:
    """Return an address as it may be shown; where it is badly formed, rather less than too much."""
    scheme, _, rest = words.partition("://")
    user, at, place = rest.rpartition("@")
    place, mark, query = place.partition("?")
    kept = [one for one in query.split("&") if one.partition("=")[0].lower() not in _SECRETS]
    shown = f"{scheme}://{user.partition(':')[0]}{at}{place}"
    return f"{shown}{mark}{'&'.join(kept)}" if any(kept) else shown
