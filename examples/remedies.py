"""Why a blood draw cannot start at 10:20 and what would help, in Python."""

import datetime as dt
import sys
from pathlib import Path

import polyclinic as pc

site, blood_draw = (kind(0, clinic="north") for kind in (pc.SiteId, pc.VisitTypeId))
thursday = [
    pc.WeeklyWindow(weekday="thursday", window=pc.TimeWindow(from_="08:00", to="12:00")),
]
licence = pc.Licence(role="physician", jurisdiction="US-WA")
certified = pc.Credential(code="WA-MA-C")
employed = [pc.Employment(employer="north-health", home_site=site)]
assistant = pc.Staff(roles=["medical_assistant"], employment=employed)
staff = [
    pc.Staff(key="dr-lee", roles=["physician"], licences=[licence], employment=employed),
    assistant.replace(key="ma-kim", credentials=[certified]),
    assistant.replace(key="ma-ono", credentials=[certified]),
    assistant.replace(key="ma-ray"),
]
rooms = [pc.Room(key=f"lab-{n}", site=site, kind="laboratory") for n in (1, 2, 3)]
pause = pc.WeeklyBreak(weekday="thursday", window=pc.TimeWindow(from_="10:15", to="10:30"))
ids = [pc.StaffId(n, clinic="north") for n in range(4)]
ids += [pc.RoomId(n, clinic="north") for n in range(3)]
hours = [pc.Availability(resource=each, weekly=thursday) for each in ids]
hours[2] = hours[2].replace(breaks=[pause])
contents = pc.ClinicContents(
    identifier="north",
    sites=[
        pc.Site(
            key="north",
            time_zone="America/Los_Angeles",
            jurisdiction="US-WA",
            employer="north-health",
        )
    ],
    staff=staff,
    rooms=rooms,
    availability=hours,
    visit_types=[
        pc.VisitType(
            key="blood-draw",
            name="Blood draw",
            steps=[pc.Step(name="draw", duration=pc.DurationRule(base=dt.timedelta(minutes=20)))],
            needs=[
                pc.Need(name="assistant", duties=["C28"], roles=["medical_assistant"]),
                pc.Need(name="room", rooms=["laboratory"]),
            ],
        )
    ],
    patients=[pc.Patient(key=f"p{n}") for n in range(4)],
)
week = pc.DateRange(from_=dt.date(2026, 12, 7), until=dt.date(2026, 12, 12))
day = pc.DateRange(from_=dt.date(2026, 12, 10), until=dt.date(2026, 12, 11))
clinic = pc.Clinic(pc.with_ids(contents), pc.shipped_rules(), horizon=week)
wishes = [
    pc.BookingRequest(
        key=f"r{n}", patient=pc.PatientId(n, clinic="north"), visit_type=blood_draw, days=day
    )
    for n in range(4)
]
now = dt.datetime(2026, 12, 1, 17, tzinfo=dt.UTC)
start = dt.datetime(2026, 12, 10, 18, 20, tzinfo=dt.UTC)

# [remedies]
clinic = clinic.book(wishes[0], start=start - dt.timedelta(minutes=10), now=now).clinic
try:
    clinic.book(wishes[1], start=start, now=now)
except pc.BookingRefused:
    found = clinic.remedies(wishes[1], start=start, now=now)
    for remedy in found.remedies:
        print(pc.remedy_text(clinic, clinic.rules, remedy))
# [remedies]

# [any_start]
soon = wishes[1].replace(time_of_day=pc.TimeWindow(from_="10:15", to="10:30"))
found = clinic.remedies(soon, now=now)
nearest = found.remedies[0]
print(pc.remedy_text(clinic, clinic.rules, nearest), "- opens", nearest.start)
print("complete:", found.complete, "- open already:", found.open)
# [any_start]

# [fix]
span = pc.Interval(start, start + dt.timedelta(minutes=40))
fix = clinic.cheapest_fix(wishes[1:], span=span, now=now)
for change in fix.changes:
    print(pc.remedy_text(clinic, clinic.rules, change))
# [fix]

# [window]
window = clinic.window(wishes[1], start=start, now=now)
picture = pc.draw_window(clinic, clinic.rules, window)
# [window]
if len(sys.argv) > 1:
    Path(sys.argv[1]).write_text(picture, encoding="utf-8")
