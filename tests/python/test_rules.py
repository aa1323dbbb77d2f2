"""Rule sets judged: the linter, and files of one's own rules."""

import datetime as dt

import polyclinic as pc
import pytest

SIGNED = 'signed_by: "A. Director" signed_on: 20261120\n'
RULE = """rules {
  id: "US-OR.vitals"
  effect: EFFECT_ALLOW
  when { jurisdiction: "US-OR" roles: ROLE_MEDICAL_ASSISTANT duties: "C07" }
  valid { from: 20260101 }
  seen_on: 20261101
  status: RULE_STATUS_IN_FORCE
  confidence: CONFIDENCE_EDITORIAL
  citation { text: "our own" address: "here" kind: SOURCE_KIND_EDITORIAL }
}
"""


def codes(findings):
    return {(f.severity, f.code) for f in findings if f.severity != pc.Severity.NOTE}


def test_the_shipped_rules_are_clean():
    assert not codes(pc.lint_rules(pc.shipped_rules()))
    assert not codes(pc.check_rule_files())
    stale = pc.lint_rules(pc.shipped_rules(), as_of=dt.date(2030, 1, 1))
    assert codes(stale) == {(pc.Severity.WARNING, "stale")}


def test_the_linter_finds_what_is_closed():
    rules = pc.shipped_rules().rules
    closed = pc.Rule(
        id="US.none",
        effect="forbid",
        when=pc.When(jurisdiction="US", roles=["medical_assistant"]),
        valid=pc.DateRange(from_=dt.date(2000, 1, 1)),
        seen_on=dt.date(2026, 11, 1),
        confidence="confirmed",
        citation=pc.Citation(text="x", address="y", kind="statute"),
    )
    findings = pc.lint_rules(rules.replace(rules=(*rules.rules, closed)))
    assert (pc.Severity.WARNING, "never_applies") in codes(findings)


def test_files_of_ones_own(tmp_path):
    good = tmp_path / "good.txtpb"
    good.write_text(SIGNED + 'jurisdictions: "US-OR"\n' + RULE)
    assert not codes(pc.check_rule_files([str(good)]))
    old = pc.check_rule_files([str(good)], as_of=dt.date(2028, 1, 1))
    mine = [f for f in old if f.file]
    assert [(f.code, f.file, f.line, f.column) for f in mine] == [("stale", str(good), 8, 3)]
    assert pc.overlay_file(pc.shipped_catalog(), str(good)).rules.edition == "2026-11+local"


def test_everything_wrong_with_a_text_is_said():
    text = SIGNED + 'rules { id: "a" efect: 1 }\nendings { id: "US-WA.drow" on: 20270101 }\n'
    with pytest.raises(pc.InvalidInput) as error:
        pc.overlay_text(pc.shipped_catalog(), text)
    found = {(f.line, f.code): f for f in error.value.findings}
    assert "did you mean effect?" in found[2, "unknown_field"].expected
    assert "did you mean US-WA.draw?" in found[3, "unknown_reference"].expected
    with pytest.raises(pc.InvalidInput, match="unsigned"):
        pc.overlay_text(pc.shipped_catalog(), 'edition: "mine"')
