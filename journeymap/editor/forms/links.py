"""A touchpoint's links: address and title, and an empty line at the end that becomes the next."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from journeymap.editor import steps
from journeymap.editor.forms.parts import Command, Field, Item, Section

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from journeymap.editor.forms.parts import Edit
    from journeymap.model.journey import Journey, Link, Touchpoint


def links_section(journey: Journey, touchpoint: Touchpoint) -> Iterator[Section]:
    """The line that adds a link has the key that the link will have: who types there types on in the link."""
    items = [_item(journey, touchpoint, number, link) for number, link in enumerate(touchpoint.links)]
    number = len(touchpoint.links)
    new = _field(touchpoint, number, "url", "", f"Add link to {steps.called(journey, (touchpoint.id,))}")
    yield Section("links", "Links", (*items, Item(f"{touchpoint.id}.links:{number}", (new,))))


def _item(journey: Journey, touchpoint: Touchpoint, number: int, link: Link) -> Item:
    called = steps.called(journey, (touchpoint.id,))
    key = f"{touchpoint.id}.links:{number}"

    def remove(now: Journey) -> Journey:
        return _set(now, touchpoint.id, lambda links: (*links[:number], *links[number + 1 :]))

    return Item(
        key,
        (
            _field(touchpoint, number, "url", link.url, f"Change link of {called}"),
            _field(touchpoint, number, "title", link.title, f"Change link of {called}"),
        ),
        (
            Command(f"{key}.open", f"Open {link.url}", "open", target=link.url),
            Command(f"{key}.remove", f"Remove {link.title or link.url}", "remove", remove, f"Remove link of {called}"),
        ),
    )


def _field(touchpoint: Touchpoint, number: int, name: str, value: str, step: str) -> Field:
    def edit(new: Any) -> Edit:
        def put(links: tuple[Any, ...]) -> tuple[Any, ...]:
            if number >= len(links):
                return (*links, {name: new}) if new else links
            return (*links[:number], dict(links[number]) | {name: new}, *links[number + 1 :])

        return lambda journey: _set(journey, touchpoint.id, put)

    return Field(
        key=f"{touchpoint.id}.links:{number}.{name}",
        label="Link" if name == "url" else "Title of the link",
        kind="url" if name == "url" else "line",
        value=value,
        edit=edit,
        step=step,
        placeholder="https://…" if name == "url" else "",
    )


def _set(journey: Journey, key: str, change: Callable[[tuple[Any, ...]], tuple[Any, ...]]) -> Journey:
    from journeymap.model.edits import set_thing  # late: no form needs an edit before something is typed
    from journeymap.model.find import index

    touchpoint: Any = index(journey).things[key]
    return set_thing(journey, key, links=change(touchpoint.links))
