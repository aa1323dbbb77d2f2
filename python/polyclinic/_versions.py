"""What this installation is made of."""

from polyclinic import _core


def show_versions() -> None:
    """Prints the versions of the package and of what its answers depend on."""
    # What only this needs is not loaded with the package.
    import platform  # noqa: PLC0415

    print(f"polyclinic       {_core.__version__}")
    print(f"python           {platform.python_version()} ({platform.platform()})")
    print(f"tzdata           {_core.tzdata_version()}")
    for name in ("protobuf", "polars", "pandas", "pyarrow", "numpy"):
        print(f"{name:<16} {_installed(name)}")


def _installed(name: str) -> str:
    from importlib import metadata  # noqa: PLC0415

    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return "absent"
