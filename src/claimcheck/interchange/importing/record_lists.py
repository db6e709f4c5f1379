"""Where the records of a source stand in the values of its text."""

from typing import Any

from claimcheck.errors import UsageError
from claimcheck.interchange.importing.mapping import RecordMapping, reach
from claimcheck.interchange.importing.source_text import Record


def records_of(data: Any, path: str = "") -> list[Record]:
    """Return the records in the values of a text that has several, numbered from 1.

    Those of a table have their key under “#”. UsageError when there is no list or table there.
    """
    found = reach(data, path) if path and isinstance(data, dict) else data
    if isinstance(found, dict):
        return [
            Record(number, {"#": key, **one} if isinstance(one, dict) else one)
            for number, (key, one) in enumerate(found.items(), 1)
        ]
    if not isinstance(found, list):
        where = f" under “{path}”" if path else ""
        raise UsageError(f"the source has no list of records{where}")
    return [Record(number, one) for number, one in enumerate(found, 1)]


def sole_list(data: Any) -> Any:
    """Return the list of records of a table that holds nothing else, any other value as it is."""
    if not isinstance(data, dict) or len(data) != 1:
        return data
    (only,) = data.values()
    is_list = isinstance(only, list) and bool(only) and all(isinstance(one, dict) for one in only)
    return only if is_list else data


def is_one_record(data: Any, mapping: RecordMapping | None) -> bool:
    """Return whether the values of a text are one record, not a list or a table of them.

    That is a table of which some value is no table, unless a mapping looks for records in it.
    """
    if not isinstance(data, dict) or (mapping and (mapping.rows or "#" in mapping.key)):
        return False
    are_all = all(isinstance(one, dict) for one in data.values())
    return not are_all and sole_list(data) is data


def is_of(mapping: RecordMapping, data: Any) -> bool:
    """Return whether the first record has the fields by which a mapping knows its own."""
    if not mapping.has:
        return False
    if mapping.rows and isinstance(data, dict):
        data = reach(data, mapping.rows)
    if isinstance(data, dict):
        data = [*data.values()]
    first = data[0] if isinstance(data, list) and data else None
    return isinstance(first, dict) and all(name in first for name in mapping.has)
