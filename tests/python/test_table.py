"""Tables out: Arrow capsules, polars, pandas, CSV."""

import csv
import ctypes
import datetime as dt
import gc
import io

import polyclinic as pc
import pytest
from small_clinic import at, small_contents

pl = pytest.importorskip("polars")
pd = pytest.importorskip("pandas")


@pytest.fixture(scope="module")
def appointments(week):
    return pc.appointments_table(week.clinic)


def test_columns(appointments):
    assert appointments.num_rows == len(appointments) == 4
    assert appointments.column_names[:3] == ("key", "request", "patient")
    assert appointments["status"] == ["scheduled"] * 4
    assert appointments["start"][0] == at(8)
    assert appointments["start"][0].tzinfo is dt.UTC
    assert list(appointments.to_dict()) == list(appointments.column_names)
    with pytest.raises(pc.NotFound, match="the columns are key, request"):
        appointments["colour"]
    assert repr(appointments).startswith("Table(4 rows: key, ")


def test_polars_takes_the_table(appointments, week):
    frame = pl.DataFrame(appointments)
    assert frame.shape == (4, 12)
    assert frame.schema["start"] == pl.Datetime("us", "America/Los_Angeles")
    assert frame.schema["new_patient"] == pl.Boolean
    assert frame["start"][0] == at(8)
    assert frame["key"].to_list() == [a.key for a in week.clinic.appointments.values()]
    assert frame["status"].cast(pl.String).unique().to_list() == ["scheduled"]
    assert frame["flags"].null_count() == 4


def test_absent_values_and_dates(week):
    frame = pl.DataFrame(pc.patients_table(week.clinic))
    assert frame.schema["born"] == pl.Date
    assert frame["born"].to_list()[0] == dt.date(1980, 1, 1)
    assert frame["sex"].cast(pl.String).to_list() == [None, "female", None, "female"]
    assert frame["died"].null_count() == 4
    assert "Secret" not in pc.patients_table(week.clinic).to_csv()


def test_pandas(appointments):
    frame = appointments.to_pandas()
    assert str(frame["start"].dtype) == "datetime64[us, America/Los_Angeles]"
    assert frame["start"][0] == at(8)
    assert str(frame["status"].dtype) == "category"
    assert str(frame["new_patient"].dtype) == "boolean"
    assert frame["flags"].isna().all()


def test_every_table(week, clinic):
    now = at(9, day=1)
    full = clinic.book(clinic.requests["r0"], now=now, start=at(10)).clinic
    with pytest.raises(pc.BookingRefused) as error:
        full.book(clinic.requests["r1"], now=now, start=at(10))
    refusals = pc.refusals_table(clinic, [error.value.refusal])
    assert set(refusals["kind"]) >= {"busy"}
    assert pl.DataFrame(refusals)["start"].null_count() < len(refusals)
    assignments = pl.DataFrame(pc.assignments_table(week.clinic))
    assert len(assignments) == 12
    kinds = assignments["resource_kind"].cast(pl.String).unique().sort().to_list()
    assert kinds == ["room", "staff"]
    staff = pl.DataFrame(pc.staff_table(clinic))
    assert staff["roles"].to_list() == ["physician", "medical_assistant", "medical_assistant"]
    assert staff["home_site"].to_list() == ["north"] * 3


def test_empty_tables():
    empty = pc.ClinicContents()
    for table in (pc.appointments_table(empty), pc.staff_table(empty), pc.patients_table(empty)):
        assert len(table) == 0
        assert pl.DataFrame(table).shape == (0, len(table.column_names))
        assert table.to_pandas().shape == (0, len(table.column_names))


def test_bits_past_the_first_byte():
    contents = small_contents(patients=21)
    frame = pl.DataFrame(pc.patients_table(contents))
    expected = [str(p.sex) if p.sex else None for p in contents.patients]
    assert frame["sex"].cast(pl.String).to_list() == expected


def test_csv(appointments):
    rows = list(csv.DictReader(io.StringIO(appointments.to_csv())))
    assert len(rows) == 4
    assert rows[0]["start"] == "2026-12-07T16:00:00Z"
    assert rows[0]["new_patient"] == "false"
    assert rows[0]["flags"] == ""


def test_columns_outlive_the_table_and_are_released_once(week):
    gc.collect()
    before = pc._core._exported()
    table = pc.appointments_table(week.clinic)
    frame = pl.DataFrame(table)
    copy = frame["key"]
    del table
    gc.collect()
    assert copy.to_list() == [a.key for a in week.clinic.appointments.values()]
    del frame, copy
    gc.collect()
    assert pc._core._exported() == before


def test_capsules_nobody_takes_release_themselves(appointments):
    gc.collect()
    before = pc._core._exported()
    capsules = [
        appointments.__arrow_c_stream__(),
        appointments.__arrow_c_array__(),
        appointments.__arrow_c_schema__(),
    ]
    assert pc._core._exported() > before
    del capsules
    gc.collect()
    assert pc._core._exported() == before


class ArrowSchema(ctypes.Structure):
    pass


ArrowSchema._fields_ = [
    ("format", ctypes.c_char_p),
    ("name", ctypes.c_char_p),
    ("metadata", ctypes.c_char_p),
    ("flags", ctypes.c_int64),
    ("n_children", ctypes.c_int64),
    ("children", ctypes.POINTER(ctypes.POINTER(ArrowSchema))),
    ("dictionary", ctypes.POINTER(ArrowSchema)),
    ("release", ctypes.c_void_p),
    ("private_data", ctypes.c_void_p),
]


def test_the_schema_as_the_specification_has_it(appointments):
    get = ctypes.pythonapi.PyCapsule_GetPointer
    get.restype, get.argtypes = ctypes.c_void_p, [ctypes.py_object, ctypes.c_char_p]
    capsule = appointments.__arrow_c_schema__()
    schema = ArrowSchema.from_address(get(capsule, b"arrow_schema"))
    assert schema.format == b"+s"
    assert schema.n_children == 12
    children = [schema.children[i].contents for i in range(12)]
    formats = {child.name.decode(): child.format.decode() for child in children}
    assert formats["key"] == "u"
    assert formats["start"] == "tsu:America/Los_Angeles"
    assert formats["new_patient"] == "b"
    assert formats["status"] == "i"
    status = children[list(formats).index("status")]
    assert status.dictionary.contents.format == b"u"


def test_requests_from_frames_of_every_kind(clinic):
    columns = {"key": ["a", "b"], "patient": ["p0", "p1"], "visit_type": ["check-up"] * 2}
    expected = pc.requests_from_columns(clinic, columns)
    assert [request.key for request in expected] == ["a", "b"]
    for frame in (pl.DataFrame(columns), pd.DataFrame(columns)):
        assert pc.requests_from_columns(clinic, frame) == expected
    with pytest.raises(TypeError, match="expected columns by name, found bytes"):
        pc.requests_from_columns(clinic, b"bytes")
