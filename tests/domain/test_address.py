"""Addresses: only those of the web become links, and names outlive ids."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.domain.model.settings import Settings
from claimcheck.domain.publishing.address import ascii_address, naming_address, web_address
from claimcheck.domain.publishing.permalink import (
    FEED,
    claim_address,
    home,
    lasting_iri,
    lasting_name,
)
from tests.ledgers import valid

CLAIM = '[claims.{id}]\ntext = "t"\nclaimant = "c"\nmade = 2025-01-01\n{rest}'


@pytest.mark.parametrize(
    ("source", "link"),
    [
        ("https://news.example/a?b=c#d", "https://news.example/a?b=c#d"),
        ("  HTTP://news.example ", "HTTP://news.example"),
        ("https://news.example/小鹏", "https://news.example/%E5%B0%8F%E9%B9%8F"),
        ('https://a.example/"><script>', "https://a.example/%22%3E%3Cscript%3E"),
        ("https://a.example/a b", "https://a.example/a%20b"),
        ("https://a.example/100%25", "https://a.example/100%25"),
        ("https://a.example/100%-sure", "https://a.example/100%25-sure"),
        ("javascript:alert(1)", None),
        ("data:text/html,x", None),
        ("//a.example", None),
        ("https://", None),
        ("https:///x", None),
        ("The Times, 3 May, page 4", None),
        (None, None),
        ("https://a.example/a(b)[c]", "https://a.example/a%28b%29%5Bc%5D"),
        ("https://münchen.example/straße", "https://münchen.example/stra%C3%9Fe"),
        ("http://[2001:db8::1]:8080/a", "http://[2001:db8::1]:8080/a"),
        ("http://[bad]host/a", "http://%5Bbad%5Dhost/a"),
        ("https://Straße.example:8080/ß", "https://straße.example:8080/%C3%9F"),
        ("https://stra%C3%9Fe.example/", "https://straße.example/"),
        ("https://पर्यावरण.भारत/क", "https://पर्यावरण.भारत/%E0%A4%95"),
        ("https://نامه‌ای.com", "https://نامه‌ای.com"),
        ("https://аpple.com/", "https://xn--pple-43d.com/"),
        ("https://ü@bücher.example/", "https://ü@bücher.example/"),
        ('https://">.bücher.example/', "https://%22%3E.bücher.example/"),
        ("https://☃.net/", None),
        ("https://b\u202eücher.example/", None),
    ],
)
def test_only_an_address_of_the_web_is_a_link(source: str | None, link: str | None) -> None:
    assert web_address(source) == link


@given(st.text())
def test_a_link_holds_nothing_that_could_end_it(text: str) -> None:
    assert re.fullmatch(
        r"https://a\.example/[!#$%&'*+,\-./0-9:;=?@A-Z_a-z~]*",
        web_address(f"https://a.example/{text}") or "",
    )


@pytest.mark.parametrize("base", ["https://p.example", "https://p.example/", "https://p.example//"])
def test_pages_stand_under_the_home_of_the_ledger(base: str) -> None:
    settings = Settings(base_url=base)
    assert home(settings) == "https://p.example"
    assert claim_address(settings, "a", "fact") == "https://p.example/claims/a.html#fact"
    assert claim_address(Settings(), "a") == "claims/a.html"
    assert home(Settings(base_url="p.example")) == ""


@pytest.mark.parametrize("base", ["", "https://p.example"])
def test_a_name_outlives_the_id_and_tells_facts_apart(base: str) -> None:
    settings = Settings(base_url=base)
    old = valid(CLAIM.format(id="old", rest="")).claims["old"]
    new = valid(CLAIM.format(id="new", rest='was = ["old", "newer"]\n')).claims["new"]
    assert lasting_name(settings, old) == lasting_name(settings, new)
    assert lasting_name(settings, old, "f") == lasting_name(settings, new, "f")
    assert lasting_name(settings, old, "f") != lasting_name(settings, old, "g")


@pytest.mark.parametrize(
    ("source", "uri"),
    [
        ("https://straße.example:8080/ß", "https://xn--strae-oqa.example:8080/%C3%9F"),
        ("https://पर्यावरण.भारत/", "https://xn--g2bnpdb3a6d7f.xn--h2brj9c/"),
        ("https://news.example/a", "https://news.example/a"),
        ("https://☃.net/", None),
        (None, None),
    ],
)
def test_where_a_uri_is_needed_the_host_is_in_ascii(source: str | None, uri: str | None) -> None:
    assert ascii_address(source) == uri


@pytest.mark.parametrize(
    ("http", "https"),
    [
        ("http://p.example", "https://p.example"),
        ("HTTP://p.example/", "https://p.example/"),
        ("http://p.example:80/a", "https://p.example/a"),
        ("http://p.example:8080/a:80/", "https://p.example:8080/a:80/"),
        ("http://[2001:db8::1]:80", "https://[2001:db8::1]"),
    ],
)
def test_a_site_that_moves_to_https_renames_nothing(http: str, https: str) -> None:
    claim = valid(CLAIM.format(id="a", rest="")).claims["a"]
    before, after = Settings(base_url=http), Settings(base_url=https)
    assert lasting_name(before, claim, "f") == lasting_name(after, claim, "f")
    assert lasting_iri(before, FEED) == lasting_iri(after, FEED)
    assert home(before) == http.rstrip("/")  # links lead to where it is


@pytest.mark.parametrize(
    ("base", "name"),
    [
        ("https://p.example", "https://p.example/feed.xml"),
        ("https://p.example:443/a/", "https://p.example:443/a/feed.xml"),
        ("HTTPS://P.example", "HTTPS://P.example/feed.xml"),
        ("https://Münchner.example", "https://Münchner.example/feed.xml"),
        ("https://भारत.example", "https://भ%E0%A4%BEरत.example/feed.xml"),
        ("https://m%C3%BCnchen.example", "https://m%C3%BCnchen.example/feed.xml"),
    ],
)
def test_what_is_published_under_https_keeps_the_names_that_it_had(base: str, name: str) -> None:
    """Whoever follows a feed has these already, letter by letter."""
    assert lasting_iri(Settings(base_url=base), FEED) == name
    assert naming_address("☃.net") is None
