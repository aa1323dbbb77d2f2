"""Message classes under the protobuf that is installed, alone and beside other libraries."""

import importlib.util
import subprocess
import sys

import polyclinic as pc
import pytest
from polyclinic import messages

protobuf = pytest.importorskip("google.protobuf")

NAMES = [
    entry["name"] for entry in pc._core._model() if entry["kind"] == "struct" and entry["wire"]
]

# Each library does its own work in the process, in the order in which they are imported.
USES = {
    "polyclinic": """
import polyclinic as pc
from polyclinic import messages
demo = pc.demo_clinic()
message = demo.to_proto()
assert type(message).DESCRIPTOR.full_name == "polyclinic.v1.ClinicContents"
assert message.SerializeToString(deterministic=True)
assert pc.ClinicContents.from_proto(message) == demo
assert messages.Staff(key="ana").key == "ana"
""",
    "google.protobuf": """
from google.protobuf import struct_pb2, timestamp_pb2
value = struct_pb2.Struct()
value["key"] = "ana"
assert struct_pb2.Struct.FromString(value.SerializeToString()) == value
assert timestamp_pb2.Timestamp(seconds=1).seconds == 1
""",
    "ortools": """
from ortools.sat.python import cp_model
model = cp_model.CpModel()
x, y = model.new_int_var(0, 9, "x"), model.new_int_var(0, 9, "y")
model.add(x + y == 7)
model.maximize(2 * x + y)
solver = cp_model.CpSolver()
assert solver.solve(model) == cp_model.OPTIMAL
assert (solver.value(x), solver.value(y)) == (7, 0)
""",
    "pyarrow": """
import pyarrow as pa
assert pa.table({"a": [1, 2]}).num_rows == 2
""",
}
TOGETHER = """
import polyclinic as pc, sys
if "pyarrow" in sys.modules:
    import pyarrow as pa
    contents = pc.demo_clinic()
    table = pa.table(pc.patients_table(contents))
    assert table.num_rows == len(contents.patients)
    assert table["key"].to_pylist() == [p.key for p in contents.patients]
"""


def orders() -> list[tuple[str, ...]]:
    """Orders of the libraries that are installed here: each comes first once, and once last."""
    there = [name for name in USES if importlib.util.find_spec(name.partition(".")[0])]
    turned = [tuple(there[i:] + there[:i]) for i in range(len(there))]
    return [("polyclinic",), *turned, *(order[::-1] for order in turned if len(there) > 2)]


def test_every_struct_has_a_message_class():
    for name in NAMES:
        cls = messages.message_class(name)
        assert cls.DESCRIPTOR.full_name == f"polyclinic.v1.{name}"
        value = getattr(pc, name)() if name != "StartDay" else pc.StartDay(month=7, day=8)
        message = value.to_proto()
        assert isinstance(message, cls)
        assert type(value).from_proto(message) == value
        again = cls()
        again.MergeFromString(message.SerializeToString())
        assert again == message


def test_the_bytes_are_those_of_protobuf():
    contents = pc.demo_clinic()
    message = messages.ClinicContents.FromString(contents.to_bytes())
    assert message.SerializeToString(deterministic=True) == contents.to_bytes()
    assert [s.key for s in message.staff] == [s.key for s in contents.staff]


def test_a_newer_writer_is_told():
    message = messages.Staff(key="ana")
    newer = message.SerializeToString() + b"\xfa\x7f\x01x"
    with pytest.raises(pc.InvalidInput) as error:
        pc.Staff.from_proto(messages.Staff.FromString(newer))
    assert error.value.findings


@pytest.mark.parametrize("order", orders(), ids=" ".join)
def test_libraries_in_one_process(order):
    program = "".join(USES[name] for name in order)
    program += TOGETHER if "polyclinic" in order else ""
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=False, timeout=120
    )
    assert (done.returncode, done.stderr) == (0, "")
