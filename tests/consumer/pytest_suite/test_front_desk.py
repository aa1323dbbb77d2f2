"""A test suite of some other project, which has nothing but the installed package."""

import random

import polyclinic
import pytest
from hypothesis import given, settings
from polyclinic import testing


def test_a_child_is_booked(clinic):
    child = clinic.patient(age=7, language="es")
    appointment = clinic.book(child, clinic.provider(specialty="family-medicine"))
    assert appointment.status == "scheduled"
    assert appointment.interval.start > clinic.now
    again = clinic.book(child, within_days=14).interval
    assert again.end <= appointment.interval.start or again.start >= appointment.interval.end


def test_the_clinic_is_fresh(clinic):
    assert clinic.clinic.version == 0
    assert len(clinic.clinic.patients) == 1200


def test_nights_are_refused(clinic):
    with pytest.raises(polyclinic.BookingRefused) as refused:
        clinic.book(clinic.patient(), clinic.provider(), at="2026-12-11T03:00")
    assert {"not_available"} <= {str(c.kind) for c in refused.value.conflicts}


def test_no_show(clinic):
    clinic.freeze_time_at("2026-12-10T08:00")
    appointment = clinic.book(clinic.patient(), clinic.provider())
    clinic.freeze_time_at(appointment.interval.end)
    assert clinic.no_show(appointment).status == "no_show"


@pytest.mark.clinic("flu_season", seed=7, days=30)
def test_surge(clinic):
    assert len(clinic.clinic.appointments) > 1000
    assert clinic.spec.seed == 7


@pytest.mark.clinic("expired_credentials", days=5)
def test_expired_papers_are_flagged(clinic):
    flags = {f.code for a in clinic.clinic.appointments.values() for f in a.flags}
    assert flags == {"credential_expired", "scope_lost"}


@settings(max_examples=20, deadline=None)
@given(testing.day_schedules(max_providers=3))
def test_any_part_of_a_day_is_valid(contents):
    assert not polyclinic.validate(contents)


def test_nothing_global_is_touched(clinic):
    random.seed(5)
    before = random.getstate()
    clinic.book(clinic.patient(age=40), clinic.provider())
    testing.clinic("small", seed=99, days=1, patients=200)
    assert random.getstate() == before
