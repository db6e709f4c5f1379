"""The difference of two contents: small where lines were put in, and always enough to go back."""

from hypothesis import given
from hypothesis import strategies as st

from claimcheck.store.splices import Splice, restored, splices

BLOCKS = [f"[claims.c{number}]\ntext = 'It will {number}'\n\n".encode() for number in range(40)]


def test_a_block_put_in_is_one_number_and_its_length() -> None:
    older = BLOCKS[0] + BLOCKS[2]
    assert splices(older, b"".join(BLOCKS[:3])) == [Splice(len(BLOCKS[0]), len(BLOCKS[1]), b"")]


def test_a_block_at_the_end_is_one_too() -> None:
    assert splices(BLOCKS[0], BLOCKS[0] + BLOCKS[1]) == [
        Splice(len(BLOCKS[0]), len(BLOCKS[1]), b"")
    ]


def test_blocks_put_in_at_many_places_keep_nothing_of_what_is_between() -> None:
    older, newer = b"".join(BLOCKS[::2]), b"".join(BLOCKS)
    found = splices(older, newer)
    assert len(found) == 20
    assert {one.removed for one in found} == {b""}
    assert restored(newer, found) == older


def test_of_a_change_what_stood_from_the_first_to_the_last_byte_that_differs_is_kept() -> None:
    older = b'title = "A"\nnotice = "30d"\nlast = 1\n'
    newer = b'title = "B"\nnotice = "60d"\nlast = 1\n'
    (found,) = splices(older, newer)
    assert found.removed == b'A"\nnotice = "3'
    assert restored(newer, [found]) == older


def test_the_same_content_differs_in_nothing() -> None:
    assert splices(BLOCKS[0], BLOCKS[0]) == []


FEW = st.lists(st.sampled_from([b"a\n", b"b\n", b"ab", b"\r\n", b"", *BLOCKS[:3]]), max_size=60)


@given(FEW, FEW)
def test_the_older_content_comes_back_whatever_the_two_are(
    old: list[bytes], new: list[bytes]
) -> None:
    older, newer = b"".join(old), b"".join(new)
    assert restored(newer, splices(older, newer)) == older


@given(st.data(), FEW)
def test_it_comes_back_where_pieces_were_put_in(data: st.DataObject, old: list[bytes]) -> None:
    new = list(old)
    for piece in data.draw(FEW):
        new.insert(data.draw(st.integers(0, len(new))), piece)
    older, newer = b"".join(old), b"".join(new)
    assert restored(newer, splices(older, newer)) == older
