"""The first verdict and the first booking, in Python."""

# [verdict]
import datetime as dt

import polyclinic as pc

rules = pc.shipped_rules()
ana = pc.Staff(key="ana", roles=["medical_assistant"], credentials=[pc.Credential(code="WA-MA-C")])
injection = pc.Situation(person=ana, duty="C19", jurisdiction="US-WA", setting="office")
injection = injection.replace(date=dt.date(2026, 12, 7), delegated=True, order="patient_specific")
verdict = pc.evaluate(rules, injection)
print(verdict.outcome, "-", verdict)
# [verdict]

# [booking]
clinic = pc.Clinic(pc.read_clinic_directory("examples/demo", pc.shipped_catalog()), rules)
request = clinic.requests.values()[0].replace(id=None, key="one-more")
now = dt.datetime(2026, 12, 1, 17, tzinfo=dt.UTC)
booked = clinic.book(request, now=now)
print(booked.appointment.interval, [a.need for a in booked.appointment.assignments])
week = clinic.book_requests(now=now)
print(len(week.booked), "booked,", len(week.refused), "refused")
# [booking]
