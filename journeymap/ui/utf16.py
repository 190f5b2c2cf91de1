"""Places in a text: Qt counts UTF-16 units, the rest of the program characters."""

from __future__ import annotations


def characters(text: str, units: int) -> int:
    """The place in characters of one in UTF-16 units."""
    if text.isascii():
        return units
    return len(text.encode("utf-16-le", "surrogatepass")[: 2 * units].decode("utf-16-le", "ignore"))


def units(text: str, at: int) -> int:
    """The place in UTF-16 units of one in characters."""
    return at if text.isascii() else len(text[:at].encode("utf-16-le", "surrogatepass")) // 2
