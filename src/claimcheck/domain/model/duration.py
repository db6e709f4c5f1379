"""Lengths of time as the file writes them: `30d`, `6w`, `18m`, `2y`."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

_FORM = re.compile(r"(\d{1,6})([dwmy])", re.ASCII)


@dataclass(frozen=True, slots=True)
class Duration:
    """A whole number of days, weeks, months or years."""

    stored: str

    def __post_init__(self) -> None:
        if not _FORM.fullmatch(self.stored):
            raise ValueError(f"“{self.stored}” is not a duration; write it as 30d, 6w, 18m or 2y")

    def __str__(self) -> str:
        return self.stored

    def before(self, day: date) -> date:
        """Return the first day from which `day` is no further off than this."""
        first = day
        if self.stored[-1] in "my":
            from dateutil.relativedelta import relativedelta

            count = int(self.stored[:-1])
            months = min(count if self.stored[-1] == "m" else 12 * count, 12 * (day.year - 1))
            first -= relativedelta(months=months)
            while self.after(first) < day:
                first += timedelta(days=1)
        else:
            length = int(self.stored[:-1]) * (7 if self.stored[-1] == "w" else 1)
            first -= timedelta(days=min(length, (day - date.min).days))
        return first

    def after(self, day: date) -> date:
        """Return the day this much later, at most the calendar's last.

        Months and years keep the day of the month, or take the month's last day.
        """
        count, unit = int(self.stored[:-1]), self.stored[-1]
        try:
            if unit in "dw":
                return day + timedelta(days=count * (7 if unit == "w" else 1))
            from dateutil.relativedelta import relativedelta

            return day + relativedelta(months=count if unit == "m" else 12 * count)
        except (OverflowError, ValueError):
            return date.max
