"""How much a clause promises: the number that its verb governs, in its direction, or none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.domain.model.target import Target
from claimcheck.extract.how_much.promised_number import find_target


def target(sentence: str, cue: str) -> Target | None:
    return find_target(sentence, (0, len(sentence)), [], sentence.index(cue))


@pytest.mark.parametrize(
    ("sentence", "cue", "expected"),
    [
        ("Acme will open 20 stores.", "will", Target(measure="stores", at_least=20)),
        (
            "Labour promised to build 1.5 million new homes.",
            "promised",
            Target(measure="new homes", at_least=1_500_000),
        ),
        ("20 new shops will open.", "will", Target(measure="new shops", at_least=20)),
        (
            "By 2030, when sales will reach 900 tonnes, Acme opens.",
            "will",
            Target(measure="sales", at_least=900, unit="tonnes"),
        ),
        (
            "Four of those projects will be completed.",
            "will",
            Target(measure="projects", at_least=4),
        ),
        (
            "Acme will be present in over 60 countries.",
            "will",
            Target(measure="countries", more_than=60),
        ),
        (
            "We will plant 20 million trees a year.",
            "will",
            Target(measure="trees a year", at_least=20_000_000),
        ),
        (
            "It would bring on 850 megawatts of battery storage.",
            "would",
            Target(measure="megawatts of battery storage", at_least=850),
        ),
        (
            "We plan to install 5GW of solar capacity.",
            "plan",
            Target(measure="GW of solar capacity", at_least=5),
        ),
        (
            "Acme has set a goal of 500 electric buses.",
            "goal",
            Target(measure="electric buses", at_least=500),
        ),
        (
            "Acme called for the construction of 3 million new homes.",
            "called",
            Target(measure="new homes", at_least=3_000_000),
        ),
        (
            "It will produce 20,000 tonnes per annum of copper.",
            "will",
            Target(measure="tonnes per annum of copper", at_least=20_000),
        ),
        (
            "Acme will recruit 20,000 more police officers.",
            "will",
            Target(measure="police officers", at_least=20_000),
        ),
        (
            "The plan is expected to create 500 jobs.",
            "is expected",
            Target(measure="jobs", at_least=500),
        ),
        (
            "Acme will install batteries totaling 200 megawatts.",
            "will",
            Target(measure="batteries", at_least=200, unit="megawatts"),
        ),
        (
            "Acme will source at least 50 % of its electricity from renewables.",
            "will",
            Target(measure="electricity from renewables", at_least=50, unit="%"),
        ),
    ],
)
def test_what_is_counted_is_at_least(sentence: str, cue: str, expected: Target) -> None:
    assert target(sentence, cue) == expected


@pytest.mark.parametrize(
    ("sentence", "cue", "expected"),
    [
        (
            "Acme will cut emissions to 40 million tonnes.",
            "will",
            Target(measure="emissions", at_most=40_000_000, unit="tonnes"),
        ),
        (
            "Acme will keep inflation below 2%.",
            "will",
            Target(measure="inflation", less_than=2, unit="%"),
        ),
        (
            "We will limit class sizes to 20 pupils.",
            "will",
            Target(measure="class sizes", at_most=20, unit="pupils"),
        ),
        (
            "They will invest up to $120 million.",
            "will",
            Target(measure="investment", at_most=120_000_000, unit="$"),
        ),
        (
            "Acme aims to rank among the top three exporters of cars.",
            "aims",
            Target(measure="rank among exporters of cars", at_most=3),
        ),
        (
            "Unemployment will fall to 4%.",
            "will",
            Target(measure="unemployment", at_most=4, unit="%"),
        ),
    ],
)
def test_what_is_to_be_less_is_at_most(sentence: str, cue: str, expected: Target) -> None:
    assert target(sentence, cue) == expected


@pytest.mark.parametrize(
    ("sentence", "cue", "expected"),
    [
        (
            "Acme will raise the minimum wage from $10 to $15 an hour.",
            "will",
            Target(measure="minimum wage", at_least=15, from_=10, unit="$ per hour"),
        ),
        (
            "They would double the loan ceiling to Rs 20 lakh from Rs 10 lakh.",
            "would",
            Target(measure="loan ceiling", at_least=2_000_000, from_=1_000_000, unit="Rs"),
        ),
        (
            "It will increase the number of clinics from 87 to 137.",
            "will",
            Target(measure="clinics", at_least=137, from_=87),
        ),
        (
            "The group plans to expand from 30 to 60 countries.",
            "plans",
            Target(measure="countries", at_least=60, from_=30),
        ),
    ],
)
def test_where_somebody_starts_is_kept(sentence: str, cue: str, expected: Target) -> None:
    assert target(sentence, cue) == expected


def test_what_is_removed_is_counted_as_gone() -> None:
    assert target("Ford will cut 30,000 jobs.", "will") == Target(
        measure="jobs cut", at_least=30_000
    )
    assert target("It plans to shut down about 1,100 of its dealerships.", "plans") == Target(
        measure="dealerships shut down", at_least=1100
    )


def test_money_is_named_by_what_is_done_with_it() -> None:
    assert target("24 billion euro will be invested.", "will") == Target(
        measure="investment", at_least=24_000_000_000, unit="euro"
    )
    assert target("Acme will spend €5m.", "will") == Target(
        measure="spending", at_least=5_000_000, unit="€"
    )


def test_a_range_that_is_foreseen_keeps_both_ends_and_one_that_is_promised_its_lower() -> None:
    foreseen = target("Acme expects revenue between $800 million and $1 billion.", "expects")
    assert foreseen == Target(
        measure="revenue", at_least=800_000_000, at_most=1_000_000_000, unit="$"
    )
    for sentence in (
        "Acme will hire between 200 and 300 people.",
        "Between 200 and 300 people will be hired.",
    ):
        assert target(sentence, "will") == Target(measure="people", at_least=200)


@pytest.mark.parametrize(
    ("sentence", "cue"),
    [
        ("Acme will cut emissions by 40 %.", "will"),
        ("Acme will grow 5 %.", "will"),
        ("It would only mean a cut of £14m.", "would"),
        ("Acme expects a reduction in costs of 5 %.", "expects"),
        ("Acme will cut 30,000 jobs and 14 plants.", "will"),
        ("Acme will build 5m homes with 3 rooms.", "will"),
        ("Acme will build 20 to 30 million homes.", "will"),
        ("Sales will be between $4,100,000 then.", "will"),
        ("Boeing will deliver the 777X.", "will"),
        ("Apple will sell the iPhone 4.", "will"),
        ("Everyone above 70 years of age will be covered.", "will"),
        ("We will publish a top 10 list.", "will"),
        ("We will finish it within 18 months.", "will"),
        ("Phase 2 will open.", "will"),
        ("It will arrive at 12:30.", "will"),
        ("Acme will pay the average of what two banks say.", "will"),
        ("Acme will not open 20 stores.", "will"),
        ("Acme will work on a law that would let others build 20 homes.", "will"),
        ("Capital costs will be $500 million.", "will"),
        ("Acme will hire nearly 500 people.", "will"),
        ("The bridge will be 2 km long.", "will"),
        ("Acme expects to spend $5 million.", "expects"),
        ("Acme will pay $57 million and 3 ships.", "will"),
        ("We will use 5 000 of them.", "will"),
        ("The works will take place between 08.30 and 16.00.", "will"),
        ("The bonds will have maturities of five or six years.", "will"),
        ("We will reach a TRIF of 0.32.", "will"),
        ("Acme will report a ‘major’ rise of 15 stores.", "will"),
        ("It will reach the Halden Four programs.", "will"),
        ("Each ship will have a mass of 160 tonnes.", "will"),
        ("Costs will be in the region of $2 million.", "will"),
        ("This will raise the earnings of more than six million people.", "will"),
    ],
)
def test_where_it_is_in_doubt_there_is_none(sentence: str, cue: str) -> None:
    assert target(sentence, cue) is None


def test_dates_and_other_clauses_are_not_looked_at() -> None:
    sentence = "Acme will open in 2027 and close 14 plants."
    date = (sentence.index("2027"), sentence.index("2027") + 4)
    assert find_target(sentence, (0, date[1]), [date], 5) is None
    cut = sentence.index("close")
    assert find_target(sentence, (cut, len(sentence)), [date], cut) == Target(
        measure="plants closed", at_least=14
    )


@given(st.integers(2, 999_999), st.integers(0, 999_999))
def test_doing_more_than_was_promised_is_never_a_failure(promised: int, more: int) -> None:
    found = target(f"Acme will open {promised:,} stores.", "will")
    assert found is not None
    assert found.is_met_by(promised + more)
    assert not found.is_met_by(promised - 1)


@given(st.text(max_size=200), st.integers(0, 200), st.integers(0, 200))
def test_any_text_has_a_target_or_none(text: str, cue: int, end: int) -> None:
    find_target(text, (0, min(end, len(text))), [], cue)
