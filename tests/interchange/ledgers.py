"""Ledgers for the tests of what goes out: one with every key, and any at all."""

from typing import Any

from hypothesis import strategies as st

from claimcheck.domain.model.block import Block
from claimcheck.domain.model.block_keys import Key, keys_of, tables_of
from claimcheck.domain.model.decode import TABLES
from claimcheck.domain.model.settings import Settings

EVERY_KEY = """\
[settings]
title = "Promises <&>"
notice = "60d"
shade = 1

[claimants.xpeng]
name = "XPENG"
also = ["XPeng Motors", "小鹏汽车"]
kind = "organisation"
fiscal-year-start = 4
since = 2014-01-01

[claims.xpeng-flying-car]
text = "our wording"
claimant = "XPENG"
speaker = "He Xiaopeng"
made = 2024-03-21
deadline = "2025-Q4"
deadline-words = "from the fourth quarter of 2025"
quote = "we will"
wording = "reported"
original = "我们会"
lang = "zh"
source = "https://example.org/said"
title = "At the fair"
archived = "https://archive.example/1"
criteria = "handed over"
kind = "aim"
tags = ["ev", "aviation"]
review-every = "90d"
target = { measure = "countries", more-than = 60, from = 30 }
parts = ["other"]
needs = "any"
condition = "the certificate is granted"
note = "ring them"
was = ["flying-car"]
by = "vl"
colour = 2026-01-02
recorded = 2025-03-10T09:14:03Z

[claims.xpeng-flying-car.evidence.2025-11-03-7f3a]
date = 2025-11-03
happened = "2025-10"
stance = "supports"
source = "https://example.org/trial"
title = "Trial"
quote = "it flew"
wording = "verbatim"
note = "desk only"
value = 60
measure = "countries"
origin = "claimant"
archived = "https://archive.example/2"
snapshot = "sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"
depth = { when = 07:32:00, list = [1979-05-27, 1.5] }
recorded = 2025-11-04T08:00:00Z

[claims.xpeng-flying-car.revisions.2024-05-17-02be]
date = 2024-05-17
deadline = "2026"
condition-met = true
source = "https://example.org/revised"
recorded = 2025-03-10T09:20:00Z

[claims.xpeng-flying-car.verdicts.2027-01-15-c0de]
date = 2027-01-15
verdict = "kept"
fulfilled = "2026-12"
because = "handed over"
on = ["2025-11-03-7f3a"]
recorded = 2027-01-15

[claims.xpeng-flying-car.forecasts.2025-04-01-11aa]
date = 2025-04-01
probability = 0.3
by = "vl"

[claims.xpeng-flying-car.corrections.2027-01-16-91ab]
date = 2027-01-16
retracts = "2025-04-01-11aa"
made = 2024-03-20
because = "a slip of the pen"

[claims.xpeng-flying-car.inquiries.2026-12-20-77aa]
date = 2026-12-20
to = "press office"
question = "When, and how many?"
reply-by = 2027-01-05
note = "desk only"
by = "vl"
recorded = 2026-12-20T10:00:00Z

[claims.xpeng-flying-car.replies.2027-01-03-91c0]
date = 2027-01-03
quote = "In spring"
inquiry = "2026-12-20-77aa"
source = "an email"
wording = "translated"
original = "春天"
lang = "zh"
archived = "https://archive.example/3"
snapshot = "sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"
note = "desk only"
by = "vl"
recorded = 2027-01-03T10:00:00Z

[claims.xpeng-flying-car.replies.2027-01-04-02d1]
date = 2027-01-04
declined = true

[claims.other]
text = "another"
claimant = "Acme"
made = "2025"
draft = true

[looks.2026-11-24-vl]
date = 2026-11-24
claims = ["xpeng-flying-car"]
where = "press room"
recorded = 2026-11-24T17:00:00Z

[elsewhere]
kept = true
"""

_texts = st.text(st.characters(codec="utf-8"), max_size=12)
_slugs = st.from_regex(r"[a-z0-9][a-z0-9-]{0,6}", fullmatch=True)
_unknown = st.dictionaries(
    st.sampled_from(["id", "format", "$toml", "colour", ""]),
    st.one_of(
        _texts,
        st.dates(),
        st.floats(allow_nan=False),
        st.datetimes(),
        st.dictionaries(st.sampled_from(["$toml", "x"]), st.times(), max_size=2),
    ),
    max_size=2,
)
_BY_FORM: dict[str, st.SearchStrategy[Any]] = {
    "a UTC time to the second, or a day": st.sampled_from(["2025-03-10T09:14:03Z", "2025-03-10"]),
    "{ measure, one or two bounds, unit, from }": st.fixed_dictionaries(
        {"measure": _texts, "at-least": st.integers(-99, 99)},
        optional={"unit": _texts, "from": st.floats(-1e9, 1e9)},
    ),
    "sha256: and 64 hex digits": st.just("sha256:" + 64 * "0"),
    "a list of ids": st.lists(_slugs, max_size=2),
    "a list of texts": st.lists(_texts, max_size=2),
    "an id": _slugs,
    '"all", "any" or a number': st.sampled_from(["all", "any", 2]),
}
_WORDS = ["2026-06-30", "2026-06", "2026", 2026, "203X", "90d", "unknown", 0.5, 7, True, False]


def _values(key: Key) -> st.SearchStrategy[Any]:
    """Values that a key takes: by its form, else its words, else whichever of a few it reads."""
    if key.kind.form in _BY_FORM:
        return _BY_FORM[key.kind.form]
    if "enum" in key.kind.schema:
        return st.sampled_from(key.kind.schema["enum"])
    if key.kind.schema == {"type": "string"} and _reads(key, "words"):
        return _texts.map(lambda text: text if text.strip() else "words")
    return st.sampled_from([word for word in _WORDS if _reads(key, word)])


def _reads(key: Key, value: Any) -> bool:
    try:
        key.kind.read(value)
    except ValueError:
        return False
    return True


def _blocks(block: type[Block]) -> st.SearchStrategy[dict[str, Any]]:
    values = {key.name: _values(key) for key in keys_of(block).values()}
    required = [key.name for key in keys_of(block).values() if key.required]
    optional = [name for name in values if name not in required]
    tables = {
        name: st.dictionaries(_slugs, _blocks(inner), max_size=1)
        for name, inner in tables_of(block).items()
    }

    @st.composite
    def drawn(draw: st.DrawFn) -> dict[str, Any]:
        some = draw(st.lists(st.sampled_from([*optional, *tables]), unique=True, max_size=5))
        return draw(_unknown) | {name: draw((values | tables)[name]) for name in (*required, *some)}

    return drawn()


plain_ledgers = st.builds(
    lambda unknown, tables: {**unknown, **tables},
    _unknown,
    st.fixed_dictionaries(
        {
            "settings": _blocks(Settings),
            **{
                name: st.dictionaries(_slugs, _blocks(one), max_size=1)
                for name, one in TABLES.items()
            },
        }
    ),
)
"""The data of a ledger with any keys of any blocks; its facts need not make sense together."""

PROMISES = """\
[settings]
title = "Promises"
notice = "30d"
base-url = "https://promises.example/"

[claimants.acme]
name = "Acme"
also = ["Acme Ltd"]
kind = "organisation"

[claimants.ann]
name = "Ann Lee"
kind = "person"

[claims.late]
text = "Acme will open a plant"
claimant = "Acme Ltd"
speaker = "Bo Ek"
made = 2024-01-10
deadline = 2024-06-30
quote = "by the end of June, we will"
source = "https://news.example/plant"
title = "The plant"
archived = "https://archive.example/plant"
criteria = "the first car leaves it"
tags = ["industry", "jobs"]
note = "ring the plant"
was = ["plant"]
recorded = 2024-01-11T08:00:00Z

[claims.late.evidence.opened]
date = 2024-08-17
happened = 2024-08-16
stance = "supports"
source = "https://news.example/opened"
title = "First car"
note = "desk only"
recorded = 2024-08-20T10:00:00Z

[claims.late.evidence.rumour]
date = 2024-05-01
stance = "refutes"
source = "a caller"
recorded = 2024-05-02

[claims.late.corrections.no-rumour]
date = 2024-05-10
retracts = "rumour"
because = "the caller was joking"
recorded = 2024-05-10T09:00:00Z

[claims.late.verdicts.ruled]
date = 2024-09-01
verdict = "kept"
fulfilled = 2024-08-16
because = "the first car left it"
on = ["opened"]
recorded = 2024-09-01T12:00:00Z

[claims.late.forecasts.odds]
date = 2024-02-01
probability = 0.3
by = "vl"

[claims.broken]
text = "Ann Lee will cut the tax on books, newspapers and magazines to nothing in her first year"
claimant = "Ann Lee"
made = "2023-11"
deadline = "2024"
source = "radio interview"

[claims.broken.verdicts.ruled]
date = 2025-01-05
verdict = "broken"
because = "the tax stands"

[claims.moved]
text = "Acme will hire 500"
claimant = "Acme"
made = 2025-01-01
deadline = "2026-03"
deadline-words = "by March"
source = "https://news.example/hire"

[claims.moved.revisions.later]
date = 2026-04-10
deadline = "2027-H1"
deadline-words = "next summer"
source = "https://news.example/later"
title = "Later"
recorded = 2026-04-11T00:00:00Z

[claims.overdue]
text = "Acme will plant trees"
claimant = "Acme"
made = 2025-01-01
deadline = "2026-Q3"

[claims.withdrawn]
text = "Acme will sail"
claimant = "Acme"
made = 2025-01-01
deadline = 2026-12-24

[claims.withdrawn.verdicts.ruled]
date = 2026-02-01
verdict = "withdrawn"
because = "it said so"

[claims.someday]
text = "Acme will sing"
claimant = "Acme"
made = "2025-Q1"
deadline-words = "soon"

[claims.secret]
text = "Acme will buy Bolt"
claimant = "Acme"
made = 2025-05-01
deadline = "2028"
draft = true

[looks.round]
date = 2026-10-01
claims = ["overdue", "secret"]
note = "phone"
"""
"""On 2026-11-24: late was 47 days late (31 of July, 16 of August), overdue is since 1 October."""
