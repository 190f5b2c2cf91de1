"""What only Windows has: a file replaced with all that belongs to its name."""

from __future__ import annotations

import os
import sys
import time

_IGNORE_WHAT_CANNOT_BE_KEPT = 2 | 4
"""REPLACEFILE_IGNORE_MERGE_ERRORS and _ACL_ERRORS: a file is saved even where a right or a stream cannot be kept."""


class Kernel:
    """`files.placing.Windows` for the system itself."""

    def replace_file(self, real: str, temp: str) -> None:
        """`temp` takes the place of `real` and its rights, streams and time of creation. Errors: OSError."""
        if sys.platform == "win32":
            import ctypes

            kernel = ctypes.WinDLL("kernel32", use_last_error=True)
            names = (ctypes.c_wchar_p(real), ctypes.c_wchar_p(temp), None)
            if not kernel.ReplaceFileW(*names, ctypes.c_uint32(_IGNORE_WHAT_CANNOT_BE_KEPT), None, None):
                raise ctypes.WinError(ctypes.get_last_error())

    def rename(self, temp: str, real: str) -> None:
        os.replace(temp, real)

    def pause(self, seconds: float) -> None:
        time.sleep(seconds)
