"""Processes that are killed at random moments, as a crash or the system would do it."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import random
    from collections.abc import Callable

TESTS = Path(__file__).parent


def killed(work: Callable[[Callable[[int], object]], None], longest: float, dice: random.Random) -> int:
    """Runs `work(tell)`, which never ends, in a process of its own; kills that at most so many seconds after it told
    its first number. What it told last."""
    hear, say = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            dice.seed(os.getpid())
            work(lambda number: os.write(say, f"{number}\n".encode()))
        finally:
            os._exit(1)
    os.close(say)
    told = os.read(hear, 1)  # the first is done: from here on, any moment may be the last
    time.sleep(dice.uniform(0, longest))
    os.kill(child, signal.SIGKILL)
    assert os.WIFSIGNALED(os.waitpid(child, 0)[1]), "the child ended by itself"
    while more := os.read(hear, 65536):
        told += more
    os.close(hear)
    return int(told.split(b"\n")[-2])


def counted_by(script: str, *arguments: str) -> tuple[dict[str, int], str]:
    """What a script that kills has counted, and what it complains of: forking takes a process with one thread."""
    command = [sys.executable, "-c", script, *arguments]
    done = subprocess.run(
        command, capture_output=True, text=True, env=os.environ | {"PYTHONPATH": f"{TESTS.parent}{os.pathsep}{TESTS}"}
    )
    assert done.returncode == 0, done.stderr
    found: dict[str, int] = json.loads(done.stdout)
    return found, done.stderr
