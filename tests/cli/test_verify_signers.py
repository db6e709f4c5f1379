"""`claimcheck verify --git --signed`: who committed and who signed a ruling and its signatures.

A real git, with commits by two people, signed with real SSH keys.
"""

import json
import os
import subprocess
from pathlib import Path

import pytest

from claimcheck.errors import UsageError
from claimcheck.host.git import git
from claimcheck.host.git_signatures import commit_signatures
from tests.conftest import Run
from tests.repositories import Repository

CLAIM = """\
[settings]
signatures = 2

[claims.acme]
text = "Acme will open a plant"
claimant = "Acme"
made = 2026-01-01
deadline = 2026-06-30
recorded = 2026-01-02T08:00:00Z
"""
RULING = """
[claims.acme.verdicts.v]
date = 2026-07-10
verdict = "broken"
because = "no plant"
by = "vl"
recorded = 2026-07-10T08:00:00Z
"""
SIGNATURE = """
[claims.acme.signatures.s]
date = 2026-07-15
of = "v"
by = "am"
recorded = 2026-07-15T08:00:00Z
"""
VERA, ANA = ("Vera", "vera@desk.example"), ("Ana", "ana@desk.example")
Person = tuple[str, str]


class Desk(Repository):
    """A ledger with a claim, a ruling and a signature, each committed by somebody."""

    def __init__(self, folder: Path, keys: Path) -> None:
        super().__init__(folder)
        self.keys = keys
        self.commit(CLAIM, day="2026-01-02")

    def committed(self, text: str, person: Person, day: str, key: str | None = None) -> str:
        """Add text to the ledger and commit it, signed with the key of a name if one is given."""
        name, address = person
        signing = ["--no-gpg-sign"]
        if key:
            self.git("config", "gpg.format", "ssh")
            self.git("config", "user.signingKey", str(self.keys / key))
            signing = ["--gpg-sign"]
        self.path.write_text(self.text + text)
        self.git("config", "user.name", name)
        self.git("config", "user.email", address)
        self.git("commit", "--quiet", "--all", "--message", "facts", *signing, day=day)
        return self.head


def new_key(keys: Path, name: str) -> str:
    """Make an SSH key and return its public half, as a file of known signers has it."""
    command = ["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", name, "-f", str(keys / name)]
    subprocess.run(command, check=True)
    return (keys / f"{name}.pub").read_text().strip()


@pytest.fixture
def keys(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Keys of Vera and Ana, whom the user's settings know, and of Eve, whom they do not."""
    folder = tmp_path_factory.mktemp("keys")
    known = [f"{name}@desk.example {new_key(folder, name)}\n" for name in ("vera", "ana")]
    new_key(folder, "eve")
    (folder / "known").write_text("".join(known))
    (folder / "settings").write_text(f'[gpg "ssh"]\nallowedSignersFile = {folder / "known"}\n')
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(folder / "settings"))
    return folder


@pytest.fixture
def desk(folder: Path, keys: Path) -> Desk:
    return Desk(folder, keys)


def told(run: Run, *more: str) -> list[str]:
    ran = run("verify", "--git", *more)
    assert ran.code == bool(ran.out), ran.err
    return ran.out.splitlines()


def test_a_signature_that_another_author_committed_is_in_order(run: Run, desk: Desk) -> None:
    desk.committed(RULING, VERA, "2026-07-10")
    desk.committed(SIGNATURE, ANA, "2026-07-15")
    assert told(run) == []


@pytest.mark.parametrize(
    "person",
    [
        VERA,
        ("Vera", "vera@home.example"),
        ("V. Lind", "VERA@desk.example"),
        ("VERA", "v@x.example"),
    ],
)
def test_a_signature_that_the_author_of_the_ruling_committed_is_told(
    run: Run, desk: Desk, person: Person
) -> None:
    desk.committed(RULING, VERA, "2026-07-10")
    commit = desk.committed(SIGNATURE, person, "2026-07-15")
    assert told(run) == [
        "same-author: acme s: was committed by the author of the ruling that it signs, "
        f"{person[0]} <{person[1]}>, {commit} of 2026-07-15"
    ]


def test_a_ruling_that_is_committed_with_its_signature_has_one_author(run: Run, desk: Desk) -> None:
    desk.committed(RULING + SIGNATURE, VERA, "2026-07-15")
    [line] = [one for one in told(run) if not one.startswith("backdated")]
    assert line.startswith("same-author: acme s: ")


def test_a_claim_that_was_renamed_in_between_is_the_same(run: Run, desk: Desk) -> None:
    desk.committed(RULING, VERA, "2026-07-10")
    desk.path.write_text(desk.text.replace("claims.acme", "claims.plant"))
    desk.committed(SIGNATURE.replace("claims.acme", "claims.plant"), VERA, "2026-07-15")
    [line] = told(run)
    assert line.startswith("same-author: plant s: ")


def test_a_signature_that_was_retracted_needs_no_other_author(run: Run, desk: Desk) -> None:
    desk.committed(RULING, VERA, "2026-07-10")
    desk.committed(SIGNATURE, VERA, "2026-07-15")
    desk.committed(
        '\n[claims.acme.corrections.c]\ndate = 2026-07-16\nretracts = "s"\nbecause = "by mistake"\n'
        "recorded = 2026-07-16T08:00:00Z\n",
        VERA,
        "2026-07-16",
    )
    assert told(run) == []


def test_commits_that_two_people_signed_are_told_with_their_names(run: Run, desk: Desk) -> None:
    one = desk.committed(RULING, VERA, "2026-07-10", "vera")
    other = desk.committed(SIGNATURE, ANA, "2026-07-15", "ana")
    ran = run("verify", "--git", "--signed")
    assert (ran.code, ran.out) == (0, "")
    assert ran.err.endswith(
        "3 commits of the ledger\n"
        "2 commits of rulings and signatures: 2 with a good signature\n"
        f"{one} by Vera <vera@desk.example>: signed by vera@desk.example\n"
        f"{other} by Ana <ana@desk.example>: signed by ana@desk.example\n"
    )
    first, second = json.loads(run("verify", "--git", "--signed", "--json").out)["signed"]
    assert (first["commit"], first["state"], first["signer"]) == (one, "good", "vera@desk.example")
    assert second["key"].startswith("SHA256:")
    assert first["key"] != second["key"]
    assert json.loads(run("verify", "--git", "--json").out)["signed"] is None


def test_one_key_behind_a_ruling_and_its_signature_is_told(run: Run, desk: Desk) -> None:
    desk.committed(RULING, VERA, "2026-07-10", "vera")
    commit = desk.committed(SIGNATURE, ANA, "2026-07-15", "vera")
    assert told(run, "--signed") == [
        "same-signer: acme s: is in a commit signed by who signed that of the ruling too, "
        f"vera@desk.example, {commit} of 2026-07-15"
    ]


def test_a_commit_without_a_signature_and_one_by_an_unknown_key_are_told(
    run: Run, desk: Desk
) -> None:
    bare = desk.committed(RULING, VERA, "2026-07-10")
    commit = desk.committed(SIGNATURE, ANA, "2026-07-15", "eve")
    first, second = told(run, "--signed")
    assert first == (
        f"unsigned: acme v: came with a commit that is not signed, {bare} of 2026-07-10"
    )
    assert second.startswith(
        "ill-signed: acme s: came with a commit that is signed with a key that none of your files "
        "vouches for (SHA256:"
    )
    assert second.endswith(f"), {commit} of 2026-07-15")


def test_a_commit_that_was_altered_after_it_was_signed_is_told(run: Run, desk: Desk) -> None:
    desk.committed(RULING, VERA, "2026-07-10", "vera")
    desk.committed(SIGNATURE, ANA, "2026-07-15", "ana")
    commit = desk.git("cat-file", "-p", "HEAD").replace("\nfacts", "\nother words")
    (desk.folder / ".git" / "commit").write_text(commit)
    name = desk.git("hash-object", "-t", "commit", "-w", ".git/commit").strip()
    desk.git("reset", "--quiet", name)
    [line] = told(run, "--signed")
    assert line.startswith(
        "ill-signed: acme s: came with a commit that has a signature that is wrong"
    )


def test_without_a_file_of_known_keys_nobody_is_known(
    run: Run, desk: Desk, keys: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.committed(RULING, VERA, "2026-07-10", "vera")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    [line] = told(run, "--signed")
    assert "a key that none of your files vouches for" in line


def test_what_a_repository_says_of_keys_and_programs_is_neither_run_nor_believed(
    run: Run, desk: Desk, keys: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Eve's repository names a file that knows her key, and programs that say what she wants."""
    evil = keys / "evil"
    evil.write_text(
        f"#!/bin/sh\n: > {keys / 'ran'}\necho 'Good \"git\" signature for vera with X'\n"
    )
    evil.chmod(0o755)
    (desk.folder / "known").write_text(f"vera@desk.example {(keys / 'eve.pub').read_text()}")
    (keys / "revoked").write_text((keys / "ana.pub").read_text())
    desk.committed(RULING, VERA, "2026-07-10", "eve")
    desk.committed(SIGNATURE, ANA, "2026-07-15", "ana")
    for name, value in {
        "gpg.ssh.allowedSignersFile": desk.folder / "known",
        "gpg.ssh.revocationFile": keys / "revoked",
        "gpg.minTrustLevel": "ultimate",
        **dict.fromkeys(
            ("gpg.program", "gpg.openpgp.program", "gpg.x509.program", "gpg.ssh.program"), evil
        ),
    }.items():
        desk.git("config", name, str(value))
    [line] = told(run, "--signed")
    assert line.startswith("ill-signed: acme v: ")
    assert not (keys / "ran").exists()
    relative = '[gpg "ssh"]\nallowedSignersFile = known\nprogram = ./evil\n'
    (keys / "settings").write_text(relative)
    (desk.folder / "evil").symlink_to(evil)
    assert [one.partition(":")[0] for one in told(run, "--signed")] == ["ill-signed", "ill-signed"]
    assert not (keys / "ran").exists()
    desk.git("log", "-1", "--format=%G?")
    assert (keys / "ran").exists(), "a plain git falls into this trap"


def test_what_a_repository_says_of_logs_is_not_followed(run: Run, desk: Desk, keys: Path) -> None:
    """A form that is not there ends every plain `git log`; names may be read without an end."""
    desk.committed(RULING, VERA, "2026-07-10", "vera")
    desk.committed(SIGNATURE, ANA, "2026-07-15", "ana")
    desk.git("config", "format.pretty", "absent")
    assert told(run, "--signed") == []
    read = git(desk.folder, "config", "--type=bool", "log.mailmap").stdout
    assert read == b"false\n", "mailmap.file may be /dev/zero"


def test_a_key_that_the_user_has_revoked_is_told(run: Run, desk: Desk, keys: Path) -> None:
    (keys / "revoked").write_text((keys / "vera.pub").read_text())
    with (keys / "settings").open("a") as settings:
        settings.write(f"revocationFile = {keys / 'revoked'}\n")
    desk.committed(RULING, VERA, "2026-07-10", "vera")
    [line] = told(run, "--signed")
    assert line.startswith("ill-signed: acme v: ")


def test_a_signature_of_gpg_is_checked_by_the_program_that_the_user_names(
    run: Run, desk: Desk, keys: Path
) -> None:
    gpg = keys / "gpg"
    gpg.write_text(
        "#!/bin/sh\n"
        'case "$*" in\n'
        "*--verify*)\n"
        "  echo '[GNUPG:] NEWSIG'\n"
        "  echo '[GNUPG:] GOODSIG 0123456789ABCDEF Vera <vera@desk.example>'\n"
        "  echo '[GNUPG:] VALIDSIG FEDC 2026-07-10 1783670400 0 4 0 1 10 00 FEDC'\n"
        "  echo '[GNUPG:] TRUST_ULTIMATE 0 pgp' ;;\n"
        "*)\n"
        "  cat > /dev/null\n"
        "  echo '[GNUPG:] SIG_CREATED ' >&2\n"
        "  printf -- '-----BEGIN PGP SIGNATURE-----\\n\\nx\\n-----END PGP SIGNATURE-----\\n' ;;\n"
        "esac\n"
    )
    gpg.chmod(0o755)
    (keys / "settings").write_text(f"[gpg]\nprogram = {gpg}\n")
    desk.path.write_text(desk.text + RULING)
    desk.git("commit", "--quiet", "--all", "--gpg-sign", "--message", "x", day="2026-07-10")
    ran = run("verify", "--git", "--signed")
    assert (ran.code, ran.out) == (0, "")
    assert "signed by Vera <vera@desk.example>" in ran.err


def test_without_a_ruling_no_commit_needs_a_signature(run: Run, desk: Desk) -> None:
    ran = run("verify", "--git", "--signed")
    assert (ran.code, ran.out) == (0, "")
    assert ran.err.endswith("1 commit of the ledger\n0 commits of rulings and signatures\n")


def test_a_commit_that_git_does_not_have_is_told(desk: Desk) -> None:
    with pytest.raises(UsageError, match="git log: fatal: bad object 0000"):
        commit_signatures(desk.folder, ["0" * 40])


def test_signed_is_about_commits(run: Run, desk: Desk) -> None:
    ran = run("verify", "--signed")
    assert (ran.code, ran.err) == (
        2,
        "claimcheck: --signed is about commits\n  write --git --signed\n",
    )


def test_who_wrote_a_commit_stays_text(run: Run, desk: Desk) -> None:
    hostile = ("Vera\x1b[31m\u202e", "vera@desk.example")
    desk.committed(RULING, hostile, "2026-07-10", "vera")
    desk.committed(SIGNATURE, hostile, "2026-07-15", "vera")
    ran = run("verify", "--git", "--signed")
    assert "same-author" in ran.out
    assert not {"\x1b", "\u202e"} & {*ran.out, *ran.err}
