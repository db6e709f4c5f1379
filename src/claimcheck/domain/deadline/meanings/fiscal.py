"""What fiscal years mean, and their halves and quarters: `FY2027`, `this fiscal`, `4QFY27`."""

from claimcheck.domain.deadline.meanings.combination import placed
from claimcheck.domain.deadline.meanings.meaning import END, Context, Fixed, Meaning, Recurring
from claimcheck.domain.deadline.meanings.named_periods import (
    half_name,
    quarter_name,
)
from claimcheck.domain.deadline.meanings.named_periods import (
    nth_part as calendar_part,
)
from claimcheck.domain.deadline.meanings.periods import fiscal_period, fiscal_year, near_year
from claimcheck.domain.deadline.meanings.unit import DIRECTION, MONTH_NAMES, Unit
from claimcheck.domain.deadline.reading import Unreadable
from claimcheck.domain.model.span import Span


def fiscal(context: Context, number: int) -> Fixed:
    """Read `FY2027`, `fiscal 2027`: by the year in which it ends."""
    start = context.calendar.fiscal_year_start
    return Fixed(fiscal_year(number, start), "fiscal year", _assumption(start))


def fiscal_over(context: Context, first: int, last: str) -> Fixed | None:
    """Read `FY2026/27`, `FY26–27`."""
    start = first if first > 99 else near_year(first, context.today)
    if int(last) not in (start + 1, (start + 1) % 100):
        return None
    return fiscal(context, start + 1)


def fiscal_end(context: Context) -> Fixed:
    """Read `the fiscal year-end`: of the fiscal year that it was said in."""
    return the_fiscal(context, "year")._replace(rule=END)


def stepped_fiscal(context: Context, step: str, unit: Unit) -> Fixed:
    """Read `this fiscal year`, `next financial quarter`."""
    if unit not in ("year", "half", "quarter"):
        raise Unreadable(f"there is no fiscal {unit}", "name a fiscal year, half or quarter")
    start = context.calendar.fiscal_year_start
    span = fiscal_period(unit, context.today, DIRECTION[step], start)
    return Fixed(span, f"fiscal {unit}", _assumption(start))


def the_fiscal(context: Context, unit: Unit) -> Fixed:
    """Read `the fiscal year`: the one that it was said in, or of the next one what is over."""
    following = stepped_fiscal(context, "next", unit).span
    return stepped_fiscal(context, "this", unit)._replace(following=following)


def _assumption(start: int) -> str:
    return f"fiscal years start in {MONTH_NAMES[start - 1]}"


def this_fiscal(context: Context, step: str) -> Fixed:
    """Read `this fiscal`, `next fiscal`: the year."""
    return stepped_fiscal(context, step, "year")


def part(context: Context, name: Meaning) -> Recurring | None:
    """Read `fiscal Q4`, `the fiscal fourth quarter`: of every fiscal year."""
    if not isinstance(name, Recurring) or name.every != "year":
        return None
    start = context.calendar.fiscal_year_start

    def within(year: Span) -> Span:
        return name.within(fiscal_year(year.latest.year, start))

    return name._replace(
        name=f"fiscal {name.name}", within=within, rule="fiscal year", assumption=_assumption(start)
    )


def nth_part(context: Context, nth: int, unit: Unit) -> Recurring | None:
    """Read `the third fiscal quarter`."""
    name = calendar_part(context, nth, unit)
    return name and part(context, name)


def quarter_of(context: Context, which: int, year: Meaning) -> Fixed | None:
    """Read `4QFY27`, `1QCY26`: a quarter of a year, the figures run together."""
    name = quarter_name(context, which)
    return name and placed(name, year)


def half_of(context: Context, which: int, year: Meaning) -> Fixed | None:
    """Read `1HFY26`, `1HCY26`."""
    name = half_name(context, which)
    return name and placed(name, year)
