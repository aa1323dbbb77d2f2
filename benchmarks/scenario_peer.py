"""The peer of the scenario benchmark: medscheduler 1.0.0 in an environment of its own.

medscheduler fails under pandas 3, so that it gets pandas 2.2. Prints appointments a second of its
default clinic beside those of `polyclinic`, held as a whole clinic and streamed, all in seconds of
the processor, in one run.

Usage: python scenario_peer.py [ENVIRONMENT_DIR]   (run it with a Python that has polyclinic)
"""

import subprocess
import sys
import tempfile
import time
import venv
from pathlib import Path

PEER = """
import time
from medscheduler import AppointmentScheduler
start = time.process_time()
scheduler = AppointmentScheduler(seed=42)
slots, appointments, patients = scheduler.generate()
print(len(appointments), time.process_time() - start)
"""


def environment(directory: Path) -> Path:
    python = directory / "bin" / "python"
    if not python.exists():
        venv.create(directory, with_pip=True)
        packages = ["medscheduler==1.0.0", "pandas>=2.2,<2.3"]
        subprocess.run([python, "-m", "pip", "install", "--quiet", *packages], check=True)
    return python


def held() -> tuple[int, float]:
    import polyclinic as pc  # noqa: PLC0415

    start = time.process_time()
    contents = pc.generate(pc.ScenarioSpec(days=250, elapsed=250))
    return len(contents.appointments), time.process_time() - start


def streamed() -> tuple[int, float]:
    import polyclinic as pc  # noqa: PLC0415

    start = time.process_time()
    scenario = pc.Scenario(pc.ScenarioSpec(days=1000, elapsed=1000))
    made = sum(len(batch.appointments) for batch in scenario.visit_batches())
    return made, time.process_time() - start


def main() -> None:
    directory = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(tempfile.mkdtemp())
    done = subprocess.run(
        [environment(directory), "-c", PEER], check=True, capture_output=True, text=True
    )
    count, seconds = done.stdout.split()[-2:]
    theirs = int(count) / float(seconds)
    print(f"medscheduler 1.0.0    {int(count):>9} appointments  {theirs:>12.0f} a second")
    for name, measure in (("held", held), ("streamed", streamed)):
        made, took = measure()
        mine = made / took
        print(
            f"polyclinic, {name:<9} {made:>9} appointments  {mine:>12.0f} a second  "
            f"x{mine / theirs:.0f}"
        )


if __name__ == "__main__":
    main()
