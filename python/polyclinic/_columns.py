"""Columns in: requests as data frames hold them."""

from collections.abc import Iterable, Mapping
from typing import Any, Protocol

from polyclinic._core import BookingRequest, Clinic, DateRange
from polyclinic._errors import InvalidInput

_PLAIN = ("priority", "received", "new_patient", "patient_location", "note")


class Columns(Protocol):
    """Columns by name."""

    def __getitem__(self, name: str, /) -> Iterable[Any]:
        """The column of that name."""


def _names(columns: Any) -> list[str]:
    """The names of the columns, which data frames of each kind tell in their own way."""
    for attribute in ("column_names", "columns"):
        if hasattr(columns, attribute):
            return [str(name) for name in getattr(columns, attribute)]
    if isinstance(columns, Mapping):
        return [str(name) for name in columns]
    raise TypeError(f"expected columns by name, found {type(columns).__name__}")


def requests_from_columns(clinic: Clinic, columns: Columns) -> tuple[BookingRequest, ...]:
    """Booking requests from columns of one length, such as those of a data frame.

    Whatever gives its columns by name will do: a dict, a data frame of pandas or polars, a `Table`.
    `key`, `patient` and `visit_type` are needed; `site`, `from_`, `until`, `priority`, `received`,
    `new_patient`, `patient_location` and `note` may be there. Patients, visit types and sites are
    named by key. InvalidInput where a column is unknown or missing, or a key names nothing.
    """
    needed = ("key", "patient", "visit_type")
    known = (*needed, "site", "from_", "until", *_PLAIN)
    values = {name: list(columns[name]) for name in _names(columns)}
    problems = [f"no column {name!r}" for name in needed if name not in values]
    problems += [f"unknown column {name!r}" for name in values if name not in known]
    if len({len(column) for column in values.values()}) > 1:
        problems.append("the columns differ in length")
    if problems:
        raise InvalidInput(f"{'; '.join(problems)}; expected the columns {', '.join(known)}")
    rows = [dict(zip(values, row, strict=True)) for row in zip(*values.values(), strict=True)]
    lists: dict[str, Mapping[Any, Any]] = {
        "patient": clinic.patients,
        "visit_type": clinic.visit_types,
        "site": clinic.sites,
    }
    for number, row in enumerate(rows):
        for name, entities in lists.items():
            if row.get(name) is not None and row[name] not in entities:
                problems.append(f"row {number}: no {name} {row[name]!r}")
    if problems:
        raise InvalidInput("; ".join(problems))
    return tuple(_request(clinic, row) for row in rows)


def _request(clinic: Clinic, row: dict[str, Any]) -> BookingRequest:
    site = row.get("site")
    return BookingRequest(
        key=row["key"],
        patient=clinic.patients[row["patient"]].id,
        visit_type=clinic.visit_types[row["visit_type"]].id,
        site=None if site is None else clinic.sites[site].id,
        days=DateRange(from_=row.get("from_"), until=row.get("until")),
        **{name: row[name] for name in _PLAIN if row.get(name) is not None},
    )
