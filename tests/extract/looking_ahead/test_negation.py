"""Never the opposite, and never a promise that is only talked about."""

from datetime import date

import pytest

from claimcheck.extract.candidate import extract

SAID = date(2025, 3, 8)


@pytest.mark.parametrize(
    "sentence",
    [
        "Acme has abandoned its target of 40 stores by 2030.",
        "Acme has dropped plans to build a factory by 2027.",
        "Acme walked away from its commitment to cut emissions by 2030.",
        "Acme's pledge to cut emissions by 2030 was scrapped.",
        "Acme missed its target to open 40 stores.",
        "Acme no longer expects to open the plant in 2026.",
        "Acme does not plan to open a store in 2026.",
        "Acme has no plans to close the plant in 2026.",
        "The party promised 12 lines but did not deliver.",
        "The company broke its promise to hire 300 people.",
        "I kept my promises.",
        "He said he had kept every promise to cut taxes.",
        "This is not an election promise to build 40 homes.",
        "President Ann Lee made six promises to American workers.",
        "Acme had planned to open the plant in 2026.",
        "The plant was supposed to open in 2026.",
        "The minister denied that the government will raise taxes in 2026.",
        "I don't think Acme will open the plant by 2027.",
        "It is unclear whether Acme will open the plant by 2027.",
        "Acme refused to commit to a date in 2026.",
        "The biggest question is how we will pay for 20 new schools.",
        "The dealers that are to be closed represent 18% of sales.",
        "To cut its costs, the company closed two plants.",
        "Sales were higher than analysts expected, with 40 cars sold.",
        "Acme sold 40 million cars, compared with guidance of 30 million.",
    ],
)
def test_what_is_denied_dropped_kept_or_doubted_is_no_claim(sentence: str) -> None:
    assert list(extract(sentence, SAID)) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Acme will not raise prices in 2025.",
        "Acme said it would not close the plant before 2027.",
        "Analysts do not expect rates to rise in 2025.",
        "Acme abandoned its old target and now aims to open 40 stores by 2030.",
    ],
)
def test_a_promise_not_to_do_something_is_a_claim(sentence: str) -> None:
    assert len(list(extract(sentence, SAID))) == 1
