"""Bytes, text, JSON, files, pickles and protobuf messages of the model."""

import copy
import json
import pickle
import subprocess
import sys
from pathlib import Path

import polyclinic as pc
import pytest
from polyclinic import messages

PICKLES = Path(__file__).parent / "pickles"
STRUCTS = [entry for entry in pc._core._model() if entry["kind"] == "struct" and entry["wire"]]


@pytest.mark.parametrize("entry", STRUCTS, ids=[entry["name"] for entry in STRUCTS])
def test_every_struct_comes_back(entry):
    cls = getattr(pc, entry["name"])
    value = cls()
    if entry["name"] in ("StartDay",):
        value = cls(month=7, day=8)
    assert cls.from_bytes(value.to_bytes()) == value
    assert cls.from_text(value.to_text()) == value
    assert cls.from_json(value.to_json()) == value


def test_a_whole_clinic_comes_back(week):
    contents = week.clinic.contents
    assert pc.ClinicContents.from_bytes(contents.to_bytes()) == contents
    assert pickle.loads(pickle.dumps(contents)) == contents
    assert json.loads(contents.to_json())["identifier"] == "north-clinic"


def test_files(tmp_path, contents):
    for suffix in (".binpb", ".txtpb", ".json"):
        path = tmp_path / f"clinic{suffix}"
        contents.write_file(path)
        assert pc.ClinicContents.read_file(path) == contents
        assert pc.ClinicContents.read_file(str(path)) == contents
    with pytest.raises(pc.NotFound):
        pc.ClinicContents.read_file(tmp_path / "none.binpb")
    with pytest.raises(pc.InvalidInput):
        contents.write_file(tmp_path / "clinic.xml")
    assert sorted(p.suffix for p in tmp_path.iterdir()) == [".binpb", ".json", ".txtpb"]


def test_what_is_no_message_is_refused_with_findings():
    with pytest.raises(pc.InvalidInput) as error:
        pc.Staff.from_bytes(b"\xff\xff\xff")
    assert error.value.findings
    with pytest.raises(pc.InvalidInput) as error:
        pc.Staff.from_json('{"key": "ana", "hobby": "chess"}')
    assert error.value.findings
    with pytest.raises(TypeError):
        pc.Staff.from_bytes("text")


def test_unknown_fields_are_refused_or_dropped():
    newer = pc.Staff(key="ana").to_bytes() + b"\xfa\x7f\x01x"
    with pytest.raises(pc.InvalidInput):
        pc.Staff.from_bytes(newer)
    assert pc.Staff.from_bytes(newer, unknown="drop") == pc.Staff(key="ana")
    with pytest.raises(ValueError, match="unknown: expected UnknownFields"):
        pc.Staff.from_bytes(newer, unknown="keep")


def test_pictures_have_no_wire_form():
    with pytest.raises(TypeError, match="DrawOptions has no wire form"):
        pc.DrawOptions().to_bytes()


# ---- pickles


def test_values_pickle(week):
    appointment = week.clinic.appointments.values()[0]
    others = [
        pc.StaffId(3, clinic="demo"),
        pc.Role.EXTERN,
        appointment,
        appointment.interval,
        pc.Money(5, "USD"),
        pc.Quantity("1.5", "kg"),
        pc.TimeZone("America/Chicago"),
    ]
    for value in others:
        for protocol in range(2, pickle.HIGHEST_PROTOCOL + 1):
            assert pickle.loads(pickle.dumps(value, protocol)) == value
        assert copy.deepcopy(value) == value


def test_pickles_are_versioned():
    restore, (version, data) = pc.Staff(key="ana").__reduce__()
    assert version == 1
    assert restore(version, data) == pc.Staff(key="ana")
    with pytest.raises(ValueError, match="pickled in form 2; this version of polyclinic reads"):
        restore(2, data)


def test_errors_pickle():
    refusal = pc.Refusal(conflicts=[pc.Conflict(kind="busy")])
    error = pickle.loads(pickle.dumps(pc.BookingRefused("refused: busy", refusal)))
    assert error.conflicts == refusal.conflicts
    assert str(error) == "refused: busy"
    finding = pc.Finding(code="x")
    assert pickle.loads(pickle.dumps(pc.InvalidInput("no", (finding,)))).findings == (finding,)


@pytest.mark.parametrize("path", sorted(PICKLES.glob("*.pickle")), ids=lambda path: path.stem)
def test_old_pickles_are_read(path):
    """Written by earlier versions; a pickle is added with each form, and none is taken away."""
    appointment, staff = pickle.loads(path.read_bytes())
    assert appointment.assignments[0].need == "assistant"
    assert staff.roles == (pc.Role.MEDICAL_ASSISTANT,)


def test_there_are_old_pickles():
    assert list(PICKLES.glob("*.pickle"))


# ---- messages


def test_messages_are_made_from_the_embedded_schema(week):
    appointment = week.clinic.appointments.values()[0]
    message = appointment.to_proto()
    assert message.DESCRIPTOR.full_name == "polyclinic.v1.Appointment"
    assert message.key == appointment.key
    assert len(message.assignments) == 3
    assert pc.Appointment.from_proto(message) == appointment
    assert messages.from_proto(message) == appointment
    with pytest.raises(TypeError, match=r"expected polyclinic\.v1\.Staff, found"):
        pc.Staff.from_proto(message)


def test_messages_can_be_built_by_hand():
    message = messages.Staff(key="ana")
    message.employment.add(employer="north")
    assert pc.Staff.from_proto(message).employment[0].employer == "north"
    assert messages.Staff is messages.message_class("Staff")
    with pytest.raises(AttributeError, match="no message 'Nurse'"):
        messages.Nurse  # noqa: B018


def test_protobuf_is_imported_on_first_use():
    program = "import sys, polyclinic; print('google.protobuf' in sys.modules)"
    command = [sys.executable, "-c", program]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"


def test_the_schema_has_a_fingerprint():
    assert len(pc.schema_fingerprint()) == 16
    assert int(pc.schema_fingerprint(), 16)
