"""A file's bytes, within the limits at the door; devices, folders and refusals become sentences."""

from __future__ import annotations

import os
import stat

from journeymap.files.errors import FileError, no_name, refusal
from journeymap.files.limits import MAX_BYTES, too_large


def contents(path: str | os.PathLike[str], wanted: str = "a .journey file") -> bytes:
    """All that stands in the file; `wanted` says what to name instead of a folder or device. Errors: FileError."""
    try:
        kind = os.stat(path)
        if stat.S_ISDIR(kind.st_mode):
            raise FileError(path, f"this is a folder; name {wanted} in it")
        if not stat.S_ISREG(kind.st_mode):
            raise FileError(path, f"this is a device or a pipe, not a file; name {wanted}")
        if fault := too_large(kind.st_size):
            raise fault.at(path)
        with open(path, "rb") as file:
            return file.read(MAX_BYTES + 1)
    except OSError as error:
        raise refusal(path, "it cannot be read", error) from error
    except ValueError:
        raise no_name(path) from None
