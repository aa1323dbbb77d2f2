"""Writes the stubs and the room modules of the package from the module that was built.

Everything is read from polyclinic._core: structs, enumerations and ids from its own description,
functions and classes from their signatures. With --check nothing is written, and what differs from
the committed files is said.

Usage: stubs.py PACKAGE_DIR MODULE_DIR [--check]   (MODULE_DIR: where the built _core is)
"""

import difflib
import importlib
import inspect
import re
import subprocess
import sys
import textwrap
from pathlib import Path
from types import ModuleType

ROOMS = {
    "base": "Ids, time, money, quantities, findings.",
    "patient": "Patients and their history.",
    "staff": "The people who work in the clinic, their credentials and training; programs.",
    "duty": "Duties: what can be delegated, and what never.",
    "place": "Sites, rooms, equipment, pods.",
    "specialty": "Specialties and what they ask of their assistants.",
    "visit": "Visit types, appointments, and visits as they happen.",
    "scope": "Rules, policies, situations and verdicts: who may do what.",
    "schedule": "Availability, openings, bookings and refusals.",
    "clinic": "The clinic as a whole: contents, commands, events, the front desk.",
    "scenario": "Generated clinics for tests.",
    "wire": "Bytes, text and JSON of the schema polyclinic.v1; message classes.",
    "catalog": "The shipped duties, rules and specialties.",
    "table": "Tables in and out: CSV and Arrow.",
    "draw": "Pictures and sheets.",
    "synthea": "A Synthea export as a week of requests.",
}
# What is written in Python: room, module, names.
IN_PYTHON: dict[str, dict[str, list[str]]] = {
    "draw": {"_day": ["Day"], "_week": ["Week"]},
    "table": {"_columns": ["requests_from_columns"]},
}

# Signatures of methods that hand over to Python, which the module's own do not tell.
TYPED = {
    ("Clinic", "day"): "(self, pod: str | PodId | Pod, date: datetime.date) -> Day",
    ("Clinic", "week"): "("
    "self, site: str | SiteId | Site, monday: datetime.date, "
    "refused: Iterable[Refusal] = ...) -> Week",
}

PREAMBLE = """\
# Generated from the module by bindings/stubs.py.
# ruff: noqa: E501
import collections.abc
import datetime
import decimal
import os
import typing
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, Self, SupportsIndex, final

from polyclinic._day import Day
from polyclinic._enumeration import Enumeration
from polyclinic._week import Week

__version__: str
"""

WIRE_METHODS = """\
    def to_bytes(self) -> bytes: ...
    def to_text(self) -> str: ...
    def to_json(self) -> str: ...
    def to_proto(self) -> Any: ...
    def write_file(self, path: str | os.PathLike[str], /) -> None: ...
    @classmethod
    def from_bytes(
        cls, data: bytes | bytearray | memoryview, /, *, unknown: UnknownFields | str = ...
    ) -> Self: ...
    @classmethod
    def from_text(cls, text: str | bytes, /, *, unknown: UnknownFields | str = ...) -> Self: ...
    @classmethod
    def from_json(cls, json: str | bytes, /, *, unknown: UnknownFields | str = ...) -> Self: ...
    @classmethod
    def from_proto(cls, message: Any, /) -> Self: ...
    @classmethod
    def read_file(
        cls, path: str | os.PathLike[str], /, *, unknown: UnknownFields | str = ...
    ) -> Self: ...
"""

# The entities of the clinic's lists, which the module's own signatures do not tell apart.
ENTITIES = {
    "sites": "Site",
    "rooms": "Room",
    "equipment": "Equipment",
    "staff": "Staff",
    "pods": "Pod",
    "programs": "Program",
    "cohorts": "Cohort",
    "visit_types": "VisitType",
    "policies": "Policy",
    "booking_policies": "BookingPolicy",
    "patients": "Patient",
    "requests": "BookingRequest",
    "appointments": "Appointment",
    "visits": "Visit",
    "holds": "Hold",
}
ENTITIES_STUB = '''\
_Entity = typing.TypeVar("_Entity")

@final
class Entities(collections.abc.Mapping[Any, _Entity]):
    """{doc}"""
    def __getitem__(self, key: Any, /) -> _Entity: ...
    def __len__(self) -> int: ...
    def __iter__(self) -> Iterator[str]: ...
'''


def docstring(text: str, indent: str) -> str:
    text = text.replace("\\", "\\\\").replace('"""', "'''").strip()
    if not text:
        return ""
    if text.startswith('"'):
        text = "\\" + text
    if "\n" not in text and len(text) < 84 and not text.endswith('"'):
        return f'{indent}"""{text}"""\n'
    body = textwrap.indent(text, indent).strip()
    return f'{indent}"""{body}\n{indent}"""\n'


def suite(text: str, indent: str) -> str:
    """The rest of a def with this docstring: the docstring, or "..." on the same line."""
    doc = docstring(text, indent)
    return "\n" + doc if doc else " ...\n"


def id_stub(entry: dict) -> str:
    name = entry["name"]
    return f"""\
@final
class {name}:
{docstring(entry["doc"], "    ")}
    def __init__(self, index: int, *, clinic: str | int) -> None: ...
    @property
    def index(self) -> int: ...
    @property
    def clinic(self) -> int: ...
    @property
    def bits(self) -> int: ...
    @classmethod
    def from_bits(cls, bits: int, /) -> Self: ...
    def __hash__(self) -> int: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __lt__(self, other: {name}, /) -> bool: ...
    def __le__(self, other: {name}, /) -> bool: ...
    def __gt__(self, other: {name}, /) -> bool: ...
    def __ge__(self, other: {name}, /) -> bool: ...
"""


def enum_stub(entry: dict) -> str:
    lines = [f"class {entry['name']}(Enumeration):\n{docstring(entry['doc'], '    ')}"]
    for name, doc in entry["names"]:
        lines.append(f'    {name.upper()} = "{name}"\n{docstring(doc, "    ")}')
    return "".join(lines)


def struct_stub(entry: dict) -> str:
    keywords = "".join(f"        {f['name']}: {f['takes']} = ...,\n" for f in entry["fields"])
    arguments = f"        *,\n{keywords}" if keywords else ""
    text = f"@final\nclass {entry['name']}:\n{docstring(entry['doc'], '    ')}"
    text += f"    def __init__(\n        self,\n{arguments}    ) -> None: ...\n"
    for field in entry["fields"]:
        text += f"    @property\n    def {field['name']}(self) -> {field['gives']}:"
        text += suite(field["doc"], "        ")
    text += f"    def replace(\n        self,\n{arguments}    ) -> Self:"
    text += suite("A copy in which the given fields are replaced.", "        ")
    if entry["wire"]:
        text += WIRE_METHODS
    text += "    def __hash__(self) -> int: ...\n"
    text += "    def __eq__(self, other: object, /) -> bool: ...\n"
    return text


def signature(callable_: object) -> tuple[str, str]:
    """The signature in the first line of a docstring of pybind11, and the words below it."""
    first, _, rest = (callable_.__doc__ or "").partition("\n")
    first = re.sub(r"polyclinic\.(?:_core|\w+)\.(?=[A-Z])", "", first)
    first = re.sub(r"= [A-Z]\w*\(\)", "= ...", first)
    first = re.sub(r"\blist\b(?!\[)", "list[Any]", first)
    first = re.sub(r"\bdict\b(?!\[)", "dict[str, list[Any]]", first)
    return first[first.index("(") :], rest.strip()


def class_stub(name: str, cls: type) -> str:
    if name == "Entities":
        return ENTITIES_STUB.replace("{doc}", cls.__doc__ or "")
    text = f"@final\nclass {name}:\n{docstring(cls.__doc__ or '', '    ')}"
    for member, attribute in vars(cls).items():
        value = attribute
        if isinstance(value, property):
            gives, _ = signature(value.fget)
            gives = gives.split(" -> ")[1]
            if gives == "Entities":
                gives = f"Entities[{ENTITIES[member]}]"
            text += f"    @property\n    def {member}(self) -> {gives}:"
            text += suite(value.__doc__ or "", "        ")
            continue
        if member in ("__getstate__", "__setstate__", "__module__", "__doc__"):
            continue
        if isinstance(value, staticmethod):
            text += "    @staticmethod\n"
            value = value.__func__
        if not callable(value) or not (value.__doc__ or "").startswith(f"{member}("):
            continue
        arguments, doc = signature(value)
        arguments = re.sub(r"^\(self: [^,)]+", "(self", arguments)
        if member in ("__eq__", "__ne__"):
            arguments = "(self, other: object, /) -> bool"
        arguments = arguments.replace("arg0: ", "other: ")
        arguments = TYPED.get((name, member), arguments)
        text += f"    def {member}{arguments}:{suite(doc, '        ')}"
    return text


def function_stub(name: str, function: object) -> str:
    arguments, doc = signature(function)
    return f"def {name}{arguments}:{suite(doc, '    ')}"


def contents(core: ModuleType) -> tuple[str, dict[str, list[str]]]:
    """The text of the stubs, and the names of each room."""
    rooms: dict[str, list[str]] = {room: [] for room in ROOMS}
    parts = [PREAMBLE]
    writers = {"id": id_stub, "enum": enum_stub, "struct": struct_stub}
    described = set()
    for entry in core._model():
        described.add(entry["name"])
        parts.append(writers[entry["kind"]](entry))
        rooms[entry["room"]].append(entry["name"])
    for name, value in vars(core).items():
        if name.startswith("_") or name in described:
            continue
        write = class_stub if inspect.isclass(value) else function_stub
        parts.append(write(name, value))
        rooms[value.__module__.removeprefix("polyclinic.")].append(name)
    return "\n".join(parts), rooms


def room_module(doc: str, names: list[str], modules: dict[str, list[str]]) -> str:
    text = f'"""{doc}"""\n# Generated by bindings/stubs.py.\n\n'
    for module, members in {**modules, "_core": names}.items():
        if members:
            text += f"from polyclinic.{module} import ({', '.join(sorted(members))},)\n"
    names = sorted(names + [n for members in modules.values() for n in members])
    return text + f"\n__all__ = [{''.join(f'{n!r}, ' for n in names)}]\n"


def generate(core: ModuleType) -> dict[str, str]:
    stubs, rooms = contents(core)
    files = {"_core.pyi": stubs}
    everything: dict[str, list[str]] = {}
    for room, names in rooms.items():
        modules = IN_PYTHON.get(room, {})
        if names or modules:
            files[f"{room}.py"] = room_module(ROOMS[room], names, modules)
            everything[room] = names + [n for members in modules.values() for n in members]
    files["_names.py"] = room_module("Every name of every room.", [], everything)
    return files


def formatted(name: str, text: str, package: Path) -> str:
    ruff = Path(sys.executable).with_name("ruff")
    for command in (["check", "--fix-only", "--quiet"], ["format", "--quiet"]):
        done = subprocess.run(
            [ruff, *command, "--stdin-filename", package / name, "-"],
            input=text,
            capture_output=True,
            text=True,
            check=True,
        )
        text = done.stdout
    return text


def main() -> int:
    package = Path(sys.argv[1])
    # without the package's __init__, which imports what is written here
    shell = ModuleType("polyclinic")
    shell.__path__ = [str(package), sys.argv[2]]
    sys.modules["polyclinic"] = shell
    core = importlib.import_module("polyclinic._core")

    differs = False
    for name, raw in generate(core).items():
        text = formatted(name, raw, package)
        path = package / name
        committed = path.read_text(encoding="utf-8") if path.exists() else ""
        if "--check" not in sys.argv:
            path.write_text(text, encoding="utf-8")
        elif committed != text:
            differs = True
            lines = (committed.splitlines(), text.splitlines())
            print("\n".join(difflib.unified_diff(*lines, name, "the module", lineterm="")))
    return int(differs)


if __name__ == "__main__":
    sys.exit(main())
