"""What a document is by its first bytes: our own always, and others well enough."""

import csv

import pytest

from claimcheck.interchange.document_format import DocumentFormat, formats_of


@pytest.mark.parametrize(
    ("beginning", "format_"),
    [
        ('{\n  "format": "claimcheck/ledger"', "JSON"),
        ('[\n  {"text"', "JSON"),
        ('{"id": "a"}\n{"id": "b"}\n', "JSON Lines"),
        ("id,text\r\n", "CSV"),
        ('id,text\r\na,"one, two\r\n\r\nthree"\r\nb,four\r\n', "CSV"),
        ("id,text\na,b\nc", "CSV"),
        ("BEGIN:VCALENDAR\r\nVERSION:2.0", "iCalendar"),
        ('<?xml version="1.0"?>\n<feed xmlns="http://www.w3.org/2005/Atom">', "Atom"),
        ("<!doctype html>\n<html>", "HTML"),
        ("\ufeff<!DOCTYPE HTML>", "HTML"),
        ('<?xml version="1.0"?>\n<svg>', "other XML"),
        ('[claims.a]\ntext = "A"\n', "TOML"),
        ('# Promises\n\n[claims."a b".evidence.k1]  # head\n# more\n\ndate = 2025-01-01', "TOML"),
        ("[settings]\n", "TOML"),
        ("[[claims]]\nid = 1\n", "TOML"),
        ('name = "x"\n', "TOML"),
        ("# Promises\n\n  # of those who\n# made the", "TOML"),
        ('<<<<<<< ours\n[claims.a]\ntext = "A"\n', "TOML"),
        ("# Claims\n\n**The only claim**", "text"),
        ("[TOC]\n\n# Claims\n\nWords\n", "text"),
        ("[news](https://example.org) of the day\n", "text"),
        ("Claims\n======\n", "text"),
        ("<b>Claims</b>\n", "text"),
        ("A, made this promise\n", "text"),
        ("A,made\n\nthis,promise\nof,all\nx\n", "text"),
        ("A made this promise on 1 January, without a date.\n\nNo source, so far.\n", "text"),
    ],
)
def test_a_format_is_known_by_how_a_document_begins(
    beginning: str, format_: DocumentFormat
) -> None:
    assert formats_of(beginning.encode()) == (format_,)


def test_one_line_of_json_may_be_either() -> None:
    assert formats_of(b'{"id": "a"}\n') == formats_of(b"{}") == ("JSON", "JSON Lines")


@pytest.mark.parametrize(
    "beginning", [b"\x89PNG\r\n", b"a\x00b", b"caf\xe9 au lait", b"\xff\xfea\x00"]
)
def test_what_is_no_text_has_no_format(beginning: bytes) -> None:
    assert formats_of(beginning) == ()


def test_a_letter_that_is_cut_off_is_no_fault() -> None:
    assert formats_of("Zürich ä".encode()[:-1]) == ("text",)


def test_a_cell_that_is_longer_than_what_is_looked_at_is_no_fault() -> None:
    assert formats_of(('id,text\r\na,"' + "x" * 60_000).encode()) == ("CSV",)
    limit = csv.field_size_limit(131_072)  # Python's own, which an import raises
    try:
        assert formats_of(('id,text\r\na,"' + "x" * 140_000).encode()) == ("text",)
    finally:
        csv.field_size_limit(limit)
