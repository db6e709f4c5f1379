"""Untrusted text in Markdown stays text, read by GitHub's own renderer."""

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from claimcheck.domain.model.visible import visible
from claimcheck.report.markdown import markdown_escape
from tests.cli.test_safety import HOSTILE
from tests.report.gfm import addresses, elements, rendered, shown

MARKUP = (
    "<b>bold</b> <script>alert(1)</script> <!-- gone -->",
    "<img src=x onerror=alert(1)>",
    "*a* _b_ **c** __d__ ~~e~~ `f` ``g``",
    "[x](javascript:alert(1)) ![y](http://e.example/p.png) [z][1] [^1]",
    "[1]: http://e.example",
    "<http://e.example> http://e.example www.e.example WWW.e.example a@e.example",
    "https://e.example/a_b_c?d=e&f=g#h",
    "mailto:a@e.example xmpp:a@e.example ftp://e.example",
    "| a | b | \\| c \\",
    "&lt;b&gt; &amp; &#60; &copy; &nbsp;",
    "&amp;",
    "&#39;",
    "&#x27;",
    "&copy",
    "&amp;amp; &amp;lt;b&amp;gt;",
    "AT&T; R&D",
    "<!-- all that follows is gone",
    "<? all that follows is gone",
    "<!ALL that follows is gone",
    "<![CDATA[ all that follows is gone",
    "<script",
    "# heading",
    "> quote",
    "- item",
    "+ item",
    "* item",
    "1. item",
    "1) item",
    "123456789. item",
    "===",
    "---",
    "```",
    "~~~",
    "    code",
    "\\* \\< \\&",
    "$x$ $$y$$ costs $5 or $6",
    "@octocat @org/team #1 GH-1 :smile: :+1: a:b:c 10:30:45",
    "a\n\n# b\n\n- c",
)


@pytest.mark.parametrize("text", [*MARKUP, *HOSTILE.values()])
def test_text_is_shown_as_it_is_and_nothing_else_comes_of_it(text: str) -> None:
    markdown = markdown_escape.text(text)
    assert shown(markdown) == visible(text)
    assert elements(markdown) in (["p"], [])


@pytest.mark.parametrize(
    ("source", "href"),
    [
        ("https://straße.example/ß", "https://xn--strae-oqa.example/%C3%9F"),
        ("https://पर्यावरण.भारत/", "https://xn--g2bnpdb3a6d7f.xn--h2brj9c/"),
        ("https://аpple.com/", "https://xn--pple-43d.com/"),
    ],
)
def test_the_host_of_a_link_is_not_percent_encoded(source: str, href: str) -> None:
    """GitHub's renderer encodes all of an address that is not ASCII, which is no host to DNS."""
    assert addresses(markdown_escape.link("words", source)) == [href]


@pytest.mark.parametrize("text", [*MARKUP, *HOSTILE.values()])
def test_text_in_a_table_stays_in_its_cell(text: str) -> None:
    page = "\n".join(markdown_escape.table(["one", "two:"], [[markdown_escape.text(text), "next"]]))
    cells = [
        str(cell.text_content()).replace("\u200b", "") for cell in rendered(page).xpath("//td")
    ]
    assert cells == [visible(text), "next"]
    assert set(elements(page)) == {"table", "thead", "tbody", "tr", "th", "td"}


@given(st.text(alphabet=st.characters(codec="utf-8")))
@example("***")
@example("a  \nb")
def test_any_text_is_shown_as_it_is(text: str) -> None:
    assert shown(f"- x{markdown_escape.text(text)}x") == f"x{visible(text)}x"
    assert shown(markdown_escape.text(text)) == visible(text)


@pytest.mark.parametrize(
    ("text", "apart"),
    [
        ("@octocat", "@&#8203;octocat"),
        ("see #12", "see \\#&#8203;12"),
        ("GH-12 gh-12", "GH&#8203;-12 gh&#8203;-12"),
        (":smile:", ":&#8203;smile:"),
        ("$x$", "&#36;x&#36;"),
        ("HIGH-12 a#b 10:30", "HIGH-12 a\\#b 10:30"),
    ],
)
def test_what_github_makes_of_plain_text_is_turned_off(text: str, apart: str) -> None:
    assert markdown_escape.text(text) == apart


@pytest.mark.parametrize(
    ("text", "markdown"),
    [
        ("R&D", "R&amp;D"),
        ("&amp;", "&amp;amp;"),
        ("&#39;", "&amp;\\#&#8203;39;"),
        ("&copy", "&amp;copy"),
    ],
)
def test_what_looks_like_an_entity_is_no_entity(text: str, markdown: str) -> None:
    assert markdown_escape.text(text) == markdown
    assert shown(markdown) == text


@pytest.mark.parametrize(
    ("words", "markdown", "leads"),
    [
        (
            "see https://e.example/a_b_c, p. 3",
            "see <https://e.example/a_b_c>, p. 3",
            "https://e.example/a_b_c",
        ),
        ("https://e.example.", "<https://e.example>.", "https://e.example"),
        ("(https://e.example/)", "(<https://e.example/>)", "https://e.example/"),
        ("“https://e.example”", "“<https://e.example>”", "https://e.example"),
        ("HTTP://e.example:80/?q", "<HTTP://e.example:80/?q>", "HTTP://e.example:80/?q"),
        ("https://e.example/*a*", "<https://e.example/*a>\\*", "https://e.example/*a"),
        (
            "https://e.example/?a=b&copy;=1",
            "<https://e.example/?a=b&amp;copy;=1>",
            "https://e.example/?a=b&copy;=1",
        ),
        (
            "https://e.example/a_(b)",
            "[https&#58;//e.example/a\\_(b)](https://e.example/a_%28b%29)",
            "https://e.example/a_%28b%29",
        ),
        (
            "https://e.example/$a$",
            "[https&#58;//e.example/&#36;a&#36;](https://e.example/$a$)",
            "https://e.example/$a$",
        ),
        (
            "https://straße.example/a",
            "[https&#58;//straße.example/a](https://xn--strae-oqa.example/a)",
            "https://xn--strae-oqa.example/a",
        ),
    ],
)
def test_an_address_that_stands_as_a_word_is_a_link_and_shown_as_it_is(
    words: str, markdown: str, leads: str
) -> None:
    assert markdown_escape.linked(words) == markdown
    assert addresses(markdown) == [leads]
    assert shown(markdown) == words


@pytest.mark.parametrize("text", [*MARKUP, *HOSTILE.values()])
def test_a_text_with_addresses_is_shown_as_it_is_and_nothing_but_links_comes_of_it(
    text: str,
) -> None:
    markdown = markdown_escape.linked(text)
    assert shown(markdown) == visible(text)
    assert set(elements(markdown)) <= {"p", "a"}
    assert {one.partition("://")[0] for one in addresses(markdown)} <= {"http", "https"}


@pytest.mark.parametrize(
    "words",
    [
        "www.e.example",
        "https://user@e.example/",
        "https://user.name@e.example/",
        "https://localhost/",
        "xhttps://e.example/",
        "javascript://e.example/",
        "https:// e.example",
    ],
)
def test_what_is_no_plain_address_becomes_no_link_in_a_text(words: str) -> None:
    markdown = markdown_escape.linked(words)
    assert addresses(markdown) == []
    assert shown(markdown) == words
    assert "\\" not in markdown


@given(
    st.lists(
        st.sampled_from(
            (
                *("https://e.example", "http://a.b/c_d", "/", "(", ")", "_", "*", "<", "&amp;"),
                *("@", " ", "`", "|", "[", "]", ".", "www.", "$", ":", "\\", "#1", "a", "1"),
            )
        )
    ).map("".join)
)
def test_any_text_with_addresses_is_shown_as_it_is(text: str) -> None:
    markdown = markdown_escape.linked(text)
    assert shown(f"- x{markdown}x") == f"x{visible(text)}x"
    assert set(elements(f"x{markdown}")) <= {"p", "a"}


@given(st.lists(st.sampled_from(["_", "a", "1", " ", "*", "é", "-", "."])).map("".join))
def test_underscores_within_words_need_no_escape_and_make_no_emphasis(text: str) -> None:
    markdown = markdown_escape.text(f"x {text} x")
    assert shown(markdown) == visible(f"x {text} x")
    assert elements(markdown) == ["p"]
    assert markdown_escape.text("trees_planted_2026") == "trees_planted_2026"


@pytest.mark.parametrize("text", ["===", "=", "---", "-"])
def test_a_text_below_another_makes_no_heading_of_it(text: str) -> None:
    page = f"above\n{markdown_escape.text(text)}"
    assert elements(page) == ["p"]
    assert shown(page) == f"above\n{text}"


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("We will", "“We will”."),
        ("We will.", "“We will.”"),
        ("We will. ", "“We will.”"),
        ("Yes we can!", "“Yes we can!”"),
        ("Who, if not we?", "“Who, if not we?”"),
        ("Soon…", "“Soon…”"),
        ("我们会的。", "“我们会的。”"),
        ("*Soon*", "“\\*Soon\\*”."),
    ],
)
def test_a_quote_is_a_sentence_with_one_stop(words: str, sentence: str) -> None:
    assert markdown_escape.quoted(words) == sentence


@pytest.mark.parametrize(
    ("address", "leads"),
    [
        ("https://e.example/a", "https://e.example/a"),
        ("HTTP://e.example/a", "HTTP://e.example/a"),
        ("https://e.example/a b", "https://e.example/a%20b"),
        ("https://e.example/(a)", "https://e.example/%28a%29"),
        ("https://e.example/a?b=c&copy=1#d", "https://e.example/a?b=c&copy=1#d"),
        ("https://e.example/a?b=c&copy;=1", "https://e.example/a?b=c&copy;=1"),
        ("https://e.example/a?b=c&amp;d=&#39;", "https://e.example/a?b=c&amp;d=&#39;"),
        ('https://e.example/"onclick=x', "https://e.example/%22onclick=x"),
        ("https://e.example/<b>", "https://e.example/%3Cb%3E"),
        ("https://e.example/a|b", "https://e.example/a%7Cb"),
        ("https://e.example/\u202ea", "https://e.example/%E2%80%AEa"),
        ("https://e.example/a*b*_c_~d~", "https://e.example/a*b*_c_~d~"),
    ],
)
def test_a_link_leads_to_its_address_and_shows_its_label(address: str, leads: str) -> None:
    for label in ("title", "a ](http://evil.example) [b", "<b>x</b>", "www.evil.example"):
        markdown = f"see {markdown_escape.link(label, address)} there"
        assert addresses(markdown) == [leads]
        assert shown(markdown) == f"see {label} there"


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "JavaScript:alert(1)//https://e.example",
        "data:text/html,<script>alert(1)</script>",
        "vbscript:x",
        "file:///etc/passwd",
        "//e.example",
        "www.e.example",
        "https:e.example",
        "https:///path",
        "\x01javascript:alert(1)",
        "annual report, page 3",
        "",
    ],
)
def test_what_is_no_address_of_the_web_is_no_link(address: str) -> None:
    assert addresses(markdown_escape.link("title", address)) == []
    assert addresses(markdown_escape.source("title", address)) == []
    assert addresses(markdown_escape.source(None, address)) == []


def test_a_source_without_a_title_is_called_by_its_address() -> None:
    markdown = markdown_escape.source(None, "https://www.e.example/a")
    assert shown(markdown) == "www.e.example/a"
    assert addresses(markdown) == ["https://www.e.example/a"]


def test_an_offline_source_is_named_in_words() -> None:
    assert (
        shown(markdown_escape.source("Minutes", "the town's archive"))
        == "Minutes (the town's archive)"
    )


def test_numbers_stand_on_the_right_of_their_column() -> None:
    page = rendered("\n".join(markdown_escape.table(["name", "count:"], [["a", "1"]])))
    assert [cell.get("align") for cell in page.xpath("//td")] == [None, "right"]
    assert [cell.text_content() for cell in page.xpath("//th")] == ["name", "count"]


def test_what_is_folded_opens_and_holds_a_table() -> None:
    lines = markdown_escape.details("All", markdown_escape.table(["a"], [["b"]]))
    page = rendered("\n".join(lines))
    assert page.xpath("//details/summary")[0].text_content() == "All"
    assert page.xpath("//details//td")[0].text_content() == "b"


def test_every_escape_is_ascii() -> None:
    assert all(re.fullmatch(r"[\x20-\x7e]*", markdown_escape.text(text)) for text in MARKUP)
