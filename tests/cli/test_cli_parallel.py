"""Many maps at once: stable order, one bad map, a process that dies, Ctrl+C."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from little_maps import row

import journeymap
from journeymap.__main__ import main
from journeymap.cli.export_request import Request
from journeymap.cli.exporting import Done
from journeymap.cli.parallel import each_exported
from journeymap.files.store import save
from journeymap.render.options import ExportOptions

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(journeymap.__file__).parent.parent


def request(*files: str) -> Request:
    return Request({file: f"{file}.svg" for file in files}, ExportOptions("svg"), None, None)


def slow_first(file: str, _: Request) -> Done:
    """Whoever comes first is done last."""
    time.sleep(0.15 if file == "0" else 0.0)
    return Done((file,))


def dies(file: str, _: Request) -> Done:
    if file == "2":
        os._exit(9)
    return Done((file,))


def told(work: Callable[[str, Request], Done], jobs: int) -> tuple[list[Done], list[float]]:
    shares: list[float] = []
    return list(each_exported(request("0", "1", "2", "3", "4"), jobs, shares.append, work)), shares


def test_what_came_of_maps_keeps_their_order() -> None:
    done, shares = told(slow_first, 3)
    assert [one.warnings for one in done] == [("0",), ("1",), ("2",), ("3",), ("4",)]
    assert shares == [0.2, 0.4, 0.6, 0.8, 1.0]


@pytest.mark.parametrize("jobs", [1, 3])
def test_a_process_that_dies_takes_one_map_along(jobs: int) -> None:
    done, _ = told(dies, jobs)
    assert [one.warnings for one in done] == [("0",), ("1",), (), ("3",), ("4",)]
    assert done[2].complaint == "2: its export broke off; perhaps there was not enough memory for it"


def test_in_parallel_or_not_all_is_the_same(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    names = [f"m{n}.journey" for n in range(5)]
    for name in names:
        save(row("A", "B", title=name), tmp_path / name)
    (tmp_path / "m2.journey").write_text("{", "utf-8")
    files = [str(tmp_path / name) for name in names]
    for jobs in ("1", "3"):
        assert main(["export", *files, "--to", "svg", "--out-dir", str(tmp_path / jobs), "--jobs", jobs]) == 2
        (complaint,) = capsys.readouterr().err.splitlines()
        assert complaint.startswith(f"journeymap: {files[2]}: line 1")
    made = [{file.name: file.read_bytes() for file in (tmp_path / jobs).iterdir()} for jobs in ("1", "3")]
    assert made[0] == made[1]
    assert sorted(made[0]) == ["m0.svg", "m1.svg", "m3.svg", "m4.svg"]


def test_ctrl_c_ends_all_of_it_and_leaves_nothing_half_made(tmp_path: Path) -> None:
    files = []
    for number in range(6):
        files.append(str(tmp_path / f"m{number}.journey"))
        save(row(*(f"t{n}" for n in range(400))), files[-1])
    out = tmp_path / "out"
    arguments = [*files, "--to", "png", "--dpi", "200", "--out-dir", str(out), "--jobs", "2"]
    process = subprocess.Popen(
        [sys.executable, "-m", "journeymap", "export", *arguments],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    end = time.monotonic() + 60
    while not (out.is_dir() and list(out.iterdir())) and process.poll() is None and time.monotonic() < end:
        time.sleep(0.02)
    os.killpg(process.pid, signal.SIGINT)  # as a terminal does: every process of it hears
    _, told = process.communicate(timeout=60)
    assert (process.returncode, told) == (130, b"")
    assert {file.suffix for file in out.iterdir()} <= {".png"}
    assert len(list(out.iterdir())) < 6
    with pytest.raises(ProcessLookupError):
        os.killpg(process.pid, 0)
