"""Fixtures: the shipped rules, and a small clinic before and after its week is booked."""

import sys
from pathlib import Path

import polyclinic as pc
import pytest

sys.path.insert(0, str(Path(__file__).parent))
from small_clinic import at, small_contents


@pytest.fixture(scope="session")
def rules() -> pc.RuleBook:
    return pc.shipped_rules()


@pytest.fixture(scope="session")
def contents() -> pc.ClinicContents:
    return small_contents()


@pytest.fixture(scope="session")
def clinic(contents, rules) -> pc.Clinic:
    return pc.Clinic(contents, rules)


@pytest.fixture(scope="session")
def week(clinic) -> pc.BookedRequests:
    return clinic.book_requests(now=at(9, day=1))
