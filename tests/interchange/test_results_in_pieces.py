"""A result of many values is written piece by piece, as the same JSON."""

from datetime import date

import pytest

from claimcheck.domain.standing.standing import Moment
from claimcheck.interchange import results_json
from claimcheck.interchange.results_json import dumps, envelope, envelope_of_many

MOMENT = Moment(date(2026, 11, 24), None)


@pytest.mark.parametrize("count", [0, 1, 2, 3, 4, 5])
def test_a_list_in_pieces_is_the_same_text_as_the_whole(
    monkeypatch: pytest.MonkeyPatch, count: int
) -> None:
    monkeypatch.setattr(results_json, "_TOGETHER", 2)
    values = [
        {"id": f"c-{n}", "text": "one\ntwo\u2028[]", "tags": [], "at": MOMENT.day}
        for n in range(count)
    ]
    whole = dumps(envelope("due", MOMENT, {"claims": values})) + "\n"
    assert "".join(envelope_of_many("due", MOMENT, "claims", iter(values))) == whole
