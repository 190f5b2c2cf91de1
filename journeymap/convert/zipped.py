"""The zip that a workbook is: opened within limits, read as a stream, so that no member grows beyond them."""

from __future__ import annotations

import io
import zipfile
import zlib
from typing import TYPE_CHECKING

from journeymap.files.errors import FileError
from journeymap.files.limits import TABLE, too_large
from journeymap.model import limits

if TYPE_CHECKING:
    from collections.abc import Iterator

MOST_MEMBERS = limits.MEMBERS
MOST_RATIO = limits.RATIO
SMALL = 200_000
"""Members up to this many bytes may be packed as tightly as they like: a sheet that says one word many times."""
MOST_UNPACKED = limits.WORKBOOK_UNPACKED
_CHUNK = 64 * 1024
_STORED, _DEFLATED = zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED


class Package:
    """The members of a zip by their names, none of them unpacked yet."""

    def __init__(self, data: bytes) -> None:
        """Errors: FileError where it is no zip, or one beyond the limits."""
        if fault := too_large(len(data), TABLE):
            raise FileError("", f"{len(data) / 1e6:,.1f} MB is more than a workbook may have") from fault
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
            members = self._zip.infolist()
        except (zipfile.BadZipFile, ValueError, OSError, EOFError, NotImplementedError, IndexError):
            raise FileError("", "this workbook is damaged; open and save it in a spreadsheet program") from None
        if len(members) > MOST_MEMBERS:
            raise FileError("", f"it holds {len(members):,} parts, more than the {MOST_MEMBERS:,} a workbook may have")
        # Excel looks parts up without regard to capitals; of two of the same name the last counts.
        self._members = {one.filename.casefold(): one for one in members}
        self._left = MOST_UNPACKED

    def __contains__(self, name: str) -> bool:
        return name.casefold() in self._members

    def chunks(self, name: str) -> Iterator[bytes]:
        """A member piece by piece. Errors: FileError where there is none, it is damaged, or it grows too large."""
        member = self._members.get(name.casefold())
        if member is None:
            raise FileError("", f"the part {name} of the workbook is missing; save it again in a spreadsheet program")
        if member.flag_bits & 1:
            raise FileError("", "this workbook is protected by a password; save it without one")
        if member.compress_type not in (_STORED, _DEFLATED):
            raise FileError("", "this workbook is packed in an unusual way; save it again in a spreadsheet program")
        allowed = max(SMALL, MOST_RATIO * member.compress_size)
        done = 0
        try:
            with self._zip.open(member) as stream:
                while chunk := stream.read(_CHUNK):
                    done += len(chunk)
                    self._left -= len(chunk)
                    if done > allowed or self._left < 0:
                        raise FileError("", "it unpacks to far more than a map can hold, so it is not read")
                    yield chunk
        except (zipfile.BadZipFile, zlib.error, ValueError, OSError, EOFError, RuntimeError, NotImplementedError):
            raise FileError("", "this workbook is damaged; open and save it in a spreadsheet program") from None
