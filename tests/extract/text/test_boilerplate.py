"""Notices, links and advertisements are told, whichever of their words they use."""

import pytest

from claimcheck.extract.text.boilerplate import is_boilerplate


@pytest.mark.parametrize(
    "sentence",
    [
        "Start with a free trial and you will save money.",
        "Use the discount code SPRING and you will pay less.",
        "This limited-time offer will end in May.",
        "You will get our newsletters in your inbox.",
        "It costs $9 per month after that, and you will be charged by card.",
        "Actual results may differ from what we expect.",
        "Words such as “will” and “plans” identify what may not happen.",
        "The company undertakes no duty to update what it expects.",
        "There can be no assurance that the plant will open.",
        "This release does not constitute an offer to sell.",
        "Past performance will not tell future returns.",
        "The webcast will be archived for a year.",
        "Acme will host a teleconference on 5 May.",
        "An audio recording will be available later.",
        "I will now turn the call over to Ann Lee.",
        "We'll take your questions shortly.",
        "Let me walk you through the quarter.",
        "I'll comment on margins in a moment.",
        "Costs rose, which Ann Lee will cover in more detail.",
        "A replay of the call will be available until May.",
    ],
)
def test_a_notice_is_no_text_of_the_article(sentence: str) -> None:
    assert is_boilerplate(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Acme will open a call centre in Leeds by 2027.",
        "We will turn the site into a park.",
        "The ministry will offer free trials of the vaccine at ten clinics.",
        "Nurses will be trained for the replay of the census in 2027.",
        "Replays of each match will be available from May.",
    ],
)
def test_a_promise_with_the_same_words_is_text(sentence: str) -> None:
    assert not is_boilerplate(sentence)
