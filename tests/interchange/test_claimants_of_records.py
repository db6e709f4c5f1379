"""What a mapping says of claimants besides their names."""

import json
from datetime import UTC, date, datetime
from typing import Any

import pytest
import toml_rs

from claimcheck.domain.changing.row import Foreign, NotTaken
from claimcheck.domain.model.claimant import Claimant
from claimcheck.interchange.importing.defaults import Defaults
from claimcheck.interchange.importing.import_formats import open_source
from claimcheck.interchange.importing.mapping import BadMappingError
from claimcheck.interchange.importing.mapping_reader import read_mapping

GIVEN = Defaults(today=date(2026, 11, 24), recorded=datetime(2026, 11, 24, 12, tzinfo=UTC))
MAPPING = """
name = "tracker"
claim = { text = "t", claimant = "who", made = "m" }
[claimant]
kind = { field = "type", words = { Company = "organisation", MP = "person", Other = "" } }
also = { field = "aliases", split = ";", optional = true }
"""
RECORD = {"t": "It will rain", "who": " Acme ", "m": "2025", "type": "company"}


def rows(*records: dict[str, Any], mapping: str = MAPPING) -> list[Foreign | NotTaken]:
    source = open_source(json.dumps(records), GIVEN, mapping=read_mapping(toml_rs.loads(mapping)))
    return [one for one in source.rows if isinstance(one, Foreign | NotTaken)]


def party(**record: Any) -> Claimant | None:
    (row,) = rows({**RECORD, **record})
    assert isinstance(row, Foreign), row
    return row.claimant


def test_a_record_says_the_kind_and_the_other_names_of_its_claimant() -> None:
    assert party() == Claimant(name="Acme", kind="organisation")
    assert party(aliases="ACME Inc.; Acme; ACME Inc.") == Claimant(
        name="Acme", kind="organisation", also=("ACME Inc.",)
    )
    assert party(type="Other", aliases="ACME") == Claimant(name="Acme", also=("ACME",))


@pytest.mark.parametrize("type_", ["Other", "", None])
def test_a_record_that_says_nothing_of_its_claimant_makes_no_block(type_: str | None) -> None:
    assert party(type=type_) is None


def test_a_kind_that_the_mapping_does_not_list_keeps_its_row_out() -> None:
    _, row = rows(RECORD, {**RECORD, "type": "Party"})
    assert isinstance(row, NotTaken)
    assert (row.field, row.value) == ("type", "Party")


def test_a_word_that_is_no_kind_is_refused_with_those_that_are() -> None:
    with pytest.raises(BadMappingError, match="“firm” is not one of person, organisation"):
        rows(RECORD, mapping=MAPPING.replace('"organisation"', '"firm"'))


def test_a_word_of_the_source_that_is_no_kind_is_told_with_its_field() -> None:
    plain = MAPPING.split("[claimant]")[0] + '[claimant]\nkind = "type"\n'
    (row,) = rows({**RECORD, "type": "firm"}, mapping=plain)
    assert isinstance(row, NotTaken)
    assert (row.field, row.key) == ("type", "claimant.kind")
    assert "firm" in row.reason


def test_a_field_of_claimants_that_no_record_has_is_refused() -> None:
    with pytest.raises(BadMappingError, match=r"claimant\.kind: no record has “typ”"):
        rows(RECORD, mapping=MAPPING.replace('"type"', '"typ"'))


def test_a_mapping_says_no_more_of_claimants_than_kind_and_other_names() -> None:
    with pytest.raises(BadMappingError, match="mapping, claimant: unknown key “name”"):
        read_mapping(toml_rs.loads(MAPPING + 'name = "who"\n'))
