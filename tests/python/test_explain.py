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


def test_a_hold_in_the_way_is_named(clinic):
    nine, noon = at(9, day=1), at(12, day=1)
    held = clinic.hold(clinic.requests["r0"], start=at(10), expires_at=noon, now=nine)
    hold = next(iter(held.clinic.holds.values()))
    conflicts = held.clinic.explain(clinic.requests["r1"], start=at(10), now=nine)
    (busy,) = [c for c in conflicts if c.kind == "busy"]
    assert (busy.hold, busy.other) == (hold.id, None)
    assert f"(hold {hold.key})" in pc.conflict_text(held.clinic, busy)


def test_a_refused_override_says_what_leave_is_missing(taken, rules):
    ana, bo, lee = (taken.staff[key].id for key in ("ana", "bo", "lee"))
    house = pc.BookingPolicy(key="house", override_staff=[ana], override_kinds=["busy"])
    clinic = pc.Clinic(taken.contents.replace(booking_policies=[house]), rules)
    named = clinic.requests["r1"].replace(named=[pc.NamedNeed(need="provider", resource=lee)])
    by_bo = pc.Override(by=bo, reason="asked", kinds=["busy"])
    with pytest.raises(pc.BookingRefused) as error:
        clinic.book(named, now=NOW, start=at(10), override=by_bo)
    lacking = [c for c in error.value.conflicts if c.kind == "no_leave"]
    assert [(c.leave, c.policy, c.need) for c in lacking] == [("busy", "house", "provider")]
    assert "no_leave for busy by house" in pc.conflict_text(clinic, lacking[0])
    assert clinic.book(named, now=NOW, start=at(10), override=by_bo.replace(by=ana))


def test_without_a_start_the_nearest_reasons_come_first(taken):
    with pytest.raises(pc.BookingRefused) as error:
        taken.book(soon(taken), now=NOW)
    refusal = error.value.refusal
    first = refusal.conflicts[0]
    assert (first.kind, first.need, first.resource.staff) == (
        "busy",
        "provider",
        taken.staff["lee"].id,
    )
    assert first.interval == pc.Interval(at(10, 15), at(10, 35))
    assert first.site == taken.sites["north"].id
    assert refusal.starts_left == 0


def test_booking_policies_are_a_list_of_the_clinic(rules):
    contents = small_contents()
    assert len(pc.Clinic(contents, rules).booking_policies) == 0
    house = pc.BookingPolicy(key="house", max_per_day=9)
    clinic = pc.Clinic(contents.replace(booking_policies=[house]), rules)
    assert list(clinic.booking_policies) == ["house"]
    assert clinic.booking_policies["house"] == house
    assert clinic.booking_policies.get("home") is None
    assert "home" not in clinic.booking_policies
    assert clinic.staff["lee"].id not in clinic.booking_policies
    with pytest.raises(pc.NotFound, match="did you mean 'house'"):
        clinic.booking_policies["hous"]
    with pytest.raises(TypeError, match="a key"):
        clinic.booking_policies[clinic.staff["lee"].id]
