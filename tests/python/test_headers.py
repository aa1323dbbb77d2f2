"""Every public function and type of the C++ headers is in Python, or is left out for a reason."""

import re
import runpy
from collections.abc import Iterator
from pathlib import Path

import polyclinic as pc

ROOT = Path(__file__).parents[2]
INCLUDE = ROOT / "include/polyclinic"
# Rooms that are C++ alone, as the binding's own generator has them, and the one for GoogleTest, of
# which polyclinic.testing is the counterpart for pytest.
NOT_BOUND = {*runpy.run_path(str(ROOT / "bindings/docstrings.py"))["NOT_BOUND"], "testing"}

TYPE = re.compile(r"^(?:struct|class|enum class) (\w+)(?: final)?(?: : [\w:]+)? \{")
FUNCTION = re.compile(r"^(?:static |constexpr |friend )*[\w:<>,*& ]+[ *&>](\w+)\(")

# Functions whose name in Python is not their own in snake_case: C++ to Python.
ELSEWHERE = {
    "AgeInYears": "age_in_years",
    "Apply": "Clinic.apply",
    "Replay": "Clinic.replay",
    "BookRequests": "Clinic.book_requests",
    "Current": "current_history",
    "ShortageOf": "Clinic.shortage",
    "RemediesFor": "Clinic.remedies",
    "CheapestFix": "Clinic.cheapest_fix",
    "WindowAround": "Clinic.window",
    "SlackOf": "Clinic.slack",
    "RefusalTable": "refusals_file",
    "FindingTable": "findings_file",
    "ToBytes": "Staff.to_bytes",
    "ToTextProto": "Staff.to_text",
    "ToJson": "Staff.to_json",
    "Write": "Staff.to_bytes",
    "FromBytes": "Staff.from_bytes",
    "FromTextProto": "Staff.from_text",
    "FromJson": "Staff.from_json",
    "Read": "Staff.from_bytes",
    "ReadFile": "Staff.read_file",
    "WriteFile": "Staff.write_file",
    "ReadClinicFile": "ClinicContents.read_file",
    "WriteClinicFile": "ClinicContents.write_file",
    "ReadRuleSetFile": "RuleSet.read_file",
    "WriteRuleSetFile": "RuleSet.write_file",
    "Add": "with_ids",
    "FromName": "Enumeration.__new__",
    "NameOf": "Enumeration.__str__",
    "ClinicTag": "StaffId.clinic",
    "Id.Of": "StaffId.__new__",
    "Id.index": "StaffId.index",
    "Id.clinic": "StaffId.clinic",
    "Id.bits": "StaffId.bits",
    "Id.FromBits": "StaffId.from_bits",
    "Money.Of": "Money.__init__",
    "Money.ToText": "Money.__str__",
    "Money.Plus": "Money.__add__",
    "Quantity.Of": "Quantity.__init__",
    "Quantity.Parse": "Quantity.__init__",
    "Quantity.ToText": "Quantity.__str__",
    "Interval.Of": "Interval.__init__",
    "TimeZone.Load": "TimeZone.__init__",
    "FindingsOf": "InvalidInput",
    "RuleBook.Make": "RuleBook.__init__",
    "RuleBook.Find": "RuleBook.find",
    "Abilities.Compile": "Abilities.__init__",
    "Catalog.FindDuty": "find_duty",
    "Catalog.FindSpecialty": "find_specialty",
    "Catalog.FindCredentialKind": "find_credential_kind",
    "Catalog.FindProgramKind": "find_program_kind",
    "Catalog.FindVisitType": "find_visit_type",
    "Catalog.edition": "RuleSet.edition",
    "Check": "check_scenario",
    "GenerateContents": "generate",
    "Scenario.Open": "Scenario.__init__",
    "VisitStream.Next": "VisitStream.__next__",
    "Clinic.Create": "Clinic.__init__",
    "Clinic.ScheduleAt": "Clinic.search",
    "Clinic.List": "Clinic.staff",
    "Clinic.Get": "Entities.__getitem__",
    "Clinic.Find": "Entities.get",
    "Schedule.Book": "Clinic.book",
    "Schedule.Search": "Clinic.search",
    "Schedule.Explain": "Clinic.explain",
    "Schedule.Starts": "Clinic.starts",
    "Schedule.Calendar": "Clinic.calendar",
    "Schedule.NextFree": "Clinic.next_free",
    "Schedule.Free": "Clinic.free",
    "Schedule.Busy": "Clinic.busy",
    "Schedule.Utilization": "Clinic.utilization",
    "Schedule.IsAvailable": "Clinic.is_available",
    "Schedule.FlagsOf": "Clinic.flags_of",
    "Schedule.AbilitiesAt": "Clinic.abilities",
    "Schedule.sites": "Clinic.sites",
    "Schedule.staff": "Clinic.staff",
    "Schedule.visit_types": "Clinic.visit_types",
}

DATETIME = "the standard library's datetime does it"
ENGINE = "of the engine: it works on positions and cells, and what it answers is asked of Clinic"
CPP = "what C++ needs to say it; Python's own language does"
ANSWERED = "`Clinic.abilities(...).of` and `explain` answer it"
# What is not in Python; with a type, its functions that are not named above.
LEFT_OUT = {
    "ToText": "str() of the value",
    "AddDays": DATETIME,
    "ParseDate": DATETIME,
    "ParseInstant": DATETIME,
    "ParseTimeOfDay": "a time of day is taken as text",
    "DateRange.Contains": "a comparison of dates that may be None",
    "TimeZone.Utc": "TimeZone('UTC')",
    "AsAbsl": CPP,
    "FieldCount": CPP,
    "NearestWord": "messages say it already",
    "Findings": "a tuple of Finding; raised as InvalidInput",
    "Enumerator": CPP,
    "IgnoreField": CPP,
    "Id": "a class for each kind: StaffId, PatientId ...; one that names nothing is None",
    "Code": "str, checked",
    "Boxed": CPP,
    "Pages": CPP,
    "KeyIndex": ENGINE,
    "Packed": CPP,
    "Record": CPP,
    "Rearranged": "events carry the appointment as it is afterwards",
    "SpeaksOf": ENGINE,
    "SpeaksOfVisits": ENGINE,
    "GivesLeave": ENGINE,
    "MayOverride": "`Clinic.book` with an override says what stands",
    "ConflictsLeft": ENGINE,
    "LeaveMissing": "the refusal of an override says it",
    "Overridden": ENGINE,
    "CheckBookingPolicy": "`validate` says it",
    "CheckOverride": "InvalidInput of the command says it",
    "Money.Cents": "Money(cents, 'USD')",
    "Resource.Of": "a resource is given as the id alone",
    "Resource.valid": "one of its ids is not None",
    "Grid": ENGINE,
    "CellSpan": ENGINE,
    "CellSet": ENGINE,
    "Schedule": "Clinic: its questions are methods there",
    "ScheduleInput": ENGINE,
    "RemedyLimit": "the arguments `most`, `starts`, `tries`, `bookings` and `steps`",
    "SearchLimit": "the arguments `nodes` and `nodes_at_a_start` of search",
    "Clinic.schedule": "its questions are methods of Clinic",
    "BitOf": ENGINE,
    "AbilityPlace": "given as the site and `patient_location`",
    "PresentSupervisor": ANSWERED,
    "PlannedFacts": ANSWERED,
    "DrugFacts": ANSWERED,
    "ActFacts": ANSWERED,
    "Abilities.Judge": ANSWERED,
    "Ability.Under": ANSWERED,
    "Residual.Holds": ANSWERED,
    "Residual.AsksAge": "age_from and age_until are None",
    "SupervisionTerm.MetBy": ANSWERED,
    "Abilities.On": "`Clinic.abilities` of that day, which shares what is the same",
    "Abilities.SharesWith": "of identity: in Python nothing is gained by it",
    "Abilities.book": "the caller's own rule book",
    "Abilities.place": "the caller's own site",
    "RuleBook.DutyIndex": ENGINE,
    "RuleBook.index": ENGINE,
    "ParseOptions": 'the argument `unknown`; read with "refuse", the exception lists each field',
    "CsvCell": "the standard library's csv",
    "CsvTable": "the standard library's csv",
    "CsvLimits": "the standard library's csv",
    "ParseCsv": "the standard library's csv",
    "WriteCsv": "the standard library's csv",
    "Scenario.generator": "its rows are asked of Scenario",
    "HuddleFacts": "the arguments of morning_huddle",
}


def functions_of(header: Path) -> Iterator[str]:
    """ "Evaluate", "Clinic", "Clinic.Get": what the header declares for callers."""
    scope, public, internal = "", True, False
    for line in header.read_text(encoding="utf-8").splitlines():
        if line.startswith("namespace "):
            internal = "_internal" in line
        elif line.startswith("}  // namespace"):
            internal = False
        if found := TYPE.match(line):
            if not internal:
                yield found[1]
            scope = "" if line.endswith("};") else found[1]
            public = not line.startswith("class")
        elif line.startswith("};"):
            scope, public = "", True
        elif line.strip() in ("public:", "private:", "protected:"):
            public = line.strip() == "public:"
        indent = "  " if scope else ""
        rest = line.removeprefix(indent)
        if internal or not public or len(line) - len(rest) < len(indent) or rest[:1] in " /":
            continue
        found = FUNCTION.match(rest)
        aside = ("operator", "= delete", "visit_fields", "enumerators(")
        if any(word in rest for word in aside) or rest.startswith("return "):
            continue
        if found and found[1] != scope:
            yield f"{scope}.{found[1]}" if scope else found[1]


def declared() -> dict[str, str]:
    names: dict[str, str] = {}
    for path in sorted(INCLUDE.glob("*/*.h")):
        room = path.parent.name
        if room in NOT_BOUND:
            continue
        for name in functions_of(path):
            names.setdefault(name, path.relative_to(INCLUDE).as_posix())
    return names


DECLARED = declared()


def snake(name: str) -> str:
    return re.sub(r"(?<!^)(?=[A-Z])", "_", name).lower()


def in_python(name: str) -> str:
    """Where it is looked for: "evaluate", "Clinic.get", "Clinic"."""
    if name in ELSEWHERE:
        return ELSEWHERE[name]
    scope, _, function = name.rpartition(".")
    if scope:
        return f"{scope}.{snake(function)}"
    header = (INCLUDE / DECLARED[name]).read_text(encoding="utf-8")
    is_type = re.search(rf"^(?:struct|class|enum class) {name}\b", header, re.MULTILINE)
    return name if is_type else snake(name)


def found(path: str) -> bool:
    value: object = pc
    if path.startswith("Enumeration."):
        value = pc._enumeration
    for part in path.split("."):
        if not hasattr(value, part):
            return False
        value = getattr(value, part)
    return True


def test_the_headers_are_read():
    for name in ("Evaluate", "Clinic", "Clinic.Get", "AddDays", "Clinic.version", "Step"):
        assert name in DECLARED, name
    assert len(DECLARED) > 250
    assert "Clinic.State" not in DECLARED
    assert "CodecOf" not in DECLARED


def test_what_the_headers_declare_is_in_python():
    missing = []
    for name, header in DECLARED.items():
        if name not in ELSEWHERE and (name in LEFT_OUT or name.partition(".")[0] in LEFT_OUT):
            continue
        if not found(in_python(name)):
            room = header.partition("/")[0]
            missing.append(f"{name} of {header} as {in_python(name)}: bindings/{room}.cc")
    assert missing == [], "bind it, or say above where it is or why it is not in Python"


def test_nothing_is_said_of_what_is_gone():
    assert sorted((ELSEWHERE.keys() | LEFT_OUT.keys()) - DECLARED.keys()) == []
    assert sorted(ELSEWHERE.keys() & LEFT_OUT.keys()) == []


def test_what_is_left_out_is_not_there():
    there = [name for name in LEFT_OUT if "." not in name and hasattr(pc, name)]
    assert there == []
