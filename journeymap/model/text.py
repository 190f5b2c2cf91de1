"""Which characters a journey may hold: the one place where text from outside is cleaned; and how names are compared."""

from __future__ import annotations

import re

_LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
# Control characters, lone surrogates and the two noncharacters that XML forbids make a file that cannot be written
# or a line that cannot be drawn.
_UNWANTED = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")


def clean(text: str) -> str:
    """The text without control characters and lone surrogates; line ends become line feeds, tabs stay."""
    if text.isprintable():
        return text
    return _UNWANTED.sub("", _LINE_ENDS.sub("\n", text))


def shortened(text: str, most: int = 60) -> str:
    """The text cleaned, on one line and no longer than `most` characters, to be named in a sentence."""
    # A title may be thousands of characters long: what is cut off anyway need not be looked at.
    line = " ".join(clean(text[: most * 8]).split())
    return line if len(line) <= most and len(text) <= most * 8 else line[: most - 1] + "…"


def plain(text: str) -> str:
    """A name as it is compared with another: without regard to capitals and to how its words are spaced."""
    return " ".join(text.casefold().split())
