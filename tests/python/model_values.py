"""Values of the model for property tests, made from the module's own description of its structs."""

import datetime as dt
import re
from functools import cache
from pathlib import Path

import polyclinic as pc
from hypothesis import strategies as st
from hypothesis.configuration import set_hypothesis_home_dir

set_hypothesis_home_dir(Path(__file__).parents[2] / "build/.hypothesis")
STRUCTS = {entry["name"]: entry for entry in pc._core._model() if entry["kind"] == "struct"}
ENUMS = {entry["name"] for entry in pc._core._model() if entry["kind"] == "enum"}
TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
CODE = st.from_regex(r"[A-Za-z0-9._:\-]{1,23}", fullmatch=True)
INSTANT = st.datetimes(
    min_value=dt.datetime(1, 1, 2),
    max_value=dt.datetime(9999, 12, 30),
    timezones=st.sampled_from([dt.UTC, dt.timezone(dt.timedelta(hours=-8)), dt.timezone.max]),
).map(lambda instant: instant.replace(microsecond=0))
SECONDS = st.integers(-(10**10), 10**10).map(lambda s: dt.timedelta(seconds=s))
# A value inside a value inside a value has no lists and no parts of its own.
DEEPEST = 3


def interval(ends: tuple[dt.datetime, dt.datetime]) -> pc.Interval:
    start, end = min(ends), max(ends)
    return pc.Interval(start, end if start < end else end + dt.timedelta(seconds=1))


def quantity(parts: tuple[int, str]) -> pc.Quantity:
    millionths, unit = parts
    sign, whole = "-" if millionths < 0 else "", abs(millionths)
    return pc.Quantity(f"{sign}{whole // 10**6}.{whole % 10**6:06}", unit)


PLAIN = {
    "bool": st.booleans(),
    "datetime.date": st.dates(),
    "datetime.datetime": INSTANT,
    "datetime.timedelta": SECONDS,
    "datetime.timedelta | datetime.time | str": st.integers(0, 2880).map(
        lambda n: dt.timedelta(minutes=n)
    ),
    "Interval": st.tuples(INSTANT, INSTANT).map(interval),
    "Money": st.builds(pc.Money, st.integers(-(2**63), 2**63 - 1), st.sampled_from(["USD", "EUR"])),
    "Quantity": st.tuples(
        st.integers(-(10**15), 10**15), st.sampled_from(["cm", "kg", "mm[Hg]"])
    ).map(quantity),
}


def said_by(name: str, field: str, value: object) -> str:
    """What the constructor says of a value that does not fit; empty where it fits."""
    try:
        getattr(pc, name)(**{field: value})
    except (TypeError, ValueError) as error:
        return str(error)
    return ""


@cache
def integers(name: str, field: str, in_list: bool) -> st.SearchStrategy[int]:
    huge = 2**200
    bounds = re.search(
        r"int from (-?\d+) to (\d+)", said_by(name, field, [huge] if in_list else huge)
    )
    assert bounds, (name, field)
    return st.integers(int(bounds[1]), int(bounds[2]))


@cache
def texts(name: str, field: str, in_list: bool) -> st.SearchStrategy[str]:
    is_code = "a code" in said_by(name, field, ["no code!"] if in_list else "no code!")
    if not is_code:
        return TEXT
    return CODE if in_list else CODE | st.just("")


def of_type(
    takes: str, name: str, field: str, depth: int, in_list: bool = False
) -> st.SearchStrategy:
    """Values of the type that the stubs write as `takes`."""
    kind = takes.split(" | ", maxsplit=1)[0]
    if takes.endswith(" | None"):
        made = st.none() | of_type(takes.removesuffix(" | None"), name, field, depth)
    elif items := re.fullmatch(r"Iterable\[(.*)\]", takes):
        item = of_type(items[1], name, field, depth, True)
        made = st.lists(item, max_size=2 if depth < DEEPEST else 0).map(tuple)
    elif takes in PLAIN:
        made = PLAIN[takes]
    elif takes == "SupportsIndex":
        made = integers(name, field, in_list)
    elif takes == "str":
        made = texts(name, field, in_list)
    elif kind in ENUMS:
        made = st.sampled_from(list(getattr(pc, kind)))
    elif kind in STRUCTS:
        made = struct(kind, depth + 1)
    else:
        made = handles(kind)
    return made


def handles(kind: str) -> st.SearchStrategy:
    bits = st.tuples(st.integers(0, 2**32 - 2), st.integers(0, 2**32 - 1))
    return bits.map(lambda pair: getattr(pc, kind)(pair[0], clinic=pair[1]))


def fields(name: str, depth: int = 0) -> dict[str, st.SearchStrategy]:
    return {
        field["name"]: of_type(field["takes"], name, field["name"], depth)
        for field in STRUCTS[name]["fields"]
    }


@cache
def struct(name: str, depth: int = 0) -> st.SearchStrategy:
    """Any value of the struct; what lies deep inside it is small."""
    cls = getattr(pc, name)
    if name == "StartDay":
        # a day that every year has
        return st.builds(cls, month=st.integers(1, 12), day=st.integers(1, 28))
    if depth > DEEPEST:
        return st.builds(cls)
    given = st.fixed_dictionaries({}, optional=fields(name, depth))
    return given.map(lambda values: cls(**values))
