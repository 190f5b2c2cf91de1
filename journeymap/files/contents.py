"""A file's bytes, within the limits at the door; devices, folders and refusals become sentences."""

from __future__ import annotations

import os
import stat

from journeymap.files.errors import FileError, no_name, refusal
from journeymap.files.limits import JOURNEY, Kind, too_large


def contents(path: str | os.PathLike[str], kind: Kind = JOURNEY) -> bytes:
    """All that stands in a file that is to be of that kind. Errors: FileError."""
    try:
        there = os.stat(path)
        if stat.S_ISDIR(there.st_mode):
            raise FileError(path, f"this is a folder; name {kind.wanted} in it")
        if not stat.S_ISREG(there.st_mode):
            raise FileError(path, f"this is a device or a pipe, not a file; name {kind.wanted}")
        if fault := too_large(there.st_size, kind):
            raise fault.at(path)
        with open(path, "rb") as file:
            return file.read(kind.most + 1)
    except OSError as error:
        raise refusal(path, "it cannot be read", error) from error
    except ValueError:
        raise no_name(path) from None
