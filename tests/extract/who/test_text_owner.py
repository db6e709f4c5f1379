"""Whose text it is, by its signature, its announcement and the headings in it."""

from datetime import date

import pytest

from claimcheck.extract.candidate import Candidate, extract


def last(text: str) -> Candidate:
    """Return the claim of the last sentence of a text."""
    *_, one = extract(text, date(2025, 3, 8))
    assert text.rstrip().endswith(one.sentence)
    return one


@pytest.mark.parametrize(
    "signature",
    [
        "By Ann Lee, CEO, Halden Mills",
        "By Ann Lee, Group Chief Executive, Halden Mills",
        "Ann Lee, PhD, Chief Scientific Officer, Halden Mills",
    ],
)
def test_who_signs_a_text_speaks_for_the_party_behind_the_office(signature: str) -> None:
    one = last(f"A cleaner river\n\n{signature}\n\nWe cleaned it. We will plant 900 trees.")
    assert one.claimant == "Halden Mills"


def test_a_party_behind_the_office_of_somebody_quoted_is_no_person() -> None:
    text = (
        "Halden opens a mill\n\nHalden Mills, Inc. opened a mill on Monday.\n"
        "“It runs,” says Ann Lee, PhD, Chief Scientific Officer, Halden.\n"
        "The mill will employ 90 people by 2027."
    )
    assert last(text).claimant == "Halden"


@pytest.mark.parametrize(
    ("text", "claimant"),
    [
        # a model stands for no maker, as doer or as what is used
        (
            "Acme Air said sales rose.\nIt will be flown by Airbus A340-600 jets by 2027.",
            "Acme Air",
        ),
        (
            "Acme Air opened a route.\nAirbus said sales rose.\nAcme Air grew in May.\n"
            "The Airbus A320neo will fly there daily by 2027.",
            "Acme Air",
        ),
        # a house that is built and run
        (
            "Leeds Council met. Leeds Council has no money.\n"
            "Elm Recreation Centre would be sold by 2027, it said.",
            "Leeds Council",
        ),
        # called a thing beside its name
        (
            "Halden Mills said that Arcadia, the fourth theme park at its resort, "
            "is expected to open by 2027.",
            "Halden Mills",
        ),
        (
            "Halden Mills is small. Halden Mills said its drug Velaris will be sold by 2027.",
            "Halden Mills",
        ),
        # what stands behind the name of its owner
        (
            "Bolt said sales rose.\nAcme will buy jets.\nAcme customers will get seats by 2027.",
            "Acme",
        ),
        # a country's somebody, and what is called another of a kind
        ("Bolt said sales rose.\nVenezuela’s Avisa will soon begin weekly flights.", "Avisa"),
        (
            "Bolt said sales rose.\nLast week, Servo, another delivery company, "
            "announced a deal that will bring its vans to Leeds.",
            "Servo",
        ),
        (
            "Bolt said sales rose.\nFrench supermajor Petrel looks to double its output by 2030.",
            "Petrel",
        ),
        (
            "Bolt said sales rose.\nAnalysts polled by Halden expect Bolt to earn $2 in 2026.",
            "Analysts polled by Halden",
        ),
    ],
)
def test_a_thing_is_no_party_and_its_owner_is_one(text: str, claimant: str) -> None:
    assert last(text).claimant == claimant


@pytest.mark.parametrize(
    ("text", "claimant"),
    [
        (
            "The Congress released its manifesto on Saturday. The party will waive loans by 2026.",
            "Congress",
        ),
        (
            "Congress Releases Its Manifesto\n\nThe Congress released it on Saturday.\n"
            "MP Congress chief Rahul Nath said it was a good day.\n"
            "“Every family will get 900 rupees,” Nath said.",
            "Congress",
        ),
        (
            "The Congress said it is ready. The Opposition party is strong.\n"
            "It will build 900 homes by 2027.",
            "Congress",
        ),
    ],
)
def test_the_party_is_one_that_the_text_has_named_by_then(text: str, claimant: str) -> None:
    later = "\nThe Liberal Party has not replied."
    *_, one = extract(text + later, date(2025, 3, 8))
    assert one.claimant == claimant


RELEASE = (
    "Velaris trial under way; Velaris is new\n\n"
    "OSLO, March 3, 2025 – Halden Pharma (OSE: HALD), a maker of drugs, creams and oils, "
    "today announced that its partner, Bolt AG, will have a trial of Velaris.\n"
)


@pytest.mark.parametrize(
    ("sentence", "claimant"),
    [
        ("Patients will be enrolled in January 2026.", "Halden Pharma"),
        # whoever is only named since does not have it, whoever announces something has
        ("Bolt has met the agency. The study will end by 2027.", "Halden Pharma"),
        ("Bolt also announced a study. The study will end by 2027.", "Bolt"),
    ],
)
def test_a_thing_in_an_announcement_is_of_whoever_announces(sentence: str, claimant: str) -> None:
    assert last(RELEASE + sentence).claimant == claimant


def test_the_reason_says_whose_announcement_it_is() -> None:
    assert last(f"{RELEASE}Sales will begin by 2027.").reasons[-1] == (
        "in an announcement of Halden Pharma"
    )


def test_a_place_in_the_title_that_does_nothing_is_not_whom_the_text_is_about() -> None:
    text = (
        "Borring: Acme meets\n\nBorring (Odrin): Acme Corp. plans a mill.\n"
        "The mill will employ 90 people by 2027."
    )
    assert last(text).claimant == "Acme"


def test_a_name_with_the_letters_of_its_share_is_a_party() -> None:
    text = "Corvo (NYSE:CRV) is up 3%.\nRevenue is expected to be $9 million in 2026."
    assert last(text).claimant == "Corvo"


PLATFORMS = (
    "What the parties promise\n\nThe election is on Saturday.\n\n"
    "HOUSING\nUnity Party:\nIt would build 900 homes by 2027.\n"
    "Civic Alliance:\nIt said that the Unity Party is late.\n"
)


@pytest.mark.parametrize(
    "sentence",
    [
        "They would cut the tax by 2027.",
        "The tax would be cut by 10% by 2027.",
        "Has pledged to cut the tax of the Unity Party by 2027.",
        "The party will cut the tax by 2027.",
    ],
)
def test_what_stands_below_the_name_of_a_party_is_its_own(sentence: str) -> None:
    assert last(PLATFORMS + sentence).claimant == "Civic Alliance"


def test_political_parties_head_parts_though_each_is_named_only_there() -> None:
    text = (
        "What they promise\n\nProgress Party\n\nPromise to build 900 homes.\n\n"
        "Greens\n\nPromise to plant 80 woods.\n\nPromise to abolish a levy for the Elm Bank."
    )
    claimants = [one.claimant for one in extract(text, date(2025, 3, 8))]
    assert claimants == ["Progress Party", "Greens", "Greens"]


def test_who_heads_a_part_of_a_text_says_we_in_it() -> None:
    text = (
        "Speeches on housing\n\nAnn Lee: 900 homes by 2027\n\nI grew up here.\n"
        "We will build 900 homes by 2027.\n\nPaul Berg: Lower rents\n\n"
        "We will lower the rents by 2028."
    )
    assert last(text).claimant == "Paul Berg"


def test_the_subheading_of_one_party_makes_no_parts() -> None:
    text = "Unity Party:\nRents are high.\nBolt Corp. raised them.\nBolt will cut them by 2027."
    assert last(text).claimant == "Bolt"


@pytest.mark.parametrize(
    ("text", "claimant"),
    [
        # nobody is of the party that a text is mostly about where it names another
        (
            "The Conservatives met. The Conservatives said no to Labour.\n"
            "Ann Lee promised to build 900 homes by 2027.",
            "Ann Lee",
        ),
        (
            "Bolt and Corvid team up\n\nBolt Gaming met Corvid.\nBolt Gaming is big.\n"
            "David Corr, chairman of The Corr Companies, said it is good.\n"
            "“The site will create 900 jobs by 2027,” added Mr. Corr.",
            "Corr Companies",
        ),
        # “states” that are no verb
        (
            "Labour said it is ready.\n"
            "Labour said a new fund would restore the balance between the Commonwealth and states.",
            "Labour",
        ),
    ],
)
def test_somebody_is_of_the_party_told_with_the_name(text: str, claimant: str) -> None:
    assert last(text).claimant == claimant


@pytest.mark.parametrize(
    ("text", "claimant"),
    [
        # a by-line alone
        ("A city that works\n\nBy Nora Stolt\n\nI grew up here. We will mend roads.", "Nora Stolt"),
        # called by office
        (
            "Acme is big. Acme met.\nSenator Ann Lee spoke to Acme.\n"
            "The senator promised to build 900 homes by 2027.",
            "Ann Lee",
        ),
        # the person named in the sentence itself
        (
            "Senator Ann Lee met Senator Paul Berg.\nSenator Ann Lee sat down.\n"
            "Senator Paul Berg was in Leeds, where he promised to build 900 homes by 2027.",
            "Paul Berg",
        ),
        # whose legal form is a letter of its initials
        (
            "The Halden Finance Corporation (HFC) met. The Halden Finance Corporation is strict.\n"
            "HFC will lend 900 million by 2027.",
            "Halden Finance Corporation",
        ),
        # an aside with commas of its own
        (
            "Orrin, which is led by people once at Google, Uber and Tesla Inc., "
            "added on Wednesday it is aiming for 900 vans by 2027.",
            "Orrin",
        ),
        # a newspaper only reports
        (
            "Acme said sales rose.\nAccording to Morgenrot newspaper, a plant will open in 2026.",
            "Acme",
        ),
        # without a capital
        (
            "Bolt said sales rose. Bolt is big.\ncorvex said it is ready.\n"
            "corvex will connect 900 homes by 2027.",
            "corvex",
        ),
    ],
)
def test_whom_by_lines_offices_and_asides_mean(text: str, claimant: str) -> None:
    assert last(text).claimant == claimant


def test_a_noun_without_a_capital_is_no_name() -> None:
    text = "officials said no.\nThe officials met.\nofficials will open 90 shops by 2027."
    assert last(text).claimant is None


@pytest.mark.parametrize(
    ("text", "claimant"),
    [
        # an agency that lets others do something
        (
            "FDA approves drugs\n\nThe FDA met. The FDA let two firms go on.\n"
            "Halden Pharma obtained a license.\nThe study will recruit 90 people by 2027.",
            "Halden Pharma",
        ),
        # the subject of a sentence that is turned round
        (
            "Beside Acme Corp. stood shoe brand Corvo, who announced its goals.\n"
            "They aim to see women in 45% of its posts by 2027.",
            "Corvo",
        ),
        # those who are on schedule, by the words of somebody
        (
            "Ann Lee, CEO of Halden Energy, told Fisher County officials "
            "they are “on schedule to build 90 homes by 2027.”",
            "Halden Energy",
        ),
        # an act that begins
        ("Bolt said sales rose.\nCorvo will start selling shoes in 2026.", "Corvo"),
        ("Mango said sales rose.\nBolt met.\nMango grew.\nThe brand will open 9 shops.", "Mango"),
    ],
)
def test_who_acts_is_told_from_who_is_only_named(text: str, claimant: str) -> None:
    assert last(text).claimant == claimant


@pytest.mark.parametrize(
    ("text", "claimant"),
    [
        # by the initials that the text uses most
        (
            "Norden Semiconductor Manufacturing Co. (NSMC) met.\nNSMC grew. NSMC said so.\n"
            "The fab will open in 2027.",
            "NSMC",
        ),
        # initials with a number, and a party by those who are in it
        (
            "Orrin Group met Halden 25 managing director Ann Lee.\n"
            "Orrin Group is big. H25 left. H25 grew. It likes H25.\nThe mill will open in 2026.",
            "Halden 25",
        ),
        (
            "The Green Party said no. The Green Party met.\nGreens will build 90 homes by 2027.",
            "Green Party",
        ),
        # a body by its kind: the one of that kind, or nobody else
        (
            "Elm Recycling Agency collects waste.\nThe Council's bins are new.\nThe Council pays. "
            "Ann Lee, Leeds Council Cabinet Member for Health, left.\nBins will come by 2027.",
            "Leeds Council",
        ),
        (
            "Bolt Corp. met the City.\nBolt left.\nThe City will earn $5 in 2026.",
            "City",
        ),
        (
            "Bolt Corp. is late.\nTherefore, the Council will now be fining Bolt $5 by 2026.",
            "Council",
        ),
        # initials of a thing are no party
        (
            "Acme released a software kit, the Trail Kit (TK).\nThe TK is new. The TK is free.\n"
            "Acme said the TK will be sold in 2026.",
            "Acme",
        ),
        # a government that a party leads
        (
            "Ann Lee said that a Unity Party-led government will cut the tax by 2027.",
            "Unity Party-led government",
        ),
        # a road is nobody with the office that stands behind it
        (
            "Leeds Council met.\nAfter the opening of the Elm Bypass Route, Transport Secretary "
            "Ann Lee spoke.\nLeeds Council grew. The Elm Bypass Route will serve 900 cars by 2027.",
            "Leeds Council",
        ),
        # a paper is no party, and an agency of a country no company
        (
            "Leeds Council met.\nThe Resolution will cut its emissions to zero by 2030.",
            "Leeds Council",
        ),
        (
            "Hangar said sales rose. Hangar met.\nIt asked the Civil Aviation Administration of "
            "Odrin.\nThe startup plans to fly its own taxis in 2027.",
            "Hangar",
        ),
    ],
)
def test_a_party_is_called_what_the_text_calls_it_most(text: str, claimant: str) -> None:
    assert last(text).claimant == claimant


def test_a_numeral_is_nobody_who_speaks() -> None:
    text = "Halden Pharma has a Phase I trial.\nThe Phase I trial will end by 2027."
    assert last(text).reasons[-1] == "named most"


@pytest.mark.parametrize(
    ("text", "claimant"),
    [
        # nobody is of a political party untold
        (
            "Labour said no. Labour met.\n"
            "Facing a challenge from Labour, David Corr is to promise 900 homes by 2027.",
            "David Corr",
        ),
        # what stands behind a body’s name is told of, and not the body
        (
            "Senator Ann Lee made two promises.\n“NHS waiting lists will fall by 2027.”",
            "Ann Lee",
        ),
        ("Tesla said sales rose.\nGigafactory Berlin will hire 900 people in 2026.", "Tesla"),
        # what is somebody’s and never says a word
        (
            "Orrin said sales rose.\nOrrin’s Sparrow flew.\n"
            "Orrin met. The Sparrow will deliver a rover in 2032.",
            "Orrin",
        ),
        (
            "Acme said sales rose.\nA spokesman for the Treasury said the law will change in 2026.",
            "Treasury",
        ),
    ],
)
def test_bodies_things_and_people_without_a_party(text: str, claimant: str) -> None:
    assert last(text).claimant == claimant


@pytest.mark.parametrize(
    ("text", "claimant"),
    [
        # below the text, alone or with others
        (
            "Strike on Monday\n\nThe Rail Union has called a strike.\n"
            "We will run 90 trains on Monday.\nfrom Halden Railway",
            "Halden Railway",
        ),
        (
            "Bolt said no.\nWe met Bolt Corp.\nWe will end it by 2027.\n"
            "Nora Stolt & the whole Halden Foundation team",
            "Halden Foundation",
        ),
        ("We met Leeds Council.\nWe will open it by 2027.\nfrom Vigdis Stolt", "Vigdis Stolt"),
        # behind the bar of its title, in a text that begins so
        (
            "New pumps | Halden\n\nWe are glad to tell that the Bolt pump is sold from May.\n"
            "The Bolt pump is red.\nIt is strong.\nIt is cheap.\nThe pump has a lid.\n"
            "It has a hose.\nIt runs.\nThe lid is red.\nThe hose is red.\n"
            "We expect to ship the Bolt pump in May.",
            "Halden",
        ),
        # at the top of a speech: “our government” is no name
        (
            "Vigdis Stolt: Second Inaugural Address\n\nI am glad.\n"
            "I will direct our government to sell 900 homes by 2027.",
            "Vigdis Stolt",
        ),
        # by its initials: they are not those of the board
        (
            "HB second quarter earnings call\n\nThe Board of Directors met.\n"
            "For HB, we expect to file in May 2025.",
            "HB",
        ),
        # behind the day at its top
        (
            "A plan\n\nFeb. 13, 2024 · The Halden Core Team\n\nWe met. We will end it by 2027.",
            "Halden Core Team",
        ),
    ],
)
def test_who_signs_a_text_says_we_in_it(text: str, claimant: str) -> None:
    one, *_ = extract(text, date(2025, 3, 8))
    assert one.claimant == claimant


@pytest.mark.parametrize(
    ("text", "claimant"),
    [
        # named beside “we”
        (
            "A new pavilion\n\nWe met Leeds Council in May.\nIt was kind.\n"
            "Leeds Council told us so. We will open it by 2027.",
            None,
        ),
        # told of in a speech
        (
            "Speech: Labour Party Congress\n\n"
            "We are the heirs of Michael Stolt.\nLabour will build homes.\n"
            "We will build 900 homes by 2027.",
            "Labour",
        ),
        # alone in the title of a speech, which is on another
        (
            "Speech on the Halden Port (Reform) Bill - Vigdis Stolt\n\n"
            "Halden Port Authority is old.\nWe mend it.\nWe will open it by 2027.",
            "Vigdis Stolt",
        ),
        # a package of measures behind the year in a title
        (
            "Budget 2024: Growth Package\n\nThe Growth Package has five parts.\n"
            "We met. The Government is ready.\nWe will build 900 homes by 2027.",
            "Government",
        ),
    ],
)
def test_whoever_is_told_of_in_the_first_sentence_is_not_whose_text_it_is(
    text: str, claimant: str | None
) -> None:
    assert last(text).claimant == claimant


@pytest.mark.parametrize("marks", ["“”", "‘’", "''", '""'])
def test_what_is_quoted_in_several_sentences_makes_no_text_of_whoever_is_quoted(
    marks: str,
) -> None:
    begin, end = marks[0], marks[1]
    text = (
        f"A bridge opens\n\nAcme Corp. built it.\nIt was late.\n"
        f"{begin}We are glad. Our people are proud. We made it,{end} said Ann Lee.\n"
        "The bridge will carry 900 cars by 2027."
    )
    assert last(text).claimant == "Acme"


@pytest.mark.parametrize(
    ("text", "claimant"),
    [
        # what an article or a possessive follows is no name
        (
            "Acme Corp. is big.\nNaming the force, Ann Lee spoke.\nNaming its head took days.\n"
            "The force will have 900 people by 2027.",
            "Acme",
        ),
        (
            "Acme Corp. is big.\nDriven by its goals, Mayor Stolt’s budget is new.\n"
            "“We will build 900 homes by 2027,” Mayor Stolt said.",
            "Stolt",
        ),
        # nor what the text has in the other number without a capital
        (
            "Acme Corp. digs here. It moves a bus stop.\nBuses will use Elm Road until May 2026.",
            "Acme",
        ),
        # but initials have no other number: “a” is none of AES
        ("The AES plants ran. It is a plant.\nAES will build a plant by 2027.", "AES"),
        # a tax is no corporation, and who is said to be a party is one
        (
            "Our future\n\nOur Corporation Tax is high.\nThe UDL is the only party with a plan.\n"
            "Corporation Tax will be 12% by 2027.",
            "UDL",
        ),
        # a contraction begins a sentence and no name
        ("Acme Corp. is big.\nDon’t worry.\nIt will open a shop by 2027.", "Acme"),
        # what is from somebody’s is no scene
        (
            "Key points from Orrin's results\n\nIt was long.\n"
            "The company said it will open 9 shops by 2027.",
            "Orrin",
        ),
        # a verb follows “let’s”, but in a name
        ("Bolt said sales rose.\nLet’s Recycle will open 9 shops by 2027.", "Let’s Recycle"),
        (
            "Bolt said sales rose.\nBolt left, and Let's Recycle will open 9 shops by 2027.",
            "Let's Recycle",
        ),
    ],
)
def test_a_name_is_told_from_words_with_a_capital_by_their_place(text: str, claimant: str) -> None:
    assert last(text).claimant == claimant


@pytest.mark.parametrize(
    ("text", "claimant"),
    [
        # of several parties none is the one of somebody told with none
        (
            "Halden Pharma sells a vaccine\n\nHalden Pharma met Bolt Corp. and Corvo Group.\n"
            "The nurses will be next by May, according to Mr Stolt.",
            "Stolt",
        ),
        # of one alone he is
        (
            "Halden sells a vaccine\n\nHalden Pharma met. Halden Pharma grew.\n"
            "The nurses will be next by May, according to Mr Stolt.",
            "Halden Pharma",
        ),
        # a field is no party, and a part of a company is not the whole of it
        (
            "Civic Union backs towns\n\nCivic Union met, Local Government spokesman Carl Foss said."
            "\nCivic Union is big.\n“We will build 900 homes by 2027,” Mr Foss said.",
            "Civic Union",
        ),
        (
            "Acme Corp. met Bolt Corp. here.\n"
            "Ann Lee, Director, Power Systems, Halden Energy Management, said it is good.\n"
            "“We will install 900 lamps by 2027,” Ms Lee said.",
            "Halden Energy Management",
        ),
        # honours between the titles of one person
        (
            "The RTL Group builds a line. The RTL Group met. The RTL Group is late.\n"
            "Transport Minister Datuk Seri Dr Ann Wee said so.\n"
            "“The line will open in 2027,” Dr Wee said.",
            "Ann Wee",
        ),
    ],
)
def test_somebody_without_an_office_is_of_a_party_only_in_a_text_on_one(
    text: str, claimant: str
) -> None:
    assert last(text).claimant == claimant


def test_the_title_of_a_call_tells_whose_it_is_though_nobody_names_it_again() -> None:
    text = (
        "Bolt Towers Q3 2021 earnings call\n\nDemand is strong. We expect to build 40 masts in May."
    )
    (one,) = extract(text, date(2025, 3, 8))
    assert one.claimant == "Bolt Towers"


def test_what_stands_below_the_pledges_of_a_party_is_that_party_s() -> None:
    text = (
        "Programme commitments\n\nLabour pledges\nCut fares by half by 2030\n"
        "Green Party pledges (opposition)\nPlant 300 trees by 2030\n"
    )
    assert [(one.claimant, one.clause) for one in extract(text, date(2025, 3, 8))] == [
        ("Labour", "Cut fares by half by 2030"),
        ("Green Party", "Plant 300 trees by 2030"),
    ]


@pytest.mark.parametrize(
    ("text", "claimant"),
    [
        ("Bolt said sales rose. The Co-op said it will open 50 shops.", "Co-op"),
        ("Bolt said sales rose. Potential buyers will need 40 permits, it said.", "Bolt"),
        (
            "Bolt said sales rose. The Better Homes Administration initiative will open 40 hubs.",
            "Bolt",
        ),
        ("Bolt said sales fell.\nCreate 150,000 jobs by 2030.", "Bolt"),
        ("Wall Street analysts said sales will double by 2030.", "Wall Street analysts"),
        ("Bolt fell. Sales will double by 2030, research firm Crane forecasts.", "Crane"),
        (
            "Bolt runs the line. One of the operators, Crane, said it expects to run 40 trains.",
            "Crane",
        ),
        ("Bolt, which makes pumps for Crane, Elm and Dove, said it will open a plant.", "Bolt"),
        (
            "The World Trade Numbers organization has said it will publish 40 tables.",
            "World Trade Numbers",
        ),
        (
            "Crane said sales rose. Ann Lee, an analyst at Bolt Bank, expects a rise by May. "
            "The company will open a plant.",
            "Crane",
        ),
    ],
)
def test_who_is_named_in_whatever_words(text: str, claimant: str) -> None:
    assert [one.claimant for one in extract(text, date(2025, 3, 8))][-1] == claimant


@pytest.mark.parametrize(
    "title", ["End-of-Day Review", "US-Iran Talks", "Annual General Meeting Address"]
)
def test_what_a_text_is_called_is_not_who_speaks_in_it(title: str) -> None:
    text = f"{title}\n\nWe have met in May. We will open 40 plants in June. Our costs fell."
    assert [one.claimant for one in extract(text, date(2025, 3, 8))] == [None]
