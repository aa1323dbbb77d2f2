"""Tables as data frames of other packages, which are imported on the first call."""

from importlib import import_module
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
