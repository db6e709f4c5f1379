"""`/api`: the JSON of the commands over HTTP, for reading only."""

import asyncio
import json
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from starlette.applications import Starlette

from claimcheck.api.argument import FLAG, SHARE, Argument, read, spelled
from claimcheck.api.reading_tools import READING
from claimcheck.desk import clock
from claimcheck.desk.session import Session
from claimcheck.errors import (
    ClaimcheckError,
    ConflictError,
    MissingExtraError,
    OutsideError,
    UsageError,
)
from claimcheck.interchange.json_schemas import result_schema
from claimcheck.server.api import routes
from claimcheck.server.cookies import Cookies
from claimcheck.server.gate import Gate
from claimcheck.server.refusal_page import show_refusal
from claimcheck.server.rules import Naming, Rules, own_origins
from claimcheck.server.seal import Seal
from tests.agents.test_tools import LEDGER, Write
from tests.conftest import NOW, TODAY, Run
from tests.server.asgi import Reply, ask, asked, in_a_loop_of_its_own

HOME = "https://desk.example.org"


@pytest.fixture(autouse=True)
def _on_a_fixed_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "today", lambda: TODAY)
    monkeypatch.setattr(clock, "now", lambda: NOW)


def get(address: str, *, cors: Iterable[str] = (), method: str = "GET", **headers: str) -> Reply:
    app = Starlette(routes=routes(lambda: Session("claims.toml"), cors))
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return ask(app, address, method=method, headers=named)


COMMANDS = [
    ("list", ["list"]),
    ("list?words=plant&status=open", ["list", "plant", "--status", "open"]),
    ("list?status=overdue&status=pending", ["list", "--status=overdue", "--status=pending"]),
    ("list?limit=1&as_of=2025-12-31", ["list", "--limit=1", "--as-of=2025-12-31"]),
    ("list?where=status%3Doverdue&due_before=2027",
     ["list", "--where", "status=overdue", "--due-before", "2027"]),
    ("list?known_on=2025-03-08", ["list", "--known-on", "2025-03-08"]),
    ("show?id=acme-pl", ["show", "acme-pl"]),
    ("show?id=be+profitable", ["show", "be profitable"]),
    ("brief?id=acme-plant&as_of=yesterday", ["brief", "acme-plant", "--as-of", "yesterday"]),
    ("due?within=1y&claimant=Acme", ["due", "--within", "1y", "--claimant", "Acme"]),
    ("changes?since=2026-01-01&limit=1", ["changes", "--since", "2026-01-01", "--limit", "1"]),
    ("when?words=in+a+year&said=2025-03-08", ["when", "in a year", "--said", "2025-03-08"]),
    ("check", ["check"]),
    ("check?only=no-criteria", ["check", "--only", "no-criteria"]),
    ("report?since=2026-06-01", ["report", "--since", "2026-06-01"]),
    ("score?rule=strict&kind=promise", ["score", "--rule", "strict", "--kind", "promise"]),
    ("score?per=forecaster", ["score", "--per", "forecaster"]),
    ("claimants", ["claimants"]),
]  # fmt: skip


@pytest.mark.parametrize(("address", "command"), COMMANDS)
def test_an_answer_is_what_the_command_prints_byte_for_byte(
    address: str, command: list[str], ledger_file: Write, run: Run
) -> None:
    ledger_file(LEDGER)
    reply = get(f"/api/{address}")
    assert (reply.status, reply.content) == (200, run(*command, "--json").out.encode())
    assert reply.headers["content-type"] == "application/json; charset=utf-8"
    assert reply.headers["cache-control"] == "private, no-cache"


def test_every_question_is_compared_with_its_command() -> None:
    assert {address.partition("?")[0] for address, _ in COMMANDS} == {one.name for one in READING}


@pytest.mark.parametrize(
    ("address", "command", "status", "kind"),
    [
        ("list?as_of=no+day", ["list", "--as-of", "no day"], 400, "wrong-usage"),
        ("list?status=done", ["list", "--status", "done"], 400, "wrong-usage"),
        ("show?id=acme", ["show", "acme"], 400, "wrong-usage"),
        ("show?id=nobody", ["show", "nobody"], 404, "no-such-claim"),
        ("show?id=acme-plant&as_of=2025-01-01",
         ["show", "acme-plant", "--as-of", "2025-01-01"], 404, "no-such-claim"),
        ("brief?id=nobody", ["brief", "nobody"], 404, "no-such-claim"),
    ],
)  # fmt: skip
def test_an_error_has_the_words_of_the_terminal_and_its_exit_code(
    address: str, command: list[str], status: int, kind: str, ledger_file: Write, run: Run
) -> None:
    ledger_file(LEDGER)
    reply, ran = get(f"/api/{address}"), run(*command)
    told = reply.body
    words = "".join(f"  {one}\n" for one in [*told["choices"], told["way_out"]])
    assert f"claimcheck: {told['detail']}\n{words}" == ran.err
    assert (told["exit_code"], told["status"], reply.status) == (ran.code, status, status)
    assert told["type"] == f"urn:claimcheck:problem:{kind}"
    assert reply.headers["content-type"] == "application/problem+json"
    assert "etag" not in reply.headers


@pytest.mark.parametrize(
    ("address", "detail", "way_out"),
    [
        ("list?limits=1", "there is no argument “limits”", "did you mean limit?"),
        ("list?as-of=2025", "there is no argument “as-of”", "did you mean as_of?"),
        ("head?id=acme", "there is no argument “id”", "it takes none"),
        ("list?limit=1&limit=2", "limit is given twice", "give it once"),
        ("list?limit=one", "limit must be a whole number", ""),
        ("list?limit=1.0", "limit must be a whole number", ""),
        ("list?limit=0", "limit must be 1 or more", ""),
        ("list?limit=" + "9" * 5000, "limit must be a whole number", ""),
        ("show", "id is missing", "A claim: its id, the start of its id, or words from it."),
        ("show?id=%1b", "id has a character that cannot be seen, “\\x1b”",
         "send it again without it"),
        ("show?id=%ff", "id is not UTF-8 text: a letter was lost",
         "send it again, with the letter"),
    ],
)  # fmt: skip
def test_what_cannot_be_meant_is_refused(
    address: str, detail: str, way_out: str, ledger_file: Write
) -> None:
    ledger_file(LEDGER)
    reply = get(f"/api/{address}")
    assert reply.status == 400
    assert (reply.body["detail"], reply.body["way_out"]) == (detail, way_out)


def test_words_of_an_address_become_what_an_argument_may_be() -> None:
    arguments = [Argument("against", FLAG, ""), Argument("share", SHARE, "")]
    given = spelled(arguments, [("against", "true"), ("share", "0.5")])
    assert read(arguments, given) == {"against": True, "share": 0.5}
    for name, written, said in [
        ("against", "yes", "against must be true or false"),
        ("share", "half", "share must be a number"),
        ("share", "nan", "share must be a number"),
        ("share", "2", "share must be 1 or less"),
    ]:
        with pytest.raises(UsageError, match=said):
            read(arguments, spelled(arguments, [(name, written)]))


@pytest.mark.parametrize(
    ("address", "way_out"),
    [("/api/lists", "did you mean list?"), ("/api/schema/list", "did you mean schema/list.json?")],
)
def test_an_address_with_nothing_at_it_leads_to_the_nearest(
    address: str, way_out: str, ledger_file: Write
) -> None:
    ledger_file(LEDGER)
    reply = get(address)
    assert (reply.status, reply.body["way_out"]) == (404, way_out)


@pytest.mark.parametrize("address", ["/api", "/api/", "/api/../claims.toml", "/api/extract"])
def test_nothing_else_is_there(address: str, ledger_file: Write) -> None:
    ledger_file(LEDGER)
    reply = get(address)
    assert reply.status == 404
    assert reply.body["type"] == "urn:claimcheck:problem:no-such-page"


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "BREW"])
def test_it_is_for_reading_only(method: str, ledger_file: Write) -> None:
    path = ledger_file(LEDGER)
    reply = get("/api/list", method=method)
    assert (reply.status, reply.headers["allow"]) == (405, "GET, HEAD, OPTIONS")
    assert reply.body["detail"] == f"{method} is not for reading"
    assert path.read_text() == LEDGER


def test_a_ledger_that_cannot_be_read_is_told_as_such(ledger_file: Write) -> None:
    assert (missing := get("/api/list")).status == 503
    assert missing.body["exit_code"] == 3
    ledger_file("[claims.acme")
    assert (broken := get("/api/list")).status == 503
    assert broken.body["detail"].startswith("claims.toml:1:")
    assert get("/api/head").status == 200


@pytest.mark.parametrize(
    ("error", "status"),
    [
        (ConflictError("held"), 409),
        (OutsideError("no server answers"), 503),
        (MissingExtraError("this", "install it"), 503),
        (ValueError("a bug"), 500),
    ],
)
def test_only_a_fault_of_the_program_is_500(error: Exception, status: int) -> None:
    def fail(_: Session) -> str:
        raise error

    app = Starlette(routes=routes(lambda: Session("claims.toml"), (), fail))
    reply = ask(app, "/api/list")
    code = error.exit_code if isinstance(error, ClaimcheckError) else 70
    assert (reply.status, reply.body["exit_code"]) == (status, code)


def test_a_ledger_that_cannot_be_opened_is_told_as_such() -> None:
    def fail() -> Session:
        raise OutsideError("no server answers", "start it")

    reply = ask(Starlette(routes=routes(fail)), "/api/head")
    assert (reply.status, reply.body["way_out"]) == (503, "start it")


def test_an_answer_that_lacks_a_claim_is_not_given(
    ledger_file: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    ledger_file(LEDGER)
    session = Session("claims.toml")
    session.left_out["acme-plant"] = ValueError("a bug")
    reply = ask(Starlette(routes=routes(lambda: session)), "/api/claimants")
    assert reply.status == 500
    assert reply.body["detail"] == (
        "acme-plant was left out, since it cannot be judged (ValueError: a bug)"
    )


def test_who_has_an_answer_is_not_sent_it_again_and_it_is_not_worked_out(
    ledger_file: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = ledger_file(LEDGER)
    tag = get("/api/list?limit=1").headers["etag"]
    assert tag.startswith('"')
    monkeypatch.setattr("claimcheck.desk.ranking.ranked", None)
    for held in (tag, f"W/{tag}", f'"other", {tag}'):
        reply = get("/api/list?limit=1", If_None_Match=held)
        assert (reply.status, reply.content, reply.headers["etag"]) == (304, b"", tag)
    monkeypatch.undo()
    assert get("/api/list?limit=1", If_None_Match='"other", W/x').status == 200
    assert get("/api/list?limit=1", If_None_Match="*").status == 304
    assert get("/api/show?id=nobody", If_None_Match="*").status == 404
    path.write_text(LEDGER.replace("Ohio", "Iowa"))
    changed = get("/api/list?limit=1", If_None_Match=tag)
    assert changed.status == 200
    assert changed.headers["etag"] != tag


def test_another_question_and_another_day_have_another_tag(
    ledger_file: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    ledger_file(LEDGER)
    addresses = ["/api/list", "/api/list?limit=1", "/api/due", "/api/head", "/api/claimants"]
    tags = [get(one).headers["etag"] for one in addresses]
    assert len({*tags}) == len(addresses)
    assert get("/api/list?as_of=").headers["etag"] != tags[0]
    monkeypatch.setattr(clock, "today", lambda: date(2026, 11, 25))
    assert not {*tags} & {get(one).headers["etag"] for one in addresses}


def test_a_ledger_that_changes_while_it_is_read_has_no_tag_of_the_old_one(
    ledger_file: Write,
) -> None:
    path = ledger_file(LEDGER)
    old = get("/api/list").headers["etag"]
    heads: list[str] = []

    def head_of(session: Session) -> str:
        heads.append(session.store.head())
        if len(heads) == 1:
            path.write_text(LEDGER.partition("[claims.acme-profit]")[0])
        return heads[-1]

    app = Starlette(routes=routes(lambda: Session("claims.toml"), (), head_of))
    reply = ask(app, "/api/list")
    assert len(reply.body["claims"]) == 1
    assert reply.headers["etag"] not in (old, get("/api/list").headers["etag"])


def test_check_is_told_anew_when_a_file_beside_the_ledger_comes(
    ledger_file: Write, folder: Path
) -> None:
    ledger_file(LEDGER)
    first = get("/api/check")
    assert get("/api/check", If_None_Match=first.headers["etag"]).status == 304
    (folder / "claims (conflicted copy).toml").write_text(LEDGER)
    second = get("/api/check", If_None_Match=first.headers["etag"])
    assert second.status == 200
    codes = [one["code"] for one in second.body["problems"]]
    assert "conflict-copy" in codes


def test_a_head_request_has_the_headers_of_the_answer_alone(ledger_file: Write) -> None:
    ledger_file(LEDGER)
    for address in ("/api/list", "/api/show?id=nobody", "/api/openapi.json"):
        whole, head = get(address), get(address, method="HEAD")
        assert (head.status, head.content) == (whole.status, b"")
        assert head.headers == whole.headers
        assert int(head.headers["content-length"]) == len(whole.content)


def test_head_changes_with_the_ledger_and_with_the_day(
    ledger_file: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = ledger_file(LEDGER)
    first = get("/api/head")
    assert first.body == {"head": Session("claims.toml").store.head(), "as_of": "2026-11-24"}
    assert get("/api/head", If_None_Match=first.headers["etag"]).status == 304
    path.write_text(LEDGER + "\n")
    assert get("/api/head", If_None_Match=first.headers["etag"]).body["head"] != first.body["head"]


def test_other_pages_may_not_read_unless_they_were_named(ledger_file: Write) -> None:
    ledger_file(LEDGER)
    assert not [one for one in get("/api/list", Origin=HOME).headers if one.startswith("access")]
    named = get("/api/list", cors=[HOME], Origin=HOME).headers
    assert named["access-control-allow-origin"] == HOME
    assert named["access-control-expose-headers"] == "ETag"
    assert "access-control-allow-credentials" not in named
    for origin in ("https://desk.example.org.evil", "null", HOME.upper()):
        other = get("/api/list", cors=[HOME], Origin=origin).headers
        assert other["vary"] == "Origin"
        assert "access-control-allow-origin" not in other


def test_a_browser_that_asks_first_is_told_that_reading_is_allowed(ledger_file: Write) -> None:
    ledger_file(LEDGER)

    def asked(origin: str, method: str) -> dict[str, str]:
        reply = get(
            "/api/list",
            cors=[HOME],
            method="OPTIONS",
            Origin=origin,
            Access_Control_Request_Method=method,
        )
        assert reply.status == 204
        return {name: told for name, told in reply.headers.items() if name.startswith("access")}

    assert asked(HOME, "GET") == {
        "access-control-allow-origin": HOME,
        "access-control-expose-headers": "ETag",
        "access-control-allow-methods": "GET, HEAD",
        "access-control-allow-headers": "If-None-Match",
        "access-control-max-age": "600",
    }
    assert asked(HOME, "POST") == asked("https://evil.example", "GET") == {}


def test_through_the_gate_a_named_page_reads_as_whoever_the_proxy_names(
    ledger_file: Write,
) -> None:
    ledger_file(LEDGER)
    rules = Rules(
        own_origins((), (), 8765),
        Cookies(Seal(b"k" * 32, "ledger"), 8765),
        naming=Naming(b"x-forwarded-user", None),
        readers=frozenset({HOME.encode()}),
    )
    app = Gate(
        Starlette(routes=routes(lambda: Session("claims.toml"), [HOME])),
        rules,
        show_refusal,
        on_fault=print,
    )
    page = {"Origin": HOME, "Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "cors"}
    first = ask(
        app, "/api/list", method="OPTIONS", headers={**page, "Access-Control-Request-Method": "GET"}
    )
    assert (first.status, first.headers["access-control-allow-origin"]) == (204, HOME)
    reply = ask(app, "/api/list", headers={**page, "X-Forwarded-User": "Jane"})
    assert (reply.status, reply.headers["access-control-allow-origin"]) == (200, HOME)
    unnamed = ask(app, "/api/list", headers=page)
    assert (unnamed.status, unnamed.headers["content-type"]) == (401, "application/problem+json")
    assert unnamed.body["detail"].startswith("the proxy does not say who you are")
    other = {**page, "Origin": "https://evil.example", "X-Forwarded-User": "Jane"}
    assert ask(app, "/api/list", headers=other).status == 403


@pytest.mark.parametrize(
    "origin",
    ["*", "null", "", "example.org", "https://Example.org", "https://a.org/", "https://a b"],
)
def test_what_is_no_origin_is_refused_before_anything_is_served(origin: str) -> None:
    with pytest.raises(UsageError, match="is not an origin") as refused:
        routes(lambda: Session("claims.toml"), [origin])
    assert refused.value.hint.startswith("write it as browsers send it")


def test_the_description_is_valid_and_names_every_argument(ledger_file: Write, run: Run) -> None:
    from openapi_spec_validator import OpenAPIV31SpecValidator

    ledger_file(LEDGER)
    found = get("/api/openapi.json").body
    assert found == json.loads(run("schema", "openapi").out)
    OpenAPIV31SpecValidator(found).validate()
    assert found["openapi"].startswith("3.1")
    for one in READING:
        named = found["paths"][f"/api/{one.name}"]["get"]["parameters"]
        assert [(told["name"], told["in"]) for told in named] == [
            (argument.name, "query") for argument in one.arguments
        ]
        assert [told["name"] for told in named if told["required"]] == [
            argument.name for argument in one.arguments if argument.required
        ]


def test_every_reply_is_what_the_description_says(ledger_file: Write) -> None:
    from jsonschema import Draft202012Validator

    ledger_file(LEDGER)
    schemas = get("/api/openapi.json").body["components"]["schemas"]
    for address, _ in [*COMMANDS, ("head", [])]:
        name = address.partition("?")[0]
        Draft202012Validator(schemas[name]).validate(get(f"/api/{address}").body)
    Draft202012Validator(schemas["problem"]).validate(get("/api/show?id=nobody").body)


def test_a_ledger_in_a_database_is_answered_alike(ledger_file: Write, run: Run) -> None:
    ledger_file(LEDGER)
    address = "sqlite:///claims.db"
    assert run("copy", "claims.toml", address).code == 0
    app = Starlette(routes=routes(lambda: Session(address)))
    for one, command in COMMANDS:
        reply = ask(app, f"/api/{one}")
        assert reply.content == run("--file", address, *command, "--json").out.encode()
        tag = {"If-None-Match": reply.headers["etag"]}
        assert ask(app, f"/api/{one}", headers=tag).status == 304
    head = ask(app, "/api/head").body["head"]
    assert run("--file", address, "looked", "acme-plant").code == 0
    assert ask(app, "/api/head").body["head"] != head
    assert ask(app, "/api/check", headers=tag).status == 200


_NAMES = [*(one.name for one in READING), "head", "openapi.json", "schema/list.json"]
_ARGUMENTS = sorted({argument.name for one in READING for argument in one.arguments})
_WORDS = st.one_of(
    st.sampled_from(["acme-plant", "2027", "today", "open", "strict", "1", "kind=promise", "*"]),
    st.text(max_size=12),
    st.binary(max_size=6).map(lambda one: one.decode("latin-1")),
)
_LAST = _WORDS.filter(lambda one: "\n" not in one)  # which is no address of a route
_QUERIES = st.lists(st.tuples(st.sampled_from(_ARGUMENTS) | _WORDS, _WORDS), max_size=4)
_REQUESTS = st.tuples(
    st.sampled_from(["GET", "HEAD", "POST", "OPTIONS"]),
    st.sampled_from(_NAMES) | _LAST,
    _QUERIES,
    st.fixed_dictionaries(
        {},
        optional={
            "If-None-Match": st.sampled_from(["*", '"x"', 'W/"', ","]),
            "Origin": st.sampled_from([HOME, "null", "http://[::1]:8765"]),
            "Access-Control-Request-Method": st.sampled_from(["GET", "PUT", ""]),
        },
    ),
)


@settings(max_examples=80, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(requests=st.lists(_REQUESTS, min_size=25, max_size=25))
def test_no_request_brings_a_fault_or_a_change(requests: Any, ledger_file: Write) -> None:
    path = ledger_file(LEDGER)
    app = Starlette(routes=routes(lambda: Session("claims.toml"), [HOME]))
    for method, name, query, headers in requests:
        address = f"/api/{quote(name)}?{urlencode(query)}"
        reply = ask(app, address, method=method, headers=headers)
        assert reply.status in {200, 204, 304, 400, 404, 405}, reply.content
        if reply.status >= 400 and method != "HEAD":
            assert reply.body["detail"]
            assert "Traceback" not in reply.body["detail"]
    assert path.read_text() == LEDGER


def test_many_are_answered_at_once(ledger_file: Write, run: Run) -> None:
    ledger_file(LEDGER)
    app = Starlette(routes=routes(lambda: Session("claims.toml")))
    printed = {one: run(*words, "--json").out.encode() for one, words in COMMANDS}

    async def all_() -> list[Reply]:
        return await asyncio.gather(*(asked(app, f"/api/{one}") for one in [*printed] * 5))

    for one, reply in zip([*printed] * 5, in_a_loop_of_its_own(all_()), strict=True):
        assert reply.content == printed[one]


def test_the_published_schemas_are_there(ledger_file: Write) -> None:
    ledger_file(LEDGER)
    for one in READING:
        schema = get(f"/api/schema/{one.name}.json").body
        assert schema == result_schema(one.name, one.result())
        assert schema["$id"] == f"urn:claimcheck:schema:{one.name}:1"
