"""Compiling a function, and keeping what was compiled where there is room for it."""

from collections.abc import Callable
from typing import TypeVar, cast

from numba import njit

F = TypeVar("F", bound=Callable[..., object])


def compiled(function: F) -> F:
    """The function, compiled when first called; it lets other threads run meanwhile.

    What was compiled is kept for the next process: beside the module, in NUMBA_CACHE_DIR, or in
    the user's cache. Where none of these can be written (an installation that is read-only, an
    account without a home), each process compiles for itself.
    """
    try:
        return cast("F", njit(nogil=True, cache=True)(function))
    except RuntimeError:
        return cast("F", njit(nogil=True)(function))
