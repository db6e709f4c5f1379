"""What is left behind in circles, which a short run keeps to its end and a long one collects."""

import gc


def keep_all() -> None:
    """Look for no circles.

    A run is short and makes few of them, but a large ledger makes a million objects that live as
    long as it does: looking through them again and again took a third of the time to load.
    """
    gc.disable()


def collect() -> None:
    """Look for circles among what is made from now on; what there is already stays.

    Each page leaves some, which were most of the memory of a site. In a process that keeps
    nothing, such as one that runs many commands, there is nothing to do.
    """
    if not gc.isenabled():
        gc.freeze()
        gc.enable()
