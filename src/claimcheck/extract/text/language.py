"""Whether a text is English, told by its function words."""

import re
from collections import Counter
from typing import Final

_ENGLISH: Final = frozenset(
    [
        "a",
        "an",
        "the",
        "of",
        "and",
        "to",
        "in",
        "that",
        "is",
        "for",
        "it",
        "with",
        "as",
        "was",
        "on",
        "are",
        "be",
        "by",
        "this",
        "have",
        "from",
        "at",
        "or",
        "not",
        "will",
        "has",
        "its",
        "which",
        "were",
        "their",
        "been",
        "had",
        "but",
        "they",
        "we",
        "he",
        "she",
        "his",
        "her",
        "our",
        "you",
        "who",
        "would",
        "more",
        "than",
        "can",
        "all",
        "also",
        "new",
        "about",
        "into",
        "if",
        "when",
        "what",
        "there",
        "out",
        "said",
        "up",
        "so",
        "no",
        "after",
        "over",
        "one",
        "two",
        "year",
        "years",
    ]
)
_OTHERS: Final = {
    "German": """
        der die das und ist nicht mit den dem von zu ein eine einen einer wird werden für
        auf im sich des auch als wir sie dass bei hat sind aus nach zum zur bis mehr soll
        ich es am noch vom um
    """,
    "French": """
        le la les des et est une un dans pour que qui du sur pas plus par avec sera au aux
        ce cette nous son sa ses il elle ont ne se en d l vous leur d'ici sont
    """,
    "Spanish": """
        el la los las y del una un para que en por con no se su sus es será al lo como más
        este esta hasta ha nuestro sobre entre de han
    """,
    "Italian": """
        il di che e per una un della delle dei nel la le gli si è con non sarà da al alla
        entro anche sono più come del ha lo i
    """,
    "Portuguese": """
        o os da do dos das em para uma um não que e com se será por no na ao mais até como
        são pela pelo foi de a as nos
    """,
    "Dutch": """
        de het een van en zijn niet dat met voor op te die wordt zal ook aan naar er bij om
        door tot meer wij hebben uit zullen onze
    """,
    "Swedish": """
        och att det som en är av på för med den till har inte ett ska vi kommer om från de
        ska under år
    """,
    "Danish": """
        og at det som en er af på for med den til har ikke et skal vi vil om fra de der
        blive kan
    """,
    "Norwegian": """
        og å det som en er av på for med den til har ikke et skal vi vil om fra de i innen
    """,
    "Polish": """
        i w na nie się z do że jest to o od dla po przez oraz będzie roku ma jak
    """,
    "Czech": """
        a je v na se že z do pro od by s o jako bude roku které své také
    """,
    "Finnish": """
        ja on ei että se vuoteen mennessä myös oli ovat kuin mutta tai sen joka vuonna
    """,
    "Hungarian": """
        a az és hogy egy nem is meg van lesz csak ki el be már ezt
    """,
    "Romanian": """
        și de în la cu pe un o din nu este va care pentru să mai al ale fi până
    """,
    "Turkish": """
        ve bir bu için ile da de olarak daha çok yıl kadar olan
    """,
    "Indonesian": """
        yang dan di akan untuk dengan dari pada ini tidak itu dalam oleh juga para tahun
    """,
    "Vietnamese": """
        và của là có được cho trong một các không này đã sẽ với những năm
    """,
}
_FEWEST: Final = 2
_WORD: Final = re.compile(r"[a-z\u00c0-\u1fff\u2c00-\ud7ff]+")
"""Letters in a row; among them are no signs of those between the two ranges."""
_NOT_LATIN: Final = re.compile(r"[^A-Za-z\u00c0-\u024f\u1e00-\u1eff]")
_PLAINLY: Final = (
    *(
        " the ",
        " to ",
        " of ",
        " and ",
        " for ",
        " be ",
        " by ",
        " with ",
        " its ",
        " our ",
        " has ",
    ),
    *("We ", " we ", "They ", " they ", "It ", "n't", "n’t", "’ll", "'ll"),
)
"""One of these is in nearly every English sentence that looks ahead."""
_A_WORD: Final = 4
_ENOUGH: Final = 20_000
"""So many characters tell the language of a text."""
_WORDS_OF: Final = {name: frozenset(words.split()) for name, words in _OTHERS.items()}
_LANGUAGES: Final = {
    word: [name for name, own in _WORDS_OF.items() if word in own]
    for word in frozenset().union(*_WORDS_OF.values()) - _ENGLISH
}
"""The languages of which a word is, and not of English."""


def foreign_language(text: str) -> str | None:
    """Return the language of a text that is not English; None for English, or for too few words.

    The language with most function words in it, each word of English counted for English alone;
    “another language” where most letters are not Latin.
    """
    words = Counter(_WORD.findall(text[:_ENOUGH].lower()))
    if not _is_latin(words):
        return "another language"
    english = sum(words[word] for word in _ENGLISH.intersection(words))
    others = Counter[str]()
    for word in filter(_LANGUAGES.__contains__, words):
        for name in _LANGUAGES[word]:
            others[name] += words[word]
    best = max(others, key=lambda name: others[name], default="")
    return best if others[best] >= _FEWEST and others[best] > english else None


def _is_latin(words: Counter[str]) -> bool:
    """Whether half of the letters are Latin ones, or there are too few to tell."""
    foreign = [word for word in words if not word.isascii()]
    others = sum(len(_NOT_LATIN.findall(word)) * words[word] for word in foreign)
    if not others:
        return True
    letters = sum(len(word) * times for word, times in words.items())
    return letters < _A_WORD or others <= letters / 2


def is_foreign(sentence: str) -> bool:
    """Whether a sentence of an English text is in another language: a quotation, a title."""
    return not any(word in sentence for word in _PLAINLY) and foreign_language(sentence) is not None
