"""Damage for files of any kind, and JSON as nobody writes it: `from mutations import mutated, odd_json`."""

from __future__ import annotations

import codecs
import gzip
import io
import json
import zipfile
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import random

PIECES = (
    *(b'"', b"\\", b"{", b"}", b"[", b"]", b",", b":", b"\n", b"\r", b"\t", b"\0"),
    *(b"\xff", b"\xed\xa0\x80", b"\xef\xbb\xbf"),
    *(b"null", b"true", b"NaN", b"-Infinity", b"1e999", b"-1", b"7", b'"x"', b"[]", b"{}", b"\\ud800", b"\\u0000"),
    *(b'"id"', b'"feelings"', b'"images"', b'"schema"', b'"major"', b'"p1"', b'"t1"', b'"s1"', b"2026-13-45"),
    *(b"9" * 400, b"[" * 100, b'{"a":' * 70, "\u202e".encode(), "\u2028".encode(), "😀".encode()),
    *(b"<", b">", b"&", b"&#0;", b"<!DOCTYPE x [<!ENTITY a 'b'>]>", b"]]>", b"=1+1", b";", b"|", b"-", b"../", b"rId1"),
    *(b"\x00\x00\x00\x00", b"\xff\xff\xff\xff", b"\x7f\xff\xff\xff", b"\x80", b"PK\x03\x04", b"\x89PNG", b"\xff\xd8"),
)  # fmt: skip


def mutated(whole: bytes, dice: random.Random) -> bytes:
    """The bytes with one to eight places overwritten, cut, doubled, moved or filled with something else."""
    data = bytearray(whole)
    for _ in range(dice.choice((1, 1, 2, 4, 8))):
        start = dice.randrange(len(data) + 1)
        end = min(len(data), start + dice.choice((0, 1, 4, 30, 400)))
        match dice.randrange(6):
            case 0:
                data[start:end] = dice.choice(PIECES)
            case 1:
                data[start:end] = b""
            case 2:
                data[start:start] = data[start:end]
            case 3:
                data[start:end] = dice.randbytes(end - start)
            case 4 if data and start < len(data):
                data[start] ^= 1 << dice.randrange(8)
            case _:
                other = dice.randrange(len(data) + 1)
                data[start:end] = data[other : other + dice.choice((1, 6, 40))]
    if dice.random() < 0.02:
        del data[dice.randrange(len(data) + 1) :]
    return bytes(data)


@cache
def _members(package: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(package)) as packed:
        return {name: packed.read(name) for name in packed.namelist()}


def mutated_package(package: bytes, dice: random.Random) -> bytes:
    """A zip with damage in one of its members, in which members there are, or in the zip itself."""
    if dice.random() < 0.25:
        return mutated(package, dice)
    members = dict(_members(package))
    name = dice.choice([*members])
    match dice.randrange(8):
        case 0:
            del members[name]
        case 1:
            members[name] = dice.choice([*members.values()])
        case 2:
            members[dice.choice(("../x", "/etc/x", name.upper(), name + "/", "\u202e", "x" * 300))] = members[name]
        case _:
            members[name] = mutated(members[name], dice)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as packed:
        for key, content in members.items():
            packed.writestr(zipfile.ZipInfo(key), content, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def odd_json(dice: random.Random) -> bytes:
    """A journey's file, or what might be taken for one, as no program of ours would write it."""

    def value(depth: int) -> str:
        kind = dice.randrange(16 if depth else 10)
        match kind:
            case 0:
                return dice.choice(("NaN", "Infinity", "-Infinity", "1e999", "-1e999", "1E400", "-0", "00", "1.", ".5"))
            case 1:
                return dice.choice(("-0.0", "1e-999", "9" * dice.choice((20, 400, 5_000)), "0." + "1" * 400, "1_0"))
            case 2:
                return json.dumps(
                    "".join(dice.choices('aä\u2028\u202e\0\x1b\x7f\ufffe😀\u0301"\\/', k=dice.randrange(30)))
                )
            case 3:
                return dice.choice(
                    ('"\\ud800"', '"\\udc00\\ud800"', '"\\ud83d\\ude00"', '"\\u0000"', '"\\x"', '"\t"', "'x'")
                )
            case 4:
                return dice.choice(("null", "true", "false", "None", "undefined", "TRUE", "", "//x\n1", "/*x*/1"))
            case 5 | 6:
                return json.dumps(dice.choice(_WORDS))
            case 7:
                return str(dice.choice((0, 1, -1, 2**31, 2**63, -(2**64), 36_500, 36_501, 1.5)))
            case 8:
                return dice.choice(("[", '{"a":')) * dice.choice((1, 63, 64, 65, 500, 20_000))
            case 9:
                return '"' + "x" * dice.choice((9_999, 10_000, 10_001, 100_000)) + '"'
            case 10 | 11 | 12:
                return (
                    "[" + dice.choice((",", ", ", ",,")).join(value(depth - 1) for _ in range(dice.randrange(5))) + "]"
                )
            case _:
                names = [dice.choice(_WORDS) for _ in range(dice.randrange(6))]
                return (
                    "{"
                    + ",".join(f"{json.dumps(name)}:{value(depth - 1)}" for name in names)
                    + dice.choice(("}", ",}"))
                )

    fields = [f"{json.dumps(dice.choice(_WORDS))}: {value(3)}" for _ in range(dice.randrange(9))]
    header = ['"format": "journeymap"', '"schema": {"major": 1, "minor": 2}', '"title": "x"']
    text = "{" + ", ".join([*header[: dice.choice((3, 3, 3, 2, 1, 0))], *fields]) + "}"
    match dice.randrange(12):
        case 0:
            return codecs.BOM_UTF8 * dice.randrange(1, 3) + text.encode()
        case 1:
            return text.encode(dice.choice(("utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-8-sig")), "replace")
        case 2:
            return gzip.compress(text.encode())
        case 3:
            return text.encode() * dice.randrange(2, 4)
        case 4:
            return text.replace(" ", "\u00a0").encode()
        case 5:
            return text.replace(", ", ",\r").encode()
        case 6:
            return text.encode("latin-1", "replace")
        case _:
            return text.encode()


_WORDS = (
    *("id", "title", "stages", "touchpoints", "lanes", "notes", "feelings", "persona", "value", "images", "checks"),
    *("format", "schema", "journeymap", "x", "", "__proto__", "model_fields", "__class__", "self", "\u202e", "ä" * 300),
    *("stage", "kind", "touchpoints", "day", "links", "url", "https://x", "t1", "s1", "2026-02-30", "#12345g"),
)  # fmt: skip
