"""Snapshots against what a ledger says of them."""

from datetime import date

from claimcheck.domain.model.ledger import Ledger
from claimcheck.domain.verifying.citation import Citation, citations, digests
from claimcheck.domain.verifying.verification import Finding, SnapshotFile, compare
from tests.ledgers import valid

A, B, C = ("a" * 64, "b" * 64, "c" * 64)
DAY = date(2026, 11, 24)
LEDGER = f"""\
[claims.acme]
text = "Acme will open"
claimant = "Acme"
made = 2025-01-01
quote = "wir eröffnen"
source = "https://a.example"
snapshot = "sha256:{A}"
recorded = 2025-01-02

[claims.acme.evidence.one]
date = 2025-03-01
stance = "supports"
source = "wire"
quote = "it opens"
snapshot = "sha256:{B}"
recorded = 2025-03-02

[claims.acme.revisions.two]
date = 2025-06-01
deadline = "2027"
source = "paper"
quote = "we open later"
wording = "translated"
original = "wir eröffnen später"
snapshot = "sha256:{A}"
recorded = 2025-06-02

[claims.acme.corrections.three]
date = 2025-07-01
retracts = "one"
quote = "wir öffnen"
because = "misheard"
recorded = 2025-07-01
"""


def ledger(text: str = LEDGER) -> Ledger:
    return valid(text)


def test_a_claim_its_evidence_and_its_revisions_cite_in_corrected_words() -> None:
    assert list(citations(ledger(), DAY)) == [
        Citation("acme", None, "https://a.example", "wir öffnen", None, A),
        Citation("acme", "one", "wire", "it opens", None, B, is_retracted=True),
        Citation("acme", "two", "paper", "wir eröffnen später", None, A),
    ]


def test_what_came_later_is_not_cited_yet() -> None:
    early = citations(ledger(), date(2025, 4, 1), date(2025, 4, 1))
    assert [(one.fact, one.words, one.is_retracted) for one in early] == [
        (None, "wir eröffnen", False),
        ("one", "it opens", False),
    ]
    assert list(citations(ledger(), date(2024, 12, 31))) == []
    assert list(citations(ledger(), DAY, date(2025, 1, 1))) == []


def test_a_translated_item_of_evidence_has_no_words_to_look_up() -> None:
    text = LEDGER.replace('quote = "it opens"', 'quote = "it opens"\nwording = "translated"')
    assert [one.words for one in citations(ledger(text), DAY) if one.fact == "one"] == [None]


def test_every_snapshot_that_is_named_is_known() -> None:
    assert digests(ledger()) == {A, B}


def test_a_reply_cites_what_it_said_and_the_snapshot_of_it() -> None:
    reply = (
        f'[claims.acme.replies.four]\ndate = 2025-08-01\nquote = "soon"\nsource = "mail"\n'
        f'wording = "translated"\noriginal = "bald"\nsnapshot = "sha256:{C}"\n'
    )
    text = LEDGER + reply
    assert list(citations(ledger(text), DAY))[-1] == Citation(
        "acme", "four", "mail", "bald", None, C
    )
    assert C in digests(ledger(text))
    assert list(citations(ledger(text), date(2025, 7, 31)))[-1].fact == "two"


def found(*specimens: SnapshotFile) -> list[tuple[str | None, str | None, str | None, str]]:
    cited = list(citations(ledger(), DAY))
    findings = compare(cited, digests(ledger()), specimens)
    return [(one.claim, one.fact, one.path, one.kind) for one in findings]


def whole(digest: str) -> SnapshotFile:
    return SnapshotFile(f"evidence/{digest[:2]}/{digest}.html", "whole", digest)


def test_all_that_is_named_and_whole_is_no_finding() -> None:
    assert found(whole(A), whole(B)) == []


def test_each_fact_whose_snapshot_is_missing_is_named() -> None:
    assert found(whole(B)) == [
        ("acme", None, f"evidence/aa/{A}", "missing"),
        ("acme", "two", f"evidence/aa/{A}", "missing"),
    ]


def test_an_altered_snapshot_is_told_with_each_fact_that_rests_on_it() -> None:
    path = f"evidence/aa/{A}.html"
    assert found(SnapshotFile(path, "altered", A), whole(B)) == [
        ("acme", None, path, "altered"),
        ("acme", "two", path, "altered"),
    ]


def test_a_snapshot_that_no_fact_names_is_orphaned_and_an_altered_one_is_that() -> None:
    path = f"evidence/cc/{C}.html"
    assert found(whole(A), whole(B), whole(C)) == [(None, None, path, "orphaned")]
    altered = SnapshotFile(path, "altered", C)
    assert found(whole(A), whole(B), altered) == [(None, None, path, "altered")]


def test_a_snapshot_of_a_fact_to_come_is_no_orphan() -> None:
    cited = citations(ledger(), date(2025, 1, 1))
    assert list(compare(cited, digests(ledger()), [whole(A), whole(B)])) == []


def test_what_cannot_be_read_and_what_does_not_belong_there_say_why() -> None:
    specimens = [
        whole(A),
        SnapshotFile(f"evidence/bb/{B}.txt", "unreadable", B, "permission denied"),
        SnapshotFile("evidence/x", "foreign", None, "it is a symbolic link"),
    ]
    assert list(compare(citations(ledger(), DAY), digests(ledger()), specimens)) == [
        Finding(
            *("acme", "one", f"evidence/bb/{B}.txt", "unreadable"),
            f"evidence/bb/{B}.txt cannot be read: permission denied",
        ),
        Finding(
            *(None, None, "evidence/x", "foreign"),
            "evidence/x does not belong there: it is a symbolic link",
        ),
    ]
