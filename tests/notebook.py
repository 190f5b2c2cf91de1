"""A desk for tests that need no window."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable


class Notebook:
    """Notes what actions ask of it."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def __getattr__(self, name: str) -> Callable[..., Any]:
        """Whatever the protocol holds."""
        return lambda *arguments: self.asked.append(" ".join([name, *map(str, arguments)]))
