"""The peer of the search benchmark: PostgreSQL with an exclusion constraint on provider and time.

Starts a server of its own on loopback, in a temporary directory that is removed at the end, fills
100 providers' half-hours as `TakenHalfHours` of schedule_benchmark.cc does, and asks for one
provider's next ten free starts, by a prepared statement. As root the server runs as the user
`postgres`. Prints medians of the runs and coefficients of variation: processor time of the server's
process for each query, which a busy machine leaves as it is, and elapsed time, round trip included;
and the same of a query that does nothing.

Usage: python3 postgres_peer.py
"""

import os
import random
import shutil
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime, timedelta
from pathlib import Path

DAYS = 90
FIRST_DAY = datetime(2026, 12, 7)
PROVIDERS = 100
FULL = 970  # of 1,000
RUNS = 5
QUERIES = 2_000  # in each run
HALF_HOUR = timedelta(minutes=30)
CELL = timedelta(minutes=5)

TABLE = """
CREATE EXTENSION btree_gist;
CREATE TABLE appointment (
  id integer PRIMARY KEY,
  provider integer NOT NULL,
  during tsrange NOT NULL,
  EXCLUDE USING gist (provider WITH =, during WITH &&)
);
-- The query needs half the time that it needs with the index of the constraint alone.
CREATE INDEX ON appointment (provider, during);
"""

# Day by day, so that the search ends with the tenth start: what the appointments that begin on the
# day leave of its hours, and in it every start on the grid. No appointment passes midnight.
QUERY = """
SELECT start
FROM generate_series(timestamp '2026-12-07', timestamp '2027-03-06', interval '1 day') AS day,
  LATERAL (
    SELECT tsmultirange(tsrange(day + interval '8 hours', day + interval '17 hours'))
      - coalesce(range_agg(during), '{}') AS free
    FROM appointment
    WHERE provider = $1
      AND during >= tsrange(day, day, '[]')
      AND during < tsrange(day + interval '17 hours', NULL)
  ) AS hours,
  LATERAL unnest(free) AS gap,
  LATERAL generate_series(lower(gap), upper(gap) - interval '30 minutes', interval '5 minutes')
    AS start
LIMIT 10;
"""


def mt19937(seed: int) -> random.Random:
    """std::mt19937 of the seed, whose numbers are getrandbits(32)."""
    state = [seed]
    for i in range(1, 624):
        state.append((1812433253 * (state[-1] ^ (state[-1] >> 30)) + i) % 2**32)
    generator = random.Random()
    generator.setstate((3, (*state, 624), None))
    return generator


def check_mt19937() -> None:
    """The C++ standard states the ten-thousandth number of the seed 5489."""
    numbers = mt19937(5489)
    for _ in range(9_999):
        numbers.getrandbits(32)
    if numbers.getrandbits(32) != 4123659995:
        sys.exit("postgres_peer: this Python's numbers are not those of std::mt19937")


def taken_half_hours(provider: int) -> list[datetime]:
    numbers = mt19937(provider + 1)
    return [
        FIRST_DAY + timedelta(days=day, hours=8) + slot * HALF_HOUR
        for day in range(DAYS)
        for slot in range(18)
        if numbers.getrandbits(32) % 1000 < FULL
    ]


def expected_starts(taken: list[datetime]) -> list[datetime]:
    """The first ten free starts, every five minutes tried against every appointment."""
    starts = []
    for day in range(DAYS):
        opened = FIRST_DAY + timedelta(days=day, hours=8)
        for step in range((9 * 60 - 30) // 5 + 1):
            start = opened + step * CELL
            if all(at + HALF_HOUR <= start or start + HALF_HOUR <= at for at in taken):
                starts.append(start)
    return starts[:10]


class Server:
    """A running server; its programs lie in `programs`, its data in `directory`."""

    def __init__(self, programs: Path, directory: Path) -> None:
        self.programs = programs
        self.directory = directory
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]

    def run(self, program: str, *arguments: str, text: str | None = None) -> str:
        user = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
        connection = {"PGHOST": "127.0.0.1", "PGPORT": str(self.port), "PGUSER": "postgres"}
        done = subprocess.run(
            [*user, str(self.programs / program), *arguments],
            input=text,
            stdout=subprocess.PIPE,
            check=True,
            text=True,
            cwd=self.directory,
            env=os.environ | connection,
        )
        return done.stdout

    def sql(self, text: str) -> str:
        return self.run("psql", "-qAtX", "-v", "ON_ERROR_STOP=1", text=text)


@contextmanager
def running_server(programs: Path) -> Iterator[Server]:
    """Stopped, and its directory removed, on every way out that a process can see."""
    for ending in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(ending, lambda number, _: sys.exit(128 + number))
    directory = Path(tempfile.mkdtemp(prefix="polyclinic-postgres-"))
    try:
        if os.geteuid() == 0:
            shutil.chown(directory, "postgres")
        server = Server(programs, directory)
        data = ("-D", str(directory / "data"))
        server.run("initdb", *data, "-U", "postgres", "-A", "trust", "--no-sync", "--no-locale")
        options = (
            f"-c listen_addresses=127.0.0.1 -c port={server.port} -c unix_socket_directories=''"
            " -c fsync=off -c autovacuum=off -c jit=off"
        )
        try:
            server.run("pg_ctl", *data, "-l", str(directory / "log"), "-o", options, "-w", "start")
            yield server
        finally:
            with suppress(subprocess.CalledProcessError):
                server.run("pg_ctl", *data, "-m", "immediate", "-w", "stop")
    finally:
        shutil.rmtree(directory)


def fill(server: Server) -> None:
    rows = []
    for provider in range(PROVIDERS):
        for at in taken_half_hours(provider):
            rows.append(f"{len(rows)}\t{provider}\t[{at}, {at + HALF_HOUR})\n")
    server.sql(TABLE + "COPY appointment FROM stdin;\n" + "".join(rows) + "\\.\nVACUUM ANALYZE;\n")


def measure(server: Server, query: str) -> tuple[list[float], list[float]]:
    """Microseconds for each query, in each run: the server's processor time, and elapsed time."""
    clocks = (
        "\\o\nSELECT split_part(pg_read_file('/proc/self/schedstat'), ' ', 1),"
        " trunc(extract(epoch FROM clock_timestamp()) * 1e9);\n\\o /dev/null\n"
    )
    prepared = f"PREPARE query(integer) AS {query}"
    ask = "EXECUTE query(0);\n"
    processor, elapsed = [], []
    for _ in range(RUNS):
        session = [prepared, "\\o /dev/null\n", ask * 20, clocks, ask * QUERIES, clocks]
        before, after = (
            [int(clock) for clock in line.split("|")]
            for line in server.sql("".join(session)).splitlines()
        )
        processor.append((after[0] - before[0]) / QUERIES / 1000)
        elapsed.append((after[1] - before[1]) / QUERIES / 1000)
    return processor, elapsed


def summary(values: list[float]) -> str:
    spread = statistics.stdev(values) / statistics.mean(values)
    return f"{statistics.median(values):>6.0f} us ({spread:.0%})"


def main() -> None:
    check_mt19937()
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    if not found:
        sys.exit("postgres_peer: no PostgreSQL in /usr/lib/postgresql")
    with running_server(found[-1].parent) as server:
        fill(server)
        found = f"PREPARE query(integer) AS {QUERY} EXECUTE query(0);"
        starts = server.sql(found).splitlines()
        expected = [str(start) for start in expected_starts(taken_half_hours(0))]
        if starts != expected:
            sys.exit(f"postgres_peer: found {starts}, expected {expected}")
        version = server.sql("SHOW server_version").split()[0]
        rows = server.sql("SELECT count(*) FROM appointment").strip()
        print(f"PostgreSQL {version}, {rows} appointments of {PROVIDERS} providers")
        for name, query in [("next 10 starts in 90 days", QUERY), ("SELECT 1", "SELECT 1;\n")]:
            processor, elapsed = measure(server, query)
            print(f"{name:<26} processor {summary(processor)}  elapsed {summary(elapsed)}")


if __name__ == "__main__":
    main()
