"""What another site can do to a visitor's ledger, in a real browser: nothing."""

import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from claimcheck.server.entry_token import forwarding_file
from tests.conftest import PATIENCE
from tests.server.serving import Server, a_server
from tests.server.stand_in import told

pytestmark = pytest.mark.xdist_group("server")

ATTACK = """<!doctype html><title>theirs</title>
<form id="form" method="post" target="there"><input name="a" value="1"></form>
<form id="plain" method="post" enctype="text/plain" target="there"><input name="a" value="1"></form>
<form id="get" method="get" target="there"><input name="a" value="1"></form>
<iframe name="there"></iframe>
"""


@dataclass
class Other:
    """Another site, which notes what it is asked for."""

    server: ThreadingHTTPServer
    referrers: list[str | None] = field(default_factory=list)

    @property
    def port(self) -> int:
        return int(self.server.server_address[1])


@pytest.fixture(scope="module")
def other() -> Iterator[Other]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            site.referrers.append(self.headers["Referer"])
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.end_headers()
            self.wfile.write(ATTACK.encode())

        def log_message(self, *_: object) -> None:
            pass

    site = Other(ThreadingHTTPServer(("127.0.0.1", 0), Handler))
    threading.Thread(target=site.server.serve_forever, daemon=True).start()
    yield site
    site.server.shutdown()
    site.server.server_close()


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with a_server(tmp_path_factory.mktemp("attacked"), "--verbose") as one:
        yield one


@pytest.fixture
def visitor(browser: Browser, server: Server) -> Iterator[BrowserContext]:
    """A browser that has been let in by the printed address."""
    context = browser.new_context()
    context.set_default_timeout(PATIENCE)
    page = context.new_page()
    page.goto(server.printed)
    assert page.url == f"http://{server.host}/"
    assert page.title() == "ours"
    yield context
    context.close()


@pytest.fixture(params=["127.0.0.1", "localhost"], ids=["same-site", "cross-site"])
def attacker(request: pytest.FixtureRequest, visitor: BrowserContext, other: Other) -> Page:
    """A page of the other site: on another port of our host, or of another host."""
    page = visitor.new_page()
    page.goto(f"http://{request.param}:{other.port}/")
    return page


def posted(server: Server) -> int:
    return int(told(server.ask("/x", server.enter()).body)["posted"])


def status_of(server: Server, path: str) -> list[str]:
    """Return how the requests for a path ended, by what the server reports."""
    words = (line.split() for line in server.said.splitlines())
    return [line[2] for line in words if line[1:2] == [path]]


def test_our_own_form_is_taken(server: Server, visitor: BrowserContext) -> None:
    before = posted(server)
    page = visitor.pages[0]
    page.get_by_role("button").click()
    page.wait_for_url("**/write")
    assert posted(server) == before + 1


@pytest.mark.parametrize("form", ["form", "plain"])
def test_a_form_of_another_site_writes_nothing(server: Server, attacker: Page, form: str) -> None:
    path = f"/csrf-{form}-{attacker.url.split(':')[1].strip('/')}"
    before = posted(server)
    with attacker.expect_response(f"**{path}") as response:
        attacker.evaluate(
            f"() => {{ {form}.action = 'http://{server.host}{path}'; {form}.submit(); }}"
        )
    assert response.value.status == 403
    with attacker.expect_navigation():
        attacker.evaluate(f"() => {{ {form}.target = '_self'; {form}.submit(); }}")
    assert "this was sent from another site" in attacker.content()
    assert posted(server) == before


@pytest.mark.parametrize("mode", ["no-cors", "cors"])
def test_a_script_of_another_site_reads_and_writes_nothing(
    server: Server, attacker: Page, mode: str
) -> None:
    before = posted(server)
    path = f"/fetch-{mode}-{attacker.url.split(':')[1].strip('/')}"
    for method in ("GET", "POST"):
        said = attacker.evaluate(
            f"""() => fetch("http://{server.host}{path}", {{method: "{method}", mode: "{mode}",
            credentials: "include"}}).then(one => one.text(), () => "failed")"""
        )
        assert said in ("", "failed")
    assert posted(server) == before
    assert set(status_of(server, path)) == {"403"}


def test_another_site_shows_nothing_of_ours_inside_its_pages(
    server: Server, attacker: Page
) -> None:
    path = f"/embedded-{attacker.url.split(':')[1].strip('/')}"
    for tag in ("iframe", "img", "script", "embed"):
        with attacker.expect_request(f"**{path}-{tag}"):
            attacker.evaluate(
                f"""() => {{ const one = document.createElement("{tag}");
                one.src = "http://{server.host}{path}-{tag}"; document.body.append(one); }}"""
            )
    attacker.wait_for_load_state("networkidle")
    for tag in ("iframe", "img", "script", "embed"):
        assert status_of(server, f"{path}-{tag}") == ["403"]


def test_another_site_may_lead_here_but_holds_no_handle(server: Server, attacker: Page) -> None:
    with attacker.context.expect_page() as opened:
        attacker.evaluate(f"() => {{ window.one = window.open('http://{server.host}/add?a=1'); }}")
    page = opened.value
    page.wait_for_load_state()
    seen = told(page.locator("body").inner_text().encode())
    assert (seen["path"], seen["query"], seen["may_write"]) == ("/add", "a=1", True)
    assert attacker.evaluate("() => window.one.closed") is True


def test_the_token_is_in_no_referrer(server: Server, visitor: BrowserContext, other: Other) -> None:
    page = visitor.new_page()
    page.goto(server.printed)
    page.evaluate("() => { location.href = '/next'; }")
    page.wait_for_url("**/next")
    assert told(page.locator("body").inner_text().encode())["referrer"] == f"http://{server.host}/"
    other.referrers.clear()
    page.evaluate(f"() => {{ location.href = 'http://localhost:{other.port}/'; }}")
    page.wait_for_url(f"http://localhost:{other.port}/")
    assert other.referrers[:1] == [None]
    assert server.entry.partition("token=")[2] not in server.said


def test_the_file_that_forwards_lets_a_browser_in(
    server: Server, browser: Browser, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    with forwarding_file(server.printed) as file, browser.new_context() as context:
        context.set_default_timeout(PATIENCE)
        page = context.new_page()
        page.goto(file.as_uri())
        page.wait_for_url(f"http://{server.host}/")
        page.get_by_role("button").click()
        page.wait_for_url("**/write")
        assert told(page.locator("body").inner_text().encode())["length"] == 2
    assert not file.exists()
