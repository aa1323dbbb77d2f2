"""What the catalog says besides law, read from Python."""

import datetime
from collections import Counter

import polyclinic as pc
import pytest

CATALOG = pc.shipped_catalog()
FACTS = {
    "duties": CATALOG.rules.duties,
    "specialties": CATALOG.specialties,
    "credential_kinds": CATALOG.credential_kinds,
    "routes": [route for kind in CATALOG.credential_kinds for route in kind.routes],
    "renewals": [terms for kind in CATALOG.credential_kinds for terms in kind.renewals],
    "program_kinds": CATALOG.program_kinds,
    "visit_types": CATALOG.visit_types,
    "career_steps": CATALOG.career_steps,
    "figures": [figure for outlook in CATALOG.outlooks for figure in outlook.figures],
}


@pytest.mark.parametrize("kind", FACTS)
def test_every_fact_says_where_it_comes_from(kind):
    assert FACTS[kind]
    for fact in FACTS[kind]:
        assert fact.source
        assert fact.seen_on >= datetime.date(2026, 1, 1)
        assert fact.confidence in pc.Confidence
        assert fact.recheck_by


def test_a_fact_without_its_source_is_found():
    assert not pc.check_sources(CATALOG)
    first = CATALOG.credential_kinds[0]
    broken = CATALOG.replace(
        credential_kinds=[first.replace(source=""), *CATALOG.credential_kinds[1:]]
    )
    assert [finding.path for finding in pc.check_sources(broken)] == ["credential_kinds[0].source"]


def test_counts():
    assert len(CATALOG.specialties) == 23
    visits = Counter(entry.visit_type.specialty for entry in CATALOG.visit_types)
    assert len(visits) == 6
    assert min(visits.values()) >= 2


def test_names_in_both_languages():
    for facts in (
        CATALOG.rules.duties,
        CATALOG.specialties,
        CATALOG.credential_kinds,
        CATALOG.program_kinds,
    ):
        assert all(fact.name and fact.name_es for fact in facts)
    assert all(entry.visit_type.name and entry.name_es for entry in CATALOG.visit_types)


def test_what_keeps_a_certificate_in_force():
    cma = next(kind for kind in CATALOG.credential_kinds if kind.code == "AAMA-CMA")
    assert cma.mark == "CMA (AAMA)"
    (terms,) = cma.renewals
    assert (terms.cycle_months, terms.points, terms.approved_points) == (60, 60, 30)
    assert {c.category: c.points for c in terms.categories} == {
        "administrative": 10,
        "clinical": 10,
        "general": 10,
    }
    rma = next(kind for kind in CATALOG.credential_kinds if kind.code == "AMT-RMA")
    assert rma.renewals[0].annual_fee == pc.Money(5000, "USD")
    assert rma.routes[0].educations[0].contact_hours == datetime.timedelta(hours=720)


def test_the_step_to_nursing():
    (step,) = CATALOG.career_steps
    assert step.subject == "nursing"
    assert step.examinations == ("NCLEX-RN",)
    assert not step.credits_experience


def test_a_visit_type_of_the_catalog_in_a_clinic():
    clinic = pc.ClinicContents(identifier="practice.example.org")
    with_test = pc.add_visit_type(CATALOG, "tuberculin-test", clinic)
    assert {visit.key for visit in with_test.visit_types} == {
        "tuberculin-test",
        "tuberculin-test-reading",
    }
    assert clinic.visit_types == ()
    first = next(v for v in with_test.visit_types if v.key == "tuberculin-test")
    linked = next(v for v in with_test.visit_types if v.id == first.linked[0].visit_type)
    assert linked.key == "tuberculin-test-reading"
    with pytest.raises(pc.NotFound):
        pc.add_visit_type(CATALOG, "no-such-visit", clinic)


def test_continuing_education_in_a_message_and_back():
    line = pc.ContinuingEducation(
        credential="AAMA-CMA",
        category="clinical",
        points_hundredths=150,
        approved=True,
        on=datetime.date(2026, 5, 4),
    )
    person = pc.Staff(key="ana", continuing_education=[line])
    assert pc.Staff.from_bytes(person.to_bytes()).continuing_education == (line,)
