"""What is in a folder, all the way down, whoever put it there and whatever it is.

Links are not followed, what cannot be listed is told rather than passed over, and a folder in a
folder a thousand times over takes no more of the stack than one.
"""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Leaf:
    """Something in a folder that holds nothing itself, as far as one can see."""

    path: Path
    is_folder: bool = False
    error: OSError | None = None
    """Why a folder cannot be listed."""


def leaves(folder: Path) -> Iterator[Leaf]:
    """Yield all that is below a folder, but for the folders in it that hold something.

    Of each folder the files come first, in the order of their names. The folder itself comes only
    where it cannot be listed; what is gone meanwhile does not.
    """
    waiting = [folder]
    while waiting:
        here = waiting.pop()
        try:
            with os.scandir(here) as found:
                entries = sorted((one.name, one.is_dir(follow_symlinks=False)) for one in found)
        except FileNotFoundError:
            continue
        except OSError as error:
            yield Leaf(here, is_folder=True, error=error)
            continue
        if not entries and here != folder:
            yield Leaf(here, is_folder=True)
        yield from (Leaf(here / name) for name, is_folder in entries if not is_folder)
        waiting += [here / name for name, is_folder in reversed(entries) if is_folder]
