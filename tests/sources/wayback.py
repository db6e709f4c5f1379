"""A stand-in of the Internet Archive's Save Page Now 2, as its API is documented."""

import json
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qs

from tests.sources.servers import Request

JOB = "spn2-9f2a"
STAMP = "20261124120000"


@dataclass
class Wayback:
    """Answers a request for a copy, and then how far it is, one answer after the other."""

    told: list[dict[str, Any]] = field(default_factory=lambda: [{"status": "success"}])
    keys: str = "LOW key:secret"
    wanted: list[str] = field(default_factory=list)

    def answers(self) -> dict[str, Any]:
        """Return what to serve."""
        return {"/save": self.save, f"/save/status/{JOB}": self.tell}

    def save(self, request: Request) -> None:
        if request.headers["Authorization"] != self.keys:
            request.answer(b'{"message": "You need to be logged in to use Save Page Now."}', 401)
            return
        assert request.method == "POST"
        assert request.headers["Accept"] == "application/json"
        (url,) = parse_qs(request.body.decode())["url"]
        self.wanted.append(url)
        request.answer(json.dumps({"url": url, "job_id": JOB}).encode())

    def tell(self, request: Request) -> None:
        assert request.headers["Authorization"] == self.keys
        told = self.told.pop(0) if len(self.told) > 1 else self.told[0]
        done = {"timestamp": STAMP, "original_url": self.wanted[-1]}
        more = done if told.get("status") == "success" else {}
        request.answer(json.dumps({"job_id": JOB, **more, **told}).encode())
