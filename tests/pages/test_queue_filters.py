"""Every filter finds what it is for, and nothing else."""

from datetime import timedelta

import pytest
from django.utils import timezone

from incidents.actions.sweep import sweep
from incidents.models import Event, Incident, Tag
from incidents.queries.filters import FILTERS, attention, case, clocks, dates, people
from tests.pages.filtered import DAY, TABLE, Made, listed

CASES = [(name, build) for name, builds in TABLE.items() for build in builds]


@pytest.mark.parametrize(("name", "build"), CASES, ids=lambda one: getattr(one, "__name__", one))
@pytest.mark.parametrize("status", ["open", "all"])
def test_a_filter_finds_what_it_is_for_and_nothing_else(name, build, status, cast, visit):
    made = Made(cast)
    value = build(made)
    query = {"status": status} if name != "status" else {}
    assert listed(visit(cast.priya), **query, **{name: value}) == [made.this.pk]


def test_by_the_day_of_closing(cast, visit):
    made = Made(cast)
    for incident, days in ((made.this, 1), (made.other, 2)):
        Incident.objects.filter(pk=incident.pk).update(
            status="closed", closed_at=made.at - days * DAY, closed_on="confirmed"
        )
    browser, closed_only = visit(cast.priya), {"status": "closed"}
    assert listed(browser, **closed_only, closed_from=made.day(-1)) == [made.this.pk]
    assert listed(browser, **closed_only, closed_to=made.day(-2)) == [made.other.pk]


def test_what_is_closed_is_found_by_when_it_came_in_though_that_was_long_after(cast, visit):
    made = Made(cast)
    for incident, learned, closed in ((made.this, 9, 8), (made.other, 40, 30)):
        # As an import leaves it: logged now.
        Incident.objects.filter(pk=incident.pk).update(
            learned_at=made.at - learned * DAY,
            status="closed",
            closed_at=made.at - closed * DAY,
            closed_on="confirmed",
        )
    browser, closed_only = visit(cast.priya), {"status": "closed"}
    both = [made.this.pk, made.other.pk]
    assert listed(browser, **closed_only, logged_from=made.day()) == both
    assert listed(browser, **closed_only, learned_from=made.day(-9)) == [made.this.pk]
    # Of some that came from elsewhere nobody knows when they were closed.
    Incident.objects.filter(pk=made.this.pk).update(closed_at=None)
    assert listed(browser, **closed_only, learned_from=made.day(-9)) == [made.this.pk]


def test_on_the_day_of_an_escalation_nobody_is_found_who_was_only_reminded(cast, visit):
    made = Made(cast)
    incidents = [cast.logs(cast.mara, ago=timedelta(minutes=15 * n)) for n in range(1, 33)]
    sweep()
    steps = Event.objects.filter(kind=Event.Kind.ESCALATED, incident__in=incidents)
    reminded = {*steps.filter(data__reminder=True).values_list("incident", flat=True)}
    escalated = {*steps.filter(data__reminder=False).values_list("incident", flat=True)}
    assert escalated
    assert reminded - escalated
    browser = visit(cast.priya)
    for status in ("open", "all"):
        found = listed(browser, status=status, escalated_on=made.day())
        assert {*found} & {one.pk for one in incidents} == escalated
    assert listed(browser, escalated_on=made.day(-1)) == []


def test_every_filter_is_in_the_table():
    """Those about what needs a look and about the record are held with dashboard and figures."""
    names = {one.name for group in (people, case, clocks, dates) for one in group.FILTERS}
    assert {*TABLE} | {"closed_from", "closed_to"} == names


def test_nobody_is_found_by_who_was_there():
    assert not {"involved", "who_was_there"} & set(FILTERS)


def test_today_ends_at_midnight_where_the_person_is(cast, visit):
    cast.priya.time_zone = "Pacific/Kiritimati"
    cast.priya.save()
    made = Made(cast)
    midnight = timezone.localtime(made.at, timezone.zoneinfo.ZoneInfo("Pacific/Kiritimati"))
    midnight = midnight.replace(hour=0, minute=0, second=0, microsecond=0) + DAY
    made.due(midnight - made.at, midnight - made.at + timedelta(seconds=1))
    assert listed(visit(cast.priya), clock="due_today") == [made.this.pk]


@pytest.mark.parametrize("many", [0, 1, 2])
def test_a_tag_finds_the_same_however_many_have_it(many, cast, visit, monkeypatch):
    monkeypatch.setattr("incidents.queries.filters.case.MANY", many)
    tagged, plain = [cast.logs(cast.mara) for _ in range(2)], cast.logs(cast.mara)
    # A name of its own: lists are built once, also by another test.
    Tag.objects.create(name=f"Had by {many}").incidents.set(tagged)
    browser, both = visit(cast.priya), [one.pk for one in tagged]
    for status in ("open", "all"):
        found = listed(browser, status=status, tag=f"had by {many}", sort="oldest")
        assert found == both
        assert listed(browser, status=status, q=f'-tag:"had by {many}"') == [plain.pk]


OF_OPEN = [
    *(("needs", value) for value in attention.CONDITIONS),
    *(("age", value) for value in attention.AGES),
    *(("clock", value) for value in ("breached", "due_week", "waiting", "snoozed", "none")),
    *(("runs", value) for value in ("contact", "answer", "update", "decision", "resolve")),
    ("due_from", "2000-01-01"),
    ("due_to", "2999-01-01"),
]


@pytest.mark.parametrize(("name", "value"), OF_OPEN)
def test_what_only_open_ones_can_be_finds_no_closed_one(name, value, cast, visit):
    """Nothing of what is closed is read for it; and all of that is not so."""
    closed = cast.logs(cast.mara, ago=40 * DAY)
    closed.clocks.update(stopped_at=timezone.now(), next_step_at=None)
    Incident.objects.filter(pk=closed.pk).update(
        status="closed", closed_at=timezone.now(), closed_on="confirmed"
    )
    browser = visit(cast.priya)
    assert listed(browser, status="closed", **{name: value}) == []
    assert listed(browser, status="closed", q=f"-{name}:{value}") == [closed.pk]


def test_a_check_goes_on_after_closing(cast, visit):
    incident = cast.logs(cast.mara)
    incident.clocks.exclude(kind="contact").update(stopped_at=timezone.now(), next_step_at=None)
    incident.clocks.filter(kind="contact").update(kind="check")
    Incident.objects.filter(pk=incident.pk).update(
        status="closed", closed_at=timezone.now(), closed_on="confirmed"
    )
    assert listed(visit(cast.priya), status="closed", runs="check") == [incident.pk]
