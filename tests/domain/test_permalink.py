"""Addresses of published claims and claimants: safe as files anywhere, and theirs for good."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.domain.model.claimant import Claimant
from claimcheck.domain.model.ledger import Ledger
from claimcheck.domain.publishing.permalink import claim_path, claimant_path, tag_path

XPENG = Ledger(claimants={"xpeng": Claimant(id="xpeng", name="XPENG", also=("小鹏汽车",))})
SLUGS = st.from_regex(re.compile(r"[a-z0-9][a-z0-9-]*", re.ASCII), fullmatch=True)


def test_a_claim_is_found_under_its_id() -> None:
    assert claim_path("xpeng-flying-car") == "claims/xpeng-flying-car.html"


@pytest.mark.parametrize("id_", ["con", "nul", "aux", "prn", "com1", "lpt9"])
def test_a_name_that_windows_keeps_for_a_device_is_no_files(id_: str) -> None:
    assert claim_path(id_) == f"claims/{id_}_.html"


def test_no_page_is_what_a_server_shows_for_the_folder_of_its_like() -> None:
    assert claim_path("index") == "claims/index_.html"
    assert tag_path("index") == "tags/index_.html"


@pytest.mark.parametrize("id_", ["con-1", "console", "com", "com10"])
def test_a_name_that_only_looks_like_one_stays(id_: str) -> None:
    assert claim_path(id_) == f"claims/{id_}.html"


def test_a_long_id_fits_into_a_file_name_and_stays_apart_from_its_like() -> None:
    one, other = claim_path("a" * 300), claim_path("a" * 299 + "b")
    assert one != other
    assert len(one) < 120


@given(SLUGS, SLUGS)
def test_two_claims_never_share_a_page(one: str, other: str) -> None:
    assert (claim_path(one) == claim_path(other)) == (one == other)


def test_a_declared_claimant_is_found_under_its_key_by_any_of_its_names() -> None:
    assert claimant_path(XPENG, "XPENG") == "claimants/xpeng.html"
    assert claimant_path(XPENG, "小鹏汽车") == "claimants/xpeng.html"


def test_any_other_claimant_is_found_under_the_words_of_its_name() -> None:
    """The digits are those that `printf "Ville d'Orléans" | sha256sum` begins with."""
    path = claimant_path(Ledger(), "Ville d'Orléans")
    assert path == "claimants/ville-dorleans_ee76d460d6.html"


def test_names_that_differ_in_nothing_but_case_or_signs_have_their_own_pages() -> None:
    names = ["Acme", "ACME", "acme", "Acme!", "Ａcme", "小鹏", "小米", "...", ""]
    assert len({claimant_path(Ledger(), name) for name in names}) == len(names)


def test_a_claimant_keeps_its_page_whoever_joins_the_ledger() -> None:
    assert claimant_path(Ledger(), "Acme") == claimant_path(XPENG, "Acme")


@given(st.text(max_size=400))
def test_every_name_is_a_file_name_on_every_system(name: str) -> None:
    path = claimant_path(Ledger(), name)
    assert re.fullmatch(r"claimants/[a-z0-9-]+_[0-9a-f]{10}\.html", path, re.ASCII)
    assert len(path) < 100
