"""The questions about people, rules and duties, from Python."""

import datetime as dt
import subprocess
import sys
import textwrap
import xml.etree.ElementTree as ET
from pathlib import Path

import polyclinic as pc
import pytest

ROOT = Path(__file__).parents[2]
DATE = dt.date(2026, 12, 7)


@pytest.fixture(scope="module")
def clinic():
    return pc.demo_clinic()


@pytest.fixture(scope="module")
def rules():
    return pc.shipped_rules()


def person(clinic, key):
    return next(one for one in clinic.staff if one.key == key)


def test_training_attests_some_duties_and_misses_others(rules):
    specialty = pc.Specialty(
        code="s",
        duties=[
            pc.DutyWeight(duty="C24", per_hundred_visits=60),
            pc.DutyWeight(duty="C25", per_hundred_visits=10),
        ],
        required_training=["C24", "sterile-technique"],
        preferred_credentials=["NHA-CET"],
    )
    ana = pc.Staff(
        key="ana",
        training=[
            pc.Training(
                topic="C24",
                kind="live_performance",
                hours=dt.timedelta(hours=8),
                performances=10,
                on=dt.date(2026, 3, 1),
            )
        ],
    )
    coverage = pc.coverage_of(ana, specialty, rules, DATE)
    assert [(t.topic, t.attested) for t in coverage.topics] == [
        ("C24", True),
        ("C25", False),
        ("sterile-technique", False),
    ]
    assert (coverage.demand_attested, coverage.demanded) == (60, 70)
    assert coverage.preferred_missing == ("NHA-CET",)
    strict = pc.CoverageMeasure(performances=12)
    topic = pc.coverage_of(ana, specialty, rules, DATE, measure=strict).topics[0]
    assert (topic.attested, topic.performances_missing) == (False, 2)


def test_what_to_add_suffices_and_follows_the_costs(clinic, rules):
    site = clinic.sites[0]
    quinn = person(clinic, "ma-quinn")
    act = pc.situation_at(site, DATE, quinn, "C28")
    plan = pc.cheapest_additions(rules, act, policies=clinic.policies)
    assert plan.answer == "add"
    assert plan.verdict == pc.evaluate(rules, act, policies=clinic.policies)
    credentials = [a.code for a in plan.additions if a.kind == "credential"]
    assert credentials
    held = quinn.replace(
        credentials=[*quinn.credentials, *(pc.Credential(code=c) for c in credentials)]
    )
    after = pc.evaluate(rules, act.replace(person=held), policies=clinic.policies)
    assert pc.standing_of(after) >= pc.Standing.CONDITIONAL
    dear = pc.CostTable(unit="USD", costs=[pc.AdditionCost(kind="credential", each=500)])
    assert pc.cheapest_additions(rules, act, costs=dear).answer == "impossible"
    with pytest.raises(pc.InvalidInput) as raised:
        pc.cheapest_additions(rules, act, costs=dear.replace(costs=[*dear.costs, *dear.costs]))
    assert raised.value.findings[0].code == "duplicate_cost"


def test_what_a_credential_still_needs(clinic):
    kim = person(clinic, "ma-kim")
    kinds = pc.shipped_catalog().credential_kinds
    before = pc.renewal_of(kim, "AAMA-CMA", kinds, DATE)
    assert before.due == dt.date(2027, 6, 1)
    earned = pc.ContinuingEducation(
        credential="AAMA-CMA",
        category="clinical",
        points_hundredths=1500,
        on=dt.date(2024, 5, 1),
    )
    log = [*kim.continuing_education, earned]
    after = pc.renewal_of(kim.replace(continuing_education=log), "AAMA-CMA", kinds, DATE)
    assert after.points[0].earned_hundredths == before.points[0].earned_hundredths + 1500
    with pytest.raises(pc.InvalidInput, match="did you mean AAMA-CMA"):
        pc.renewal_of(kim, "AAMA-CMB", kinds, DATE)


def test_a_lapse_affects_duties_and_booked_appointments(clinic, rules):
    booked = pc.Clinic(clinic, rules).book_requests(now=dt.datetime(2026, 12, 5, 8, tzinfo=dt.UTC))
    contents = booked.clinic.contents
    kim = person(contents, "ma-kim")
    lapsed = pc.with_lapse(contents, kim.id, "WA-MA-C", DATE)
    impact = pc.impact_of(contents, rules, lapsed, rules, DATE)
    assert {d.staff for d in impact.duties} == {"ma-kim"}
    assert any(d.duty == "C28" and d.standing_after < d.standing_before for d in impact.duties)
    broken = [a for a in impact.appointments if a.broken]
    assert broken
    assert all(a.staff == "ma-kim" and a.date >= DATE for a in broken)
    with pytest.raises(pc.InvalidInput, match="did you mean WA-MA-C"):
        pc.with_lapse(contents, kim.id, "WA-MA-X", DATE)


def test_changes_between_two_days_and_two_editions(rules):
    begun = pc.changes_in("US-WA", rules, dt.date(2023, 4, 19), rules, dt.date(2023, 4, 20))
    assert any(c.change == "begun" and c.on == dt.date(2023, 4, 20) for c in begun.rules)
    assert "X05S" in {a.duty for a in begun.answers}
    mine = pc.overlay(
        pc.shipped_catalog(),
        pc.CatalogEntries(
            edition="mine",
            endings=[pc.Ending(id=begun.rules[0].rule, on=dt.date(2026, 1, 1))],
        ),
    )
    ended = pc.changes_in("US-WA", rules, DATE, pc.RuleBook(mine), DATE)
    assert [(c.change, c.rule) for c in ended.rules] == [("ended", begun.rules[0].rule)]
    with pytest.raises(pc.InvalidInput, match="did you mean US-"):
        pc.changes_in("US-WV", rules, DATE, rules, DATE)


def test_one_duty_across_all_jurisdictions(rules):
    answers = pc.across_jurisdictions(rules, "C19", DATE)
    states = {a.jurisdiction for a in answers}
    assert {"US-WA", "US-CA", "US-NY"} <= states
    assert "US" not in states
    own = next(a for a in answers if (a.jurisdiction, a.holder) == ("US-WA", "the state's own"))
    assert own.credential == "WA-MA-C"
    assert own.standing == "conditional"
    with pytest.raises(pc.InvalidInput, match="did you mean C"):
        pc.across_jurisdictions(rules, "C91", DATE)


def test_pictures_are_texts_with_citations(clinic, rules):
    question = pc.MatrixQuestion(site=clinic.sites[0].id, date=DATE, duties=["C19", "C28"])
    matrix = pc.scope_matrix(clinic, rules, question)
    assert len(matrix.cells) == len(matrix.rows) * 2
    root = ET.fromstring(pc.draw_scope(matrix))
    titles = [e.text for e in root.iter("{http://www.w3.org/2000/svg}title")]
    assert any("RCW 18.360" in title for title in titles)
    page = pc.scope_html(pc.scope_map(rules, "C19", DATE))
    assert page.startswith("<!DOCTYPE html>")
    assert "Washington" in page
    assert "\x1b" not in pc.scope_text(matrix)
    assert "\x1b[" in pc.scope_text(matrix, colour=True)


def test_the_examples_in_both_languages_say_the_same():
    out = subprocess.run(
        [sys.executable, ROOT / "examples" / "questions.py"],
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    assert "duties affected" in out
    assert "US-WA, the state's own: conditional" in out


@pytest.mark.parametrize("suffix", ["cc", "py"])
def test_the_docs_show_the_examples_as_they_run(suffix):
    page = (ROOT / "docs" / "queries.md").read_text(encoding="utf-8")
    text = (ROOT / "examples" / f"questions.{suffix}").read_text(encoding="utf-8")
    mark = "//" if suffix == "cc" else "#"
    sections = text.split(f"{mark} [")[1:-1]
    assert len(sections) >= 6
    for section in sections:
        body = textwrap.dedent(section.split("]\n", 1)[1].rstrip(" ")).strip()
        assert body in page, section.split("]")[0]
