"""Generated clinics from Python: the same as from C++ and from the command."""

import datetime as dt
import random
import subprocess
import sys
from pathlib import Path

import polyclinic as pc
import pytest
from polyclinic import _frames, cli, testing

ROOT = Path(__file__).parents[2]
COMMAND = Path(pc.__file__).parent / "bin" / "polyclinic"


def digests(path: str) -> dict[str, str]:
    lines = (ROOT / path).read_text(encoding="utf-8").split("\n")
    return {name: digest for name, version, digest in map(str.split, filter(None, lines))}


@pytest.mark.parametrize("name", pc.scenario_names())
def test_digests_are_those_of_the_table(name):
    fields = {"sites": 1, "patients": 960, "days": 5} if name == "health_system" else {}
    scenario = pc.Scenario(pc.ScenarioSpec(name=name, **fields))
    found = pc.contents_digest(scenario.contents())
    assert found == digests("tests/scenario/digests.txt")[name]
    whole = pc.Scenario(pc.ScenarioSpec(name=name))
    assert whole.rows_digest() == digests("tests/generator/digests.txt")[name]
    assert whole.rows_digest(threads=2) == whole.rows_digest()


def test_the_command_writes_the_same_bytes(tmp_path):
    spec = pc.ScenarioSpec(name="small", seed=3, days=2, patients=200)
    for suffix in ("binpb", "txtpb", "json"):
        ours, theirs = tmp_path / f"ours.{suffix}", tmp_path / f"theirs.{suffix}"
        pc.generate(spec).write_file(ours)
        words = pc.to_command(spec).split()
        assert words[:2] == ["polyclinic", "generate"]
        subprocess.run([COMMAND, *words[1:], "-o", theirs], check=True, capture_output=True)
        assert ours.read_bytes() == theirs.read_bytes()


def test_arrow_and_csv():
    contents = pc.generate(pc.ScenarioSpec(days=1, patients=200))
    polars = pytest.importorskip("polars")
    frame = polars.DataFrame(pc.appointments_table(contents))
    assert frame["key"].to_list() == [a.key for a in contents.appointments]
    assert "s1p1d1n1" in pc.appointments_table(contents).to_csv()


def test_the_command_writes_arrow(tmp_path):
    polars = pytest.importorskip("polars")
    spec = pc.ScenarioSpec(seed=3, days=2, patients=200)
    words = [*pc.to_command(spec).split()[1:], "-o", str(tmp_path / "appointments.arrow")]
    command = [sys.executable, "-m", "polyclinic"]
    done = subprocess.run([*command, *words], check=True, capture_output=True, text=True)
    assert "SHA-256" in done.stdout
    assert [path.name for path in tmp_path.iterdir()] == ["appointments.arrow"]
    frame = polars.read_ipc(tmp_path / "appointments.arrow")
    table = pc.appointments_table(pc.generate(spec))
    assert frame.equals(polars.DataFrame(table))

    wrong = subprocess.run(
        [*command, "generate", "flu_seson", f"--out={tmp_path}/b.arrow"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert wrong.returncode == 1
    assert "expected flu_season" in wrong.stderr
    nowhere = subprocess.run(
        [*command, *words[:-1], str(tmp_path / "none" / "c.arrow")],
        capture_output=True,
        text=True,
        check=False,
    )
    assert nowhere.returncode == 1
    assert "c.arrow: cannot write" in nowhere.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["appointments.arrow"]


def test_pyarrow_and_polars_write_the_same_table(tmp_path, monkeypatch):
    polars = pytest.importorskip("polars")
    pytest.importorskip("pyarrow")
    table = pc.appointments_table(pc.generate(pc.ScenarioSpec(days=1, patients=200)))
    _frames.arrow_writer()(table, tmp_path / "pyarrow.arrow")
    monkeypatch.setitem(sys.modules, "pyarrow.feather", None)
    _frames.arrow_writer()(table, tmp_path / "polars.arrow")
    ours, theirs = (polars.read_ipc(tmp_path / f"{n}.arrow") for n in ("polars", "pyarrow"))
    assert ours.cast(polars.String).equals(theirs.cast(polars.String))


def test_arrow_without_a_package_that_writes_it(tmp_path, monkeypatch, capsys):
    for package in ("pyarrow", "pyarrow.feather", "polars"):
        monkeypatch.setitem(sys.modules, package, None)
    assert cli.main(["generate", "small", "-o", str(tmp_path / "a.arrow")]) == 1
    assert "a.arrow: writing Arrow needs pyarrow or polars" in capsys.readouterr().err
    assert not list(tmp_path.iterdir())


def without_rules(appointment: pc.Appointment) -> pc.Appointment:
    assignments = [
        one.replace(grounds=[ground.replace(rules=()) for ground in one.grounds])
        for one in appointment.assignments
    ]
    return appointment.replace(assignments=assignments)


def test_grounds_name_the_rules_that_booking_names():
    made = testing.clinic()
    booked = made.book(made.patient(age=50), made.provider())
    rules = {ground.duty: ground.rules for one in booked.assignments for ground in one.grounds}
    assert set(rules) >= {"C02", "C06", "C17"}
    assert all(rules.values())
    contents = pc.generate(pc.ScenarioSpec())
    found = {
        (ground.duty, ground.rules)
        for appointment in contents.appointments
        for one in appointment.assignments
        for ground in one.grounds
        if ground.duty in rules
    }
    assert found == set(rules.items())


def test_visits_stream_in_batches():
    scenario = pc.Scenario(pc.ScenarioSpec(days=3, patients=200))
    contents = scenario.contents()
    batches = list(scenario.visit_batches())
    streamed = [a for batch in batches for a in batch.appointments]
    assert streamed == [without_rules(a) for a in contents.appointments]
    assert streamed != list(contents.appointments)
    assert [r for batch in batches for r in batch.requests] == list(contents.requests)
    assert [v for batch in batches for v in batch.visits] == list(contents.visits)
    assert max(len(batch.appointments) for batch in batches) < 25


def test_a_scenario_is_the_clinic_of_its_contents():
    scenario = pc.Scenario(pc.ScenarioSpec(days=2, patients=200))
    horizon = pc.DateRange(from_=scenario.days[0], until=dt.date(2027, 1, 1))
    made = scenario.clinic(pc.shipped_rules(), horizon=horizon)
    told = pc.Clinic(scenario.contents(), pc.shipped_rules(), horizon=horizon)
    assert made.contents == told.contents
    assert pc.diff(made.contents, told.contents) == ()
    assert made.identifier == scenario.identifier


def test_streamed_patients_take_no_memory():
    code = (
        "import resource, polyclinic as pc\n"
        "peak = lambda: resource.getrusage(resource.RUSAGE_SELF).ru_maxrss\n"
        "scenario = pc.Scenario(pc.ScenarioSpec(patients=1_000_000))\n"
        "stream = scenario.patients()\n"
        "next(stream)\n"
        "before = peak()\n"
        "for patient, _ in zip(stream, range(100_000)): pass\n"
        "print(patient.key, peak() - before)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    key, kilobytes = done.stdout.split()
    assert key == "s1-p100001"
    # Held they would be some 300 MB.
    assert int(kilobytes) < 5_000


def test_the_edition_is_what_appointments_say():
    made = testing.clinic(days=1, patients=200, edition="2027-01")
    assert (
        made.line
        == "polyclinic.testing.clinic('small', seed=1, days=1, patients=200, edition='2027-01')"
    )
    assert made.command.endswith("--edition 2027-01")
    assert {a.edition for a in made.contents.appointments} == {"2027-01"}
    with pytest.raises(pc.InvalidInput, match="found 'next', expected 2026-11"):
        testing.clinic(edition="next")


def test_patients_stream_without_being_held():
    scenario = pc.Scenario(pc.ScenarioSpec(patients=1_000_000))
    assert scenario.patient_count == 1_000_000
    stream = scenario.patients()
    first = next(stream)
    assert first == scenario.patient_at(0)
    assert scenario.patient_at(999_999).key == "s1-p1000000"
    with pytest.raises(IndexError):
        scenario.patient_at(1_000_000)


def test_bad_input_names_the_value_and_the_nearest():
    with pytest.raises(pc.InvalidInput, match="found 'flu_seson', expected flu_season"):
        testing.clinic("flu_seson")
    with pytest.raises(pc.InvalidInput, match="found '3', expected 4 or more"):
        testing.clinic("small", providers=3)
    assert [f.path for f in pc.check_scenario(pc.ScenarioSpec(days=0, sites=0))] == [
        "sites",
        "days",
    ]


def test_the_line_makes_the_clinic_again():
    made = testing.clinic("flu_season", seed=7, days=3, first_day=dt.date(2027, 1, 4))
    again = eval(made.line, {"polyclinic": __import__("polyclinic.testing"), "datetime": dt})
    assert again.contents == made.contents
    assert made.command.startswith("polyclinic generate flu_season --seed 7")


def test_no_global_state_is_touched():
    random.seed(1)
    before = random.getstate()
    numpy = pytest.importorskip("numpy")
    numpy.random.seed(1)
    array = numpy.random.get_state()[1].copy()
    made = testing.clinic("small", seed=12, days=1)
    made.book(made.patient(age=50), made.provider())
    assert random.getstate() == before
    assert (numpy.random.get_state()[1] == array).all()


def test_people_by_what_they_are():
    clinic = testing.clinic()
    child = clinic.patient(age=7, language="es")
    assert child.language == "es"
    assert child.related
    assert clinic.patient(age=7, language="es") == child
    made = clinic.patient(age=103, language="eu", aid="bariatric", condition="Z99")
    assert made.key == "made-1201"
    assert clinic.patient(age=103, language="eu") == made
    assert not pc.validate(clinic.contents)
    assert clinic.staff(holding="WA-MA-C").key == "s1-ma1"
    with pytest.raises(LookupError, match="specialty cardiology"):
        clinic.provider(specialty="cardiology")


def test_import_and_first_clinic_are_quick():
    code = (
        "import time; t = time.process_time(); from polyclinic import testing; testing.clinic(); "
        "print(time.process_time() - t)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    # Measured in a quiet machine it is a tenth of this; here is room for a debug build.
    assert float(done.stdout) < 1.5
