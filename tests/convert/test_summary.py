"""What came of a session: nothing that was done is missing, in none of the three kinds of files."""

from __future__ import annotations

import io
import zipfile
from datetime import date
from typing import TYPE_CHECKING, Any

import pypdfium2
import pytest
from onboarding import onboarding
from pptx import Presentation
from pptx.enum.shapes import MSO_SHAPE_TYPE

from journeymap.convert.summary import Summary, summary
from journeymap.convert.summary_files import ENDINGS, markdown, write
from journeymap.draw.theme import theme
from journeymap.layout.redact import FOR_THE_CUSTOMER
from journeymap.model import edits
from journeymap.model.journey import Spent, Workshop

if TYPE_CHECKING:
    from collections.abc import Iterator

    from journeymap.model.journey import Journey

LIGHT = theme("light")


def lane(journey: Journey, kind: str) -> str:
    return next(one.id for one in journey.lanes if one.kind == kind)


@pytest.fixture(scope="module")
def held() -> tuple[Journey, Journey]:
    """A map before and after a session."""
    before = onboarding()
    journey = edits.park(before, "Taken up soon")
    before = journey
    first, second, third = (one.id for one in journey.touchpoints[:3])
    journey = edits.add_note(journey, lane=lane(journey, "pains"), at=first, text="Nobody answers | on *Fridays*")
    journey = edits.rename(journey, second, "Quite another title")
    journey = edits.delete(journey, [third])
    journey = edits.unpark(journey, 0)
    journey = edits.park(journey, "Who pays?", at=first, by="Finance")
    journey = edits.hold_workshop(journey, "With Support", date(2026, 11, 22))
    number = len(journey.workshops) - 1
    journey = edits.set_workshop(journey, number, people=("Dana", "Omar"))
    journey = edits.vote(edits.vote(journey, number, first, 4), number, second, 7)
    journey = edits.decide(edits.decide(journey, number, second), number, text="We meet again in May")
    times = [
        Spent(step="overview", title="The whole map", seconds=430, minutes=5),
        Spent(step="close", title="What happens next", seconds=45),
    ]
    return before, edits.note_times(journey, number, times)


@pytest.fixture(scope="module")
def told(held: tuple[Journey, Journey]) -> Summary:
    before, after = held
    return summary(before, after, after.workshops[-1])


def rows(told: Summary, title: str) -> list[tuple[str, ...]]:
    return list(next(part.rows for part in told.parts if part.title == title))


def test_every_part_says_what_happened(told: Summary, held: tuple[Journey, Journey]) -> None:
    before, after = held
    first, third = after.touchpoints[0], before.touchpoints[2]
    stage = next(one.title for one in after.stages if one.id == first.stage)
    assert told.title == "With Support, 22 Nov 2026"
    assert told.people == ("Dana", "Omar")
    assert rows(told, "What was decided")[:2] == [
        ("Quite another title", "Decided", stage),
        ("We meet again in May", "Decided", ""),
    ]
    assert rows(told, "What got the most dots") == [
        ("1", "Quite another title", "7", stage),
        ("2", first.title, "4", stage),
    ]
    assert ("Pain point", "Nobody answers | on *Fridays*", f"{stage} › {first.title}") in rows(told, "What was added")
    assert any("Quite another title" in row[0] for row in rows(told, "What was changed"))
    assert any(row[:2] == ("Touchpoint", third.title) for row in rows(told, "What was removed"))
    assert rows(told, "Left for later") == [("Who pays?", f"{stage} › {first.title}", "Finance")]
    assert rows(told, "Taken up again") == [("Taken up soon", "", "")]
    assert rows(told, "How long it took") == [
        ("The whole map", "5 min", "7 min", "2 min over"),
        ("What happens next", "", "45 s", ""),
        ("All together", "5 min", "8 min", ""),
    ]
    assert "2 decisions" in told.counts
    assert told.counts.endswith("11 dots")


def test_a_status_that_changed_is_a_decision_and_told_once() -> None:
    journey = onboarding()
    note = next(one for one in journey.notes if one.lane == lane(journey, "pains"))
    after = edits.set_thing(journey, note.id, status="doing" if note.status != "doing" else "done")
    told = summary(journey, after, Workshop(title="x"))
    ((what, how, _),) = rows(told, "What was decided")
    assert what == note.text
    assert "→" in how
    assert [part.title for part in told.parts] == ["What was decided"]


def test_without_any_change_it_says_so() -> None:
    told = summary(onboarding(), onboarding(), Workshop(title="Quiet"))
    assert (told.counts, told.parts) == ("Nothing was changed", ())
    assert b"Nothing was changed" in markdown(told)


def words_of(data: bytes, ending: str) -> str:
    if ending == "md":
        return data.decode("utf-8").replace("\\", "")
    if ending == "pdf":
        return "\n".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(data))
    return "\n".join(text for slide in Presentation(io.BytesIO(data)).slides for text in said(slide.shapes))


def said(shapes: Any) -> Iterator[str]:
    """What shapes of a slide say, those in groups and the cells of tables, too."""
    for shape in shapes:
        if shape.shape_type == MSO_SHAPE_TYPE.GROUP:
            yield from said(shape.shapes)
        elif shape.has_table:
            yield from (cell.text for row in shape.table.rows for cell in row.cells)
        elif shape.has_text_frame:
            yield shape.text_frame.text


@pytest.mark.parametrize("ending", ENDINGS)
def test_every_kind_of_file_holds_all_of_it(told: Summary, ending: str) -> None:
    text = " ".join(words_of(write(told, ending, LIGHT), ending).split())
    for wanted in (told.title, "Dana", *(part.title for part in told.parts)):
        assert wanted in text
    for part in told.parts:
        for row in part.rows:
            for cell in row:
                words = cell.split()
                assert all(word in text for word in words), cell


def test_long_tables_go_on_over_pages_and_slides() -> None:
    before = onboarding()
    after = before
    for number in range(60):
        after = edits.park(after, f"Thought {number:02} that is long enough to be broken into lines " * 2)
    told = summary(before, after, Workshop(title="Long"))
    for ending in ENDINGS:
        text = words_of(write(told, ending, LIGHT), ending)
        assert [number for number in range(60) if f"Thought {number:02}" not in text] == []


def test_a_way_that_somebody_drew_is_told_and_not_one_that_came_or_went_with_a_touchpoint() -> None:
    before = onboarding()
    first, _, third = before.touchpoints[:3]
    drawn = edits.connect(before, third.id, first.id)
    told = summary(before, drawn, Workshop(title="x"))
    ((kind, what, where),) = rows(told, "What was added")
    assert (kind, what) == ("Flow", f"{third.title} → {first.title}")
    assert where == next(one.title for one in before.stages if one.id == third.stage)
    back = summary(drawn, before, Workshop(title="x"))
    assert [row[1] for row in rows(back, "What was removed")] == [what]
    gone = summary(drawn, edits.delete(drawn, [third.id]), Workshop(title="x"))
    assert not any("→" in row[1] for row in rows(gone, "What was removed") if row[0] == "Flow")
    named = edits.set_thing(drawn, drawn.flows[-1].id, condition="nobody answers")
    assert rows(summary(before, named, Workshop(title="x")), "What was added")[0][1].endswith("nobody answers")


def test_what_changed_says_where() -> None:
    before = onboarding()
    first = before.touchpoints[0]
    after = edits.rename(edits.rename(before, first.id, "Another"), before.stages[1].id, "Growing")
    stage = next(one.title for one in before.stages if one.id == first.stage)
    assert {row[1] for row in rows(summary(before, after, Workshop(title="x")), "What was changed")} == {stage, ""}


@pytest.mark.parametrize(
    ("seconds", "minutes", "took", "against"),
    [
        (1230, 15, "21 min", "6 min over"), (90, 2, "2 min", "on time"), (61, 5, "1 min", "4 min left"),
        (20, 5, "20 s", "5 min left"),
    ],
)  # fmt: skip
def test_figures_of_the_plan_add_up(seconds: int, minutes: int, took: str, against: str) -> None:
    held = Workshop(title="x", spent=(Spent(step="a", title="A", seconds=seconds, minutes=minutes),))
    assert rows(summary(onboarding(), onboarding(), held), "How long it took") == [
        ("A", f"{minutes} min", took, against)
    ]


SECRET = "Nobody outside may see this"


@pytest.fixture(scope="module")
def internal() -> tuple[Journey, Journey]:
    """A session in which things came up that are internal: old and new, marked before and in the session, renamed,
    deleted, parked, decided and voted on."""
    before = onboarding()
    first, second, third, fourth = before.touchpoints[:4]
    pains = lane(before, "pains")
    before = edits.add_note(before, lane=pains, at=first.id, text=f"{SECRET}: was internal")
    was = before.notes[-1].id
    before = edits.set_thing(before, was, internal=True)
    before = edits.add_note(before, lane=pains, at=first.id, text=f"{SECRET}: internal in the session")
    marked = before.notes[-1].id
    before = edits.rename(before, second.id, f"{SECRET}: a touchpoint")
    journey = edits.set_thing(before, marked, internal=True)
    journey = edits.set_thing(edits.rename(journey, second.id, f"{SECRET}: renamed"), second.id, internal=True)
    journey = edits.delete(journey, [was])
    journey = edits.add_note(journey, lane=pains, at=first.id, text=f"{SECRET}: new")
    new = journey.notes[-1].id
    journey = edits.set_thing(journey, new, internal=True)
    journey = edits.add_note(journey, lane=pains, at=third.id, text="Everybody may see this")
    seen = journey.notes[-1].id
    journey = edits.park(journey, f"{SECRET}: parked", by=SECRET)
    journey = edits.set_workshop(edits.hold_workshop(journey, "With Support", date(2026, 11, 22)), 0, people=(SECRET,))
    for number, thing in enumerate((new, second.id, marked, seen, fourth.id)):
        journey = edits.vote(edits.decide(journey, 0, thing), 0, thing, number + 1)
    journey = edits.decide(journey, 0, text=f"{SECRET}: in words")
    journey = edits.note_times(journey, 0, [Spent(step="x", title=f"{SECRET}: a step", seconds=90)])
    return before, edits.delete(journey, [fourth.id])


@pytest.mark.parametrize("ending", ENDINGS)
def test_what_is_internal_is_in_no_file_for_the_customer(internal: tuple[Journey, Journey], ending: str) -> None:
    before, after = internal
    every = summary(before, after, after.workshops[-1])
    assert f"{SECRET}: renamed" in " ".join(words_of(write(every, ending, LIGHT), ending).split())
    told = summary(before, after, after.workshops[-1], (FOR_THE_CUSTOMER,))
    data = write(told, ending, LIGHT)
    text = " ".join(words_of(data, ending).split())
    assert "Everybody may see this" in text
    assert SECRET not in text
    if ending == "pptx":
        with zipfile.ZipFile(io.BytesIO(data)) as parts:
            assert not any(SECRET.encode() in parts.read(name) for name in parts.namelist())
    assert SECRET.encode() not in data
    assert [row[0] for row in rows(told, "What was decided")] == ["Everybody may see this"]
    assert [row[1:3] for row in rows(told, "What got the most dots")] == [("Everybody may see this", "4")]


def test_a_text_too_long_for_a_cell_is_whole_in_every_kind_of_file() -> None:
    before = onboarding()
    words = " ".join(f"word{number:03}" for number in range(300))
    after = edits.park(before, words)
    told = summary(before, after, Workshop(title="Long"))
    for ending in ENDINGS:
        data = write(told, ending, LIGHT)
        text = words_of(data, ending)
        if ending == "pptx":
            text += " ".join(slide.notes_slide.notes_text_frame.text for slide in Presentation(io.BytesIO(data)).slides)
        assert [number for number in range(300) if f"word{number:03}" not in text] == []


def test_each_page_of_a_table_has_its_head_and_a_row_higher_than_a_page_is_whole() -> None:
    before = onboarding()
    after = edits.park(before, " ".join(f"word{number:04}" for number in range(1000)))
    for number in range(40):
        after = edits.park(after, f"Thought {number:02}")
    pages = pypdfium2.PdfDocument(write(summary(before, after, Workshop(title="Long")), "pdf", LIGHT))
    texts = [page.get_textpage().get_text_range().split() for page in pages]
    assert len(texts) > 3
    assert texts[1][:4] == ["Left", "for", "later", "What"]
    assert all(words[0] == "What" for words in texts[2:])
    found = [word for words in texts for word in words if word.startswith("word")]
    assert found == [f"word{number:04}" for number in range(1000)]


def test_the_first_slide_says_how_much_what_was_decided_and_what_got_most_dots(told: Summary) -> None:
    first = next(iter(Presentation(io.BytesIO(write(told, "pptx", LIGHT))).slides))
    text = " ".join(" ".join(said(first.shapes)).split())
    assert [part.title for part in told.parts][:2] == ["What was decided", "What got the most dots"]
    for wanted in (
        "2 decisions",
        "11 dots",
        "✓ Quite another title",
        "✓ We meet again in May",
        "7 Quite another title",
    ):
        assert wanted in text


def test_what_was_added_follows_the_stages_whenever_it_was() -> None:
    journey = before = onboarding()
    pains = lane(journey, "pains")
    order = [touchpoint for stage in before.stages for touchpoint in before.touchpoints if touchpoint.stage == stage.id]
    for touchpoint in (order[-1], order[0], order[-2], order[1]):
        journey = edits.add_note(journey, lane=pains, at=touchpoint.id, text=f"At {touchpoint.title}")
    journey = edits.add_persona(journey, name="Somebody")
    names = [row[1] for row in rows(summary(before, journey, Workshop(title="x")), "What was added")]
    stages = [next((one.stage for one in order if f"At {one.title}" == name), "") for name in names]
    assert names[0] == "Somebody"
    assert stages[1:] == sorted(stages[1:], key=[one.id for one in before.stages].index)


def test_a_feeling_that_changed_is_told_alone_and_with_whom() -> None:
    before = onboarding()
    first = next(one for one in before.touchpoints if len(one.feelings) > 1)
    persona, value = first.feelings[0].persona, first.feelings[0].value
    names = {one.id: one.name for one in before.personas}
    after = edits.set_feeling(before, first.id, persona, -2 if value != -2 else 2)
    ((said, _),) = rows(summary(before, after, Workshop(title="x")), "What was changed")
    assert said.startswith(f"“{first.title}” feels otherwise to “{names[persona]}”: ")
    assert "→" in said
    assert names[first.feelings[1].persona] not in said
    cleared = edits.rename(edits.set_feeling(before, first.id, persona, None), first.id, "Another")
    told = [row[0] for row in rows(summary(before, cleared, Workshop(title="x")), "What was changed")]
    assert len(told) == 2
    assert told[0].endswith("→ –")
    gone = summary(before, edits.delete(before, [persona]), Workshop(title="x"))
    assert not any("feels" in row[0] for part in gone.parts for row in part.rows)
