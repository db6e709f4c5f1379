"""Claims of a database are found by the words of their texts, those of another day too."""

import tomllib

from claimcheck.domain.model.decode import read_valid
from claimcheck.store.sql.database_store import DatabaseStore
from claimcheck.store.sql.stored_words import StoredWords
from claimcheck.store.sql.takeover import take_over

LEDGER = """
[claims.road]
text = "Acme will build a ROAD"
claimant = "Acme"
made = 2025-01-01

[claims.road.corrections.c1]
date = 2025-02-01
text = "Acme will build a bridge"
because = "misheard"

[claims.wordless]
text = "→ ✓"
claimant = "Acme"
made = 2025-01-01
"""
MANY = "".join(
    f'[claims.house-{number}]\ntext = "{one} house will stand"\nclaimant = "B"\nmade = 2025-01-01\n'
    for number, one in enumerate(["Every", *["The"] * 101])
)
LONG = "w" * 5000


def words_of(store: DatabaseStore, text: str) -> StoredWords:
    take_over(store.address, read_valid(tomllib.loads(text)), [], 5)
    return StoredWords(store.blocks())


def test_a_text_of_today_or_of_another_day_is_found_whatever_its_case_and_spaces(
    store: DatabaseStore,
) -> None:
    words = words_of(store, LEDGER)
    both = [("road", "Acme will build a ROAD"), ("road", "Acme will build a bridge")]
    assert list(words.of_claims_like("acme  will build a road")) == both
    assert list(words.of_claims_like("ACME will build a bridge")) == both
    assert list(words.of_claims_like("Acme will build a tunnel")) == []
    assert list(words.of_claims_like("Acme will build")) == []


def test_a_text_without_a_word_is_found_too(store: DatabaseStore) -> None:
    words = words_of(store, LEDGER)
    assert list(words.of_claims_like("→  ✓")) == [("wordless", "→ ✓")]


def test_a_text_of_frequent_words_alone_is_found_where_it_is_the_whole(
    store: DatabaseStore,
) -> None:
    words = words_of(store, MANY)
    assert list(words.of_claims_like("house will stand")) == []
    found = [id_ for id_, _ in words.of_claims_like("The house will stand")]
    assert len(found) == 101
    assert "house-0" not in found


def test_words_that_very_many_claims_have_say_little_of_any(store: DatabaseStore) -> None:
    words = words_of(store, MANY)
    assert list(words.of_claims_with({"house", "every"})) == [("house-0", "Every house will stand")]
    assert list(words.of_claims_with({"house"})) == []


def test_words_may_be_longer_than_an_index_takes(store: DatabaseStore) -> None:
    text = f'[claims.long]\ntext = "{LONG}"\nclaimant = "A"\nmade = 2025-01-01\n'
    words = words_of(store, text)
    assert list(words.of_claims_like(LONG.upper())) == [("long", LONG)]
    assert list(words.of_claims_with({LONG})) == [("long", LONG)]
