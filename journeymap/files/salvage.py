"""Rescues what can be rescued of a broken `.journey` file, and says what could not.

Opening is strict, so that nothing is ever misread in silence; this is what is left to do when it refuses. The file
itself is never touched.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import get_close_matches
from itertools import islice
from typing import TYPE_CHECKING, Any

from journeymap.files.contents import contents
from journeymap.files.errors import FileError
from journeymap.files.format import HEADER, load
from journeymap.files.limits import MAX_RESCUED, check_amount, too_large
from journeymap.files.migrations import OLDEST, upgrade
from journeymap.files.salvage_notes import Notes
from journeymap.files.schema import CURRENT, Schema
from journeymap.files.strangers import what_it_is_instead
from journeymap.files.unsettled import merge_begins, without_marks
from journeymap.model.journey import THING_FIELDS, Journey
from journeymap.model.refusal import JourneyError
from journeymap.model.undisturbed import undisturbed
from journeymap.model.vocabulary import NOUNS, plural

if TYPE_CHECKING:
    import os
    from collections.abc import Iterator

_ANY_ID = re.compile(r'"id"\s*:\s*"([^"\\]{1,100})"')
_ONE_BEHIND_ANOTHER = re.compile(r"\}\s*\{")
_MOST_LINES = 5
_MOST_COUNTED = 100_000
_MOST_PLACES = 1_000
"""So many places are looked at for the lines that they stand in."""
_UTF_16 = ((b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))


@dataclass(frozen=True, slots=True)
class Salvaged:
    """What was rescued, and in sentences what was not, or is not as it was."""

    journey: Journey
    lost: tuple[str, ...] = ()


def salvage(data: bytes) -> Salvaged:
    """The map in the bytes of a file, however broken. An undamaged one comes as `load` would give it.

    Errors: FileError (without a path) where nothing of a map is in it, or far more than a map can hold.
    """
    try:
        return Salvaged(load(data).journey)
    except FileError as error:
        refused = error
    if fault := too_large(len(data)):
        raise fault
    check_amount(data, MAX_RESCUED)
    notes = Notes()
    notes.say(f"it could not be opened as it is: {refused.sentence}")
    with undisturbed():
        try:
            found = _rescued(_text(data, notes), notes)
            if len(notes) == 1:
                notes.say("nothing is lost, as far as can be told")
            return Salvaged(found, notes.all())
        except (_NothingError, JourneyError):
            why = what_it_is_instead(data) or f"nothing of a map could be found in it. {refused.sentence}"
            raise FileError("", why) from None


class _NothingError(Exception):
    pass


def _text(data: bytes, notes: Notes) -> str:
    for mark, encoding in _UTF_16:
        if data.startswith(mark):
            return data[2:].decode(encoding, "replace")
    data = data.removeprefix(b"\xef\xbb\xbf").rstrip(b"\0")  # zeros at the end: a disk that has lost its power
    text = data.decode("utf-8", "replace")
    honest = data.count("\ufffd".encode())
    if broken := sum(1 for _ in islice(re.finditer("\ufffd+", text), honest + _MOST_COUNTED)) - honest:
        if broken > 2 and (older := _windows_text(data)):
            notes.say("it was not written in UTF-8; letters beyond A to Z may be wrong")
            return older
        if broken > 0:
            least = "at least " if broken == _MOST_COUNTED else ""
            places = "a place holds" if broken == 1 else f"{least}{broken:,} places hold"
            notes.say(f"{places} bytes that are no text; “\ufffd” stands there now ({_lines(text)})")
    return text


def _lines(text: str) -> str:
    """ "line 12", "lines 12, 30, 31 …": where “\ufffd” stands."""
    found: dict[int, None] = {}
    line, at = 1, 0
    for mark in islice(re.finditer("\ufffd+", text), _MOST_PLACES):
        line, at = line + text.count("\n", at, mark.start()), mark.start()
        found[line] = None
        if len(found) > _MOST_LINES:
            break
    first = ", ".join(map(str, list(found)[:_MOST_LINES]))
    return f"line{'s' if len(found) > 1 else ''} {first}{' …' if len(found) > _MOST_LINES else ''}"


def _windows_text(data: bytes) -> str | None:
    """The text, where it is one of an old editor: letters beyond ASCII stand alone and between others."""
    if re.search(rb"[\xc2-\xf4][\x80-\xbf]", data) or re.search(rb"[^A-Za-z \x80-\xff][\xc0-\xff][^a-z]", data):
        return None
    try:
        return data.decode("cp1252")
    except UnicodeDecodeError:
        return None


def _rescued(text: str, notes: Notes) -> Journey:
    from journeymap.files.salvage_pieces import LOST
    from journeymap.files.salvage_records import KINDS, Records, images_of
    from journeymap.files.salvage_references import rejoined
    from journeymap.files.salvage_text import read_broken

    if merge_begins(text) is not None:
        text, places = without_marks(text)
        where = "a place" if places == 1 else f"{places:,} places"
        notes.say(f"{where} held both sides of a merge that was not settled; both are kept, so some things stand twice")
    text = _last_whole(text, notes)
    fields = read_broken(text, notes)
    if not any(name in fields for name in Journey.model_fields):
        raise _NothingError
    _tell_end(text, fields, notes)
    _misnamed(fields)
    schema = _schema(fields.pop("schema", None))
    for name in HEADER:
        fields.pop(name, None)
    if schema < CURRENT:
        upgrade(fields, schema)
    records = Records(_ANY_ID.findall(text), notes)
    pictures = fields.pop("images", None)
    own = records.own({name: value for name, value in fields.items() if name not in KINDS and value is not LOST})
    lists = records.all(fields)
    lists["images"] = images_of(pictures, set(_shown_pictures(lists)), notes)
    return rejoined(lists, own, records, notes)


def _last_whole(text: str, notes: Notes) -> str:
    """Of several whole maps one behind the other the last, which was written last."""
    from journeymap.files.salvage_pieces import whole_objects

    found = whole_objects(text) if _ONE_BEHIND_ANOTHER.search(text) else []
    if len(found) < 2 or not all("format" in value for value, _ in found):
        return text
    if all(value == found[0][0] for value, _ in found):
        notes.say(f"the same map stood in it {'twice' if len(found) == 2 else f'{len(found)} times'}")
    else:
        notes.say(f"{len(found)} maps stood in it, one behind the other; this is the last of them, and the others stay")
    return text[found[-1][1] :]


def _tell_end(text: str, fields: dict[str, Any], notes: Notes) -> None:
    """Of a file that was cut off, what stood behind its end."""
    if text.rstrip(" \t\r\n\0").endswith("}"):
        return
    names = list(THING_FIELDS)
    begun = [name for name in names if name in fields]
    among = f", among the {plural(NOUNS[begun[-1]])}; the rest of them" if begun else "; what stood behind it"
    behind = names[names.index(begun[-1]) + 1 :] if begun else names
    gone = f" and, if there were any, {', '.join(plural(NOUNS[name]) for name in behind)}" if behind else ""
    notes.say(f"line {text.rstrip().count(chr(10)) + 1}: the file ends here{among}{gone} are lost")


def _misnamed(fields: dict[str, Any]) -> None:
    """Lists of records under a name that is nearly one of a journey's get that name."""
    for name, value in list(fields.items()):
        if name in Journey.model_fields or not isinstance(value, list) or not all(isinstance(v, dict) for v in value):
            continue
        absent = [one for one in THING_FIELDS if one not in fields]
        if value and "id" in value[0] and (close := get_close_matches(name, absent, 1, 0.7)):
            fields[close[0]] = fields.pop(name)


def _shown_pictures(lists: dict[str, list[Any]]) -> Iterator[str]:
    for field in ("personas", "notes"):
        for record in lists[field]:
            if record.image is not None:
                yield record.image


def _schema(told: Any) -> Schema:
    """The version it says it was written in; the current one where that makes no sense."""
    match told:
        case {"major": int(major), "minor": int(minor)} if OLDEST <= (major, minor) <= CURRENT:
            return Schema(major, minor)
    return CURRENT


def may_help(path: str | os.PathLike[str]) -> bool:
    """Whether a file that could not be opened is one to try: there, not too large, and not clearly something else."""
    try:
        data = contents(path)
    except FileError:
        return False
    return bool(data.strip(b" \t\r\n\0")) and (what_it_is_instead(data) is None or data[:2] in dict(_UTF_16))


def salvage_file(path: str | os.PathLike[str]) -> Salvaged:
    """What can be rescued of the file at a path. Errors: FileError with the path."""
    try:
        return salvage(contents(path))
    except FileError as error:
        raise error.at(path) from error
