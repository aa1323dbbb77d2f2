"""Reads the public headers and writes what the bindings take from them.

The comment above a struct, an enumeration, a member or a function is its docstring in Python too.
Writes into the output directory:

  docs.inc              {"Step", "One step of a visit."}, {"Step.name", "Unique ..."}: sorted by key
  model_<group>.inc     POLYCLINIC_STRUCT(visit, Step) and POLYCLINIC_ENUM(visit, NeedKind), in the
                        order of declaration; POLYCLINIC_PLAIN_STRUCT for one without a message
  headers_<group>.inc   the headers that declare them
  ids.inc               POLYCLINIC_ID(PatientId, Patient)

Usage: docstrings.py INCLUDE_DIR PROTO_DIR OUTPUT_DIR
"""

import re
import sys
from pathlib import Path

# Each group is one file of the bindings, so that none takes long to compile.
GROUPS = {
    "people": ["base", "patient", "staff"],
    "law": ["duty", "place", "specialty", "scope"],
    "work": ["visit", "schedule", "clinic"],
}
# Compact rows of generated clinics: columns, no structs of the model.
NOT_BOUND = {"sampling", "generator"}
# Wherever else a model struct appears, it goes here.
LAST_GROUP = "work"

TYPE = re.compile(r"^(?:template <[^>]*>\s*)?(struct|class|enum class) (\w+)(?:\s*:\s*[\w: ]+)? \{")
MEMBER = re.compile(
    r"^(?!using |return |static |friend |explicit |template)"
    r"[\w:<>, *&]+?[ >*&](\w+)(?: = [^;]*|\{[^;]*\})?;"
)
FUNCTION = re.compile(r"^[\w:<>,*& ]*?[\w>*&] ?\b(\w+)\(")
ENUMERATOR = re.compile(r"k([A-Z]\w*)(?: = \d+)?,?(?:\s*//\s*(.*))?$")
FIELDS = re.compile(r"visit_fields\(const (\w+)\*")
ENUMERATORS = re.compile(r"POLYCLINIC_ENUMERATORS\((\w+),")
MESSAGE = re.compile(r"^message (\w+) \{", re.MULTILINE)
ID = re.compile(r"^using (\w+) = Id<struct (\w+)>;")


def snake(camel: str) -> str:
    return re.sub(r"(?<!^)(?=[A-Z])", "_", camel).lower()


class Header:
    """What one header declares: docs by key, and the names of its structs, enums and ids."""

    def __init__(self, path: Path):
        self.docs: dict[str, str] = {}
        self.structs: list[str] = []
        self.enums: list[str] = []
        self.ids: list[tuple[str, str]] = []
        self._comment: list[str] = []
        self._scope: str | None = None
        self._enum = False
        for raw in path.read_text(encoding="utf-8").splitlines():
            self._line(raw)

    def _line(self, raw: str) -> None:
        line = raw.strip()
        if line.startswith("//"):
            self._comment.append(line[2:].removeprefix(" "))
            return
        for pattern, names in ((FIELDS, self.structs), (ENUMERATORS, self.enums)):
            if (found := pattern.search(line)) and found[1] not in ("T", "Enum"):
                names.append(found[1])
        if found := ID.match(line):
            self.ids.append((found[1], found[2]))
        if line.startswith("template <"):
            return
        if found := TYPE.match(line):
            self._open(line, found[1], found[2])
        elif raw.startswith("};"):
            self._scope = None
        elif self._scope:
            self._inside(raw, line)
        elif not raw.startswith((" ", "#", "}")) and (found := FUNCTION.match(line)):
            self._say(found[1])
        self._comment = []

    def _open(self, line: str, kind: str, name: str) -> None:
        self._say(name)
        self._scope, self._enum = name, kind == "enum class"
        if line.endswith("};"):
            self._scope = None

    def _inside(self, raw: str, line: str) -> None:
        if self._enum:
            if found := ENUMERATOR.match(line):
                self._comment += [found[2]] if found[2] else []
                self._say(f"{self._scope}.{snake(found[1])}")
        elif raw.startswith("  ") and not raw.startswith("   "):
            if found := MEMBER.match(line):
                self._say(f"{self._scope}.{found[1].removesuffix('_')}")
            elif found := FUNCTION.match(line):
                self._say(f"{self._scope}.{found[1]}")

    def _say(self, key: str) -> None:
        if self._comment and key not in self.docs:
            self.docs[key] = "\n".join(self._comment).strip()


def literal(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'


def write(path: Path, lines: list[str]) -> None:
    text = "\n".join(
        ["// Generated from the public headers by bindings/docstrings.py.", *lines, ""]
    )
    if not path.exists() or path.read_text(encoding="utf-8") != text:
        path.write_text(text, encoding="utf-8")


def main(include: Path, proto: Path, output: Path) -> None:
    output.mkdir(parents=True, exist_ok=True)
    protos = [path.read_text(encoding="utf-8") for path in proto.rglob("*.proto")]
    messages = {name for text in protos for name in MESSAGE.findall(text)}
    docs: dict[str, str] = {}
    ids: list[tuple[str, str]] = []
    groups: dict[str, list[str]] = {group: [] for group in GROUPS}
    headers: dict[str, list[str]] = {group: [] for group in GROUPS}
    rooms = [room for rooms in GROUPS.values() for room in rooms]
    paths = sorted((include / "polyclinic").glob("*/*.h"))
    order = {room: i for i, room in enumerate(rooms)}
    for path in sorted(paths, key=lambda p: (order.get(p.parent.name, len(order)), p.name)):
        room = path.parent.name
        if room in NOT_BOUND:
            continue
        header = Header(path)
        for key, text in header.docs.items():
            docs.setdefault(key, text)
        ids += header.ids
        group = next((g for g, rooms in GROUPS.items() if room in rooms), LAST_GROUP)
        if header.structs or header.enums:
            headers[group].append(f'#include "polyclinic/{room}/{path.name}"')
        groups[group] += [f"POLYCLINIC_ENUM({room}, {name})" for name in header.enums]
        for name in header.structs:
            macro = "POLYCLINIC_STRUCT" if name in messages else "POLYCLINIC_PLAIN_STRUCT"
            groups[group].append(f"{macro}({room}, {name})")
    lines = [f"{{{literal(key)}, {literal(text)}}}," for key, text in sorted(docs.items())]
    write(output / "docs.inc", lines)
    write(output / "ids.inc", [f"POLYCLINIC_ID({name}, {entity})" for name, entity in ids])
    for group in GROUPS:
        write(output / f"headers_{group}.inc", headers[group])
        write(output / f"model_{group}.inc", groups[group])
    (output / "docs.stamp").touch()


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:4]))
