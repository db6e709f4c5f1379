"""What the keys of a block mean to whoever writes the file, from the docstrings of its fields.

A docstring is the help of an option, which takes words that the file does not, and is named in
another way than its key.
"""

import re
from typing import Final

from claimcheck.domain.model.block import Block
from claimcheck.domain.model.block_keys import Key, docs_of, keys_of
from claimcheck.domain.model.value_kinds import DEADLINE, NUMBER, TARGET

_OPTION: Final = re.compile(r"--([a-z][a-z-]*)")
_KEYS: Final = {"by": "deadline", "tag": "tags", "part": "parts"}
"""Keys that are called in another way than their option."""
_READ_FROM_WORDS: Final = (DEADLINE, NUMBER, TARGET)
_EXAMPLES: Final = re.compile(r", (?:in English|such as)\b.*(?=\.$)", re.DOTALL)


def meanings_of(block: type[Block]) -> dict[str, str]:
    """Return what each field means in the file, and below it what to write."""
    docs = docs_of(block)
    return {
        key.field: f"{_meaning(key, docs[key.field])}\n\nIn the file: {key.kind.form}."
        for key in keys_of(block).values()
    }


def as_keys(text: str) -> str:
    """Return a text in which the options of a command are the keys of the file."""
    return _OPTION.sub(lambda option: _KEYS.get(option[1], option[1]), text)


def _meaning(key: Key, doc: str) -> str:
    """Return a docstring without what only an option has: examples in words, a default day."""
    text = as_keys(doc).replace(" Repeatable.", "")
    if key.kind in _READ_FROM_WORDS:
        text = _EXAMPLES.sub("", text)
    return re.sub(";.*", ".", text) if key.required else text
