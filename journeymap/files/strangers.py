"""Files that are something else: told by their first bytes, so that the sentence can name what they are."""

from __future__ import annotations

_BEGINNINGS: tuple[tuple[bytes, str], ...] = (
    (b"\x89PNG\r\n\x1a\n", "this is a PNG picture, not a journey"),
    (b"\xff\xd8\xff", "this is a JPEG picture, not a journey"),
    (b"GIF8", "this is a GIF picture, not a journey"),
    (b"PK\x03\x04", "this is a ZIP archive or an Office file, not a journey"),
    (b"PK\x05\x06", "this is an empty ZIP archive, not a journey"),
    (b"%PDF-", "this is a PDF, not a journey; open the .journey file it was made from"),
    (b"\x1f\x8b", "this file is compressed (gzip); unpack it first"),
    (b"7z\xbc\xaf\x27\x1c", "this is a 7z archive, not a journey"),
    (b"\xd0\xcf\x11\xe0", "this is an old Office file, not a journey"),
    (b"SQLite format 3", "this is a database, not a journey"),
    (b"<", "this is HTML, XML or SVG, not a journey"),
)
_UTF_16 = "this file is written in UTF-16; save it as UTF-8 in the program you edited it with, and open it again"
_BROUGHT_HOME = "copy it again, or open a backup"


def what_it_is_instead(data: bytes) -> str | None:
    """A sentence when these bytes are clearly no JSON text at all, else None."""
    head = data[:4096].lstrip(b" \t\r\n")
    if not data.strip(b" \t\r\n"):
        return f"the file is empty; {_BROUGHT_HOME}"
    if not data.strip(b"\0"):
        return f"the file holds nothing but zeros, as after a power failure; {_BROUGHT_HOME}"
    if data[:4] in (b"\xff\xfe\0\0", b"\0\0\xfe\xff"):
        return _UTF_16.replace("UTF-16", "UTF-32")
    zeros = [byte == 0 for byte in data[:4]]
    if data[:2] in (b"\xff\xfe", b"\xfe\xff") or zeros in ([True, False] * 2, [False, True] * 2):
        return _UTF_16
    for beginning, sentence in _BEGINNINGS:
        if head.startswith(beginning):
            return sentence
    if b"\0" in data[:4096].rstrip(b"\0"):  # behind a text they come from a disk that has lost its power
        return "this is not a text file, so it is no journey"
    return None
