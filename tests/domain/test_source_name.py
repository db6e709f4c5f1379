"""What a source without a title is called: the site and the page on it, as people say it."""

import pytest

from claimcheck.domain.model.source_name import host_of, site_and_path, title_and_host

LONG = "https://news.example/2026/11/24/" + "a-long-section/" * 5


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("https://www.city.example/", "city.example"),
        ("http://city.example", "city.example"),
        ("https://city.example/news/plant?id=3&from=mail#top", "city.example/news/plant"),
        ("https://München.example/stra%C3%9Fe/", "münchen.example/straße"),
        (f"{LONG}the-end.html", "news.example/…/the-end.html"),
        (f"{LONG}{'x' * 80}", f"news.example/…/{'x' * 56}…"),
        ("The city's notice board", "The city's notice board"),
        ("ftp://files.example/a", "ftp://files.example/a"),
    ],
)
def test_an_address_is_its_site_and_page_and_words_are_words(source: str, name: str) -> None:
    assert site_and_path(source) == name


def test_a_title_has_its_site_behind_it() -> None:
    assert title_and_host("The plant opens", "https://www.city.example/x") == (
        "The plant opens (city.example)"
    )
    assert title_and_host(None, "https://www.city.example/x") == "city.example"
    assert title_and_host("The plant opens", None) == "The plant opens"
    assert host_of("A notice board") == "A notice board"
