"""Somebody with a browser: pages are read, and forms are filled in and sent, as a page has them."""

from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlencode

from lxml import html

from claimcheck.desk.session import Session
from claimcheck.server.application import application
from claimcheck.server.visitor import Visitor
from tests.server.asgi import Reply, ask

Values = dict[str, str | list[str]]


@dataclass(frozen=True)
class Page:
    """A page that was answered."""

    status: int
    text: str
    location: str

    @property
    def tree(self) -> html.HtmlElement:
        return html.fromstring(self.text)

    @property
    def words(self) -> str:
        """All that is read on it, with single spaces."""
        return " ".join(self.tree.find("body").text_content().split())

    def part(self, path: str) -> str:
        """The words of what an XPath finds first."""
        return " ".join(self.tree.xpath(path)[0].text_content().split())

    @property
    def fields(self) -> dict[str, list[str]]:
        """What its form holds, as a browser would send it, but for its buttons."""
        [form] = self.tree.xpath("//main//form[@method='post']")
        found: dict[str, list[str]] = {}
        for one in form.xpath(".//input | .//select | .//textarea"):
            if (value := _value(one)) is not None:
                found.setdefault(one.get("name"), []).append(value)
        return found


def _value(one: html.HtmlElement) -> str | None:
    """What a field sends, None for nothing: lxml's own answer differs for radio buttons."""
    if one.tag == "select":
        options = one.xpath(".//option")
        return str(next((it for it in options if "selected" in it.attrib), options[0]).get("value"))
    if one.tag == "textarea":
        return (one.text or "").removeprefix("\n")  # as HTML has it
    if one.get("type") in ("radio", "checkbox") and "checked" not in one.attrib:
        return None
    return str(one.get("value", ""))


class Desk:
    """A server on a ledger, and somebody who asks it."""

    def __init__(
        self, ledger: Path | str, who: str | None = "Ana", *, may_write: bool = True
    ) -> None:
        self.ledger = Path(ledger)
        self.app = application(lambda: Session(str(ledger)), may_write=may_write)
        self.visitor = Visitor(who, may_write)

    def get(self, address: str, **headers: str) -> Page:
        """The page at an address."""
        return _page(ask(self.app, address, headers=headers, visitor=self.visitor))

    def tag(self, address: str) -> str:
        """What a browser names the page at an address by when it asks again."""
        return ask(self.app, address, visitor=self.visitor).headers["etag"]

    def follow(self, page: Page) -> Page:
        """The page that another one sends a browser on to."""
        assert page.status == 303, page.words
        return self.get("/" + page.location.lstrip("/"))

    def send(self, page: Page, form: str, **values: str | list[str]) -> Page:
        """What is answered to the form of a page, with these values in its fields."""
        return self.post(form, {**page.fields, **values})

    def post(self, form: str, values: Values) -> Page:
        """What is answered to a form that was sent."""
        body = urlencode(values, doseq=True).encode()
        headers = {"Content-Type": "application/x-www-form-urlencoded"}
        return _page(
            ask(
                self.app,
                f"/{form}",
                method="POST",
                headers=headers,
                body=body,
                visitor=self.visitor,
            )
        )


def _page(reply: Reply) -> Page:
    return Page(reply.status, reply.content.decode(), reply.headers.get("location", ""))
