"""What is sent back: text with its type and a tag that tells whether it has changed."""

from typing import Final

from starlette.responses import Response

_TYPES: Final = {
    "html": "text/html; charset=utf-8",
    "css": "text/css; charset=utf-8",
    "js": "text/javascript; charset=utf-8",
    "json": "application/json; charset=utf-8",
    "ics": "text/calendar; charset=utf-8",
    "xml": "application/xml; charset=utf-8",
    "svg": "image/svg+xml",
    "txt": "text/plain; charset=utf-8",
}
_FOREVER: Final = "private, max-age=31536000, immutable"


def page(text: str, status: int = 200) -> Response:
    """Return a page, which is not kept by anybody."""
    return Response(text, status, {"Cache-Control": "no-store"}, _TYPES["html"])


def file(path: str, text: str, tag: str) -> Response:
    """Return a file of the site, of the type that its name says."""
    headers = {"ETag": tag, "Cache-Control": "private, no-cache", "Vary": "Cookie"}
    return Response(text, headers=headers, media_type=type_of(path))


def asset(path: str, text: str) -> Response:
    """Return a file whose name changes with what is in it."""
    return Response(text, headers={"Cache-Control": _FOREVER}, media_type=type_of(path))


def unchanged(tag: str) -> Response:
    """Return the word that what the browser has is what there is."""
    headers = {"ETag": tag, "Cache-Control": "private, no-cache", "Vary": "Cookie"}
    return Response(status_code=304, headers=headers)


def redirect(to: str) -> Response:
    """Send a browser on to a path of ours, which it asks for by GET."""
    return Response(status_code=303, headers={"Location": to, "Cache-Control": "no-store"})


def type_of(path: str) -> str:
    """Return the media type of a file of the site."""
    if (
        path == "feed.xml"
        or path.startswith("feed/")
        or (path.startswith("claimants/") and path.endswith(".xml"))
    ):
        return "application/atom+xml; charset=utf-8"
    return _TYPES[path.rpartition(".")[2]]
