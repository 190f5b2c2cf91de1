"""What is dropped on a window, and pictures that are pasted."""

from __future__ import annotations

import io
from dataclasses import replace
from typing import TYPE_CHECKING

from onboarding import columns, onboarding
from PIL import Image
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QImage
from PySide6.QtWidgets import QApplication
from windows import place_of, settle

from journeymap.editor.filters import Filter
from journeymap.files.store import save
from journeymap.layout.hit import Rect
from journeymap.model.edits import set_thing

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from journeymap.ui.program import Program
    from journeymap.ui.window import Window


def png(width: int = 60, height: int = 40) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (width, height), (200, 40, 40)).save(out, "PNG")
    return out.getvalue()


def files(*paths: Path) -> QMimeData:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return mime


def drop(window: Window, mime: QMimeData, thing: str | None = None, lane: str | None = None) -> QDropEvent:
    """Drags something onto a thing of the map, or into its column in a lane, or onto the map's corner, and lets go."""
    canvas, view = window.canvas, window.canvas.viewport()
    point = place_of(canvas, thing) if thing else view.pos()
    if lane is not None:
        row = next(row for row in canvas.shot.scene.rows if row.key == lane)
        point.setY(round(canvas.shot.rect(Rect(0.0, row.y, 1.0, row.height)).center().y()))
    at = QPointF(view.mapTo(window, point))
    how = (Qt.DropAction.CopyAction | Qt.DropAction.MoveAction, mime, Qt.MouseButton.LeftButton)
    enter = QDragEnterEvent(at.toPoint(), *how, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(window, enter)
    assert enter.isAccepted()
    event = QDropEvent(at, *how, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(window, event)
    return event


def test_a_picture_s_file_dropped_on_a_card(window: Window, tmp_path: Path) -> None:
    path = tmp_path / "shot.png"
    path.write_bytes(png())
    event = drop(window, files(path), "kick")
    assert event.dropAction() == Qt.DropAction.CopyAction
    journey = window.session.state.journey
    note = journey.notes[-1]
    assert (note.lane, note.at) == ("shots", "kick")
    assert (journey.images[-1].sha256, journey.images[-1].width) == (note.image, 60)
    assert window.session.state.selection == (note.id,)
    assert window.session.state.undo_name == "Add picture"
    assert path.exists()


def test_good_pictures_come_in_and_bad_ones_are_told(window: Window, tmp_path: Path) -> None:
    for name, data in (
        ("one.png", png()),
        ("two.svg", b"<svg/>"),
        ("three.jpg", b"nothing"),
        ("four.PNG", png(30, 30)),
    ):
        (tmp_path / name).write_bytes(data)
    names = ("one.png", "two.svg", "three.jpg", "four.PNG", "gone.png")
    drop(window, files(*(tmp_path / name for name in names)), "kick")
    assert window.session.state.undo_name == "Add 2 pictures"
    told = window.messages.texts()[0]
    assert "“two.svg” is an SVG drawing" in told
    assert "“three.jpg” is in no format" in told
    assert "gone.png" in told


def test_maps_are_still_opened_and_pictures_beside_them_brought_in(
    window: Window, program: Program, tmp_path: Path
) -> None:
    save(onboarding(), tmp_path / "other.journey")
    (tmp_path / "shot.png").write_bytes(png())
    drop(window, files(tmp_path / "other.journey", tmp_path / "shot.png"), "kick")
    assert len(program.windows) == 2
    assert window.session.state.undo_name == "Add picture"


def test_a_large_picture_is_made_ready_beside_the_window(window: Window, tmp_path: Path, qtbot: QtBot) -> None:
    path = tmp_path / "photo.jpg"
    Image.effect_noise((2400, 1800), 60).convert("RGB").save(path, "JPEG")
    assert path.stat().st_size > 400_000
    drop(window, files(path), "kick")
    assert "Making the picture ready …" in window.messages.texts()
    assert not window.session.state.dirty
    qtbot.waitUntil(lambda: window.session.state.dirty, timeout=5000)
    assert window.session.state.journey.images[-1].width == 1600
    assert window.messages.texts() == ()


def test_a_picture_without_a_file(window: Window) -> None:
    mime = QMimeData()
    image = QImage(50, 30, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.red)
    mime.setImageData(image)
    drop(window, mime, "train")
    journey = window.session.state.journey
    assert (journey.notes[-1].at, journey.images[-1].width, journey.images[-1].height) == ("train", 50, 30)


def test_nothing_is_loaded_from_the_web(window: Window) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl("https://example.org/shot.png")])
    drop(window, mime, "kick")
    assert window.messages.texts()[0].startswith("Nothing is loaded from the web")
    assert not window.session.state.dirty
    mime = QMimeData()
    mime.setUrls([QUrl("https://example.org/shot.png")])
    mime.setData("image/png", png())
    drop(window, mime, "kick")
    assert window.session.state.undo_name == "Add picture"


def test_text_dropped_on_a_card_becomes_cards_behind_it(window: Window) -> None:
    mime = QMimeData()
    mime.setText("* One\n* Two")
    drop(window, mime, "train")
    assert columns(window.session.state.journey).endswith("train | t9 | t10 | guide+usage || -")


def test_a_table_dropped_goes_where_it_was_dropped(window: Window) -> None:
    mime = QMimeData()
    mime.setText("Step\tOwner\nOne\tCSM")
    drop(window, mime, "train")
    panel = window.desk.clipboard.panel
    assert panel is not None
    panel.add.click()
    assert columns(window.session.state.journey).endswith("train | t9 | guide+usage || -")


def test_pictures_are_pasted_at_the_focus(window: Window) -> None:
    clipboard = QApplication.clipboard()
    clipboard.setImage(QImage.fromData(png()))
    window.session.select(("omar",))
    window.menus.actions["edit.paste"].trigger()
    journey = window.session.state.journey
    assert journey.personas[1].image == journey.images[-1].sha256
    window.session.select(())
    window.menus.actions["edit.paste"].trigger()
    assert window.messages.texts()[0].startswith("Select the touchpoint")
    assert window.session.state.undo_name == "Set picture of “Omar”"


def test_files_of_pictures_are_pasted_too(window: Window, tmp_path: Path) -> None:
    path = tmp_path / "shot.png"
    path.write_bytes(png())
    QApplication.clipboard().setMimeData(files(path))
    window.session.select(("kick",))
    window.menus.actions["edit.paste"].trigger()
    QApplication.clipboard().clear()  # what Python has made must not lie there when the interpreter ends
    assert window.session.state.undo_name == "Add picture"


def test_a_folder_or_a_pipe_named_like_a_picture_is_refused(window: Window, tmp_path: Path) -> None:
    (tmp_path / "folder.png").mkdir()
    drop(window, files(tmp_path / "folder.png"), "kick")
    assert "this is a folder; name a picture in it" in window.messages.texts()[0]
    assert not window.session.state.dirty


def test_a_map_to_look_at_takes_nothing(window: Window, tmp_path: Path) -> None:
    file = window.session.state.file
    assert file is not None
    window.session.opened(replace(file, read_only=True, notice="It is from tomorrow."))
    before = window.session.state.journey
    path = tmp_path / "shot.png"
    path.write_bytes(png())
    text, table = QMimeData(), QMimeData()
    text.setText("One\nTwo")
    table.setText("One\tTwo")
    for mime in (files(path), text, table):
        window.messages.withdraw("clipboard")
        drop(window, mime, "kick")
        assert "can be looked at, but not changed" in window.messages.texts()[0]
    assert window.desk.clipboard.panel is None
    assert window.session.state.journey is before
    assert not window.menus.actions["edit.paste"].isEnabled()
    window.session.select(("kick",))
    assert not window.menus.actions["edit.cut"].isEnabled()
    assert window.menus.actions["edit.copy"].isEnabled()


def test_a_drop_on_a_filtered_map_goes_where_it_is_seen(window: Window, tmp_path: Path, qtbot: QtBot) -> None:
    window.session.filter_by(Filter(owners=frozenset({"CSM"})))
    window.session.commit(lambda journey: set_thing(journey, "guide", owner="CSM"), "Set owner")
    settle(window, qtbot)
    assert window.canvas.scene is not None
    assert [span.key for span in window.canvas.scene.columns if span.key] == ["guide"]
    (tmp_path / "shot.png").write_bytes(png())
    drop(window, files(tmp_path / "shot.png"), "guide", "shots")
    assert window.session.state.journey.notes[-1].at == "guide"
