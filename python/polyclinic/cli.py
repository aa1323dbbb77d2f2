"""The `polyclinic` command, installed beside the package."""

import os
import sys
from pathlib import Path


def main(arguments: list[str] | None = None) -> int:
    """Becomes the command with these arguments (default: the process's own)."""
    command = Path(__file__).with_name("bin") / "polyclinic"
    if not command.exists():
        print(f"polyclinic: the command is not installed at {command}", file=sys.stderr)
        return 1
    # this process becomes the command and does not come back
    return os.execv(command, ["polyclinic", *(sys.argv[1:] if arguments is None else arguments)])
