"""How a server begins and ends, and what it says meanwhile."""

import asyncio
import contextlib
import os
import signal
import socket
import stat
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from claimcheck.errors import UsageError
from claimcheck.server import listening
from claimcheck.server.listening import TcpAddress, UnixPath
from tests.cli.terminal import PROGRAM
from tests.conftest import Run
from tests.server.asgi import in_a_loop_of_its_own
from tests.server.serving import LEDGER, a_server, received

pytestmark = pytest.mark.xdist_group("server")

HEADER = ("--user-header", "X-Forwarded-User")


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_ctrl_c_and_sigterm_end_it_with_0(folder: Path, number: int) -> None:
    with a_server(folder) as server:
        server.enter()
        assert server.end(number) == 0
        assert server.said == "Ctrl-C ends the server\n"


def test_it_ends_at_once_whatever_it_is_at(folder: Path) -> None:
    with a_server(folder) as server, contextlib.ExitStack() as connections:
        cookies = server.enter()
        request = f"GET /linger HTTP/1.1\r\nHost: {server.host}\r\n{cookies}\r\n\r\n"
        asked = [connections.enter_context(server.connect()) for _ in range(4)]
        for one, content in zip(asked, (request, request[:9], "", request), strict=True):
            one.sendall(content.encode())
        time.sleep(0.5)
        began = time.monotonic()
        assert server.end() == 0
        assert time.monotonic() - began < 10, "two on an idle machine; its request takes twenty"
        answer = received(asked[0])
        assert (answer.status, answer.value("x-content-type-options")) == (503, "nosniff")
        assert answer.body.startswith(b"the server ends\n")


def test_a_port_that_is_in_use_is_refused_with_a_way_out(folder: Path, run: Run) -> None:
    with a_server(folder) as server:
        ran = run("serve", "--port", str(server.port))
        assert (ran.code, ran.out, ran.err) == (
            2,
            "",
            f"claimcheck: port {server.port} is in use\n"
            "  stop the server that runs there (Ctrl-C), or choose another port; --port 0 takes a "
            "free one\n",
        )


def test_a_browser_is_known_again_when_the_server_is_started_again(folder: Path) -> None:
    with a_server(folder) as server:
        port, cookies, entry = server.port, server.enter(), server.entry
        server.end()
    with a_server(folder, "--port", str(port)) as server:
        assert server.ask("/x", cookies).status == 200
        assert server.ask(entry).status == 303
    other = folder / "other"
    other.mkdir()
    with a_server(other, "--port", str(port)) as server:
        assert server.ask("/x", cookies).status == 401, "another ledger"
        assert server.ask(entry).status == 401


def test_the_secret_is_for_this_user_alone(folder: Path) -> None:
    with a_server(folder):
        (key,) = Path(os.environ["XDG_STATE_HOME"]).rglob("cache-key")
        assert stat.S_IMODE(key.stat().st_mode) == 0o600


def test_requests_are_reported_with_verbose_and_never_what_was_typed(folder: Path) -> None:
    with a_server(folder, "--verbose") as server:
        cookies = server.enter()
        server.ask("/x?quote=secret", cookies)
        server.ask("/%0Ax%1B[31m", cookies)
        server.ask("/", host="evil.example")
        server.end()
        reported = [line.rpartition(" ")[0].rpartition(" ")[0] for line in server.said.splitlines()]
        assert reported[1:] == [
            "GET /enter 303",
            "GET /x 200",
            "GET / x\\x1b[31m 404",
            "GET / 421",
        ]
        assert "secret" not in server.said


def test_the_token_is_in_no_log_and_no_list_of_arguments(folder: Path) -> None:
    browser = folder / "browser"
    seen = folder / "seen.txt"
    browser.write_text(f'#!/bin/sh\nps -ewwo args >> "{seen}"\necho "$@" >> "{folder}/given.txt"\n')
    browser.chmod(0o755)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("BROWSER", f"{browser} %s")
        with a_server(folder, "--open", "--verbose") as server:
            token = server.entry.partition("token=")[2]
            assert len(token) > 64
            server.ask(server.entry)
            file = Path((wait_for(folder / "given.txt").split()[-1]).removeprefix("file://"))
            assert stat.S_IMODE(file.stat().st_mode) == 0o600
            assert f"0;url=http://{server.host}{server.entry}" in file.read_text()
            arguments = subprocess.run(["ps", "-ewwo", "args"], capture_output=True, check=True)
            assert token not in arguments.stdout.decode() + wait_for(seen)
            assert token not in server.said
            server.end()
        assert not file.exists()
        assert token not in server.said


def wait_for(path: Path) -> str:
    """Return what is in a file once there is something in it."""
    for _ in range(600):
        if path.exists() and (content := path.read_text()):
            return content
        time.sleep(0.1)
    raise AssertionError(f"{path} never came")


def test_the_parts_of_an_answer_wait_for_no_acknowledgement() -> None:
    async def accepted() -> int:
        with listening.listening(TcpAddress("127.0.0.1", 0)) as one:
            nodelay = asyncio.get_running_loop().create_future()

            async def answer(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
                client = writer.get_extra_info("socket")
                nodelay.set_result(client.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY))
                writer.close()

            async with await asyncio.start_server(answer, sock=one):
                _, browser = await asyncio.open_connection(*one.getsockname())
                found = int(await nodelay)
                browser.close()
                await browser.wait_closed()
                return found

    assert in_a_loop_of_its_own(accepted()) != 0


def test_a_socket_that_nobody_listens_on_is_replaced(tmp_path: Path) -> None:
    path = tmp_path / "s"
    with socket.socket(socket.AF_UNIX) as left:
        left.bind(str(path))
    with listening.listening(UnixPath(path)):
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
        with socket.socket(socket.AF_UNIX) as client:
            client.connect(str(path))
    assert not path.exists()


def test_a_socket_that_somebody_listens_on_is_left(tmp_path: Path) -> None:
    path = tmp_path / "s"
    with listening.listening(UnixPath(path)):
        before = path.stat().st_ino
        with pytest.raises(UsageError, match="another server listens at"), again(path):
            pass
        assert path.stat().st_ino == before


def test_whatever_else_is_there_is_left(tmp_path: Path) -> None:
    file, link, folder = tmp_path / "file", tmp_path / "link", tmp_path / "folder"
    file.write_text("words")
    link.symlink_to(file)
    folder.mkdir()
    for path in (file, link, folder):
        with pytest.raises(UsageError) as refused, again(path):
            pass
        assert refused.value.message == f"{path} is there and is not a socket; it was left as it is"
        assert refused.value.hint == "name another path with --unix"
    assert file.read_text() == "words"


def test_a_socket_that_cannot_be_made_is_refused(tmp_path: Path) -> None:
    for path in (tmp_path / "none" / "s", tmp_path / ("s" * 200)):
        with pytest.raises(UsageError, match="cannot listen at") as refused, again(path):
            pass
        assert refused.value.hint == "--unix takes a short path in a folder that you may write to"


def test_the_socket_of_another_server_is_not_removed_at_the_end(tmp_path: Path) -> None:
    path = tmp_path / "s"
    with listening.listening(UnixPath(path)):
        path.unlink()
        path.write_text("another's")
    assert path.read_text() == "another's"


def again(path: Path) -> contextlib.AbstractContextManager[socket.socket]:
    return listening.listening(UnixPath(path))


def test_an_address_of_another_machine_is_refused() -> None:
    with (
        pytest.raises(UsageError, match=r"cannot listen at 192\.0\.2\.1: "),
        listening.listening(TcpAddress("192.0.2.1", 0)),
    ):
        pass


REFUSALS = {
    "--host 192.168.1.20": (
        "--host 192.168.1.20 can be reached from other machines, and what is sent there is not "
        "encrypted: others could read along and write as you",
        "add --read-only, or put a proxy in front that encrypts and says who is there "
        "(--user-header)",
    ),
    "--host 0.0.0.0": (
        "--host 0.0.0.0 can be reached from other machines, and what is sent there is not "
        "encrypted: others could read along and write as you",
        "add --read-only, or put a proxy in front that encrypts and says who is there "
        "(--user-header)",
    ),
    "--host example.org": (
        "--host “example.org” is not an IP address",
        "write one of this machine's, such as 127.0.0.1; --allow-host takes names",
    ),
    "--unix s": ("--unix needs --user-header NAME", "the proxy has to say who is there"),
    "--trust-proxy 192.0.2.7": (
        "--trust-proxy needs --user-header NAME",
        "the proxy has to say who is there",
    ),
    "--user-header X": (
        "--user-header needs either --unix PATH or --trust-proxy ADDRESS",
        "anybody else could write under any name",
    ),
    "--user-header X --unix s --trust-proxy 192.0.2.7": (
        "--user-header needs either --unix PATH or --trust-proxy ADDRESS",
        "anybody else could write under any name",
    ),
    "--user-header X: --unix s": (
        "--user-header “X:” is not the name of a header",
        "write one such as X-Forwarded-User",
    ),
    "--user-header X --trust-proxy proxy": (
        "--trust-proxy “proxy” is not an IP address",
        "write one such as 192.168.1.2",
    ),
    "--user-header X --unix s --port 1": (
        "--unix takes the place of --host and --port",
        "leave them out",
    ),
    "--user-header X --unix s --open": (
        "--open does not work behind a proxy",
        "open the address of the proxy",
    ),
    "--cors https://example.org": (
        "--cors needs --user-header NAME",
        "other pages read without the cookies of this server; a proxy has to say who is there",
    ),
    "--user-header X --unix s --cors *": (
        "--cors: “*” is not an origin",
        "write it as browsers send it: scheme, host and port, in small letters, such as "
        "https://example.org",
    ),
    "--allow-host https://claims.example.org": (
        "--allow-host “https://claims.example.org” is not the name of a host",
        "write it as the browser shows it, such as claims.example.org, without https://",
    ),
    "--allow-host *": (
        "--allow-host “*” is not the name of a host",
        "write it as the browser shows it, such as claims.example.org, without https://",
    ),
}


@pytest.mark.parametrize("words", REFUSALS)
def test_what_would_let_others_in_is_refused_with_a_word_why(
    run: Run, folder: Path, words: str
) -> None:
    (folder / "claims.toml").write_text(LEDGER)
    ran = run("serve", *words.split())
    message, hint = REFUSALS[words]
    assert (ran.code, ran.out, ran.err) == (2, "", f"claimcheck: {message}\n  {hint}\n")


def test_without_a_ledger_nothing_is_served(run: Run, folder: Path) -> None:
    assert run("serve").code == 3


def test_the_packages_of_the_extra_are_asked_for(
    run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from claimcheck.server import running

    monkeypatch.setattr(running, "_NEEDED", ("starlette", "not_installed_anywhere"))
    ran = run("serve")
    assert ran.code == 2
    assert ran.err.startswith("claimcheck: serving pages needs packages that are not installed\n")


def test_it_reads_over_the_network_for_whoever_has_the_address(folder: Path) -> None:
    options = ("--host", "0.0.0.0", "--read-only", "--allow-host", "bücher.example:8000")
    with a_server(folder, *options) as server:
        cookies = server.enter()
        assert server.ask("/x", cookies, host="xn--bcher-kva.example:8000").status == 200
        assert server.ask("/x", cookies, host="xn--bcher-kva.example").status == 421


def test_it_ends_where_nobody_reads_the_address(folder: Path) -> None:
    (folder / "claims.toml").write_text(LEDGER)
    reading, writing = os.pipe()
    os.close(reading)
    words = [PROGRAM, "serve", "--port", "0"]
    ran = subprocess.run(words, stdout=writing, stderr=subprocess.PIPE, check=False, timeout=60)
    os.close(writing)
    assert (ran.returncode, ran.stderr) == (141, b"")


def test_serving_is_loaded_for_no_other_command() -> None:
    program = (
        "import sys\nfrom claimcheck.cli.main import main\nsys.argv[1:] = ['--version']\n"
        "try:\n    main()\nexcept SystemExit:\n    pass\n"
        "assert not {'starlette', 'uvicorn', 'h11', 'asyncio'} & sys.modules.keys()"
    )
    subprocess.run([sys.executable, "-c", program], check=True, capture_output=True)


def test_the_signals_are_heard_once_the_address_is_printed(folder: Path) -> None:
    (folder / "claims.toml").write_text(LEDGER)
    with subprocess.Popen([PROGRAM, "serve", "--port", "0"], stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        over = threading.Timer(60, process.kill)
        over.start()
        assert process.stdout.readline().startswith(b"http://127.0.0.1:")
        process.terminate()
        assert process.wait() == 0
        over.cancel()
