"""Fixed points of the year that promises are tied to, by their English names."""

from functools import partial

from claimcheck.domain.deadline.meanings.fixed_points import (
    after_easter,
    after_thanksgiving,
    american_election,
    on,
    on_weekday,
)
from claimcheck.domain.deadline.meanings.meaning import Context, Recurring, either, yearly
from claimcheck.domain.deadline.meanings.unit import MONTH_NAMES, WEEKDAY_NAMES

_FIXED = {
    "New Year's Day": (1, 1),
    "Epiphany": (1, 6),
    "Australia Day": (1, 26),
    "Groundhog Day": (2, 2),
    "Valentine's Day": (2, 14),
    "International Women's Day": (3, 8),
    "St Patrick's Day": (3, 17),
    "April Fools' Day": (4, 1),
    "Tax Day": (4, 15),
    "Earth Day": (4, 22),
    "St George's Day": (4, 23),
    "Anzac Day": (4, 25),
    "May Day": (5, 1),
    "Cinco de Mayo": (5, 5),
    "Europe Day": (5, 9),
    "Flag Day": (6, 14),
    "Juneteenth": (6, 19),
    "Canada Day": (7, 1),
    "Fourth of July": (7, 4),
    "Bastille Day": (7, 14),
    "Assumption Day": (8, 15),
    "Halloween": (10, 31),
    "All Saints' Day": (11, 1),
    "All Souls' Day": (11, 2),
    "Guy Fawkes Day": (11, 5),
    "Veterans Day": (11, 11),
    "Armistice Day": (11, 11),
    "St Andrew's Day": (11, 30),
    "St Nicholas' Day": (12, 6),
    "Human Rights Day": (12, 10),
    "Christmas Eve": (12, 24),
    "Christmas": (12, 25),
    "Boxing Day": (12, 26),
    "New Year's Eve": (12, 31),
}
_SEVERAL: dict[str, dict[str, tuple[int, ...]]] = {
    "Independence Day": {"American": (7, 4), "Indian": (8, 15), "Pakistani": (8, 14)},
    "Republic Day": {"Indian": (1, 26), "Italian": (6, 2), "Turkish": (10, 29)},
    "National Day": {"Chinese": (10, 1), "French": (7, 14), "Spanish": (10, 12)},
    "Labour Day": {"Indian": (5, 1), "Canadian": (9, 0, 1)},
    "Thanksgiving": {"American": (11, 3, 4), "Canadian": (10, 0, 2)},
}
"""Days that several countries have under one name, on different days."""
_PLACES = {"us": "American", "u.s.": "American", "uk": "British"}
_OF_ONE = {
    **dict.fromkeys(("Juneteenth", "Flag Day", "Veterans Day", "Tax Day"), "American"),
    **dict.fromkeys(("Early May bank holiday", "Spring bank holiday"), "English"),
    "Summer bank holiday": "English",
}
_AFTER_EASTER = {
    "Shrove Monday": -48,
    "Shrove Tuesday": -47,
    "Ash Wednesday": -46,
    "Palm Sunday": -7,
    "Maundy Thursday": -3,
    "Good Friday": -2,
    "Holy Saturday": -1,
    "Easter": 0,
    "Easter Monday": 1,
    "Ascension Day": 39,
    "Pentecost": 49,
    "Whit Monday": 50,
    "Trinity Sunday": 56,
    "Corpus Christi": 60,
}
_WEEKDAYS = {
    "Martin Luther King Day": (1, 0, 3),
    "Presidents' Day": (2, 0, 3),
    "Memorial Day": (5, 0, -1),
    "Labor Day": (9, 0, 1),
    "Grandparents Day": (9, 6, 2),
    "Columbus Day": (10, 0, 2),
    "Thanksgiving": (11, 3, 4),
    "Early May bank holiday": (5, 0, 1),
    "Spring bank holiday": (5, 0, -1),
    "Summer bank holiday": (8, 0, -1),
}
"""The month, the weekday and which of them, in the United States but for bank holidays."""
_AFTER_THANKSGIVING = {"Black Friday": 1, "Cyber Monday": 4}
_OTHER_NAMES = {
    "election day": "Election Day",
    "new years": "New Year's Day",
    "new year's": "New Year's Day",
    "valentine's": "Valentine's Day",
    "april fools": "April Fools' Day",
    "may day bank holiday": "Early May bank holiday",
    "late may bank holiday": "Spring bank holiday",
    "august bank holiday": "Summer bank holiday",
    "late summer bank holiday": "Summer bank holiday",
    "new year": "New Year's Day",
    "new year day": "New Year's Day",
    "valentines": "Valentine's Day",
    "st valentine's day": "Valentine's Day",
    "saint valentine's day": "Valentine's Day",
    "saint patrick": "St Patrick's Day",
    "april fool's day": "April Fools' Day",
    "international worker's day": "May Day",
    "international workers' day": "May Day",
    "hallowe'en": "Halloween",
    "all hallows' eve": "Halloween",
    "guy fawkes night": "Guy Fawkes Day",
    "bonfire night": "Guy Fawkes Day",
    "remembrance day": "Armistice Day",
    "christmas day": "Christmas",
    "xmas": "Christmas",
    "xmas day": "Christmas",
    "xmas eve": "Christmas Eve",
    "st stephen's day": "Boxing Day",
    "pancake day": "Shrove Tuesday",
    "mardi gras": "Shrove Tuesday",
    "easter day": "Easter",
    "easter sunday": "Easter",
    "ascension": "Ascension Day",
    "whit sunday": "Pentecost",
    "whitsunday": "Pentecost",
    "whitsun": "Pentecost",
    "mlk day": "Martin Luther King Day",
    "martin luther king jr day": "Martin Luther King Day",
    "president's day": "Presidents' Day",
    "president day": "Presidents' Day",
    "washington's birthday": "Presidents' Day",
    "decoration day": "Memorial Day",
    "national grandparents day": "Grandparents Day",
    "thanksgiving day": "Thanksgiving",
    "the fourth of july": "Fourth of July",
}
HOLIDAYS = {
    name.lower().replace("st ", prefix): name
    for name in (*_FIXED, *_AFTER_EASTER, *_WEEKDAYS, *_AFTER_THANKSGIVING)
    for prefix in ("st ", "saint ")
}
HOLIDAYS |= _OTHER_NAMES | {name.lower(): name for name in _SEVERAL}
_OF_COUNTRY = {
    f"{place.lower()} {name.lower()}": (name, country)
    for name, days in _SEVERAL.items()
    for country in days
    for place in (country, *(short for short, long in _PLACES.items() if long == country))
}
HOLIDAYS |= {words: words for words in _OF_COUNTRY}
HOLIDAYS |= {name.replace("'", ""): day for name, day in HOLIDAYS.items()}


def holiday(context: Context, name: str) -> Recurring:
    """Return the day of every year that has this name."""
    if name in _OF_COUNTRY:
        day, country = _OF_COUNTRY[name]
        return _dated(f"{country} {day}", _SEVERAL[day][country])
    if name in _SEVERAL and name not in _WEEKDAYS:
        raise either(name, *(f"{_said(at)} ({country})" for country, at in _SEVERAL[name].items()))
    if name == "Election Day":
        return yearly(name, american_election, f"{name} is the American one")
    country = _OF_ONE.get(name, "")
    assumption = f"{name} is the {country} one" if country else ""
    if name in _FIXED:
        return yearly(name, partial(on, *_FIXED[name]), assumption)
    if name in _AFTER_EASTER:
        western = "Easter is the Western one"
        return yearly(name, partial(after_easter, _AFTER_EASTER[name]), western)
    american = assumption or f"{name} is the American one"
    if name in _AFTER_THANKSGIVING:
        return yearly(name, partial(after_thanksgiving, _AFTER_THANKSGIVING[name]), american)
    return yearly(name, partial(on_weekday, *_WEEKDAYS[name]), american)


def in_month(context: Context, name: str, month: int) -> Recurring | None:
    """Read `Election Day in November`: the day, when it falls in that month."""
    found = holiday(context, name)
    return found if found.example(context.today).earliest.month == month else None


def parents_day(_: Context, parent: str) -> Recurring:
    """Read `Father's Day`; refuse `Mother's Day`, which has another day in Britain."""
    if parent == "father":
        return yearly("Father's Day", partial(on_weekday, 6, 6, 3))
    raise either("Mother's Day", "the second Sunday of May", "Mothering Sunday")


def _said(at: tuple[int, ...]) -> str:
    month = MONTH_NAMES[at[0] - 1]
    return f"{at[1]} {month}" if len(at) == 2 else f"the first {WEEKDAY_NAMES[at[1]]} of {month}"


def _dated(name: str, at: tuple[int, ...]) -> Recurring:
    found = partial(on, *at) if len(at) == 2 else partial(on_weekday, *at)
    return yearly(name, found)
