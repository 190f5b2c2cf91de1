"""What the speaker has below a slide: our notes, then a line, then theirs, which stay when the deck is made anew."""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING

from lxml import etree

from journeymap.render.pptx_direction import direction, without_isolates
from journeymap.render.pptx_names import GROUP, HEAD, NUMBER_FIELD, ROOT
from journeymap.render.pptx_places import found
from journeymap.render.pptx_scripts import escape

if TYPE_CHECKING:
    from collections.abc import Sequence

_LINE = "—— Your own notes below this line stay when the map is exported again · {} ——"
_LIKE = re.compile(re.escape(_LINE).replace(r"\{\}", r"(\S+)"))


def line(key: str) -> str:
    """The line between our notes and theirs. It names the slide: of all that does, only this stays when the deck goes
    through LibreOffice and the like."""
    return _LINE.format(key)


def notes_xml(key: str, notes: str, theirs: Sequence[str], number: int) -> bytes:
    """The part with a slide's notes; `theirs` are the paragraphs that somebody wrote below the line, as XML."""
    lines = [*(notes.split("\n") if notes else ()), line(key)]
    said = "".join(map(_said, lines))
    said += "".join(theirs) or "<a:p/>"
    return (
        f"{HEAD}<p:notes {ROOT}><p:cSld><p:spTree>{GROUP}"
        '<p:sp><p:nvSpPr><p:cNvPr id="2" name="Slide image"/><p:cNvSpPr>'
        '<a:spLocks noGrp="1" noRot="1" noChangeAspect="1"/></p:cNvSpPr><p:nvPr><p:ph type="sldImg"/></p:nvPr>'
        "</p:nvSpPr><p:spPr/></p:sp>"
        '<p:sp><p:nvSpPr><p:cNvPr id="3" name="Notes"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
        '<p:nvPr><p:ph type="body" idx="1"/></p:nvPr></p:nvSpPr><p:spPr/>'
        f"<p:txBody><a:bodyPr/><a:lstStyle/>{said}</p:txBody></p:sp>"
        '<p:sp><p:nvSpPr><p:cNvPr id="4" name="Slide number"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
        '<p:nvPr><p:ph type="sldNum" sz="quarter" idx="5"/></p:nvPr></p:nvSpPr><p:spPr/>'
        f'<p:txBody><a:bodyPr/><a:lstStyle/><a:p><a:fld id="{NUMBER_FIELD}" type="slidenum"><a:rPr/>'
        f"<a:t>{number}</a:t></a:fld></a:p></p:txBody></p:sp>"
        "</p:spTree></p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:notes>"
    ).encode()


def _said(text: str) -> str:
    if not text:
        return "<a:p/>"
    return f"<a:p>{direction(text, 'r')}<a:r><a:rPr/><a:t>{escape(without_isolates(text))}</a:t></a:r></a:p>"


def digest(notes: str) -> str:
    """What a slide remembers of the notes it was given, to know whether somebody has changed them."""
    return hashlib.sha256(" ".join(without_isolates(notes).split()).encode()).hexdigest()[:16]


def theirs(part: bytes, given: str) -> list[str]:
    """The paragraphs, as XML, that somebody wrote into the notes of a slide: all below our line; all there are where
    the line is gone and the text is no longer the one that `given` is the digest of."""
    paragraphs = _paragraphs(part)
    said = [_words(paragraph) for paragraph in paragraphs]
    at = next((number for number, words in enumerate(said) if _LIKE.fullmatch(words.strip())), None)
    if at is None and digest("\n".join(said)) == given:
        return []
    start = 0 if at is None else at + 1
    end = max((number + 1 for number, words in enumerate(said) if words.strip()), default=0)
    for link in [one for paragraph in paragraphs[start:end] for one in found(paragraph, ".//*[@r:id]")]:
        link.getparent().remove(link)  # what it led to is not carried over
    return [etree.tostring(one, encoding="unicode", with_tail=False) for one in paragraphs[start:end]]


def key_in(part: bytes) -> str:
    """The slide that the line in some notes names; "" where there is none."""
    named = (_LIKE.fullmatch(_words(paragraph).strip()) for paragraph in _paragraphs(part))
    return next((match[1] for match in named if match), "")


def _paragraphs(part: bytes) -> list[etree._Element]:
    root = etree.fromstring(part, etree.XMLParser(resolve_entities=False, no_network=True))
    return found(root, './/p:sp[p:nvSpPr/p:nvPr/p:ph[@type="body"]]/p:txBody/a:p')


def _words(paragraph: etree._Element) -> str:
    return "".join("\n" if one.tag.endswith("}br") else one.text or "" for one in found(paragraph, ".//a:t|.//a:br"))
