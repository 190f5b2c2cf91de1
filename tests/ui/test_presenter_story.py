"""What happens to a presentation when cables are pulled, on displays of a real server."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from x_displays import virtual_server

_STORY = Path(__file__).with_name("on_real_displays.py")


def test_a_presentation_survives_its_displays() -> None:
    """Qt has one platform in a process, so real windows have a process of their own."""
    with virtual_server(3200, 1080) as where:
        command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", str(_STORY)]
        done = subprocess.run(command, env=where, capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode == 0, done.stdout[-6000:]
    assert f"{_STORY.read_text(encoding='utf-8').count(chr(10) + 'def test_')} passed" in done.stdout
