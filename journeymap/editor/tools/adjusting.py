"""Drawing a value along a scale: the map itself shows it while the pointer moves, and keeps it when it is let go."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from journeymap.editor.tools.gesture import NOTHING, Guides

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable

    from journeymap.editor.session import Session
    from journeymap.editor.tools.gesture import Cursor
    from journeymap.layout.hit import Rect
    from journeymap.model.journey import Journey


class Choice(NamedTuple):
    """A value on the scale: what tells it from others, the edit that sets it, what it is called, and what is framed
    meanwhile."""

    key: Hashable
    edit: Callable[[Journey], Journey]
    words: str
    target: Rect | None = None


class Adjust:
    """A value on its way. `choose` says what a scene point means; another layout is made only when that changes."""

    def __init__(
        self, session: Session, name: str, cursor: Cursor, began: Hashable, choose: Callable[[float, float], Choice]
    ) -> None:
        self._session, self._name, self._choose = session, name, choose
        self._began = self._shown = began
        self._choice: Choice | None = None
        self.guides = NOTHING
        self.copying = False
        self.cursor = cursor

    def move(self, x: float, y: float) -> None:
        choice = self._choice = self._choose(x, y)
        self.guides = Guides(words=choice.words, target=choice.target)
        if choice.key == self._shown:
            return
        if choice.key == self._began:
            self._session.cancel()
        else:
            self._session.preview(choice.edit)
        self._shown = choice.key

    def finish(self) -> None:
        if self._choice is None or self._choice.key == self._began:
            self._session.cancel()
        else:
            self._session.commit(self._choice.edit, self._name)

    def cancel(self) -> None:
        self._session.cancel()
