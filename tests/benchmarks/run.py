"""Speed and memory as a table: `python tests/benchmarks/run.py [touchpoints …]` (50, 200, 1000 and 5000 if none are
named). Needs a display for the window's rows; under Linux `xvfb-run` gives one, else they run offscreen.

Every figure is a median of several runs; starts are whole processes. The machine is noisy: the bare window measured in
the same run is what a start is to be held against.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path
from time import perf_counter, time
from typing import Any

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE))
sys.path.insert(0, str(HERE.parents[1]))

from stress import stress  # noqa: E402  # found only after the path is set

from journeymap.files.format import dump  # noqa: E402  # after the path is known

SIZES = (50, 200, 1000, 5000)
STARTS = 5
REACH: dict[str, dict[int, float]] = {
    "start → painted map, s": {50: 0.60, 1000: 0.70, 5000: 0.90},
    "open in the running program, ms": {1000: 80, 5000: 250},
    "pan a frame, ms": {200: 4, 1000: 5, 5000: 5},
    "zoom a frame, ms": {200: 8, 1000: 8, 5000: 8},
    "pan, whole map in view, ms": {200: 5, 1000: 5, 5000: 5},
    "zoom, whole map in view, ms": {200: 8, 1000: 8, 5000: 8},
    "drag a card, a frame, ms": {200: 3, 1000: 3, 5000: 3},
    "edit → pixels, ms": {1000: 10, 5000: 16},
    "undo → pixels, ms": {1000: 10, 5000: 16},
    "a feeling by Ctrl+Up → pixels, ms": {1000: 10, 5000: 16},
    "a key typed in place → pixels, ms": {1000: 10, 5000: 16},
    "a selection → pixels, ms": {1000: 10, 5000: 16},
    "an arrow key → pixels, ms": {1000: 10, 5000: 16},
    "a key in the palette → pixels, ms": {1000: 16, 5000: 16},
    "presenting, a step → its first frame, p95, ms": {50: 50, 200: 50, 1000: 50, 5000: 50},
    "presenting, a frame of a move, p95, ms": {50: 16, 200: 16, 1000: 16, 5000: 16},
    "presenting, an edit → pixels, ms": {50: 50, 200: 50, 1000: 50, 5000: 50},
    "PDF, whole process, s": {1000: 0.40, 5000: 1.1},
    "PNG 1:1, in process, s": {1000: 0.36, 5000: 1.6},
    "SVG, in process, ms": {1000: 15, 5000: 80},
    "PPTX of cards and connectors, in process, ms": {1000: 80, 5000: 400},
    "all checks, 8 flows to 5 touchpoints, ms": {5000: 500},
    "memory idle, MB": {1000: 130, 5000: 180},
}

SERIES = {
    "pan": "pan a frame",
    "zoom": "zoom a frame",
    "pan_whole": "pan, whole map in view",
    "zoom_whole": "zoom, whole map in view",
    "drag": "drag a card, a frame",
    "edit": "edit → pixels",
    "undo": "undo → pixels",
    "feeling": "a feeling by Ctrl+Up → pixels",
    "key": "a key typed in place → pixels",
    "select": "a selection → pixels",
    "arrow": "an arrow key → pixels",
    "palette": "a key in the palette → pixels",
}
"""What `frames.py` measures, and its row in the table."""


def child(*arguments: str) -> dict[str, Any]:
    """Runs a part in its own process and returns what it told, with `started`, the time of day before."""
    env = os.environ | {"PYTHONPATH": str(HERE.parents[1])}
    started = time()
    done = subprocess.run(
        [sys.executable, str(HERE / "measured.py"), *arguments], capture_output=True, text=True, env=env, check=False
    )
    if done.returncode:
        sys.exit(f"{' '.join(arguments)}: {done.stderr.strip()}")
    told: dict[str, Any] = json.loads(done.stdout.strip().splitlines()[-1])
    return told | {"started": started}


def start(*arguments: str) -> float:
    """The median seconds from starting a process until it was painted; one more start before does not count."""
    child(*arguments)
    starts = [child(*arguments) for _ in range(STARTS)]
    return float(statistics.median(told["at"] - told["started"] for told in starts))


def exported(file: Path, suffix: str) -> float:
    env = os.environ | {"PYTHONPATH": str(HERE.parents[1])}
    command = [sys.executable, "-m", "journeymap", "export", str(file), "-o", str(file.with_suffix(suffix))]
    taken = []
    for _ in range(STARTS):
        started = perf_counter()
        subprocess.run(command, check=True, env=env, capture_output=True)
        taken.append(perf_counter() - started)
    return statistics.median(taken)


def measured(size: int, folder: Path) -> dict[str, float]:
    file, other = folder / f"{size}.journey", folder / f"other-{size}.journey"
    file.write_bytes(dump(stress(size)))
    other.write_bytes(dump(stress(size, seed=8)))
    rows = {"start → painted map, s": start("window", str(file))}
    frames = child("frames", str(file), str(other))
    paint = child("paint", str(file))
    rows["open in the running program, ms"] = frames["open"]
    for key, title in SERIES.items():
        rows[f"{title}, ms"] = frames[key]["median"]
        rows[f"{title}, p95, ms"] = frames[key]["p95"]
    shown = child("presenting", str(file))
    rows["presenting, a step → its first frame, ms"] = shown["step"]
    rows["presenting, a step → its first frame, p95, ms"] = shown["step_p95"]
    rows["presenting, a frame of a move, ms"] = shown["move"]
    rows["presenting, a frame of a move, p95, ms"] = shown["move_p95"]
    rows["presenting, an edit → pixels, ms"] = shown["edit"]
    rows["PDF, whole process, s"] = exported(file, ".pdf")
    rows["PNG 1:1, in process, s"] = paint["png"] / 1000
    rows["SVG, in process, ms"] = paint["svg"]
    rows["PPTX of cards and connectors, in process, ms"] = paint["pptx"]
    rows["load, ms"] = paint["load"]
    rows["layout, ms"] = paint["layout"]
    rows["layout again, nothing changed, ms"] = paint["layout_again"]
    asked = child("checks", str(file))
    rows["all checks, ms"] = asked["plain"]
    rows["all checks, 8 flows to 5 touchpoints, ms"] = asked["tangled"]
    rows["graph of it, ms"] = asked["graph"]
    memory = child("memory", str(file))["memory"]
    if memory is not None:
        rows["memory idle, MB"] = memory
    return rows


def main(sizes: tuple[int, ...]) -> None:
    if sys.platform.startswith("linux") and not os.environ.get("DISPLAY"):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    bare = start("empty")
    bare_memory = child("empty")["memory"]
    print(f"a bare PySide6 window in this run: {bare:.2f} s, {bare_memory or 0:.0f} MB")
    with tempfile.TemporaryDirectory() as folder:
        os.environ["XDG_CONFIG_HOME"] = folder
        tables = {size: measured(size, Path(folder)) for size in sizes}
    titles = list(dict.fromkeys(title for table in tables.values() for title in table))
    width = max(map(len, titles))
    print(f"{'touchpoints':{width}}" + "".join(f"{size:>18}" for size in sizes))
    for title in titles:
        cells = []
        for size in sizes:
            value, reach = tables[size].get(title), REACH.get(title, {}).get(size)
            shown = "–" if value is None else f"{value:.2f}" if value < 10 else f"{value:.0f}"
            cells.append(f"{shown}{f' (≤ {reach:g})' if reach else '':>10}")
        print(f"{title:{width}}" + "".join(f"{cell:>18}" for cell in cells))


if __name__ == "__main__":
    main(tuple(int(size) for size in sys.argv[1:]) or SIZES)
