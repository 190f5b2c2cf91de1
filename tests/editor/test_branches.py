from __future__ import annotations

from journeymap.editor.branches import GROUP, Branch, owner_of, pruned


def test_a_line_is_heard_with_what_it_is_and_what_is_noted_of_it() -> None:
    assert Branch("kick", "touchpoint", "Kick-off\ncall", spoken="day 3").heard == "touchpoint Kick-off call, day 3"
    assert Branch("kick", "touchpoint", " ").heard == "touchpoint without a name"
    assert Branch(f"{GROUP}lanes", "heading", "Lanes").heard == "Lanes"


def test_the_key_of_a_field_names_its_thing() -> None:
    assert owner_of("field/kick/owner") == ("kick", "owner")
    assert owner_of("kick") is None


def test_what_a_filter_keeps_stands_below_what_leads_to_it() -> None:
    leaf, other = Branch("wait", "note", "SSO needs IT"), Branch("hand", "note", "By hand")
    top = Branch("on", "stage", "Onboarding", _grow=lambda: (leaf, other))
    found = pruned(top, ["it", "sso"])
    assert found is not None
    assert found.leads
    assert [child.key for child in found.children] == ["wait"]
    assert pruned(top, ["nowhere"]) is None
    assert pruned(top, ["nowhere"], kept={"hand"}) is not None
    assert pruned(top, ["onboarding"]) is top, "what matches keeps everything below it"
