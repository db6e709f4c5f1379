"""Countries and what belongs to them is called by, as data: no ending of a word tells it."""

from typing import Final

_COUNTRIES: Final = """
Afghanistan: Afghan | Albania: Albanian | Algeria: Algerian | America: American | Angola: Angolan
Argentina: Argentine, Argentinian | Armenia: Armenian | Australia: Australian | Austria: Austrian
Azerbaijan: Azerbaijani | Bahrain: Bahraini | Bangladesh: Bangladeshi | Belarus: Belarusian
Belgium: Belgian | Bolivia: Bolivian | Bosnia: Bosnian | Botswana | Brazil: Brazilian
Britain: British | Bulgaria: Bulgarian | Burma: Burmese | Cambodia: Cambodian
Cameroon: Cameroonian | Canada: Canadian | Chad: Chadian | Chile: Chilean | China: Chinese
Colombia: Colombian | Congo: Congolese | Costa Rica: Costa Rican | Croatia: Croatian | Cuba: Cuban
Cyprus: Cypriot | Czech Republic: Czech | Czechia | Denmark: Danish
Dominican Republic: Dominican | Ecuador: Ecuadorian | Egypt: Egyptian | El Salvador: Salvadoran
England: English | Eritrea: Eritrean | Estonia: Estonian | Ethiopia: Ethiopian | Europe: European
Fiji: Fijian | Finland: Finnish | France: French | Gabon: Gabonese | Gambia: Gambian
Georgia: Georgian | Germany: German | Ghana: Ghanaian | Greece: Greek | Guatemala: Guatemalan
Guinea: Guinean | Guyana: Guyanese | Haiti: Haitian | Honduras: Honduran | Hungary: Hungarian
Iceland: Icelandic | India: Indian | Indonesia: Indonesian | Iran: Iranian | Iraq: Iraqi
Ireland: Irish | Israel: Israeli | Italy: Italian | Ivory Coast: Ivorian | Jamaica: Jamaican
Japan: Japanese | Jordan: Jordanian | Kazakhstan: Kazakh | Kenya: Kenyan | Kosovo: Kosovar
Kuwait: Kuwaiti | Kyrgyzstan: Kyrgyz | Laos: Laotian | Latvia: Latvian | Lebanon: Lebanese
Liberia: Liberian | Libya: Libyan | Lithuania: Lithuanian | Luxembourg | Macedonia: Macedonian
Madagascar: Malagasy | Malawi: Malawian | Malaysia: Malaysian | Maldives: Maldivian | Mali: Malian
Malta: Maltese | Mauritania: Mauritanian | Mauritius: Mauritian | Mexico: Mexican
Moldova: Moldovan | Mongolia: Mongolian | Montenegro: Montenegrin | Morocco: Moroccan
Mozambique: Mozambican | Myanmar | Namibia: Namibian | Nepal: Nepali, Nepalese
Netherlands: Dutch | New Zealand | Nicaragua: Nicaraguan | Niger | Nigeria: Nigerian
North Korea: North Korean | Northern Ireland: Northern Irish | Norway: Norwegian | Oman: Omani
Pakistan: Pakistani | Palestine: Palestinian | Panama: Panamanian | Papua New Guinea
Paraguay: Paraguayan | Peru: Peruvian | Philippines: Philippine, Filipino | Poland: Polish
Portugal: Portuguese | Qatar: Qatari | Romania: Romanian | Russia: Russian | Rwanda: Rwandan
Saudi Arabia: Saudi, Saudi Arabian | Scotland: Scottish | Senegal: Senegalese | Serbia: Serbian
Sierra Leone | Singapore: Singaporean | Slovakia: Slovak | Slovenia: Slovenian | Somalia: Somali
South Africa: South African | South Korea: South Korean | Korea: Korean | Spain: Spanish
Sri Lanka: Sri Lankan | Sudan: Sudanese | Sweden: Swedish | Switzerland: Swiss | Syria: Syrian
Taiwan: Taiwanese | Tajikistan: Tajik | Tanzania: Tanzanian | Thailand: Thai | Togo: Togolese
Tunisia: Tunisian | Turkey: Turkish | Türkiye | Turkmenistan: Turkmen | UAE: Emirati
Uganda: Ugandan | Ukraine: Ukrainian | United Arab Emirates | United Kingdom
United States: US, U.S., USA, U.S.A. | UK: U.K. | EU: European Union | Uruguay: Uruguayan
Uzbekistan: Uzbek | Venezuela: Venezuelan | Vietnam: Vietnamese | Wales: Welsh | Yemen: Yemeni
Zambia: Zambian | Zimbabwe: Zimbabwean
"""
_REGIONS: Final = """
Alabama, Alaska, Alberta, Andhra Pradesh, Arizona, Arkansas, Assam, Bavaria, Bihar
British Columbia, California, Catalonia, Colorado, Connecticut, Delaware, Delhi, Florida, Gujarat
Haryana, Hawaii, Idaho, Illinois, Indiana, Iowa, Kansas, Karnataka, Kentucky, Kerala, Louisiana
Maharashtra, Maine, Manitoba, Maryland, Massachusetts, Michigan, Minnesota, Mississippi, Missouri
Montana, Nebraska, Nevada, NT, ACT, New Brunswick, New Delhi, New Hampshire, New Jersey
New Mexico, New South Wales, New York, Newfoundland, North Carolina, North Dakota
Northern Territory, Nova Scotia, NSW, Ohio, Oklahoma, Ontario, Oregon, Pennsylvania, Punjab
Quebec, Queensland, Victoria, Rajasthan, Rhode Island, Saskatchewan, South Australia, South Carolina
South Dakota, Tamil Nadu, Tasmania, Telangana, Tennessee, Texas, Utah, Uttar Pradesh, Vermont
Virginia, Washington, West Bengal, West Virginia, Western Australia, Wisconsin, Wyoming, London
AL, AK, AZ, AR, CA, CO, CT, DE, FL, GA, IA, ID, IL, KS, KY, LA, MA, MD, ME, MI, MN, MO, MS, MT, NC
ND, NE, NH, NJ, NM, NV, NY, OH, PA, RI, SC, SD, TN, TX, UT, VA, VT, WA, WI, WV, WY
Paris, Berlin, Beijing, Brussels, Shanghai, Dubai, Tokyo, Moscow, Africa, Asia, Latin America
North America, South America, Middle East, Asia Pacific
"""
_ONE_PLACE: Final = (
    ("America", "United States"),
    ("Britain", "UK", "United Kingdom"),
    ("Europe", "EU"),
    ("UAE", "United Arab Emirates"),
)
"""Countries that have several names."""


def _read() -> dict[str, str]:
    found = {}
    for entry in _COUNTRIES.replace("\n", " | ").split("|"):
        country, _, others = entry.strip().partition(": ")
        country = next((same[0] for same in _ONE_PLACE if country in same), country)
        for word in (entry.strip().partition(": ")[0], *others.split(", ")):
            found[word] = country
    found.pop("")
    return found


COUNTRY_OF: Final = _read()
"""The country that a name or an adjective means: “UK” and “British” mean Britain."""
_BEFORE_A_LAND: Final = frozenset(("Sino", "Anglo", "Franco", "Indo", "Russo", "Euro", "Austro"))


REGIONS: Final = frozenset(_REGIONS.strip().replace("\n", ", ").split(", "))
"""States, provinces, capitals and continents, which are the scene of a claim."""


_LANDS: Final = ("Republic of ", "Kingdom of ", "Commonwealth of ", "State of ", "Province of ")


def is_place(name: str) -> bool:
    """Whether a name is a country's, its people's, or that of a part of the world."""
    if "-" in name and all(one in _BEFORE_A_LAND or is_place(one) for one in name.split("-")):
        return True  # “US-Iran”, “Sino-Japanese”
    is_land = name in COUNTRY_OF or name.removesuffix("s") in COUNTRY_OF
    return is_land or name in REGIONS or name.startswith(_LANDS)


def is_nation(name: str) -> bool:
    """Whether a name is a country's or its adjective."""
    return name in COUNTRY_OF
