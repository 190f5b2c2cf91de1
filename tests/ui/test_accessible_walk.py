"""The whole window walked as assistive technology walks it across a bus: what was counted is asked for later, when it
may be gone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QLabel, QScrollArea

from journeymap.model.edits import delete
from journeymap.ui import accessible

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PySide6.QtGui import QAccessibleInterface

    from journeymap.ui.window import Window

Counted = dict[int, int]
"""How many children each interface had, by its number."""


@pytest.fixture
def heard() -> Iterator[None]:
    """Somebody listens, so that events are sent."""
    QAccessible.setActive(True)
    yield
    QAccessible.setActive(False)


def count(one: QAccessibleInterface, counted: Counted) -> Counted:
    """Counts the children of an interface and of all below it."""
    counted[QAccessible.uniqueId(one)] = one.childCount()
    for number in range(one.childCount()):
        child = one.child(number)
        if child is not None and child.isValid() and QAccessible.uniqueId(child) not in counted:
            count(child, counted)
    return counted


def ask(counted: Counted) -> int:
    """Asks each interface for the children it had, and a few more, and each child what it is. How many were asked."""
    asked = 0
    for one, children in counted.items():
        found = QAccessible.accessibleInterface(one)
        if found is None or not found.isValid():
            continue
        for number in range(children + 3):
            child = found.child(number)
            if child is not None and child.isValid():
                child.text(QAccessible.Text.Name), child.role(), child.rect(), child.parent()
        asked += 1
    return asked


def settled() -> None:
    QApplication.processEvents()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QApplication.processEvents()


@pytest.mark.usefixtures("program")
def test_an_area_has_as_many_children_with_its_bar_as_without(window: Window) -> None:
    area = QScrollArea()
    area.setWidget(QLabel("long\n" * 100))
    area.resize(200, 200)
    area.show()
    for one in (area, window.sides.inspector):
        assert one is not None
        interface = QAccessible.queryAccessibleInterface(one)
        assert interface.role() == QAccessible.Role.Client
        counted = interface.childCount()
        one.resize(200, 4000)
        settled()
        assert not one.verticalScrollBar().isVisible()
        assert interface.childCount() == counted
        assert [interface.child(number) for number in (counted, counted + 1, -1)] == [None, None, None]
        assert all(interface.child(number).parent() == interface for number in range(counted))


@pytest.mark.usefixtures("program")
def test_an_area_that_is_gone_is_forgotten() -> None:
    before = len(accessible._let_go())
    area = QScrollArea()
    QAccessible.queryAccessibleInterface(area)
    assert len(accessible._let_go()) == before + 1
    area.deleteLater()
    settled()
    assert len(accessible._let_go()) == before


@pytest.mark.usefixtures("heard")
@pytest.mark.qt_log_ignore(r"QAccessible(Tree|List|Table)::")  # Qt says when it is asked for a line that is gone
def test_a_walk_goes_on_while_things_are_deleted_undone_and_panels_are_closed(window: Window) -> None:
    session = window.session
    everything = tuple(one.id for one in session.state.journey.touchpoints)
    panels = frozenset({"outline", "lanes", "inspector", "overview", "history"})
    session.select(("kick",))
    window.resize(1280, 480)
    settled()
    form = window.sides.inspector
    assert form is not None
    assert form.verticalScrollBar().isVisible()
    steps: list[Callable[[], object]] = [
        lambda: session.select(everything),
        lambda: session.commit(lambda journey: delete(journey, everything), "Delete"),
        session.undo,
        lambda: session.select(everything[:2]),
        lambda: session.look(hidden_panels=panels),
        session.redo,
        lambda: session.look(hidden_panels=frozenset()),
        session.undo,
        lambda: session.select(("kick",)),
        lambda: session.select(()),
    ]
    for step in steps:
        counted = count(QAccessible.queryAccessibleInterface(window), {})
        assert len(counted) > 60
        step()
        assert ask(counted) > 20
        settled()
        assert ask(counted) > 20
