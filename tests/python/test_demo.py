"""The built-in clinic, from Python."""

import datetime as dt
from pathlib import Path

import polyclinic as pc
import pytest

DEMO = Path(__file__).parents[2] / "examples" / "demo"


def test_the_built_in_clinic_books_its_week():
    contents = pc.demo_clinic()
    clinic = pc.Clinic(contents, pc.shipped_rules())
    booked = clinic.book_requests(now=dt.datetime(2026, 12, 5, 8, tzinfo=dt.UTC))
    assert len(booked.booked) + len(booked.refused) == len(contents.requests) == 153
    assert len(booked.booked) > 100


def test_a_directory_of_tables_is_the_same_clinic():
    assert pc.read_clinic_directory(str(DEMO)) == pc.demo_clinic()


def test_a_damaged_table_is_told_with_its_place(tmp_path):
    for table in DEMO.glob("*.csv"):
        (tmp_path / table.name).write_bytes(table.read_bytes())
    (tmp_path / "rooms.csv").write_text("key,name,site,kind\nx,y,nowhere,exam\n", encoding="utf-8")
    with pytest.raises(pc.InvalidInput) as raised:
        pc.read_clinic_directory(str(tmp_path))
    assert any(f.file.endswith("rooms.csv") and f.line == 2 for f in raised.value.findings)
