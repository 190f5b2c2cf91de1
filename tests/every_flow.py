"""What people do with the program, one after the other, in a process that somebody watches:
`python every_flow.py FOLDER [CANARY …]`. The map is hostile and names the canaries."""

from __future__ import annotations

import contextlib
import io
import os
import sys
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"
sys.path[:0] = [str(Path(__file__).parent.parent), str(Path(__file__).parent)]


def on_the_command_line(folder: Path) -> None:
    """Every command, and an export as everything there is."""
    from journeymap.__main__ import main
    from journeymap.convert.outputs import OUTPUTS

    file, other = str(folder / "map.journey"), str(folder / "other.journey")
    with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
        for key, row in OUTPUTS.items():
            more = ["--width", "1200"] if "width" in row.options else []  # else it is too large for a picture
            more += ["--start", "2026-12-01"] if "start" in row.options else []
            done = main(["export", file, "--to", key, *more, "-o", str(folder / f"out-{key}.{row.ending}")])
            assert done in (0, 1), key
        for command in ("check", "info", "insights"):
            assert main([command, file]) in (0, 1)
        assert main(["import", str(folder / "out-xlsx.xlsx"), "-o", other]) in (0, 1)
        main(["diff", file, other])
        main(["merge", file, file, other, "-o", str(folder / "merged.journey")])
        main(["check", file, "--format", "sarif"])
        for ending in ("md", "pdf", "pptx"):
            assert main(["summary", other, file, "-o", str(folder / f"summary.{ending}")]) in (0, 1)
        main(["rescue", file, "-o", str(folder / "rescued.journey")])


def in_the_window(folder: Path) -> None:
    """Opens the map with every panel, points at things, opens dialogs, changes, saves and closes it."""
    from PySide6.QtCore import QEventLoop, QPoint, QTimer
    from PySide6.QtWidgets import QDialog, QToolTip

    from journeymap.editor.presenting import going
    from journeymap.model.edits import set_thing
    from journeymap.ui.app import application
    from journeymap.ui.program import Program

    def wait(milliseconds: int) -> None:
        loop = QEventLoop()
        QTimer.singleShot(milliseconds, loop.quit)
        loop.exec()

    def dismiss() -> None:
        for one in app.topLevelWidgets():
            if isinstance(one, QDialog) and one.isVisible():
                one.reject()

    app = application()
    program = Program(app, folder / "config" / "settings.json")
    program.open([folder / "map.journey"])
    (window,) = program.windows
    wait(1_200)
    session, desk = window.session, window.desk
    session.look(hidden_panels=frozenset())
    journey = session.state.journey
    for thing in (*journey.stages[:1], *journey.touchpoints[:2], *journey.notes[:2], *journey.milestones[:1]):
        session.select((thing.id,))
        QToolTip.showText(window.mapToGlobal(QPoint(9, 9)), getattr(thing, "title", "") or "tip", window)
        wait(20)
    timer = QTimer()
    timer.setInterval(150)
    timer.timeout.connect(dismiss)
    timer.start()
    dialogs = [desk.export_map, desk.new_from_template, desk.show_preferences, desk.show_about, desk.show_shortcuts]
    dialogs += [desk.browse_versions, desk.print_map, desk.arrange_presentation, desk.hold_against]
    for flow in (desk.show_palette, desk.find_in_map, desk.copy_selection, desk.paste, desk.copy_picture, *dialogs):
        flow()
        wait(60)
    desk.present_map()
    desk.toggle_presenter_view()
    for _ in range(5):
        going.onward(session)
        wait(60)
    desk.capture_line()
    desk.session_summary()
    wait(200)
    desk.end_presentation()
    wait(60)
    timer.stop()
    session.commit(lambda j: set_thing(j, j.stages[0].id, title="Changed"), "Rename")
    wait(2_200)
    window.documents.save()
    wait(300)
    window.close()
    wait(50)


def main() -> None:
    from hostile_map import hostile_journey

    from journeymap.files.format import dump
    from journeymap.ui.app import application

    folder = Path(sys.argv[1])
    (folder / "map.journey").write_bytes(dump(hostile_journey(tuple(sys.argv[2:]) or ("file:///canary.png",))))
    with contextlib.suppress(OSError):
        os.stat("/the-flows-begin")
    application()  # before an export makes a lesser one: a process has only one
    on_the_command_line(folder)
    in_the_window(folder)
    with contextlib.suppress(OSError):
        os.stat("/the-flows-end")


if __name__ == "__main__":
    main()
