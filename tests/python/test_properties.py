"""Whatever value of the model: it comes back from everything that it can be written to."""

import copy
import csv
import datetime as dt
import io
import os
import pickle

import polyclinic as pc
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from model_values import STRUCTS, TEXT, fields, struct

TRIALS = int(os.environ.get("POLYCLINIC_TRIALS", "1"))
# The same cases each time, unless more are asked for.
CASES = settings(
    max_examples=60 * TRIALS,
    derandomize=TRIALS == 1,
    database=None,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
WIRED = [name for name, entry in STRUCTS.items() if entry["wire"]]
values = st.sampled_from(WIRED).flatmap(struct)


@CASES
@given(values)
def test_bytes_text_and_json(value):
    cls = type(value)
    data = value.to_bytes()
    assert cls.from_bytes(data) == value
    assert cls.from_bytes(data).to_bytes() == data
    assert cls.from_text(value.to_text()) == value
    assert cls.from_json(value.to_json()) == value


@CASES
@given(st.sampled_from(list(STRUCTS)).flatmap(struct))
def test_equality_hash_and_repr(value):
    cls = type(value)
    names = [field["name"] for field in STRUCTS[cls.__name__]["fields"]]
    parts = {name: getattr(value, name) for name in names}
    again = cls(**parts)
    assert again == value
    assert hash(again) == hash(value)
    assert repr(again) == repr(value)
    assert cls().replace(**parts) == value
    assert value.replace() == copy.copy(value) == copy.deepcopy(value) == value
    assert str(value)


@CASES
@given(values)
def test_pickles(value):
    for protocol in (2, pickle.HIGHEST_PROTOCOL):
        assert pickle.loads(pickle.dumps(value, protocol)) == value


@CASES
@given(st.data(), st.sampled_from(list(STRUCTS)).flatmap(struct))
def test_replace_changes_one_field(data, value):
    cls = type(value)
    if cls is pc.StartDay:
        return
    name = data.draw(st.sampled_from([f["name"] for f in STRUCTS[cls.__name__]["fields"]]))
    before = repr(value)
    part = data.draw(fields(cls.__name__)[name])
    changed = value.replace(**{name: part})
    assert repr(value) == before
    for field in STRUCTS[cls.__name__]["fields"]:
        if field["name"] != name:
            assert getattr(changed, field["name"]) == getattr(value, field["name"])
    assert (changed == value) == (getattr(changed, name) == getattr(value, name))


@CASES
@given(values, st.binary(max_size=40), st.integers(0, 400))
def test_damaged_bytes_are_refused_or_read(value, noise, at):
    data = bytearray(value.to_bytes())
    at = min(at, len(data))
    data[at : at + len(noise) // 2] = noise
    try:
        read = type(value).from_bytes(bytes(data), unknown="drop")
    except pc.InvalidInput as error:
        assert error.findings
    else:
        assert type(value).from_bytes(read.to_bytes()) == read


messages = pytest.importorskip("polyclinic.messages")


@CASES
@given(values)
def test_messages(value):
    pytest.importorskip("google.protobuf")
    message = value.to_proto()
    assert type(value).from_proto(message) == value
    assert type(value).from_bytes(message.SerializeToString()) == value


# ---- tables

patients = st.lists(
    st.builds(
        lambda given, family, born, sex, interpreter: pc.Patient(
            name=pc.PersonName(given=given, family=family),
            born=born,
            sex=sex,
            needs_interpreter=interpreter,
        ),
        TEXT,
        TEXT,
        st.none() | st.dates(max_value=dt.date(2026, 1, 1)),
        st.none() | st.sampled_from(list(pc.Sex)),
        st.booleans(),
    ),
    min_size=1,
    max_size=4,
)


@CASES
@given(patients)
def test_arrow_tables_as_csv(people):
    contents = pc.ClinicContents(
        patients=[p.replace(key=f"p{i}") for i, p in enumerate(people)], identifier="x"
    )
    table = pc.patients_table(contents)
    rows = list(csv.DictReader(io.StringIO(table.to_csv())))
    assert [row["key"] for row in rows] == table["key"]
    assert [row["born"] for row in rows] == [
        "" if born is None else born.isoformat() for born in table["born"]
    ]
    assert [row["sex"] for row in rows] == [sex or "" for sex in table["sex"]]


@settings(CASES, max_examples=CASES.max_examples // 3)
@given(patients, TEXT)
def test_a_clinic_written_as_tables_comes_back_or_it_is_said(people, note):
    demo = pc.demo_clinic()
    changed = [
        old.replace(name=new.name, born=new.born or old.born, sex=new.sex)
        for old, new in zip(demo.patients, people, strict=False)
    ]
    requests = [demo.requests[0].replace(note=note), *demo.requests[1:]]
    contents = demo.replace(patients=[*changed, *demo.patients[len(changed) :]], requests=requests)
    tables, left_out = pc.write_clinic_tables(contents)
    said = " ".join(f"{finding.path} {finding.file}" for finding in left_out)
    try:
        changed_lists = {c.list for c in pc.diff(contents, pc.read_clinic_tables(tables))}
    except pc.InvalidInput:
        assert said
    else:
        assert all(name in said for name in changed_lists)
    texts = [note, *(text for p in people for text in (p.name.given, p.name.family))]
    if all(text.isprintable() and text == text.strip() for text in texts):
        assert left_out == ()
