"""The polyclinic command as the package installs it: each verb, and its exit status."""

import datetime as dt
import os
import subprocess
import sys
from pathlib import Path

import polyclinic as pc
import pytest
from polyclinic import cli

ROOT = Path(__file__).parents[2]
DAY = dt.date(2026, 12, 7)
DONE, BAD_INPUT, BAD_USAGE = 0, 1, 2


def run(*words: str | Path, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    """The command in a process of its own, started as `python -m polyclinic`."""
    command = [sys.executable, "-m", "polyclinic", *map(str, words)]
    return subprocess.run(
        command, capture_output=True, text=True, check=False, cwd=cwd, timeout=120
    )


@pytest.fixture(scope="module")
def example(tmp_path_factory) -> Path:
    directory = tmp_path_factory.mktemp("example") / "clinic"
    done = run("init", directory)
    assert done.returncode == DONE, done.stderr
    return directory


@pytest.fixture(scope="module")
def planned(example) -> Path:
    out = example.parent / "out"
    done = run("plan", example, "--out", out)
    assert done.returncode == DONE, done.stderr
    return out


def test_init_writes_the_example(example):
    assert pc.read_clinic_directory(str(example)) == pc.demo_clinic()
    again = run("init", example)
    assert again.returncode == BAD_INPUT
    assert "not empty" in again.stderr


def test_plan_books_the_week(planned, example):
    names = {path.name for path in planned.iterdir()}
    assert {"clinic.binpb", "day.svg", "day.html", "week.svg", "appointments.csv"} <= names
    contents = pc.ClinicContents.read_file(planned / "clinic.binpb")
    assert len(contents.appointments) > 100
    changes = pc.diff(pc.demo_clinic(), contents)
    assert {change.list for change in changes} == {"appointments", "clinic"}
    assert (planned / "day.svg").read_text(encoding="utf-8").startswith("<svg")
    missing = run("plan", example / "none")
    assert missing.returncode == BAD_INPUT
    assert "none" in missing.stderr
    assert run("plan").returncode == BAD_USAGE


def test_demo_without_names(tmp_path):
    done = run("demo", "--ids-only", "--out", tmp_path / "out")
    assert done.returncode == DONE, done.stderr
    assert "Requests 153, booked" in done.stdout
    names = {part for s in pc.demo_clinic().staff for part in s.name.split() if len(part) > 3}
    sheets = (tmp_path / "out/sheets.txt").read_text(encoding="utf-8")
    assert names
    assert not [name for name in names if name in sheets]


def test_demo_refuses_what_it_cannot_read(tmp_path):
    out = tmp_path / "out"
    done = run("demo", "--synthea", tmp_path / "nothing", "--out", out)
    assert done.returncode == BAD_INPUT
    assert "nothing" in done.stderr
    for flags in (["--year", "2023"], ["--week", "2026-W99", "--synthea", "x"], ["--date", "soon"]):
        done = run("demo", *flags, "--out", out)
        assert done.returncode == BAD_USAGE, flags
        assert flags[0] in done.stderr
    assert not out.exists()


def test_check(example, tmp_path):
    done = run("check", example)
    assert done.returncode == DONE
    assert "no errors" in done.stdout
    assert done.stderr == ""
    for table in example.glob("*.csv"):
        (tmp_path / table.name).write_bytes(table.read_bytes())
    (tmp_path / "rooms.csv").write_text("key,name,site,kind\nx,y,nowhere,exam\n", encoding="utf-8")
    done = run("check", tmp_path)
    assert done.returncode == BAD_INPUT
    assert "rooms.csv:2:" in done.stderr
    assert "nowhere" in done.stderr


def test_scope(example):
    words = ["--staff", "ma-quinn", "--duty", "C19", "--date", "2026-12-07"]
    staff = pc.demo_clinic().staff[-1].key
    words[1] = staff
    done = run("scope", *words)
    assert done.returncode == DONE, done.stderr
    assert "Not legal advice" in done.stdout
    outcome = done.stdout.split(":")[0].split("\n")[0].lower()
    assert outcome in [str(member) for member in pc.Outcome]
    assert run("scope", example, *words).stdout == done.stdout
    for wrong in (["--staff", "nobody"], ["--duty", "!"], ["--supervisor", "king:near"]):
        done = run("scope", *words[: words.index(wrong[0])] if wrong[0] in words else words, *wrong)
        assert done.returncode == BAD_USAGE, wrong
        assert wrong[0] in done.stderr or wrong[1] in done.stderr


def test_show(planned, example):
    done = run("show", example)
    assert done.returncode == DONE
    assert "requests       153" in done.stdout
    contents = pc.ClinicContents.read_file(planned / "clinic.binpb")
    shown = run("show", planned / "clinic.binpb", "--format", "json")
    assert pc.ClinicContents.from_json(shown.stdout) == contents
    shown = run("show", planned / "clinic.binpb", "--format", "text")
    assert pc.ClinicContents.from_text(shown.stdout) == contents
    sheets = run("show", planned / "clinic.binpb", "--date", "2026-12-07")
    assert sheets.returncode == DONE
    first = pc.day_sheets(contents, pc.shipped_rules(), contents.sites[0].id, DAY)
    assert first in sheets.stdout
    assert run("show", example, "--format", "picture").returncode == BAD_USAGE
    assert run("show", example, "--format", "sheets").returncode == BAD_USAGE


def test_diff(planned, example):
    same = run("diff", example, example)
    assert (same.returncode, same.stdout) == (DONE, "no differences\n")
    done = run("diff", example, planned / "clinic.binpb")
    assert done.returncode == DONE
    booked = pc.ClinicContents.read_file(planned / "clinic.binpb")
    changes = pc.diff(pc.demo_clinic(), booked)
    assert len(done.stdout.splitlines()) == len(changes)
    assert sum(line.startswith("added appointments ") for line in done.stdout.splitlines()) == len(
        booked.appointments
    )
    assert run("diff", example).returncode == BAD_USAGE
    assert run("diff", example, example / "none.binpb").returncode == BAD_INPUT


@pytest.mark.parametrize("suffix", [".binpb", ".txtpb", ".json", ""])
def test_convert(suffix, example, tmp_path):
    out = tmp_path / f"clinic{suffix}"
    done = run("convert", example, out)
    assert (done.returncode, done.stderr) == (DONE, "")
    read = pc.ClinicContents.read_file(out) if suffix else pc.read_clinic_directory(str(out))
    assert read == pc.demo_clinic()


def test_convert_refuses_other_forms(example, tmp_path):
    done = run("convert", example, tmp_path / "clinic.xlsx")
    assert done.returncode == BAD_INPUT
    assert ".xlsx" in done.stderr
    damaged = tmp_path / "damaged.binpb"
    damaged.write_bytes(b"\xff\xff\xff")
    done = run("convert", damaged, tmp_path / "clinic.json")
    assert done.returncode == BAD_INPUT
    assert "damaged.binpb" in done.stderr
    assert not (tmp_path / "clinic.json").exists()


def test_help_and_usage():
    assert run().returncode == BAD_USAGE
    done = run("--help")
    assert done.returncode == DONE
    for verb in ("init", "demo", "plan", "check", "scope", "show", "diff", "convert"):
        assert f"polyclinic {verb}" in done.stdout
        told = run(verb, "--help")
        assert (told.returncode, told.stderr) == (DONE, "")
    assert run("--version").stdout == f"{pc.__version__}\n"
    done = run("plam")
    assert done.returncode == BAD_USAGE
    assert "did you mean plan?" in done.stderr
    assert run("check", ".", "--colour").returncode == BAD_USAGE


def test_the_installed_script_is_the_same_command():
    script = Path(sys.executable).with_name("polyclinic")
    if not script.exists():
        pytest.skip("the package was not installed with its script")
    done = subprocess.run([script, "--version"], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (DONE, f"{pc.__version__}\n")


def test_main_becomes_the_command(monkeypatch):
    became: list[tuple[str, list[str]]] = []
    monkeypatch.setattr(os, "execv", lambda path, words: became.append((str(path), words)) or 0)
    assert cli.main(["show", "x"]) == 0
    monkeypatch.setattr(sys, "argv", ["polyclinic", "--help"])
    assert cli.main() == 0
    command = str(Path(pc.__file__).with_name("bin") / "polyclinic")
    assert became == [
        (command, ["polyclinic", "show", "x"]),
        (command, ["polyclinic", "--help"]),
    ]


def test_a_package_without_the_command_says_so(monkeypatch, capsys, tmp_path):
    monkeypatch.setattr(cli, "__file__", str(tmp_path / "cli.py"))
    assert cli.main(["--help"]) == BAD_INPUT
    assert "not installed at" in capsys.readouterr().err
