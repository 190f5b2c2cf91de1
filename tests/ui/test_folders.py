from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

import journeymap

_SCRIPT = """
import sys
from pathlib import Path
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtCore import QObject, Slot, QUrl
from journeymap.ui.folders import show_in_folder

class Handler(QObject):
    @Slot(QUrl)
    def show(self, url):
        print("asked", Path(url.toLocalFile()).name)

app = QGuiApplication([])
handler = Handler()
QDesktopServices.setUrlHandler("file", handler, "show")
print(show_in_folder(Path(sys.argv[1])))
"""


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="elsewhere other programs are asked")
def test_where_no_file_manager_answers_the_folder_is_opened(tmp_path: Path) -> None:
    made = tmp_path / "made" / "map.pdf"
    made.parent.mkdir()
    made.write_bytes(b"")
    environment = {name: value for name, value in os.environ.items() if name != "DBUS_SESSION_BUS_ADDRESS"}
    environment |= {
        "QT_QPA_PLATFORM": "offscreen",
        "PYTHONPATH": str(Path(journeymap.__file__).parent.parent),
        "DBUS_SESSION_BUS_ADDRESS": f"unix:path={tmp_path / 'none'}",
    }
    done = subprocess.run(
        [sys.executable, "-c", _SCRIPT, str(made)], env=environment, capture_output=True, text=True, timeout=60
    )
    assert done.stdout.splitlines() == ["asked made", "True"], done.stderr
