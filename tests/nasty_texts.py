"""Texts that break what is written without care: `from nasty_texts import NASTY, nasty_journey`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from journeymap.model.parse import parse

if TYPE_CHECKING:
    from journeymap.model.journey import Journey

ADDRESS = 'https://example.org/?a=<b>"&c=(d)'

NASTY = (
    "=1+1",
    "+49 30 1234",
    "-2",
    "@SUM(A1)",
    "\tbehind a tab",
    '=HYPERLINK("http://example.org","click")',
    "=cmd|' /C calc'!A0",
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "</style></title></svg>]]>&amp;&#x41;",
    "quotes \"double\" and 'single'",
    "*bold* _it_ `code` [a](http://example.org) ![b](c) ~~x~~ | cell",
    "# heading\n- item\n1. one\n> quote\n---\n===\n```\nfence",
    "a: b; c # d % e, f",
    "section Fake\n  task: 5: Me",
    "BEGIN:VEVENT\nEND:VCALENDAR; x, y \\n",
    "\u202egnp.exe\u202c and \u2066isolate",
    "Z\u0351\u036b\u0343\u036a\u0302\u036b\u033d\u034fa\u0334\u0319\u0324\u031e\u0349lgo",
    "مرحبا CRM (2) بالعالم",
    "👩🏽‍💻🏳️‍🌈",
    "_x0041_ and _x005F_x0041_ and _x0041_x0042_",
    "&lt;b&gt; &nbsp; &copy;",
    "two\n\nparagraphs\n",
    "  spaces around  ",
    "x" * 10_000,
    "ä" * 70 + ", ;" + "漢" * 90,
    "\u00a0\u2003\u200b\ufeff",
    "javascript:alert(1)",
    "https://example.org/?a=1&b=<2>",
)


def nasty_journey(texts: tuple[str, ...] = NASTY) -> Journey:
    """A map in which these texts stand in every field that holds text, one after the other."""
    count = [0]

    def text() -> str:
        count[0] += 1
        return texts[count[0] % len(texts)]

    def some(number: int, **fields: Any) -> list[dict[str, Any]]:
        made = []
        for at in range(number):
            values = {name: value(at) if callable(value) else value for name, value in fields.items()}
            made.append({name: text() if value is Ellipsis else value for name, value in values.items()})
        return made

    n = len(texts)
    return parse(
        {
            "title": text(), "segment": text(), "span": text(), "owner": text(), "evidence": text(),
            "last_review": "2026-05-04", "next_review": "2027-02-12",
            "personas": some(2, id=lambda at: f"p{at}", name=..., role=..., about=...),
            "stages": some(3, id=lambda at: f"s{at}", title=..., goal=..., owner=..., start_day=lambda at: at * 30),
            "substages": some(3, id=lambda at: f"u{at}", stage=lambda at: f"s{at}", title=...),
            "touchpoints": some(
                n, id=lambda at: f"t{at}", stage=lambda at: f"s{at % 3}", title=..., owner=..., evidence_note=...,
                substage=lambda at: f"u{at % 3}", day=lambda at: at, channel="email", mode="hybrid",
                feelings=lambda at: [{"persona": "p0", "value": at % 5 - 2}, {"persona": "p1", "value": 1}],
                links=lambda at: [{"url": ADDRESS, "title": texts[at]}, {"url": "mailto:a@b.c"}],
            ),
            "lanes": [
                {"id": "l0", "kind": "touchpoints", "title": text()},
                {"id": "l1", "kind": "pains", "title": text()},
                {"id": "l2", "kind": "opportunities", "title": text()},
                {"id": "l3", "kind": "experience", "title": text()},
            ],
            "notes": [
                *some(n, id=lambda at: f"n{at}", lane="l1", at=lambda at: f"t{at}", text=..., owner=...),
                *some(n, id=lambda at: f"o{at}", lane="l2", at=lambda at: f"t{at}", text=..., owner=..., impact="high"),
            ],
            "milestones": some(n, id=lambda at: f"m{at}", title=..., criterion=..., owner=..., day=lambda at: at),
            "flows": some(
                2, id=lambda at: f"f{at}", source="t0", target=lambda at: f"t{at + 1}", kind="branch", condition=...
            ),
            "metrics": some(3, id=lambda at: f"k{at}", stage="s0", kind="custom", title=..., unit=..., current=-1.5),
            "signals": some(3, id=lambda at: f"w{at}", at="t0", watched=..., threshold=..., response=..., within=...),
            "responses": some(
                3, id=lambda at: f"r{at}", touchpoint="t1", event=..., surface=..., empathetic=..., strategic=...
            ),
            "success": some(3, id=lambda at: f"c{at}", text=..., said_by=..., proof="m0"),
        }
    )  # fmt: skip
