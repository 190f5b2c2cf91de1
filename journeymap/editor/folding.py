"""How texts are made alike before they are compared: case, accents and ways of writing the same letter do not count."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_ALIKE = str.maketrans({"ø": "o", "đ": "d", "ł": "l", "ħ": "h", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d"})
"""Letters that Unicode does not take apart, but people without them on their keyboards do."""
_BETWEEN_WORDS = re.compile("[^a-z0-9]+")


@lru_cache(maxsize=65_536)
def folded(text: str) -> str:
    """The text in small letters without accents, its words separated by single spaces: "Kick-Off é" is "kick off e".

    Written with other marks or with letters put together from parts, a text folds to the same.
    """
    if text.isascii():
        return _BETWEEN_WORDS.sub(" ", text.lower()).strip()
    text = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold()).translate(_ALIKE)
    letters = [char for char in text if not unicodedata.combining(char)]
    return " ".join("".join([char if _in_word(char) else " " for char in letters]).split())


@lru_cache(maxsize=4096)
def _in_word(char: str) -> bool:
    """Letters, digits, and the vowel signs that stand within words of many scripts."""
    return char.isalnum() or unicodedata.category(char) in ("Mn", "Mc")


def initials(words: str) -> str:
    """The first letters of a folded text's words."""
    return "".join([word[0] for word in words.split(" ") if word])
