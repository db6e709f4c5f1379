"""A document that is drawn as it goes is whole before any of it is written."""

import io
from collections.abc import Iterator
from pathlib import Path

import pytest

from claimcheck.errors import WriteError
from claimcheck.store import ledger_file
from claimcheck.store.drawn_document import drawn


def test_the_pieces_become_the_file_in_utf_8(tmp_path: Path) -> None:
    path = tmp_path / "report.html"
    with drawn(["Kra", "ków", "\n"]) as content:
        ledger_file.put(path, content)
    assert path.read_bytes() == "Kraków\n".encode()
    assert [one.name for one in tmp_path.iterdir()] == ["report.html"]


def test_a_drawing_that_fails_half_way_leaves_the_old_file(tmp_path: Path) -> None:
    def pieces() -> Iterator[str]:
        yield "half"
        raise ZeroDivisionError

    path = tmp_path / "report.html"
    path.write_text("old")
    with pytest.raises(ZeroDivisionError), drawn(pieces()) as content:
        ledger_file.put(path, content)
    assert path.read_text() == "old"


def test_a_disk_that_is_full_is_told_and_nothing_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Full(io.BytesIO):
        def writelines(self, lines: object) -> None:
            raise OSError(28, "No space left on device")

    monkeypatch.setattr("tempfile.TemporaryFile", Full)
    path = tmp_path / "report.html"
    with (
        pytest.raises(WriteError, match="temporary file: No space left on device; nothing was"),
        drawn(["new"]) as content,
    ):
        ledger_file.put(path, content)
    assert not path.exists()
