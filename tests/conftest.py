"""What all tests need before anything is imported: Qt without a screen, and settings that are nobody's."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["JOURNEYMAP_SETTINGS"] = str(Path(tempfile.gettempdir(), "journeymap-tests", "settings.json"))
