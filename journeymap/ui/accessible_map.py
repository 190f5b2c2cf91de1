"""What the interfaces of a canvas say: the map read as its outline is, with places on the screen; and who is told of
changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAccessibleEvent
from shiboken6 import isValid

from journeymap.editor.branches import FIELD, MAP
from journeymap.editor.outline import outline, path_to
from journeymap.layout import hit
from journeymap.model.find import index
from journeymap.model.refusal import JourneyError
from journeymap.ui.accessible import MapInterface, ThingInterface

if TYPE_CHECKING:
    from PySide6.QtGui import QAccessibleInterface, QWindow

    from journeymap.editor.branches import Branch
    from journeymap.editor.state import EditorState
    from journeymap.model.journey import Journey
    from journeymap.ui.canvas import Canvas

_FEW = 20
"""Of more things selected at once only the last is told."""


class MapReader(QObject):
    """Reads one canvas aloud, so to speak. It lives as long as somebody asks about its canvas."""

    def __init__(self, canvas: Canvas) -> None:
        super().__init__()
        self.canvas = canvas
        self.top: MapInterface | None = None
        self._journey: Journey | None = None
        self._tree: Branch | None = None
        self._items: dict[str, tuple[ThingInterface, int]] = {}
        self._leave = canvas.session.subscribe(self._changed)
        canvas.installEventFilter(self)
        canvas.destroyed.connect(self.close)

    def close(self) -> None:
        """The canvas is gone, and so are its parts."""
        self._leave()
        self._forget(list(self._items))

    def _forget(self, keys: list[str]) -> None:
        for key in keys:
            _, number = self._items.pop(key)
            QAccessible.deleteAccessibleInterface(number)

    # -- reading

    def tree(self) -> Branch:
        journey = self.canvas.session.state.journey
        if self._tree is None or self._journey is not journey:
            self._journey, self._tree = journey, outline(journey)
        return self._tree

    def branch(self, key: str) -> Branch | None:
        """The line of the outline with this key, None where the map has no such thing (any more)."""
        if not isValid(self.canvas):
            return None
        branch = self.tree()
        path = path_to(self.canvas.session.state.journey, key)
        for one in path[1:]:
            found = next((child for child in branch.children if child.key == one), None)
            if found is None:
                return None
            branch = found
        return branch if path else None

    def below(self, key: str) -> list[str]:
        """The keys of what stands below a thing, "" for the map; fields of a thing are said in its name."""
        branch = self.branch(key)
        return [] if branch is None else [one.key for one in branch.children if not one.key.startswith(FIELD)]

    def above(self, key: str) -> QAccessibleInterface | None:
        path = path_to(self.canvas.session.state.journey, key) if isValid(self.canvas) else ()
        if len(path) < 2:
            return None
        return self.top if path[-2] == MAP else self.item(path[-2])

    def item(self, key: str) -> ThingInterface:
        """The interface of a thing, the same one each time."""
        known = self._items.get(key)
        if known is None or not isValid(known[0]):
            made = ThingInterface(self, key)
            known = self._items[key] = (made, QAccessible.registerAccessibleInterface(made))
        return known[0]

    def is_thing(self, key: str) -> bool:
        return key in index(self.canvas.session.state.journey).things

    def can_type(self, key: str) -> bool:
        branch = self.branch(key)
        return branch is not None and branch.thing is not None and branch.text is not None

    def focus(self) -> str | None:
        """The key of the thing that has the keys."""
        return self.canvas.session.state.focus if self.canvas.hasFocus() else None

    def window(self) -> QWindow | None:
        return self.canvas.window().windowHandle() if isValid(self.canvas) else None

    # -- places

    def rect(self, key: str) -> QRect:
        """Where a thing stands on the screen; empty where the map does not show it. A heading stands around what is
        below it."""
        if not isValid(self.canvas) or self.canvas.scene is None:
            return QRect()
        if not self.is_thing(key):
            around = QRect()
            for child in self.below(key):
                around = around.united(self.rect(child))
            return around
        place = hit.rect_of(self.canvas.scene, key)
        if place is None:
            return QRect()
        seen = self.canvas.shot.rect(place).toAlignedRect()
        return QRect(self.canvas.viewport().mapToGlobal(seen.topLeft()), seen.size())

    def at(self, point: QPoint) -> str | None:
        """The key of what stands at a point of the screen."""
        canvas = self.canvas
        if canvas.scene is None:
            return None
        seen = canvas.viewport().mapFromGlobal(point)
        if not canvas.viewport().rect().contains(seen):
            return None
        x, y = canvas.camera.to_scene(seen.x(), seen.y())
        found = hit.at(canvas.scene, x, y)
        return None if found is None or self.branch(found.thing or "") is None else found.thing

    def states(self, key: str) -> dict[str, bool]:
        """Names of Qt's states and whether they hold."""
        state = self.canvas.session.state
        place, view = self.rect(key), self.canvas.viewport()
        seen = QRect(view.mapToGlobal(QPoint()), view.size())
        thing = self.is_thing(key)
        return {
            "focusable": thing,
            "selectable": thing,
            "multiSelectable": thing,
            "selected": key in state.selection,
            "focused": key == self.focus(),
            "invisible": place.isEmpty() or not self.canvas.isVisible(),
            "offscreen": not place.isEmpty() and not seen.intersects(place),
        }

    # -- doing

    def act(self, key: str, closely: bool, edit: bool) -> None:
        """Selects a thing; also shows it closely, or types over it."""
        canvas = self.canvas
        canvas.setFocus()
        canvas.session.select((key,))
        if closely:
            canvas.fit((key,))
        if edit:
            from journeymap.editor import typing  # late: only when somebody types

            try:
                typing.begin(canvas.session, key)
            except JourneyError as error:
                self._announce(str(error))

    # -- telling

    def _changed(self, before: EditorState, after: EditorState) -> None:
        """What has changed is told to whom it may concern; what is gone is let go of."""
        if not isValid(self.canvas):
            return
        if before.journey is not after.journey:
            self._told_of_changes(before.journey, after.journey)
        if QAccessible.isActive():
            if before.selection != after.selection:
                self._tell_selection(before.selection, after.selection)
            if after.cell is not None and after.cell != before.cell:
                self._announce(_empty(after, after.cell.lane, after.cell.at))

    def _told_of_changes(self, before: Journey, after: Journey) -> None:
        had, has = index(before).things, index(after).things
        self._forget([key for key in self._items if key in had and key not in has])
        if not QAccessible.isActive():
            return
        for key, (item, _) in list(self._items.items()):
            if key in has and had.get(key) is not has[key]:
                QAccessible.updateAccessibility(QAccessibleEvent(item, QAccessible.Event.NameChanged))
        if self.top is not None and had.keys() != has.keys():
            QAccessible.updateAccessibility(QAccessibleEvent(self.top, QAccessible.Event.ObjectReorder))

    def _tell_selection(self, before: tuple[str, ...], after: tuple[str, ...]) -> None:
        event = QAccessible.Event
        gone, come = set(before) - set(after), set(after) - set(before)
        if len(gone) + len(come) <= _FEW:
            for key in gone & self._items.keys():
                QAccessible.updateAccessibility(QAccessibleEvent(self.item(key), event.SelectionRemove))
            for key in come:
                QAccessible.updateAccessibility(QAccessibleEvent(self.item(key), event.SelectionAdd))
        self._tell_focus()

    def _tell_focus(self) -> None:
        key = self.focus() if isValid(self.canvas) else None
        if key is not None:
            QAccessible.updateAccessibility(QAccessibleEvent(self.item(key), QAccessible.Event.Focus))

    def _announce(self, text: str) -> None:
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.canvas, text))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusIn and QAccessible.isActive():
            QTimer.singleShot(0, self, self._tell_focus)  # after Qt has told that the canvas has the keys
        return super().eventFilter(watched, event)


def _empty(state: EditorState, lane: str, at: str) -> str:
    """An empty cell in words."""
    things = index(state.journey).things
    names = (str(getattr(things.get(key), "title", "")) for key in (lane, at))
    return ", ".join([*filter(None, names), "empty"])
