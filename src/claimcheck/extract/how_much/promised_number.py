"""How much a clause promises: the number that the verb behind its cue governs, as a target.

Where two numbers may be meant, or the direction is not said, there is none.
"""

import re
from collections.abc import Sequence
from typing import Final

from claimcheck.domain.model.number import Number
from claimcheck.domain.model.target import Target
from claimcheck.extract.how_much import gap as gaps
from claimcheck.extract.how_much.amounts import Amount, find_amounts
from claimcheck.extract.how_much.measure import (
    counted_in,
    is_better_more,
    is_metric,
    measure_in,
    subject_of,
    sum_of,
    unit_of,
)
from claimcheck.extract.how_much.promised_acts import AS_SAID, BETTER_LESS, CHANGING, GONE, METRIC
from claimcheck.extract.how_much.promised_rank import find_rank

_BOUND_OF_LINK: Final = {
    **dict.fromkeys(("below", "under"), "less-than"),
    **dict.fromkeys(("above", "over", "beyond"), "more-than"),
}
_EXCEEDS: Final = re.compile(r"exceed\w* ")
_OF_OTHERS: Final = re.compile(r"\b(?:of|in|at|from|with|by|for|to|on)$")
_JOINED: Final = re.compile(r"(?:,? and|,|,? or|,? plus| to)(?: \w+){0,2} ?")


def find_target(
    sentence: str, clause: tuple[int, int], dates: Sequence[tuple[int, int]], cue: int
) -> Target | None:
    """Return the number that a clause promises, with what it counts and in which direction.

    `clause` is the span of the claim in its sentence, `dates` are the spans of its times, `cue` is
    the place of its cue. None where no number is governed by the verb of the cue, where it is a
    change (“by 40 %”), and wherever it has two readings.
    """
    start, end = clause
    cue = min(max(cue, start), end)
    amounts = list(find_amounts(sentence, start, end, dates))
    ahead = [one for one in amounts if one is not None and one.start < cue]
    behind = [one for one in amounts if one is None or one.start >= cue]
    first = behind[0] if behind else None
    if rank := find_rank(sentence, cue, first.start if first else end, end):
        return rank
    if ahead and (acted := _acted_on(sentence, ahead, cue, end)):
        return acted
    return _governed(sentence, start, cue, first, behind[1:]) if first else None


def _governed(
    sentence: str, start: int, cue: int, one: Amount, others: Sequence[Amount | None]
) -> Target | None:
    """Return the target that the first amount behind a cue is, by the words between the two."""
    gap, at = _gap(sentence, cue, one)
    if len(gap) > gaps.LONGEST or gaps.BLOCK.search(gap):
        return None
    if one.opens == "from" or _is_joined(sentence, one, others):
        return _from_to(sentence, gap, one, others)
    foreseen = gaps.FORECAST.match(gap) is not None
    shift = gaps.SHIFT.match(gap)
    if shift and (shift["link"] or one.bound):
        return _shifted(shift, one)
    move = gaps.MOVE.match(gap.lower())
    subject = subject_of(sentence, start, at + move.start("verb")) if move else None
    if move and subject and METRIC.search(subject):
        return _moved(move, subject, one, foreseen)
    if ("total" in gap or "capacity" in gap) and (total := gaps.TOTALLING.match(gap)):
        what = measure_in(total["what"])
        return _target(what, one, one.bound or "at-least", unit_of(one)) if what else None
    if direct := gaps.DIRECT.match(gap.lower()) or gaps.PRESENT.match(gap):
        return _done(direct, one, foreseen)
    if move:
        return _moved(move, subject, one, foreseen)
    told = gaps.MEASURED.match(gap) or ((one.opens or one.bound) and gaps.BARE.match(gap))
    return _told(told, one, foreseen) if told else None


def _gap(sentence: str, cue: int, one: Amount) -> tuple[str, int]:
    """Return the words between a cue and an amount, and where they begin; “exceed” is a verb."""
    exceeds = _EXCEEDS.match(sentence, one.start)
    stop = exceeds.end() if exceeds else one.start
    reported = gaps.REPORTED.match(sentence, cue, stop)
    at = reported.end() if reported else cue
    return sentence[at:stop], at


def _is_joined(sentence: str, one: Amount, others: Sequence[Amount | None]) -> bool:
    """Whether a second amount is promised in the same breath: “30,000 jobs and 14 plants”."""
    if not others:
        return False
    other = others[0]
    if other is None:
        return sentence.startswith(" and ", one.end)
    between = sentence[one.end : other.start]
    return other.opens == "from" or _JOINED.fullmatch(between) is not None


def _from_to(
    sentence: str, gap: str, one: Amount, others: Sequence[Amount | None]
) -> Target | None:
    """Return the target of “raise wages from $10 to $15” and “to Rs 20 lakh from Rs 10 lakh”."""
    shift = gaps.SHIFT.match(gap)
    if shift is None:
        return None
    if one.opens == "from" and one.high is not None:
        return _shifted(shift, one._replace(low=one.high, high=None), one.low.value)
    other = others[0] if others else None
    between = sentence[one.end : other.start].strip() if other else None
    if other and one.opens == "from" and between == "to":
        return _shifted(shift, other, one.low.value)
    if other and shift["link"] == "to" and other.opens == "from" and not between:
        return _shifted(shift, one, other.low.value)
    return None


def _shifted(shift: re.Match[str], one: Amount, start: Number | None = None) -> Target | None:
    """Return the target of what is raised or lowered to a number; a change by one is none."""
    link = "to" if start is not None else (shift["link"] or "").lower()
    measure = measure_in(shift["what"])
    if start is not None and not shift["what"].strip() and (counted := counted_in(one)):
        return _target(counted, one, "at-most" if shift["lower"] else "at-least", one.unit, start)
    if link in ("by", "from") or measure is None:
        return None
    bound = one.bound or _BOUND_OF_LINK.get(link)
    if bound is None and shift["lower"] and AS_SAID.match(shift["lower"]):
        return None
    bound = bound or ("at-most" if shift["lower"] else "at-least")
    return _target(measure, one, bound, unit_of(one), start)


def _done(direct: re.Match[str], one: Amount, foreseen: bool) -> Target | None:
    """Return the target of a verb whose object is counted: “open 20 stores”."""
    verb = direct["verb"].lower()
    measure = counted_in(one)
    if measure is None:
        measure = None if foreseen else sum_of(one, verb)
    elif not direct["gone"] and one.bound is None and BETTER_LESS.search(measure):
        return None
    if measure is None or (direct["gone"] and one.unit == "%"):
        return None
    if direct["gone"]:
        measure = f"{measure} {GONE[verb]}"
    return _target(measure, one, one.bound or "at-least", one.unit, is_act=True, foreseen=foreseen)


def _moved(move: re.Match[str], subject: str | None, one: Amount, foreseen: bool) -> Target | None:
    """Return the target of a verb whose subject is the measure: “sales will reach 700”."""
    verb, link = move["verb"].lower(), (move["link"] or "").lower()
    is_change = one.unit == "%" and not link and CHANGING.match(verb)
    is_said_of_all = verb in ("be", "being") and not (subject and is_metric(subject))
    if subject is None or is_change or is_said_of_all or link in ("by", "from"):
        return None  # what is 2 km long is no measure, and its length is
    bound = one.bound or _BOUND_OF_LINK.get(link)
    if bound is None and verb.startswith(("exceed", "surpass", "top")):
        bound = "more-than"
    if bound is None and move["sinking"]:
        bound = "at-most"
    return _measured(subject, one, bound, unit_of(one), foreseen)


def _told(told: re.Match[str], one: Amount, foreseen: bool) -> Target | None:
    """Return the target of a number behind its measure, as in “sales of 42,000”."""
    what = told["what"]
    if one.unit == "%" and gaps.CHANGE.search(what):
        return None
    link = told.groupdict().get("link") or ""
    if link == "of" and gaps.FOR_SUCH.search(what):
        counted = counted_in(one)
        return _measured(counted, one, one.bound, one.unit, foreseen) if counted else None
    *_, last = gaps.BEFORE_NOUN.split(gaps.CUE_WORDS.sub("", what))
    measure = measure_in(last)
    if measure is None or (link != "of" and not is_metric(measure) and one.high is None):
        return None
    return _measured(measure, one, one.bound, unit_of(one), foreseen)


def _measured(
    measure: str, one: Amount, bound: str | None, unit: str, foreseen: bool
) -> Target | None:
    """Return the target of a measure; of costs and the like the direction must be said."""
    if bound is None and one.high is None and not is_better_more(measure):
        return None
    return _target(measure, one, bound or "at-least", unit, foreseen=foreseen)


def _acted_on(sentence: str, ahead: Sequence[Amount], cue: int, end: int) -> Target | None:
    """Return the target of an amount to which something will be done: “20 shops will open”."""
    one = ahead[-1]
    before = sentence[: one.start].rstrip()
    if sentence[one.end : cue].strip():
        return None
    if _OF_OTHERS.search(before) and not gaps.MAKING.search(before):
        return None
    if len(ahead) > 1 and _JOINED.fullmatch(sentence[ahead[-2].end : one.start]):
        return None
    act = gaps.PASSIVE.match(sentence, cue, end) or gaps.RISING.match(sentence, cue, end)
    measure = (counted_in(one) or sum_of(one, act["verb"])) if act else None
    if act is None or measure is None:
        return None
    gone = GONE.get(act["verb"])
    counted = f"{measure} {gone}" if gone else measure
    return _target(counted, one, one.bound or "at-least", one.unit, is_act=True)


def _target(
    measure: str,
    one: Amount,
    bound: str,
    unit: str,
    start: Number | None = None,
    *,
    is_act: bool = False,
    foreseen: bool = False,
) -> Target | None:
    """Return the target, or None where the number is less than it says or its ends do not fit.

    Of so many that somebody will do only the lower end holds, since to do more is no failure; a
    range that is foreseen keeps both ends, and a measure that is foreseen at a number has no
    direction.
    """
    if one.high is None:
        if one.bound is None and (one.is_vague or (foreseen and not is_act)):
            return None
        return Target(
            measure=measure, unit=unit, from_=start, **{bound.replace("-", "_"): one.low.value}
        )
    low, high = one.values
    if one.bound is not None or bound == "at-most":
        return None
    upper = None if is_act and not foreseen else high
    return Target(measure=measure, unit=unit, at_least=low, at_most=upper, from_=start)
