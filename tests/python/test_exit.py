"""The process ends while a daemon thread is inside a call that runs without the lock."""

import os
import subprocess
import sys

import pytest

TRIALS = int(os.environ.get("POLYCLINIC_TRIALS", "1"))

PROGRAM = """
import datetime as dt, sys, threading, time
import polyclinic as pc

what, seconds, repeats = sys.argv[1], float(sys.argv[2]), int(sys.argv[3])
directory = sys.argv[4]
now = dt.datetime(2026, 12, 5, 8, tzinfo=dt.UTC)
contents, rules = pc.demo_clinic(), pc.shipped_rules()
clinic = pc.Clinic(contents, rules)
situation = pc.Situation(person=contents.staff[-1], duty="C19", jurisdiction="US-WA",
                         date=dt.date(2026, 12, 7))
situations = [situation] * (500 * repeats)
many = contents.replace(patients=contents.patients * (10 * repeats))
data = many.to_bytes()
calls = {
    "book_requests": lambda: clinic.book_requests(now=now),
    "shortage": lambda: clinic.shortage(now=now),
    "evaluate_many": lambda: pc.evaluate_many(rules, situations),
    "from_bytes": lambda: pc.ClinicContents.from_bytes(data),
    "to_json": lambda: many.to_json(),
    "write_file": lambda: many.write_file(directory + "/clinic.json"),
    "draw_day": lambda: clinic.day("blue", dt.date(2026, 12, 7)).svg(),
    "search": lambda: clinic.search(contents.requests[0], now=now, count=1000),
    "refused": lambda: refused(),
}

def refused():
    try:
        clinic.book(contents.requests[0], now=now, start=now)
    except pc.BookingRefused:
        pass

begun = threading.Event()
finished = 0

def work():
    global finished
    begun.set()
    while True:
        calls[what]()
        finished += 1

threading.Thread(target=work, daemon=True).start()
begun.wait()
time.sleep(seconds)
print("finished", finished)
"""
CALLS = (
    "book_requests",
    "shortage",
    "evaluate_many",
    "from_bytes",
    "to_json",
    "write_file",
    "draw_day",
    "search",
    "refused",
)


def finished_before_exit(what: str, seconds: float, repeats: int, directory) -> int:
    """How many calls the thread had finished when the process, which must end well, ended."""
    command = [
        sys.executable,
        "-X",
        "faulthandler",
        "-c",
        PROGRAM,
        what,
        str(seconds),
        str(repeats),
        str(directory),
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)
    assert (done.returncode, done.stderr) == (0, ""), (what, seconds, done.stderr[-2000:])
    return int(done.stdout.split()[1])


@pytest.mark.parametrize("what", CALLS)
def test_a_thread_that_comes_and_goes(what, tmp_path):
    for trial in range(TRIALS):
        finished_before_exit(what, 0.02 + 0.013 * trial, 1, tmp_path)


@pytest.mark.parametrize("what", ["book_requests", "from_bytes"])
def test_a_thread_inside_one_call(what, tmp_path):
    """A call that is longer than what is left of the process: it never comes back."""
    assert finished_before_exit(what, 0.01, 40, tmp_path) == 0
