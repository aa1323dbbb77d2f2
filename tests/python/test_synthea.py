"""A Synthea export from Python: requests, verdicts, and what could not be mapped."""

import collections
import csv
import datetime as dt
import io
from pathlib import Path

import polyclinic as pc
import pytest

SAMPLE = Path(__file__).parents[2] / "tests/synthea/data"
MONDAY = dt.date(2026, 12, 7)


@pytest.fixture(scope="module")
def read() -> pc.SyntheaClinic:
    return pc.read_synthea(SAMPLE, year=2023, monday=MONDAY)


def test_nothing_is_dropped_in_silence(read):
    unmapped = collections.Counter()
    for row in read.unmapped_rows:
        unmapped[row.table] += row.rows
    assert read.encounters == len(read.contents.requests) + unmapped["encounters"] == 8
    assert read.unmapped.file == "unmapped.csv"
    table = list(csv.DictReader(io.StringIO(read.unmapped.text)))
    assert len(table) == len(read.unmapped_rows)
    assert {row["table"] for row in table} == {row.table for row in read.unmapped_rows}
    assert "8 encounters, 4 requests" in read.summary
    assert repr(read) == "<SyntheaClinic of 8 encounters>"


def test_verdicts_by_duty(read):
    demands = {demand.duty: demand for demand in read.demands}
    assert demands["C22"].graduate is pc.Outcome.ALLOWED
    assert demands["C22"].assistant is pc.Outcome.UNMET
    assert demands["C19"].graduate is pc.Outcome.FORBIDDEN
    assert demands["C40"].graduate is pc.Outcome.UNKNOWN
    assert pc.duty_of_code("cvx", "140") == "C22"
    assert pc.duty_of_code("snomed", "73761001") == ""


def test_a_nurse_takes_what_an_assistant_may_not(read, rules):
    now = dt.datetime(2026, 12, 4, 17, tzinfo=dt.UTC)
    week = pc.Clinic(read.contents, rules).book_requests(now=now)
    refused = {week.clinic.requests[r.request].key for r in week.refused}
    assert "e-shot" in refused
    assert "e-well" not in refused
    again = pc.Clinic(pc.with_care_by_nurse(read.contents, week.refused), rules)
    assert again.visit_types[again.requests["e-shot"].visit_type].key.endswith("-by-nurse")
    booked = {again.requests[r.request].key for r in again.book_requests(now=now).refused}
    assert booked < refused


def test_what_cannot_be_read_is_said(tmp_path):
    with pytest.raises(pc.NotFound, match="csv"):
        pc.read_synthea(tmp_path, monday=MONDAY)
    with pytest.raises(pc.InvalidInput):
        pc.read_synthea(SAMPLE, year=1900, monday=MONDAY)
