"""A `.journey` file held against the limits (`model.limits`) before anything of it is understood."""

from __future__ import annotations

import re
from typing import NamedTuple

from journeymap.files.errors import FileError
from journeymap.model import limits

MAX_BYTES = limits.FILE_BYTES
MAX_DEPTH = limits.DEPTH
MAX_RECORDS = limits.RECORDS
MAX_VALUES = limits.VALUES
MAX_RESCUED = limits.RESCUED_RECORDS

_NOT_STRUCTURE = bytes(code for code in range(256) if code not in b'"[]{},')
_ALIKE = bytes.maketrans(b"{}", b"[]")
_TOKEN = re.compile(rb'"[^"\\]*(?:\\.[^"\\]*)*"|[\[\]{}]', re.DOTALL)


def place(data: bytes, at: int) -> str:
    """ "line 12, column 5" of the byte at that offset, columns counted in characters."""
    line = data.count(b"\n", 0, at) + 1
    start = data.rfind(b"\n", 0, at) + 1
    return f"line {line}, column {len(data[start:at].decode('utf-8', 'replace')) + 1}"


class Kind(NamedTuple):
    """A kind of file: what it is called where another thing was named, and how many bytes it may have; where it has
    more, of what that is too much, and what to do."""

    wanted: str
    most: int
    whose: str
    remedy: str


JOURNEY = Kind("a .journey file", MAX_BYTES, "a journey", "take some pictures out")
TABLE = Kind("a .xlsx or .csv file", MAX_BYTES, "a table", "import it in parts")
THEME = Kind("a theme’s .toml file", MAX_BYTES, "a theme", "choose another file")
DECK = Kind("a .pptx or .potx file", limits.DECK_BYTES, "a deck", "take films out")
PICTURE = Kind("a picture", limits.PICTURE_BYTES, "a picture", "save it smaller first")
SETTINGS = Kind("the settings", limits.SETTINGS_BYTES, "settings", "remove the file")


def too_large(size: int, kind: Kind = JOURNEY) -> FileError | None:
    """The error for a file of that many bytes, if it is too many."""
    if size <= kind.most:
        return None
    may = f"{kind.most // 1_000_000} MB {kind.whose} may have; {kind.remedy}"
    return FileError("", f"{size / 1e6:,.1f} MB is more than the {may}")


def check_amount(data: bytes, records_at_most: int = MAX_RECORDS) -> bytes:
    """Refuses JSON that holds too much, before it is decoded; the brackets and commas outside its texts otherwise."""
    if data.count(b'"') > 4 * MAX_VALUES:
        raise _too_much()
    structure = _structure(data)
    records = structure.count(b"[") + structure.count(b"{")
    if records > records_at_most or structure.count(b",") > MAX_VALUES:
        raise _too_much()
    return structure


def check_shape(data: bytes) -> None:
    """Refuses JSON that nests too deep or holds too much, before it is decoded. Costs about 3 ms a megabyte.

    Broken JSON passes where it cannot be counted: decoding it will say what is wrong with it.
    """
    structure = check_amount(data)
    # Each round takes away the innermost pairs, so the rounds count the depth. What closes with the wrong bracket is
    # for the decoder to tell.
    brackets = structure.translate(_ALIKE, b",")
    for _ in range(MAX_DEPTH):
        rest = brackets.replace(b"[]", b"")
        if len(rest) == len(brackets):
            return
        brackets = rest
    if brackets:
        raise too_deep(data)


def too_deep(data: bytes) -> FileError:
    """The error for JSON that nests too deep, with the place where it does."""
    depth = 0
    for token in _TOKEN.finditer(data):
        if token[0] in (b"[", b"{"):
            depth += 1
            if depth > MAX_DEPTH:
                where = place(data, token.start())
                return FileError("", f"{where}: lists and objects stand more than {MAX_DEPTH} deep in each other here")
        elif token[0] in (b"]", b"}"):
            depth -= 1
    return FileError("", f"lists and objects stand more than {MAX_DEPTH} deep in each other")


def _too_much() -> FileError:
    return FileError("", "it holds far more than a journey can; this is not a file journeymap has written")


def _structure(data: bytes) -> bytes:
    """The brackets and commas that stand outside strings, in order."""
    if b"\\" in data:
        # Pairs of backslashes first: then a quote after a backslash is one inside a string.
        data = data.replace(b"\\\\", b"").replace(b'\\"', b"")
    return b"".join(data.translate(None, _NOT_STRUCTURE).split(b'"')[::2])
