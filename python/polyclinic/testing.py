"""A clinic in a test: generated clinics with a frozen clock, builders by constraint, strategies.

With pytest the fixture `clinic` and the marker `clinic` come by themselves:

    def test_booking(clinic):
        child = clinic.patient(age=7, language="es")
        appointment = clinic.book(child, clinic.provider())
        assert appointment.status == "scheduled"

    @pytest.mark.clinic("flu_season", seed=7, days=30)
    def test_surge(clinic): ...

Nothing here reads or writes state of the process: no `random`, no numpy, no clock.
"""

from __future__ import annotations

import datetime as dt
import functools
import zoneinfo
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import polyclinic as pc

if TYPE_CHECKING:
    from hypothesis.strategies import SearchStrategy

__all__ = ["GeneratedClinic", "clinic", "clinics", "day_schedules", "patients", "specs"]

_PROVIDERS = {"physician", "nurse_practitioner", "physician_assistant"}


def _spec_fields(spec: pc.ScenarioSpec) -> dict[str, Any]:
    names = ("version", "seed", "first_day", "days", "elapsed")
    sizes = ("sites", "providers", "assistants", "patients")
    fields = (*names, *sizes, "edition")
    return {n: v for n in fields if (v := getattr(spec, n)) is not None}


@functools.lru_cache(maxsize=64)
def _made(line: str, spec_bytes: tuple[Any, ...]) -> tuple[pc.Clinic, dt.datetime]:
    """A clinic is immutable, so that tests may share what was made once."""
    del line
    spec = pc.ScenarioSpec(name=spec_bytes[0], **dict(spec_bytes[1]))
    scenario = pc.Scenario(spec)
    days = scenario.days
    horizon = pc.DateRange(
        from_=days[0] - dt.timedelta(days=1), until=days[-1] + dt.timedelta(days=15)
    )
    return scenario.clinic(pc.shipped_rules(), horizon=horizon), scenario.now


class GeneratedClinic:
    """A clinic with a frozen clock for one test; what one does, no other sees."""

    __test__ = False

    def __init__(self, spec: pc.ScenarioSpec) -> None:
        self.spec = spec
        fields = tuple(_spec_fields(spec).items())
        self.clinic, self.now = _made(self.command, (spec.name, fields))
        self._commands = 0

    @property
    def command(self) -> str:
        """The command that writes this clinic, as it was before the test, to a file."""
        return pc.to_command(self.spec)

    @property
    def line(self) -> str:
        """One line of Python that makes this clinic again, as it was before the test."""
        arguments = [repr(self.spec.name)]
        arguments += [f"{name}={value!r}" for name, value in _spec_fields(self.spec).items()]
        return f"polyclinic.testing.clinic({', '.join(arguments)})"

    def __repr__(self) -> str:
        return f"<{self.line}>"

    @property
    def contents(self) -> pc.ClinicContents:
        """Everything as plain values."""
        return self.clinic.contents

    @property
    def zone(self) -> zoneinfo.ZoneInfo:
        """The time zone of the first site."""
        return zoneinfo.ZoneInfo(next(iter(self.clinic.sites.values())).time_zone)

    def at(self, local: str | dt.datetime) -> dt.datetime:
        """An instant: a datetime with a zone, or a local time "2026-12-10T10:15"."""
        value = dt.datetime.fromisoformat(local) if isinstance(local, str) else local
        return value if value.tzinfo else value.replace(tzinfo=self.zone)

    def freeze_time_at(self, local: str | dt.datetime) -> None:
        """Sets the clock. It stands until it is set again."""
        self.now = self.at(local)

    @property
    def today(self) -> dt.date:
        """The present day where the first site is."""
        return self.now.astimezone(self.zone).date()

    # ---- people by what they are

    def patient(
        self,
        *,
        age: int | None = None,
        language: str | None = None,
        sex: str | None = None,
        interpreter: bool | None = None,
        condition: str | None = None,
        aid: str | None = None,
        specialty: str | None = None,
    ) -> pc.Patient:
        """The first patient who is like this; where there is none, one is added who is.

        The same answer for ever.
        """

        def fits(patient: pc.Patient) -> bool:
            usual = self.clinic.staff.get(patient.usual_provider)
            return (
                (age is None or (bool(patient.born) and _age(patient.born, self.today) == age))
                and (language is None or patient.language == language)
                and (sex is None or patient.sex == sex)
                and (interpreter is None or patient.needs_interpreter == interpreter)
                and (aid is None or aid in patient.accessibility)
                and (
                    condition is None
                    or any(c.code.code == condition for c in patient.history.conditions)
                )
                and (
                    specialty is None
                    or (usual is not None and specialty in map(str, usual.specialties))
                )
            )

        everybody = self.clinic.patients.values()
        found = next(filter(fits, everybody), None)
        if found is not None:
            return found
        provider = self.provider(specialty=specialty)
        model = next(p for p in everybody if p.usual_provider == provider.id)
        key = f"made-{len(everybody) + 1}"
        changes: dict[str, Any] = {
            "id": None,
            "key": key,
            "identifiers": [pc.Identifier(system="polyclinic-test", value=f"TEST-{key}")],
        }
        if age is not None:
            birthday = self.today - dt.timedelta(days=100)
            changes["born"] = birthday.replace(year=birthday.year - age, day=min(birthday.day, 28))
            changes["consents"] = []
            parent = pc.RelatedPerson(
                relations=["parent"],
                name=pc.PersonName(given="Pat", family=model.name.family),
                may_consent=True,
            )
            changes["related"] = [parent] if age < 18 else []
        if language is not None:
            changes["language"] = language
        if sex is not None:
            changes["sex"] = sex
        if interpreter is not None:
            changes["needs_interpreter"] = interpreter
        if aid is not None:
            changes["accessibility"] = [*model.accessibility, aid]
        if condition is not None:
            entry = pc.Condition(code=pc.Coding(system="icd-10-cm", code=condition))
            changes["history"] = model.history.replace(
                conditions=[*model.history.conditions, entry]
            )
        patient = model.replace(**changes)
        self.apply(put_patient=pc.PutPatientCommand(patient=patient))
        return self.clinic.patients[key]

    def staff(
        self,
        *,
        role: str | None = None,
        specialty: str | None = None,
        language: str | None = None,
        holding: str | None = None,
    ) -> pc.Staff:
        """The first person of the staff who is like this. LookupError where there is none."""
        return self._member(
            lambda _: True, role=role, specialty=specialty, language=language, holding=holding
        )

    def provider(self, *, specialty: str | None = None, language: str | None = None) -> pc.Staff:
        """The first physician, nurse practitioner or physician assistant who is like this."""
        return self._member(
            lambda person: any(str(role) in _PROVIDERS for role in person.roles),
            specialty=specialty,
            language=language,
        )

    def _member(
        self,
        wanted: Callable[[pc.Staff], bool],
        *,
        role: str | None = None,
        specialty: str | None = None,
        language: str | None = None,
        holding: str | None = None,
    ) -> pc.Staff:
        for person in self.clinic.staff.values():
            if (
                wanted(person)
                and (role is None or role in map(str, person.roles))
                and (specialty is None or specialty in map(str, person.specialties))
                and (language is None or language in person.languages)
                and (holding is None or self._holds(person, holding))
            ):
                return person
        asked = {"role": role, "specialty": specialty, "language": language, "holding": holding}
        words = ", ".join(f"{name} {value}" for name, value in asked.items() if value is not None)
        raise LookupError(f"nobody of the staff has {words}; {self.line}")

    def _holds(self, person: pc.Staff, code: str) -> bool:
        today = self.today
        return any(
            str(c.code) == code
            and (c.valid.from_ is None or c.valid.from_ <= today)
            and (c.valid.until is None or today < c.valid.until)
            for c in person.credentials
        )

    # ---- what happens

    def apply(self, command: pc.Command | None = None, **action: Any) -> pc.Applied:
        """Applies a command, or one action of one: apply(put_staff=PutStaffCommand(...))."""
        if command is None:
            self._commands += 1
            command = pc.Command(request_id=f"test-{self._commands}", now=self.now, **action)
        applied = self.clinic.apply(command)
        self.clinic = applied.clinic
        return applied

    def book(
        self,
        patient: pc.Patient,
        provider: pc.Staff | None = None,
        *,
        visit_type: str | None = None,
        at: str | dt.datetime | None = None,
        within_days: int = 14,
    ) -> pc.Appointment:
        """Books a visit at the time, or at the first opening within so many days.

        BookingRefused with every reason where it cannot be.
        """
        types = self.clinic.visit_types
        if visit_type is None:
            specialties = set(map(str, provider.specialties)) if provider else None
            kind = next(
                t for t in types.values() if specialties is None or str(t.specialty) in specialties
            )
        else:
            kind = types[visit_type]
        named = []
        if provider is not None and provider.id is not None:
            roles = set(map(str, provider.roles))
            named = [
                pc.NamedNeed(need=need.name, resource=provider.id)
                for need in kind.needs
                if roles & set(map(str, need.roles))
            ]
        self._commands += 1
        start = None if at is None else self.at(at)
        # At a given time only that day is asked for.
        first = self.today if start is None else start.astimezone(self.zone).date()
        last = first + dt.timedelta(days=within_days + 1 if start is None else 1)
        request = pc.BookingRequest(
            key=f"test-request-{self._commands}",
            patient=patient.id,
            visit_type=kind.id,
            received=self.now,
            days=pc.DateRange(from_=first, until=last),
            named=named,
            modifiers=["interpreter"] if patient.needs_interpreter else [],
        )
        applied = self.clinic.book(request, now=self.now, start=start)
        self.clinic = applied.clinic
        booked = applied.appointment
        assert booked is not None
        return booked

    def change_status(
        self, appointment: pc.Appointment, to: str, *, reason: str = ""
    ) -> pc.Appointment:
        """Moves the appointment along its status machine: confirmed, no_show, arrived ..."""
        assert appointment.id is not None
        status = pc.AppointmentStatus(to)
        applied = self.clinic.change_status(appointment.id, to=status, now=self.now, reason=reason)
        self.clinic = applied.clinic
        changed = applied.appointment
        assert changed is not None
        return changed

    def cancel(self, appointment: pc.Appointment, *, reason: str = "patient") -> pc.Appointment:
        """The patient cancels."""
        return self.change_status(appointment, "cancelled_by_patient", reason=reason)

    def no_show(self, appointment: pc.Appointment) -> pc.Appointment:
        """The patient does not come."""
        return self.change_status(appointment, "no_show")


def _age(born: dt.date | None, on: dt.date) -> int:
    if born is None:
        return -1
    return on.year - born.year - ((on.month, on.day) < (born.month, born.day))


def clinic(name: str = "small", **fields: Any) -> GeneratedClinic:
    """A clinic for one test: clinic("flu_season", seed=7, days=30).

    InvalidInput with findings where the scenario cannot be: each names the value and the nearest
    that is right.
    """
    return GeneratedClinic(pc.ScenarioSpec(name=name, **fields))


# ---- hypothesis


def specs(*, names: list[str] | None = None, max_days: int = 5) -> SearchStrategy[pc.ScenarioSpec]:
    """Scenarios as strategy for hypothesis; shrinks to one day of `small` with seed 0."""
    from hypothesis import strategies as st  # noqa: PLC0415

    all_names = ["small", *(n for n in pc.scenario_names() if n not in ("small", "health_system"))]
    chosen = names or all_names

    def spec(name: str, seed: int, days: int) -> pc.ScenarioSpec:
        return pc.ScenarioSpec(name=name, seed=seed, days=14 if name == "dst_week" else days)

    return st.builds(
        spec,
        st.sampled_from(chosen),
        st.integers(min_value=0, max_value=2**31 - 1),
        st.integers(min_value=1, max_value=max_days),
    )


def clinics(
    *, names: list[str] | None = None, max_days: int = 2
) -> SearchStrategy[GeneratedClinic]:
    """Whole clinics; shrinks as `specs` does."""
    return specs(names=names, max_days=max_days).map(GeneratedClinic)


@functools.lru_cache(maxsize=8)
def _scenario(name: str) -> pc.Scenario:
    return pc.Scenario(pc.ScenarioSpec(name=name))


def patients(*, name: str = "small") -> SearchStrategy[pc.Patient]:
    """Patients of a scenario, each made alone; shrinks to its first."""
    from hypothesis import strategies as st  # noqa: PLC0415

    scenario = _scenario(name)
    last = scenario.patient_count - 1
    return st.integers(min_value=0, max_value=last).map(scenario.patient_at)


@functools.lru_cache(maxsize=8)
def _contents(name: str) -> pc.ClinicContents:
    return _scenario(name).contents()


def day_schedules(
    *, max_providers: int = 3, name: str = "small"
) -> SearchStrategy[pc.ClinicContents]:
    """A clinic with some appointments of one day; shrinks to the fewest appointments, then to the
    first ones."""
    from hypothesis import strategies as st  # noqa: PLC0415

    whole = _contents(name)
    first_day = min(a.interval.start for a in whole.appointments).date()
    providers = [p.id for p in whole.staff if any(str(role) in _PROVIDERS for role in p.roles)][
        :max_providers
    ]
    seen = [
        a
        for a in whole.appointments
        if a.interval.start.date() == first_day
        and any(given.resource.staff in providers for given in a.assignments)
    ]

    def chosen(positions: list[int]) -> pc.ClinicContents:
        kept = [seen[i].replace(request=None) for i in sorted(positions)]
        return pc.with_ids(whole.replace(appointments=kept, requests=[], visits=[]))

    return st.lists(st.integers(0, len(seen) - 1), unique=True).map(chosen)
