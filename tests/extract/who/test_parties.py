"""Which names of a text are those of parties, and which one it is about."""

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
        # what is done to a thing makes no party of it
        (
            "Bolt said sales rose.\nThe Velaris is launched in May. The Velaris is set to stay.\n"
            "It will be sold by 2027.",
            "Bolt",
        ),
        # a spell is nobody's act
        ("Bolt said sales rose.\nSpending during the next parliament will be cut by 2027.", "Bolt"),
        # a law is a paper
        ("Bolt said sales rose.\nThe Rural Jobs Law will pay for 90 bridges by 2027.", "Bolt"),
        # an owner is no office of somebody
        (
            "Bolt said sales rose.\nIts previous owner, Velaris, has a plan.\n"
            "Velaris will open a plant by 2027.",
            "Velaris",
        ),
        # nor is whoever works somewhere an office of the house
        (
            "Bolt names a chief\n\nBolt said Ann Lee is its chief executive.\n"
            "She began at Texan Tools, and then came to Bolt as a manager.\n"
            "Texan Tools will open a plant in 2027.",
            "Texan Tools",
        ),
        # called a company behind its name, however much is told of it
        (
            "Bolt said sales rose.\nHalden Mills, the company operating the old power station that "
            "stands on the lake in the county of Leeds and its neighbour, secured a loan.\n"
            "The restart will bring 90 jobs by 2027.",
            "Halden Mills",
        ),
    ],
)
def test_a_party_is_told_from_a_thing_and_from_a_person(text: str, claimant: str) -> None:
    assert last(text).claimant == claimant


def test_a_place_is_not_the_government_with_its_name() -> None:
    text = "Interview, Leeds\n\nWe met. We ask the Leeds Government.\nWe will build 90 homes."
    assert last(text).claimant is None


def test_somebody_called_by_a_first_name_is_of_whoever_speaks() -> None:
    text = (
        "Halden Mills second quarter earnings call\n\nWe grew. We will hire.\n"
        "Tom will present our new plan in May."
    )
    assert last(text).claimant == "Halden Mills"


def test_a_text_that_names_two_alike_is_about_neither() -> None:
    text = "Sales fall\n\nBolt will hire.\nAcme will hire too.\n" + "Cars are old.\n" * 9
    one = last(f"{text}Sales are expected to fall by 2027.")
    assert one.reasons[-1] == "named before"


def test_who_is_named_twice_in_a_text_that_says_we_need_not_be_its_author() -> None:
    text = (
        "Roads and rail\n\nWe build. We mend.\nThe Halden Railway was opened.\n"
        "The Halden Railway carries many. The Halden Railway said so.\n"
        "We will mend 90 bridges by 2027."
    )
    assert last(text.replace(" The Halden Railway said so.", "")).claimant is None


def test_a_political_party_in_the_title_of_its_manifesto_says_we() -> None:
    text = "Leeds Liberal Democrats Manifesto 2027\n\nBrexit will come.\nWe will build 90 homes."
    assert last(text).claimant == "Leeds Liberal Democrats"


def test_a_political_party_is_called_what_the_text_calls_it() -> None:
    text = (
        "UK Labour: what it promises\n\nLabour said it is ready. We grow.\nWe will build 90 homes."
    )
    assert last(text).claimant == "Labour"


@pytest.mark.parametrize(
    ("text", "claimant"),
    [
        # what is one of many is a thing, though it stands in the title and something befalls it
        (
            "The Velaris is real\n\nWe made 90 of them. Each Velaris sold helps.\n"
            "The first Velaris boards will ship in May, we hope.",
            None,
        ),
        ("Your Velaris is late\n\nWe are sorry.\nYour Velaris will ship in May.", None),
        # a brand without a capital that speaks, in the spelling of the title too
        (
            "XBolt Wins a Loan\n\nHalden Corp. backs xBolt. xBolt said sales rose.\n"
            "The company expects to hire 90 people by 2027.",
            "xBolt",
        ),
        # a word that opens a sentence and stands nowhere else
        (
            "Standing beside Ann Lee, Governor Tom Reed announced a plan.\n"
            "Reed said 90 homes will be built by 2027.",
            "Tom Reed",
        ),
    ],
)
def test_things_and_openings_are_nobody_and_brands_are(text: str, claimant: str | None) -> None:
    assert last(text).claimant == claimant


@pytest.mark.parametrize(
    ("sentence", "claimant"),
    [
        (
            "Venezuelan authorities have said they will seize farms by 2027.",
            "Venezuelan authorities",
        ),
        ("On 1 May California’s regulators will vote on it.", "California’s regulators"),
        ("U.S. officials plan to visit in May.", "U.S. officials"),
    ],
)
def test_the_officials_of_a_land_are_a_claimant_in_the_words_of_the_text(
    sentence: str, claimant: str
) -> None:
    assert last(f"Bolt said sales rose.\n{sentence}").claimant == claimant


@pytest.mark.parametrize(
    ("sentence", "claimant"),
    [
        ("The port will take 90 ships by 2027.", "Leith Port"),
        ("The port access road will take 90 cars by 2027.", "Bolt"),
        ("The port said it will take 90 ships by 2027.", "Leith Port"),
    ],
)
def test_a_kind_of_house_means_the_one_that_was_named_and_not_what_stands_at_it(
    sentence: str, claimant: str
) -> None:
    assert last(f"Leith Port has a pier.\nBolt said sales rose.\n{sentence}").claimant == claimant


def test_what_two_parties_sign_is_neither_of_them() -> None:
    text = (
        "Bolt said sales rose.\nBolt and Halden Mills agreed.\n"
        "The two firms signed a Deed of Union, and say they expect to open a mill by 2027."
    )
    assert last(text).claimant == "Bolt and Halden Mills"


def test_a_ministry_keeps_the_fields_in_its_name() -> None:
    text = "Bolt met.\nThe Ministry of Road Transport and Highways will open 90 bridges by 2027."
    assert last(text).claimant == "Ministry of Road Transport and Highways"


@pytest.mark.parametrize(
    ("text", "claimant"),
    [
        # an “it” that means nobody
        (
            "Halden Mills grows\n\nHalden Mills said so. Halden Mills grew.\n"
            "Bolt said sales rose.\nIt is hoped 90 people will be hired by 2027.",
            "Halden Mills",
        ),
        # what owns a name stands behind a preposition with it
        (
            "Halden Mills said sales rose. Halden Mills grew.\n"
            "The owner of a mill in Bolt's Leeds will hire 90 people by 2027.",
            "Halden Mills",
        ),
        # somebody without an office is of no government
        (
            "The Leeds Government agreed. The Leeds Government said so.\n"
            "Ann Lee will open a mill in 2027.",
            "Ann Lee",
        ),
        # what an office is for is no party
        (
            "Halden Mills said sales rose.\n"
            "“We will hire 90 people,” said Ann Lee, Vice President of Customer Experience.",
            "Halden Mills",
        ),
        # a kind of company before a name, and one behind it
        ("Bolt grew. Contractor Velaris has been appointed and plans to hire 90.", "Velaris"),
        (
            "Bolt said sales rose.\nVelaris, its Swiss rival, is opening 90 shops by 2027.",
            "Velaris",
        ),
        # a company called by its name but for the last word
        (
            "Old Halden Financial Corp. said sales rose.\nBolt grew.\n"
            "Old Halden will appoint five directors in May.",
            "Old Halden Financial",
        ),
        # the people of a land promise nothing
        ("Bolt said sales rose.\nAmericans will get a tax cut in 2027.", "Bolt"),
        ("But airlines say fares will rise by 2027.", None),
        # the government of a state is not that of the land, nor one that may come
        (
            "The Australian Government agreed.\nThe state government will hire 90 nurses by 2027.",
            "state government",
        ),
        (
            "Ann Lee said a Labour government would cut tax.\nThe government will hire 90 nurses.",
            "government",
        ),
        # who gives notice of something
        (
            "Road closed\n\nLeeds Board intends to close Mill Road.\nHalden Water is to mend it.\n"
            "Halden Water said so.\nA sign will be put up in May.",
            "Leeds Board",
        ),
    ],
)
def test_whose_a_claim_is_in_ordinary_words(text: str, claimant: str | None) -> None:
    assert last(text).claimant == claimant


def test_a_team_signs_for_its_party() -> None:
    text = "Boards are here\n\nWe are glad. We will ship 90 boards in May.\nThanks,\n"
    (one,) = extract(f"{text}Mina and the Velaris team", date(2025, 3, 8))
    assert one.claimant == "Velaris"


@pytest.mark.parametrize("title", ["Minister Shri", "Attorney-General", "Judge", "Prime Minister"])
def test_an_office_before_a_last_name_makes_a_person_of_it(title: str) -> None:
    one = last(f"Bolt grew.\n{title} Lee said 90 homes will be built by 2027.")
    assert (one.claimant, one.speaker) == ("Lee", "Lee")


@pytest.mark.parametrize(
    "office",
    [
        "SVP, Global Head of Pumps, Valves & Pipes R&D at Halden Mills",
        "M.D., Executive Medical Director, Neurology, Halden Mills",
    ],
)
def test_who_heads_a_part_of_a_company_speaks_for_the_company(office: str) -> None:
    text = "Halden Mills said sales rose.\n“We will file in May,” said Ann Lee, "
    (one,) = extract(f"{text}{office}.", date(2025, 3, 8))
    assert one.claimant == "Halden Mills"


@pytest.mark.parametrize(
    ("text", "claimant"),
    [
        # a company with a legal form in small letters announces something
        (
            "Velaris accepted\n\nHalden plc (LSE: HALD) today announced that the Leeds Agency has "
            "accepted it. The Leeds Agency met.\nThe drug will be sold by 2027.",
            "Halden",
        ),
        # whoever is introduced beside “our” is not us
        ("We grow. We are Halden.\nOur partner Velaris will deliver 90 boards by 2027.", "Velaris"),
        # nor is a thing with a numeral a person
        ("Halden Mills said so. Halden Mills grew.\nThe Mark II will ship in May.", "Halden Mills"),
        # “All” of a name
        (
            "Bolt grew.\nThe All Progressives Congress said it would build 90 dams by 2027.",
            "All Progressives Congress",
        ),
        # a land is nobody who says “we”, a party in the masthead is
        (
            "Time to get Britain working\n\nLabour manifesto 2027\nBritain has launched a plan.\n"
            "We are ready. We will build 90 homes.",
            "Labour",
        ),
        (
            "Thank you\n\nWe did it. Ann and the rest of the Velaris team go home.\n"
            "We will ship 90 boards in May.",
            "Velaris",
        ),
    ],
)
def test_whose_a_text_is_in_ordinary_words(text: str, claimant: str) -> None:
    assert last(text).claimant == claimant


def test_who_speaks_for_a_company_of_two_named_alike_speaks_for_the_first() -> None:
    text = (
        "A clinic opens\n\nHalden Trust said it is ready. Contractor Bolt has been hired.\n"
        "“We will treat 90 people by 2027,” said chief executive Ann Lee."
    )
    assert last(text).claimant == "Halden Trust"


@pytest.mark.parametrize(
    ("text", "claimant"),
    [
        # whose shares are told of is a company
        (
            "Stocks to watch\n\nHalden Mills said sales rose. Halden Mills grew.\n"
            "Shares of Velaris fell. The company plans to start a trial in May.",
            "Velaris",
        ),
        # of what a text names by the way, no thing is
        (
            "Halden Mills said so. Halden Mills grew. It made Velaris.\n"
            "Velaris has been granted a patent, and a sale is planned for 2027.",
            "Halden Mills",
        ),
        # a department before the company
        (
            "Bolt said so.\n“We will share it in May,” said Ann Lee, Head of Pumps R&D, Halden.",
            "Halden",
        ),
        # a company names its parts and products
        (
            "Halden Mills Q2 2025 earnings call\n\nWe grew. We thank you.\n"
            "Harbour Wind is expected to be completed by 2027.",
            "Halden Mills",
        ),
        # a minister names agencies
        (
            "Speech by President Lee\n\nWe grew. I thank you.\nLeeds Roads is to be ready by 2027.",
            "Leeds Roads",
        ),
        # a title tells more than who was named just before
        (
            "Halden Mills to hire\n\nHalden Mills said so. Halden Mills grew.\n"
            "Bolt said sales rose. Bolt grew.\nA system is expected by 2027.",
            "Halden Mills",
        ),
        # amounts and verbs of a title are nobody
        (
            "$70 Million Pledged To Mend Bridge\n\nHalden Mills said so. Halden Mills agreed.\n"
            "The bridge will open by 2027.",
            "Halden Mills",
        ),
    ],
)
def test_what_a_text_is_about(text: str, claimant: str) -> None:
    assert last(text).claimant == claimant


@pytest.mark.parametrize(
    ("text", "claimant"),
    [
        # an office behind a party and where it is
        (
            "Bolt said so. Ann Lee, Halden Mills UK and Ireland boss, said: “We will hire 90.”",
            "Halden Mills UK",
        ),
        (
            "Bolt grew.\nHalden grew too. Its affiliate Velaris plans to make 90 cars by 2027.",
            "Velaris",
        ),
        # once called a thing, a thing
        (
            "Halden Mills today announced that it opened Velaris, a factory in Leeds.\n"
            "Velaris will be able to make 90 pumps by 2027.",
            "Halden Mills",
        ),
        ("Bolt grew. China's foreign ministry said the pact will end.", "China's foreign ministry"),
        # a second verb of speech behind words in quotation marks
        (
            'Halden grew. Bolt said so.\nHalden Mills called it "grim" and said it will hire 90.',
            "Halden Mills",
        ),
    ],
)
def test_what_stands_beside_a_name_says_what_it_is(text: str, claimant: str) -> None:
    assert last(text).claimant == claimant


@pytest.mark.parametrize(
    ("text", "claimant"),
    [
        # “which” just behind a party
        (
            "Velaris said so. Bolt grew.\nBolt sold a mill to Velaris, which will close it.",
            "Velaris",
        ),
        ("Ann Lee of Bolt met Tom Reed of Halden, who will buy the mill.", "Halden"),
        # the office and the company below the name of who signs
        (
            "Letter\n\nDear shareholders,\nOur mill will close in May.\nSincerely,\nRuth Amber\n"
            "Chief Executive Officer, Halden & Bolt",
            "Halden & Bolt",
        ),
        # who is called a professor as well
        (
            "The University of Leeds has a plan. Vice-Chancellor Professor Ann Lee said: "
            "“We will hire 90 people.”",
            "University of Leeds",
        ),
        # what a director is for
        (
            "Halden Mills said so.\n“We will hire 90,” said Tom Reed, the charity's Horn Valley "
            "director.",
            "Halden Mills",
        ),
        # who polls others is not whom the text tells of
        (
            "Halden Mills cuts forecast\n\nVelaris said so. Halden Mills said so. It grew.\n"
            "Analysts polled by Velaris had forecast more. Its mill will open in May.",
            "Halden Mills",
        ),
        # nor is a crowd whom it is about
        (
            "A plan for mills\n\nHalden Mills has a plan. Halden Mills grew.\n"
            "European banks will have to pay. A rule is expected in May.",
            "Halden Mills",
        ),
    ],
)
def test_whom_the_words_before_a_claim_mean(text: str, claimant: str) -> None:
    *_, one = extract(text, date(2025, 3, 8))
    assert one.claimant == claimant


def test_a_letter_speaks_for_who_signs_it() -> None:
    text = "Update\n\nDear backers,\nThe boards are done. It rains.\nThe mill is open.\n"
    (one,) = extract(f"{text}We will ship in May.\nThe Velaris Team", date(2025, 3, 8))
    assert one.claimant == "Velaris Team"


@pytest.mark.parametrize(
    ("text", "claimant"),
    [
        # public bodies by their initials behind a land, and by several fields
        (
            "Bolt Q4 2024 earnings call\n\nWe grew. We thank you.\n"
            "The Georgia PSC is expected to rule by May.",
            "Georgia PSC",
        ),
        (
            "The U.S. Department of Housing and Urban Development (HUD) will pay in May.",
            "U.S. Department of Housing and Urban Development",
        ),
        # a kind of party with its name between commas
        (
            "Bolt said sales rose.\nThe regulator, the Halden Board, will rule in May.",
            "Halden Board",
        ),
        # a ministry in the words of the text
        (
            "Bolt said sales rose.\nThe industry ministry expects 90 jobs by 2027.",
            "industry ministry",
        ),
        # who is told to have an office
        (
            "Halden Mills said sales rose.\n"
            "Xu Reed, who took over as CEO this month, said mills will open in May.",
            "Halden Mills",
        ),
        # who introduces himself
        (
            "What comes next\n\nHi! I'm Ann, founder of Velaris Maps. We grew.\n"
            "A new app will arrive in May.",
            "Velaris Maps",
        ),
        # a house that acts, and one that is built
        ("Bolt grew.\nThe Leith Museum will close for a year from May.", "Leith Museum"),
        ("Bolt said so. Bolt grew.\nThe Leith Museum will be built by 2027.", "Bolt"),
    ],
)
def test_public_bodies_houses_and_people_by_what_is_told_of_them(text: str, claimant: str) -> None:
    assert last(text).claimant == claimant


@pytest.mark.parametrize(
    ("text", "claimant"),
    [
        ("Bolt grew. HS9 Ltd will continue work in May.", "HS9"),
        ("Xu Reed T.D. said 90 mills will open in May.", "Xu Reed"),
        ("Bolt said so.\nAnn Lee, the mayor of Upper Halden, will meet them in May.", "Ann Lee"),
        (
            "Halden Mills said so. Halden Mills grew.\n"
            "Ann Lee, Chairman and CEO, commented: “Our output of KNG will grow by 3% by 2027.”",
            "Halden Mills",
        ),
        ("We grew. We are Bolt.\nThanks to Velaris, who will lend us a van in May.", "Velaris"),
    ],
)
def test_what_ends_a_name_or_an_aside_is_no_party(text: str, claimant: str) -> None:
    assert last(text).claimant == claimant
