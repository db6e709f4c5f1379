"""Which words of a sentence are names, and where each of them ends."""

import pytest

from claimcheck.extract.names.datelines import end_of_dateline
from claimcheck.extract.names.proper_names import find_names, is_product


def names(sentence: str) -> list[str]:
    """Return the names in a sentence."""
    return [name.text for name in find_names(sentence)]


@pytest.mark.parametrize(
    ("title", "found"),
    [
        ("Halden Mills Raises Bolt Stake", ["Halden Mills", "Bolt Stake"]),
        ("Ann Lee Joins Halden Mills", ["Ann Lee", "Halden Mills"]),
        ("Statement by President Lee Extending the Pause", ["Lee", "Pause"]),
    ],
)
def test_the_verb_of_a_headline_is_no_part_of_a_name(title: str, found: list[str]) -> None:
    assert names(title) == found


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        (
            "It was made by the Leeds Children’s Research Institute.",
            ["Leeds Children’s Research Institute"],
        ),
        ("Bolt named Ann Lee its Chief Commercial Officer.", ["Bolt", "Ann Lee"]),
        ("It was District Attorney Ann Lee.", ["Ann Lee"]),
        ("It is the Leeds State’s Attorney’s Office.", ["Leeds State’s Attorney’s Office"]),
        ("THE HON ANN LEE met us.", ["ANN LEE"]),
        ("The firm xBolt said that xBolt's plant will open.", ["xBolt", "xBolt"]),
    ],
)
def test_a_name_ends_where_it_does_and_an_office_is_none(sentence: str, found: list[str]) -> None:
    assert names(sentence) == found


@pytest.mark.parametrize("thing", ["PPAs", "TEUs", "MWh", "GW", "Gbps"])
def test_plural_initials_and_units_are_things(thing: str) -> None:
    assert is_product(thing)


@pytest.mark.parametrize("party", ["TUI", "KWS", "IKEA", "WH Smith"])
def test_initials_without_a_plural_may_be_a_party(party: str) -> None:
    assert not is_product(party)


@pytest.mark.parametrize(
    "dateline",
    [
        "LEEDS, Yorks. (Reuters) - ",
        "LEEDS, Yorks. — ",
        "Leeds, 5 November 2024 – ",
        "LEEDS , March 18, 2019 /Newswire/ -- ",
        "New Leeds, N.J. – JANUARY 8, 2026 – ",
        "LEEDS, Va.--(BUSINESS WIRE)--",
    ],
)
def test_the_places_of_a_dateline_are_nobody(dateline: str) -> None:
    assert names(f"{dateline}Halden Mills said it will grow.") == ["Halden Mills"]


@pytest.mark.parametrize(
    "sentence",
    ["TSMC – the chipmaker – said so.", "Labour – We will.", "Halden, Bolt - both left."],
)
def test_a_dash_behind_a_party_makes_no_dateline(sentence: str) -> None:
    assert end_of_dateline(sentence) == 0
