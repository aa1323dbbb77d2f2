"""The examples of docs/booking.md on waves, groups, linked visits and policies of booking."""

import datetime as dt
from zoneinfo import ZoneInfo

import polyclinic as pc

PACIFIC = ZoneInfo("America/Los_Angeles")
NOW = dt.datetime(2026, 12, 1, 9, tzinfo=PACIFIC)
HOURS, MINUTES = dt.timedelta(hours=1), dt.timedelta(minutes=1)


def at(hour: int, minute: int = 0, day: int = 7) -> dt.datetime:
    return dt.datetime(2026, 12, day, hour, minute, tzinfo=PACIFIC)


def step(name: str, minutes: int) -> pc.Step:
    return pc.Step(name=name, duration=pc.DurationRule(base=minutes * MINUTES))


def physician(*steps: int) -> pc.Need:
    return pc.Need(name="provider", roles=["physician"], steps=steps)


def assistant(*steps: int) -> pc.Need:
    return pc.Need(name="assistant", duties=["C06"], roles=["medical_assistant"], steps=steps)


def monday(from_: str, to: str) -> pc.WeeklyWindow:
    return pc.WeeklyWindow(weekday="monday", window=pc.TimeWindow(from_=from_, to=to))


def lake() -> pc.ClinicContents:
    """A physician and an assistant on a Monday from 9 to 12, three exam rooms, a group room from
    10 to 11.
    """
    site = pc.SiteId(0, clinic="lake")
    employed = [pc.Employment(employer="lake", home_site=site)]
    licence = pc.Licence(role="physician", jurisdiction="US-WA")
    certified = pc.Credential(code="WA-MA-C")
    ids = [*(pc.StaffId(i, clinic="lake") for i in range(2))]
    ids += [*(pc.RoomId(i, clinic="lake") for i in range(3))]
    circle = pc.RoomId(3, clinic="lake")
    return pc.with_ids(
        pc.ClinicContents(
            identifier="lake",
            sites=[
                pc.Site(
                    key="main",
                    time_zone="America/Los_Angeles",
                    jurisdiction="US-WA",
                    employer="lake",
                )
            ],
            staff=[
                pc.Staff(
                    key="dr-lee", roles=["physician"], licences=[licence], employment=employed
                ),
                pc.Staff(
                    key="ana",
                    roles=["medical_assistant"],
                    credentials=[certified],
                    employment=employed,
                ),
            ],
            rooms=[
                *(pc.Room(key=f"exam-{n}", site=site, kind="exam") for n in (1, 2, 3)),
                pc.Room(key="group-room", site=site, kind="group", capacity=8),
            ],
            availability=[
                *(pc.Availability(resource=r, weekly=[monday("09:00", "12:00")]) for r in ids),
                pc.Availability(resource=circle, weekly=[monday("10:00", "11:00")]),
            ],
            patients=[pc.Patient(key=f"p{n}") for n in range(5)],
        )
    )


def make(contents: pc.ClinicContents) -> pc.Clinic:
    week = pc.DateRange(from_=dt.date(2026, 12, 7), until=dt.date(2026, 12, 12))
    return pc.Clinic(pc.with_ids(contents), pc.shipped_rules(), horizon=week)


def wish(clinic: pc.Clinic, visit_type: str, n: int) -> pc.BookingRequest:
    return pc.BookingRequest(
        key=f"r{n}",
        patient=clinic.patients[f"p{n}"].id,
        visit_type=clinic.visit_types[visit_type].id,
        site=clinic.sites["main"].id,
    )


def said(conflicts) -> str:
    """Each with its need, and the policy that speaks against the visit."""
    words = (" ".join(filter(None, (str(c.kind), c.need, c.policy))) for c in conflicts)
    return ", ".join(words) or "nothing"


def book(clinic: pc.Clinic, request: pc.BookingRequest, start=None) -> pc.Clinic:
    """Books it and says when its steps begin, or all that stands against it."""
    try:
        applied = clinic.book(request, now=NOW, start=start)
    except pc.BookingRefused as refused:
        print(said(refused.refusal.conflicts))
        return clinic
    print(*(part.start for part in applied.appointment.steps))
    return applied.clinic


contents = lake()
lee = contents.staff[0].id
# [wave]
check = pc.VisitType(
    key="check",
    steps=[step("exam", 30)],
    needs=[physician(), pc.Need(name="room", rooms=["exam"])],
)
wave = pc.Template(
    key="wave",
    resource=lee,
    weekday="monday",
    window=pc.TimeWindow(from_="09:00", to="10:00"),
    visit_types=[pc.VisitTypeId(0, clinic="lake")],
    capacity=2,  # so many at the same time
    released_before=24 * HOURS,  # after that for every kind of visit
)
contents = contents.replace(visit_types=[check], templates=[wave])
clinic = make(contents)
for n in range(3):
    clinic = book(clinic, wish(clinic, "check", n), at(9))
waved = clinic
# [released]
talk = pc.VisitType(key="talk", steps=[step("talk", 15)], needs=[physician()])
contents = contents.replace(visit_types=[check, talk])
clinic = make(contents)
for when in (at(9, day=5), at(10, day=6)):
    print(said(clinic.explain(wish(clinic, "talk", 3), start=at(9, 30), now=when)))
# [group]
together = step("group", 60).replace(gap_max=30 * MINUTES)  # after the vitals
circle = pc.Need(name="room", kind="shared", rooms=["group"], steps=[1])
group = pc.VisitType(
    key="group",
    steps=[step("vitals", 10), together],
    needs=[assistant(0), physician(1), circle],
)
at_ten = wave.replace(
    key="group",
    window=pc.TimeWindow(from_="10:00", to="11:00"),
    visit_types=[pc.VisitTypeId(2, clinic="lake")],
    capacity=8,
    released_before=0 * HOURS,
)
contents = contents.replace(visit_types=[check, talk, group], templates=[wave, at_ten])
clinic = make(contents)
for n in range(3):
    clinic = book(clinic, wish(clinic, "group", n))
grouped = clinic
# [linked]
reading = pc.VisitType(key="reading", steps=[step("reading", 10)], needs=[assistant()])
follows = pc.LinkedVisit(
    visit_type=pc.VisitTypeId(3, clinic="lake"), gap_min=48 * HOURS, gap_max=72 * HOURS
)
skin_test = pc.VisitType(
    key="skin-test", steps=[step("placing", 10)], needs=[assistant()], linked=[follows]
)
contents = contents.replace(visit_types=[check, talk, group, reading, skin_test])
clinic = make(contents)
clinic = book(clinic, wish(clinic, "skin-test", 0))
wednesday = monday("09:00", "12:00").replace(weekday="wednesday")
hours = list(contents.availability)
for person in (0, 1):  # are there two days later, too
    hours[person] = hours[person].replace(weekly=[*hours[person].weekly, wednesday])
contents = contents.replace(availability=hours)
clinic = make(contents)
clinic = book(clinic, wish(clinic, "skin-test", 0))
linked = clinic
# [policies]
talks = [pc.VisitTypeId(1, clinic="lake")]
notice = pc.BookingPolicy(key="notice", visit_types=talks, lead_time=24 * HOURS)
week = pc.BookingPolicy(
    key="week",
    visit_types=talks,
    opens=pc.DayMoment(days_before=7, time="08:00"),  # a week before, at eight
    cutoff=pc.DayMoment(days_before=1, time="16:00"),  # the day before, at four
)
session = pc.BookingPolicy(key="session", roles=["physician"], max_per_session=2, max_overlap=2)
contents = contents.replace(booking_policies=[notice, week, session])
clinic = make(contents)
request = wish(clinic, "talk", 0)
for when in (at(9, day=20).replace(month=11), at(9, day=4), at(17, day=6)):
    print(said(clinic.explain(request, start=at(11), now=when)))
# [overbooked]
clinic = book(clinic, wish(clinic, "talk", 0), at(11))
clinic = book(clinic, wish(clinic, "talk", 0).replace(key="twice"), at(11, 10))
clinic = book(clinic, wish(clinic, "talk", 1), at(11, 10))
clinic = book(clinic, wish(clinic, "talk", 2), at(11, 30))
# [end]
