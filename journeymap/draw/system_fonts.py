"""Fonts installed on the machine, asked for only when a character is in none of the bundled ones.

Folders named in the environment variable JOURNEYMAP_FONTS (separated like PATH) are searched too, and first.
Only files whose names promise Chinese, Japanese or Korean are opened for those scripts; every other character
looks through all files. Of a file nothing is read but its names, its style and which characters it maps.
"""

from __future__ import annotations

import os
import sys
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import uharfbuzz as hb

from journeymap.draw.fonts import BUNDLED, Face

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

# fmt: off
#: Families for a language, best first, as PostScript names begin (lower case, hyphens dropped).
CJK_FAMILIES = {
    "ja": (
        "notosanscjkjp", "notosansjp", "sourcehansansjp", "sourcehansans", "hiraginosansw", "hirakakupron",
        "hiraginosans", "yugothic", "meiryo", "ipaexgothic", "ipapgothic", "ipagothic", "takaopgothic",
        "takaogothic", "vlpgothic", "mspgothic", "msgothic",
    ),
    "ko": (
        "notosanscjkkr", "notosanskr", "sourcehansanskr", "sourcehansansk", "applesdgothicneo",
        "malgungothic", "nanumgothic", "nanumbarungothic", "undotum", "baekmukdotum", "dotum", "gulim",
    ),
    "zh-Hans": (
        "notosanscjksc", "notosanssc", "sourcehansanscn", "sourcehansanssc", "pingfangsc",
        "hiraginosansgb", "stheiti", "microsoftyahei", "wenquanyimicrohei", "wenquanyizenhei", "wenquanyi",
        "simhei", "simsun", "nsimsun",
    ),
    "zh-Hant": (
        "notosanscjktc", "notosanstc", "notosanscjkhk", "notosanshk", "sourcehansanstw", "sourcehansanstc",
        "pingfangtc", "microsoftjhenghei", "applelihei", "pmingliu", "mingliu",
    ),
}
# fmt: on

# fmt: off
#: How the names of files that hold such families begin (lower case).
_CJK_FILES = (
    "notosanscjk", "notosansjp", "notosanskr", "notosanssc", "notosanstc", "notosanshk", "sourcehan",
    "hiragino", "ヒラギノ角", "yugoth", "meiryo", "msgothic", "ipag", "ipaexg", "takao", "vl-", "applesdgothic",
    "malgun", "nanum", "undotum", "pingfang", "stheiti", "msyh", "msjh", "simhei", "simsun", "mingliu",
    "wqy", "wenquanyi", "droidsansfallback",
)
# fmt: on

#: Fonts that map everything to boxes or blanks, to show that nothing else does.
_PLACEHOLDERS = ("lastresort", "adobeblank", "notosanstofu", "unifont")

#: More than any collection holds; a broken one may claim billions.
_MOST_FACES = 64


def folders(platform: str, environment: Mapping[str, str], home: Path) -> list[Path]:
    """Where fonts are kept: those of JOURNEYMAP_FONTS first, then the user's, then the system's."""
    places = [Path(p) for p in environment.get("JOURNEYMAP_FONTS", "").split(os.pathsep) if p]
    if platform == "win32":
        local = environment.get("LOCALAPPDATA")
        places += [Path(local, "Microsoft", "Windows", "Fonts")] if local else []
        places += [Path(environment.get("WINDIR", r"C:\Windows"), "Fonts")]
    elif platform == "darwin":
        places += [home / "Library/Fonts", Path("/Library/Fonts"), Path("/System/Library/Fonts")]
        places += sorted(Path("/System/Library/AssetsV2").glob("com_apple_MobileAsset_Font*"))
    else:
        own = environment.get("XDG_DATA_HOME") or str(home / ".local/share")
        shared = environment.get("XDG_DATA_DIRS") or "/usr/local/share:/usr/share"
        places += [Path(own, "fonts"), home / ".fonts"]
        places += [Path(folder, "fonts") for folder in shared.split(":") if folder]
    return places


@cache
def files() -> tuple[Path, ...]:
    """Every font file, each once, in the order of `folders` and by path within each."""
    found: dict[Path, Path] = {}
    for folder in folders(sys.platform, os.environ, Path.home()):
        inside = [
            Path(root, name)
            for root, _, names in os.walk(folder)
            for name in names
            if name.lower().endswith((".ttf", ".otf", ".ttc", ".otc"))
        ]
        for path in sorted(inside):
            found.setdefault(path.resolve(), path)
    return tuple(found.values())


_NAMED: dict[str, Face] = {}


@cache
def open_file(path: Path) -> tuple[Face, ...]:
    """The usable faces of a file: those with a name, characters and outlines. A file that cannot be read, or is
    no font, has none."""
    try:
        with path.open("rb") as file:
            head = file.read(12)
        blob = hb.Blob.from_file_path(str(path))
    except (OSError, hb.HarfBuzzError):
        return ()
    count = min(int.from_bytes(head[8:12], "big"), _MOST_FACES) if head.startswith(b"ttcf") else 1
    return tuple(_usable_faces(blob, path, count))


def _usable_faces(blob: hb.Blob, path: Path, count: int) -> Iterator[Face]:
    for index in range(count):
        opened = hb.Face(blob, index)
        name = opened.get_name(hb.OTNameIdPredefined.POSTSCRIPT_NAME)
        tags = opened.table_tags
        if not name or name in _NAMED or "cmap" not in tags or not ("glyf" in tags or "CFF " in tags):
            continue
        if name in BUNDLED or _plain_name(name).startswith(_PLACEHOLDERS):
            continue  # another version of a bundled face has other glyph numbers
        found = _NAMED[name] = Face(name, path, index)
        found.hb_face = opened
        yield found


def named(name: str) -> Face:
    """The face of that PostScript name; KeyError when no font file has it."""
    if name not in _NAMED:
        all_faces()
    try:
        return _NAMED[name]
    except KeyError:
        raise KeyError(f"no font named {name} is bundled or installed") from None


@cache
def all_faces() -> tuple[Face, ...]:
    """Every usable face, in the order of `files`."""
    return tuple(found for path in files() for found in open_file(path))


@cache
def cjk_faces(language: str, bold: bool) -> tuple[Face, ...]:
    """Faces for Chinese, Japanese and Korean, best first for a language (a key of `CJK_FAMILIES`): its own
    families, then those of the others, upright, nearest in weight, static before variable."""
    own = CJK_FAMILIES[language]
    others = (family for key, families in CJK_FAMILIES.items() if key != language for family in families)
    order = {family: rank for rank, family in enumerate([*own, *others])}
    first = _preferred_folders()

    def rank(candidate: Face) -> tuple[bool, int, int, bool, str]:
        name = _plain_name(candidate.name)
        matches = [position for family, position in order.items() if name.startswith(family)]
        place = min(matches, default=len(order))
        theirs = not any(candidate.path.is_relative_to(folder) for folder in first)
        return theirs, place, _distance(candidate, bold, italic=False), _is_variable(candidate), name

    paths = [path for path in files() if path.stem.lower().startswith(_CJK_FILES)]
    paths += [path for path in files() if path not in paths and any(path.is_relative_to(f) for f in first)]
    return tuple(sorted((found for path in paths for found in open_file(path)), key=rank))


@cache
def ranked_faces(bold: bool, italic: bool) -> tuple[Face, ...]:
    """Every face, best first for a style: those of JOURNEYMAP_FONTS, then sans before the rest, nearest in
    weight and slope, static before variable, by name."""
    first = _preferred_folders()

    def rank(candidate: Face) -> tuple[bool, bool, int, bool, str]:
        name = _plain_name(candidate.name)
        theirs = not any(candidate.path.is_relative_to(folder) for folder in first)
        odd = "sans" not in name or "mono" in name
        return theirs, odd, _distance(candidate, bold, italic), _is_variable(candidate), name

    return tuple(sorted(all_faces(), key=rank))


def forget() -> None:
    """Look at the machine's fonts afresh the next time."""
    for cached in (files, open_file, all_faces, cjk_faces, ranked_faces):
        cached.cache_clear()
    _NAMED.clear()


def _preferred_folders() -> list[Path]:
    return [Path(p) for p in os.environ.get("JOURNEYMAP_FONTS", "").split(os.pathsep) if p]


def _plain_name(name: str) -> str:
    return name.lower().replace("-", "").replace(" ", "")


def _distance(candidate: Face, bold: bool, italic: bool) -> int:
    return abs(candidate.weight - (700 if bold else 400)) + (300 if candidate.italic != italic else 0)


def _is_variable(candidate: Face) -> bool:
    return "fvar" in candidate.hb_face.table_tags
