"""Why a request is refused, and what would help."""

import datetime as dt

import polyclinic as pc
import pytest
from small_clinic import at, small_contents

NOW = at(12, day=1)
MONDAY = pc.DateRange(from_=dt.date(2026, 12, 7), until=dt.date(2026, 12, 8))


@pytest.fixture
def taken(clinic):
    """The only physician is taken from 10:15 to 10:35."""
    return clinic.book(clinic.requests["r0"], now=NOW, start=at(10)).clinic


def soon(clinic, **more):
    ten = pc.TimeWindow(from_="10:00", to="10:20")
    return clinic.requests["r1"].replace(days=MONDAY, time_of_day=ten, **more)


def test_remedies_without_a_start(taken):
    found = taken.remedies(soon(taken), now=NOW)
    assert not found.open
    assert found.complete
    assert (found.starts, found.starts_left, found.barred) == (4, 0, ())
    kinds = [str(r.kind) for r in found.remedies]
    assert "one_more_person" in kinds
    more = next(r for r in found.remedies if r.kind == "one_more_person")
    assert more.roles == ("physician",)
    assert more.start == at(10)
    assert more.when == pc.Interval(at(10, 15), at(10, 35))
    tuesday = next(r for r in found.remedies if r.kind == "other_time")
    assert tuesday.start is None
    assert tuesday.instead.start == at(10, day=8)
    costs = [r.cost for r in found.remedies]
    assert costs == sorted(costs)


def test_why_there_are_no_remedies(taken, rules):
    assert taken.remedies(taken.requests["r1"], now=NOW).open
    assert taken.remedies(taken.requests["r1"], start=at(14), now=NOW).open
    cut = taken.remedies(soon(taken), now=NOW, tries=0)
    assert not cut.complete
    near = taken.remedies(soon(taken), now=NOW, starts=1)
    assert (near.starts, near.starts_left, near.complete) == (1, 3, False)
    ahead = pc.BookingPolicy(key="ahead", lead_time=dt.timedelta(days=90))
    strict = pc.Clinic(small_contents().replace(booking_policies=[ahead]), rules)
    for start in (None, at(10)):
        found = strict.remedies(soon(strict), start=start, now=NOW)
        assert (found.open, found.complete, found.remedies) == (False, True, ())
        assert [(str(c.kind), c.policy) for c in found.barred] == [("too_soon", "ahead")]
