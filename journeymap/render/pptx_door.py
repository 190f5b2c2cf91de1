"""What a deck or template from outside must be before anything of it is read: a zip of modest size, without passwords,
macros or document types. Everything else is refused in a sentence.
"""

from __future__ import annotations

import zipfile
from io import BytesIO

from journeymap.model import limits
from journeymap.render.errors import ExportError

MAX_BYTES = limits.DECK_BYTES
MAX_XML = limits.DECK_XML
MAX_MEMBERS = limits.MEMBERS
MAX_RATIO = limits.RATIO
_SMALL = 100_000
"""What unpacks to no more than this may be packed as tightly as it likes."""

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""How documents begin that are older than 2007, and those with a password."""
_DOCTYPES = tuple("<!DOCTYPE".encode(code) for code in ("ascii", "utf-16-le", "utf-16-be"))
_READ_WHOLE = ".mp4", ".m4v", ".mov", ".avi", ".wmv", ".mp3", ".wav", ".m4a", ".bin", ".fntdata"
_TEXT = ".xml", ".rels", ".vml"


def check(data: bytes, what: str) -> None:
    """Refuses a file that is no deck, or not one to open. `what` names it to people ("The template"). Errors:
    ExportError."""
    if len(data) > MAX_BYTES:
        raise ExportError(f"{what} has {len(data) / 1e6:,.0f} MB, more than {MAX_BYTES // 1_000_000}; take films out")
    if data.startswith(_OLE):
        locked = "EncryptedPackage".encode("utf-16-le") in data
        why = "is locked by a password; save it without" if locked else "is of PowerPoint 2003 or older; save it anew"
        raise ExportError(f"{what} {why} as .pptx or .potx")
    try:
        with zipfile.ZipFile(BytesIO(data)) as packed:
            _check_members(packed, what)
    except (zipfile.BadZipFile, NotImplementedError, ValueError, EOFError, OSError) as error:
        if data.startswith(b"PK"):
            raise damaged(what) from error
        raise no_deck(what) from error


def no_deck(what: str) -> ExportError:
    return ExportError(f"{what} is no PowerPoint file; choose a .pptx or .potx")


def damaged(what: str) -> ExportError:
    return ExportError(f"{what} is damaged; open it in PowerPoint, have it repaired and save it again")


def _check_members(packed: zipfile.ZipFile, what: str) -> None:
    members = packed.infolist()
    names = {member.filename for member in members}
    if "[Content_Types].xml" not in names:
        raise no_deck(what)
    if len(members) > MAX_MEMBERS:
        raise ExportError(f"{what} has {len(members):,} parts, more than {MAX_MEMBERS:,}; take slides out")
    if len(names) < len(members):
        raise damaged(what)
    for member in members:
        if member.file_size > max(_SMALL, MAX_RATIO * member.compress_size):
            raise ExportError(f"{what} unpacks to over {MAX_RATIO} times its size, as no deck does; choose another")
    if sum(member.file_size for member in members if not member.filename.lower().endswith(_READ_WHOLE)) > MAX_BYTES:
        raise ExportError(f"{what} unpacks to more than {MAX_BYTES // 1_000_000} MB; take pictures out")
    texts = [member for member in members if member.filename.lower().endswith(_TEXT)]
    if sum(member.file_size for member in texts) > MAX_XML:
        raise ExportError(f"{what} has more than {MAX_XML // 1_000_000} MB of text in it; take slides out")
    for member in texts:
        _check_text(packed, member, what)


def _check_text(packed: zipfile.ZipFile, member: zipfile.ZipInfo, what: str) -> None:
    if member.flag_bits & 1:
        raise ExportError(f"{what} is locked by a password; save it without as .pptx or .potx")
    text = packed.read(member)
    if any(doctype in text for doctype in _DOCTYPES):
        raise ExportError(f"{what} declares a document type, as no deck does; choose another")
