"""What nobody would see is made visible, but for what the words of a language need.

Examples are words as they are written: the Unicode Standard, chapters 9 (Persian, Hebrew), 12
(Devanagari, Bengali, Malayalam), 13 (Sinhala, Mongolian), 16 (Khmer) and 23, UTS 51 for emoji and
RFC 5892, appendix A, for what may be joined.
"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.domain.model.unseen import UNSEEN
from claimcheck.domain.model.visible import escape_unseen, visible, visible_id, visible_name

NEEDED = {
    "Persian verb": "می‌خواهد",
    "Persian plural of a Latin word": "API‌ها",
    "Persian plural of a number": "۱۰‌ها",
    "Persian after a letter that joins on one side": "بازار‌ها",
    "Persian under a vowel mark": "مَ‌ها",
    "Persian year": "۱۴۰۰ ه‍.ش.",
    "Hindi half form": "क्‍षेत्र",
    "Hindi without a ligature": "क्‌षेत्र",
    "Sinhala": "ශ්‍රී ලංකාව",
    "Bengali ya-phalaa": "র‍্যাব",
    "Malayalam chillu at the end": "അവന്‍",
    "Khmer word ends": "ភាសា\u200bខ្មែរ",
    "Mongolian vowel": "ᠠ\u180b",
    "Mongolian separated vowel": "ᠭᠠᠯ\u180eᠠ",
    "old Hangul without a vowel": "ᄒ\u1160",
    "Hebrew full stop": "שלום (2026).\u200f",
    "Hebrew marks in their order": "יְרוּשָׁלַ\u034fִם",
    "family": "👨‍👩‍👧",
    "person of a skin tone": "👩🏽‍⚕️",
    "heart on fire": "❤️‍🔥",
    "shaken head": "🙂‍↔️",
    "rainbow flag": "🏳️‍🌈",
    "pirate flag": "🏴‍☠️",
    "England": "🏴󠁧󠁢󠁥󠁮󠁧󠁿",
    "keycap": "1️⃣",
    "text style": "☎︎",
    "variant of a Han letter": "葛\U000e0100城市",
    "soft hyphen": "Donau\u00addampf\u00adschiff",
}

DECEIVING = {
    "joiner between Latin letters": ("pay\u200dpal", r"pay\u200dpal"),
    "non-joiner between Latin letters": ("pay\u200cpal", r"pay\u200cpal"),
    "joiner between Cyrillic letters": ("ра\u200dй", r"ра\u200dй"),
    "non-joiner between Han letters": ("北\u200c京", r"北\u200c京"),
    "non-joiner before an accent": ("e\u200c\u0301", "e\\u200c\u0301"),
    "non-joiner in a number": ("1\u200c000", r"1\u200c000"),
    "joiner at the start": ("\u200dدولت", r"\u200dدولت"),
    "non-joiner at the end": ("دولت\u200c", r"دولت\u200c"),
    "non-joiner at the end of a word": ("دولت\u200c ما", r"دولت\u200c ما"),
    "two non-joiners": ("می\u200c\u200cخواهد", r"می\u200c\u200cخواهد"),
    "joiner behind an emoji": ("👨\u200d", r"👨\u200d"),
    "joiner from an emoji to a letter": ("👨\u200da", r"👨\u200da"),
    "non-joiner between emoji": ("👨\u200c👩", r"👨\u200c👩"),
    "joiner after a quotation mark": ("“\u200dدولت", r"“\u200dدولت"),
    "zero width space": ("a\u200bb", r"a\u200bb"),
    "word joiner": ("a\u2060b", r"a\u2060b"),
    "selector behind a letter with case": ("a\ufe00b", r"a\ufe00b"),
    "selector behind a digit": ("10\ufe0f0", r"10\ufe0f0"),
    "selector at the start": ("\ufe0fa", r"\ufe0fa"),
    "selectors that hide a message": ("☎\ufe0f\ufe01\ufe02", "☎\ufe0f\\ufe01\\ufe02"),
    "filler as a space": ("홍\u3164길동", r"홍\u3164길동"),
    "fillers alone": ("\u115f\u1160\u115f", r"\u115f\u1160\u115f"),
    "tags that hide a message": ("\U000e0068\U000e0069", r"\U000e0068\U000e0069"),
    "tags behind a flag, without an end": ("🏴\U000e0067\U000e0062", r"🏴\U000e0067\U000e0062"),
    "mark of direction in Latin": ("a\u200fb", r"a\u200fb"),
    "mark of direction between digits": ("5\u200f7 שלום", r"5\u200f7 שלום"),
    "mark of direction in a line without such letters": ("(a)\u200f", r"(a)\u200f"),
    "two marks of direction": ("שלום\u200f\u200e.", "שלום\u200f\\u200e."),
    "override": ("שלום\u202eabc", r"שלום\u202eabc"),
    "isolate": ("a\u2066b\u2069", r"a\u2066b\u2069"),
    "escape": ("\x1b[2J", r"\x1b[2J"),
    "surrogate": ("a\ud800", r"a\ud800"),
}


@pytest.mark.parametrize("text", NEEDED.values(), ids=NEEDED)
def test_what_the_words_of_a_language_need_is_left_as_it_is(text: str) -> None:
    for words in (text, f"On {text}, again", f"{text} {text}"):
        assert visible(words) == escape_unseen(words) == visible_name(words) == words


@pytest.mark.parametrize(("text", "shown"), DECEIVING.values(), ids=DECEIVING)
def test_what_can_only_deceive_is_escaped(text: str, shown: str) -> None:
    assert visible(text) == escape_unseen(text) == visible_name(text) == shown
    assert visible(f"a ({text}) z") == f"a ({shown}) z"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("https://a.example/دولت‌ها", r"https://a.example/دولت\u200cها"),
        ("https://a.example/❤️ ❤️", "https://a.example/❤\\ufe0f ❤️"),
        ("(http://ex\u00adample.org/x) Donau\u00ad", "(http://ex\\xadample.org/x) Donau\u00ad"),
        ("www.ex\u00adample.org", r"www.ex\xadample.org"),
        ("https://a.example/🏴󠁧󠁢󠁥󠁮󠁧󠁿", "https://a.example/🏴" + r"\U000e0067\U000e0062\U000e0065"
         r"\U000e006e\U000e0067\U000e007f"),
    ],
)  # fmt: skip
def test_in_an_address_all_that_is_not_seen_is_escaped(text: str, shown: str) -> None:
    assert visible(text) == escape_unseen(text) == shown


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        # Latin letters and a Cyrillic а: https://www.unicode.org/reports/tr39/#Single_Script
        ("https://аpple.com/a, see", "https://xn--pple-43d.com/a, see"),
        # All Cyrillic: the example of https://www.xudongz.com/blog/2017/idn-phishing/
        ("“https://аррӏе.com”", "“https://xn--80ak6aa92e.com”"),
        ("https://ann@аррӏе.com/x", "https://ann@xn--80ak6aa92e.com/x"),
        ("https://münchen.example/ä", "https://münchen.example/ä"),
        ("https://Пример.рф/", "https://Пример.рф/"),
        ("https://日本語のabc.jp/", "https://日本語のabc.jp/"),
        ("аррӏе.com", "аррӏе.com"),  # words, and no address
    ],
)
def test_a_host_that_looks_like_another_one_is_shown_in_ascii(text: str, shown: str) -> None:
    assert visible(text) == escape_unseen(text) == shown


@pytest.mark.parametrize(
    ("given_", "shown"),
    [("one\u00adtwo", r"one\xadtwo"), ("می‌خ", r"می\u200cخ"), ("one-two", "one-two")],
)
def test_in_an_id_all_that_is_not_seen_is_escaped(given_: str, shown: str) -> None:
    assert visible_id(given_) == shown


ANY = st.text(
    st.one_of(
        st.sampled_from(
            "\u200c\u200d\u00ad\u200f\u200b\ufe0f\u034f\u180b\u202e🏴\U000e0067\U000e007f"
        ),
        st.sampled_from("aаΩ1 ()./北한ب‌कאខ👩🏽्์\u0301\n"),
        st.characters(),
    )
)


@given(ANY)
def test_what_was_made_visible_once_stays_as_it_is(text: str) -> None:
    shown = visible(text)
    assert visible(shown) == shown
    assert escape_unseen(shown) == shown


@given(ANY)
def test_what_a_terminal_obeys_never_gets_through(text: str) -> None:
    controls = "\x1b\x9b\x07\x7f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff"
    assert not set(visible(controls.join([text, text]))) & set(controls)


@given(ANY)
def test_no_text_is_shown_as_nothing_or_as_less_than_half_of_what_it_holds(text: str) -> None:
    """But for a soft hyphen, each unseen character that is left has a seen one to belong to."""
    shown = visible(text).replace("\u00ad", "")
    left = len(UNSEEN.findall(shown))
    flags = shown.count("🏴") * 8  # seven letters of a code and their end
    assert left <= len(UNSEEN.sub("", shown)) + flags
