"""The floors are kept: every include of include/, src/ and bindings/ is an edge of edges.txt.

Run as `python3 floors_test.py SOURCE_DIR`, with nothing but Python's own library.
"""

import re
import sys
from dataclasses import dataclass, field
from pathlib import Path

INCLUDE = re.compile(r'^\s*#\s*include\s+[<"]([^">]+)[">]', re.MULTILINE)
ROOM = re.compile(r"^polyclinic/(?:(\w+)/)?[\w.]+$")


@dataclass
class External:
    part: str
    private: bool
    rooms: set[str]

    def matches(self, header: str) -> bool:
        return header.endswith(self.part) if self.part[0] == "." else header.startswith(self.part)


@dataclass
class Edges:
    rooms: dict[str, set[str]] = field(default_factory=dict)
    externals: list[External] = field(default_factory=list)
    # file and header, both as paths under include/
    exceptions: set[tuple[str, str]] = field(default_factory=set)


def parse_edges(text: str) -> Edges:
    edges = Edges()
    for number, raw in enumerate(text.splitlines(), 1):
        line = raw.split("#", 1)[0].strip()
        if not line:
            continue
        head, colon, tail = line.partition(":")
        if not colon:
            raise ValueError(f"edges.txt:{number}: found '{line}', expected 'room: rooms'")
        words = tail.split()
        if head.startswith("external "):
            private = "src" in words
            allowed = {word for word in words if word != "src"}
            edges.externals.append(External(head.split()[1], private, allowed))
            continue
        if head.startswith("exception "):
            edges.exceptions |= {(head.split()[1], word) for word in words}
            continue
        unknown = [word for word in words if word not in edges.rooms]
        if unknown:
            raise ValueError(f"edges.txt:{number}: '{unknown[0]}' is not a room of an earlier line")
        edges.rooms[head] = set(words)
    return edges


def room_of(path: Path, root: Path) -> tuple[str, bool]:
    """The room a file belongs to, and whether the file is public."""
    parts = path.relative_to(root).parts
    if parts[0] == "bindings":
        return "bindings", False
    if parts[0] == "src":
        return parts[1], False
    return (parts[2] if len(parts) > 3 else "umbrella"), True


def offence(room: str, public: bool, header: str, edges: Edges) -> str | None:
    """Why a file of `room` may not include `header`, or None where it may."""
    for external in edges.externals:
        if external.matches(header):
            if room not in external.rooms:
                return f"room {room} may not include {header}"
            if public and external.private:
                return f"a public header may not include {header}"
            return None
    match = ROOM.match(header)
    if not match:
        return None
    other = match.group(1) or "umbrella"
    if other == room or other in edges.rooms[room]:
        return None
    return f"room {room} may not include {header} (room {other})"


def offences(root: Path, edges: Edges) -> list[str]:
    found = []
    used = set()
    for top in ("include", "src", "bindings"):
        for path in sorted((root / top).rglob("*")):
            if path.suffix not in (".h", ".cc"):
                continue
            room, public = room_of(path, root)
            name = path.relative_to(root)
            if room not in edges.rooms:
                found.append(f"{name}: room {room} is not in tests/floors/edges.txt")
                continue
            text = path.read_text(encoding="utf-8")
            for match in INCLUDE.finditer(text):
                reason = offence(room, public, match.group(1), edges)
                edge = (name.as_posix().removeprefix("include/"), match.group(1))
                if reason and edge in edges.exceptions:
                    used.add(edge)
                elif reason:
                    line = text.count("\n", 0, match.start(1)) + 1
                    found.append(f"{name}:{line}: {reason}")
    for file, header in sorted(edges.exceptions - used):
        found.append(f"tests/floors/edges.txt: nothing needs the exception {file}: {header}")
    return found


def check_the_check(edges: Edges) -> None:
    """The test can fail: upward, sideways and external edges are found out."""
    assert offence("base", True, "polyclinic/scope/rule.h", edges)
    assert offence("visit", True, "polyclinic/patient/patient.h", edges)
    assert offence("draw", False, "polyclinic/wire/wire.h", edges)
    assert offence("clinic", False, "polyclinic/v1/clinic.pb.h", edges)
    assert offence("wire", True, "polyclinic/v1/clinic.pb.h", edges)
    assert not offence("wire", False, "polyclinic/v1/clinic.pb.h", edges)
    assert not offence("scope", True, "polyclinic/base/ids.h", edges)
    assert not offence("scope", True, "absl/status/status.h", edges)


def main(root: Path) -> int:
    edges = parse_edges((root / "tests/floors/edges.txt").read_text(encoding="utf-8"))
    check_the_check(edges)
    found = offences(root, edges)
    for line in found:
        print(line)
    print(f"{len(found)} includes against the floors")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]).resolve()))
