"""Words that would be markup, script, style or an address if a page let them."""

import json
from collections.abc import Iterator

WORDS = (
    "<script>hacked()</script>",
    '"><img src=x onerror=hacked()>',
    "' onmouseover='hacked()' x='",
    '" autofocus onfocus="hacked()" x="',
    "</style><style>*{display:none}</style>",
    "</title><svg/onload=hacked()>",
    "</script><script>hacked()</script>",
    "<!--<script>hacked()",
    "]]><iframe srcdoc='<script>parent.hacked()</script>'>",
    "{{ 7 * 7 }}{% for one in ().__class__ %}",
    "javascript:hacked()",
    "JaVaScRiPt:hacked()",
    "\tjavascript:hacked()",
    "data:text/html,<script>hacked()</script>",
    "vbscript:hacked()",
    "//evil.example/x",
    'https://evil.example/"onclick="hacked()',
    "https://evil.example/'><script>hacked()</script>",
    "https://evil.example/\u202egpj.exe",
    "&lt;script&gt;hacked()&lt;/script&gt;",
    "\u0000\u001b]8;;https://evil.example\u0007click",
)


def ledger() -> str:
    """Return a ledger with a claim for each of the words, which stand in all its fields."""
    return "\n".join(_lines())


def _lines() -> Iterator[str]:
    yield "[settings]\ntitle = " + _toml(WORDS[0]) + '\nbase-url = "https://desk.example"'
    for number, word in enumerate(WORDS):
        text = _toml(word)
        other = _toml(f"{number} {word}")
        at = f"claims.c{number}"
        yield f"[claimants.p{number}]\nname = {other}\nalso = [{_toml(f'{number}. {word}')}]"
        yield f"[{at}]\ntext = {text}\nclaimant = {other}\nspeaker = {text}\nmade = 2024-01-01"
        yield f"deadline = 2026-12-20\ndeadline-words = {text}\nquote = {text}\noriginal = {text}"
        yield f"lang = {text}\nsource = {text}\ntitle = {text}\narchived = {text}"
        yield "wording = 'reported'"
        yield f"criteria = {text}\ntags = [{text}]\nnote = {text}\nby = {text}"
        yield f"condition = {text}\ntarget = {{ measure = {text}, at-least = 5, unit = {text} }}"
        yield f"[{at}.evidence.e]\ndate = 2024-02-01\nstance = 'supports'\nsource = {text}"
        yield f"title = {text}\nquote = {text}\narchived = {text}\nvalue = 3\nunit = {text}"
        yield f"[{at}.evidence.f]\ndate = 2024-02-02\nstance = 'refutes'\nsource = {text}"
        yield f"value = 4\nunit = {text}\nmeasure = {text}"
        yield f"[{at}.revisions.r]\ndate = 2024-03-01\ndeadline = 2026-12-21\nspeaker = {text}"
        yield f"deadline-words = {text}\ntext = {text}\nsource = {text}\ntitle = {text}"
        yield f"quote = {text}\noriginal = {text}\nlang = {text}\ncondition-met = true"
        yield f"[{at}.corrections.k]\ndate = 2024-05-01\nretracts = 'f'\nbecause = {text}"
        yield f"speaker = {_toml('not ' + word)}\nquote = {_toml('not ' + word)}"
        yield f"[{at}.inquiries.q]\ndate = 2024-05-02\nto = {text}\nquestion = {text}"
        yield f"[{at}.replies.a]\ndate = 2024-05-03\ninquiry = 'q'\nquote = {text}"
        yield f"original = {text}\nlang = {text}\nsource = {text}\narchived = {text}"
        if number % 2:
            yield f"[{at}.verdicts.v]\ndate = 2024-06-01\nverdict = 'kept'\nbecause = {text}"
            yield "fulfilled = 2024-05-30"
        yield f"[looks.l{number}]\ndate = 2024-04-01\nclaims = ['c{number}']\nwhere = {text}"


def _toml(text: str) -> str:
    return json.dumps(text)
