"""The words that say what is done with a number, and in which direction: as data."""

import re
from collections.abc import Iterator
from typing import Final

from claimcheck.extract.text.quick_pattern import one_of


def _forms(verbs: str) -> str:
    """Return the pattern of verbs as they follow a promise: build, builds, building; lay off."""
    forms = (form for verb in verbs.split() for form in _forms_of(verb.replace("_", " ")))
    return one_of(sorted(set(forms), key=lambda form: (-len(form), form)))


def _forms_of(verb: str) -> Iterator[str]:
    stem, _, particle = verb.partition(" ")
    behind = f" {particle}" if particle else ""
    root = stem[:-1] if stem.endswith("e") and not stem.endswith("ee") else stem
    for form in (stem, f"{stem}s", f"{stem}es", f"{root}ing", f"{stem}{stem[-1]}ing"):
        yield form + behind


ACHIEVE: Final = _forms(
    "open reopen build rebuild construct create add hire recruit employ train plant install"
    " deploy deliver produce manufacture make sell ship export launch introduce establish"
    " set_up invest spend commit contribute donate allocate provide give grant award offer pay"
    " disburse lend mobilise mobilize raise secure generate earn save return buy purchase"
    " acquire order procure lease supply distribute connect electrify power serve reach house"
    " feed treat vaccinate test support fund finance educate graduate enrol enroll admit"
    " resettle welcome host attract convert upgrade renovate refurbish modernise modernize"
    " retrofit restore protect conserve clean recycle collect capture store remove operate run"
    " publish release complete finish develop begin start have bring_on bring_online put_into"
    " roll_out carry transport accommodate sign register certify achieve attain hit exceed"
    " surpass top total cover source derive obtain take_on bring inject pump set_aside"
    " repurchase use process handle win field assemble get receive see"
)
"""Verbs whose object is counted: to do more of it than was promised keeps the promise."""
REMOVE: Final = _forms(
    "cut close shut shut_down eliminate axe abolish scrap shed retire decommission demolish"
    " lay_off dismiss fire phase_out discontinue withdraw repeal"
)
"""Those after which what is counted is gone: the measure says so."""
LOWER: Final = _forms(
    "cut reduce lower decrease shrink slash trim bring_down drop limit cap restrict contain"
    " narrow halve drive_down curb keep hold bring get push"
)
UPPER: Final = _forms(
    "increase raise grow expand boost lift double triple quadruple extend scale scale_up ramp"
    " ramp_up improve bring_up step_up widen lengthen push enlarge"
)
AS_SAID: Final = re.compile(r"(?:keep|hold|bring|get|push)", re.IGNORECASE)
"""Those of LOWER that go either way: “keep inflation below 2 %”, “keep it at 5 %”."""
MOVING: Final = _forms(
    "reach hit exceed surpass top total achieve attain be come_in stand amount grow rise"
    " increase climb average remain"
)
"""Verbs whose subject is the measure: “sales will reach 700”."""
SINKING: Final = _forms("fall drop decline decrease shrink sink")
CHANGING: Final = re.compile(
    rf"(?:{_forms('grow rise increase climb fall drop decline decrease shrink sink')})$",
    re.IGNORECASE,
)
"""Those after which a percentage alone is a change."""

_GONE: Final = {
    "cut": "cut",
    "close": "closed",
    "shut": "shut",
    "shut down": "shut down",
    "eliminate": "eliminated",
    "axe": "axed",
    "abolish": "abolished",
    "scrap": "scrapped",
    "shed": "shed",
    "retire": "retired",
    "decommission": "decommissioned",
    "demolish": "demolished",
    "lay off": "laid off",
    "dismiss": "dismissed",
    "fire": "fired",
    "phase out": "phased out",
    "discontinue": "discontinued",
    "withdraw": "withdrawn",
    "repeal": "repealed",
}
GONE: Final = {form: gone for verb, gone in _GONE.items() for form in _forms_of(verb)} | {
    gone: gone for gone in _GONE.values()
}
"""What is said of what was removed, by the verb."""
_MONEY: Final = {
    "investment": "invest inject pump",
    "spending": "spend",
    "payment": "pay disburse",
    "money raised": "raise mobilise mobilize secure attract",
    "savings": "save",
    "contribution": "donate contribute",
    "funding": "provide give grant allocate set_aside fund commit award",
    "lending": "lend",
    "money returned": "return",
    "repurchases": "repurchase",
    "income": "earn generate",
}
MONEY: Final = {
    form: noun
    for noun, verbs in _MONEY.items()
    for verb in verbs.split()
    for form in _forms_of(verb.replace("_", " "))
} | {
    "invested": "investment",
    "spent": "spending",
    "paid": "payment",
    "raised": "money raised",
    "allocated": "funding",
    "provided": "funding",
    "donated": "contribution",
}
"""What a sum of money is, by what is done with it."""
DONE: Final = (
    "built|opened|created|added|hired|recruited|trained|planted|installed|deployed|delivered"
    "|produced|made|sold|launched|provided|given|distributed|connected|electrified|vaccinated"
    "|restored|protected|converted|renovated|retrofitted|constructed|established|set up|completed"
    "|invested|spent|paid|raised|allocated|donated|supplied|ordered|purchased|bought"
    "|rolled out|brought online|" + "|".join(_GONE.values())
)
"""What will be done to what is counted."""
METRIC: Final = re.compile(
    r"\b(?:sales|revenues?|turnover|output|production|capacity|deliveries|exports|imports|profits?"
    r"|earnings|income|margins?|costs?|expenses?|expenditures?|emissions|growth|investments?|headcount"
    r"|workforce|employment|unemployment|inflation|spending|shipments|orders|bookings|volumes?|traffic"
    r"|membership|subscribers|users|customers|enrol?ment|share|dividends?|yield|debt|deficit|generation"
    r"|demand|supply|reserves|capital|funding|wages?|prices?|attendance|population)\b",
    re.IGNORECASE,
)
"""Nouns that measure something, also where one opens a sentence: “Sales will reach”."""
BETTER_LESS: Final = re.compile(
    r"\b(?:costs?|expens\w+|loss(?:es)?|emissions?|debts?|deficits?|unemployment|inflation|prices?"
    r"|fees?|tax\w*|rates?|waste|pollution|deaths?|accidents?|crimes?|poverty|delays?|times?|capex"
    r"|expenditures?|spending|leverage|ratio|turnover|churn|cancellations?|defaults?|charges?"
    r"|imports?|intensity|warming|temperature|weight|consumption|usage|wait\w*|backlog|mortality)\b",
    re.IGNORECASE,
)
"""Measures of which nobody promises more, unless it is said."""
NO_MEASURE: Final = re.compile(
    r"\b(?:guidance|targets?|goals?|range|outlook|forecasts?|plans?|aims?|objectives?|study|studies"
    r"|expectations?|will|estimates?|level|levels|number|numbers|figures?|total|it|this|that|they"
    r"|these|those|which|we|midpoint|projections?|assumptions?|ambition|commitment|much|region"
    r"|mass|weight|diameter|thickness|height|width|temperature|altitude|i)\b"
    r"|^(?:cuts?|rises?|increases?|decreases?|falls?|drops?|reductions?|gains?|trials?)$",
    re.IGNORECASE,
)
"""Words that stand for a number, and are no measure; nor is a change of who knows what.

Of a mass or a height nobody knows whether more or less of it is promised.
"""
