"""`claimcheck serve`."""

import os
import re
import sys
from collections.abc import Iterable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from claimcheck.cli import garbage
from claimcheck.cli.console import complain, say, write
from claimcheck.cli.options import Who
from claimcheck.desk.session import Session
from claimcheck.errors import UnforeseenError, UsageError

if TYPE_CHECKING:
    from claimcheck.server.listening import Address
    from claimcheck.server.rules import Naming

_HOST: Final = "127.0.0.1"
_PORT: Final = 8765
_HEADER_NAME: Final = re.compile(r"[A-Za-z0-9-]+")
_HOST_NAME: Final = re.compile(r"([a-z0-9_-]+(\.[a-z0-9_-]+)*|\[[0-9a-f:.]+\])(:\d{1,5})?")


def command(
    ctx: typer.Context,
    port: Annotated[
        int | None,
        typer.Option(
            "--port",
            min=0,
            max=65535,
            show_default=False,
            help=f"Listen on this port; 0 takes a free one; default: {_PORT}.",
        ),
    ] = None,
    host: Annotated[
        str | None,
        typer.Option(
            "--host",
            metavar="ADDRESS",
            show_default=False,
            help=f"Listen at this IP address; default: {_HOST}, which only this machine reaches.",
        ),
    ] = None,
    read_only: Annotated[
        bool, typer.Option("--read-only", help="Show the ledger, and write nothing.")
    ] = False,
    allow_host: Annotated[
        list[str] | None,
        typer.Option(
            "--allow-host",
            metavar="NAME",
            help="Also answer to this host name, such as that of a proxy; repeat for several.",
        ),
    ] = None,
    user_header: Annotated[
        str | None,
        typer.Option(
            "--user-header",
            metavar="NAME",
            help="The header in which your proxy names who is there; recorded as --who. "
            "Needs --unix or --trust-proxy.",
        ),
    ] = None,
    unix: Annotated[
        Path | None,
        typer.Option(
            "--unix",
            metavar="PATH",
            help="Listen on a Unix socket, which only you can open; needs --user-header.",
        ),
    ] = None,
    trust_proxy: Annotated[
        str | None,
        typer.Option(
            "--trust-proxy",
            metavar="ADDRESS",
            help="Believe --user-header from this IP address, and from no other.",
        ),
    ] = None,
    cors: Annotated[
        list[str] | None,
        typer.Option(
            "--cors",
            metavar="ORIGIN",
            help="Let pages of this origin, such as https://example.org, read the JSON under /api; "
            "repeat for several. Needs --user-header.",
        ),
    ] = None,
    who: Who = None,
    open_: Annotated[bool, typer.Option("--open", help="Open the ledger in your browser.")] = False,
    verbose: Annotated[
        bool, typer.Option("--verbose", help="Report each request on stderr.")
    ] = False,
) -> None:
    """Serve the ledger to a browser, for reading and for writing.

    Prints an address that lets your browser in; it is good for ten minutes, and the browser is
    remembered for 30 days. Ctrl-C ends the server. It does not encrypt: to let others in, put it
    behind a proxy that does, and that knows who they are.

    \b
    Examples:
      claimcheck serve --open
      claimcheck serve --read-only --host 192.168.1.20
      claimcheck serve --unix /run/claims/http.sock --user-header X-Forwarded-User
        --allow-host claims.example.org
    """
    from claimcheck.server.running import Access, Site, Talk, require_parts, run
    from claimcheck.server.server_key import server_seal

    require_parts()
    naming = _naming(user_header, unix, trust_proxy)
    address = _address(port, host, unix)
    _refuse_to_expose(address, read_only, naming)
    if open_ and naming is not None:
        raise UsageError("--open does not work behind a proxy", "open the address of the proxy")
    allowed = tuple(map(_allowed, allow_host or ()))
    readers = _readers(cors or (), naming)
    session: Session = ctx.obj
    where = session.where

    def open_session() -> Session:
        return Session(where, session.may_ask_private, archive_keys=session.archive_keys)

    from claimcheck.host.memory import give_back_large_pieces
    from claimcheck.server.application import application, open_paths
    from claimcheck.server.refusal_page import show_refusal

    garbage.collect()  # this run is long
    give_back_large_pieces()
    run(
        Site(
            application(
                open_session,
                may_write=not read_only,
                cors=readers,
                who=None if naming else session.who(who),
            ),
            show_refusal,
            open_paths(),
        ),
        address,
        Access(not read_only, allowed, naming, readers),
        Talk(_show, say, _fail, say if verbose else None),
        seal=partial(
            server_seal, str(file.absolute()) if (file := session.ledger_file) else session.name
        ),
        opens=open_,
    )


def _address(port: int | None, host: str | None, unix: Path | None) -> "Address":
    from claimcheck.server.listening import TcpAddress, UnixPath
    from claimcheck.server.rules import same_address

    if unix is not None:
        if port is not None or host is not None:
            raise UsageError("--unix takes the place of --host and --port", "leave them out")
        return UnixPath(unix)
    host = _HOST if host in (None, "localhost") else host
    if (known := same_address(host)) is None:
        raise UsageError(
            f"--host “{host}” is not an IP address",
            "write one of this machine's, such as 127.0.0.1; --allow-host takes names",
        )
    return TcpAddress(str(known), _PORT if port is None else port)


def _naming(header: str | None, unix: Path | None, proxy: str | None) -> "Naming | None":
    from claimcheck.server.rules import Naming, same_address

    if header is None:
        if unix is not None or proxy is not None:
            option = "--unix" if unix is not None else "--trust-proxy"
            raise UsageError(
                f"{option} needs --user-header NAME", "the proxy has to say who is there"
            )
        return None
    if (unix is None) == (proxy is None):
        raise UsageError(
            "--user-header needs either --unix PATH or --trust-proxy ADDRESS",
            "anybody else could write under any name",
        )
    if not _HEADER_NAME.fullmatch(header):
        raise UsageError(
            f"--user-header “{header}” is not the name of a header",
            "write one such as X-Forwarded-User",
        )
    known = None if proxy is None else same_address(proxy)
    if proxy is not None and known is None:
        raise UsageError(
            f"--trust-proxy “{proxy}” is not an IP address", "write one such as 192.168.1.2"
        )
    return Naming(header.lower().encode(), known)


def _readers(cors: Iterable[str], naming: "Naming | None") -> frozenset[str]:
    from claimcheck.server.cross_origin import origins

    if (readers := origins(cors)) and naming is None:
        raise UsageError(
            "--cors needs --user-header NAME",
            "other pages read without the cookies of this server; a proxy has to say who is there",
        )
    return readers


def _refuse_to_expose(address: "Address", read_only: bool, naming: "Naming | None") -> None:
    from claimcheck.server.listening import TcpAddress

    if isinstance(address, TcpAddress) and not (address.is_loopback or read_only or naming):
        raise UsageError(
            f"--host {address.host} can be reached from other machines, and what is sent there is "
            "not encrypted: others could read along and write as you",
            "add --read-only, or put a proxy in front that encrypts and says who is there "
            "(--user-header)",
        )


def _allowed(name: str) -> str:
    from claimcheck.domain.model.host_name import ascii_host

    host, colon, port = name.rpartition(":") if re.search(r":\d+$", name) else (name, "", "")
    written = host if host.startswith("[") else ascii_host(host)
    full = f"{written}{colon}{port}".lower()
    if written is None or not _HOST_NAME.fullmatch(full):
        raise UsageError(
            f"--allow-host “{name}” is not the name of a host",
            "write it as the browser shows it, such as claims.example.org, without https://",
        )
    return full


def _show(address: str) -> None:
    write(f"{address}\n")
    sys.stdout.flush()
    say("Ctrl-C ends the server")


def _fail(fault: Exception) -> None:
    if os.environ.get("CLAIMCHECK_TRACEBACK") == "1":
        from traceback import format_exception

        from claimcheck.cli.console import write_talk

        write_talk("".join(format_exception(fault)))
    complain(UnforeseenError("claimcheck failed to answer a request", fault))
