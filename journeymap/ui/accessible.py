"""What assistive technology is told of the canvas: the map's stages, touchpoints, milestones and all that hangs on
them, as a tree of interfaces with names, roles, places on the screen, states and actions.

Nothing of it is made unless somebody asks. Qt's cache owns the interfaces; as Python would delete what nobody here
refers to, each is kept until the cache has let go of it.

Areas that scroll have an interface from here too. Qt's own (seen in 6.11) counts a scroll bar only while it is shown,
and looks up any number it is asked for unchecked: whoever has counted two children, and asks for the second once a
deletion has made the form so short that the bar went, crashes the program. Across a bus this happens soon in a window
in which somebody works.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QAccessibleActionInterface, QAccessibleInterface
from PySide6.QtWidgets import QAbstractScrollArea, QAccessibleWidget, QWidget
from shiboken6 import VoidPtr, getCppPointer, isValid

if TYPE_CHECKING:
    from journeymap.ui.accessible_map import MapReader
    from journeymap.ui.canvas import Canvas

_NOTHING = VoidPtr(0)
_EDIT = "edit"
_GROUPS = frozenset({"stage", "sub-stage", "heading"})
_AREAS = frozenset({"QAbstractScrollArea", "QScrollArea"})
"""Names of classes; Qt asks for those of texts, lists and trees before it comes to these."""

_kept: list[QAccessibleWidget] = []
_installed = False


def install() -> None:
    """Has Qt ask here for the interfaces of canvases and of areas that scroll. Once for the whole program."""
    global _installed  # Qt would call a factory as often as it was installed
    if not _installed:
        _installed = True
        QAccessible.installFactory(_interface)


def interfaces() -> int:
    """How many canvases have been asked about and still stand."""
    return sum(isinstance(one, MapInterface) for one in _let_go())


def _let_go() -> list[QAccessibleWidget]:
    """The interfaces that Qt still has."""
    _kept[:] = [one for one in _kept if isValid(one)]
    return _kept


def _interface(name: str, about: QObject) -> QAccessibleInterface | None:
    if name == "Canvas":
        return _of_canvas(about)
    if name in _AREAS and isinstance(about, QAbstractScrollArea):
        # That of any widget: its children are all that it holds, shown or not, and what it does not hold is nothing.
        area = QAccessibleWidget(about, QAccessible.Role.Client)
        _let_go().append(area)
        return area
    return None


def _of_canvas(about: QObject) -> QAccessibleInterface | None:
    from journeymap.ui.accessible_map import MapReader  # late: only when somebody asks
    from journeymap.ui.canvas import Canvas

    if not isinstance(about, Canvas):
        return None
    made = MapInterface(about, MapReader(about))
    _let_go().append(made)
    return made


class MapInterface(QAccessibleWidget):
    """The canvas: a list of stages and headings, and of what is laid over the map while somebody types."""

    def __init__(self, canvas: Canvas, reader: MapReader) -> None:
        super().__init__(canvas, QAccessible.Role.List, "")
        self.reader = reader
        reader.top = self

    def _laid_over(self) -> QAccessibleInterface | None:
        viewport = self.reader.canvas.viewport()
        over = viewport.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)
        if any(one.isVisible() and one is not self.reader.canvas.hint for one in over):
            return QAccessible.queryAccessibleInterface(viewport)
        return None

    def childCount(self) -> int:
        return len(self.reader.below("")) + (self._laid_over() is not None)

    def child(self, index: int) -> QAccessibleInterface | None:  # type: ignore[override]  # None is Qt's own answer
        keys = self.reader.below("")
        if 0 <= index < len(keys):
            return self.reader.item(keys[index])
        return self._laid_over() if index == len(keys) else None

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        keys = self.reader.below("")
        if isinstance(child, ThingInterface):
            return keys.index(child.key) if child.key in keys else -1
        return len(keys) if child is self._laid_over() else -1

    def childAt(self, x: int, y: int) -> QAccessibleInterface | None:  # type: ignore[override]  # as above
        key = self.reader.at(QPoint(x, y))
        return None if key is None else self.reader.item(key)

    def focusChild(self) -> QAccessibleInterface | None:  # type: ignore[override]  # as above
        over = self._laid_over()
        if over is not None and over.focusChild() is not None:
            return over.focusChild()
        key = self.reader.focus()
        return None if key is None else self.reader.item(key)


class Actions(QAccessibleActionInterface):
    """What can be done with a thing: give it the keys, show it, type over it."""

    def __init__(self, reader: MapReader, key: str) -> None:
        super().__init__()
        self.reader, self.key = reader, key

    def actionNames(self) -> list[str]:
        names = [self.setFocusAction(), self.pressAction()] if self.reader.is_thing(self.key) else []
        return [*names, _EDIT] if self.reader.can_type(self.key) else names

    def localizedActionName(self, name: str) -> str:
        words = {self.setFocusAction(): "Select", self.pressAction(): "Show", _EDIT: "Edit"}
        return words.get(name, name)

    def localizedActionDescription(self, name: str) -> str:
        words = {self.setFocusAction(): "Selects it", self.pressAction(): "Selects it and shows it closely"}
        return words.get(name, "Types over its text" if name == _EDIT else "")

    def keyBindingsForAction(self, name: str) -> list[str]:
        return ["F2"] if name == _EDIT else []

    def doAction(self, name: str) -> None:
        if name in self.actionNames():
            self.reader.act(self.key, name == self.pressAction(), name == _EDIT)


class ThingInterface(QAccessibleInterface):
    """A thing of the map, or a heading over several. It stands for whatever has its key in the map as it is now."""

    def __init__(self, reader: MapReader, key: str) -> None:
        super().__init__()
        self.reader, self.key = reader, key
        self._actions = Actions(reader, key)

    def isValid(self) -> bool:
        return self.reader.branch(self.key) is not None

    def object(self) -> QObject | None:  # type: ignore[override]  # a part of a widget has none
        return None

    def window(self) -> QObject | None:  # type: ignore[override]  # as above
        return self.reader.window()

    def parent(self) -> QAccessibleInterface | None:  # type: ignore[override]  # as above
        return self.reader.above(self.key)

    def childCount(self) -> int:
        return len(self.reader.below(self.key))

    def child(self, index: int) -> QAccessibleInterface | None:  # type: ignore[override]  # as above
        keys = self.reader.below(self.key)
        return self.reader.item(keys[index]) if 0 <= index < len(keys) else None

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        keys = self.reader.below(self.key)
        return keys.index(child.key) if isinstance(child, ThingInterface) and child.key in keys else -1

    def childAt(self, x: int, y: int) -> QAccessibleInterface | None:  # type: ignore[override]  # as above
        inside = (key for key in self.reader.below(self.key) if self.reader.rect(key).contains(x, y))
        key = next(inside, None)
        return None if key is None else self.reader.item(key)

    def rect(self) -> QRect:
        return self.reader.rect(self.key)

    def role(self) -> QAccessible.Role:
        branch = self.reader.branch(self.key)
        if branch is None:
            return QAccessible.Role.NoRole
        return QAccessible.Role.Grouping if branch.noun in _GROUPS else QAccessible.Role.ListItem

    def state(self) -> QAccessible.State:
        state = QAccessible.State()
        branch = self.reader.branch(self.key)
        if branch is None:
            state.invalid = True
            return state
        for name, value in self.reader.states(self.key).items():
            setattr(state, name, value)
        return state

    def text(self, kind: QAccessible.Text) -> str:
        branch = self.reader.branch(self.key)
        return "" if branch is None or kind != QAccessible.Text.Name else branch.heard

    def setText(self, kind: QAccessible.Text, text: str) -> None:
        """Nothing: texts are typed through the action "edit", where they can be undone."""

    def interface_cast(self, kind: QAccessible.InterfaceType) -> VoidPtr:  # type: ignore[override]  # Qt says int
        # A bare address: Shiboken takes anything else for another address than that of the C++ object.
        if kind == QAccessible.InterfaceType.ActionInterface and isValid(self._actions):
            return VoidPtr(getCppPointer(self._actions)[0])
        return _NOTHING
