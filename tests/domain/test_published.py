"""What of a ledger goes out: some of its claims, or what is fit to be published."""

from claimcheck.domain.checking.ledger_errors import ledger_errors
from claimcheck.domain.model.encode import encode_whole
from claimcheck.domain.model.ledger import Ledger
from claimcheck.domain.publishing.published import narrowed, published
from tests.interchange.ledgers import EVERY_KEY, PROMISES
from tests.ledgers import valid

COMPOUND = """\
[claimants.acme]
name = "Acme"
also = ["Acme Ltd"]

[claimants.bolt]
name = "Bolt"

[claims.both]
text = "t"
claimant = "Acme Ltd"
made = 2025-01-01
parts = ["one", "old-two"]

[claims.one]
text = "t"
claimant = "Acme"
made = 2025-01-01

[claims.two]
text = "t"
claimant = "Acme"
made = 2025-01-01
was = ["old-two"]

[claims.other]
text = "t"
claimant = "Bolt"
made = 2025-01-01

[looks.both]
date = 2025-02-01
claims = ["old-two", "other"]

[looks.other]
date = 2025-02-01
claims = ["other"]
"""


def is_valid(ledger: Ledger) -> bool:
    return [one for one in ledger_errors(ledger, {*ledger.claims}) if one.severity == "error"] == []


def test_some_claims_bring_their_parts_their_parties_and_the_looks_at_them() -> None:
    part = narrowed(valid(COMPOUND), ["both"])
    assert set(part.claims) == {"both", "one", "two"}
    assert set(part.claimants) == {"acme"}
    assert set(part.looks) == {"both"}
    assert part.looks["both"] == valid(COMPOUND).looks["both"]
    assert is_valid(part)
    assert set(narrowed(valid(COMPOUND), ["other"]).claims) == {"other"}


def test_claims_keep_the_order_that_they_are_asked_for_in() -> None:
    assert list(narrowed(valid(COMPOUND), ["other", "one"]).claims) == ["other", "one"]


def test_what_is_published_has_no_drafts_notes_or_forecasts() -> None:
    ledger = published(valid(PROMISES))
    assert "secret" not in ledger.claims
    assert ledger.looks["round"].claims == ("overdue",)
    said = str([encode_whole(one) for one in (*ledger.claims.values(), *ledger.looks.values())])
    for private in ("ring the plant", "desk only", "phone", "'forecasts'", "secret"):
        assert private not in said
    assert is_valid(ledger)


def test_what_is_asked_for_is_published_too() -> None:
    whole = valid(PROMISES)
    assert published(whole, ["drafts", "notes", "forecasts"]) == whole
    assert "secret" in published(whole, ["drafts"]).claims
    assert published(whole, ["notes"]).claims["late"].note == "ring the plant"
    assert len(published(whole, ["forecasts"]).claims["late"].forecasts) == 1


def test_a_look_at_drafts_alone_is_not_published() -> None:
    ledger = valid(PROMISES.replace('["overdue", "secret"]', '["secret"]'))
    assert published(ledger).looks == {}


def test_a_correction_of_a_forecast_goes_with_it_and_one_of_more_stays_for_that() -> None:
    ledger = valid(EVERY_KEY)
    [correction] = published(ledger).claims["xpeng-flying-car"].corrections
    assert (correction.retracts, str(correction.made)) == (None, "2024-03-20")
    chain = EVERY_KEY.replace("made = 2024-03-20\n", "") + (
        "\n[claims.xpeng-flying-car.corrections.undo]\n"
        'date = 2027-01-17\nretracts = "2027-01-16-91ab"\nbecause = "it was right"\n'
    )
    published_chain = published(valid(chain))
    assert published_chain.claims["xpeng-flying-car"].corrections == ()
    assert is_valid(published_chain)


def test_a_part_that_is_a_draft_is_no_part_of_what_is_published() -> None:
    drafted = COMPOUND.replace('was = ["old-two"]', 'was = ["old-two"]\ndraft = true')
    for needs, left in (("2", 1), ("1", 1), ('"any"', "any")):
        text = drafted.replace('"old-two"]\n', f'"old-two"]\nneeds = {needs}\n', 1)
        both = published(valid(text)).claims["both"]
        assert (both.parts, both.needs) == (("one",), left)
        assert is_valid(published(valid(text)))


def test_a_successor_that_is_a_draft_is_not_named() -> None:
    ruled = (
        "\n[claims.other.verdicts.one]\n"
        'date = 2025-02-01\nverdict = "superseded"\nbecause = "x"\nsuperseded-by = "old-two"\n'
    )
    kept = published(valid(COMPOUND + ruled)).claims["other"].verdicts[0]
    assert kept.superseded_by == "old-two"
    drafted = COMPOUND.replace('was = ["old-two"]', 'was = ["old-two"]\ndraft = true')
    assert published(valid(drafted + ruled)).claims["other"].verdicts[0].superseded_by is None
