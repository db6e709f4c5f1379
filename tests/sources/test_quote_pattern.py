"""What counts as the same text: typography does, and no word or number that is another one."""

import os
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.sources.quote_search import look_up

DATA = (
    Path(
        os.environ.get("CLAIMCHECK_SHARED_DATA")
        or Path(__file__).resolve().parents[3] / "shared/data"
    )
    / "meantime/text"
)


@pytest.mark.parametrize(
    ("quote", "text"),
    [
        ("a well-known car", "a well-\nknown car"),
        ("we manufacture cars", "we manu-\n  facture cars"),
        ("we manufacture cars", "we manu\u00ad\nfacture cars"),
        ("a well-\nknown car", "a well-known car"),
        ("we manu-\nfacture cars", "we manufacture cars"),
        ("the plant will open", "the plant¹ will open"),
        ("the plant, which", "the plant,¹² which"),
        ("the plant, which", "the plant¹², which"),
        ("in 2027. It", "in 2027.³ It"),
        ("the plant will open", "the plant[12] will open"),
        ("the plant will open", "the plant* will open"),
        ("the plant will open", "the plant† will open"),
        ("open the plant", "open the plant[1][2]"),
        ("we will open it.", "we will open it in 2027"),
        ("“we will open it,” she", "“we will open it”, she"),
        ("we will open it,", "we will open it"),
        ("10 000 people", "10\u202f000 people"),
        ("the office", "the oﬃce"),
        ("café", "cafe\u0301"),
        ("5' 10\"", "5’ 10”"),
        ("100 m2", "100 m²"),
        ("CO2", "CO₂"),
        ("10⁶ cars", "10⁶ cars"),
        ("造飞行汽车", "我们将造飞行汽车"),
    ],
)
def test_what_typesetting_changes_is_the_same_text(quote: str, text: str) -> None:
    assert look_up(quote, text).found in ("found", "near")


@pytest.mark.parametrize(
    ("quote", "text"),
    [
        ("able to build", "we are unable to build"),
        ("executive pay", "non-executive pay"),
        ("executive pay", "non-\nexecutive pay"),
        ("able to", "un-\nable to"),
        ("we can", "we can't"),
        ("5 plants", "15 plants"),
        ("5 plants", "1.5 plants"),
        ("hire 30", "we hire 300"),
        ("hire 30", "we hire 30.5"),
        ("hire 30.", "we hire 30.5"),
        ("hire 30", "we hire 30 000 people"),
        ("000 people", "30 000 people"),
        ("5 %", "it grew by −5 %"),
        ("10 cars", "10⁶ cars"),
        ("106 cars", "10⁶ cars"),
        ("100 m wide", "100 m² wide"),
        ("51/2 years", "5½ years"),
        ("5 years", "5½ years"),
        ("51 cars", "5① cars"),
        ("5 cars", "5[0] cars"),
        ("20 cars", "20[27] cars"),
        ("5 stars", "5* stars"),
        ("1000 cars", "10 00 cars"),
        ("202627", "2026-\n27"),
        ("5' long", '5" long'),
        ("Will we build it.", "Will we build it?"),
        ("cafe", "cafe\u0301"),
        ("会造汽车", "我们不会造汽车"),
        ("百万", "三百万"),
        ("the plant will open", "the plant12 will open"),
    ],
)
def test_what_is_another_word_or_number_is_not(quote: str, text: str) -> None:
    assert look_up(quote, text).found == "absent"


SAID = "we will build first plant Leeds 300 2027 1.5 percent – “soon”"
WORDS = st.lists(st.sampled_from(re.findall(r"\S+", SAID)), min_size=3, max_size=12)


@st.composite
def typeset(draw: st.DrawFn, words: list[str]) -> str:
    """Return words as they may be set: in lines, broken, with footnote marks and other signs."""
    parts = []
    for word in words:
        place = draw(st.integers(1, len(word)))
        if word.isalpha() and place < len(word) and draw(st.booleans()):
            broken = draw(st.sampled_from(["-\n", "\u00ad", "\u00ad\n", "\u200b", "-\n   "]))
            word = f"{word[:place]}{broken}{word[place:]}"
        elif word.isalpha() and len(word) > 3:
            word += draw(st.sampled_from(["", "¹", "[12]", "†", "*", "¹²"]))
        parts.append(word)
        parts.append(draw(st.sampled_from([" ", "\n", "\u00a0", "  "])))
    return "".join(parts).replace("–", draw(st.sampled_from("–—-"))).replace("“", '"')


@settings(max_examples=40)
@given(WORDS, st.data())
def test_a_quote_is_found_however_its_source_is_set(words: list[str], data: st.DataObject) -> None:
    text = data.draw(typeset(words))
    assert look_up(" ".join(words), text).found in ("found", "near")


@settings(max_examples=40)
@given(WORDS, st.data())
def test_another_word_or_number_is_never_found(words: list[str], data: st.DataObject) -> None:
    text = data.draw(typeset(words))
    place = data.draw(st.integers(0, len(words) - 1))
    other = data.draw(st.sampled_from(["not", "never", "7", "30", "3000", "Leed", "2072"]))
    changed = [*words[:place], other, *words[place + 1 :]]
    assert look_up(" ".join(changed), text).found == "absent"
    added = [*words[:place], other, *words[place:]]
    assert look_up(" ".join(added), text).found == "absent"


@settings(max_examples=40)
@given(WORDS, st.data())
def test_a_dropped_not_is_never_found(words: list[str], data: st.DataObject) -> None:
    place = data.draw(st.integers(1, len(words) - 1))
    said = [*words[:place], data.draw(st.sampled_from(["not", "no", "never"])), *words[place:]]
    text = data.draw(typeset(said))
    for omitted in ("", " … ", " […] "):
        quote = " ".join([*words[:place], omitted, *words[place:]])
        assert look_up(quote, text).found == "absent"


@pytest.mark.skipif(not DATA.exists(), reason="the shared data are not beside the repository")
def test_no_quote_of_a_real_text_is_found_with_a_word_or_a_number_changed() -> None:
    """Three places in each of three newswire texts, eight words each."""
    for path in sorted(DATA.rglob("*.txt"))[:3]:
        text = path.read_text("utf-8")
        words = text.split()
        for start in range(0, len(words) - 8, len(words) // 3):
            said = words[start : start + 8]
            assert look_up(" ".join(said), text).found == "found", said
            for place in range(1, 7, 2):
                for other in ("[not]", "not", "11", words[(start + 97) % len(words)]):
                    quote = " ".join([*said[:place], other, *said[place:]])
                    if other != said[place] and re.search(r"\w", other):
                        assert look_up(quote, text).found == "absent", quote
