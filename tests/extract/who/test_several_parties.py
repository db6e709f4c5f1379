"""Whose a claim is in news that names several parties beside each other."""

from datetime import date

import pytest

from claimcheck.extract.candidate import extract


def claimant(text: str) -> str | None:
    """Return whose the claim of the last sentence of a text is."""
    *_, one = extract(text, date(2025, 3, 8))
    assert text.rstrip().endswith(one.sentence)
    return one.claimant


NEWS = "Acme to sell its shops\nAcme said sales rose.\n"


@pytest.mark.parametrize(
    ("sentence", "who"),
    [
        # who does it in the passive, though the name has no form of a company’s
        ("The boats will be built by Halden Yard in 2026.", "Halden Yard"),
        ("The founder will be replaced by Ann Lee in 2026.", "Acme"),
        # whose the name is said to be
        ("Its Norwegian partner, Bolt, will import the boats until 2027.", "Bolt"),
        ("Suppliers include Bolt, which will provide 40 engines in 2026.", "Bolt"),
        ("The Leeds-based Bolt will open 20 shops in 2026.", "Bolt"),
        ("Bolt itself forecasts sales of $3 million in 2026.", "Bolt"),
        ("The Bolt union called for talks and said it will strike in May 2026.", "Bolt"),
        # a land acts where its state is named, and people for the house that they are of
        ("The state of Ohio will pay 12 million euros in 2026.", "Ohio"),
        ("Members of the Bolt Guild will vote in May 2026.", "Bolt Guild"),
        ("Members of the Porters' Guild will vote in May 2026.", "Porters' Guild"),
        ("The army has pledged to leave the port by August 2026.", "army"),
        ("Ann Lee said her Halden Front would cut the tax in 2026.", "Halden Front"),
        # a thing is its owner’s
        ("Acme's new robot, Otto, will go on sale in May 2026.", "Acme"),
        ("Strikes will begin on 6 February 2026 at three shops.", "Acme"),
    ],
)
def test_whose_a_claim_is_beside_others(sentence: str, who: str) -> None:
    assert claimant(NEWS + sentence) == who


@pytest.mark.parametrize(
    ("text", "who"),
    [
        (
            "Acme opens a mine\nAcme said costs rose at its Otter project.\nOtter is in Ohio.\n"
            "Otter will produce 40 tonnes of tin in 2026.",
            "Acme",
        ),
        # what an agency, a state or a crowd is called is no company
        (
            "Acme picks Ohio\nAcme said sales rose.\nAnn Lee said the state would widen a road "
            "in 2026.\nThe chipmaker will give $3 million to schools in 2026.",
            "Acme",
        ),
        (
            "Bolt Bank raised its rate.\nSales will grow 2% in 2026, according to the bank.",
            "Bolt Bank",
        ),
        (
            "Bolt Bank raised its rate.\nThe bank's analysts expect sales of $3 million in 2026.",
            "Bolt Bank",
        ),
        # analysts only judge whom their title names behind them
        (
            "Harlan Securities starts coverage of Acme with buy rating\nAcme said sales rose.\n"
            "The company will report results on 2 May 2026.",
            "Acme",
        ),
        # no verb, but a noun behind a word with a capital by its place
        (
            "Rail workers to strike\nThe Bolt Union met.\nThe union will hold a vote in May 2026.",
            "Bolt Union",
        ),
        ("acme is to close\nThe news on acme is new.\nacme is to close a shop in 2026.", "acme"),
        # who is of a part of a university
        (
            "University of Halden opens a centre\nProfessor Ann Lee of the School of Design said: "
            "“We will have 40 boats by May 2026.”",
            "University of Halden",
        ),
        # what it is called, and not who was named last
        (
            "Acme and the airline Bolt sign a deal\nThe airline Bolt met Acme.\nAcme said costs "
            "rose.\nThe airline will hire 40 pilots in 2026.",
            "Bolt",
        ),
        (
            "The Halden Parish Council met.\nThe district council will pay for the roof in 2026.",
            "district council",
        ),
        (
            "Acme to build a workshop\nAcme said sales rose.\nAcme is big.\nHalden College met.\n"
            "The college hopes that the workshop will be ready in May 2026.",
            "Halden College",
        ),
        # for whom people speak
        (
            "Acme said sales rose.\nThe Bolt Society said no.\n"
            "“The rent will rise by 5% in 2026,” said its director, Ann Lee.",
            "Bolt Society",
        ),
        (
            "Acme said sales rose.\nAcme is big.\nBolt Group met.\n"
            "Bolt Group's UK director, Ann Lee, said it would hire 40 people in 2026.",
            "Bolt Group",
        ),
        (
            "Acme said sales rose.\n"
            "Acme's shares will fall in 2026, said Ivo Brandt of Dorn Capital.",
            "Dorn Capital",
        ),
        (
            "Acme opens a farm\nAcme said costs fell at its Otter site.\n"
            "Otter will produce 40 tonnes of tin in 2026.",
            "Acme",
        ),
        (
            "Acme recalls soup\nAcme said sales rose.\nAcme is big.\n"
            "Grocery chain Bolt has removed it and will open 20 shops in May 2026.",
            "Bolt",
        ),
        (
            "Plans for a ground\nLeeds Town FC can today confirm them.\n"
            "Work will start in May 2026.",
            "Leeds Town FC",
        ),
        (
            "Bolt Group met.\nThe Halden Grain Alliance raised its target.\nBolt Group said no.\n"
            "The alliance expects to reach 70 ports by 2027.",
            "Halden Grain Alliance",
        ),
        (
            "France plans to build 40 dams by 2030.\nThe country will export power in 2026.",
            "France",
        ),
        (
            "Acme said sales rose.\nAcme is big.\nBolt Group met.\n"
            "Its director for the north, Ann Lee, said rents would rise by 5% in 2026.",
            "Bolt Group",
        ),
        (
            "Acme said sales rose.\nAn analyst at Dorn Capital said Acme would spend $9 million "
            "in 2026.",
            "Dorn Capital",
        ),
        (
            "Acme rebooks guests\nAcme said sorry.\nThe operator Bolt blamed a fault that it said "
            "would be mended in May 2026.",
            "Bolt",
        ),
        # a player who leaves is himself
        (
            "Acme signs two\nAcme said so.\nManager Ann Lee will leave at the end of 2026.",
            "Ann Lee",
        ),
    ],
)
def test_whom_the_words_of_a_text_on_several_mean(text: str, who: str) -> None:
    assert claimant(text) == who


@pytest.mark.parametrize(
    ("text", "who"),
    [
        (
            "Letter to the shareholders of Acme\nAcme had a good year.\n"
            "Your company will pay a dividend of $1 in June 2026.",
            "Acme",
        ),
        ("Statement of the Porters' Guild on pay\nWe will vote in May 2026.", "Porters' Guild"),
        (
            "A letter from our founder\nDear friends,\nMira and I started Acme in a garage.\n"
            "We will open 18 shops in 2026.",
            "Acme",
        ),
    ],
)
def test_whose_a_text_is_that_says_we(text: str, who: str) -> None:
    assert claimant(text) == who


def test_they_who_have_no_name_are_nobody() -> None:
    text = "Acme said sales rose.\nBuilders said they will need 500 workers by 2027."
    assert claimant(text) is None


def test_what_somebody_says_in_a_transcript_begins_behind_the_name() -> None:
    text = (
        "Acme results: conference call\nWelcome to the call of Acme.\nBolt Bank asked.\n"
        "Ann Lee: The Halden terminal is going to open in May 2026."
    )
    assert claimant(text) == "Acme"
