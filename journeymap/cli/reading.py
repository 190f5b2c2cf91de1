"""Many files, one after the other: one bad file is complained of and doesn't stop the rest."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from journeymap.cli.say import complain, warn

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from journeymap.files.errors import FileError
    from journeymap.files.store import Opened

T = TypeVar("T")


def each(files: Iterable[str], work: Callable[[str], T]) -> Iterator[tuple[str, T | Exception]]:
    """Each file with what `work` makes of it, or with the error that a person can do something about, which has
    then been complained of."""
    from journeymap.files.errors import FileError
    from journeymap.layout.narrow import ChoiceError
    from journeymap.render.errors import ExportError

    for file in files:
        try:
            yield file, work(file)
        except FileError as error:
            error = _with_way_out(error, file)
            complain(str(error))
            yield file, error
        except (ChoiceError, ExportError) as error:
            complain(f"{file}: {error}")
            yield file, error


def opened(file: str) -> Opened:
    """The journey in the file, with a warning where it says more than this version understands. Errors:
    FileError."""
    from journeymap.files.store import open_journey

    found = open_journey(file)
    if found.notice:
        warn(f"{file}: {found.notice}")
    return found


def _with_way_out(error: FileError, file: str) -> FileError:
    """The error with what may help where a map cannot be opened."""
    from journeymap.files.errors import FileError
    from journeymap.files.format import EXTENSION
    from journeymap.files.salvage import may_help

    if error.path != file or not file.endswith(EXTENSION) or not may_help(file):
        return error
    return FileError(file, f"{error.sentence}; “journeymap rescue” may make a new map of what is left")
