"""Whose a claim is, by who speaks, who acts and what they are called."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

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
        ("The plant will be built in Ohio by Bolt Group in 2026.", "Bolt Group"),
        ("Acme's rival Bolt will open 20 shops by 2027.", "Bolt"),
        ("Acme's plan to buy its rival Bolt will cost $3 million in 2026.", "Acme"),
        ("Harlan Birch analysts expect Acme to sell 40 boats in 2026.", "Harlan Birch"),
        ("London analysts expect Acme to sell 40 boats in 2026.", "London analysts"),
        ("Independent analysts expect Acme to sell 40 boats in 2026.", "Independent analysts"),
        ("Acme will name a new captain in 2026.", "Acme"),
        ("Acme will release Otter Tales in 2026.", "Acme"),
        ("The bridge will reopen, and Acme will release 40 otters in May.", "Acme"),
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
        # a named subject, though the text is about another
        (
            "Acme said sales rose.\nAcme is big.\n"
            "Form Energy, one of those chosen, will install a battery by 2026.",
            "Form Energy",
        ),
        ("Acme said sales rose.\nThe Leeds Park Board will open bids in May.", "Leeds Park Board"),
        (
            "Acme said sales rose.\nA study goes on, and partner Kyowa Sogo plans to file in 2027.",
            "Kyowa Sogo",
        ),
        (
            "Labour said it is ready.\nThe Liberal Democrats would soon build 90 homes by 2027.",
            "Liberal Democrats",
        ),
        ("Labour said it is ready.\nThe Conservatives plan to build 90 homes.", "Conservatives"),
        ("Acme said sales rose.\nBolt will open 20 stores by 2027.", "Bolt"),
        ("Acme said sales rose.\nVueling is to base two jets in Bilbao in 2026.", "Vueling"),
        ("Acme said sales rose.\nHawaii has set a goal to be carbon-neutral by 2045.", "Hawaii"),
        ("Labour said it is ready.\nThe party’s latest pledge is to build 90 homes.", "Labour"),
        (
            "Minister Okello’s speech at the Kampala Forum\n\nThank you, University of Kampala.\n"
            "My ministry will connect 900 homes.",
            "Okello",
        ),
        (
            "A contract: what Dana Cole will do as mayor\n\nI grew up here.\n"
            "I will not raise the tax.",
            "Dana Cole",
        ),
        (
            "The European Commission said no.\nHe said the Commission would propose rules in May.",
            "European Commission",
        ),
        ("Riksbank holds rate\n\nInflation is forecast to fall to 2% in 2026.", "Riksbank"),
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


@pytest.mark.parametrize(
    ("text", "claimant"),
    [
        ("The Food and Drug Administration will decide in 2026.", "Food and Drug Administration"),
        ("The Department for Transport will publish it in 2026.", "Department for Transport"),
        (
            "The Department of Health and Human Services said the ban will end in 2026.",
            "Department of Health and Human Services",
        ),
        ("3M and AT&T will join the alliance in 2026.", "3M and AT&T"),
        ("Tempe-based First Solar Inc. plans to open a plant in 2026.", "First Solar"),
        ("Ørsted expects to build 50 GW by 2030.", "Ørsted"),
        ("J.P. Morgan will lend $1 trillion by 2030.", "J.P. Morgan"),
        ("U.S. President Ursula von der Leyen vowed to cut taxes by 2026.", "Ursula von der Leyen"),
        ("Energy Secretary Ed Miliband will sign the bill in 2026.", "Ed Miliband"),
        ("The Liberal party will cut the tax by 2027.", "Liberal party"),
        (
            "Bolt Foods, Acme Motors and Coil AG will merge in 2026.",
            "Bolt Foods, Acme Motors and Coil AG",
        ),
    ],
)
def test_a_name_is_whole_with_its_digits_particles_and_joints(text: str, claimant: str) -> None:
    assert last(text).claimant == claimant


@pytest.mark.parametrize(
    ("text", "claimant", "speaker"),
    [
        # the office of a speaker does not beat a named subject
        (
            "Prime Minister Ann Lee said that the Civic Party would build 40 schools by 2030.",
            "Civic Party",
            "Ann Lee",
        ),
        # the fields of a minister are not the name, nor is the place of a member of parliament
        (
            "The Allan Labor Government paid.\n"
            "Minister for Ports and Freight Melissa Horne said the terminal will open in 2027.",
            "Allan Labor Government",
            "Melissa Horne",
        ),
        # a scheme named after an office is no person, and no government is made of it
        ("PM Kisan pays farmers.\nThe scheme will go on until 2030.", None, None),
        # whose adjective stands somewhere is not the claimant
        ("The Chinese market grew.\nAcme Corp. rose.\nThe plant will open in 2026.", "Acme", None),
        # an outlet only reports
        (
            "Acme rose.\nAcme said no.\nThe plant will open, the Daily Chronicle reported.",
            "Acme",
            None,
        ),
        (
            "Acme CEO Ann Lee told the Daily Chronicle that it will cut 300 jobs in 2026.",
            "Acme",
            "Ann Lee",
        ),
        # “He” is a surname behind a title
        (
            "Acme chairman He Xiaobo spoke.\nMr. He said the plant will open in 2026.",
            "Acme",
            "He Xiaobo",
        ),
        # “the company” is the one that acted, not the agency between
        (
            "Acme Motors said sales rose.\nThe FDA will rule in 2026.\n"
            "The automaker will add 1,000 jobs in 2026.",
            "Acme Motors",
            None,
        ),
        # an analyst foretells; the forecast is not the company's
        (
            "Analyst Ann Lee of Bolt Bank said Acme will sell 9,000 cars in 2026.",
            "Bolt Bank",
            "Ann Lee",
        ),
        # two act together
        (
            "Acme Motors and Bolt Foods signed a deal.\nThe companies will build a plant in 2026.",
            "Acme Motors and Bolt Foods",
            None,
        ),
    ],
)
def test_who_is_held_to_it_and_who_only_speaks(
    text: str, claimant: str | None, speaker: str | None
) -> None:
    one = last(text)
    assert (one.claimant, one.speaker) == (claimant, speaker)


def test_who_speaks_for_a_company_that_the_text_never_names_is_a_speaker_only() -> None:
    call = (
        "Thank you, operator. We had a strong quarter. Our revenue grew.\n"
        "Ann Lee, CFO: We expect revenue of $1.2 billion in 2026.\n"
        "Our largest customer, Acme, is happy.\nWe plan to open 15 stores in 2026."
    )
    found = [(one.claimant, one.speaker) for one in extract(call, date(2025, 3, 8))]
    assert found == [(None, "Ann Lee"), (None, None)]


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("Acme plans to open a plant in 2026.", "subject of “plans to”"),
        (
            "The mill will run until 2027, by which time Acme plans to open a plant.",
            "subject of “plans to”",
        ),
        (
            "Acme Motors: annual report\n\nWe will open a plant in 2026.",
            "“We” in a text of Acme Motors",
        ),
        ("Acme said sales rose.\nIt will open a plant in 2026.", "“It” means Acme"),
        ("Acme said sales rose.\nThe plant will open in 2026.", "named most"),
        ("Acme CEO Ann Lee said the plant will open in 2026.", "said by Ann Lee of Acme"),
        ("Acme said sales rose.\nThe plant will be built by Acme in 2026.", "does it: “by Acme”"),
        ("The plant will open in 2026.", "no party named"),
    ],
)
def test_the_reasons_say_why_this_claimant(text: str, why: str) -> None:
    assert last(text).reasons[-1] == why


NAMES = st.sampled_from(
    [
        "Acme Corp.",
        "Ann Lee",
        "Kisan",
        "the Daily Chronicle",
        "Food and Drug Administration",
        "Norway",
        "French",
        "Bolt’s",
        "the government",
        "the company",
        "Mr. He",
        "Civic Party",
    ]
)
TITLES = st.sampled_from(
    ["", "President ", "PM ", "Finance Minister ", "Sen. ", "analyst ", "CEO "]
)
SAID = st.sampled_from(["will cut taxes", "said it would grow", "plans to build", "was sold"])
CLAIMS = st.builds("{}{} {} {} by 2030.".format, TITLES, NAMES, SAID, NAMES)


@given(st.lists(CLAIMS, min_size=1, max_size=6).map("\n".join))
def test_a_claimant_and_a_speaker_stand_in_the_text_word_for_word(text: str) -> None:
    for one in extract(text, date(2025, 3, 8), min_score=0):
        assert one.claimant is None or one.claimant in text
        assert one.speaker is None or one.speaker in text


ROUND_UP = (
    "Plants announced in December 2024\n"
    "Acme Foods has opened a bakery in Leeds. Acme Foods employs 900 people.\n"
    "Bolt Motors, a German firm, said that it will open a plant in Hull.\n"
    "The new plant will employ 500 people by 2029.\n"
)
"""Parties that share a text, none of them in its title."""


@pytest.mark.parametrize(
    ("text", "claimant"),
    [
        # a thing is of the party that was just named
        (ROUND_UP, "Bolt Motors"),
        # but of the party that the text names far more often
        (
            "Acme said sales rose.\nAcme cut costs.\nAcme hired Ann Lee.\nBolt said no.\n"
            "The plant will open in 2026.",
            "Acme",
        ),
        # names that stand alone on a line head what is below them
        (
            "New targets from Dixon Stores to Whitbread\nDixon Stores\n"
            "The chain will cut its emissions by 41%.\nWhitbread\n"
            "The owner of hotels has pledged to reach net zero by 2040.",
            "Whitbread",
        ),
        # the subject of the sentence, where a thing within it is told of
        (
            "Acme said sales rose.\nAcme cut costs.\n"
            "In Texas, Bolt Energy secured a loan for a plant that is expected to open in 2026.",
            "Bolt Energy",
        ),
        ("Acme said sales rose.\nAs for Bolt Group, a plant will open in 2026.", "Bolt Group"),
        # headlines within a text
        ("Acme said sales rose.\nBolt sets goal to reach net zero by 2030", "Bolt"),
        ("Acme said sales rose.\nChina pledges “carbon neutrality” by 2060", "China"),
        ("Acme said sales rose.\nKazakhstan will not cut its output in 2026.", "Kazakhstan"),
        ("Acme said sales rose.\nFrance will lose 4,300 jobs by 2026.", "Acme"),
        # what it owns, though it does nothing else
        ("Acme said sales rose.\nThe Port of Leith’s terminal will open in 2026.", "Port of Leith"),
        ("Acme said sales rose.\nEquinor's new field will open in 2026.", "Equinor"),
        ("Acme said sales rose.\nThe Falcon's new engine will fly in 2026.", "Acme"),
        # “it” is of the party before it in its sentence
        ("Acme said sales rose.\nBolt has backed us, and it will do so until 2030.", "Bolt"),
        # what a party is called before its name
        (
            "The governor said that packaging firm Bolt Corner is coming.\n"
            "Acme said sales rose.\nThe governor spoke of packaging firm Bolt Corner.\n"
            "The company plans to hire 500 people by 2030.",
            "Bolt Corner",
        ),
        # the party with the noun in its name before the speaker's
        (
            "The Leeds City Council met.\n"
            "Public Works Director Ann Lee of Bolt Group said the city would seek bids in 2026.",
            "Leeds City Council",
        ),
        ("Labour said no.\nTory ministers have promised to build 90 homes by 2027.", "Tory"),
        # a regulator is nobody's main party
        (
            "Vanda Corp. wrote to the FDA in May.\nFiles went to the FDA.\n"
            "The FDA is near.\nNobody knows.\nData are expected in 2026.",
            "Vanda",
        ),
    ],
)
def test_in_a_text_on_several_a_claim_is_its_own_party_s(text: str, claimant: str) -> None:
    assert last(text).claimant == claimant


@pytest.mark.parametrize(
    ("text", "claimant"),
    [
        # a word that opens a sentence, before what no name has behind it
        (
            "Acme Corp. third quarter results\nConsistent with our plan, we will open a mill.",
            "Acme",
        ),
        # the exchange and the letters of a share
        ("Acme, Inc. (OTCBB: ACM.OB) said it hopes to file its papers in 2026.", "Acme"),
        ("Acme, Inc. (Nasdaq: ACME) said sales rose.\nACME will close a mill in 2026.", "Acme"),
        # a number, and what “and” joins
        ("98 Ventures, a services company, will hire 50 people by 2026.", "98 Ventures"),
        (
            "Smith and Nephew second quarter results\n"
            "Welcome to the Smith and Nephew call.\nWe expect a step up in 2026.",
            "Smith and Nephew",
        ),
        (
            "The University of Leeds met.\n"
            "The University and College Union will ballot its members in 2026.",
            "University and College Union",
        ),
        (
            "The Department for Environment, Food and Rural Affairs will decide in 2026.",
            "Department for Environment, Food and Rural Affairs",
        ),
        ("Acme said no.\nQueen’s University will train 120 people in 2026.", "Queen’s University"),
        ("The King’s Fund will publish a report in 2026.", "King’s Fund"),
        ("Acme said no.\nRival easyJet plans to open a base in 2026.", "easyJet"),
        # a part of a study is nobody, nor is a numeral “I”
        ("Acme said sales rose.\nPart B will assess the dose in 2026.", "Acme"),
        ("Acme said sales rose.\nTerminal Phase I will open in 2026.", "Acme"),
        # cut short in the title
        (
            "Acme Pharma up 68% on drug\nAcme Pharmaceuticals said sales rose.\n"
            "The data will be filed in 2026.",
            "Acme Pharmaceuticals",
        ),
        # in capitals, behind a kind of company
        (
            "News: German Energy Company RWE to invest\nRWE said sales rose.\n"
            "The company aims to build 8 GW by 2030.",
            "RWE",
        ),
    ],
)
def test_a_name_is_not_cut_and_not_made_of_what_stands_beside_it(text: str, claimant: str) -> None:
    assert last(text).claimant == claimant


@pytest.mark.parametrize(
    ("text", "claimant", "speaker"),
    [
        # only the title names the company
        (
            "MannKind completes enrollment in both studies\n"
            "“It is hard,” said Alfred Mann, Chairman and Chief Executive Officer.\n"
            "“We expect to report results next summer.”",
            "MannKind",
            None,
        ),
        # the office of the party before it
        (
            "Acme said sales rose.\nAcme cut costs.\n"
            "Bolt Screen paid, and its chief executive, Ann Lee, said 600 jobs would be created.",
            "Bolt Screen",
            "Ann Lee",
        ),
        (
            "Acme said sales rose.\n"
            "Bolt’s Murray Ault told analysts that output would rise in 2026.",
            "Bolt",
            "Murray Ault",
        ),
        (
            "Acme said sales rose.\nAcme cut costs.\nBolt Screen plans to spend more.\n"
            "Its president, Ann Lee, said the money would be spent in 2026.",
            "Bolt Screen",
            "Ann Lee",
        ),
        (
            "Acme said sales rose.\nAnn Lee, who heads the Bolt Group, said it will strike in May.",
            "Bolt Group",
            "Ann Lee",
        ),
        # where he said it is not who said it
        (
            "Acme CEO Elon Lee spoke.\n“This deal will run to 2033,” he wrote on X.",
            "Acme",
            "Elon Lee",
        ),
        # somebody called by office with a capital
        (
            "European Commission President Ursula von der Leyen spoke.\n"
            "The President announced that 30% of the budget will be spent in 2026.",
            "European Commission",
            "Ursula von der Leyen",
        ),
        # who runs for an office speaks for himself
        (
            "Andreas Addison for Mayor\nMy First 100 Days\nWe will open three halls by 2026.",
            "Andreas Addison",
            None,
        ),
        # a minister and a government that has no name in the text
        (
            "Water bills\nThis government is stepping in.\n"
            "“We will pass the bill in 2026,” said water minister Emma Hardy.",
            "government",
            "Emma Hardy",
        ),
        # the head of a university is no minister
        (
            "The University of Leeds met.\n"
            "Vice-chancellor Ann Lee said the savings would reach £65m in 2026.",
            "University of Leeds",
            "Ann Lee",
        ),
    ],
)
def test_somebody_speaks_for_the_party_of_the_sentence_or_of_the_title(
    text: str, claimant: str, speaker: str | None
) -> None:
    one = last(text)
    assert (one.claimant, one.speaker) == (claimant, speaker)


def test_a_call_that_never_names_its_company_gives_no_claim_to_a_customer() -> None:
    call = (
        "Q2 2021 earnings call\n2021-07-30\nThank you for joining us.\nOur revenue grew.\n"
        "Our customers at Union Pacific are happy.\n"
        "The Denver project will close in the fourth quarter of 2025."
    )
    assert last(call).claimant is None


@pytest.mark.parametrize(
    ("text", "claimant"),
    [
        # the head of the words decides what a name is called
        (
            "Bolt, a maker of well and pipeline systems, has bought Crane Systems. "
            "The deal will add 40 jobs by 2027.",
            "Bolt",
        ),
        # a party behind the second office of somebody
        (
            "Bolt (NYSE: BLT) today announced a trial.\n“It helps,” said Ann Lee, MD, executive "
            "vice president, Research, and chief scientific officer, Bolt. "
            "The trial will recruit 270.",
            "Bolt",
        ),
        ("AI startup xBolt plans to open 40 sites by 2027.", "xBolt"),
        ("i3 Energy will cut its debt by 2027.", "i3 Energy"),
        ("The team met. The Bolt.js project will publish a version by May.", "Bolt.js"),
        ("The team met. The Bolt.js project will be adjusting 40 dates by May.", "Bolt.js"),
        # whose a plan is, and who agrees after another did
        (
            "Crane said no. The trial is part of Bolt’s overarching goal to sell 90 cars by 2027.",
            "Bolt",
        ),
        ("Crane said sales rose. It came after Bolt agreed to build 40 homes.", "Bolt"),
        (
            "Bolt said no. Crane said no. Two old Bolt refineries plan to sell 40 tonnes.",
            "Bolt",
        ),
        ("According to Crane’s survey, Bolt plans to open 40 shops.", "Bolt"),
        ("Crane said no. So the administration has decided to wait for 40 days.", "administration"),
        # a plural behind a name is no verb
        ("Crane said sales rose. The Bolt releases of 2024 ended. It will open by 2027.", "Crane"),
        ("Crane said sales rose. Secondly, costs will fall by 2027.", "Crane"),
        ("Moving to a better grid\n\nBolt said it met. Lines will open by 2027.", "Bolt"),
        # where a plant is, and what happens to a land
        ("Bolt said it builds plants. The plant in Halden, Norway will employ 40 by 2027.", "Bolt"),
        ("Bolt said it builds plants. Norway will soon be getting 40 plants by Bolt.", "Bolt"),
        # who stands within an aside
        (
            "Bolt set up a board. The board, composed of people from the field, including Ann Lee "
            "(Crane Institute), will meet by May.",
            "Bolt",
        ),
        # “it” is whoever opens the sentence
        (
            "Crane said no. Elm Oil, the largest of all, cut the volume it will sell in May.",
            "Elm Oil",
        ),
        # “we” are whom the quotation names
        (
            "Bolt runs cars. “Bolt is growing, as we are on track to serve 900 riders by May,” "
            "said Mawi Amber.",
            "Bolt",
        ),
        # a company is no government
        (
            "Bolt said it met the Halden government. The government said no. "
            "The company will hire 40.",
            "Bolt",
        ),
        ("Bolt said no. “Sales will double by 2030,” remarks Ann Lee of Crane Bank.", "Crane Bank"),
        ("First Lady Ann Lee met us. The First Lady will visit Halden in May.", "Ann Lee"),
    ],
)
def test_whose_a_claim_is_by_the_words_beside_a_name(text: str, claimant: str) -> None:
    assert last(text).claimant == claimant


def test_what_is_done_to_a_body_is_promised_by_whose_text_it_is() -> None:
    text = (
        "Statement by Bolt\n\nWe met in May. Our work goes on.\n"
        "A Halden Advisory Council will be created by 2027."
    )
    assert last(text).claimant == "Bolt"
