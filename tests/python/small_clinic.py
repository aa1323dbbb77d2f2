"""A small clinic in Washington: one site, one pod, two providers, two assistants."""

import datetime as dt

import polyclinic as pc

TAG = "north-clinic"


def at(hour: int, minute: int = 0, day: int = 7) -> dt.datetime:
    """Local time in Seattle in December 2026, which is UTC-8."""
    zone = dt.timezone(dt.timedelta(hours=-8))
    return dt.datetime(2026, 12, day, hour, minute, tzinfo=zone)


def minutes(n: int) -> dt.timedelta:
    return dt.timedelta(minutes=n)


def weekdays(resource: object, start: str = "08:00", end: str = "17:00") -> pc.Availability:
    window = pc.TimeWindow(from_=start, to=end)
    days = list(pc.Weekday)[:5]
    return pc.Availability(
        resource=resource, weekly=[pc.WeeklyWindow(weekday=day, window=window) for day in days]
    )


def small_contents(patients: int = 4, rooms: int = 2) -> pc.ClinicContents:
    site = pc.SiteId(0, clinic=TAG)
    staff = [pc.StaffId(i, clinic=TAG) for i in range(3)]
    room_ids = [pc.RoomId(i, clinic=TAG) for i in range(rooms)]
    employed = [pc.Employment(employer="north", home_site=site)]
    licence = pc.Licence(role="physician", jurisdiction="US-WA")
    provider = pc.Staff(
        key="lee",
        name="Dr. Lee",
        roles=["physician"],
        specialties=["family-medicine"],
        licences=[licence],
        employment=employed,
        supervises=pc.SupervisionAuthority(roles=["medical_assistant"]),
    )
    certified = pc.Credential(code="WA-MA-C")
    assistant = pc.Staff(
        key="ana", roles=["medical_assistant"], credentials=[certified], employment=employed
    )
    visit_type = pc.VisitType(
        key="check-up",
        specialty="family-medicine",
        steps=[
            pc.Step(name="rooming", duration=pc.DurationRule(base=minutes(15))),
            pc.Step(name="provider", duration=pc.DurationRule(base=minutes(20))),
        ],
        needs=[
            pc.Need(name="assistant", duties=["C07"], roles=["medical_assistant"], steps=[0]),
            pc.Need(name="provider", roles=["physician"], steps=[1]),
            pc.Need(name="room", rooms=["exam"]),
        ],
    )
    return pc.with_ids(
        pc.ClinicContents(
            identifier=TAG,
            name="North Clinic",
            sites=[
                pc.Site(
                    key="north",
                    time_zone="America/Los_Angeles",
                    jurisdiction="US-WA",
                    employer="north",
                )
            ],
            rooms=[pc.Room(key=f"room-{i}", site=site) for i in range(rooms)],
            staff=[provider, assistant, assistant.replace(key="bo")],
            pods=[
                pc.Pod(
                    key="pod",
                    site=site,
                    providers=staff[:1],
                    assistants=staff[1:],
                    rooms=room_ids,
                )
            ],
            visit_types=[visit_type],
            availability=[weekdays(r) for r in (*staff, *room_ids)],
            patients=[
                pc.Patient(
                    key=f"p{i}",
                    name=pc.PersonName(given="Secret", family="Person"),
                    born=dt.date(1980, 1, 1) + dt.timedelta(days=i),
                    sex="female" if i % 2 else None,
                )
                for i in range(patients)
            ],
            requests=[
                pc.BookingRequest(
                    key=f"r{i}",
                    patient=pc.PatientId(i, clinic=TAG),
                    visit_type=pc.VisitTypeId(0, clinic=TAG),
                    received=at(8, day=1) + minutes(i),
                    days=pc.DateRange(from_=dt.date(2026, 12, 7), until=dt.date(2026, 12, 8)),
                )
                for i in range(patients)
            ],
        )
    )
