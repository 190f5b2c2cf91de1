"""Guards against a binding that loses a reference to None at each call that returns nothing: after some thousands of
them the program would abort."""

from __future__ import annotations

import sys

import pytest
from PySide6.QtGui import QImage, QPainter


@pytest.mark.usefixtures("qapp")
def test_calls_that_return_nothing_leave_none_alone() -> None:
    image = QImage(8, 8, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    before = sys.getrefcount(None)
    for _ in range(100):
        painter.translate(1.0, 1.0)
        painter.translate(-1.0, -1.0)
    after = sys.getrefcount(None)
    painter.end()
    assert after > before - 50
