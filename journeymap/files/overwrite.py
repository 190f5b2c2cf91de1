"""Writing straight into a file: the last resort where it may be written but no other file made beside it.

A power failure meanwhile leaves half of it, so it is done only when somebody has said so, and only after what stood
there and what will are kept elsewhere (`files.versions`).
"""

from __future__ import annotations

import hashlib
import os
from pathlib import Path
from typing import TYPE_CHECKING

from journeymap.files.errors import ConflictError, FileError, refusal
from journeymap.files.replace import Written

if TYPE_CHECKING:
    from collections.abc import Callable


def overwrite_bytes(
    path: str | os.PathLike[str],
    data: bytes,
    *,
    check: Callable[[bytes], None] | None = None,
    expect_sha256: str | None = None,
) -> Written:
    """Makes the file that stands at `path` hold `data`; the other arguments as for `replace_bytes`. `check` is asked
    before anything is written. Errors: FileError; when one comes while writing, its sentence says so."""
    if check is not None:
        check(data)
    real = os.path.realpath(path)
    begun = False
    try:
        with open(real, "r+b", buffering=0) as file:
            found = hashlib.file_digest(file, "sha256").hexdigest()
            if expect_sha256 is not None and found != expect_sha256:
                raise ConflictError(path, "somebody else has saved this file since it was opened; open it again")
            file.seek(0)
            begun = True
            rest = memoryview(data)
            while rest:
                rest = rest[file.write(rest) :]
            file.truncate()
            os.fsync(file.fileno())
            file.seek(0)
            read_back = file.read()
    except OSError as error:
        doing = "only a part of it could be written, and the map stands whole among its earlier versions"
        raise refusal(path, doing if begun else "it cannot be written into", error) from error
    if read_back != data:
        raise FileError(path, "the disk gives back other bytes than were written; save it in another folder")
    return Written(Path(real), hashlib.sha256(data).hexdigest())
