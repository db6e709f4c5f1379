"""Reading: files, pages and PDFs become text, with what they say of themselves."""

import io
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import BinaryIO

import pytest

from claimcheck.errors import OUTSIDE, USAGE, ClaimcheckError, MissingExtraError
from claimcheck.sources import reading_apart
from claimcheck.sources.document import Document, UnreadableError
from claimcheck.sources.fetching import Bounds
from claimcheck.sources.material import Material
from claimcheck.sources.pdf_text import in_paragraphs
from claimcheck.sources.quote_search import text_of
from claimcheck.sources.source_reading import read, take
from tests.sources.papers import pdf
from tests.sources.servers import Request, serve

ARTICLE = """\
<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Tram by 2027 | The Paper</title>
<meta property="og:site_name" content="The Paper">
<script type="application/ld+json">{"@context": "https://schema.org", "@type": "NewsArticle",
"headline": "Tram line will open by 2027", "datePublished": "2025-03-08T10:00:00Z",
"dateModified": "2025-06-01", "author": {"@type": "Person", "name": "Ann Author"}}</script>
</head><body><nav><a href="/">Home</a> <a href="/sport">Sport</a></nav>
<article><h1>Tram line will open by 2027</h1>
<p>The mayor said on Monday that the new tram line will open by the end of 2027, three years
later than planned. It was promised in 1999.</p>
<p>“We will open it in time,” she said. Critics doubt it, since no work had begun by May.</p>
<script>document.title = "taken over"</script></article>
<footer>Copyright 2026 The Paper</footer></body></html>
"""
STDIN = io.BytesIO()


def read_from(where: str, stdin: BinaryIO, bounds: Bounds | None = None) -> Document:
    """Read what `extract` is given."""
    return read(take(where, stdin, bounds))


def document(content: bytes, charset: str | None = None) -> Document:
    return read(Material(content, "it", charset=charset))


def test_a_page_gives_its_article_and_says_who_when_and_where() -> None:
    found = document(ARTICLE.encode())
    assert "three years later than planned. It was promised in 1999." in found.text
    assert "“We will open it in time,” she said." in found.text
    for noise in ("Sport", "Copyright", "taken over", "<p>"):
        assert noise not in found.text
    assert found.title == "Tram line will open by 2027"
    assert (found.site, found.author) == ("The Paper", "Ann Author")
    assert (found.published, found.dated_by) == (date(2025, 3, 8), "as the page says")


def test_a_page_dated_in_a_meta_element_is_dated() -> None:
    meta = '<meta property="article:published_time" content="2024-02-29T08:00:00+08:00">'
    head, rest = ARTICLE.split("<script", 1)
    page = f"{head}{meta}<article{rest.split('<article', 1)[1]}"
    assert document(page.encode()).published == date(2024, 2, 29)


def test_a_date_in_the_text_of_a_page_is_not_taken_for_its_own() -> None:
    page = "<!doctype html><title>T</title><p>They met on 5 May 2021. Copyright 2019.</p>"
    found = document(page.encode())
    assert (found.published, found.title) == (None, "T")
    assert "They met on 5 May 2021." in found.text


def test_a_pdf_gives_its_pages_and_what_it_says_of_itself() -> None:
    about = {"Title": "A plan (draft)", "Author": "Ann", "CreationDate": "D:20251103120000Z"}
    found = document(pdf(["We will open sixty halls by 2027."], ["And a pool."], **about))
    assert found.text == "We will open sixty halls by 2027.\nAnd a pool."
    assert (found.title, found.author) == ("A plan (draft)", "Ann")
    assert (found.published, found.dated_by) == (date(2025, 11, 3), "when the PDF was made")


def test_lines_of_a_pdf_become_paragraphs_and_broken_words_whole() -> None:
    lines = [
        "We will mass-produce flying cars from the fourth quarter of this year, the com-",
        "pany said. Of the plant, which is to be finished next summer and is to mass-",
        "produce, only the floor is there.",
        "Nobody knows more about it than that, and those who do are not saying anything",
        "at all.",
    ]
    assert in_paragraphs("\n".join(lines)) == (
        "We will mass-produce flying cars from the fourth quarter of this year, the company said. "
        "Of the plant, which is to be finished next summer and is to mass-produce, only the floor "
        "is there.\n"
        "Nobody knows more about it than that, and those who do are not saying anything at all."
    )


@pytest.mark.parametrize(
    ("content", "charset", "text"),
    [
        ("Zürich — 小鹏".encode(), None, "Zürich — 小鹏"),
        ("Zürich — 小鹏".encode(), "iso-8859-1", "Zürich — 小鹏"),
        ("Zürich".encode("latin-1"), "utf-8", "Zürich"),
        ("“Zürich”".encode("windows-1252"), "iso-8859-1", "“Zürich”"),
        ("“Zürich”".encode("windows-1252"), None, "“Zürich”"),
        ("小鹏汽车".encode("gbk"), "gbk", "小鹏汽车"),
        ("Łódź".encode("iso-8859-2"), "iso-8859-2", "Łódź"),
        ("Łódź".encode("iso-8859-2"), "no-such-charset", "£ód¼"),
        ("\ufeffZürich".encode("utf-16"), "ascii", "\ufeffZürich"),
        (b"\xef\xbb\xbfplain", None, "plain"),
        (b"one\r\ntwo", None, "one\ntwo"),
    ],
)
def test_text_is_read_in_the_charset_that_it_is_in(
    content: bytes, charset: str | None, text: str
) -> None:
    assert document(content, charset).text == text


def test_a_page_is_read_in_the_charset_that_it_names() -> None:
    page = ARTICLE.replace("utf-8", "gbk").replace("The mayor", "小鹏汽车")
    page = page.replace("“", '"').replace("”", '"')
    assert "小鹏汽车 said on Monday" in document(page.encode("gbk")).text


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"  <!DOCTYPE HTML><p>x", "html"),
        (b'<?xml version="1.0"?>\n<!-- x --><html xmlns="http://www.w3.org/1999/xhtml">', "html"),
        (b'<?xml version="1.0"?><rss></rss>', "xml"),
        (b"<claims> is no tag of a page", "txt"),
        (b"\n%PDF-1.7\n", "pdf"),
        (b"\x89PNG\r\n\x1a\n\x00", "png"),
        (b"\xff\xd8\xff\xe0", "jpg"),
        (b"RIFF\x00\x00\x00\x00WEBPVP8 ", "webp"),
        (b"PK\x03\x04", "zip"),
        (b"\x1f\x8b\x08", "gz"),
        (b"\x7fELF\x02\x01\x01\x00", "bin"),
        ("小鹏".encode("utf-16"), "txt"),
        (b"", "txt"),
    ],
)
def test_the_kind_is_what_the_content_looks_like(content: bytes, kind: str) -> None:
    assert Material(content, "it").kind == kind


def test_what_a_server_says_of_the_type_does_not_count() -> None:
    def lie(request: Request) -> None:
        request.answer(pdf(["We will open in 2027."]), Content_Type="text/html; charset=utf-8")

    def lie_too(request: Request) -> None:
        request.answer(ARTICLE.encode(), Content_Type="application/pdf")

    with serve({"/a": lie, "/b": lie_too}) as server:
        near = Bounds(private=True)
        assert read_from(server.at("/a"), STDIN, near).text == "We will open in 2027."
        found = read_from(server.at("/b"), STDIN, near)
    assert found.published == date(2025, 3, 8)
    assert found.address == server.at("/b")


def test_files_and_stdin_are_read_alike(tmp_path: Path) -> None:
    for content in (ARTICLE.encode(), pdf(["We will open in 2027."]), "Zürich".encode()):
        path = tmp_path / "any.name"
        path.write_bytes(content)
        from_file = read_from(str(path), STDIN)
        assert from_file == read_from("-", io.BytesIO(content))
        assert from_file.address is None


@pytest.mark.parametrize("where", ["missing.txt", ".", "a\0b", "x" * 5000])
def test_a_file_that_is_not_there_is_wrong_usage(where: str) -> None:
    with pytest.raises(ClaimcheckError, match="cannot be read") as error:
        read_from(where, STDIN)
    assert error.value.exit_code == USAGE


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "no text"),
        (b" \n ", "no text"),
        (b"\x7fELF\x02\x01\x01\x00", r"not text \(bin\)"),
        (b"\x89PNG\r\n\x1a\n", r"not text \(png\)"),
        (b"<!doctype html><title></title>", "no text"),
        (pdf([]), "PDF holds no text"),
        (b"%PDF-1.4\nnothing of the sort", "PDF is damaged"),
        (pdf(["x"])[:200], "PDF is damaged"),
    ],
)
def test_what_holds_no_text_is_told(content: bytes, why: str) -> None:
    with pytest.raises(UnreadableError, match=why) as error:
        document(content)
    assert error.value.exit_code == OUTSIDE


def test_a_file_larger_than_the_bound_is_not_read() -> None:
    endless = io.BytesIO(b"x" * 2_000_001)
    with pytest.raises(UnreadableError, match="larger than 2 MB"):
        read_from("-", endless, Bounds(most_bytes=2_000_000))


def test_a_pdf_with_a_password_is_refused_and_one_without_is_read() -> None:
    from pypdf import PdfReader, PdfWriter

    for password in ("", "secret"):
        writer = PdfWriter(PdfReader(io.BytesIO(pdf(["We will open in 2027."]))))
        writer.encrypt(password, "owner", algorithm="RC4-128")
        written = io.BytesIO()
        writer.write(written)
        if password:
            with pytest.raises(UnreadableError, match="encrypted"):
                document(written.getvalue())
        else:
            assert document(written.getvalue()).text == "We will open in 2027."


def test_a_page_that_is_a_trap_is_read_or_refused() -> None:
    deep = b"<!doctype html><title>T</title>" + b"<div>" * 100_000 + b"deep"
    wide = b"<!doctype html><p " + b"a=1 " * 100_000 + b">wide</p>"
    entities = (
        b'<?xml version="1.0"?><!DOCTYPE html [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">'
        b'<!ENTITY x SYSTEM "file:///etc/passwd">]><html><p>&b;&x; end</p></html>'
    )
    for page in (deep, wide, entities):
        try:
            text = document(page).text
        except UnreadableError:
            continue
        assert "root:" not in text
        assert len(text) < 1000
    with pytest.raises(UnreadableError, match="more than 5,000,000 letters"):
        document(b"<!doctype html>" + b"<p>x" * 2_000_000)


def test_a_pdf_that_unpacks_without_end_is_refused() -> None:
    import zlib

    bomb = zlib.compress(b"BT (x) Tj ET " * 20_000_000, 9)
    plain = pdf(["x"])
    head, rest = plain.split(b"<< /Length", 1)
    tail = rest.split(b"endstream", 1)[1]
    stream = b"<< /Filter /FlateDecode /Length %d >>\nstream\n" % len(bomb)
    content = head + stream + bomb + b"\nendstream" + tail
    with pytest.raises(UnreadableError, match="PDF"):
        document(content)


@pytest.mark.parametrize(
    ("missing", "content", "part"),
    [("trafilatura", b"<!doctype html><p>x", "trafilatura>="), ("pypdf", pdf(["x"]), "pypdf>=")],
)
def test_a_missing_extra_is_named_with_the_way_to_install_it(
    monkeypatch: pytest.MonkeyPatch, missing: str, content: bytes, part: str
) -> None:
    monkeypatch.setitem(sys.modules, missing, None)
    with pytest.raises(MissingExtraError) as error:
        document(content)
    assert error.value.exit_code == USAGE
    assert " install " in error.value.hint
    assert part in error.value.hint


def test_fetching_without_the_extra_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, "claimcheck.sources.http_request", raising=False)
    monkeypatch.setitem(sys.modules, "urllib3", None)
    with pytest.raises(MissingExtraError, match="fetching an address"):
        read_from("http://example.org/", STDIN)


def test_plain_text_needs_no_extra_and_loads_none() -> None:
    code = (
        "import io, sys; from claimcheck.sources.source_reading import read, take;"
        "read(take('-', io.BytesIO(b'text')));"
        "print({'trafilatura', 'urllib3', 'pypdf', 'lxml'} & set(sys.modules))"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout == "set()\n"


LARGE = ARTICLE.replace("</article>", f"{'<p>Nobody else said a word of it.</p>' * 8000}</article>")


def test_a_large_page_is_read_as_a_small_one_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading_apart, "_SECONDS", 300)  # however busy the machine is
    found = document(LARGE.encode())
    assert "three years later than planned." in found.text
    assert (found.title, found.published) == ("Tram line will open by 2027", date(2025, 3, 8))


def test_a_large_pdf_is_read_as_a_small_one_is() -> None:
    lines = ["We will open the tram line by the end of 2027."] * 40
    content = pdf(*[lines] * 150, Title="Tram")
    assert len(content) > 256 * 1024
    found = document(content)
    assert (found.title, found.text.count("by the end of 2027")) == ("Tram", 6000)


def test_a_large_pdf_that_is_broken_is_named() -> None:
    with pytest.raises(UnreadableError, match=r"^it cannot be read: the PDF is damaged"):
        document(b"%PDF-1.4\n" + b"x" * 300_000)


def test_a_page_that_takes_too_long_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    """One tag of 50,000 attributes, each of which is compared with all others."""
    monkeypatch.setattr(reading_apart, "_SECONDS", 1)
    attributes = " ".join(f"a{number}=1" for number in range(50_000))
    page = f"<html><body><p {attributes}>We will open it.</p></body></html>".encode()
    material = Material(page, "page.html")
    for reader in (read, text_of):
        with pytest.raises(UnreadableError) as caught:
            reader(material)
        assert caught.value.message == "page.html cannot be read: it takes more than 1 seconds"
        assert caught.value.hint == "save its text in a file and give that"


def test_a_hyphen_that_the_text_writes_elsewhere_stays() -> None:
    text = "Two non-executives met us\nand so did one non-\nexecutive who had no mea-\nsure of it."
    assert in_paragraphs(text).endswith("so did one non-executive who had no measure of it.")


def test_what_a_page_hides_is_no_text_of_its_article() -> None:
    page = (
        b"<!doctype html><title>Acme</title><article><h1>Acme</h1><p>Acme will open a plant in"
        b" Leeds by 2027, its chief executive said on Monday in a long interview.</p><p hidden>"
        b"Acme will build a base on the moon by 2031, as an old version of this page had it.</p>"
        b"<p style='display:none'>Acme will sell its ships by 2029, said nobody at all.</p>"
        b"<p>The plant will employ 300 people, and the first of them are hired.</p></article>"
    )
    text = document(page).text
    assert "open a plant" in text
    assert "300 people" in text
    assert "moon" not in text
    assert "ships" not in text
