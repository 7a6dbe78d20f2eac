"""The backtest of our own history: its clocks and waits, its people, and the policy in force."""

import json
from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from incidents.models import PolicyVersion
from incidents.queries.history import history, whom


def ours(**options):
    said = StringIO()
    call_command("backtest", json=True, stdout=said, **options)
    return json.loads(said.getvalue().splitlines()[-1])


def test_our_own_history_stands_beside_the_policy_in_force(cast, bench):
    cast.logs(cast.mara, ago=timedelta(hours=3), urgency="high")
    cast.logs(cast.mara, ago=timedelta(hours=1))
    found = ours(policy=str(bench.policy))
    assert (found["policy"], found["incidents"]) == ("Draft", 2)
    assert found["clocks"]["answer"]["high"]["broken"] == 1
    assert found["clocks"]["answer"]["normal"]["running"] == 1
    assert "contact" not in found["clocks"]
    assert sorted(found["escalations"]) == ["Mara Lindqvist", "Tomás Oliveira"]
    today = found["against"]
    assert today["policy"] == "Round the clock"
    assert today["clocks"]["contact"]["high"]["broken"] == 1
    assert ours(policy="in-force")["against"] is None


def test_what_stopped_is_replayed_as_it_stopped_and_waits_as_they_were(cast):
    incident = cast.logs(cast.mara, ago=timedelta(days=5), urgency="critical")
    start = incident.learned_at
    incident.clocks.filter(kind="resolve").update(
        stopped_at=start + timedelta(hours=30), next_step_at=None
    )
    wait = incident.waits.create(
        started_at=start + timedelta(hours=1),
        until=start + timedelta(days=2),
        ended_at=start + timedelta(hours=7),
        reason="Their list",
        by=cast.mara,
    )
    assert ours(policy="in-force")["clocks"]["resolve"]["critical"]["kept"] == 1
    wait.ended_at = start + timedelta(hours=6)
    wait.save()
    assert ours(policy="in-force")["clocks"]["resolve"]["critical"]["broken"] == 1


def test_history_reads_a_period_in_few_queries_and_names_people_apart(
    cast, django_assert_num_queries
):
    cast.jonas.name = cast.mara.name
    cast.jonas.save()
    for person in (cast.mara, cast.jonas):
        for days in range(1, 5):
            cast.logs(person, ago=timedelta(days=days))
    now = timezone.now()
    with django_assert_num_queries(4):
        found = list(
            history(now, now - timedelta(days=2, hours=1), now - timedelta(days=1, hours=-1))
        )
    assert [one.owner for one in found] == [
        *["Mara Lindqvist (mara@tidewell.example)"] * 2,
        *["Mara Lindqvist (jonas@tidewell.example)"] * 2,
    ]
    assert {run.kind for run in found[0].runs} >= {"contact", "answer", "resolve"}


def test_who_hears_of_our_own_is_who_would_hear_today(cast):
    cast.mara.away_until = timezone.now() + timedelta(days=9)
    cast.mara.save()
    heard = whom(timezone.now())
    # A past of months is not told to others because somebody is away today.
    assert heard(("owner", "lead"), "Mara Lindqvist", "Customer care") == [
        "Mara Lindqvist",
        "Tomás Oliveira",
    ]
    assert heard(("lead",), "Tomás Oliveira", "Customer care") == ["Priya Nair"]
    assert heard(("person:Bea@tidewell.example",), "", "Customer care") == ["Bea Kowalska"]
    assert heard(("owner",), "", "Billing") == ["Rui Duarte"]


def test_without_a_draft_the_draft_is_refused(cast):
    with pytest.raises(CommandError, match="no draft of a policy here"):
        ours(policy="draft")


def test_a_draft_that_is_not_whole_is_refused_with_what_is_missing(cast):
    PolicyVersion.objects.create(document={"name": "Half"})
    with pytest.raises(CommandError, match=r"not whole yet.*give it a target"):
        ours(policy="draft")


def test_our_own_history_needs_a_policy(cast):
    with pytest.raises(CommandError, match="Name a policy"):
        ours()
