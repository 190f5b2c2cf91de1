"""What pydyf leaves open: strings of any script, streams that are packed already, objects written as they are."""

from __future__ import annotations

import zlib

import pydyf


class Written(pydyf.Object):  # type: ignore[misc]  # pydyf tells no types
    """An object whose bytes are known. pydyf asks for them more than once."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self._data = text.encode("ascii")

    @property
    def data(self) -> bytes:
        return self._data

    def become(self, text: str) -> None:
        """Says something else: what was only known once other objects were there."""
        self._data = text.encode("ascii")


def added(pdf: pydyf.PDF, thing: pydyf.Object) -> bytes:
    """Puts an object into the document; the reference to it."""
    pdf.add_object(thing)
    return bytes(thing.reference)


def packed(data: bytes, **extra: object) -> pydyf.Stream:
    """A compressed stream object."""
    return pydyf.Stream([zlib.compress(data)], {"Filter": "/FlateDecode", **extra})


def utf16(text: str) -> str:
    """Hexadecimal UTF-16 as PDF spells text; half a surrogate pair becomes U+FFFD."""
    return text.encode("utf-16-be", "surrogatepass").decode("utf-16-be", "replace").encode("utf-16-be").hex().upper()


def string(text: str) -> str:
    """Text as a string object."""
    if text.isascii() and text.isprintable():
        return "(" + text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)") + ")"
    return f"<FEFF{utf16(text)}>"
