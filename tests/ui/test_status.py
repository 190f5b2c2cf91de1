from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from onboarding import onboarding

from journeymap.editor.state import EditorState
from journeymap.files.store import Opened
from journeymap.model.edits import new_journey, rename
from journeymap.ui.status import counts_text, saved_text

if TYPE_CHECKING:
    from journeymap.ui.window import Window


def test_saved_or_not_in_words() -> None:
    journey = new_journey()
    other = rename(journey, None, "Other")
    file = Opened(Path("a.journey"), journey, "0" * 64)
    assert saved_text(EditorState(journey, journey)) == "New map"
    assert saved_text(EditorState(other, journey)) == "Not saved yet"
    assert saved_text(EditorState(journey, journey, file)) == "Saved"
    assert saved_text(EditorState(other, journey, file)) == "Changed, not saved"
    assert saved_text(EditorState(journey, journey, replace(file, read_only=True))).startswith("Read-only")


def test_what_the_map_holds() -> None:
    assert counts_text(onboarding()) == "8 touchpoints · 3 stages · 3 milestones"
    journey = onboarding()
    one = journey.model_copy(update={"milestones": journey.milestones[:1]})
    assert counts_text(one).endswith("1 milestone")


def test_the_zoom_is_shown_and_can_be_set(window: Window) -> None:
    status, canvas = window.status, window.canvas
    canvas.zoom_to(1.0)
    assert status.percent.text() == "100 %"
    assert status.slider.value() == 0
    status.slider.setValue(100)
    assert canvas.camera.zoom == pytest.approx(2.0)
    assert status.percent.text() == "200 %"
    status.percent.click()
    assert canvas.camera.zoom == 1.0
    status.fit.click()
    assert canvas.shot.area.right >= canvas.shot.scene.width


def test_it_tells_when_there_is_something_to_save(window: Window) -> None:
    assert window.status.saved.text() == "Saved"
    window.session.commit(lambda journey: rename(journey, "kick", "Start"), "Rename")
    assert window.status.saved.text() == "Changed, not saved"
