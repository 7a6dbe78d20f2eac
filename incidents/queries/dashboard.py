"""The escalation dashboard: what needs somebody now. Every number counts exactly its list."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Count, Exists, OuterRef, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode

from incidents.models import Clock, Incident, User
from incidents.queries.incidents import clock_condition, soonest_first, with_clock
from incidents.queries.queue import Row, as_rows
from incidents.queries.roster import staff
from incidents.rules.audience import told
from incidents.rules.face import NOUNS
from incidents.rules.words import who

ROWS = 12
TEAMS = 20
JUMPS = 8


@dataclass(frozen=True)
class Board:
    """What the dashboard shows; lists are bounded, numbers link to the whole lists."""

    scope_words: str
    numbers: list[dict]
    breached: list[Row]
    due_soon: list[Row]
    breached_url: str
    due_soon_url: str
    urgencies: list[str]
    matrix: list[dict]
    ladder: list[dict]


def list_url(**wanted) -> str:
    """The address of the list that shows what is wanted, whoever owns it."""
    return reverse("queue") + "?" + urlencode({"owner": "anyone"} | wanted, doseq=True)


def board(user, at: datetime, midnight: datetime) -> Board:
    """The dashboard of what this person may see, in a fixed number of queries.

    midnight: the end of today where they are
    """
    visible = Incident.objects.visible_to(user).open()
    past = with_clock(visible, clock_condition("breached", at, midnight))
    hour = with_clock(visible, clock_condition("due_hour", at, midnight))
    not_shown_above = hour.exclude(_has_clock(clock_condition("breached", at, midnight)))
    return Board(
        scope_words="All teams" if user.sees_everything else "Your teams",
        numbers=_numbers(visible, at, midnight),
        breached=as_rows(soonest_first(past)[:ROWS], user, at),
        due_soon=as_rows(soonest_first(not_shown_above)[:ROWS], user, at),
        breached_url=list_url(clock="breached"),
        due_soon_url=list_url(clock="due_hour"),
        urgencies=[str(label) for label in Incident.Urgency.labels],
        matrix=_matrix(visible, at),
        ladder=_ladder(visible, user, at),
    )


def _has_clock(condition):
    return Exists(Clock.objects.running().filter(condition, incident=OuterRef("pk")))


def _numbers(visible, at, midnight):
    names = "breached", "due_hour", "due_today"
    counts = visible.order_by().aggregate(
        **{
            name: Count("pk", filter=_has_clock(clock_condition(name, at, midnight)))
            for name in names
        },
        unowned=Count("pk", filter=Q(owner=None)),
        open=Count("pk"),
    )
    labels = {
        "breached": ("past our promise", list_url(clock="breached")),
        "due_hour": ("due this hour", list_url(clock="due_hour")),
        "due_today": ("due today", list_url(clock="due_today")),
        "unowned": ("unowned", reverse("queue") + "?owner=nobody"),
        "open": ("open", list_url()),
    }
    return [
        {
            "count": counts[name],
            "label": label,
            "url": url,
            "hot": name == "breached" and counts[name] > 0,
        }
        for name, (label, url) in labels.items()
    ]


def _matrix(visible, at):
    """A line per team, the busiest first: open incidents by urgency, and how many are late."""
    urgencies = Incident.Urgency.values
    lines = (
        visible.order_by()
        .values("team", "team__name")
        .annotate(
            all=Count("pk"),
            late=Count("pk", filter=_has_clock(clock_condition("breached", at, at))),
            **{urgency: Count("pk", filter=Q(urgency=urgency)) for urgency in urgencies},
        )
        .order_by("-late", "-all", "team__name")[:TEAMS]
    )
    lines = list(lines)
    most = max((line[urgency] for line in lines for urgency in urgencies), default=0)
    return [_matrix_line(line, urgencies, most) for line in lines]


def _matrix_line(line, urgencies, most):
    team = line["team"]
    return {
        "team": line["team__name"],
        "url": list_url(team=team),
        "all": line["all"],
        "all_url": list_url(team=team),
        "late": line["late"],
        "late_url": list_url(team=team, clock="breached"),
        "cells": [
            {
                "count": line[urgency],
                "url": list_url(team=team, urgency=urgency),
                "level": _level(line[urgency], most),
            }
            for urgency in urgencies
        ],
    }


def _level(count, most):
    """How strongly a cell is tinted, 0–4, against the fullest cell."""
    return -(-4 * count // most) if count else 0


def _ladder(visible, user, at):
    """The next jumps: what happens, to whom, when nobody acts before."""
    clocks = (
        Clock.objects.running()
        .filter(incident__in=visible, next_step_at__gt=at - timedelta(days=1))
        .select_related("incident__customer", "incident__owner")
        .order_by("next_step_at", "pk")[:JUMPS]
    )
    clocks = list(clocks)
    everybody = staff(at, {email for clock in clocks for email in clock.rules.ladder.people})
    jumps = [(clock, _told(clock, everybody.roster)) for clock in clocks]
    ids = {person for _, told in jumps for person in told.people}
    names = dict(User.objects.filter(pk__in=ids).values_list("pk", "name"))
    rooms = {pk: f"#{name}" for name, pk in everybody.roster.chats.items()}
    return [
        _jump(clock, [names[one] for one in told.people] + [rooms[one] for one in told.chats])
        for clock, told in jumps
    ]


def _told(clock, roster):
    incident, step = clock.incident, clock.rules.ladder.step(clock.next_step)
    return told(step.audience, clock.responsible_id, incident.team_id, roster, incident.pk)


def _jump(clock, names):
    reminder = clock.rules.ladder.step(clock.next_step).is_reminder
    verb = "reminded" if reminder else "told"
    return {
        "at": timezone.localtime(clock.next_step_at),
        "title": clock.incident.customer.name,
        "words": f"{NOUNS[clock.kind]}: {who(names, 'is', 'are')} {verb}",
        "url": clock.incident.get_absolute_url(),
        "icon": "bell" if reminder else "users",
    }
