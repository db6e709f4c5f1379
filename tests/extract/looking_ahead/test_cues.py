"""What looks ahead and what does not, in the words that reports, calls and releases use."""

from datetime import date

import pytest

from claimcheck.extract.candidate import extract

SAID = date(2025, 3, 8)


@pytest.mark.parametrize(
    "sentence",
    [
        "The two councils said they are going to apply for 40 grants.",
        "We’re going to at least build a second line.",
        "You’ll be able to cross the bay in ten minutes.",
        "Acme will of course open the plant.",
        "Acme has vowed to sue the council.",
        "Acme remains intent on closing two mines.",
        "Acme is confident it can make 500 million doses a year.",
        "Acme should have enough data by November.",
        "Acme signed an agreement with Bolt to supply 40 trains.",
        "The two banks have reached a deal to merge.",
        "The mayor announced a proposal to end fares.",
        "Acme announced a commitment of $35 million to the school.",
        "Acme now projects sales of 5 million.",
        "Acme’s guidance was raised to $5 million.",
        "Acme has a 7% growth target.",
        "The tax rate is assumed to be 23% in 2026.",
        "Half of the money is earmarked for wards.",
        "Acme has announced it is cutting flights.",
        "Acme is setting aside $5 million to repair the dam.",
        "The line is promising shorter journeys to Leeds.",
        "The consensus estimate calls for sales to rise by half.",
        "Acme’s strategy for the drug involves launching a trial.",
        "Labour wants to build 300 homes.",
        "We will be certified by the ministry",
        "Acme could cut 500 jobs by 2030, its chief executive said.",
        "Acme is shedding 300 jobs.",
        "Acme is to cut 300 jobs.",
        "We estimate capital spending to be $130 million.",
        "The hearing has been proposed for 23 November 2025.",
        "Acme on Monday extended its shutdown of all plants until 4 May.",
        "The images will continue to work in your cluster.",
        "Acme vowed to not only build a bridge, but to run it.",
        "The mayor said the council planned to stick with the budget.",
        "Acme is aiming for a top spot in Leeds, which could help its owner.",
        "The vote has been postponed until June.",
        "The vote was postponed to 4 June.",
        "Acme signed a deal on 3 March to build 40 ships by 2028.",
        "Guidance for 2025 was raised to $40 million.",
        "The opening was put off until May 2026.",
        "The band is gonna play in Leeds by May.",
        "Acme announced a $40 million investment in Ohio.",
        "By the end of 2026 we will have opened 40 shops.",
        "The fund is seen reaching $4 billion by 2027.",
        "The council has set aside £4 million to mend roads by 2026.",
        "We promise to answer every letter within ten days.",
    ],
)
def test_it_looks_ahead(sentence: str) -> None:
    assert list(extract(sentence, SAID))


@pytest.mark.parametrize(
    "sentence",
    [
        "It is the will of the people.",
        "Acme could cut 500 jobs.",
        "The mayor could have opened the bridge by 2024.",
        "It will take us years to rebuild the harbour.",
        "Acme did not say how many of the jobs it would cut.",
        "It is not yet clear which of the routes will be cut.",
        "That gives a picture of what 2.0 will look like.",
        "Originally we were planning to use steel.",
        "In carrying out the mayor’s commitment to build 300 homes, the council bought land.",
        "Thanks to our plan to build homes, rents fell.",
        "The work is part of Acme’s commitment to provide clean water.",
        "With the aim to keep fares fair, the ministry has announced new rules.",
        "Acme typically reports sales in the second week of the month.",
        "You will need to bring your passport.",
        "I’ll give you a couple of examples.",
        "Anyone who lives there will tell you how loud it is.",
        "You will be aware of the concern in Leeds.",
        "Acme had been preparing for the storm.",
        "The outlook is the main reason for the fall of the share.",
        "Guidance to councils says the money can be used for rent.",
        "Investors should be aware of the risks.",
        "I will take the first question.",
        "Next, I will address the outlook.",
        "I would also like to spend some time on costs.",
        "Looking at the outlook for 2027, costs are high.",
        "Please contact the council, who will pass it on.",
        "We need a government that will build homes.",
        "They would have to act if they are going to make an impact.",
        "The seven had agreed in 1970 to spend more.",
        "Acme has given no forecast for 2027.",
        "Our belief that robots will change our lives has not changed.",
        "Sales will, as always, depend on the weather.",
        "Moving on to the results, they were good.",
        "The projects that the council funds are popular.",
        "The council runs three projects an hour from here.",
        "The harvest is promising and the farmers are proud.",
        "The launch was put off until further notice.",
        "With more cash, 300 jobs would have come by 2026.",
    ],
)
def test_it_does_not(sentence: str) -> None:
    assert list(extract(sentence, SAID)) == []


def test_lines_below_a_heading_that_names_pledges_are_pledges() -> None:
    text = (
        "Who said what\n\nGreen pledges\nCut fares by half\nPlant trees\nA short note.\nBan coal\n"
    )
    assert [one.clause for one in extract(text, SAID)] == [
        "Cut fares by half",
        "Plant trees",
        "Ban coal",
    ]


def test_putting_money_back_into_pockets_sells_nothing() -> None:
    text = "Cutting the tax will help families and put money back in their pockets."
    assert [one.sentence for one in extract(text, SAID)] == [text]


def test_a_line_that_says_something_before_its_colon_is_a_claim() -> None:
    text = "We will add a gift of ours to each of the parcels that were late, and it is this sort:"
    assert [one.sentence for one in extract(text, SAID)] == [text]
    assert list(extract("To each of the parcels that were late, by 2030, we will:", SAID)) == []


def test_a_warning_of_something_else_does_not_weigh_against_what_is_said_next() -> None:
    text = "Ann Lee warned of rain, and said that Acme will open the plant in May."
    assert [one.deadline_words for one in extract(text, SAID)] == ["in May"]
