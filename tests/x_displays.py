"""Displays that are real to Qt, and come and go: a virtual X server, and the monitors that its RandR extension makes of
one large picture. Spoken to in the server's own protocol, for there is no command for it that is always there."""

from __future__ import annotations

import os
import shutil
import socket
import struct
import subprocess
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

_QUERY_EXTENSION, _INTERN_ATOM = 98, 16
_VERSION, _RESOURCES, _SET_MONITOR, _DELETE_MONITOR = 0, 8, 43, 44  # of RandR 1.5
_MM = 4
"""Px of a millimetre, about."""


@contextmanager
def virtual_server(width: int, height: int) -> Iterator[dict[str, str]]:
    """The environment in which programs have real windows on a server of so many px, while it lasts. Skips a test
    where there is none."""
    program = shutil.which("Xvfb")
    if program is None:
        pytest.skip("real displays need Xvfb")
    command = [program, "-displayfd", "1", "-screen", "0", f"{width}x{height}x24", "-nolisten", "tcp"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as server:
        assert server.stdout is not None
        try:
            number = server.stdout.readline().strip()
            assert number, "the virtual X server has not begun"
            yield {**os.environ, "DISPLAY": f":{number}", "QT_QPA_PLATFORM": "xcb"}
        finally:
            server.terminate()


class Cables:
    """The monitors of the server that `DISPLAY` names. Qt makes a QScreen of each, and is told of every change."""

    def __init__(self) -> None:
        self._line = socket.socket(socket.AF_UNIX)
        self._line.connect(f"/tmp/.X11-unix/X{os.environ['DISPLAY'].lstrip(':')}")
        self._line.sendall(struct.pack("<BxHHHHxx", ord("l"), 11, 0, 0, 0))
        welcome, words = struct.unpack("<BxxxxxH", self._read(8))
        setup = self._read(words * 4)
        assert welcome == 1, setup
        vendor, formats = struct.unpack_from("<H", setup, 16)[0], setup[21]
        self._root = struct.unpack_from("<I", setup, 32 + (vendor + 3) // 4 * 4 + formats * 8)[0]
        self._randr = self._ask(_QUERY_EXTENSION, 0, struct.pack("<Hxx", 5) + b"RANDR\0\0\0")[9]
        self._ask(self._randr, _VERSION, struct.pack("<II", 1, 5))
        resources = self._ask(self._randr, _RESOURCES, struct.pack("<I", self._root))
        own, outputs = struct.unpack_from("<HH", resources, 16)
        self._output = struct.unpack_from("<I", resources, 32 + 4 * own)[0] if outputs else 0

    def plug(self, name: str, x: int, y: int, width: int, height: int, *, main: bool = False) -> None:
        """There is such a display from now on. The `main` one takes the server's own output, else that would be one
        more."""
        own = struct.pack("<I", self._output) if main else b""
        place = struct.pack("<hhHHII", x, y, width, height, width // _MM, height // _MM)
        what = struct.pack("<IIBBH", self._root, self._atom(name), main, 0, bool(own))
        self._send(self._randr, _SET_MONITOR, what + place + own)
        self._atom(name)  # an answer: it is done

    def pull(self, name: str) -> None:
        """There is no such display any more."""
        self._send(self._randr, _DELETE_MONITOR, struct.pack("<II", self._root, self._atom(name)))
        self._atom(name)

    def let_go(self) -> None:
        """Nothing more is asked of the server."""
        self._line.close()

    def _atom(self, name: str) -> int:
        raw = name.encode()
        body = struct.pack("<Hxx", len(raw)) + raw + b"\0" * (-len(raw) % 4)
        return int(struct.unpack_from("<I", self._ask(_INTERN_ATOM, 0, body), 8)[0])

    def _send(self, kind: int, which: int, body: bytes) -> None:
        self._line.sendall(struct.pack("<BBH", kind, which, 1 + len(body) // 4) + body)

    def _ask(self, kind: int, which: int, body: bytes) -> bytes:
        self._send(kind, which, body)
        while True:
            head = self._read(32)
            assert head[0] != 0, f"the X server refuses: error {head[1]} for request {head[10]}/{head[8]}"
            if head[0] == 1:
                return head + self._read(4 * struct.unpack_from("<I", head, 4)[0])

    def _read(self, size: int) -> bytes:
        found = b""
        while len(found) < size:
            more = self._line.recv(size - len(found))
            assert more, "the X server is gone"
            found += more
        return found
