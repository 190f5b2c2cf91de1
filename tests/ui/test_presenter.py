"""The presenter view in a real window, called up on a single display."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from nasty_texts import NASTY, nasty_journey
from onboarding import onboarding
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QWidget

from journeymap.draw.theme import theme as theme_of
from journeymap.editor.actions import ACTIONS
from journeymap.editor.presenting import going
from journeymap.editor.presenting.agenda import agenda
from journeymap.editor.presenting.capturing import KINDS, LABELS
from journeymap.editor.presenting.clock import times
from journeymap.model.edits import add_stage, add_touchpoint, park, set_step
from journeymap.model.find import index
from journeymap.model.journey import Touchpoint
from journeymap.model.walk import key_of, walk
from journeymap.ui.presenter_room import rows

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot
    from windows import Open

    from journeymap.editor.session import Session
    from journeymap.ui.presenter import PresenterWindow
    from journeymap.ui.window import Window


@pytest.fixture
def view(window: Window) -> Iterator[PresenterWindow]:
    """The small journey presented, with the presenter view above it."""
    window.program.keep(present_moves="off")
    window.menus.actions["present.start"].trigger()
    shown = called_up(window)
    QApplication.processEvents()
    yield shown
    if window.session.state.show is not None:
        window.desk.end_presentation()
    QApplication.processEvents()


def called_up(window: Window) -> PresenterWindow:
    """One display shows the picture alone, until somebody wants more."""
    displays = window.desk.presenting.displays
    before = displays.presenter
    window.menus.actions["present.presenter-view"].trigger()
    assert before is None
    assert displays.presenter is not None
    return displays.presenter


def step_now(session: Session) -> str:
    stop = going.here(session.state)
    assert stop is not None
    return stop.key


def notes_of(session: Session, key: str) -> str:
    return next(step.notes for step in walk(session.state.journey) if key_of(step) == key)


def press(widget: QWidget, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(widget, key, held)


class TestGoing:
    def test_the_keys_of_a_clicker_mean_the_same_here(self, view: PresenterWindow) -> None:
        session = view.session
        press(view, Qt.Key.Key_PageDown)
        assert step_now(session) == "overview"
        press(view, Qt.Key.Key_PageUp)
        assert step_now(session) == "title"
        press(view, Qt.Key.Key_B)
        assert session.state.show is not None
        assert session.state.show.blank == "black"
        assert "nobody sees it" in view.present.veiled
        press(view, Qt.Key.Key_B)
        assert view.present.veiled == ""

    def test_what_is_shown_and_what_comes_next_are_pictured(self, view: PresenterWindow, qtbot: QtBot) -> None:
        going.go_to_thing(view.session, "data")
        qtbot.waitUntil(lambda: view.next.stop is not None and view.next.stop == going.next_stop(view.session.state))
        assert view.present.stop == going.here(view.session.state)
        assert "DATA MIGRATION" in view.headings["present"].text().upper()
        assert view.next.stop is not None
        assert view.next.stop.label in view.headings["next"].text()
        qtbot.waitUntil(lambda: view.present.painted > 0 and view.next.painted > 0)

    def test_a_picture_lit_elsewhere_is_not_painted_anew(self, view: PresenterWindow, qtbot: QtBot) -> None:
        going.go_to_thing(view.session, "kick")
        qtbot.wait(120)
        painted = view.present.painted
        before = view.present.stop
        going.onward(view.session)
        assert before is not None
        assert view.present.stop is not before
        assert view.present.stop is not None
        assert view.present.stop.scene is before.scene
        qtbot.wait(120)
        assert view.present.painted == painted

    def test_a_click_on_what_comes_next_goes_there(self, view: PresenterWindow) -> None:
        QTest.mouseClick(view.next, Qt.MouseButton.LeftButton)
        assert step_now(view.session) == "overview"
        QTest.mouseClick(view.present, Qt.MouseButton.LeftButton)
        assert step_now(view.session) == "overview"

    def test_after_the_last_picture_it_says_so(self, view: PresenterWindow, qtbot: QtBot) -> None:
        going.last(view.session)
        qtbot.waitUntil(lambda: view.next.accessibleDescription() == "This is the last picture.")
        assert view.next.stop is None

    def test_a_click_or_enter_in_the_agenda_goes_there(self, view: PresenterWindow) -> None:
        labels = [view.agenda.item(row).text() for row in range(view.agenda.count())]
        row = next(row for row, text in enumerate(labels) if text.endswith("Adoption"))
        place = view.agenda.visualItemRect(view.agenda.item(row)).center()
        QTest.mouseClick(view.agenda.viewport(), Qt.MouseButton.LeftButton, pos=place)
        assert step_now(view.session) == "stage/ad"
        assert view.agenda.currentRow() == row
        view.agenda.setFocus()
        press(view.agenda, Qt.Key.Key_Up)
        press(view.agenda, Qt.Key.Key_Return)
        assert step_now(view.session) == "stage/on"
        press(view.agenda, Qt.Key.Key_PageDown)  # the clicker's
        assert going.lit_touchpoint(view.session.state) is not None

    def test_headings_say_it_in_the_words_of_the_agenda(self, view: PresenterWindow, qtbot: QtBot) -> None:
        going.go_to(view.session, "stage/on")
        here = going.here(view.session.state)
        assert here is not None
        parts = going.pictures(view.session.state, here.step)
        assert parts > 1
        assert view.headings["present"].text() == f"NOW  ·  Onboarding · 1 of {parts}"
        qtbot.waitUntil(lambda: view.headings["next"].text() == "NEXT  ·  Kick-off")

    def test_what_comes_next_is_seen_in_a_long_agenda(self, opened: Open) -> None:
        journey = onboarding()
        for number in range(60):
            journey = add_stage(journey, title=f"Stage {number}")
            journey = add_touchpoint(journey, stage=journey.stages[-1].id, title="Call")
        other = opened(journey)
        other.program.keep(present_moves="off")
        other.menus.actions["present.start"].trigger()
        shown = called_up(other)
        shown.resize(1280, 780)
        QApplication.processEvents()
        for row in (12, 30, 55):
            going.go_to(other.session, agenda(other.session.state)[row].key)
            room = shown.agenda.viewport().rect()
            seen = [room.contains(shown.agenda.visualItemRect(shown.agenda.item(one))) for one in range(row, row + 4)]
            assert seen == [True] * 4
        other.desk.end_presentation()

    def test_minutes_stand_in_the_agenda_and_its_heading(self, view: PresenterWindow) -> None:
        view.session.commit(lambda journey: set_step(journey, "overview", minutes=7), "Change minutes")
        assert view.headings["agenda"].text() == "AGENDA  ·  7 MIN"
        said = view.agenda.item(1).data(Qt.ItemDataRole.AccessibleTextRole)
        assert said == "2, The whole map, 7 minutes"


class TestNotes:
    def test_they_are_typed_in_place_and_kept_in_the_map(self, view: PresenterWindow) -> None:
        session = view.session
        going.go_to(session, "overview")
        view.notes.setFocus()
        QTest.keyClicks(view.notes, "Who is new? bw.")
        assert step_now(session) == "overview"  # none of it reached the picture
        assert session.state.show is not None
        assert session.state.show.blank == ""
        press(view.notes, Qt.Key.Key_PageDown)  # but the clicker does
        assert step_now(session) != "overview"
        assert notes_of(session, "overview") == "Who is new? bw."
        assert session.state.undo_name == "Change notes of “The whole map”"
        assert view.notes.toPlainText() == ""
        going.go_to(session, "overview")
        assert view.notes.toPlainText() == "Who is new? bw."

    def test_a_pause_keeps_them_and_undo_takes_them_back(self, view: PresenterWindow, qtbot: QtBot) -> None:
        session = view.session
        view.notes.setFocus()
        QTest.keyClicks(view.notes, "First")
        qtbot.waitUntil(lambda: notes_of(session, "title") == "First", timeout=3000)
        QTest.keyClicks(view.notes, " more")
        press(view.notes, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        assert notes_of(session, "title") == ""
        assert view.notes.toPlainText() == ""

    def test_what_is_still_typed_at_the_end_is_kept(self, view: PresenterWindow, window: Window) -> None:
        view.notes.setFocus()
        QTest.keyClicks(view.notes, "Not lost")
        view.capture.line.setText("? Neither is this")
        window.desk.end_presentation()
        assert notes_of(window.session, "title") == "Not lost"
        assert [one.text for one in window.session.state.journey.parked] == ["Neither is this"]

    def test_without_a_background_they_have_all_the_room(self, view: PresenterWindow) -> None:
        view.resize(1280, 780)
        view._look_up("")
        QApplication.processEvents()
        assert view.notes.width() == view.present.width()
        view._look_up("What found no room")
        QApplication.processEvents()
        assert view.background.isVisible()
        assert view.notes.width() < view.present.width() * 0.7

    def test_what_found_no_room_is_behind_the_picture(self, view: PresenterWindow) -> None:
        going.go_to(view.session, "stage/on")
        going.go_to_thing(view.session, "data")
        stop = going.here(view.session.state)
        assert stop is not None
        assert view.background.isVisible() == bool(view.background.toPlainText())
        assert view.background.isReadOnly()


class TestCapture:
    def test_a_sentence_and_enter_make_a_note_and_say_where(self, view: PresenterWindow) -> None:
        session = view.session
        going.go_to_thing(session, "data")
        press(view, Qt.Key.Key_Q)
        assert view.focusWidget() is view.capture.line
        QTest.keyClicks(view.capture.line, "! Nobody knew")
        assert view.capture.where.text() == "Enter: Pain point under “Data migration”"
        press(view.capture.line, Qt.Key.Key_Return)
        note = session.state.journey.notes[-1]
        assert (note.at, note.text) == ("data", "Nobody knew")
        assert view.capture.line.text() == ""
        assert view.said.text() == "✓ Pain point under “Data migration”. Ctrl+Z takes it back."
        press(view.capture.line, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        assert session.state.journey.notes[-1].text != "Nobody knew"

    def test_tab_goes_through_the_kinds_also_against_a_mark(self, view: PresenterWindow) -> None:
        line = view.capture.line
        line.setFocus()
        seen = [view.capture.kind]
        for _ in KINDS[1:]:
            press(line, Qt.Key.Key_Tab)
            assert view.focusWidget() is line
            seen.append(view.capture.kind)
            assert view.capture.chooser.text() == LABELS[view.capture.kind]
        assert tuple(seen) == KINDS
        line.setText("+ Do it for them")
        press(line, Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
        assert (line.text(), view.capture.kind) == ("Do it for them", "pains")

    def test_letters_in_the_line_mean_nothing_else(self, view: PresenterWindow) -> None:
        view.capture.line.setFocus()
        QTest.keyClicks(view.capture.line, "b w n m x q p 1 ")
        press(view.capture.line, Qt.Key.Key_Up)
        assert step_now(view.session) == "title"
        assert view.session.state.show is not None
        assert (view.session.state.show.blank, view.session.state.show.typed) == ("", "")
        press(view.capture.line, Qt.Key.Key_PageDown)
        assert step_now(view.session) == "overview"
        assert view.capture.line.text() == "b w n m x q p 1 "
        press(view.capture.line, Qt.Key.Key_Escape)  # leaves the line, not the presentation
        assert view.focusWidget() is view
        assert view.session.state.show is not None

    def test_p_parks(self, view: PresenterWindow) -> None:
        press(view, Qt.Key.Key_P)
        QTest.keyClicks(view.capture.line, "Who pays? @Finance")
        assert view.capture.where.text() == "Enter: Parking lot, Finance"
        press(view.capture.line, Qt.Key.Key_Return)
        assert [(one.text, one.by) for one in view.session.state.journey.parked] == [("Who pays?", "Finance")]
        assert view.said.text().startswith("✓ Parked for Finance.")
        assert view.headings["parking"].text() == "PARKING LOT  ·  1"
        assert view.parking.item(0).text() == "Who pays?"


class TestParking:
    def test_a_thought_is_reworded_and_taken_out_with_keys(self, view: PresenterWindow) -> None:
        session = view.session
        session.commit(lambda j: park(park(j, "Who pays?", at="data", by="Finance"), "Later"), "Park")
        view.parking.setFocus()
        press(view.parking, Qt.Key.Key_Return)
        field = view.parking.findChild(QLineEdit)
        assert field is not None
        assert field.text() == "Who pays? @Finance"
        press(field, Qt.Key.Key_End)
        QTest.keyClicks(field, " and IT")
        press(field, Qt.Key.Key_Return)
        QApplication.processEvents()
        assert (session.state.journey.parked[0].text, session.state.journey.parked[0].by) == (
            "Who pays?",
            "Finance and IT",
        )
        assert view.parking.item(0).text() == "Who pays?"
        press(view.parking, Qt.Key.Key_Return)
        field = view.parking.findChildren(QLineEdit)[-1]
        field.selectAll()
        QTest.keyClicks(field, "Who signs? @Finance")
        press(field, Qt.Key.Key_Return)
        QApplication.processEvents()
        assert [one.text for one in session.state.journey.parked] == ["Who signs?", "Later"]
        assert session.state.journey.parked[0].by == "Finance"
        said = view.parking.item(0).data(Qt.ItemDataRole.AccessibleTextRole)
        assert said == "Who signs?, Finance · Data migration"
        view.parking.setFocus()
        press(view.parking, Qt.Key.Key_Delete)
        assert [one.text for one in session.state.journey.parked] == ["Later"]
        assert "Taken out" in view.said.text()
        session.undo()
        assert len(session.state.journey.parked) == view.parking.count() == 2

    def test_it_is_read_from_its_beginning_until_something_comes(self, opened: Open) -> None:
        journey = onboarding()
        for number in range(30):
            journey = park(journey, f"Thought {number} " * 12)
        other = opened(journey)
        other.program.keep(present_moves="off")
        other.menus.actions["present.start"].trigger()
        shown = called_up(other)
        QApplication.processEvents()
        assert shown.parking.itemAt(5, 5) is shown.parking.item(0)
        other.session.commit(lambda j: park(j, "One more"), "Park")
        QApplication.processEvents()
        room = shown.parking.viewport().rect()
        assert room.contains(shown.parking.visualItemRect(shown.parking.item(30)))
        other.desk.end_presentation()

    def test_nothing_looks_chosen_where_the_keys_are_elsewhere(self, view: PresenterWindow) -> None:
        view.session.commit(lambda j: park(park(j, "Who pays?"), "Later"), "Park")
        view.parking.setFocus()
        press(view.parking, Qt.Key.Key_Down)
        assert view.parking.currentRow() == 1
        view.setFocus()
        assert not view.parking.selectedItems()
        view.parking.setFocus()
        assert view.parking.currentRow() == 0

    def test_words_that_are_none_are_refused(self, view: PresenterWindow) -> None:
        view.session.commit(lambda j: park(j, "Who pays?"), "Park")
        view.parking.item(0).setText("  ")
        assert view.parking.item(0).text() == "Who pays?"
        assert view.said.text().startswith("✕ A parked thought needs words")


class TestClock:
    @pytest.mark.parametrize(("gone", "pace", "sign"), [(10, "within", "0"), (110, "soon", "◔"), (300, "over", "▲")])
    def test_over_time_is_told_by_a_shape_and_words(
        self, view: PresenterWindow, gone: int, pace: str, sign: str
    ) -> None:
        session = view.session
        session.commit(lambda journey: set_step(journey, "title", minutes=2), "Change minutes")
        show = session.state.show
        assert show is not None
        session.present(replace(show, began=show.began - gone, entered=show.entered - gone))
        assert view.clock.step.text().startswith(sign)
        assert (view.clock.step.property("pace"), view.clock.gauge.pace) == (pace, pace)
        assert view.clock.step.accessibleDescription() != ""
        assert ("over 2 min" in view.clock.step.text()) == (pace == "over")
        assert view.clock.plan.text().startswith("▲") == (gone > 200)

    def test_a_break_is_seen_on_it_and_ended_by_key_or_button(self, view: PresenterWindow) -> None:
        def stood() -> bool:
            assert view.session.state.show is not None
            return view.session.state.show.stood is not None

        press(view, Qt.Key.Key_C)
        assert stood()
        assert view.clock.step.text().startswith("‖ ")
        assert view.clock.stop.isChecked()
        view.clock.stop.click()
        assert not stood()
        view.clock.tick()
        assert not view.clock.step.text().startswith("‖")
        view.clock.anew.click()
        at = times(view.session.state)
        assert at is not None
        assert at.whole < 5


class TestWindow:
    def test_every_row_for_the_room_has_a_button(self, view: PresenterWindow) -> None:
        assert set(view.room.buttons) == {row.id for row in rows()}
        view.room.buttons["present.black"].click()
        assert view.session.state.show is not None
        assert view.session.state.show.blank == "black"
        assert view.room.buttons["present.black"].isChecked()

    @pytest.mark.parametrize(("width", "height"), [(640, 380), (911, 512), (960, 520), (1280, 780), (1920, 1060)])
    def test_it_fits_every_display_and_keeps_what_matters(self, view: PresenterWindow, width: int, height: int) -> None:
        view.resize(width, height)
        QApplication.processEvents()
        assert (view.width(), view.height()) == (width, height)
        for part in (view.present, view.next, view.notes, view.agenda, view.parking, view.capture.line, view.clock):
            assert part.isVisible()
            assert view.rect().contains(
                part.geometry().translated(part.mapTo(view, part.rect().topLeft()) - part.pos())
            )
            assert part.height() > 20
        assert view.room.isVisible() == (height > 700)
        high = view.fontMetrics().height()
        assert (view.notes.fontMetrics().height() > high * 1.5) == (width > 1800)

    def test_closed_by_hand_it_is_only_hidden(self, view: PresenterWindow, window: Window) -> None:
        view.capture.line.setText("Half a sen")
        view.close()
        assert not view.isVisible()
        assert window.session.state.show is not None
        going.onward(window.session)
        window.menus.actions["present.presenter-view"].trigger()
        assert view.isVisible()
        assert view.capture.line.text() == "Half a sen"
        assert view.present.stop == going.here(window.session.state)
        view.capture.line.clear()

    def test_escape_ends_it_and_nothing_is_left(self, view: PresenterWindow, window: Window) -> None:
        press(view, Qt.Key.Key_Escape)
        assert window.session.state.show is None
        assert window.desk.presenting.displays.presenter is None
        assert not view.isVisible()

    def test_a_note_begun_here_is_typed_on_the_picture(self, view: PresenterWindow, window: Window) -> None:
        going.go_to_thing(view.session, "data")
        press(view, Qt.Key.Key_N)
        press(view, Qt.Key.Key_P)
        projected = window.desk.presenting.projected
        assert projected is not None
        assert view.session.state.draft is not None
        assert projected.canvas.typing is not None
        QTest.keyClicks(projected.canvas.typing, "Too slow")
        press(projected.canvas.typing, Qt.Key.Key_Return)
        assert "Too slow" in [note.text for note in view.session.state.journey.notes]

    def test_one_display_cannot_be_swapped_and_says_so(self, view: PresenterWindow) -> None:
        press(view, Qt.Key.Key_X)
        assert view.said.text().startswith("✕ There is one display only")
        row = next(one for one in ACTIONS if one.id == "present.presenter-view")
        assert f"{row.shortcuts[0]} shows the presenter view" in view.said.text()

    def test_what_is_refused_is_told_here(self, view: PresenterWindow) -> None:
        press(view, Qt.Key.Key_N)
        press(view, Qt.Key.Key_P)  # the title has nothing to hang a note on
        assert view.said.text().startswith("✕ A note stands under a touchpoint")

    def test_moments_of_truth_are_marked_from_here(self, view: PresenterWindow) -> None:
        going.go_to_thing(view.session, "data")
        press(view, Qt.Key.Key_M)
        found = index(view.session.state.journey).things["data"]
        assert isinstance(found, Touchpoint)
        assert found.moment_of_truth

    def test_a_map_to_look_at_only_refuses_with_a_sentence(self, view: PresenterWindow, window: Window) -> None:
        session = window.session
        session.commit(lambda journey: park(journey, "Who pays?"), "Park")
        assert session.state.file is not None
        session.saved(replace(session.state.file, journey=session.state.journey, read_only=True))
        going.onward(session)
        assert view.notes.isReadOnly()
        assert not view.capture.line.isEnabled()
        view.parking.setFocus()
        press(view.parking, Qt.Key.Key_Delete)
        assert view.said.text().startswith("✕ This map can be looked at")
        assert len(session.state.journey.parked) == 1
        press(view, Qt.Key.Key_Q)
        assert view.focusWidget() is not view.capture.line

    def test_f6_goes_round_all_that_takes_keys(self, view: PresenterWindow) -> None:
        view.setFocus()
        seen = []
        for _ in range(8):
            press(view.focusWidget() or view, Qt.Key.Key_F6)
            seen.append(view.focusWidget())
            if seen[-1] is view:
                break
        assert seen[-1] is view
        assert {view.capture.line, view.notes, view.agenda, view.parking} <= set(seen)

    def test_everything_has_a_name_and_no_label_guesses_html(self, view: PresenterWindow) -> None:
        parts: list[QWidget] = [view, view.clock, view.present, view.next, view.notes, view.background, view.agenda]
        parts += [view.parking, view.room, view.capture.line, view.capture.chooser, *view.room.buttons.values()]
        assert all(part.accessibleName() for part in parts)
        labels = view.findChildren(QLabel)
        assert labels
        assert all(label.textFormat() == Qt.TextFormat.PlainText for label in labels)

    def test_texts_of_any_kind_are_shown_as_they_are(self, opened: Open) -> None:
        nasty = nasty_journey()
        for text in NASTY:
            nasty = park(nasty, text, at=nasty.stages[0].id, by=text)
        for step in walk(nasty):
            nasty = set_step(nasty, key_of(step), notes="".join(NASTY[:20]), minutes=600)
        other = opened(nasty)
        other.program.keep(present_moves="off")
        other.menus.actions["present.start"].trigger()
        shown = called_up(other)
        session = other.session
        while True:
            stop = going.here(session.state)
            assert stop is not None
            assert shown.notes.toPlainText() == stop.step.notes
            assert not shown.grab().isNull()
            going.next_step(session)
            if going.here(session.state) == stop:
                break
        assert [shown.parking.item(row).text() for row in range(shown.parking.count())] == [
            one.text for one in session.state.journey.parked
        ]
        assert max(shown.parking.sizeHintForRow(row) for row in range(shown.parking.count())) < 400
        assert session.state.journey == nasty  # looking at it changes nothing
        other.desk.end_presentation()

    @pytest.mark.parametrize("theme", ["dark", "contrast", "light"])
    def test_it_wears_the_theme_of_the_window(self, view: PresenterWindow, window: Window, theme: str) -> None:
        window.session.look(theme=theme)
        QApplication.processEvents()
        picture = view.grab().toImage()
        assert picture.pixelColor(3, picture.height() - 3) == QColor(theme_of(theme).panel)
