from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from stress import stress
from windows import NO_KEY, mouse, place_of, seen, settle

from journeymap.editor import typing
from journeymap.editor.state import Cell
from journeymap.model.edits.starting import new_journey
from journeymap.model.find import index

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot
    from windows import Open

    from journeymap.ui.inplace import InPlace
    from journeymap.ui.window import Window

Key = Qt.Key
SHIFT, CONTROL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier
PRESS, MOVE, RELEASE = QEvent.Type.MouseButtonPress, QEvent.Type.MouseMove, QEvent.Type.MouseButtonRelease
TWICE = QEvent.Type.MouseButtonDblClick


@pytest.fixture(autouse=True)
def _at_hand(window: Window, qtbot: QtBot) -> None:
    """The window has the keyboard."""
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)


def said(window: Window, thing: str, field: str = "title") -> object:
    return getattr(index(window.session.state.journey).things[thing], field)


def press(window: Window, *keys: Key, held: Qt.KeyboardModifier = NO_KEY) -> None:
    """Presses keys where the keyboard is now."""
    for key in keys:
        QTest.keyClick(focus(window), key, held)


def type_in(window: Window, text: str) -> None:
    for letter in text:
        QTest.keyClicks(focus(window), letter)


def focus(window: Window) -> QWidget:
    return window.canvas.typing or window.canvas


def test_f2_types_on_behind_a_title_and_enter_takes_it(window: Window) -> None:
    window.session.select(("kick",))
    press(window, Key.Key_F2)
    type_in(window, " call")
    assert said(window, "kick") == "Kick-off call"
    assert window.session.undo_names() == ()
    press(window, Key.Key_Return, Key.Key_Return)
    assert said(window, "kick") == "Kick-off call"
    assert window.session.undo_names() == ("Rename “Kick-off”",)
    assert not at_work(window)
    assert window.canvas.inplace is not None
    assert not window.canvas.inplace.isVisible()


def test_a_letter_takes_the_place_of_a_title(window: Window) -> None:
    window.session.select(("kick",))
    type_in(window, "Hello")
    assert said(window, "kick") == "Hello"
    press(window, Key.Key_Escape)
    assert said(window, "kick") == "Kick-off"
    assert window.session.undo_names() == ()


def test_a_whole_column_is_filled_with_the_keyboard_alone(window: Window) -> None:
    window.session.select(("train",))
    type_in(window, "Training")
    press(window, Key.Key_Tab)
    type_in(window, "Finally!")
    press(window, Key.Key_Tab)
    type_in(window, "Too long")
    press(window, Key.Key_Backtab, Key.Key_Backtab)
    assert typed(window).toPlainText() == "Training"
    press(window, Key.Key_Escape)
    notes = index(window.session.state.journey).notes
    assert (notes["says", "train"][0].text, notes["pains", "train"][0].text) == ("Finally!", "Too long")
    assert window.canvas.hasFocus()


def test_enter_makes_card_after_card(window: Window) -> None:
    window.session.select(("train",))
    press(window, Key.Key_F2, Key.Key_Return)
    type_in(window, "Survey")
    press(window, Key.Key_Return)
    type_in(window, "Office hours")
    press(window, Key.Key_Return, Key.Key_Return)
    titles = [t.title for t in window.session.state.journey.touchpoints if t.stage == "ad"]
    assert titles[:3] == ["Team training", "Survey", "Office hours"]
    assert not at_work(window)


def test_an_empty_cell_is_walked_to_and_typed_into(window: Window) -> None:
    window.session.select(("data",))
    press(window, Key.Key_Down, Key.Key_Down)
    assert window.session.state.cell == Cell("says", "data")
    before = window.canvas.overlay.cell
    type_in(window, "Why by hand?")
    assert (before is not None, window.canvas.overlay.cell is not None) == (True, False), "the frame is the text's now"
    press(window, Key.Key_Return, held=CONTROL)
    assert index(window.session.state.journey).notes["says", "data"][0].text == "Why by hand?"


def test_in_an_empty_new_text_arrows_walk_on(window: Window) -> None:
    window.session.enter(Cell("says", "data"))
    press(window, Key.Key_F2, Key.Key_Right)
    assert window.session.state.cell == Cell("says", "first")
    assert window.session.undo_names() == ()


def test_undo_takes_back_letters_then_ends(window: Window) -> None:
    window.session.select(("kick",))
    press(window, Key.Key_F2)
    type_in(window, "!")
    press(window, Key.Key_Z, held=CONTROL)
    assert said(window, "kick") == "Kick-off"
    assert typed(window).isVisible()
    press(window, Key.Key_Z, held=CONTROL)
    assert not at_work(window)
    assert window.session.undo_names() == ()


def test_actions_mean_the_text_or_finish_it_first(window: Window) -> None:
    QApplication.clipboard().setText("<b>bold</b>\nand more")
    window.session.select(("kick",))
    press(window, Key.Key_F2)
    actions = window.menus.actions
    actions["edit.select-all"].trigger()
    actions["edit.paste"].trigger()
    assert said(window, "kick") == "<b>bold</b> and more", "plain, and on one line"
    actions["edit.undo"].trigger()
    assert said(window, "kick") == "Kick-off"
    actions["edit.redo"].trigger()
    actions["edit.select-all"].trigger()
    actions["edit.copy"].trigger()
    assert QApplication.clipboard().text() == "<b>bold</b> and more"
    actions["view.zoom-in"].trigger()
    assert at_work(window)
    actions["map.moment-of-truth"].trigger()
    assert not at_work(window)
    assert window.session.undo_names() == ("Mark moment of truth", "Rename “Kick-off”")


def test_notes_have_lines_and_titles_do_not(window: Window) -> None:
    window.session.select(("hand",))
    press(window, Key.Key_F2)
    press(window, Key.Key_Return, held=SHIFT)
    type_in(window, "b")
    assert said(window, "hand", "text") == "CSV mapping by hand\nb"
    window.session.select(("kick",))
    press(window, Key.Key_F2)
    press(window, Key.Key_Return, held=SHIFT)
    assert not at_work(window)
    assert said(window, "kick") == "Kick-off"


def test_up_down_home_and_end_follow_the_lines_of_the_map(window: Window) -> None:
    window.session.select(("hand",))
    type_in(window, "one two three four five six seven eight")
    spot = typed(window).spot
    assert spot is not None
    lines = [line.text for line in spot.carets.block.lines]
    assert len(lines) > 1
    end = typed(window).caret
    press(window, Key.Key_Home)
    assert typed(window).caret == end - len(lines[-1])
    press(window, Key.Key_Up)
    assert typed(window).caret == end - len(lines[-1]) - len(lines[-2]) - 1
    press(window, Key.Key_End, held=SHIFT)
    assert typed(window).textCursor().selectedText() == lines[-2]
    for _ in lines:
        press(window, Key.Key_Up)
    assert typed(window).caret == 0
    for _ in lines:
        press(window, Key.Key_Down)
    assert typed(window).caret == end


def test_a_double_click_types_and_clicks_place_the_caret(window: Window) -> None:
    canvas = window.canvas
    mouse(canvas, TWICE, QPointF(place_of(canvas, "kick")))
    mouse(canvas, RELEASE, QPointF(place_of(canvas, "kick")))
    spot = typed(window).spot
    assert spot is not None

    def point(at: int) -> QPointF:
        return typed(window).caret_rect(canvas.shot, at).center()

    mouse(canvas, PRESS, point(2))
    mouse(canvas, MOVE, point(4))
    mouse(canvas, RELEASE, point(4))
    assert typed(window).selected == (2, 4)
    assert canvas.session.state.selection == ("kick",)
    assert canvas.viewport().cursor().shape() == Qt.CursorShape.IBeamCursor
    type_in(window, "-")
    assert said(window, "kick") == "Ki--off"
    mouse(canvas, TWICE, point(6))
    assert typed(window).textCursor().selectedText() == "off"
    mouse(canvas, PRESS, QPointF(place_of(canvas, "data")))
    mouse(canvas, RELEASE, QPointF(place_of(canvas, "data")))
    assert not at_work(window)
    assert said(window, "kick") == "Ki--off"
    assert canvas.session.state.selection == ("data",)
    assert canvas.viewport().cursor().shape() != Qt.CursorShape.IBeamCursor


def test_leaving_the_map_finishes(window: Window, qtbot: QtBot) -> None:
    window.session.select(("kick",))
    type_in(window, "Start")
    other = QWidget(window)
    other.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    other.show()
    typed(window).setFocus()
    qtbot.waitUntil(lambda: typed(window).hasFocus())
    other.setFocus(Qt.FocusReason.MouseFocusReason)
    assert not at_work(window)
    assert said(window, "kick") == "Start"


def test_closing_keeps_what_was_typed(window: Window) -> None:
    window.session.select(("kick",))
    type_in(window, "Start")
    path = window.session.state.path
    window.menus.actions["file.save"].trigger()
    window.documents.wait()
    assert window.session.state.path == path
    assert not window.session.state.dirty
    assert said(window, "kick") == "Start"


def test_what_cannot_be_taken_is_said_in_the_window(window: Window) -> None:
    window.session.select(("kick",))
    press(window, Key.Key_F2)
    typed(window).setPlainText("k" * 10_001)
    (message,) = window.messages.texts()
    assert "10,000" in message
    mouse(window.canvas, PRESS, QPointF(place_of(window.canvas, "data")))
    assert len(typed(window).toPlainText()) == 10_001, "nothing is lost"
    assert not window.close()
    typed(window).setPlainText("Kick")
    assert not window.messages.texts()
    press(window, Key.Key_Escape)


@pytest.mark.parametrize("key", [Key.Key_A, Key.Key_Return])
def test_typing_where_nothing_has_the_keys_says_where_to_go(window: Window, key: Key) -> None:
    window.session.select(())
    before = window.session.state.journey
    press(window, key)
    (message,) = window.messages.texts()
    assert "nothing is selected to type into" in message.lower()
    assert window.session.state.journey == before
    assert not at_work(window)


def test_a_map_to_look_at_only_says_so(window: Window) -> None:
    file = window.session.state.file
    assert file is not None
    window.session.opened(replace(file, read_only=True))
    window.session.select(("kick",))
    type_in(window, "x")
    assert not at_work(window)
    (message,) = window.messages.texts()
    assert "not changed" in message


def test_an_input_method_writes_in_place(window: Window) -> None:
    window.session.select(("kick",))
    compose(window, "に")
    assert said(window, "kick") == "に"
    assert not typed(window).hasFocus(), "or it would give up"
    compose(window, "にほ")
    assert said(window, "kick") == "にほ"
    asked = window.canvas.inputMethodQuery(Qt.InputMethodQuery.ImCursorRectangle)
    assert isinstance(asked, QRectF)
    at = typed(window).caret_rect(window.canvas.shot, 2)
    viewport = window.canvas.viewport()
    assert asked.translated(-QPointF(viewport.mapTo(window.canvas, viewport.rect().topLeft()))) == at
    compose(window, "", "日本")
    assert said(window, "kick") == "日本"
    compose(window, "ご")
    assert said(window, "kick") == "日本ご"
    compose(window, "")
    assert said(window, "kick") == "日本"
    press(window, Key.Key_Return, held=CONTROL)
    assert said(window, "kick") == "日本"


def test_letters_beyond_the_basic_plane_count_as_one(window: Window) -> None:
    window.session.select(("kick",))
    press(window, Key.Key_F2)
    typed(window).setPlainText("a😀b")
    typed(window).put_caret(2)
    assert typed(window).caret == 2
    type_in(window, "x")
    assert said(window, "kick") == "a😀xb"
    typed(window).put_caret(4, extend=True)
    assert typed(window).selected == (3, 4)


def test_the_caret_and_what_is_selected_are_painted(window: Window, qtbot: QtBot) -> None:
    canvas = window.canvas
    window.session.select(("kick",))
    press(window, Key.Key_F2)
    settle(window, qtbot)
    typed(window).setFocus()
    typed(window).look.light()
    with_caret = seen(canvas)
    rect = typed(window).caret_rect(canvas.shot, 8).toAlignedRect()
    ink = QColor(with_caret.pixel(rect.center()))
    assert ink.lightness() < 100
    typed(window).selectAll()
    assert seen(canvas) != with_caret


def test_typing_far_away_comes_near(window: Window) -> None:
    canvas = window.canvas
    canvas.zoom_to(0.1)
    window.session.select(("guide",))
    press(window, Key.Key_F2)
    assert canvas.camera.zoom > 0.9
    assert typed(window).spot is not None
    assert canvas.viewport().rect().contains(typed(window).caret_rect(canvas.shot, 3).toAlignedRect())


def test_a_text_the_map_does_not_show_is_not_typed_blindly(window: Window) -> None:
    typing.begin(window.session, "nps")
    assert window.session.state.draft is None
    assert window.messages.texts()


def test_feelings_have_keys(window: Window) -> None:
    window.session.enter(Cell("curve", "first"))
    press(window, Key.Key_5)
    press(window, Key.Key_Minus)
    window.session.select(("first",))
    press(window, Key.Key_Down, held=CONTROL | SHIFT)
    touchpoint = index(window.session.state.journey).things["first"]
    assert {f.persona: f.value for f in touchpoint.feelings} == {"dana": 1, "omar": -1}  # type: ignore[attr-defined]  # a touchpoint


def test_tab_leaves_a_map_where_nothing_has_the_keys(window: Window) -> None:
    window.session.select(())
    assert not window.canvas.keys.onward(back=False)
    window.session.select(("kick",))
    assert window.canvas.keys.onward(back=False)


@pytest.mark.parametrize("thing", ["t2500", "n2500"])
def test_a_key_on_thousands_of_touchpoints_draws_one_fragment(opened: Open, qtbot: QtBot, thing: str) -> None:
    window = opened(stress(5000))
    canvas = window.canvas
    window.session.select((thing,))
    type_in(window, "a")
    settle(window, qtbot)
    for letter in "b cd":
        before = canvas.picture.tiles.painted
        type_in(window, letter)
        canvas.viewport().repaint()
        assert canvas.scene is not None
        assert canvas.scene.memory is not None
        assert canvas.scene.memory.drawn <= 1
        assert canvas.picture.tiles.painted - before <= 3
        settle(window, qtbot)


def at_work(window: Window) -> bool:
    """Whether a text is being typed."""
    return window.canvas.typing is not None


def typed(window: Window) -> InPlace:
    """The field while a text is being typed."""
    assert window.canvas.typing is not None
    return window.canvas.typing


def compose(window: Window, preedit: str, commit: str = "") -> None:
    """What an input method says to whoever has the keyboard."""
    event = QInputMethodEvent(preedit, [])
    event.setCommitString(commit)
    has = window.canvas.typing
    target = window.canvas if has is None or window.canvas.composing else has
    QApplication.sendEvent(target, event)


def test_letters_on_a_map_without_stages_begin_its_first(opened: Open, qtbot: QtBot) -> None:
    window = opened(new_journey("From nothing").model_copy(update={"stages": ()}))
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.canvas.setFocus()
    type_in(window, "Trial")
    press(window, Key.Key_Return)
    type_in(window, "Welcome")
    press(window, Key.Key_Return, Key.Key_Escape)
    journey = window.session.state.journey
    assert [stage.title for stage in journey.stages] == ["Trial"]
    assert [one.title for one in journey.touchpoints] == ["Welcome"]
