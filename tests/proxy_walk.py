"""The proxy and the service of docs/serve.md, as they stand there: a real nginx, and systemd.

Called by `make walk`.
"""

import base64
import http.client
import os
import re
import shutil
import signal
import socket
import ssl
import subprocess
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlencode

import pytest

from tests.cli.terminal import PROGRAM, UTF_8
from tests.test_docs import ROOT

PAGE = (ROOT / "docs/serve.md").read_text(encoding="utf-8")
HOST = "claims.example.org"
PATIENCE = 60
LEDGER = """\
[claims.acme]
text = "Acme will open a plant"
claimant = "Acme"
made = 2024-01-01
deadline = "2025"
"""
NGINX = """\
{user}
pid {folder}/nginx.pid;
error_log {folder}/error.log;
events {{}}
http {{
    access_log off;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
{server}
}}
"""


def block(kind: str) -> str:
    """Return the one block of a kind on the page."""
    [found] = re.findall(rf"^```{kind}\n(.*?)^```$", PAGE, re.DOTALL | re.MULTILINE)
    return str(found)


@dataclass(frozen=True)
class Proxy:
    """An nginx that listens, with the ledger behind it."""

    port: int
    ledger: Path

    def ask(self, path: str, user: str = "", body: str = "", **headers: str) -> tuple[int, str]:
        """Return status and text of what a visitor gets, who knows the password of a user."""
        unchecked = ssl.create_default_context()
        unchecked.check_hostname, unchecked.verify_mode = False, ssl.CERT_NONE
        connection = http.client.HTTPSConnection(
            "127.0.0.1", self.port, timeout=PATIENCE, context=unchecked
        )
        sent = {"Host": HOST} | {name.replace("_", "-"): one for name, one in headers.items()}
        if user:
            sent["Authorization"] = f"Basic {base64.b64encode(f'{user}:secret'.encode()).decode()}"
        if body:
            sent |= {"Content-Type": "application/x-www-form-urlencoded"}
        connection.request("POST" if body else "GET", path, body or None, sent)
        answer = connection.getresponse()
        text = answer.read().decode()
        connection.close()
        return answer.status, text


@pytest.fixture(scope="module")
def proxy() -> Iterator[Proxy]:
    """The server and nginx, both as the page has them; a skip where there is no nginx."""
    program = shutil.which("nginx", path=f"{os.environ['PATH']}:/usr/sbin")
    if program is None:
        pytest.skip("there is no nginx on this machine")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        (folder / "claims.toml").write_text(LEDGER, encoding="utf-8")
        port = _free_port()
        _configure(folder, port)
        serve = words_of(block("sh"), folder)
        environment = {**os.environ, **UTF_8, "XDG_STATE_HOME": str(folder / "state")}
        desk = subprocess.Popen([PROGRAM, *serve[1:]], env=environment)
        try:
            _have_socket(folder)
            subprocess.run([program, "-c", folder / "nginx.conf", "-e", folder / "e"], check=True)
            yield Proxy(port, folder / "claims.toml")
        finally:
            if (pid := folder / "nginx.pid").exists():
                os.kill(int(pid.read_text()), signal.SIGTERM)
            desk.send_signal(signal.SIGINT)
            assert desk.wait(PATIENCE) == 0


def words_of(command: str, folder: Path) -> list[str]:
    """Return the words of a command of the page, with its paths below a folder."""
    words = command.replace("\\\n", " ").split()
    return [re.sub(r"^(/srv/claims|/run/claimcheck)", str(folder), one) for one in words]


def _configure(folder: Path, port: int) -> None:
    """Write what nginx needs: its settings, a certificate, and the passwords of two people."""
    certificate, key = folder / "claims.pem", folder / "claims.key"
    subprocess.run(
        [
            *("openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2"),
            *("-subj", f"/CN={HOST}", "-keyout", key, "-out", certificate),
        ],
        check=True,
        capture_output=True,
    )
    hashed = subprocess.run(
        ["openssl", "passwd", "-apr1", "secret"], check=True, capture_output=True, text=True
    ).stdout.strip()
    (folder / "claims.users").write_text(f"ana:{hashed}\nben:{hashed}\n", encoding="utf-8")
    server = (
        block("nginx")
        .replace("listen 443", f"listen 127.0.0.1:{port}")
        .replace("/etc/ssl/claims.example.org.pem", str(certificate))
        .replace("/etc/ssl/claims.example.org.key", str(key))
        .replace("/etc/nginx/claims.users", str(folder / "claims.users"))
        .replace("/run/claimcheck", str(folder))
    )
    user = "user www-data;" if os.getuid() == 0 else ""
    settings = NGINX.format(user=user, folder=folder, server=server)
    (folder / "nginx.conf").write_text(settings, encoding="utf-8")


def _have_socket(folder: Path) -> None:
    """Hand the socket to nginx, by the line of the unit; who is not root is nginx already."""
    [line] = re.findall(r"^ExecStartPost=\+/bin/sh -c '(.*)'$", block("ini"), re.MULTILINE)
    if os.getuid() != 0:
        line = line.partition("; chgrp")[0]
    command = line.replace("/run/claimcheck", str(folder))
    subprocess.run(["/bin/sh", "-c", command], check=True, timeout=PATIENCE)


def _free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def _form(proxy: Proxy, path: str, user: str, **values: str) -> str:
    """Return what a browser sends that opened a form and fills in fields."""
    _, page = proxy.ask(path, user)
    hidden = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)">', page))
    return urlencode({**hidden, **values, "confirm": "yes"})


def test_nobody_comes_in_without_a_password(proxy: Proxy) -> None:
    assert proxy.ask("/")[0] == 401
    assert proxy.ask("/", "eve")[0] == 401


def test_whoever_the_proxy_names_is_told_so_and_writes_under_that_name(proxy: Proxy) -> None:
    status, page = proxy.ask("/", "ana")
    assert status == 200
    assert "<bdi>ana</bdi>" in page
    body = _form(proxy, "/looked?claim=acme", "ana", where="press room")
    status, _ = proxy.ask(
        "/looked", "ana", body, Origin=f"https://{HOST}", Sec_Fetch_Site="same-origin"
    )
    assert status == 303
    assert 'by = "ana"' in proxy.ledger.read_text(encoding="utf-8")


def test_a_name_that_a_visitor_sends_is_replaced(proxy: Proxy) -> None:
    assert "<bdi>ben</bdi>" in proxy.ask("/", "ben", X_Forwarded_User="ana")[1]


def test_a_form_of_another_site_writes_nothing(proxy: Proxy) -> None:
    before = proxy.ledger.read_text(encoding="utf-8")
    body = _form(proxy, "/looked?claim=acme", "ana", where="elsewhere")
    status, _ = proxy.ask(
        "/looked", "ana", body, Origin="https://evil.example", Sec_Fetch_Site="cross-site"
    )
    assert status == 403
    assert proxy.ledger.read_text(encoding="utf-8") == before


def test_another_host_is_refused(proxy: Proxy) -> None:
    assert proxy.ask("/", "ana", Host="evil.example")[0] == 421


def test_systemd_has_nothing_against_the_unit(tmp_path: Path) -> None:
    verify = shutil.which("systemd-analyze")
    if verify is None:
        pytest.skip("there is no systemd-analyze on this machine")
    unit = tmp_path / "claimcheck.service"
    text = block("ini").replace("/opt/claimcheck/bin/claimcheck", PROGRAM)
    unit.write_text(text.replace("User=claims", "User=root"), encoding="utf-8")
    ran = subprocess.run([verify, "verify", unit], capture_output=True, text=True, check=False)
    assert (ran.returncode, ran.stderr) == (0, "")
    unit.write_text(text.replace("Restart=on-failure", "Restart=whenever"), encoding="utf-8")
    ran = subprocess.run([verify, "verify", unit], capture_output=True, text=True, check=False)
    assert "whenever" in ran.stderr
