"""A map in which a text that somebody means ill with stands in every field that holds text, found by the types: a field
that is added tomorrow is hostile too. And a canary: a picture that nothing may ever load.
"""

from __future__ import annotations

import base64
import os
import socket
import threading
from dataclasses import dataclass
from itertools import cycle
from typing import TYPE_CHECKING, Annotated, Any, get_args, get_origin

from strategies import picture, random_journey

from journeymap.model import limits
from journeymap.model.journey import Journey, Record, Redaction
from journeymap.model.parse import parse

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

MARK = "Hst"
"""Stands in every hostile text, so that it can be found again."""


def hostile_texts(pictures: tuple[str, ...] = ("file:///canary.png",)) -> tuple[str, ...]:
    """Texts for every field; each holds `MARK`. `pictures` are addresses that nothing may load."""
    loading = [
        form.replace("{}", address)
        for address in pictures
        for form in (
            '<img src="{}">Hst',
            "<p style='background-image:url({})'>Hst</p>",
            '<html><body background="{}"><table background="{}"><tr><td>Hst</td></tr></table></body></html>',
            "![Hst]({})",
            '<a href="{}">Hst</a>',
            '<link rel="stylesheet" href="{}">Hst<style>@import "{}";</style>',
            '<object data="{}"></object><iframe src="{}"></iframe><svg><image href="{}"/></svg>Hst',
        )
    ]
    return (
        *loading,
        "<script>Hst()</script><img src=x onerror=Hst()>",
        "</title></style></textarea></script></text></svg>]]>-->Hst",
        "&lt;b&gt;Hst&#0;&amp;&nbsp;&unknown;",
        '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><x>&a;Hst</x>',
        "=cmd|' /C calc'!A0 Hst",
        '=HYPERLINK("http://127.0.0.1/Hst")',
        "+Hst",
        "-2+3 Hst",
        "@SUM(1) Hst",
        "\tHst",
        "\rHst",
        "{{Hst}} {0} %s %n ${Hst} #{Hst} `Hst`",
        "'; DROP TABLE maps; -- Hst",
        "../../../etc/Hst\\..\\..",
        "javascript:Hst(1)",
        "\u202e\u2066gnp.exe Hst\u2069 \u200f\u061c",
        "Hst\u202a\u202b\u202d" * 40,
        "Z\u0351\u036b\u0343\u036a\u0302" * 60 + "Hst",
        "Hst" + "x" * (limits.TEXT - 3),
        "Hst\u2028two\u2029three\x0bfour\x0cfive\x85six",
        "Hst\x00\x01\x1b[31m\x07\x7f\x9b",
        "👩🏽\u200d💻🏳️\u200d🌈\U0001f1e9" * 20 + "Hst",
        "\ufeff\u200b\u00ad\u2060\u180eHst\ufffd\U0010fffd\U000e0041",
        "مرحبا (Hst) שלום [1] ไทย 漢字" * 5,
        "Hst\n\n\n\t\t  \n",
        "BEGIN:VEVENT\nSUMMARY:Hst\nEND:VCALENDAR",
        "# Hst\n- [ ] x\n```\n---\n| a | b |\n|---|---|",
        "section Hst\n  task: 5: Me\nend %%{init}%%",
        "Hst & Sons [*] &amp; Co",
    )


def hostile_journey(pictures: tuple[str, ...] = ("file:///canary.png",), seed: int = 33) -> Journey:
    """A map with something of every kind; every text of it is hostile."""
    texts = cycle(hostile_texts(pictures))
    base = random_journey(seed, stages=3, touchpoints=14)
    shown = {
        "images": tuple({one.sha256: one for one in (*base.images, picture(1))}.values()),
        "redactions": (Redaction(title="x"), Redaction(title="y")),
    }
    base = base.model_copy(update=shown)  # nothing of it may be missing, whatever the dice say
    fields = _hostile(base, texts)
    for touchpoint in fields["touchpoints"][:4]:
        touchpoint["links"] = [{"url": f"https://example.org/?{MARK}=<b>'\"()&%00", "title": next(texts)}]
    return parse(fields)


def _hostile(record: Record, texts: Iterator[str]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name, field in type(record).model_fields.items():
        value = getattr(record, name)
        if is_text(field):
            found[name] = next(texts)
        elif are_texts(field):
            found[name] = [next(texts), next(texts)]
        elif isinstance(value, tuple):
            found[name] = [_hostile(one, texts) if isinstance(one, Record) else one for one in value]
        else:
            found[name] = _hostile(value, texts) if isinstance(value, Record) else value
    return found | {name: next(texts) for name in record.__pydantic_extra__ or ()}


def is_text(field: Any) -> bool:
    """Whether a field of a record holds what people type."""
    return field.annotation is str and _typed(field)


def are_texts(field: Any) -> bool:
    """Whether a field holds several such."""
    return any(get_origin(one) is Annotated and any(map(_typed, get_args(one))) for one in get_args(field.annotation))


def _typed(thing: Any) -> bool:
    metadata = getattr(thing, "metadata", None) or (thing,)
    return any(getattr(one, "max_length", 0) == limits.TEXT for one in metadata)


def texts_of(journey: Journey) -> dict[tuple[type[Record], str], str]:
    """A text of every field that holds some, by the kind of record and the name of the field."""
    found: dict[tuple[type[Record], str], str] = {}

    def walk(record: Record) -> None:
        for name, field in type(record).model_fields.items():
            value = getattr(record, name)
            if is_text(field):
                found[type(record), name] = value
            elif are_texts(field) and value:
                found[type(record), name] = value[0]
            for one in value if isinstance(value, tuple) else (value,):
                if isinstance(one, Record):
                    walk(one)

    walk(journey)
    return found


def fields_for_texts(kind: type[Record] = Journey) -> set[tuple[type[Record], str]]:
    """Every field for texts of every kind of record that a journey may hold."""
    found = set()
    for name, field in kind.model_fields.items():
        if is_text(field) or are_texts(field):
            found.add((kind, name))
        for inner in (field.annotation, *get_args(field.annotation)):
            if isinstance(inner, type) and issubclass(inner, Record):
                found |= fields_for_texts(inner)
    return found


@dataclass
class Canary:
    """A picture in a file and one behind an address of this machine; `sung` tells whether anything has loaded one."""

    file: Path
    address: str
    calls: list[bytes]

    @property
    def addresses(self) -> tuple[str, ...]:
        return (self.file.as_uri(), str(self.file), self.address)

    def hush(self) -> None:
        """From now on whatever reads the file leaves a trace: its time of access becomes later than that of its change
        on every file system that keeps one."""
        os.utime(self.file, ns=(10**18, 2 * 10**18))
        self.calls.clear()

    def sung(self) -> list[str]:
        """What was loaded since."""
        read = ["the file"] if self.file.stat().st_atime_ns != 10**18 else []
        return [*read, *(call.decode("latin-1") for call in self.calls)]


def canary(folder: Path) -> Iterator[Canary]:
    """The body of a fixture: a canary that is hushed."""
    file = folder / "canary.png"
    file.write_bytes(base64.b64decode(picture(3).data))
    server = socket.create_server(("127.0.0.1", 0))
    calls: list[bytes] = []

    def answer() -> None:
        while True:
            try:
                caller, _ = server.accept()
            except OSError:
                return
            with caller:
                calls.append(b"a call")
                caller.sendall(b"HTTP/1.0 404 No\r\n\r\n")

    thread = threading.Thread(target=answer, daemon=True)
    thread.start()
    bird = Canary(file, f"http://127.0.0.1:{server.getsockname()[1]}/canary.png", calls)
    bird.hush()
    yield bird
    server.shutdown(socket.SHUT_RDWR)
    server.close()
    thread.join(2)
