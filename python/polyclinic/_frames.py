"""Tables as data frames of other packages, which are imported on the first call."""

from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any

from polyclinic._core import Table


def to_pandas(table: Table) -> Any:
    """The table as a pandas.DataFrame, each column in pandas' type for it."""
    pd: Any = import_module("pandas")

    columns = {}
    for name, kind in zip(table.column_names, table._column_types(), strict=True):
        values = table[name]
        if kind.startswith("tsu:"):
            instants = pd.Series(pd.to_datetime(values, utc=True))
            columns[name] = instants.dt.as_unit("us").dt.tz_convert(kind.removeprefix("tsu:"))
        else:
            types = {"u": "string", "category": "category", "b": "boolean", "l": "Int64"}
            columns[name] = pd.Series(values, dtype=types.get(kind, "object"))
    return pd.DataFrame(columns)


def arrow_writer() -> Callable[[Table, Path], None]:
    """What writes a table as a file of the Arrow IPC format: pyarrow, or else polars.

    ImportError, saying what to install, where neither is there.
    """
    try:
        feather: Any = import_module("pyarrow.feather")
        arrow: Any = import_module("pyarrow")
    except ImportError:
        pass
    else:
        return lambda table, path: feather.write_feather(
            arrow.table(table), str(path), compression="uncompressed"
        )
    try:
        polars: Any = import_module("polars")
    except ImportError:
        raise ImportError("writing Arrow needs pyarrow or polars: pip install polars") from None
    return lambda table, path: polars.DataFrame(table).write_ipc(path, compression="uncompressed")
