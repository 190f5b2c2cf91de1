"""What ships as examples and templates is canonical and honest."""

from __future__ import annotations

import base64
import io
import re
from typing import get_args

import pytest
from PIL import Image as PillowImage
from shipped_maps import (
    EXAMPLES,
    NAMES,
    TEMPLATES,
    TODAY,
    blocks,
    journey_of,
    path_of,
    records,
    shown,
    texts,
)

from journeymap import resources
from journeymap.draw.theme import theme
from journeymap.files.format import dump, load
from journeymap.flow.check import check
from journeymap.layout.build import build
from journeymap.model.journey import (
    THING_FIELDS,
    Channel,
    Feeling,
    Journey,
    Lane,
    Link,
    Metric,
    MetricKind,
    Note,
    Record,
    Signal,
    Touchpoint,
)


def test_the_folders_hold_exactly_what_is_told_here() -> None:
    assert {path.stem for path in EXAMPLES.glob("*.journey")} == set(NAMES)
    assert {path.stem for path in resources.path("templates").glob("*.journey")} == set(TEMPLATES)
    readme = (EXAMPLES / "README.md").read_text("utf-8")
    assert [name for name in (*NAMES, *TEMPLATES) if name not in readme] == []


@pytest.mark.parametrize("name", [*NAMES, *TEMPLATES])
class TestEveryMap:
    def test_is_written_as_the_program_writes_it(self, name: str) -> None:
        data = path_of(name).read_bytes()
        loaded = load(data)
        assert dump(loaded.journey) == data
        assert not loaded.read_only
        assert [record for record in records(loaded.journey) if record.model_extra] == []

    def test_has_no_text_that_is_cut_off_or_misspelt_by_a_stray_space(self, name: str) -> None:
        journey = journey_of(name)
        assert [text for text in texts(journey) if text != text.strip() or "  " in text] == []
        assert [block.source for block in blocks(build(shown(journey), theme("light"))) if block.cut] == []

    def test_links_nowhere_real(self, name: str) -> None:
        hosts = {re.sub(r"^https://([^/]+)/.*", r"\1", r.url) for r in records(journey_of(name)) if isinstance(r, Link)}
        assert hosts <= {"example.com", "example.org"}
        assert not any(
            re.search(r"https?:|www\.|@", text) for text in texts(journey_of(name)) if "//example." not in text
        )

    def test_does_not_pass_off_its_figures_as_facts(self, name: str) -> None:
        journey = journey_of(name)
        if any(metric.current is not None for metric in journey.metrics):
            assert journey.evidence.startswith("Example figures")
        for touchpoint in journey.touchpoints:
            if any(character.isdigit() for character in touchpoint.evidence_note):
                assert touchpoint.evidence_note.startswith(("Example:", "From notes"))

    def test_has_pictures_that_open_and_are_small(self, name: str) -> None:
        journey = journey_of(name)
        used = {getattr(record, "image", None) for record in records(journey)}
        for picture in journey.images:
            content = base64.b64decode(picture.data)
            assert len(content) < 15_000
            with PillowImage.open(io.BytesIO(content)) as opened:
                opened.load()
                assert opened.size == (picture.width, picture.height)
            assert picture.sha256 in used


@pytest.mark.parametrize("name", [name for name in NAMES if name != "before-the-audit"])
def test_no_other_example_contradicts_itself(name: str) -> None:
    assert [problem for problem in check(journey_of(name), TODAY) if problem.severity == "error"] == []


class TestTogether:
    """What the maps show between them."""

    every = tuple(journey_of(name) for name in (*NAMES, *TEMPLATES))

    def test_every_field_of_every_record_is_used_in_some_example(self) -> None:
        used: set[tuple[type[Record], str]] = set()
        for journey in self.every[: len(NAMES)]:
            for record in records(journey):
                used |= {
                    (type(record), name)
                    for name, field in type(record).model_fields.items()
                    if getattr(record, name) != field.get_default()
                }
        kinds: tuple[type[Record], ...] = (Journey, Feeling, Link, *THING_FIELDS.values())
        # Whatever there is can be marked internal; a map where all of it is would be nobody's example. And nobody hands
        # out a map in which a merge has left something to decide, or with what was said in a session on it.
        unseen = ("internal", "workshops", "unsettled")
        wanted = {(kind, name) for kind in kinds for name in kind.model_fields if name not in unseen}
        assert {kind for kind, name in used if name == "internal"} >= {Touchpoint, Lane, Note, Metric, Signal}
        assert sorted(f"{kind.__name__}.{name}" for kind, name in wanted - used) == []

    def test_every_kind_occurs_somewhere(self) -> None:
        channels = {touchpoint.channel for journey in self.every for touchpoint in journey.touchpoints}
        assert set(get_args(Channel)) - channels == {""}
        assert {metric.kind for journey in self.every for metric in journey.metrics} == set(get_args(MetricKind))
        assert {flow.kind for journey in self.every for flow in journey.flows} == {"next", "branch", "loop"}
        assert {t.actor for journey in self.every for t in journey.touchpoints} >= {"customer", "company", "partner"}
        statuses = {note.status for journey in self.every for note in journey.notes}
        assert statuses == {None, "open", "planned", "doing", "done", "dropped"}
        values = {f.value for journey in self.every for t in journey.touchpoints for f in t.feelings}
        assert values == {-2, -1, 0, 1, 2}
