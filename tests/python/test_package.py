"""The package: stubs, versions, rooms."""

import importlib
import subprocess
import sys
from pathlib import Path

import polyclinic as pc
import pytest

ROOT = Path(__file__).parents[2]
PACKAGE = Path(pc.__file__).parent


def test_stubs_and_rooms_are_those_of_the_module():
    """If this fails: bindings/stubs.py python/polyclinic MODULE_DIR writes them anew."""
    script = ROOT / "bindings/stubs.py"
    command = [sys.executable, script, ROOT / "python/polyclinic", PACKAGE, "--check"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-3000:]


def test_stubs_pass_mypy():
    command = [sys.executable, "-m", "mypy"]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT)
    assert done.returncode == 0, done.stdout


def test_every_public_function_is_documented():
    for name in pc.__all__:
        value = getattr(pc, name)
        if callable(value) and not isinstance(value, type):
            assert len(value.__doc__.split("\n", 2)) > 1 or not value.__doc__.startswith(name), name


def test_versions(capsys):
    pc.show_versions()
    out = capsys.readouterr().out
    assert f"polyclinic       {pc.__version__}" in out
    assert "tzdata" in out


@pytest.mark.parametrize("room", ["base", "patient", "staff", "visit", "schedule", "clinic"])
def test_rooms_are_modules(room):
    module = importlib.import_module(f"polyclinic.{room}")
    assert module.__doc__
    for name in module.__all__:
        assert getattr(module, name) is getattr(pc, name)


def test_typed():
    assert (PACKAGE / "py.typed").exists()
