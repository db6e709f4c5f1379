"""English, as the engine asks for it."""

from claimcheck.domain.deadline.english.rule_tables import GRAMMAR
from claimcheck.domain.deadline.english.words import ABBREVIATIONS
from claimcheck.domain.deadline.language import Language
from claimcheck.domain.deadline.parser import Parser
from claimcheck.domain.deadline.reading import Unreadable


def _refusal(words: str, parser: Parser) -> Unreadable:
    from claimcheck.domain.deadline.english.refusals import refusal

    return refusal(words, parser)


ENGLISH = Language(GRAMMAR, ABBREVIATIONS, _refusal)
