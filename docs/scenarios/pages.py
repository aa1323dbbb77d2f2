# ruff: noqa: E501
"""Writes the page and the picture of each scenario from the package itself.

Usage: python docs/scenarios/pages.py [--check]   (with a Python that has polyclinic)
"""

import datetime as dt
import sys
import zoneinfo
from pathlib import Path

import polyclinic as pc

HERE = Path(__file__).parent
HES = (
    "Outcomes: NHS England, Hospital Episode Statistics, outpatient appointments 2023-24: attended "
    "77.3 %, cancelled 16.4 %, did not attend 5.9 %, unknown 0.4 %. Who cancelled (patient 60 %, "
    "clinic 25 %, patient within a day of the visit 15 %) is editorial."
)


def lead(margin: str) -> str:
    return (
        "Outcomes: no-shows by lead time as published (same day 4.6 %, 1-3 days 22.9, 4-7 days "
        "25.2, 8-14 days 30.5, 15-30 days 32.6, 31-60 days 34.2); their ratios are kept and scaled "
        f"to a margin of {margin}. Cancellations (12 %) are editorial."
    )


# What each scenario is good for, and where its rates come from.
ABOUT = {
    "small": ("The clinic that a test gets where it asks for none.", HES),
    "six_specialties": (
        "Specialties with their own visit types, lengths, ages of patients and equipment; part-time "
        "and absent providers; part of the week kept for prenatal visits and evaluations.",
        lead("12 %") + " First attendances are 32.5 % as in the Hospital Episode Statistics.",
    ),
    "flu_season": (
        "Surge: nearly every slot is taken and most are booked on the day.",
        lead("8 %"),
    ),
    "transplant_clinic": (
        "Long visits with results due before them, a coordinator, a morning a week kept for "
        "evaluations.",
        HES + " First attendances are 32.5 % as there.",
    ),
    "long_term_care": (
        "Residents with wheelchairs, transfer help and proxies who consent for them.",
        HES,
    ),
    "dst_week": (
        "Nights across both changes of the clocks: in March an hour of the night is missing, in "
        "November one comes twice. A visit of thirty-five minutes lasts thirty-five minutes; a "
        "shift from 22:00 to 06:00 lasts seven hours, eight or nine.",
        lead("6 %"),
    ),
    "under_staffed": (
        "More asked for than can be done: open requests, providers without an assistant for half of "
        "each day, sick days.",
        lead("18 %"),
    ),
    "expired_credentials": (
        "Of each six assistants one has papers in order. The others: ended before the first day, "
        "ends in the middle, a national certificate alone, registered with another employer, not "
        "valid yet. Each appointment that rests on them is flagged when the clinic is made, and no "
        "other.",
        HES,
    ),
    "health_system": (
        "Many sites: `--sites N`. Assistants for each provider: 1.45, the mean of 496 practices of "
        "2012 (Comprehensive Primary Care initiative, Annals of Family Medicine).",
        HES,
    ),
}
COLOURS = {
    "fulfilled": ("#2b7a78", "attended"),
    "scheduled": ("#9ec5e8", "to come, or not recorded"),
    "confirmed": ("#5a96cf", "to come, confirmed"),
    "no_show": ("#c0392b", "no-show"),
    "cancelled_by_patient": ("#d9b44a", "cancelled by the patient"),
    "cancelled_by_clinic": ("#8e6c3a", "cancelled by the clinic"),
    "late_cancel": ("#e08e45", "cancelled late"),
}
ROW, LEFT, TOP, DAY_WIDTH, SHOWN_DAYS, SHOWN_ROWS = 16, 74, 40, 176, 5, 20


def spec_of(name: str) -> pc.ScenarioSpec:
    if name == "health_system":
        return pc.ScenarioSpec(name=name, sites=1, patients=960, days=5)
    return pc.ScenarioSpec(name=name)


def shown_days(scenario: pc.Scenario) -> list[dt.date]:
    days = scenario.days
    # Of the weeks of the clocks the days around the change in November, which lie about the present.
    return days[9 : 9 + SHOWN_DAYS] if len(days) == 14 else days[:SHOWN_DAYS]


def picture(scenario: pc.Scenario, contents: pc.ClinicContents) -> str:
    zone = zoneinfo.ZoneInfo(contents.sites[0].time_zone)
    days = shown_days(scenario)
    rows = {p.id: p.key for p in contents.staff if "-dr" in p.key}
    rows = dict(list(rows.items())[:SHOWN_ROWS])
    lines = {id_: i for i, id_ in enumerate(rows)}
    nights = scenario.spec.name == "dst_week"
    first, hours = (0, 24) if nights else (8, 9)
    width, height = LEFT + DAY_WIDTH * len(days) + 10, TOP + ROW * len(rows) + 44
    out = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" '
        f'font-family="sans-serif" font-size="10">',
        f"<title>{scenario.spec.name}: the appointments of each provider</title>",
        f'<rect width="{width}" height="{height}" fill="#ffffff"/>',
    ]

    def x(day: int, local: dt.datetime) -> float:
        hour = local.hour + local.minute / 60 - first
        return LEFT + DAY_WIDTH * day + 4 + (DAY_WIDTH - 8) * min(max(hour / hours, 0), 1)

    for i, day in enumerate(days):
        left = LEFT + DAY_WIDTH * i
        out.append(f'<text x="{left + 4}" y="14" font-weight="bold">{day:%a} {day}</text>')
        out.append(
            f'<rect x="{left + 2}" y="{TOP}" width="{DAY_WIDTH - 4}" height="{ROW * len(rows)}" '
            'fill="#f4f4f2"/>'
        )
        for hour in range(first, first + hours + 1, 6 if nights else 2):
            at = left + 4 + (DAY_WIDTH - 8) * (hour - first) / hours
            out.append(f'<text x="{at:.0f}" y="30" fill="#777777" font-size="8">{hour:02d}</text>')
    for id_, key in rows.items():
        out.append(f'<text x="4" y="{TOP + ROW * lines[id_] + 11}">{key}</text>')
    for a in contents.appointments:
        with_provider = a.assignments[1]
        provider = with_provider.resource.staff
        start = with_provider.interval.start.astimezone(zone)
        end = with_provider.interval.end.astimezone(zone)
        if start.date() not in days or provider not in lines:
            continue
        day = days.index(start.date())
        left, right = x(day, start), x(day, end)
        colour, _ = COLOURS[str(a.status)]
        flagged = ' stroke="#000000" stroke-width="0.6"' if a.flags else ""
        out.append(
            f'<rect x="{left:.1f}" y="{TOP + ROW * lines[provider] + 2}" '
            f'width="{max(right - left - 0.5, 1.5):.1f}" height="{ROW - 4}" fill="{colour}"'
            f"{flagged}/>"
        )
    now = scenario.now.astimezone(zone)
    if now.date() in days:
        at = x(days.index(now.date()), now)
        out.append(
            f'<line x1="{at:.1f}" y1="{TOP - 6}" x2="{at:.1f}" y2="{TOP + ROW * len(rows)}" '
            'stroke="#000000" stroke-dasharray="3 2"/>'
        )
    left = 4
    for colour, word in COLOURS.values():
        out.append(f'<rect x="{left}" y="{height - 24}" width="10" height="10" fill="{colour}"/>')
        out.append(f'<text x="{left + 14}" y="{height - 15}">{word}</text>')
        left += 26 + 6 * len(word)
    out.append("</svg>")
    return "\n".join(out) + "\n"


def page(scenario: pc.Scenario, contents: pc.ClinicContents) -> str:
    name = scenario.spec.name
    about, source = ABOUT[name]
    whole = pc.Scenario(pc.ScenarioSpec(name=name))
    providers = sum("-dr" in p.key for p in contents.staff)
    assistants = sum("-ma" in p.key for p in contents.staff)
    sites = whole.patient_count // scenario.patient_count if name != "health_system" else 5
    days = whole.days
    kinds = "\n".join(
        f"| `{t.key}` | {t.name} | "
        + " + ".join(str(int(s.duration.base.total_seconds() // 60)) for s in t.steps)
        + f" | {', '.join(str(d) for n in t.needs for d in n.duties)} |"
        for t in contents.visit_types
    )
    work = whole.work() if name != "health_system" else scenario.work()
    return f"""\
# {contents.name.removesuffix(" (generated)")} (`{name}`)

{about}

![Appointments of each provider]({name}.svg)

*One line for each provider, a bar for the time with each patient; the dashed line is the scenario's present, 07:00 of the first day that has
not passed. Framed: flagged by the engine.*

```
polyclinic generate {name} -o {name}.binpb
```

| | |
|---|---|
| sites | {sites} |
| providers and assistants of each site | {providers} and {assistants} |
| patients of each site | {whole.patient_count // sites} |
| days | {len(days)}, from {days[0]} to {days[-1]} |
| the present | {whole.now:%Y-%m-%dT%H:%MZ} |
| zone, law | {contents.sites[0].time_zone}, {contents.sites[0].jurisdiction} |
| work that is no visit, pieces for each provider and day | \
{len(work) / len(days[: len(scenario.days)]) / providers:.1f} |

| visit type | | rooming + provider + wrap-up, minutes | duties of the assistant |
|---|---|---|---|
{kinds}

## Where the numbers come from

- {source}
- Exams (from provider in to provider out): mean 18.0 minutes, standard deviation 13.5, as in the
  electronic time stamps of 21.0 million primary care visits of 2017 (Medical Care). Log-normal in
  shape; that is ours.
- Lead times, filled slots, ages, conditions, languages, arrival (ten minutes early on average) and work
  that is no visit are editorial.

The test `generator.Statistics` holds generated rates to these numbers.
"""


INDEX = """\
# Generated clinics

A scenario is a whole clinic, made up: people, papers, hours, requests, appointments with their outcomes
and clocks, and work that is no visit. The same name, version, seed and sizes give the same bytes from
C++, Python and the command, with any compiler and on any number of threads.

| scenario | |
|---|---|
{rows}

## From the command, Python and C++

```
polyclinic generate flu_season --seed 7 --days 30 -o clinic.binpb    # or .txtpb, .json
polyclinic generate flu_season -o clinic                             # a directory of CSV tables
polyclinic generate flu_season -o appointments.arrow                 # the appointments
```

A name that ends in `.arrow` is for the command of the Python package, which writes the Arrow file with pyarrow
or polars; the command of a C++ build refuses it.

```python
import polyclinic as pc

contents = pc.generate(pc.ScenarioSpec(name="flu_season", seed=7, days=30))
contents.appointments[0].assignments[0].grounds[0].rules  # ('US-WA.credential', ...
table = pc.appointments_table(contents)  # an Arrow table; .to_csv() for text
for patient in pc.Scenario(pc.ScenarioSpec(patients=1_000_000)).patients():
    ...  # a million patients, none of them held
for batch in pc.Scenario(pc.ScenarioSpec(name="health_system")).visit_batches():
    ...  # requests, appointments and visits, a day of a provider after the other
```
```cpp
#include "polyclinic/scenario/scenario.h"
polyclinic::GenerateContents({{.name = "flu_season", .seed = 7, .days = 30}});
polyclinic::VisitStream stream(polyclinic::Scenario::Open({{.name = "health_system"}}).value());
for (polyclinic::VisitBatch batch; stream.Next(batch);) {{
  // batch.requests, batch.appointments, batch.visits: a day of a provider after the other, none held
}}
```

## In a test

With pytest the fixture `clinic` is there as soon as the package is installed:

```python
def test_booking(clinic):
    child = clinic.patient(age=7, language="es")
    assert clinic.book(child, clinic.provider()).status == "scheduled"


@pytest.mark.clinic("flu_season", seed=7, days=30)
def test_surge(clinic): ...
```

A test that fails prints the line that makes its clinic again. `polyclinic.testing` has strategies for
hypothesis that shrink: `specs`, `clinics`, `patients`, `day_schedules`.

With GoogleTest, link `polyclinic::testing`:

```cpp
#include "polyclinic/testing/fixture.h"
#include "polyclinic/testing/matchers.h"
using namespace polyclinic::testing;

class FrontDesk : public ClinicTest {{}};
TEST_F(FrontDesk, BooksAChild) {{
  const auto child = clinic().APatient(With().Age(7).Language("es"));
  EXPECT_THAT(clinic().Book(child, clinic().AProvider()), IsBooked());
  EXPECT_THAT(clinic(), AllOf(HasNoDoubleBooking(), RespectsScope(), CoversEveryNeed()));
}}
```

`EqualsProto("text")` compares a native value with protobuf text, `Partially(EqualsProto("text"))` the
fields that the text names; messages within likewise.

## What stays the same

Each number is drawn from Philox4x64-10 by (seed, version, scenario; kind, entity, attribute), so that any
row can be made alone, and a further provider, site or day changes no patient and no other provider's day.
Sampling is in whole numbers; no scenario asks the booking engine, the catalog or the time zone database.

`tests/generator/digests.txt` has the SHA-256 of each scenario's rows, `tests/scenario/digests.txt` that of
its contents, in a form in which every field is tagged with its name and defaults are left out. A scenario
names the edition of the catalog that it was made for; `edition`, or `--edition`, has its appointments name
another one, as if they were booked under it, and changes nothing else. Each ground of an appointment
(`Assignment.grounds`) names the rules that booking would name for that person, duty, age and day under the
edition that the scenario was made for; a test asks the shipped law about every one. Where papers are
deliberately wrong they are the rules that find what is missing. A stream of visits leaves them out: they
would take as long to make as all the rest. The tests
refuse a changed digest of a version from 1 on: what is to change gets a new version. All scenarios are in
version 0 until booking and rostering are complete.

Every person is recognisably made up: family names that say so, telephone numbers 555-01xx, addresses at
example.org, record numbers that begin with TEST.
"""


def files() -> dict[str, str]:
    made, rows = {}, []
    for name in pc.scenario_names():
        scenario = pc.Scenario(spec_of(name))
        clinic = pc.Clinic(scenario.contents(), pc.shipped_rules())
        contents = clinic.contents
        made[f"{name}.svg"] = picture(scenario, contents)
        made[f"{name}.md"] = page(scenario, contents)
        rows.append(f"| [`{name}`]({name}.md) | {ABOUT[name][0]} |")
    made["index.md"] = INDEX.format(rows="\n".join(rows))
    return made


def main() -> int:
    different = []
    for name, text in files().items():
        path = HERE / name
        if "--check" in sys.argv:
            if not path.exists() or path.read_text(encoding="utf-8") != text:
                different.append(name)
        else:
            path.write_text(text, encoding="utf-8")
    if different:
        print("not as docs/scenarios/pages.py writes them:", *different)
    return 1 if different else 0


if __name__ == "__main__":
    sys.exit(main())
