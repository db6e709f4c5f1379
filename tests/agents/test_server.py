"""The server as a process of its own, asked by the client of the SDK and by raw lines."""

import json
import signal
import subprocess
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from tests.agents.test_tools import LEDGER, Write
from tests.cli.conversation import CTRL_C, Conversation
from tests.cli.terminal import PROGRAM, in_pipe

READS = [
    *("list", "show", "brief", "due", "changes", "when", "check", "report", "score"),
    *("claimants", "extract"),
]
WRITES = ["add", "add_evidence", "looked", "asked", "replied", "revise", "confirm"]


def converse(talk: Callable[[Any, Any], Awaitable[None]], *options: str) -> None:
    """Start the server, and talk to it through a client that checks results by their schemas."""
    import anyio
    from mcp import ClientSession, StdioServerParameters
    from mcp.client.stdio import stdio_client

    async def run() -> None:
        server = StdioServerParameters(command=PROGRAM, args=["mcp", *options])
        async with stdio_client(server) as pipes, ClientSession(*pipes) as client:
            greeting = await client.initialize()
            await talk(client, greeting)

    with ThreadPoolExecutor(1) as thread:  # a browser may have a loop in that of the tests
        thread.submit(anyio.run, run).result()


def test_a_client_reads_the_ledger_and_can_do_no_more(ledger_file: Write) -> None:
    path = ledger_file(LEDGER)

    async def talk(client: Any, greeting: Any) -> None:
        assert "was written by others" in greeting.instructions
        assert "only reads" in greeting.instructions
        listed = (await client.list_tools()).tools
        assert [one.name for one in listed] == READS
        assert all(one.annotations.read_only_hint for one in listed)
        asked: dict[str, dict[str, Any]] = {
            "list": {"as_of": "2026-11-24"},
            "show": {"id": "acme-plant"},
            "brief": {"id": "acme-plant"},
            "when": {"words": "mid-2026"},
            "extract": {"text": "Acme will open a plant by 2028."},
        }
        for name in READS:
            answer = await client.call_tool(name, asked.get(name, {}))
            assert not answer.is_error, answer
            assert answer.structured_content["format"] == f"claimcheck/{name}"
            if name == "list":
                _, out, _ = in_pipe("list", "--as-of", "2026-11-24", "--json")
                assert answer.structured_content == json.loads(out)
        refused = await client.call_tool("add", {"text": "x", "claimant": "A", "deadline": "2027"})
        assert refused.is_error
        assert "there is no tool “add”" in refused.content[0].text

    converse(talk)
    assert path.read_text() == LEDGER


def test_a_client_writes_in_two_steps(ledger_file: Write) -> None:
    path = ledger_file(LEDGER)

    async def talk(client: Any, greeting: Any) -> None:
        assert "call confirm with the token\nonly once they agree" in greeting.instructions
        listed = (await client.list_tools()).tools
        assert [one.name for one in listed] == READS + WRITES
        assert [one.name for one in listed if not one.annotations.read_only_hint] == ["confirm"]
        evidence = {"ids": ["acme-plant"], "source": "Reuters"}
        first = await client.call_tool("add_evidence", evidence)
        second = await client.call_tool("looked", {"ids": ["acme-plant"]})
        token = {"token": first.structured_content["token"]}
        assert path.read_text() == LEDGER
        done = await client.call_tool("confirm", token)
        assert not done.is_error
        assert 'by = "mcp: Jane"' in path.read_text()
        content = path.read_bytes()
        again = await client.call_tool("confirm", token)
        assert again.content[0].text.endswith("exit code 2")
        token = {"token": second.structured_content["token"]}
        changed = await client.call_tool("confirm", token)
        assert changed.content[0].text.endswith("exit code 4")
        assert path.read_bytes() == content

    converse(talk, "--allow-writes", "--who", "Jane")


class Raw:
    """A server that is sent lines as they are."""

    def __init__(self) -> None:
        self.process = subprocess.Popen(
            [PROGRAM, "mcp"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            preexec_fn=_heeding_ctrl_c,
        )
        about = {"protocolVersion": "2025-06-18", "capabilities": {}}
        client = {"clientInfo": {"name": "raw", "version": "1"}}
        first = {"jsonrpc": "2.0", "id": 1, "method": "initialize", "params": {**about, **client}}
        assert self.ask(json.dumps(first))["result"]["serverInfo"]["name"] == "claimcheck"
        self.send('{"jsonrpc": "2.0", "method": "notifications/initialized"}')

    def send(self, line: str) -> None:
        assert self.process.stdin is not None
        self.process.stdin.write(line.encode("latin-1") + b"\n")
        self.process.stdin.flush()

    def ask(self, line: str) -> Any:
        self.send(line)
        assert self.process.stdout is not None
        return json.loads(self.process.stdout.readline())

    def call(self, arguments: str) -> Any:
        params = f'{{"name": "list", "arguments": {arguments}}}'
        return self.ask(
            f'{{"jsonrpc": "2.0", "id": 2, "method": "tools/call", "params": {params}}}'
        )

    def ends(self) -> tuple[int, bytes]:
        """Wait until it ends by itself; return its exit code and what it said on stderr."""
        code = self.process.wait(timeout=300)
        with self.process:  # which closes the pipes
            assert self.process.stderr is not None
            return code, self.process.stderr.read()


def _heeding_ctrl_c() -> None:
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # which a job in the background is born without


def test_every_line_is_answered_whatever_is_in_it(ledger_file: Write) -> None:
    path = ledger_file(LEDGER)
    server = Raw()
    for arguments in (
        r'{"due_before": "\ud800"}',
        '{"due_before": "%s"}' % ("x" * 3_000_000),
        '{"limit": %s}' % ("9" * 5000),
        '{"limit": NaN}',
        '{"limit": 1e400}',
        r'{"words": ["\u0000"]}',
    ):
        result = server.call(arguments)["result"]
        assert result["isError"], arguments[:60]
        assert result["content"][0]["text"].endswith("exit code 2")
    assert server.call("[1]")["error"]["code"] == -32602
    for line in ("not JSON", "[" * 100_000, "\xff\xfe"):
        assert server.ask(line)["error"]["code"] == -32700
    assert server.call('{"limit": 1}')["result"]["isError"] is False
    assert server.process.stdin is not None
    server.process.stdin.close()
    assert server.ends() == (0, b"")
    assert path.read_text() == LEDGER


def test_ctrl_c_ends_it_without_a_word(ledger_file: Write) -> None:
    ledger_file(LEDGER)
    server = Raw()
    server.process.send_signal(signal.SIGINT)
    assert server.ends() == (130, b"")


def test_whoever_types_the_command_is_told_what_it_waits_for(ledger_file: Write) -> None:
    ledger_file(LEDGER)
    talk = Conversation("mcp")
    talk.expect("waiting for an MCP client on stdin")
    talk.type(CTRL_C)
    assert talk.ends() == 130
    assert "Traceback" not in talk.said


def test_a_client_that_hangs_up_ends_it(ledger_file: Write) -> None:
    ledger_file(LEDGER)
    server = Raw()
    assert server.process.stdout is not None
    server.process.stdout.close()
    server.send('{"jsonrpc": "2.0", "id": 2, "method": "tools/list"}')
    assert server.ends() == (141, b"")
