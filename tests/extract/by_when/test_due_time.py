"""By when: the words of the clause, and never a time that is over or that of the announcement."""

from datetime import date

import pytest

from claimcheck.extract.candidate import extract

SAID = date(2025, 3, 8)


@pytest.mark.parametrize(
    ("sentence", "latest"),
    [
        ("On Tuesday, Premier Ann Lee announced that Acme will open a plant.", None),
        ("Acme announced on Friday that it will open by the end of 2026.", date(2026, 12, 31)),
        ("Acme said in March it would open a plant.", None),
        ("Acme, which was founded in 1950, will open a plant.", None),
        ("If elected in November, the party will build 40 homes.", None),
        ("Acme will cut emissions by half from 2030 levels.", None),
        ("Acme will pay for the damage of the 2025 storm.", None),
        ("The project is expected to last seven years.", None),
        ("Acme’s 2026 revenue is expected to be $5 million.", date(2026, 12, 31)),
        ("By the end of this year, the plants will be closed.", date(2025, 12, 31)),
        ("The phone will be unveiled in the first quarter of 2026.", date(2026, 3, 31)),
        ("Saturday’s announcement will bring 40 clinics.", None),
        ("Acme will open today.", date(2025, 3, 8)),
        ("Two more plants are to be announced later this year.", date(2025, 12, 31)),
        ("Acme expects to announce 20 stores in May 2027.", date(2027, 5, 31)),
        ("We expect 2027 revenue will exceed $5 million.", date(2027, 12, 31)),
        (
            "Our outlook assumes that our third quarter 2027 revenue will be $20 million.",
            date(2027, 9, 30),
        ),
        (
            "Acme will spend $5 million over a 10-year period beginning in January 2027.",
            date(2036, 12, 31),
        ),
        ("Acme will spend $5 million over a 10-year period.", date(2035, 3, 8)),
        ("The shops that will open in May will employ 300 people.", None),
        (
            "The Leeds and St. Ives plants will be closed by the end of 2027.",
            date(2027, 12, 31),
        ),
        # of a measure, wherever it stands
        ("The storm will cut full-year 2026 sales by 15 percent.", date(2026, 12, 31)),
        ("We expect most of our 2026 spending to go to wages.", date(2026, 12, 31)),
        ("Acme will publish its 2025 sales next Wednesday.", date(2025, 3, 12)),
        ("Acme will raise its output, she said on the 2025 earnings call.", None),
        # how long something takes, or took
        ("The cells will deliver power for up to seven hours.", None),
        ("In the last ten months Acme bought land, which will support its plans.", None),
        ("The work is expected to take place over a period of up to two years.", date(2027, 3, 8)),
        ("We would get it done by the end of June.", date(2025, 6, 30)),
        # when it was agreed, and when it takes effect
        ("The port announced an agreement this week to buy 40 cranes.", None),
        ("We announced a third rise in prices in February effective June 1.", date(2025, 6, 1)),
        # the day on which it was said
        ("Acme told investors in June that it will open a plant.", None),
        ("Acme announced in January that it will open a plant.", None),
        ("Acme said in the first quarter it would open a plant.", None),
        ("Acme will open a plant, it said in a statement on 4 April.", None),
        ("Acme will open a plant, according to a filing dated 4 April.", None),
        ("Speaking on Monday, the mayor promised the city will build 300 homes.", None),
        ("In a speech on 3 April the mayor promised the city will build 300 homes.", None),
        ("The mayor announced plans on Tuesday to build 300 homes by 2030.", date(2030, 12, 31)),
        ("Acme said in 2024 that it will open a plant in 2027.", date(2027, 12, 31)),
        # of another act
        ("Acme, which reported results on Monday, will open a plant.", None),
        ("The law passed in May will ban plastic bags.", None),
        ("The plan, unveiled in May, will create 500 jobs by 2028.", date(2028, 12, 31)),
        ("Elected in November, the mayor will build 300 homes.", None),
        ("Following its merger in October, Acme will open a plant.", None),
        ("Sales rose 5% in the second quarter and Acme will open a plant.", None),
        ("Acme will repay the bond it issued in May.", None),
        ("Acme will replace the engine unveiled at the show in May.", None),
        ("Acme will refund the customers who bought before 1 July.", None),
        ("Pupils who start in September will get free meals.", None),
        ("Pupils starting school in September will get free meals.", None),
        ("Acme will open the plant, originally planned for 2026, in 2027.", date(2027, 12, 31)),
        # its own
        ("The app was shown in May and is scheduled for release in June.", date(2025, 6, 30)),
        ("Plans will be final when they’re finished in the coming months.", None),
        ("Money will flow into the banks when they open on Friday.", date(2025, 3, 14)),
        ("It is slated for a U.S. release on June 24.", date(2025, 6, 24)),
        ("The ships are not due until October.", date(2025, 10, 31)),
        ("Acme will open 40 refurbished stores in May.", date(2025, 5, 31)),
        ("Acme will have the plant completed in May.", date(2025, 5, 31)),
        ("The plant will be completed in May.", date(2025, 5, 31)),
        ("The first plant, expected in 2026, will create 500 jobs.", date(2026, 12, 31)),
        ("In the UK in 2026, Acme will open a plant.", date(2026, 12, 31)),
        ("It plans to finish the line started in 2021 by 2027.", date(2027, 12, 31)),
        ("The bridge will be opened in May 2026.", date(2026, 5, 31)),
        ("A vote is to be held on 5 June.", date(2025, 6, 5)),
        ("Free meals will be introduced from April 2028.", date(2028, 4, 30)),
        ("We can confirm today that the sale will close in June.", date(2025, 6, 30)),
        ("Acme will publish its annual report on March 24.", date(2025, 3, 24)),
        ("We now expect fiscal 2026 organic growth of 3%.", date(2026, 12, 31)),
        ("It targets net leverage of 2.5 times by the end of fiscal '27.", date(2027, 12, 31)),
        ("Acme will make 200 robots a month from September.", date(2025, 9, 30)),
        # how long it goes on, where nothing else says when
        ("Acme will spend $5 million over four years on roads.", date(2029, 3, 8)),
        ("Over a decade, Acme will insulate 900 homes.", date(2035, 3, 8)),
        ("Acme will lose $5 million over a five year period.", date(2030, 3, 8)),
        ("Acme will repair the engine for another three years.", date(2028, 3, 8)),
        ("Acme will spend $5 million over four years, most of it in 2026.", date(2026, 12, 31)),
        ("Acme will raise pay for 18 to 21 year olds.", None),
        ("Acme will open the house for seven months a year.", None),
        ("Acme will open the first mine in over 40 years.", None),
        ("Acme will reward staff who have worked there for ten years.", None),
        ("The bank will tax people who sell homes within five years.", None),
        ("Pupils will pay nothing until November.", date(2025, 11, 30)),
        ("The line will not open until 2028.", date(2028, 12, 31)),
        # the year of a measure or a goal
        ("Earnings for the year are expected to be $5 a share.", date(2025, 12, 31)),
        ("We expect full-year costs to be $5 million.", date(2025, 12, 31)),
        ("Acme raised its year-end forecast for costs to $5 million.", date(2025, 12, 31)),
        ("It is buying a mine and, it said, third quarter sales will double.", date(2025, 9, 30)),
        ("The Ministry says 2026 and 2027 combined will bring 4% growth.", date(2027, 12, 31)),
        ("The 2026 capital plan will pay for two bridges.", None),
        # what a speaker comes to
        ("Turning now to our 2026 outlook, we expect sales to grow by 3%.", date(2026, 12, 31)),
        ("Looking at the full year, we expect sales to grow by 3%.", date(2025, 12, 31)),
        ("This year sales rose by 4%, and Acme will open a plant.", date(2025, 12, 31)),
        # what is published later than the time that it tells of
        ("Acme will publish its results for the first quarter on May 7.", date(2025, 5, 7)),
        ("Acme will mend the roofs after the storms of 4 May.", None),
        ("In Q3, we opened a plant, and we will open a shop.", None),
        # words that are also verbs of speech
        ("Acme will redeem its 8% notes on April 1.", date(2025, 4, 1)),
        ("The council will vote tomorrow night.", date(2025, 3, 9)),
        ("Acme raised its 2026 revenue guidance to $5 million.", date(2026, 12, 31)),
        (
            "Acme will hold a call to discuss results for the fourth quarter on 4 April.",
            date(2025, 4, 4),
        ),
        ("Acme will report results for 2024 on 4 April.", date(2025, 4, 4)),
        ("Acme will report results for the quarter ended 31 March on 4 April.", date(2025, 4, 4)),
        ("Acme will share its 2026 outlook in May.", date(2025, 5, 31)),
        ("Acme will share its 2026 outlook.", date(2026, 12, 31)),
        ("Acme will name a chair on its third quarter call in November.", date(2025, 11, 30)),
        ("We remain on track to reach our 2026 targets.", date(2026, 12, 31)),
        ("We expect our 2026 tax rate to be 25%.", date(2026, 12, 31)),
        ("In terms of the third quarter, we expect sales of $5 million.", date(2025, 9, 30)),
        ("We expect to finish the year with 40 shops.", date(2025, 12, 31)),
        # what comes first
        ("Acme will hire 300 people after the plant opens in 2026.", None),
        ("Acme will hire 300 people once the plant opens in 2026.", date(2026, 12, 31)),
        # an aside before the verb
        ("The plant, due to open in May, will employ 300 by 2027.", date(2027, 12, 31)),
        ("The plant, which is to open in May, will employ 300 by 2027.", date(2027, 12, 31)),
        ("The plant, due to open in May, will employ 300 people.", date(2025, 5, 31)),
        # the verb that a time stands before
        ("Acme this week vowed to close the mine.", None),
        ("After Bolt this week cut its prices, Acme plans to close in June.", date(2025, 6, 30)),
        (
            "Acme plans to cut output after Bolt this week cut its prices for June.",
            date(2025, 6, 30),
        ),
        # two participles of what is to come
        ("The pool is to be completed and the roof mended in May.", date(2025, 5, 31)),
        ("The pool is to be completed and opened in May.", date(2025, 5, 31)),
        ("We plan to have it fully mended by the end of May.", date(2025, 5, 31)),
        ("From this evening, with effect from today, fares will be free.", date(2025, 3, 8)),
        # what is measured of a part of a year
        ("We expect Q2 orders to fall.", date(2025, 6, 30)),
        ("We expect full-year traffic to fall.", date(2025, 12, 31)),
        ("We expect 2026 bookings to fall.", date(2026, 12, 31)),
        ("We will discuss Q2 orders.", None),
        ("The 2026 production plan will pay for two bridges.", None),
        ("The 2026–2030 production plan will pay for two bridges.", date(2030, 12, 31)),
        # how long it goes on
        ("Acme will fund the school for no less than three years.", date(2028, 3, 8)),
        ("Acme will fund the school for a period of not less than three years.", date(2028, 3, 8)),
        ("Acme will raise $5 million over the course of four years.", date(2029, 3, 8)),
        ("Under a new five-year plan, Acme will build 40 homes.", date(2030, 3, 8)),
        ("Under its five-year plan, Acme will build 40 homes.", None),
        ("Over the course of four days, Acme will show 40 cars.", None),
        ("The fair will go on for two weeks.", None),
        ("The work is expected to last until 2028.", date(2028, 12, 31)),
        ("The truce will last for 30 days starting Sunday.", date(2025, 4, 8)),
        ("Acme will open its doors for one day on May 3.", date(2025, 5, 3)),
        ("Ann Lee will stay until the end of the 2026-27 season.", None),
        ("The flight will not take place until at least 2027.", None),
        # of a goal, in the words that are the cue
        ("We have raised our full year same-store sales outlook to 8%.", date(2025, 12, 31)),
        ("Exiting 2026, we expect to have 400 stores.", date(2026, 12, 31)),
        # of a debt, and of what another time is compared with
        ("Acme will repay the loan, which matures in 2028, this year.", date(2025, 12, 31)),
        ("Acme will issue notes due 2030.", None),
        ("Output in May will be 3% below that of June.", date(2025, 5, 31)),
        ("Ann Lee will lead Acme after Bob Hart retires in June.", None),
        # of the whole, not of a part of it
        ("For the full year, we expect to open 40 stores, with 12 in Q2.", date(2025, 12, 31)),
        # what is to be said, and what was only added
        ("Two more plants are to be announced at the fair in May.", date(2025, 5, 31)),
        ("Parents will be told the results in May.", date(2025, 5, 31)),
        ("Forty vans will be added to the fleet in May.", date(2025, 5, 31)),
        # of whom or what is told by it
        ("Acme, whose year ends in June, expects to sell 300 vans this year.", date(2025, 12, 31)),
        ("Anyone who signs up by April 30 will get a free month.", None),
        ("Ann Lee will succeed Bob Hart, who retires in May.", None),
        ("Acme will refund purchases made before April 1.", None),
        ("Acme will have 40 homes completed before April 1.", date(2025, 3, 31)),
        ("The teams in this year’s race will include 40 from Leeds.", None),
        # of what comes first
        ("After the sale closes in May, Acme will move.", None),
        ("Acme will move after the sale in May.", None),
        ("The patch, originally planned for February, will arrive on April 2.", date(2025, 4, 2)),
        ("The fees, which were due to take effect on April 2, will be delayed.", None),
        ("Ahead of the vote on Thursday, Ann Lee promised to cut the tax by half.", None),
        # of an event that is gone to
        ("Ann Lee will attend Friday’s opening.", date(2025, 3, 14)),
        # the second of two times of day
        ("The road will be closed from 10 p.m. Friday to 5 a.m. Monday.", date(2025, 3, 10)),
        ("The launch is planned for no earlier than 3:12 p.m. on Thursday, April 3.", None),
        # what a number is compared with
        (
            "Acme will raise its share from 14% in 2026 to become the largest in 2030.",
            date(2030, 12, 31),
        ),
        ("The minister will today unveil a plan for 300 homes.", date(2025, 3, 8)),
        ("By 2030 half of its parts will be from Leeds, up from 20% today.", date(2030, 12, 31)),
    ],
)
def test_the_deadline_is_when_it_is_to_happen(sentence: str, latest: date | None) -> None:
    (one,) = extract(sentence, SAID)
    assert one.latest == latest


@pytest.mark.parametrize(
    ("text", "days"),
    [
        (
            "Acme will open a mine in 2026, and it will open a second one the year after.",
            [date(2026, 12, 31), date(2027, 12, 31)],
        ),
        (
            "The board will vote on 7 April and will sign two weeks later.",
            [date(2025, 4, 7), date(2025, 4, 21)],
        ),
        (
            "Acme will publish its report on 7 April and hold its meeting on 9 May.",
            [date(2025, 4, 7), date(2025, 5, 9)],
        ),
        (
            "Acme will launch in 2027. By then it will have 500 staff.",
            [date(2027, 12, 31), date(2027, 12, 31)],
        ),
        (
            "Acme will launch in June 2027. It will hire 30 people later that year.",
            [date(2027, 6, 30), date(2027, 12, 31)],
        ),
        (
            "A ruling will be published on 19 December. It will take effect the following April.",
            [date(2025, 12, 19), date(2026, 4, 30)],
        ),
        ("By then Acme will have 500 staff.", [None]),
        (
            "Acme will mend the roof by the end of 2027. By the end of that period it will be dry.",
            [date(2027, 12, 31), date(2027, 12, 31)],
        ),
        (
            "Acme expects sales of $3 billion in Q2. For the quarter, it expects a 40% margin.",
            [date(2025, 6, 30), date(2025, 6, 30)],
        ),
        (
            "Acme expects sales of $3 billion in 2026. For the quarter, it expects a 40% margin.",
            [date(2026, 12, 31), None],
        ),
        (
            "Acme will decide by 7 April. If no price is agreed by then, it will close the mine.",
            [date(2025, 4, 7), None],
        ),
    ],
)
def test_a_time_that_counts_from_another_is_read_from_the_one_told_before(
    text: str, days: list[date | None]
) -> None:
    assert [one.latest for one in extract(text, SAID)] == days


@pytest.mark.parametrize(
    ("sentence", "last_day"),
    [
        # a dash without spaces ends the words of a time
        ("Acme will send 300 jets by the end of July—which is early.", date(2025, 7, 31)),
        # a number's time before that of the one that is promised
        (
            "Acme expects to raise output from 5 million at the start of March"
            " to 9 million by mid-May.",
            date(2025, 5, 20),
        ),
        # the year of a measure, and a participle of what is to come
        (
            "Acme expects to make 2.1 million ounces at $1,360 per ounce sold for 2025.",
            date(2025, 12, 31),
        ),
        ("It will be fully funded in the plan over the next decade.", date(2035, 3, 8)),
        # the present week, behind a participle that is of a thing
        (
            "Acme said it will test vans loaded with its software this week to haul goods.",
            date(2025, 3, 9),
        ),
    ],
)
def test_the_time_of_the_promise_is_told_from_its_neighbours(sentence: str, last_day: date) -> None:
    *_, one = extract(sentence, date(2025, 3, 8))
    assert one.latest == last_day


def test_a_date_that_stands_above_lines_is_this_date_in_them() -> None:
    text = "What will change:\n- 7 May 2025\n- On this date we will close the old service."
    *_, one = extract(text, SAID)
    assert one.latest == date(2025, 5, 7)


@pytest.mark.parametrize(
    ("told", "last_day"),
    [
        ("Sales were $5 million in the fiscal year ended January 31, 2025.", date(2027, 1, 31)),
        ("Sales were $5 million in the fiscal year ended 1 February 2025.", date(2027, 1, 31)),
        ("Its financial year begins in April.", date(2027, 3, 31)),
        ("Its financial year runs from April to March.", date(2027, 3, 31)),
        ("The fiscal year ended June 30 and its rival’s fiscal year ended March 31.", None),
        ("Sales were $5 million.", None),
    ],
)
def test_the_fiscal_year_is_the_one_that_the_text_tells(told: str, last_day: date | None) -> None:
    """Else it is that of the settings, and the reasons say so."""
    *_, one = extract(f"Acme met.\n{told} Acme will open a plant in fiscal 2027.", SAID)
    assert one.latest == (last_day or date(2027, 12, 31))
    start = {1: "February", 3: "April", 12: "January"}[one.latest.month]
    assert any(f"where fiscal years start in {start}" in reason for reason in one.reasons)


@pytest.mark.parametrize(
    ("told", "last_day"),
    [
        ("The Minister of Health will visit South Africa.", date(2026, 3, 31)),
        ("Parliament met in Canada, and not in the UK.", date(2026, 3, 31)),
        ("The Minister of Health will visit New Zealand.", date(2025, 6, 30)),
        ("The Minister of Health will visit India and Australia.", date(2025, 12, 31)),
        ("The Minister of Health will visit Indiana.", date(2025, 12, 31)),
        ("Acme will visit South Africa.", date(2025, 12, 31)),
    ],
)
def test_a_government_tells_the_fiscal_year_of_its_state(told: str, last_day: date) -> None:
    text = f"A plan.\n{told} We will build 40 homes by the end of the financial year."
    *_, one = extract(text, date(2025, 4, 8))
    assert one.latest == last_day


def test_a_list_tells_when_it_was_announced_ahead_of_its_words() -> None:
    text = "Acme met.\n* Tests are done: In March 2025, Acme announced that Bolt will test 40 vans."
    *_, one = extract(text, SAID)
    assert one.latest is None


def test_a_line_that_is_only_a_date_is_no_claim() -> None:
    text = "We will:\n- 7 May 2025\n- close the old service on this date."
    assert [one.clause for one in extract(text, SAID)] == ["close the old service on this date"]


def test_the_day_on_which_a_plan_was_agreed_is_not_its_deadline() -> None:
    text = "Acme met.\nThe plan agreed on Wednesday will insulate 900 homes."
    *_, one = extract(text, date(2025, 3, 8))
    assert one.latest is None
