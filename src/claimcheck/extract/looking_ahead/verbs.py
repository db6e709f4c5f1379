"""Verbs of what people promise to do: how the item of a list or a second promise begins."""

import re
from typing import Final

from claimcheck.extract.text.quick_pattern import one_of

_BASE: Final = """
abandon abolish accelerate accept access achieve acquire adapt add address adjust adopt advance aid
align allocate allow amend analyse analyze appeal appoint approve arm assess assign assist attain
attract audit authorise authorize automate avoid award back ban balance base beat become begin
benefit block boost break bring broaden build buy cancel cap capture cease change charge close
collaborate collect combat combine commence commercialise commercialize commission commit compensate
complete conduct connect conserve consolidate construct consult continue contract contribute control
convert cooperate cover crack create curb cut deal decarbonise decarbonize declare decommission
decrease defeat defend defer deliver demand deploy deport design develop devote digitise digitize
direct discontinue distribute diversify divest donate double draft drill drive drop earn ease
educate electrify elevate eliminate embed employ empower enable enact encourage end enforce engage
enhance enrol enroll ensure enter equip eradicate establish evaluate exceed exempt exit expand
expedite explore export expose extend fast-track fight fill finalise finalize finance finish fix
focus follow form foster freeze fulfil fulfill fund gain generate give grant grow guarantee halt
halve harmonise help hire hit hold honour honor host house identify impose implement import improve
incentivise include increase incorporate inject innovate inspect install integrate intensify
introduce invest investigate issue join keep launch lay lead legalise legalize legislate lessen lift
limit list lock lower maintain make manage mandate manufacture market mass-produce maximise maximize
meet merge migrate minimise minimize mitigate mobilise mobilize modernise modernize monitor move
nationalise nationalize negotiate nominate offer offset open operate optimise optimize organise
organize outlaw overhaul own oversee partner pass pause pay penalise perform permit phase pilot
place plan plant plug power prepare preserve prevent prioritise prioritize privatise process procure
produce prohibit promote propose protect provide publish pull purchase pursue put quadruple qualify
raise ramp rank rationalise reach rebuild recapture receive recover recruit recycle redevelop
redirect reduce refocus reform refurbish regulate rehabilitate reinstate reinvest reject remain stay
relaunch release relieve relocate remove renew renovate reopen reorganise repair repay repeal
replace require rescue reshape resettle resolve restart restore restrict restructure resume retain
retire retrain return reuse reverse review revise revitalise revive reward roll run safeguard save
scale scrap seal secure seek sell send separate serve set settle shift ship shorten shut sign
simplify slash slow source spend spin split stabilise stabilize standardise start stimulate stop
streamline strengthen submit subsidise supply support suspend sustain switch tackle take target tax
teach terminate test tighten tour track train transfer transform transition treat treble trial trim
triple turn uncap undertake unify unlock unveil update upgrade uphold use vaccinate veto waive widen
win wind withdraw work
"""
BASE_VERBS: Final = frozenset(_BASE.split())
_NOUNS: Final = """
access address advance aid appeal audit award back balance ban base benefit block boost break cap
change charge commission conduct contract control cover crack cut deal demand design direct double
draft drill drive drop ease embed end exit export fight fill finance focus form gain finish fix form
freeze fund grant grow halt help hit hold honor honour house include increase issue keep lapse
launch lay lead limit list lock market merge move offer open order own partner pass pause pay permit
phase pilot place plan plant plug power process purchase put raise ramp recover reform release
repair rescue retreat return reverse review reward rise roll run sale save scale scrap seal separate
service set settle shift ship shut sign slash slow source spend spin split start stop supply support
suspend switch tackle target tax test tour track train transfer transform transition treat trial
trim triple turn update upgrade use veto win wind work
"""
NOUNS_TOO: Final = frozenset(_NOUNS.split())
_AGAIN: Final = frozenset(
    [
        "ban",
        "begin",
        "cap",
        "cut",
        "drop",
        "get",
        "hit",
        "plan",
        "plug",
        "put",
        "run",
        "scrap",
        "set",
        "ship",
        "shut",
        "spin",
        "split",
        "stop",
        "trim",
        "win",
    ]
)
"""Those that double their last letter before “-ing”."""


def _gerund(verb: str) -> str:
    if verb.endswith("e"):
        return f"{verb[:-1]}ing"
    if verb in _AGAIN:
        return f"{verb}{verb[-1]}ing"
    return f"{verb}ing"


GERUNDS: Final = frozenset(map(_gerund, BASE_VERBS))
_FIRST_WORD: Final = re.compile(r"[\s\"“‘(]*(?:[Tt]o )?([A-Za-z]+)(?= [^:]*$| (?:\S+ ){4})")
"""A verb and not the name of what stands behind a colon: “Release date: 20 February”."""


_OTHERS: Final = """
absorb accommodate accompany account act administer advertise advise advocate afford agree alert
allay alleviate alter announce answer anticipate apologise apologize appear apply appreciate argue
arrange arrest arrive ask assemble assert assume assure attack attend avenge await bar be beef
believe bid bind blend bolster borrow bow bridge brief brighten broadcast brush bury calculate call
calm campaign care carry carve cast celebrate challenge champion chase check choose circulate claim
clarify clean clear climb clinch co-operate coach coin collapse come command comment communicate
compare compete compile comply compose compromise conceal concede concentrate conclude confer
confirm confiscate confront consider consist contain contest convene convict convince cook
coordinate correct correspond cross crush cultivate curtail debate debut decide deepen define delay
delete delist delve demolish demonstrate deny depart deprive describe destroy detain detect deter
determine dig dim diminish disappear disband discharge disclose discover discuss dismantle dismiss
dispatch disperse display dispose disrupt dissolve distinguish do dominate dredge eat edit effect
elect elicit emerge emphasise empty endorse endure enjoy enlarge enlist entail entertain erect
escalate estimate evacuate examine exchange exclude execute exercise exhaust exhibit exist
experience experiment explain exploit extract face facilitate fall fast favour feature feed file
find fire flatten float flourish fly forbid force forecast foreclose forge forget forgive forgo
frame fuel function gather get go govern grapple greet grill guard guide hand handle harm harness
hasten have heal hear heat highlight hinder hug hunt ignite illustrate imagine imitate impart
impeach impress imprison incur indict induce indulge inflict influence inform inherit inhibit insert
insist inspire instruct insulate insure intercept interfere interpret intervene interview invite
iron irrigate isolate judge jump justify kick kill know land last laugh leak lean learn leave lend
lengthen let liberate license lighten liquidate listen live loan lobby locate look loosen lose love
march mark master match mature measure mediate mend merit mine mint mirror misuse mix mount mow
multiply narrow need net normalise notify number nurture obey object oblige observe obstruct obtain
occupy occur oust outnumber outpace outperform outsource overcome override overtake overthrow
overturn owe pace paint participate patrol pave perfect persuade petition pick pioneer play please
pledge plough plow police polish pool pose possess post postpone pour practise preach precede
predict prefer premiere prescribe present preside press pressure presume prevail price print probe
proceed proclaim profit progress project prolong prop prosecute prosper prove punish push quash
quell quit quote race rally ratify re-elect re-enter re-establish react read reaffirm realise
realize reapply reappoint rearrange reassess reassure rebalance rebrand rebuff recall recapitalise
reckon reclaim recognise recognize recommend reconcile reconsider reconstruct reconvene record
recoup rectify redeem redesign redistribute redouble regain rehire reimburse reimpose reinforce
reintroduce rejoin relax relay relinquish rely remember remind remit remodel renationalise render
renegotiate renounce rent repaint repatriate reply report represent reproduce request research
resemble resign resist respect respond rest resubmit retool retrieve reveal revert revisit revoke
rewrite rezone rid ride rise rival rule rush sack sanction satisfy scatter schedule screen
scrutinise search seat see seize select sentence shape share shield shoot shore show shrink shun
side silence sit ski sleep smooth soar soften solve soothe sort sow spare speak specialise specify
speed sponsor spray spread spur stage stand steady steer stem step stick stock stockpile store
stretch strip study subject subscribe substitute subtract succeed sue suffer suggest summon surpass
surrender survey survive swap sweep swell swim tailor talk tap team tell tender thank think thrive
throw tie toll top topple touch toughen trace trade travel triage trigger try tweak unclog undercut
undergo undermine underpin understand undo unite unload unseat untangle unwind upend urge usher
utilise utilize vacate value vary venture verify vet vindicate visit vote vow wage wait walk want
warn warrant wash watch weaken weather weed weigh welcome weld whittle wipe withhold withstand wrap
write yield
"""
"""What is promised behind “to”, and begins no list of promises."""
_INFINITIVES: Final = BASE_VERBS.union(_OTHERS.split())
_ADVERB: Final = (
    r"(?:(?:not only|also|now|only|at least|once again|even|either|both|then|still|soon|\w+ly) "
    r"|\w+-)?"
)
INFINITIVE: Final = rf"to {_ADVERB}(?:(?:{one_of(sorted(_INFINITIVES))})\b|\w+(?:ise|ize|ify)\b)"
"""“to build”, and not “to the council”."""


def begins_with_verb(words: str) -> bool:
    """Whether words begin as an order or a promise does: “Build three hospitals”."""
    first = _FIRST_WORD.match(words)
    return first is not None and (first[1].lower() in BASE_VERBS or first[1].lower() in GERUNDS)
