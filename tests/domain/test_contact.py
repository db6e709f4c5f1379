"""A contact becomes a link where it is a plain address; anything else stays words."""

import pytest

from claimcheck.domain.publishing.contact import contact_link


@pytest.mark.parametrize(
    ("text", "link"),
    [
        ("desk@example.org", "mailto:desk@example.org"),
        (" jo.o'connor+tips@news.example.co.uk", None),
        (" jo+tips@news.example.co.uk ", "mailto:jo+tips@news.example.co.uk"),
        ("https://example.org/contact", "https://example.org/contact"),
        ("desk@example.org?subject=hello", None),
        ("desk@example.org,other@example.org", None),
        ("javascript:alert(1)", None),
        ("mailto:desk@example.org", None),
        ("desk@localhost", None),
        ("+49 30 1234", None),
        ("", None),
    ],
)
def test_only_plain_addresses_lead_somewhere(text: str, link: str | None) -> None:
    assert contact_link(text) == link
