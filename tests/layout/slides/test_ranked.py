from __future__ import annotations

from journeymap.draw.theme import theme
from journeymap.layout.slides.deck import deck
from journeymap.model.journey import Journey, Lane, Note, Stage, Touchpoint

LIGHT = theme("light")


def journey(*notes: Note, hidden: bool = False) -> Journey:
    return Journey(
        title="Ranks",
        stages=(Stage(id="s", title="Start"), Stage(id="z", title="End")),
        touchpoints=(Touchpoint(id="t", stage="s", title="Hello"), Touchpoint(id="u", stage="z", title="Bye")),
        lanes=(
            Lane(id="o", kind="opportunities", title="Opportunities", hidden=hidden),
            Lane(id="p", kind="pains", title="Pain points"),
        ),
        notes=notes,
    )


def firsts(made: Journey, key: str) -> list[str]:
    (slide,) = [one for one in deck(made, LIGHT) if one.key == key]
    return [row[0].texts[0].block.source for row in slide.tables[0].rows[1:]]


NOTES = (
    Note(id="a", lane="o", at="u", text="late and easy", impact="high", effort="low"),
    Note(id="b", lane="o", at="t", text="unknown"),
    Note(id="c", lane="o", at="t", text="hard", impact="high", effort="high"),
    Note(id="d", lane="o", at="t", text="early and easy", impact="high", effort="low"),
    Note(id="e", lane="o", at="s", text="done", impact="high", effort="low", status="done"),
    Note(id="f", lane="o", at="t", text="small", impact="low", effort="low"),
    Note(id="g", lane="o", at="s", text="no effort said", impact="high"),
)


def test_what_helps_most_for_the_least_effort_comes_first_and_what_is_settled_last() -> None:
    assert firsts(journey(*NOTES), "opportunities/1") == [
        "early and easy", "late and easy", "hard", "no effort said", "small", "unknown", "done",
    ]  # fmt: skip


def test_the_title_names_what_to_start_with() -> None:
    (slide,) = deck(journey(*NOTES), LIGHT, kinds=["opportunities"])
    assert slide.title == "Opportunities: start with “early and easy”"
    assert slide.subtitle == "7 in all, 6 to do · highest impact first, then least effort"


def test_rows_say_owner_status_and_place() -> None:
    note = Note(id="a", lane="p", at="u", text="It hurts", impact="high", owner="CSM", status="planned")
    (slide,) = deck(journey(note), LIGHT, kinds=["opportunities"])
    assert slide.key == "pains/1"
    cells = [cell.texts[0].block.source for cell in slide.tables[0].rows[1]]
    assert cells == ["It hurts", "▲\u00a0High", "CSM", "Planned", "End › Bye"]


def test_hidden_lanes_make_no_slide() -> None:
    assert deck(journey(*NOTES, hidden=True), LIGHT, kinds=["opportunities"]) == ()


def test_what_happens_next_lists_what_has_an_owner() -> None:
    owned = Note(id="x", lane="o", at="t", text="We map the data", impact="high", owner="CS ops")
    (slide,) = deck(journey(*NOTES, owned), LIGHT, kinds=["close"])
    assert [row[0].texts[0].block.source for row in slide.tables[0].rows[1:]] == ["We map the data"]
    assert deck(journey(*NOTES), LIGHT, kinds=["close"]) == ()
