import sys
from pathlib import Path

import pytest

from claimcheck.host.installation import adding

PDF = "'pypdf>=7.1'"


def test_what_pip_installed_is_added_to_by_pip_with_the_packages_themselves() -> None:
    assert adding("pdf") == f"{sys.executable} -m pip install {PDF}"


@pytest.mark.parametrize(
    ("receipt", "way"),
    [
        ("pipx_metadata.json", "pipx inject claimcheck-cli"),
        ("uv-receipt.toml", f"uv pip install --python {sys.executable}"),
    ],
)
def test_what_pipx_or_uv_installed_is_added_to_by_them(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, receipt: str, way: str
) -> None:
    environment = tmp_path / "claimcheck-cli"
    environment.mkdir()
    (environment / receipt).touch()
    monkeypatch.setattr(sys, "prefix", str(environment))
    assert adding("pdf") == f"{way} {PDF}"


def test_an_environment_without_pip_is_added_to_by_uv(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("claimcheck.host.installation.find_spec", lambda name: None)
    ran = adding("web")
    assert ran.startswith(f"uv pip install --python {sys.executable} ")
    assert all(f"{name}>=" in ran for name in ("lxml-html-clean", "trafilatura", "urllib3"))
