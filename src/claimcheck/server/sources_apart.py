"""What fetches and reads sources: a few at a time, in threads of their own.

It may take half a minute, in which others go on: none of them waits for one of these threads.
"""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Final, ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")

_AT_ONCE: Final = 8
_threads: Final = ThreadPoolExecutor(_AT_ONCE, thread_name_prefix="sources")


async def done_apart(work: Callable[P, T], *given: P.args, **named: P.kwargs) -> T:
    """Return what work gives, or raise what it raises."""

    def run() -> T:
        return work(*given, **named)

    return await asyncio.get_running_loop().run_in_executor(_threads, run)
