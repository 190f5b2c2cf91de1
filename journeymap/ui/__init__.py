"""The Qt skin over the editor."""

from journeymap.ui.whole_errors import make_errors_whole

make_errors_whole()
