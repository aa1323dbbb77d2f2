"""What this installation is made of."""

import platform
from importlib import metadata

from polyclinic import _core


def show_versions() -> None:
    """Prints the versions of the package and of what its answers depend on."""
    print(f"polyclinic       {_core.__version__}")
    print(f"python           {platform.python_version()} ({platform.platform()})")
    print(f"tzdata           {_core.tzdata_version()}")
    for name in ("protobuf", "polars", "pandas", "pyarrow", "numpy"):
        print(f"{name:<16} {_installed(name)}")


def _installed(name: str) -> str:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return "absent"
