"""Hosts in any script: what is asked for them, and what readers see of them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.domain.model.host_name import ascii_host, is_international, shown_host


@pytest.mark.parametrize(
    ("host", "asked"),
    [
        # UTS 46, table 1 and section 4: ß, ς and the joiners are letters of their own.
        ("straße.de", "xn--strae-oqa.de"),
        ("faß.de", "xn--fa-hia.de"),
        ("strasse.de", "strasse.de"),
        ("βόλος.com", "xn--nxasmm1c.com"),
        ("ශ්‍රී.com", "xn--10cl1a0b660p.com"),
        ("نامه‌ای.com", "xn--mgba3gch31f060k.com"),
        # Section 4.5 and RFC 5895: what people type is mapped first.
        ("Bücher.DE", "xn--bcher-kva.de"),
        ("bu\u0308cher.de", "xn--bcher-kva.de"),
        ("ＥＸＡＭＰＬＥ。org", "example.org"),
        ("ex\u00adample.org", "example.org"),
        ("stra%C3%9Fe.de", "xn--strae-oqa.de"),
        ("foo_bar.bücher.de", "foo_bar.xn--bcher-kva.de"),
        ("Example.ORG.", "example.org."),
        ("2001:db8::1", "2001:db8::1"),
        ("xn--strae-oqa.de", "xn--strae-oqa.de"),
    ],
)
def test_a_host_is_asked_for_as_browsers_ask(host: str, asked: str) -> None:
    assert ascii_host(host) == asked


@pytest.mark.parametrize(
    "host",
    [
        "☃.net",  # RFC 5892: a symbol
        "a\u200db.de",  # A.2: a joiner with no virama before it
        "א1a.com",  # RFC 5893: letters of two directions
        "ü..de",
        "a..de",
        f"{'a' * 64}.de",
        f"{'ü' * 64}.de",
        ".".join(["a" * 60] * 5),
        "a\u202eb.de",
        "",
    ],
)
def test_what_idna_2008_has_not_is_no_host(host: str) -> None:
    assert ascii_host(host) is None
    assert shown_host(host) == host


@pytest.mark.parametrize(
    ("host", "shown"),
    [
        ("Bu\u0308cher.de", "bücher.de"),
        ("पर\u094dयावरण.भारत", "पर्यावरण.भारत"),
        ("日本語のサーバー.jp", "日本語のサーバー.jp"),
        ("한국abc.kr", "한국abc.kr"),
        ("аpple.com", "xn--pple-43d.com"),
        ("αpple.gr", "xn--pple-zld.gr"),
        ("аррӏе.com", "xn--80ak6aa92e.com"),
        ("аррӏе.рф", "аррӏе.рф"),  # nobody takes it for a Latin name
        ("пример.com", "пример.com"),
        ("123.ü.de", "123.ü.de"),
        ("%ff.de", "%ff.de"),
    ],
)
def test_readers_see_a_host_in_its_script_unless_it_looks_like_another(
    host: str, shown: str
) -> None:
    assert shown_host(host) == shown


def test_letters_that_a_page_has_encoded_are_letters() -> None:
    assert is_international("stra%c3%9Fe.de")
    assert is_international("straße.de")
    assert not is_international("%5Bbad%5D.de")
    assert not is_international("%ff.de")


@given(st.text(min_size=1))
def test_whatever_is_asked_for_is_ascii_and_asked_for_the_same_again(host: str) -> None:
    asked = ascii_host(host)
    if asked is not None:
        assert asked.isascii()
        assert ascii_host(asked) == asked
        assert ascii_host(shown_host(host)) == asked
