"""The pytest plugin: fixture `clinic`, marker `clinic`, and the line that makes a clinic again.

Loaded by pytest itself (entry point `pytest11`); polyclinic is imported when a test first asks for
a clinic. The clinic's seed comes from the test alone: neither pytest-randomly nor the worker of
pytest-xdist changes it.
"""

from __future__ import annotations

from collections.abc import Generator
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from polyclinic.testing import GeneratedClinic

_LINE = pytest.StashKey[str]()


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line(
        "markers",
        'clinic(name="small", *, version, seed, first_day, days, elapsed, sites, providers, '
        "assistants, patients, edition): which generated clinic the fixture `clinic` is",
    )


@pytest.fixture
def clinic(request: pytest.FixtureRequest) -> GeneratedClinic:
    """A fresh generated clinic: `small`, or what the marker `clinic` says."""
    from polyclinic import testing  # noqa: PLC0415

    marker = request.node.get_closest_marker("clinic")
    arguments: tuple[Any, ...] = marker.args if marker else ()
    made = testing.clinic(*arguments, **(marker.kwargs if marker else {}))
    request.node.stash[_LINE] = made.line
    return made


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item,
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    report = yield
    line = item.stash.get(_LINE, None)
    if report.failed and line:
        report.sections.append(("the clinic again", line))
    return report


def ignore_seed(seed: int) -> None:
    """For pytest-randomly: its seed does not reach clinics, by design."""
    del seed
