"""Where Python looks for dead cycles: in the thread of the windows, and in no other.

Python's own collector runs in whichever thread happens to make one object too many. A dead cycle with a widget or a
timer in it would then be destroyed by the thread of a check or an export; Qt allows that for neither, and sooner or
later answers with a crash. So the collector is off, and a timer asks now and then whether enough was made to look.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, Qt, QTimer

_EVERY = 1000
"""ms."""
_FEW = 700
"""So many objects more than last time are not worth looking at; Python's own measure."""
_MANY = 10_000
_SHARE = 4
"""Everything is looked at once a quarter as much was made as stood there the last time, as Python does it; on a large
map that may take some tenths of a second, so it waits for a quiet moment."""
_OVERDUE = 4
"""Once so many times as much was made it waits no longer."""


class Collector(QTimer):
    """Collects what is dead, in the thread it was made in, as long as that has an event loop."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.setInterval(_EVERY)
        self.setTimerType(Qt.TimerType.VeryCoarseTimer)  # wakes the machine together with others
        self.timeout.connect(self.collect)
        self._made = 0
        self._stood = 0

    def begin(self) -> None:
        """From now on nobody else collects."""
        gc.disable()
        self.start()

    def collect(self) -> None:
        """Looks through what was made since the last time, and now and then through everything."""
        made = gc.get_count()[0]
        enough, quiet = max(_MANY, self._stood // _SHARE), made <= _FEW
        if self._made + made > enough * (1 if quiet else _OVERDUE):
            gc.collect()
            self._made, self._stood = 0, len(gc.get_objects())
        elif not quiet:
            self._made += made
            gc.collect(1)
