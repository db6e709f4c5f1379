"""The lists of a site: pages that stay light, records in groups, corrections, tags, sitemaps."""

import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from claimcheck.domain.standing.view import View
from claimcheck.report.board import make_board, month_before
from claimcheck.report.html import search_index, sitemap
from claimcheck.report.html.claim_listing import pages_of
from claimcheck.report.html.escape import shortened
from claimcheck.report.html.site_frame import Page
from claimcheck.report.html.site_pages import draw_site
from tests.conftest import Run
from tests.ledgers import valid

DAY = date(2026, 11, 24)


@dataclass(frozen=True)
class Files(Mapping[str, str]):
    """The files of a site by their paths, each drawn when it is asked for."""

    made: Mapping[str, Page]

    def __getitem__(self, path: str) -> str:
        return self.made[path].draw()

    def __iter__(self) -> Iterator[str]:
        return iter(self.made)

    def __len__(self) -> int:
        return len(self.made)


def drawn(ledger: str) -> Files:
    """Return the files of the site of a ledger."""
    view = View(valid(ledger), DAY)
    site = draw_site(view, make_board(view, month_before(DAY)))
    return Files({one.path: one for one in site.pages})


def many(count: int, text: str = "Line {} will open", claimant: str = "Party {}") -> str:
    return "\n".join(
        f"[claims.c{number}]\ntext = {json.dumps(text.format(number))}\n"
        f"claimant = {json.dumps(claimant.format(number))}\nmade = 2025-01-01\n"
        'deadline = "2025-06"\ntags = ["Open Lines", "lines"]'
        for number in range(count)
    )


def index_of(pages: Mapping[str, str]) -> Mapping[str, list[object]]:
    """Return the columns of the search index."""
    found: Mapping[str, list[object]] = json.loads(
        pages["search.js"][len("claims(") : -len(");\n")]
    )
    return found


def test_the_index_page_stays_under_150_kb_however_many_and_long_the_claims_are() -> None:
    long = "Line {} will open " + "with trains for everybody in the north of the country " * 40
    pages = drawn(many(700, long, long))
    assert len(pages["index.html"].encode()) < 150_000
    assert max(len(pages[path].encode()) for path in pages if "page/" in path) < 150_000


@pytest.mark.parametrize(
    ("entries", "most", "ranges"),
    [
        (0, 50, [(0, 0)]),
        (1, 50, [(1, 1)]),
        (50, 50, [(1, 50)]),
        (51, 50, [(1, 50), (51, 51)]),
        (5, 2, [(1, 2), (3, 4), (5, 5)]),
    ],
)
def test_a_list_is_on_as_many_pages_as_it_takes(
    entries: int, most: int, ranges: list[tuple[int, int]]
) -> None:
    pages = pages_of(range(entries), "index.html", most)
    assert [(pager.first, pager.last) for pager, _ in pages] == ranges
    assert {pager.total for pager, _ in pages} == {entries}
    paths = ["index.html", "claims/page/2.html", "claims/page/3.html"]
    assert [pager.path for pager, _ in pages] == paths[: len(pages)]


def test_a_page_leads_to_the_ends_of_its_list_and_to_those_around_it() -> None:
    pager, _ = pages_of(range(100), "tags/lines.html", 10)[4]
    shown = ["…" if one is None else one[0] for one in pager.shown]
    assert shown == [1, "…", 3, 4, 5, 6, 7, "…", 10]
    assert (pager.before, pager.after) == ("tags/lines/4.html", "tags/lines/6.html")
    first, _ = pages_of(range(100), "tags/lines.html", 10)[0]
    assert (first.before, first.after) == (None, "tags/lines/2.html")


def test_a_list_has_a_long_text_up_to_a_word_and_a_claims_page_all_of_it() -> None:
    long = "trains " * 100
    assert shortened("x" * 280) == "x" * 280
    assert shortened(long) == "trains " * 39 + "trains…"
    assert shortened("x" * 300) == "x" * 280 + "…"
    pages = drawn(many(1, long))
    assert long.strip() not in pages["index.html"]
    assert long.strip() in pages["claims/c0.html"]


def test_the_search_index_has_columns_of_the_claims_the_most_pressing_first() -> None:
    pages = drawn(
        """
[claims.late]
text = "A thing"
claimant = "Acme"
speaker = "Ada"
made = 1970-01-03
deadline = 2026-11-01
tags = ["x", "y"]

[claims.done]
text = "Another"
claimant = "Acme"
made = "2020-Q1"
deadline = 2020-06-30
tags = ["y"]

[claims.done.verdicts.v]
date = 2020-08-01
verdict = "kept"
fulfilled = 2020-07-10
because = "It is there"
"""
    )
    assert index_of(pages) == {
        "statuses": ["overdue", "kept"],
        "parties": ["Acme", "Ada"],
        "tags": ["x", "y"],
        "pages": ["late", "done"],
        "texts": ["A thing", "Another"],
        "status": [0, 1],
        "claimant": [0, 0],
        "speaker": [1, 0],
        "tag": [[0, 1], [1]],
        "due": [20758, None],
        "said": [2, "the first quarter of 2020"],
        "when": ["23 days overdue", "ruled 1 August 2020, 10 days late"],
    }


def test_a_list_never_gives_a_day_where_only_the_year_is_known() -> None:
    pages = drawn(many(1).replace("2025-01-01", '"2024"'))
    for path in ("index.html", "tags/lines.html"):
        row = pages[path][pages[path].index("<tbody>") :]
        assert '<span class="fixed">2024</span>' in row
        assert "Said in 2024, due by 30 June 2025" in row


@pytest.mark.parametrize("claims", [0, 1, 2, 3, 4, 5])
def test_a_search_index_in_pieces_is_the_same_text_as_the_whole(
    monkeypatch: pytest.MonkeyPatch, claims: int
) -> None:
    whole = drawn(many(claims))["search.js"]
    monkeypatch.setattr(search_index, "_TOGETHER", 2)
    assert drawn(many(claims))["search.js"] == whole


def test_nothing_in_the_search_index_ends_a_script_or_a_line_or_is_unseen() -> None:
    pages = drawn(many(1, "</script><!-- & \u2028 \u202e {}", "__proto__"))
    assert not re.search("[<>&\u2028\u202e]", pages["search.js"])
    assert index_of(pages)["texts"] == ["</script><!-- & \\u2028 \\u202e 0"]
    assert index_of(pages)["parties"] == ["__proto__"]


def test_a_page_asks_for_the_index_of_its_own_time() -> None:
    def asked(pages: Mapping[str, str]) -> str:
        found: str = re.findall(r'data-index="([^"]*)"', pages["index.html"])[0]
        return found

    one, other = asked(drawn(many(1))), asked(drawn(many(2)))
    assert one.startswith("search.js?")
    assert one != other


def test_each_tag_has_a_page_and_a_tag_that_is_no_slug_keeps_its_own() -> None:
    pages = drawn(many(51))
    tags = sorted(path for path in pages if path.startswith("tags"))
    assert tags[0] == "tags.html"
    assert tags[1:3] == ["tags/lines.html", "tags/lines/2.html"]
    assert re.fullmatch(r"tags/open-lines_[0-9a-f]{10}\.html", tags[3])
    assert "51 claims" in pages["tags.html"]


def test_a_claimant_of_many_claims_has_them_on_several_pages() -> None:
    pages = drawn(many(120, claimant="Acme"))
    paths = sorted(path for path in pages if path.startswith("claimants/"))
    assert len(paths) == 3
    assert [pages[path].count("<tr") - pages[path].count("<thead") for path in paths]


RULED = """
[claims.{id}]
text = "t{id}"
claimant = "{name}"
made = 2025-01-01
deadline = 2025-06-30
[claims.{id}.verdicts.v]
date = 2025-06-01
verdict = "kept"
fulfilled = 2025-06-01
because = "b"
"""


def test_records_of_fewer_than_five_rulings_are_a_group_of_names() -> None:
    """Acme has five rulings, Bold four."""
    names = ["Acme"] * 5 + ["Bold"] * 4
    ledger = "".join(RULED.format(id=f"c{place}", name=name) for place, name in enumerate(names))
    for page in (drawn(ledger)["index.html"], drawn(ledger)["records.html"]):
        table, _, few = page.partition('<ul class="few">')
        assert "Acme</a></th>" in table
        assert "Bold</a></th>" not in table
        assert "Bold</a></b>" in few
        assert "4 kept" in few
    index = drawn(ledger)["index.html"]
    assert index.index('id="records"') < index.index('id="claims"')


def test_where_there_are_very_many_claimants_the_index_leads_to_a_page_of_them_all() -> None:
    pages = drawn(many(1_060))
    words = "1,060 more claimants, with fewer than five rulings each."
    assert words in " ".join(re.sub("<[^>]*>", "", pages["index.html"]).split())
    assert pages["records.html"].count("no rulings yet") == 1_060
    assert "And 1,052 more, in the table of" in pages["index.html"]


CORRECTED = """
[claims.pool]
text = "The pool will open"
claimant = "Acme"
made = 2025-01-01
deadline = 2025-06-30
criteria = "Anybody may swim"
source = "https://example.org"

[claims.pool.evidence.e]
date = 2025-02-01
stance = "supports"
source = "A notice"
title = "Opening soon"

[claims.pool.corrections.one]
date = 2025-03-01
criteria = "Anybody may swim on five days"
because = "We had left out the days"

[claims.pool.corrections.two]
date = 2025-04-01
criteria = "Anybody may swim on six days"
because = "Six, not five"

[claims.pool.corrections.three]
date = 2025-05-01
retracts = "e"
because = "Another pool"

[claims.pool.corrections.filed]
date = 2025-05-02
tags-added = ["FILED"]

[claims.secret]
text = "SECRET"
claimant = "Acme"
made = 2025-01-01
draft = true

[claims.secret.corrections.c]
date = 2025-03-01
criteria = "HIDDEN"
because = "HIDDEN"

[claims.gone]
text = "NEVER MADE"
claimant = "Acme"
made = 2025-01-01

[claims.gone.corrections.c]
date = 2025-06-01
retracts = "gone"
because = "Nobody said it"
"""


def test_the_corrections_say_what_was_wrong_what_is_right_when_and_why(
    run: Run, ledger_file: Callable[[str], Path], folder: Path
) -> None:
    ledger_file(CORRECTED)
    run("site", "public")
    page = (folder / "public" / "corrections.html").read_text()
    main = page[page.index('<ol class="history') :]
    told = [" ".join(re.sub("<[^>]*>", " ", one).split()) for one in main.split("<li>")[1:]]
    assert told[0] == "1 June 2025 An entry was retracted Nobody said it"
    assert told[1] == "1 May 2025 The pool will open Retracted: Opening soon Another pool"
    assert told[2] == (
        "1 April 2025 The pool will open Kept if: Anybody may swim on five days "
        "Anybody may swim on six days Six, not five"
    )
    assert told[3].startswith(
        "1 March 2025 The pool will open Kept if: Anybody may swim Anybody may swim on five days "
        "We had left out the days"
    )
    assert len(told) == 4
    assert not re.search("HIDDEN|SECRET|NEVER MADE|FILED", page)


def test_a_correction_that_was_taken_back_is_struck_through() -> None:
    undone = CORRECTED + (
        '[claims.pool.corrections.undo]\ndate = 2025-07-01\nretracts = "two"\n'
        'because = "Five after all"\n'
    )
    page = drawn(undone)["corrections.html"]
    assert "This correction was itself retracted." in page
    assert "the correction of 1 April 2025" in page


FILLED = """
[claims.pool]
text = "The pool will open"
claimant = "Ada Brandt"
made = 2025-01-01
title = "A headline"

[claims.pool.corrections.one]
date = 2025-03-01
made = "2024-Q4"
speaker = "Ines Okafor"
quote = "It will open"
dropped = ["title"]
because = "We have the recording"
"""


def test_where_nothing_stood_before_a_correction_says_added_and_strikes_nothing_through() -> None:
    pages = drawn(FILLED)
    corrections = re.findall("<p>(.*<(?:ins|del).*)</p>", pages["corrections.html"])
    assert corrections == [
        'Said by: <ins dir="auto">Ines Okafor</ins> <span class="left">(added)</span>',
        'Said: <del dir="auto">1 January 2025</del> '
        '<ins dir="auto">the fourth quarter of 2024</ins>',
        'In their words: <ins dir="auto">It will open</ins> <span class="left">(added)</span>',
        'Title of the source: <del dir="auto">A headline</del> <span class="left">(removed)</span>',
    ]
    claim = pages["claims/pool.html"]
    assert re.findall("<del.*?>(.*?)</del>", claim) == ["1 January 2025"]
    assert "Added on " in claim
    assert re.findall('<p class="small" dir="auto">(.*?)</p>', claim) == [
        "Said by: Ines Okafor",
        "Said: the fourth quarter of 2024",
        "In their words: It will open",
        "Title of the source: removed",
    ]


def test_a_ledger_without_corrections_says_so() -> None:
    assert "No corrections so far." in drawn(many(1))["corrections.html"]


def test_a_claims_page_has_words_for_those_who_share_it() -> None:
    settings = '[settings]\ntitle = "Lines"\nbase-url = "https://example.org/x"\n'
    page = drawn(settings + many(1))["claims/c0.html"]
    told = dict(re.findall(r'<meta property="og:(\w+)" content="([^"]*)">', page))
    assert told == {
        "site_name": "Lines",
        "type": "article",
        "title": "Line 0 will open",
        "description": "Overdue. By Party 0, 1 January 2025. 512 days overdue "
        "(due by 30 June 2025); no ruling yet; never looked at.",
        "url": "https://example.org/x/claims/c0.html",
    }


def test_a_sitemap_of_too_many_addresses_is_an_index_of_several(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """As if 50,000 were 4: of 1 claim there are index, records, tags, corrections, method, ..."""
    monkeypatch.setattr(sitemap, "MOST", 4)
    pages = drawn('[settings]\nbase-url = "https://example.org"\n' + many(1))
    parts = re.findall("<sitemap><loc>https://example.org/(.*?)</loc>", pages["sitemap.xml"])
    assert parts == ["sitemap-1.xml", "sitemap-2.xml", "sitemap-3.xml"]
    listed = [path for part in parts for path in re.findall("<loc>(.*?)</loc>", pages[part])]
    html = {path for path in pages if path.endswith(".html")}
    assert {one.removeprefix("https://example.org/") or "index.html" for one in listed} == html
    assert len(listed) == len(html)


@pytest.mark.parametrize(
    ("base", "is_there"), [("https://example.org", True), ("https://example.org/x", False)]
)
def test_robots_are_told_of_the_sitemap_where_they_look_for_it(base: str, is_there: bool) -> None:
    pages = drawn(f'[settings]\nbase-url = "{base}"\n' + many(1))
    expected = "User-agent: *\nAllow: /\n\nSitemap: https://example.org/sitemap.xml\n"
    assert pages.get("robots.txt") == (expected if is_there else None)


def test_a_page_draws_the_signs_that_it_uses_and_no_others() -> None:
    pages = drawn(many(1))
    assert set(re.findall('id="sign-([a-z-]+)"', pages["claims/c0.html"])) == set(
        re.findall('href="#sign-([a-z-]+)"', pages["claims/c0.html"])
    )
    assert 'id="sign-superseded"' in pages["index.html"]
    assert 'id="sign-superseded"' not in pages["claims/c0.html"]


def test_tags_are_in_the_order_of_the_alphabet_whatever_their_case() -> None:
    tags = 'tags = ["roads", "Water", "health", "Zoning", "Air"]'
    page = drawn(many(1).replace('tags = ["Open Lines", "lines"]', tags))["tags.html"]
    places = [page.index(f">{tag}</a>") for tag in ("Air", "health", "roads", "Water", "Zoning")]
    assert places == sorted(places)
