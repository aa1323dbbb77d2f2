"""The first verdict and the first booking, in Python."""

# [verdict]
import datetime as dt

import polyclinic as pc

ana = pc.Staff(key="ana", roles=["medical_assistant"], credentials=[pc.Credential(code="WA-MA-C")])
act = pc.Situation(person=ana, duty="C19", jurisdiction="US-WA", setting="office", delegated=True)
verdict = pc.evaluate(pc.shipped_rules(), act.replace(date=dt.date(2026, 12, 7)))
print(verdict)
for reason in verdict.reasons:
    print(" ", reason.citation.text, "-", reason.summary)
# [verdict]

# [booking]
site, lee, room, pat, check_up = (
    kind(0, clinic="north")
    for kind in (pc.SiteId, pc.StaffId, pc.RoomId, pc.PatientId, pc.VisitTypeId)
)
day = pc.TimeWindow(from_="09:00", to="17:00")
hours = [pc.WeeklyWindow(weekday="monday", window=day)]
step = pc.Step(name="visit", duration=pc.DurationRule(base=dt.timedelta(minutes=20)))
licence = pc.Licence(role="physician", jurisdiction="US-WA")
needs = [pc.Need(name="provider", roles=["physician"]), pc.Need(name="room", rooms=["exam"])]
contents = pc.ClinicContents(
    identifier="north",
    sites=[pc.Site(key="north", time_zone="America/Los_Angeles", jurisdiction="US-WA")],
    staff=[pc.Staff(key="lee", roles=["physician"], licences=[licence])],
    rooms=[pc.Room(key="room-1", site=site)],
    availability=[pc.Availability(resource=r, weekly=hours) for r in (lee, room)],
    visit_types=[pc.VisitType(key="check-up", steps=[step], needs=needs)],
    patients=[pc.Patient(key="p1")],
)
week = pc.DateRange(from_=dt.date(2026, 12, 7), until=dt.date(2026, 12, 12))
clinic = pc.Clinic(pc.with_ids(contents), pc.shipped_rules(), horizon=week)
request = pc.BookingRequest(key="r1", patient=pat, visit_type=check_up, days=week)
booked = clinic.book(request, now=dt.datetime(2026, 12, 1, 17, tzinfo=dt.UTC))
print(booked.appointment.interval)
# [booking]
