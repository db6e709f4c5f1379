"""Never the opposite, and never a promise that is only talked about."""

from datetime import date

import pytest

from claimcheck.extract.candidate import extract

SAID = date(2025, 3, 8)


@pytest.mark.parametrize(
    "sentence",
    [
        "Acme has abandoned its target of 40 stores by 2030.",
        "It is false that Acme will close the plant by 2028.",
        "There is no confirmation yet that Acme will open the plant in 2026.",
        "It is not true that Acme will cut 500 jobs by 2028.",
        "Rumours that Acme will close the plant by 2028 are wrong.",
        "Nobody at Acme believes that it will build ten ships by 2028.",
        "The mayor accused the council of planning to close 40 schools.",
        "Acme once said it would build ten ships by 2028.",
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
        "The Unionists promised 40 hospitals and delivered nine.",
        "They said they would cut waiting lists by last spring.",
        "The target that we set in 2018, a 15% cut by 2023, was met.",
        "Ann Lee said Labour’s plans would cost families 2,000 pounds.",
        "It won’t.",
        "Sales were higher than analysts expected, with 40 cars sold.",
        "Acme sold 40 million cars, compared with guidance of 30 million.",
        "Acme and Bolt never signed a deal to lay 40 miles of track.",
        "The board did not raise its outlook for 2026.",
        "We make no pledge to reopen in May.",
        "We won’t promise that the ferry will sail in May.",
        "Members voted against a plan to sell the pier by 2027.",
        "The judge struck down a plan to fell 90 trees by 2027.",
        "Rather than pledging to hire guards, Acme closed two shops.",
        "I wish we could mend the roof by 2027.",
        "Few expect that Acme will fly its airship by 2027.",
        "It is far from clear that the ferry will sail in 2026.",
        "The idea that the pier will reopen in May made her smile.",
        "Acme rejected reports that it will sell its pier in May.",
        "The paper wrongly reported that the pier will shut in May.",
        "Had the council agreed to mend the pier, 90 boats would have come by 2026.",
        "Parents asked the council to commit to free lunches by 2030.",
        "Doctors urged the ministry to promise that no ward will shut by 2027.",
        "Towns should pledge to plant more hedges by 2030.",
        "Do not expect the ferry to sail in 2026.",
        "The last government was committed to mending 300 piers a year.",
        "Each spring the mayor promises to mend the pier.",
        "The ferry is not going to say when it sails.",
        "Prices fell amid a lack of commitment to cut output.",
        "There is no firm pledge to cut fares.",
        "No one should have to wonder where their next meal will come from.",
        "It is hard to predict when we are going to fly.",
        "It’s too early to say when the plant will open.",
        "Acme cannot foresee the rates of next year.",
        "As we told you then, we planned to offset $5 million of these costs.",
        "We were planning to open in 2026, but we saw the need to wait.",
        "Acme was set to open in 2026 but gave up.",
        "Nobody can say who will run Acme in 2027.",
        "Acme took back its pledge to open 40 stores by 2027.",
        "Bolt has gone quiet on its promise to cut fares in 2026.",
        "Acme cast aside a plan to close the pier in 2026.",
        "Bolt argued against a plan to close the pier in 2027.",
        "The mayor distanced herself from a promise to scrap fares by 2027.",
        "The court stopped Acme from going ahead with plans to build a pier by 2027.",
        "Acme’s goal of 40 stores by 2027 proved out of reach.",
        "Neither Acme nor Bolt has promised to open a store by 2027.",
        "None of the parties has pledged to cut taxes in 2026.",
        "It remains an open question if Acme will pay a dividend in 2026.",
        "There is no way Acme will mend the pier by 2027, a rival said.",
        "Acme has stopped promising that the pier will reopen in 2026.",
        "Acme left without promising that the pier will reopen in 2026.",
        "Acme’s promise that the pier will reopen in 2026 is worthless, the union said.",
        "A plan to mend the pier by 2027 fell through.",
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
        "Acme has pledged not to raise prices.",
        "Acme abandoned its old target and now aims to open 40 stores by 2030.",
        "Acme said it did not change its goal of 40 shops by 2030.",
        "Acme was asked about the pier, and promised to reopen it by 2027.",
        "You should expect sales to double by 2027, Acme told its holders.",
        "We stand by the idea of a ferry, which will sail by 2027.",
        "Bolt said repairs, which had been due in May, would now start in October.",
        "No one was hurt, and Acme plans to open a store by 2027.",
        "No one will be asked to leave before 2027, Acme promised.",
        "Without waiting for the vote, Acme will open a pier in 2026.",
        "Acme won its fight against the ban and will reopen the pier in 2026.",
    ],
)
def test_a_promise_not_to_do_something_is_a_claim(sentence: str) -> None:
    assert len(list(extract(sentence, SAID))) == 1


@pytest.mark.parametrize(
    "sentence",
    [
        "Acme will not, however, raise new equity before 2028.",
        "Acme will not, under any circumstances, close the Leeds plant by 2028.",
        "Acme will never again sell coal, buy oil fields or build pipelines by 2030.",
        "Acme would not, for now, close the Leeds plant or cut jobs, it said.",
    ],
)
def test_what_is_not_to_be_stays_with_its_not(sentence: str) -> None:
    (found,) = extract(sentence, SAID)
    assert ("not" in found.clause or "never" in found.clause, found.target) == (True, None)
    assert "not" in found.text or "never" in found.text
    assert len(found.clause.split()) > 5


def test_a_condition_put_in_does_not_part_a_claim_from_its_verb() -> None:
    found = [one.clause for one in extract("Acme will, if approved, build ten ships.", SAID)]
    assert found == ["Acme will, if approved, build ten ships"]
