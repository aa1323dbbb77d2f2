"""The model's structs, enumerations, ids and values in Python."""

import copy
import datetime as dt
import enum
import os
import subprocess
import sys
import zoneinfo

import polyclinic as pc
import pytest

UTC = dt.UTC
MODEL = pc._core._model()
STRUCTS = [entry for entry in MODEL if entry["kind"] == "struct"]
NAMES = [entry["name"] for entry in STRUCTS]


def minutes(n: int) -> dt.timedelta:
    return dt.timedelta(minutes=n)


def step(**fields) -> pc.Step:
    return pc.Step(name="rooming", duration=pc.DurationRule(base=minutes(15)), **fields)


@pytest.mark.parametrize("entry", STRUCTS, ids=NAMES)
def test_every_struct_is_a_read_only_value(entry):
    cls = getattr(pc, entry["name"])
    assert cls.__module__ == f"polyclinic.{entry['room']}"
    value = cls()
    assert value == cls()
    assert hash(value) == hash(cls())
    assert repr(value) == f"{entry['name']}()"
    assert value.replace() == value
    assert copy.copy(value) is value
    assert copy.deepcopy(value) is value
    for field in entry["fields"]:
        again = value.replace(**{field["name"]: getattr(value, field["name"])})
        assert again == value
        with pytest.raises(AttributeError):
            setattr(value, field["name"], getattr(value, field["name"]))
        with pytest.raises(
            TypeError, match=rf"{entry['name']}\.{field['name']}: expected .* found"
        ):
            cls(**{field["name"]: object()})


def test_every_struct_is_exported_and_described():
    assert set(NAMES) <= set(pc.__all__)
    for entry in STRUCTS:
        signature = getattr(pc, entry["name"]).__text_signature__
        assert all(field["name"] in signature for field in entry["fields"])
    assert pc.Step.name.__doc__ == "Unique in its visit type: rooming, provider, wrap-up."
    assert "One step of a visit" in pc.Step.__doc__


def test_constructor_takes_keywords_only():
    with pytest.raises(TypeError, match="Step takes keyword arguments only"):
        pc.Step("rooming")


def test_a_wrong_keyword_names_the_nearest():
    with pytest.raises(TypeError, match="Step has no field 'durations'; did you mean 'duration'"):
        pc.Step(durations=1)
    with pytest.raises(TypeError, match=r"Step has no field 'gap_mim'; did you mean 'gap_min'\?"):
        step().replace(gap_mim=minutes(1))


def test_a_wrong_type_names_field_found_and_expected():
    with pytest.raises(TypeError, match=r"^Step\.duration: expected DurationRule, found int$"):
        pc.Step(duration=3)
    with pytest.raises(TypeError, match=r"^VisitType\.steps\[1\]: expected Step, found Need$"):
        pc.VisitType(steps=[step(), pc.Need()])
    with pytest.raises(TypeError, match=r"^Room\.site: expected SiteId or None, found StaffId$"):
        pc.Room(site=pc.StaffId(0, clinic="demo"))
    with pytest.raises(TypeError, match=r"^Room\.capacity: expected int, found bool$"):
        pc.Room(capacity=True)
    with pytest.raises(TypeError, match=r"^Need\.same_as: expected a list of str, found str$"):
        pc.Need(same_as="assistant")
    with pytest.raises(ValueError, match=r"^Room\.capacity: expected int from -2147483648 to"):
        pc.Room(capacity=2**31)
    with pytest.raises(ValueError, match=r"^Duty\.code: expected a code: .*found 'not a code'$"):
        pc.Duty(code="not a code")


def test_equality_and_replace():
    a = step()
    b = a.replace(gap_max=minutes(5))
    assert a != b
    assert b == step(gap_max=minutes(5))
    assert a.gap_max == dt.timedelta()
    assert len({a, b, step()}) == 2
    assert a != "rooming"
    with pytest.raises(TypeError):
        a < b  # noqa: B015


def test_parts_outlive_the_whole():
    parts = pc.VisitType(steps=[step(), step(gap_min=minutes(2))]).steps
    assert isinstance(parts, tuple)
    rule = parts[1].duration
    del parts
    assert rule.base == minutes(15)


def test_any_iterable_of_items():
    assert pc.Need(duties=(d for d in ["C19", "C20"])).duties == ("C19", "C20")
    assert pc.Needs(any_of=[pc.Needs(age=18), pc.Needs(any_of=[pc.Needs()])]).any_of[0].age == 18

    def fails():
        yield "C19"
        raise OSError("no more")

    with pytest.raises(OSError, match="no more"):
        pc.Need(duties=fails())


def test_keywords_of_python_get_an_underscore():
    days = pc.DateRange(from_=dt.date(2026, 12, 7))
    assert days.from_ == dt.date(2026, 12, 7)
    assert days.until is None


def test_repr_names_what_differs_and_no_patient():
    patient = pc.Patient(
        id=pc.PatientId(3, clinic="demo"),
        key="p3",
        name=pc.PersonName(given="Ada", family="Byron"),
        born=dt.date(1815, 12, 10),
    )
    assert repr(patient) == "Patient(id=PatientId(3), key='p3')"
    contents = pc.ClinicContents(patients=[patient], applied=[str(i) for i in range(9)])
    assert repr(contents) == (
        "ClinicContents(patients=(Patient(id=PatientId(3), key='p3'),), applied=<9 items>)"
    )
    assert repr(step()) == (
        "Step(name='rooming', duration=DurationRule(base=datetime.timedelta(seconds=900)))"
    )


def test_messages_do_not_repeat_a_patients_data():
    with pytest.raises(ValueError, match=r"^Patient\.sex: expected Sex \(female, male, other\)$"):
        pc.Patient(sex="secret")
    with pytest.raises(ValueError) as error:
        pc.PostalAddress(subdivision="Baker Street 221b")
    assert "Baker" not in str(error.value)


# ---- enumerations -----------------------------------------------------------------------------


def test_enumerations_are_enums_that_equal_their_names():
    assert issubclass(pc.Role, enum.Enum)
    assert pc.Role.PHYSICIAN == "physician"
    assert pc.Role("physician") is pc.Role.PHYSICIAN
    assert pc.Staff(roles=["physician", pc.Role.EXTERN]).roles == (
        pc.Role.PHYSICIAN,
        pc.Role.EXTERN,
    )
    assert pc.Staff(roles=["physician"]).roles[0] is pc.Role.PHYSICIAN
    with pytest.raises(TypeError, match="expected Role or its name, found Sex"):
        pc.Staff(roles=[pc.Sex.FEMALE])


def test_outcomes_are_ordered_worst_first():
    assert sorted(pc.Outcome, reverse=True)[0] is pc.Outcome.ALLOWED
    assert pc.Outcome.FORBIDDEN < pc.Outcome.UNKNOWN < pc.Outcome.UNMET < pc.Outcome.ALLOWED
    with pytest.raises(TypeError, match="no order"):
        assert pc.Outcome.ALLOWED < "unmet"
    with pytest.raises(TypeError, match="no order"):
        assert pc.Outcome.ALLOWED > pc.Role.PHYSICIAN


# ---- ids --------------------------------------------------------------------------------------


def test_ids():
    a, b = pc.StaffId(3, clinic="demo"), pc.StaffId(4, clinic="demo")
    assert repr(a) == "StaffId(3)"
    assert (a.index, a.clinic) == (3, b.clinic)
    assert a == pc.StaffId(3, clinic=a.clinic) == pc.StaffId.from_bits(a.bits)
    assert a != pc.StaffId(3, clinic="another")
    assert a != pc.PatientId(3, clinic="demo")
    assert a < b
    assert len({a, b, pc.StaffId(3, clinic="demo")}) == 2
    with pytest.raises(TypeError):
        assert a < pc.PatientId(4, clinic="demo")
    with pytest.raises(ValueError, match=r"StaffId\.index: expected 0 to"):
        pc.StaffId(-1, clinic="demo")
    with pytest.raises(TypeError, match="clinic"):
        pc.StaffId(1)
    with pytest.raises(TypeError, match=r"StaffId\.clinic: expected the clinic's identifier"):
        pc.StaffId(1, clinic=None)
    with pytest.raises(ValueError, match="name nothing"):
        pc.StaffId.from_bits(0)


def test_an_invalid_id_is_none():
    assert pc.Room().site is None
    assert pc.Room(site=None) == pc.Room()


def test_a_resource_may_be_given_as_its_id():
    room = pc.RoomId(1, clinic="demo")
    assert pc.NamedNeed(need="room", resource=room).resource == pc.Resource(room=room)


# ---- dates and times --------------------------------------------------------------------------


def test_instants_are_aware_and_in_utc():
    new_york = zoneinfo.ZoneInfo("America/New_York")
    given = dt.datetime(2026, 7, 1, 9, tzinfo=new_york)
    at = pc.Observation(at=given).at
    assert at == given
    assert at.tzinfo is UTC
    assert at.timestamp() == 1782910800


def test_the_repeated_hour_is_told_apart_by_fold():
    zone = zoneinfo.ZoneInfo("America/Chicago")
    first = dt.datetime(2026, 11, 1, 1, 30, tzinfo=zone)
    at = [pc.Observation(at=first.replace(fold=fold)).at for fold in (0, 1)]
    assert at[1] - at[0] == dt.timedelta(hours=1)


def test_naive_and_broken_instants_are_refused():
    with pytest.raises(ValueError, match=r"Stamp\.at: expected .* with a time zone"):
        pc.Stamp(at=dt.datetime(2026, 12, 7, 9))
    with pytest.raises(ValueError, match="whole seconds"):
        pc.Stamp(at=dt.datetime(2026, 12, 7, 9, microsecond=1, tzinfo=UTC))
    with pytest.raises(TypeError, match=r"found datetime\.date"):
        pc.Stamp(at=dt.date(2026, 12, 7))
    with pytest.raises(TypeError, match=r"found int"):
        pc.Stamp(at=1782910800)


@pytest.mark.parametrize(
    "at",
    [
        dt.datetime(1, 1, 1, tzinfo=UTC),
        dt.datetime(9999, 12, 31, 23, 59, 59, tzinfo=UTC),
        dt.datetime(1969, 12, 31, 23, 59, 59, tzinfo=UTC),
        dt.datetime(2000, 2, 29, tzinfo=UTC),
    ],
)
def test_instants_of_all_years(at):
    assert pc.Stamp(at=at).at == at


def test_dates():
    for day in (dt.date.min, dt.date.max, dt.date(2024, 2, 29)):
        assert pc.Training(on=day).on == day
    assert pc.Training().on is None
    with pytest.raises(TypeError, match=r"expected datetime\.date, found datetime\.datetime"):
        pc.Training(on=dt.datetime(2026, 1, 1, tzinfo=UTC))


def test_durations():
    for duration in (dt.timedelta(), minutes(-1), dt.timedelta(days=-1, seconds=1), minutes(10**6)):
        assert pc.Step(gap_min=duration).gap_min == duration
    with pytest.raises(ValueError, match="whole seconds"):
        pc.Step(gap_min=dt.timedelta(milliseconds=1))
    with pytest.raises(TypeError, match=r"expected datetime\.timedelta, found int"):
        pc.Step(gap_min=5)


def test_times_of_day():
    window = pc.TimeWindow(from_="22:30", to="30:00")
    assert window.to == dt.timedelta(hours=30)
    assert pc.TimeWindow(from_=dt.time(22, 30), to=dt.timedelta(hours=30)) == window
    for bad in ("25", "9 o'clock", "48:01"):
        with pytest.raises(ValueError, match=r"TimeWindow\.from_: expected a time of day HH:MM"):
            pc.TimeWindow(from_=bad)
    with pytest.raises(ValueError, match="whole minutes"):
        pc.TimeWindow(from_=dt.time(9, 0, 1))


def test_the_process_time_zone_changes_nothing():
    program = (
        "import datetime as dt, zoneinfo, polyclinic as pc\n"
        "z = zoneinfo.ZoneInfo('America/New_York')\n"
        "at = pc.Stamp(at=dt.datetime(2026, 7, 1, 9, tzinfo=z)).at\n"
        "zone = pc.TimeZone('America/Los_Angeles')\n"
        "local = pc.LocalTime(date=dt.date(2026, 3, 8), time_of_day=dt.timedelta(hours=2.5))\n"
        "print(at.isoformat(), zone.to_instant(local).isoformat(), zone.to_local(at))\n"
    )

    def run(zone):
        command = [sys.executable, "-c", program]
        environment = {**os.environ, "TZ": zone}
        return subprocess.run(command, env=environment, capture_output=True, text=True, check=True)

    here = run("UTC").stdout
    assert here.startswith("2026-07-01T13:00:00+00:00 2026-03-08T10:30:00+00:00")
    assert run("America/Chicago").stdout == here


def test_time_zones():
    zone = pc.TimeZone("America/Chicago")
    skipped = pc.LocalTime(date=dt.date(2026, 3, 8), time_of_day=dt.timedelta(hours=2, minutes=30))
    assert zone.to_instant(skipped) == dt.datetime(2026, 3, 8, 8, 30, tzinfo=UTC)
    with pytest.raises(pc.InvalidInput):
        zone.to_instant(skipped, policy="refuse")
    with pytest.raises(pc.NotFound, match="No/Where"):
        pc.TimeZone("No/Where")
    assert pc.parse_iso_week("2026-W50") == dt.date(2026, 12, 7)


def test_intervals():
    nine = dt.datetime(2026, 12, 7, 9, tzinfo=UTC)
    morning = pc.Interval(nine, nine + minutes(60))
    later = pc.Interval(start=nine + minutes(60), end=nine + minutes(90))
    assert morning.length == minutes(60)
    assert not morning.overlaps(later)
    assert morning.contains(nine)
    assert not morning.contains(morning.end)
    assert morning < later
    assert hash(morning) == hash(pc.Interval(nine, nine + minutes(60)))
    with pytest.raises(pc.InvalidInput):
        pc.Interval(nine, nine)


def test_money_and_quantities():
    assert pc.Money(1250, "USD") + pc.Money(50, "USD") == pc.Money(1300, "USD")
    assert str(pc.Money(1250, "USD")) == "USD 12.50"
    with pytest.raises(pc.InvalidInput):
        pc.Money(1, "USD") + pc.Money(1, "EUR")
    height = pc.Quantity("127.9", "cm")
    assert height == pc.Quantity(height.value, "cm")
    assert str(height.value) == "127.9"
    assert pc.Observation(value=height).value == height
    with pytest.raises(TypeError, match="float"):
        pc.Quantity(127.9, "cm")


def test_errors_are_typed():
    with pytest.raises(pc.InvalidInput) as error:
        pc.parse_iso_week("2026-W60")
    assert isinstance(error.value, ValueError)
    assert isinstance(error.value, pc.Error)
    assert error.value.findings == ()
    assert "2026-W60" in str(error.value)
