"""The `.journey` format: a journey to bytes and back. docs/format.md tells it to those who write scripts.

Pretty JSON in UTF-8: four header fields, then the journey's own in a fixed order, images last. Versions are
major.minor: a newer minor only adds, so it opens and keeps what it does not know; a newer major, or a feature in
`must_understand` that is not known here, opens to be looked at, not changed.

Revisions: 0.9 a touchpoint had one `feeling`, of the first persona · 1.0 `feelings`, one a persona ·
1.1 `names_width`; `checks` and `ignored`, how the map wants to be checked · 1.2 `internal` of every thing and
`redactions`, what is not for everybody's eyes; `steps`, how it is presented; `parked`, what people left for
later; `workshops`, what is kept of their sessions; `unsettled`, what a merge left to decide.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from journeymap import __version__
from journeymap.files.decode import decode
from journeymap.files.encode import plain, text
from journeymap.files.errors import FileError
from journeymap.files.limits import too_large
from journeymap.files.migrations import upgrade
from journeymap.files.schema import CURRENT, Schema
from journeymap.model.parse import parse
from journeymap.model.refusal import MORE, JourneyError
from journeymap.model.text import clean
from journeymap.model.undisturbed import undisturbed

if TYPE_CHECKING:
    from journeymap.model.journey import Journey

FORMAT = "journeymap"
EXTENSION = ".journey"
WRITER = f"journeymap {__version__}"

FEATURES: frozenset[str] = frozenset()
"""What this version understands of the features a file may name in `must_understand`; so far there is none."""

HEADER = ("format", "schema", "writer", "must_understand")


@dataclass(frozen=True, slots=True)
class Loaded:
    """What stood in a file."""

    journey: Journey
    schema: Schema = CURRENT
    """The version the file was written in. Hand it to `dump`, so that a newer minor stays one."""
    writer: str = WRITER
    read_only: bool = False
    """The file says more than this version understands: it may be looked at and exported, not saved."""
    reason: str = ""
    """Why it is read-only, as a sentence for the person, and what to do."""


def dump(journey: Journey, schema: Schema = CURRENT) -> bytes:
    """The file of a journey; `schema` is the version it was read in. Errors: FileError when it gets too large,
    or holds what no file can."""
    version = max(schema, CURRENT)
    fields: dict[str, Any] = {
        "format": FORMAT,
        "schema": {"major": version.major, "minor": version.minor},
        "writer": WRITER,
        "must_understand": [],
    }
    known = plain(journey)
    known.pop("images", None)
    fields |= {name: value for name, value in known.items() if name not in HEADER}
    if journey.images:
        images = [plain(picture) for picture in journey.images]
        fields["images"] = {image.pop("sha256"): image for image in images}
    try:
        data = text(fields.items()).encode("utf-8")
    except UnicodeEncodeError as error:
        shown = ascii(error.object[max(0, error.start - 20) : error.end])
        raise FileError("", f"it holds a character that no file can hold, at the end of {shown}; delete it") from None
    if fault := too_large(len(data)):
        raise fault
    return data


def load(data: bytes) -> Loaded:
    """The journey in the bytes of a file. Errors: FileError (without a path) with a sentence that says what, where."""
    with undisturbed():
        fields = decode(data)
        schema = _schema(fields)
        reason = _why_read_only(schema, fields)
        writer = fields.get("writer")
        for name in HEADER:
            fields.pop(name, None)
        if schema.major <= CURRENT.major:
            upgrade(fields, schema)
        if isinstance(images := fields.get("images"), dict):
            fields["images"] = [
                {"sha256": key, **image} if isinstance(image, dict) else image for key, image in images.items()
            ]
        try:
            journey = parse(fields)
        except JourneyError as error:
            raise _refused(error, reason) from None
    return Loaded(journey, schema, writer if isinstance(writer, str) else "", bool(reason), reason)


def _schema(fields: dict[str, Any]) -> Schema:
    kind = fields.get("format")
    if kind is None:
        raise FileError(
            "", f'this is JSON, but not a journey: it has no field "format"; a journey has "format": "{FORMAT}"'
        )
    if kind != FORMAT:
        shown = f"“{clean(kind)[:40]}”" if isinstance(kind, str) else "no text"
        raise FileError("", f'this is not a journey: its "format" is {shown}, not “{FORMAT}”')
    match fields.get("schema"):
        case {"major": major, "minor": minor} if _is_version_number(major) and _is_version_number(minor):
            return Schema(major, minor)
    raise FileError("", '"schema" must say which version this is, for example {"major": 1, "minor": 0}')


def _is_version_number(value: object) -> bool:
    return type(value) is int and 0 <= value < 10_000


def _why_read_only(schema: Schema, fields: dict[str, Any]) -> str:
    """Why the file may not be changed, or ""."""
    if schema.major > CURRENT.major:
        return (
            f"It was written by a newer journeymap (format {schema}; this one knows {CURRENT}),"
            " so it is opened to look at; update journeymap to change it."
        )
    features = fields.get("must_understand", [])
    if not isinstance(features, list) or not all(isinstance(one, str) for one in features):
        raise FileError("", '"must_understand" must be a list of names; write [] when there is none')
    if unknown := [clean(one)[:40] for one in features if one not in FEATURES]:
        names = ", ".join(f"“{one}”" for one in unknown[:5])
        return f"It uses {names}, which this journeymap does not know, so it is opened to look at; update to change it."
    return ""


def _refused(error: JourneyError, reason: str) -> FileError:
    if reason:
        return FileError("", f"it cannot be shown. {reason}", error.problems)
    first, *more = error.problems
    if not more:
        return FileError("", first)
    number = "many" if more[-1] == MORE else len(more)
    return FileError("", f"{first} (and {number} more)", error.problems)
