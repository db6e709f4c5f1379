"""What the names of organisations look like, as data: their endings, fields and outlets."""

import re
from functools import lru_cache
from typing import Final

ORG: Final = re.compile(
    r"\b(?:(?:Inc|Corp|Corporation|Company|Co|Ltd|LLC|plc|PLC|AG|SE|NV|ASA|AB|Oyj|SpA|GmbH"
    r"|Group|Motors?|Airlines?|Airways|Bank|Government|Party|Ministry|Department|Agency|Authority|Bureau"
    r"|Commission|Council|Committee|Association|University|Union|Capital|Securities|Partners"
    r"|Investments|Reserve|Fund|Holdings?|Exchange|Treasury|Parliament|Air Force|Administration"
    r"|Technologies|Alliance|Aerospace|Automotive|Pharmaceuticals?"
    r"|Therapeutics|Biosciences|Biotech|Biopharma|Laboratories|Robotics|Petroleum|Chemicals"
    r"|Shipping|Railways?|Telecom|Industries|Pharma|Ventures|Partnership|Brothers|Foods|Equities|Advisors|Institute|Society"
    r"|Federation|Guild|Foundation|Renewables|Bancorp|Bancshares|Realty|A?FC)\b"
    r"|(?:Technology|Research|Air|Labs|Insurance|Dynamics|Logistics|Energy|Electric|Power|Systems"
    r"|Utilities|Solar|Brands|Stores|Entertainment|Software|Semiconductors?|Electronics|Resources"
    r"|Mining|Steel|Oil|Gas|Auto|Autos|Mobility|Aviation|Lithium|Minerals|Metals|Hydrogen|Genomics|Diagnostics|Biologics|Medical|Studios|Networks|Wireless|Communications|Supermarkets|Hotels|Resorts|Properties)$|^Air\b)"
)
_BODIES_WORDS: Final = """
ACCC APRA ASIC BLM CDC CFIA CMA CMS DOE DOJ DOT ECB EIA EMA EPA FAA FCA FCC FDA FERC FTC HHS HMRC
IAEA IEA IMF IRS MHRA NASA NATO NHS NHTSA NICE NIH NRC OBR OECD OFGEM ONS OPEC RBA RBI SEBI SEC TGA
UN USDA WHO WTO NITI PSC PUC CPUC NERC
"""
BODIES: Final = frozenset(_BODIES_WORDS.split())
"""Public bodies that texts name by their initials alone."""
_KINDS_OF_PARTY: Final = frozenset(
    (
        "Group",
        "Company",
        "Board",
        "Board of Directors",
        "Management",
        "Bank",
        "Council",
        "Fund",
        "Corporation",
        "City",
        "County",
    )
)
"""What a party calls itself, or another that was named before."""
_HOUSE: Final = re.compile(
    r"^(?:Port|City|Town|County|University|Bank|Museum|House) of [A-Z]"
    r"|[a-z] (?:Airport|Airports|University|College|Hospital|Hospitals|School|Museum|Council|Club"
    r"|Theatre|Zoo|Ports?|Railway|Cathedral|Opera|Trust)$"
)
_OCCASIONS_WORDS: Final = """
Day Week Conference Summit Forum Act Bill Law Treaty Agreement Index Games Congress Election
Elections Assembly Awards Olympics Plan Policy Initiative Project Programme Program Framework
Strategy Meeting Address Briefing Dinner Gala Festival Ceremony Symposium Expo Fair Debate Speech
Remarks Standard Standards Guidelines Guide Roadmap Directive Regulation Convention Dashboard
Toolkit Accord Protocol Resolution Ordinance Charter Pact Code Scheme Street Road Bay Valley Plant
Factory Gigafactory Tour Park Campus Hospital Tax Levy Duty Allowance Credit Benefit Chambers
Building Terminal Tower Stadium Arena Bridge Station Tunnel Square Avenue Lane Route Runway Corridor
Package Cup Gardens Rate Rates Apartment Apartments Residences Library Mall Pavilion Complex
"""
_OCCASIONS: Final = frozenset(_OCCASIONS_WORDS.split())
"""What the names of days, meetings, papers, projects and places end with."""
_VENUE: Final = re.compile(
    r".*\b(?:Recreation|Leisure|Sports?|Outlet|Shopping|Convention|Conference|Exhibition|Visitors?"
    r"|Community|Civic|Discovery|Fitness|Wellness|Aquatics?|Nature|Student|Arts|Town|City|Data"
    r"|Distribution|Logistics|Fulfil+ment) Cent(?:er|re)(?: \w+)?"
)
"""A house that others built and run, as against one that acts: “Medical Center”."""
_CHAMBERS: Final = frozenset(("Congress", "Assembly"))
"""Meetings that are parties by themselves."""
_ONE_OF_A_KIND: Final = frozenset(("Parliament", "Treasury", "Air Force"))
_OUTLET: Final = re.compile(
    r"(?:The )?(?:Reuters|Bloomberg(?: \w+)?|Xinhua|AFP|AP|BBC(?: .+)?|CNN\w*|CNBC|CGTN|NBC"
    r"|ABC News|CBS|NPR|PBS|TechCrunch|Electrek|Axios|Politico|Forbes|Fortune|Nikkei(?: .+)?"
    r"|Yicai|Caixin|Wired|Guardian|Economist"
    r"|(?:\S+ )*(?:Times|Journal|News|Chronicle|Herald|Tribune|Gazette|Observer|Telegraph|Guardian"
    r"|Magazine|Examiner|Newswire|Wire|Press|Review|Daily|Weekly|Post|Broadcasting Corporation))"
)
_MAIL: Final = re.compile(
    r"(?:Deutsche|Swiss|Austrian|Japan|Canada|Australia|India|New Zealand|Royal) Post"
)
_POLITICAL: Final = re.compile(
    r"(?:.*\b)?(?:Part(?:y|ei)|Democrats|Republicans|Conservatives|Tor(?:y|ies)|Liberals|Greens|Labou?r|GOP"
    r"|BJP|SNP|NDP|ANC|DUP|AfD|CDU|SPD|Reform UK|Plaid Cymru|Sinn F[eé]in|Fianna F[aá]il|Fine Gael"
    r"|(?:National|Democratic|Progressives[’']?) Congress|APC|PDP|NPP|AAP|TMC|DMK|AIADMK|BSP"
    r"|ODM|EFF|LDP|PTI|Likud|Fidesz|Podemos|Vox|Coalition)(?: .*)?"
)
_INDEXES_WORDS: Final = """
Dow Nasdaq NASDAQ S&P DAX FTSE Nikkei CAC NYSE Nasdaq-100 Sensex Nifty Hang ASX TSX IBEX
"""
INDEXES: Final = frozenset(_INDEXES_WORDS.split())
"""What rises and falls on markets and promises nothing."""
_INSTITUTIONS_WORDS: Final = """
Administration Agency Authority Board Bureau Center Centers Centre Centres Commission Committee
Council Department Directorate Foundation Institute Ministry Office Organisation Organization
Society Trust Treasury Reserve
"""
INSTITUTIONS: Final = frozenset(_INSTITUTIONS_WORDS.split())
_FIELDS_WORDS: Final = """
Aerospace Aged Agriculture Atomic Aviation Business Care Children Climate Commerce Communication
Communications Communities Community Competition Conduct Consumer Culture Customs Defence Defense
Development Digital Drug Economic Economy Education Electricity Employment Enterprise Settlements
Arts Heritage Marine Minerals Railways Energy Environment Environmental Equality Exchange Exchequer
Families Family Finance Financial Fisheries Food Foreign Forestry Forests Gas Health Healthcare Home
Housing Human Immigration Industry Infrastructure Information Innovation Interior Investment Justice
Labor Labour Land Learning Local Markets Media Medicine Medicines Mines Natural Net Nuclear
Nutrition Oceanic Atmospheric Oil Pensions Petroleum Planning Prevention Prices Productivity
Products Protection Public Regional Relations Relief Research Resources Revenue Rural Safety Science
Sciences Securities Security Services Skills Social Space Sport Standards State Statistics Tax
Technology Tourism Trade Transport Transportation Treasury Urban Veterans Water Welfare Wellbeing
Women Work Works Youth Zero Road Roads Highways Ports Waterways Coal Textiles Fertilizers Disease
Majority Minority Opposition Control Cooperation Countries Cabinet
"""
FIELDS: Final = frozenset(_FIELDS_WORDS.split())
"""What ministries and agencies are for: words that “and” joins in one name."""
_DEPARTMENTS_WORDS: Final = """
Analytics Brand Chain Clinical Commercial Compliance Corporate Customer Data Design Engineering
Experience Global Growth Hardware Investor Legal Logistics Manufacturing Marketing Medical
Merchandising Network Operations Partnerships People Product Programs Programmes Purchasing Quality
Regulatory Retail Sales Software Strategic Strategy Success Supply Sustainability Talent
"""
_FIELD_WORDS: Final = FIELDS | set(_DEPARTMENTS_WORDS.split()) | {"Government", "and", "&"}
"""What somebody has an office for, in a government or in a company."""


def is_institution(name: str) -> bool:
    """Whether a name is that of a ministry, an agency or another public body."""
    words = name.split(" ")
    last = name.partition(" of ")[0].rpartition(" ")[2]
    ends = (words[0], words[-1], last)
    return words[-1] in BODIES or (len(words) > 1 and not INSTITUTIONS.isdisjoint(ends))


def is_field(name: str) -> bool:
    """Whether a name is only what somebody has an office for: “Local Government”, “Health”."""
    is_party_s = name in _ONE_OF_A_KIND or is_political(name)
    return not is_party_s and _FIELD_WORDS.issuperset(name.split())


def is_body(name: str) -> bool:
    """Whether a name is that of a house with people in it: “Leeds Airport”, “Port of Leith”."""
    return _HOUSE.search(name) is not None


@lru_cache(maxsize=4096)
def is_occasion(name: str) -> bool:
    """Whether a name is that of a day, a meeting, a paper or a place: “Independence Day”."""
    is_one = (
        name.rpartition(" ")[2] in _OCCASIONS
        or name.startswith("Gigafactory ")
        or _VENUE.fullmatch(name) is not None
    )
    return is_one and name not in _CHAMBERS


@lru_cache(maxsize=4096)
def is_generic(name: str) -> bool:
    """Whether a name is only a kind of party: “Group”, “Capital”, “Rest of the Group”."""
    plain = name.rstrip("0123456789 ").rpartition(" of the ")[2]
    return (
        plain in _KINDS_OF_PARTY
        or (plain in _OCCASIONS and plain not in _CHAMBERS)
        or (ORG.fullmatch(plain) is not None and plain not in _ONE_OF_A_KIND)
    )


@lru_cache(maxsize=4096)
def is_outlet(name: str) -> bool:
    """Whether a name is that of a paper, an agency or a network, which only reports."""
    return _OUTLET.fullmatch(name) is not None and _MAIL.fullmatch(name) is None


@lru_cache(maxsize=4096)
def is_political(name: str) -> bool:
    """Whether a name is that of a political party, by its form or by the list."""
    return _POLITICAL.fullmatch(name) is not None
