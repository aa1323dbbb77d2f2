"""The examples of the README run as they stand."""

import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

EXAMPLES = Path(__file__).parents[2] / "examples"


@pytest.mark.parametrize("path", sorted(EXAMPLES.glob("*.py")), ids=lambda path: path.stem)
def test_example_runs(path):
    command = [sys.executable, path]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert done.stdout


def test_first_verdict_says_what_it_should():
    command = [sys.executable, EXAMPLES / "first_verdict.py"]
    out = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    assert out.startswith("Unmet: ")
    assert "RCW" in out
    assert out.endswith("Interval(2026-12-07T17:00:00Z, 2026-12-07T17:20:00Z)\n")


@pytest.mark.parametrize(
    "path", sorted(EXAMPLES.glob("first_verdict.*")), ids=lambda path: path.name
)
def test_readme_shows_the_examples_as_they_run(path):
    readme = (EXAMPLES.parent / "README.md").read_text(encoding="utf-8")
    mark = "//" if path.suffix == ".cc" else "#"
    text = path.read_text(encoding="utf-8")
    for name in ("verdict", "booking"):
        section = text.split(f"{mark} [{name}]\n")[1].rstrip(" ")
        assert textwrap.dedent(section).strip() in readme, f"{path.name}: {name}"


@pytest.mark.parametrize("path", sorted(EXAMPLES.glob("remedies.*")), ids=lambda path: path.name)
def test_booking_shows_the_remedies_as_they_run(path):
    page = (EXAMPLES.parent / "docs/booking.md").read_text(encoding="utf-8")
    mark = "//" if path.suffix == ".cc" else "#"
    text = path.read_text(encoding="utf-8")
    for name in ("remedies", "any_start", "fix"):
        section = text.split(f"{mark} [{name}]\n")[1].rstrip(" ")
        assert textwrap.dedent(section).strip() in page, f"{path.name}: {name}"


def test_remedies_say_what_the_page_says():
    command = [sys.executable, EXAMPLES / "remedies.py"]
    out = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    page = (EXAMPLES.parent / "docs/booking.md").read_text(encoding="utf-8")
    lines = out.splitlines()
    assert len(lines) == 8
    assert all(line in page for line in lines[:5] + lines[7:])
    assert lines[5].startswith("free if ma-ono paused at another time")
    assert lines[5].endswith("- opens 2026-12-10 18:15:00+00:00")
    assert lines[6] == "complete: True - open already: False"
