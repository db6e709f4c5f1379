"""`site`: what is published, what is not, and how."""

import base64
import gc
import hashlib
import json
import re
import xml.etree.ElementTree as ET
from collections.abc import Callable
from datetime import date
from importlib.resources import files
from pathlib import Path

import pytest
from jinja2.runtime import Context

from claimcheck.cli import garbage
from claimcheck.desk import moments
from claimcheck.desk.publication import SiteFile, site_files
from claimcheck.desk.session import Session
from claimcheck.domain.publishing.published import readers_view
from claimcheck.report.board import make_board, month_before
from tests.browser.published import LEDGER
from tests.cli.terminal import in_terminal
from tests.conftest import Run

DESK = """
[claims.open]
text = "An open claim"
claimant = "Acme"
made = 2025-01-01
deadline = 2027
source = "https://example.org/open"
note = "NOTE of the claim"

[claims.open.evidence.e1]
date = 2025-02-01
stance = "supports"
source = "https://example.org/e1"
note = "NOTE of the evidence"

[claims.open.inquiries.q1]
date = 2025-02-02
to = "press office"
question = "When?"
note = "NOTE of the inquiry"

[claims.open.replies.r1]
date = 2025-02-03
inquiry = "q1"
quote = "Soon."
note = "NOTE of the reply"

[claims.open.forecasts.f1]
date = 2025-03-01
probability = 0.37
by = "FORECASTER"

[claims.open.forecasts.f2]
date = 2025-03-02
probability = 0.38
by = "FORECASTER"

[claims.open.corrections.c1]
date = 2025-03-03
retracts = "f2"
because = "RETRACTED ODDS"

[claims.unseen-yet]
text = "DRAFT of a claim"
claimant = "DRAFTED PARTY"
made = 2025-01-01
was = ["older-unseen"]
draft = true

[claims.unseen-yet.inquiries.q2]
date = 2025-02-02
to = "DRAFT office"
question = "DRAFT question"

[claims.unseen-yet.replies.r2]
date = 2025-02-03
inquiry = "q2"
quote = "DRAFT reply"
"""
SECRETS = (
    *("NOTE of", "FORECASTER", "0.37", "37 %", "RETRACTED"),
    *("DRAFT", "unseen-yet", "older-unseen"),
)


def pages(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def assets(public: Path) -> set[str]:
    return {path.name for path in public.glob("s*.*.*")}


def test_it_has_a_page_for_each_claim_claimant_and_old_id_and_the_files_beside_them(
    ledger_file: Callable[[str], Path], run: Run, folder: Path
) -> None:
    ledger_file(LEDGER)
    ran = run("site", "public")
    assert (ran.code, ran.out, ran.err) == (0, "public\n", "30 files written\n")
    northline = min(one for one in pages(folder / "public") if "northline" in one)
    assert set(pages(folder / "public")) == {
        *("index.html", "records.html", "tags.html", "corrections.html", "method.html"),
        *("feed.xml", "claims.ics", "claims.json", "search.js", "sitemap.xml"),
        *(f"claims/{id_}.html" for id_ in ("pool", "old-pool", "homes", "tram", "meals")),
        *(f"tags/{tag}.html" for tag in ("sport", "summer", "housing", "transport", "schools")),
        *("claimants/brandt.html", northline, ".claimcheck"),
        *assets(folder / "public"),
        *("claimants/brandt.xml", northline.replace(".html", ".xml")),
        *(f"feed/{year}-1.xml" for year in (2022, 2023, 2024, 2025)),
    }
    assert re.fullmatch(r"claimants/northline-rail_[0-9a-f]{10}\.html", northline)


def test_drafts_notes_and_forecasts_stay_at_the_desk(
    ledger_file: Callable[[str], Path], run: Run, folder: Path
) -> None:
    ledger_file(DESK)
    run("site", "public")
    everything = pages(folder / "public")
    assert "claims/open.html" in everything
    for name, content in everything.items():
        for secret in SECRETS:
            assert secret not in name, name
            assert secret not in content.decode(), (name, secret)


@pytest.mark.parametrize(
    ("kind", "page", "words"),
    [
        ("drafts", "claims/unseen-yet.html", "DRAFT of a claim"),
        ("notes", "claims/open.html", "NOTE of the evidence"),
        ("forecasts", "claims/open.html", "RETRACTED ODDS"),
    ],
)
def test_they_are_published_when_somebody_asks_for_them(
    ledger_file: Callable[[str], Path], run: Run, folder: Path, kind: str, page: str, words: str
) -> None:
    ledger_file(DESK)
    run("site", "public", "--with", kind)
    assert words in (folder / "public" / page).read_text()
    others = {"drafts": "NOTE of", "notes": "FORECASTER", "forecasts": "DRAFT"}[kind]
    assert all(others not in content.decode() for content in pages(folder / "public").values())


def test_the_same_ledger_and_day_give_the_same_bytes(
    ledger_file: Callable[[str], Path], run: Run, folder: Path
) -> None:
    ledger_file(LEDGER)
    run("site", "one", "--as-of", "2026-11-24", today=date(2026, 11, 24))
    run("site", "other", "--as-of", "2026-11-24", today=date(2027, 3, 1))
    assert pages(folder / "one") == pages(folder / "other")


def test_only_pages_that_changed_are_written_again(
    ledger_file: Callable[[str], Path], run: Run, folder: Path
) -> None:
    path = ledger_file(LEDGER)
    run("site", "public")
    before = (folder / "public" / "claims" / "pool.html").stat().st_ino
    assert run("site", "public").err == "0 files written, 30 unchanged\n"
    path.write_text(LEDGER.replace("A tram will cross", "A train will cross"))
    ran = run("site", "public")
    assert re.fullmatch(r"1?\d files written, \d+ unchanged\n", ran.err)
    assert (folder / "public" / "claims" / "pool.html").stat().st_ino == before


def test_a_claim_that_is_gone_has_no_page_any_more(
    ledger_file: Callable[[str], Path], run: Run, folder: Path
) -> None:
    path = ledger_file(LEDGER)
    run("site", "public")
    path.write_text(DESK)
    run("site", "public")
    assert not (folder / "public" / "claims" / "pool.html").exists()


def test_a_folder_of_somebody_elses_is_refused_with_a_way_out(
    ledger_file: Callable[[str], Path], run: Run, folder: Path
) -> None:
    ledger_file(LEDGER)
    (folder / "public").mkdir()
    (folder / "public" / "CNAME").write_text("alder.example")
    ran = run("site", "public")
    assert ran.code == 2
    assert "public holds CNAME" in ran.err
    assert "name another folder, or move that out of it" in ran.err
    assert pages(folder / "public") == {"CNAME": b"alder.example"}


@pytest.mark.parametrize("listed", ["claims.toml", "evidence/ab/snapshot.html", "claims/../a.html"])
def test_a_forged_list_makes_no_file_ours_that_no_site_has(
    ledger_file: Callable[[str], Path], run: Run, folder: Path, listed: str
) -> None:
    ledger_file(LEDGER)
    theirs = folder / "site"
    (theirs / "claims").mkdir(parents=True)
    (theirs / listed).parent.mkdir(parents=True, exist_ok=True)
    (theirs / listed).write_bytes(b"mine")
    (theirs / ".claimcheck").write_text(f"Made by somebody:\n{listed}\n")
    ran = run("site", "site")
    assert ran.code == 2
    assert "did not put there; nothing was changed" in ran.err
    assert (theirs / listed).read_bytes() == b"mine"


def test_a_ledger_that_has_the_name_of_a_page_is_not_replaced(
    ledger_file: Callable[[str], Path], run: Run, folder: Path
) -> None:
    (folder / "site").mkdir()
    ledger = ledger_file(LEDGER).rename(folder / "site" / "claims.json")
    (folder / "site" / ".claimcheck").write_text("Made by somebody:\nclaims.json\n")
    ran = run("--file", "site/claims.json", "site", "site")
    assert ran.code == 2
    assert "site holds the ledger" in ran.err
    assert ledger.read_text() == LEDGER


def test_the_folder_of_the_ledger_is_never_replaced(
    ledger_file: Callable[[str], Path], run: Run, folder: Path
) -> None:
    path = ledger_file(LEDGER)
    for words in (".", str(folder), str(folder.parent)):
        assert run("site", words).code == 2
    assert path.read_text() == LEDGER


def test_without_a_home_links_are_relative_and_nothing_needs_an_address(
    ledger_file: Callable[[str], Path], run: Run, folder: Path
) -> None:
    ledger_file(LEDGER.replace('base-url = "https://alder.example/promises"', ""))
    run("site", "public")
    everything = pages(folder / "public")
    assert "sitemap.xml" not in everything
    for name, content in everything.items():
        assert b"alder.example" not in content, name
        assert b"ld+json" not in content, name
        if name.endswith(".html"):
            assert b'href="/' not in content, name


def test_the_sitemap_names_every_page_once_but_for_those_that_moved(
    ledger_file: Callable[[str], Path], run: Run, folder: Path
) -> None:
    ledger_file(LEDGER)
    run("site", "public")
    tree = ET.parse(folder / "public" / "sitemap.xml")
    home = "https://alder.example/promises/"
    listed = [one.text or "" for one in tree.iter() if one.tag.endswith("loc")]
    html = {one for one in pages(folder / "public") if one.endswith(".html")}
    expected = {home} | {f"{home}{one}" for one in html - {"index.html", "claims/old-pool.html"}}
    assert len(listed) == len(set(listed))
    assert set(listed) == expected


def test_a_home_that_is_no_web_address_is_refused(
    ledger_file: Callable[[str], Path], run: Run, folder: Path
) -> None:
    ledger_file(LEDGER.replace("https://alder.example/promises", "javascript:alert(1)"))
    ran = run("site", "public")
    assert ran.code == 2
    assert "javascript:alert(1)" in ran.err
    assert not (folder / "public").exists()


def test_the_data_can_be_read_back_as_a_ledger(
    ledger_file: Callable[[str], Path], run: Run, folder: Path
) -> None:
    ledger_file(LEDGER)
    run("site", "public")
    data = json.loads((folder / "public" / "claims.json").read_text())
    assert data["format"] == "claimcheck/ledger"
    assert set(data["claims"]) == {"pool", "homes", "tram", "meals"}


def test_every_link_of_the_feed_and_the_calendar_leads_to_a_place_on_a_page(
    ledger_file: Callable[[str], Path], run: Run, folder: Path
) -> None:
    ledger_file(LEDGER)
    run("site", "public")
    public = folder / "public"
    told = (public / "feed.xml").read_text() + (public / "claims.ics").read_text().replace(
        "\r\n ", ""
    )
    home = re.escape("https://alder.example/promises/")
    links = set(re.findall(rf"{home}(claims/[^\s\"#<]+\.html)(?:#([^\s\"<]+))?", told))
    assert len(links) > 8
    for path, part in links:
        page = (public / path).read_text()
        assert not part or f'id="{part}"' in page or path == "claims/old-pool.html", (path, part)


def test_the_policy_of_every_page_allows_its_style_and_script_and_nothing_else(
    ledger_file: Callable[[str], Path], run: Run, folder: Path
) -> None:
    def hashed(text: str) -> str:
        digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
        return f"'sha256-{digest}'"

    ledger_file(LEDGER)
    run("site", "public")
    run("report", "-o", "report.html")
    for path in [folder / "report.html", *(folder / "public").rglob("*.html")]:
        page = path.read_text()
        (policy,) = re.findall(r'http-equiv="Content-Security-Policy" content="([^"]*)"', page)
        rules = dict(one.split(" ", 1) for one in policy.split("; "))
        styles = re.findall(r"<style>(.*?)</style>", page, re.DOTALL)
        scripts = re.findall(r"<script>(.*?)</script>", page, re.DOTALL)
        is_report = path.name == "report.html"
        assert (len(styles), len(scripts)) == ((1, 1) if is_report else (0, 0))
        assert rules["style-src"] == (hashed(styles[0]) if is_report else "'self'")
        assert rules["script-src"] == (hashed(scripts[0]) if is_report else "'self'")
        assert rules["default-src"] == rules["base-uri"] == rules["form-action"] == "'none'"


def test_style_and_script_are_files_named_by_what_is_in_them_and_found_from_every_page(
    ledger_file: Callable[[str], Path], run: Run, folder: Path
) -> None:
    ledger_file(LEDGER)
    run("site", "public")
    public = folder / "public"
    for name in assets(public):
        digest = hashlib.sha256((public / name).read_bytes()).hexdigest()
        assert name.split(".")[1] == digest[:12]
    for path in public.rglob("*.html"):
        (style,) = re.findall(r'<link rel="stylesheet" href="([^"]*)"', path.read_text())
        assert (path.parent / style).is_file(), path


def test_the_style_of_the_run_before_stays_for_one_run_more(
    ledger_file: Callable[[str], Path], run: Run, folder: Path
) -> None:
    """As if an older version of the program had made the site."""
    ledger_file(LEDGER)
    run("site", "public")
    (style,) = (folder / "public").glob("style.*")
    older = style.rename(style.with_name("style.0123456789ab.css"))
    manifest = folder / "public" / ".claimcheck"
    manifest.write_text(manifest.read_text().replace(style.name, older.name))
    assert run("site", "public").err == "1 file written, 29 unchanged\n"
    assert style.is_file()
    assert older.is_file()
    assert run("site", "public").err == "0 files written, 30 unchanged, 1 removed\n"
    assert not older.exists()


def test_a_value_that_a_template_misses_is_an_error_and_no_gap() -> None:
    from jinja2 import UndefinedError

    from claimcheck.report.html.page_templates import render

    with pytest.raises(UndefinedError):
        render("moved.html", id="a")


def test_the_templates_and_the_style_are_data_of_the_package() -> None:
    folder = files("claimcheck.report.html") / "templates"
    assert {"base.html", "style.css", "script.js", "signs.svg"} <= {
        one.name for one in folder.iterdir()
    }


def test_on_a_terminal_a_bar_shows_how_far_it_is(
    ledger_file: Callable[[str], Path], folder: Path
) -> None:
    ledger_file(LEDGER)
    ran = in_terminal(80, "site", "public")
    assert "Writing pages" in ran.out
    ran = in_terminal(80, "site", "public", "-q")
    assert "Writing pages" not in ran.out


def test_an_earlier_day_shows_the_site_of_that_day(
    ledger_file: Callable[[str], Path], run: Run, folder: Path
) -> None:
    ledger_file(LEDGER)
    run("site", "public", "--as-of", "2024-12-31")
    names = pages(folder / "public")
    assert "claims/pool.html" in names
    assert "claims/meals.html" not in names
    assert "It stayed shut all summer" not in (folder / "public" / "index.html").read_text()


def test_an_empty_ledger_has_a_site_too(
    ledger_file: Callable[[str], Path], run: Run, folder: Path
) -> None:
    ledger_file("")
    assert run("site", "public").code == 0
    assert "No claims yet." in (folder / "public" / "index.html").read_text()


@pytest.mark.parametrize(
    ("base", "home"),
    [
        ("https://p.example/a[b]", "https://p.example/a%5Bb%5D"),
        ("https://münchen.example/prüfung", "https://münchen.example/pr%C3%BCfung"),
        ("http://[2001:db8::1]:8080", "http://[2001:db8::1]:8080"),
    ],
)
def test_a_page_has_one_address_wherever_it_is_named(
    run: Run, ledger_file: Callable[[str], Path], folder: Path, base: str, home: str
) -> None:
    ledger_file(
        f'[settings]\nbase-url = "{base}"\n[claims.a]\ntext = "t"\nclaimant = "c"\n'
        "made = 2025-01-01\ndeadline = 2025-06-30\n"
        '[claims.a.verdicts.v]\ndate = 2025-06-01\nverdict = "broken"\nbecause = "b"\n'
        '[claims.b]\ntext = "open"\nclaimant = "c"\nmade = 2025-01-01\ndeadline = 2027-06-30\n'
    )
    assert run("site", "public").code == 0
    page = f"{home}/claims/a.html"
    public = folder / "public"
    assert f'<link rel="canonical" href="{page}">' in (public / "claims/a.html").read_text()
    assert f"<loc>{page}</loc>" in (public / "sitemap.xml").read_text()
    assert f'href="{page}"' in (public / "feed.xml").read_text()
    calendar = (public / "claims.ics").read_text().replace("\n ", "").replace("\r", "")
    assert f"URL:{home}/claims/b.html" in calendar
    assert f'"url": "{page}"' in run("export", "claimreview").out


def test_a_reading_is_of_the_target_of_its_own_day_and_a_change_of_it_says_which_way(
    run: Run, ledger_file: Callable[[str], Path], tmp_path: Path
) -> None:
    ledger_file(
        """\
[claims.trees]
text = "Acme will plant trees"
claimant = "Acme"
made = 2025-01-01
target = { measure = "trees", at-least = 80, unit = "ha" }
evidence.a = { date = 2025-02-01, stance = "context", source = "a count", value = 7 }
evidence.b = { date = 2025-02-02, stance = "context", source = "b", value = 3, measure = "bees" }
evidence.c = { date = 2025-05-01, stance = "context", source = "a poll", value = 9 }
revisions.d = { date = 2025-03-01, target = { measure = "trees", at-least = 60, unit = "ha" } }
revisions.e = { date = 2025-04-01, target = { measure = "approval", at-most = 30, unit = "%" } }
revisions.f = { date = 2025-04-02, target = { measure = "approval", at-most = 20, unit = "%" } }
"""
    )
    assert run("site", str(tmp_path / "out")).code == 0
    page = (tmp_path / "out" / "claims" / "trees.html").read_text()
    assert "<b>7 ha</b> trees" in page
    assert "<b>3</b> bees" in page
    assert "<b>9%</b> approval" in page
    assert "Lowered the target from at least 80 ha to at least 60 ha (trees)" in page
    assert "Changed the target from at least 60 ha (trees) to at most 30% (approval)" in page
    assert "Tightened the target from at most 30% to at most 20% (approval)" in page


def test_what_a_page_leaves_behind_is_let_go_while_the_next_ones_are_made(
    run: Run, ledger_file: Callable[[str], Path]
) -> None:
    claims = (
        f'[claims.c{number}]\ntext = "A"\nclaimant = "Acme"\nmade = 2025-01-01\n'
        for number in range(300)
    )
    ledger_file("".join(claims))
    garbage.keep_all()
    try:
        assert run("site", "public").code == 0
        left = [one for one in gc.get_objects() if isinstance(one, Context)]
    finally:
        gc.unfreeze()
        gc.enable()
    assert len(left) < 150


def test_the_files_of_a_site_are_as_many_as_are_drawn_and_none_is_kept(
    ledger_file: Callable[[str], Path],
) -> None:
    session = Session(str(ledger_file(LEDGER)))
    view = readers_view(moments.view(session, "2026-11-24", None))
    files = site_files(view, make_board(view, month_before(view.day), ()), ())
    listed = len(files)
    seen = []
    gc.freeze()  # so that only what is made from now on has to be looked through
    try:
        for one in files:
            seen.append(one.path)
            assert sum(isinstance(found, SiteFile) for found in gc.get_objects()) == 1
    finally:
        gc.unfreeze()
    assert len(seen) == listed
