"""docs/booking.md shows the examples as they run, and in both languages they say the same."""

import runpy
import textwrap
from pathlib import Path

import polyclinic as pc
import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def example():
    return runpy.run_path(str(ROOT / "examples" / "booking.py"))


def test_the_example_says_what_the_page_says(example):
    assert example["promise"].assignments[2].resource != example["moved"].assignments[2].resource
    assert example["full"].able
    assert not example["cut"].openings
    assert example["cut"].undecided
    pooled = example["pooled"]
    kept = example["in_place"].appointments[pooled.key]
    assert kept.assignments[2].resource != pooled.assignments[2].resource
    overridden = [(o.kind, o.need) for o in example["squeezed"].appointment.overrides]
    assert overridden == [("busy", "provider"), ("busy", "room")]


def test_names_are_fixed_and_have_no_slack(example):
    clinic, fixed = example["clinic"], example["fixed"].clinic
    assert all(a.named for v in fixed.appointments.values() for a in v.assignments)
    assert not fixed.slack(now=example["NOW"])
    again = fixed.fix_names(example["first_day"], now=example["at"](18, 0, day=6))
    assert not again.events
    assert again.clinic.version == fixed.version
    last = list(clinic.appointments.values())[-1]
    some = clinic.slack(appointments=[last], now=example["NOW"])
    assert [s.position for s in some] == list(range(5))
    assert {s.without for s in some} == {pc.WithoutKeeper.KEPT, pc.WithoutKeeper.LOST}


def test_waves_groups_and_linked_visits():
    example = runpy.run_path(str(ROOT / "examples" / "visits.py"))

    def starts(clinic):
        return [v.steps[-1].start.hour for v in clinic.appointments.values()]

    assert starts(example["waved"]) == [17, 17]
    assert starts(example["grouped"]) == [18, 18, 18]
    assert len({v.steps[0].start for v in example["grouped"].appointments.values()}) == 3
    assert len(example["linked"].appointments) == 1
    assert len(example["clinic"].appointments) == 2


@pytest.mark.parametrize("suffix", ["cc", "py"])
@pytest.mark.parametrize(("name", "least"), [("booking", 12), ("visits", 6)])
def test_the_page_shows_the_examples_as_they_run(name, least, suffix):
    page = (ROOT / "docs" / "booking.md").read_text(encoding="utf-8")
    text = (ROOT / "examples" / f"{name}.{suffix}").read_text(encoding="utf-8")
    mark = "//" if suffix == "cc" else "#"
    sections = text.split(f"{mark} [")[1:-1]
    assert len(sections) >= least
    for section in sections:
        body = textwrap.dedent(section.split("]\n", 1)[1].rstrip(" ")).strip()
        assert body in page, section.split("]")[0]
