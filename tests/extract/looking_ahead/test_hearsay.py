"""Reports that are denied, and words that nobody has said, claim nothing."""

from datetime import date

import pytest

from claimcheck.extract.candidate import extract

SAID = date(2025, 3, 8)


@pytest.mark.parametrize(
    "sentence",
    [
        "The report that Acme will cut 1,200 jobs is false, a spokesman said.",
        "Stories that Bolt will sell the ferry in 2026 are wide of the mark.",
        "That Bolt will sell the ferry in 2026 is simply untrue.",
        "“Acme will sell the pier in 2026” is a lie, Ann Lee said.",
        "News that the pier will close in May turned out to be made up.",
        "Acme played down a report that it will close the pier in 2026.",
        "Bolt poured cold water on talk that it will buy Acme by 2027.",
        "The mayor called the claim that she will resign in May absurd.",
        "Acme will leave Halden in 2026, according to a report that the firm denied.",
        "A paper wrote that Bolt will leave Halden in 2026, which the firm denies.",
    ],
)
def test_a_report_that_is_denied_is_no_claim(sentence: str) -> None:
    assert list(extract(sentence, SAID)) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Acme has not said that the pier will reopen in 2026.",
        "Acme has never said it will reopen the pier in 2026.",
        "Bolt stopped short of saying that the ferry will sail in 2026.",
        "The council was unable to say when the pier will reopen.",
        "Bolt declined to say when the ferry would be replaced.",
        "The council has not decided if the pier will reopen in 2026.",
        "The mayor would not be drawn on when the pier will reopen.",
    ],
)
def test_what_nobody_says_is_no_claim(sentence: str) -> None:
    assert list(extract(sentence, SAID)) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Acme, which has not said how it is paid, will open 40 stores by 2027.",
        "Acme did not only say that the pier will reopen in 2026 but named the day.",
        "Acme will buy Bolt, which denied any wrongdoing, by 2027.",
        "Acme did not say why but said it will close the pier by 2027.",
        "Acme denied a delay and said that the pier will reopen in 2026.",
        "Ann Lee said the report was wrong and that the pier will open in May 2026.",
    ],
)
def test_a_denial_of_something_else_leaves_a_claim(sentence: str) -> None:
    assert len(list(extract(sentence, SAID))) == 1
