"""The pytest plugin as others have it: in runs of their own, outside this tree."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

SUITE = Path(__file__).parents[1] / "consumer" / "pytest_suite"


def run(directory: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *arguments]
    return subprocess.run(command, cwd=directory, capture_output=True, text=True, check=False)


def test_the_example_suite_passes(tmp_path):
    pytest.importorskip("hypothesis")
    shutil.copy(SUITE / "test_front_desk.py", tmp_path)
    done = run(tmp_path, "--strict-markers", "-p", "no:randomly")
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-1000:]
    assert "8 passed" in done.stdout


def test_it_passes_shuffled_and_on_two_workers(tmp_path):
    pytest.importorskip("xdist")
    pytest.importorskip("pytest_randomly")
    (tmp_path / "test_seed.py").write_text(
        "import pytest\n"
        "@pytest.mark.parametrize('n', range(6))\n"
        "def test_same(clinic, n):\n"
        f"    assert clinic.patient(age=7, language='es').key == '{_child()}'\n"
        "    assert clinic.clinic.version == 0\n",
        encoding="utf-8",
    )
    for seed in ("1", "2"):
        done = run(tmp_path, "-n", "2", "--randomly-seed", seed)
        assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-1000:]
        assert "6 passed" in done.stdout


def _child() -> str:
    from polyclinic import testing  # noqa: PLC0415

    return testing.clinic().patient(age=7, language="es").key


def test_a_failure_prints_the_line_that_makes_the_clinic_again(tmp_path):
    (tmp_path / "test_fails.py").write_text(
        "import pytest\n"
        "@pytest.mark.clinic('flu_season', seed=7, days=2)\n"
        "def test_fails(clinic):\n"
        "    assert len(clinic.clinic.appointments) == -1\n"
        "def test_without(request):\n"
        "    assert False\n",
        encoding="utf-8",
    )
    done = run(tmp_path, "-p", "no:randomly")
    assert done.returncode == 1
    # In a section of its own, for the test that had a clinic.
    assert done.stdout.count("the clinic again") == 1
    after = done.stdout.split("the clinic again")[1]
    assert "\npolyclinic.testing.clinic('flu_season', seed=7, days=2)\n" in after


def test_a_wrong_marker_is_said(tmp_path):
    (tmp_path / "test_wrong.py").write_text(
        "import pytest\n@pytest.mark.clinic('flu_seson')\ndef test_wrong(clinic): ...\n",
        encoding="utf-8",
    )
    done = run(tmp_path)
    assert done.returncode == 1
    assert "found 'flu_seson', expected flu_season" in done.stdout


def test_strategies_shrink(tmp_path):
    pytest.importorskip("hypothesis")
    (tmp_path / "test_shrink.py").write_text(
        "from hypothesis import find, settings, Phase\n"
        "from polyclinic import testing\n"
        "def test_least():\n"
        "    fewest = find(testing.day_schedules(), lambda c: len(c.appointments) >= 2)\n"
        "    assert len(fewest.appointments) == 2\n"
        "    spec = find(testing.specs(), lambda s: True)\n"
        "    assert (spec.name, spec.seed, spec.days) == ('small', 0, 1)\n"
        "    patient = find(testing.patients(), lambda p: p.id.index >= 17)\n"
        "    assert patient.id.index == 17\n",
        encoding="utf-8",
    )
    done = run(tmp_path)
    assert done.returncode == 0, done.stdout[-3000:]
