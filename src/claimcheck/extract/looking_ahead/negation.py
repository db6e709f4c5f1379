"""What turns words that look ahead into the opposite, or into talk of promises."""

import re
from functools import lru_cache
from typing import Final, NamedTuple

from claimcheck.extract.looking_ahead.clauses import Clause
from claimcheck.extract.looking_ahead.cues import Head
from claimcheck.extract.looking_ahead.hearsay import gainsaid
from claimcheck.extract.text.quick_pattern import worded
from claimcheck.extract.text.speech import speeches

_NOUN: Final = (
    r"(?:target|goal|plan|pledge|promise|commitment|ambition|guidance|forecast|aim|objective|vow"
    r"|deadline|proposal|intention|outlook)s?"
)
_OWN: Final = (
    r"(?: (?:all|any|both|each|every|most|many|some|none|several|two|three|four))?(?: of)?"
    r" (?:its|their|his|her|our|my|your|the|these|those|that|this|an?|campaign|election)?"
    r" ?(?:(?!(?:and|but|now|to)\b)[\w’'%.-]+ ){0,4}?"
)
_NOT: Final = r"(?:not|never|no longer|hardly|neither|nor|without|cannot|(?:\w+)?n['’]t|n't)"

_GIVEN_UP: Final = worded(
    r"\b(?:abandon|drop|scrap|shelv|ditch|cancel|withdr[ae]w|miss|rescind|renoun|revok|jettison"
    r"|suspend|paus|back(?:ed|ing|s)? (?:away|out|down)|walk(?:ed|ing|s)? (?:away|back)"
    r"|retreat|renege|water(?:ed|ing)? down|pull(?:ed|ing|s)? (?:out|back)|slash|betray|break"
    r"|go(?:es|ing|ne)? back|went back|backtrack|roll(?:ed|ing)? back|remov|broke|broken|violat"
    r"|fall(?:s|ing)? short|fell short|fail|giv(?:e|es|ing) up|gave up|given up"
    r"|turn(?:s|ed|ing)? down|t(?:ear|ears|ore|orn|earing) up|str(?:ikes?|uck|iking) down"
    r"|vot(?:e|es|ed|ing) (?:against|down)|block|veto|defeat|quash"
    r"|t(?:ake|akes|aken|aking|ook) back|cast(?:s|ing)? (?:aside|off)|disown|disavow|repudiat"
    r"|distanc\w+ \w+sel(?:f|ves) from|(?<!progress )against|overturn|revers|derail|scupper"
    r"|torpedo|thwart|kill|buried|burie|s[iau]nk|froze|(?:gone|went|fallen|fell|been)"
    r" (?:quiet|silent|cold) (?:on|about|over)"
    r"|(?:stop|prevent|prohibit|barr|bann|forb[ia]d|enjoin)\w*(?: [\w.’'-]+){0,4}?"
    r" (?:from|to) (?:going|go|proceed|proceeding|carry|carrying|pursu\w+)(?: \w+){0,2}?"
    r"|reject|oppos|criticis|criticiz|attack|ridicul)\w*(?: short)?(?: on| from| of| to (?:meet"
    r"|reach|hit|keep|deliver on))?"
    rf"{_OWN}{_NOUN}$",
    "abandon drop scrap shelv ditch cancel withdr miss rescind renoun revok jettison suspend paus"
    " back walk retreat renege water pull slash betray break go goes going gone went roll remov"
    " broke violat fall fell fail give giving gave reject oppos criticis criticiz attack ridicul"
    " take takes taken taking took cast casts disown disavow repudiat distanc against overturn"
    " revers derail scupper torpedo thwart kill burie sink sank sunk froze fallen been stop prevent"
    " prohibit barr bann forbid forbad enjoin"
    " turn tear tears tore torn tearing strik struck vote votes voted voting block veto defeat"
    " quash",
    re.IGNORECASE,
)
"""“has abandoned its target”."""
_NOT_MADE: Final = worded(
    rf"\b{_NOT}(?: \w+ly| yet| ever| even)? (?:have|has|had|ma[dk]e|set|gives?|gave|given|issued?"
    rf"|provided?|announced?|raised?|lifted|signed|published?|offer(?:ed)?"
    rf"|adopt(?:ed)?){_OWN}{_NOUN}$",
    "not never no hardly neither nor without cannot t",
    re.IGNORECASE,
)
"""“did not raise its guidance”; what is not changed holds."""
_WAS_GIVEN_UP: Final = worded(
    rf"\b{_NOUN}(?: [\w’'%$.,-]+){{0,12}}?"
    r" (?:was|were|has been|have been|had been|is being|been) (?:since )?"
    r"(?:quietly |later |now )?(?:abandon|drop|scrap|shelv|ditch|cancel|withdrawn|miss|rescind"
    r"|revok|suspend|broken|ignored|forgotten|met\b|kept\b|fulfilled|honou?red|delivered)"
    rf"|\b{_NOUN}(?: [\w’'%$.,-]+){{0,12}}? (?:(?:has |have )?(?:collapsed|foundered"
    r"|f(?:ell|allen) (?:apart|through)|br(?:oke|oken) down|c[ao]me to nothing)\b"
    r"|(?:is|are|was|were|proved|looks?|seems?|remains?|lies) (?:now |well )?(?:out of reach"
    r"|unrealistic|unattainable|impossible|in (?:tatters|ruins|doubt)|off the table"
    r"|on (?:hold|ice))\b"
    r"|(?:is|are|was|were) (?:(?:dead|worthless|hollow|empty|meaningless)\b"
    r"|nonsense|(?:an? )?(?:\w+ )?(?:lies?|shams?|hoax(?:es)?)\b))",
    "was were been being is are proved looks look seem seems remain lies collapsed fell fallen"
    " foundered broke broken came come",
    re.IGNORECASE,
)
_PUT_OFF: Final = worded(
    r"(?:(?! that | which | who |[,;]).){0,60}? (?:was|were|has been|have been|had been)(?: since)?"
    r" (?:postponed|cancell?ed|scrapped|abandoned|called off|put off|shelved|dropped|delayed)\b"
    r"(?! (?:to|until|by|from|till)\b)",
    "postponed canceled cancelled scrapped abandoned called put shelved dropped delayed",
)
"""“The show planned for May was postponed”."""
_MAY_BE_PUT_OFF: Final = 0.5
_KEPT: Final = worded(
    r"\b(?:kept|keep|keeps|keeping|honou?r(?:ed|s|ing)?|fulfil\w*|deliver(?:ed|ing|s)? on"
    r"|made good on"
    r"|met|meeting|meets|exceed(?:ed|s|ing)|surpass\w*|achieved|reached|beat(?:s|en|ing)?"
    r"|compared (?:with|to)|versus|vs\.?|above|below|than"
    r"|track(?:s|ed|ing)?"
    r"|recall(?:ed|s)?|remind\w*|remember\w*|cit(?:ed|es|ing)|despite|amid"
    r"|after"
    r"|contrary to|carr(?:y|ies|ied|ying) out|in line with|as part of|because of|following"
    r"|behind|ahead of|back down from)"
    rf"{_OWN}{_NOUN}\b",
    "kept keep honor honour fulfil deliver made met meeting meets exceed surpass achieved reached"
    " beat compared versus vs above below than track recall remind remember cited cites citing"
    " despite amid after contrary carry carried carries line part because following behind ahead"
    " back",
    re.IGNORECASE,
)
"""“I kept my promises”: talk of a promise that was made before."""
_DID_NOT: Final = re.compile(
    r"\b(?:but|yet|and|then|only to|while|though|although)\b[^.;]{0,60}?\b(?:"
    r"(?:did|has|have|had|was|were) ?(?:not|n['’]t|never)|didn['’]t|never|failed|broke|abandoned"
    r"|dropped"
    r"|scrapped|missed|reversed|went back|gave up|only (?:delivered|built|opened)|delivered only"
    r"|built (?:barely|only|just|fewer)|cancell?ed|(?:delivered|built|opened|created|hired)"
    r" (?:\d|one|two|three|four|five|six|seven|eight|nine|ten|none|half|fewer|less))\b"
)
"""“promised 12 lines but did not deliver”."""
_PROMISED: Final = re.compile(
    r"\b(?:promised|pledged|vowed|planned|committed|agreed|aimed|hoped|intended|promis\w*|pledge\w*"
    r"|guarantee\w*|expected|predicted|forecast|w(?:as|ere) (?:set|due|scheduled|slated))\b"
)
_NEGATED: Final = worded(
    rf"\b(?:{_NOT}|[Rr]ather than|[Ii]nstead of|stop(?:s|ped)|quit)"
    r"(?: (?:yet|ever|also|really|currently|fully|even|actually|been))?\s*$",
    "not never no hardly neither nor without cannot t rather instead stops stopped quit",
)
_STRAIGHT: Final = re.compile(
    r"\b(?:plan|aim|intend|want|seek|target|promis|pledg|vow|commit|guarantee|propos|determined"
    r"|look"
    r"|hope|aspir|ready|willing|prepared|eager|guid|strateg|goal|ambition|objective|intention"
    r"|agreed"
    r"|offer|agreement|deal|contract|pact|partnership|accord|bid\b)"
)
"""Cues whose denial leaves no claim; “will not” and “is not expected to” are claims themselves."""
_OF_NOBODY: Final = worded(
    r"\b(?:[Nn]either|[Nn]one of|[Nn]obody|[Nn]o one|[Nn]o (?:\w+ ){1,3}(?:has|have|had|is|are))\b"
    r"(?:(?! (?:and|but|as|while|which|who|that) )[^,;])*$",
    "neither none nobody no",
)
"""“None of the parties has”: what nobody promises is no promise."""
_NO_LONGER: Final = worded(
    r"\b(?:no longer|not any ?more|no plans?|no intention|(?:no|(?:lack|absence) of(?: an?"
    r"| any)?) (?:\w+ )?(?:target|goal"
    r"|plan|forecast|guidance|outlook|promise|pledge|vow|commitment|agreement|deal)s?"
    r"|without (?:a|any|setting))\b",
    "longer more anymore plan intention target goal forecast guidance outlook without promis"
    " pledge vow commit agreement deal",
)
_DISBELIEVED: Final = worded(
    r"\b(?:(?:do|does|did|could|can|ca)(?: not|n['’]t|not) (?:\w+ )?(?:think|believe|know|mean"
    r"|say|promise|guarantee"
    r"|imagine|see|accept|rule|pretend|claim|suggest)"
    r"|(?<!no )(?<!little )(?<!without )(?<!without a )doubt(?:s|ed|ful)?|skeptical|sceptical"
    r"|den(?:y|ies"
    r"|ied|ying)|disput(?:e|ed|es)|whether"
    r"|unclear|unsure|uncertain|unlikely|refus(?:e|ed|es)|declin(?:e|ed|es|ing)|unable|wonder(?:s"
    r"|ed)?"
    r"|remains to be seen|open question|guess|in doubt|unknown|up in the air"
    r"|no (?:way|chance|prospect"
    r"|guarantee|assurance|certainty|confirmation|reason|indication"
    r"|evidence|sign)s?"
    r"|far from (?:clear|certain|sure)|(?:hard|difficult|impossible|early|soon) to"
    r"(?= (?:believe|see|imagine|say|tell|know|predict|forecast|foresee)\b| ?$)"
    r"|can(?: ?not|['’]t)(?= ?$)|wish(?:es|ed)? (?!to\b)"
    r"|(?:little|slim|small) (?:chance|hope|prospect|likelihood)"
    r"|(?:idea|notion|suggestion|claim|allegation|illusion|lie|fiction)s? that"
    r"|(?:no one|nobody)(?! ?$)|rejected|dismissed|questioned|asked (?:if|when|how|what|why)"
    r"|not (?:yet |immediately )?(?:clear|certain|sure|known|true|an?|about)|false(?:ly)?|wrongly"
    r"|untrue"
    r"|accus(?:e|es|ed|ing)"
    r"|alleg(?:e|es|ed|ing)|myth|rumou?rs?|hoax|speculation)\b"
    r"|\b(?:concern|question|problem|issue|challenge|worry|fear|doubt)s? [^.;]{0,40}?\b(?:is|are"
    r"|was|remains) (?:how|why|what|when|where|if) (?:[\w’']+ ){1,6}$"
    r"|\b(?=how|why|what)(?<![’']s )(?<!is )(?<!that )(?<!shows )(?<!outlines )(?<!explains )"
    r"(?<!describes )(?:how|why|what) (?:[\w.’'-]+ ){1,6}$",
    "not t donot doesnot didnot couldnot cannot doubt skeptical sceptical deny deni disput whether"
    " unclear unsure uncertain unlikely refus declin unable wonder seen no nobody rejected"
    " dismissed questioned asked false wrongly untrue accus alleg myth rumo hoax speculation"
    " concern question problem issue challenge worry fear how why what far hard difficult"
    " impossible early"
    " soon cannot can little slim small open guess doubt unknown air"
    " wish wishes wished idea notion suggestion claim allegation illusion lie lies fiction",
    re.IGNORECASE,
)
"""Words under which “will” says that it is not, or not known to be, so."""
_ANEW: Final = re.compile(r"[,;] (?:and|but|yet|so|while) (?!(?:that|whether|if|when|how|why)\b)")
"""Where something is said that is not doubted by what stands before it."""
_VOWING: Final = r"(?:promise|commit|pledge|vow|guarantee|agree|plan|aim)"
_ASKED: Final = worded(
    r"(?:\b(?:ask(?:s|ed|ing)?|urg(?:e|es|ed|ing)|beg(?:s|ged|ging)?|want(?:s|ed|ing)?"
    r"|press(?:es|ed|ing)?|implor(?:e|es|ed|ing)|challeng(?:e|es|ed|ing)|plead(?:ed|s|ing)? with"
    r"|call(?:ed|s|ing)? (?:up)?on)(?: [\w.’'-]+){1,5} to"
    r"|\b(?:should|must|ought to|needs? to|ha(?:s|ve) to|had better)|^\W*(?:Please|Always)"
    rf"|^\W*(?:Do not|Do n['’]t|Don['’]t|Never)(?= expect\b| {_VOWING}))"
    rf"(?: also| now| \w+ly)? (?:(?<!should )(?<!must )(?<!to )expect|{_VOWING})\b[^,;]*$",
    "ask asks asked asking urge urges urged urging beg begs begged begging want press implor"
    " challeng plead call calls called calling should must ought need needs has have had please"
    " always do don never",
)
"""Who is asked, advised or told to promise something has not promised it."""
_BEFORE: Final = worded(
    r"\b(?:(?<!said )(?<!says )(?<!that )(?:[Ww]e|I) (?:planned|intended|hoped|aimed|targeted"
    r"|(?:was|were) (?:\w+ )?(?:planning|looking|hoping|aiming|going|intending) to)"
    r"|had (?:\w+ )?(?:promised|planned|pledged|vowed|intended|hoped|aimed|wanted|committed"
    r"|agreed"
    r"|targeted"
    r"|expected|anticipated|forecast|predicted|projected|set|said|announced|told)|once said"
    r"|Had (?:[\w.’'-]+ ){1,5}?(?:agreed|promised|pledged|committed)"
    r"|(?:once|[Oo]riginally|[Pp]reviously"
    r"|[Ii]nitially) (?:\w+ ){0,2}(?:promised|planned|planning"
    r"|pledged|vowed|intended|hoped|aimed|expected|scheduled|slated|due|set|targeted)"
    r"|(?:was|were|had been|has been) (?:\w+ )?(?:supposed|meant|intended|planned|scheduled"
    r"|slated|due"
    r"|expected|projected|originally|to have)|than (?:[\w’']+ ){1,4}(?:expect\w*|predict\w*"
    r"|forecast\w*))\b",
    "planned intended hoped aimed targeted had once originally previously initially was were been"
    " than",
)
"""What was planned, and is told as over."""


_NOT_SAID: Final = re.compile(
    rf"\b(?:{_NOT}|[Nn]o(?:body| one)(?: \w+)?|(?:hard|difficult|impossible|early|soon) to"
    r"|falsely|wrongly|(?:dismiss|reject|deny|deni|disput|disbeliev)\w*) $"
)
_NOT_ONE: Final = re.compile(rf"\b{_NOT}\b(?! (?:to|only)\b)")
"""“Pledged not to raise taxes” promises something."""
_A_NOUN: Final = re.compile(rf"\b{_NOUN}\b")


_NEAR: Final = 60
"""Within so many characters of a cue stands what denies it."""


class _Words(NamedTuple):
    """What the words of a cue are, wherever it stands."""

    is_straight: bool
    """Whether its denial leaves no claim."""
    is_denied: bool
    noun: int
    """Where a noun such as “target” ends in it; 0 where there is none."""
    is_promise: bool


@lru_cache(maxsize=1024)
def _words(cue: str) -> _Words:
    """Return what the words of a cue are; the same ones come again and again."""
    noun = _A_NOUN.search(cue)
    return _Words(
        _STRAIGHT.search(cue.lower()) is not None,
        _NOT_ONE.search(cue) is not None,
        noun.end() if noun else 0,
        _PROMISED.search(cue) is not None,
    )


def held(sentence: str, clause: Clause) -> list[Head]:
    """Return the cues of a clause that are not denied; a denied promise takes its words along."""
    kept: list[Head] = []
    for head in clause.heads:
        if denial(sentence, clause.start, clause.end, head) is None:
            kept.append(head)
        elif sentence.endswith(" that", head.start, head.end):
            break
    return kept


def denial(sentence: str, start: int, end: int, head: Head) -> str | None:
    """Return why a cue in a clause is no claim: it is denied, given up, or only talked about."""
    words = _words(sentence[head.start : head.end])
    if words.is_straight and (
        words.is_denied
        or any(
            each.may_match(sentence)
            and each.pattern.search(sentence[max(start, head.start - _NEAR) : head.start])
            for each in (_NEGATED, _OF_NOBODY)
        )
    ):
        return "is denied"
    if _NO_LONGER.search(sentence, max(start, head.start - 40), min(end, head.end + 2)):
        return "is denied"
    if _ASKED.search(sentence, start, head.end):
        return "is asked for"
    if _DISBELIEVED.may_match(sentence):
        said = max(
            (
                one.end()
                for one in speeches(sentence, start, head.start)
                if not _NOT_SAID.search(sentence, start, one.start())
            ),
            default=start,
        )
        ahead = sentence[max(said, head.start - 70) : head.start]
        if _DISBELIEVED.pattern.search(_ANEW.split(ahead)[-1]):
            return "is doubted by who says it"
    if gainsaid(sentence, start, end, head):
        return "is only hearsay"
    if words.noun:
        noun = head.start + words.noun
        if _NOT_MADE.search(sentence, start, noun):
            return "is denied"
        if _GIVEN_UP.search(sentence, start, noun) or (
            _WAS_GIVEN_UP.may_match(sentence)
            and _WAS_GIVEN_UP.pattern.search(sentence[start : min(end, head.end + 60)])
        ):
            return "is given up"
        if _KEPT.search(sentence, start, noun):
            return "tells of a promise made before"
    may_be_off = head.cue.weight <= _MAY_BE_PUT_OFF and _PUT_OFF.may_match(sentence)
    if may_be_off and _PUT_OFF.pattern.match(sentence, head.end, end):
        return "is given up"
    if words.is_promise and _DID_NOT.search(sentence, head.end, end):
        return "was not kept"
    before = _BEFORE.search(sentence, max(start, head.start - 30), head.end)
    if before and "," not in sentence[before.end() : head.start]:
        return "tells of the past"
    return None
