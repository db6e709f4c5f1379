"""What an editor may do to a quote: leave out and explain, but never turn its sense."""

import pytest

from claimcheck.sources.quote_search import look_up


@pytest.mark.parametrize(
    ("quote", "text", "told"),
    [
        ("[W]e will build", "In short, we will build it.", None),
        ("[In] short", "in short", None),
        ("We [will] build", "We will build it.", None),
        ("We will [sic] build", "We will build it.", None),
        ("[The company] will build", "We will build it.", "says “[The company]” for “We”"),
        ("[Acme] will build", "We will build it.", "says “[Acme]” for “We”"),
        ("We [at Acme Inc.] will", "We will", "absent"),
        ("We [Acme Inc.] will build", "We will build it.", "says “[Acme Inc.]”"),
        ("We will build [the plant].", "We will build it.", "says “[the plant]” for “it”"),
        ("We will build [the plant]", "We will build it.", "says “[the plant]” for “it”"),
        ("to build [it] in Leeds", "to build in Leeds", "says “[it]”"),
        ("We … build", "We will build it.", "leaves out “will”"),
        ("We . . . build", "We will build it.", "leaves out “will”"),
        ("We will … spending", "We will cut spending.", "leaves out “cut”"),
        ("We build … plants", "We build, plants", None),
        ("It was bild. [sic]", "It was bild. This is it", None),
        ("It was [sic!] bild", "It was bild.", None),
        ("build it. [Emphasis added]", "We build it. They do too", None),
        ("We build it.... In 2027", "We build it. We sell it. In 2027", "leaves out “We sell it.”"),
        ("We … build", "We may build it.", "leaves out “may”"),
        ("We will … build", "We will if we can build", "leaves out “if we can”"),
        ("build … plants", "build half of the 60 plants", "leaves out “half of the 60”"),
        ("We will [not] build", "We will build it.", "absent"),
        ("We [never] said", "We said", "absent"),
        ("[No] plant will open", "The plant will open", "absent"),
        ("[Everyone] will go", "They will go", "absent"),
        ("[Thousands] will go", "They will go", "absent"),
        ("[The two makers] will go", "They will go", "says “[The two makers]” for “They”"),
        ("[Hardly] any plant", "any plant", "absent"),
        ("[only] half of it", "half of it", "absent"),
        ("We [refuse to] build", "We will build", "absent"),
        ("We will fund [the end of] it", "We will fund it", "absent"),
        ("We will build [the bridge].", "We will build the plant.", "absent"),
        ("[Brown] will build", "Smith will build", "absent"),
        ("We will build [60] plants", "We will build plants", "absent"),
        ("We will build [it]", "We will build 60 plants", "says “[it]”"),
        ("build [them] there", "build 60 there", "absent"),
        ("we are [un]able to", "we are able to", "absent"),
        ("we open[ed] it", "we open it", "absent"),
        ("We will [sic] build", "We will not build", "absent"),
        ("We will [not] … build", "We will soon build", "absent"),
        ("We will … [sic] build", "We will not build", "absent"),
        ("We … build", "We won't build", "absent"),
        ("We can … build", "We can never build", "absent"),
        ("Wir werden … bauen", "Wir werden es nicht bauen", "absent"),
        ("我们…造", "我们不造", "absent"),
        ("हम … बनाएँगे", "हम नहीं बनाएँगे", "absent"),
        ("אנחנו … נבנה", "אנחנו לא נבנה", "absent"),
        ("เรา … สร้าง", "เราจะไม่สร้าง", "absent"),
        ("We … build", "We wont build", "absent"),
        ("[not]", "not", "absent"),
    ],
)
def test_an_editor_may_explain_and_shorten_and_not_turn(
    quote: str, text: str, told: str | None
) -> None:
    lookup = look_up(quote, text)
    if told == "absent":
        assert lookup.found == "absent"
    else:
        assert (lookup.found, lookup.told) == ("shortened", told)


def test_the_sense_that_was_turned_is_told_with_what_the_source_says() -> None:
    lookup = look_up("We will [not] build", "We will build it.")
    assert lookup.nearest == "We will build"
    assert lookup.told == (
        "“[not]” was added to it, and the source has no such word there; "
        "quote what the source says, and explain it in a note"
    )
    lookup = look_up("We will … build", "We will, I fear, never build it.")
    assert lookup.nearest == "We will, I fear, never build"
    assert lookup.told == (
        "it leaves out “I fear, never”, which may change its meaning; quote that too"
    )


def test_a_text_that_has_brackets_of_its_own_is_quoted_with_them() -> None:
    assert look_up("We will [not] build", "We will [not] build it.").found == "found"


def test_another_place_of_the_source_may_have_the_words_without_the_negation() -> None:
    text = "We will not build it here. We will surely build it there."
    assert look_up("We will … build it", text).found == "shortened"
