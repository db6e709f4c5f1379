"""Claims as a database of their own."""

from collections.abc import Sequence

from claimcheck.domain.standing.standing import Standing
from claimcheck.domain.standing.view import View
from claimcheck.interchange.document_format import APPLICATION_ID
from claimcheck.interchange.exporting.sqlite_schema import INDEXES, SCHEMA, SEARCH, VERSION, VIEWS
from claimcheck.interchange.exporting.sqlite_tables import tables
from claimcheck.store.sqlite_content import sqlite_content


def exported_database(view: View, claims: Sequence[Standing]) -> bytes:
    """Return a database of the claims as they stand on the day, with all their facts by then."""
    rows = tables(view, claims)
    return sqlite_content(APPLICATION_ID, VERSION, SCHEMA, rows, (*INDEXES, *VIEWS, *SEARCH))
