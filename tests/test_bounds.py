"""What is hostile is read in a time that grows with its length, and not with the square of it.

Each case is read in a process that is ended after a minute. They take a second or two; with the
square of their length, or worse, they would take from several minutes to for ever.
"""

from collections.abc import Callable
from datetime import date

import pytest

from claimcheck.errors import UsageError
from claimcheck.host.bounded import bounded
from claimcheck.interchange.importing.containers import container_of
from claimcheck.interchange.importing.page_scripts import scripts_of
from claimcheck.interchange.importing.source_text import SourceFault, read_csv, read_json
from claimcheck.sources.material import Material
from claimcheck.sources.pdf_text import in_paragraphs
from claimcheck.sources.quote_search import look_up

SCRIPT = '<script type="application/ld+json">'


def a_text_of_dots() -> bool:
    from claimcheck.extract.candidate import extract  # which takes longer to load than most cases

    return list(extract("x." * 3_000_000, date(2025, 3, 8))) == []


def a_table_of_many_columns() -> bool:
    headers, _ = read_csv(",".join(f"c{place}" for place in range(200_000)) + "\n")
    return len(headers) == 200_000


def a_table_whose_last_key_is_there_twice() -> bool:
    keys = ",".join(f'"k{place}":1' for place in [*range(200_000), 199_999])
    try:
        read_json(f"{{{keys}}}")
    except SourceFault as fault:
        return "“k199999” is there twice" in fault.message
    return False


def line_ends_before_a_text() -> bool:
    try:
        return container_of("\n" * 1000 + "what", "") == ""
    except UsageError as error:
        return "its format cannot be recognised" in error.message


def comments_before_a_text() -> bool:
    return Material(b"<!---->" * 140 + b"x", "it").kind == "txt"


def a_quote_of_many_gaps() -> bool:
    quote = "…".join(["a"] * 1000)
    return look_up(f"{quote}…b", f"b{'a' * 1_000_000}").found == "absent"


def a_long_quote_that_is_nearly_everywhere() -> bool:
    return look_up("a" * 1999 + "b", "a" * 2_000_000).found == "absent"


def words_that_line_ends_break() -> bool:
    text = "it stands some-\nwhere else, and " * 200_000
    return "and it stands somewhere else, and" in in_paragraphs(text)


def tags_that_do_not_end() -> bool:
    return list(scripts_of("<a " * 300_000)) == []


def comments_that_do_not_end() -> bool:
    return list(scripts_of("<!--" * 500_000 + f"{SCRIPT}1</script>")) == [(1, "1")]


def blanks_within_a_script() -> bool:
    return [words[:1] for _, words in scripts_of(f"{SCRIPT}1{' ' * 1_000_000}2</script>")] == ["1"]


def a_script_of_many_tags() -> bool:
    return sum(len(words) for _, words in scripts_of(f"{SCRIPT}{'</x>' * 500_000}</script>")) > 0


@pytest.mark.parametrize(
    "reads",
    [
        a_text_of_dots,
        a_table_of_many_columns,
        a_table_whose_last_key_is_there_twice,
        line_ends_before_a_text,
        comments_before_a_text,
        a_quote_of_many_gaps,
        a_long_quote_that_is_nearly_everywhere,
        words_that_line_ends_break,
        tags_that_do_not_end,
        comments_that_do_not_end,
        blanks_within_a_script,
        a_script_of_many_tags,
    ],
)
def test_reading_ends(reads: Callable[[], bool]) -> None:
    assert bounded(reads, seconds=60)
