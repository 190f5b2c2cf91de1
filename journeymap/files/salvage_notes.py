"""What could not be rescued of a file, in sentences, while they are collected."""

from __future__ import annotations


class Notes:
    """Sentences, each once and no more than `most`; of the others their number."""

    most = 100

    def __init__(self) -> None:
        self._said: dict[str, None] = {}
        self._more = 0

    def __len__(self) -> int:
        return len(self._said)

    def say(self, sentence: str) -> None:
        """Adds a sentence; it begins with a capital letter and ends with a full stop in the end."""
        if len(self._said) < self.most:
            self._said[sentence] = None
        elif sentence not in self._said:
            self._more += 1

    def all(self) -> tuple[str, ...]:
        """All sentences, and how many there are besides."""
        more = [f"… and {self._more:,} more like these"] if self._more else []
        return (*(one[:1].upper() + one[1:] for one in self._said), *more)


def with_article(noun: str) -> str:
    """ "a stage", "an image"."""
    return f"{'an' if noun[0] in 'aeiou' else 'a'} {noun}"
