"""Reads tests/catalog/verdicts.txt, whose head explains its columns and words."""

import dataclasses
import datetime as dt
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import polyclinic as pc

TABLE = Path(__file__).parents[1] / "catalog" / "verdicts.txt"

REACHABLE = ("phone", "audio")
WAYS = {
    "reachable": REACHABLE,
    "on video": (*REACHABLE, "video"),
    "on the premises": (*REACHABLE, "premises"),
    "in the room": (*REACHABLE, "premises", "room"),
}


@dataclasses.dataclass(frozen=True)
class Row:
    """One row: an act and its expected answer."""

    line: int
    name: str
    situation: pc.Situation
    policies: tuple[pc.Policy, ...]
    answer: str
    because: tuple[str, ...]

    def __str__(self) -> str:
        return f"line {self.line}, row {self.name}"


def stated(word: str) -> str | None:
    """The word, or nothing where it says that nobody knows."""
    return None if word == "unknown" else word


def hours(text: str) -> dt.timedelta:
    return dt.timedelta(hours=int(text))


THEN = dt.date(2012, 6, 1)

# What a word adds to one of the person's lists.
ENTRIES: tuple[tuple[str, str, Callable[[re.Match[str]], Any]], ...] = (
    (
        r"holds (\S+)(?: only at (\S+))?(?: until (\S+))?",
        "credentials",
        lambda m: pc.Credential(
            code=m[1],
            tied_to_employer=m[2] or "",
            valid=pc.DateRange(until=dt.date.fromisoformat(m[3]) if m[3] else None),
        ),
    ),
    (
        r"graduate of (\d+) hours(?: with (\d+) clinical)?",
        "education",
        lambda m: pc.Education(
            contact_hours=hours(m[1]),
            clinical_hours=hours(m[2]) if m[2] else None,
            completed=THEN,
        ),
    ),
    (
        r"graduate of (\w+)",
        "education",
        lambda m: pc.Education(accreditor=m[1], completed=THEN),
    ),
    (
        r"(\d+) hours of (\S+)(?: (\w+))?",
        "training",
        lambda m: pc.Training(topic=m[2], hours=hours(m[1]), kind=m[3] or "classroom", on=THEN),
    ),
    (
        r"(\S+) (\d+) times",
        "training",
        lambda m: pc.Training(topic=m[1], performances=int(m[2]), kind="live_performance", on=THEN),
    ),
    (r"competent in (\S+)", "competencies", lambda m: pc.Competency(duty=m[1])),
    (r"declines (\S+)", "declines", lambda m: m[1]),
)


def entry_of(word: str) -> tuple[str, Any]:
    for pattern, name, entry in ENTRIES:
        if m := re.fullmatch(pattern, word):
            return name, entry(m)
    raise ValueError(f'nobody knows "{word}"')


def person_of(words: str, state: str) -> pc.Staff:
    """The actor whom the second column describes."""
    facts: dict[str, Any] = {
        "key": "actor",
        "born": dt.date(1990, 1, 1),
        "roles": ["medical_assistant"],
        "employment": [pc.Employment(employer="practice")],
    }
    for word in split(words, ","):
        if word == "any":
            continue
        if m := re.fullmatch(r"born (\S+)", word):
            facts["born"] = dt.date.fromisoformat(m[1]) if stated(m[1]) else None
        elif m := re.fullmatch(r"role (\w+)", word):
            facts["roles"] = [m[1]]
        elif m := re.fullmatch(r"licensed (\w+)(?: in (\S+))?", word):
            facts["roles"] = [m[1]]
            facts["licences"] = [pc.Licence(role=m[1], jurisdiction=m[2] or state)]
        else:
            name, entry = entry_of(word)
            facts.setdefault(name, []).append(entry)
    return pc.Staff(**facts)


def adopting(duty: str) -> pc.Policy:
    """A signed policy of the organisation that adopts an unknown duty."""
    return pc.Policy(
        key=f"adopt-{duty}",
        effect="adopt",
        roles=["medical_assistant"],
        duties=[duty],
        valid=pc.DateRange(from_=dt.date(2015, 1, 1)),
        signed_by=pc.StaffId(2, clinic="table"),
        signed_on=dt.date(2015, 1, 1),
        reason="The law was not found to say who may; the medical director allows it.",
    )


def situation_of(
    person: pc.Staff, duty: str, state: str, words: str
) -> tuple[pc.Situation, tuple[pc.Policy, ...]]:
    """The act under the circumstances of the fifth column, and the policies it names."""
    facts: dict[str, Any] = {
        "person": person,
        "duty": duty,
        "jurisdiction": stated(state) or "",
        "employer": "practice",
        "employer_kind": "primary_care_practice",
        "setting": "office",
        "date": dt.date(2026, 12, 7),
        "delegated": True,
        "order": "patient_specific",
        "dose_checked": True,
        "patient_age": 40,
        "route": "intramuscular",
        "drug_classes": [],
        "indication": "routine",
    }
    policies = []
    facts_of: dict[str, Callable[[str], dict[str, Any]]] = {
        "setting": lambda word: {"setting": stated(word)},
        "employer": lambda word: {"employer": stated(word) or ""},
        "practice": lambda word: {"employer_kind": stated(word)},
        "drug": lambda word: {"drug_classes": [word] if stated(word) else None},
        "route": lambda word: {"route": stated(word)},
        "for": lambda word: {"indication": stated(word)},
        "patient in": lambda word: {"telehealth": True, "patient_location": stated(word) or ""},
    }
    fixed: dict[str, dict[str, Any]] = {
        "not delegated": {"delegated": False},
        "no order": {"order": None},
        "protocol": {"order": "standing_or_protocol"},
        "no dose check": {"dose_checked": False},
        "at booking": {
            "order": None,
            "dose_checked": False,
            "route": None,
            "drug_classes": None,
            "indication": None,
        },
    }
    for word in split(words, ","):
        start, _, last = word.rpartition(" ")
        way, _, by = word.partition(" by ")
        if word in fixed:
            facts |= fixed[word]
        elif re.fullmatch(r"\d{4}-\d\d-\d\d", word):
            facts["date"] = dt.date.fromisoformat(word)
        elif way in WAYS:
            facts["supervision"] = [pc.SupervisorPresence(role=by or "physician", modes=WAYS[way])]
        elif start == "policy adopts":
            policies.append(adopting(last))
        elif start in facts_of:
            facts |= facts_of[start](last)
        else:
            raise ValueError(f'nobody knows "{word}"')
    return pc.Situation(**facts), tuple(policies)


def split(text: str, by: str) -> list[str]:
    return [part.strip() for part in text.split(by) if part.strip()]


def read_rows(text: str) -> Iterator[Row]:
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip() or line.startswith("#"):
            continue
        try:
            name, person, duty, state, words, answer, because = (c.strip() for c in line.split("|"))
            situation, policies = situation_of(person_of(person, state), duty, state, words)
        except ValueError as error:
            raise ValueError(f"line {number}: {error}") from error
        yield Row(number, name, situation, policies, answer, tuple(split(because, ",")))


def item_text(item: pc.MissingItem) -> str:
    words = [mode.name.lower() for mode in item.modes] if item.modes else list(item.any_of)
    text = f"{item.item_class.name.lower()}: {item.kind.name.lower()}"
    if words:
        text += " " + "/".join(words)
    if item.hours:
        text += f" {item.hours // dt.timedelta(hours=1)} h"
    if item.performances:
        text += f" {item.performances} times"
    return text


def answer_text(verdict: pc.Verdict) -> str:
    """The answer in the words of the file: "Unmet {person: training C28 1 h}"."""
    ways = ["{" + "; ".join(map(item_text, way.items)) + "}" for way in verdict.alternatives]
    return " ".join([verdict.outcome.name.capitalize(), " or ".join(ways)]).strip()


def grounds(verdict: pc.Verdict) -> set[str]:
    """What the last column may name."""
    return (
        {reason.rule for reason in verdict.reasons}
        | {f"pending {id}" for id in verdict.pending}
        | {f"unstated {fact}" for fact in verdict.missing_facts}
    )
