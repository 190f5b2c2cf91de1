"""Every way into the program for bytes from outside, attacked with damaged ones: `run` in this process, `run_apart` in
one of its own that tells how long the slowest took and how much memory all of them."""

from __future__ import annotations

import io
import json
import random
import subprocess
import sys
import tempfile
import time
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from zlib import crc32

from mutations import mutated, mutated_package, odd_json

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

HERE = Path(__file__).parent


class Door(NamedTuple):
    """`samples()` are whole files; `damage` one of them; `enter` raises only what is allowed where it refuses."""

    samples: Callable[[], Sequence[bytes]]
    damage: Callable[[bytes, random.Random], bytes]
    enter: Callable[[bytes], None]


class Told(NamedTuple):
    opened: int
    refused: int
    slowest: float
    """Seconds of the processor: a busy machine makes nobody slow."""
    peak: int
    """MB; 0 where the system does not tell."""


# -- samples


@cache
def _maps() -> tuple[bytes, ...]:
    from strategies import random_journey

    from journeymap.files.format import dump

    samples = [file.read_bytes() for file in sorted((HERE / "data" / "journeys").glob("*.journey"))]
    return (*samples, dump(random_journey(3)), dump(random_journey(4, stages=2, touchpoints=4)))


@cache
def _unsettled() -> tuple[bytes, ...]:
    """Maps as version control leaves them, and two in one file, besides those that are whole."""
    mixed = []
    for data in _maps():
        lines = data.split(b"\n")
        at = len(lines) // 2
        sides = [b"<<<<<<< HEAD", *lines[at : at + 2], b"||||||| 1a2b", lines[at], b"=======", lines[at + 1]]
        mixed.append(b"\n".join([*lines[:at], *sides, b">>>>>>> branch", *lines[at + 2 :]]))
    return (*_maps(), *mixed, _maps()[0] + _maps()[-1], _maps()[0] + bytes(500))


@cache
def _preset_lines() -> tuple[bytes, ...]:
    from journeymap.render.option_words import written
    from journeymap.ui.export_memory import USUAL

    return tuple(written(options, preset=name).encode() for name, options in USUAL.items())


@cache
def _books() -> tuple[bytes, ...]:
    import openpyxl
    from strategies import random_journey

    from journeymap.convert.xlsx import write_xlsx

    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (
        ("Stage", "Touchpoint", "Day", "Feeling"),
        ("Buy", "Demo", 3, "happy"),
        ("Use", "Start", date(2026, 1, 2), -1),
    ):
        sheet.append(row)
    plain = io.BytesIO()
    book.save(plain)
    return (write_xlsx(random_journey(3, touchpoints=6), today=date(2026, 11, 22)), plain.getvalue())


@cache
def _tables() -> tuple[bytes, ...]:
    from strategies import random_journey

    from journeymap.convert.csv_touchpoints import write_csv

    table = (
        'Stage;Touchpoint;Channel;Day;Feeling\nBuy;"Demo; with ""quotes""\nand lines";E-Mail;3;😀\nUse;Start;;7;-1\n'
    )
    return (
        write_csv(random_journey(3)),
        table.encode(),
        table.replace(";", "\t").encode("utf-16"),
        table.encode("cp1252", "replace"),
    )


@cache
def _pasted() -> tuple[bytes, ...]:
    rows = 'Touchpoint\tDay\tPain\nKick-off\t3\t"two\nlines"\nReview\tweek 2\t\n'
    return (rows.encode(), rows.replace("\t", "\t\t").encode(), ("a\tb\tc\n" * 40).encode())


@cache
def _templates() -> tuple[bytes, ...]:
    from made_templates import corporate

    return (corporate(),)


@cache
def _pictures() -> tuple[bytes, ...]:
    from PIL import Image

    image = Image.effect_noise((90, 60), 60).convert("RGB")
    made = []
    for kind in ("PNG", "JPEG", "GIF", "BMP", "TIFF", "WEBP"):
        out = io.BytesIO()
        image.save(out, kind)
        made.append(out.getvalue())
    return tuple(made)


@cache
def _clips() -> tuple[bytes, ...]:
    from strategies import random_journey

    from journeymap.editor.clipboard import copied

    journey = random_journey(3)
    return (copied(journey, [one.id for one in journey.touchpoints[:5]]).data,)


@cache
def _themes() -> tuple[bytes, ...]:
    from journeymap import resources

    return (resources.path("themes", "light.toml").read_bytes(),)


@cache
def _journals() -> tuple[bytes, ...]:
    from strategies import random_journey

    from journeymap.files.journal import About, Journal

    with tempfile.TemporaryDirectory() as folder:
        before = random_journey(3)
        journal = Journal(Path(folder), About("a.journey", "", "A"), before)
        journal.note(before.model_copy(update={"title": "Other", "stages": before.stages}), "Rename")
        journal.close()
        return (journal.path.read_bytes(),)


@cache
def _versions() -> tuple[bytes, ...]:
    from journeymap.files.versions import keep

    with tempfile.TemporaryDirectory() as folder:
        return (keep(Path(folder), _maps()[0], "saved").path.read_bytes(),)


def _marks() -> tuple[bytes, ...]:
    mark = {"name": "Anna", "machine": "desk-3", "since": "2026-11-22T10:00:00+00:00", "mark": "1"}
    return (json.dumps(mark).encode(),)


# -- ways in


def _map(data: bytes) -> None:
    from journeymap.files.format import dump, load

    loaded = load(data)
    saved = dump(loaded.journey, loaded.schema)
    assert load(saved).journey == loaded.journey


def _rescued(data: bytes) -> None:
    from journeymap.files.format import dump, load
    from journeymap.files.salvage import salvage

    found = salvage(data)
    assert load(dump(found.journey)).journey == found.journey


def _imported(data: bytes) -> None:
    from journeymap.convert.importing import read_table_file
    from journeymap.files.format import dump, load

    journey = read_table_file(data, "table.xlsx").journey
    assert load(dump(journey)).journey == journey


def _table_pasted(data: bytes) -> None:
    from journeymap.convert.tables import guess, table_of
    from journeymap.editor.lines import lines_of
    from journeymap.editor.table_rows import filled
    from journeymap.model.edits import new_journey

    text = data.decode("utf-8", "surrogatepass" if data.isascii() else "replace")
    lines_of(text)
    journey = new_journey()
    table = table_of(text)
    if table is not None:
        filled(journey, table, guess(table, journey))


def _template(data: bytes) -> None:
    from journeymap.draw.theme import theme
    from journeymap.layout.slides.deck import deck
    from journeymap.model.journey import Journey
    from journeymap.render.pptx import write_deck
    from journeymap.render.pptx_template import dressed, frame_of

    look, journey = dressed(theme("light"), data), Journey(title="Map", owner="CS")
    write_deck(deck(journey, look, frame_of(data)), journey, look, template=data)


def _picture(data: bytes) -> None:
    from journeymap.editor.pictures import picture_from

    picture_from(data, "photo")


def _clip(data: bytes) -> None:
    from journeymap.editor.clipboard import read

    read(data)


def _theme(data: bytes) -> None:
    from journeymap.draw.theme import theme

    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "own.toml"
        file.write_bytes(data)
        theme(str(file))


def _journal(data: bytes) -> None:
    from journeymap.files.journal import read

    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "a.journal"
        file.write_bytes(data)
        read(file)


def _settings(data: bytes) -> None:
    from journeymap.ui.settings import load

    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "settings.json"
        file.write_bytes(data)
        load(file)


def _preset(data: bytes) -> None:
    from journeymap.render.option_words import read

    read(data.decode("utf-8", "replace"))


def _version(data: bytes) -> None:
    from journeymap.files.versions import bytes_of, versions

    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "a.version").write_bytes(data)
        for one in versions(Path(folder)):
            bytes_of(one)


def _mark(data: bytes) -> None:
    from journeymap.files.presence import look, mark_of

    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "a.journey"
        file.write_bytes(b"map")
        mark_of(file).write_bytes(data)
        look(file)


def _odd(_: bytes, dice: random.Random) -> bytes:
    return odd_json(dice)


DOORS: dict[str, Door] = {
    "map": Door(_maps, mutated, _map),
    "rescue": Door(_unsettled, mutated, _rescued),
    "odd JSON": Door(_maps, _odd, _map),
    "rescue of odd JSON": Door(_maps, _odd, _rescued),
    "workbook": Door(_books, mutated_package, _imported),
    "table": Door(_tables, mutated, _imported),
    "pasted table": Door(_pasted, mutated, _table_pasted),
    "template": Door(_templates, mutated_package, _template),
    "picture": Door(_pictures, mutated, _picture),
    "clip": Door(_clips, mutated, _clip),
    "theme": Door(_themes, mutated, _theme),
    "journal": Door(_journals, mutated, _journal),
    "version": Door(_versions, mutated, _version),
    "mark": Door(_marks, mutated, _mark),
    "preset": Door(_preset_lines, mutated, _preset),
    "settings": Door(lambda: (b'{"theme": "dark", "recent": ["a", "b"], "reopen": true}',), mutated, _settings),
}


DEEP = (
    b"[" * 9_000, b'{"a":' * 2_000, b"a = " + b"[" * 9_000, b"<a>" * 9_000, b"00000000 " + b"[" * 9_000 + b"\n",
    b"%08x " % crc32(b"[" * 9_000) + b"[" * 9_000 + b"\n", b"", b"\0" * 99, b"\xff" * 99,
)  # fmt: skip
"""What every door meets first."""


def run(name: str, first: int, many: int) -> Told:
    """Enters by that door with so many damaged files; anything but our own errors gets out of here."""
    from journeymap.draw.theme import ThemeError
    from journeymap.files.errors import FileError
    from journeymap.model.refusal import JourneyError
    from journeymap.render.errors import ExportError

    door = DOORS[name]
    samples = door.samples()
    for sample in samples:
        door.enter(sample)  # whole ones get in, and whatever is loaded once is
    opened = refused = 0
    slowest = 0.0
    for seed in range(first, first + many):
        dice = random.Random(seed)
        data = DEEP[seed - first] if seed - first < len(DEEP) else door.damage(dice.choice(samples), dice)
        begun = time.process_time()
        try:
            door.enter(data)
            opened += 1
        except (FileError, JourneyError, ExportError, ThemeError) as error:
            refused += 1
            sentence = str(error)
            assert 5 < len(sentence) < 2_000, (seed, sentence)
        except BaseException as error:
            error.add_note(f"{name}, seed {seed}")
            raise
        slowest = max(slowest, time.process_time() - begun)
    return Told(opened, refused, slowest, _peak())


def _peak() -> int:
    """This process's own peak; what getrusage tells begins with that of the process that started it."""
    if sys.platform != "linux":
        return 0
    status = Path("/proc/self/status").read_text()
    return int(status.split("VmHWM:")[1].split()[0]) // 1024


def run_apart(name: str, first: int, many: int) -> Told:
    """The same in a process of its own."""
    script = "import sys, json; sys.path[:0] = sys.argv[1:3]; import mutated_doors as m; "
    script += "print(json.dumps(m.run(sys.argv[3], int(sys.argv[4]), int(sys.argv[5]))))"
    command = [sys.executable, "-c", script, str(HERE.parent), str(HERE), name, str(first), str(many)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-3_000:]
    return Told(*json.loads(done.stdout.splitlines()[-1]))
