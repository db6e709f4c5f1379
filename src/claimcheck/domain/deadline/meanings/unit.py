"""The units of time, and the names that answers give to months, weekdays and directions."""

from typing import Literal

Unit = Literal["day", "week", "fortnight", "month", "quarter", "half", "year", "decade", "century"]
MONTH_NAMES = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)
WEEKDAY_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
DIRECTION = {"this": 0, "next": 1, "coming": 1, "last": -1, "past": -1, "this past": -1}
