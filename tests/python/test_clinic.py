"""The clinic as a value: questions, commands, the desk; verdicts; many threads."""

import datetime as dt
import subprocess
import sys
import threading
import time
from collections.abc import Mapping

import polyclinic as pc
import pytest
from small_clinic import at, minutes, small_contents

SITUATION = pc.Situation(
    person=pc.Staff(
        key="ana", roles=["medical_assistant"], credentials=[pc.Credential(code="WA-MA-C")]
    ),
    duty="C07",
    jurisdiction="US-WA",
    setting="office",
    date=dt.date(2026, 12, 7),
    delegated=True,
)


# ---- scope


def test_a_verdict_cites_its_rules(rules):
    verdict = pc.evaluate(rules, SITUATION.replace(duty="C19"))
    assert verdict.outcome is pc.Outcome.UNMET
    kinds = {item.kind for way in verdict.alternatives for item in way.items}
    assert pc.ItemKind.ORDER in kinds
    assert all(reason.citation.text for reason in verdict.reasons)
    assert str(verdict).startswith("Unmet")
    assert verdict.edition == rules.edition


def test_without_a_credential_the_law_asks_for_one(rules):
    person = SITUATION.person.replace(credentials=[])
    verdict = pc.evaluate(rules, SITUATION.replace(person=person))
    items = [item for way in verdict.alternatives for item in way.items]
    assert any("WA-MA-C" in item.any_of for item in items)


def test_many_verdicts_at_once(rules):
    duties = ["C07", "C19", "X01", "C99"]
    situations = [SITUATION.replace(duty=duty) for duty in duties]
    many = pc.evaluate_many(rules, situations)
    assert many == tuple(pc.evaluate(rules, s) for s in situations)
    assert many[2].outcome is pc.Outcome.FORBIDDEN
    assert many[3].outcome is pc.Outcome.UNKNOWN


def test_abilities(clinic):
    abilities = clinic.abilities(clinic.sites["north"].id, dt.date(2026, 12, 7))
    ana = clinic.staff["ana"]
    assert abilities.kind(ana.id, "X01") is pc.AbilityKind.NEVER
    assert abilities.kinds([ana.id], ["C07", "X01"])[0][0] is not pc.AbilityKind.NEVER
    situation = abilities.situation_of(ana, "C07")
    assert situation.jurisdiction == "US-WA"
    assert abilities.explain(situation).edition == clinic.rules.edition


def test_a_broken_rule_set_lists_every_finding():
    rule = pc.Rule(id="a")
    with pytest.raises(pc.InvalidInput) as error:
        pc.RuleBook(pc.RuleSet(edition="e", rules=[rule, rule]))
    assert error.value.findings
    assert all(isinstance(f, pc.Finding) and f.code for f in error.value.findings)


def test_the_shipped_catalog():
    catalog = pc.shipped_catalog()
    assert catalog.rules.duties
    assert pc.shipped_rules().edition == catalog.rules.edition
    assert len(pc.shipped_rules().rules.rules) == len(catalog.rules.rules)
    assert pc.shipped_rules().find("US-WA.credential").citation.text
    assert pc.shipped_rules().find("no-such-rule") is None
    own = pc.overlay_text(catalog, 'edition: "mine" signed_by: "me" signed_on: 20261120')
    assert own.rules.edition == f"{catalog.rules.edition}+mine"
    with pytest.raises(pc.InvalidInput):
        pc.overlay_text(catalog, "nonsense")


# ---- the clinic


def test_entities_by_key_and_id(clinic):
    ana = clinic.staff["ana"]
    assert clinic.staff[ana.id] == ana
    assert isinstance(clinic.staff, Mapping)
    assert list(clinic.staff) == ["lee", "ana", "bo"] == clinic.staff.keys()
    assert dict(clinic.staff.items())["bo"].key == "bo"
    assert "ana" in clinic.staff
    assert ana.id in clinic.staff
    assert 3 not in clinic.staff
    assert clinic.staff.get("nobody") is None
    assert len(clinic.patients) == 4
    with pytest.raises(pc.NotFound, match="staff: no 'anna'; did you mean 'ana'"):
        clinic.staff["anna"]
    with pytest.raises(KeyError):
        clinic.staff[pc.StaffId(1, clinic="another")]
    with pytest.raises(TypeError, match="StaffId"):
        clinic.staff[clinic.rooms["room-0"].id]


def test_entities_outlive_the_clinic(rules):
    patient = pc.Clinic(small_contents(), rules).patients["p2"]
    assert patient.key == "p2"


def test_search_and_book(clinic):
    request = clinic.requests["r0"]
    openings = clinic.search(request, now=at(9, day=1), count=3).openings
    assert [o.interval.start for o in openings] == [at(8), at(8, 5), at(8, 10)]
    booked = clinic.book(request, now=at(9, day=1), start=at(10))
    assert booked.appointment.interval == pc.Interval(at(10), at(10, 35))
    assert booked.clinic.version == clinic.version + 1
    assert len(clinic.appointments) == 0
    assert booked.clinic.appointments[booked.appointment.id] == booked.appointment
    assert {a.need for a in booked.appointment.assignments} == {"assistant", "provider", "room"}
    assert clinic.replay(booked.events).contents == booked.clinic.contents


def test_a_refusal_tells_every_reason(clinic):
    now = at(9, day=1)
    full = clinic.book(clinic.requests["r0"], now=now, start=at(10)).clinic
    with pytest.raises(pc.BookingRefused, match=r"busy \(provider\)") as error:
        full.book(clinic.requests["r1"], now=now, start=at(10))
    assert pc.ConflictKind.BUSY in {c.kind for c in error.value.conflicts}
    assert isinstance(error.value, pc.Error)
    conflicts = full.explain(clinic.requests["r1"], start=at(10), now=now)
    assert {c.kind for c in conflicts} == {c.kind for c in error.value.conflicts}
    with pytest.raises(pc.BookingRefused, match="off_grid"):
        clinic.book(clinic.requests["r1"], now=now, start=at(10, 1))


def test_a_command_that_makes_no_sense(clinic):
    with pytest.raises(pc.InvalidInput) as error:
        clinic.apply(pc.Command(now=at(9)))
    assert {f.code for f in error.value.findings} >= {"missing_request_id"}


def test_the_week_does_not_depend_on_the_order_of_requests(week, rules):
    assert len(week.booked) == 4
    assert week.refused == ()
    shuffled = small_contents()
    again = pc.Clinic(shuffled, rules).book_requests(now=at(9, day=1))
    assert again.clinic.contents == week.clinic.contents


def test_free_busy_utilization(clinic, week):
    lee = clinic.staff["lee"].id
    day = pc.Interval(at(8), at(17))
    assert clinic.free(lee, day) == (day,)
    assert clinic.busy(lee, day) == ()
    assert clinic.utilization(lee, day) == 0
    busy = week.clinic.busy(lee, day)
    assert len(busy) >= 1
    assert 0 < week.clinic.utilization(lee, day) < 1
    assert clinic.utilization(lee, pc.Interval(at(20), at(21))) is None


def test_change_status(week):
    first = week.clinic.appointments[week.booked[0]]
    now = at(9, day=2)
    gone = week.clinic.change_status(first.id, to="cancelled_by_patient", now=now, reason="ill")
    assert gone.appointment.status is pc.AppointmentStatus.CANCELLED_BY_PATIENT
    assert gone.appointment.changes[-1].reason == "ill"


def test_diff(clinic, week):
    changes = pc.diff(clinic.contents, week.clinic)
    assert {c.list for c in changes} >= {"appointments"}
    assert all(c.change in ("added", "changed") for c in changes)
    assert pc.diff(clinic, clinic) == ()


def test_contents_are_checked(contents, rules):
    broken = contents.replace(sites=[contents.sites[0].replace(time_zone="")])
    assert pc.validate(broken)
    with pytest.raises(pc.InvalidInput) as error:
        pc.Clinic(broken, rules)
    assert any("time_zone" in f.path for f in error.value.findings)


def test_a_day_draws_itself(week):
    day = week.clinic.day("pod", dt.date(2026, 12, 7))
    picture = day._repr_html_()
    assert picture.lstrip().startswith("<svg")
    assert "Secret" not in picture
    assert len(picture) < 20_000
    assert "<html" in day.html()
    with pytest.raises(pc.NotFound):
        week.clinic.day("nowhere", dt.date(2026, 12, 7))


# ---- many threads


def test_the_desk_serves_many_threads(clinic):
    desk = pc.Desk(clinic)
    errors = []

    def book(key):
        try:
            desk.submit(
                pc.Command(
                    request_id=f"book {key}",
                    now=at(9, day=1),
                    book=pc.BookCommand(request=clinic.requests[key]),
                )
            )
        except pc.Error as error:
            errors.append(error)

    threads = [threading.Thread(target=book, args=(key,)) for key in clinic.requests]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not errors
    assert desk.snapshot().version == clinic.version + 4
    assert len(desk.snapshot().appointments) == 4


def test_long_calls_let_other_threads_run(rules):
    situations = [SITUATION.replace(duty="C19")] * 3000
    done = threading.Event()
    seconds = []

    def work():
        started = time.perf_counter()
        pc.evaluate_many(rules, situations)
        seconds.append(time.perf_counter() - started)
        done.set()

    thread = threading.Thread(target=work)
    thread.start()
    longest, last = 0.0, time.perf_counter()
    while not done.is_set():
        time.sleep(0.001)
        now = time.perf_counter()
        longest, last = max(longest, now - last), now
    thread.join()
    assert longest < max(seconds[0] * 0.7, 0.05)


def test_the_interpreter_ends_with_values_alive():
    program = (
        "import polyclinic as pc\n"
        "rules = pc.shipped_rules()\n"
        "desk = pc.Desk(pc.Clinic(pc.ClinicContents(identifier='x'), rules,\n"
        "    horizon=pc.DateRange(from_=pc.parse_iso_week('2026-W50'),\n"
        "                         until=pc.parse_iso_week('2026-W51'))))\n"
        "kept = [desk.snapshot().contents, pc.shipped_catalog(), pc.Table]\n"
        "print('done')\n"
    )
    command = [sys.executable, "-c", program]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert (done.returncode, done.stdout) == (0, "done\n"), done.stderr


def test_requests_from_columns(clinic):
    columns = {
        "key": ["a", "b"],
        "patient": ["p0", "p1"],
        "visit_type": ["check-up"] * 2,
        "from_": [dt.date(2026, 12, 7)] * 2,
        "until": [dt.date(2026, 12, 8)] * 2,
        "received": [at(8, day=1)] * 2,
    }
    requests = pc.requests_from_columns(clinic, columns)
    assert [r.key for r in requests] == ["a", "b"]
    assert clinic.book(requests[1], now=at(9, day=1)).appointment.interval.length == minutes(35)
    with pytest.raises(pc.InvalidInput, match=r"row 1: no patient 'p9'"):
        pc.requests_from_columns(clinic, {**columns, "patient": ["p0", "p9"]})
    with pytest.raises(pc.InvalidInput, match=r"no column 'key'.*unknown column 'colour'"):
        pc.requests_from_columns(clinic, {"colour": [], "patient": [], "visit_type": []})


def test_requests_without_a_key_are_told_apart(clinic):
    wish = clinic.requests["r0"].replace(id=None, key="")
    first = clinic.book(wish, now=at(7, day=1))
    second = first.clinic.book(
        wish.replace(patient=clinic.requests["r1"].patient), now=at(7, day=1)
    )
    keys = [first.appointment.key, second.appointment.key]
    assert len(set(keys)) == 2
    assert set(keys) <= set(second.clinic.appointments)


def test_a_cancelled_request_is_booked_anew(clinic):
    request = clinic.requests["r0"]
    first = clinic.book(request, now=at(7, day=1), start=at(10))
    cancelled = first.clinic.cancel(first.appointment.id, now=at(7, day=1), reason="rain")
    again = cancelled.clinic.book(request, now=at(7, day=1), start=at(10))
    assert again.appointment.id != first.appointment.id
    assert again.appointment.status == pc.AppointmentStatus.SCHEDULED
