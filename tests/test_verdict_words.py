"""A new word for a verdict, a status or an outlook is missed wherever something is said of it."""

import re
from dataclasses import fields
from importlib.resources import files
from inspect import getsource
from typing import get_args

import pytest

from claimcheck.domain.model.evidence import Stance
from claimcheck.domain.model.verdict_word import Ruled
from claimcheck.domain.publishing.vocabulary import OUTLOOK_MEANINGS, STATUS_WORDS
from claimcheck.domain.scoring import credit
from claimcheck.domain.scoring.credit import Rule
from claimcheck.domain.scoring.track_record import Record
from claimcheck.domain.standing import attention
from claimcheck.domain.standing.standing import Outlook, Schedule
from claimcheck.report.html import share_chart
from claimcheck.report.html.method_page import CASES
from claimcheck.report.status_style import STYLES
from claimcheck.report.terminal import score_output, track_record_bars

STATUSES = (*get_args(Schedule), *get_args(Ruled))
TEMPLATES = files("claimcheck.report.html") / "templates"


def template(name: str) -> str:
    return (TEMPLATES / name).read_text(encoding="utf-8")


def test_every_status_is_called_something_the_most_pressing_first() -> None:
    assert tuple(STATUS_WORDS) == STATUSES


def test_every_outlook_has_its_meaning() -> None:
    assert tuple(OUTLOOK_MEANINGS) == get_args(Outlook)


def test_every_status_and_stance_has_its_style_in_terminals() -> None:
    assert STYLES.keys() == {*STATUSES, *get_args(Stance), "awaiting-signature"}


@pytest.mark.parametrize("status", STATUSES)
def test_every_status_has_its_sign_and_colour_on_pages(status: str) -> None:
    assert f'id="sign-{status}"' in template("signs.svg")
    assert re.search(rf"\.s-{status}\b", template("style.css"))


def test_every_verdict_has_its_credit_under_every_rule() -> None:
    assert credit._CREDITS.keys() - {"overdue"} == {*get_args(Ruled)}
    assert {len(row) for row in credit._CREDITS.values()} == {len(get_args(Rule))}
    assert credit._LATE.keys() == {*get_args(Rule)}


def test_every_verdict_is_a_case_on_the_page_of_the_method() -> None:
    assert {*get_args(Ruled)} <= {case.status for _, case in CASES}


def test_every_verdict_is_counted_in_a_record_and_shown_from_it() -> None:
    columns = {word.replace("-", "_") for word in get_args(Ruled)}
    assert columns <= {field.name for field in fields(Record)}
    assert columns == {*track_record_bars._ENDED}
    assert columns <= {*score_output._NOT_COUNTED, *score_output._RULED}
    assert all(f"one.{column}" in getsource(share_chart.columns) for column in columns)


def test_every_status_without_a_verdict_has_its_place_in_the_order_of_attention() -> None:
    assert {*get_args(Schedule)} <= {*attention._PRESSING, *attention._QUIET}
