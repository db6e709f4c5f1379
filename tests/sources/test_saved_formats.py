"""Emails, pages saved as MHTML and subtitles are read as what they are."""

import contextlib
from datetime import date

import pytest

from claimcheck.sources.document import UnreadableError
from claimcheck.sources.material import Material
from claimcheck.sources.quote_search import look_up, text_of
from claimcheck.sources.source_reading import read

EMAIL = b"""\
Received: from a.example (a.example [192.0.2.1])\r
From: =?utf-8?q?Z=C3=BCrich_Trams?= <trams@example.org>\r
Subject: =?utf-8?b?VGhlIHRyYW0gd2lsbCBvcGVuIGluIDIwMjc=?=\r
Date: Mon, 03 Mar 2025 23:30:00 -0500\r
MIME-Version: 1.0\r
Content-Type: multipart/mixed; boundary="m"\r
\r
--m\r
Content-Type: multipart/alternative; boundary="a"\r
\r
--a\r
Content-Type: text/plain; charset=iso-8859-1\r
Content-Transfer-Encoding: quoted-printable\r
\r
> We will open the new tram line in Z=FCrich by the end of 2027, which is la=\r
ter than planned.\r
--a\r
Content-Type: text/html; charset=utf-8\r
Content-Transfer-Encoding: base64\r
\r
PHA+V2Ugd2lsbCBoaXJlIDxiPjMwMDwvYj4gcGVvcGxlLjwvcD4=\r
--a--\r
--m\r
Content-Type: text/plain\r
Content-Disposition: attachment; filename=secret.txt\r
\r
Nobody said this.\r
--m--\r
"""
SAVED = b"""\
From: <Saved by Blink>\r
Snapshot-Content-Location: https://paper.example/tram\r
Subject: Tram\r
Date: Tue, 1 Apr 2025 10:00:00 -0000\r
MIME-Version: 1.0\r
Content-Type: multipart/related;\r
\ttype="text/html";\r
\tboundary="----MultipartBoundary--x----"\r
\r
------MultipartBoundary--x----\r
Content-Type: text/html; charset=utf-8\r
Content-Transfer-Encoding: quoted-printable\r
Content-Location: https://paper.example/tram\r
\r
<!DOCTYPE html><html><head><title>The tram</title><meta property=3D"article:p=\r
ublished_time" content=3D"2025-03-08"></head><body><p>=E2=80=9CWe will open the tram in Z=C3=\r
=BCrich by 2027,=E2=80=9D she said.</p></body></html>\r
------MultipartBoundary--x----\r
Content-Type: text/css\r
Content-Transfer-Encoding: quoted-printable\r
\r
.never { content: "said" }\r
------MultipartBoundary--x------\r
"""
SRT = "1\r\n00:00:01,000 --> 00:00:03,000\r\n<i>We will open</i>\r\n\r\n2\r\n00:00:03,000 --> "
SRT += "00:00:05,500\r\n{\\an8}the plant\r\nby 2027.\r\n"
VTT = """\
WEBVTT - a talk

STYLE
::cue { color: red }

NOTE never said

intro
00:01.000 --> 00:03.000 align:start position:0%
<v Ann Author>We will<00:00:01.500><c> open</c> R&amp;D

00:03.000 --> 00:05.000
in 2027.
"""
ROLLING = """\
WEBVTT
Kind: captions

00:00:01.000 --> 00:00:03.000

we will open a

00:00:03.000 --> 00:00:03.010
we will open a


00:00:03.010 --> 00:00:05.000
we will open a
plant in Leeds

00:00:05.000 --> 00:00:05.010
plant in Leeds

00:00:05.010 --> 00:00:07.000
plant in Leeds
in 2027
"""


def material(content: str | bytes, name: str = "it") -> Material:
    return Material(content.encode() if isinstance(content, str) else content, name)


@pytest.mark.parametrize(
    ("content", "name", "kind"),
    [
        (EMAIL, "it", "eml"),
        (SAVED, "it", "mhtml"),
        (SRT, "it", "srt"),
        (VTT, "it", "vtt"),
        (f"\ufeff{VTT}", "it", "vtt"),
        ("From: Ann\nDate: today\nSubject: x\n\nWe will", "it", "eml"),
        ("Subject: x\n\nWe will", "a.eml", "eml"),
        ("We will open it.", "a.eml", "txt"),
        ("Note: we will open it.\n\nDate: 2027", "it", "txt"),
        ("Q: When?\nA: In 2027.\n", "talk.txt", "txt"),
        ("WEBVTTs are files.", "it", "txt"),
        ("1\n2\n00:00 --> never", "it", "txt"),
    ],
)
def test_the_kind_is_known_by_the_content(content: str | bytes, name: str, kind: str) -> None:
    assert material(content, name).kind == kind


@pytest.mark.parametrize(
    ("content", "quote"),
    [
        (EMAIL, "the new tram line in Zürich by the end of 2027, which is later than planned"),
        (EMAIL, "We will hire 300 people."),
        (EMAIL, "Subject: The tram will open in 2027"),
        (EMAIL, "Zürich Trams"),
        (SAVED, "“We will open the tram in Zürich by 2027,” she said."),
        (SRT, "We will open the plant by 2027."),
        (VTT, "We will open R&D in 2027."),
        (ROLLING, "we will open a plant in Leeds in 2027"),
    ],
)
def test_what_is_said_in_it_is_found(content: str | bytes, quote: str) -> None:
    assert look_up(quote, text_of(material(content))).found == "found"


@pytest.mark.parametrize(
    ("content", "quote"),
    [
        (EMAIL, "Nobody said this."),
        (EMAIL, "boundary"),
        (SAVED, "never"),
        (SAVED, "Saved by Blink"),
        (SRT, "00:00:03"),
        (VTT, "never said"),
        (VTT, "align"),
        (VTT, "Ann Author"),
    ],
)
def test_what_nobody_is_shown_is_not(content: str | bytes, quote: str) -> None:
    assert look_up(quote, text_of(material(content))).found == "absent"


def test_an_email_says_who_sent_it_when() -> None:
    found = read(material(EMAIL))
    assert (found.title, found.author) == (
        "The tram will open in 2027",
        "Zürich Trams <trams@example.org>",
    )
    assert (found.published, found.dated_by) == (date(2025, 3, 3), "as the message says")


def test_a_saved_page_says_what_the_page_says() -> None:
    found = read(material(SAVED))
    assert (found.title, found.published) == ("The tram", date(2025, 3, 8))
    assert found.address == "https://paper.example/tram"


def test_a_speaker_who_says_a_line_twice_is_read_twice() -> None:
    text = "1\n00:00:01,000 --> 00:00:02,000\nNo.\n\n2\n00:00:02,000 --> 00:00:04,000\nNo.\n"
    assert text_of(material(text)) == "No.\nNo."


def test_cues_without_an_empty_line_between_them_are_cues() -> None:
    """A line of times ends the cue before it (WebVTT, 6.1); in SubRip its number does."""
    srt = "1\n00:00:01,000 --> 00:00:02,000\nWe open\n2\n00:00:02,000 --> 00:00:04,000\nin\n2027\n"
    assert text_of(material(srt)) == "We open\nin\n2027"
    vtt = "WEBVTT\n\n00:01.000 --> 00:02.000\nin\n2027\n00:02.000 --> 00:04.000\nwe open\n"
    assert text_of(material(vtt)) == "in\n2027\nwe open"


def test_captions_that_grow_by_a_word_are_read_once() -> None:
    cues = ("We", "We will", "We will open")
    times = ("00:00:01,000 --> 00:00:02,000\n" + cue for cue in cues)
    text = "\n\n".join(f"{number}\n{cue}" for number, cue in enumerate(times, 1))
    assert look_up("We will open", text_of(material(text))).found == "found"


@pytest.mark.parametrize(
    "content",
    [
        EMAIL.replace(b"iso-8859-1", b"no-such-charset"),
        EMAIL.replace(b"base64", b"no-such-encoding"),
        EMAIL.replace(b"--a--", b""),
        EMAIL.replace(b"Mon, 03 Mar 2025", b"Mon, 99 Mar 99999999"),
        EMAIL.replace(b"=?utf-8?b?", b"=?zip?b?"),
        EMAIL.replace(b"charset=iso-8859-1", b"charset*0*=x'y'%ff; charset=\"\xff\""),
        EMAIL.replace(b"<trams@example.org>", b"<" * 500),
        EMAIL.replace(b"VGhlIHRyYW0gd2lsbCBvcGVuIGluIDIwMjc=", b"?=" * 500),
        SAVED.replace(b"------MultipartBoundary--x------", b""),
        b"MIME-Version: 1.0\n\n",
        b"MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=x\n\n" + b"--x\n\n" * 2_000,
        b"MIME-Version: 1.0\n"
        + b"".join(
            b"Content-Type: multipart/mixed; boundary=%d\n\n--%d\n" % (n, n) for n in range(1200)
        ),
    ],
)
def test_a_message_that_is_out_of_order_is_read_or_refused(content: bytes) -> None:
    for reader in (text_of, read):
        with contextlib.suppress(UnreadableError):
            reader(material(content))


def test_a_large_message_is_read_as_a_small_one_is() -> None:
    filler = b"And so on, and so on.\r\n" * 20_000
    content = EMAIL.replace(b"ter than planned.\r\n", b"ter than planned.\r\n" + filler)
    assert look_up("We will hire 300 people.", text_of(material(content))).found == "found"
