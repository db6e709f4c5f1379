"""Whether a quote stands in a text: word for word, but for typography, or not."""

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.sources.document import UnreadableError
from claimcheck.sources.material import Material
from claimcheck.sources.quote_pattern import pattern_of, plain, word_for_word
from claimcheck.sources.quote_search import Lookup, look_up, place_of, text_of
from tests.sources.papers import pdf

TEXT = "He said:\n  “We will mass‑produce  the flying car by 2026 … at the latest”, and more of it."


@pytest.mark.parametrize(
    ("quote", "found"),
    [
        ("the flying car by 2026", "found"),
        ("He said: “We will", "found"),
        ("mass‑produce the flying car", "found"),
        ('"We will mass-produce the flying car', "near"),
        ("'We will mass–produce the fly­ing car", "near"),
        ("“the flying car by 2026”", "found"),
        ('"the flying car by 2027"', "absent"),
        ("theflying car", "near"),
        ("by 2026 ... at the latest", "near"),
        ("We will … by 2026", "shortened"),
        ("… We will [...] by 2026 (…)", "shortened"),
        ("[w]e will mass-produce", "shortened"),
        ("We [the makers] will mass-produce", "shortened"),
        ("we will mass-produce", "absent"),
        ("by 2026 … We will", "absent"),
        ("We will mass-produce the flying car by 2027", "absent"),
        ("[all of it]", "absent"),
    ],
)
def test_how_a_quote_is_found(quote: str, found: str) -> None:
    assert look_up(quote, TEXT).found == found


def test_words_from_two_places_are_no_quote() -> None:
    text = f"We will build it. {'And so on. ' * 200}In 2026 it rained."
    assert (
        look_up("We will build it … in 2026", text.replace("In 2026", "in 2026")).found == "absent"
    )


def test_what_was_left_out_is_looked_for_from_each_beginning() -> None:
    text = f"We will talk. {'And so on. ' * 200}We will build it in 2026."
    assert look_up("We will … in 2026", text).found == "shortened"


def test_where_a_quote_is_absent_the_nearest_passage_is_told_in_whole_words() -> None:
    lookup = look_up("We will mass‑produce the flying car by 2027", TEXT)
    assert lookup.nearest == "“We will mass‑produce the flying car by 2026"
    assert 0.9 < lookup.likeness < 1


@pytest.mark.parametrize("text", ["", "   ", "short"])
def test_a_text_that_is_shorter_than_the_quote_is_the_nearest_there_is(text: str) -> None:
    assert look_up("a quote that is longer", text) == Lookup("absent", text.strip() or None)


@given(st.text(min_size=1), st.text(), st.text())
def test_whatever_stands_in_a_text_is_found_there(quote: str, before: str, after: str) -> None:
    assert look_up(quote, f"{before} {quote} {after}").found in ("found", "near")


@given(st.text(alphabet="ab [].…(", max_size=30), st.text(alphabet="ab ", max_size=30))
def test_every_quote_gets_an_answer(quote: str, text: str) -> None:
    assert look_up(quote, text).found in ("found", "near", "shortened", "absent")


def test_a_page_is_read_with_all_that_it_shows_and_nothing_else() -> None:
    page = (
        b"<?xml version='1.0' encoding='utf-8'?><html><head><title>Acme</title></head>"
        b"<body><nav>Menu of the day</nav><h1>Acme opens</h1><!-- hidden --> then<p>We <b>will</b>"
        b" o<em>pen</em>.<script>never()</script></p><aside>A pull quote</aside>"
        b"<footer>Imprint<br>here</footer></body></html>"
    )
    assert " ".join(text_of(Material(page, "page")).split()) == (
        "Acme Menu of the day Acme opens then We will open. A pull quote Imprint here"
    )


@pytest.mark.parametrize("page", [b"<html>", b"<html>" + b"<div>" * 100_000, b"<p>\xff\xfe<a"])
def test_a_page_without_text_or_form_is_read_or_refused(page: bytes) -> None:
    with contextlib.suppress(UnreadableError):
        assert look_up("a quote that is longer", text_of(Material(page, "page"))).found == "absent"


def test_a_pdf_is_read_as_its_paragraphs() -> None:
    content = pdf(["Acme will open", "a plant in Leeds."])
    assert look_up("open a plant", text_of(Material(content, "paper"))).found == "found"


def test_raised_digits_of_a_page_are_no_part_of_a_word_or_a_number() -> None:
    page = b"<html><body><p>The plant<sup>12</sup> makes 10<sup>6</sup> cars.</p></body></html>"
    text = text_of(Material(page, "page"))
    assert look_up("The plant makes 10⁶ cars.", text).found == "near"
    assert look_up("makes 106 cars", text).found == "absent"


def test_digits_of_a_pdf_in_small_type_are_footnotes() -> None:
    shown = b") Tj /F1 7 Tf 5 Ts (12) Tj 0 Ts /F1 12 Tf ( will open"
    content = pdf([f"The plant{'X' * len(shown)}"]).replace(b"X" * len(shown), shown)
    text = text_of(Material(content, "paper"))
    assert look_up("The plant will open", text).found == "near"


def test_a_pdf_is_found_with_and_without_the_hyphen_at_a_line_end() -> None:
    text = text_of(Material(pdf(["Acme will manu-", "facture a well-", "known car."]), "paper"))
    assert look_up("manufacture a well-known car", text).found == "near"


@given(st.text("aB1. -\n", min_size=1), st.text("aB1. -\n"))
def test_words_have_a_place_where_a_pattern_finds_them(words: str, text: str) -> None:
    by_pattern = word_for_word(words).search(text) or pattern_of([(plain(words), False)]).search(
        text
    )
    assert (place_of(words, text) is None) == (by_pattern is None)
