"""Bad arguments everywhere: a typed exception that says where, never a crash."""

import datetime as dt
import decimal
import fractions
import math
import pickle

import polyclinic as pc
import pytest
from model_values import STRUCTS
from small_clinic import at, small_contents


@pytest.fixture(autouse=True)
def _elsewhere(monkeypatch, tmp_path):
    """What takes an odd text for a path may write there."""
    monkeypatch.chdir(tmp_path)


class Raising:
    """Fails wherever it is asked for anything."""

    def __index__(self):
        raise RuntimeError("asked for an index")

    def __iter__(self):
        raise RuntimeError("asked for items")


class NoOffset(dt.tzinfo):
    def utcoffset(self, _when):
        return None


class Text(str):
    """A str, and yet not exactly one."""

    __slots__ = ()


ITSELF: list[object] = []
ITSELF.append(ITSELF)
FAR_EAST, FAR_WEST = (dt.timezone(dt.timedelta(hours=h)) for h in (14, -12))
ODD: list[object] = [
    None,
    True,
    0,
    -1,
    2**31,
    2**63,
    -(2**200),
    2**200,
    1.5,
    math.nan,
    math.inf,
    decimal.Decimal("NaN"),
    fractions.Fraction(1, 3),
    1j,
    "",
    "x" * 24,
    "\0",
    "\ud800",
    "é" * 1000,
    Text("monday"),
    b"bytes",
    bytearray(b"x"),
    dt.date.min,
    dt.date.max,
    dt.datetime(2026, 12, 7, 9),
    dt.datetime(1, 1, 1, tzinfo=FAR_EAST),
    dt.datetime(9999, 12, 31, 23, 59, 59, tzinfo=FAR_WEST),
    dt.datetime(2026, 12, 7, 9, tzinfo=NoOffset()),
    dt.datetime(2026, 12, 7, 9, 0, 0, 1, tzinfo=dt.UTC),
    dt.datetime.now(dt.UTC).replace(microsecond=0),
    dt.time(9, 30),
    dt.time(9, 30, 15),
    dt.timedelta.min,
    dt.timedelta.max,
    dt.timedelta(microseconds=1),
    dt.timedelta(days=999999999),
    [],
    (),
    {},
    {"key": "x"},
    {1, 2},
    ITSELF,
    [None],
    [object()],
    ["\ud800"],
    [[]],
    range(3),
    (i for i in "x"),
    Raising(),
    [Raising()],
    object(),
    object,
    len,
    NotImplemented,
    pc.Staff(key="ana"),
    [pc.Staff(), pc.Patient()],
    pc.Role.PHYSICIAN,
    [pc.Role.PHYSICIAN, "surgeon"],
    pc.StaffId(0, clinic="elsewhere"),
    pc.PatientId(2**32 - 2, clinic=2**32 - 1),
    [pc.StaffId(0, clinic="elsewhere")],
    pc.Interval(at(9), at(10)),
    pc.Money(1, "USD"),
    pc.Quantity("1", "cm"),
]
TYPED = (TypeError, ValueError, OverflowError, pc.Error)


def described(value: object) -> str:
    return f"{type(value).__name__} {value!r:.30}" if value is not ITSELF else "a list of itself"


@pytest.mark.parametrize("name", STRUCTS)
def test_every_field_takes_it_or_says_why_not(name):
    cls = getattr(pc, name)
    for field in STRUCTS[name]["fields"]:
        for value in ODD:
            for call in (cls, cls().replace):
                try:
                    made = call(**{field["name"]: value})
                except RuntimeError as error:
                    assert "asked for" in str(error)
                    continue
                except (TypeError, ValueError) as error:
                    assert str(error).startswith(f"{name}.{field['name']}"), described(value)
                    assert "expected" in str(error), described(value)
                    continue
                use(made, f"{name}.{field['name']} = {described(value)}")


def use(made: object, said: str) -> None:
    """What was taken can be shown, compared, hashed, written; and read again, or says why not."""
    cls = type(made)
    assert made == made.replace(), said
    assert hash(made) == hash(made.replace()), said
    assert repr(made), said
    if not STRUCTS[cls.__name__]["wire"]:
        return
    try:
        again = pickle.loads(pickle.dumps(made))
    except pc.InvalidInput as error:
        assert error.findings, said
    else:
        assert again == made, said


@pytest.mark.parametrize("name", STRUCTS)
def test_no_constructor_takes_positions_or_other_words(name):
    cls = getattr(pc, name)
    with pytest.raises(TypeError, match="keyword arguments only"):
        cls(1)
    with pytest.raises(TypeError, match="keyword arguments only"):
        cls().replace(1)
    for word in ("nonsense", "", "\ud800", "self", "__class__", "key\0"):
        with pytest.raises((TypeError, UnicodeEncodeError)):
            cls(**{word: 1})
    with pytest.raises((AttributeError, TypeError)):
        cls().nonsense = 1
    for field in STRUCTS[name]["fields"][:1]:
        with pytest.raises(AttributeError):
            setattr(cls(), field["name"], 1)


IDS = [entry["name"] for entry in pc._core._model() if entry["kind"] == "id"]


@pytest.mark.parametrize("name", IDS)
def test_handles(name):
    cls = getattr(pc, name)
    for value in ODD:
        for call in (
            lambda v: cls(v, clinic="c"),
            lambda v: cls(0, clinic=v),
            cls.from_bits,
            cls,
            lambda v: cls(0, v),
        ):
            try:
                made = call(value)
            except (*TYPED, RuntimeError):
                continue
            assert cls.from_bits(made.bits) == made
            assert pickle.loads(pickle.dumps(made)) == made
    assert cls(0, clinic="c") != getattr(pc, "RoomId" if name != "RoomId" else "StaffId")(
        0, clinic="c"
    )


@pytest.mark.parametrize(
    "call",
    [
        pc.Interval,
        pc.Money,
        pc.Quantity,
        lambda a, _: pc.TimeZone(a),
        lambda a, b: pc.TimeZone("UTC").to_instant(pc.LocalTime(date=a, time_of_day=b)),
        lambda a, b: (
            pc.TimeZone("UTC").to_local(a) and pc.TimeZone("America/Los_Angeles").to_local(b)
        ),
        lambda a, _: pc.TimeZone("America/Los_Angeles").start_of_day(a),
        pc.age_in_years,
        lambda a, _: pc.parse_iso_week(a),
        lambda a, _: pc.weekday_of(a),
        pc.may_follow,
        lambda a, _: pc.format_of_file(a),
    ],
)
def test_small_values_and_functions(call):
    for a in ODD:
        for b in ("USD", 5, None, at(9), dt.date(2026, 12, 7), dt.timedelta(0), a):
            try:
                made = call(a, b)
            except TYPED as error:
                assert str(error), described(a)
            except RuntimeError as error:
                assert "asked for" in str(error)
            else:
                assert repr(made)


# ---- a clinic's methods: one argument at a time is odd


@pytest.fixture(scope="module")
def calls(rules):
    clinic = pc.Clinic(small_contents(), rules).book_requests(now=at(9, day=1)).clinic
    request = clinic.requests["r0"]
    new = request.replace(id=None, key="again", days=pc.DateRange(from_=dt.date(2026, 12, 7)))
    appointment = next(iter(clinic.appointments.values())).id
    site, room = clinic.sites["north"].id, clinic.rooms["room-0"].id
    pod, day, span = clinic.pods["pod"].id, dt.date(2026, 12, 7), pc.Interval(at(8), at(17))
    staff = clinic.staff["ana"]
    now = at(9, day=1)
    situation = pc.Situation(person=staff, duty="C07", jurisdiction="US-WA", date=day)
    contents = clinic.contents
    place = {"contents": contents, "rules": rules, "date": day}
    abilities = clinic.abilities(site, day)
    hold = clinic.hold(new, start=at(16), expires_at=at(12, day=1), now=now).clinic
    held = next(iter(hold.holds.values())).id
    return {
        "search": (clinic.search, {"request": new, "now": now, "count": 2, "nodes": 100}),
        "explain": (clinic.explain, {"request": new, "start": at(8), "now": now}),
        "free": (clinic.free, {"resource": room, "span": span}),
        "busy": (clinic.busy, {"resource": room, "span": span}),
        "utilization": (clinic.utilization, {"resource": room, "span": span}),
        "is_available": (clinic.is_available, {"resource": room, "span": span, "site": site}),
        "flags_of": (clinic.flags_of, {"appointment": clinic.appointments[appointment]}),
        "abilities": (clinic.abilities, {"site": site, "date": day, "patient_location": "US-WA"}),
        "shortage": (clinic.shortage, {"now": now, "span": span, "refused": ()}),
        "slack": (clinic.slack, {"now": now, "appointments": (), "nodes": 100}),
        "book": (clinic.book, {"request": new, "now": now, "start": at(16)}),
        "cancel": (clinic.cancel, {"appointment": appointment, "now": now, "reason": "ill"}),
        "change_status": (
            clinic.change_status,
            {"appointment": appointment, "to": "confirmed", "now": now, "reason": ""},
        ),
        "reschedule": (
            clinic.reschedule,
            {"appointment": appointment, "now": now, "start": at(16), "reason": "asked for"},
        ),
        "hold": (
            clinic.hold,
            {"request": new, "start": at(16), "expires_at": at(12, day=1), "now": now},
        ),
        "release_hold": (hold.release_hold, {"hold": held, "now": now}),
        "confirm_hold": (hold.confirm_hold, {"hold": held, "now": now}),
        "record": (
            clinic.record,
            {"stamp": pc.Stamp(stage="arrived", at=at(8)), "appointment": appointment, "now": now},
        ),
        "put_staff": (clinic.put_staff, {"staff": staff, "now": now}),
        "put_patient": (clinic.put_patient, {"patient": clinic.patients["p0"], "now": now}),
        "set_availability": (
            clinic.set_availability,
            {"availability": contents.availability[0], "now": now},
        ),
        "fix_names": (clinic.fix_names, {"days": pc.DateRange(), "site": site, "now": now}),
        "apply": (clinic.apply, {"command": pc.Command(request_id="x", now=now)}),
        "book_requests": (clinic.book_requests, {"now": now}),
        "replay": (clinic.replay, {"events": ()}),
        "staff[]": (clinic.staff.__getitem__, {"key": "ana"}),
        "Clinic": (pc.Clinic, {"contents": contents, "rules": rules, "horizon": pc.DateRange()}),
        "RuleBook": (pc.RuleBook, {"rules": rules.rules}),
        "evaluate": (pc.evaluate, {"rules": rules, "situation": situation, "policies": ()}),
        "evaluate_many": (pc.evaluate_many, {"rules": rules, "situations": [situation]}),
        "Abilities": (
            pc.Abilities,
            {"rules": rules, "site": contents.sites[0], "date": day, "staff": contents.staff},
        ),
        "Abilities.of": (abilities.of, {"staff": staff.id, "duty": "C07"}),
        "validate": (pc.validate, {"contents": contents}),
        "diff": (pc.diff, {"before": contents, "after": contents}),
        "with_ids": (pc.with_ids, {"contents": contents}),
        "draw_day": (pc.draw_day, {**place, "pod": pod, "options": pc.DrawOptions()}),
        "day_html": (pc.day_html, {**place, "pod": pod}),
        "day_sheets": (pc.day_sheets, {**place, "site": site}),
        "sheet_rows": (pc.sheet_rows, {**place, "site": site}),
        "morning_huddle": (
            pc.morning_huddle,
            {**place, "site": site, "days_ahead": 1, "refusals": (), "barred": (), "shortages": ()},
        ),
        "barred_duties": (pc.barred_duties, {"contents": contents, "abilities": abilities}),
        "draw_week": (
            pc.draw_week,
            {"contents": contents, "rules": rules, "site": site, "monday": day, "cells": ()},
        ),
        "appointments_table": (pc.appointments_table, {"contents": contents}),
        "refusals_table": (pc.refusals_table, {"contents": contents, "refusals": ()}),
        "write_clinic_tables": (pc.write_clinic_tables, {"contents": contents}),
        "read_clinic_tables": (pc.read_clinic_tables, {"tables": ()}),
        "read_clinic_directory": (pc.read_clinic_directory, {"directory": "/none"}),
        "write_files": (pc.write_files, {"directory": "/dev/null/x", "files": ()}),
        "read_synthea": (pc.read_synthea, {"directory": "/none", "year": 2023, "monday": day}),
        "overlay_text": (pc.overlay_text, {"catalog": pc.shipped_catalog(), "text": ""}),
        "overlay_file": (pc.overlay_file, {"catalog": pc.shipped_catalog(), "path": "/none"}),
        "requests_from_columns": (pc.requests_from_columns, {"clinic": clinic, "columns": {}}),
    }


def test_every_function_takes_it_or_says_why_not(calls):
    for name, (function, arguments) in calls.items():
        for argument in arguments:
            for value in ODD:
                if value == dt.timedelta.max or isinstance(value, Raising):
                    continue
                try:
                    function(**{**arguments, argument: value})
                except TYPED as error:
                    assert str(error), (name, argument, described(value))
                except (AttributeError, RuntimeError) as error:
                    pytest.fail(f"{name}({argument}={described(value)}): {error!r}")


def test_handles_of_another_clinic_are_found_out(calls, rules):
    other = small_contents().replace(identifier="south-clinic")
    there = pc.Clinic(pc.with_ids(swap_tag(other)), rules).book_requests(now=at(9, day=1)).clinic
    appointment = next(iter(there.appointments.values()))
    request = there.requests["r0"].replace(id=None, key="again")
    foreign = {
        "search": {"request": request},
        "explain": {"request": request},
        "abilities": {"site": there.sites["north"].id},
        "book": {"request": request},
        "cancel": {"appointment": appointment.id},
        "change_status": {"appointment": appointment.id},
        "reschedule": {"appointment": appointment.id},
        "hold": {"request": request},
        "record": {"appointment": appointment.id},
        "put_staff": {"staff": there.staff["ana"]},
        "put_patient": {"patient": there.patients["p0"]},
        "set_availability": {"availability": there.contents.availability[0]},
        "staff[]": {"key": there.staff["ana"].id},
        "draw_day": {"pod": there.pods["pod"].id},
        "day_sheets": {"site": there.sites["north"].id},
        "morning_huddle": {"site": there.sites["north"].id},
    }
    for name, arguments in foreign.items():
        function, right = calls[name]
        with pytest.raises((pc.InvalidInput, pc.NotFound)) as error:
            function(**{**right, **arguments})
        assert str(error.value), name
    clinic = calls["search"][0].__self__
    span = pc.Interval(at(8), at(17))
    assert clinic.free(there.rooms["room-0"].id, span) == ()
    assert clinic.busy(there.staff["ana"].id, span) == ()
    assert clinic.utilization(there.staff["ana"].id, span) is None


def swap_tag(contents: pc.ClinicContents) -> pc.ClinicContents:
    """The same clinic with the handles of another one: in its text they are numbers."""
    here, there = (pc.SiteId(0, clinic=tag).clinic for tag in ("north-clinic", "south-clinic"))
    text = contents.to_text()
    for index in range(40):
        text = text.replace(str(here << 32 | index + 1), str(there << 32 | index + 1))
    return pc.ClinicContents.from_text(text)
