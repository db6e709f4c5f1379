"""What stands in an article and is no part of its text: advertisements, links, legal notices."""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from claimcheck.extract.text.quick_pattern import WordedPattern, worded
from claimcheck.extract.text.sentences import Sentence

_LINK: Final = re.compile(
    r"\W*(?:RELATED|Related|READ|Read (?:more|also|next)|SEE ALSO|See also|ALSO READ|Also read"
    r"|MORE ON"
    r"|WATCH|Watch|LISTEN|Listen|DON['’]T MISS|Don['’]t miss|Recommended|RECOMMENDED|Editor['’]s"
    r"|Trending|Most read|You may also|Photo|Image|Photograph|File photo)\b.{0,20}?:"
    r"|\W*(?:RELATED|Read more|Read also|Read next|See also|ALSO READ|Also read|ADVERTISEMENT"
    r"|Advertisement|Advertising|SPONSORED|Sponsored|Story continues|Article continues|Subscribe"
    r"|Sign up"
    r"|Sign in|Click here|Tap here|Follow us|Join (?:our|us on)|Download (?:our|the app)"
    r"|Share this|Skip to|Getty Images|All rights reserved|Copyright|©|Get (?:the latest|our"
    r"|your daily|started|\d+%)"
    r"|Try (?:it|us|\w+ free)|Buy now|Shop now|Learn more|Book (?:now|your)|Enter your email"
    r"|Use code"
    r"|Support (?:our|independent) journalism|Cookie|This website uses|We use cookies"
    r"|By (?:clicking|signing up)"
    r"|Enjoy (?:unlimited|our)|Unlock|Start your (?:free )?(?:trial|subscription)|Save up to"
    r"|Special offer"
    r"|Limited[- ]time|Don['’]t miss out|Register (?:now|here)|Contact us|Media [Cc]ontacts?"
    r"|Investor [Cc]ontacts?"
    r"|Disclaimer|Disclosure)\b"
)
"""How a line begins that only leads elsewhere or sells something."""
_ADVERTISED: Final = worded(
    r"\b(?:free trial|promo code|discount code|limited[- ]time offer|money[- ]back guarantee"
    r"|unsubscribe"
    r"|privacy policy|terms (?:of (?:use|service)|and conditions) apply|your inbox"
    r"|our newsletters?|affiliate (?:links?|commission)|per month after|cancel any ?time"
    r"|push notifications)\b",
    "trial code offer money unsubscribe policy apply inbox newsletter affiliate month cancel"
    " notifications",
)
_SAFE_HARBOUR: Final = worded(
    r"forward[- ]looking (?:statement|information)|private securities litigation reform"
    r"|safe harbou?r"
    r"|undertakes? no (?:obligation|duty)|not (?:undertake|assume) any obligation"
    r"|(?:actual )?results (?:may|could|might|will|to) (?:\w+ )?differ|risks and uncertainties"
    r"|(?:words|terms|expressions) such as|identified by (?:words|terms|the (?:words|use))"
    r"|no assurances?\b|cannot (?:assure|guarantee)|past performance|constitute an offer"
    r"|investment advice|should not be (?:relied|construed)",
    "looking litigation harbor harbour obligation duty differ uncertainties such words terms use"
    " assurance assure guarantee performance offer advice relied construed",
)
_CALL: Final = worded(
    r"\b(?:conference call|webcast|earnings call|dial[- ]in"
    r"|replay (?:of (?:the|this|that)|will|is|can|may|shall|number|dial|code)"
    r"|question[- ]and[- ]answer session"
    r"|investor call|teleconference|audio recording)\b",
    "call webcast dial replay answer teleconference recording",
)
_HOSTED: Final = re.compile(
    r"\b(?:will|to|shall|can|may) (?:also )?(?:be )?(?:host|hold|held|conduct|discuss|webcast"
    r"|broadcast"
    r"|available|archived|accessible|accessed|posted|followed|begin|participate|join|listen|access"
    r"|live|present)"
)
_ON_THE_CALL: Final = worded(
    r"\b(?:will|['’]ll|like to|going to|[Ll]et me|want to)(?: now| then| first| also| just"
    r"| be)* (?:turn(?:ing)?"
    r" (?:it|the call|the floor|things|over|now|to)|hand (?:it|over|the)|pass (?:it|the)"
    r"|discuss(?:ing)?|address"
    r"|talk(?:ing)? (?:more )?(?:about|through|you)|walk (?:you|through)|cover|highlight some"
    r"|share with you|comment|touch on|elaborate"
    r"|take (?:your|any|some) questions|take (?:the|that|this) (?:\w+ )?(?:question|one|part"
    r"|piece)|open (?:it|the (?:call|line|floor))|review (?:our"
    r"|the) (?:results"
    r"|quarter|financ\w+)|provide (?:an? |some |more |the |our )?"
    r"(?:\w+ )?(?:update|details?|colou?r|context|overview|comments|outlooks?)"
    r"|speak (?:to|about)|go (?:through|over|into)|refer|join me|begin (?:with|by)|start with"
    r"|(?<=now )move (?:on )?to|conclude)",
    "turn hand pass take address discuss talk walk cover highlight share comment touch elaborate"
    " questions open"
    " move review provide speak go refer join begin start conclude",
)
"""What speakers on a call say that they will do there."""
_TOLD_NEXT: Final = worded(
    r"\b(?:which|that|as) (?:[A-Z][\w.]+ ){1,3}will (?:now |then |also )?(?:discuss|cover|address"
    r"|describe|review|explain|walk|detail|expand on|touch on|talk|elaborate|speak)\b",
    "discuss cover address describe review explain walk detail expand touch talk elaborate speak",
)
"""What somebody else will speak of there: “costs, which Ann Lee will cover”."""
_SPEAKS: Final = re.compile(r"\b(?:I|I['’]ll|[Ww]e['’]ll|[Ll]et me|[Ll]et['’]s|I['’]d|[Nn]ow)\b")
_SHORTLY: Final = re.compile(
    r"\b(?:in a (?:moment|minute|few minutes)|shortly|momentarily|on (?:the|this|today['’]s) call"
    r"|a (?:bit|little) later|later (?:in|on) (?:the|this) call|to (?:the|your) questions)\b"
)
_HEADING: Final = re.compile(
    r"\W*(?:Cautionary|Safe Harbou?r|Forward[- ]Looking|FORWARD[- ]LOOKING|CAUTIONARY|Disclaimer"
    r"|DISCLAIMER|Legal notice|Conference Call|CONFERENCE CALL|Webcast|Important Notice"
    r"|Note (?:on|to|regarding) [Ff]orward)[^.!?]{0,90}"
)
"""A title above nothing but notices."""
_LONGEST_TITLE: Final = 140
_TITLE: Final = re.compile(r"[A-Z][^.!?:;]{2,79}")


def in_notices(sentences: Iterable[Sentence]) -> Iterator[int]:
    """Yield the places of the sentences that stand under a title above nothing but notices."""
    in_notice = False
    for at, one in enumerate(sentences):
        if one.opens_line and len(one.text) < _LONGEST_TITLE:
            if _HEADING.fullmatch(one.text):
                in_notice = True
            elif in_notice and _TITLE.fullmatch(one.text):
                in_notice = False
        if in_notice:
            yield at


def is_boilerplate(sentence: str) -> bool:
    """Whether a sentence leads elsewhere, sells something, or is a notice."""
    return bool(
        _LINK.match(sentence)
        or _matches(_ADVERTISED, sentence)
        or _matches(_SAFE_HARBOUR, sentence)
        or (_matches(_CALL, sentence) and _HOSTED.search(sentence))
        or _is_on_the_call(sentence)
    )


def _matches(worded: WordedPattern, sentence: str) -> bool:
    """Whether a pattern in small letters is in a sentence."""
    return worded.may_match(sentence) and worded.pattern.search(sentence.lower()) is not None


def _is_on_the_call(sentence: str) -> bool:
    """Whether a speaker says what the call goes on with."""
    return bool(
        _TOLD_NEXT.search(sentence)
        or (
            _ON_THE_CALL.search(sentence)
            and (_SPEAKS.search(sentence) or _SHORTLY.search(sentence))
        )
    )
