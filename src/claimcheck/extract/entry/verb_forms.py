"""The forms of verbs behind the name of a claimant: as data."""

from typing import Final

VERB_OF: Final = {
    "plan": "plans",
    "goal": "aims",
    "aim": "aims",
    "ambition": "aims",
    "target": "aims",
    "intention": "intends",
    "commitment": "is committed",
    "promise": "promises",
    "pledge": "pledges",
    "vow": "vows",
    "eagerness": "is eager",
    "determination": "is determined",
    "hope": "hopes",
}
VERB_OF_PARTICIPLE: Final = {
    "aiming": "aims",
    "planning": "plans",
    "targeting": "targets",
    "seeking": "seeks",
    "hoping": "hopes",
    "intending": "intends",
    "promising": "promises",
    "pledging": "pledges",
    "vowing": "vows",
    "preparing": "is preparing",
    "striving": "strives",
    "expecting": "expects",
    "proposing": "proposes",
    "committing": "commits",
}
AFTER_PLURAL: Final = {
    **{
        verb: f"{verb}s"
        for verb in (
            *("plan", "aim", "intend", "expect", "want", "hope", "seek", "target", "anticipate"),
            *(
                "propose",
                "strive",
                "pledge",
                "vow",
                "commit",
                "see",
                "project",
                "forecast",
                "guide",
            ),
            *(
                "predict",
                "remain",
                "continue",
                "need",
                "guarantee",
                "offer",
                "estimate",
                "envisage",
            ),
        )
    },
    "promise": "promises",
    "are": "is",
    "am": "is",
    "have": "has",
    "do": "does",
}
DRAWN: Final = {"ll": "will", "re": "is", "ve": "has", "m": "is", "d": "would", "s": "is"}
"""What is drawn together with a pronoun: “we’ll”."""
