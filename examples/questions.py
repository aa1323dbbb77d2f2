"""The questions of docs/queries.md, put to the built-in clinic and the shipped rules."""

import datetime as dt

import polyclinic as pc

catalog = pc.shipped_catalog()
rules = pc.shipped_rules()
clinic = pc.demo_clinic()
site = clinic.sites[0]
date = dt.date(2026, 12, 7)
person = {one.key: one for one in clinic.staff}

# [training]
cardiology = next(s for s in catalog.specialties if s.code == "cardiology")
training = pc.coverage_of(person["ma-kim"], cardiology, rules, date)
for topic in training.topics:
    print("attested" if topic.attested else "missing ", topic.topic)
# [add]
quinn_draws = pc.situation_at(site, date, person["ma-quinn"], "C28")
plan = pc.cheapest_additions(rules, quinn_draws, policies=clinic.policies)
for addition in plan.additions:
    print(addition)
print(plan.cost, plan.unit)
# [renewal]
renewal = pc.renewal_of(person["ma-kim"], "AAMA-CMA", catalog.credential_kinds, date)
print(f"{renewal.state}, due {renewal.due}")
# [affected]
lapsed = pc.with_lapse(clinic, person["ma-kim"].id, "WA-MA-C", date)
impact = pc.impact_of(clinic, rules, lapsed, rules, date)
print(len(impact.duties), "duties affected")
# [changes]
changes = pc.changes_in("US-WA", rules, dt.date(2023, 4, 19), rules, dt.date(2023, 4, 20))
for change in changes.rules:
    print(change.change, change.rule)
# [across]
for answer in pc.across_jurisdictions(rules, "C19", date):
    print(f"{answer.jurisdiction}, {answer.holder}: {answer.standing}")
# [draw]
matrix = pc.scope_matrix(clinic, rules, pc.MatrixQuestion(site=site.id, date=date))
svg = pc.draw_scope(matrix)
page = pc.scope_html(pc.scope_map(rules, "C19", date))
# [end]
print(f"{len(svg.encode()) // 1000} kB of SVG, {len(page.encode()) // 1000} kB of HTML")
