"""What the title of a text says of whose claims are in it, be every word of it capital."""

from collections import Counter
from datetime import date

import pytest

from claimcheck.extract.candidate import extract
from claimcheck.extract.who.survey import common_words
from claimcheck.extract.who.titles import names_in_title


def claimants(text: str) -> list[str | None]:
    """Return whose the claims of a text are."""
    return [one.claimant for one in extract(text, date(2025, 3, 8))]


@pytest.mark.parametrize(
    ("title", "text", "found"),
    [
        ("Bolt Returns Stronger Than Before", "Fans of Bolt met.", ["Bolt"]),
        ("Move To New Hospital Runs To Plan", "The new hospital runs, and a plan for it", []),
        ("Halden Marine Group Annual Report", "Halden grew.", ["Halden Marine Group"]),
        ("Talks On Roads - Vigdis Stolt", "We met on roads that are old.", ["Vigdis Stolt"]),
        ("Bolt 2.0: what is new", "We rebuilt Bolt in May.", ["Bolt"]),
        ("Why Halden Mills fell", "We met.", ["Halden Mills"]),
        ("Ann Lee MP Minister PRESS CONFERENCE", "We met.", ["Ann Lee"]),
        ("Halden Mills Makes Peace By Helping", "We met.", ["Halden Mills", "Peace"]),
    ],
)
def test_the_names_of_a_title_of_capitals_are_those_that_its_text_has(
    title: str, text: str, found: list[str]
) -> None:
    common = common_words(f"{title}\n{text}")
    mentions = Counter(["Bolt"] if "Bolt" in text else ["Halden"] if "Halden" in text else [])
    assert [name.text for name in names_in_title(title, common, mentions)] == found


@pytest.mark.parametrize(
    ("text", "claimant"),
    [
        (
            "Bolt Returns As The Best Partner\n\n"
            "The Halden Council met. Bolt is back. Fans met Bolt. ",
            "Bolt",
        ),
        (
            "Crane challenger Bolt raised €5m\n\n"
            "Crane said no. Crane said it. The hall is Bolt's. Bolt said so. ",
            "Bolt",
        ),
        ("NASA finds ice on Jupiter\n\nNASA said so. Jupiter's ice is old. ", "NASA"),
        ("Summer Brings Construction Projects\n\nMany construction projects run. ", None),
    ],
)
def test_a_text_is_about_whoever_acts_in_its_title(text: str, claimant: str | None) -> None:
    assert claimants(f"{text}The hall will open by 2027.") == [claimant]


@pytest.mark.parametrize(
    ("title", "claimant"),
    [
        ("BLT roadmap to cleaner rivers: BLT Rivers in 2030", "BLT"),
        ("Our targets (BLT) and BLT Rivers", "BLT"),
        ("Why we left BLT and BLT Rivers", None),
        ("Bolt Q2 2024 Update: Rivers", "Bolt"),
        ("Now Britain's Strong - Make It Great (Labour Party manifesto 1970)", "Labour Party"),
        ("Speech from the Throne to open the Thirtieth Parliament of Halden", None),
    ],
)
def test_a_text_that_says_we_is_of_the_name_that_opens_its_title(
    title: str, claimant: str | None
) -> None:
    text = f"{title}\n\nWe met in May. Our rivers are old. We will clean 40 rivers by 2027."
    assert claimants(text) == [claimant]


def test_an_address_to_a_house_is_not_of_the_house() -> None:
    text = (
        "Policy debate in the Halden Council of Regions\n\nOur work goes on. We met.\n"
        "My government is ready. We will build 40 homes by 2027."
    )
    assert claimants(text) == ["government"]


def test_a_budget_is_of_the_government_that_it_names_in_whatever_words() -> None:
    text = (
        "Halden Budget Statement 2025: Management of Government expenditure\n\n"
        "Our work goes on. We met.\nThe tax will be lowered to 9 % by 2027."
    )
    assert claimants(text) == ["Government"]


def test_whoever_has_done_something_since_our_launch_is_whose_text_it_is() -> None:
    text = (
        "Better rivers\n\nWe met. It rained. Crane joined us. Crane is fast.\n"
        "Bolt has run boats since our launch. We will clean 40 rivers by 2027."
    )
    assert claimants(text) == ["Bolt"]
