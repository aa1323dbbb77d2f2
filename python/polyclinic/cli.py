"""The `polyclinic` command, installed beside the package."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

_BAD_INPUT = 1


def main(arguments: list[str] | None = None) -> int:
    """Becomes the command with these arguments (default: the process's own).

    `generate SCENARIO -o FILE.arrow` alone is done here, because a package of Python writes Arrow.
    """
    command = Path(__file__).with_name("bin") / "polyclinic"
    if not command.exists():
        print(f"polyclinic: the command is not installed at {command}", file=sys.stderr)
        return 1
    words = sys.argv[1:] if arguments is None else arguments
    out = _arrow_file(words)
    if out is not None:
        return _generate_arrow(command, words, out)
    # this process becomes the command and does not come back
    return os.execv(command, ["polyclinic", *words])


def _arrow_file(words: list[str]) -> int | None:
    """Where the words of `generate` have an Arrow file: behind -o or --out, or in --out=FILE."""
    if words[:1] != ["generate"]:
        return None
    for at, word in enumerate(words):
        behind = words[at - 1] in ("-o", "--out") or word.startswith(("-o=", "--out="))
        if behind and word.endswith(".arrow"):
            return at
    return None


def _generate_arrow(command: Path, words: list[str], out: int) -> int:
    """Has the command write the clinic, then writes its appointments as an Arrow file."""
    from polyclinic import _frames, appointments_table  # noqa: PLC0415
    from polyclinic.clinic import ClinicContents  # noqa: PLC0415

    flag, _, path = words[out].rpartition("=")
    try:
        write = _frames.arrow_writer()
    except ImportError as error:
        print(f"polyclinic: {path}: {error}", file=sys.stderr)
        return _BAD_INPUT
    with tempfile.TemporaryDirectory() as directory:
        clinic = Path(directory) / "clinic.binpb"
        word = f"{flag}={clinic}" if flag else str(clinic)
        done = subprocess.run([command, *words[:out], word, *words[out + 1 :]], check=False)
        if done.returncode != 0:
            return done.returncode
        table = appointments_table(ClinicContents.read_file(clinic))
    beside = Path(f"{path}.part-{os.getpid()}")
    try:
        write(table, beside)
        beside.replace(path)
    except OSError as error:
        beside.unlink(missing_ok=True)
        print(f"polyclinic: {path}: cannot write: {error.strerror or error}", file=sys.stderr)
        return _BAD_INPUT
    return 0
