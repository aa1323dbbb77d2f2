"""The examples of docs/booking.md: two physicians, two assistants, two rooms and one ECG cart."""

import datetime as dt
from concurrent.futures import ThreadPoolExecutor
from zoneinfo import ZoneInfo

import polyclinic as pc

PACIFIC = ZoneInfo("America/Los_Angeles")
NOW = dt.datetime(2026, 12, 1, 9, tzinfo=PACIFIC)


def at(hour: int, minute: int, day: int = 7) -> dt.datetime:
    return dt.datetime(2026, 12, day, hour, minute, tzinfo=PACIFIC)


def step(name: str, minutes: int) -> pc.Step:
    return pc.Step(name=name, duration=pc.DurationRule(base=dt.timedelta(minutes=minutes)))


def small_clinic() -> pc.ClinicContents:
    site = pc.SiteId(0, clinic="harbor")
    moss = pc.StaffId(1, clinic="harbor")
    licence = [pc.Licence(role="physician", jurisdiction="US-WA")]
    employed = [pc.Employment(employer="h", home_site=site)]
    doctor = pc.Staff(roles=["physician"], licences=licence, employment=employed)
    assistant = pc.Staff(
        roles=["medical_assistant"],
        credentials=[pc.Credential(code="WA-MA-C")],
        employment=employed,
    )
    # Assistant 10 minutes, of them five with the ECG cart; physician 20; assistant 10; a room
    # throughout.
    visit = pc.VisitType(
        key="ecg-visit",
        steps=[step("rooming", 5), step("ecg", 5), step("provider", 20), step("wrap-up", 10)],
        needs=[
            pc.Need(name="assistant", duties=["C06"], roles=["medical_assistant"], steps=[0, 1]),
            pc.Need(name="cart", equipment="ecg-machine", steps=[1]),
            pc.Need(name="provider", roles=["physician"], steps=[2]),
            pc.Need(name="closing", duties=["C17"], roles=["medical_assistant"], steps=[3]),
            pc.Need(name="room", rooms=["exam"]),
        ],
    )
    everything = [
        *(pc.StaffId(i, clinic="harbor") for i in range(4)),
        *(pc.RoomId(i, clinic="harbor") for i in range(2)),
        pc.EquipmentId(0, clinic="harbor"),
    ]
    morning = [pc.WeeklyWindow(weekday="monday", window=pc.TimeWindow(from_="09:00", to="12:00"))]
    zone = "America/Los_Angeles"
    return pc.with_ids(
        pc.ClinicContents(
            identifier="harbor",
            sites=[pc.Site(key="main", time_zone=zone, jurisdiction="US-WA", employer="h")],
            staff=[
                doctor.replace(key="dr-lee"),
                doctor.replace(key="dr-moss"),
                assistant.replace(key="ana"),
                assistant.replace(key="ben", languages=["es"]),
            ],
            rooms=[pc.Room(key=f"exam-{i}", site=site, kind="exam") for i in (1, 2)],
            equipment=[pc.Equipment(key="cart", site=site, kind="ecg-machine")],
            visit_types=[visit],
            availability=[pc.Availability(resource=r, weekly=morning) for r in everything],
            patients=[pc.Patient(key=f"p{i}", usual_provider=moss) for i in range(5)],
        )
    )


week = pc.DateRange(from_=dt.date(2026, 12, 7), until=dt.date(2026, 12, 12))
clinic = pc.Clinic(small_clinic(), pc.shipped_rules(), horizon=week)
contents = clinic.contents
keys = {one.id: one.key for one in (*contents.staff, *contents.rooms, *contents.equipment)}


def wish(n: int) -> pc.BookingRequest:
    """Of the n-th patient, who names nobody."""
    return pc.BookingRequest(
        key=f"r{n}",
        patient=clinic.patients[f"p{n}"].id,
        visit_type=clinic.visit_types["ecg-visit"].id,
        days=week,
    )


def who(assignments) -> str:
    things = (a.resource for a in assignments)
    return ", ".join(keys[r.staff or r.room or r.equipment] for r in things)


# [search]
found = clinic.search(wish(0), now=NOW, count=3)
for opening in found.openings:
    print(opening.interval.start, who(opening.assignments))
# [starts]
starts = clinic.starts(wish(0), now=NOW)
calendar = clinic.calendar(wish(0), now=NOW)
print(len(starts.open), "starts,", len(starts.undecided), "undecided;", calendar[0].open)
# [book]
booked = clinic.book(wish(0), now=NOW, start=at(9, 30), request_id="desk-1")
promise = booked.appointment
print(promise.key, who(promise.assignments), promise.assignments[0].named)
# [again]
again = booked.clinic.book(wish(0), now=NOW, start=at(9, 30), request_id="desk-1")
assert not again.events
clinic = booked.clinic
command = pc.Command(
    request_id="desk-2",
    expected_version=clinic.version - 1,
    now=NOW,
    book=pc.BookCommand(request=wish(1)),
)
try:
    clinic.apply(command)
except pc.Error as error:
    print(error)
# [rearranged]
by_name = pc.NamedNeed(need="provider", resource=promise.assignments[2].resource)
second = clinic.book(wish(1).replace(named=[by_name]), now=NOW, start=at(9, 35))
moved = second.clinic.appointments[promise.key]
print(moved.key, "is kept by", who(moved.assignments))
# [refused]
clinic = clinic.book(wish(1), now=NOW, start=at(9, 35)).clinic
for conflict in clinic.explain(wish(2), start=at(9, 40), now=NOW):
    if full := conflict.certificate:
        print(conflict.need, "is full at", full.interval.start, len(full.able), "able")
# [undecided]
cut = clinic.search(wish(2), now=NOW, count=1, nodes=100, nodes_at_a_start=2)
print(len(cut.openings), "found,", len(cut.undecided), "undecided")
# [preferred]
late_morning = pc.TimeWindow(from_="10:30", to="12:00")
liked = wish(2).replace(
    time_of_day=late_morning,
    preferred=[clinic.staff["ben"].id],  # first
    continuity=True,  # then the usual provider and that provider's pods
    language="es",  # then who speaks it
)
print(who(clinic.search(liked, now=NOW, count=1).openings[0].assignments))
# [hold]
held = clinic.hold(wish(2), start=at(10, 30), expires_at=at(9, 10, day=1), now=NOW).clinic
hold = next(iter(held.holds.values()))
clinic = held.confirm_hold(hold.id, now=at(9, 5, day=1)).clinic
print(len(clinic.appointments), "promises")
# [slack]
for slack in clinic.slack(now=NOW):
    need = clinic.appointments[slack.appointment].assignments[slack.position].need
    print(need, "one of", slack.able, slack.others, "free,", slack.without)
# [fix]
first_day = pc.DateRange(from_=dt.date(2026, 12, 7), until=dt.date(2026, 12, 8))
fixed = clinic.fix_names(first_day, now=at(18, 0, day=6))
print(len(fixed.events), "promises have their names")
# [override]
moss = contents.staff[1].id
leave = pc.BookingPolicy(key="house", override_staff=[moss], override_kinds=["busy"])
crowded = pc.Clinic(
    fixed.clinic.contents.replace(booking_policies=[leave]), pc.shipped_rules(), horizon=week
)
last = list(crowded.appointments.values())[-1]
taken = [pc.NamedNeed(need=a.need, resource=a.resource) for a in last.assignments[2::2]]
squeeze = wish(3).replace(named=taken)
try:
    crowded.book(squeeze, now=NOW, start=at(10, 40))
except pc.BookingRefused as refused:
    print("as it is:", len(refused.refusal.conflicts), "conflicts")
by_leave = pc.Override(by=moss, reason="asked by the family", kinds=["busy"])
squeezed = crowded.book(squeeze, now=NOW, start=at(10, 40), override=by_leave)
for one in squeezed.appointment.overrides:
    print("overridden:", one.kind, one.need + ",", one.reason)
# [move]
busy = list(fixed.clinic.appointments.values())[2]
beside = [
    pc.NamedNeed(need=a.need, resource=a.resource)
    for a in busy.assignments
    if a.need in ("provider", "room")
]
together = crowded.reschedule(
    promise.id,
    now=NOW,
    request=clinic.requests["r0"].replace(named=beside),
    start=busy.interval.start + dt.timedelta(minutes=10),
    reason="the family comes together",
    override=by_leave,
)
print([(o.kind, o.need) for o in together.appointment.overrides])
# [late]
minutes = dt.timedelta(minutes=1)
house = pc.BookingPolicy(
    key="house", grace=pc.Grace(as_planned=10 * minutes, shortened=20 * minutes)
)
print(pc.late_arrival(house, promise, promise.interval.start + 18 * minutes))
# [counts]
one = pc.BookingPolicy(key="one", roles=["physician"], max_per_session=1)
one_each = contents.replace(booking_policies=[one])
counted = pc.Clinic(one_each, pc.shipped_rules(), horizon=week).book(
    wish(0), now=NOW, start=at(9, 30)
)
pooled = counted.appointment
keeper = pc.NamedNeed(need="provider", resource=pooled.assignments[2].resource)
of_keeper = wish(1).replace(named=[keeper])  # whose session is full
in_place = counted.clinic.book(of_keeper, now=NOW, start=at(11, 0)).clinic
print(who(in_place.appointments[pooled.key].assignments), "keep the promise instead")
# [siblings]
older = clinic.book(wish(3), now=NOW, start=at(10, 35))
same = [
    pc.NamedNeed(need=a.need, resource=a.resource)
    for a in older.appointment.assignments
    if a.need in ("provider", "room")
]
next_start = older.appointment.interval.end
both = older.clinic.book(wish(4).replace(named=same), now=NOW, start=next_start)
print(len(both.clinic.appointments), "promises with both")
# [what-if]
without = clinic.cancel(promise.id, now=NOW, reason="what if").clinic
print(len(without.starts(wish(4), now=NOW).open), "starts without", promise.key)
# [desk]
desk = pc.Desk(clinic)  # for many threads
seen = desk.snapshot()  # waits for no command


def cancel(one: pc.Appointment) -> tuple[pc.Event, ...]:
    change = pc.ChangeStatusCommand(appointment=one.id, reason="travel")
    return desk.submit(pc.Command(request_id=f"cancel {one.key}", now=NOW, change_status=change))


with ThreadPoolExecutor() as threads:
    events = [e for each in threads.map(cancel, seen.appointments.values()) for e in each]
print(len(events), "events, version", seen.version, "then", desk.snapshot().version)
# [end]
