"""The shipped rules give the expected answers: the table of tests/catalog/verdicts.txt."""

import datetime as dt

import polyclinic as pc
import pytest
from verdict_table import TABLE, Row, answer_text, grounds, read_rows

ROWS = list(read_rows(TABLE.read_text(encoding="utf-8")))


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_the_answer_is_that_of_the_table(rules: pc.RuleBook, row: Row) -> None:
    verdict = pc.evaluate(rules, row.situation, policies=row.policies)
    assert answer_text(verdict) == row.answer
    assert set(row.because) <= grounds(verdict)


def test_many_at_once_answer_the_same(rules: pc.RuleBook) -> None:
    lawful = [row for row in ROWS if not row.policies]
    verdicts = pc.evaluate_many(rules, [row.situation for row in lawful])
    assert [answer_text(v) for v in verdicts] == [row.answer for row in lawful]


def test_the_table_holds_every_row_of_the_matrix() -> None:
    names = {row.name for row in ROWS}
    assert {str(n) for n in range(1, 18)} <= names
    assert {"1b", "2b", "5b", "6b", "7b"} <= names
    assert len(ROWS) > 190


def test_a_word_nobody_knows_is_an_error() -> None:
    with pytest.raises(ValueError, match='line 1: nobody knows "on the moon"'):
        list(read_rows("a | any | C19 | US-CA | on the moon | Allowed | "))


def test_supervision_is_tested_at_the_plan_and_at_the_moment(rules: pc.RuleBook) -> None:
    """Planned on the premises it may be booked; the supervisor who left is missing at the act."""
    row = next(row for row in ROWS if row.name.startswith("at booking"))
    assert all(
        item.item_class is pc.ItemClass.MOMENT
        for way in pc.evaluate(rules, row.situation).alternatives
        for item in way.items
    )
    at_the_act = row.situation.replace(order="patient_specific", supervision=[])
    items = pc.evaluate(rules, at_the_act).alternatives[0].items
    assert [item.kind for item in items] == [pc.ItemKind.SUPERVISION]


def test_verdicts_name_the_edition_and_the_day_decides(rules: pc.RuleBook) -> None:
    illinois = next(row for row in ROWS if row.name == "13")
    last, next_day = (
        pc.evaluate(rules, illinois.situation.replace(date=day))
        for day in (dt.date(2026, 12, 31), dt.date(2027, 1, 1))
    )
    assert (last.outcome, next_day.outcome) == (pc.Outcome.ALLOWED, pc.Outcome.UNKNOWN)
    assert last.edition == next_day.edition == rules.edition


def test_one_supervisor_may_be_limited_to_so_many_at_once(rules: pc.RuleBook) -> None:
    """No shipped rule states a limit; an overlay of one does."""
    catalog = pc.shipped_catalog()
    shipped = next(rule for rule in catalog.rules.rules if rule.id == "US-FL.supervision")
    limited = shipped.replace(
        needs=shipped.needs.replace(supervision=shipped.needs.supervision.replace(at_most=2))
    )
    entries = pc.CatalogEntries(
        rules=[limited], signed_by="the medical director", signed_on=dt.date(2026, 11, 20)
    )
    book = pc.RuleBook(pc.overlay(catalog, entries))
    row = next(row for row in ROWS if "US-FL.draws" in row.because)
    present = row.situation.supervision[0]
    for watching, expected in ((0, "ALLOWED"), (1, "ALLOWED"), (2, "UNMET")):
        act = row.situation.replace(supervision=[present.replace(watching=watching)])
        assert pc.evaluate(book, act).outcome.name == expected
        assert pc.evaluate(rules, act).outcome is pc.Outcome.ALLOWED


def test_uncertain_rules_lower_and_never_raise(rules: pc.RuleBook) -> None:
    catalog = pc.shipped_catalog()
    law = catalog.rules
    lawful = [row.situation for row in ROWS if not row.policies]
    shipped = [verdict.outcome for verdict in pc.evaluate_many(rules, lawful)]
    order = [
        pc.Outcome.FORBIDDEN,
        pc.Outcome.UNKNOWN,
        pc.Outcome.UNMET,
        pc.Outcome.ALLOWED,
    ]
    lowered = 0
    uncertain = {pc.Confidence.UNCERTAIN, pc.Confidence.UNVERIFIED}
    certain = [rule for rule in law.rules if rule.confidence not in uncertain]
    assert len(certain) < len(law.rules)
    without = pc.evaluate_many(pc.RuleBook(law.replace(rules=certain)), lawful)
    for with_it, verdict in zip(shipped, without, strict=True):
        assert order.index(with_it) <= order.index(verdict.outcome)
        lowered += with_it is not verdict.outcome
    assert lowered >= 4
