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
        "Our commitment is to cut emissions by half.",
        "The mayor made a commitment to build 300 homes.",
        "Acme reaffirmed its commitment to cut emissions 40% by 2030.",
        "Our goal is doubling sales.",
        "The strategy is to close two plants.",
        "The company is a partner committed to building 40 homes by 2030.",
        "We raised our outlook for the year from a range of 6% to 8% to a range of 7% to 9%.",
        "Acme lowered its full-year revenue forecast to $40 million.",
        "We have maintained our expected spending range of $90 million to $100 million.",
        "Our revised guidance continues to assume higher costs in 2026 than in 2025.",
        "Our expectations are still $100 million to $120 million for 2026.",
        "The central projection is for prices to fall.",
        "We don’t see prices rising this year.",
        "The data point to a slowdown in 2026.",
        "I’m bullish on unemployment staying under 4% next year.",
        "Growth is targeted at 5% for 2025.",
        "Rates are more likely to fall than to rise in 2026.",
        "Acme projects that sales will rise.",
        "We have budgeted for 40 new buses.",
        "The first flight is scheduled next May.",
        "The two leaders are due to conclude their talks on 28 April.",
        "There is a chance that the pier will open in 2026.",
        "The hotel closed to undergo a change starting in autumn 2026.",
        "Games are on sale, with the first show on stage starting this Sunday, March 9.",
        "The majority of which will be built in 2026.",
        "“We believe the rate of growth will slow but not peak.”",
        "Visitors to the site will not be affected by this change, but some apps might be.",
        "Six weeks later, in May, we will begin the test phase:",
        "Acme has signed a Supply and Service Agreement with Bolt Inc. to make batteries.",
        "80% of our fleet to be electric by FY30",
        "Half of our energy to be sourced from the sun by 2030.",
        "We remain confident in our ability to achieve our earnings goal for 2026.",
        "The manifesto promised free buses.",
        "The government has decided to move several agencies out of the centre.",
        "The council legislated to cut emissions by half by the end of this decade.",
        "Halden approves an investment of $42 million to set up a mill.",
        "The mill is aimed to produce 4000 engines.",
        "The two leaders are to meet.",
        "The car, which goes on sale in late April, is small.",
        "Acme was set to begin cutting off power on Wednesday, 12 March.",
        "Mr Brown will open the bridge.",
        "The fee falls from $5 to $4, effective from 1st September 2025.",
        "This should result in lower costs.",
        "The tightness in office space should ease over the medium term.",
        "Deliveries should be up 12% to 17%.",
        "We will improve the quality of life of 300 families by 2027.",
        "Acme has plans for ten shops in 2026.",
        "Voters go to the polls on 8 November 2025.",
        "The court hears the case on 4 June.",
        "Applications open on 4 May 2025.",
        "The subsidy runs out in 2026.",
        "The tax rises to 20% in April 2026.",
        "Bolt becomes chief executive on 1 May.",
        "Acme is gearing up to open 40 shops.",
        "Halden has set a 40% target for 2030.",
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
        "Acme is known for its commitment to offering the best service.",
        "The award reflects our vision to make travel simple.",
        "The deal supports Acme’s strategy to produce parts at home.",
        "Our vision is to make a difference for people with gout.",
        "Our commitment to good service is unwavering.",
        "Our strategy is working.",
        "Other companies committed to changing their trade include Bolt and Velaris.",
        "Halden is a team of people committed to building trust.",
        "An improving outlook for the economy helped us.",
        "The increase in our guidance is primarily driven by lower costs.",
        "Our previous outlook for 2025 was too high.",
        "Our outlook is based on what we know today.",
        "I will provide the outlook for each of the regions.",
        "I’ll now move to the outlook for 2026.",
        "Costs rose, which Mr. Lee will cover in more detail.",
        "I will now explain how the fund works.",
        "We do not see a need for that.",
        "The report points to weak spending.",
        "The drug is targeted at the 25 million people who suffer from gout.",
        "When pupils have a garden, they are less likely to fall ill.",
        "Orders stay strong for long capital projects in growth markets.",
        "The fund invites towns to propose projects that celebrate their past.",
        "Acme’s budget for parks in 2025 is $7 million.",
        "Measurable targets.",
        "The ballot follows the offers to teachers in May.",
        "The cost of the plan is $5 million.",
        "Acme climbed this year, due in large part to a rise in sales.",
        "The delay is due to work on the line.",
        "Rates must stay high for an extended period of time until prices fall.",
        "Any private station will need to sustain itself to be profitable.",
        "There will be occasions when prices will depart from the target.",
        "They probably won’t like it if Acme drops the toy.",
        "There is a risk that prices will rise.",
        "He said it would depend on the weather.",
        "Engineers hid the frame so that it won’t be seen.",
        "Taking the prize this year was Ann Lee.",
        "Cutting taxes this year is a mistake.",
        "The trust is consulting on proposals to become a charity.",
        "Starting in May 2024, the plant ran at half speed.",
        "The plant needs to be 100% green by 2030.",
        "Acme is already investing $7 million a year in schools.",
        "Ann Lee is spending only 24 hours in Halden.",
        "They want to help build their country in the 21st century.",
        "Acme, one of the largest firms, announced the launch of its shop.",
        "We want to serve people well.",
        "Promises tend to be broken.",
        "The car promises a smoother ride.",
        "The next step is to ask the council.",
        "The best way to win is to train.",
        "They did it of their own will.",
        "The mayor should act.",
        "Mental health should have the same rank.",
        "Who is going to believe us even if we come up with a drug tomorrow?… And I am sad.",
        "The fact that most of the pupils who will be there in 2026 are at school shows the need.",
        "We will make a difference.",
        "Our aim is to make people’s lives better.",
        "Acme lays out plans for 2026.",
        "Acme would be failing its staff if it did not aspire to be the best.",
        "Ann Lee and her team will do a terrific job.",
        "We will have to wait and see what happens.",
        "The museum opens at ten each day.",
        "The law expired in May 2024, and the court hears no case.",
        "History will judge us.",
        "Where there is a will there is a way.",
        "The ferry would have left by now.",
        "If you press the key, the lamp will glow.",
        "• In March 2025, Bolt said that it has won an order.",
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


def test_a_list_of_ways_promises_only_what_it_counts() -> None:
    text = (
        "We will help firms sell more by:\n"
        "Removing what slows them\nOpening 40 shops\nEasing the work\nKeeping data safe\n"
    )
    assert [one.clause for one in extract(text, SAID)] == ["Opening 40 shops"]


def test_a_warning_of_something_else_does_not_weigh_against_what_is_said_next() -> None:
    text = "Ann Lee warned of rain, and said that Acme will open the plant in May."
    assert [one.deadline_words for one in extract(text, SAID)] == ["in May"]
