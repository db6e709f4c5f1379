"""Whose a claim is, by who speaks, who acts and what they are called."""

from datetime import date

import pytest

from claimcheck.extract.candidate import Candidate, extract


def last(text: str) -> Candidate:
    """Return the claim of the last sentence of a text."""
    *_, one = extract(text, date(2025, 3, 8))
    assert text.rstrip().endswith(one.sentence)
    return one


@pytest.mark.parametrize(
    ("text", "claimant"),
    [
        ("The Air Force said the contract would be revived in 2026.", "Air Force"),
        ("Acme Corp. (ACM) said sales rose.\nACM will close a plant in 2026.", "Acme"),
        ("Acme Motors said sales rose.\nAcme will close a plant in 2026.", "Acme Motors"),
        (
            "More help will be provided by the Victorian state government.",
            "Victorian state government",
        ),
        ("The plant will be bought by Bolt Group in 2026.", "Bolt Group"),
        ("Acme said sales rose.\nThe government will give Acme £30 million.", "government"),
        (
            "The Russian government said no.\nThe government will lower the tax.",
            "Russian government",
        ),
        ("Acme told Bolt Bank that it will repay the loan in 2026.", "Acme"),
        ("Economists expect prices to fall in 2026.", "Economists"),
        ("“They will have to file,” said a university professor.", "university professor"),
        (
            "The Falcon's engine is new.\nThe Falcon's price fell.\n"
            "Acme plans to replace the Falcon in 2026.",
            "Acme",
        ),
    ],
)
def test_whose_a_claim_is(text: str, claimant: str) -> None:
    assert last(text).claimant == claimant


@pytest.mark.parametrize(
    ("text", "claimant", "speaker"),
    [
        ("Acme CEO Ann Lee said the plant will open.", "Acme", "Ann Lee"),
        (
            "Ann Lee of Acme Corp. said sales rose.\n“We will grow in 2026,” Lee said.",
            "Acme",
            "Ann Lee",
        ),
        (
            "Finance Minister Alexei Kudrin said taxes will fall in 2026.",
            "Alexei Kudrin",
            "Alexei Kudrin",
        ),
        ("U.S. President Ann Lee said taxes will fall in 2026.", "Ann Lee", "Ann Lee"),
        ("Sen. Ann Lee said the Senate will vote in 2026.", "Ann Lee", "Ann Lee"),
        ("Analyst Shawn Wu said Acme will grow in 2026.", "Shawn Wu", "Shawn Wu"),
        ("Acme CEO Ann Lee will step down in 2026.", "Ann Lee", None),
    ],
)
def test_for_whom_a_person_speaks(text: str, claimant: str, speaker: str | None) -> None:
    one = last(text)
    assert (one.claimant, one.speaker) == (claimant, speaker)


def test_a_word_that_is_capital_only_by_its_place_is_nobody() -> None:
    text = "Stock markets rose.\nThe stock of Acme Corp. rose.\nStock will be issued by 2026."
    assert last(text).claimant == "Acme"


OWN = {
    "Acme Foods plc\nHalf-year report for the six months to September 2025": "Acme Foods",
    "Fair and Free: The Liberal Centre's Programme for Government 2026": "Liberal Centre",
    "Statement by Commissioner Henrik Dahl on the European Grids Package": "Henrik Dahl",
    "ACME, INC.\nAnnual Report on Form 10-K\nAcme, Inc. makes pumps. The Board met.": "Acme",
    "Nordal Shipping ASA – third quarter 2022: strong markets": "Nordal Shipping",
    "Independence Day address by President Luc Adey of the Republic of Arenne": "Luc Adey",
    "Governor Ruth Castellan: State of the State Address": "Ruth Castellan",
    "Remarks by Daniel Osei, Chief Executive of Bright Energy": "Bright Energy",
}


@pytest.mark.parametrize(("masthead", "claimant"), OWN.items())
def test_we_are_the_party_whose_text_it_is(masthead: str, claimant: str) -> None:
    body = (
        "The Liberal Centre was founded in 1988.\nCapital markets were weak.\n"
        "The purchase of Bolt Dairies, announced in July, went well.\n"
        "We're going to open six centers by 2028."
    )
    assert last(f"{masthead}\n\n2 March 2025\n\n{body}").claimant == claimant


def test_the_house_of_an_analyst_stands_in_the_masthead() -> None:
    note = (
        "BANKHAUS LINDNER | Equity Research | Chips\nAurelis AG: 2026 story intact\n"
        "We cut our EPS estimate and reiterate Buy.\nAurelis reported sales.\n"
        "CFO Jens Adler said that costs will fall next year.\n"
    )
    assert last(note).claimant == "Aurelis"
    assert last(f"{note}Management confirmed that the fab will open in 2027.").claimant == "Aurelis"
    assert last(f"{note}We expect a rebound in 2026.").claimant == "BANKHAUS LINDNER"


@pytest.mark.parametrize(
    "sentence",
    [
        "Four years ago I promised to fix our roads, and we have.",
        "The last government promised homes and built none.",
        "Other parties promise the earth.",
        "We have work to do, and we will do it together.",
        "Our ambition is to be the best food company in Europe.",
        "I want to thank the minister, who has worked hard.",
        "I am told that all is well.",
        "They promised a terminal in 2016 and delivered a car park.",
        "We cannot promise miracles, only work.",
        "Words such as “will” and “targets” identify such statements.",
    ],
)
def test_what_nobody_can_check_is_no_claim(sentence: str) -> None:
    assert list(extract(sentence, date(2025, 3, 8))) == []


def test_an_item_of_a_list_is_a_pledge_where_it_begins_like_one_or_names_a_time() -> None:
    text = (
        "The Union's Manifesto\n\nThe Union was founded in 1988. The Union won.\n"
        "* Recruit 12,000 teachers\n* Free meals from September 2027\n* A fairer country\n"
    )
    found = [one.sentence for one in extract(text, date(2025, 3, 8))]
    assert found == ["Recruit 12,000 teachers", "Free meals from September 2027"]


def test_the_items_below_an_announcement_are_claims_and_the_announcement_is_none() -> None:
    text = (
        "The Civic Alliance's Manifesto\n\nThe Civic Alliance was founded in 1988.\nWe will:\n"
        "- abolish no-fault evictions\n- a minister for the islands\nOur record is good.\n"
        "- Rivers\n"
    )
    found = [(one.sentence, one.claimant) for one in extract(text, date(2025, 3, 8))]
    assert found == [
        ("abolish no-fault evictions", "Civic Alliance"),
        ("a minister for the islands", "Civic Alliance"),
    ]


def test_we_who_rate_a_company_are_not_that_company() -> None:
    note = (
        "Pinewood Securities\nArden Pharma\nWe rate Arden Buy.\nArden Pharma reported sales.\n"
        "We rate Arden Pharma Buy, with a target price of €64 by May 2026.\n"
    )
    assert last(note).claimant == "Pinewood Securities"
