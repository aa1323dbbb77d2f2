# Generated from the module by bindings/stubs.py.
# ruff: noqa: E501
import collections.abc
import datetime
import os
import typing
from collections.abc import Iterable, Iterator
from typing import Any, Self, SupportsIndex, final

from polyclinic._day import Day
from polyclinic._enumeration import Enumeration
from polyclinic._week import Week

__version__: str

@final
class PatientId:
    """A handle of one entity of one clinic: the position of the entity among those of its kind, and a
    tag made from the clinic's own identifier, so that a handle of another clinic is found out.
    Handles of different kinds do not mix. Handles are given when an entity is added to a clinic and
    never change or pass to another entity; on the wire a handle is one fixed64, tag << 32 | ordinal.
    People name an entity by its `key`, a text unique among the entities of its kind in the clinic.

    The default value names nothing: `valid()` is false.
    """

    def __init__(self, index: int, *, clinic: str | int) -> None: ...
    @property
    def index(self) -> int: ...
    @property
    def clinic(self) -> int: ...
    @property
    def bits(self) -> int: ...
    @classmethod
    def from_bits(cls, bits: int, /) -> Self: ...
    def __hash__(self) -> int: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __lt__(self, other: PatientId, /) -> bool: ...
    def __le__(self, other: PatientId, /) -> bool: ...
    def __gt__(self, other: PatientId, /) -> bool: ...
    def __ge__(self, other: PatientId, /) -> bool: ...

@final
class StaffId:
    """A handle of one entity of one clinic: the position of the entity among those of its kind, and a
    tag made from the clinic's own identifier, so that a handle of another clinic is found out.
    Handles of different kinds do not mix. Handles are given when an entity is added to a clinic and
    never change or pass to another entity; on the wire a handle is one fixed64, tag << 32 | ordinal.
    People name an entity by its `key`, a text unique among the entities of its kind in the clinic.

    The default value names nothing: `valid()` is false.
    """

    def __init__(self, index: int, *, clinic: str | int) -> None: ...
    @property
    def index(self) -> int: ...
    @property
    def clinic(self) -> int: ...
    @property
    def bits(self) -> int: ...
    @classmethod
    def from_bits(cls, bits: int, /) -> Self: ...
    def __hash__(self) -> int: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __lt__(self, other: StaffId, /) -> bool: ...
    def __le__(self, other: StaffId, /) -> bool: ...
    def __gt__(self, other: StaffId, /) -> bool: ...
    def __ge__(self, other: StaffId, /) -> bool: ...

@final
class SiteId:
    """A handle of one entity of one clinic: the position of the entity among those of its kind, and a
    tag made from the clinic's own identifier, so that a handle of another clinic is found out.
    Handles of different kinds do not mix. Handles are given when an entity is added to a clinic and
    never change or pass to another entity; on the wire a handle is one fixed64, tag << 32 | ordinal.
    People name an entity by its `key`, a text unique among the entities of its kind in the clinic.

    The default value names nothing: `valid()` is false.
    """

    def __init__(self, index: int, *, clinic: str | int) -> None: ...
    @property
    def index(self) -> int: ...
    @property
    def clinic(self) -> int: ...
    @property
    def bits(self) -> int: ...
    @classmethod
    def from_bits(cls, bits: int, /) -> Self: ...
    def __hash__(self) -> int: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __lt__(self, other: SiteId, /) -> bool: ...
    def __le__(self, other: SiteId, /) -> bool: ...
    def __gt__(self, other: SiteId, /) -> bool: ...
    def __ge__(self, other: SiteId, /) -> bool: ...

@final
class RoomId:
    """A handle of one entity of one clinic: the position of the entity among those of its kind, and a
    tag made from the clinic's own identifier, so that a handle of another clinic is found out.
    Handles of different kinds do not mix. Handles are given when an entity is added to a clinic and
    never change or pass to another entity; on the wire a handle is one fixed64, tag << 32 | ordinal.
    People name an entity by its `key`, a text unique among the entities of its kind in the clinic.

    The default value names nothing: `valid()` is false.
    """

    def __init__(self, index: int, *, clinic: str | int) -> None: ...
    @property
    def index(self) -> int: ...
    @property
    def clinic(self) -> int: ...
    @property
    def bits(self) -> int: ...
    @classmethod
    def from_bits(cls, bits: int, /) -> Self: ...
    def __hash__(self) -> int: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __lt__(self, other: RoomId, /) -> bool: ...
    def __le__(self, other: RoomId, /) -> bool: ...
    def __gt__(self, other: RoomId, /) -> bool: ...
    def __ge__(self, other: RoomId, /) -> bool: ...

@final
class EquipmentId:
    """A handle of one entity of one clinic: the position of the entity among those of its kind, and a
    tag made from the clinic's own identifier, so that a handle of another clinic is found out.
    Handles of different kinds do not mix. Handles are given when an entity is added to a clinic and
    never change or pass to another entity; on the wire a handle is one fixed64, tag << 32 | ordinal.
    People name an entity by its `key`, a text unique among the entities of its kind in the clinic.

    The default value names nothing: `valid()` is false.
    """

    def __init__(self, index: int, *, clinic: str | int) -> None: ...
    @property
    def index(self) -> int: ...
    @property
    def clinic(self) -> int: ...
    @property
    def bits(self) -> int: ...
    @classmethod
    def from_bits(cls, bits: int, /) -> Self: ...
    def __hash__(self) -> int: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __lt__(self, other: EquipmentId, /) -> bool: ...
    def __le__(self, other: EquipmentId, /) -> bool: ...
    def __gt__(self, other: EquipmentId, /) -> bool: ...
    def __ge__(self, other: EquipmentId, /) -> bool: ...

@final
class PodId:
    """A handle of one entity of one clinic: the position of the entity among those of its kind, and a
    tag made from the clinic's own identifier, so that a handle of another clinic is found out.
    Handles of different kinds do not mix. Handles are given when an entity is added to a clinic and
    never change or pass to another entity; on the wire a handle is one fixed64, tag << 32 | ordinal.
    People name an entity by its `key`, a text unique among the entities of its kind in the clinic.

    The default value names nothing: `valid()` is false.
    """

    def __init__(self, index: int, *, clinic: str | int) -> None: ...
    @property
    def index(self) -> int: ...
    @property
    def clinic(self) -> int: ...
    @property
    def bits(self) -> int: ...
    @classmethod
    def from_bits(cls, bits: int, /) -> Self: ...
    def __hash__(self) -> int: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __lt__(self, other: PodId, /) -> bool: ...
    def __le__(self, other: PodId, /) -> bool: ...
    def __gt__(self, other: PodId, /) -> bool: ...
    def __ge__(self, other: PodId, /) -> bool: ...

@final
class VisitTypeId:
    """A handle of one entity of one clinic: the position of the entity among those of its kind, and a
    tag made from the clinic's own identifier, so that a handle of another clinic is found out.
    Handles of different kinds do not mix. Handles are given when an entity is added to a clinic and
    never change or pass to another entity; on the wire a handle is one fixed64, tag << 32 | ordinal.
    People name an entity by its `key`, a text unique among the entities of its kind in the clinic.

    The default value names nothing: `valid()` is false.
    """

    def __init__(self, index: int, *, clinic: str | int) -> None: ...
    @property
    def index(self) -> int: ...
    @property
    def clinic(self) -> int: ...
    @property
    def bits(self) -> int: ...
    @classmethod
    def from_bits(cls, bits: int, /) -> Self: ...
    def __hash__(self) -> int: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __lt__(self, other: VisitTypeId, /) -> bool: ...
    def __le__(self, other: VisitTypeId, /) -> bool: ...
    def __gt__(self, other: VisitTypeId, /) -> bool: ...
    def __ge__(self, other: VisitTypeId, /) -> bool: ...

@final
class AppointmentId:
    """A handle of one entity of one clinic: the position of the entity among those of its kind, and a
    tag made from the clinic's own identifier, so that a handle of another clinic is found out.
    Handles of different kinds do not mix. Handles are given when an entity is added to a clinic and
    never change or pass to another entity; on the wire a handle is one fixed64, tag << 32 | ordinal.
    People name an entity by its `key`, a text unique among the entities of its kind in the clinic.

    The default value names nothing: `valid()` is false.
    """

    def __init__(self, index: int, *, clinic: str | int) -> None: ...
    @property
    def index(self) -> int: ...
    @property
    def clinic(self) -> int: ...
    @property
    def bits(self) -> int: ...
    @classmethod
    def from_bits(cls, bits: int, /) -> Self: ...
    def __hash__(self) -> int: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __lt__(self, other: AppointmentId, /) -> bool: ...
    def __le__(self, other: AppointmentId, /) -> bool: ...
    def __gt__(self, other: AppointmentId, /) -> bool: ...
    def __ge__(self, other: AppointmentId, /) -> bool: ...

@final
class VisitId:
    """A handle of one entity of one clinic: the position of the entity among those of its kind, and a
    tag made from the clinic's own identifier, so that a handle of another clinic is found out.
    Handles of different kinds do not mix. Handles are given when an entity is added to a clinic and
    never change or pass to another entity; on the wire a handle is one fixed64, tag << 32 | ordinal.
    People name an entity by its `key`, a text unique among the entities of its kind in the clinic.

    The default value names nothing: `valid()` is false.
    """

    def __init__(self, index: int, *, clinic: str | int) -> None: ...
    @property
    def index(self) -> int: ...
    @property
    def clinic(self) -> int: ...
    @property
    def bits(self) -> int: ...
    @classmethod
    def from_bits(cls, bits: int, /) -> Self: ...
    def __hash__(self) -> int: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __lt__(self, other: VisitId, /) -> bool: ...
    def __le__(self, other: VisitId, /) -> bool: ...
    def __gt__(self, other: VisitId, /) -> bool: ...
    def __ge__(self, other: VisitId, /) -> bool: ...

@final
class RequestId:
    """A handle of one entity of one clinic: the position of the entity among those of its kind, and a
    tag made from the clinic's own identifier, so that a handle of another clinic is found out.
    Handles of different kinds do not mix. Handles are given when an entity is added to a clinic and
    never change or pass to another entity; on the wire a handle is one fixed64, tag << 32 | ordinal.
    People name an entity by its `key`, a text unique among the entities of its kind in the clinic.

    The default value names nothing: `valid()` is false.
    """

    def __init__(self, index: int, *, clinic: str | int) -> None: ...
    @property
    def index(self) -> int: ...
    @property
    def clinic(self) -> int: ...
    @property
    def bits(self) -> int: ...
    @classmethod
    def from_bits(cls, bits: int, /) -> Self: ...
    def __hash__(self) -> int: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __lt__(self, other: RequestId, /) -> bool: ...
    def __le__(self, other: RequestId, /) -> bool: ...
    def __gt__(self, other: RequestId, /) -> bool: ...
    def __ge__(self, other: RequestId, /) -> bool: ...

@final
class HoldId:
    """A handle of one entity of one clinic: the position of the entity among those of its kind, and a
    tag made from the clinic's own identifier, so that a handle of another clinic is found out.
    Handles of different kinds do not mix. Handles are given when an entity is added to a clinic and
    never change or pass to another entity; on the wire a handle is one fixed64, tag << 32 | ordinal.
    People name an entity by its `key`, a text unique among the entities of its kind in the clinic.

    The default value names nothing: `valid()` is false.
    """

    def __init__(self, index: int, *, clinic: str | int) -> None: ...
    @property
    def index(self) -> int: ...
    @property
    def clinic(self) -> int: ...
    @property
    def bits(self) -> int: ...
    @classmethod
    def from_bits(cls, bits: int, /) -> Self: ...
    def __hash__(self) -> int: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __lt__(self, other: HoldId, /) -> bool: ...
    def __le__(self, other: HoldId, /) -> bool: ...
    def __gt__(self, other: HoldId, /) -> bool: ...
    def __ge__(self, other: HoldId, /) -> bool: ...

@final
class PolicyId:
    """A handle of one entity of one clinic: the position of the entity among those of its kind, and a
    tag made from the clinic's own identifier, so that a handle of another clinic is found out.
    Handles of different kinds do not mix. Handles are given when an entity is added to a clinic and
    never change or pass to another entity; on the wire a handle is one fixed64, tag << 32 | ordinal.
    People name an entity by its `key`, a text unique among the entities of its kind in the clinic.

    The default value names nothing: `valid()` is false.
    """

    def __init__(self, index: int, *, clinic: str | int) -> None: ...
    @property
    def index(self) -> int: ...
    @property
    def clinic(self) -> int: ...
    @property
    def bits(self) -> int: ...
    @classmethod
    def from_bits(cls, bits: int, /) -> Self: ...
    def __hash__(self) -> int: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __lt__(self, other: PolicyId, /) -> bool: ...
    def __le__(self, other: PolicyId, /) -> bool: ...
    def __gt__(self, other: PolicyId, /) -> bool: ...
    def __ge__(self, other: PolicyId, /) -> bool: ...

@final
class ProgramId:
    """A handle of one entity of one clinic: the position of the entity among those of its kind, and a
    tag made from the clinic's own identifier, so that a handle of another clinic is found out.
    Handles of different kinds do not mix. Handles are given when an entity is added to a clinic and
    never change or pass to another entity; on the wire a handle is one fixed64, tag << 32 | ordinal.
    People name an entity by its `key`, a text unique among the entities of its kind in the clinic.

    The default value names nothing: `valid()` is false.
    """

    def __init__(self, index: int, *, clinic: str | int) -> None: ...
    @property
    def index(self) -> int: ...
    @property
    def clinic(self) -> int: ...
    @property
    def bits(self) -> int: ...
    @classmethod
    def from_bits(cls, bits: int, /) -> Self: ...
    def __hash__(self) -> int: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __lt__(self, other: ProgramId, /) -> bool: ...
    def __le__(self, other: ProgramId, /) -> bool: ...
    def __gt__(self, other: ProgramId, /) -> bool: ...
    def __ge__(self, other: ProgramId, /) -> bool: ...

@final
class CohortId:
    """A handle of one entity of one clinic: the position of the entity among those of its kind, and a
    tag made from the clinic's own identifier, so that a handle of another clinic is found out.
    Handles of different kinds do not mix. Handles are given when an entity is added to a clinic and
    never change or pass to another entity; on the wire a handle is one fixed64, tag << 32 | ordinal.
    People name an entity by its `key`, a text unique among the entities of its kind in the clinic.

    The default value names nothing: `valid()` is false.
    """

    def __init__(self, index: int, *, clinic: str | int) -> None: ...
    @property
    def index(self) -> int: ...
    @property
    def clinic(self) -> int: ...
    @property
    def bits(self) -> int: ...
    @classmethod
    def from_bits(cls, bits: int, /) -> Self: ...
    def __hash__(self) -> int: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __lt__(self, other: CohortId, /) -> bool: ...
    def __le__(self, other: CohortId, /) -> bool: ...
    def __gt__(self, other: CohortId, /) -> bool: ...
    def __ge__(self, other: CohortId, /) -> bool: ...

class Confidence(Enumeration):
    """How far a stated fact can be relied on.
    confirmed:  read at its source
    reported:   told by somebody who read it
    uncertain:  sources disagree, or the decisive words were not seen
    unverified: nobody checked
    editorial:  the library's own estimate or default, to be replaced by the practice's own
    """

    CONFIRMED = "confirmed"
    REPORTED = "reported"
    UNCERTAIN = "uncertain"
    UNVERIFIED = "unverified"
    EDITORIAL = "editorial"

class Severity(Enumeration):
    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"

class LocalTimePolicy(Enumeration):
    """What a local time means that a change of the clocks skips or repeats."""

    RFC5545 = "rfc5545"
    """skipped: the offset before the gap; repeated: the first (RFC 5545 §3.3.5)"""
    EARLIER = "earlier"
    """skipped: the instant of the change; repeated: the first"""
    LATER = "later"
    """skipped: the instant of the change; repeated: the second"""
    REFUSE = "refuse"
    """skipped and repeated: InvalidArgument"""

class EntrySource(Enumeration):
    PATIENT_REPORTED = "patient_reported"
    STAFF_OBSERVED = "staff_observed"
    DEVICE = "device"
    IMPORTED = "imported"
    OUTSIDE_RECORD = "outside_record"

class AllergySeverity(Enumeration):
    MILD = "mild"
    MODERATE = "moderate"
    SEVERE = "severe"

class Channel(Enumeration):
    PHONE = "phone"
    SMS = "sms"
    EMAIL = "email"
    POST = "post"
    PORTAL = "portal"

class Relation(Enumeration):
    PARENT = "parent"
    GUARDIAN = "guardian"
    GUARANTOR = "guarantor"
    SPOUSE = "spouse"
    CHILD = "child"
    SIBLING = "sibling"
    CAREGIVER = "caregiver"
    PROXY = "proxy"

class ConsentPurpose(Enumeration):
    TREATMENT = "treatment"
    REMINDER = "reminder"
    BILLING = "billing"
    MARKETING = "marketing"
    PHOTOGRAPHY = "photography"
    STUDENT_PRESENCE = "student_presence"

class Accessibility(Enumeration):
    WHEELCHAIR = "wheelchair"
    TRANSFER_HELP = "transfer_help"
    LOW_VISION = "low_vision"
    HARD_OF_HEARING = "hard_of_hearing"
    SIGN_LANGUAGE = "sign_language"
    SERVICE_ANIMAL = "service_animal"
    BARIATRIC = "bariatric"

class Sex(Enumeration):
    FEMALE = "female"
    MALE = "male"
    OTHER = "other"

class IssuerKind(Enumeration):
    """Who gives a credential.
    not_for_profit: a body of the profession
    for_profit:     a company that certifies
    state:          a state's department or board
    """

    NOT_FOR_PROFIT = "not_for_profit"
    FOR_PROFIT = "for_profit"
    STATE = "state"

class OutlookMeasure(Enumeration):
    """What a figure of an occupation's outlook counts, and its unit.
    growth:            per cent over the span, as printed; not to be computed from the jobs, which
                       are rounded otherwise
    jobs_at_start:     jobs in the span's first year
    jobs_at_end:       jobs in its last year
    new_jobs:          jobs added over the span
    yearly_openings:   openings a year, replacements included
    median_wage:       US dollars a year
    tenth_percentile_wage: US dollars a year
    ninetieth_percentile_wage: US dollars a year
    employer_share:    per cent of the jobs with one kind of employer
    """

    GROWTH = "growth"
    JOBS_AT_START = "jobs_at_start"
    JOBS_AT_END = "jobs_at_end"
    NEW_JOBS = "new_jobs"
    YEARLY_OPENINGS = "yearly_openings"
    MEDIAN_WAGE = "median_wage"
    TENTH_PERCENTILE_WAGE = "tenth_percentile_wage"
    NINETIETH_PERCENTILE_WAGE = "ninetieth_percentile_wage"
    EMPLOYER_SHARE = "employer_share"

class RenewalState(Enumeration):
    """unknown:        the credential's terms were not read, or cannot be relied on
    ready:          whatever is known to be asked is on record: it can be renewed
    points_missing: continuing education is still asked for
    not_renewable:  it ends for good
    lapsed:         it has ended
    """

    UNKNOWN = "unknown"
    READY = "ready"
    POINTS_MISSING = "points_missing"
    NOT_RENEWABLE = "not_renewable"
    LAPSED = "lapsed"

class Role(Enumeration):
    """What a person is at work. Rules of law name the roles they speak of."""

    MEDICAL_ASSISTANT = "medical_assistant"
    PHYSICIAN = "physician"
    PHYSICIAN_ASSISTANT = "physician_assistant"
    NURSE_PRACTITIONER = "nurse_practitioner"
    NURSE_MIDWIFE = "nurse_midwife"
    REGISTERED_NURSE = "registered_nurse"
    PRACTICAL_NURSE = "practical_nurse"
    PODIATRIST = "podiatrist"
    OPTOMETRIST = "optometrist"
    NATUROPATH = "naturopath"
    PHARMACIST = "pharmacist"
    SONOGRAPHER = "sonographer"
    TRANSPLANT_COORDINATOR = "transplant_coordinator"
    RECEPTIONIST = "receptionist"
    EXTERN = "extern"
    INTERPRETER = "interpreter"

class TrainingKind(Enumeration):
    CLASSROOM = "classroom"
    CLINICAL = "clinical"
    LIVE_PERFORMANCE = "live_performance"
    COMPETENCY_CHECK = "competency_check"

class Award(Enumeration):
    DIPLOMA = "diploma"
    CERTIFICATE = "certificate"
    ASSOCIATE_DEGREE = "associate_degree"
    BACHELOR_DEGREE = "bachelor_degree"

class Accreditor(Enumeration):
    CAAHEP = "caahep"
    ABHES = "abhes"
    USDE = "usde"
    MILITARY = "military"
    NONE = "none"

class DutyArea(Enumeration):
    CLINICAL = "clinical"
    ADMINISTRATIVE = "administrative"
    NEVER_DELEGABLE = "never_delegable"

class DrugRoute(Enumeration):
    """How a medicine is given. `performed_as` and rules distinguish the routes."""

    INTRAMUSCULAR = "intramuscular"
    SUBCUTANEOUS = "subcutaneous"
    INTRADERMAL = "intradermal"
    INTRAVENOUS = "intravenous"
    ORAL = "oral"
    TOPICAL = "topical"
    INHALED = "inhaled"
    OPHTHALMIC = "ophthalmic"
    OTIC = "otic"
    RECTAL = "rectal"
    VAGINAL = "vaginal"
    NASAL = "nasal"

class Setting(Enumeration):
    """The kind of place, as rules of law tell places apart."""

    OFFICE = "office"
    HOSPITAL = "hospital"
    NURSING_HOME = "nursing_home"
    AMBULATORY_SURGERY_CENTER = "ambulatory_surgery_center"
    EMERGENCY_DEPARTMENT = "emergency_department"
    URGENT_CARE = "urgent_care"
    HOME = "home"
    TELEHEALTH = "telehealth"

class EmployerKind(Enumeration):
    """What the employer is, as rules of law tell employers apart."""

    PRIMARY_CARE_PRACTICE = "primary_care_practice"
    SPECIALTY_PRACTICE = "specialty_practice"
    HOSPITAL = "hospital"
    HEALTH_SYSTEM = "health_system"
    STAFFING_AGENCY = "staffing_agency"

class RoomKind(Enumeration):
    EXAM = "exam"
    PROCEDURE = "procedure"
    LABORATORY = "laboratory"
    VITALS_BAY = "vitals_bay"
    DIAGNOSTIC = "diagnostic"
    FRONT_DESK = "front_desk"
    BACK_OFFICE = "back_office"
    GROUP = "group"
    WAITING = "waiting"

class AbilityKind(Enumeration):
    """never:    no plan makes it lawful: forbidden, unknown, declined, or the person lacks something
    residual: under the conditions of one of the alternatives, with its obligations
    always:   nothing to be tested, nothing obliged
    """

    NEVER = "never"
    RESIDUAL = "residual"
    ALWAYS = "always"

class AdditionAnswer(Enumeration):
    """nothing:    the act is allowed as it stands
    add:        these things make it allowed
    impossible: it is forbidden whatever is added, or every way asks for something without a price
    unknown:    the law leaves it open, or a fact was not stated: nothing that is added decides
    """

    NOTHING = "nothing"
    ADD = "add"
    IMPOSSIBLE = "impossible"
    UNKNOWN = "unknown"

class PolicyEffect(Enumeration):
    """What an organisation's policy does.
    narrow: forbids what the law would allow
    require: adds needs to what the law asks
    adopt: allows, under its needs, what the law leaves Unknown: an act of which no certain allow
           speaks, or a certain allow that only uncertain rules stand in the way of; never a missing
           fact, never what is forbidden, never without what certain rules ask
    """

    NARROW = "narrow"
    REQUIRE = "require"
    ADOPT = "adopt"

class Effect(Enumeration):
    """What a rule does to the acts it speaks of.
    allow:   a path by which the act may be done, if its needs are met
    require: needs that every path must meet as well
    forbid:  closes every path that does not override it
    """

    ALLOW = "allow"
    REQUIRE = "require"
    FORBID = "forbid"

class SupervisionMode(Enumeration):
    """How a supervisor is present. These are facts, not a ladder: a rule lists each mode that it
    accepts.
    """

    PHONE = "phone"
    AUDIO = "audio"
    VIDEO = "video"
    PREMISES = "premises"
    ROOM = "room"

class OrderKind(Enumeration):
    """What stands behind an act: an order for this patient, or a standing order or protocol."""

    STANDING_OR_PROTOCOL = "standing_or_protocol"
    PATIENT_SPECIFIC = "patient_specific"

class RuleStatus(Enumeration):
    IN_FORCE = "in_force"
    PENDING = "pending"
    REPEALED = "repealed"
    SUNSET = "sunset"

class SourceKind(Enumeration):
    STATUTE = "statute"
    REGULATION = "regulation"
    BOARD_GUIDANCE = "board_guidance"
    ATTORNEY_GENERAL_OPINION = "attorney_general_opinion"
    AGENCY_FAQ = "agency_faq"
    SECONDARY = "secondary"
    EDITORIAL = "editorial"

class Standing(Enumeration):
    """How a person stands to a duty, worst first: the outcome, with Unmet told apart by whose matter it is."""

    FORBIDDEN = "forbidden"
    UNKNOWN = "unknown"
    LACKING = "lacking"
    """every way asks something of the person that they have not"""
    CONDITIONAL = "conditional"
    """there is a way that only the plan or the moment has still to meet"""
    ALLOWED = "allowed"

class Outcome(Enumeration):
    """The answer, worst first: the order is that of the values."""

    FORBIDDEN = "forbidden"
    UNKNOWN = "unknown"
    UNMET = "unmet"
    ALLOWED = "allowed"

class ItemClass(Enumeration):
    """Whose matter a missing item is. Booking tests the person and the plan; the moment becomes an
    obligation of the visit.
    """

    PERSON = "person"
    PLAN = "plan"
    MOMENT = "moment"

class ItemKind(Enumeration):
    CREDENTIAL = "credential"
    LICENCE = "licence"
    TRAINING = "training"
    EDUCATION = "education"
    AGE = "age"
    EMPLOYER = "employer"
    COMPETENCY = "competency"
    REFUSAL = "refusal"
    SUPERVISION = "supervision"
    DELEGATION = "delegation"
    ORDER = "order"
    DOSE_CHECK = "dose_check"
    DRUG_FACT = "drug_fact"

class AppointmentStatus(Enumeration):
    """Where a promised visit stands (facts of practice; FHIR R4 has ten codes for the same)."""

    REQUESTED = "requested"
    SCHEDULED = "scheduled"
    CONFIRMED = "confirmed"
    ARRIVED = "arrived"
    FULFILLED = "fulfilled"
    RESCHEDULED = "rescheduled"
    CANCELLED_BY_PATIENT = "cancelled_by_patient"
    CANCELLED_BY_CLINIC = "cancelled_by_clinic"
    LATE_CANCEL = "late_cancel"
    NO_SHOW = "no_show"
    ENTERED_IN_ERROR = "entered_in_error"

class Stage(Enumeration):
    """A stage of the encounter as it happens."""

    ARRIVED = "arrived"
    CHECKED_IN = "checked_in"
    ROOMED = "roomed"
    VITALS_DONE = "vitals_done"
    READY = "ready"
    PROVIDER_IN = "provider_in"
    PROVIDER_OUT = "provider_out"
    PROCEDURE = "procedure"
    LABORATORY = "laboratory"
    INJECTION = "injection"
    IMAGING = "imaging"
    DISCHARGED = "discharged"
    CHECKED_OUT = "checked_out"
    LEFT_WITHOUT_BEING_SEEN = "left_without_being_seen"
    ESCALATED = "escalated"
    ESCALATION_CLOSED = "escalation_closed"

class NeedKind(Enumeration):
    """How a need uses what meets it.
    exclusive:  nobody else uses it meanwhile
    shared:     up to its capacity at once
    presence:   it must be there, and is not used up
    consumable: a stock is drawn from; no time is occupied
    """

    EXCLUSIVE = "exclusive"
    SHARED = "shared"
    PRESENCE = "presence"
    CONSUMABLE = "consumable"

class Firmness(Enumeration):
    """How much a need binds.
    hard:     without it there is no visit
    elastic:  it may come later, by at most `max_wait`
    advisory: counted, never blocks
    """

    HARD = "hard"
    ELASTIC = "elastic"
    ADVISORY = "advisory"

class Weekday(Enumeration):
    MONDAY = "monday"
    TUESDAY = "tuesday"
    WEDNESDAY = "wednesday"
    THURSDAY = "thursday"
    FRIDAY = "friday"
    SATURDAY = "saturday"
    SUNDAY = "sunday"

class AbsenceKind(Enumeration):
    """What a span of a day is for, where it is not plain working time."""

    BREAK = "break"
    LUNCH = "lunch"
    VACATION = "vacation"
    SICK = "sick"
    JURY_DUTY = "jury_duty"
    TRAINING = "training"
    MEETING = "meeting"
    OTHER = "other"

class ConflictKind(Enumeration):
    """Why something cannot be booked."""

    SCOPE_FORBIDDEN = "scope_forbidden"
    """nobody of the need may do the duty: forbidden"""
    SCOPE_UNKNOWN = "scope_unknown"
    """nobody may: the law does not say"""
    SCOPE_UNMET = "scope_unmet"
    """nobody may: something of the person is missing"""
    NO_SUPERVISOR = "no_supervisor"
    """the duty's supervisor is not planned to be there"""
    NOT_AVAILABLE = "not_available"
    """outside hours"""
    ON_BREAK = "on_break"
    """on a break or absent"""
    BUSY = "busy"
    """taken by another appointment, or by the way to it or from it"""
    NO_SUCH_RESOURCE = "no_such_resource"
    """the clinic has nobody and nothing of this kind"""
    PATIENT_BUSY = "patient_busy"
    """the patient has another appointment then"""
    OUTSIDE_REQUEST = "outside_request"
    """not a time that the request allows"""
    CAPACITY = "capacity"
    """the template's, the policy's or the resource's capacity is used up"""
    TEMPLATE_RESERVED = "template_reserved"
    """kept for other visit types until released"""
    NO_LINKED_OPENING = "no_linked_opening"
    """the visit that must follow has no opening"""
    OFF_GRID = "off_grid"
    """the start is not on the grid"""
    UNDECIDED = "undecided"
    """the search ended at its limit"""
    TOO_SOON = "too_soon"
    """sooner than the policy's lead time"""
    TOO_FAR_AHEAD = "too_far_ahead"
    """the day is not yet open for booking"""
    AFTER_CUTOFF = "after_cutoff"
    """the day can no longer be booked"""
    SESSION_FULL = "session_full"
    """the session has as many visits as the policy allows"""
    DAY_FULL = "day_full"
    """the day has"""
    PATIENT_DAY = "patient_day"
    """the patient has as many visits on the day as the policy allows"""
    HOLD_ENDED = "hold_ended"
    """the hold has expired, was given back or is an appointment already"""
    NO_LEAVE = "no_leave"
    """the override's person has no leave for a conflict that it would let pass"""

class LateAnswer(Enumeration):
    """What a policy says to a patient who comes late."""

    AS_PLANNED = "as_planned"
    """the visit is held as planned"""
    SHORTEN_OR_SWAP = "shorten_or_swap"
    """it is shortened, or swapped with a later one"""
    REBOOK = "rebook"
    """it is booked again"""

class RemedyKind(Enumeration):
    """What one change would be."""

    OTHER_TIME = "other_time"
    """the visit starts at another time"""
    GIVE_UP_NAMED = "give_up_named"
    """a resource that the request names is no longer asked for"""
    MOVE_BREAK = "move_break"
    """somebody able works then and pauses at another time"""
    EXTEND_HOURS = "extend_hours"
    """what is able stays longer or is there earlier"""
    ONE_MORE_ROOM = "one_more_room"
    """one more room"""
    ONE_MORE_DEVICE = "one_more_device"
    """one more device"""
    ONE_MORE_PERSON = "one_more_person"
    """one more person able to meet the need"""
    ONE_MORE_SUPERVISOR = "one_more_supervisor"
    """one more person who may supervise"""
    ADD_ABILITY = "add_ability"
    """somebody who is there learns or is given what is missing"""

class WithoutKeeper(Enumeration):
    """What becomes of a promise whose keeper cannot be had."""

    KEPT = "kept"
    """others keep it, at the times promised; so they do every other promise"""
    LOST = "lost"
    """nobody could, however promises are moved: a proof"""
    UNDECIDED = "undecided"
    """the search ended at its limit"""

class ChangeKind(Enumeration):
    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"

class RuleChangeKind(Enumeration):
    """begun:    in force after, and nothing like it before
    ended:    in force before, and nothing like it after
    replaced: the rule says something else, or one with another id speaks of the same acts to the same
              effect
    """

    BEGUN = "begun"
    ENDED = "ended"
    REPLACED = "replaced"

class UnknownFields(Enumeration):
    """What becomes of fields that this library does not know: those of a newer writer.
    refuse: the input is refused, and each such field is a finding
    drop:   they are left out of the result, so that writing it again loses them
    """

    REFUSE = "refuse"
    DROP = "drop"

class Format(Enumeration):
    """How a value is written."""

    BYTES = "bytes"
    TEXT = "text"
    JSON = "json"

@final
class Finding:
    """One problem: where it is, what was found there and what was expected. Names ids and paths, never
    a patient's data.
    """
    def __init__(
        self,
        *,
        severity: Severity | str = ...,
        code: str = ...,
        path: str = ...,
        found: str = ...,
        expected: str = ...,
        file: str = ...,
        line: SupportsIndex = ...,
        column: SupportsIndex = ...,
    ) -> None: ...
    @property
    def severity(self) -> Severity:
        """Errors refuse the input; warnings and notes do not."""
    @property
    def code(self) -> str:
        """Stable, lower_snake_case: "unknown_reference", "not_a_date"."""
    @property
    def path(self) -> str:
        """The place in the model: "staff[3].credentials[0].valid.from"."""
    @property
    def found(self) -> str:
        """What stood there; empty where naming it would tell a patient's data."""
    @property
    def expected(self) -> str:
        """What would have been right."""
    @property
    def file(self) -> str:
        """The file it was read from; empty where there is none."""
    @property
    def line(self) -> int:
        """From 1; 0 where unknown."""
    @property
    def column(self) -> int:
        """From 1; 0 where unknown."""
    def replace(
        self,
        *,
        severity: Severity | str = ...,
        code: str = ...,
        path: str = ...,
        found: str = ...,
        expected: str = ...,
        file: str = ...,
        line: SupportsIndex = ...,
        column: SupportsIndex = ...,
    ) -> Self:
        """A copy in which the given fields are replaced."""
    def to_bytes(self) -> bytes: ...
    def to_text(self) -> str: ...
    def to_json(self) -> str: ...
    def to_proto(self) -> Any: ...
    def write_file(self, path: str | os.PathLike[str], /) -> None: ...
    @classmethod
    def from_bytes(
        cls, data: bytes | bytearray | memoryview, /, *, unknown: UnknownFields | str = ...
    ) -> Self: ...
    @classmethod
    def from_text(cls, text: str | bytes, /, *, unknown: UnknownFields | str = ...) -> Self: ...
    @classmethod
    def from_json(cls, json: str | bytes, /, *, unknown: UnknownFields | str = ...) -> Self: ...
    @classmethod
    def from_proto(cls, message: Any, /) -> Self: ...
    @classmethod
    def read_file(
        cls, path: str | os.PathLike[str], /, *, unknown: UnknownFields | str = ...
    ) -> Self: ...
    def __hash__(self) -> int: ...
    def __eq__(self, other: object, /) -> bool: ...

@final
class Coding:
    """A coded fact of a terminology: `system` is its address or short name (loinc, snomed, cvx)."""
    def __init__(
        self,
        *,
        system: str = ...,
        code: str = ...,
        display: str = ...,
    ) -> None: ...
    @property
    def system(self) -> str:
        """The terminology's address or short name: "loinc", "snomed", "cvx", "rxnorm"."""
    @property
    def code(self) -> str:
        """The code within the terminology."""
    @property
    def display(self) -> str:
        """Words for people; empty where the terminology's licence does not allow them."""
    def replace(
        self,
        *,
        system: str = ...,
        code: str = ...,
        display: str = ...,
    ) -> Self:
        """A copy in which the given fields are replaced."""
    def to_bytes(self) -> bytes: ...
    def to_text(self) -> str: ...
    def to_json(self) -> str: ...
    def to_proto(self) -> Any: ...
    def write_file(self, path: str | os.PathLike[str], /) -> None: ...
    @classmethod
    def from_bytes(
        cls, data: bytes | bytearray | memoryview, /, *, unknown: UnknownFields | str = ...
    ) -> Self: ...
    @classmethod
    def from_text(cls, text: str | bytes, /, *, unknown: UnknownFields | str = ...) -> Self: ...
    @classmethod
    def from_json(cls, json: str | bytes, /, *, unknown: UnknownFields | str = ...) -> Self: ...
    @classmethod
    def from_proto(cls, message: Any, /) -> Self: ...
    @classmethod
    def read_file(
        cls, path: str | os.PathLike[str], /, *, unknown: UnknownFields | str = ...
    ) -> Self: ...
    def __hash__(self) -> int: ...
    def __eq__(self, other: object, /) -> bool: ...

@final
class Identifier:
    """A name that somebody outside gave to an entity: a record number, a licence number."""
    def __init__(
        self,
        *,
        system: str = ...,
        value: str = ...,
    ) -> None: ...
    @property
    def system(self) -> str:
        """Who gave it: an address or short name."""
    @property
    def value(self) -> str:
        """What they gave."""
    def replace(
        self,
        *,
        system: str = ...,
        value: str = ...,
    ) -> Self:
        """A copy in which the given fields are replaced."""
    def to_bytes(self) -> bytes: ...
    def to_text(self) -> str: ...
    def to_json(self) -> str: ...
    def to_proto(self) -> Any: ...
    def write_file(self, path: str | os.PathLike[str], /) -> None: ...
    @classmethod
    def from_bytes(
        cls, data: bytes | bytearray | memoryview, /, *, unknown: UnknownFields | str = ...
    ) -> Self: ...
    @classmethod
    def from_text(cls, text: str | bytes, /, *, unknown: UnknownFields | str = ...) -> Self: ...
    @classmethod
    def from_json(cls, json: str | bytes, /, *, unknown: UnknownFields | str = ...) -> Self: ...
    @classmethod
    def from_proto(cls, message: Any, /) -> Self: ...
    @classmethod
    def read_file(
        cls, path: str | os.PathLike[str], /, *, unknown: UnknownFields | str = ...
    ) -> Self: ...
    def __hash__(self) -> int: ...
    def __eq__(self, other: object, /) -> bool: ...

@final
class DateRange:
    """A span of days, half-open: from `from` (absent: since ever) until the day before `until` (absent:
    with no end).
    """
    def __init__(
        self,
        *,
        from_: datetime.date | None = ...,
        until: datetime.date | None = ...,
    ) -> None: ...
    @property
    def from_(self) -> datetime.date | None:
        """The first day, or none for "since ever"."""
    @property
    def until(self) -> datetime.date | None:
        """The first day no longer in the range, or none for "with no end"."""
    def replace(
        self,
        *,
        from_: datetime.date | None = ...,
        until: datetime.date | None = ...,
    ) -> Self:
        """A copy in which the given fields are replaced."""
    def to_bytes(self) -> bytes: ...
    def to_text(self) -> str: ...
    def to_json(self) -> str: ...
    def to_proto(self) -> Any: ...
    def write_file(self, path: str | os.PathLike[str], /) -> None: ...
    @classmethod
    def from_bytes(
        cls, data: bytes | bytearray | memoryview, /, *, unknown: UnknownFields | str = ...
    ) -> Self: ...
    @classmethod
    def from_text(cls, text: str | bytes, /, *, unknown: UnknownFields | str = ...) -> Self: ...
    @classmethod
    def from_json(cls, json: str | bytes, /, *, unknown: UnknownFields | str = ...) -> Self: ...
    @classmethod
    def from_proto(cls, message: Any, /) -> Self: ...
    @classmethod
    def read_file(
        cls, path: str | os.PathLike[str], /, *, unknown: UnknownFields | str = ...
    ) -> Self: ...
    def __hash__(self) -> int: ...
    def __eq__(self, other: object, /) -> bool: ...

@final
class LocalTime:
    """A civil date and time of day in some zone."""
    def __init__(
        self,
        *,
        date: datetime.date | None = ...,
        time_of_day: datetime.timedelta = ...,
    ) -> None: ...
    @property
    def date(self) -> datetime.date | None:
        """The civil day."""
    @property
    def time_of_day(self) -> datetime.timedelta:
        """Since the midnight that begins `date`."""
    def replace(
        self,
        *,
        date: datetime.date | None = ...,
        time_of_day: datetime.timedelta = ...,
    ) -> Self:
        """A copy in which the given fields are replaced."""
    def to_bytes(self) -> bytes: ...
    def to_text(self) -> str: ...
    def to_json(self) -> str: ...
    def to_proto(self) -> Any: ...
    def write_file(self, path: str | os.PathLike[str], /) -> None: ...
    @classmethod
    def from_bytes(
        cls, data: bytes | bytearray | memoryview, /, *, unknown: UnknownFields | str = ...
    ) -> Self: ...
    @classmethod
    def from_text(cls, text: str | bytes, /, *, unknown: UnknownFields | str = ...) -> Self: ...
    @classmethod
    def from_json(cls, json: str | bytes, /, *, unknown: UnknownFields | str = ...) -> Self: ...
    @classmethod
    def from_proto(cls, message: Any, /) -> Self: ...
    @classmethod
    def read_file(
        cls, path: str | os.PathLike[str], /, *, unknown: UnknownFields | str = ...
    ) -> Self: ...
    def __hash__(self) -> int: ...
    def __eq__(self, other: object, /) -> bool: ...

@final
class Provenance:
    """When and by whom an entry of the history was made. Entries are only appended: a correction is a
    new entry of the same kind that names, by position, the one it stands for.
    """
    def __init__(
        self,
        *,
        recorded_at: datetime.datetime = ...,
        recorded_by: StaffId | None = ...,
        source: EntrySource | str = ...,
        corrects: SupportsIndex | None = ...,
        retracts: bool = ...,
    ) -> None: ...
    @property
    def recorded_at(self) -> datetime.datetime: ...
    @property
    def recorded_by(self) -> StaffId | None:
        """Invalid where nobody of the staff recorded it."""
    @property
    def source(self) -> EntrySource: ...
    @property
    def corrects(self) -> int | None:
        """The position, in the list of its kind, of the entry that this one corrects."""
    @property
    def retracts(self) -> bool:
        """The corrected entry was wrong as a whole, and nothing stands in its place."""
    def replace(
        self,
        *,
        recorded_at: datetime.datetime = ...,
        recorded_by: StaffId | None = ...,
        source: EntrySource | str = ...,
        corrects: SupportsIndex | None = ...,
        retracts: bool = ...,
    ) -> Self:
        """A copy in which the given fields are replaced."""
    def to_bytes(self) -> bytes: ...
    def to_text(self) -> str: ...
    def to_json(self) -> str: ...
    def to_proto(self) -> Any: ...
    def write_file(self, path: str | os.PathLike[str], /) -> None: ...
    @classmethod
    def from_bytes(
        cls, data: bytes | bytearray | memoryview, /, *, unknown: UnknownFields | str = ...
    ) -> Self: ...
    @classmethod
    def from_text(cls, text: str | bytes, /, *, unknown: UnknownFields | str = ...) -> Self: ...
    @classmethod
    def from_json(cls, json: str | bytes, /, *, unknown: UnknownFields | str = ...) -> Self: ...
    @classmethod
    def from_proto(cls, message: Any, /) -> Self: ...
    @classmethod
    def read_file(
        cls, path: str | os.PathLike[str], /, *, unknown: UnknownFields | str = ...
    ) -> Self: ...
    def __hash__(self) -> int: ...
    def __eq__(self, other: object, /) -> bool: ...

@final
class Condition:
    def __init__(
        self,
        *,
        code: Coding = ...,
        onset: datetime.date | None = ...,
        resolved: datetime.date | None = ...,
        provenance: Provenance = ...,
    ) -> None: ...
    @property
    def code(self) -> Coding: ...
    @property
    def onset(self) -> datetime.date | None:
        """Absent where unknown."""
    @property
    def resolved(self) -> datetime.date | None:
        """Absent while it lasts."""
    @property
    def provenance(self) -> Provenance: ...
    def replace(
        self,
        *,
        code: Coding = ...,
        onset: datetime.date | None = ...,
        resolved: datetime.date | None = ...,
        provenance: Provenance = ...,
    ) -> Self:
        """A copy in which the given fields are replaced."""
    def to_bytes(self) -> bytes: ...
    def to_text(self) -> str: ...
    def to_json(self) -> str: ...
    def to_proto(self) -> Any: ...
    def write_file(self, path: str | os.PathLike[str], /) -> None: ...
    @classmethod
    def from_bytes(
        cls, data: bytes | bytearray | memoryview, /, *, unknown: UnknownFields | str = ...
    ) -> Self: ...
    @classmethod
    def from_text(cls, text: str | bytes, /, *, unknown: UnknownFields | str = ...) -> Self: ...
    @classmethod
    def from_json(cls, json: str | bytes, /, *, unknown: UnknownFields | str = ...) -> Self: ...
    @classmethod
    def from_proto(cls, message: Any, /) -> Self: ...
    @classmethod
    def read_file(
        cls, path: str | os.PathLike[str], /, *, unknown: UnknownFields | str = ...
    ) -> Self: ...
    def __hash__(self) -> int: ...
    def __eq__(self, other: object, /) -> bool: ...

@final
class Allergy:
    def __init__(
        self,
        *,
        code: Coding = ...,
        reactions: Iterable[Coding] = ...,
        severity: AllergySeverity | str | None = ...,
        onset: datetime.date | None = ...,
        provenance: Provenance = ...,
    ) -> None: ...
    @property
    def code(self) -> Coding:
        """The substance."""
    @property
    def reactions(self) -> tuple[Coding, ...]: ...
    @property
    def severity(self) -> AllergySeverity | None:
        """Of the worst reaction; absent where unknown."""
    @property
    def onset(self) -> datetime.date | None: ...
    @property
    def provenance(self) -> Provenance: ...
    def replace(
        self,
        *,
        code: Coding = ...,
        reactions: Iterable[Coding] = ...,
        severity: AllergySeverity | str | None = ...,
        onset: datetime.date | None = ...,
        provenance: Provenance = ...,
    ) -> Self:
        """A copy in which the given fields are replaced."""
    def to_bytes(self) -> bytes: ...
    def to_text(self) -> str: ...
    def to_json(self) -> str: ...
    def to_proto(self) -> Any: ...
    def write_file(self, path: str | os.PathLike[str], /) -> None: ...
    @classmethod
    def from_bytes(
        cls, data: bytes | bytearray | memoryview, /, *, unknown: UnknownFields | str = ...
    ) -> Self: ...
    @classmethod
    def from_text(cls, text: str | bytes, /, *, unknown: UnknownFields | str = ...) -> Self: ...
    @classmethod
    def from_json(cls, json: str | bytes, /, *, unknown: UnknownFields | str = ...) -> Self: ...
    @classmethod
    def from_proto(cls, message: Any, /) -> Self: ...
    @classmethod
    def read_file(
        cls, path: str | os.PathLike[str], /, *, unknown: UnknownFields | str = ...
    ) -> Self: ...
    def __hash__(self) -> int: ...
    def __eq__(self, other: object, /) -> bool: ...

@final
class Medication:
    def __init__(
        self,
        *,
        code: Coding = ...,
        dosage: str = ...,
        started: datetime.date | None = ...,
        stopped: datetime.date | None = ...,
        provenance: Provenance = ...,
    ) -> None: ...
    @property
    def code(self) -> Coding: ...
    @property
    def dosage(self) -> str:
        """As the patient takes it, in words."""
    @property
    def started(self) -> datetime.date | None: ...
    @property
    def stopped(self) -> datetime.date | None:
        """Absent while taken."""
    @property
    def provenance(self) -> Provenance: ...
    def replace(
        self,
        *,
        code: Coding = ...,
        dosage: str = ...,
        started: datetime.date | None = ...,
        stopped: datetime.date | None = ...,
        provenance: Provenance = ...,
    ) -> Self:
        """A copy in which the given fields are replaced."""
    def to_bytes(self) -> bytes: ...
    def to_text(self) -> str: ...
    def to_json(self) -> str: ...
    def to_proto(self) -> Any: ...
    def write_file(self, path: str | os.PathLike[str], /) -> None: ...
    @classmethod
    def from_bytes(
        cls, data: bytes | bytearray | memoryview, /, *, unknown: UnknownFields | str = ...
    ) -> Self: ...
    @classmethod
    def from_text(cls, text: str | bytes, /, *, unknown: UnknownFields | str = ...) -> Self: ...
    @classmethod
    def from_json(cls, json: str | bytes, /, *, unknown: UnknownFields | str = ...) -> Self: ...
    @classmethod
    def from_proto(cls, message: Any, /) -> Self: ...
    @classmethod
    def read_file(
        cls, path: str | os.PathLike[str], /, *, unknown: UnknownFields | str = ...
    ) -> Self: ...
    def __hash__(self) -> int: ...
    def __eq__(self, other: object, /) -> bool: ...

@final
class Procedure:
    def __init__(
        self,
        *,
        code: Coding = ...,
        on: datetime.date | None = ...,
        provenance: Provenance = ...,
    ) -> None: ...
    @property
    def code(self) -> Coding: ...
    @property
    def on(self) -> datetime.date | None: ...
    @property
    def provenance(self) -> Provenance: ...
    def replace(
        self,
        *,
        code: Coding = ...,
        on: datetime.date | None = ...,
        provenance: Provenance = ...,
    ) -> Self:
        """A copy in which the given fields are replaced."""
    def to_bytes(self) -> bytes: ...
    def to_text(self) -> str: ...
    def to_json(self) -> str: ...
    def to_proto(self) -> Any: ...
    def write_file(self, path: str | os.PathLike[str], /) -> None: ...
    @classmethod
    def from_bytes(
        cls, data: bytes | bytearray | memoryview, /, *, unknown: UnknownFields | str = ...
    ) -> Self: ...
    @classmethod
    def from_text(cls, text: str | bytes, /, *, unknown: UnknownFields | str = ...) -> Self: ...
    @classmethod
    def from_json(cls, json: str | bytes, /, *, unknown: UnknownFields | str = ...) -> Self: ...
    @classmethod
    def from_proto(cls, message: Any, /) -> Self: ...
    @classmethod
    def read_file(
        cls, path: str | os.PathLike[str], /, *, unknown: UnknownFields | str = ...
    ) -> Self: ...
    def __hash__(self) -> int: ...
    def __eq__(self, other: object, /) -> bool: ...

@final
class Immunization:
    def __init__(
        self,
        *,
        code: Coding = ...,
        on: datetime.date | None = ...,
        manufacturer: str = ...,
        lot: str = ...,
        given_by: StaffId | None = ...,
        provenance: Provenance = ...,
    ) -> None: ...
    @property
    def code(self) -> Coding: ...
    @property
    def on(self) -> datetime.date | None: ...
    @property
    def manufacturer(self) -> str: ...
    @property
    def lot(self) -> str: ...
    @property
    def given_by(self) -> StaffId | None:
        """Who gave it; invalid where it was given elsewhere."""
    @property
    def provenance(self) -> Provenance: ...
    def replace(
        self,
        *,
        code: Coding = ...,
        on: datetime.date | None = ...,
        manufacturer: str = ...,
        lot: str = ...,
        given_by: StaffId | None = ...,
        provenance: Provenance = ...,
    ) -> Self:
        """A copy in which the given fields are replaced."""
    def to_bytes(self) -> bytes: ...
    def to_text(self) -> str: ...
    def to_json(self) -> str: ...
    def to_proto(self) -> Any: ...
    def write_file(self, path: str | os.PathLike[str], /) -> None: ...
    @classmethod
    def from_bytes(
        cls, data: bytes | bytearray | memoryview, /, *, unknown: UnknownFields | str = ...
    ) -> Self: ...
    @classmethod
    def from_text(cls, text: str | bytes, /, *, unknown: UnknownFields | str = ...) -> Self: ...
    @classmethod
    def from_json(cls, json: str | bytes, /, *, unknown: UnknownFields | str = ...) -> Self: ...
    @classmethod
    def from_proto(cls, message: Any, /) -> Self: ...
    @classmethod
    def read_file(
        cls, path: str | os.PathLike[str], /, *, unknown: UnknownFields | str = ...
    ) -> Self: ...
    def __hash__(self) -> int: ...
    def __eq__(self, other: object, /) -> bool: ...

@final
class FamilyHistory:
    def __init__(
        self,
        *,
        relative: str = ...,
        condition: Coding = ...,
        onset_age: SupportsIndex | None = ...,
        provenance: Provenance = ...,
    ) -> None: ...
    @property
    def relative(self) -> str:
        """The relative: mother, brother."""
    @property
    def condition(self) -> Coding: ...
    @property
    def onset_age(self) -> int | None:
        """The relative's age when it began, in whole years."""
    @property
    def provenance(self) -> Provenance: ...
    def replace(
        self,
        *,
        relative: str = ...,
        condition: Coding = ...,
        onset_age: SupportsIndex | None = ...,
        provenance: Provenance = ...,
    ) -> Self:
        """A copy in which the given fields are replaced."""
    def to_bytes(self) -> bytes: ...
    def to_text(self) -> str: ...
    def to_json(self) -> str: ...
    def to_proto(self) -> Any: ...
    def write_file(self, path: str | os.PathLike[str], /) -> None: ...
    @classmethod
    def from_bytes(
        cls, data: bytes | bytearray | memoryview, /, *, unknown: UnknownFields | str = ...
    ) -> Self: ...
    @classmethod
    def from_text(cls, text: str | bytes, /, *, unknown: UnknownFields | str = ...) -> Self: ...
    @classmethod
    def from_json(cls, json: str | bytes, /, *, unknown: UnknownFields | str = ...) -> Self: ...
    @classmethod
    def from_proto(cls, message: Any, /) -> Self: ...
    @classmethod
    def read_file(
        cls, path: str | os.PathLike[str], /, *, unknown: UnknownFields | str = ...
    ) -> Self: ...
    def __hash__(self) -> int: ...
    def __eq__(self, other: object, /) -> bool: ...

@final
class SocialHistory:
    def __init__(
        self,
        *,
        topic: Coding = ...,
        answer: str = ...,
        on: datetime.date | None = ...,
        provenance: Provenance = ...,
    ) -> None: ...
    @property
    def topic(self) -> Coding:
        """The question: tobacco, housing."""
    @property
    def answer(self) -> str:
        """The answer, in words."""
    @property
    def on(self) -> datetime.date | None: ...
    @property
    def provenance(self) -> Provenance: ...
    def replace(
        self,
        *,
        topic: Coding = ...,
        answer: str = ...,
        on: datetime.date | None = ...,
        provenance: Provenance = ...,
    ) -> Self:
        """A copy in which the given fields are replaced."""
    def to_bytes(self) -> bytes: ...
    def to_text(self) -> str: ...
    def to_json(self) -> str: ...
    def to_proto(self) -> Any: ...
    def write_file(self, path: str | os.PathLike[str], /) -> None: ...
    @classmethod
    def from_bytes(
        cls, data: bytes | bytearray | memoryview, /, *, unknown: UnknownFields | str = ...
    ) -> Self: ...
    @classmethod
    def from_text(cls, text: str | bytes, /, *, unknown: UnknownFields | str = ...) -> Self: ...
    @classmethod
    def from_json(cls, json: str | bytes, /, *, unknown: UnknownFields | str = ...) -> Self: ...
    @classmethod
    def from_proto(cls, message: Any, /) -> Self: ...
    @classmethod
    def read_file(
        cls, path: str | os.PathLike[str], /, *, unknown: UnknownFields | str = ...
    ) -> Self: ...
    def __hash__(self) -> int: ...
    def __eq__(self, other: object, /) -> bool: ...

@final
class Observation:
    def __init__(
        self,
        *,
        code: Coding = ...,
        value: Quantity | None = ...,
        text: str = ...,
        at: datetime.datetime = ...,
        provenance: Provenance = ...,
    ) -> None: ...
    @property
    def code(self) -> Coding: ...
    @property
    def value(self) -> Quantity | None:
        """The measured amount; absent where the result is words."""
    @property
    def text(self) -> str:
        """The result in words; empty where it is an amount."""
    @property
    def at(self) -> datetime.datetime: ...
    @property
    def provenance(self) -> Provenance: ...
    def replace(
        self,
        *,
        code: Coding = ...,
        value: Quantity | None = ...,
        text: str = ...,
        at: datetime.datetime = ...,
        provenance: Provenance = ...,
    ) -> Self:
        """A copy in which the given fields are replaced."""
    def to_bytes(self) -> bytes: ...
    def to_text(self) -> str: ...
    def to_json(self) -> str: ...
    def to_proto(self) -> Any: ...
    def write_file(self, path: str | os.PathLike[str], /) -> None: ...
    @classmethod
    def from_bytes(
        cls, data: bytes | bytearray | memoryview, /, *, unknown: UnknownFields | str = ...
    ) -> Self: ...
    @classmethod
    def from_text(cls, text: str | bytes, /, *, unknown: UnknownFields | str = ...) -> Self: ...
    @classmethod
    def from_json(cls, json: str | bytes, /, *, unknown: UnknownFields | str = ...) -> Self: ...
    @classmethod
    def from_proto(cls, message: Any, /) -> Self: ...
    @classmethod
    def read_file(
        cls, path: str | os.PathLike[str], /, *, unknown: UnknownFields | str = ...
    ) -> Self: ...
    def __hash__(self) -> int: ...
    def __eq__(self, other: object, /) -> bool: ...

@final
class History:
    """A patient's typed history: each kind in the order of recording."""
    def __init__(
        self,
        *,
        conditions: Iterable[Condition] = ...,
        allergies: Iterable[Allergy] = ...,
        medications: Iterable[Medication] = ...,
        procedures: Iterable[Procedure] = ...,
        immunizations: Iterable[Immunization] = ...,
        family: Iterable[FamilyHistory] = ...,
        social: Iterable[SocialHistory] = ...,
        observations: Iterable[Observation] = ...,
    ) -> None: ...
    @property
    def conditions(self) -> tuple[Condition, ...]: ...
    @property
    def allergies(self) -> tuple[Allergy, ...]: ...
    @property
    def medications(self) -> tuple[Medication, ...]: ...
    @property
    def procedures(self) -> tuple[Procedure, ...]: ...
    @property
    def immunizations(self) -> tuple[Immunization, ...]: ...
    @property
    def family(self) -> tuple[FamilyHistory, ...]: ...
    @property
    def social(self) -> tuple[SocialHistory, ...]: ...
    @property
    def observations(self) -> tuple[Observation, ...]: ...
    def replace(
        self,
        *,
        conditions: Iterable[Condition] = ...,
        allergies: Iterable[Allergy] = ...,
        medications: Iterable[Medication] = ...,
        procedures: Iterable[Procedure] = ...,
        immunizations: Iterable[Immunization] = ...,
        family: Iterable[FamilyHistory] = ...,
        social: Iterable[SocialHistory] = ...,
        observations: Iterable[Observation] = ...,
    ) -> Self:
        """A copy in which the given fields are replaced."""
    def to_bytes(self) -> bytes: ...
    def to_text(self) -> str: ...
    def to_json(self) -> str: ...
    def to_proto(self) -> Any: ...
    def write_file(self, path: str | os.PathLike[str], /) -> None: ...
    @classmethod
    def from_bytes(
        cls, data: bytes | bytearray | memoryview, /, *, unknown: UnknownFields | str = ...
    ) -> Self: ...
    @classmethod
    def from_text(cls, text: str | bytes, /, *, unknown: UnknownFields | str = ...) -> Self: ...
    @classmethod
    def from_json(cls, json: str | bytes, /, *, unknown: UnknownFields | str = ...) -> Self: ...
    @classmethod
    def from_proto(cls, message: Any, /) -> Self: ...
    @classmethod
    def read_file(
        cls, path: str | os.PathLike[str], /, *, unknown: UnknownFields | str = ...
    ) -> Self: ...
    def __hash__(self) -> int: ...
    def __eq__(self, other: object, /) -> bool: ...

@final
class PersonName:
    def __init__(
        self,
        *,
        given: str = ...,
        family: str = ...,
        preferred: str = ...,
    ) -> None: ...
    @property
    def given(self) -> str: ...
    @property
    def family(self) -> str: ...
    @property
    def preferred(self) -> str:
        """As it should be said or written, where it differs."""
    def replace(
        self,
        *,
        given: str = ...,
        family: str = ...,
        preferred: str = ...,
    ) -> Self:
        """A copy in which the given fields are replaced."""
    def to_bytes(self) -> bytes: ...
    def to_text(self) -> str: ...
    def to_json(self) -> str: ...
    def to_proto(self) -> Any: ...
    def write_file(self, path: str | os.PathLike[str], /) -> None: ...
    @classmethod
    def from_bytes(
        cls, data: bytes | bytearray | memoryview, /, *, unknown: UnknownFields | str = ...
    ) -> Self: ...
    @classmethod
    def from_text(cls, text: str | bytes, /, *, unknown: UnknownFields | str = ...) -> Self: ...
    @classmethod
    def from_json(cls, json: str | bytes, /, *, unknown: UnknownFields | str = ...) -> Self: ...
    @classmethod
    def from_proto(cls, message: Any, /) -> Self: ...
    @classmethod
    def read_file(
        cls, path: str | os.PathLike[str], /, *, unknown: UnknownFields | str = ...
    ) -> Self: ...
    def __hash__(self) -> int: ...
    def __eq__(self, other: object, /) -> bool: ...

@final
class Contact:
    """A way to reach a person."""
    def __init__(
        self,
        *,
        channel: Channel | str = ...,
        value: str = ...,
        rank: SupportsIndex = ...,
        valid: DateRange = ...,
    ) -> None: ...
    @property
    def channel(self) -> Channel: ...
    @property
    def value(self) -> str:
        """A number, an address."""
    @property
    def rank(self) -> int:
        """1 is tried first."""
    @property
    def valid(self) -> DateRange: ...
    def replace(
        self,
        *,
        channel: Channel | str = ...,
        value: str = ...,
        rank: SupportsIndex = ...,
        valid: DateRange = ...,
    ) -> Self:
        """A copy in which the given fields are replaced."""
    def to_bytes(self) -> bytes: ...
    def to_text(self) -> str: ...
    def to_json(self) -> str: ...
    def to_proto(self) -> Any: ...
    def write_file(self, path: str | os.PathLike[str], /) -> None: ...
    @classmethod
    def from_bytes(
        cls, data: bytes | bytearray | memoryview, /, *, unknown: UnknownFields | str = ...
    ) -> Self: ...
    @classmethod
    def from_text(cls, text: str | bytes, /, *, unknown: UnknownFields | str = ...) -> Self: ...
    @classmethod
    def from_json(cls, json: str | bytes, /, *, unknown: UnknownFields | str = ...) -> Self: ...
    @classmethod
    def from_proto(cls, message: Any, /) -> Self: ...
    @classmethod
    def read_file(
        cls, path: str | os.PathLike[str], /, *, unknown: UnknownFields | str = ...
    ) -> Self: ...
    def __hash__(self) -> int: ...
    def __eq__(self, other: object, /) -> bool: ...

@final
class PostalAddress:
    def __init__(
        self,
        *,
        lines: Iterable[str] = ...,
        city: str = ...,
        subdivision: str = ...,
        postal_code: str = ...,
    ) -> None: ...
    @property
    def lines(self) -> tuple[str, ...]:
        """Street lines."""
    @property
    def city(self) -> str: ...
    @property
    def subdivision(self) -> str:
        """ISO 3166-2, from which time zone and law of telehealth follow."""
    @property
    def postal_code(self) -> str: ...
    def replace(
        self,
        *,
        lines: Iterable[str] = ...,
        city: str = ...,
        subdivision: str = ...,
        postal_code: str = ...,
    ) -> Self:
        """A copy in which the given fields are replaced."""
    def to_bytes(self) -> bytes: ...
    def to_text(self) -> str: ...
    def to_json(self) -> str: ...
    def to_proto(self) -> Any: ...
    def write_file(self, path: str | os.PathLike[str], /) -> None: ...
    @classmethod
    def from_bytes(
        cls, data: bytes | bytearray | memoryview, /, *, unknown: UnknownFields | str = ...
    ) -> Self: ...
    @classmethod
    def from_text(cls, text: str | bytes, /, *, unknown: UnknownFields | str = ...) -> Self: ...
    @classmethod
    def from_json(cls, json: str | bytes, /, *, unknown: UnknownFields | str = ...) -> Self: ...
    @classmethod
    def from_proto(cls, message: Any, /) -> Self: ...
    @classmethod
    def read_file(
        cls, path: str | os.PathLike[str], /, *, unknown: UnknownFields | str = ...
    ) -> Self: ...
    def __hash__(self) -> int: ...
    def __eq__(self, other: object, /) -> bool: ...

@final
class RelatedPerson:
    """Somebody who belongs to a patient: a guardian, the guarantor of the bill, a sibling."""
    def __init__(
        self,
        *,
        relations: Iterable[Relation | str] = ...,
        patient: PatientId | None = ...,
        name: PersonName = ...,
        contacts: Iterable[Contact] = ...,
        may_consent: bool = ...,
        valid: DateRange = ...,
    ) -> None: ...
    @property
    def relations(self) -> tuple[Relation, ...]:
        """What the person is to the patient; one person may be several."""
    @property
    def patient(self) -> PatientId | None:
        """The person, where a patient too."""
    @property
    def name(self) -> PersonName: ...
    @property
    def contacts(self) -> tuple[Contact, ...]: ...
    @property
    def may_consent(self) -> bool:
        """May consent on the patient's behalf."""
    @property
    def valid(self) -> DateRange: ...
    def replace(
        self,
        *,
        relations: Iterable[Relation | str] = ...,
        patient: PatientId | None = ...,
        name: PersonName = ...,
        contacts: Iterable[Contact] = ...,
        may_consent: bool = ...,
        valid: DateRange = ...,
    ) -> Self:
        """A copy in which the given fields are replaced."""
    def to_bytes(self) -> bytes: ...
    def to_text(self) -> str: ...
    def to_json(self) -> str: ...
    def to_proto(self) -> Any: ...
    def write_file(self, path: str | os.PathLike[str], /) -> None: ...
    @classmethod
    def from_bytes(
        cls, data: bytes | bytearray | memoryview, /, *, unknown: UnknownFields | str = ...
    ) -> Self: ...
    @classmethod
    def from_text(cls, text: str | bytes, /, *, unknown: UnknownFields | str = ...) -> Self: ...
    @classmethod
    def from_json(cls, json: str | bytes, /, *, unknown: UnknownFields | str = ...) -> Self: ...
    @classmethod
    def from_proto(cls, message: Any, /) -> Self: ...
    @classmethod
    def read_file(
        cls, path: str | os.PathLike[str], /, *, unknown: UnknownFields | str = ...
    ) -> Self: ...
    def __hash__(self) -> int: ...
    def __eq__(self, other: object, /) -> bool: ...

@final
class Consent:
    """Consent given, or taken back. Append-only: the latest line of a channel and purpose holds."""
    def __init__(
        self,
        *,
        channel: Channel | str | None = ...,
        purpose: ConsentPurpose | str = ...,
        given: bool = ...,
        at: datetime.datetime = ...,
        wording_version: str = ...,
        by_related: SupportsIndex | None = ...,
    ) -> None: ...
    @property
    def channel(self) -> Channel | None:
        """Absent: for every channel."""
    @property
    def purpose(self) -> ConsentPurpose: ...
    @property
    def given(self) -> bool:
        """Given; else taken back."""
    @property
    def at(self) -> datetime.datetime: ...
    @property
    def wording_version(self) -> str:
        """The version of the words that were shown."""
    @property
    def by_related(self) -> int | None:
        """The related person who spoke for the patient, by position; absent: the patient."""
    def replace(
        self,
        *,
        channel: Channel | str | None = ...,
        purpose: ConsentPurpose | str = ...,
        given: bool = ...,
        at: datetime.datetime = ...,
        wording_version: str = ...,
        by_related: SupportsIndex | None = ...,
    ) -> Self:
        """A copy in which the given fields are replaced."""
    def to_bytes(self) -> bytes: ...
    def to_text(self) -> str: ...
    def to_json(self) -> str: ...
    def to_proto(self) -> Any: ...
    def write_file(self, path: str | os.PathLike[str], /) -> None: ...
    @classmethod
    def from_bytes(
        cls, data: bytes | bytearray | memoryview, /, *, unknown: UnknownFields | str = ...
    ) -> Self: ...
    @classmethod
    def from_text(cls, text: str | bytes, /, *, unknown: UnknownFields | str = ...) -> Self: ...
    @classmethod
    def from_json(cls, json: str | bytes, /, *, unknown: UnknownFields | str = ...) -> Self: ...
    @classmethod
    def from_proto(cls, message: Any, /) -> Self: ...
    @classmethod
    def read_file(
        cls, path: str | os.PathLike[str], /, *, unknown: UnknownFields | str = ...
    ) -> Self: ...
    def __hash__(self) -> int: ...
    def __eq__(self, other: object, /) -> bool: ...

@final
class Coverage:
    """Insurance or another payer's promise."""
    def __init__(
        self,
        *,
        payer: str = ...,
        member: Identifier = ...,
        plan: str = ...,
        valid: DateRange = ...,
        rank: SupportsIndex = ...,
    ) -> None: ...
    @property
    def payer(self) -> str:
        """The payer, by short name: medicare."""
    @property
    def member(self) -> Identifier: ...
    @property
    def plan(self) -> str: ...
    @property
    def valid(self) -> DateRange: ...
    @property
    def rank(self) -> int:
        """1 is primary."""
    def replace(
        self,
        *,
        payer: str = ...,
        member: Identifier = ...,
        plan: str = ...,
        valid: DateRange = ...,
        rank: SupportsIndex = ...,
    ) -> Self:
        """A copy in which the given fields are replaced."""
    def to_bytes(self) -> bytes: ...
    def to_text(self) -> str: ...
    def to_json(self) -> str: ...
    def to_proto(self) -> Any: ...
    def write_file(self, path: str | os.PathLike[str], /) -> None: ...
    @classmethod
    def from_bytes(
        cls, data: bytes | bytearray | memoryview, /, *, unknown: UnknownFields | str = ...
    ) -> Self: ...
    @classmethod
    def from_text(cls, text: str | bytes, /, *, unknown: UnknownFields | str = ...) -> Self: ...
    @classmethod
    def from_json(cls, json: str | bytes, /, *, unknown: UnknownFields | str = ...) -> Self: ...
    @classmethod
    def from_proto(cls, message: Any, /) -> Self: ...
    @classmethod
    def read_file(
        cls, path: str | os.PathLike[str], /, *, unknown: UnknownFields | str = ...
    ) -> Self: ...
    def __hash__(self) -> int: ...
    def __eq__(self, other: object, /) -> bool: ...

@final
class Patient:
    def __init__(
        self,
        *,
        id: PatientId | None = ...,
        key: str = ...,
        identifiers: Iterable[Identifier] = ...,
        name: PersonName = ...,
        born: datetime.date | None = ...,
        died: datetime.date | None = ...,
        sex: Sex | str | None = ...,
        contacts: Iterable[Contact] = ...,
        address: PostalAddress = ...,
        related: Iterable[RelatedPerson] = ...,
        usual_provider: StaffId | None = ...,
        language: str = ...,
        needs_interpreter: bool = ...,
        accessibility: Iterable[Accessibility | str] = ...,
        consents: Iterable[Consent] = ...,
        coverages: Iterable[Coverage] = ...,
        history: History = ...,
    ) -> None: ...
    @property
    def id(self) -> PatientId | None: ...
    @property
    def key(self) -> str:
        """Unique among the clinic's patients."""
    @property
    def identifiers(self) -> tuple[Identifier, ...]:
        """Record numbers and the like."""
    @property
    def name(self) -> PersonName: ...
    @property
    def born(self) -> datetime.date | None:
        """Absent where unknown; rules that need an age then answer Unknown."""
    @property
    def died(self) -> datetime.date | None:
        """Absent where the patient lives."""
    @property
    def sex(self) -> Sex | None:
        """Recorded for care; absent where nobody said."""
    @property
    def contacts(self) -> tuple[Contact, ...]: ...
    @property
    def address(self) -> PostalAddress: ...
    @property
    def related(self) -> tuple[RelatedPerson, ...]: ...
    @property
    def usual_provider(self) -> StaffId | None:
        """Invalid where the patient has none."""
    @property
    def language(self) -> str:
        """The language preferred, BCP 47: es."""
    @property
    def needs_interpreter(self) -> bool: ...
    @property
    def accessibility(self) -> tuple[Accessibility, ...]: ...
    @property
    def consents(self) -> tuple[Consent, ...]:
        """Append-only."""
    @property
    def coverages(self) -> tuple[Coverage, ...]: ...
    @property
    def history(self) -> History: ...
    def replace(
        self,
        *,
        id: PatientId | None = ...,
        key: str = ...,
        identifiers: Iterable[Identifier] = ...,
        name: PersonName = ...,
        born: datetime.date | None = ...,
        died: datetime.date | None = ...,
        sex: Sex | str | None = ...,
        contacts: Iterable[Contact] = ...,
        address: PostalAddress = ...,
        related: Iterable[RelatedPerson] = ...,
        usual_provider: StaffId | None = ...,
        language: str = ...,
        needs_interpreter: bool = ...,
        accessibility: Iterable[Accessibility | str] = ...,
        consents: Iterable[Consent] = ...,
        coverages: Iterable[Coverage] = ...,
        history: History = ...,
    ) -> Self:
        """A copy in which the given fields are replaced."""
    def to_bytes(self) -> bytes: ...
    def to_text(self) -> str: ...
    def to_json(self) -> str: ...
    def to_proto(self) -> Any: ...
    def write_file(self, path: str | os.PathLike[str], /) -> None: ...
    @classmethod
    def from_bytes(
        cls, data: bytes | bytearray | memoryview, /, *, unknown: UnknownFields | str = ...
    ) -> Self: ...
    @classmethod
    def from_text(cls, text: str | bytes, /, *, unknown: UnknownFields | str = ...) -> Self: ...
    @classmethod
    def from_json(cls, json: str | bytes, /, *, unknown: UnknownFields | str = ...) -> Self: ...
    @classmethod
    def from_proto(cls, message: Any, /) -> Self: ...
    @classmethod
    def read_file(
        cls, path: str | os.PathLike[str], /, *, unknown: UnknownFields | str = ...
    ) -> Self: ...
    def __hash__(self) -> int: ...
    def __eq__(self, other: object, /) -> bool: ...

@final
class CredentialRoute:
    """One way to be given a credential: all of it must hold."""
    def __init__(
        self,
        *,
        name: str = ...,
        summary: str = ...,
        valid: DateRange = ...,
        educations: Iterable[EducationNeed] = ...,
        graduated_within_months: SupportsIndex = ...,
        trainings: Iterable[TrainingNeed] = ...,
        experience_months: SupportsIndex = ...,
        experience_within_months: SupportsIndex = ...,
        secondary_education: bool = ...,
        credentials: Iterable[str] = ...,
        examination: bool = ...,
        endorsement: bool = ...,
        source: str = ...,
        seen_on: datetime.date | None = ...,
        confidence: Confidence | str = ...,
        recheck_by: str = ...,
    ) -> None: ...
    @property
    def name(self) -> str:
        """Unique in its credential: education, work, military, endorsement."""
    @property
    def summary(self) -> str:
        """The way in plain words, with what the other fields cannot say."""
    @property
    def valid(self) -> DateRange:
        """Half-open: the days of application for which it is open; open ends where they were not seen."""
    @property
    def educations(self) -> tuple[EducationNeed, ...]:
        """One of these; empty: no program is asked for."""
    @property
    def graduated_within_months(self) -> int:
        """The program ended at most this many months before; 0: no limit known."""
    @property
    def trainings(self) -> tuple[TrainingNeed, ...]:
        """All of these, performed or learned."""
    @property
    def experience_months(self) -> int:
        """Months of work in the field; 0: none."""
    @property
    def experience_within_months(self) -> int:
        """Counted over this many months before the application; 0: over any time."""
    @property
    def secondary_education(self) -> bool:
        """A high-school diploma or its equivalent."""
    @property
    def credentials(self) -> tuple[str, ...]:
        """One of these is held; empty: none is asked for."""
    @property
    def examination(self) -> bool:
        """An examination is to be passed."""
    @property
    def endorsement(self) -> bool:
        """A named practitioner, clinic or group endorses the person."""
    @property
    def source(self) -> str:
        """Where this is written, and where it was read."""
    @property
    def seen_on(self) -> datetime.date | None:
        """When that was last read."""
    @property
    def confidence(self) -> Confidence: ...
    @property
    def recheck_by(self) -> str:
        """Who must check it again before it is relied on."""
    def replace(
        self,
        *,
        name: str = ...,
        summary: str = ...,
        valid: DateRange = ...,
        educations: Iterable[EducationNeed] = ...,
        graduated_within_months: SupportsIndex = ...,
        trainings: Iterable[TrainingNeed] = ...,
        experience_months: SupportsIndex = ...,
        experience_within_months: SupportsIndex = ...,
        secondary_education: bool = ...,
        credentials: Iterable[str] = ...,
        examination: bool = ...,
        endorsement: bool = ...,
        source: str = ...,
        seen_on: datetime.date | None = ...,
        confidence: Confidence | str = ...,
        recheck_by: str = ...,
    ) -> Self:
        """A copy in which the given fields are replaced."""
    def to_bytes(self) -> bytes: ...
    def to_text(self) -> str: ...
    def to_json(self) -> str: ...
    def to_proto(self) -> Any: ...
    def write_file(self, path: str | os.PathLike[str], /) -> None: ...
    @classmethod
    def from_bytes(
        cls, data: bytes | bytearray | memoryview, /, *, unknown: UnknownFields | str = ...
    ) -> Self: ...
    @classmethod
    def from_text(cls, text: str | bytes, /, *, unknown: UnknownFields | str = ...) -> Self: ...
    @classmethod
    def from_json(cls, json: str | bytes, /, *, unknown: UnknownFields | str = ...) -> Self: ...
    @classmethod
    def from_proto(cls, message: Any, /) -> Self: ...
    @classmethod
    def read_file(
        cls, path: str | os.PathLike[str], /, *, unknown: UnknownFields | str = ...
    ) -> Self: ...
    def __hash__(self) -> int: ...
    def __eq__(self, other: object, /) -> bool: ...

@final
class ContinuingCategory:
    """A category of continuing education, and how much of it a cycle asks for at least."""
    def __init__(
        self,
        *,
        category: str = ...,
        points: SupportsIndex = ...,
    ) -> None: ...
    @property
    def category(self) -> str:
        """As the issuer names it: administrative, clinical, general."""
    @property
    def points(self) -> int:
        """At least this many points."""
    def replace(
        self,
        *,
        category: str = ...,
        points: SupportsIndex = ...,
    ) -> Self:
        """A copy in which the given fields are replaced."""
    def to_bytes(self) -> bytes: ...
    def to_text(self) -> str: ...
    def to_json(self) -> str: ...
    def to_proto(self) -> Any: ...
    def write_file(self, path: str | os.PathLike[str], /) -> None: ...
    @classmethod
    def from_bytes(
        cls, data: bytes | bytearray | memoryview, /, *, unknown: UnknownFields | str = ...
    ) -> Self: ...
    @classmethod
    def from_text(cls, text: str | bytes, /, *, unknown: UnknownFields | str = ...) -> Self: ...
    @classmethod
    def from_json(cls, json: str | bytes, /, *, unknown: UnknownFields | str = ...) -> Self: ...
    @classmethod
    def from_proto(cls, message: Any, /) -> Self: ...
    @classmethod
    def read_file(
        cls, path: str | os.PathLike[str], /, *, unknown: UnknownFields | str = ...
    ) -> Self: ...
    def __hash__(self) -> int: ...
    def __eq__(self, other: object, /) -> bool: ...

@final
class RenewalTerms:
    """What keeps a credential in force. One cycle asks for all of it."""
    def __init__(
        self,
        *,
        edition: str = ...,
        valid: DateRange = ...,
        cycle_months: SupportsIndex = ...,
        from_month_end: bool = ...,
        once_only: bool = ...,
        points: SupportsIndex = ...,
        unit: str = ...,
        categories: Iterable[ContinuingCategory] = ...,
        approved_points: SupportsIndex = ...,
        carries_over: bool = ...,
        by_examination: bool = ...,
        lapses_after_days: SupportsIndex | None = ...,
        annual_fee: Money | None = ...,
        summary: str = ...,
        source: str = ...,
        seen_on: datetime.date | None = ...,
        confidence: Confidence | str = ...,
        recheck_by: str = ...,
    ) -> None: ...
    @property
    def edition(self) -> str:
        """The issuer's edition of the requirements, as `Credential.edition` has it; empty: any."""
    @property
    def valid(self) -> DateRange:
        """Half-open: the renewals made under these terms; open ends where they were not seen."""
    @property
    def cycle_months(self) -> int:
        """How long the credential is in force; 0: not known."""
    @property
    def from_month_end(self) -> bool:
        """The cycle begins at the end of the month in which it was given."""
    @property
    def once_only(self) -> bool:
        """It cannot be renewed: interim and provisional ones."""
    @property
    def points(self) -> int:
        """Points of continuing education in a cycle; 0: none known. What the categories do not ask for
        may be of any category.
        """
    @property
    def unit(self) -> str:
        """What the issuer calls a point: recertification points, credits, clock hours."""
    @property
    def categories(self) -> tuple[ContinuingCategory, ...]:
        """The least in each category."""
    @property
    def approved_points(self) -> int:
        """Of the points, at least so many approved by the issuer."""
    @property
    def carries_over(self) -> bool:
        """Points beyond what a cycle asks for count in the next."""
    @property
    def by_examination(self) -> bool:
        """Passing the examination again will do instead of the points."""
    @property
    def lapses_after_days(self) -> int | None:
        """After so many days past the end only the examination restores it; absent: not known."""
    @property
    def annual_fee(self) -> Money | None:
        """Paid to the issuer every year; absent: none known."""
    @property
    def summary(self) -> str:
        """The terms in plain words, with what the other fields cannot say."""
    @property
    def source(self) -> str:
        """Where this is written, and where it was read."""
    @property
    def seen_on(self) -> datetime.date | None:
        """When that was last read."""
    @property
    def confidence(self) -> Confidence: ...
    @property
    def recheck_by(self) -> str:
        """Who must check it again before it is relied on."""
    def replace(
        self,
        *,
        edition: str = ...,
        valid: DateRange = ...,
        cycle_months: SupportsIndex = ...,
        from_month_end: bool = ...,
        once_only: bool = ...,
        points: SupportsIndex = ...,
        unit: str = ...,
        categories: Iterable[ContinuingCategory] = ...,
        approved_points: SupportsIndex = ...,
        carries_over: bool = ...,
        by_examination: bool = ...,
        lapses_after_days: SupportsIndex | None = ...,
        annual_fee: Money | None = ...,
        summary: str = ...,
        source: str = ...,
        seen_on: datetime.date | None = ...,
        confidence: Confidence | str = ...,
        recheck_by: str = ...,
    ) -> Self:
        """A copy in which the given fields are replaced."""
    def to_bytes(self) -> bytes: ...
    def to_text(self) -> str: ...
    def to_json(self) -> str: ...
    def to_proto(self) -> Any: ...
    def write_file(self, path: str | os.PathLike[str], /) -> None: ...
    @classmethod
    def from_bytes(
        cls, data: bytes | bytearray | memoryview, /, *, unknown: UnknownFields | str = ...
    ) -> Self: ...
    @classmethod
    def from_text(cls, text: str | bytes, /, *, unknown: UnknownFields | str = ...) -> Self: ...
    @classmethod
    def from_json(cls, json: str | bytes, /, *, unknown: UnknownFields | str = ...) -> Self: ...
    @classmethod
    def from_proto(cls, message: Any, /) -> Self: ...
    @classmethod
    def read_file(
        cls, path: str | os.PathLike[str], /, *, unknown: UnknownFields | str = ...
    ) -> Self: ...
    def __hash__(self) -> int: ...
    def __eq__(self, other: object, /) -> bool: ...

@final
class CredentialKind:
    """A credential as its issuer gives it. What it allows is for a jurisdiction's rules to say: a
    national certificate by itself allows nothing.
    """
    def __init__(
        self,
        *,
        code: str = ...,
        name: str = ...,
        name_es: str = ...,
        mark: str = ...,
        issuer: str = ...,
        issuer_kind: IssuerKind | str = ...,
        jurisdiction: str = ...,
        tied_to_employer: bool = ...,
        attests: Iterable[str] = ...,
        routes: Iterable[CredentialRoute] = ...,
        renewals: Iterable[RenewalTerms] = ...,
        valid: DateRange = ...,
        source: str = ...,
        seen_on: datetime.date | None = ...,
        confidence: Confidence | str = ...,
        recheck_by: str = ...,
    ) -> None: ...
    @property
    def code(self) -> str:
        """AAMA-CMA, WA-MA-C, AHA-BLS."""
    @property
    def name(self) -> str:
        """Its name in English."""
    @property
    def name_es(self) -> str:
        """Its name in Spanish; issuers give it in English."""
    @property
    def mark(self) -> str:
        """The letters that its holders put behind their name: CMA (AAMA). Empty where there are none."""
    @property
    def issuer(self) -> str:
        """Who gives it."""
    @property
    def issuer_kind(self) -> IssuerKind: ...
    @property
    def jurisdiction(self) -> str:
        """Where it was made to hold: US; US-WA for a state's own."""
    @property
    def tied_to_employer(self) -> bool:
        """It ends with the employment for which it was given."""
    @property
    def attests(self) -> tuple[str, ...]:
        """Duties in which its examination or training is about; not what it allows."""
    @property
    def routes(self) -> tuple[CredentialRoute, ...]:
        """Each is a way of its own. Empty: not read."""
    @property
    def renewals(self) -> tuple[RenewalTerms, ...]:
        """By edition. Empty: not read."""
    @property
    def valid(self) -> DateRange:
        """Half-open: when it is given; open ends where they were not seen."""
    @property
    def source(self) -> str:
        """Where this is written, and where it was read."""
    @property
    def seen_on(self) -> datetime.date | None:
        """When that was last read."""
    @property
    def confidence(self) -> Confidence: ...
    @property
    def recheck_by(self) -> str:
        """Who must check it again before it is relied on."""
    def replace(
        self,
        *,
        code: str = ...,
        name: str = ...,
        name_es: str = ...,
        mark: str = ...,
        issuer: str = ...,
        issuer_kind: IssuerKind | str = ...,
        jurisdiction: str = ...,
        tied_to_employer: bool = ...,
        attests: Iterable[str] = ...,
        routes: Iterable[CredentialRoute] = ...,
        renewals: Iterable[RenewalTerms] = ...,
        valid: DateRange = ...,
        source: str = ...,
        seen_on: datetime.date | None = ...,
        confidence: Confidence | str = ...,
        recheck_by: str = ...,
    ) -> Self:
        """A copy in which the given fields are replaced."""
    def to_bytes(self) -> bytes: ...
    def to_text(self) -> str: ...
    def to_json(self) -> str: ...
    def to_proto(self) -> Any: ...
    def write_file(self, path: str | os.PathLike[str], /) -> None: ...
    @classmethod
    def from_bytes(
        cls, data: bytes | bytearray | memoryview, /, *, unknown: UnknownFields | str = ...
    ) -> Self: ...
    @classmethod
    def from_text(cls, text: str | bytes, /, *, unknown: UnknownFields | str = ...) -> Self: ...
    @classmethod
    def from_json(cls, json: str | bytes, /, *, unknown: UnknownFields | str = ...) -> Self: ...
    @classmethod
    def from_proto(cls, message: Any, /) -> Self: ...
    @classmethod
    def read_file(
        cls, path: str | os.PathLike[str], /, *, unknown: UnknownFields | str = ...
    ) -> Self: ...
    def __hash__(self) -> int: ...
    def __eq__(self, other: object, /) -> bool: ...

@final
class OutlookFigure:
    """One figure."""
    def __init__(
        self,
        *,
        measure: OutlookMeasure | str = ...,
        value: SupportsIndex = ...,
        year: SupportsIndex = ...,
        month: SupportsIndex = ...,
        detail: str = ...,
        source: str = ...,
        seen_on: datetime.date | None = ...,
        confidence: Confidence | str = ...,
        recheck_by: str = ...,
    ) -> None: ...
    @property
    def measure(self) -> OutlookMeasure: ...
    @property
    def value(self) -> int:
        """As printed, in the measure's unit."""
    @property
    def year(self) -> int:
        """Of a wage: the year and month for which it holds; 0 where none was given."""
    @property
    def month(self) -> int: ...
    @property
    def detail(self) -> str:
        """What else was said: the kind of employer; that the value is a bound."""
    @property
    def source(self) -> str:
        """Where it was read."""
    @property
    def seen_on(self) -> datetime.date | None:
        """When that was last read."""
    @property
    def confidence(self) -> Confidence: ...
    @property
    def recheck_by(self) -> str:
        """Who must check it again before it is relied on."""
    def replace(
        self,
        *,
        measure: OutlookMeasure | str = ...,
        value: SupportsIndex = ...,
        year: SupportsIndex = ...,
        month: SupportsIndex = ...,
        detail: str = ...,
        source: str = ...,
        seen_on: datetime.date | None = ...,
        confidence: Confidence | str = ...,
        recheck_by: str = ...,
    ) -> Self:
        """A copy in which the given fields are replaced."""
    def to_bytes(self) -> bytes: ...
    def to_text(self) -> str: ...
    def to_json(self) -> str: ...
    def to_proto(self) -> Any: ...
    def write_file(self, path: str | os.PathLike[str], /) -> None: ...
    @classmethod
    def from_bytes(
        cls, data: bytes | bytearray | memoryview, /, *, unknown: UnknownFields | str = ...
    ) -> Self: ...
    @classmethod
    def from_text(cls, text: str | bytes, /, *, unknown: UnknownFields | str = ...) -> Self: ...
    @classmethod
    def from_json(cls, json: str | bytes, /, *, unknown: UnknownFields | str = ...) -> Self: ...
    @classmethod
    def from_proto(cls, message: Any, /) -> Self: ...
    @classmethod
    def read_file(
        cls, path: str | os.PathLike[str], /, *, unknown: UnknownFields | str = ...
    ) -> Self: ...
    def __hash__(self) -> int: ...
    def __eq__(self, other: object, /) -> bool: ...

@final
class OutlookEdition:
    """The outlook of an occupation by one edition of the labour statistics. Figures of different
    editions are not to be mixed, nor shown without the disclaimer.
    """
    def __init__(
        self,
        *,
        occupation: str = ...,
        from_: SupportsIndex = ...,
        to: SupportsIndex = ...,
        figures: Iterable[OutlookFigure] = ...,
        disclaimer: str = ...,
        disclaimer_es: str = ...,
    ) -> None: ...
    @property
    def occupation(self) -> str:
        """The occupation's code of the Standard Occupational Classification: 31-9092."""
    @property
    def from_(self) -> int:
        """The projection's first year."""
    @property
    def to(self) -> int:
        """The projection's last year."""
    @property
    def figures(self) -> tuple[OutlookFigure, ...]: ...
    @property
    def disclaimer(self) -> str:
        """To be shown with every figure, in English."""
    @property
    def disclaimer_es(self) -> str:
        """The same in Spanish."""
    def replace(
        self,
        *,
        occupation: str = ...,
        from_: SupportsIndex = ...,
        to: SupportsIndex = ...,
        figures: Iterable[OutlookFigure] = ...,
        disclaimer: str = ...,
        disclaimer_es: str = ...,
    ) -> Self:
        """A copy in which the given fields are replaced."""
    def to_bytes(self) -> bytes: ...
    def to_text(self) -> str: ...
    def to_json(self) -> str: ...
    def to_proto(self) -> Any: ...
    def write_file(self, path: str | os.PathLike[str], /) -> None: ...
    @classmethod
    def from_bytes(
        cls, data: bytes | bytearray | memoryview, /, *, unknown: UnknownFields | str = ...
    ) -> Self: ...
    @classmethod
    def from_text(cls, text: str | bytes, /, *, unknown: UnknownFields | str = ...) -> Self: ...
    @classmethod
    def from_json(cls, json: str | bytes, /, *, unknown: UnknownFields | str = ...) -> Self: ...
    @classmethod
    def from_proto(cls, message: Any, /) -> Self: ...
    @classmethod
    def read_file(
        cls, path: str | os.PathLike[str], /, *, unknown: UnknownFields | str = ...
    ) -> Self: ...
    def __hash__(self) -> int: ...
    def __eq__(self, other: object, /) -> bool: ...

@final
class Program:
    """A program of education for medical assistants."""
    def __init__(
        self,
        *,
        id: ProgramId | None = ...,
        key: str = ...,
        name: str = ...,
        award: Award | str = ...,
        accreditor: Accreditor | str = ...,
        contact_hours: datetime.timedelta = ...,
        practicum_hours: datetime.timedelta = ...,
        specialty_focus: Iterable[str] = ...,
    ) -> None: ...
    @property
    def id(self) -> ProgramId | None: ...
    @property
    def key(self) -> str:
        """Unique among the clinic's programs."""
    @property
    def name(self) -> str: ...
    @property
    def award(self) -> Award: ...
    @property
    def accreditor(self) -> Accreditor: ...
    @property
    def contact_hours(self) -> datetime.timedelta:
        """In all."""
    @property
    def practicum_hours(self) -> datetime.timedelta:
        """Of these, in practice."""
    @property
    def specialty_focus(self) -> tuple[str, ...]:
        """The specialties that its clinical training reflects."""
    def replace(
        self,
        *,
        id: ProgramId | None = ...,
        key: str = ...,
        name: str = ...,
        award: Award | str = ...,
        accreditor: Accreditor | str = ...,
        contact_hours: datetime.timedelta = ...,
        practicum_hours: datetime.timedelta = ...,
        specialty_focus: Iterable[str] = ...,
    ) -> Self:
        """A copy in which the given fields are replaced."""
    def to_bytes(self) -> bytes: ...
    def to_text(self) -> str: ...
    def to_json(self) -> str: ...
    def to_proto(self) -> Any: ...
    def write_file(self, path: str | os.PathLike[str], /) -> None: ...
    @classmethod
    def from_bytes(
        cls, data: bytes | bytearray | memoryview, /, *, unknown: UnknownFields | str = ...
    ) -> Self: ...
    @classmethod
    def from_text(cls, text: str | bytes, /, *, unknown: UnknownFields | str = ...) -> Self: ...
    @classmethod
    def from_json(cls, json: str | bytes, /, *, unknown: UnknownFields | str = ...) -> Self: ...
    @classmethod
    def from_proto(cls, message: Any, /) -> Self: ...
    @classmethod
    def read_file(
        cls, path: str | os.PathLike[str], /, *, unknown: UnknownFields | str = ...
    ) -> Self: ...
    def __hash__(self) -> int: ...
    def __eq__(self, other: object, /) -> bool: ...

@final
class ProgramKind:
    """A kind of program of education, as the catalog knows it: what a program must be to count as one."""
    def __init__(
        self,
        *,
        code: str = ...,
        name: str = ...,
        name_es: str = ...,
        award: Award | str = ...,
        subject: str = ...,
        accreditors: Iterable[Accreditor | str] = ...,
        contact_hours: datetime.timedelta | None = ...,
        practicum_hours: datetime.timedelta | None = ...,
        leads_to: Iterable[str] = ...,
        source: str = ...,
        seen_on: datetime.date | None = ...,
        confidence: Confidence | str = ...,
        recheck_by: str = ...,
    ) -> None: ...
    @property
    def code(self) -> str: ...
    @property
    def name(self) -> str:
        """What it is called in English."""
    @property
    def name_es(self) -> str:
        """What it is called in Spanish."""
    @property
    def award(self) -> Award: ...
    @property
    def subject(self) -> str:
        """In what: medical-assisting, nursing."""
    @property
    def accreditors(self) -> tuple[Accreditor, ...]:
        """Any one of these; empty: not asked for."""
    @property
    def contact_hours(self) -> datetime.timedelta | None:
        """At least, in all; absent: none known."""
    @property
    def practicum_hours(self) -> datetime.timedelta | None:
        """Of these, at least in practice; absent: none known."""
    @property
    def leads_to(self) -> tuple[str, ...]:
        """Credentials to which it is a way."""
    @property
    def source(self) -> str:
        """Where this is written, and where it was read."""
    @property
    def seen_on(self) -> datetime.date | None:
        """When that was last read."""
    @property
    def confidence(self) -> Confidence: ...
    @property
    def recheck_by(self) -> str:
        """Who must check it again before it is relied on."""
    def replace(
        self,
        *,
        code: str = ...,
        name: str = ...,
        name_es: str = ...,
        award: Award | str = ...,
        subject: str = ...,
        accreditors: Iterable[Accreditor | str] = ...,
        contact_hours: datetime.timedelta | None = ...,
        practicum_hours: datetime.timedelta | None = ...,
        leads_to: Iterable[str] = ...,
        source: str = ...,
        seen_on: datetime.date | None = ...,
        confidence: Confidence | str = ...,
        recheck_by: str = ...,
    ) -> Self:
        """A copy in which the given fields are replaced."""
    def to_bytes(self) -> bytes: ...
    def to_text(self) -> str: ...
    def to_json(self) -> str: ...
    def to_proto(self) -> Any: ...
    def write_file(self, path: str | os.PathLike[str], /) -> None: ...
    @classmethod
    def from_bytes(
        cls, data: bytes | bytearray | memoryview, /, *, unknown: UnknownFields | str = ...
    ) -> Self: ...
    @classmethod
    def from_text(cls, text: str | bytes, /, *, unknown: UnknownFields | str = ...) -> Self: ...
    @classmethod
    def from_json(cls, json: str | bytes, /, *, unknown: UnknownFields | str = ...) -> Self: ...
    @classmethod
    def from_proto(cls, message: Any, /) -> Self: ...
    @classmethod
    def read_file(
        cls, path: str | os.PathLike[str], /, *, unknown: UnknownFields | str = ...
    ) -> Self: ...
    def __hash__(self) -> int: ...
    def __eq__(self, other: object, /) -> bool: ...

@final
class StartDay:
    """The day a class starts. A notice may leave out the year ("classes start July 8")."""
    def __init__(
        self,
        *,
        year: SupportsIndex | None = ...,
        month: SupportsIndex = ...,
        day: SupportsIndex = ...,
    ) -> None: ...
    @property
    def year(self) -> int | None:
        """Absent where the notice gave none."""
    @property
    def month(self) -> int:
        """1 to 12."""
    @property
    def day(self) -> int:
        """1 to the month's length."""
    def replace(
        self,
        *,
        year: SupportsIndex | None = ...,
        month: SupportsIndex = ...,
        day: SupportsIndex = ...,
    ) -> Self:
        """A copy in which the given fields are replaced."""
    def to_bytes(self) -> bytes: ...
    def to_text(self) -> str: ...
    def to_json(self) -> str: ...
    def to_proto(self) -> Any: ...
    def write_file(self, path: str | os.PathLike[str], /) -> None: ...
    @classmethod
    def from_bytes(
        cls, data: bytes | bytearray | memoryview, /, *, unknown: UnknownFields | str = ...
    ) -> Self: ...
    @classmethod
    def from_text(cls, text: str | bytes, /, *, unknown: UnknownFields | str = ...) -> Self: ...
    @classmethod
    def from_json(cls, json: str | bytes, /, *, unknown: UnknownFields | str = ...) -> Self: ...
    @classmethod
    def from_proto(cls, message: Any, /) -> Self: ...
    @classmethod
    def read_file(
        cls, path: str | os.PathLike[str], /, *, unknown: UnknownFields | str = ...
    ) -> Self: ...
    def __hash__(self) -> int: ...
    def __eq__(self, other: object, /) -> bool: ...

@final
class Cohort:
    """One class of a program."""
    def __init__(
        self,
        *,
        id: CohortId | None = ...,
        key: str = ...,
        program: ProgramId | None = ...,
        starts: StartDay = ...,
        capacity: SupportsIndex = ...,
        enrolled: SupportsIndex = ...,
    ) -> None: ...
    @property
    def id(self) -> CohortId | None: ...
    @property
    def key(self) -> str:
        """Unique among the clinic's cohorts."""
    @property
    def program(self) -> ProgramId | None: ...
    @property
    def starts(self) -> StartDay: ...
    @property
    def capacity(self) -> int: ...
    @property
    def enrolled(self) -> int: ...
    def replace(
        self,
        *,
        id: CohortId | None = ...,
        key: str = ...,
        program: ProgramId | None = ...,
        starts: StartDay = ...,
        capacity: SupportsIndex = ...,
        enrolled: SupportsIndex = ...,
    ) -> Self:
        """A copy in which the given fields are replaced."""
    def to_bytes(self) -> bytes: ...
    def to_text(self) -> str: ...
    def to_json(self) -> str: ...
    def to_proto(self) -> Any: ...
    def write_file(self, path: str | os.PathLike[str], /) -> None: ...
    @classmethod
    def from_bytes(
        cls, data: bytes | bytearray | memoryview, /, *, unknown: UnknownFields | str = ...
    ) -> Self: ...
    @classmethod
    def from_text(cls, text: str | bytes, /, *, unknown: UnknownFields | str = ...) -> Self: ...
    @classmethod
    def from_json(cls, json: str | bytes, /, *, unknown: UnknownFields | str = ...) -> Self: ...
    @classmethod
    def from_proto(cls, message: Any, /) -> Self: ...
    @classmethod
    def read_file(
        cls, path: str | os.PathLike[str], /, *, unknown: UnknownFields | str = ...
    ) -> Self: ...
    def __hash__(self) -> int: ...
    def __eq__(self, other: object, /) -> bool: ...

@final
class CareerStep:
    """A step from one role to another: what must be earned. Experience in the first role counts for
    nothing unless `credits_experience` says so.
    """
    def __init__(
        self,
        *,
        from_: Role | str = ...,
        to: Role | str = ...,
        awards: Iterable[Award | str] = ...,
        examinations: Iterable[str] = ...,
        licence: bool = ...,
        credits_experience: bool = ...,
        source: str = ...,
        subject: str = ...,
        summary: str = ...,
        summary_es: str = ...,
        seen_on: datetime.date | None = ...,
        confidence: Confidence | str | None = ...,
        recheck_by: str = ...,
    ) -> None: ...
    @property
    def from_(self) -> Role: ...
    @property
    def to(self) -> Role: ...
    @property
    def awards(self) -> tuple[Award, ...]:
        """Any one of these awards."""
    @property
    def examinations(self) -> tuple[str, ...]:
        """Examinations to be passed: NCLEX-RN."""
    @property
    def licence(self) -> bool:
        """A licence of the jurisdiction is needed."""
    @property
    def credits_experience(self) -> bool:
        """Hours worked in the first role shorten the education."""
    @property
    def source(self) -> str:
        """Where this is written."""
    @property
    def subject(self) -> str:
        """The awards are in this: nursing. An award in anything else is none of them."""
    @property
    def summary(self) -> str:
        """The step in plain words, in English."""
    @property
    def summary_es(self) -> str:
        """The same in Spanish."""
    @property
    def seen_on(self) -> datetime.date | None:
        """When the source was last read."""
    @property
    def confidence(self) -> Confidence | None:
        """How sure it is; absent where nobody said."""
    @property
    def recheck_by(self) -> str:
        """Who must check it again before it is relied on."""
    def replace(
        self,
        *,
        from_: Role | str = ...,
        to: Role | str = ...,
        awards: Iterable[Award | str] = ...,
        examinations: Iterable[str] = ...,
        licence: bool = ...,
        credits_experience: bool = ...,
        source: str = ...,
        subject: str = ...,
        summary: str = ...,
        summary_es: str = ...,
        seen_on: datetime.date | None = ...,
        confidence: Confidence | str | None = ...,
        recheck_by: str = ...,
    ) -> Self:
        """A copy in which the given fields are replaced."""
    def to_bytes(self) -> bytes: ...
    def to_text(self) -> str: ...
    def to_json(self) -> str: ...
    def to_proto(self) -> Any: ...
    def write_file(self, path: str | os.PathLike[str], /) -> None: ...
    @classmethod
    def from_bytes(
        cls, data: bytes | bytearray | memoryview, /, *, unknown: UnknownFields | str = ...
    ) -> Self: ...
    @classmethod
    def from_text(cls, text: str | bytes, /, *, unknown: UnknownFields | str = ...) -> Self: ...
    @classmethod
    def from_json(cls, json: str | bytes, /, *, unknown: UnknownFields | str = ...) -> Self: ...
    @classmethod
    def from_proto(cls, message: Any, /) -> Self: ...
    @classmethod
    def read_file(
        cls, path: str | os.PathLike[str], /, *, unknown: UnknownFields | str = ...
    ) -> Self: ...
    def __hash__(self) -> int: ...
    def __eq__(self, other: object, /) -> bool: ...

@final
class PointsProgress:
    """Points of one kind, in hundredths: 150 is one and a half."""
    def __init__(
        self,
        *,
        category: str = ...,
        asked_hundredths: SupportsIndex = ...,
        earned_hundredths: SupportsIndex = ...,
        missing_hundredths: SupportsIndex = ...,
    ) -> None: ...
    @property
    def category(self) -> str:
        """The issuer's category; "approved" for points that the issuer approved; empty: points of any kind."""
    @property
    def asked_hundredths(self) -> int: ...
    @property
    def earned_hundredths(self) -> int: ...
    @property
    def missing_hundredths(self) -> int: ...
    def replace(
        self,
        *,
        category: str = ...,
        asked_hundredths: SupportsIndex = ...,
        earned_hundredths: SupportsIndex = ...,
        missing_hundredths: SupportsIndex = ...,
    ) -> Self:
        """A copy in which the given fields are replaced."""
    def __hash__(self) -> int: ...
    def __eq__(self, other: object, /) -> bool: ...

@final
class RenewalProgress:
    """What a credential that somebody holds still needs for its renewal, and by when."""
    def __init__(
        self,
        *,
        credential: str = ...,
        state: RenewalState | str = ...,
        counted_from: datetime.date | None = ...,
        due: datetime.date | None = ...,
        days_left: SupportsIndex = ...,
        points: Iterable[PointsProgress] = ...,
        missing_hundredths: SupportsIndex = ...,
        by_examination: bool = ...,
        restorable_until: datetime.date | None = ...,
        unit: str = ...,
        summary: str = ...,
        source: str = ...,
        confidence: Confidence | str = ...,
        recheck_by: str = ...,
    ) -> None: ...
    @property
    def credential(self) -> str: ...
    @property
    def state(self) -> RenewalState: ...
    @property
    def counted_from(self) -> datetime.date | None:
        """The first day whose continuing education counts in this cycle; absent: not known."""
    @property
    def due(self) -> datetime.date | None:
        """The first day on which it is no longer in force unless renewed; absent: not known."""
    @property
    def days_left(self) -> int:
        """From the day asked about until `due`; negative once it has ended."""
    @property
    def points(self) -> tuple[PointsProgress, ...]:
        """In all, then by category as the terms list them, then those approved by the issuer; only what is
        asked.
        """
    @property
    def missing_hundredths(self) -> int:
        """The least that must still be earned for all of these to be met."""
    @property
    def by_examination(self) -> bool:
        """Passing the examination again will do instead of the points."""
    @property
    def restorable_until(self) -> datetime.date | None:
        """The first day on which only the examination restores it; absent: not known."""
    @property
    def unit(self) -> str:
        """What the issuer calls a point."""
    @property
    def summary(self) -> str:
        """The terms in plain words."""
    @property
    def source(self) -> str:
        """Where they are written, and how sure that is."""
    @property
    def confidence(self) -> Confidence: ...
    @property
    def recheck_by(self) -> str:
        """Who must check them again."""
    def replace(
        self,
        *,
        credential: str = ...,
        state: RenewalState | str = ...,
        counted_from: datetime.date | None = ...,
        due: datetime.date | None = ...,
        days_left: SupportsIndex = ...,
        points: Iterable[PointsProgress] = ...,
        missing_hundredths: SupportsIndex = ...,
        by_examination: bool = ...,
        restorable_until: datetime.date | None = ...,
        unit: str = ...,
        summary: str = ...,
        source: str = ...,
        confidence: Confidence | str = ...,
        recheck_by: str = ...,
    ) -> Self:
        """A copy in which the given fields are replaced."""
    def __hash__(self) -> int: ...
    def __eq__(self, other: object, /) -> bool: ...

@final
class Licence:
    """A state's permission to practise a licensed profession."""
    def __init__(
        self,
        *,
        role: Role | str = ...,
        jurisdiction: str = ...,
        number: Identifier = ...,
        valid: DateRange = ...,
    ) -> None: ...
    @property
    def role(self) -> Role:
        """The profession it licenses."""
    @property
    def jurisdiction(self) -> str:
        """Where it holds."""
    @property
    def number(self) -> Identifier:
        """As the board gave it."""
    @property
    def valid(self) -> DateRange:
        """Half-open."""
    def replace(
        self,
        *,
        role: Role | str = ...,
        jurisdiction: str = ...,
        number: Identifier = ...,
        valid: DateRange = ...,
    ) -> Self:
        """A copy in which the given fields are replaced."""
    def to_bytes(self) -> bytes: ...
    def to_text(self) -> str: ...
    def to_json(self) -> str: ...
    def to_proto(self) -> Any: ...
    def write_file(self, path: str | os.PathLike[str], /) -> None: ...
    @classmethod
    def from_bytes(
        cls, data: bytes | bytearray | memoryview, /, *, unknown: UnknownFields | str = ...
    ) -> Self: ...
    @classmethod
    def from_text(cls, text: str | bytes, /, *, unknown: UnknownFields | str = ...) -> Self: ...
    @classmethod
    def from_json(cls, json: str | bytes, /, *, unknown: UnknownFields | str = ...) -> Self: ...
    @classmethod
    def from_proto(cls, message: Any, /) -> Self: ...
    @classmethod
    def read_file(
        cls, path: str | os.PathLike[str], /, *, unknown: UnknownFields | str = ...
    ) -> Self: ...
    def __hash__(self) -> int: ...
    def __eq__(self, other: object, /) -> bool: ...

@final
class Credential:
    """What a person holds: a certificate, registration or card with its issuer's edition."""
    def __init__(
        self,
        *,
        code: str = ...,
        edition: str = ...,
        number: Identifier = ...,
        valid: DateRange = ...,
        tied_to_employer: str = ...,
    ) -> None: ...
    @property
    def code(self) -> str:
        """Which credential: AAMA-CMA, WA-MA-C, AHA-BLS."""
    @property
    def edition(self) -> str:
        """The edition of the issuer's requirements under which it was given; empty where unknown."""
    @property
    def number(self) -> Identifier:
        """As the issuer gave it."""
    @property
    def valid(self) -> DateRange:
        """Half-open: valid on `from`, no longer on `until`."""
    @property
    def tied_to_employer(self) -> str:
        """The employer, by key, to which it is tied; empty where it holds anywhere."""
    def replace(
        self,
        *,
        code: str = ...,
        edition: str = ...,
        number: Identifier = ...,
        valid: DateRange = ...,
        tied_to_employer: str = ...,
    ) -> Self:
        """A copy in which the given fields are replaced."""
    def to_bytes(self) -> bytes: ...
    def to_text(self) -> str: ...
    def to_json(self) -> str: ...
    def to_proto(self) -> Any: ...
    def write_file(self, path: str | os.PathLike[str], /) -> None: ...
    @classmethod
    def from_bytes(
        cls, data: bytes | bytearray | memoryview, /, *, unknown: UnknownFields | str = ...
    ) -> Self: ...
    @classmethod
    def from_text(cls, text: str | bytes, /, *, unknown: UnknownFields | str = ...) -> Self: ...
    @classmethod
    def from_json(cls, json: str | bytes, /, *, unknown: UnknownFields | str = ...) -> Self: ...
    @classmethod
    def from_proto(cls, message: Any, /) -> Self: ...
    @classmethod
    def read_file(
        cls, path: str | os.PathLike[str], /, *, unknown: UnknownFields | str = ...
    ) -> Self: ...
    def __hash__(self) -> int: ...
    def __eq__(self, other: object, /) -> bool: ...

@final
class Training:
    """One line of a training log: append-only."""
    def __init__(
        self,
        *,
        topic: str = ...,
        kind: TrainingKind | str = ...,
        hours: datetime.timedelta = ...,
        performances: SupportsIndex = ...,
        on: datetime.date | None = ...,
        attested_by: StaffId | None = ...,
        preceptor: StaffId | None = ...,
    ) -> None: ...
    @property
    def topic(self) -> str:
        """What was trained: a duty's code (C19) or a named topic (injections)."""
    @property
    def kind(self) -> TrainingKind: ...
    @property
    def hours(self) -> datetime.timedelta:
        """Time spent; zero where only performances count."""
    @property
    def performances(self) -> int:
        """How many times the act was performed."""
    @property
    def on(self) -> datetime.date | None:
        """The day it was done, or completed."""
    @property
    def attested_by(self) -> StaffId | None:
        """Who attests it; invalid where the attester is outside the clinic."""
    @property
    def preceptor(self) -> StaffId | None:
        """Who was co-present while an extern performed."""
    def replace(
        self,
        *,
        topic: str = ...,
        kind: TrainingKind | str = ...,
        hours: datetime.timedelta = ...,
        performances: SupportsIndex = ...,
        on: datetime.date | None = ...,
        attested_by: StaffId | None = ...,
        preceptor: StaffId | None = ...,
    ) -> Self:
        """A copy in which the given fields are replaced."""
    def to_bytes(self) -> bytes: ...
    def to_text(self) -> str: ...
    def to_json(self) -> str: ...
    def to_proto(self) -> Any: ...
    def write_file(self, path: str | os.PathLike[str], /) -> None: ...
    @classmethod
    def from_bytes(
        cls, data: bytes | bytearray | memoryview, /, *, unknown: UnknownFields | str = ...
    ) -> Self: ...
    @classmethod
    def from_text(cls, text: str | bytes, /, *, unknown: UnknownFields | str = ...) -> Self: ...
    @classmethod
    def from_json(cls, json: str | bytes, /, *, unknown: UnknownFields | str = ...) -> Self: ...
    @classmethod
    def from_proto(cls, message: Any, /) -> Self: ...
    @classmethod
    def read_file(
        cls, path: str | os.PathLike[str], /, *, unknown: UnknownFields | str = ...
    ) -> Self: ...
    def __hash__(self) -> int: ...
    def __eq__(self, other: object, /) -> bool: ...

@final
class Education:
    """A program of education that a person completed."""
    def __init__(
        self,
        *,
        award: Award | str = ...,
        accreditor: Accreditor | str | None = ...,
        contact_hours: datetime.timedelta | None = ...,
        clinical_hours: datetime.timedelta | None = ...,
        completed: datetime.date | None = ...,
        subject: str = ...,
    ) -> None: ...
    @property
    def award(self) -> Award: ...
    @property
    def accreditor(self) -> Accreditor | None:
        """Who accredits the program; absent where nobody said."""
    @property
    def contact_hours(self) -> datetime.timedelta | None:
        """The program's contact hours in all; absent where nobody said."""
    @property
    def clinical_hours(self) -> datetime.timedelta | None:
        """Of these, clinical; absent where nobody said."""
    @property
    def completed(self) -> datetime.date | None:
        """Absent while not completed."""
    @property
    def subject(self) -> str:
        """In what: medical-assisting, nursing; empty where nobody said."""
    def replace(
        self,
        *,
        award: Award | str = ...,
        accreditor: Accreditor | str | None = ...,
        contact_hours: datetime.timedelta | None = ...,
        clinical_hours: datetime.timedelta | None = ...,
        completed: datetime.date | None = ...,
        subject: str = ...,
    ) -> Self:
        """A copy in which the given fields are replaced."""
    def to_bytes(self) -> bytes: ...
    def to_text(self) -> str: ...
    def to_json(self) -> str: ...
    def to_proto(self) -> Any: ...
    def write_file(self, path: str | os.PathLike[str], /) -> None: ...
    @classmethod
    def from_bytes(
        cls, data: bytes | bytearray | memoryview, /, *, unknown: UnknownFields | str = ...
    ) -> Self: ...
    @classmethod
    def from_text(cls, text: str | bytes, /, *, unknown: UnknownFields | str = ...) -> Self: ...
    @classmethod
    def from_json(cls, json: str | bytes, /, *, unknown: UnknownFields | str = ...) -> Self: ...
    @classmethod
    def from_proto(cls, message: Any, /) -> Self: ...
    @classmethod
    def read_file(
        cls, path: str | os.PathLike[str], /, *, unknown: UnknownFields | str = ...
    ) -> Self: ...
    def __hash__(self) -> int: ...
    def __eq__(self, other: object, /) -> bool: ...

@final
class ContinuingEducation:
    """One line of a person's continuing education, as the issuer of a credential counts it:
    append-only.
    """
    def __init__(
        self,
        *,
        credential: str = ...,
        category: str = ...,
        points_hundredths: SupportsIndex = ...,
        approved: bool = ...,
        on: datetime.date | None = ...,
    ) -> None: ...
    @property
    def credential(self) -> str:
        """The credential for which it counts."""
    @property
    def category(self) -> str:
        """The issuer's category: administrative, clinical, general; empty where it has none."""
    @property
    def points_hundredths(self) -> int:
        """Hundredths of a point: 150 is one and a half."""
    @property
    def approved(self) -> bool:
        """Approved by the issuer."""
    @property
    def on(self) -> datetime.date | None:
        """The day it was completed."""
    def replace(
        self,
        *,
        credential: str = ...,
        category: str = ...,
        points_hundredths: SupportsIndex = ...,
        approved: bool = ...,
        on: datetime.date | None = ...,
    ) -> Self:
        """A copy in which the given fields are replaced."""
    def to_bytes(self) -> bytes: ...
    def to_text(self) -> str: ...
    def to_json(self) -> str: ...
    def to_proto(self) -> Any: ...
    def write_file(self, path: str | os.PathLike[str], /) -> None: ...
    @classmethod
    def from_bytes(
        cls, data: bytes | bytearray | memoryview, /, *, unknown: UnknownFields | str = ...
    ) -> Self: ...
    @classmethod
    def from_text(cls, text: str | bytes, /, *, unknown: UnknownFields | str = ...) -> Self: ...
    @classmethod
    def from_json(cls, json: str | bytes, /, *, unknown: UnknownFields | str = ...) -> Self: ...
    @classmethod
    def from_proto(cls, message: Any, /) -> Self: ...
    @classmethod
    def read_file(
        cls, path: str | os.PathLike[str], /, *, unknown: UnknownFields | str = ...
    ) -> Self: ...
    def __hash__(self) -> int: ...
    def __eq__(self, other: object, /) -> bool: ...

@final
class Employment:
    """A span of employment."""
    def __init__(
        self,
        *,
        employer: str = ...,
        home_site: SiteId | None = ...,
        period: DateRange = ...,
        fte_thousandths: SupportsIndex = ...,
        float_pool: bool = ...,
    ) -> None: ...
    @property
    def employer(self) -> str:
        """The employer's key (`Site::employer`)."""
    @property
    def home_site(self) -> SiteId | None:
        """Where the person usually works."""
    @property
    def period(self) -> DateRange:
        """Half-open."""
    @property
    def fte_thousandths(self) -> int:
        """Full-time equivalent in thousandths: 800 is 0.8 FTE."""
    @property
    def float_pool(self) -> bool:
        """From the float pool, without a home pod."""
    def replace(
        self,
        *,
        employer: str = ...,
        home_site: SiteId | None = ...,
        period: DateRange = ...,
        fte_thousandths: SupportsIndex = ...,
        float_pool: bool = ...,
    ) -> Self:
        """A copy in which the given fields are replaced."""
    def to_bytes(self) -> bytes: ...
    def to_text(self) -> str: ...
    def to_json(self) -> str: ...
    def to_proto(self) -> Any: ...
    def write_file(self, path: str | os.PathLike[str], /) -> None: ...
    @classmethod
    def from_bytes(
        cls, data: bytes | bytearray | memoryview, /, *, unknown: UnknownFields | str = ...
    ) -> Self: ...
    @classmethod
    def from_text(cls, text: str | bytes, /, *, unknown: UnknownFields | str = ...) -> Self: ...
    @classmethod
    def from_json(cls, json: str | bytes, /, *, unknown: UnknownFields | str = ...) -> Self: ...
    @classmethod
    def from_proto(cls, message: Any, /) -> Self: ...
    @classmethod
    def read_file(
        cls, path: str | os.PathLike[str], /, *, unknown: UnknownFields | str = ...
    ) -> Self: ...
    def __hash__(self) -> int: ...
    def __eq__(self, other: object, /) -> bool: ...

@final
class SupervisionAuthority:
    """Whom a person may supervise."""
    def __init__(
        self,
        *,
        roles: Iterable[Role | str] = ...,
        at_most: SupportsIndex = ...,
    ) -> None: ...
    @property
    def roles(self) -> tuple[Role, ...]:
        """The roles that may be supervised."""
    @property
    def at_most(self) -> int:
        """How many people at once; 0 means no limit is known."""
    def replace(
        self,
        *,
        roles: Iterable[Role | str] = ...,
        at_most: SupportsIndex = ...,
    ) -> Self:
        """A copy in which the given fields are replaced."""
    def to_bytes(self) -> bytes: ...
    def to_text(self) -> str: ...
    def to_json(self) -> str: ...
    def to_proto(self) -> Any: ...
    def write_file(self, path: str | os.PathLike[str], /) -> None: ...
    @classmethod
    def from_bytes(
        cls, data: bytes | bytearray | memoryview, /, *, unknown: UnknownFields | str = ...
    ) -> Self: ...
    @classmethod
    def from_text(cls, text: str | bytes, /, *, unknown: UnknownFields | str = ...) -> Self: ...
    @classmethod
    def from_json(cls, json: str | bytes, /, *, unknown: UnknownFields | str = ...) -> Self: ...
    @classmethod
    def from_proto(cls, message: Any, /) -> Self: ...
    @classmethod
    def read_file(
        cls, path: str | os.PathLike[str], /, *, unknown: UnknownFields | str = ...
    ) -> Self: ...
    def __hash__(self) -> int: ...
    def __eq__(self, other: object, /) -> bool: ...

@final
class Competency:
    """That a person is competent in a duty at a site, as the site attested it."""
    def __init__(
        self,
        *,
        duty: str = ...,
        site: SiteId | None = ...,
        valid: DateRange = ...,
        attested_by: StaffId | None = ...,
    ) -> None: ...
    @property
    def duty(self) -> str: ...
    @property
    def site(self) -> SiteId | None:
        """Where it was attested; invalid for every site."""
    @property
    def valid(self) -> DateRange:
        """Half-open."""
    @property
    def attested_by(self) -> StaffId | None:
        """Who attested it."""
    def replace(
        self,
        *,
        duty: str = ...,
        site: SiteId | None = ...,
        valid: DateRange = ...,
        attested_by: StaffId | None = ...,
    ) -> Self:
        """A copy in which the given fields are replaced."""
    def to_bytes(self) -> bytes: ...
    def to_text(self) -> str: ...
    def to_json(self) -> str: ...
    def to_proto(self) -> Any: ...
    def write_file(self, path: str | os.PathLike[str], /) -> None: ...
    @classmethod
    def from_bytes(
        cls, data: bytes | bytearray | memoryview, /, *, unknown: UnknownFields | str = ...
    ) -> Self: ...
    @classmethod
    def from_text(cls, text: str | bytes, /, *, unknown: UnknownFields | str = ...) -> Self: ...
    @classmethod
    def from_json(cls, json: str | bytes, /, *, unknown: UnknownFields | str = ...) -> Self: ...
    @classmethod
    def from_proto(cls, message: Any, /) -> Self: ...
    @classmethod
    def read_file(
        cls, path: str | os.PathLike[str], /, *, unknown: UnknownFields | str = ...
    ) -> Self: ...
    def __hash__(self) -> int: ...
    def __eq__(self, other: object, /) -> bool: ...

@final
class Staff:
    """A person who works in the clinic."""
    def __init__(
        self,
        *,
        id: StaffId | None = ...,
        key: str = ...,
        name: str = ...,
        born: datetime.date | None = ...,
        roles: Iterable[Role | str] = ...,
        specialties: Iterable[str] = ...,
        licences: Iterable[Licence] = ...,
        credentials: Iterable[Credential] = ...,
        education: Iterable[Education] = ...,
        training: Iterable[Training] = ...,
        competencies: Iterable[Competency] = ...,
        employment: Iterable[Employment] = ...,
        declines: Iterable[str] = ...,
        supervises: SupervisionAuthority = ...,
        languages: Iterable[str] = ...,
        continuing_education: Iterable[ContinuingEducation] = ...,
    ) -> None: ...
    @property
    def id(self) -> StaffId | None: ...
    @property
    def key(self) -> str:
        """Unique among the clinic's staff."""
    @property
    def name(self) -> str:
        """For people; left out where only ids may show."""
    @property
    def born(self) -> datetime.date | None:
        """Absent where nobody said; rules that need an age then answer Unknown."""
    @property
    def roles(self) -> tuple[Role, ...]:
        """Every role the person works in."""
    @property
    def specialties(self) -> tuple[str, ...]:
        """Specialties of a provider."""
    @property
    def licences(self) -> tuple[Licence, ...]: ...
    @property
    def credentials(self) -> tuple[Credential, ...]: ...
    @property
    def education(self) -> tuple[Education, ...]: ...
    @property
    def training(self) -> tuple[Training, ...]:
        """The training log, oldest first."""
    @property
    def competencies(self) -> tuple[Competency, ...]: ...
    @property
    def employment(self) -> tuple[Employment, ...]: ...
    @property
    def declines(self) -> tuple[str, ...]:
        """Duties the person declines; nobody may require them."""
    @property
    def supervises(self) -> SupervisionAuthority: ...
    @property
    def languages(self) -> tuple[str, ...]:
        """Languages spoken with patients, BCP 47: es."""
    @property
    def continuing_education(self) -> tuple[ContinuingEducation, ...]:
        """Toward the renewal of credentials, oldest first."""
    def replace(
        self,
        *,
        id: StaffId | None = ...,
        key: str = ...,
        name: str = ...,
        born: datetime.date | None = ...,
        roles: Iterable[Role | str] = ...,
        specialties: Iterable[str] = ...,
        licences: Iterable[Licence] = ...,
        credentials: Iterable[Credential] = ...,
        education: Iterable[Education] = ...,
        training: Iterable[Training] = ...,
        competencies: Iterable[Competency] = ...,
        employment: Iterable[Employment] = ...,
        declines: Iterable[str] = ...,
        supervises: SupervisionAuthority = ...,
        languages: Iterable[str] = ...,
        continuing_education: Iterable[ContinuingEducation] = ...,
    ) -> Self:
        """A copy in which the given fields are replaced."""
    def to_bytes(self) -> bytes: ...
    def to_text(self) -> str: ...
    def to_json(self) -> str: ...
    def to_proto(self) -> Any: ...
    def write_file(self, path: str | os.PathLike[str], /) -> None: ...
    @classmethod
    def from_bytes(
        cls, data: bytes | bytearray | memoryview, /, *, unknown: UnknownFields | str = ...
    ) -> Self: ...
    @classmethod
    def from_text(cls, text: str | bytes, /, *, unknown: UnknownFields | str = ...) -> Self: ...
    @classmethod
    def from_json(cls, json: str | bytes, /, *, unknown: UnknownFields | str = ...) -> Self: ...
    @classmethod
    def from_proto(cls, message: Any, /) -> Self: ...
    @classmethod
    def read_file(
        cls, path: str | os.PathLike[str], /, *, unknown: UnknownFields | str = ...
    ) -> Self: ...
    def __hash__(self) -> int: ...
    def __eq__(self, other: object, /) -> bool: ...

@final
class TrainingNeed:
    """Training that a person must have on record."""
    def __init__(
        self,
        *,
        topic: str = ...,
        kinds: Iterable[TrainingKind | str] = ...,
        hours: datetime.timedelta = ...,
        performances: SupportsIndex = ...,
    ) -> None: ...
    @property
    def topic(self) -> str:
        """The topic: a duty's code or a named topic."""
    @property
    def kinds(self) -> tuple[TrainingKind, ...]:
        """The kinds that count; empty: any."""
    @property
    def hours(self) -> datetime.timedelta:
        """At least this long in all."""
    @property
    def performances(self) -> int:
        """At least this many performances in all."""
    def replace(
        self,
        *,
        topic: str = ...,
        kinds: Iterable[TrainingKind | str] = ...,
        hours: datetime.timedelta = ...,
        performances: SupportsIndex = ...,
    ) -> Self:
        """A copy in which the given fields are replaced."""
    def to_bytes(self) -> bytes: ...
    def to_text(self) -> str: ...
    def to_json(self) -> str: ...
    def to_proto(self) -> Any: ...
    def write_file(self, path: str | os.PathLike[str], /) -> None: ...
    @classmethod
    def from_bytes(
        cls, data: bytes | bytearray | memoryview, /, *, unknown: UnknownFields | str = ...
    ) -> Self: ...
    @classmethod
    def from_text(cls, text: str | bytes, /, *, unknown: UnknownFields | str = ...) -> Self: ...
    @classmethod
    def from_json(cls, json: str | bytes, /, *, unknown: UnknownFields | str = ...) -> Self: ...
    @classmethod
    def from_proto(cls, message: Any, /) -> Self: ...
    @classmethod
    def read_file(
        cls, path: str | os.PathLike[str], /, *, unknown: UnknownFields | str = ...
    ) -> Self: ...
    def __hash__(self) -> int: ...
    def __eq__(self, other: object, /) -> bool: ...

@final
class EducationNeed:
    """Education that a person must have completed: one program that meets every field."""
    def __init__(
        self,
        *,
        accreditors: Iterable[Accreditor | str] = ...,
        contact_hours: datetime.timedelta = ...,
        clinical_hours: datetime.timedelta = ...,
    ) -> None: ...
    @property
    def accreditors(self) -> tuple[Accreditor, ...]:
        """Any of these accreditors; empty: any."""
    @property
    def contact_hours(self) -> datetime.timedelta: ...
    @property
    def clinical_hours(self) -> datetime.timedelta: ...
    def replace(
        self,
        *,
        accreditors: Iterable[Accreditor | str] = ...,
        contact_hours: datetime.timedelta = ...,
        clinical_hours: datetime.timedelta = ...,
    ) -> Self:
        """A copy in which the given fields are replaced."""
    def to_bytes(self) -> bytes: ...
    def to_text(self) -> str: ...
    def to_json(self) -> str: ...
    def to_proto(self) -> Any: ...
    def write_file(self, path: str | os.PathLike[str], /) -> None: ...
    @classmethod
    def from_bytes(
        cls, data: bytes | bytearray | memoryview, /, *, unknown: UnknownFields | str = ...
    ) -> Self: ...
    @classmethod
    def from_text(cls, text: str | bytes, /, *, unknown: UnknownFields | str = ...) -> Self: ...
    @classmethod
    def from_json(cls, json: str | bytes, /, *, unknown: UnknownFields | str = ...) -> Self: ...
    @classmethod
    def from_proto(cls, message: Any, /) -> Self: ...
    @classmethod
    def read_file(
        cls, path: str | os.PathLike[str], /, *, unknown: UnknownFields | str = ...
    ) -> Self: ...
    def __hash__(self) -> int: ...
    def __eq__(self, other: object, /) -> bool: ...

@final
class PerformedAs:
    """\"By this route the act is that duty": a vaccine given into a muscle is an intramuscular
    injection.
    """
    def __init__(
        self,
        *,
        route: DrugRoute | str = ...,
        duty: str = ...,
    ) -> None: ...
    @property
    def route(self) -> DrugRoute:
        """The route by which the duty is done."""
    @property
    def duty(self) -> str:
        """The duty it then is as well; the rules of both bind."""
    def replace(
        self,
        *,
        route: DrugRoute | str = ...,
        duty: str = ...,
    ) -> Self:
        """A copy in which the given fields are replaced."""
    def to_bytes(self) -> bytes: ...
    def to_text(self) -> str: ...
    def to_json(self) -> str: ...
    def to_proto(self) -> Any: ...
    def write_file(self, path: str | os.PathLike[str], /) -> None: ...
    @classmethod
    def from_bytes(
        cls, data: bytes | bytearray | memoryview, /, *, unknown: UnknownFields | str = ...
    ) -> Self: ...
    @classmethod
    def from_text(cls, text: str | bytes, /, *, unknown: UnknownFields | str = ...) -> Self: ...
    @classmethod
    def from_json(cls, json: str | bytes, /, *, unknown: UnknownFields | str = ...) -> Self: ...
    @classmethod
    def from_proto(cls, message: Any, /) -> Self: ...
    @classmethod
    def read_file(
        cls, path: str | os.PathLike[str], /, *, unknown: UnknownFields | str = ...
    ) -> Self: ...
    def __hash__(self) -> int: ...
    def __eq__(self, other: object, /) -> bool: ...

@final
class DurationSpread:
    """How long something takes: the corners of a triangular distribution."""
    def __init__(
        self,
        *,
        low: datetime.timedelta = ...,
        mode: datetime.timedelta = ...,
        high: datetime.timedelta = ...,
    ) -> None: ...
    @property
    def low(self) -> datetime.timedelta: ...
    @property
    def mode(self) -> datetime.timedelta: ...
    @property
    def high(self) -> datetime.timedelta: ...
    def replace(
        self,
        *,
        low: datetime.timedelta = ...,
        mode: datetime.timedelta = ...,
        high: datetime.timedelta = ...,
    ) -> Self:
        """A copy in which the given fields are replaced."""
    def to_bytes(self) -> bytes: ...
    def to_text(self) -> str: ...
    def to_json(self) -> str: ...
    def to_proto(self) -> Any: ...
    def write_file(self, path: str | os.PathLike[str], /) -> None: ...
    @classmethod
    def from_bytes(
        cls, data: bytes | bytearray | memoryview, /, *, unknown: UnknownFields | str = ...
    ) -> Self: ...
    @classmethod
    def from_text(cls, text: str | bytes, /, *, unknown: UnknownFields | str = ...) -> Self: ...
    @classmethod
    def from_json(cls, json: str | bytes, /, *, unknown: UnknownFields | str = ...) -> Self: ...
    @classmethod
    def from_proto(cls, message: Any, /) -> Self: ...
    @classmethod
    def read_file(
        cls, path: str | os.PathLike[str], /, *, unknown: UnknownFields | str = ...
    ) -> Self: ...
    def __hash__(self) -> int: ...
    def __eq__(self, other: object, /) -> bool: ...

@final
class Duty:
    """One delegable act of a medical assistant, or an act that is never delegable."""
    def __init__(
        self,
        *,
        code: str = ...,
        name: str = ...,
        name_es: str = ...,
        area: DutyArea | str = ...,
        minutes: DurationSpread = ...,
        parts: Iterable[str] = ...,
        performed_as: Iterable[PerformedAs] = ...,
        gives_medicine: bool = ...,
        confidence: Confidence | str = ...,
        source: str = ...,
        seen_on: datetime.date | None = ...,
        recheck_by: str = ...,
        codes: Iterable[Coding] = ...,
    ) -> None: ...
    @property
    def code(self) -> str:
        """The duty's code, unique in the catalog: C19, A05, X03."""
    @property
    def name(self) -> str:
        """What the act is, in English."""
    @property
    def name_es(self) -> str:
        """What the act is, in Spanish."""
    @property
    def area(self) -> DutyArea: ...
    @property
    def minutes(self) -> DurationSpread:
        """A medical assistant's minutes. Editorial, to be replaced by the practice's own."""
    @property
    def parts(self) -> tuple[str, ...]:
        """The parts of a composite duty (C06 is C07 to C12); it is not counted beside them."""
    @property
    def performed_as(self) -> tuple[PerformedAs, ...]:
        """What the duty also is, by route."""
    @property
    def gives_medicine(self) -> bool:
        """The act gives a medicine: rules may ask for its route, class and dose check."""
    @property
    def confidence(self) -> Confidence:
        """How sure the facts of this entry are."""
    @property
    def source(self) -> str:
        """Where they come from."""
    @property
    def seen_on(self) -> datetime.date | None:
        """When that was last read."""
    @property
    def recheck_by(self) -> str:
        """Who must check them again before they are relied on."""
    @property
    def codes(self) -> tuple[Coding, ...]:
        """What the act is in code systems of others, by code; their words only where the licence allows."""
    def replace(
        self,
        *,
        code: str = ...,
        name: str = ...,
        name_es: str = ...,
        area: DutyArea | str = ...,
        minutes: DurationSpread = ...,
        parts: Iterable[str] = ...,
        performed_as: Iterable[PerformedAs] = ...,
        gives_medicine: bool = ...,
        confidence: Confidence | str = ...,
        source: str = ...,
        seen_on: datetime.date | None = ...,
        recheck_by: str = ...,
        codes: Iterable[Coding] = ...,
    ) -> Self:
        """A copy in which the given fields are replaced."""
    def to_bytes(self) -> bytes: ...
    def to_text(self) -> str: ...
    def to_json(self) -> str: ...
    def to_proto(self) -> Any: ...
    def write_file(self, path: str | os.PathLike[str], /) -> None: ...
    @classmethod
    def from_bytes(
        cls, data: bytes | bytearray | memoryview, /, *, unknown: UnknownFields | str = ...
    ) -> Self: ...
    @classmethod
    def from_text(cls, text: str | bytes, /, *, unknown: UnknownFields | str = ...) -> Self: ...
    @classmethod
    def from_json(cls, json: str | bytes, /, *, unknown: UnknownFields | str = ...) -> Self: ...
    @classmethod
    def from_proto(cls, message: Any, /) -> Self: ...
    @classmethod
    def read_file(
        cls, path: str | os.PathLike[str], /, *, unknown: UnknownFields | str = ...
    ) -> Self: ...
    def __hash__(self) -> int: ...
    def __eq__(self, other: object, /) -> bool: ...

@final
class Travel:
    """How long people need to get from one site to another."""
    def __init__(
        self,
        *,
        to: SiteId | None = ...,
        takes: datetime.timedelta = ...,
    ) -> None: ...
    @property
    def to(self) -> SiteId | None: ...
    @property
    def takes(self) -> datetime.timedelta: ...
    def replace(
        self,
        *,
        to: SiteId | None = ...,
        takes: datetime.timedelta = ...,
    ) -> Self:
        """A copy in which the given fields are replaced."""
    def to_bytes(self) -> bytes: ...
    def to_text(self) -> str: ...
    def to_json(self) -> str: ...
    def to_proto(self) -> Any: ...
    def write_file(self, path: str | os.PathLike[str], /) -> None: ...
    @classmethod
    def from_bytes(
        cls, data: bytes | bytearray | memoryview, /, *, unknown: UnknownFields | str = ...
    ) -> Self: ...
    @classmethod
    def from_text(cls, text: str | bytes, /, *, unknown: UnknownFields | str = ...) -> Self: ...
    @classmethod
    def from_json(cls, json: str | bytes, /, *, unknown: UnknownFields | str = ...) -> Self: ...
    @classmethod
    def from_proto(cls, message: Any, /) -> Self: ...
    @classmethod
    def read_file(
        cls, path: str | os.PathLike[str], /, *, unknown: UnknownFields | str = ...
    ) -> Self: ...
    def __hash__(self) -> int: ...
    def __eq__(self, other: object, /) -> bool: ...

@final
class Site:
    """A place where patients are seen, or which sees them at a distance."""
    def __init__(
        self,
        *,
        id: SiteId | None = ...,
        key: str = ...,
        name: str = ...,
        time_zone: str = ...,
        jurisdiction: str = ...,
        setting: Setting | str = ...,
        employer: str = ...,
        employer_kind: EmployerKind | str = ...,
        travel: Iterable[Travel] = ...,
    ) -> None: ...
    @property
    def id(self) -> SiteId | None: ...
    @property
    def key(self) -> str:
        """Unique among the clinic's sites."""
    @property
    def name(self) -> str: ...
    @property
    def time_zone(self) -> str:
        """An IANA zone: America/Los_Angeles. A missing zone is an error."""
    @property
    def jurisdiction(self) -> str:
        """Whose law holds there."""
    @property
    def setting(self) -> Setting: ...
    @property
    def employer(self) -> str:
        """Who employs the people who work there, by key; credentials may be tied to it."""
    @property
    def employer_kind(self) -> EmployerKind: ...
    @property
    def travel(self) -> tuple[Travel, ...]:
        """The way to other sites, and back where these say nothing; a site not listed is no time away."""
    def replace(
        self,
        *,
        id: SiteId | None = ...,
        key: str = ...,
        name: str = ...,
        time_zone: str = ...,
        jurisdiction: str = ...,
        setting: Setting | str = ...,
        employer: str = ...,
        employer_kind: EmployerKind | str = ...,
        travel: Iterable[Travel] = ...,
    ) -> Self:
        """A copy in which the given fields are replaced."""
    def to_bytes(self) -> bytes: ...
    def to_text(self) -> str: ...
    def to_json(self) -> str: ...
    def to_proto(self) -> Any: ...
    def write_file(self, path: str | os.PathLike[str], /) -> None: ...
    @classmethod
    def from_bytes(
        cls, data: bytes | bytearray | memoryview, /, *, unknown: UnknownFields | str = ...
    ) -> Self: ...
    @classmethod
    def from_text(cls, text: str | bytes, /, *, unknown: UnknownFields | str = ...) -> Self: ...
    @classmethod
    def from_json(cls, json: str | bytes, /, *, unknown: UnknownFields | str = ...) -> Self: ...
    @classmethod
    def from_proto(cls, message: Any, /) -> Self: ...
    @classmethod
    def read_file(
        cls, path: str | os.PathLike[str], /, *, unknown: UnknownFields | str = ...
    ) -> Self: ...
    def __hash__(self) -> int: ...
    def __eq__(self, other: object, /) -> bool: ...

@final
class Room:
    def __init__(
        self,
        *,
        id: RoomId | None = ...,
        key: str = ...,
        name: str = ...,
        site: SiteId | None = ...,
        kind: RoomKind | str = ...,
        capacity: SupportsIndex = ...,
        turnover: datetime.timedelta = ...,
    ) -> None: ...
    @property
    def id(self) -> RoomId | None: ...
    @property
    def key(self) -> str:
        """Unique among the clinic's rooms."""
    @property
    def name(self) -> str: ...
    @property
    def site(self) -> SiteId | None: ...
    @property
    def kind(self) -> RoomKind: ...
    @property
    def capacity(self) -> int:
        """How many patients it holds at once for needs that share it."""
    @property
    def turnover(self) -> datetime.timedelta:
        """Cleaning after each use, added to its occupancy."""
    def replace(
        self,
        *,
        id: RoomId | None = ...,
        key: str = ...,
        name: str = ...,
        site: SiteId | None = ...,
        kind: RoomKind | str = ...,
        capacity: SupportsIndex = ...,
        turnover: datetime.timedelta = ...,
    ) -> Self:
        """A copy in which the given fields are replaced."""
    def to_bytes(self) -> bytes: ...
    def to_text(self) -> str: ...
    def to_json(self) -> str: ...
    def to_proto(self) -> Any: ...
    def write_file(self, path: str | os.PathLike[str], /) -> None: ...
    @classmethod
    def from_bytes(
        cls, data: bytes | bytearray | memoryview, /, *, unknown: UnknownFields | str = ...
    ) -> Self: ...
    @classmethod
    def from_text(cls, text: str | bytes, /, *, unknown: UnknownFields | str = ...) -> Self: ...
    @classmethod
    def from_json(cls, json: str | bytes, /, *, unknown: UnknownFields | str = ...) -> Self: ...
    @classmethod
    def from_proto(cls, message: Any, /) -> Self: ...
    @classmethod
    def read_file(
        cls, path: str | os.PathLike[str], /, *, unknown: UnknownFields | str = ...
    ) -> Self: ...
    def __hash__(self) -> int: ...
    def __eq__(self, other: object, /) -> bool: ...

@final
class Equipment:
    def __init__(
        self,
        *,
        id: EquipmentId | None = ...,
        key: str = ...,
        name: str = ...,
        site: SiteId | None = ...,
        kind: str = ...,
        capacity: SupportsIndex = ...,
        turnover: datetime.timedelta = ...,
    ) -> None: ...
    @property
    def id(self) -> EquipmentId | None: ...
    @property
    def key(self) -> str:
        """Unique among the clinic's equipment."""
    @property
    def name(self) -> str: ...
    @property
    def site(self) -> SiteId | None: ...
    @property
    def kind(self) -> str: ...
    @property
    def capacity(self) -> int:
        """How many uses it serves at once: 1 for a cart, more for a set of lines."""
    @property
    def turnover(self) -> datetime.timedelta:
        """Reprocessing after each use, on the equipment's own clock."""
    def replace(
        self,
        *,
        id: EquipmentId | None = ...,
        key: str = ...,
        name: str = ...,
        site: SiteId | None = ...,
        kind: str = ...,
        capacity: SupportsIndex = ...,
        turnover: datetime.timedelta = ...,
    ) -> Self:
        """A copy in which the given fields are replaced."""
    def to_bytes(self) -> bytes: ...
    def to_text(self) -> str: ...
    def to_json(self) -> str: ...
    def to_proto(self) -> Any: ...
    def write_file(self, path: str | os.PathLike[str], /) -> None: ...
    @classmethod
    def from_bytes(
        cls, data: bytes | bytearray | memoryview, /, *, unknown: UnknownFields | str = ...
    ) -> Self: ...
    @classmethod
    def from_text(cls, text: str | bytes, /, *, unknown: UnknownFields | str = ...) -> Self: ...
    @classmethod
    def from_json(cls, json: str | bytes, /, *, unknown: UnknownFields | str = ...) -> Self: ...
    @classmethod
    def from_proto(cls, message: Any, /) -> Self: ...
    @classmethod
    def read_file(
        cls, path: str | os.PathLike[str], /, *, unknown: UnknownFields | str = ...
    ) -> Self: ...
    def __hash__(self) -> int: ...
    def __eq__(self, other: object, /) -> bool: ...

@final
class Pod:
    """Providers and assistants who work together, and the rooms they use."""
    def __init__(
        self,
        *,
        id: PodId | None = ...,
        key: str = ...,
        name: str = ...,
        site: SiteId | None = ...,
        providers: Iterable[StaffId] = ...,
        assistants: Iterable[StaffId] = ...,
        rooms: Iterable[RoomId] = ...,
    ) -> None: ...
    @property
    def id(self) -> PodId | None: ...
    @property
    def key(self) -> str:
        """Unique among the clinic's pods."""
    @property
    def name(self) -> str: ...
    @property
    def site(self) -> SiteId | None: ...
    @property
    def providers(self) -> tuple[StaffId, ...]: ...
    @property
    def assistants(self) -> tuple[StaffId, ...]: ...
    @property
    def rooms(self) -> tuple[RoomId, ...]: ...
    def replace(
        self,
        *,
        id: PodId | None = ...,
        key: str = ...,
        name: str = ...,
        site: SiteId | None = ...,
        providers: Iterable[StaffId] = ...,
        assistants: Iterable[StaffId] = ...,
        rooms: Iterable[RoomId] = ...,
    ) -> Self:
        """A copy in which the given fields are replaced."""
    def to_bytes(self) -> bytes: ...
    def to_text(self) -> str: ...
    def to_json(self) -> str: ...
    def to_proto(self) -> Any: ...
    def write_file(self, path: str | os.PathLike[str], /) -> None: ...
    @classmethod
    def from_bytes(
        cls, data: bytes | bytearray | memoryview, /, *, unknown: UnknownFields | str = ...
    ) -> Self: ...
    @classmethod
    def from_text(cls, text: str | bytes, /, *, unknown: UnknownFields | str = ...) -> Self: ...
    @classmethod
    def from_json(cls, json: str | bytes, /, *, unknown: UnknownFields | str = ...) -> Self: ...
    @classmethod
    def from_proto(cls, message: Any, /) -> Self: ...
    @classmethod
    def read_file(
        cls, path: str | os.PathLike[str], /, *, unknown: UnknownFields | str = ...
    ) -> Self: ...
    def __hash__(self) -> int: ...
    def __eq__(self, other: object, /) -> bool: ...

@final
class DutyWeight:
    """A duty that a specialty's visits demand."""
    def __init__(
        self,
        *,
        duty: str = ...,
        per_hundred_visits: SupportsIndex = ...,
    ) -> None: ...
    @property
    def duty(self) -> str:
        """The duty demanded."""
    @property
    def per_hundred_visits(self) -> int:
        """How often in a hundred visits."""
    def replace(
        self,
        *,
        duty: str = ...,
        per_hundred_visits: SupportsIndex = ...,
    ) -> Self:
        """A copy in which the given fields are replaced."""
    def to_bytes(self) -> bytes: ...
    def to_text(self) -> str: ...
    def to_json(self) -> str: ...
    def to_proto(self) -> Any: ...
    def write_file(self, path: str | os.PathLike[str], /) -> None: ...
    @classmethod
    def from_bytes(
        cls, data: bytes | bytearray | memoryview, /, *, unknown: UnknownFields | str = ...
    ) -> Self: ...
    @classmethod
    def from_text(cls, text: str | bytes, /, *, unknown: UnknownFields | str = ...) -> Self: ...
    @classmethod
    def from_json(cls, json: str | bytes, /, *, unknown: UnknownFields | str = ...) -> Self: ...
    @classmethod
    def from_proto(cls, message: Any, /) -> Self: ...
    @classmethod
    def read_file(
        cls, path: str | os.PathLike[str], /, *, unknown: UnknownFields | str = ...
    ) -> Self: ...
    def __hash__(self) -> int: ...
    def __eq__(self, other: object, /) -> bool: ...

@final
class Specialty:
    """A medical specialty and what it asks of its assistants."""
    def __init__(
        self,
        *,
        code: str = ...,
        name: str = ...,
        name_es: str = ...,
        taxonomy_codes: Iterable[str] = ...,
        duties: Iterable[DutyWeight] = ...,
        required_training: Iterable[str] = ...,
        preferred_credentials: Iterable[str] = ...,
        checklists: Iterable[str] = ...,
        source: str = ...,
        seen_on: datetime.date | None = ...,
        confidence: Confidence | str | None = ...,
        recheck_by: str = ...,
    ) -> None: ...
    @property
    def code(self) -> str:
        """The specialty's code: family-medicine."""
    @property
    def name(self) -> str:
        """Its name in English."""
    @property
    def name_es(self) -> str:
        """Its name in Spanish."""
    @property
    def taxonomy_codes(self) -> tuple[str, ...]:
        """Provider taxonomy codes of the physicians who practise it."""
    @property
    def duties(self) -> tuple[DutyWeight, ...]:
        """The duties its visits demand, beyond rooming, vital signs and records."""
    @property
    def required_training(self) -> tuple[str, ...]:
        """Topics in which its assistants are to be trained."""
    @property
    def preferred_credentials(self) -> tuple[str, ...]:
        """Credentials often asked of its assistants; asking is the practice's choice, not law."""
    @property
    def checklists(self) -> tuple[str, ...]:
        """Checklists beyond the general ones, by id: TX-1."""
    @property
    def source(self) -> str:
        """Where this comes from."""
    @property
    def seen_on(self) -> datetime.date | None:
        """When that was last read."""
    @property
    def confidence(self) -> Confidence | None:
        """How sure the facts of this entry are; absent where nobody said."""
    @property
    def recheck_by(self) -> str:
        """Who must check them again before they are relied on."""
    def replace(
        self,
        *,
        code: str = ...,
        name: str = ...,
        name_es: str = ...,
        taxonomy_codes: Iterable[str] = ...,
        duties: Iterable[DutyWeight] = ...,
        required_training: Iterable[str] = ...,
        preferred_credentials: Iterable[str] = ...,
        checklists: Iterable[str] = ...,
        source: str = ...,
        seen_on: datetime.date | None = ...,
        confidence: Confidence | str | None = ...,
        recheck_by: str = ...,
    ) -> Self:
        """A copy in which the given fields are replaced."""
    def to_bytes(self) -> bytes: ...
    def to_text(self) -> str: ...
    def to_json(self) -> str: ...
    def to_proto(self) -> Any: ...
    def write_file(self, path: str | os.PathLike[str], /) -> None: ...
    @classmethod
    def from_bytes(
        cls, data: bytes | bytearray | memoryview, /, *, unknown: UnknownFields | str = ...
    ) -> Self: ...
    @classmethod
    def from_text(cls, text: str | bytes, /, *, unknown: UnknownFields | str = ...) -> Self: ...
    @classmethod
    def from_json(cls, json: str | bytes, /, *, unknown: UnknownFields | str = ...) -> Self: ...
    @classmethod
    def from_proto(cls, message: Any, /) -> Self: ...
    @classmethod
    def read_file(
        cls, path: str | os.PathLike[str], /, *, unknown: UnknownFields | str = ...
    ) -> Self: ...
    def __hash__(self) -> int: ...
    def __eq__(self, other: object, /) -> bool: ...

@final
class Circumstances:
    """What a general question takes for granted: "may an assistant with this certificate give an injection
    in Ohio" speaks of an adult, in an office of a primary care practice, and of an adult patient. Nothing
    is planned, ordered or said of a drug, and the person has no training or education on record.
    """
    def __init__(
        self,
        *,
        role: Role | str = ...,
        setting: Setting | str | None = ...,
        employer_kind: EmployerKind | str | None = ...,
        age: SupportsIndex | None = ...,
        patient_age: SupportsIndex | None = ...,
    ) -> None: ...
    @property
    def role(self) -> Role: ...
    @property
    def setting(self) -> Setting | None:
        """Absent: unknown."""
    @property
    def employer_kind(self) -> EmployerKind | None:
        """Absent: unknown."""
    @property
    def age(self) -> int | None:
        """Of the person, in whole years; absent: unknown."""
    @property
    def patient_age(self) -> int | None:
        """In whole years; absent: unknown."""
    def replace(
        self,
        *,
        role: Role | str = ...,
        setting: Setting | str | None = ...,
        employer_kind: EmployerKind | str | None = ...,
        age: SupportsIndex | None = ...,
        patient_age: SupportsIndex | None = ...,
    ) -> Self:
        """A copy in which the given fields are replaced."""
    def __hash__(self) -> int: ...
    def __eq__(self, other: object, /) -> bool: ...

@final
class Holder:
    """A kind of person, by the credential held."""
    def __init__(
        self,
        *,
        name: str = ...,
        any_of: Iterable[str] = ...,
    ) -> None: ...
    @property
    def name(self) -> str:
        """For people: "no credential"."""
    @property
    def any_of(self) -> tuple[str, ...]:
        """Holds one of these and nothing else; the one with the best answer counts, another state's never.
        Empty: holds none.
        """
    def replace(
        self,
        *,
        name: str = ...,
        any_of: Iterable[str] = ...,
    ) -> Self:
        """A copy in which the given fields are replaced."""
    def __hash__(self) -> int: ...
    def __eq__(self, other: object, /) -> bool: ...

@final
class HolderAnswer:
    """The answer to one kind of person about one duty in one jurisdiction."""
    def __init__(
        self,
        *,
        jurisdiction: str = ...,
        duty: str = ...,
        holder: str = ...,
        credential: str = ...,
        standing: Standing | str = ...,
        verdict: Verdict = ...,
    ) -> None: ...
    @property
    def jurisdiction(self) -> str: ...
    @property
    def duty(self) -> str: ...
    @property
    def holder(self) -> str:
        """By name."""
    @property
    def credential(self) -> str:
        """The one with the best answer; empty: the holder holds none, or none that counts here."""
    @property
    def standing(self) -> Standing: ...
    @property
    def verdict(self) -> Verdict: ...
    def replace(
        self,
        *,
        jurisdiction: str = ...,
        duty: str = ...,
        holder: str = ...,
        credential: str = ...,
        standing: Standing | str = ...,
        verdict: Verdict = ...,
    ) -> Self:
        """A copy in which the given fields are replaced."""
    def __hash__(self) -> int: ...
    def __eq__(self, other: object, /) -> bool: ...

@final
class AdditionCost:
    """What it costs to add one thing that a verdict misses."""
    def __init__(
        self,
        *,
        kind: ItemKind | str = ...,
        code: str = ...,
        each: SupportsIndex = ...,
        per_hour: SupportsIndex = ...,
        per_performance: SupportsIndex = ...,
    ) -> None: ...
    @property
    def kind(self) -> ItemKind: ...
    @property
    def code(self) -> str:
        """The thing, as `MissingItem::any_of` names it; of supervision a role, or role and mode
        ("physician/premises"). Empty: any of this kind that has no entry of its own.
        """
    @property
    def each(self) -> int:
        """For having it at all."""
    @property
    def per_hour(self) -> int:
        """Of training, for each hour still to be done; parts of an hour in proportion, rounded up."""
    @property
    def per_performance(self) -> int:
        """Of training, for each performance still to be done."""
    def replace(
        self,
        *,
        kind: ItemKind | str = ...,
        code: str = ...,
        each: SupportsIndex = ...,
        per_hour: SupportsIndex = ...,
        per_performance: SupportsIndex = ...,
    ) -> Self:
        """A copy in which the given fields are replaced."""
    def __hash__(self) -> int: ...
    def __eq__(self, other: object, /) -> bool: ...

@final
class CostTable:
    """Prices of things to add, in the caller's own unit. What has no entry cannot be added."""
    def __init__(
        self,
        *,
        unit: str = ...,
        costs: Iterable[AdditionCost] = ...,
    ) -> None: ...
    @property
    def unit(self) -> str:
        """What is counted: "minutes of training", "USD"."""
    @property
    def costs(self) -> tuple[AdditionCost, ...]: ...
    def replace(
        self,
        *,
        unit: str = ...,
        costs: Iterable[AdditionCost] = ...,
    ) -> Self:
        """A copy in which the given fields are replaced."""
    def __hash__(self) -> int: ...
    def __eq__(self, other: object, /) -> bool: ...

@final
class Addition:
    """One thing to be added."""
    def __init__(
        self,
        *,
        item_class: ItemClass | str = ...,
        kind: ItemKind | str = ...,
        code: str = ...,
        any_of: Iterable[str] = ...,
        hours: datetime.timedelta = ...,
        performances: SupportsIndex = ...,
        at_most: SupportsIndex = ...,
        cost: SupportsIndex = ...,
        rules: Iterable[str] = ...,
    ) -> None: ...
    @property
    def item_class(self) -> ItemClass: ...
    @property
    def kind(self) -> ItemKind: ...
    @property
    def code(self) -> str:
        """Which, as in `AdditionCost::code`; of supervision role and mode. Empty where the kind says it all."""
    @property
    def any_of(self) -> tuple[str, ...]:
        """What would do as well at the same price, this one included."""
    @property
    def hours(self) -> datetime.timedelta:
        """Of training: hours and performances still to be done."""
    @property
    def performances(self) -> int: ...
    @property
    def at_most(self) -> int:
        """Of supervision: how many the supervisor may watch, the actor counted; 0: no limit stated."""
    @property
    def cost(self) -> int:
        """By the table."""
    @property
    def rules(self) -> tuple[str, ...]:
        """The rules and policies that ask for it, by id and key, ascending."""
    def replace(
        self,
        *,
        item_class: ItemClass | str = ...,
        kind: ItemKind | str = ...,
        code: str = ...,
        any_of: Iterable[str] = ...,
        hours: datetime.timedelta = ...,
        performances: SupportsIndex = ...,
        at_most: SupportsIndex = ...,
        cost: SupportsIndex = ...,
        rules: Iterable[str] = ...,
    ) -> Self:
        """A copy in which the given fields are replaced."""
    def __hash__(self) -> int: ...
    def __eq__(self, other: object, /) -> bool: ...

@final
class AdditionPlan:
    """What must be added for an act to be allowed, at the least cost."""
    def __init__(
        self,
        *,
        answer: AdditionAnswer | str = ...,
        additions: Iterable[Addition] = ...,
        cost: SupportsIndex = ...,
        unit: str = ...,
        verdict: Verdict = ...,
    ) -> None: ...
    @property
    def answer(self) -> AdditionAnswer: ...
    @property
    def additions(self) -> tuple[Addition, ...]:
        """Of `add`: each thing once, the person's own first."""
    @property
    def cost(self) -> int:
        """Of all of them."""
    @property
    def unit(self) -> str: ...
    @property
    def verdict(self) -> Verdict:
        """The verdict as things stand: why, with citations; of Unknown, the facts that nobody stated."""
    def replace(
        self,
        *,
        answer: AdditionAnswer | str = ...,
        additions: Iterable[Addition] = ...,
        cost: SupportsIndex = ...,
        unit: str = ...,
        verdict: Verdict = ...,
    ) -> Self:
        """A copy in which the given fields are replaced."""
    def __hash__(self) -> int: ...
    def __eq__(self, other: object, /) -> bool: ...

@final
class Ending:
    """That a rule of the catalog, or a payer's rule, no longer holds."""
    def __init__(
        self,
        *,
        id: str = ...,
        on: datetime.date | None = ...,
    ) -> None: ...
    @property
    def id(self) -> str:
        """The rule's id."""
    @property
    def on(self) -> datetime.date | None:
        """The first day on which it no longer holds."""
    def replace(
        self,
        *,
        id: str = ...,
        on: datetime.date | None = ...,
    ) -> Self:
        """A copy in which the given fields are replaced."""
    def to_bytes(self) -> bytes: ...
    def to_text(self) -> str: ...
    def to_json(self) -> str: ...
    def to_proto(self) -> Any: ...
    def write_file(self, path: str | os.PathLike[str], /) -> None: ...
    @classmethod
    def from_bytes(
        cls, data: bytes | bytearray | memoryview, /, *, unknown: UnknownFields | str = ...
    ) -> Self: ...
    @classmethod
    def from_text(cls, text: str | bytes, /, *, unknown: UnknownFields | str = ...) -> Self: ...
    @classmethod
    def from_json(cls, json: str | bytes, /, *, unknown: UnknownFields | str = ...) -> Self: ...
    @classmethod
    def from_proto(cls, message: Any, /) -> Self: ...
    @classmethod
    def read_file(
        cls, path: str | os.PathLike[str], /, *, unknown: UnknownFields | str = ...
    ) -> Self: ...
    def __hash__(self) -> int: ...
    def __eq__(self, other: object, /) -> bool: ...

@final
class VisitTypeEntry:
    """A kind of visit as the catalog describes it, for a clinic to start from."""
    def __init__(
        self,
        *,
        visit_type: VisitType = ...,
        name_es: str = ...,
        source: str = ...,
        seen_on: datetime.date | None = ...,
        confidence: Confidence | str = ...,
        recheck_by: str = ...,
    ) -> None: ...
    @property
    def visit_type(self) -> VisitType:
        """Its id is one of the catalog's, unique in it, by which linked visits name it; `AddVisitType`
        gives it one of the clinic's.
        """
    @property
    def name_es(self) -> str:
        """Its name in Spanish."""
    @property
    def source(self) -> str:
        """Where this comes from."""
    @property
    def seen_on(self) -> datetime.date | None:
        """When that was last read."""
    @property
    def confidence(self) -> Confidence:
        """How sure the facts of this entry are."""
    @property
    def recheck_by(self) -> str:
        """Who must check them again before they are relied on."""
    def replace(
        self,
        *,
        visit_type: VisitType = ...,
        name_es: str = ...,
        source: str = ...,
        seen_on: datetime.date | None = ...,
        confidence: Confidence | str = ...,
        recheck_by: str = ...,
    ) -> Self:
        """A copy in which the given fields are replaced."""
    def to_bytes(self) -> bytes: ...
    def to_text(self) -> str: ...
    def to_json(self) -> str: ...
    def to_proto(self) -> Any: ...
    def write_file(self, path: str | os.PathLike[str], /) -> None: ...
    @classmethod
    def from_bytes(
        cls, data: bytes | bytearray | memoryview, /, *, unknown: UnknownFields | str = ...
    ) -> Self: ...
    @classmethod
    def from_text(cls, text: str | bytes, /, *, unknown: UnknownFields | str = ...) -> Self: ...
    @classmethod
    def from_json(cls, json: str | bytes, /, *, unknown: UnknownFields | str = ...) -> Self: ...
    @classmethod
    def from_proto(cls, message: Any, /) -> Self: ...
    @classmethod
    def read_file(
        cls, path: str | os.PathLike[str], /, *, unknown: UnknownFields | str = ...
    ) -> Self: ...
    def __hash__(self) -> int: ...
    def __eq__(self, other: object, /) -> bool: ...

@final
class CatalogEntries:
    """What a file of the catalog holds, the shipped ones and the user's own alike. Files add up: the
    fields of a RuleSet first, then what else the catalog knows.
    """
    def __init__(
        self,
        *,
        edition: str = ...,
        jurisdictions: Iterable[str] = ...,
        duties: Iterable[Duty] = ...,
        rules: Iterable[Rule] = ...,
        payer_rules: Iterable[PayerRule] = ...,
        specialties: Iterable[Specialty] = ...,
        career_steps: Iterable[CareerStep] = ...,
        endings: Iterable[Ending] = ...,
        signed_by: str = ...,
        signed_on: datetime.date | None = ...,
        credential_kinds: Iterable[CredentialKind] = ...,
        program_kinds: Iterable[ProgramKind] = ...,
        visit_types: Iterable[VisitTypeEntry] = ...,
        outlooks: Iterable[OutlookEdition] = ...,
    ) -> None: ...
    @property
    def edition(self) -> str:
        """Names the edition; in a user's file, what the user calls their own entries."""
    @property
    def jurisdictions(self) -> tuple[str, ...]:
        """The jurisdictions whose rules the file gives."""
    @property
    def duties(self) -> tuple[Duty, ...]: ...
    @property
    def rules(self) -> tuple[Rule, ...]: ...
    @property
    def payer_rules(self) -> tuple[PayerRule, ...]: ...
    @property
    def specialties(self) -> tuple[Specialty, ...]: ...
    @property
    def career_steps(self) -> tuple[CareerStep, ...]: ...
    @property
    def endings(self) -> tuple[Ending, ...]:
        """Rules of the catalog beneath that end; of a user's file only."""
    @property
    def signed_by(self) -> str:
        """Of a user's file: who answers for its entries, by name."""
    @property
    def signed_on(self) -> datetime.date | None:
        """Of a user's file: when they signed it."""
    @property
    def credential_kinds(self) -> tuple[CredentialKind, ...]: ...
    @property
    def program_kinds(self) -> tuple[ProgramKind, ...]: ...
    @property
    def visit_types(self) -> tuple[VisitTypeEntry, ...]: ...
    @property
    def outlooks(self) -> tuple[OutlookEdition, ...]: ...
    def replace(
        self,
        *,
        edition: str = ...,
        jurisdictions: Iterable[str] = ...,
        duties: Iterable[Duty] = ...,
        rules: Iterable[Rule] = ...,
        payer_rules: Iterable[PayerRule] = ...,
        specialties: Iterable[Specialty] = ...,
        career_steps: Iterable[CareerStep] = ...,
        endings: Iterable[Ending] = ...,
        signed_by: str = ...,
        signed_on: datetime.date | None = ...,
        credential_kinds: Iterable[CredentialKind] = ...,
        program_kinds: Iterable[ProgramKind] = ...,
        visit_types: Iterable[VisitTypeEntry] = ...,
        outlooks: Iterable[OutlookEdition] = ...,
    ) -> Self:
        """A copy in which the given fields are replaced."""
    def to_bytes(self) -> bytes: ...
    def to_text(self) -> str: ...
    def to_json(self) -> str: ...
    def to_proto(self) -> Any: ...
    def write_file(self, path: str | os.PathLike[str], /) -> None: ...
    @classmethod
    def from_bytes(
        cls, data: bytes | bytearray | memoryview, /, *, unknown: UnknownFields | str = ...
    ) -> Self: ...
    @classmethod
    def from_text(cls, text: str | bytes, /, *, unknown: UnknownFields | str = ...) -> Self: ...
    @classmethod
    def from_json(cls, json: str | bytes, /, *, unknown: UnknownFields | str = ...) -> Self: ...
    @classmethod
    def from_proto(cls, message: Any, /) -> Self: ...
    @classmethod
    def read_file(
        cls, path: str | os.PathLike[str], /, *, unknown: UnknownFields | str = ...
    ) -> Self: ...
    def __hash__(self) -> int: ...
    def __eq__(self, other: object, /) -> bool: ...

@final
class CoverageMeasure:
    """What a training log must show of a topic for the topic to be attested. By default any entry will do."""
    def __init__(
        self,
        *,
        kinds: Iterable[TrainingKind | str] = ...,
        hours: datetime.timedelta = ...,
        performances: SupportsIndex = ...,
        competency: bool = ...,
    ) -> None: ...
    @property
    def kinds(self) -> tuple[TrainingKind, ...]:
        """The kinds of training that count; empty: any."""
    @property
    def hours(self) -> datetime.timedelta:
        """At least this long in all."""
    @property
    def performances(self) -> int:
        """At least so many performances in all."""
    @property
    def competency(self) -> bool:
        """A competency in the duty that is valid on the day attests it as well."""
    def replace(
        self,
        *,
        kinds: Iterable[TrainingKind | str] = ...,
        hours: datetime.timedelta = ...,
        performances: SupportsIndex = ...,
        competency: bool = ...,
    ) -> Self:
        """A copy in which the given fields are replaced."""
    def __hash__(self) -> int: ...
    def __eq__(self, other: object, /) -> bool: ...

@final
class TopicCoverage:
    """What a training log shows of one topic."""
    def __init__(
        self,
        *,
        topic: str = ...,
        per_hundred_visits: SupportsIndex = ...,
        required: bool = ...,
        attested: bool = ...,
        hours: datetime.timedelta = ...,
        performances: SupportsIndex = ...,
        last_on: datetime.date | None = ...,
        competency: bool = ...,
        hours_missing: datetime.timedelta = ...,
        performances_missing: SupportsIndex = ...,
        parts_missing: Iterable[str] = ...,
    ) -> None: ...
    @property
    def topic(self) -> str:
        """A duty's code or a named topic."""
    @property
    def per_hundred_visits(self) -> int:
        """How often the specialty's visits demand it; 0: they do not, it is required training only."""
    @property
    def required(self) -> bool:
        """The specialty requires training in it."""
    @property
    def attested(self) -> bool:
        """By its own entries, those of a composite duty around it, or all the parts of a composite."""
    @property
    def hours(self) -> datetime.timedelta:
        """On record, of the kinds that count: the topic's own and those of a composite around it."""
    @property
    def performances(self) -> int: ...
    @property
    def last_on(self) -> datetime.date | None:
        """The last day on record; absent: there is no entry."""
    @property
    def competency(self) -> bool:
        """A competency in it is valid on the day."""
    @property
    def hours_missing(self) -> datetime.timedelta:
        """Of a topic not attested: what the measure still asks."""
    @property
    def performances_missing(self) -> int: ...
    @property
    def parts_missing(self) -> tuple[str, ...]:
        """Of a composite not attested: the parts that are not attested either."""
    def replace(
        self,
        *,
        topic: str = ...,
        per_hundred_visits: SupportsIndex = ...,
        required: bool = ...,
        attested: bool = ...,
        hours: datetime.timedelta = ...,
        performances: SupportsIndex = ...,
        last_on: datetime.date | None = ...,
        competency: bool = ...,
        hours_missing: datetime.timedelta = ...,
        performances_missing: SupportsIndex = ...,
        parts_missing: Iterable[str] = ...,
    ) -> Self:
        """A copy in which the given fields are replaced."""
    def __hash__(self) -> int: ...
    def __eq__(self, other: object, /) -> bool: ...

@final
class TrainingCoverage:
    """How far a person's training reflects a specialty."""
    def __init__(
        self,
        *,
        specialty: str = ...,
        topics: Iterable[TopicCoverage] = ...,
        demanded: SupportsIndex = ...,
        demand_attested: SupportsIndex = ...,
        preferred_missing: Iterable[str] = ...,
    ) -> None: ...
    @property
    def specialty(self) -> str: ...
    @property
    def topics(self) -> tuple[TopicCoverage, ...]:
        """The specialty's duties in its order, then the topics required beyond them."""
    @property
    def demanded(self) -> int:
        """Duties that a hundred visits demand, and how many of these are attested."""
    @property
    def demand_attested(self) -> int: ...
    @property
    def preferred_missing(self) -> tuple[str, ...]:
        """Credentials that the specialty prefers and the person does not hold on the day."""
    def replace(
        self,
        *,
        specialty: str = ...,
        topics: Iterable[TopicCoverage] = ...,
        demanded: SupportsIndex = ...,
        demand_attested: SupportsIndex = ...,
        preferred_missing: Iterable[str] = ...,
    ) -> Self:
        """A copy in which the given fields are replaced."""
    def __hash__(self) -> int: ...
    def __eq__(self, other: object, /) -> bool: ...

@final
class Policy:
    """An organisation's own dated, signed decision."""
    def __init__(
        self,
        *,
        id: PolicyId | None = ...,
        key: str = ...,
        effect: PolicyEffect | str = ...,
        sites: Iterable[SiteId] = ...,
        roles: Iterable[Role | str] = ...,
        duties: Iterable[str] = ...,
        credentials: Iterable[str] = ...,
        needs: Needs = ...,
        valid: DateRange = ...,
        signed_by: StaffId | None = ...,
        signed_on: datetime.date | None = ...,
        reason: str = ...,
    ) -> None: ...
    @property
    def id(self) -> PolicyId | None: ...
    @property
    def key(self) -> str:
        """Unique among the clinic's policies."""
    @property
    def effect(self) -> PolicyEffect: ...
    @property
    def sites(self) -> tuple[SiteId, ...]:
        """The sites it binds; empty: all."""
    @property
    def roles(self) -> tuple[Role, ...]:
        """The roles of the actor it speaks of, any-of; empty: any."""
    @property
    def duties(self) -> tuple[str, ...]:
        """The duties it speaks of, any-of; empty: any."""
    @property
    def credentials(self) -> tuple[str, ...]:
        """The actor holds one of these; empty: any. Of an adopt only."""
    @property
    def needs(self) -> Needs:
        """What it asks."""
    @property
    def valid(self) -> DateRange:
        """Half-open."""
    @property
    def signed_by(self) -> StaffId | None:
        """Who signed it. Without a valid signature it does nothing."""
    @property
    def signed_on(self) -> datetime.date | None:
        """When it was signed; absent: not yet."""
    @property
    def reason(self) -> str:
        """Why, in words."""
    def replace(
        self,
        *,
        id: PolicyId | None = ...,
        key: str = ...,
        effect: PolicyEffect | str = ...,
        sites: Iterable[SiteId] = ...,
        roles: Iterable[Role | str] = ...,
        duties: Iterable[str] = ...,
        credentials: Iterable[str] = ...,
        needs: Needs = ...,
        valid: DateRange = ...,
        signed_by: StaffId | None = ...,
        signed_on: datetime.date | None = ...,
        reason: str = ...,
    ) -> Self:
        """A copy in which the given fields are replaced."""
    def to_bytes(self) -> bytes: ...
    def to_text(self) -> str: ...
    def to_json(self) -> str: ...
    def to_proto(self) -> Any: ...
    def write_file(self, path: str | os.PathLike[str], /) -> None: ...
    @classmethod
    def from_bytes(
        cls, data: bytes | bytearray | memoryview, /, *, unknown: UnknownFields | str = ...
    ) -> Self: ...
    @classmethod
    def from_text(cls, text: str | bytes, /, *, unknown: UnknownFields | str = ...) -> Self: ...
    @classmethod
    def from_json(cls, json: str | bytes, /, *, unknown: UnknownFields | str = ...) -> Self: ...
    @classmethod
    def from_proto(cls, message: Any, /) -> Self: ...
    @classmethod
    def read_file(
        cls, path: str | os.PathLike[str], /, *, unknown: UnknownFields | str = ...
    ) -> Self: ...
    def __hash__(self) -> int: ...
    def __eq__(self, other: object, /) -> bool: ...

@final
class When:
    """The acts a rule speaks of. Lists are any-of (empty: any), fields are and-ed."""
    def __init__(
        self,
        *,
        jurisdiction: str = ...,
        roles: Iterable[Role | str] = ...,
        duties: Iterable[str] = ...,
        routes: Iterable[DrugRoute | str] = ...,
        drug_classes: Iterable[str] = ...,
        drug_classes_not: Iterable[str] = ...,
        indications: Iterable[str] = ...,
        settings: Iterable[Setting | str] = ...,
        settings_not: Iterable[Setting | str] = ...,
        patient_age_from: SupportsIndex | None = ...,
        patient_age_until: SupportsIndex | None = ...,
        only_as_named: bool = ...,
    ) -> None: ...
    @property
    def jurisdiction(self) -> str:
        """Whose rule it is: US-WA; US for national rules."""
    @property
    def roles(self) -> tuple[Role, ...]:
        """The roles of the actor it speaks of."""
    @property
    def duties(self) -> tuple[str, ...]: ...
    @property
    def routes(self) -> tuple[DrugRoute, ...]: ...
    @property
    def drug_classes(self) -> tuple[str, ...]:
        """The drug's class is one of these."""
    @property
    def drug_classes_not(self) -> tuple[str, ...]:
        """The drug's class is none of these."""
    @property
    def indications(self) -> tuple[str, ...]: ...
    @property
    def settings(self) -> tuple[Setting, ...]: ...
    @property
    def settings_not(self) -> tuple[Setting, ...]:
        """The place is none of these."""
    @property
    def patient_age_from(self) -> int | None:
        """The patient is at least this old, in whole years."""
    @property
    def patient_age_until(self) -> int | None:
        """The patient is younger than this, in whole years."""
    @property
    def only_as_named(self) -> bool:
        """Of `duties`: it speaks of the acts that bear these codes, themselves or as parts of a composite,
        and not of those that are performed as them: an allow of injections that leaves vaccines alone.
        """
    def replace(
        self,
        *,
        jurisdiction: str = ...,
        roles: Iterable[Role | str] = ...,
        duties: Iterable[str] = ...,
        routes: Iterable[DrugRoute | str] = ...,
        drug_classes: Iterable[str] = ...,
        drug_classes_not: Iterable[str] = ...,
        indications: Iterable[str] = ...,
        settings: Iterable[Setting | str] = ...,
        settings_not: Iterable[Setting | str] = ...,
        patient_age_from: SupportsIndex | None = ...,
        patient_age_until: SupportsIndex | None = ...,
        only_as_named: bool = ...,
    ) -> Self:
        """A copy in which the given fields are replaced."""
    def to_bytes(self) -> bytes: ...
    def to_text(self) -> str: ...
    def to_json(self) -> str: ...
    def to_proto(self) -> Any: ...
    def write_file(self, path: str | os.PathLike[str], /) -> None: ...
    @classmethod
    def from_bytes(
        cls, data: bytes | bytearray | memoryview, /, *, unknown: UnknownFields | str = ...
    ) -> Self: ...
    @classmethod
    def from_text(cls, text: str | bytes, /, *, unknown: UnknownFields | str = ...) -> Self: ...
    @classmethod
    def from_json(cls, json: str | bytes, /, *, unknown: UnknownFields | str = ...) -> Self: ...
    @classmethod
    def from_proto(cls, message: Any, /) -> Self: ...
    @classmethod
    def read_file(
        cls, path: str | os.PathLike[str], /, *, unknown: UnknownFields | str = ...
    ) -> Self: ...
    def __hash__(self) -> int: ...
    def __eq__(self, other: object, /) -> bool: ...

@final
class SupervisionNeed:
    """Who must supervise, and how."""
    def __init__(
        self,
        *,
        modes: Iterable[SupervisionMode | str] = ...,
        by: Iterable[Role | str] = ...,
        at_most: SupportsIndex = ...,
    ) -> None: ...
    @property
    def modes(self) -> tuple[SupervisionMode, ...]:
        """The modes accepted, any-of."""
    @property
    def by(self) -> tuple[Role, ...]:
        """The roles of the supervisors accepted, any-of; empty: the rule does not say whom."""
    @property
    def at_most(self) -> int:
        """How many people one supervisor may watch at once under this rule; 0: no limit stated."""
    def replace(
        self,
        *,
        modes: Iterable[SupervisionMode | str] = ...,
        by: Iterable[Role | str] = ...,
        at_most: SupportsIndex = ...,
    ) -> Self:
        """A copy in which the given fields are replaced."""
    def to_bytes(self) -> bytes: ...
    def to_text(self) -> str: ...
    def to_json(self) -> str: ...
    def to_proto(self) -> Any: ...
    def write_file(self, path: str | os.PathLike[str], /) -> None: ...
    @classmethod
    def from_bytes(
        cls, data: bytes | bytearray | memoryview, /, *, unknown: UnknownFields | str = ...
    ) -> Self: ...
    @classmethod
    def from_text(cls, text: str | bytes, /, *, unknown: UnknownFields | str = ...) -> Self: ...
    @classmethod
    def from_json(cls, json: str | bytes, /, *, unknown: UnknownFields | str = ...) -> Self: ...
    @classmethod
    def from_proto(cls, message: Any, /) -> Self: ...
    @classmethod
    def read_file(
        cls, path: str | os.PathLike[str], /, *, unknown: UnknownFields | str = ...
    ) -> Self: ...
    def __hash__(self) -> int: ...
    def __eq__(self, other: object, /) -> bool: ...

@final
class Needs:
    """What must hold for a rule to be met. Each field is and-ed; `any_of` adds alternatives, of which
    one must hold as a whole. Needs mention what must be held, never what must not.
    """
    def __init__(
        self,
        *,
        credentials: Iterable[str] = ...,
        licences: Iterable[Role | str] = ...,
        trainings: Iterable[TrainingNeed] = ...,
        educations: Iterable[EducationNeed] = ...,
        age: SupportsIndex | None = ...,
        employers: Iterable[EmployerKind | str] = ...,
        competency: bool = ...,
        supervision: SupervisionNeed | None = ...,
        delegation: bool = ...,
        order: OrderKind | str | None = ...,
        dose_check: bool = ...,
        any_of: Iterable[Needs] = ...,
    ) -> None: ...
    @property
    def credentials(self) -> tuple[str, ...]:
        """Of the person: one of these credentials, valid on the day and, where tied, at this employer."""
    @property
    def licences(self) -> tuple[Role, ...]:
        """Of the person: a valid licence of one of these roles in the jurisdiction."""
    @property
    def trainings(self) -> tuple[TrainingNeed, ...]:
        """Of the person: all of these."""
    @property
    def educations(self) -> tuple[EducationNeed, ...]:
        """Of the person: one of these."""
    @property
    def age(self) -> int | None:
        """Of the person: at least this old, in whole years."""
    @property
    def employers(self) -> tuple[EmployerKind, ...]:
        """Of the person: employed by one of these kinds of employer."""
    @property
    def competency(self) -> bool:
        """Of the person: an attested competency in the duty, at the site."""
    @property
    def supervision(self) -> SupervisionNeed | None:
        """Of the plan."""
    @property
    def delegation(self) -> bool:
        """Of the plan: somebody who may delegates the duty."""
    @property
    def order(self) -> OrderKind | None:
        """Of the moment: an order of this kind; a patient-specific one satisfies either."""
    @property
    def dose_check(self) -> bool:
        """Of the moment: the dose verified by a licensed person."""
    @property
    def any_of(self) -> tuple[Needs, ...]:
        """Alternatives, of which one must hold."""
    def replace(
        self,
        *,
        credentials: Iterable[str] = ...,
        licences: Iterable[Role | str] = ...,
        trainings: Iterable[TrainingNeed] = ...,
        educations: Iterable[EducationNeed] = ...,
        age: SupportsIndex | None = ...,
        employers: Iterable[EmployerKind | str] = ...,
        competency: bool = ...,
        supervision: SupervisionNeed | None = ...,
        delegation: bool = ...,
        order: OrderKind | str | None = ...,
        dose_check: bool = ...,
        any_of: Iterable[Needs] = ...,
    ) -> Self:
        """A copy in which the given fields are replaced."""
    def to_bytes(self) -> bytes: ...
    def to_text(self) -> str: ...
    def to_json(self) -> str: ...
    def to_proto(self) -> Any: ...
    def write_file(self, path: str | os.PathLike[str], /) -> None: ...
    @classmethod
    def from_bytes(
        cls, data: bytes | bytearray | memoryview, /, *, unknown: UnknownFields | str = ...
    ) -> Self: ...
    @classmethod
    def from_text(cls, text: str | bytes, /, *, unknown: UnknownFields | str = ...) -> Self: ...
    @classmethod
    def from_json(cls, json: str | bytes, /, *, unknown: UnknownFields | str = ...) -> Self: ...
    @classmethod
    def from_proto(cls, message: Any, /) -> Self: ...
    @classmethod
    def read_file(
        cls, path: str | os.PathLike[str], /, *, unknown: UnknownFields | str = ...
    ) -> Self: ...
    def __hash__(self) -> int: ...
    def __eq__(self, other: object, /) -> bool: ...

@final
class Citation:
    """Where a rule is written."""
    def __init__(
        self,
        *,
        text: str = ...,
        address: str = ...,
        kind: SourceKind | str = ...,
    ) -> None: ...
    @property
    def text(self) -> str:
        """As a lawyer cites it: RCW 18.360.060(2)."""
    @property
    def address(self) -> str:
        """Where it was read."""
    @property
    def kind(self) -> SourceKind: ...
    def replace(
        self,
        *,
        text: str = ...,
        address: str = ...,
        kind: SourceKind | str = ...,
    ) -> Self:
        """A copy in which the given fields are replaced."""
    def to_bytes(self) -> bytes: ...
    def to_text(self) -> str: ...
    def to_json(self) -> str: ...
    def to_proto(self) -> Any: ...
    def write_file(self, path: str | os.PathLike[str], /) -> None: ...
    @classmethod
    def from_bytes(
        cls, data: bytes | bytearray | memoryview, /, *, unknown: UnknownFields | str = ...
    ) -> Self: ...
    @classmethod
    def from_text(cls, text: str | bytes, /, *, unknown: UnknownFields | str = ...) -> Self: ...
    @classmethod
    def from_json(cls, json: str | bytes, /, *, unknown: UnknownFields | str = ...) -> Self: ...
    @classmethod
    def from_proto(cls, message: Any, /) -> Self: ...
    @classmethod
    def read_file(
        cls, path: str | os.PathLike[str], /, *, unknown: UnknownFields | str = ...
    ) -> Self: ...
    def __hash__(self) -> int: ...
    def __eq__(self, other: object, /) -> bool: ...

@final
class Rule:
    """A dated, cited rule of law. Rules are data; nothing is allowed but by a rule."""
    def __init__(
        self,
        *,
        id: str = ...,
        effect: Effect | str = ...,
        when: When = ...,
        needs: Needs = ...,
        unless_credential: Iterable[str] = ...,
        overrides: Iterable[str] = ...,
        valid: DateRange = ...,
        seen_on: datetime.date | None = ...,
        status: RuleStatus | str = ...,
        confidence: Confidence | str = ...,
        summary: str = ...,
        definition: str = ...,
        citation: Citation = ...,
        records: Iterable[str] = ...,
        recheck_by: str = ...,
    ) -> None: ...
    @property
    def id(self) -> str:
        """Unique in its rule set: US-WA.base.credential."""
    @property
    def effect(self) -> Effect: ...
    @property
    def when(self) -> When: ...
    @property
    def needs(self) -> Needs: ...
    @property
    def unless_credential(self) -> tuple[str, ...]:
        """Of a forbid: it does not bind who holds one of these."""
    @property
    def overrides(self) -> tuple[str, ...]:
        """Rules, by id, that this one overrides: of an allow for its own path, of a require for all
        paths; not transitive, never on a forbid; works once `when` matches, whether the needs are met
        or not.
        """
    @property
    def valid(self) -> DateRange:
        """Half-open, by the date where the patient is. Without `from` the rule is not in force before
        `seen_on`.
        """
    @property
    def seen_on(self) -> datetime.date | None:
        """When its source was last read."""
    @property
    def status(self) -> RuleStatus: ...
    @property
    def confidence(self) -> Confidence:
        """Rules of uncertain or unverified standing can only lower an answer, to Unknown."""
    @property
    def summary(self) -> str:
        """The rule in plain words."""
    @property
    def definition(self) -> str:
        """The jurisdiction's own meaning of its terms, paraphrased."""
    @property
    def citation(self) -> Citation: ...
    @property
    def records(self) -> tuple[str, ...]:
        """What is to be written down after the act; never a missing item."""
    @property
    def recheck_by(self) -> str:
        """Who must check it again before it is relied on."""
    def replace(
        self,
        *,
        id: str = ...,
        effect: Effect | str = ...,
        when: When = ...,
        needs: Needs = ...,
        unless_credential: Iterable[str] = ...,
        overrides: Iterable[str] = ...,
        valid: DateRange = ...,
        seen_on: datetime.date | None = ...,
        status: RuleStatus | str = ...,
        confidence: Confidence | str = ...,
        summary: str = ...,
        definition: str = ...,
        citation: Citation = ...,
        records: Iterable[str] = ...,
        recheck_by: str = ...,
    ) -> Self:
        """A copy in which the given fields are replaced."""
    def to_bytes(self) -> bytes: ...
    def to_text(self) -> str: ...
    def to_json(self) -> str: ...
    def to_proto(self) -> Any: ...
    def write_file(self, path: str | os.PathLike[str], /) -> None: ...
    @classmethod
    def from_bytes(
        cls, data: bytes | bytearray | memoryview, /, *, unknown: UnknownFields | str = ...
    ) -> Self: ...
    @classmethod
    def from_text(cls, text: str | bytes, /, *, unknown: UnknownFields | str = ...) -> Self: ...
    @classmethod
    def from_json(cls, json: str | bytes, /, *, unknown: UnknownFields | str = ...) -> Self: ...
    @classmethod
    def from_proto(cls, message: Any, /) -> Self: ...
    @classmethod
    def read_file(
        cls, path: str | os.PathLike[str], /, *, unknown: UnknownFields | str = ...
    ) -> Self: ...
    def __hash__(self) -> int: ...
    def __eq__(self, other: object, /) -> bool: ...

@final
class PayerRule:
    """A payer's condition of payment, apart from law: its answer stands beside the verdict."""
    def __init__(
        self,
        *,
        id: str = ...,
        payer: str = ...,
        when: When = ...,
        needs: Needs = ...,
        valid: DateRange = ...,
        seen_on: datetime.date | None = ...,
        confidence: Confidence | str = ...,
        summary: str = ...,
        citation: Citation = ...,
        recheck_by: str = ...,
    ) -> None: ...
    @property
    def id(self) -> str:
        """Unique in its rule set."""
    @property
    def payer(self) -> str:
        """The payer, by short name: medicare."""
    @property
    def when(self) -> When: ...
    @property
    def needs(self) -> Needs: ...
    @property
    def valid(self) -> DateRange: ...
    @property
    def seen_on(self) -> datetime.date | None: ...
    @property
    def confidence(self) -> Confidence: ...
    @property
    def summary(self) -> str: ...
    @property
    def citation(self) -> Citation: ...
    @property
    def recheck_by(self) -> str:
        """Who must check it again before it is relied on."""
    def replace(
        self,
        *,
        id: str = ...,
        payer: str = ...,
        when: When = ...,
        needs: Needs = ...,
        valid: DateRange = ...,
        seen_on: datetime.date | None = ...,
        confidence: Confidence | str = ...,
        summary: str = ...,
        citation: Citation = ...,
        recheck_by: str = ...,
    ) -> Self:
        """A copy in which the given fields are replaced."""
    def to_bytes(self) -> bytes: ...
    def to_text(self) -> str: ...
    def to_json(self) -> str: ...
    def to_proto(self) -> Any: ...
    def write_file(self, path: str | os.PathLike[str], /) -> None: ...
    @classmethod
    def from_bytes(
        cls, data: bytes | bytearray | memoryview, /, *, unknown: UnknownFields | str = ...
    ) -> Self: ...
    @classmethod
    def from_text(cls, text: str | bytes, /, *, unknown: UnknownFields | str = ...) -> Self: ...
    @classmethod
    def from_json(cls, json: str | bytes, /, *, unknown: UnknownFields | str = ...) -> Self: ...
    @classmethod
    def from_proto(cls, message: Any, /) -> Self: ...
    @classmethod
    def read_file(
        cls, path: str | os.PathLike[str], /, *, unknown: UnknownFields | str = ...
    ) -> Self: ...
    def __hash__(self) -> int: ...
    def __eq__(self, other: object, /) -> bool: ...

@final
class RuleSet:
    """The duties and rules of one edition."""
    def __init__(
        self,
        *,
        edition: str = ...,
        jurisdictions: Iterable[str] = ...,
        duties: Iterable[Duty] = ...,
        rules: Iterable[Rule] = ...,
        payer_rules: Iterable[PayerRule] = ...,
    ) -> None: ...
    @property
    def edition(self) -> str:
        """Names the edition in every verdict: 2026-11."""
    @property
    def jurisdictions(self) -> tuple[str, ...]:
        """The jurisdictions whose rules are in the set; any other answers Unknown."""
    @property
    def duties(self) -> tuple[Duty, ...]: ...
    @property
    def rules(self) -> tuple[Rule, ...]: ...
    @property
    def payer_rules(self) -> tuple[PayerRule, ...]: ...
    def replace(
        self,
        *,
        edition: str = ...,
        jurisdictions: Iterable[str] = ...,
        duties: Iterable[Duty] = ...,
        rules: Iterable[Rule] = ...,
        payer_rules: Iterable[PayerRule] = ...,
    ) -> Self:
        """A copy in which the given fields are replaced."""
    def to_bytes(self) -> bytes: ...
    def to_text(self) -> str: ...
    def to_json(self) -> str: ...
    def to_proto(self) -> Any: ...
    def write_file(self, path: str | os.PathLike[str], /) -> None: ...
    @classmethod
    def from_bytes(
        cls, data: bytes | bytearray | memoryview, /, *, unknown: UnknownFields | str = ...
    ) -> Self: ...
    @classmethod
    def from_text(cls, text: str | bytes, /, *, unknown: UnknownFields | str = ...) -> Self: ...
    @classmethod
    def from_json(cls, json: str | bytes, /, *, unknown: UnknownFields | str = ...) -> Self: ...
    @classmethod
    def from_proto(cls, message: Any, /) -> Self: ...
    @classmethod
    def read_file(
        cls, path: str | os.PathLike[str], /, *, unknown: UnknownFields | str = ...
    ) -> Self: ...
    def __hash__(self) -> int: ...
    def __eq__(self, other: object, /) -> bool: ...

@final
class SupervisorPresence:
    """One supervisor and how they are present."""
    def __init__(
        self,
        *,
        supervisor: StaffId | None = ...,
        role: Role | str = ...,
        modes: Iterable[SupervisionMode | str] = ...,
        watching: SupportsIndex = ...,
    ) -> None: ...
    @property
    def supervisor(self) -> StaffId | None:
        """Who; invalid where only the role is known."""
    @property
    def role(self) -> Role:
        """The role in which they supervise."""
    @property
    def modes(self) -> tuple[SupervisionMode, ...]:
        """Every way in which they are present: in the room is also on the premises only if said so."""
    @property
    def watching(self) -> int:
        """How many people they watch already, this actor not counted."""
    def replace(
        self,
        *,
        supervisor: StaffId | None = ...,
        role: Role | str = ...,
        modes: Iterable[SupervisionMode | str] = ...,
        watching: SupportsIndex = ...,
    ) -> Self:
        """A copy in which the given fields are replaced."""
    def to_bytes(self) -> bytes: ...
    def to_text(self) -> str: ...
    def to_json(self) -> str: ...
    def to_proto(self) -> Any: ...
    def write_file(self, path: str | os.PathLike[str], /) -> None: ...
    @classmethod
    def from_bytes(
        cls, data: bytes | bytearray | memoryview, /, *, unknown: UnknownFields | str = ...
    ) -> Self: ...
    @classmethod
    def from_text(cls, text: str | bytes, /, *, unknown: UnknownFields | str = ...) -> Self: ...
    @classmethod
    def from_json(cls, json: str | bytes, /, *, unknown: UnknownFields | str = ...) -> Self: ...
    @classmethod
    def from_proto(cls, message: Any, /) -> Self: ...
    @classmethod
    def read_file(
        cls, path: str | os.PathLike[str], /, *, unknown: UnknownFields | str = ...
    ) -> Self: ...
    def __hash__(self) -> int: ...
    def __eq__(self, other: object, /) -> bool: ...

@final
class Situation:
    """One act in question: who would do which duty, where, when and under what. A fact that nobody
    stated is absent; an absent fact never makes an answer better.
    """
    def __init__(
        self,
        *,
        person: Staff = ...,
        role: Role | str | None = ...,
        employer: str = ...,
        employer_kind: EmployerKind | str | None = ...,
        duty: str = ...,
        site: SiteId | None = ...,
        jurisdiction: str = ...,
        setting: Setting | str | None = ...,
        telehealth: bool = ...,
        patient_location: str = ...,
        date: datetime.date | None = ...,
        supervision: Iterable[SupervisorPresence] = ...,
        delegated: bool = ...,
        order: OrderKind | str | None = ...,
        dose_checked: bool = ...,
        patient_age: SupportsIndex | None = ...,
        route: DrugRoute | str | None = ...,
        drug_classes: Iterable[str] | None = ...,
        indication: str | None = ...,
        payer: str = ...,
    ) -> None: ...
    @property
    def person(self) -> Staff:
        """The actor."""
    @property
    def role(self) -> Role | None:
        """The role in which the actor acts; absent: the best of the actor's roles."""
    @property
    def employer(self) -> str:
        """The employer on whose behalf, by key; empty: unknown."""
    @property
    def employer_kind(self) -> EmployerKind | None:
        """What kind of employer that is; absent: unknown."""
    @property
    def duty(self) -> str: ...
    @property
    def site(self) -> SiteId | None:
        """The site, where the act has one; its policies apply."""
    @property
    def jurisdiction(self) -> str:
        """Whose law holds at the place of the act; empty: unknown."""
    @property
    def setting(self) -> Setting | None:
        """The kind of place; absent: unknown."""
    @property
    def telehealth(self) -> bool:
        """The act is done at a distance: the law where the patient is decides."""
    @property
    def patient_location(self) -> str:
        """Where the patient is; empty: at the place of the act, or, in telehealth, unknown."""
    @property
    def date(self) -> datetime.date | None:
        """The civil date where the patient is."""
    @property
    def supervision(self) -> tuple[SupervisorPresence, ...]:
        """Who supervises, and how."""
    @property
    def delegated(self) -> bool:
        """Somebody who may delegates the duty delegated it."""
    @property
    def order(self) -> OrderKind | None:
        """The order that stands behind the act; absent: none yet."""
    @property
    def dose_checked(self) -> bool:
        """A licensed person verified the dose."""
    @property
    def patient_age(self) -> int | None:
        """The patient's age in whole years; absent: unknown."""
    @property
    def route(self) -> DrugRoute | None:
        """Absent: not stated."""
    @property
    def drug_classes(self) -> tuple[str, ...] | None:
        """Every class the drug belongs to; absent: not stated."""
    @property
    def indication(self) -> str | None:
        """Absent: not stated."""
    @property
    def payer(self) -> str:
        """Who is to pay, by short name; empty: nobody's rule is asked."""
    def replace(
        self,
        *,
        person: Staff = ...,
        role: Role | str | None = ...,
        employer: str = ...,
        employer_kind: EmployerKind | str | None = ...,
        duty: str = ...,
        site: SiteId | None = ...,
        jurisdiction: str = ...,
        setting: Setting | str | None = ...,
        telehealth: bool = ...,
        patient_location: str = ...,
        date: datetime.date | None = ...,
        supervision: Iterable[SupervisorPresence] = ...,
        delegated: bool = ...,
        order: OrderKind | str | None = ...,
        dose_checked: bool = ...,
        patient_age: SupportsIndex | None = ...,
        route: DrugRoute | str | None = ...,
        drug_classes: Iterable[str] | None = ...,
        indication: str | None = ...,
        payer: str = ...,
    ) -> Self:
        """A copy in which the given fields are replaced."""
    def to_bytes(self) -> bytes: ...
    def to_text(self) -> str: ...
    def to_json(self) -> str: ...
    def to_proto(self) -> Any: ...
    def write_file(self, path: str | os.PathLike[str], /) -> None: ...
    @classmethod
    def from_bytes(
        cls, data: bytes | bytearray | memoryview, /, *, unknown: UnknownFields | str = ...
    ) -> Self: ...
    @classmethod
    def from_text(cls, text: str | bytes, /, *, unknown: UnknownFields | str = ...) -> Self: ...
    @classmethod
    def from_json(cls, json: str | bytes, /, *, unknown: UnknownFields | str = ...) -> Self: ...
    @classmethod
    def from_proto(cls, message: Any, /) -> Self: ...
    @classmethod
    def read_file(
        cls, path: str | os.PathLike[str], /, *, unknown: UnknownFields | str = ...
    ) -> Self: ...
    def __hash__(self) -> int: ...
    def __eq__(self, other: object, /) -> bool: ...

@final
class MissingItem:
    """One thing that is missing."""
    def __init__(
        self,
        *,
        item_class: ItemClass | str = ...,
        kind: ItemKind | str = ...,
        any_of: Iterable[str] = ...,
        hours: datetime.timedelta = ...,
        performances: SupportsIndex = ...,
        modes: Iterable[SupervisionMode | str] = ...,
        at_most: SupportsIndex = ...,
        rule: str = ...,
    ) -> None: ...
    @property
    def item_class(self) -> ItemClass: ...
    @property
    def kind(self) -> ItemKind: ...
    @property
    def any_of(self) -> tuple[str, ...]:
        """What would do, any-of: codes of credentials and duties, names of roles, employers and order kinds,
        an age in years; a training's topic, with the kind that counts where one is asked
        ("C22/classroom"); an education in words; of a drug "route=oral", "drug_class!=controlled",
        "indication=syphilis". Empty where the kind says it all.
        """
    @property
    def hours(self) -> datetime.timedelta:
        """Training hours still to be done."""
    @property
    def performances(self) -> int:
        """Performances still to be done."""
    @property
    def modes(self) -> tuple[SupervisionMode, ...]:
        """Of supervision: in which ways the supervisor must be present, any-of."""
    @property
    def at_most(self) -> int:
        """Of supervision: how many one supervisor may watch; 0: no limit stated."""
    @property
    def rule(self) -> str:
        """The rule or policy that asks for it, by id or key."""
    def replace(
        self,
        *,
        item_class: ItemClass | str = ...,
        kind: ItemKind | str = ...,
        any_of: Iterable[str] = ...,
        hours: datetime.timedelta = ...,
        performances: SupportsIndex = ...,
        modes: Iterable[SupervisionMode | str] = ...,
        at_most: SupportsIndex = ...,
        rule: str = ...,
    ) -> Self:
        """A copy in which the given fields are replaced."""
    def to_bytes(self) -> bytes: ...
    def to_text(self) -> str: ...
    def to_json(self) -> str: ...
    def to_proto(self) -> Any: ...
    def write_file(self, path: str | os.PathLike[str], /) -> None: ...
    @classmethod
    def from_bytes(
        cls, data: bytes | bytearray | memoryview, /, *, unknown: UnknownFields | str = ...
    ) -> Self: ...
    @classmethod
    def from_text(cls, text: str | bytes, /, *, unknown: UnknownFields | str = ...) -> Self: ...
    @classmethod
    def from_json(cls, json: str | bytes, /, *, unknown: UnknownFields | str = ...) -> Self: ...
    @classmethod
    def from_proto(cls, message: Any, /) -> Self: ...
    @classmethod
    def read_file(
        cls, path: str | os.PathLike[str], /, *, unknown: UnknownFields | str = ...
    ) -> Self: ...
    def __hash__(self) -> int: ...
    def __eq__(self, other: object, /) -> bool: ...

@final
class Missing:
    """One way to make the answer Allowed: every item of the set."""
    def __init__(
        self,
        *,
        items: Iterable[MissingItem] = ...,
    ) -> None: ...
    @property
    def items(self) -> tuple[MissingItem, ...]: ...
    def replace(
        self,
        *,
        items: Iterable[MissingItem] = ...,
    ) -> Self:
        """A copy in which the given fields are replaced."""
    def to_bytes(self) -> bytes: ...
    def to_text(self) -> str: ...
    def to_json(self) -> str: ...
    def to_proto(self) -> Any: ...
    def write_file(self, path: str | os.PathLike[str], /) -> None: ...
    @classmethod
    def from_bytes(
        cls, data: bytes | bytearray | memoryview, /, *, unknown: UnknownFields | str = ...
    ) -> Self: ...
    @classmethod
    def from_text(cls, text: str | bytes, /, *, unknown: UnknownFields | str = ...) -> Self: ...
    @classmethod
    def from_json(cls, json: str | bytes, /, *, unknown: UnknownFields | str = ...) -> Self: ...
    @classmethod
    def from_proto(cls, message: Any, /) -> Self: ...
    @classmethod
    def read_file(
        cls, path: str | os.PathLike[str], /, *, unknown: UnknownFields | str = ...
    ) -> Self: ...
    def __hash__(self) -> int: ...
    def __eq__(self, other: object, /) -> bool: ...

@final
class Reason:
    """A rule that decided, with its citation."""
    def __init__(
        self,
        *,
        rule: str = ...,
        effect: str = ...,
        summary: str = ...,
        citation: Citation = ...,
        confidence: Confidence | str = ...,
    ) -> None: ...
    @property
    def rule(self) -> str:
        """The rule's id or the policy's key."""
    @property
    def effect(self) -> str:
        """What it does: allow, require, forbid, narrow, adopt, pending, silence, missing_fact."""
    @property
    def summary(self) -> str:
        """In plain words."""
    @property
    def citation(self) -> Citation: ...
    @property
    def confidence(self) -> Confidence: ...
    def replace(
        self,
        *,
        rule: str = ...,
        effect: str = ...,
        summary: str = ...,
        citation: Citation = ...,
        confidence: Confidence | str = ...,
    ) -> Self:
        """A copy in which the given fields are replaced."""
    def to_bytes(self) -> bytes: ...
    def to_text(self) -> str: ...
    def to_json(self) -> str: ...
    def to_proto(self) -> Any: ...
    def write_file(self, path: str | os.PathLike[str], /) -> None: ...
    @classmethod
    def from_bytes(
        cls, data: bytes | bytearray | memoryview, /, *, unknown: UnknownFields | str = ...
    ) -> Self: ...
    @classmethod
    def from_text(cls, text: str | bytes, /, *, unknown: UnknownFields | str = ...) -> Self: ...
    @classmethod
    def from_json(cls, json: str | bytes, /, *, unknown: UnknownFields | str = ...) -> Self: ...
    @classmethod
    def from_proto(cls, message: Any, /) -> Self: ...
    @classmethod
    def read_file(
        cls, path: str | os.PathLike[str], /, *, unknown: UnknownFields | str = ...
    ) -> Self: ...
    def __hash__(self) -> int: ...
    def __eq__(self, other: object, /) -> bool: ...

@final
class PayerAnswer:
    """What a payer's rules say, beside the law's answer."""
    def __init__(
        self,
        *,
        outcome: Outcome | str = ...,
        alternatives: Iterable[Missing] = ...,
        reasons: Iterable[Reason] = ...,
    ) -> None: ...
    @property
    def outcome(self) -> Outcome: ...
    @property
    def alternatives(self) -> tuple[Missing, ...]: ...
    @property
    def reasons(self) -> tuple[Reason, ...]: ...
    def replace(
        self,
        *,
        outcome: Outcome | str = ...,
        alternatives: Iterable[Missing] = ...,
        reasons: Iterable[Reason] = ...,
    ) -> Self:
        """A copy in which the given fields are replaced."""
    def to_bytes(self) -> bytes: ...
    def to_text(self) -> str: ...
    def to_json(self) -> str: ...
    def to_proto(self) -> Any: ...
    def write_file(self, path: str | os.PathLike[str], /) -> None: ...
    @classmethod
    def from_bytes(
        cls, data: bytes | bytearray | memoryview, /, *, unknown: UnknownFields | str = ...
    ) -> Self: ...
    @classmethod
    def from_text(cls, text: str | bytes, /, *, unknown: UnknownFields | str = ...) -> Self: ...
    @classmethod
    def from_json(cls, json: str | bytes, /, *, unknown: UnknownFields | str = ...) -> Self: ...
    @classmethod
    def from_proto(cls, message: Any, /) -> Self: ...
    @classmethod
    def read_file(
        cls, path: str | os.PathLike[str], /, *, unknown: UnknownFields | str = ...
    ) -> Self: ...
    def __hash__(self) -> int: ...
    def __eq__(self, other: object, /) -> bool: ...

@final
class Verdict:
    """The answer to a situation, with everything it rests on. Not legal advice."""
    def __init__(
        self,
        *,
        outcome: Outcome | str = ...,
        alternatives: Iterable[Missing] = ...,
        reasons: Iterable[Reason] = ...,
        pending: Iterable[str] = ...,
        missing_facts: Iterable[str] = ...,
        adopted_by: str = ...,
        records: Iterable[str] = ...,
        edition: str = ...,
        payer: PayerAnswer | None = ...,
    ) -> None: ...
    @property
    def outcome(self) -> Outcome: ...
    @property
    def alternatives(self) -> tuple[Missing, ...]:
        """Of Unmet: the ways to make it Allowed, each minimal, in a stable order."""
    @property
    def reasons(self) -> tuple[Reason, ...]:
        """The rules that decided, in a stable order."""
    @property
    def pending(self) -> tuple[str, ...]:
        """Pending rules that would match, by id; they are listed and never evaluated."""
    @property
    def missing_facts(self) -> tuple[str, ...]:
        """Facts that a rule needs and nobody stated."""
    @property
    def adopted_by(self) -> str:
        """The policy that adopted an Unknown, by key; empty: none did."""
    @property
    def records(self) -> tuple[str, ...]:
        """What must be written down after the act."""
    @property
    def edition(self) -> str:
        """The edition of the rule set."""
    @property
    def payer(self) -> PayerAnswer | None:
        """Absent: no payer was named."""
    def replace(
        self,
        *,
        outcome: Outcome | str = ...,
        alternatives: Iterable[Missing] = ...,
        reasons: Iterable[Reason] = ...,
        pending: Iterable[str] = ...,
        missing_facts: Iterable[str] = ...,
        adopted_by: str = ...,
        records: Iterable[str] = ...,
        edition: str = ...,
        payer: PayerAnswer | None = ...,
    ) -> Self:
        """A copy in which the given fields are replaced."""
    def to_bytes(self) -> bytes: ...
    def to_text(self) -> str: ...
    def to_json(self) -> str: ...
    def to_proto(self) -> Any: ...
    def write_file(self, path: str | os.PathLike[str], /) -> None: ...
    @classmethod
    def from_bytes(
        cls, data: bytes | bytearray | memoryview, /, *, unknown: UnknownFields | str = ...
    ) -> Self: ...
    @classmethod
    def from_text(cls, text: str | bytes, /, *, unknown: UnknownFields | str = ...) -> Self: ...
    @classmethod
    def from_json(cls, json: str | bytes, /, *, unknown: UnknownFields | str = ...) -> Self: ...
    @classmethod
    def from_proto(cls, message: Any, /) -> Self: ...
    @classmethod
    def read_file(
        cls, path: str | os.PathLike[str], /, *, unknown: UnknownFields | str = ...
    ) -> Self: ...
    def __hash__(self) -> int: ...
    def __eq__(self, other: object, /) -> bool: ...

@final
class StatusChange:
    """One step of the status machine, as it happened. Append-only."""
    def __init__(
        self,
        *,
        from_: AppointmentStatus | str = ...,
        to: AppointmentStatus | str = ...,
        at: datetime.datetime = ...,
        by: StaffId | None = ...,
        reason: str = ...,
    ) -> None: ...
    @property
    def from_(self) -> AppointmentStatus: ...
    @property
    def to(self) -> AppointmentStatus: ...
    @property
    def at(self) -> datetime.datetime: ...
    @property
    def by(self) -> StaffId | None:
        """Who did it; invalid where nobody of the staff did."""
    @property
    def reason(self) -> str:
        """Why, by short word or in words; never a diagnosis."""
    def replace(
        self,
        *,
        from_: AppointmentStatus | str = ...,
        to: AppointmentStatus | str = ...,
        at: datetime.datetime = ...,
        by: StaffId | None = ...,
        reason: str = ...,
    ) -> Self:
        """A copy in which the given fields are replaced."""
    def to_bytes(self) -> bytes: ...
    def to_text(self) -> str: ...
    def to_json(self) -> str: ...
    def to_proto(self) -> Any: ...
    def write_file(self, path: str | os.PathLike[str], /) -> None: ...
    @classmethod
    def from_bytes(
        cls, data: bytes | bytearray | memoryview, /, *, unknown: UnknownFields | str = ...
    ) -> Self: ...
    @classmethod
    def from_text(cls, text: str | bytes, /, *, unknown: UnknownFields | str = ...) -> Self: ...
    @classmethod
    def from_json(cls, json: str | bytes, /, *, unknown: UnknownFields | str = ...) -> Self: ...
    @classmethod
    def from_proto(cls, message: Any, /) -> Self: ...
    @classmethod
    def read_file(
        cls, path: str | os.PathLike[str], /, *, unknown: UnknownFields | str = ...
    ) -> Self: ...
    def __hash__(self) -> int: ...
    def __eq__(self, other: object, /) -> bool: ...

@final
class Obligation:
    """Something that must be seen to at the visit: an order, a dose check."""
    def __init__(
        self,
        *,
        duty: str = ...,
        kind: str = ...,
        any_of: Iterable[str] = ...,
        rule: str = ...,
    ) -> None: ...
    @property
    def duty(self) -> str:
        """The duty it belongs to."""
    @property
    def kind(self) -> str:
        """What, by the name of the missing item's kind: order, dose_check, drug_fact."""
    @property
    def any_of(self) -> tuple[str, ...]:
        """What would do, any-of, by code."""
    @property
    def rule(self) -> str:
        """The rule that asks for it, by id."""
    def replace(
        self,
        *,
        duty: str = ...,
        kind: str = ...,
        any_of: Iterable[str] = ...,
        rule: str = ...,
    ) -> Self:
        """A copy in which the given fields are replaced."""
    def to_bytes(self) -> bytes: ...
    def to_text(self) -> str: ...
    def to_json(self) -> str: ...
    def to_proto(self) -> Any: ...
    def write_file(self, path: str | os.PathLike[str], /) -> None: ...
    @classmethod
    def from_bytes(
        cls, data: bytes | bytearray | memoryview, /, *, unknown: UnknownFields | str = ...
    ) -> Self: ...
    @classmethod
    def from_text(cls, text: str | bytes, /, *, unknown: UnknownFields | str = ...) -> Self: ...
    @classmethod
    def from_json(cls, json: str | bytes, /, *, unknown: UnknownFields | str = ...) -> Self: ...
    @classmethod
    def from_proto(cls, message: Any, /) -> Self: ...
    @classmethod
    def read_file(
        cls, path: str | os.PathLike[str], /, *, unknown: UnknownFields | str = ...
    ) -> Self: ...
    def __hash__(self) -> int: ...
    def __eq__(self, other: object, /) -> bool: ...

@final
class DutyGround:
    """Why a person may do a duty in an appointment: the verdict at booking and what it rests on."""
    def __init__(
        self,
        *,
        duty: str = ...,
        outcome: str = ...,
        rules: Iterable[str] = ...,
        adopted_by: str = ...,
        supervisor: StaffId | None = ...,
    ) -> None: ...
    @property
    def duty(self) -> str: ...
    @property
    def outcome(self) -> str:
        """The outcome's name at booking: allowed, or unmet where only the moment is missing."""
    @property
    def rules(self) -> tuple[str, ...]:
        """The rules that decided, by id, in a stable order."""
    @property
    def adopted_by(self) -> str:
        """The policy that adopted an Unknown, by key; empty: none."""
    @property
    def supervisor(self) -> StaffId | None:
        """The planned supervisor; invalid where none is needed."""
    def replace(
        self,
        *,
        duty: str = ...,
        outcome: str = ...,
        rules: Iterable[str] = ...,
        adopted_by: str = ...,
        supervisor: StaffId | None = ...,
    ) -> Self:
        """A copy in which the given fields are replaced."""
    def to_bytes(self) -> bytes: ...
    def to_text(self) -> str: ...
    def to_json(self) -> str: ...
    def to_proto(self) -> Any: ...
    def write_file(self, path: str | os.PathLike[str], /) -> None: ...
    @classmethod
    def from_bytes(
        cls, data: bytes | bytearray | memoryview, /, *, unknown: UnknownFields | str = ...
    ) -> Self: ...
    @classmethod
    def from_text(cls, text: str | bytes, /, *, unknown: UnknownFields | str = ...) -> Self: ...
    @classmethod
    def from_json(cls, json: str | bytes, /, *, unknown: UnknownFields | str = ...) -> Self: ...
    @classmethod
    def from_proto(cls, message: Any, /) -> Self: ...
    @classmethod
    def read_file(
        cls, path: str | os.PathLike[str], /, *, unknown: UnknownFields | str = ...
    ) -> Self: ...
    def __hash__(self) -> int: ...
    def __eq__(self, other: object, /) -> bool: ...

@final
class Assignment:
    """One resource that meets one need of an appointment."""
    def __init__(
        self,
        *,
        need: str = ...,
        resource: Resource | StaffId | RoomId | EquipmentId = ...,
        interval: Interval = ...,
        named: bool = ...,
        grounds: Iterable[DutyGround] = ...,
    ) -> None: ...
    @property
    def need(self) -> str:
        """The need's name."""
    @property
    def resource(self) -> Resource: ...
    @property
    def interval(self) -> Interval:
        """From the start of the need's first step to the end of its last, without buffers."""
    @property
    def named(self) -> bool:
        """The caller named it; else a rule chose it from the pool."""
    @property
    def grounds(self) -> tuple[DutyGround, ...]:
        """Of a person: a ground for each duty of the need."""
    def replace(
        self,
        *,
        need: str = ...,
        resource: Resource | StaffId | RoomId | EquipmentId = ...,
        interval: Interval = ...,
        named: bool = ...,
        grounds: Iterable[DutyGround] = ...,
    ) -> Self:
        """A copy in which the given fields are replaced."""
    def to_bytes(self) -> bytes: ...
    def to_text(self) -> str: ...
    def to_json(self) -> str: ...
    def to_proto(self) -> Any: ...
    def write_file(self, path: str | os.PathLike[str], /) -> None: ...
    @classmethod
    def from_bytes(
        cls, data: bytes | bytearray | memoryview, /, *, unknown: UnknownFields | str = ...
    ) -> Self: ...
    @classmethod
    def from_text(cls, text: str | bytes, /, *, unknown: UnknownFields | str = ...) -> Self: ...
    @classmethod
    def from_json(cls, json: str | bytes, /, *, unknown: UnknownFields | str = ...) -> Self: ...
    @classmethod
    def from_proto(cls, message: Any, /) -> Self: ...
    @classmethod
    def read_file(
        cls, path: str | os.PathLike[str], /, *, unknown: UnknownFields | str = ...
    ) -> Self: ...
    def __hash__(self) -> int: ...
    def __eq__(self, other: object, /) -> bool: ...

@final
class Flag:
    """Something out of order with an appointment. It is shown, never a reason to lose the appointment."""
    def __init__(
        self,
        *,
        code: str = ...,
        need: str = ...,
        other: AppointmentId | None = ...,
    ) -> None: ...
    @property
    def code(self) -> str:
        """Stable, lower_snake_case: double_booked, supervisor_absent, credential_expired, outside_hours."""
    @property
    def need(self) -> str:
        """The need it concerns, by name; of a visit, the stage; empty: the whole."""
    @property
    def other(self) -> AppointmentId | None:
        """The other appointment of a conflict; invalid where there is none."""
    def replace(
        self,
        *,
        code: str = ...,
        need: str = ...,
        other: AppointmentId | None = ...,
    ) -> Self:
        """A copy in which the given fields are replaced."""
    def to_bytes(self) -> bytes: ...
    def to_text(self) -> str: ...
    def to_json(self) -> str: ...
    def to_proto(self) -> Any: ...
    def write_file(self, path: str | os.PathLike[str], /) -> None: ...
    @classmethod
    def from_bytes(
        cls, data: bytes | bytearray | memoryview, /, *, unknown: UnknownFields | str = ...
    ) -> Self: ...
    @classmethod
    def from_text(cls, text: str | bytes, /, *, unknown: UnknownFields | str = ...) -> Self: ...
    @classmethod
    def from_json(cls, json: str | bytes, /, *, unknown: UnknownFields | str = ...) -> Self: ...
    @classmethod
    def from_proto(cls, message: Any, /) -> Self: ...
    @classmethod
    def read_file(
        cls, path: str | os.PathLike[str], /, *, unknown: UnknownFields | str = ...
    ) -> Self: ...
    def __hash__(self) -> int: ...
    def __eq__(self, other: object, /) -> bool: ...

@final
class OverriddenConflict:
    """A conflict in spite of which a visit was promised."""
    def __init__(
        self,
        *,
        by: StaffId | None = ...,
        reason: str = ...,
        kind: str = ...,
        policy: str = ...,
        need: str = ...,
        resource: Resource | StaffId | RoomId | EquipmentId = ...,
        other: AppointmentId | None = ...,
        hold: HoldId | None = ...,
    ) -> None: ...
    @property
    def by(self) -> StaffId | None:
        """Who answers for it."""
    @property
    def reason(self) -> str:
        """Why, in words; never a diagnosis."""
    @property
    def kind(self) -> str:
        """The conflict's kind, by name: busy, not_available, session_full."""
    @property
    def policy(self) -> str:
        """The booking policy overridden, by key; empty where it was none."""
    @property
    def need(self) -> str:
        """The need it concerns, by name; empty: the whole visit."""
    @property
    def resource(self) -> Resource:
        """The resource; names none where the conflict had none."""
    @property
    def other(self) -> AppointmentId | None:
        """The appointment in the way; invalid where there was none."""
    @property
    def hold(self) -> HoldId | None:
        """The hold in the way; invalid where there was none."""
    def replace(
        self,
        *,
        by: StaffId | None = ...,
        reason: str = ...,
        kind: str = ...,
        policy: str = ...,
        need: str = ...,
        resource: Resource | StaffId | RoomId | EquipmentId = ...,
        other: AppointmentId | None = ...,
        hold: HoldId | None = ...,
    ) -> Self:
        """A copy in which the given fields are replaced."""
    def to_bytes(self) -> bytes: ...
    def to_text(self) -> str: ...
    def to_json(self) -> str: ...
    def to_proto(self) -> Any: ...
    def write_file(self, path: str | os.PathLike[str], /) -> None: ...
    @classmethod
    def from_bytes(
        cls, data: bytes | bytearray | memoryview, /, *, unknown: UnknownFields | str = ...
    ) -> Self: ...
    @classmethod
    def from_text(cls, text: str | bytes, /, *, unknown: UnknownFields | str = ...) -> Self: ...
    @classmethod
    def from_json(cls, json: str | bytes, /, *, unknown: UnknownFields | str = ...) -> Self: ...
    @classmethod
    def from_proto(cls, message: Any, /) -> Self: ...
    @classmethod
    def read_file(
        cls, path: str | os.PathLike[str], /, *, unknown: UnknownFields | str = ...
    ) -> Self: ...
    def __hash__(self) -> int: ...
    def __eq__(self, other: object, /) -> bool: ...

@final
class Appointment:
    """A promised visit."""
    def __init__(
        self,
        *,
        id: AppointmentId | None = ...,
        key: str = ...,
        request: RequestId | None = ...,
        patient: PatientId | None = ...,
        visit_type: VisitTypeId | None = ...,
        site: SiteId | None = ...,
        status: AppointmentStatus | str = ...,
        interval: Interval = ...,
        steps: Iterable[Interval] = ...,
        assignments: Iterable[Assignment] = ...,
        modifiers: Iterable[str] = ...,
        new_patient: bool = ...,
        patient_location: str = ...,
        booked_at: datetime.datetime = ...,
        edition: str = ...,
        obligations: Iterable[Obligation] = ...,
        changes: Iterable[StatusChange] = ...,
        flags: Iterable[Flag] = ...,
        moved_from: AppointmentId | None = ...,
        overrides: Iterable[OverriddenConflict] = ...,
    ) -> None: ...
    @property
    def id(self) -> AppointmentId | None: ...
    @property
    def key(self) -> str:
        """Unique among the clinic's appointments."""
    @property
    def request(self) -> RequestId | None:
        """The request it answers; invalid where it was imported."""
    @property
    def patient(self) -> PatientId | None: ...
    @property
    def visit_type(self) -> VisitTypeId | None: ...
    @property
    def site(self) -> SiteId | None: ...
    @property
    def status(self) -> AppointmentStatus: ...
    @property
    def interval(self) -> Interval:
        """From the start promised to the patient, which the first step follows at once unless an elastic
        need keeps it waiting, to the end of the last step; exact, on or off the grid.
        """
    @property
    def steps(self) -> tuple[Interval, ...]:
        """One interval for each step of the visit type."""
    @property
    def assignments(self) -> tuple[Assignment, ...]: ...
    @property
    def modifiers(self) -> tuple[str, ...]:
        """What lengthens it."""
    @property
    def new_patient(self) -> bool:
        """The patient is new to the practice."""
    @property
    def patient_location(self) -> str:
        """Where the patient will be, in telehealth; empty: not said, so every verdict is Unknown."""
    @property
    def booked_at(self) -> datetime.datetime:
        """When it was promised."""
    @property
    def edition(self) -> str:
        """The edition of the rules under which it was made."""
    @property
    def obligations(self) -> tuple[Obligation, ...]: ...
    @property
    def changes(self) -> tuple[StatusChange, ...]:
        """Append-only."""
    @property
    def flags(self) -> tuple[Flag, ...]:
        """Set on import and by reality; judged on the exact intervals."""
    @property
    def moved_from(self) -> AppointmentId | None:
        """The appointment it was moved from; invalid where it was not moved."""
    @property
    def overrides(self) -> tuple[OverriddenConflict, ...]:
        """In spite of what it was promised, and by whose leave."""
    def replace(
        self,
        *,
        id: AppointmentId | None = ...,
        key: str = ...,
        request: RequestId | None = ...,
        patient: PatientId | None = ...,
        visit_type: VisitTypeId | None = ...,
        site: SiteId | None = ...,
        status: AppointmentStatus | str = ...,
        interval: Interval = ...,
        steps: Iterable[Interval] = ...,
        assignments: Iterable[Assignment] = ...,
        modifiers: Iterable[str] = ...,
        new_patient: bool = ...,
        patient_location: str = ...,
        booked_at: datetime.datetime = ...,
        edition: str = ...,
        obligations: Iterable[Obligation] = ...,
        changes: Iterable[StatusChange] = ...,
        flags: Iterable[Flag] = ...,
        moved_from: AppointmentId | None = ...,
        overrides: Iterable[OverriddenConflict] = ...,
    ) -> Self:
        """A copy in which the given fields are replaced."""
    def to_bytes(self) -> bytes: ...
    def to_text(self) -> str: ...
    def to_json(self) -> str: ...
    def to_proto(self) -> Any: ...
    def write_file(self, path: str | os.PathLike[str], /) -> None: ...
    @classmethod
    def from_bytes(
        cls, data: bytes | bytearray | memoryview, /, *, unknown: UnknownFields | str = ...
    ) -> Self: ...
    @classmethod
    def from_text(cls, text: str | bytes, /, *, unknown: UnknownFields | str = ...) -> Self: ...
    @classmethod
    def from_json(cls, json: str | bytes, /, *, unknown: UnknownFields | str = ...) -> Self: ...
    @classmethod
    def from_proto(cls, message: Any, /) -> Self: ...
    @classmethod
    def read_file(
        cls, path: str | os.PathLike[str], /, *, unknown: UnknownFields | str = ...
    ) -> Self: ...
    def __hash__(self) -> int: ...
    def __eq__(self, other: object, /) -> bool: ...

@final
class Stamp:
    """One mark of the visit's clock. Append-only: a correction is a further stamp that names, by
    position in the visit's list, the one it stands for.
    """
    def __init__(
        self,
        *,
        stage: Stage | str = ...,
        at: datetime.datetime = ...,
        by: StaffId | None = ...,
        room: RoomId | None = ...,
        corrects: SupportsIndex | None = ...,
    ) -> None: ...
    @property
    def stage(self) -> Stage: ...
    @property
    def at(self) -> datetime.datetime: ...
    @property
    def by(self) -> StaffId | None:
        """Who recorded it."""
    @property
    def room(self) -> RoomId | None:
        """Where; invalid where no room is meant."""
    @property
    def corrects(self) -> int | None:
        """The position of the stamp that this one corrects."""
    def replace(
        self,
        *,
        stage: Stage | str = ...,
        at: datetime.datetime = ...,
        by: StaffId | None = ...,
        room: RoomId | None = ...,
        corrects: SupportsIndex | None = ...,
    ) -> Self:
        """A copy in which the given fields are replaced."""
    def to_bytes(self) -> bytes: ...
    def to_text(self) -> str: ...
    def to_json(self) -> str: ...
    def to_proto(self) -> Any: ...
    def write_file(self, path: str | os.PathLike[str], /) -> None: ...
    @classmethod
    def from_bytes(
        cls, data: bytes | bytearray | memoryview, /, *, unknown: UnknownFields | str = ...
    ) -> Self: ...
    @classmethod
    def from_text(cls, text: str | bytes, /, *, unknown: UnknownFields | str = ...) -> Self: ...
    @classmethod
    def from_json(cls, json: str | bytes, /, *, unknown: UnknownFields | str = ...) -> Self: ...
    @classmethod
    def from_proto(cls, message: Any, /) -> Self: ...
    @classmethod
    def read_file(
        cls, path: str | os.PathLike[str], /, *, unknown: UnknownFields | str = ...
    ) -> Self: ...
    def __hash__(self) -> int: ...
    def __eq__(self, other: object, /) -> bool: ...

@final
class Visit:
    """The encounter as it happens, with or without an appointment. Anything can be recorded."""
    def __init__(
        self,
        *,
        id: VisitId | None = ...,
        key: str = ...,
        appointment: AppointmentId | None = ...,
        patient: PatientId | None = ...,
        site: SiteId | None = ...,
        stamps: Iterable[Stamp] = ...,
    ) -> None: ...
    @property
    def id(self) -> VisitId | None: ...
    @property
    def key(self) -> str:
        """Unique among the clinic's visits."""
    @property
    def appointment(self) -> AppointmentId | None:
        """Invalid for a walk-in."""
    @property
    def patient(self) -> PatientId | None: ...
    @property
    def site(self) -> SiteId | None: ...
    @property
    def stamps(self) -> tuple[Stamp, ...]:
        """In the order of recording."""
    def replace(
        self,
        *,
        id: VisitId | None = ...,
        key: str = ...,
        appointment: AppointmentId | None = ...,
        patient: PatientId | None = ...,
        site: SiteId | None = ...,
        stamps: Iterable[Stamp] = ...,
    ) -> Self:
        """A copy in which the given fields are replaced."""
    def to_bytes(self) -> bytes: ...
    def to_text(self) -> str: ...
    def to_json(self) -> str: ...
    def to_proto(self) -> Any: ...
    def write_file(self, path: str | os.PathLike[str], /) -> None: ...
    @classmethod
    def from_bytes(
        cls, data: bytes | bytearray | memoryview, /, *, unknown: UnknownFields | str = ...
    ) -> Self: ...
    @classmethod
    def from_text(cls, text: str | bytes, /, *, unknown: UnknownFields | str = ...) -> Self: ...
    @classmethod
    def from_json(cls, json: str | bytes, /, *, unknown: UnknownFields | str = ...) -> Self: ...
    @classmethod
    def from_proto(cls, message: Any, /) -> Self: ...
    @classmethod
    def read_file(
        cls, path: str | os.PathLike[str], /, *, unknown: UnknownFields | str = ...
    ) -> Self: ...
    def __hash__(self) -> int: ...
    def __eq__(self, other: object, /) -> bool: ...

@final
class Resource:
    """Exactly one resource that can be occupied: a person, a room or a device. The default names none."""
    def __init__(
        self,
        *,
        staff: StaffId | None = ...,
        room: RoomId | None = ...,
        equipment: EquipmentId | None = ...,
    ) -> None: ...
    @property
    def staff(self) -> StaffId | None: ...
    @property
    def room(self) -> RoomId | None: ...
    @property
    def equipment(self) -> EquipmentId | None: ...
    def replace(
        self,
        *,
        staff: StaffId | None = ...,
        room: RoomId | None = ...,
        equipment: EquipmentId | None = ...,
    ) -> Self:
        """A copy in which the given fields are replaced."""
    def to_bytes(self) -> bytes: ...
    def to_text(self) -> str: ...
    def to_json(self) -> str: ...
    def to_proto(self) -> Any: ...
    def write_file(self, path: str | os.PathLike[str], /) -> None: ...
    @classmethod
    def from_bytes(
        cls, data: bytes | bytearray | memoryview, /, *, unknown: UnknownFields | str = ...
    ) -> Self: ...
    @classmethod
    def from_text(cls, text: str | bytes, /, *, unknown: UnknownFields | str = ...) -> Self: ...
    @classmethod
    def from_json(cls, json: str | bytes, /, *, unknown: UnknownFields | str = ...) -> Self: ...
    @classmethod
    def from_proto(cls, message: Any, /) -> Self: ...
    @classmethod
    def read_file(
        cls, path: str | os.PathLike[str], /, *, unknown: UnknownFields | str = ...
    ) -> Self: ...
    def __hash__(self) -> int: ...
    def __eq__(self, other: object, /) -> bool: ...

@final
class ProviderDuration:
    """A duration for one provider."""
    def __init__(
        self,
        *,
        provider: StaffId | None = ...,
        duration: datetime.timedelta = ...,
    ) -> None: ...
    @property
    def provider(self) -> StaffId | None: ...
    @property
    def duration(self) -> datetime.timedelta: ...
    def replace(
        self,
        *,
        provider: StaffId | None = ...,
        duration: datetime.timedelta = ...,
    ) -> Self:
        """A copy in which the given fields are replaced."""
    def to_bytes(self) -> bytes: ...
    def to_text(self) -> str: ...
    def to_json(self) -> str: ...
    def to_proto(self) -> Any: ...
    def write_file(self, path: str | os.PathLike[str], /) -> None: ...
    @classmethod
    def from_bytes(
        cls, data: bytes | bytearray | memoryview, /, *, unknown: UnknownFields | str = ...
    ) -> Self: ...
    @classmethod
    def from_text(cls, text: str | bytes, /, *, unknown: UnknownFields | str = ...) -> Self: ...
    @classmethod
    def from_json(cls, json: str | bytes, /, *, unknown: UnknownFields | str = ...) -> Self: ...
    @classmethod
    def from_proto(cls, message: Any, /) -> Self: ...
    @classmethod
    def read_file(
        cls, path: str | os.PathLike[str], /, *, unknown: UnknownFields | str = ...
    ) -> Self: ...
    def __hash__(self) -> int: ...
    def __eq__(self, other: object, /) -> bool: ...

@final
class ModifierDuration:
    """What a modifier adds to a step."""
    def __init__(
        self,
        *,
        modifier: str = ...,
        added: datetime.timedelta = ...,
    ) -> None: ...
    @property
    def modifier(self) -> str: ...
    @property
    def added(self) -> datetime.timedelta: ...
    def replace(
        self,
        *,
        modifier: str = ...,
        added: datetime.timedelta = ...,
    ) -> Self:
        """A copy in which the given fields are replaced."""
    def to_bytes(self) -> bytes: ...
    def to_text(self) -> str: ...
    def to_json(self) -> str: ...
    def to_proto(self) -> Any: ...
    def write_file(self, path: str | os.PathLike[str], /) -> None: ...
    @classmethod
    def from_bytes(
        cls, data: bytes | bytearray | memoryview, /, *, unknown: UnknownFields | str = ...
    ) -> Self: ...
    @classmethod
    def from_text(cls, text: str | bytes, /, *, unknown: UnknownFields | str = ...) -> Self: ...
    @classmethod
    def from_json(cls, json: str | bytes, /, *, unknown: UnknownFields | str = ...) -> Self: ...
    @classmethod
    def from_proto(cls, message: Any, /) -> Self: ...
    @classmethod
    def read_file(
        cls, path: str | os.PathLike[str], /, *, unknown: UnknownFields | str = ...
    ) -> Self: ...
    def __hash__(self) -> int: ...
    def __eq__(self, other: object, /) -> bool: ...

@final
class DurationRule:
    """How long a step takes: the provider's own duration if there is one, else that for new patients if
    the patient is new, else `base`; plus what each of the visit's modifiers adds.
    """
    def __init__(
        self,
        *,
        base: datetime.timedelta = ...,
        new_patient: datetime.timedelta | None = ...,
        by_provider: Iterable[ProviderDuration] = ...,
        modifiers: Iterable[ModifierDuration] = ...,
    ) -> None: ...
    @property
    def base(self) -> datetime.timedelta:
        """For established patients."""
    @property
    def new_patient(self) -> datetime.timedelta | None:
        """For patients new to the practice; absent: as `base`."""
    @property
    def by_provider(self) -> tuple[ProviderDuration, ...]:
        """Providers who take their own time, for any patient."""
    @property
    def modifiers(self) -> tuple[ModifierDuration, ...]: ...
    def replace(
        self,
        *,
        base: datetime.timedelta = ...,
        new_patient: datetime.timedelta | None = ...,
        by_provider: Iterable[ProviderDuration] = ...,
        modifiers: Iterable[ModifierDuration] = ...,
    ) -> Self:
        """A copy in which the given fields are replaced."""
    def to_bytes(self) -> bytes: ...
    def to_text(self) -> str: ...
    def to_json(self) -> str: ...
    def to_proto(self) -> Any: ...
    def write_file(self, path: str | os.PathLike[str], /) -> None: ...
    @classmethod
    def from_bytes(
        cls, data: bytes | bytearray | memoryview, /, *, unknown: UnknownFields | str = ...
    ) -> Self: ...
    @classmethod
    def from_text(cls, text: str | bytes, /, *, unknown: UnknownFields | str = ...) -> Self: ...
    @classmethod
    def from_json(cls, json: str | bytes, /, *, unknown: UnknownFields | str = ...) -> Self: ...
    @classmethod
    def from_proto(cls, message: Any, /) -> Self: ...
    @classmethod
    def read_file(
        cls, path: str | os.PathLike[str], /, *, unknown: UnknownFields | str = ...
    ) -> Self: ...
    def __hash__(self) -> int: ...
    def __eq__(self, other: object, /) -> bool: ...

@final
class Step:
    """One step of a visit. Steps follow each other in order."""
    def __init__(
        self,
        *,
        name: str = ...,
        duration: DurationRule = ...,
        gap_min: datetime.timedelta = ...,
        gap_max: datetime.timedelta = ...,
    ) -> None: ...
    @property
    def name(self) -> str:
        """Unique in its visit type: rooming, provider, wrap-up."""
    @property
    def duration(self) -> DurationRule: ...
    @property
    def gap_min(self) -> datetime.timedelta:
        """The least time between the end of the step before and the start of this one."""
    @property
    def gap_max(self) -> datetime.timedelta:
        """The most time between them. Booking prefers the least."""
    def replace(
        self,
        *,
        name: str = ...,
        duration: DurationRule = ...,
        gap_min: datetime.timedelta = ...,
        gap_max: datetime.timedelta = ...,
    ) -> Self:
        """A copy in which the given fields are replaced."""
    def to_bytes(self) -> bytes: ...
    def to_text(self) -> str: ...
    def to_json(self) -> str: ...
    def to_proto(self) -> Any: ...
    def write_file(self, path: str | os.PathLike[str], /) -> None: ...
    @classmethod
    def from_bytes(
        cls, data: bytes | bytearray | memoryview, /, *, unknown: UnknownFields | str = ...
    ) -> Self: ...
    @classmethod
    def from_text(cls, text: str | bytes, /, *, unknown: UnknownFields | str = ...) -> Self: ...
    @classmethod
    def from_json(cls, json: str | bytes, /, *, unknown: UnknownFields | str = ...) -> Self: ...
    @classmethod
    def from_proto(cls, message: Any, /) -> Self: ...
    @classmethod
    def read_file(
        cls, path: str | os.PathLike[str], /, *, unknown: UnknownFields | str = ...
    ) -> Self: ...
    def __hash__(self) -> int: ...
    def __eq__(self, other: object, /) -> bool: ...

@final
class Need:
    """What a visit needs over some of its steps. A person meets it who may do every duty and works in
    one of the roles; a room of one of the kinds; a device of the kind. Exactly one of people (duties
    or roles), rooms and equipment is asked for.
    """
    def __init__(
        self,
        *,
        name: str = ...,
        duties: Iterable[str] = ...,
        roles: Iterable[Role | str] = ...,
        specialty: str = ...,
        rooms: Iterable[RoomKind | str] = ...,
        equipment: str = ...,
        kind: NeedKind | str = ...,
        firmness: Firmness | str = ...,
        max_wait: datetime.timedelta = ...,
        count: SupportsIndex = ...,
        steps: Iterable[SupportsIndex] = ...,
        buffer_before: datetime.timedelta = ...,
        buffer_after: datetime.timedelta = ...,
        same_as: Iterable[str] = ...,
        different_from: Iterable[str] = ...,
    ) -> None: ...
    @property
    def name(self) -> str:
        """Unique in its visit type: assistant, provider, room, ecg."""
    @property
    def duties(self) -> tuple[str, ...]:
        """Duties that the person must be able to do, all of them."""
    @property
    def roles(self) -> tuple[Role, ...]:
        """Roles of which the person works in one; empty: any."""
    @property
    def specialty(self) -> str:
        """A specialty that the person must practise; empty: any."""
    @property
    def rooms(self) -> tuple[RoomKind, ...]:
        """Kinds of room, any-of."""
    @property
    def equipment(self) -> str:
        """A kind of equipment; empty: none is asked for."""
    @property
    def kind(self) -> NeedKind: ...
    @property
    def firmness(self) -> Firmness: ...
    @property
    def max_wait(self) -> datetime.timedelta:
        """Of an elastic need: how late it may come."""
    @property
    def count(self) -> int:
        """How many of them."""
    @property
    def steps(self) -> tuple[int, ...]:
        """The steps it spans, by position; empty: every step. Between two steps that it spans it is kept
        through the gap.
        """
    @property
    def buffer_before(self) -> datetime.timedelta:
        """Occupied before the first of its steps."""
    @property
    def buffer_after(self) -> datetime.timedelta:
        """Occupied after the last of its steps."""
    @property
    def same_as(self) -> tuple[str, ...]:
        """Needs, by name, that the same resource must meet."""
    @property
    def different_from(self) -> tuple[str, ...]:
        """Needs, by name, that a different resource must meet."""
    def replace(
        self,
        *,
        name: str = ...,
        duties: Iterable[str] = ...,
        roles: Iterable[Role | str] = ...,
        specialty: str = ...,
        rooms: Iterable[RoomKind | str] = ...,
        equipment: str = ...,
        kind: NeedKind | str = ...,
        firmness: Firmness | str = ...,
        max_wait: datetime.timedelta = ...,
        count: SupportsIndex = ...,
        steps: Iterable[SupportsIndex] = ...,
        buffer_before: datetime.timedelta = ...,
        buffer_after: datetime.timedelta = ...,
        same_as: Iterable[str] = ...,
        different_from: Iterable[str] = ...,
    ) -> Self:
        """A copy in which the given fields are replaced."""
    def to_bytes(self) -> bytes: ...
    def to_text(self) -> str: ...
    def to_json(self) -> str: ...
    def to_proto(self) -> Any: ...
    def write_file(self, path: str | os.PathLike[str], /) -> None: ...
    @classmethod
    def from_bytes(
        cls, data: bytes | bytearray | memoryview, /, *, unknown: UnknownFields | str = ...
    ) -> Self: ...
    @classmethod
    def from_text(cls, text: str | bytes, /, *, unknown: UnknownFields | str = ...) -> Self: ...
    @classmethod
    def from_json(cls, json: str | bytes, /, *, unknown: UnknownFields | str = ...) -> Self: ...
    @classmethod
    def from_proto(cls, message: Any, /) -> Self: ...
    @classmethod
    def read_file(
        cls, path: str | os.PathLike[str], /, *, unknown: UnknownFields | str = ...
    ) -> Self: ...
    def __hash__(self) -> int: ...
    def __eq__(self, other: object, /) -> bool: ...

@final
class LinkedVisit:
    """A visit that must follow this one: a skin test's reading, 48 to 72 hours later."""
    def __init__(
        self,
        *,
        visit_type: VisitTypeId | None = ...,
        gap_min: datetime.timedelta = ...,
        gap_max: datetime.timedelta = ...,
        required: bool = ...,
    ) -> None: ...
    @property
    def visit_type(self) -> VisitTypeId | None: ...
    @property
    def gap_min(self) -> datetime.timedelta:
        """From the end of this visit to the start of the linked one, at least."""
    @property
    def gap_max(self) -> datetime.timedelta:
        """At most."""
    @property
    def required(self) -> bool:
        """Without an opening for the linked visit this one is refused."""
    def replace(
        self,
        *,
        visit_type: VisitTypeId | None = ...,
        gap_min: datetime.timedelta = ...,
        gap_max: datetime.timedelta = ...,
        required: bool = ...,
    ) -> Self:
        """A copy in which the given fields are replaced."""
    def to_bytes(self) -> bytes: ...
    def to_text(self) -> str: ...
    def to_json(self) -> str: ...
    def to_proto(self) -> Any: ...
    def write_file(self, path: str | os.PathLike[str], /) -> None: ...
    @classmethod
    def from_bytes(
        cls, data: bytes | bytearray | memoryview, /, *, unknown: UnknownFields | str = ...
    ) -> Self: ...
    @classmethod
    def from_text(cls, text: str | bytes, /, *, unknown: UnknownFields | str = ...) -> Self: ...
    @classmethod
    def from_json(cls, json: str | bytes, /, *, unknown: UnknownFields | str = ...) -> Self: ...
    @classmethod
    def from_proto(cls, message: Any, /) -> Self: ...
    @classmethod
    def read_file(
        cls, path: str | os.PathLike[str], /, *, unknown: UnknownFields | str = ...
    ) -> Self: ...
    def __hash__(self) -> int: ...
    def __eq__(self, other: object, /) -> bool: ...

@final
class Prerequisite:
    """Something due before a visit: laboratory results, an authorisation, a referral."""
    def __init__(
        self,
        *,
        name: str = ...,
        due_before: datetime.timedelta = ...,
        owner: Role | str = ...,
    ) -> None: ...
    @property
    def name(self) -> str:
        """What is due, by short name: authorization."""
    @property
    def due_before(self) -> datetime.timedelta:
        """Due this long before the visit starts."""
    @property
    def owner(self) -> Role:
        """The role that sees to it."""
    def replace(
        self,
        *,
        name: str = ...,
        due_before: datetime.timedelta = ...,
        owner: Role | str = ...,
    ) -> Self:
        """A copy in which the given fields are replaced."""
    def to_bytes(self) -> bytes: ...
    def to_text(self) -> str: ...
    def to_json(self) -> str: ...
    def to_proto(self) -> Any: ...
    def write_file(self, path: str | os.PathLike[str], /) -> None: ...
    @classmethod
    def from_bytes(
        cls, data: bytes | bytearray | memoryview, /, *, unknown: UnknownFields | str = ...
    ) -> Self: ...
    @classmethod
    def from_text(cls, text: str | bytes, /, *, unknown: UnknownFields | str = ...) -> Self: ...
    @classmethod
    def from_json(cls, json: str | bytes, /, *, unknown: UnknownFields | str = ...) -> Self: ...
    @classmethod
    def from_proto(cls, message: Any, /) -> Self: ...
    @classmethod
    def read_file(
        cls, path: str | os.PathLike[str], /, *, unknown: UnknownFields | str = ...
    ) -> Self: ...
    def __hash__(self) -> int: ...
    def __eq__(self, other: object, /) -> bool: ...

@final
class VisitType:
    """What a kind of visit consists of."""
    def __init__(
        self,
        *,
        id: VisitTypeId | None = ...,
        key: str = ...,
        name: str = ...,
        specialty: str = ...,
        steps: Iterable[Step] = ...,
        needs: Iterable[Need] = ...,
        linked: Iterable[LinkedVisit] = ...,
        prerequisites: Iterable[Prerequisite] = ...,
        telehealth: bool = ...,
    ) -> None: ...
    @property
    def id(self) -> VisitTypeId | None: ...
    @property
    def key(self) -> str:
        """Unique among the clinic's visit types."""
    @property
    def name(self) -> str: ...
    @property
    def specialty(self) -> str: ...
    @property
    def steps(self) -> tuple[Step, ...]: ...
    @property
    def needs(self) -> tuple[Need, ...]: ...
    @property
    def linked(self) -> tuple[LinkedVisit, ...]: ...
    @property
    def prerequisites(self) -> tuple[Prerequisite, ...]: ...
    @property
    def telehealth(self) -> bool:
        """The patient need not come: telehealth."""
    def replace(
        self,
        *,
        id: VisitTypeId | None = ...,
        key: str = ...,
        name: str = ...,
        specialty: str = ...,
        steps: Iterable[Step] = ...,
        needs: Iterable[Need] = ...,
        linked: Iterable[LinkedVisit] = ...,
        prerequisites: Iterable[Prerequisite] = ...,
        telehealth: bool = ...,
    ) -> Self:
        """A copy in which the given fields are replaced."""
    def to_bytes(self) -> bytes: ...
    def to_text(self) -> str: ...
    def to_json(self) -> str: ...
    def to_proto(self) -> Any: ...
    def write_file(self, path: str | os.PathLike[str], /) -> None: ...
    @classmethod
    def from_bytes(
        cls, data: bytes | bytearray | memoryview, /, *, unknown: UnknownFields | str = ...
    ) -> Self: ...
    @classmethod
    def from_text(cls, text: str | bytes, /, *, unknown: UnknownFields | str = ...) -> Self: ...
    @classmethod
    def from_json(cls, json: str | bytes, /, *, unknown: UnknownFields | str = ...) -> Self: ...
    @classmethod
    def from_proto(cls, message: Any, /) -> Self: ...
    @classmethod
    def read_file(
        cls, path: str | os.PathLike[str], /, *, unknown: UnknownFields | str = ...
    ) -> Self: ...
    def __hash__(self) -> int: ...
    def __eq__(self, other: object, /) -> bool: ...

@final
class TimeWindow:
    """Part of a day in the site's local time, half-open. Where `to` is past 24:00 the window runs into
    the next day.
    """
    def __init__(
        self,
        *,
        from_: datetime.timedelta | datetime.time | str = ...,
        to: datetime.timedelta | datetime.time | str = ...,
    ) -> None: ...
    @property
    def from_(self) -> datetime.timedelta:
        """Since midnight."""
    @property
    def to(self) -> datetime.timedelta:
        """Since the same midnight; greater than `from`, at most 48:00."""
    def replace(
        self,
        *,
        from_: datetime.timedelta | datetime.time | str = ...,
        to: datetime.timedelta | datetime.time | str = ...,
    ) -> Self:
        """A copy in which the given fields are replaced."""
    def to_bytes(self) -> bytes: ...
    def to_text(self) -> str: ...
    def to_json(self) -> str: ...
    def to_proto(self) -> Any: ...
    def write_file(self, path: str | os.PathLike[str], /) -> None: ...
    @classmethod
    def from_bytes(
        cls, data: bytes | bytearray | memoryview, /, *, unknown: UnknownFields | str = ...
    ) -> Self: ...
    @classmethod
    def from_text(cls, text: str | bytes, /, *, unknown: UnknownFields | str = ...) -> Self: ...
    @classmethod
    def from_json(cls, json: str | bytes, /, *, unknown: UnknownFields | str = ...) -> Self: ...
    @classmethod
    def from_proto(cls, message: Any, /) -> Self: ...
    @classmethod
    def read_file(
        cls, path: str | os.PathLike[str], /, *, unknown: UnknownFields | str = ...
    ) -> Self: ...
    def __hash__(self) -> int: ...
    def __eq__(self, other: object, /) -> bool: ...

@final
class WeeklyWindow:
    """Weekly hours at one site."""
    def __init__(
        self,
        *,
        weekday: Weekday | str = ...,
        window: TimeWindow = ...,
        site: SiteId | None = ...,
        valid: DateRange = ...,
    ) -> None: ...
    @property
    def weekday(self) -> Weekday:
        """The day on which the window begins."""
    @property
    def window(self) -> TimeWindow: ...
    @property
    def site(self) -> SiteId | None:
        """Where the resource is then; invalid: at its only site."""
    @property
    def valid(self) -> DateRange:
        """The weeks in which it holds; half-open by the day it begins."""
    def replace(
        self,
        *,
        weekday: Weekday | str = ...,
        window: TimeWindow = ...,
        site: SiteId | None = ...,
        valid: DateRange = ...,
    ) -> Self:
        """A copy in which the given fields are replaced."""
    def to_bytes(self) -> bytes: ...
    def to_text(self) -> str: ...
    def to_json(self) -> str: ...
    def to_proto(self) -> Any: ...
    def write_file(self, path: str | os.PathLike[str], /) -> None: ...
    @classmethod
    def from_bytes(
        cls, data: bytes | bytearray | memoryview, /, *, unknown: UnknownFields | str = ...
    ) -> Self: ...
    @classmethod
    def from_text(cls, text: str | bytes, /, *, unknown: UnknownFields | str = ...) -> Self: ...
    @classmethod
    def from_json(cls, json: str | bytes, /, *, unknown: UnknownFields | str = ...) -> Self: ...
    @classmethod
    def from_proto(cls, message: Any, /) -> Self: ...
    @classmethod
    def read_file(
        cls, path: str | os.PathLike[str], /, *, unknown: UnknownFields | str = ...
    ) -> Self: ...
    def __hash__(self) -> int: ...
    def __eq__(self, other: object, /) -> bool: ...

@final
class WeeklyBreak:
    """A repeated pause within working hours."""
    def __init__(
        self,
        *,
        weekday: Weekday | str = ...,
        window: TimeWindow = ...,
        kind: AbsenceKind | str = ...,
    ) -> None: ...
    @property
    def weekday(self) -> Weekday: ...
    @property
    def window(self) -> TimeWindow: ...
    @property
    def kind(self) -> AbsenceKind: ...
    def replace(
        self,
        *,
        weekday: Weekday | str = ...,
        window: TimeWindow = ...,
        kind: AbsenceKind | str = ...,
    ) -> Self:
        """A copy in which the given fields are replaced."""
    def to_bytes(self) -> bytes: ...
    def to_text(self) -> str: ...
    def to_json(self) -> str: ...
    def to_proto(self) -> Any: ...
    def write_file(self, path: str | os.PathLike[str], /) -> None: ...
    @classmethod
    def from_bytes(
        cls, data: bytes | bytearray | memoryview, /, *, unknown: UnknownFields | str = ...
    ) -> Self: ...
    @classmethod
    def from_text(cls, text: str | bytes, /, *, unknown: UnknownFields | str = ...) -> Self: ...
    @classmethod
    def from_json(cls, json: str | bytes, /, *, unknown: UnknownFields | str = ...) -> Self: ...
    @classmethod
    def from_proto(cls, message: Any, /) -> Self: ...
    @classmethod
    def read_file(
        cls, path: str | os.PathLike[str], /, *, unknown: UnknownFields | str = ...
    ) -> Self: ...
    def __hash__(self) -> int: ...
    def __eq__(self, other: object, /) -> bool: ...

@final
class DatedException:
    """A change on one date: hours added, or hours taken away."""
    def __init__(
        self,
        *,
        date: datetime.date | None = ...,
        window: TimeWindow | None = ...,
        available: bool = ...,
        kind: AbsenceKind | str = ...,
        site: SiteId | None = ...,
    ) -> None: ...
    @property
    def date(self) -> datetime.date | None: ...
    @property
    def window(self) -> TimeWindow | None:
        """The part of the day it changes; absent: the whole day."""
    @property
    def available(self) -> bool:
        """The resource is available then; else it is not, which wins over every other window."""
    @property
    def kind(self) -> AbsenceKind:
        """Why it is not."""
    @property
    def site(self) -> SiteId | None:
        """Where, if available; invalid: at its only site."""
    def replace(
        self,
        *,
        date: datetime.date | None = ...,
        window: TimeWindow | None = ...,
        available: bool = ...,
        kind: AbsenceKind | str = ...,
        site: SiteId | None = ...,
    ) -> Self:
        """A copy in which the given fields are replaced."""
    def to_bytes(self) -> bytes: ...
    def to_text(self) -> str: ...
    def to_json(self) -> str: ...
    def to_proto(self) -> Any: ...
    def write_file(self, path: str | os.PathLike[str], /) -> None: ...
    @classmethod
    def from_bytes(
        cls, data: bytes | bytearray | memoryview, /, *, unknown: UnknownFields | str = ...
    ) -> Self: ...
    @classmethod
    def from_text(cls, text: str | bytes, /, *, unknown: UnknownFields | str = ...) -> Self: ...
    @classmethod
    def from_json(cls, json: str | bytes, /, *, unknown: UnknownFields | str = ...) -> Self: ...
    @classmethod
    def from_proto(cls, message: Any, /) -> Self: ...
    @classmethod
    def read_file(
        cls, path: str | os.PathLike[str], /, *, unknown: UnknownFields | str = ...
    ) -> Self: ...
    def __hash__(self) -> int: ...
    def __eq__(self, other: object, /) -> bool: ...

@final
class Availability:
    """When a resource can be used. A resource without one is never available."""
    def __init__(
        self,
        *,
        resource: Resource | StaffId | RoomId | EquipmentId = ...,
        weekly: Iterable[WeeklyWindow] = ...,
        breaks: Iterable[WeeklyBreak] = ...,
        exceptions: Iterable[DatedException] = ...,
    ) -> None: ...
    @property
    def resource(self) -> Resource: ...
    @property
    def weekly(self) -> tuple[WeeklyWindow, ...]: ...
    @property
    def breaks(self) -> tuple[WeeklyBreak, ...]: ...
    @property
    def exceptions(self) -> tuple[DatedException, ...]: ...
    def replace(
        self,
        *,
        resource: Resource | StaffId | RoomId | EquipmentId = ...,
        weekly: Iterable[WeeklyWindow] = ...,
        breaks: Iterable[WeeklyBreak] = ...,
        exceptions: Iterable[DatedException] = ...,
    ) -> Self:
        """A copy in which the given fields are replaced."""
    def to_bytes(self) -> bytes: ...
    def to_text(self) -> str: ...
    def to_json(self) -> str: ...
    def to_proto(self) -> Any: ...
    def write_file(self, path: str | os.PathLike[str], /) -> None: ...
    @classmethod
    def from_bytes(
        cls, data: bytes | bytearray | memoryview, /, *, unknown: UnknownFields | str = ...
    ) -> Self: ...
    @classmethod
    def from_text(cls, text: str | bytes, /, *, unknown: UnknownFields | str = ...) -> Self: ...
    @classmethod
    def from_json(cls, json: str | bytes, /, *, unknown: UnknownFields | str = ...) -> Self: ...
    @classmethod
    def from_proto(cls, message: Any, /) -> Self: ...
    @classmethod
    def read_file(
        cls, path: str | os.PathLike[str], /, *, unknown: UnknownFields | str = ...
    ) -> Self: ...
    def __hash__(self) -> int: ...
    def __eq__(self, other: object, /) -> bool: ...

@final
class Template:
    """A block of a provider's week kept for some visit types until it is released."""
    def __init__(
        self,
        *,
        key: str = ...,
        resource: Resource | StaffId | RoomId | EquipmentId = ...,
        weekday: Weekday | str = ...,
        window: TimeWindow = ...,
        visit_types: Iterable[VisitTypeId] = ...,
        capacity: SupportsIndex = ...,
        released_before: datetime.timedelta | None = ...,
        valid: DateRange = ...,
    ) -> None: ...
    @property
    def key(self) -> str:
        """Unique among the clinic's templates."""
    @property
    def resource(self) -> Resource: ...
    @property
    def weekday(self) -> Weekday: ...
    @property
    def window(self) -> TimeWindow: ...
    @property
    def visit_types(self) -> tuple[VisitTypeId, ...]:
        """The visit types it is kept for; empty: any."""
    @property
    def capacity(self) -> int:
        """How many visits may start at the same time (a wave)."""
    @property
    def released_before(self) -> datetime.timedelta | None:
        """This long before it begins, it is open to any visit type; absent: never."""
    @property
    def valid(self) -> DateRange: ...
    def replace(
        self,
        *,
        key: str = ...,
        resource: Resource | StaffId | RoomId | EquipmentId = ...,
        weekday: Weekday | str = ...,
        window: TimeWindow = ...,
        visit_types: Iterable[VisitTypeId] = ...,
        capacity: SupportsIndex = ...,
        released_before: datetime.timedelta | None = ...,
        valid: DateRange = ...,
    ) -> Self:
        """A copy in which the given fields are replaced."""
    def to_bytes(self) -> bytes: ...
    def to_text(self) -> str: ...
    def to_json(self) -> str: ...
    def to_proto(self) -> Any: ...
    def write_file(self, path: str | os.PathLike[str], /) -> None: ...
    @classmethod
    def from_bytes(
        cls, data: bytes | bytearray | memoryview, /, *, unknown: UnknownFields | str = ...
    ) -> Self: ...
    @classmethod
    def from_text(cls, text: str | bytes, /, *, unknown: UnknownFields | str = ...) -> Self: ...
    @classmethod
    def from_json(cls, json: str | bytes, /, *, unknown: UnknownFields | str = ...) -> Self: ...
    @classmethod
    def from_proto(cls, message: Any, /) -> Self: ...
    @classmethod
    def read_file(
        cls, path: str | os.PathLike[str], /, *, unknown: UnknownFields | str = ...
    ) -> Self: ...
    def __hash__(self) -> int: ...
    def __eq__(self, other: object, /) -> bool: ...

@final
class NamedNeed:
    """A need bound by the caller to one resource."""
    def __init__(
        self,
        *,
        need: str = ...,
        resource: Resource | StaffId | RoomId | EquipmentId = ...,
    ) -> None: ...
    @property
    def need(self) -> str:
        """The need's name in the visit type."""
    @property
    def resource(self) -> Resource: ...
    def replace(
        self,
        *,
        need: str = ...,
        resource: Resource | StaffId | RoomId | EquipmentId = ...,
    ) -> Self:
        """A copy in which the given fields are replaced."""
    def to_bytes(self) -> bytes: ...
    def to_text(self) -> str: ...
    def to_json(self) -> str: ...
    def to_proto(self) -> Any: ...
    def write_file(self, path: str | os.PathLike[str], /) -> None: ...
    @classmethod
    def from_bytes(
        cls, data: bytes | bytearray | memoryview, /, *, unknown: UnknownFields | str = ...
    ) -> Self: ...
    @classmethod
    def from_text(cls, text: str | bytes, /, *, unknown: UnknownFields | str = ...) -> Self: ...
    @classmethod
    def from_json(cls, json: str | bytes, /, *, unknown: UnknownFields | str = ...) -> Self: ...
    @classmethod
    def from_proto(cls, message: Any, /) -> Self: ...
    @classmethod
    def read_file(
        cls, path: str | os.PathLike[str], /, *, unknown: UnknownFields | str = ...
    ) -> Self: ...
    def __hash__(self) -> int: ...
    def __eq__(self, other: object, /) -> bool: ...

@final
class AddedDuty:
    """A duty demanded beyond those of the visit type, of the person who meets a need."""
    def __init__(
        self,
        *,
        need: str = ...,
        duty: str = ...,
        added: datetime.timedelta = ...,
    ) -> None: ...
    @property
    def need(self) -> str:
        """The need's name in the visit type."""
    @property
    def duty(self) -> str: ...
    @property
    def added(self) -> datetime.timedelta:
        """Added to the need's first step."""
    def replace(
        self,
        *,
        need: str = ...,
        duty: str = ...,
        added: datetime.timedelta = ...,
    ) -> Self:
        """A copy in which the given fields are replaced."""
    def to_bytes(self) -> bytes: ...
    def to_text(self) -> str: ...
    def to_json(self) -> str: ...
    def to_proto(self) -> Any: ...
    def write_file(self, path: str | os.PathLike[str], /) -> None: ...
    @classmethod
    def from_bytes(
        cls, data: bytes | bytearray | memoryview, /, *, unknown: UnknownFields | str = ...
    ) -> Self: ...
    @classmethod
    def from_text(cls, text: str | bytes, /, *, unknown: UnknownFields | str = ...) -> Self: ...
    @classmethod
    def from_json(cls, json: str | bytes, /, *, unknown: UnknownFields | str = ...) -> Self: ...
    @classmethod
    def from_proto(cls, message: Any, /) -> Self: ...
    @classmethod
    def read_file(
        cls, path: str | os.PathLike[str], /, *, unknown: UnknownFields | str = ...
    ) -> Self: ...
    def __hash__(self) -> int: ...
    def __eq__(self, other: object, /) -> bool: ...

@final
class BookingRequest:
    """A wish for a visit. Requests are served by priority, then time received, then key."""
    def __init__(
        self,
        *,
        id: RequestId | None = ...,
        key: str = ...,
        patient: PatientId | None = ...,
        visit_type: VisitTypeId | None = ...,
        site: SiteId | None = ...,
        priority: SupportsIndex = ...,
        received: datetime.datetime = ...,
        days: DateRange = ...,
        weekdays: Iterable[Weekday | str] = ...,
        time_of_day: TimeWindow | None = ...,
        named: Iterable[NamedNeed] = ...,
        preferred: Iterable[Resource | StaffId | RoomId | EquipmentId] = ...,
        continuity: bool = ...,
        language: str = ...,
        added_duties: Iterable[AddedDuty] = ...,
        modifiers: Iterable[str] = ...,
        new_patient: bool = ...,
        patient_location: str = ...,
        note: str = ...,
    ) -> None: ...
    @property
    def id(self) -> RequestId | None: ...
    @property
    def key(self) -> str:
        """Unique among the clinic's requests."""
    @property
    def patient(self) -> PatientId | None: ...
    @property
    def visit_type(self) -> VisitTypeId | None: ...
    @property
    def site(self) -> SiteId | None:
        """Where; invalid: any site."""
    @property
    def priority(self) -> int:
        """Served first where smaller: 1 urgent, 5 routine."""
    @property
    def received(self) -> datetime.datetime:
        """When the patient asked."""
    @property
    def days(self) -> DateRange:
        """The first and, half-open, the last day that will do, in the site's zone."""
    @property
    def weekdays(self) -> tuple[Weekday, ...]:
        """Days of the week that will do; empty: any."""
    @property
    def time_of_day(self) -> TimeWindow | None:
        """The part of the day that will do; absent: any."""
    @property
    def named(self) -> tuple[NamedNeed, ...]:
        """Needs bound to one resource; every other need is met from its pool, by whoever can."""
    @property
    def preferred(self) -> tuple[Resource, ...]:
        """Who comes first among those who can, the first listed first."""
    @property
    def continuity(self) -> bool:
        """Then the patient's usual provider and the people of that provider's pods."""
    @property
    def language(self) -> str:
        """Then people who speak it, BCP 47: es; empty: no matter."""
    @property
    def added_duties(self) -> tuple[AddedDuty, ...]: ...
    @property
    def modifiers(self) -> tuple[str, ...]: ...
    @property
    def new_patient(self) -> bool: ...
    @property
    def patient_location(self) -> str:
        """Where the patient will be, in telehealth; empty: not said, so every verdict is Unknown."""
    @property
    def note(self) -> str:
        """Who asked on the patient's behalf, and other notes; never a diagnosis."""
    def replace(
        self,
        *,
        id: RequestId | None = ...,
        key: str = ...,
        patient: PatientId | None = ...,
        visit_type: VisitTypeId | None = ...,
        site: SiteId | None = ...,
        priority: SupportsIndex = ...,
        received: datetime.datetime = ...,
        days: DateRange = ...,
        weekdays: Iterable[Weekday | str] = ...,
        time_of_day: TimeWindow | None = ...,
        named: Iterable[NamedNeed] = ...,
        preferred: Iterable[Resource | StaffId | RoomId | EquipmentId] = ...,
        continuity: bool = ...,
        language: str = ...,
        added_duties: Iterable[AddedDuty] = ...,
        modifiers: Iterable[str] = ...,
        new_patient: bool = ...,
        patient_location: str = ...,
        note: str = ...,
    ) -> Self:
        """A copy in which the given fields are replaced."""
    def to_bytes(self) -> bytes: ...
    def to_text(self) -> str: ...
    def to_json(self) -> str: ...
    def to_proto(self) -> Any: ...
    def write_file(self, path: str | os.PathLike[str], /) -> None: ...
    @classmethod
    def from_bytes(
        cls, data: bytes | bytearray | memoryview, /, *, unknown: UnknownFields | str = ...
    ) -> Self: ...
    @classmethod
    def from_text(cls, text: str | bytes, /, *, unknown: UnknownFields | str = ...) -> Self: ...
    @classmethod
    def from_json(cls, json: str | bytes, /, *, unknown: UnknownFields | str = ...) -> Self: ...
    @classmethod
    def from_proto(cls, message: Any, /) -> Self: ...
    @classmethod
    def read_file(
        cls, path: str | os.PathLike[str], /, *, unknown: UnknownFields | str = ...
    ) -> Self: ...
    def __hash__(self) -> int: ...
    def __eq__(self, other: object, /) -> bool: ...

@final
class Certificate:
    """Why no other choice of people, rooms or devices helps: at one moment the promises that only these
    can keep are as many as these can serve, or start with them in as many as a policy allows, and the
    visit would be one more.
    """
    def __init__(
        self,
        *,
        interval: Interval = ...,
        able: Iterable[Resource | StaffId | RoomId | EquipmentId] = ...,
        appointments: Iterable[AppointmentId] = ...,
        holds: Iterable[HoldId] = ...,
    ) -> None: ...
    @property
    def interval(self) -> Interval:
        """The moment: one cell of the grid. Where a policy counts, the session, the day or the start."""
    @property
    def able(self) -> tuple[Resource, ...]:
        """Everybody and everything that could meet the need and is there then."""
    @property
    def appointments(self) -> tuple[AppointmentId, ...]:
        """The promises that take up all of them and cannot be kept by anybody else."""
    @property
    def holds(self) -> tuple[HoldId, ...]:
        """Openings kept for somebody that do."""
    def replace(
        self,
        *,
        interval: Interval = ...,
        able: Iterable[Resource | StaffId | RoomId | EquipmentId] = ...,
        appointments: Iterable[AppointmentId] = ...,
        holds: Iterable[HoldId] = ...,
    ) -> Self:
        """A copy in which the given fields are replaced."""
    def to_bytes(self) -> bytes: ...
    def to_text(self) -> str: ...
    def to_json(self) -> str: ...
    def to_proto(self) -> Any: ...
    def write_file(self, path: str | os.PathLike[str], /) -> None: ...
    @classmethod
    def from_bytes(
        cls, data: bytes | bytearray | memoryview, /, *, unknown: UnknownFields | str = ...
    ) -> Self: ...
    @classmethod
    def from_text(cls, text: str | bytes, /, *, unknown: UnknownFields | str = ...) -> Self: ...
    @classmethod
    def from_json(cls, json: str | bytes, /, *, unknown: UnknownFields | str = ...) -> Self: ...
    @classmethod
    def from_proto(cls, message: Any, /) -> Self: ...
    @classmethod
    def read_file(
        cls, path: str | os.PathLike[str], /, *, unknown: UnknownFields | str = ...
    ) -> Self: ...
    def __hash__(self) -> int: ...
    def __eq__(self, other: object, /) -> bool: ...

@final
class Conflict:
    """One reason against a booking."""
    def __init__(
        self,
        *,
        kind: ConflictKind | str = ...,
        need: str = ...,
        resource: Resource | StaffId | RoomId | EquipmentId = ...,
        interval: Interval | None = ...,
        duty: str = ...,
        other: AppointmentId | None = ...,
        hold: HoldId | None = ...,
        rules: Iterable[str] = ...,
        citations: Iterable[Citation] = ...,
        missing: Iterable[Missing] = ...,
        certificate: Certificate | None = ...,
        policy: str = ...,
        leave: ConflictKind | str | None = ...,
        site: SiteId | None = ...,
    ) -> None: ...
    @property
    def kind(self) -> ConflictKind: ...
    @property
    def need(self) -> str:
        """The need it concerns, by name; empty: the whole visit."""
    @property
    def resource(self) -> Resource:
        """The resource; names none where every resource of the need is meant."""
    @property
    def interval(self) -> Interval | None:
        """When, where the conflict has a time: of something taken, that of the other appointment. Absent: at
        all times asked for.
        """
    @property
    def duty(self) -> str:
        """The duty, of a conflict of scope."""
    @property
    def other(self) -> AppointmentId | None:
        """The appointment in the way; invalid where there is none."""
    @property
    def hold(self) -> HoldId | None:
        """The hold in the way, or the one that has ended; invalid where there is none."""
    @property
    def rules(self) -> tuple[str, ...]:
        """Of a conflict of scope: the rules that decided, by id."""
    @property
    def citations(self) -> tuple[Citation, ...]:
        """Of a conflict of scope: their citations."""
    @property
    def missing(self) -> tuple[Missing, ...]:
        """Of a scope_unmet: what the person lacks."""
    @property
    def certificate(self) -> Certificate | None:
        """Of a capacity used up, or as many visits as a policy allows: why no other choice of people helps;
        absent where every choice was tried.
        """
    @property
    def policy(self) -> str:
        """The booking policy that stands against it or, of a no_leave, that would have to give the leave, by key;
        empty where none does or would.
        """
    @property
    def leave(self) -> ConflictKind | None:
        """Of a no_leave: the kind of conflict for which the person lacks it."""
    @property
    def site(self) -> SiteId | None:
        """Of a need or a policy: where it was found, where the request names no site; invalid else."""
    def replace(
        self,
        *,
        kind: ConflictKind | str = ...,
        need: str = ...,
        resource: Resource | StaffId | RoomId | EquipmentId = ...,
        interval: Interval | None = ...,
        duty: str = ...,
        other: AppointmentId | None = ...,
        hold: HoldId | None = ...,
        rules: Iterable[str] = ...,
        citations: Iterable[Citation] = ...,
        missing: Iterable[Missing] = ...,
        certificate: Certificate | None = ...,
        policy: str = ...,
        leave: ConflictKind | str | None = ...,
        site: SiteId | None = ...,
    ) -> Self:
        """A copy in which the given fields are replaced."""
    def to_bytes(self) -> bytes: ...
    def to_text(self) -> str: ...
    def to_json(self) -> str: ...
    def to_proto(self) -> Any: ...
    def write_file(self, path: str | os.PathLike[str], /) -> None: ...
    @classmethod
    def from_bytes(
        cls, data: bytes | bytearray | memoryview, /, *, unknown: UnknownFields | str = ...
    ) -> Self: ...
    @classmethod
    def from_text(cls, text: str | bytes, /, *, unknown: UnknownFields | str = ...) -> Self: ...
    @classmethod
    def from_json(cls, json: str | bytes, /, *, unknown: UnknownFields | str = ...) -> Self: ...
    @classmethod
    def from_proto(cls, message: Any, /) -> Self: ...
    @classmethod
    def read_file(
        cls, path: str | os.PathLike[str], /, *, unknown: UnknownFields | str = ...
    ) -> Self: ...
    def __hash__(self) -> int: ...
    def __eq__(self, other: object, /) -> bool: ...

@final
class Refusal:
    """A request that was not booked, with every reason."""
    def __init__(
        self,
        *,
        request: RequestId | None = ...,
        conflicts: Iterable[Conflict] = ...,
        work: SupportsIndex = ...,
        starts_left: SupportsIndex = ...,
    ) -> None: ...
    @property
    def request(self) -> RequestId | None:
        """The request; invalid where the refusal answers a command that had none."""
    @property
    def conflicts(self) -> tuple[Conflict, ...]:
        """At a start: by kind, need, resource, time. Without one, each reason once, as it stands at the start that
        comes nearest to being open, and of these starts the nearest first: the fewest needs that cannot be met
        and conflicts of the visit as such, then the fewest needs that nobody able is there for, then the fewest
        conflicts, then the earliest. Starts more than an hour before the first or after the last of a day's
        people is at work count only where a site has no others.
        """
    @property
    def work(self) -> int:
        """Assignments tried before the answer. A refusal is a proof unless it has a conflict `undecided`."""
    @property
    def starts_left(self) -> int:
        """Starts beyond the first 20,000, whose reasons were not gathered."""
    def replace(
        self,
        *,
        request: RequestId | None = ...,
        conflicts: Iterable[Conflict] = ...,
        work: SupportsIndex = ...,
        starts_left: SupportsIndex = ...,
    ) -> Self:
        """A copy in which the given fields are replaced."""
    def to_bytes(self) -> bytes: ...
    def to_text(self) -> str: ...
    def to_json(self) -> str: ...
    def to_proto(self) -> Any: ...
    def write_file(self, path: str | os.PathLike[str], /) -> None: ...
    @classmethod
    def from_bytes(
        cls, data: bytes | bytearray | memoryview, /, *, unknown: UnknownFields | str = ...
    ) -> Self: ...
    @classmethod
    def from_text(cls, text: str | bytes, /, *, unknown: UnknownFields | str = ...) -> Self: ...
    @classmethod
    def from_json(cls, json: str | bytes, /, *, unknown: UnknownFields | str = ...) -> Self: ...
    @classmethod
    def from_proto(cls, message: Any, /) -> Self: ...
    @classmethod
    def read_file(
        cls, path: str | os.PathLike[str], /, *, unknown: UnknownFields | str = ...
    ) -> Self: ...
    def __hash__(self) -> int: ...
    def __eq__(self, other: object, /) -> bool: ...

@final
class Reassignment:
    """One assignment of a promise that another takes over."""
    def __init__(
        self,
        *,
        position: SupportsIndex = ...,
        assignment: Assignment | None = ...,
    ) -> None: ...
    @property
    def position(self) -> int:
        """Its position in the promise's assignments before."""
    @property
    def assignment(self) -> Assignment | None:
        """As it is afterwards; absent where an advisory need is no longer met."""
    def replace(
        self,
        *,
        position: SupportsIndex = ...,
        assignment: Assignment | None = ...,
    ) -> Self:
        """A copy in which the given fields are replaced."""
    def to_bytes(self) -> bytes: ...
    def to_text(self) -> str: ...
    def to_json(self) -> str: ...
    def to_proto(self) -> Any: ...
    def write_file(self, path: str | os.PathLike[str], /) -> None: ...
    @classmethod
    def from_bytes(
        cls, data: bytes | bytearray | memoryview, /, *, unknown: UnknownFields | str = ...
    ) -> Self: ...
    @classmethod
    def from_text(cls, text: str | bytes, /, *, unknown: UnknownFields | str = ...) -> Self: ...
    @classmethod
    def from_json(cls, json: str | bytes, /, *, unknown: UnknownFields | str = ...) -> Self: ...
    @classmethod
    def from_proto(cls, message: Any, /) -> Self: ...
    @classmethod
    def read_file(
        cls, path: str | os.PathLike[str], /, *, unknown: UnknownFields | str = ...
    ) -> Self: ...
    def __hash__(self) -> int: ...
    def __eq__(self, other: object, /) -> bool: ...

@final
class Rearrangement:
    """A promise that is kept by others than before, at the times promised, so that a visit fits in."""
    def __init__(
        self,
        *,
        appointment: AppointmentId | None = ...,
        hold: HoldId | None = ...,
        changes: Iterable[Reassignment] = ...,
    ) -> None: ...
    @property
    def appointment(self) -> AppointmentId | None:
        """Exactly one of the two is valid."""
    @property
    def hold(self) -> HoldId | None: ...
    @property
    def changes(self) -> tuple[Reassignment, ...]:
        """What changes, by position."""
    def replace(
        self,
        *,
        appointment: AppointmentId | None = ...,
        hold: HoldId | None = ...,
        changes: Iterable[Reassignment] = ...,
    ) -> Self:
        """A copy in which the given fields are replaced."""
    def to_bytes(self) -> bytes: ...
    def to_text(self) -> str: ...
    def to_json(self) -> str: ...
    def to_proto(self) -> Any: ...
    def write_file(self, path: str | os.PathLike[str], /) -> None: ...
    @classmethod
    def from_bytes(
        cls, data: bytes | bytearray | memoryview, /, *, unknown: UnknownFields | str = ...
    ) -> Self: ...
    @classmethod
    def from_text(cls, text: str | bytes, /, *, unknown: UnknownFields | str = ...) -> Self: ...
    @classmethod
    def from_json(cls, json: str | bytes, /, *, unknown: UnknownFields | str = ...) -> Self: ...
    @classmethod
    def from_proto(cls, message: Any, /) -> Self: ...
    @classmethod
    def read_file(
        cls, path: str | os.PathLike[str], /, *, unknown: UnknownFields | str = ...
    ) -> Self: ...
    def __hash__(self) -> int: ...
    def __eq__(self, other: object, /) -> bool: ...

@final
class Opening:
    """A time at which a request can be booked, with who and what would meet each need."""
    def __init__(
        self,
        *,
        site: SiteId | None = ...,
        interval: Interval = ...,
        steps: Iterable[Interval] = ...,
        assignments: Iterable[Assignment] = ...,
        obligations: Iterable[Obligation] = ...,
        rearranged: Iterable[Rearrangement] = ...,
    ) -> None: ...
    @property
    def site(self) -> SiteId | None: ...
    @property
    def interval(self) -> Interval: ...
    @property
    def steps(self) -> tuple[Interval, ...]: ...
    @property
    def assignments(self) -> tuple[Assignment, ...]: ...
    @property
    def obligations(self) -> tuple[Obligation, ...]: ...
    @property
    def rearranged(self) -> tuple[Rearrangement, ...]:
        """The promises that others keep when this opening is taken; by appointment, then hold."""
    def replace(
        self,
        *,
        site: SiteId | None = ...,
        interval: Interval = ...,
        steps: Iterable[Interval] = ...,
        assignments: Iterable[Assignment] = ...,
        obligations: Iterable[Obligation] = ...,
        rearranged: Iterable[Rearrangement] = ...,
    ) -> Self:
        """A copy in which the given fields are replaced."""
    def to_bytes(self) -> bytes: ...
    def to_text(self) -> str: ...
    def to_json(self) -> str: ...
    def to_proto(self) -> Any: ...
    def write_file(self, path: str | os.PathLike[str], /) -> None: ...
    @classmethod
    def from_bytes(
        cls, data: bytes | bytearray | memoryview, /, *, unknown: UnknownFields | str = ...
    ) -> Self: ...
    @classmethod
    def from_text(cls, text: str | bytes, /, *, unknown: UnknownFields | str = ...) -> Self: ...
    @classmethod
    def from_json(cls, json: str | bytes, /, *, unknown: UnknownFields | str = ...) -> Self: ...
    @classmethod
    def from_proto(cls, message: Any, /) -> Self: ...
    @classmethod
    def read_file(
        cls, path: str | os.PathLike[str], /, *, unknown: UnknownFields | str = ...
    ) -> Self: ...
    def __hash__(self) -> int: ...
    def __eq__(self, other: object, /) -> bool: ...

@final
class Booked:
    """A visit promised: the appointment, and the promises that others keep for its sake."""
    def __init__(
        self,
        *,
        appointment: Appointment = ...,
        rearranged: Iterable[Rearrangement] = ...,
    ) -> None: ...
    @property
    def appointment(self) -> Appointment: ...
    @property
    def rearranged(self) -> tuple[Rearrangement, ...]: ...
    def replace(
        self,
        *,
        appointment: Appointment = ...,
        rearranged: Iterable[Rearrangement] = ...,
    ) -> Self:
        """A copy in which the given fields are replaced."""
    def to_bytes(self) -> bytes: ...
    def to_text(self) -> str: ...
    def to_json(self) -> str: ...
    def to_proto(self) -> Any: ...
    def write_file(self, path: str | os.PathLike[str], /) -> None: ...
    @classmethod
    def from_bytes(
        cls, data: bytes | bytearray | memoryview, /, *, unknown: UnknownFields | str = ...
    ) -> Self: ...
    @classmethod
    def from_text(cls, text: str | bytes, /, *, unknown: UnknownFields | str = ...) -> Self: ...
    @classmethod
    def from_json(cls, json: str | bytes, /, *, unknown: UnknownFields | str = ...) -> Self: ...
    @classmethod
    def from_proto(cls, message: Any, /) -> Self: ...
    @classmethod
    def read_file(
        cls, path: str | os.PathLike[str], /, *, unknown: UnknownFields | str = ...
    ) -> Self: ...
    def __hash__(self) -> int: ...
    def __eq__(self, other: object, /) -> bool: ...

@final
class DayMoment:
    """A moment told from the day of a visit: so many days before it, at a local time of the site."""
    def __init__(
        self,
        *,
        days_before: SupportsIndex = ...,
        time: datetime.timedelta | datetime.time | str = ...,
    ) -> None: ...
    @property
    def days_before(self) -> int:
        """0: on the day itself."""
    @property
    def time(self) -> datetime.timedelta:
        """Since midnight, at most 24:00."""
    def replace(
        self,
        *,
        days_before: SupportsIndex = ...,
        time: datetime.timedelta | datetime.time | str = ...,
    ) -> Self:
        """A copy in which the given fields are replaced."""
    def to_bytes(self) -> bytes: ...
    def to_text(self) -> str: ...
    def to_json(self) -> str: ...
    def to_proto(self) -> Any: ...
    def write_file(self, path: str | os.PathLike[str], /) -> None: ...
    @classmethod
    def from_bytes(
        cls, data: bytes | bytearray | memoryview, /, *, unknown: UnknownFields | str = ...
    ) -> Self: ...
    @classmethod
    def from_text(cls, text: str | bytes, /, *, unknown: UnknownFields | str = ...) -> Self: ...
    @classmethod
    def from_json(cls, json: str | bytes, /, *, unknown: UnknownFields | str = ...) -> Self: ...
    @classmethod
    def from_proto(cls, message: Any, /) -> Self: ...
    @classmethod
    def read_file(
        cls, path: str | os.PathLike[str], /, *, unknown: UnknownFields | str = ...
    ) -> Self: ...
    def __hash__(self) -> int: ...
    def __eq__(self, other: object, /) -> bool: ...

@final
class Grace:
    """What becomes of a patient who comes late."""
    def __init__(
        self,
        *,
        as_planned: datetime.timedelta = ...,
        shortened: datetime.timedelta = ...,
    ) -> None: ...
    @property
    def as_planned(self) -> datetime.timedelta:
        """Up to so much late, and no more, the visit is held as planned."""
    @property
    def shortened(self) -> datetime.timedelta:
        """Up to so much late it is shortened, or swapped with a later one; at least `as_planned`."""
    def replace(
        self,
        *,
        as_planned: datetime.timedelta = ...,
        shortened: datetime.timedelta = ...,
    ) -> Self:
        """A copy in which the given fields are replaced."""
    def to_bytes(self) -> bytes: ...
    def to_text(self) -> str: ...
    def to_json(self) -> str: ...
    def to_proto(self) -> Any: ...
    def write_file(self, path: str | os.PathLike[str], /) -> None: ...
    @classmethod
    def from_bytes(
        cls, data: bytes | bytearray | memoryview, /, *, unknown: UnknownFields | str = ...
    ) -> Self: ...
    @classmethod
    def from_text(cls, text: str | bytes, /, *, unknown: UnknownFields | str = ...) -> Self: ...
    @classmethod
    def from_json(cls, json: str | bytes, /, *, unknown: UnknownFields | str = ...) -> Self: ...
    @classmethod
    def from_proto(cls, message: Any, /) -> Self: ...
    @classmethod
    def read_file(
        cls, path: str | os.PathLike[str], /, *, unknown: UnknownFields | str = ...
    ) -> Self: ...
    def __hash__(self) -> int: ...
    def __eq__(self, other: object, /) -> bool: ...

@final
class BookingPolicy:
    """A clinic's rule of booking. Where several policies speak of a visit every one of them holds, so the
    strictest wins.

    A policy that names neither a resource nor roles speaks of visits as such: it judges the promised
    start and counts the visits of each site. A policy that names one speaks of each such resource by
    itself: it judges the start of the resource's part in the visit and counts the visits that use it.
    """
    def __init__(
        self,
        *,
        key: str = ...,
        visit_types: Iterable[VisitTypeId] = ...,
        sites: Iterable[SiteId] = ...,
        resource: Resource | StaffId | RoomId | EquipmentId = ...,
        roles: Iterable[Role | str] = ...,
        valid: DateRange = ...,
        lead_time: datetime.timedelta | None = ...,
        opens: DayMoment | None = ...,
        cutoff: DayMoment | None = ...,
        session: TimeWindow | None = ...,
        max_per_session: SupportsIndex | None = ...,
        max_per_day: SupportsIndex | None = ...,
        max_starts: SupportsIndex | None = ...,
        max_overlap: SupportsIndex | None = ...,
        max_patient_overlap: SupportsIndex | None = ...,
        max_patient_day: SupportsIndex | None = ...,
        grace: Grace | None = ...,
        override_roles: Iterable[Role | str] = ...,
        override_staff: Iterable[StaffId] = ...,
        override_kinds: Iterable[ConflictKind | str] = ...,
    ) -> None: ...
    @property
    def key(self) -> str:
        """Unique among the clinic's booking policies."""
    @property
    def visit_types(self) -> tuple[VisitTypeId, ...]:
        """The visit types that it speaks of and counts; empty: all."""
    @property
    def sites(self) -> tuple[SiteId, ...]:
        """The sites it holds at; empty: all."""
    @property
    def resource(self) -> Resource:
        """The resource it speaks of; names none: any."""
    @property
    def roles(self) -> tuple[Role, ...]:
        """The roles of the people it speaks of, any-of; empty: any."""
    @property
    def valid(self) -> DateRange:
        """The days of the visits it speaks of, in the site's zone."""
    @property
    def lead_time(self) -> datetime.timedelta | None:
        """A visit starts no sooner than this after it is booked."""
    @property
    def opens(self) -> DayMoment | None:
        """From this moment on a day can be booked; absent: always."""
    @property
    def cutoff(self) -> DayMoment | None:
        """From this moment on a day can no longer be booked; absent: never."""
    @property
    def session(self) -> TimeWindow | None:
        """What a session is: this part of each day; absent: each stretch of the resource's hours without a
        break.
        """
    @property
    def max_per_session(self) -> int | None:
        """So many visits start in one session."""
    @property
    def max_per_day(self) -> int | None:
        """So many visits start on one day."""
    @property
    def max_starts(self) -> int | None:
        """So many visits start at the same time."""
    @property
    def max_overlap(self) -> int | None:
        """So many visits use the resource at once, on purpose (overbooking). Absent: as if no policy spoke of
        it, and one where no policy does.
        """
    @property
    def max_patient_overlap(self) -> int | None:
        """So many visits a patient may have at once; one where no policy says."""
    @property
    def max_patient_day(self) -> int | None:
        """So many visits a patient may have on one day, at whatever site."""
    @property
    def grace(self) -> Grace | None:
        """Absent: every visit is held, however late the patient."""
    @property
    def override_roles(self) -> tuple[Role, ...]:
        """Who may override: people who work in one of these roles."""
    @property
    def override_staff(self) -> tuple[StaffId, ...]:
        """And these people."""
    @property
    def override_kinds(self) -> tuple[ConflictKind, ...]:
        """The kinds of conflict they may override besides this policy's own."""
    def replace(
        self,
        *,
        key: str = ...,
        visit_types: Iterable[VisitTypeId] = ...,
        sites: Iterable[SiteId] = ...,
        resource: Resource | StaffId | RoomId | EquipmentId = ...,
        roles: Iterable[Role | str] = ...,
        valid: DateRange = ...,
        lead_time: datetime.timedelta | None = ...,
        opens: DayMoment | None = ...,
        cutoff: DayMoment | None = ...,
        session: TimeWindow | None = ...,
        max_per_session: SupportsIndex | None = ...,
        max_per_day: SupportsIndex | None = ...,
        max_starts: SupportsIndex | None = ...,
        max_overlap: SupportsIndex | None = ...,
        max_patient_overlap: SupportsIndex | None = ...,
        max_patient_day: SupportsIndex | None = ...,
        grace: Grace | None = ...,
        override_roles: Iterable[Role | str] = ...,
        override_staff: Iterable[StaffId] = ...,
        override_kinds: Iterable[ConflictKind | str] = ...,
    ) -> Self:
        """A copy in which the given fields are replaced."""
    def to_bytes(self) -> bytes: ...
    def to_text(self) -> str: ...
    def to_json(self) -> str: ...
    def to_proto(self) -> Any: ...
    def write_file(self, path: str | os.PathLike[str], /) -> None: ...
    @classmethod
    def from_bytes(
        cls, data: bytes | bytearray | memoryview, /, *, unknown: UnknownFields | str = ...
    ) -> Self: ...
    @classmethod
    def from_text(cls, text: str | bytes, /, *, unknown: UnknownFields | str = ...) -> Self: ...
    @classmethod
    def from_json(cls, json: str | bytes, /, *, unknown: UnknownFields | str = ...) -> Self: ...
    @classmethod
    def from_proto(cls, message: Any, /) -> Self: ...
    @classmethod
    def read_file(
        cls, path: str | os.PathLike[str], /, *, unknown: UnknownFields | str = ...
    ) -> Self: ...
    def __hash__(self) -> int: ...
    def __eq__(self, other: object, /) -> bool: ...

@final
class Override:
    """Leave asked for to book in spite of conflicts, by somebody who answers for it."""
    def __init__(
        self,
        *,
        by: StaffId | None = ...,
        reason: str = ...,
        kinds: Iterable[ConflictKind | str] = ...,
    ) -> None: ...
    @property
    def by(self) -> StaffId | None: ...
    @property
    def reason(self) -> str:
        """Why, in words; never a diagnosis."""
    @property
    def kinds(self) -> tuple[ConflictKind, ...]:
        """What is overridden; a conflict of another kind stands."""
    def replace(
        self,
        *,
        by: StaffId | None = ...,
        reason: str = ...,
        kinds: Iterable[ConflictKind | str] = ...,
    ) -> Self:
        """A copy in which the given fields are replaced."""
    def to_bytes(self) -> bytes: ...
    def to_text(self) -> str: ...
    def to_json(self) -> str: ...
    def to_proto(self) -> Any: ...
    def write_file(self, path: str | os.PathLike[str], /) -> None: ...
    @classmethod
    def from_bytes(
        cls, data: bytes | bytearray | memoryview, /, *, unknown: UnknownFields | str = ...
    ) -> Self: ...
    @classmethod
    def from_text(cls, text: str | bytes, /, *, unknown: UnknownFields | str = ...) -> Self: ...
    @classmethod
    def from_json(cls, json: str | bytes, /, *, unknown: UnknownFields | str = ...) -> Self: ...
    @classmethod
    def from_proto(cls, message: Any, /) -> Self: ...
    @classmethod
    def read_file(
        cls, path: str | os.PathLike[str], /, *, unknown: UnknownFields | str = ...
    ) -> Self: ...
    def __hash__(self) -> int: ...
    def __eq__(self, other: object, /) -> bool: ...

@final
class RoleCost:
    """What an hour of somebody costs."""
    def __init__(
        self,
        *,
        role: Role | str = ...,
        hour: SupportsIndex = ...,
    ) -> None: ...
    @property
    def role(self) -> Role: ...
    @property
    def hour(self) -> int: ...
    def replace(
        self,
        *,
        role: Role | str = ...,
        hour: SupportsIndex = ...,
    ) -> Self:
        """A copy in which the given fields are replaced."""
    def __hash__(self) -> int: ...
    def __eq__(self, other: object, /) -> bool: ...

@final
class RemedyCosts:
    """What changes cost, in the caller's own unit; none is negative. Parts of an hour count in proportion,
    rounded up. The default is editorial: round figures that put the changes in a plausible order, an hour
    of an assistant being 30. Nothing in it is measured.
    """
    def __init__(
        self,
        *,
        unit: str = ...,
        roles: Iterable[RoleCost] = ...,
        person_hour: SupportsIndex = ...,
        room_hour: SupportsIndex = ...,
        device_hour: SupportsIndex = ...,
        overtime_percent: SupportsIndex = ...,
        moved_break: SupportsIndex = ...,
        addition: SupportsIndex = ...,
        named: SupportsIndex = ...,
        hour_away: SupportsIndex = ...,
    ) -> None: ...
    @property
    def unit(self) -> str:
        """What is counted: "USD"."""
    @property
    def roles(self) -> tuple[RoleCost, ...]: ...
    @property
    def person_hour(self) -> int:
        """One more person of a role that is not listed."""
    @property
    def room_hour(self) -> int:
        """One more room, or a room open longer."""
    @property
    def device_hour(self) -> int:
        """One more device, or a device at hand longer."""
    @property
    def overtime_percent(self) -> int:
        """What an hour of overtime costs of an hour of that person, in hundredths."""
    @property
    def moved_break(self) -> int:
        """One break moved."""
    @property
    def addition(self) -> int:
        """One person made able: for each thing to add."""
    @property
    def named(self) -> int:
        """A named resource given up."""
    @property
    def hour_away(self) -> int:
        """Another time: for each hour between it and the time asked for."""
    def replace(
        self,
        *,
        unit: str = ...,
        roles: Iterable[RoleCost] = ...,
        person_hour: SupportsIndex = ...,
        room_hour: SupportsIndex = ...,
        device_hour: SupportsIndex = ...,
        overtime_percent: SupportsIndex = ...,
        moved_break: SupportsIndex = ...,
        addition: SupportsIndex = ...,
        named: SupportsIndex = ...,
        hour_away: SupportsIndex = ...,
    ) -> Self:
        """A copy in which the given fields are replaced."""
    def __hash__(self) -> int: ...
    def __eq__(self, other: object, /) -> bool: ...

@final
class Remedy:
    """One change with which a start that was refused can be booked."""
    def __init__(
        self,
        *,
        kind: RemedyKind | str = ...,
        site: SiteId | None = ...,
        request: RequestId | None = ...,
        need: str = ...,
        duties: Iterable[str] = ...,
        roles: Iterable[Role | str] = ...,
        specialty: str = ...,
        rooms: Iterable[RoomKind | str] = ...,
        equipment: str = ...,
        when: Interval | None = ...,
        resource: Resource | StaffId | RoomId | EquipmentId = ...,
        additions: Iterable[Addition] = ...,
        instead: SiteStart | None = ...,
        start: datetime.datetime | None = ...,
        cost: SupportsIndex = ...,
    ) -> None: ...
    @property
    def kind(self) -> RemedyKind: ...
    @property
    def site(self) -> SiteId | None:
        """Where."""
    @property
    def request(self) -> RequestId | None:
        """Of a named resource given up: the request that names it; invalid else."""
    @property
    def need(self) -> str:
        """The need it serves, by name; empty: the whole visit."""
    @property
    def duties(self) -> tuple[str, ...]:
        """What one more person must be able to do, or a person who is there be made able to do; of a
        supervisor, what is to be supervised.
        """
    @property
    def roles(self) -> tuple[Role, ...]:
        """The roles that would do for one more person."""
    @property
    def specialty(self) -> str:
        """The specialty that one more person must practise; empty: any."""
    @property
    def rooms(self) -> tuple[RoomKind, ...]:
        """The kinds of room that would do for one more."""
    @property
    def equipment(self) -> str:
        """The kind of one more device; empty: none is concerned."""
    @property
    def when(self) -> Interval | None:
        """When somebody or something must be there who is not; of a break moved, all of it; of another time,
        absent.
        """
    @property
    def resource(self) -> Resource:
        """Whose hours, break or abilities change, or what is given up; none of another kind."""
    @property
    def additions(self) -> tuple[Addition, ...]:
        """What one more person must have besides the role and its licence, or what a person who is there lacks."""
    @property
    def instead(self) -> SiteStart | None:
        """The other start."""
    @property
    def start(self) -> datetime.datetime | None:
        """The start at the site that it opens; absent of another time, and in a fix, which has starts of its own."""
    @property
    def cost(self) -> int: ...
    def replace(
        self,
        *,
        kind: RemedyKind | str = ...,
        site: SiteId | None = ...,
        request: RequestId | None = ...,
        need: str = ...,
        duties: Iterable[str] = ...,
        roles: Iterable[Role | str] = ...,
        specialty: str = ...,
        rooms: Iterable[RoomKind | str] = ...,
        equipment: str = ...,
        when: Interval | None = ...,
        resource: Resource | StaffId | RoomId | EquipmentId = ...,
        additions: Iterable[Addition] = ...,
        instead: SiteStart | None = ...,
        start: datetime.datetime | None = ...,
        cost: SupportsIndex = ...,
    ) -> Self:
        """A copy in which the given fields are replaced."""
    def __hash__(self) -> int: ...
    def __eq__(self, other: object, /) -> bool: ...

@final
class Remedies:
    """What was found to help against a refusal. Without remedies, the other fields say why there are none: the
    request can be booked, it is barred, the limit came first or, where none of these, nothing tried helps.
    """
    def __init__(
        self,
        *,
        remedies: Iterable[Remedy] = ...,
        open: bool = ...,
        barred: Iterable[Conflict] = ...,
        complete: bool = ...,
        tried: SupportsIndex = ...,
        starts: SupportsIndex = ...,
        starts_left: SupportsIndex = ...,
    ) -> None: ...
    @property
    def remedies(self) -> tuple[Remedy, ...]:
        """By cost, then kind, start, need, resource and time; each proved."""
    @property
    def open(self) -> bool:
        """Nothing is to be remedied: the request can be booked as things are, at the start or, where none is
        given, at some start that it allows.
        """
    @property
    def barred(self) -> tuple[Conflict, ...]:
        """What stands against the visit as such (the patient's other visits, the request's own days, policies) at
        every start and site in question, each once: no change of the clinic is tried against it, another time
        is. By kind, then time.
        """
    @property
    def complete(self) -> bool:
        """Neither the limit nor the number of starts looked at ended the search before `most` were found."""
    @property
    def tried(self) -> int:
        """Changes tried by booking."""
    @property
    def starts(self) -> int:
        """Of a request without a start: starts for which changes were looked for, and those left as farther from
        being open. What is barred counts for neither.
        """
    @property
    def starts_left(self) -> int: ...
    def replace(
        self,
        *,
        remedies: Iterable[Remedy] = ...,
        open: bool = ...,
        barred: Iterable[Conflict] = ...,
        complete: bool = ...,
        tried: SupportsIndex = ...,
        starts: SupportsIndex = ...,
        starts_left: SupportsIndex = ...,
    ) -> Self:
        """A copy in which the given fields are replaced."""
    def __hash__(self) -> int: ...
    def __eq__(self, other: object, /) -> bool: ...

@final
class Fix:
    """What it takes to see all requests in one span of time."""
    def __init__(
        self,
        *,
        found: bool = ...,
        changes: Iterable[Remedy] = ...,
        cost: SupportsIndex = ...,
        starts: Iterable[SiteStart] = ...,
        complete: bool = ...,
        tried: SupportsIndex = ...,
        work: SupportsIndex = ...,
    ) -> None: ...
    @property
    def found(self) -> bool:
        """Some set of at most two changes lets every request be booked."""
    @property
    def changes(self) -> tuple[Remedy, ...]:
        """Made together, in the order of remedies; empty where none is needed. Each holds for the whole span."""
    @property
    def cost(self) -> int: ...
    @property
    def starts(self) -> tuple[SiteStart, ...]:
        """With the changes made: where each request is booked, in the order of the requests."""
    @property
    def complete(self) -> bool:
        """Nothing was left undecided: of at most two changes no cheaper set does where found, and none where
        not, as long as each visit is held in the way in which it is booked at its start. Holding one
        otherwise, with more waiting or by others, so that the next fits in, is not tried.
        """
    @property
    def tried(self) -> int:
        """Sets of changes tried by booking."""
    @property
    def work(self) -> int:
        """Steps, as the limit counts them."""
    def replace(
        self,
        *,
        found: bool = ...,
        changes: Iterable[Remedy] = ...,
        cost: SupportsIndex = ...,
        starts: Iterable[SiteStart] = ...,
        complete: bool = ...,
        tried: SupportsIndex = ...,
        work: SupportsIndex = ...,
    ) -> Self:
        """A copy in which the given fields are replaced."""
    def __hash__(self) -> int: ...
    def __eq__(self, other: object, /) -> bool: ...

@final
class SiteStart:
    """A start at one site."""
    def __init__(
        self,
        *,
        site: SiteId | None = ...,
        start: datetime.datetime = ...,
    ) -> None: ...
    @property
    def site(self) -> SiteId | None: ...
    @property
    def start(self) -> datetime.datetime: ...
    def replace(
        self,
        *,
        site: SiteId | None = ...,
        start: datetime.datetime = ...,
    ) -> Self:
        """A copy in which the given fields are replaced."""
    def __hash__(self) -> int: ...
    def __eq__(self, other: object, /) -> bool: ...

@final
class SearchResult:
    """What a search found. Every opening has a witness; a start that is in neither list is proved to be
    none, as far as the search came: to the last opening where as many were found as asked for, else to
    the end unless `complete` is false.
    """
    def __init__(
        self,
        *,
        openings: Iterable[Opening] = ...,
        undecided: Iterable[SiteStart] = ...,
        work: SupportsIndex = ...,
        complete: bool = ...,
    ) -> None: ...
    @property
    def openings(self) -> tuple[Opening, ...]:
        """By start, then by site."""
    @property
    def undecided(self) -> tuple[SiteStart, ...]:
        """Starts that were not settled within the limit, in the same order."""
    @property
    def work(self) -> int:
        """Assignments tried."""
    @property
    def complete(self) -> bool:
        """The limit did not end the search."""
    def replace(
        self,
        *,
        openings: Iterable[Opening] = ...,
        undecided: Iterable[SiteStart] = ...,
        work: SupportsIndex = ...,
        complete: bool = ...,
    ) -> Self:
        """A copy in which the given fields are replaced."""
    def __hash__(self) -> int: ...
    def __eq__(self, other: object, /) -> bool: ...

@final
class StartList:
    """The starts of a request, without who would meet each need."""
    def __init__(
        self,
        *,
        open: Iterable[SiteStart] = ...,
        undecided: Iterable[SiteStart] = ...,
        searched: SupportsIndex = ...,
        work: SupportsIndex = ...,
        complete: bool = ...,
    ) -> None: ...
    @property
    def open(self) -> tuple[SiteStart, ...]:
        """By start, then by site; each proved to be open."""
    @property
    def undecided(self) -> tuple[SiteStart, ...]:
        """Not settled within the limit."""
    @property
    def searched(self) -> int:
        """How many starts were not settled by counting and by the promises as they are kept now: they were
        searched.
        """
    @property
    def work(self) -> int:
        """Assignments tried."""
    @property
    def complete(self) -> bool:
        """The limit did not end the search."""
    def replace(
        self,
        *,
        open: Iterable[SiteStart] = ...,
        undecided: Iterable[SiteStart] = ...,
        searched: SupportsIndex = ...,
        work: SupportsIndex = ...,
        complete: bool = ...,
    ) -> Self:
        """A copy in which the given fields are replaced."""
    def __hash__(self) -> int: ...
    def __eq__(self, other: object, /) -> bool: ...

@final
class DayOpenings:
    """What a day has for a request."""
    def __init__(
        self,
        *,
        date: datetime.date | None = ...,
        open: SupportsIndex = ...,
        undecided: SupportsIndex = ...,
    ) -> None: ...
    @property
    def date(self) -> datetime.date | None: ...
    @property
    def open(self) -> int:
        """Starts that are open, over all sites."""
    @property
    def undecided(self) -> int:
        """Starts not settled within the limit."""
    def replace(
        self,
        *,
        date: datetime.date | None = ...,
        open: SupportsIndex = ...,
        undecided: SupportsIndex = ...,
    ) -> Self:
        """A copy in which the given fields are replaced."""
    def __hash__(self) -> int: ...
    def __eq__(self, other: object, /) -> bool: ...

@final
class ShortageCell:
    """What one ability is short of in one half-hour at one site."""
    def __init__(
        self,
        *,
        half_hour: datetime.datetime = ...,
        site: SiteId | None = ...,
        label: str = ...,
        demanded: SupportsIndex = ...,
        missing: SupportsIndex = ...,
    ) -> None: ...
    @property
    def half_hour(self) -> datetime.datetime:
        """The start of the half-hour, a whole multiple of 30 minutes since 1970-01-01T00:00Z."""
    @property
    def site(self) -> SiteId | None: ...
    @property
    def label(self) -> str:
        """The ability: the duties that one person must do, all of them, by code with "+" between; of a
        need without duties the roles, any of them, by name with "/" between.
        """
    @property
    def demanded(self) -> int:
        """How many people the visits ask for at once: the most at any moment of the half-hour."""
    @property
    def missing(self) -> int:
        """How many of them nobody is there for: the most at any moment of the half-hour."""
    def replace(
        self,
        *,
        half_hour: datetime.datetime = ...,
        site: SiteId | None = ...,
        label: str = ...,
        demanded: SupportsIndex = ...,
        missing: SupportsIndex = ...,
    ) -> Self:
        """A copy in which the given fields are replaced."""
    def to_bytes(self) -> bytes: ...
    def to_text(self) -> str: ...
    def to_json(self) -> str: ...
    def to_proto(self) -> Any: ...
    def write_file(self, path: str | os.PathLike[str], /) -> None: ...
    @classmethod
    def from_bytes(
        cls, data: bytes | bytearray | memoryview, /, *, unknown: UnknownFields | str = ...
    ) -> Self: ...
    @classmethod
    def from_text(cls, text: str | bytes, /, *, unknown: UnknownFields | str = ...) -> Self: ...
    @classmethod
    def from_json(cls, json: str | bytes, /, *, unknown: UnknownFields | str = ...) -> Self: ...
    @classmethod
    def from_proto(cls, message: Any, /) -> Self: ...
    @classmethod
    def read_file(
        cls, path: str | os.PathLike[str], /, *, unknown: UnknownFields | str = ...
    ) -> Self: ...
    def __hash__(self) -> int: ...
    def __eq__(self, other: object, /) -> bool: ...

@final
class Slack:
    """How much a promise hangs on who keeps it: one need that the caller left to the pool and that binds."""
    def __init__(
        self,
        *,
        appointment: AppointmentId | None = ...,
        position: SupportsIndex = ...,
        able: SupportsIndex = ...,
        others: SupportsIndex = ...,
        without: WithoutKeeper | str = ...,
        certificate: Certificate | None = ...,
    ) -> None: ...
    @property
    def appointment(self) -> AppointmentId | None: ...
    @property
    def position(self) -> int:
        """Which of the appointment's assignments, from 0."""
    @property
    def able(self) -> int:
        """How many could keep it if they had promised nothing else: of the pool, there for the whole span,
        with a supervisor where they need one, and with whom its steps take as long as was promised. The
        present keeper is one of them.
        """
    @property
    def others(self) -> int:
        """How many others could take it over as things stand: free then, with nothing else that binds moved,
        of this promise or another. Who supervises whom may change, and what is merely advised yields. Of
        an undecided one those found within the limit.
        """
    @property
    def without(self) -> WithoutKeeper:
        """With the keeper gone for as long as the assignment takes of them, buffers included: neither this
        promise nor one that is moved is given the keeper meanwhile, nor is anybody supervised anew by
        them. What else the keeper does meanwhile (a need shared with other visits, somebody supervised
        already) is not part of the question. Kept wherever `others` is more than 0.
        """
    @property
    def certificate(self) -> Certificate | None:
        """Of a lost one: the moment at which all others who could are taken; nobody in `able` where there is
        no other then. Absent where every choice was tried.
        """
    def replace(
        self,
        *,
        appointment: AppointmentId | None = ...,
        position: SupportsIndex = ...,
        able: SupportsIndex = ...,
        others: SupportsIndex = ...,
        without: WithoutKeeper | str = ...,
        certificate: Certificate | None = ...,
    ) -> Self:
        """A copy in which the given fields are replaced."""
    def to_bytes(self) -> bytes: ...
    def to_text(self) -> str: ...
    def to_json(self) -> str: ...
    def to_proto(self) -> Any: ...
    def write_file(self, path: str | os.PathLike[str], /) -> None: ...
    @classmethod
    def from_bytes(
        cls, data: bytes | bytearray | memoryview, /, *, unknown: UnknownFields | str = ...
    ) -> Self: ...
    @classmethod
    def from_text(cls, text: str | bytes, /, *, unknown: UnknownFields | str = ...) -> Self: ...
    @classmethod
    def from_json(cls, json: str | bytes, /, *, unknown: UnknownFields | str = ...) -> Self: ...
    @classmethod
    def from_proto(cls, message: Any, /) -> Self: ...
    @classmethod
    def read_file(
        cls, path: str | os.PathLike[str], /, *, unknown: UnknownFields | str = ...
    ) -> Self: ...
    def __hash__(self) -> int: ...
    def __eq__(self, other: object, /) -> bool: ...

@final
class Occupied:
    """What occupies somebody or something, with buffers and turnover."""
    def __init__(
        self,
        *,
        interval: Interval = ...,
        appointment: AppointmentId | None = ...,
        hold: HoldId | None = ...,
        in_the_way: bool = ...,
    ) -> None: ...
    @property
    def interval(self) -> Interval: ...
    @property
    def appointment(self) -> AppointmentId | None:
        """Exactly one of the two is valid."""
    @property
    def hold(self) -> HoldId | None: ...
    @property
    def in_the_way(self) -> bool:
        """It overlaps what the visit would occupy."""
    def replace(
        self,
        *,
        interval: Interval = ...,
        appointment: AppointmentId | None = ...,
        hold: HoldId | None = ...,
        in_the_way: bool = ...,
    ) -> Self:
        """A copy in which the given fields are replaced."""
    def __hash__(self) -> int: ...
    def __eq__(self, other: object, /) -> bool: ...

@final
class WindowRow:
    """Somebody or something of the kind that a need asks for."""
    def __init__(
        self,
        *,
        resource: Resource | StaffId | RoomId | EquipmentId = ...,
        able: bool = ...,
        hours: Iterable[Interval] = ...,
        occupied: Iterable[Occupied] = ...,
    ) -> None: ...
    @property
    def resource(self) -> Resource: ...
    @property
    def able(self) -> bool:
        """Can meet the need on that day, there and free or not."""
    @property
    def hours(self) -> tuple[Interval, ...]:
        """When it is at the site, within the window; apart, ascending."""
    @property
    def occupied(self) -> tuple[Occupied, ...]:
        """By start."""
    def replace(
        self,
        *,
        resource: Resource | StaffId | RoomId | EquipmentId = ...,
        able: bool = ...,
        hours: Iterable[Interval] = ...,
        occupied: Iterable[Occupied] = ...,
    ) -> Self:
        """A copy in which the given fields are replaced."""
    def __hash__(self) -> int: ...
    def __eq__(self, other: object, /) -> bool: ...

@final
class WindowNeed:
    """One need of the visit in the window."""
    def __init__(
        self,
        *,
        need: str = ...,
        asked: Interval = ...,
        count: SupportsIndex = ...,
        rows: Iterable[WindowRow] = ...,
    ) -> None: ...
    @property
    def need(self) -> str: ...
    @property
    def asked(self) -> Interval:
        """When it is to be met, without waiting and without buffers."""
    @property
    def count(self) -> int:
        """So many different ones."""
    @property
    def rows(self) -> tuple[WindowRow, ...]:
        """Who and what is able first, then the others; each in the order of kind and position."""
    def replace(
        self,
        *,
        need: str = ...,
        asked: Interval = ...,
        count: SupportsIndex = ...,
        rows: Iterable[WindowRow] = ...,
    ) -> Self:
        """A copy in which the given fields are replaced."""
    def __hash__(self) -> int: ...
    def __eq__(self, other: object, /) -> bool: ...

@final
class BookingWindow:
    """The time round a start at one site: who might meet each need of a visit, and what stands against it."""
    def __init__(
        self,
        *,
        site: SiteId | None = ...,
        visit_type: VisitTypeId | None = ...,
        start: datetime.datetime = ...,
        span: Interval = ...,
        needs: Iterable[WindowNeed] = ...,
        conflicts: Iterable[Conflict] = ...,
    ) -> None: ...
    @property
    def site(self) -> SiteId | None: ...
    @property
    def visit_type(self) -> VisitTypeId | None: ...
    @property
    def start(self) -> datetime.datetime: ...
    @property
    def span(self) -> Interval:
        """What is shown."""
    @property
    def needs(self) -> tuple[WindowNeed, ...]:
        """Of the needs that bind and take time, in the order of the visit type."""
    @property
    def conflicts(self) -> tuple[Conflict, ...]:
        """As `Schedule::Explain` gives them."""
    def replace(
        self,
        *,
        site: SiteId | None = ...,
        visit_type: VisitTypeId | None = ...,
        start: datetime.datetime = ...,
        span: Interval = ...,
        needs: Iterable[WindowNeed] = ...,
        conflicts: Iterable[Conflict] = ...,
    ) -> Self:
        """A copy in which the given fields are replaced."""
    def __hash__(self) -> int: ...
    def __eq__(self, other: object, /) -> bool: ...

@final
class BookCommand:
    """Books a visit at `start`, or at the first opening where none is given."""
    def __init__(
        self,
        *,
        request: BookingRequest = ...,
        start: datetime.datetime | None = ...,
        override: Override | None = ...,
    ) -> None: ...
    @property
    def request(self) -> BookingRequest: ...
    @property
    def start(self) -> datetime.datetime | None: ...
    @property
    def override(self) -> Override | None:
        """Books in spite of what stands against `start`; needs one."""
    def replace(
        self,
        *,
        request: BookingRequest = ...,
        start: datetime.datetime | None = ...,
        override: Override | None = ...,
    ) -> Self:
        """A copy in which the given fields are replaced."""
    def to_bytes(self) -> bytes: ...
    def to_text(self) -> str: ...
    def to_json(self) -> str: ...
    def to_proto(self) -> Any: ...
    def write_file(self, path: str | os.PathLike[str], /) -> None: ...
    @classmethod
    def from_bytes(
        cls, data: bytes | bytearray | memoryview, /, *, unknown: UnknownFields | str = ...
    ) -> Self: ...
    @classmethod
    def from_text(cls, text: str | bytes, /, *, unknown: UnknownFields | str = ...) -> Self: ...
    @classmethod
    def from_json(cls, json: str | bytes, /, *, unknown: UnknownFields | str = ...) -> Self: ...
    @classmethod
    def from_proto(cls, message: Any, /) -> Self: ...
    @classmethod
    def read_file(
        cls, path: str | os.PathLike[str], /, *, unknown: UnknownFields | str = ...
    ) -> Self: ...
    def __hash__(self) -> int: ...
    def __eq__(self, other: object, /) -> bool: ...

@final
class ChangeStatusCommand:
    """Moves an appointment along its status machine: confirms, cancels, records arrival or absence."""
    def __init__(
        self,
        *,
        appointment: AppointmentId | None = ...,
        to: AppointmentStatus | str = ...,
        reason: str = ...,
    ) -> None: ...
    @property
    def appointment(self) -> AppointmentId | None: ...
    @property
    def to(self) -> AppointmentStatus: ...
    @property
    def reason(self) -> str:
        """Why, by short word or in words; never a diagnosis. Cancelling needs one."""
    def replace(
        self,
        *,
        appointment: AppointmentId | None = ...,
        to: AppointmentStatus | str = ...,
        reason: str = ...,
    ) -> Self:
        """A copy in which the given fields are replaced."""
    def to_bytes(self) -> bytes: ...
    def to_text(self) -> str: ...
    def to_json(self) -> str: ...
    def to_proto(self) -> Any: ...
    def write_file(self, path: str | os.PathLike[str], /) -> None: ...
    @classmethod
    def from_bytes(
        cls, data: bytes | bytearray | memoryview, /, *, unknown: UnknownFields | str = ...
    ) -> Self: ...
    @classmethod
    def from_text(cls, text: str | bytes, /, *, unknown: UnknownFields | str = ...) -> Self: ...
    @classmethod
    def from_json(cls, json: str | bytes, /, *, unknown: UnknownFields | str = ...) -> Self: ...
    @classmethod
    def from_proto(cls, message: Any, /) -> Self: ...
    @classmethod
    def read_file(
        cls, path: str | os.PathLike[str], /, *, unknown: UnknownFields | str = ...
    ) -> Self: ...
    def __hash__(self) -> int: ...
    def __eq__(self, other: object, /) -> bool: ...

@final
class RescheduleCommand:
    """Gives an appointment up for a new time, all or nothing."""
    def __init__(
        self,
        *,
        appointment: AppointmentId | None = ...,
        request: BookingRequest = ...,
        start: datetime.datetime | None = ...,
        reason: str = ...,
        override: Override | None = ...,
    ) -> None: ...
    @property
    def appointment(self) -> AppointmentId | None: ...
    @property
    def request(self) -> BookingRequest: ...
    @property
    def start(self) -> datetime.datetime | None:
        """The new start; absent: the first opening."""
    @property
    def reason(self) -> str: ...
    @property
    def override(self) -> Override | None:
        """Books in spite of what stands against `start`; needs one."""
    def replace(
        self,
        *,
        appointment: AppointmentId | None = ...,
        request: BookingRequest = ...,
        start: datetime.datetime | None = ...,
        reason: str = ...,
        override: Override | None = ...,
    ) -> Self:
        """A copy in which the given fields are replaced."""
    def to_bytes(self) -> bytes: ...
    def to_text(self) -> str: ...
    def to_json(self) -> str: ...
    def to_proto(self) -> Any: ...
    def write_file(self, path: str | os.PathLike[str], /) -> None: ...
    @classmethod
    def from_bytes(
        cls, data: bytes | bytearray | memoryview, /, *, unknown: UnknownFields | str = ...
    ) -> Self: ...
    @classmethod
    def from_text(cls, text: str | bytes, /, *, unknown: UnknownFields | str = ...) -> Self: ...
    @classmethod
    def from_json(cls, json: str | bytes, /, *, unknown: UnknownFields | str = ...) -> Self: ...
    @classmethod
    def from_proto(cls, message: Any, /) -> Self: ...
    @classmethod
    def read_file(
        cls, path: str | os.PathLike[str], /, *, unknown: UnknownFields | str = ...
    ) -> Self: ...
    def __hash__(self) -> int: ...
    def __eq__(self, other: object, /) -> bool: ...

@final
class RecordCommand:
    """Records a stamp of a visit; opens the visit where there is none. Reality is never refused."""
    def __init__(
        self,
        *,
        visit: VisitId | None = ...,
        appointment: AppointmentId | None = ...,
        patient: PatientId | None = ...,
        site: SiteId | None = ...,
        stamp: Stamp = ...,
    ) -> None: ...
    @property
    def visit(self) -> VisitId | None:
        """Invalid: a new visit."""
    @property
    def appointment(self) -> AppointmentId | None:
        """Of a new visit; invalid for a walk-in."""
    @property
    def patient(self) -> PatientId | None:
        """Of a new visit."""
    @property
    def site(self) -> SiteId | None:
        """Of a new visit."""
    @property
    def stamp(self) -> Stamp: ...
    def replace(
        self,
        *,
        visit: VisitId | None = ...,
        appointment: AppointmentId | None = ...,
        patient: PatientId | None = ...,
        site: SiteId | None = ...,
        stamp: Stamp = ...,
    ) -> Self:
        """A copy in which the given fields are replaced."""
    def to_bytes(self) -> bytes: ...
    def to_text(self) -> str: ...
    def to_json(self) -> str: ...
    def to_proto(self) -> Any: ...
    def write_file(self, path: str | os.PathLike[str], /) -> None: ...
    @classmethod
    def from_bytes(
        cls, data: bytes | bytearray | memoryview, /, *, unknown: UnknownFields | str = ...
    ) -> Self: ...
    @classmethod
    def from_text(cls, text: str | bytes, /, *, unknown: UnknownFields | str = ...) -> Self: ...
    @classmethod
    def from_json(cls, json: str | bytes, /, *, unknown: UnknownFields | str = ...) -> Self: ...
    @classmethod
    def from_proto(cls, message: Any, /) -> Self: ...
    @classmethod
    def read_file(
        cls, path: str | os.PathLike[str], /, *, unknown: UnknownFields | str = ...
    ) -> Self: ...
    def __hash__(self) -> int: ...
    def __eq__(self, other: object, /) -> bool: ...

@final
class PlaceHoldCommand:
    """Keeps the opening at `start` for the request until `expires_at`."""
    def __init__(
        self,
        *,
        request: BookingRequest = ...,
        start: datetime.datetime = ...,
        expires_at: datetime.datetime = ...,
        override: Override | None = ...,
    ) -> None: ...
    @property
    def request(self) -> BookingRequest: ...
    @property
    def start(self) -> datetime.datetime: ...
    @property
    def expires_at(self) -> datetime.datetime: ...
    @property
    def override(self) -> Override | None:
        """Keeps it in spite of what stands against it."""
    def replace(
        self,
        *,
        request: BookingRequest = ...,
        start: datetime.datetime = ...,
        expires_at: datetime.datetime = ...,
        override: Override | None = ...,
    ) -> Self:
        """A copy in which the given fields are replaced."""
    def to_bytes(self) -> bytes: ...
    def to_text(self) -> str: ...
    def to_json(self) -> str: ...
    def to_proto(self) -> Any: ...
    def write_file(self, path: str | os.PathLike[str], /) -> None: ...
    @classmethod
    def from_bytes(
        cls, data: bytes | bytearray | memoryview, /, *, unknown: UnknownFields | str = ...
    ) -> Self: ...
    @classmethod
    def from_text(cls, text: str | bytes, /, *, unknown: UnknownFields | str = ...) -> Self: ...
    @classmethod
    def from_json(cls, json: str | bytes, /, *, unknown: UnknownFields | str = ...) -> Self: ...
    @classmethod
    def from_proto(cls, message: Any, /) -> Self: ...
    @classmethod
    def read_file(
        cls, path: str | os.PathLike[str], /, *, unknown: UnknownFields | str = ...
    ) -> Self: ...
    def __hash__(self) -> int: ...
    def __eq__(self, other: object, /) -> bool: ...

@final
class ReleaseHoldCommand:
    """Gives a hold back."""
    def __init__(
        self,
        *,
        hold: HoldId | None = ...,
    ) -> None: ...
    @property
    def hold(self) -> HoldId | None: ...
    def replace(
        self,
        *,
        hold: HoldId | None = ...,
    ) -> Self:
        """A copy in which the given fields are replaced."""
    def to_bytes(self) -> bytes: ...
    def to_text(self) -> str: ...
    def to_json(self) -> str: ...
    def to_proto(self) -> Any: ...
    def write_file(self, path: str | os.PathLike[str], /) -> None: ...
    @classmethod
    def from_bytes(
        cls, data: bytes | bytearray | memoryview, /, *, unknown: UnknownFields | str = ...
    ) -> Self: ...
    @classmethod
    def from_text(cls, text: str | bytes, /, *, unknown: UnknownFields | str = ...) -> Self: ...
    @classmethod
    def from_json(cls, json: str | bytes, /, *, unknown: UnknownFields | str = ...) -> Self: ...
    @classmethod
    def from_proto(cls, message: Any, /) -> Self: ...
    @classmethod
    def read_file(
        cls, path: str | os.PathLike[str], /, *, unknown: UnknownFields | str = ...
    ) -> Self: ...
    def __hash__(self) -> int: ...
    def __eq__(self, other: object, /) -> bool: ...

@final
class ConfirmHoldCommand:
    """Turns a hold into an appointment at its opening, kept by whom and what it was held with. Refused
    where the hold keeps nothing any more.
    """
    def __init__(
        self,
        *,
        hold: HoldId | None = ...,
    ) -> None: ...
    @property
    def hold(self) -> HoldId | None: ...
    def replace(
        self,
        *,
        hold: HoldId | None = ...,
    ) -> Self:
        """A copy in which the given fields are replaced."""
    def to_bytes(self) -> bytes: ...
    def to_text(self) -> str: ...
    def to_json(self) -> str: ...
    def to_proto(self) -> Any: ...
    def write_file(self, path: str | os.PathLike[str], /) -> None: ...
    @classmethod
    def from_bytes(
        cls, data: bytes | bytearray | memoryview, /, *, unknown: UnknownFields | str = ...
    ) -> Self: ...
    @classmethod
    def from_text(cls, text: str | bytes, /, *, unknown: UnknownFields | str = ...) -> Self: ...
    @classmethod
    def from_json(cls, json: str | bytes, /, *, unknown: UnknownFields | str = ...) -> Self: ...
    @classmethod
    def from_proto(cls, message: Any, /) -> Self: ...
    @classmethod
    def read_file(
        cls, path: str | os.PathLike[str], /, *, unknown: UnknownFields | str = ...
    ) -> Self: ...
    def __hash__(self) -> int: ...
    def __eq__(self, other: object, /) -> bool: ...

@final
class PutStaffCommand:
    """Replaces a person's entry (a credential came, a licence ended) or adds one; the promises that
    rest on it are judged again and flagged, never dropped.
    """
    def __init__(
        self,
        *,
        staff: Staff = ...,
    ) -> None: ...
    @property
    def staff(self) -> Staff: ...
    def replace(
        self,
        *,
        staff: Staff = ...,
    ) -> Self:
        """A copy in which the given fields are replaced."""
    def to_bytes(self) -> bytes: ...
    def to_text(self) -> str: ...
    def to_json(self) -> str: ...
    def to_proto(self) -> Any: ...
    def write_file(self, path: str | os.PathLike[str], /) -> None: ...
    @classmethod
    def from_bytes(
        cls, data: bytes | bytearray | memoryview, /, *, unknown: UnknownFields | str = ...
    ) -> Self: ...
    @classmethod
    def from_text(cls, text: str | bytes, /, *, unknown: UnknownFields | str = ...) -> Self: ...
    @classmethod
    def from_json(cls, json: str | bytes, /, *, unknown: UnknownFields | str = ...) -> Self: ...
    @classmethod
    def from_proto(cls, message: Any, /) -> Self: ...
    @classmethod
    def read_file(
        cls, path: str | os.PathLike[str], /, *, unknown: UnknownFields | str = ...
    ) -> Self: ...
    def __hash__(self) -> int: ...
    def __eq__(self, other: object, /) -> bool: ...

@final
class PutPatientCommand:
    """Adds a patient or replaces the entry; the history may only grow."""
    def __init__(
        self,
        *,
        patient: Patient = ...,
    ) -> None: ...
    @property
    def patient(self) -> Patient: ...
    def replace(
        self,
        *,
        patient: Patient = ...,
    ) -> Self:
        """A copy in which the given fields are replaced."""
    def to_bytes(self) -> bytes: ...
    def to_text(self) -> str: ...
    def to_json(self) -> str: ...
    def to_proto(self) -> Any: ...
    def write_file(self, path: str | os.PathLike[str], /) -> None: ...
    @classmethod
    def from_bytes(
        cls, data: bytes | bytearray | memoryview, /, *, unknown: UnknownFields | str = ...
    ) -> Self: ...
    @classmethod
    def from_text(cls, text: str | bytes, /, *, unknown: UnknownFields | str = ...) -> Self: ...
    @classmethod
    def from_json(cls, json: str | bytes, /, *, unknown: UnknownFields | str = ...) -> Self: ...
    @classmethod
    def from_proto(cls, message: Any, /) -> Self: ...
    @classmethod
    def read_file(
        cls, path: str | os.PathLike[str], /, *, unknown: UnknownFields | str = ...
    ) -> Self: ...
    def __hash__(self) -> int: ...
    def __eq__(self, other: object, /) -> bool: ...

@final
class SetAvailabilityCommand:
    """Replaces when a resource can be used; promises outside the new hours are flagged."""
    def __init__(
        self,
        *,
        availability: Availability = ...,
    ) -> None: ...
    @property
    def availability(self) -> Availability: ...
    def replace(
        self,
        *,
        availability: Availability = ...,
    ) -> Self:
        """A copy in which the given fields are replaced."""
    def to_bytes(self) -> bytes: ...
    def to_text(self) -> str: ...
    def to_json(self) -> str: ...
    def to_proto(self) -> Any: ...
    def write_file(self, path: str | os.PathLike[str], /) -> None: ...
    @classmethod
    def from_bytes(
        cls, data: bytes | bytearray | memoryview, /, *, unknown: UnknownFields | str = ...
    ) -> Self: ...
    @classmethod
    def from_text(cls, text: str | bytes, /, *, unknown: UnknownFields | str = ...) -> Self: ...
    @classmethod
    def from_json(cls, json: str | bytes, /, *, unknown: UnknownFields | str = ...) -> Self: ...
    @classmethod
    def from_proto(cls, message: Any, /) -> Self: ...
    @classmethod
    def read_file(
        cls, path: str | os.PathLike[str], /, *, unknown: UnknownFields | str = ...
    ) -> Self: ...
    def __hash__(self) -> int: ...
    def __eq__(self, other: object, /) -> bool: ...

@final
class FixNamesCommand:
    """Fixes who keeps the promises of these days: their present people, rooms and devices are as if the
    caller had named them, so no other visit moves them any more. Where nothing is open nothing changes.
    """
    def __init__(
        self,
        *,
        site: SiteId | None = ...,
        days: DateRange = ...,
    ) -> None: ...
    @property
    def site(self) -> SiteId | None:
        """Invalid: every site."""
    @property
    def days(self) -> DateRange:
        """Of the site's zone; a visit belongs to the day on which it starts. An open end has no limit."""
    def replace(
        self,
        *,
        site: SiteId | None = ...,
        days: DateRange = ...,
    ) -> Self:
        """A copy in which the given fields are replaced."""
    def to_bytes(self) -> bytes: ...
    def to_text(self) -> str: ...
    def to_json(self) -> str: ...
    def to_proto(self) -> Any: ...
    def write_file(self, path: str | os.PathLike[str], /) -> None: ...
    @classmethod
    def from_bytes(
        cls, data: bytes | bytearray | memoryview, /, *, unknown: UnknownFields | str = ...
    ) -> Self: ...
    @classmethod
    def from_text(cls, text: str | bytes, /, *, unknown: UnknownFields | str = ...) -> Self: ...
    @classmethod
    def from_json(cls, json: str | bytes, /, *, unknown: UnknownFields | str = ...) -> Self: ...
    @classmethod
    def from_proto(cls, message: Any, /) -> Self: ...
    @classmethod
    def read_file(
        cls, path: str | os.PathLike[str], /, *, unknown: UnknownFields | str = ...
    ) -> Self: ...
    def __hash__(self) -> int: ...
    def __eq__(self, other: object, /) -> bool: ...

@final
class Command:
    """One change asked for. Exactly one of the actions is present."""
    def __init__(
        self,
        *,
        request_id: str = ...,
        now: datetime.datetime = ...,
        by: StaffId | None = ...,
        expected_version: SupportsIndex | None = ...,
        book: BookCommand | None = ...,
        change_status: ChangeStatusCommand | None = ...,
        reschedule: RescheduleCommand | None = ...,
        record: RecordCommand | None = ...,
        place_hold: PlaceHoldCommand | None = ...,
        release_hold: ReleaseHoldCommand | None = ...,
        confirm_hold: ConfirmHoldCommand | None = ...,
        put_staff: PutStaffCommand | None = ...,
        put_patient: PutPatientCommand | None = ...,
        set_availability: SetAvailabilityCommand | None = ...,
        fix_names: FixNamesCommand | None = ...,
    ) -> None: ...
    @property
    def request_id(self) -> str:
        """The caller's own id: the same command sent twice is applied once. Another action or asker under
        an id that was applied is an error.
        """
    @property
    def now(self) -> datetime.datetime:
        """The caller's clock."""
    @property
    def by(self) -> StaffId | None:
        """Who asks; invalid where nobody of the staff does."""
    @property
    def expected_version(self) -> int | None:
        """The version the caller has seen; refused where the clinic has moved on. Absent: any."""
    @property
    def book(self) -> BookCommand | None: ...
    @property
    def change_status(self) -> ChangeStatusCommand | None: ...
    @property
    def reschedule(self) -> RescheduleCommand | None: ...
    @property
    def record(self) -> RecordCommand | None: ...
    @property
    def place_hold(self) -> PlaceHoldCommand | None: ...
    @property
    def release_hold(self) -> ReleaseHoldCommand | None: ...
    @property
    def confirm_hold(self) -> ConfirmHoldCommand | None: ...
    @property
    def put_staff(self) -> PutStaffCommand | None: ...
    @property
    def put_patient(self) -> PutPatientCommand | None: ...
    @property
    def set_availability(self) -> SetAvailabilityCommand | None: ...
    @property
    def fix_names(self) -> FixNamesCommand | None: ...
    def replace(
        self,
        *,
        request_id: str = ...,
        now: datetime.datetime = ...,
        by: StaffId | None = ...,
        expected_version: SupportsIndex | None = ...,
        book: BookCommand | None = ...,
        change_status: ChangeStatusCommand | None = ...,
        reschedule: RescheduleCommand | None = ...,
        record: RecordCommand | None = ...,
        place_hold: PlaceHoldCommand | None = ...,
        release_hold: ReleaseHoldCommand | None = ...,
        confirm_hold: ConfirmHoldCommand | None = ...,
        put_staff: PutStaffCommand | None = ...,
        put_patient: PutPatientCommand | None = ...,
        set_availability: SetAvailabilityCommand | None = ...,
        fix_names: FixNamesCommand | None = ...,
    ) -> Self:
        """A copy in which the given fields are replaced."""
    def to_bytes(self) -> bytes: ...
    def to_text(self) -> str: ...
    def to_json(self) -> str: ...
    def to_proto(self) -> Any: ...
    def write_file(self, path: str | os.PathLike[str], /) -> None: ...
    @classmethod
    def from_bytes(
        cls, data: bytes | bytearray | memoryview, /, *, unknown: UnknownFields | str = ...
    ) -> Self: ...
    @classmethod
    def from_text(cls, text: str | bytes, /, *, unknown: UnknownFields | str = ...) -> Self: ...
    @classmethod
    def from_json(cls, json: str | bytes, /, *, unknown: UnknownFields | str = ...) -> Self: ...
    @classmethod
    def from_proto(cls, message: Any, /) -> Self: ...
    @classmethod
    def read_file(
        cls, path: str | os.PathLike[str], /, *, unknown: UnknownFields | str = ...
    ) -> Self: ...
    def __hash__(self) -> int: ...
    def __eq__(self, other: object, /) -> bool: ...

@final
class Event:
    """What happened: the entity as it is after the change. Exactly one of the entities is present. The
    events of a command, put one after the other into the clinic before it, give the clinic after it.
    """
    def __init__(
        self,
        *,
        version: SupportsIndex = ...,
        request_id: str = ...,
        at: datetime.datetime = ...,
        by: StaffId | None = ...,
        appointment: Appointment | None = ...,
        request: BookingRequest | None = ...,
        visit: Visit | None = ...,
        hold: Hold | None = ...,
        staff: Staff | None = ...,
        patient: Patient | None = ...,
        availability: Availability | None = ...,
        fingerprint: SupportsIndex = ...,
    ) -> None: ...
    @property
    def version(self) -> int:
        """The clinic's version after the command."""
    @property
    def request_id(self) -> str:
        """The command's."""
    @property
    def at(self) -> datetime.datetime: ...
    @property
    def by(self) -> StaffId | None: ...
    @property
    def appointment(self) -> Appointment | None: ...
    @property
    def request(self) -> BookingRequest | None: ...
    @property
    def visit(self) -> Visit | None: ...
    @property
    def hold(self) -> Hold | None: ...
    @property
    def staff(self) -> Staff | None: ...
    @property
    def patient(self) -> Patient | None: ...
    @property
    def availability(self) -> Availability | None: ...
    @property
    def fingerprint(self) -> int:
        """What the command asked for, as a number: a command sent again has the same. 0: not known."""
    def replace(
        self,
        *,
        version: SupportsIndex = ...,
        request_id: str = ...,
        at: datetime.datetime = ...,
        by: StaffId | None = ...,
        appointment: Appointment | None = ...,
        request: BookingRequest | None = ...,
        visit: Visit | None = ...,
        hold: Hold | None = ...,
        staff: Staff | None = ...,
        patient: Patient | None = ...,
        availability: Availability | None = ...,
        fingerprint: SupportsIndex = ...,
    ) -> Self:
        """A copy in which the given fields are replaced."""
    def to_bytes(self) -> bytes: ...
    def to_text(self) -> str: ...
    def to_json(self) -> str: ...
    def to_proto(self) -> Any: ...
    def write_file(self, path: str | os.PathLike[str], /) -> None: ...
    @classmethod
    def from_bytes(
        cls, data: bytes | bytearray | memoryview, /, *, unknown: UnknownFields | str = ...
    ) -> Self: ...
    @classmethod
    def from_text(cls, text: str | bytes, /, *, unknown: UnknownFields | str = ...) -> Self: ...
    @classmethod
    def from_json(cls, json: str | bytes, /, *, unknown: UnknownFields | str = ...) -> Self: ...
    @classmethod
    def from_proto(cls, message: Any, /) -> Self: ...
    @classmethod
    def read_file(
        cls, path: str | os.PathLike[str], /, *, unknown: UnknownFields | str = ...
    ) -> Self: ...
    def __hash__(self) -> int: ...
    def __eq__(self, other: object, /) -> bool: ...

@final
class Hold:
    """A promise that expires: an opening kept for somebody by the caller's clock."""
    def __init__(
        self,
        *,
        id: HoldId | None = ...,
        key: str = ...,
        patient: PatientId | None = ...,
        visit_type: VisitTypeId | None = ...,
        opening: Opening = ...,
        placed_at: datetime.datetime = ...,
        expires_at: datetime.datetime = ...,
        released: bool = ...,
        overrides: Iterable[OverriddenConflict] = ...,
        request: RequestId | None = ...,
        appointment: AppointmentId | None = ...,
    ) -> None: ...
    @property
    def id(self) -> HoldId | None: ...
    @property
    def key(self) -> str:
        """Unique among the clinic's holds."""
    @property
    def patient(self) -> PatientId | None: ...
    @property
    def visit_type(self) -> VisitTypeId | None: ...
    @property
    def opening(self) -> Opening: ...
    @property
    def placed_at(self) -> datetime.datetime: ...
    @property
    def expires_at(self) -> datetime.datetime:
        """From this instant on it keeps nothing."""
    @property
    def released(self) -> bool:
        """It keeps nothing any more: given back, turned into an appointment, or let go by the first command
        after it expired.
        """
    @property
    def overrides(self) -> tuple[OverriddenConflict, ...]:
        """In spite of what it was placed, and by whose leave."""
    @property
    def request(self) -> RequestId | None:
        """The request it was placed for; invalid where it was imported."""
    @property
    def appointment(self) -> AppointmentId | None:
        """The appointment it was turned into; invalid where it was not."""
    def replace(
        self,
        *,
        id: HoldId | None = ...,
        key: str = ...,
        patient: PatientId | None = ...,
        visit_type: VisitTypeId | None = ...,
        opening: Opening = ...,
        placed_at: datetime.datetime = ...,
        expires_at: datetime.datetime = ...,
        released: bool = ...,
        overrides: Iterable[OverriddenConflict] = ...,
        request: RequestId | None = ...,
        appointment: AppointmentId | None = ...,
    ) -> Self:
        """A copy in which the given fields are replaced."""
    def to_bytes(self) -> bytes: ...
    def to_text(self) -> str: ...
    def to_json(self) -> str: ...
    def to_proto(self) -> Any: ...
    def write_file(self, path: str | os.PathLike[str], /) -> None: ...
    @classmethod
    def from_bytes(
        cls, data: bytes | bytearray | memoryview, /, *, unknown: UnknownFields | str = ...
    ) -> Self: ...
    @classmethod
    def from_text(cls, text: str | bytes, /, *, unknown: UnknownFields | str = ...) -> Self: ...
    @classmethod
    def from_json(cls, json: str | bytes, /, *, unknown: UnknownFields | str = ...) -> Self: ...
    @classmethod
    def from_proto(cls, message: Any, /) -> Self: ...
    @classmethod
    def read_file(
        cls, path: str | os.PathLike[str], /, *, unknown: UnknownFields | str = ...
    ) -> Self: ...
    def __hash__(self) -> int: ...
    def __eq__(self, other: object, /) -> bool: ...

@final
class ClinicContents:
    """Everything a clinic consists of, as plain values: what a file holds and what tables are read
    into. In each list the entity at position i has the id with index i; ids carry the tag of
    `identifier`.
    """
    def __init__(
        self,
        *,
        identifier: str = ...,
        name: str = ...,
        version: SupportsIndex = ...,
        edition: str = ...,
        sites: Iterable[Site] = ...,
        rooms: Iterable[Room] = ...,
        equipment: Iterable[Equipment] = ...,
        staff: Iterable[Staff] = ...,
        pods: Iterable[Pod] = ...,
        programs: Iterable[Program] = ...,
        cohorts: Iterable[Cohort] = ...,
        specialties: Iterable[Specialty] = ...,
        visit_types: Iterable[VisitType] = ...,
        policies: Iterable[Policy] = ...,
        booking_policies: Iterable[BookingPolicy] = ...,
        availability: Iterable[Availability] = ...,
        templates: Iterable[Template] = ...,
        patients: Iterable[Patient] = ...,
        requests: Iterable[BookingRequest] = ...,
        appointments: Iterable[Appointment] = ...,
        visits: Iterable[Visit] = ...,
        holds: Iterable[Hold] = ...,
        applied: Iterable[str] = ...,
        fingerprints: Iterable[SupportsIndex] = ...,
    ) -> None: ...
    @property
    def identifier(self) -> str:
        """The clinic's own name in the world: unique, stable."""
    @property
    def name(self) -> str: ...
    @property
    def version(self) -> int:
        """Counts the commands applied."""
    @property
    def edition(self) -> str:
        """The edition of the rules that its appointments were made under."""
    @property
    def sites(self) -> tuple[Site, ...]: ...
    @property
    def rooms(self) -> tuple[Room, ...]: ...
    @property
    def equipment(self) -> tuple[Equipment, ...]: ...
    @property
    def staff(self) -> tuple[Staff, ...]: ...
    @property
    def pods(self) -> tuple[Pod, ...]: ...
    @property
    def programs(self) -> tuple[Program, ...]: ...
    @property
    def cohorts(self) -> tuple[Cohort, ...]: ...
    @property
    def specialties(self) -> tuple[Specialty, ...]: ...
    @property
    def visit_types(self) -> tuple[VisitType, ...]: ...
    @property
    def policies(self) -> tuple[Policy, ...]: ...
    @property
    def booking_policies(self) -> tuple[BookingPolicy, ...]: ...
    @property
    def availability(self) -> tuple[Availability, ...]: ...
    @property
    def templates(self) -> tuple[Template, ...]: ...
    @property
    def patients(self) -> tuple[Patient, ...]: ...
    @property
    def requests(self) -> tuple[BookingRequest, ...]: ...
    @property
    def appointments(self) -> tuple[Appointment, ...]: ...
    @property
    def visits(self) -> tuple[Visit, ...]: ...
    @property
    def holds(self) -> tuple[Hold, ...]: ...
    @property
    def applied(self) -> tuple[str, ...]:
        """The request ids of the commands applied, in order."""
    @property
    def fingerprints(self) -> tuple[int, ...]:
        """Of each of them in the same order, what it asked for (`Event::fingerprint`)."""
    def replace(
        self,
        *,
        identifier: str = ...,
        name: str = ...,
        version: SupportsIndex = ...,
        edition: str = ...,
        sites: Iterable[Site] = ...,
        rooms: Iterable[Room] = ...,
        equipment: Iterable[Equipment] = ...,
        staff: Iterable[Staff] = ...,
        pods: Iterable[Pod] = ...,
        programs: Iterable[Program] = ...,
        cohorts: Iterable[Cohort] = ...,
        specialties: Iterable[Specialty] = ...,
        visit_types: Iterable[VisitType] = ...,
        policies: Iterable[Policy] = ...,
        booking_policies: Iterable[BookingPolicy] = ...,
        availability: Iterable[Availability] = ...,
        templates: Iterable[Template] = ...,
        patients: Iterable[Patient] = ...,
        requests: Iterable[BookingRequest] = ...,
        appointments: Iterable[Appointment] = ...,
        visits: Iterable[Visit] = ...,
        holds: Iterable[Hold] = ...,
        applied: Iterable[str] = ...,
        fingerprints: Iterable[SupportsIndex] = ...,
    ) -> Self:
        """A copy in which the given fields are replaced."""
    def to_bytes(self) -> bytes: ...
    def to_text(self) -> str: ...
    def to_json(self) -> str: ...
    def to_proto(self) -> Any: ...
    def write_file(self, path: str | os.PathLike[str], /) -> None: ...
    @classmethod
    def from_bytes(
        cls, data: bytes | bytearray | memoryview, /, *, unknown: UnknownFields | str = ...
    ) -> Self: ...
    @classmethod
    def from_text(cls, text: str | bytes, /, *, unknown: UnknownFields | str = ...) -> Self: ...
    @classmethod
    def from_json(cls, json: str | bytes, /, *, unknown: UnknownFields | str = ...) -> Self: ...
    @classmethod
    def from_proto(cls, message: Any, /) -> Self: ...
    @classmethod
    def read_file(
        cls, path: str | os.PathLike[str], /, *, unknown: UnknownFields | str = ...
    ) -> Self: ...
    def __hash__(self) -> int: ...
    def __eq__(self, other: object, /) -> bool: ...

@final
class Change:
    """One entity, or one fact of the clinic itself, that differs."""
    def __init__(
        self,
        *,
        list: str = ...,
        key: str = ...,
        change: ChangeKind | str = ...,
        fields: Iterable[str] = ...,
    ) -> None: ...
    @property
    def list(self) -> str:
        """The list it is in, by its name in ClinicContents: staff, appointments; "clinic" for the clinic's
        own facts.
        """
    @property
    def key(self) -> str:
        """The entity's key; empty for the clinic's own facts."""
    @property
    def change(self) -> ChangeKind: ...
    @property
    def fields(self) -> tuple[str, ...]:
        """Of a changed entity: the fields that differ, in the order of the field list. Names, no values."""
    def replace(
        self,
        *,
        list: str = ...,
        key: str = ...,
        change: ChangeKind | str = ...,
        fields: Iterable[str] = ...,
    ) -> Self:
        """A copy in which the given fields are replaced."""
    def to_bytes(self) -> bytes: ...
    def to_text(self) -> str: ...
    def to_json(self) -> str: ...
    def to_proto(self) -> Any: ...
    def write_file(self, path: str | os.PathLike[str], /) -> None: ...
    @classmethod
    def from_bytes(
        cls, data: bytes | bytearray | memoryview, /, *, unknown: UnknownFields | str = ...
    ) -> Self: ...
    @classmethod
    def from_text(cls, text: str | bytes, /, *, unknown: UnknownFields | str = ...) -> Self: ...
    @classmethod
    def from_json(cls, json: str | bytes, /, *, unknown: UnknownFields | str = ...) -> Self: ...
    @classmethod
    def from_proto(cls, message: Any, /) -> Self: ...
    @classmethod
    def read_file(
        cls, path: str | os.PathLike[str], /, *, unknown: UnknownFields | str = ...
    ) -> Self: ...
    def __hash__(self) -> int: ...
    def __eq__(self, other: object, /) -> bool: ...

@final
class DutyImpact:
    """A person's duty at a site whose answer is another: in outcome or in what is missing."""
    def __init__(
        self,
        *,
        staff: str = ...,
        site: str = ...,
        duty: str = ...,
        standing_before: Standing | str = ...,
        standing_after: Standing | str = ...,
        before: Verdict = ...,
        after: Verdict = ...,
    ) -> None: ...
    @property
    def staff(self) -> str:
        """The person's key."""
    @property
    def site(self) -> str:
        """The site's key."""
    @property
    def duty(self) -> str: ...
    @property
    def standing_before(self) -> Standing: ...
    @property
    def standing_after(self) -> Standing: ...
    @property
    def before(self) -> Verdict: ...
    @property
    def after(self) -> Verdict: ...
    def replace(
        self,
        *,
        staff: str = ...,
        site: str = ...,
        duty: str = ...,
        standing_before: Standing | str = ...,
        standing_after: Standing | str = ...,
        before: Verdict = ...,
        after: Verdict = ...,
    ) -> Self:
        """A copy in which the given fields are replaced."""
    def __hash__(self) -> int: ...
    def __eq__(self, other: object, /) -> bool: ...

@final
class AppointmentImpact:
    """A booked appointment in which a person was to do a duty whose answer is another on its day."""
    def __init__(
        self,
        *,
        appointment: str = ...,
        date: datetime.date | None = ...,
        need: str = ...,
        staff: str = ...,
        duty: str = ...,
        standing_before: Standing | str = ...,
        standing_after: Standing | str = ...,
        broken: bool = ...,
        before: Verdict = ...,
        after: Verdict = ...,
    ) -> None: ...
    @property
    def appointment(self) -> str:
        """The appointment's key."""
    @property
    def date(self) -> datetime.date | None:
        """By the site's calendar."""
    @property
    def need(self) -> str:
        """The need that the person was to meet, by name."""
    @property
    def staff(self) -> str:
        """The person's key."""
    @property
    def duty(self) -> str: ...
    @property
    def standing_before(self) -> Standing: ...
    @property
    def standing_after(self) -> Standing: ...
    @property
    def broken(self) -> bool:
        """The person might be planned for it and no longer may."""
    @property
    def before(self) -> Verdict: ...
    @property
    def after(self) -> Verdict: ...
    def replace(
        self,
        *,
        appointment: str = ...,
        date: datetime.date | None = ...,
        need: str = ...,
        staff: str = ...,
        duty: str = ...,
        standing_before: Standing | str = ...,
        standing_after: Standing | str = ...,
        broken: bool = ...,
        before: Verdict = ...,
        after: Verdict = ...,
    ) -> Self:
        """A copy in which the given fields are replaced."""
    def __hash__(self) -> int: ...
    def __eq__(self, other: object, /) -> bool: ...

@final
class Impact:
    """Who and what is affected by a change."""
    def __init__(
        self,
        *,
        duties: Iterable[DutyImpact] = ...,
        appointments: Iterable[AppointmentImpact] = ...,
    ) -> None: ...
    @property
    def duties(self) -> tuple[DutyImpact, ...]:
        """By person, site and duty, in the clinic's order."""
    @property
    def appointments(self) -> tuple[AppointmentImpact, ...]:
        """By appointment in the clinic's order, then as assigned."""
    def replace(
        self,
        *,
        duties: Iterable[DutyImpact] = ...,
        appointments: Iterable[AppointmentImpact] = ...,
    ) -> Self:
        """A copy in which the given fields are replaced."""
    def __hash__(self) -> int: ...
    def __eq__(self, other: object, /) -> bool: ...

@final
class Catalog:
    """What is known of duties, law, specialties, credentials, education and careers in one edition."""
    def __init__(
        self,
        *,
        rules: RuleSet | RuleBook | Catalog = ...,
        specialties: Iterable[Specialty] = ...,
        career_steps: Iterable[CareerStep] = ...,
        credential_kinds: Iterable[CredentialKind] = ...,
        program_kinds: Iterable[ProgramKind] = ...,
        visit_types: Iterable[VisitTypeEntry] = ...,
        outlooks: Iterable[OutlookEdition] = ...,
    ) -> None: ...
    @property
    def rules(self) -> RuleSet:
        """The duties and rules; `rules.edition` names the edition in every verdict."""
    @property
    def specialties(self) -> tuple[Specialty, ...]: ...
    @property
    def career_steps(self) -> tuple[CareerStep, ...]: ...
    @property
    def credential_kinds(self) -> tuple[CredentialKind, ...]: ...
    @property
    def program_kinds(self) -> tuple[ProgramKind, ...]: ...
    @property
    def visit_types(self) -> tuple[VisitTypeEntry, ...]: ...
    @property
    def outlooks(self) -> tuple[OutlookEdition, ...]: ...
    def replace(
        self,
        *,
        rules: RuleSet | RuleBook | Catalog = ...,
        specialties: Iterable[Specialty] = ...,
        career_steps: Iterable[CareerStep] = ...,
        credential_kinds: Iterable[CredentialKind] = ...,
        program_kinds: Iterable[ProgramKind] = ...,
        visit_types: Iterable[VisitTypeEntry] = ...,
        outlooks: Iterable[OutlookEdition] = ...,
    ) -> Self:
        """A copy in which the given fields are replaced."""
    def __hash__(self) -> int: ...
    def __eq__(self, other: object, /) -> bool: ...

@final
class RuleChange:
    """A rule that is in force on one side only, or says something else."""
    def __init__(
        self,
        *,
        change: RuleChangeKind | str = ...,
        rule: str = ...,
        replaces: str = ...,
        on: datetime.date | None = ...,
        fields: Iterable[str] = ...,
        summary: str = ...,
        citation: Citation = ...,
    ) -> None: ...
    @property
    def change(self) -> RuleChangeKind: ...
    @property
    def rule(self) -> str:
        """The rule's id; of a replacement, the one in force after."""
    @property
    def replaces(self) -> str:
        """Of a replacement: the one in force before; the same id where its entry was edited."""
    @property
    def on(self) -> datetime.date | None:
        """The first day of what is in force after; of an ended rule, the first day without it. Absent: the
        entry was taken out of the edition.
        """
    @property
    def fields(self) -> tuple[str, ...]:
        """Of a replacement: the fields that differ, in the order of the field list."""
    @property
    def summary(self) -> str:
        """In plain words, of the rule after; of an ended rule, before."""
    @property
    def citation(self) -> Citation: ...
    def replace(
        self,
        *,
        change: RuleChangeKind | str = ...,
        rule: str = ...,
        replaces: str = ...,
        on: datetime.date | None = ...,
        fields: Iterable[str] = ...,
        summary: str = ...,
        citation: Citation = ...,
    ) -> Self:
        """A copy in which the given fields are replaced."""
    def __hash__(self) -> int: ...
    def __eq__(self, other: object, /) -> bool: ...

@final
class AnswerChange:
    """A duty and a kind of holder whose answer is another: in outcome or in what is missing."""
    def __init__(
        self,
        *,
        duty: str = ...,
        holder: str = ...,
        standing_before: Standing | str = ...,
        standing_after: Standing | str = ...,
        before: Verdict = ...,
        after: Verdict = ...,
    ) -> None: ...
    @property
    def duty(self) -> str: ...
    @property
    def holder(self) -> str:
        """By name."""
    @property
    def standing_before(self) -> Standing: ...
    @property
    def standing_after(self) -> Standing: ...
    @property
    def before(self) -> Verdict: ...
    @property
    def after(self) -> Verdict: ...
    def replace(
        self,
        *,
        duty: str = ...,
        holder: str = ...,
        standing_before: Standing | str = ...,
        standing_after: Standing | str = ...,
        before: Verdict = ...,
        after: Verdict = ...,
    ) -> Self:
        """A copy in which the given fields are replaced."""
    def __hash__(self) -> int: ...
    def __eq__(self, other: object, /) -> bool: ...

@final
class JurisdictionChanges:
    """What is another between two days, or two editions, in one jurisdiction."""
    def __init__(
        self,
        *,
        jurisdiction: str = ...,
        edition_before: str = ...,
        edition_after: str = ...,
        rules: Iterable[RuleChange] = ...,
        answers: Iterable[AnswerChange] = ...,
    ) -> None: ...
    @property
    def jurisdiction(self) -> str: ...
    @property
    def edition_before(self) -> str: ...
    @property
    def edition_after(self) -> str: ...
    @property
    def rules(self) -> tuple[RuleChange, ...]:
        """By id, the nation's rules included."""
    @property
    def answers(self) -> tuple[AnswerChange, ...]:
        """By duty, then in the order of the holders."""
    def replace(
        self,
        *,
        jurisdiction: str = ...,
        edition_before: str = ...,
        edition_after: str = ...,
        rules: Iterable[RuleChange] = ...,
        answers: Iterable[AnswerChange] = ...,
    ) -> Self:
        """A copy in which the given fields are replaced."""
    def __hash__(self) -> int: ...
    def __eq__(self, other: object, /) -> bool: ...

@final
class ColumnDescription:
    """What a column of a table is; reader, writer and documentation follow it."""
    def __init__(
        self,
        *,
        name: str = ...,
        values: str = ...,
        about: str = ...,
        required: bool = ...,
        personal: bool = ...,
    ) -> None: ...
    @property
    def name(self) -> str: ...
    @property
    def values(self) -> str:
        """What may stand in a cell: "a date YYYY-MM-DD", "one of exam, procedure, ..."."""
    @property
    def about(self) -> str:
        """What it means."""
    @property
    def required(self) -> bool:
        """Must be there and filled."""
    @property
    def personal(self) -> bool:
        """Tells about a patient: findings name the place and never the cell."""
    def replace(
        self,
        *,
        name: str = ...,
        values: str = ...,
        about: str = ...,
        required: bool = ...,
        personal: bool = ...,
    ) -> Self:
        """A copy in which the given fields are replaced."""
    def __hash__(self) -> int: ...
    def __eq__(self, other: object, /) -> bool: ...

@final
class TableDescription:
    """What a table is."""
    def __init__(
        self,
        *,
        name: str = ...,
        about: str = ...,
        required: bool = ...,
        columns: Iterable[ColumnDescription] = ...,
    ) -> None: ...
    @property
    def name(self) -> str:
        """Without ".csv"."""
    @property
    def about(self) -> str: ...
    @property
    def required(self) -> bool:
        """The clinic cannot do without this table; any other may be absent."""
    @property
    def columns(self) -> tuple[ColumnDescription, ...]: ...
    def replace(
        self,
        *,
        name: str = ...,
        about: str = ...,
        required: bool = ...,
        columns: Iterable[ColumnDescription] = ...,
    ) -> Self:
        """A copy in which the given fields are replaced."""
    def __hash__(self) -> int: ...
    def __eq__(self, other: object, /) -> bool: ...

@final
class DrawOptions:
    """How pictures and sheets are made. The same contents and options give the same bytes."""
    def __init__(
        self,
        *,
        ids_only: bool = ...,
        compact: bool = ...,
    ) -> None: ...
    @property
    def ids_only(self) -> bool:
        """People appear by key alone: no name of staff or patient occurs, nor any words that somebody
        wrote by hand.
        """
    @property
    def compact(self) -> bool:
        """For notebooks: 960 pixels wide, shorter hover texts, less than 20 kB. Where that is too little
        room, a day's hover texts lose their citations, then its blocks their labels; every block of a
        day keeps a hover text, and a day too full for that is larger. A week loses its hover texts.
        """
    def replace(
        self,
        *,
        ids_only: bool = ...,
        compact: bool = ...,
    ) -> Self:
        """A copy in which the given fields are replaced."""
    def __hash__(self) -> int: ...
    def __eq__(self, other: object, /) -> bool: ...

@final
class ScenarioSpec:
    """Which clinic: a scenario and what of it is changed. What is absent is the scenario's own."""
    def __init__(
        self,
        *,
        name: str = ...,
        version: SupportsIndex | None = ...,
        seed: SupportsIndex = ...,
        first_day: datetime.date | None = ...,
        days: SupportsIndex | None = ...,
        elapsed: SupportsIndex | None = ...,
        sites: SupportsIndex | None = ...,
        providers: SupportsIndex | None = ...,
        assistants: SupportsIndex | None = ...,
        patients: SupportsIndex | None = ...,
        edition: str | None = ...,
    ) -> None: ...
    @property
    def name(self) -> str:
        """small, six_specialties, flu_season ...: `ScenarioNames`."""
    @property
    def version(self) -> int | None:
        """Absent: the newest."""
    @property
    def seed(self) -> int:
        """Any number of 0 or more: another seed is another clinic of the same kind."""
    @property
    def first_day(self) -> datetime.date | None:
        """The first day, of 2026 at the earliest: people are as old as they were at its beginning. Of dst_week the
        year counts.
        """
    @property
    def days(self) -> int | None:
        """How many days it is open."""
    @property
    def elapsed(self) -> int | None:
        """How many of these lie in the past."""
    @property
    def sites(self) -> int | None: ...
    @property
    def providers(self) -> int | None:
        """Of each site; never fewer than the scenario's."""
    @property
    def assistants(self) -> int | None:
        """Of each site."""
    @property
    def patients(self) -> int | None:
        """Of each site."""
    @property
    def edition(self) -> str | None:
        """The edition of the catalog that its appointments say they were made under: a later one, or one with
        entries of one's own ("2026-11+ours"). Nothing else depends on it.
        """
    def replace(
        self,
        *,
        name: str = ...,
        version: SupportsIndex | None = ...,
        seed: SupportsIndex = ...,
        first_day: datetime.date | None = ...,
        days: SupportsIndex | None = ...,
        elapsed: SupportsIndex | None = ...,
        sites: SupportsIndex | None = ...,
        providers: SupportsIndex | None = ...,
        assistants: SupportsIndex | None = ...,
        patients: SupportsIndex | None = ...,
        edition: str | None = ...,
    ) -> Self:
        """A copy in which the given fields are replaced."""
    def __hash__(self) -> int: ...
    def __eq__(self, other: object, /) -> bool: ...

@final
class WorkItem:
    """A piece of work that is no visit."""
    def __init__(
        self,
        *,
        site: SiteId | None = ...,
        provider: StaffId | None = ...,
        patient: PatientId | None = ...,
        kind: str = ...,
        duty: str = ...,
        at: datetime.datetime = ...,
        length: datetime.timedelta = ...,
    ) -> None: ...
    @property
    def site(self) -> SiteId | None: ...
    @property
    def provider(self) -> StaffId | None:
        """From whose patients it comes."""
    @property
    def patient(self) -> PatientId | None: ...
    @property
    def kind(self) -> str:
        """phone_call, renewal, in_basket, prior_authorization or referral."""
    @property
    def duty(self) -> str:
        """What an assistant does of it."""
    @property
    def at(self) -> datetime.datetime:
        """When it comes."""
    @property
    def length(self) -> datetime.timedelta: ...
    def replace(
        self,
        *,
        site: SiteId | None = ...,
        provider: StaffId | None = ...,
        patient: PatientId | None = ...,
        kind: str = ...,
        duty: str = ...,
        at: datetime.datetime = ...,
        length: datetime.timedelta = ...,
    ) -> Self:
        """A copy in which the given fields are replaced."""
    def __hash__(self) -> int: ...
    def __eq__(self, other: object, /) -> bool: ...

@final
class VisitBatch:
    """A stretch of a clinic's requests, appointments and visits: what one provider's day brings, or requests
    that nobody has answered yet.
    """
    def __init__(
        self,
        *,
        requests: Iterable[BookingRequest] = ...,
        appointments: Iterable[Appointment] = ...,
        visits: Iterable[Visit] = ...,
    ) -> None: ...
    @property
    def requests(self) -> tuple[BookingRequest, ...]: ...
    @property
    def appointments(self) -> tuple[Appointment, ...]: ...
    @property
    def visits(self) -> tuple[Visit, ...]: ...
    def replace(
        self,
        *,
        requests: Iterable[BookingRequest] = ...,
        appointments: Iterable[Appointment] = ...,
        visits: Iterable[Visit] = ...,
    ) -> Self:
        """A copy in which the given fields are replaced."""
    def __hash__(self) -> int: ...
    def __eq__(self, other: object, /) -> bool: ...

@final
class ScopeHead:
    """What stands at the head of a row or column."""
    def __init__(
        self,
        *,
        key: str = ...,
        name: str = ...,
        detail: str = ...,
        group: str = ...,
    ) -> None: ...
    @property
    def key(self) -> str:
        """A person's key, a duty's code, a jurisdiction; may be empty."""
    @property
    def name(self) -> str:
        """For people."""
    @property
    def detail(self) -> str:
        """More words, smaller; may be empty."""
    @property
    def group(self) -> str:
        """Heads of one group stand together."""
    def replace(
        self,
        *,
        key: str = ...,
        name: str = ...,
        detail: str = ...,
        group: str = ...,
    ) -> Self:
        """A copy in which the given fields are replaced."""
    def __hash__(self) -> int: ...
    def __eq__(self, other: object, /) -> bool: ...

@final
class ScopeCell:
    """One answer of a table of answers."""
    def __init__(
        self,
        *,
        standing: Standing | str | None = ...,
        words: str = ...,
        told: str = ...,
        citations: Iterable[str] = ...,
    ) -> None: ...
    @property
    def standing(self) -> Standing | None:
        """Absent: the question makes no sense here."""
    @property
    def words(self) -> str:
        """In a few words, what is missing or why it is open."""
    @property
    def told(self) -> str:
        """The verdict in full."""
    @property
    def citations(self) -> tuple[str, ...]:
        """Where the rules that decided are written, each once."""
    def replace(
        self,
        *,
        standing: Standing | str | None = ...,
        words: str = ...,
        told: str = ...,
        citations: Iterable[str] = ...,
    ) -> Self:
        """A copy in which the given fields are replaced."""
    def __hash__(self) -> int: ...
    def __eq__(self, other: object, /) -> bool: ...

@final
class ScopeGrid:
    """A table of answers, ready to be drawn."""
    def __init__(
        self,
        *,
        title: str = ...,
        about: str = ...,
        rows: Iterable[ScopeHead] = ...,
        columns: Iterable[ScopeHead] = ...,
        cells: Iterable[ScopeCell] = ...,
        wordy: bool = ...,
        edition: str = ...,
    ) -> None: ...
    @property
    def title(self) -> str: ...
    @property
    def about(self) -> str:
        """Under what it was asked."""
    @property
    def rows(self) -> tuple[ScopeHead, ...]: ...
    @property
    def columns(self) -> tuple[ScopeHead, ...]: ...
    @property
    def cells(self) -> tuple[ScopeCell, ...]:
        """Row by row: rows.size() * columns.size()."""
    @property
    def wordy(self) -> bool:
        """The cells are wide and carry their words; else only the colour and sign of the answer."""
    @property
    def edition(self) -> str:
        """Of the rules."""
    def replace(
        self,
        *,
        title: str = ...,
        about: str = ...,
        rows: Iterable[ScopeHead] = ...,
        columns: Iterable[ScopeHead] = ...,
        cells: Iterable[ScopeCell] = ...,
        wordy: bool = ...,
        edition: str = ...,
    ) -> Self:
        """A copy in which the given fields are replaced."""
    def __hash__(self) -> int: ...
    def __eq__(self, other: object, /) -> bool: ...

@final
class MatrixQuestion:
    """Whom and what a matrix shows."""
    def __init__(
        self,
        *,
        site: SiteId | None = ...,
        date: datetime.date | None = ...,
        duties: Iterable[str] = ...,
        staff: Iterable[StaffId] = ...,
        patient_age: SupportsIndex | None = ...,
    ) -> None: ...
    @property
    def site(self) -> SiteId | None: ...
    @property
    def date(self) -> datetime.date | None:
        """By the site's calendar."""
    @property
    def duties(self) -> tuple[str, ...]:
        """Empty: the clinical duties of the rules."""
    @property
    def staff(self) -> tuple[StaffId, ...]:
        """Empty: whoever is employed by the site's employer on the day, or of whom no employment is known."""
    @property
    def patient_age(self) -> int | None:
        """In whole years; absent: unknown, and a rule that turns on it leaves the answer open."""
    def replace(
        self,
        *,
        site: SiteId | None = ...,
        date: datetime.date | None = ...,
        duties: Iterable[str] = ...,
        staff: Iterable[StaffId] = ...,
        patient_age: SupportsIndex | None = ...,
    ) -> Self:
        """A copy in which the given fields are replaced."""
    def __hash__(self) -> int: ...
    def __eq__(self, other: object, /) -> bool: ...

@final
class SheetRow:
    """One line of a day sheet: one duty of one assignment, or a break, ready for a table. Where a visit
    asks several duties of a person there is a line for each.
    """
    def __init__(
        self,
        *,
        staff: str = ...,
        name: str = ...,
        date: str = ...,
        from_: str = ...,
        to: str = ...,
        what: str = ...,
        appointment: str = ...,
        visit_type: str = ...,
        patient: str = ...,
        where: str = ...,
        need: str = ...,
        duty: str = ...,
        duty_name: str = ...,
        verdict: str = ...,
        rules: str = ...,
        citations: str = ...,
        adopted_by: str = ...,
        obligations: str = ...,
        supervisor: str = ...,
    ) -> None: ...
    @property
    def staff(self) -> str:
        """The person's key."""
    @property
    def name(self) -> str:
        """The person's name; empty where only ids may show."""
    @property
    def date(self) -> str:
        """In local time: 2026-12-07."""
    @property
    def from_(self) -> str:
        """In local time: 09:30. After midnight it is past 24:00."""
    @property
    def to(self) -> str: ...
    @property
    def what(self) -> str:
        """visit, or the kind of break: lunch."""
    @property
    def appointment(self) -> str:
        """The appointment's key; empty for a break, as are all that follow."""
    @property
    def visit_type(self) -> str: ...
    @property
    def patient(self) -> str:
        """The patient's name or, where only ids may show, key."""
    @property
    def where(self) -> str:
        """The room's name, or the site's."""
    @property
    def need(self) -> str:
        """The need that the person meets: rooming."""
    @property
    def duty(self) -> str:
        """C19; empty where the need asks for a role alone."""
    @property
    def duty_name(self) -> str: ...
    @property
    def verdict(self) -> str:
        """The verdict at booking: allowed, or unmet where only the moment is missing."""
    @property
    def rules(self) -> str:
        """The rules that decided, by id, "; " between."""
    @property
    def citations(self) -> str:
        """Their citations, "; " between."""
    @property
    def adopted_by(self) -> str:
        """The policy that adopts what the law leaves unknown, by key; empty: none."""
    @property
    def obligations(self) -> str:
        """What must be seen to at the visit: order (patient specific); dose check."""
    @property
    def supervisor(self) -> str:
        """The planned supervisor's name or, where only ids may show, key; empty: none needed."""
    def replace(
        self,
        *,
        staff: str = ...,
        name: str = ...,
        date: str = ...,
        from_: str = ...,
        to: str = ...,
        what: str = ...,
        appointment: str = ...,
        visit_type: str = ...,
        patient: str = ...,
        where: str = ...,
        need: str = ...,
        duty: str = ...,
        duty_name: str = ...,
        verdict: str = ...,
        rules: str = ...,
        citations: str = ...,
        adopted_by: str = ...,
        obligations: str = ...,
        supervisor: str = ...,
    ) -> Self:
        """A copy in which the given fields are replaced."""
    def __hash__(self) -> int: ...
    def __eq__(self, other: object, /) -> bool: ...

@final
class BarredDuty:
    """A duty that a person may not be planned for today."""
    def __init__(
        self,
        *,
        staff: StaffId | None = ...,
        duty: str = ...,
        outcome: Outcome | str = ...,
        why: str = ...,
        rules: Iterable[str] = ...,
    ) -> None: ...
    @property
    def staff(self) -> StaffId | None: ...
    @property
    def duty(self) -> str: ...
    @property
    def outcome(self) -> Outcome: ...
    @property
    def why(self) -> str:
        """In words: what is missing, or that the law forbids it or does not say."""
    @property
    def rules(self) -> tuple[str, ...]:
        """The rules that decided, by id."""
    def replace(
        self,
        *,
        staff: StaffId | None = ...,
        duty: str = ...,
        outcome: Outcome | str = ...,
        why: str = ...,
        rules: Iterable[str] = ...,
    ) -> Self:
        """A copy in which the given fields are replaced."""
    def __hash__(self) -> int: ...
    def __eq__(self, other: object, /) -> bool: ...

@final
class SyntheaOptions:
    """What of an export is read."""
    def __init__(
        self,
        *,
        year: SupportsIndex = ...,
        monday: datetime.date | None = ...,
    ) -> None: ...
    @property
    def year(self) -> int:
        """The year whose encounters become requests."""
    @property
    def monday(self) -> datetime.date | None:
        """The Monday of the week on which they are asked for."""
    def replace(
        self,
        *,
        year: SupportsIndex = ...,
        monday: datetime.date | None = ...,
    ) -> Self:
        """A copy in which the given fields are replaced."""
    def __hash__(self) -> int: ...
    def __eq__(self, other: object, /) -> bool: ...

@final
class Unmapped:
    """Rows of an export that have no place in a clinic, counted by kind."""
    def __init__(
        self,
        *,
        table: str = ...,
        code: str = ...,
        words: str = ...,
        why: str = ...,
        rows: SupportsIndex = ...,
    ) -> None: ...
    @property
    def table(self) -> str:
        """The export's table: "procedures"."""
    @property
    def code(self) -> str:
        """The code that has no meaning here; empty where the row itself is the matter."""
    @property
    def words(self) -> str:
        """The export's words for the code."""
    @property
    def why(self) -> str:
        """Why."""
    @property
    def rows(self) -> int:
        """How many rows."""
    def replace(
        self,
        *,
        table: str = ...,
        code: str = ...,
        words: str = ...,
        why: str = ...,
        rows: SupportsIndex = ...,
    ) -> Self:
        """A copy in which the given fields are replaced."""
    def __hash__(self) -> int: ...
    def __eq__(self, other: object, /) -> bool: ...

@final
class DutyDemand:
    """A duty that the year asks for, and who of the clinic may do it: with a physician on the premises who
    delegates it, an order for the patient and the dose checked.
    """
    def __init__(
        self,
        *,
        duty: str = ...,
        requests: SupportsIndex = ...,
        graduate: Outcome | str = ...,
        assistant: Outcome | str = ...,
        nurse: Outcome | str = ...,
        provider: Outcome | str = ...,
    ) -> None: ...
    @property
    def duty(self) -> str: ...
    @property
    def requests(self) -> int:
        """How many requests ask for it."""
    @property
    def graduate(self) -> Outcome:
        """An assistant who graduated from an accredited program."""
    @property
    def assistant(self) -> Outcome:
        """An assistant of whose education nothing is known."""
    @property
    def nurse(self) -> Outcome:
        """A registered nurse."""
    @property
    def provider(self) -> Outcome:
        """A physician or nurse practitioner: the better answer."""
    def replace(
        self,
        *,
        duty: str = ...,
        requests: SupportsIndex = ...,
        graduate: Outcome | str = ...,
        assistant: Outcome | str = ...,
        nurse: Outcome | str = ...,
        provider: Outcome | str = ...,
    ) -> Self:
        """A copy in which the given fields are replaced."""
    def __hash__(self) -> int: ...
    def __eq__(self, other: object, /) -> bool: ...

@final
class TableText:
    """One table of a clinic as text."""
    def __init__(
        self,
        *,
        file: str = ...,
        text: str = ...,
    ) -> None: ...
    @property
    def file(self) -> str:
        """\"rooms.csv" """
    @property
    def text(self) -> str: ...
    def replace(
        self,
        *,
        file: str = ...,
        text: str = ...,
    ) -> Self:
        """A copy in which the given fields are replaced."""
    def __hash__(self) -> int: ...
    def __eq__(self, other: object, /) -> bool: ...

@final
class Interval:
    """A span of time, half-open: [start, end). Never empty, never reversed: made by `Of` or, where the
    caller has checked, by the constructor. The default is the second after 1970-01-01T00:00Z.
    """
    def __init__(self, start: datetime.datetime, end: datetime.datetime) -> None: ...
    @property
    def start(self) -> datetime.datetime:
        """The first instant in it."""
    @property
    def end(self) -> datetime.datetime:
        """The first instant after it."""
    @property
    def length(self) -> datetime.timedelta:
        """From start to end."""
    def contains(self, instant: datetime.datetime) -> bool:
        """The instant lies in [start, end)."""
    def covers(self, other: Interval) -> bool:
        """No part of `other` lies outside."""
    def overlaps(self, other: Interval) -> bool:
        """Some instant lies in both. Intervals that only touch do not overlap."""
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    def __ne__(self, other: object, /) -> bool: ...
    def __lt__(self, other: Interval) -> bool: ...
    def __le__(self, other: Interval) -> bool: ...
    def __gt__(self, other: Interval) -> bool: ...
    def __ge__(self, other: Interval) -> bool: ...
    def __repr__(self) -> str: ...

@final
class Money:
    """An amount of money in whole minor units (cents) of an ISO 4217 currency."""
    def __init__(
        self, minor_units: typing.SupportsInt | typing.SupportsIndex, currency: str
    ) -> None: ...
    @property
    def minor_units(self) -> int:
        """The amount in cents or the like."""
    @property
    def currency(self) -> str:
        """ISO 4217: USD."""
    def __add__(self, other: Money) -> Money: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    def __ne__(self, other: object, /) -> bool: ...
    def __str__(self) -> str: ...
    def __repr__(self) -> str: ...

@final
class Quantity:
    """A measured amount with its unit (UCUM), as an exact decimal in millionths of the unit."""
    def __init__(self, value: object, unit: str) -> None: ...
    @property
    def value(self) -> object:
        """The exact amount, a decimal.Decimal."""
    @property
    def millionths(self) -> int:
        """The amount in millionths."""
    @property
    def unit(self) -> str:
        """The unit, UCUM: cm."""
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    def __ne__(self, other: object, /) -> bool: ...
    def __str__(self) -> str: ...
    def __repr__(self) -> str: ...

@final
class TimeZone:
    """An IANA time zone with its transitions, cheap to copy. Every zone of the library is loaded here."""
    def __init__(self, name: str) -> None:
        """NotFound where the system's tzdata has no zone of that name. A missing zone is never taken for
        UTC.
        """
    @property
    def name(self) -> str:
        """The IANA name."""
    def to_instant(
        self, local: LocalTime, *, policy: LocalTimePolicy = LocalTimePolicy.RFC5545
    ) -> datetime.datetime:
        """InvalidArgument under kRefuse where the clocks skip or repeat the time, and outside years 1 to
        9999.
        """
    def to_local(self, instant: datetime.datetime) -> LocalTime:
        """The civil date and time of day of the instant in the zone."""
    def start_of_day(self, date: datetime.date) -> datetime.datetime:
        """The instant at which the civil day begins: local midnight, or the change that skips it."""
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    def __repr__(self) -> str: ...

def tzdata_version() -> str:
    """The version of the system's tzdata, or "unknown"."""

def age_in_years(birth: datetime.date, on: datetime.date) -> int:
    """Whole years from `birth` until `on`: a birthday on February 29 is kept on March 1 of other years."""

def parse_iso_week(text: str) -> datetime.date:
    """\"2026-W50" → the Monday of that ISO week; InvalidArgument else."""

def has_consent(
    patient: Patient, *, purpose: ConsentPurpose, channel: Channel, at: datetime.datetime
) -> bool:
    """The patient's consent for this purpose by this channel at this time: that of the latest line that
    speaks of it; false where none does.
    """

def current_history(history: History) -> History:
    """The history with, in each list, only the entries that stand: those which no later entry
    corrects or retracts. Positions named in `corrects` are those of the whole history.
    """

def renewal_of(
    person: Staff, credential: str, kinds: Iterable[CredentialKind], on: datetime.date
) -> RenewalProgress:
    """What the person's credential of that code still needs on the day `on`, by the terms of its edition
    among `kinds` and the person's log of continuing education. Where the credential's own end is not
    stated it is a cycle after its beginning. Terms of uncertain or unverified standing give their figures
    and the state unknown. InvalidArgument with findings where the person does not hold the credential
    (naming the nearest that is held) or the date does not exist.
    """

def occupies(status: AppointmentStatus) -> bool:
    """The appointment occupies its resources in this status: promised, under way or done."""

def may_follow(before: AppointmentStatus, after: AppointmentStatus) -> bool:
    """The status machine has this step. A no-show may still arrive; what was entered in error ends
    there.
    """

def current_stamps(visit: Visit) -> tuple[Stamp, ...]:
    """The stamps that stand: corrected ones left out, in order of time."""

def flags_of(visit: Visit) -> tuple[Flag, ...]:
    """What is out of order, each flag naming its stage in `need`; never refuses.
    time_runs_backwards: recorded after a stamp of a later time
    out_of_order:        a stage before the one it needs
    missing_stamp:       the stage named was needed and never recorded
    after_end:           a stage after the patient had left
    open_escalation:     discharged, or left, with an escalation open
    """

@final
class RuleBook:
    """A validated, indexed rule set of one edition. Immutable and cheap to copy: copies share the
    rules.
    """
    def __init__(self, rules: RuleSet | RuleBook | Catalog) -> None:
        """InvalidArgument, with the findings of `ValidateRules`, where the set has errors."""
    @property
    def rules(self) -> RuleSet:
        """The rule set."""
    @property
    def edition(self) -> str:
        """The edition of the rule set."""
    def find(self, id: str) -> Rule | None:
        """The rule with that id, or None."""
    @property
    def duties(self) -> tuple[Duty, ...]:
        """The duties of the set, ascending by code."""
    def covers(self, jurisdiction: str) -> bool:
        """Whether acts under this law can be judged: the set lists it, and it is not merely the nation of
        jurisdictions that the set lists.
        """
    def __repr__(self) -> str: ...

def validate_rules(rules: RuleSet | RuleBook | Catalog) -> tuple[Finding, ...]:
    """Every problem of a rule set at once: ids given twice, overrides that stand on a forbid or name
    nothing, duties and jurisdictions that the set does not hold, reversed dates, a forbid with
    needs, a supervision that accepts no mode. Errors make the set unusable; warnings do not.
    """

def edition_date(edition: str) -> datetime.date | None:
    """The last day of the month that an edition's name begins with: 2026-11-30 of "2026-11+north";
    nullopt where it begins with none.
    """

def lint_rules(
    rules: RuleSet | RuleBook | Catalog, *, as_of: datetime.date | None = None
) -> tuple[Finding, ...]:
    """What in a rule set can be read but is probably not meant, after everything that `ValidateRules`
    finds. Rules are compared exactly: by the acts, roles, jurisdictions, drugs, places, ages and days
    of which both speak. Paths name rules by id: "rules[US-WA.draw].when.duties[2]".

      overlap       (warning) forbids that nothing overrides close an allow for a whole duty that it
                    names; (note) a forbid makes an exception to an allow
      never_applies (warning) no act, person, day and drug is such that the rule could do anything
      idle_override (warning) a rule overrides another of which it never speaks at the same time
      date_gap      (warning) a rule ends, another of its effect and jurisdiction begins later and
                    speaks of the same acts, and between them none does
      silent        (note) duties of which no allow and no forbid speaks in a jurisdiction on the day
                    `as_of`, for medical assistants
      uncited       (warning) a rule without the text of its citation or the address where it was read
      stale         (warning) a rule whose source was last read more than a year before `as_of`, and
                    that has not ended by then
      undated       (warning) no `as_of`, and an edition whose name begins with no month: nothing is
                    silent or stale

    `as_of` is by default the `EditionDate` of the set. Rules with errors are left out of all
    comparisons.
    """

def evaluate(rules: RuleBook, situation: Situation, *, policies: Iterable[Policy] = ()) -> Verdict:
    """The answer to one situation: the law of the place, then the organisation's policies, then what
    the person declines, with the payer's answer beside it. Nothing is allowed but by a rule or by a
    policy that adopts an Unknown. The answer does not depend on the order of rules, policies or
    facts. `docs/scope.md` gives the exact meaning.
    """

def evaluate_many(
    rules: RuleBook, situations: Iterable[Situation], *, policies: Iterable[Policy] = ()
) -> tuple[Verdict, ...]:
    """The verdicts of many situations, in their order. Other threads run meanwhile."""

@final
class SupervisionTerm:
    """One supervisor who must be present: in one of the modes, in one of the roles, watching no more
    than `at_most` people with the actor counted.
    """
    @property
    def modes(self) -> tuple[SupervisionMode, ...]:
        """The modes accepted."""
    @property
    def roles(self) -> tuple[Role, ...]:
        """The roles accepted."""
    @property
    def at_most(self) -> int:
        """0: no limit stated."""

@final
class Residual:
    """One way in which a person may be planned for a duty: every condition must hold. What is of the
    moment is no condition but an obligation of the visit.
    """
    @property
    def supervision(self) -> tuple[SupervisionTerm, ...]:
        """Each term must be met by somebody; one supervisor may meet several."""
    @property
    def delegation(self) -> bool:
        """Somebody who may must delegate the act."""
    @property
    def age_from(self) -> int | None:
        """The least age of the patient; None: any."""
    @property
    def age_until(self) -> int | None:
        """The age from which on it no longer holds; None: any."""
    @property
    def obligations(self) -> tuple[MissingItem, ...]:
        """What is to be settled at the act, all of class moment: order, dose check, facts of the drug."""

@final
class Ability:
    """Whether one person may be planned for one duty. Its spans live as long as a copy of the
    `Abilities` that it came from.
    """
    @property
    def kind(self) -> AbilityKind:
        """never:    no plan makes it lawful: forbidden, unknown, declined, or the person lacks something
        residual: under the conditions of one of the alternatives, with its obligations
        always:   nothing to be tested, nothing obliged
        """
    @property
    def alternatives(self) -> tuple[Residual, ...]:
        """Of residual: the alternatives, those with the fewest conditions first. Of never: none. Of
        always: one without conditions and obligations.
        """
    def __repr__(self) -> str: ...

@final
class Abilities:
    """The abilities of people at one place on one day, compiled from the law, the policies and the
    people, so that booking asks no rule. Immutable and cheap to copy. Lookups do not allocate.

    The drug, the order and the dose check are taken as not stated when planning: rules that depend
    on them oblige, they neither relax nor forbid. `Judge` takes them as stated, at the act.
    """
    def __init__(
        self,
        rules: RuleBook,
        *,
        site: Site,
        date: datetime.date,
        staff: Iterable[Staff],
        policies: Iterable[Policy] = (),
        patient_location: str = "",
    ) -> None:
        """`date` is the civil date where the patient is. InvalidArgument where it does not exist, or
        where two of `staff` have one handle or one has none.
        """
    def of(self, staff: StaffId, duty: str) -> Ability:
        """What the person may be planned for; never where the person or the duty is not known here."""
    def kind(self, staff: StaffId, duty: str) -> AbilityKind:
        """What the duty is to the person, without conditions."""
    def kinds(
        self, staff: Iterable[StaffId], duties: Iterable[str]
    ) -> tuple[tuple[AbilityKind, ...], ...]:
        """For each person, in order, what each duty is to them."""
    def situation_of(self, person: Staff, duty: str) -> Situation:
        """The situation of an act by `person` at this place and day with nothing planned, ordered or
        stated: to be completed and given to `Explain`.
        """
    def explain(self, situation: Situation) -> Verdict:
        """The whole verdict, with citations: `Evaluate` under the book and policies compiled here."""
    @property
    def date(self) -> datetime.date:
        """The day they were compiled for."""

def standing_of(verdict: Verdict) -> Standing:
    """How a person stands to a duty: the outcome, with Unmet told apart by whose matter it is."""

def situation_at(site: Site, date: datetime.date, person: Staff, duty: str) -> Situation:
    """The situation of an act by `person` with nothing planned, ordered or stated beyond the place and day."""

def training_hours() -> CostTable:
    """Minutes of training, editorial: an hour is 60 and a performance 10; a certificate or a program of
    education is the 720 hours that recur in the law, a registration by the employer nothing, a course in
    life support 4 hours, an attested competency 1 hour. What the plan or the moment gives costs no
    training. A licence, an age, another employer and a person's refusal are nothing that training adds:
    they have no price.
    """

def cheapest_additions(
    rules: RuleBook,
    situation: Situation,
    *,
    policies: Iterable[Policy] = (),
    costs: CostTable = training_hours(),
) -> AdditionPlan:
    """The cheapest set of things that makes the act allowed: exact over all alternatives of its verdict,
    and of the verdicts that it would have with credentials that excuse from a forbid or let a policy
    adopt, which no verdict lists as missing. Each missing item is met by one of the codes that would do; a thing that meets several items is
    counted once, training by the greater of what each asks. Of equally cheap sets always the same one.

    InvalidArgument with findings where a price is negative or given twice.
    """

def coverage_of(
    person: Staff,
    specialty: Specialty,
    rules: RuleSet | RuleBook | Catalog,
    on: datetime.date,
    *,
    measure: CoverageMeasure = ...,
) -> TrainingCoverage:
    """Which of the specialty's duties the person's training attests on that day, and what is missing. Says
    nothing of what the law allows. `duties` tells composites from their parts; a duty that it does not
    have stands for itself.
    """

def holders_told_apart(rules: RuleSet | RuleBook | Catalog, duty: str = "") -> tuple[Holder, ...]:
    """The kinds of person that rules tell apart: nobody's credential, each credential of the nation that a
    rule names, ascending, and "the state's own", by which any credential is meant whose code begins with
    a state of the set ("WA-MA-C"). With a duty, only of rules that can speak of it.
    """

def across_jurisdictions(
    rules: RuleBook,
    duty: str,
    date: datetime.date,
    *,
    holders: Iterable[Holder] = (),
    circumstances: Circumstances = ...,
) -> tuple[HolderAnswer, ...]:
    """One duty across all jurisdictions: an answer for each jurisdiction of the set in its order, the bare
    nation left out, and each holder; empty `holders`: those that the rules tell apart. InvalidArgument
    with findings for a duty that the book does not know, naming the nearest that it does, and for a date
    that does not exist.
    """

def may_be_planned(standing: Standing) -> bool:
    """The person may be planned for it, under conditions or without."""

def general_situation(
    jurisdiction: str,
    duty: str,
    credential: str,
    date: datetime.date,
    *,
    circumstances: Circumstances = ...,
) -> Situation:
    """The act of such a person, with nothing planned, ordered or stated. `credential` empty: holds none."""

def answer_to(
    rules: RuleBook,
    jurisdiction: str,
    duty: str,
    date: datetime.date,
    holder: Holder,
    *,
    circumstances: Circumstances = ...,
) -> HolderAnswer:
    """The answer to each kind of holder about the duty in one jurisdiction."""

def last_seen(rules: RuleSet | RuleBook | Catalog) -> datetime.date | None:
    """The day on which the rules were last read: the edition's day, for questions without a date. Absent
    where there is no rule.
    """

def find_duty(catalog: Catalog, code: str) -> Duty | None:
    """The duty of that code, or None."""

def find_specialty(catalog: Catalog, code: str) -> Specialty | None:
    """The specialty of that code, or None."""

def find_credential_kind(catalog: Catalog, code: str) -> CredentialKind | None:
    """The kind of credential of that code, or None."""

def find_program_kind(catalog: Catalog, code: str) -> ProgramKind | None:
    """The kind of program of that code, or None."""

def find_visit_type(catalog: Catalog, key: str) -> VisitTypeEntry | None:
    """The catalog's visit type of that key, or None."""

def check_sources(catalog: Catalog) -> tuple[Finding, ...]:
    """What every shipped entry says of its origin, and whether `catalog` says it: of every entry, and of
    every route, renewal and figure in it, its source, the day that was seen, how sure it is and who
    must check it again; a rule's source is its citation, with text and address; the names in both
    languages; a rule's and a step's summary; an outlook's disclaimers. One error for each that is
    missing.
    """

def shipped_catalog() -> Catalog:
    """The facts that the library ships: the files of `catalog/`, compiled into it. Read once, on the
    first call; safe from many threads. Reads no file. Aborts where the shipped facts are broken.
    """

def shipped_rules() -> RuleBook:
    """The rule book of the shipped catalog. Made once, on the first call."""

def overlay(catalog: Catalog, entries: CatalogEntries) -> Catalog:
    """`catalog` with `entries` on top. An entry whose id (of a rule), code (of a duty, specialty, kind of
    credential or of program), key (of a visit type), roles (of a step) or span (of an outlook) the
    catalog has takes the place of the one there; any other is added at the end; an ending closes a
    rule. The edition becomes "2026-11+NAME", NAME being `entries.edition`,
    or "local" where that is empty. InvalidArgument with all findings where two entries have one id,
    an ending names no rule or comes before its rule begins, or the rules that result are broken
    (`ValidateRules`).
    """

def overlay_text(catalog: Catalog, text: str) -> Catalog:
    """The same with the text of a CatalogEntries message, which says who signed it and when. Where it is
    broken, entries are read apart, so that one that cannot be read hides no other: every finding names
    line and column and, for a misspelt word, the nearest that would do. Nothing is taken from a text
    with an error.
    """

def overlay_file(catalog: Catalog, path: str | os.PathLike[str]) -> Catalog:
    """The same with a file in the format that its suffix names (.txtpb, .binpb, .json); findings name
    the file.
    """

def check_rule_files(
    paths: Iterable[str] = (), *, as_of: datetime.date | None = None
) -> tuple[Finding, ...]:
    """`LintRules` of the rules that `paths` give, each finding with file, line and column where it is
    about an entry that stands in a file. A directory holds a whole catalog, whose .txtpb files, at any
    depth, add up; otherwise each path is a file of a user's entries, laid over the shipped catalog one
    after the other. Without paths the shipped rules are judged, of which no file is known. What keeps
    the files from being read or laid over is among the findings.
    """

def add_visit_type(catalog: Catalog, key: str, clinic: ClinicContents | Clinic) -> ClinicContents:
    """`clinic` with the catalog's visit type `key` and those linked to it added, with the clinic's ids; one whose key the clinic has already is left as it is. NotFound where the catalog has none of that key."""

def changes_in(
    jurisdiction: str,
    before: RuleBook,
    from_day: datetime.date,
    after: RuleBook,
    to_day: datetime.date,
    *,
    holders: Iterable[Holder] = (),
    circumstances: Circumstances = ...,
) -> JurisdictionChanges:
    """What changed in the jurisdiction from the law of `before` on the day `from` to that of `after` on the
    day `to`. Between two days give one book twice, between two editions one day twice. The answers are
    those of `AnswerTo` about every duty of either book, to each holder; empty `holders`: those that the
    rules of either book tell apart. InvalidArgument with findings where neither book covers the
    jurisdiction, naming the nearest that one does, or a date does not exist.
    """

def weekday_of(date: datetime.date) -> Weekday:
    """The day of the week."""

def late_arrival(
    policy: BookingPolicy, appointment: Appointment, arrived_at: datetime.datetime
) -> LateAnswer:
    """The policy's answer to the patient of the appointment who arrives then. A patient in time is seen as
    planned.
    """

def overridable(kind: ConflictKind) -> bool:
    """Whether anybody may ever override a conflict of the kind: those of policies, hours, templates and
    double-booking; never those of scope and supervision, of resources that do not exist, or of the
    request itself.
    """

_Entity = typing.TypeVar("_Entity")

@final
class Entities(collections.abc.Mapping[Any, _Entity]):
    """The entities of one kind of a clinic: a mapping from keys to entities, in the order of
    their ids. An id is taken where a key is. What it gives stays valid while it is used."""
    def __getitem__(self, key: Any, /) -> _Entity: ...
    def __len__(self) -> int: ...
    def __iter__(self) -> Iterator[str]: ...

@final
class Clinic:
    """A clinic as it is at one version: its people, places, promises and the law it works under. An
    immutable value on shared pages: copying it is copying a pointer, and `const` means safe to read from
    many threads. `Apply` is the only way from one clinic to the next.
    """
    def __init__(
        self, contents: ClinicContents | Clinic, rules: RuleBook, *, horizon: DateRange = ...
    ) -> None:
        """The clinic of these contents under these rules. InvalidArgument with every finding where the
        contents do not validate. A schedule with conflicts is no finding: what overlaps, lies outside hours
        or rests on a credential that is gone is kept and flagged (`Appointment::flags`).

        `horizon` is the span of days that can be booked, by default from the first to the last day that
        the requests and appointments speak of.
        """
    @property
    def identifier(self) -> str:
        """Unique in the world, stable."""
    @property
    def name(self) -> str:
        """For people."""
    @property
    def version(self) -> int:
        """Counts the commands applied."""
    @property
    def rules(self) -> RuleBook:
        """The rules it works under."""
    @property
    def contents(self) -> ClinicContents:
        """Everything as plain values, for the wire, tables and pictures."""
    @property
    def sites(self) -> Entities[Site]:
        """By key or id."""
    @property
    def rooms(self) -> Entities[Room]:
        """By key or id."""
    @property
    def equipment(self) -> Entities[Equipment]:
        """By key or id."""
    @property
    def staff(self) -> Entities[Staff]:
        """By key or id."""
    @property
    def pods(self) -> Entities[Pod]:
        """By key or id."""
    @property
    def programs(self) -> Entities[Program]:
        """By key or id."""
    @property
    def cohorts(self) -> Entities[Cohort]:
        """By key or id."""
    @property
    def visit_types(self) -> Entities[VisitType]:
        """By key or id."""
    @property
    def policies(self) -> Entities[Policy]:
        """By key or id."""
    @property
    def booking_policies(self) -> Entities[BookingPolicy]:
        """By key."""
    @property
    def patients(self) -> Entities[Patient]:
        """By key or id."""
    @property
    def requests(self) -> Entities[BookingRequest]:
        """By key or id."""
    @property
    def appointments(self) -> Entities[Appointment]:
        """By key or id."""
    @property
    def visits(self) -> Entities[Visit]:
        """By key or id."""
    @property
    def holds(self) -> Entities[Hold]:
        """By key or id."""
    def search(
        self,
        request: BookingRequest,
        *,
        now: datetime.datetime,
        count: typing.SupportsInt | typing.SupportsIndex = 5,
        nodes: typing.SupportsInt | typing.SupportsIndex = 20000,
        nodes_at_a_start: typing.SupportsInt | typing.SupportsIndex = 2000,
    ) -> SearchResult:
        """The first `count` starts at which the request can be booked, with who would meet each need: by start,
        then by site; fewer where there are no more or the limit ends the search. `now` cuts off the past
        and releases templates.

        InvalidArgument where the request makes no sense: no such visit type, a named resource that
        cannot meet its need, no days.
        """
    def starts(
        self,
        request: BookingRequest,
        *,
        now: datetime.datetime,
        most: typing.SupportsInt | typing.SupportsIndex | None = None,
        nodes: typing.SupportsInt | typing.SupportsIndex = 20000,
        nodes_at_a_start: typing.SupportsInt | typing.SupportsIndex = 2000,
    ) -> StartList:
        """Every start at which the request can be booked, or the first `most` of them."""
    def calendar(
        self,
        request: BookingRequest,
        *,
        now: datetime.datetime,
        nodes: typing.SupportsInt | typing.SupportsIndex = 20000,
        nodes_at_a_start: typing.SupportsInt | typing.SupportsIndex = 2000,
    ) -> tuple[DayOpenings, ...]:
        """For each day that the request allows, in each site's zone, how many starts it has, by date; the
        limit holds for each day.
        """
    def next_free(
        self,
        resource: Resource,
        *,
        site: SiteId,
        length: datetime.timedelta,
        from_: datetime.datetime,
        count: typing.SupportsInt | typing.SupportsIndex = 10,
    ) -> tuple[datetime.datetime, ...]:
        """The first starts, at or after the time given and on the grid, of a stretch of that length in which the resource is available at the site and nothing occupies it."""
    def explain(
        self, request: BookingRequest, *, start: datetime.datetime, now: datetime.datetime
    ) -> tuple[Conflict, ...]:
        """Every conflict at `start`, for each need and each resource that might meet it; none where the
        request can be booked then.
        """
    def remedies(
        self,
        request: BookingRequest,
        *,
        start: datetime.datetime | None = None,
        now: datetime.datetime,
        costs: RemedyCosts = ...,
        most: typing.SupportsInt | typing.SupportsIndex = 20,
        starts: typing.SupportsInt | typing.SupportsIndex = 200,
        tries: typing.SupportsInt | typing.SupportsIndex = 400,
    ) -> Remedies:
        """The changes, one by one, with which the request can be booked at `start`: by cost, then kind, need,
        resource and time. Each is proved: it was made in a copy of the schedule and the request was booked
        there. Of other times the nearest later and the nearest earlier start that the request allows. A person
        who would be one more is there over `when` and has what the law and the policies ask for the duties, at
        the least training. Breaks are only said to be moved, not whereto; vacation, sickness and jury duty stay.

        Without a start, the changes that open some start of the request's days, each at the start that was
        nearest to being open: the fewest needs that cannot be met, then the fewest for which nobody able is
        there, then the fewest conflicts, then the earliest. Where several needs cannot be met, only what might
        meet them all is tried, unless nothing else is found. Starts more than an hour before the first or after
        the last of a day's people is at work count only where a site has no others, and of all the first 20,000.
        Of other times the first after the request's days, on a weekday and at a time of day that it allows.

        They are tried for the spans that the need may have and for the span of what stands in its way: now and
        then somebody there all day would help and is not offered. The cheapest are tried first, so that the limit
        cuts off the dearest.

        InvalidArgument where the request makes no sense or a cost is negative.
        """
    def cheapest_fix(
        self,
        requests: Iterable[BookingRequest],
        *,
        span: Interval,
        now: datetime.datetime,
        costs: RemedyCosts = ...,
        tries: typing.SupportsInt | typing.SupportsIndex = 400,
        bookings: typing.SupportsInt | typing.SupportsIndex = 2000,
        steps: typing.SupportsInt | typing.SupportsIndex = 16000,
    ) -> Fix:
        """The cheapest set of at most two changes with which every request is booked so that its visit lies
        within `span`. All sets of the changes that remedies are made of, but for another time, are looked at in
        the order of their cost, also of those that help others to keep what is promised in the span. Those are
        passed over with which some request would have no start by itself, or of which counting proves that too
        few are free for all visits. The others are tried by booking the requests in the order in which they are
        served, at every start that could matter. A change lasts for the whole span, but for what of it is already
        there, and is paid for so.

        InvalidArgument with the findings of every request that makes no sense, or where a cost is negative.
        """
    def window(
        self,
        request: BookingRequest,
        *,
        start: datetime.datetime,
        now: datetime.datetime,
        around: datetime.timedelta = datetime.timedelta(hours=1),
    ) -> BookingWindow:
        """The window from `around` before the start to `around` after the end of the visit, at the request's
        site or, where it names none, at the clinic's first.

        InvalidArgument where the request makes no sense, the clinic has no site or the start lies outside the
        horizon.
        """
    def free(self, resource: Resource, span: Interval) -> tuple[Interval, ...]:
        """When the resource is available and nothing occupies it, within `span`, ascending."""
    def busy(self, resource: Resource, span: Interval) -> tuple[Interval, ...]:
        """When appointments or holds occupy it, exact, with their buffers, ascending."""
    def utilization(self, resource: Resource, span: Interval) -> object:
        """The part of its available time that is occupied, 0 to 1; None where none is available."""
    def is_available(self, resource: Resource, span: Interval, *, site: SiteId) -> bool:
        """Whether the resource is there at every moment of the span, busy or not."""
    def shortage(
        self,
        *,
        refused: Iterable[Refusal] = (),
        span: Interval | None = None,
        now: datetime.datetime,
    ) -> tuple[ShortageCell, ...]:
        """The people that the visits of `span` ask for and that nobody is there for, for each half-hour,
        site and ability that anything asks for; by half-hour, site, label.

        At each moment the demands are matched with the people who are available at the site then and
        able to do what is asked on that day, each person to one demand at most: what a greatest matching
        leaves over is short. Of all greatest matchings it is one that serves the appointments first and
        then the requests in order (priority, received, key), so that what is left over is what would be
        served last. A presence need uses nobody up: it is short where nobody able is there.

        An appointment asks for each need of people of its visit type at the time of its steps, met or
        not, by anybody able; without a visit type, for what its assignments say. A refused request has
        no time. Its demand is placed, in order of service, at the earliest time that the request allows
        at which somebody able to meet its provider need (its first hard need of a licensed role; without
        one, its first hard need of people), the named one where the request names one, is available and
        neither booked nor taken by a refused request before it. Without such a time it is placed where
        the site first has anybody at work at a time that the request allows, and without that nowhere.
        Whom requests name counts for the placement alone: what is short is an ability.

        InvalidArgument with the findings of every request that makes no sense. Work grows with the
        cells of `span` that lie in the schedule's horizon, not with `span`.
        """
    def slack(
        self,
        *,
        appointments: Iterable[Appointment] | None = None,
        now: datetime.datetime,
        nodes: typing.SupportsInt | typing.SupportsIndex = 2000,
    ) -> tuple[Slack, ...]:
        """The slack of every pooled assignment that binds, of those of the appointments that the schedule keeps
        and that begin at `now` or later: in the order of the appointments, then by position. An assignment
        with a name has none: it is not met by others. `nodes_at_a_start` limits each assignment.

        InvalidArgument where an appointment has no id of this clinic.
        """
    def flags_of(self, appointment: Appointment) -> tuple[Flag, ...]:
        """What is out of order with an appointment now, judged on its exact intervals: double_booked,
        outside_hours, on_break, patient_double_booked, supervisor_absent, credential_expired, and scope_lost
        where a duty is no longer the person's for another reason. In a stable order.
        """
    def abilities(
        self, site: SiteId, date: datetime.date, *, patient_location: str | None = None
    ) -> Abilities:
        """The abilities of the staff at a site on a day, compiled on first use. With a patient's location, those
        of telehealth under the law of that place; an empty location is an unknown one.
        """
    def apply(self, command: Command) -> Applied:
        """The clinic after the command, with its events; BookingRefused with every reason where
        it is refused, InvalidInput with findings where it makes no sense.
        """
    def book(
        self,
        request: BookingRequest,
        *,
        now: datetime.datetime,
        start: datetime.datetime | None = None,
        override: Override | None = None,
        request_id: str = "",
    ) -> Applied:
        """Books the request at `start`, or at the first opening; with an override, which needs a
        start, in spite of the kinds of conflict it names, by leave of a booking policy.
        BookingRefused with every reason where it cannot be.
        """
    def change_status(
        self,
        appointment: AppointmentId,
        *,
        to: AppointmentStatus,
        now: datetime.datetime,
        reason: str = "",
        request_id: str = "",
    ) -> Applied:
        """Moves an appointment along its status machine: confirms, cancels, records arrival or absence."""
    def cancel(
        self,
        appointment: AppointmentId,
        *,
        now: datetime.datetime,
        reason: str,
        by_clinic: bool = False,
        request_id: str = "",
    ) -> Applied:
        """Cancels the appointment, for the patient or for the clinic."""
    def reschedule(
        self,
        appointment: AppointmentId,
        *,
        now: datetime.datetime,
        request: BookingRequest | None = None,
        start: datetime.datetime | None = None,
        reason: str,
        override: Override | None = None,
        request_id: str = "",
    ) -> Applied:
        """Gives the appointment up for a new time, all or nothing: at `start`, or at the first
        opening; for the request it was made for, or another `request`; with an override as in
        `book`.
        """
    def hold(
        self,
        request: BookingRequest,
        *,
        start: datetime.datetime,
        expires_at: datetime.datetime,
        now: datetime.datetime,
        override: Override | None = None,
        request_id: str = "",
    ) -> Applied:
        """Keeps the opening at `start` for the request until `expires_at`."""
    def release_hold(
        self, hold: HoldId, *, now: datetime.datetime, request_id: str = ""
    ) -> Applied:
        """Gives a hold back."""
    def confirm_hold(
        self, hold: HoldId, *, now: datetime.datetime, request_id: str = ""
    ) -> Applied:
        """Turns a hold into an appointment at its opening, kept by whom and what it was held with. Refused
        where the hold keeps nothing any more.
        """
    def record(
        self,
        stamp: Stamp,
        *,
        visit: VisitId | None = None,
        appointment: AppointmentId | None = None,
        patient: PatientId | None = None,
        site: SiteId | None = None,
        now: datetime.datetime,
        request_id: str = "",
    ) -> Applied:
        """Records a stamp of a visit; opens the visit where there is none. Reality is never refused."""
    def put_staff(self, staff: Staff, *, now: datetime.datetime, request_id: str = "") -> Applied:
        """Replaces a person's entry (a credential came, a licence ended) or adds one; the promises that
        rest on it are judged again and flagged, never dropped.
        """
    def put_patient(
        self, patient: Patient, *, now: datetime.datetime, request_id: str = ""
    ) -> Applied:
        """Adds a patient or replaces the entry; the history may only grow."""
    def set_availability(
        self, availability: Availability, *, now: datetime.datetime, request_id: str = ""
    ) -> Applied:
        """Replaces when a resource can be used; promises outside the new hours are flagged."""
    def fix_names(
        self,
        days: DateRange,
        *,
        site: SiteId | None = None,
        now: datetime.datetime,
        request_id: str = "",
    ) -> Applied:
        """Fixes who keeps the promises of these days: their present people, rooms and devices are as if the
        caller had named them, so no other visit moves them any more. Where nothing is open nothing changes.
        """
    def book_requests(self, *, now: datetime.datetime) -> BookedRequests:
        """Books the clinic's requests that have no appointment yet by priority, time received and key,
        whatever the order of the list. `now` is the caller's clock.
        """
    def replay(self, events: Iterable[Event]) -> Clinic: ...
    def day(self, pod: str | PodId | Pod, date: datetime.date) -> Day:
        """A pod's day as a picture; in a notebook it draws itself."""
    def week(
        self, site: str | SiteId | Site, monday: datetime.date, refused: Iterable[Refusal] = ...
    ) -> Week:
        """The shortage of a site's week as a picture, with what the refused requests ask for; in
        a notebook it draws itself.
        """
    def __copy__(self) -> Clinic: ...
    def __deepcopy__(self, memo: object) -> Clinic: ...
    def __repr__(self) -> str: ...

@final
class Applied:
    """What a command led to: the next clinic and its events."""
    @property
    def clinic(self) -> Clinic:
        """The clinic after the command."""
    @property
    def events(self) -> tuple[Event, ...]:
        """In the order in which they happened; empty where the command had been applied before."""
    @property
    def appointment(self) -> Appointment | None:
        """The appointment made or changed last; None where there is none."""

@final
class BookedRequests:
    """The week booked: the clinic with an appointment for each request that could be met, and a refusal
    with every reason for each that could not.
    """
    @property
    def clinic(self) -> Clinic:
        """The clinic with the appointments."""
    @property
    def booked(self) -> tuple[AppointmentId, ...]:
        """The appointments made, in the order in which they were."""
    @property
    def refused(self) -> tuple[Refusal, ...]:
        """In the order in which the requests were served."""

@final
class Desk:
    """The front desk: holds the current clinic, takes commands from many threads and gives snapshots to
    many. Commands are applied one after the other; the head is swapped under a mutex that is held for
    one copy of a pointer, so a reader never waits for a command.
    """
    def __init__(self, clinic: Clinic) -> None: ...
    def snapshot(self) -> Clinic:
        """The clinic as it is now. It stays what it is while the desk goes on."""
    def submit(self, command: Command) -> tuple[Event, ...]:
        """Applies the command to the current clinic and gives its events. Fails as
        `Clinic.apply` does, and then nothing changed.
        """

def with_ids(contents: ClinicContents | Clinic) -> ClinicContents:
    """The contents with an id for each entity: its position, under the clinic's identifier."""

def impact_of(
    before: ClinicContents | Clinic,
    rules_before: RuleBook,
    after: ClinicContents | Clinic,
    rules_after: RuleBook,
    on: datetime.date,
) -> Impact:
    """Who is affected by the step from one state of clinic and law to another: a credential that lapses, a
    rule or policy that changes. Every person's every duty at every site of their employer is judged on
    the day `on` under both, with nothing planned or stated; every duty of every promised appointment from
    that day on under both on its own day, for the patient's age and, in telehealth, where the patient
    will be. What differs is listed: exact, since nothing is inferred. People, sites and visit types are
    matched by key; whoever is not there afterwards is Unknown.

    InvalidArgument where the date does not exist; NotFound where a site's zone is unknown.
    """

def with_lapse(
    contents: ClinicContents | Clinic, staff: StaffId, credential: str, on: datetime.date
) -> ClinicContents:
    """The clinic in which a person's credential of that code ends on the day `on`, if it does not end
    before. InvalidArgument with findings where the clinic has no such person, or the person does not hold
    it.
    """

def diff(before: ClinicContents | Clinic, after: ClinicContents | Clinic) -> tuple[Change, ...]:
    """What changed from `before` to `after`, entities matched by key: in the order of the lists, within a
    list the removed in their order before, then the others in their order after. Ids do not count,
    so that the same clinic under another identifier shows no change but that.
    """

def validate(contents: ClinicContents | Clinic) -> tuple[Finding, ...]:
    """Every problem of the values and their references: duplicate keys, ids out of place or of another
    clinic, reversed ranges, steps that needs do not have, unknown zones, cycles of guardians.
    """

def scenario_names() -> tuple[str, ...]:
    """The names of the scenarios, in order."""

def check_scenario(spec: ScenarioSpec) -> tuple[Finding, ...]:
    """What is wrong with the specification, all at once: an unknown name or version, sizes that cannot be, a
    day that does not exist, what names no edition, each with the nearest that is right. Paths are the names of fields.
    """

def generate(spec: ScenarioSpec) -> ClinicContents:
    """The whole clinic of that specification. InvalidArgument with the findings of `Check`."""

def contents_digest(contents: ClinicContents | Clinic) -> str:
    """The digest of the contents' canonical form: every field tagged with its name and defaults left out, so
    that a field that is added later changes no digest.
    """

def to_command(spec: ScenarioSpec) -> str:
    """The command that makes the clinic again: "polyclinic generate flu_season --seed 7 --days 30"."""

@final
class ScenarioPatients:
    """A scenario's patients one after the other, each made when it is reached."""
    def __iter__(self) -> object: ...
    def __next__(self) -> Patient: ...

@final
class VisitStream:
    """A scenario's requests, appointments and visits, batch by batch, none of them held: put behind each other
    the batches are the lists of `Scenario::Contents`, but that grounds name no rules, which would take as
    long to make as all the rest.
    """
    def __iter__(self) -> object: ...
    def __next__(self) -> VisitBatch: ...

@final
class Scenario:
    """A scenario with its sizes and seed settled: gives any part of its clinic, in any order. Cheap to copy;
    safe to read from many threads.
    """
    def __init__(self, spec: ScenarioSpec) -> None: ...
    @property
    def spec(self) -> ScenarioSpec:
        """Which clinic."""
    @property
    def identifier(self) -> str:
        """\"polyclinic-small-v0-1": the clinic's identifier."""
    @property
    def now(self) -> datetime.datetime:
        """The scenario's present: 07:00 of the first day that has not passed. What lies before has an outcome."""
    @property
    def days(self) -> tuple[datetime.date, ...]:
        """The days on which the clinic is open."""
    @property
    def patient_count(self) -> int:
        """How many patients it has."""
    def patient_at(self, index: typing.SupportsInt | typing.SupportsIndex) -> Patient:
        """That patient alone."""
    def patients(self) -> ScenarioPatients:
        """The patients one after the other, each made when it is reached: a million need not be
        held.
        """
    def visit_batches(self) -> VisitStream:
        """Requests, appointments and visits, a provider's day after the other, none of them held;
        grounds name no rules here.
        """
    def contents(self) -> ClinicContents:
        """The whole clinic. The grounds of its appointments name the rules that booking would name under the
        edition that the scenario was made for.
        """
    def clinic(self, rules: RuleBook, *, horizon: DateRange = ...) -> Clinic:
        """Clinic(contents(), rules, horizon=horizon), without the contents in between."""
    def work(self) -> tuple[WorkItem, ...]:
        """The work of its days that is no visit, by provider, day and minute."""
    def rows_digest(self, threads: typing.SupportsInt | typing.SupportsIndex = 1) -> str:
        """The digest of the compact rows that the clinic is made of; it does not depend on the
        number of threads.
        """
    def __repr__(self) -> str: ...

def format_of_file(path: str | os.PathLike[str]) -> Format:
    """The format that a file's suffix names: .binpb, .txtpb or .json. InvalidArgument for any other."""

def schema_fingerprint() -> str:
    """16 hexadecimal digits that change with any name, number or type of the schema, and with nothing
    else.
    """

def descriptor_set() -> bytes:
    """The schema as a serialized google.protobuf.FileDescriptorSet, imports before importers."""

def demo_clinic() -> ClinicContents:
    """The built-in clinic: a fictitious practice in Washington and the week that its patients
    ask for.
    """

def demo_tables() -> tuple[TableText, ...]:
    """The demo clinic: the files of examples/demo/, which lie inside the library. A fictitious practice in
    Washington with six specialties, and the week that its patients ask for.
    """

def read_clinic_tables(
    tables: Iterable[TableText], *, catalog: Catalog | None = None
) -> ClinicContents:
    """The clinic that the tables describe. `catalog` gives the specialties by code and the duties that
    may be named. InvalidArgument with every finding at once, each with file, line, column, what was
    found, what was expected and the nearest valid word.
    """

def read_clinic_directory(
    directory: str | os.PathLike[str], *, catalog: Catalog | None = None
) -> ClinicContents:
    """The clinic that the CSV tables in a directory describe, under the shipped catalog or
    `catalog`. InvalidInput with every finding at once; NotFound where there is no such
    directory.
    """

def clinic_tables() -> tuple[TableDescription, ...]:
    """Every table of a clinic, in the order in which they are read."""

def clinic_tables_markdown() -> str:
    """The tables and their columns as a page of documentation (Markdown): docs/tables.md from its first
    table on.
    """

def write_clinic_tables(
    contents: ClinicContents | Clinic, *, catalog: Catalog | None = None
) -> tuple[tuple[TableText, ...], tuple[Finding, ...]]:
    """The clinic as tables, and a warning for each thing that tables have no columns for
    (holds, visits, cohorts ...). Nothing else is lost: reading the tables gives the same
    contents.
    """

def write_files(directory: str | os.PathLike[str], files: Iterable[TableText]) -> None:
    """Writes files into a directory: all of them or, where that fails, none. Files of other names that lie
    there stay as they are.

    A directory that does not exist is written beside its place and renamed into it at the end: it is
    there as a whole or not at all, even if the process is killed. In one that exists, every file is
    first written aside, in ".unfinished-...", then renamed into its place, the file of the same name
    being kept aside; where a step fails, everything is put back. A reader meanwhile may see some files
    of before and some of after, never half of one. If the process is killed, or the file system fails
    while files are put back, that mixture stays, and what is missing lies in ".unfinished-...".

    Unavailable, with the path, where anything cannot be written or has a directory in its place.
    """

def refusals_file(contents: ClinicContents | Clinic, refusals: Iterable[Refusal]) -> TableText:
    """Why each request was refused: a row for each conflict, with the rules that decided and their
    citations.
    """

def findings_file(findings: Iterable[Finding]) -> TableText:
    """Findings as a table."""

def conflict_text(contents: ClinicContents | Clinic, conflict: Conflict) -> str:
    """A conflict in words, for people: "provider: dr-chen is busy 2026-12-07 09:00-09:20 (a12)"."""

@final
class Table:
    """Columns of one length, as the Arrow columnar format has them. Immutable.

    Readers of the Arrow PyCapsule interface take it without a copy
    (`polars.DataFrame(table)`, `pyarrow.table(table)`); the columns then live as long
    as the last reader.
    """
    @property
    def column_names(self) -> tuple[str, ...]:
        """The names, in order."""
    @property
    def num_rows(self) -> int:
        """How many rows each column has."""
    def __len__(self) -> int: ...
    def __getitem__(self, name: str) -> list[Any]:
        """A column as a list; NotFound where there is none."""
    def to_dict(self) -> dict[str, list[Any]]:
        """A list for each column, by name. Instants are in UTC."""
    def to_csv(self) -> str:
        """The table as CSV text: instants in UTC, absent cells empty."""
    def to_pandas(self) -> object:
        """The table as a pandas.DataFrame. pandas is imported on the first call."""
    def _column_types(self) -> tuple[str, ...]: ...
    def __arrow_c_schema__(self) -> object: ...
    def __arrow_c_array__(self, requested_schema: object = None) -> tuple[object, object]: ...
    def __arrow_c_stream__(self, requested_schema: object = None) -> object: ...
    def __repr__(self) -> str: ...

def appointments_table(contents: ClinicContents | Clinic) -> Table:
    """A row for each appointment: key, request, patient, visit_type, site, status, start,
    end, booked_at, new_patient, edition, flags.
    """

def assignments_table(contents: ClinicContents | Clinic) -> Table:
    """A row for each assignment of each appointment: appointment, need, resource_kind,
    resource, start, end, named, duties, rules, adopted_by.
    """

def refusals_table(contents: ClinicContents | Clinic, refusals: Iterable[Refusal]) -> Table:
    """A row for each conflict of each refusal: request, patient, visit_type, kind, need,
    resource, start, end, duty, rules.
    """

def staff_table(contents: ClinicContents | Clinic) -> Table:
    """A row for each person: key, name, roles, specialties, credentials, employer,
    home_site, float_pool.
    """

def patients_table(contents: ClinicContents | Clinic) -> Table:
    """A row for each patient: key, born, died, sex, language, needs_interpreter,
    usual_provider, subdivision. Names and addresses are not in it.
    """

def draw_day(
    contents: ClinicContents | Clinic,
    rules: RuleSet | RuleBook | Catalog,
    pod: PodId,
    date: datetime.date,
    *,
    options: DrawOptions = ...,
) -> str:
    """One pod's day as an SVG picture: a lane for each provider, each room beneath, each assistant's
    ribbon with breaks hatched and hours off shaded; visits as blocks with one number for all blocks
    of a visit, assistants' blocks coloured by the family of their duties. Hovering a block tells
    who, when, which duty, the verdict and the rule with its citation from `rules`.

    Drawn are the appointments that occupy time, begin on `date` in the zone of the pod's site and
    use somebody or something of the pod. People and rooms of other pods that the pod's own visits
    use have lanes too. A day without visits is drawn as well.

    InvalidArgument where the pod or its site is not of this clinic or `date` does not exist; NotFound
    where the site's zone is unknown. Other references that lead nowhere are drawn as "unknown".
    """

def day_html(
    contents: ClinicContents | Clinic,
    rules: RuleSet | RuleBook | Catalog,
    pod: PodId,
    date: datetime.date,
    *,
    options: DrawOptions = ...,
) -> str:
    """The same picture in an HTML page of its own, with a summary and every visit as a row of a table.
    It needs no script and no other file.
    """

def draw_week(
    contents: ClinicContents | Clinic,
    rules: RuleSet | RuleBook | Catalog,
    site: SiteId,
    monday: datetime.date,
    cells: Iterable[ShortageCell],
    *,
    options: DrawOptions = ...,
) -> str:
    """A week's shortage at one site as an SVG picture: a row for each ability that any visit asks for,
    a column for each half-hour, by day. What is short is dark and carries its number; what is asked
    for and met is pale; what nobody asks for is blank. Cells of other sites or weeks are left out.

    InvalidArgument where the site is not of this clinic or `monday` is no Monday; NotFound where the
    site's zone is unknown.
    """

def week_html(
    contents: ClinicContents | Clinic,
    rules: RuleSet | RuleBook | Catalog,
    site: SiteId,
    monday: datetime.date,
    cells: Iterable[ShortageCell],
    *,
    options: DrawOptions = ...,
) -> str:
    """The same picture in an HTML page of its own, with every shortage as a row of a table."""

def draw_window(
    contents: ClinicContents | Clinic,
    rules: RuleSet | RuleBook | Catalog,
    window: BookingWindow,
    *,
    options: DrawOptions = ...,
) -> str:
    """Why a visit can or cannot start then, as SVG: a row for everybody and everything that might meet a
    need, with hours, what occupies it and, outlined, when the need is to be met; what is in the way is
    red and hatched; the moment of a certificate is marked, with its words. Patients are not named. Of
    each need at most twelve rows are drawn, those who are able first.

    InvalidArgument where the window is not of this clinic; NotFound where the site's zone is unknown.
    """

def remedy_text(
    contents: ClinicContents | Clinic,
    rules: RuleSet | RuleBook | Catalog,
    remedy: Remedy,
    *,
    options: DrawOptions = ...,
) -> str:
    """A remedy in words: "free if one more medical assistant able to do C28 venipuncture were on,
    10:20 to 10:40". Times are the site's, with the date.

    InvalidArgument where the remedy is not of this clinic; NotFound where the site's zone is unknown.
    """

def day_sheets(
    contents: ClinicContents | Clinic,
    rules: RuleSet | RuleBook | Catalog,
    site: SiteId,
    date: datetime.date,
    *,
    slack: Iterable[Slack] = (),
    options: DrawOptions = ...,
) -> str:
    """The same as text to print, 100 columns wide, a sheet for each assistant. Until a name is fixed the
    sheet says who holds the place now, in brackets and, where `slack` has the assignment, of how many
    who could: closing one of 4 [Kim Lee].
    """

def sheet_rows(
    contents: ClinicContents | Clinic,
    rules: RuleSet | RuleBook | Catalog,
    site: SiteId,
    date: datetime.date,
    *,
    options: DrawOptions = ...,
) -> tuple[SheetRow, ...]:
    """The day sheets' lines of every assistant who works or is booked at the site on `date`: by the
    person's key, then by time. Errors as `DrawDay`, of the site.
    """

def barred_duties(
    contents: ClinicContents | Clinic, abilities: Abilities
) -> tuple[BarredDuty, ...]:
    """Of the assistants in `contents` and the duties that its visit types ask for: those that
    `abilities` never allows. By staff, then by duty.
    """

def morning_huddle(
    contents: ClinicContents | Clinic,
    rules: RuleSet | RuleBook | Catalog,
    site: SiteId,
    date: datetime.date,
    *,
    shortages: Iterable[ShortageCell] = (),
    barred: Iterable[BarredDuty] = (),
    refusals: Iterable[Refusal] = (),
    days_ahead: typing.SupportsInt | typing.SupportsIndex = 60,
    slack: Iterable[Slack] = (),
    options: DrawOptions = ...,
) -> str:
    """The morning huddle of one site as text to print: today's visits and people, how much slack the
    promises have and why some have none, shortages,
    credentials that end soon and to which employer they are tied, who may not do what, policies that
    adopt an Unknown, and the week's refused requests counted by reason. Errors as `DrawDay`, of the
    site.
    """

def scope_matrix(
    contents: ClinicContents | Clinic,
    rules: RuleBook,
    question: MatrixQuestion,
    *,
    options: DrawOptions = ...,
) -> ScopeGrid:
    """People by duties at one site on one day: a row for each person, a column for each duty. Each cell is
    the verdict of `Evaluate` under the clinic's policies, with nothing planned, ordered or stated.
    InvalidArgument with findings where the site, a person or a duty is unknown (naming the nearest duty)
    or the date does not exist.
    """

def scope_map(
    rules: RuleBook,
    duty: str,
    date: datetime.date,
    *,
    holders: Iterable[Holder] = (),
    circumstances: Circumstances = ...,
) -> ScopeGrid:
    """Jurisdictions by kinds of holder for one duty on one day, as `AcrossJurisdictions` answers; holders
    with the same answer everywhere share a column. Empty `holders`: `HoldersToldApart`. Fails as
    `AcrossJurisdictions` does.
    """

def draw_scope(grid: ScopeGrid) -> str:
    """The table as an SVG picture: colour and sign by standing, both legible without the other; the verdict
    and its citations on hover; a legend with the counts.
    """

def scope_html(grid: ScopeGrid) -> str:
    """The same picture in an HTML page of its own, with every answer and citation as a table of text."""

def scope_text(grid: ScopeGrid, colour: bool = False) -> str:
    """The table as text of at most 100 columns; with `colour`, for a terminal that understands ANSI colours."""

@final
class SyntheaClinic:
    """An export as a clinic, before anything is booked."""
    @property
    def contents(self) -> ClinicContents:
        """The clinic and the week's requests."""
    @property
    def encounters(self) -> int:
        """Encounters of the year."""
    @property
    def demands(self) -> tuple[DutyDemand, ...]:
        """The duties that the year asks for, by code, and who of the clinic may do each."""
    @property
    def unmapped_rows(self) -> tuple[Unmapped, ...]:
        """By table, then by code; the rows of files that are not read at all are not counted."""
    @property
    def unmapped(self) -> TableText:
        """The same as a table: unmapped.csv."""
    @property
    def summary(self) -> str:
        """To print: what was read, what each duty's verdict is, what could not be mapped."""
    def __repr__(self) -> str: ...

def read_synthea(
    directory: str | os.PathLike[str],
    *,
    year: typing.SupportsInt | typing.SupportsIndex = 2023,
    monday: datetime.date,
    catalog: Catalog | None = None,
) -> SyntheaClinic:
    """Reads the CSV export in `directory`: patients with their histories, the year's encounters as
    requests for the week, and a clinic in Massachusetts made to fit their number. docs/synthea.md
    gives the rules. NotFound where a file is missing, InvalidArgument with findings where one cannot
    be read, or where the year has no encounters.
    """

def duty_of_code(system: str, code: str) -> str:
    """The duty that a code asks for, or an empty code: system "snomed" or "cvx"."""

def with_care_by_nurse(
    contents: ClinicContents | Clinic, refused: Iterable[Refusal]
) -> ClinicContents:
    """The clinic with every request refused for scope asking for the visit type with `kByNurse`: booked
    again, it tells which of them a nurse or provider can serve in place of an assistant.
    """
