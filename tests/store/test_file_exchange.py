"""Two files change places, or it is said that they cannot."""

import ctypes
import errno
from pathlib import Path

import pytest

from claimcheck.store.file_exchange import CannotExchange, exchange


@pytest.fixture
def two(tmp_path: Path) -> tuple[Path, Path]:
    (tmp_path / "one").write_bytes(b"1")
    (tmp_path / "other").write_bytes(b"2")
    return tmp_path / "one", tmp_path / "other"


def test_two_files_change_places(two: tuple[Path, Path]) -> None:
    exchange(*two)
    assert [file.read_bytes() for file in two] == [b"2", b"1"]


def test_a_file_that_is_not_there_is_told_as_such(two: tuple[Path, Path]) -> None:
    with pytest.raises(FileNotFoundError):
        exchange(two[0], two[1].with_name("nowhere"))
    assert two[0].read_bytes() == b"1"


def test_what_the_system_has_no_way_to_exchange_is_told_apart(tmp_path: Path) -> None:
    """A folder and one inside it: renameat2(2) has EINVAL for that, as for want of support."""
    (tmp_path / "outer" / "inner").mkdir(parents=True)
    with pytest.raises(CannotExchange):
        exchange(tmp_path / "outer", tmp_path / "outer" / "inner")


class Darwin:
    """The library of macOS, which calls it renamex_np(from, to, RENAME_SWAP = 2)."""

    def __init__(self, answer: int) -> None:
        self.answer = answer
        self.asked: list[tuple[bytes, bytes, int]] = []

    def renamex_np(self, one: bytes, other: bytes, flags: int) -> int:
        self.asked.append((one, other, flags))
        return self.answer


def test_on_macos_its_own_call_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    library = Darwin(0)
    monkeypatch.setattr(ctypes, "CDLL", lambda name, use_errno: library)
    exchange(Path("one"), Path("other"))
    assert library.asked == [(b"one", b"other", 2)]


@pytest.mark.parametrize(
    ("number", "error"), [(errno.ENOTSUP, CannotExchange), (errno.EACCES, PermissionError)]
)
def test_on_macos_a_file_system_without_such_a_step_is_told_apart(
    monkeypatch: pytest.MonkeyPatch, number: int, error: type[OSError]
) -> None:
    monkeypatch.setattr(ctypes, "CDLL", lambda name, use_errno: Darwin(-1))
    monkeypatch.setattr(ctypes, "get_errno", lambda: number)
    with pytest.raises(error) as caught:
        exchange(Path("one"), Path("other"))
    assert caught.value.errno == number


def test_a_system_without_such_a_call_cannot_exchange(
    monkeypatch: pytest.MonkeyPatch, two: tuple[Path, Path]
) -> None:
    monkeypatch.setattr(ctypes, "CDLL", lambda name, use_errno: object())
    with pytest.raises(CannotExchange):
        exchange(*two)
    assert two[0].read_bytes() == b"1"
