"""Words that promise, schedule or announce: as data."""

from typing import Final

from claimcheck.extract.looking_ahead.cues import BE, HAVE_DONE, IS_DOING, IS_TO, Cue, cue
from claimcheck.extract.looking_ahead.verbs import INFINITIVE

_DOES: Final = (
    r"(?:be|become|begin|start|open|reopen|close|end|expire|finish|complete|launch|arrive|deliver"
    r"|enter|leave|fly|land|meet|vote|report|publish|present|decide|take|go|step|retire|join"
    r"|receive|come|run|reach|rise|fall|double|grow|ship|roll)"
)
"""What tells “due to open” from “due to rain”."""
_OBJECT: Final = r"(?:the|an?|its|their|his|her|[A-Z]|[$€£]?\d)"
"""What tells “due to cut the tax” from “due to work on the line”."""
_VOW: Final = r"(?:promise|pledge|vow|commitment)"
_GIVEN: Final = (
    r"(?:ma(?:kes?|de|king)|g[ia]ves?|given|giving|announc\w+|signed|unveil\w+|renew\w*) (?:an?"
    r"|the|its"
    r"|their|our|his|her)(?: [\w-]+){0,3}"
)
"""What tells a commitment that somebody makes from one that he is known for."""
_DEAL: Final = (
    r"(?i:agreement|deal|contract|pact|partnership|collaboration|joint venture"
    r"|memorandum(?: of understanding)?|MoU|MOU|accord|proposal|bid)"
)
_ON_A_DAY: Final = (
    r"(?: (?:on )?(?:\w+day|today|yesterday|(?:this|last) \w+)"
    r"|(?: on| in) (?:\d{1,2} )?[A-Z]\w+(?: \d{1,2})?(?:,? \d{4})?)?"
)
_UNDER_WAY: Final = (
    r"(?:rolling out|building|constructing|launching|opening|investing|expanding|adding"
    r"|hiring|installing|introducing|preparing|partnering|phasing out|deploying|working"
    r" (?:to|towards?)|cutting|closing|acquiring|buying|bringing|ramping up|scaling up"
    r"|spending(?! (?:\w+ ){0,3}(?:time|hours|days))"
    r"|recruiting|setting up|creating|increasing|raising|reducing|doubling|extending|upgrading"
    r"|accelerating|axing|shedding|scrapping|slashing|trimming|deprecating|removing|retiring"
    r"|discontinuing|stepping up|teaming up|setting aside|allocating|donating|laying off|funding"
    r"|replacing|joining|speeding up)"
)
_HAPPENS: Final = (
    r"(?:opens|starts|begins|closes|launches|ends|arrives|follows(?! (?:the|an?|its)\b)|resumes"
    r"|reopens|goes live"
    r"|takes effect|kicks off|(?:comes|goes) into (?:force|effect|service|production)|goes on sale)"
)
_ALL_BEGIN: Final = (
    r"(?:open|close|begin|start|end|expire|resume|arrive|lapse|run out|take effect|kick off"
    r"|(?:come|go) into (?:force|effect|service|production)|go (?:live|on sale)|roll (?:out|off))"
)
_NEXT: Final = (
    r"(?:expires|lapses|runs out|meets|hears|retires|(?:rises|falls|drops|increases)(?= (?:to|by)"
    r" [$€£\d])"
    r"|takes (?:over|office|place)|steps (?:down|up)|joins|becomes|premieres|debuts|departs"
    r"|(?:go|goes|heads?|returns?) to the polls|airs|sails|(?:comes|rolls) out"
    r"|hits (?:the )?(?:shelves|stores|shops|streets|market|screens|cinemas)"
    r"|(?:goes (?:up|down)|climbs|jumps)(?= (?:to|by) [$€£]?\d)"
    r"|(?:gets|receives)(?= (?:an?|its|the|two|three|four|\d+) (?:new|first|second|third|extra|more"
    r"|own)\b)"
    r"|(?:it|which|that|\d+\.\d[\w.]*|[A-Z]\w*\d) ships"
    rf"|(?<=[a-z]s ){_ALL_BEGIN}"
    rf"|[A-Za-z-]+s (?:of|on|for|in|at|to|between) (?:[\w’'.-]+ ){{1,5}}?(?P<at>{_ALL_BEGIN}))"
)
"""Verbs by which a timetable tells of what is to come, where a time behind them is named."""
_HAPPENS_BY: Final = (
    "opens starts begins closes launches ends arrives follows resumes reopens"
    " goes takes comes kicks"
)
PROMISES: Final[tuple[Cue, ...]] = (
    cue(
        r"(?<!\bthe )(?<!\ba )(?<!\bgood )(?<!\b[Ff]ree )(?<!\bown )(?<!\bpolitical )[Ww]ill"
        r"(?! of (?!course\b))(?! have \w+(?:ed|en) )",
        0.6,
        "says “will”",
        "promise",
        needles="will",
    ),
    cue(
        r"will have \w+(?:ed|en)",
        0.3,
        "says what will have been done",
        "promise",
        needles="will",
    ),
    cue(
        r"[A-Za-z]+ ?['’]ll",
        0.6,
        "says “will”",
        "promise",
        needles="ll",
    ),
    cue(r"wo n't|won['’]t|shall(?! we)", 0.6, "says “will”", "promise", needles="wo won shall"),
    cue(
        rf"(?:(?:{BE}|has|have) )?(?:promis(?:es|ed|ing)|pledg(?:es|ed|ing)|vow(?:s|ed|ing)"
        rf"|(?:[Ww]e|I|[Tt]hey|to|will|again|hereby) (?:promise|pledge|vow|guarantee)"
        rf"|guarantee(?:s|d|ing))(?: (?!(?:need|ha[sd]|have|tend|ought|seem"
        rf"|fail)\b)\w+)? (?:(?:not )?{INFINITIVE}|that(?! \w+ that))"
        rf"|(?:promised|pledged|vowed|agreed|committed|proposed|decided|voted)"
        rf" (?:on )?(?:\w+day|today|yesterday|this week|last \w+) {INFINITIVE}"
        rf"|(?:has|have|['’](?:s|ve))(?: \w+)? (?:decided|resolved|voted|legislated) {INFINITIVE}",
        0.6,
        "makes a promise",
        "promise",
        needles="promis pledg vow vows vowed vowing guarantee agreed committed proposed decided"
        " voted resolved legislated",
    ),
    cue(
        r"(?:promised|pledg(?:es|ed|ing)|vow(?:s|ed)|promis(?:es|ing))"
        r"(?= (?:\w+ )?(?:an? |the |at least |up to |more than |over |nearly |about |some )?"
        r"(?:[$€£¥]|Rs\.? ?|US\$)?\d)",
        0.5,
        "makes a promise",
        "promise",
        needles="promis pledg vows vowed",
    ),
    cue(
        r"(?:is|are|['’]re) promising(?= [a-z]+ [a-z])"
        r"(?! (?:and|but|or|for|in|at|on|as|so|if|when|because|though|although|while|enough"
        r"|given|with|of|from|by|signs?)\b)|promises? (?:an?|the|more|new|another) "
        r"(?:cut|cuts|boost|increase|reduction|rise|end|return|investment|jobs)\b",
        0.5,
        "makes a promise",
        "promise",
        needles="promis",
    ),
    cue(
        rf"{_VOW}s?(?: [\w’']+){{0,4}}? (?:is|are|remains|include[sd]?) (?:to|that|we|for|the|an?)"
        rf"(?! this)|(?:promise|pledge|vow|{_GIVEN} commitment)s? (?:{INFINITIVE}|to \w+ing"
        r"|that(?! (?:[\w’'-]+ ){1,5}(?:made|gave|broke|kept)\b))",
        0.5,
        "makes a promise",
        "promise",
        needles="promis pledge vow vows commit",
    ),
    cue(
        rf"commitments? (?:{INFINITIVE}|to \w+ing|that)",
        0.35,
        "names a commitment",
        "promise",
        needles="commitment",
    ),
    cue(
        r"[Mm]y (?:\w+ )?(?:promise|pledge) to [\w ]{2,30}:",
        0.5,
        "makes a promise",
        "promise",
        needles="promis pledge",
    ),
    cue(
        rf"(?:(?:{BE}|has|have|had) )?(?:fully |firmly )?(?:determined|commit(?:s|ted|ting)?)"
        r" (?:itself |himself |herself |ourselves |themselves )?"
        rf"(?:(?:\w+ ){{0,3}}?{INFINITIVE}|to \w+ing|(?:an? )?"
        r"(?:(?:further|additional|extra|total of|up to|more than|over|at least|another|about"
        r"|some|nearly) )*"
        r"(?:[$€£¥]\S+|US\$\S+|Rs\S*|\d[\d,.]*))",
        0.55,
        "commits itself",
        "promise",
        needles="committ commit determined",
    ),
    cue(
        r"committ(?:ed|ing) to(?! (?:this|that|it|you)\b)",
        0.2,
        "commits itself",
        "promise",
        needles="committ",
    ),
    cue(
        r"(?:[Ww]e|[Tt]hey|I)(?: also| now| hereby)? (?P<at>)commit to(?! (?:this|that|it|you)\b)",
        0.5,
        "commits itself",
        "promise",
        needles="commit",
    ),
    cue(
        r"[Aa]n? (?:[A-Z][\w’'-]+ ){1,4}(?:government|administration|presidency) (?P<at>)would",
        0.55,
        "says what it would do in office",
        "promise",
        needles="would",
    ),
    cue(
        r"effective(?= (?:on |as of |from )?(?:\d+(?:st|nd|rd|th)?|immediately|January|February"
        r"|March|April|May"
        r"|June|July|August|September|October|November|December)\b)",
        0.2,
        "takes effect",
        "promise",
        needles="effective",
    ),
    cue(
        rf"(?:{BE} )?(?:scheduled|slated|poised|(?<!was )(?<!were )(?<!been )(?<!be )"
        r"(?<!we )(?<!I )(?<!they )(?<!it )(?<!he )(?<!she )(?<!had )(?<!have )(?<!has )set"
        r"|on (?:track|course|schedule|target)) (?:to|for|on|in|until)(?! (?:the same|up|out)\b)"
        rf"|(?:{BE} )?(?:scheduled|slated) (?:next|later|early|late|mid|this|before|by|from"
        rf"|between)"
        rf"|(?:{BE} )?due (?:to {_DOES}|{INFINITIVE}(?= {_OBJECT})|for|on"
        rf"|in(?! (?:\w+ ){{0,2}}(?:part|measure)\b)|by|until|back"
        r"|out|next|later|this)"
        r"|(?:has|have) been (?:proposed|scheduled|fixed|booked|planned|set) for"
        r"|(?:extend(?:s|(?<!an extend)ed)|delay(?:s|ed)|postpon(?:es|ed)|defer(?:s|red)|put(?:s"
        r"|ting)? off"
        r"|push(?:es|ed) back) (?:[\w.’'-]+ ){0,8}?until(?! further)"
        r"|(?:delayed|postponed|deferred|put off|(?:pushed|put|moved) back) to",
        0.5,
        "names a schedule",
        "promise",
        needles="schedule slated due poised set track course target proposed fixed booked moved"
        " planned extend delay postpon push defer put puts putting",
    ),
    cue(
        r"(?:set|fix(?:es|ed)?|pencill?(?:s|ed) in|picked|chosen|named)(?= (?:\w+day|(?:\d{1,2} )?"
        r"[A-Z][a-z]+(?: \d{1,2})?|(?:19|20)\d\d)(?:,? (?:19|20)\d\d)? (?:as the|for (?:the|its)))",
        0.3,
        "names a schedule",
        "promise",
        needles="set fixes fixed pencil picked chosen named",
    ),
    cue(
        rf"{BE} (?:to be|to {_DOES})",
        0.5,
        "names a schedule",
        "promise",
        needles=IS_TO,
    ),
    cue(
        rf"(?:decided|resolved|voted|legislated)(?: in \d{{4}})? {INFINITIVE}"
        rf"|(?:required|bound|obliged)(?: by law)? {INFINITIVE}",
        0.2,
        "has decided it",
        "promise",
        needles="decided resolved voted legislated required bound obliged",
    ),
    cue(
        r"approv(?:es|ed) (?:an?|the|its) (?:[\w$€£.,’'-]+ ){0,3}?(?:investment|project|scheme|plan"
        rf"|budget|loan|grant)s?(?: of [$€£\w., ]{{1,30}})?(?: (?:in|for) [\w ]{{2,30}}?)?"
        rf" {INFINITIVE}",
        0.5,
        "has agreed to it",
        "promise",
        needles="approv",
    ),
    cue(
        rf"(?:(?:has|have|had)? )?agreed(?: \w+){{0,3}} {INFINITIVE}",
        0.45,
        "has agreed to it",
        "promise",
        needles="agreed",
    ),
    cue(
        r"(?:sign(?:s|ed|ing)|reach(?:es|ed|ing)|str(?:ikes?|uck|iking)|enter(?:s|ed|ing) into"
        r"|announc(?:es|ed|ing)|inks|inked|seal(?:s|ed)|w[io]ns?|ma(?:kes|de)|approved|agreed)"
        rf"{_ON_A_DAY} (?:an?|the|its|their)"
        rf" (?:[\w’'-]+ ){{0,4}}?{_DEAL}s?{_ON_A_DAY}"
        rf"(?: with [^;:]{{2,100}}?)?{_ON_A_DAY}(?: (?:that|which) calls)? {INFINITIVE}",
        0.5,
        "has agreed to it",
        "promise",
        needles="agreement deal contract partnership collaboration venture pact memorandum mou"
        " accord proposal bid offer",
    ),
    cue(
        r"(?:undertak(?:en|es|ing)|undertook|sw(?:ore|ears|orn)) to|[Ww]e project"
        r"|(?:is|are) (?:(?:seen|planned|budgeted) (?:at|to|for)|seen \w+ing)"
        r"|authori[sz]ed (?:the )?(?:repurchase|return|purchase)",
        0.45,
        "commits itself",
        "promise",
        needles="undertak undertook swore swears sworn authori project seen planned budget",
    ),
    cue(
        r"deadline(?: [\w,]+){0,5}? (?:to|for|of)",
        0.45,
        "names a schedule",
        "promise",
        needles="deadline",
    ),
    cue(
        r"(?:has |have )?(?:promised|pledged|vowed|promises|pledges)(?= (?:an?|the|its|their|new"
        r"|more|that)\b)",
        0.3,
        "makes a promise",
        "promise",
        needles="promis pledge vowed",
    ),
    cue(
        r"(?:[Pp]arty|[Pp]arties|[Mm]anifesto|[Gg]overnment|[Cc]oalition|[Cc]ouncil|[Cc]andidate"
        r"|Labour"
        r"|Conservatives|Democrats|Republicans|Greens) (?P<at>)(?:has |have "
        r"|had |also )?"
        r"(?:promise[sd]?|pledge[sd]?)(?= (?!not |to )[\w“‘'\"])",
        0.5,
        "makes a promise",
        "promise",
        needles="promis pledge",
    ),
    cue(
        r"announc(?:e[sd]?|ing) (?:(?:today|yesterday|on \w+|\w+day|in [\w ]{3,20}) )?"
        r"(?:an?|its|the|their|his|her|new|plans|that)? ?(?:[$€£¥]?[\w.’'-]+ ){0,3}"
        r"(?:investment|expansion|acquisition|construction|launch|opening|closure|rollout|purchase"
        r"|programme?|initiative|increase|cut|funding|package|scheme|commitment)s?"
        r"|announc(?:e[sd]?|ing) (?:(?:up to|more than|over|nearly|almost|about|another) )?"
        r"(?:(?:[$€£¥]|US\$|Rs)\S*\d|\d[\d.,]* (?:[mb]illion|crore|bn|mn) (?:euros|dollars|pounds"
        r"|yen|yuan|rupees|kronor|crowns|rand)\b)",
        0.35,
        "announces it",
        "promise",
        needles="announc",
    ),
    cue(
        r"with .{0,60}?\b(?:to|due to|set to|expected to|[Gg]overnment|company) "
        r"(?:begin|start|follow|open|close|end|run|confirming|starting|beginning)",
        0.3,
        "names something to be done",
        "promise",
        needles="begin start follow open close end run confirm",
    ),
    cue(
        r"(?:to|for) (?:be )?(?:\w+ly )?(?:released|delivered|opened|launched|completed|closed|held"
        r"|built|announced|finished|installed|made available|delivery|release|launch|completion"
        r"|implemented"
        r"|introduced|spent|invested|paid|published|commissioned)",
        0.3,
        "names something to be done",
        "promise",
        needles="releas deliver open launch complet closed held built announced finish install"
        " made implement introduc spent invest paid publish commission",
    ),
    cue(rf"{BE} {INFINITIVE}", 0.5, "names a schedule", "promise", needles=IS_TO),
    cue(
        r"(?:[Ww]e|[Tt]hey) (?P<at>)"
        r"(?:start|begin|open|launch|close|ship|deliver|stop)(?= (?!up\b))",
        0.3,
        "names a schedule",
        "promise",
        needles="start begin open launch close ship deliver stop",
    ),
    cue(
        rf"{BE} in the process of \w+ing|announc(?:es|ed|ing)(?: (?:\w+day|today))?(?: that)?"
        r" (?:it|they|the \w+) (?:is|are|was|were) (?!considering|looking|reviewing)\w+ing",
        0.5,
        "announces it",
        "promise",
        needles="process announc",
    ),
    cue(rf"{BE}(?<! already) {_UNDER_WAY}", 0.35, "is under way", "promise", needles=IS_DOING),
    cue(rf"{BE} \w+ing", 0.1, "is under way", "promise", needles=IS_DOING),
    cue(
        rf"{_HAPPENS}",
        0.15,
        "names a schedule",
        "promise",
        needles=_HAPPENS_BY,
    ),
    cue(
        _NEXT,
        0.15,
        "names a schedule",
        "promise",
        needles="goes climbs jumps gets receives arrive come take roll kick airs sails comes rolls"
        " hits ships"
        " expire lapses runs meets hears retires rises falls drops increases takes steps"
        " joins becomes premieres debuts departs polls open close begin start end resume",
    ),
    cue(
        r"(?:(?<!was )(?<!were )(?<!been )held|taking place|(?:starting|beginning|opening|running"
        r"|launching|arriving|debuting"
        r"|kicking off)(?: (?:up|out|there|again))?)(?= (?:(?:on|in|from|at|by|next|this|later"
        r"|early"
        r"|before|mid) |(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|tomorrow|[A-Z][a-z]+\.? \d))",
        0.15,
        "names a schedule",
        "promise",
        needles="held taking starting beginning opening running launching arriving debuting"
        " kicking",
    ),
    cue(
        rf"{_HAPPENS}(?: (?:up|off|out|there|its doors|again))?(?= (?:(?:in|on|from|at|by|next"
        r"|this|later|early|before) (?!\w+ed\b)|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
        r"|tomorrow))",
        0.3,
        "names a schedule",
        "promise",
        needles=_HAPPENS_BY,
    ),
    cue(
        rf"would(?! (?:\w+ )?like)(?! {HAVE_DONE})(?! be (?:wrong|better|a mistake"
        r"|unfair))",
        0.3,
        "says “would”",
        "promise",
        needles="would",
    ),
)
