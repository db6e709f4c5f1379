"""The words of the command line as the plain values of settings."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from claimcheck.domain.changing.house_change import UnknownSettingError
from claimcheck.domain.model.block_keys import Key, docs_of, keys_of
from claimcheck.domain.model.settings import Settings
from claimcheck.domain.model.value_kinds import FLAG
from claimcheck.errors import UsageError

_YES, _NO = ("true", "yes", "on"), ("false", "no", "off")


class Setting(NamedTuple):
    """A setting of a ledger, as it is in force."""

    key: str
    value: str
    """As it is typed; empty where nothing is set."""
    is_default: bool
    help: str


def plain_value(key: str, words: str) -> Any:
    """Return what is typed for a setting as the file would have it; UsageError for no setting.

    What is not right for the key stays as it is, and is refused as it would be in the file.
    """
    kind = _key(key).kind
    if kind is FLAG and words.lower() in (*_YES, *_NO):
        return words.lower() in _YES
    if kind.schema.get("type") == "integer" and words.isascii() and words.isdigit():
        return int(words[:9])
    return words


def settings(block: Settings) -> Iterator[Setting]:
    """Yield every setting with the value in force."""
    docs = docs_of(Settings)
    for key in keys_of(Settings).values():
        is_default = key.field not in block.given
        yield Setting(key.name, _typed(block, key), is_default, docs[key.field])


def setting(block: Settings, key: str) -> Setting:
    """Return one setting; UsageError where there is none of this key."""
    name = _key(key).name
    return next(one for one in settings(block) if one.key == name)


def _key(key: str) -> Key:
    keys = keys_of(Settings)
    if key in keys:
        return keys[key]
    name, sign, words = key.partition("=")
    if sign and name.strip() in keys:
        raise UsageError(
            f"“{key}” is not a setting", f"write: claimcheck set {name.strip()} {words.strip()}"
        )
    raise UnknownSettingError(key)


def _typed(block: Settings, key: Key) -> str:
    value = getattr(block, key.field)
    if isinstance(value, bool):
        return "true" if value else "false"
    return "" if value is None else str(key.kind.write(value))
