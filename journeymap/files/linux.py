"""What only Linux has: two names exchanged in one step (renameat2)."""

from __future__ import annotations

import errno
import functools
import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

_HERE = -100
"""AT_FDCWD: names as they are."""
_EXCHANGE = 2


def exchange(one: str, other: str) -> None:
    """Each gets the other's name, in one step for everybody who looks. Errors: OSError, and then nothing has changed:
    one of them is not there, or the disk, the kernel or the C library has no such call."""
    call = _call()
    if call is None:
        raise OSError(errno.ENOSYS, os.strerror(errno.ENOSYS))
    if number := call(os.fsencode(one), os.fsencode(other)):
        raise OSError(number, os.strerror(number), one, None, other)


@functools.cache
def _call() -> Callable[[bytes, bytes], int] | None:
    """Exchanges two names and returns 0 or the error's number; None where there is no such call, or no way to it."""
    try:
        import ctypes

        rename = ctypes.CDLL(None, use_errno=True).renameat2
    except (ImportError, OSError, AttributeError):
        return None
    rename.argtypes = (ctypes.c_int, ctypes.c_char_p, ctypes.c_int, ctypes.c_char_p, ctypes.c_uint)
    rename.restype = ctypes.c_int
    return lambda one, other: ctypes.get_errno() if rename(_HERE, one, _HERE, other, _EXCHANGE) else 0
