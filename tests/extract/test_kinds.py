"""Texts of other kinds than news: whose claims they make, by when, and what in them is none.

Each line of an expectation is the beginning of a sentence with its claimant and last day.
"""

import os
import subprocess
import sys
from datetime import date
from pathlib import Path

from claimcheck.extract.candidate import extract

REPORT = """\
Halvorsen Marine Group plc – Annual Report 2024

12 March 2025

2024 was a year of solid progress for Halvorsen.
Revenue rose by 9% to £1.42 billion and we completed the sale of our dredging business.
In 2025 we expect revenue of between £1.5 billion and £1.6 billion.
We will open our new shipyard in Gdansk in the second half of 2026.
The Group aims to cut its emissions by 45% by 2030 against a 2019 baseline.
The proposed final dividend of 12.4p will be paid on 30 May 2025.
Management is confident that the business is well placed for the future.
We cannot predict exchange rates, and they may have a material effect on our results.
Our people are our greatest asset.
If demand weakens, we might delay the second phase of the Gdansk project.
Actual results may differ materially from forward-looking statements.
"""
SPEECH = """\
Speech by Prime Minister Elena Marsh to the National Housing Conference

4 October 2024

Thank you all for coming. It is wonderful to be back in this hall.
The last government promised 200,000 homes a year and built barely half of that.
So today I can announce that my government will build 1.5 million new homes by 2029.
We will publish the planning bill before Christmas.
I want to thank the Minister for Housing, Tom Ryle, who has worked tirelessly.
My father was a bricklayer. He taught me that nothing good is built in a day.
Independent forecasters expect house prices to fall by 3 per cent next year.
"""
MANIFESTO = """\
Building a Stronger Northland: Election Programme of the Democratic Union

10 February 2023

A strong economy
The Democratic Union will balance the budget by 2026.
Our plan is to create 150,000 jobs in the regions by 2027.
Labour's record is one of waste and delay.
- Build three new hospitals, in Varna, Teller and Soren, by the end of 2027
- A new high-speed line between Varna and the capital
We were the first party to call for a ban on single-use plastics.
The retirement age will not rise before 2030.
"""
NOTE = """\
Northgate Securities – Equity Research
Tessaro Motors (TSR): Reiterate Buy, target price raised to €48

15 January 2025

We reiterate our Buy rating on Tessaro Motors and raise our target price to €48 from €42.
Tessaro delivered 312,000 vehicles in 2024, ahead of our 305,000 estimate.
We forecast deliveries of 360,000 in 2025.
Management guided to an automotive gross margin of 19-20% for FY2025.
The company plans to open a second plant in Zaragoza by 2027.
CEO Marta Ruiz told analysts that Tessaro would be free cash flow positive in 2025.
In our view, the market underestimates the new platform.
The European Commission is expected to decide on tariffs by the end of June.
The impressive turnaround led by Ms Ruiz has been remarkable.
"""


def told(text: str, said: date) -> list[tuple[str, str | None, date | None]]:
    found = extract(text, said)
    return [(" ".join(one.sentence.split()[:4]), one.claimant, one.latest) for one in found]


SAME = """
from datetime import date
from claimcheck.extract.candidate import extract
from tests.extract.test_kinds import MANIFESTO, NOTE, REPORT, SPEECH
text = "\\n".join((MANIFESTO, NOTE, REPORT, SPEECH))
print(list(extract(text, date(2025, 1, 1))))
"""


def test_the_same_text_gives_the_same_answer_in_every_process() -> None:
    answers = {
        subprocess.run(
            [sys.executable, "-c", SAME],
            env={**os.environ, "PYTHONHASHSEED": str(seed)},
            cwd=Path(__file__).parents[2],
            check=True,
            capture_output=True,
            text=True,
        ).stdout
        for seed in range(4)
    }
    assert len(answers) == 1
    assert answers != {"[]\n"}


def test_a_company_report_speaks_of_the_company_that_it_is_of() -> None:
    group = "Halvorsen Marine Group"
    assert told(REPORT, date(2025, 3, 12)) == [
        ("In 2025 we expect", group, date(2025, 12, 31)),
        ("We will open our", group, date(2026, 12, 31)),
        ("The Group aims to", group, date(2030, 12, 31)),
        ("The proposed final dividend", group, date(2025, 5, 30)),
    ]


def test_a_minister_speaks_for_the_government() -> None:
    assert told(SPEECH, date(2024, 10, 4)) == [
        ("So today I can", "government", date(2029, 12, 31)),
        ("We will publish the", "government", date(2024, 12, 24)),
        (
            "Independent forecasters expect house",
            "Independent forecasters",
            date(2025, 12, 31),
        ),
    ]


def test_a_manifesto_pledges_in_lists_too() -> None:
    union = "Democratic Union"
    assert told(MANIFESTO, date(2023, 2, 10)) == [
        ("The Democratic Union will", union, date(2026, 12, 31)),
        ("Our plan is to", union, date(2027, 12, 31)),
        ("Build three new hospitals,", union, date(2027, 12, 31)),
        ("The retirement age will", union, None),
    ]


def test_an_analyst_s_note_forecasts_for_its_house_and_reports_on_the_company() -> None:
    assert told(NOTE, date(2025, 1, 15)) == [
        ("We forecast deliveries of", "Northgate Securities", date(2025, 12, 31)),
        ("Management guided to an", "Tessaro Motors", date(2025, 12, 31)),
        ("The company plans to", "Tessaro Motors", date(2027, 12, 31)),
        ("CEO Marta Ruiz told", "Tessaro Motors", date(2025, 12, 31)),
        ("The European Commission is", "European Commission", date(2025, 6, 30)),
    ]
