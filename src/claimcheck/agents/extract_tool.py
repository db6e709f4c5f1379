"""The tool `extract`: of a text that the agent has, or of a page that is fetched; never a file."""

from functools import partial
from typing import TYPE_CHECKING, Final

from claimcheck.api.argument import FLAG, PAGE, SHARE, TEXT, Argument
from claimcheck.api.tool import Answer, Given, Tool, answer
from claimcheck.desk import dates
from claimcheck.desk.results import result_type
from claimcheck.desk.session import Session
from claimcheck.errors import UsageError
from claimcheck.extract.candidate import MIN_SCORE

if TYPE_CHECKING:
    from claimcheck.sources.material import Material


def _extract(session: Session, given: Given) -> Answer:
    from claimcheck.desk.article_claims import Extracted, day_of
    from claimcheck.desk.article_evidence import spoken_of
    from claimcheck.extract.candidate import extract
    from claimcheck.extract.text.language import foreign_language
    from claimcheck.sources.source_reading import read

    told: list[str] = []
    document = read(_material(session, given))
    against = given["against"]
    if not against and (language := foreign_language(document.text)):
        told.append(f"the text is in {language}, not in English: no claims are proposed")
        return answer("extract", None, Extracted([]), told)
    said = given["said"]
    day = (
        dates.first_day(session, said, "--said") if said else day_of(session, document, told.append)
    )
    calendar = dates.any_calendar(session)
    found = list(extract(document.text, day, calendar, given["min_score"], document.title))
    spoken = spoken_of(session, document.text) if against else []
    return answer("extract", None, Extracted(found, [], spoken), told)


def _material(session: Session, given: Given) -> "Material":
    """Return the bytes of the text or of the address; UsageError where it is not one of both."""
    from claimcheck.sources.fetching import fetch
    from claimcheck.sources.material import Material
    from claimcheck.sources.source_reading import is_address

    text, address = given["text"], given["address"]
    if (text is None) == (address is None):
        raise UsageError("give the text of an article or its address: one of them, and not both")
    if text is not None:
        return Material(text.encode(errors="replace"), "text")
    if not is_address(address):
        raise UsageError(
            f"address: “{address}” is not an http(s) address",
            "no tool reads files; give what is in one as text",
        )
    return fetch(address, session.bounds)


EXTRACT: Final = Tool(
    "extract",
    "Find the sentences of an article that make a claim to check later. Records nothing.",
    (
        Argument("text", PAGE, "The text of the article, or its HTML."),
        Argument("address", TEXT, "An http(s) address instead, which is fetched."),
        Argument("said", TEXT, "When it was published; default: as the source says, or today."),
        Argument("against", FLAG, "Find too which open claims it speaks to.", default=False),
        Argument("min_score", SHARE, "The least score that is shown.", default=MIN_SCORE),
    ),
    _extract,
    partial(result_type, "extract"),
    asks_outside=True,
)
