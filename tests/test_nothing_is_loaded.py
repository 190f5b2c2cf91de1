"""The program speaks to nobody and opens no file that a map names: every system call is watched while a hostile map is
exported as everything, checked, imported, shown in the window with every panel, pasted, changed and saved."""

from __future__ import annotations

import base64
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from strategies import picture

HERE = Path(__file__).parent
STRACE = shutil.which("strace")


PRINTING = re.compile(r'connect\(.*htons\(631\).*("::1"|"127\.0\.0\.1")')
"""Who prints asks the printing service of the machine which printers there are: the system's own library does."""


def strace_works() -> bool:
    if STRACE is None:
        return False
    return subprocess.run([STRACE, "-o", os.devnull, "true"], capture_output=True).returncode == 0


pytestmark = pytest.mark.skipif(not strace_works(), reason="needs strace, and leave to use it")


def watched(folder: Path, command: list[str]) -> list[str]:
    """The calls that open files, sockets and connections, of all threads, while a command runs."""
    log = folder / "strace.txt"
    environment = os.environ | {"JOURNEYMAP_SETTINGS": str(folder / "settings.json"), "HOME": str(folder)}
    watch = [
        str(STRACE),
        "-f",
        "-qq",
        "--seccomp-bpf",
        "-s",
        "400",
        "-e",
        "trace=openat,open,stat,socket,connect,sendto",
    ]
    done = subprocess.run([*watch, "-o", str(log), *command], capture_output=True, text=True, env=environment)
    assert done.returncode == 0, (done.stdout + done.stderr)[-3_000:]
    return log.read_text("utf-8", "replace").splitlines()


def canaries(folder: Path) -> list[str]:
    file = folder / "canary.png"
    file.write_bytes(base64.b64decode(picture(3).data))
    return [file.as_uri(), str(file), "http://127.0.0.1:9/canary.png"]


def test_no_socket_and_no_canary_in_anything_people_do(tmp_path: Path) -> None:
    calls = watched(tmp_path, [sys.executable, str(HERE / "every_flow.py"), str(tmp_path), *canaries(tmp_path)])
    assert len(calls) > 500, "something was watched"
    abroad = [call for call in calls if re.search(r"\b(socket|connect|sendto)\(.*AF_INET", call)]
    printing = [call for call in abroad if PRINTING.search(call)]
    others = [call for call in abroad if call not in printing]
    assert [call for call in others if "socket(" not in call] == []
    assert len(others) <= len(printing), "each socket is one that asks for printers"
    assert [call for call in calls if "canary.png" in call and re.search(r"\bopen(at)?\(", call)] == []


def test_the_watch_sees_a_canary_and_a_connection(tmp_path: Path) -> None:
    """Else the silence above would prove nothing."""
    script = f"import socket; open({str(tmp_path / 'canary.png')!r}); socket.socket().connect_ex(('127.0.0.1', 9))"
    canaries(tmp_path)
    calls = watched(tmp_path, [sys.executable, "-c", script])
    assert any("canary" in call and "open" in call for call in calls)
    assert any("connect(" in call and "AF_INET" in call for call in calls)
