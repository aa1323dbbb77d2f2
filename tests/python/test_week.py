"""A week as the front desk lives it: shortages, the huddle, holds, changes, and tables out."""

import datetime as dt
from pathlib import Path

import polyclinic as pc
import pytest
from small_clinic import TAG, at, minutes, small_contents

MONDAY = dt.date(2026, 12, 7)
NOW = at(9, day=1)


@pytest.fixture(scope="module")
def crowded(rules):
    """More requests for the Monday than one provider can see in it."""
    return pc.Clinic(small_contents(patients=40), rules).book_requests(now=NOW)


# ---- shortage, sheets, huddle


def test_shortage_counts_nobody_twice(crowded):
    assert crowded.refused
    cells = crowded.clinic.shortage(refused=crowded.refused, now=NOW)
    assert all(cell.missing <= cell.demanded for cell in cells)
    short = {cell.label for cell in cells if cell.missing}
    assert short == {"C07", "physician"}
    assert not [c for c in crowded.clinic.shortage(now=NOW) if c.missing]
    morning = pc.Interval(at(8), at(12))
    some = crowded.clinic.shortage(refused=crowded.refused, span=morning, now=NOW)
    assert some == tuple(cell for cell in cells if morning.contains(cell.half_hour))
    with pytest.raises(pc.NotFound, match="names no request"):
        crowded.clinic.shortage(refused=[pc.Refusal()], now=NOW)


def test_a_week_draws_itself(crowded):
    clinic = crowded.clinic
    week = clinic.week("north", MONDAY, crowded.refused)
    assert week.cells == clinic.shortage(
        refused=crowded.refused,
        span=pc.Interval(at(0), at(0) + dt.timedelta(days=7)),
        now=at(0),
    )
    assert week._repr_html_().startswith("<svg")
    assert week.svg() == pc.draw_week(
        clinic,
        clinic.rules,
        clinic.sites["north"].id,
        MONDAY,
        week.cells,
        options=pc.DrawOptions(ids_only=True),
    )
    assert "<table" in week.html()
    assert repr(week) == "Week('north', 2026-12-07)"
    with pytest.raises(pc.InvalidInput):
        clinic.week("north", MONDAY + dt.timedelta(days=1)).svg()
    with pytest.raises(pc.NotFound, match="did you mean 'north'"):
        clinic.week("nort", MONDAY)


def test_barred_duties_are_values(rules):
    contents = small_contents()
    # nobody may: a licensed act, asked of assistants
    needs = [
        n.replace(duties=["C07", "P01"]) if n.duties else n for n in contents.visit_types[0].needs
    ]
    contents = contents.replace(visit_types=[contents.visit_types[0].replace(needs=needs)])
    clinic = pc.Clinic(contents, rules)
    site = clinic.sites["north"].id
    barred = pc.barred_duties(clinic, clinic.abilities(site, MONDAY))
    assert {(b.staff, b.duty) for b in barred} >= {(clinic.staff["ana"].id, "P01")}
    assert all(b.outcome < pc.Outcome.ALLOWED and b.why for b in barred)
    assert pc.BarredDuty(staff=barred[0].staff) == pc.BarredDuty().replace(staff=barred[0].staff)


def test_the_morning_huddle(crowded):
    clinic = crowded.clinic
    place = (clinic, clinic.rules, clinic.sites["north"].id, MONDAY)
    plain = pc.morning_huddle(*place)
    assert plain.splitlines()[1].startswith("MORNING HUDDLE")
    assert "SHORT" in plain.upper()
    shortages = clinic.shortage(refused=crowded.refused, now=NOW)
    full = pc.morning_huddle(*place, shortages=shortages, refusals=crowded.refused)
    assert len(full) > len(plain)
    assert "physician" in full
    ids_only = pc.morning_huddle(*place, options=pc.DrawOptions(ids_only=True))
    assert "Dr. Lee" not in ids_only
    rows = pc.sheet_rows(*place)
    assert {row.staff for row in rows} == {"ana", "bo"}
    visits = [row for row in rows if row.what == "visit"]
    assert {row.duty for row in visits} == {"C07"}
    assert all(row.citations and row.rules for row in visits)
    # what is of the moment alone is an obligation of the visit
    assert all((row.verdict == "unmet") == ("order" in row.obligations) for row in visits)


# ---- abilities with their conditions


def test_the_conditions_of_an_ability(clinic, rules):
    site, ana = clinic.sites["north"].id, clinic.staff["ana"]
    abilities = clinic.abilities(site, MONDAY)
    injection = abilities.of(ana.id, "C19")
    assert injection.kind is pc.AbilityKind.RESIDUAL
    assert abilities.kind(ana.id, "C19") is injection.kind
    first = injection.alternatives[0]
    assert first.delegation or first.supervision or first.obligations
    assert first.age_from is None or first.age_from >= 0
    for term in first.supervision:
        assert term.roles
        assert all(isinstance(role, pc.Role) for role in term.roles)
        assert all(isinstance(mode, pc.SupervisionMode) for mode in term.modes)
        assert term.at_most >= 0
    assert all(item.kind for item in first.obligations)
    del abilities
    assert injection.alternatives[0].obligations == first.obligations
    nothing = clinic.abilities(site, MONDAY).of(ana.id, "no-such-duty")
    assert (nothing.kind, nothing.alternatives) == ("never", ())
    assert [duty.code for duty in rules.duties] == sorted(duty.code for duty in rules.duties)


# ---- commands, in words


def test_hold_book_and_release(clinic):
    request = clinic.requests["r0"]
    held = clinic.hold(request, start=at(10), expires_at=at(12, day=1), now=NOW).clinic
    hold = next(iter(held.holds.values()))
    assert hold.opening.interval.start == at(10)
    provider = held.staff["lee"].id
    taken = pc.Interval(at(10), at(11))
    assert held.busy(provider, taken)
    assert "busy" in {c.kind for c in held.explain(held.requests["r1"], start=at(10), now=NOW)}
    released = held.release_hold(hold.id, now=NOW).clinic
    assert released.busy(provider, taken) == ()
    assert released.explain(released.requests["r1"], start=at(10), now=NOW) == ()
    with pytest.raises(pc.BookingRefused):
        held.hold(held.requests["r1"], start=at(10), expires_at=at(12, day=1), now=NOW)


def test_a_hold_is_confirmed_as_it_is_or_expires(clinic):
    request = clinic.requests["r0"]
    held = clinic.hold(request, start=at(10), expires_at=at(12, day=1), now=NOW).clinic
    hold = next(iter(held.holds.values()))
    other, later = held.requests["r1"], at(12, day=1)
    assert held.explain(other, start=at(10), now=at(11, day=1))
    assert held.explain(other, start=at(10), now=later) == ()
    assert at(10) in [s.start for s in held.starts(other, now=later).open]
    confirmed = held.confirm_hold(hold.id, now=at(11, day=1))
    visit = confirmed.appointment
    assert visit.interval == hold.opening.interval
    assert visit.assignments == hold.opening.assignments
    assert visit.request == hold.request == request.id
    assert confirmed.clinic.holds[hold.key].appointment == visit.id
    with pytest.raises(pc.BookingRefused) as error:
        held.confirm_hold(hold.id, now=at(12, day=1))
    assert [c.kind for c in error.value.conflicts] == ["hold_ended"]


def test_a_refusal_names_the_visit_at_the_other_site(rules):
    contents = small_contents()
    annex, lee = pc.SiteId(1, clinic=TAG), pc.StaffId(0, clinic=TAG)
    north = contents.sites[0]
    window = pc.TimeWindow(from_="08:00", to="17:00")
    (check_up,) = contents.visit_types
    contents = contents.replace(
        sites=[
            north.replace(travel=[pc.Travel(to=annex, takes=minutes(25))]),
            north.replace(id=annex, key="annex"),
        ],
        visit_types=[check_up.replace(needs=[pc.Need(name="provider", roles=["physician"])])],
        availability=[
            pc.Availability(
                resource=lee,
                weekly=[
                    pc.WeeklyWindow(weekday="monday", window=window, site=site)
                    for site in (north.id, annex)
                ],
            )
        ],
    )
    clinic = pc.Clinic(contents, rules)
    booked = clinic.book(clinic.requests["r0"].replace(site=north.id), now=NOW, start=at(10))
    away = clinic.requests["r1"].replace(site=annex)
    (conflict,) = booked.clinic.explain(away, start=at(10, 55), now=NOW)
    assert (conflict.kind, conflict.need, conflict.resource.staff) == ("busy", "provider", lee)
    assert conflict.other == booked.appointment.id
    assert conflict.interval == booked.appointment.interval == pc.Interval(at(10), at(10, 35))
    with pytest.raises(pc.BookingRefused) as error:
        booked.clinic.book(away, now=NOW, start=at(9, 5))
    assert [c.other for c in error.value.conflicts] == [booked.appointment.id]
    assert booked.clinic.explain(away, start=at(11), now=NOW) == ()


def test_cancel_and_reschedule(clinic):
    booked = clinic.book(clinic.requests["r0"], now=NOW, start=at(10))
    visit = booked.appointment
    with pytest.raises((pc.InvalidInput, pc.BookingRefused)):
        booked.clinic.cancel(visit.id, now=NOW, reason="")
    cancelled = booked.clinic.cancel(visit.id, now=NOW, reason="moved away")
    assert cancelled.appointment.status is pc.AppointmentStatus.CANCELLED_BY_PATIENT
    by_clinic = booked.clinic.cancel(visit.id, now=NOW, reason="strike", by_clinic=True)
    assert by_clinic.appointment.status is pc.AppointmentStatus.CANCELLED_BY_CLINIC
    moved = booked.clinic.reschedule(visit.id, now=NOW, start=at(14), reason="works mornings")
    assert moved.appointment.interval.start == at(14)
    assert moved.clinic.busy(moved.clinic.staff["lee"].id, pc.Interval(at(10), at(11))) == ()
    with pytest.raises(pc.BookingRefused) as error:
        booked.clinic.reschedule(visit.id, now=NOW, start=at(20), reason="asked for")
    assert "not_available" in {c.kind for c in error.value.conflicts}
    assert booked.clinic.appointments[visit.key].interval.start == at(10)
    with pytest.raises(pc.NotFound, match="give one"):
        booked.clinic.reschedule(pc.AppointmentId(9, clinic="x"), now=NOW, reason="asked")


def test_reschedule_in_spite(rules):
    contents = small_contents()
    ana, lee = pc.StaffId(1, clinic=TAG), pc.StaffId(0, clinic=TAG)
    leave = pc.BookingPolicy(key="house", override_staff=[ana], override_kinds=["busy"])
    clinic = pc.Clinic(contents.replace(booking_policies=[leave]), rules)
    clinic = clinic.book(clinic.requests["r0"], now=NOW, start=at(10)).clinic
    booked = clinic.book(clinic.requests["r1"], now=NOW, start=at(14))
    visit = booked.appointment
    named = clinic.requests["r1"].replace(named=[pc.NamedNeed(need="provider", resource=lee)])

    def move(**more):
        return booked.clinic.reschedule(
            visit.id, now=NOW, request=named, start=at(10), reason="together", **more
        )

    with pytest.raises(pc.BookingRefused):
        move()
    override = pc.Override(by=ana, reason="asked by the family", kinds=["busy"])
    moved = move(override=override).appointment
    assert moved.moved_from == visit.id
    assert [(o.kind, o.need, o.by, o.reason) for o in moved.overrides] == [
        ("busy", "provider", ana, "asked by the family")
    ]
    with pytest.raises(pc.BookingRefused):
        move(override=override.replace(by=lee))
    with pytest.raises(pc.InvalidInput) as error:
        booked.clinic.reschedule(visit.id, now=NOW, reason="together", override=override)
    assert [f.path for f in error.value.findings] == ["reschedule.start"]


def test_the_same_command_twice_is_applied_once(clinic):
    once = clinic.book(clinic.requests["r0"], now=NOW, start=at(10), request_id="front-desk-1")
    later = NOW + dt.timedelta(minutes=5)
    again = once.clinic.book(
        clinic.requests["r0"], now=later, start=at(10), request_id="front-desk-1"
    )
    assert (len(again.events), again.clinic.version) == (0, once.clinic.version)
    with pytest.raises(pc.InvalidInput) as error:
        once.clinic.book(clinic.requests["r0"], now=NOW, start=at(11), request_id="front-desk-1")
    assert [f.code for f in error.value.findings] == ["request_id_reused"]


def test_record_and_flags(clinic):
    booked = clinic.book(clinic.requests["r0"], now=NOW, start=at(10))
    arrived = pc.Stamp(stage="arrived", at=at(9, 50))
    opened = booked.clinic.record(arrived, appointment=booked.appointment.id, now=at(9, 50)).clinic
    visit = next(iter(opened.visits.values()))
    assert visit.appointment == booked.appointment.id
    early = pc.Stamp(stage=list(pc.Stage)[-1], at=at(9, 40))
    later = opened.record(early, visit=visit.id, now=at(9, 55)).clinic
    visit = later.visits[visit.id]
    assert [stamp.at for stamp in visit.stamps] == [at(9, 50), at(9, 40)]
    assert [stamp.at for stamp in pc.current_stamps(visit)] == [at(9, 40), at(9, 50)]
    assert "time_runs_backwards" in {flag.code for flag in pc.flags_of(visit)}


def test_people_and_hours_change(clinic):
    ana = clinic.staff["ana"]
    gone = clinic.put_staff(ana.replace(credentials=[]), now=NOW).clinic
    assert gone.staff["ana"].credentials == ()
    moved = clinic.put_patient(clinic.patients["p0"].replace(language="es"), now=NOW).clinic
    assert moved.patients["p0"].language == "es"
    off = pc.Availability(resource=ana.id)
    closed = clinic.set_availability(off, now=NOW).clinic
    day = pc.Interval(at(8), at(17))
    site = clinic.sites["north"].id
    assert clinic.free(ana.id, day) == (day,)
    assert closed.free(ana.id, day) == ()
    assert clinic.is_available(ana.id, day, site=site)
    assert not closed.is_available(ana.id, day, site=site)


# ---- consents and the history


def test_consent_and_corrections(clinic):
    at_noon = at(12)
    patient = clinic.patients["p0"]
    asked = {"purpose": next(iter(pc.ConsentPurpose)), "channel": next(iter(pc.Channel))}
    assert not pc.has_consent(patient, **asked, at=at_noon)
    given = patient.replace(consents=[pc.Consent(**asked, given=True, at=at(8))])
    assert pc.has_consent(given, **asked, at=at_noon)
    wrong = pc.Condition(code=pc.Coding(code="1"))
    right = pc.Condition(code=pc.Coding(code="2"), provenance=pc.Provenance(corrects=0))
    history = pc.History(conditions=[wrong, right], family=[pc.FamilyHistory()])
    assert pc.current_history(history) == history.replace(conditions=[right])


# ---- the catalog


def test_the_catalog_is_looked_up():
    catalog = pc.shipped_catalog()
    assert pc.find_duty(catalog, "C19").code == "C19"
    assert pc.find_duty(catalog, "Z99") is None
    assert pc.find_specialty(catalog, "cardiology").code == "cardiology"
    assert pc.find_specialty(catalog, "astrology") is None
    assert pc.check_sources(catalog) == ()
    rules = catalog.rules
    bare = catalog.replace(rules=rules.replace(rules=[rules.rules[0].replace(summary="")]))
    assert len(pc.check_sources(bare)) >= 1


# ---- tables and files


def test_tables_are_written_and_read(tmp_path):
    demo = pc.demo_clinic()
    tables, left_out = pc.write_clinic_tables(demo)
    assert left_out == ()
    assert {t.file for t in tables} == {t.file for t in pc.demo_tables()}
    assert pc.read_clinic_tables(tables) == demo
    pc.write_files(tmp_path / "clinic", tables)
    assert pc.read_clinic_directory(tmp_path / "clinic") == demo
    with pytest.raises(pc.Error):
        pc.write_files("/dev/null/clinic", tables)
    damaged = [t.replace(text="key,name\n") if t.file == "sites.csv" else t for t in tables]
    with pytest.raises(pc.InvalidInput) as error:
        pc.read_clinic_tables(damaged)
    assert {f.file for f in error.value.findings} >= {"sites.csv"}


def test_what_tables_cannot_hold_is_said(contents):
    odd = contents.replace(name="two\rlines")
    tables, left_out = pc.write_clinic_tables(odd)
    assert pc.read_clinic_tables(tables).replace(name=odd.name) == odd
    assert {finding.severity for finding in left_out} == {pc.Severity.WARNING}
    assert len(left_out) == 1
    assert "name" in left_out[0].path


def test_results_as_files(crowded):
    file = pc.refusals_file(crowded.clinic, crowded.refused)
    assert file.file == "refusals.csv"
    assert len(file.text.splitlines()) > len(crowded.refused)
    words = pc.conflict_text(crowded.clinic, crowded.refused[0].conflicts[0])
    assert "Secret" not in words
    assert words
    assert pc.findings_file([pc.Finding(code="x")]).file == "findings.csv"


def test_the_tables_describe_themselves():
    described = pc.clinic_tables()
    assert {"sites", "rooms", "staff", "requests"} <= {table.name for table in described}
    page = (Path(__file__).parents[2] / "docs/tables.md").read_text(encoding="utf-8")
    assert pc.clinic_tables_markdown() in page


def test_formats_by_suffix():
    assert pc.format_of_file("x/clinic.binpb") is pc.Format.BYTES
    assert pc.format_of_file(Path("clinic.json")) is pc.Format.JSON
    with pytest.raises(pc.InvalidInput):
        pc.format_of_file("clinic.xml")
