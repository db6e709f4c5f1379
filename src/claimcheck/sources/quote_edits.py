"""What an editor did to a quote, and whether that may have turned its sense.

Omissions (`…`, `[…]`) and words in brackets are the editor's. The rule refuses rather than guesses:
a bracket may say who or what a pronoun of the source means, and nothing else; and an omission may
not take a negation away.
"""

import re
from dataclasses import dataclass
from typing import Final

_EDIT: Final = re.compile(r"\[[^][]{0,200}\]|\(\s*\.(?:\s?\.){2,3}\s*\)|\.(?:\s?\.){2,3}")
_OMISSION: Final = re.compile(r"[\s.([\])]*")
_LONG: Final = 200
"""The most letters of what was left out that are shown."""
_LAST_WORD: Final = re.compile(r"(?<![\w'’-])[^\W\d_]+\s*$")
_FIRST_WORD: Final = re.compile(r"\s*[^\W\d_]+(?![\w'’-])")
_WORD: Final = re.compile(r"[^\W\d_⁰¹²³⁴-⁹]+(?:['’][^\W\d_⁰¹²³⁴-⁹]+)*")
"""Letters, without a footnote mark that is set to them."""


def _set_of(words: str) -> frozenset[str]:
    return frozenset(words.split())


_NEGATIONS: Final = _set_of(
    "no not never none nobody nothing nowhere neither nor without cannot unless except hardly "
    "barely scarcely rarely seldom deny denied denies denying fail failed fails failing refuse "
    "refused refuses refusing unable unlikely impossible "
    "nicht kein keine keinen keinem keiner keines nie niemals ohne weder noch nichts niemand kaum "
    "ne pas jamais sans aucun aucune ni rien non senza nessuno nessuna sin nunca jamás ningún "
    "ninguna tampoco não nem sem nenhum nenhuma niet geen nooit zonder inte aldrig ikke ingen "
    "nigdy bez не ни нет никогда без ні ніколи δεν μην όχι değil ei eivät soha niciodată niciun "
    "tidak bukan không chưa לא אין בלי نه نیست keinesfalls keineswegs mitnichten "
    "dont doesnt didnt isnt arent wasnt wont cant couldnt wouldnt shouldnt hasnt havent"
)
"""In the languages that originals are in most; a list, which no language is."""
_NEGATION_SIGNS: Final = re.compile(
    r"n['’]t\b|[不没沒未无無勿別别]|非(?!常)|ない|なく|ません|않|없|ไม่|មិន|नहीं|নেই|নয়|\b(?:لا|لن|لم|ليس)\b",
    re.IGNORECASE,
)
"""Negations that are part of a word, or in scripts without spaces."""
_QUALIFIERS: Final = _set_of(
    "if when until till once provided only just almost nearly about around roughly most least half "
    "part partly some many few fewer less more under over up maximum minimum may might could would "
    "should can perhaps possibly probably maybe hope hopes hoped try tries tried aim aims aimed "
    "plan plans planned want wants wanted expect expects expected intend intends consider "
    "everyone everybody anyone anybody someone somebody "
    "zero dozens hundreds thousands millions billions "
    "all every each both any other another alleged allegedly supposed "
    "supposedly claimed former first last "
    "wenn falls nur fast etwa vielleicht si seulement presque solo casi"
)
"""Words that make what is said less, more, or conditional."""
_PRONOUNS: Final = _set_of(
    "i he she it we you they me him her us them his hers its our ours my mine your yours their "
    "theirs this that these those who which "
    "ich er sie es wir ihr ihre ihn ihm ihnen uns unser dies diese dieser dieses "
    "je il elle on nous vous ils elles ce cela ella nosotros ellos ellas esto eso "
    "他 她 它 我 你 我们 他们 她们 它们 你们 我們 他們 她們 它們 你們"
)
_ARTICLES: Final = _set_of("the a an der die das den dem des ein eine le la les un une el los las")
_REMARKS: Final = (
    "sic",
    "sic!",
    "emphasis added",
    "emphasis mine",
    "emphasis ours",
    "italics added",
)
"""What says something of the words, and is not among them."""
_JOINING: Final = _set_of("of to in on at by for from with about and or as than de di von zu")
"""What a name or a description does not end with."""


@dataclass(frozen=True, slots=True)
class Edit:
    """One mark of an editor within a quote."""

    mark: str
    """As the quote has it: `…`, `[the mayor]`."""

    @property
    def is_omission(self) -> bool:
        """Whether it says only that something is left out."""
        return _OMISSION.fullmatch(self.mark) is not None

    @property
    def words(self) -> str:
        """What stands in the brackets."""
        return self.mark.strip("[] \n\t")

    @property
    def is_remark(self) -> bool:
        """Whether it is said of the words, as `[sic]` is."""
        return self.words.casefold() in _REMARKS

    def last_of(self, before: str) -> str:
        """Return what the source has in the place of a mark that opens a quote."""
        if self.is_omission or self.is_remark:
            return ""
        start = _ends_with(self.words).search(before)
        return start[0] if start else _pronoun(_LAST_WORD.search(before))

    def first_of(self, after: str) -> str:
        """Return what the source has in the place of a mark that ends a quote."""
        if self.is_omission or self.is_remark:
            return ""
        end = _begins_with(self.words).match(after)
        return end[0] if end else _pronoun(_FIRST_WORD.match(after))

    def is_answered(self, gap: str) -> bool:
        """Whether the words are the source's own, but for their case, or add nothing."""
        if self.is_remark:
            return not _has_words(gap)
        return _folded(self.words) == _folded(gap)

    def fault(self, gap: str, before: str) -> str | None:
        """Return why it may have turned the sense, as the end of a sentence; None where it did not.

        `gap` is what the source has in its place, and `before` what stands in front of it.
        """
        if self.is_omission:
            told = f"it leaves out “{_shown(gap)}”, which may change its meaning; quote that too"
            return told if _negates(gap) else None
        is_grammar = _folded(self.words) in _PRONOUNS | _ARTICLES and not _has_words(gap)
        if self.is_answered(gap) or is_grammar:
            return None
        explained = re.findall(r"\w+", gap) or _WORD.findall(before)[-1:]
        is_of_pronoun = bool(explained) and _PRONOUNS.issuperset(map(str.casefold, explained))
        if self._names() and is_of_pronoun:
            return None
        instead = f"has “{_shown(gap)}” there" if _has_words(gap) else "has no such word there"
        put_in = f"“[{self.words}]” was added to it, and the source {instead}"
        return f"{put_in}; quote what the source says, and explain it in a note"

    def notice(self, gap: str) -> str | None:
        """Return what a reader should know of an edit without a fault; None for nothing."""
        if self.is_omission:
            return f"leaves out “{_shown(gap)}”" if _has_words(gap) else None
        if self.is_answered(gap):
            return None
        return f"says “[{self.words}]”" + (f" for “{_shown(gap)}”" if _has_words(gap) else "")

    def _names(self) -> bool:
        """Whether it says only who or what is meant: by a pronoun, a description or a name."""
        words = _WORD.findall(self.words)
        if not words or _qualifies(self.words) or words[-1].casefold() in _JOINING:
            return False
        is_description = words[0].casefold() in _PRONOUNS | _ARTICLES
        is_name = all(not word[0].islower() or word in _JOINING for word in words)
        return is_description or (is_name and not words[0][0].islower())


def parted(quote: str) -> tuple[list[str], list[Edit]]:
    """Return the words of a plain quote around the marks of its editor, and the marks.

    There is one piece more than there are marks; pieces may be empty.
    """
    return _EDIT.split(quote), [Edit(mark) for mark in _EDIT.findall(quote)]


def _negates(text: str) -> bool:
    return not _words(text).isdisjoint(_NEGATIONS) or _NEGATION_SIGNS.search(text) is not None


def _qualifies(text: str) -> bool:
    return bool(_words(text) & _QUALIFIERS or re.search(r"\d", text)) or _negates(text)


def _words(text: str) -> set[str]:
    """Return the words of a text, those that a line end breaks whole and in their parts."""
    found = {*_WORD.findall(text), *_WORD.findall(text.replace("-\n", ""))}
    return set(map(str.casefold, found))


def _ends_with(words: str) -> "re.Pattern[str]":
    return re.compile(rf"(?<!\w){_loose(words)}\s*$", re.IGNORECASE)


def _begins_with(words: str) -> "re.Pattern[str]":
    return re.compile(rf"\s*{_loose(words)}(?!\w)", re.IGNORECASE)


def _loose(words: str) -> str:
    return r"\s+".join(map(re.escape, words.split()))


def _pronoun(word: "re.Match[str] | None") -> str:
    return word[0] if word and word[0].strip().casefold() in _PRONOUNS else ""


def _has_words(text: str) -> bool:
    return re.search(r"\w", text) is not None


def _folded(text: str) -> str:
    return "".join(filter(str.isalnum, text)).casefold()


def _shown(text: str) -> str:
    line = " ".join(text.split()).lstrip(",.;: ")
    return line if len(line) <= _LONG else f"{line[: _LONG - 1]}…"
