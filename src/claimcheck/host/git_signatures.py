"""Who signed commits, as git and the user's own keys and programs tell it.

Which programs verify, and which keys are known, only the user says: what the settings of a
repository name is neither run nor believed. Nor is a relative path, which would lead into it.
"""

import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal

from claimcheck.errors import UsageError
from claimcheck.host.git import git

State = Literal["good", "untrusted", "expired", "revoked", "bad", "unchecked", "none"]
"""What a signature is, as `CommitState` of `domain.verifying.verification` says."""

_STATES: Final[dict[str, State]] = {
    "G": "good",
    "U": "untrusted",
    "X": "expired",
    "Y": "expired",
    "R": "revoked",
    "B": "bad",
    "E": "unchecked",
    "N": "none",
}
_PROGRAMS: Final = {
    "gpg.program": "gpg",
    "gpg.openpgp.program": "gpg",
    "gpg.ssh.program": "ssh-keygen",
    "gpg.x509.program": "gpgsm",
}
_AT_ONCE: Final = 500
"""Commits that one command line holds."""
_FILES: Final = ("gpg.ssh.allowedSignersFile", "gpg.ssh.revocationFile")
_OF_USER: Final = (b"system", b"global", b"command")


@dataclass(frozen=True, slots=True)
class CommitSignature:
    """What git says of the signature of a commit."""

    state: State
    signer: str
    """Whose key it is, as the user's own files say; empty where they do not."""
    key: str
    """The fingerprint of the key; empty without one."""


def commit_signatures(folder: Path, digests: Iterable[str]) -> dict[str, CommitSignature]:
    """Return the signature of each of some commits of the repository of a folder, by its digest."""
    asked = sorted(set(digests))
    if not asked:
        return {}
    settings = [word for pair in _settings(folder).items() for word in ("-c", "=".join(pair))]
    found = {}
    for start in range(0, len(asked), _AT_ONCE):
        told = git(
            folder,
            *settings,
            *("log", "--no-walk=unsorted", "--no-patch", "--no-notes", "--encoding=UTF-8"),
            "--format=%H%x00%G?%x00%GS%x00%GF",
            *asked[start : start + _AT_ONCE],
        )
        if told.returncode:
            raise UsageError(f"git log: {told.stderr.decode(errors='replace').strip()}")
        for line in told.stdout.decode(errors="replace").split("\n"):
            digest, *rest = line.split("\0")
            if rest:
                state, signer, key = rest
                found[digest] = CommitSignature(_STATES.get(state, "unchecked"), signer, key)
    return found


def _settings(folder: Path) -> dict[str, str]:
    """Return all settings by which signatures are verified, as the user has them."""
    told = {name: value for name in _PROGRAMS if (value := _of_user(folder, name))}
    programs = _PROGRAMS | told
    if "gpg.openpgp.program" not in told:  # which is another name for the first
        programs["gpg.openpgp.program"] = programs["gpg.program"]
    files = {name: _of_user(folder, name) or os.devnull for name in _FILES}
    level = _of_user(folder, "gpg.minTrustLevel", is_path=False)
    return {**programs, **files, "gpg.minTrustLevel": level or "undefined"}


def _of_user(folder: Path, name: str, *, is_path: bool = True) -> str | None:
    """Return a setting as the user or the system has it; None where only the repository does.

    A path is absolute, or the bare name of a program.
    """
    kind = ("--type=path",) if is_path else ()
    told = git(folder, "config", *kind, "--show-scope", "--null", "--get-all", name).stdout
    words = told.split(b"\0")
    pairs = zip(words[::2], words[1::2], strict=False)
    values = [value for scope, value in pairs if scope in _OF_USER]
    if not values:
        return None
    value = os.fsdecode(values[-1])
    is_bare = name in _PROGRAMS and not {"/", os.sep} & {*value}
    return value if not is_path or is_bare or Path(value).is_absolute() else None
