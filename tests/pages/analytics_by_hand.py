"""The figures once more, worked out from the raw rows in plain Python, with none of the product’s
own queries, roll-ups or rules."""

import statistics
from collections import Counter, defaultdict
from datetime import UTC, timedelta

from incidents.models import (
    Action,
    Apology,
    Cause,
    Clock,
    Event,
    Incident,
    Lesson,
    Remedy,
    Survey,
    Touchpoint,
)

NINETY = timedelta(days=90)
IDLE = {"logged", "imported", "history", "assigned", "snoozed"}


def monday(moment):
    """The date of the Monday of its week in UTC."""
    day = moment.astimezone(UTC).date()
    return day - timedelta(days=day.weekday())


def grouped(rows):
    """Rows by the id of their incident."""
    groups = defaultdict(list)
    for row in rows:
        groups[row["incident_id"]].append(row)
    return groups


class ByHand:
    """What the figures should be. teams: ids; first, last: Mondays; urgency: empty for all."""

    def __init__(self, at, teams, first, last, urgency=""):
        self.at = at
        self.every = [one for one in Incident.objects.values() if not one["merged_into_id"]]
        self.wanted = [
            one
            for one in self.every
            if one["team_id"] in teams
            and first <= monday(one["learned_at"]) <= last
            and urgency in ("", one["urgency"])
        ]
        self.in_company = sum(first <= monday(one["learned_at"]) <= last for one in self.every)
        self.first, self.last = first, last
        self.by_id = {one["id"]: one for one in self.every}
        self.events = grouped(Event.objects.order_by("id").values())
        self.clocks = grouped(Clock.objects.values())
        self.touchpoints = grouped(Touchpoint.objects.values())
        self.apologies = grouped(Apology.objects.values())
        self.causes = grouped(Cause.objects.values())
        self.remedies = grouped(Remedy.objects.values())
        self.surveys = grouped(Survey.objects.order_by("cycle").values())
        self.actions = grouped(Action.objects.values())

    # Lengths of time ------------------------------------------------------------------------------

    def minutes(self, name, incidents=None):
        """The lengths, in minutes, of those that have one."""
        found = []
        for one in self.wanted if incidents is None else incidents:
            begun, ended = getattr(self, f"_{name}")(one)
            if begun and ended:
                found.append(max((ended - begun).total_seconds() / 60, 0))
        return found

    def _kinds(self, one, *kinds):
        return [event["at"] for event in self.events[one["id"]] if event["kind"] in kinds]

    def _respond(self, one):
        words = [
            touch["at"]
            for touch in self.touchpoints[one["id"]]
            if touch["direction"] == "out" and not touch["is_automatic"]
        ]
        return one["learned_at"], min(words + self._answers(one), default=None)

    def _answers(self, one):
        return [it["delivered_at"] for it in self.apologies[one["id"]] if it["delivered_at"]]

    def _apologise(self, one):
        return one["learned_at"], min(self._answers(one), default=None)

    def _own(self, one):
        theirs = {one["owner_id"], one["logged_by_id"]} - {None}
        acts = [
            event["at"]
            for event in self.events[one["id"]]
            if event["by_id"] in theirs and event["kind"] not in IDLE
        ]
        return min(self._kinds(one, "logged"), default=None), min(acts, default=None)

    def _fix(self, one):
        righted = []
        for event in self.events[one["id"]]:
            if event["kind"] == "reopened":
                righted = []
            elif event["kind"] == "made_right":
                righted.append(event["at"])
        return one["learned_at"], min(righted, default=None)

    def _lag(self, one):
        return one["occurred_at"], min(self._kinds(one, "logged"), default=None)

    def median(self, name, incidents=None):
        """The middle one, None where there is none."""
        found = self.minutes(name, incidents)
        return statistics.median(found) if found else None

    def in_week(self, week):
        """Those of the week that begins on this Monday."""
        return [one for one in self.wanted if monday(one["learned_at"]) == week]

    # Promises -------------------------------------------------------------------------------------

    def promise(self, kind, incidents=None):
        """(in how many it was kept, in how many missed)."""
        kept = missed = 0
        for one in self.wanted if incidents is None else incidents:
            outcomes = {
                self._outcome(clock) for clock in self.clocks[one["id"]] if clock["kind"] == kind
            }
            missed += "missed" in outcomes
            kept += "kept" in outcomes and "missed" not in outcomes
        return kept, missed

    def _outcome(self, clock):
        if clock["stopped_at"]:
            return "kept" if clock["stopped_at"] <= clock["due_at"] else "missed"
        if clock["paused_at"] or clock["due_at"] > self.at:
            return None
        return "missed"

    # Causes, and what happens again ---------------------------------------------------------------

    def kinds(self):
        """Kind of mistake → how many."""
        return Counter(one["kind"] for one in self.wanted if one["kind"])

    def caused(self, explains):
        """Kind of cause → in how many incidents it was confirmed."""
        return Counter(
            kind
            for one in self.wanted
            for kind in {
                cause["kind"]
                for cause in self.causes[one["id"]]
                if cause["explains"] == explains and cause["state"] == "confirmed"
            }
        )

    def earlier(self, one):
        """What we had done to the same customer within 90 days before."""
        return [
            other
            for other in self.every
            if other["customer_id"] == one["customer_id"]
            and timedelta() <= one["learned_at"] - other["learned_at"] <= NINETY
            and (other["learned_at"], other["id"]) < (one["learned_at"], one["id"])
        ]

    def is_second(self, one):
        """Whether it was no first failure."""
        return one["cycle"] > 1 or bool(self.earlier(one))

    def repeats(self):
        """How many were of the same kind as one shortly before."""
        return sum(
            any(before["kind"] == one["kind"] for before in self.earlier(one))
            for one in self.wanted
            if one["kind"]
        )

    def prevention(self):
        """(after how many changed ones it came back, after how many not)."""
        back = [
            any(self._came_back(one, action["done_at"]) for action in done)
            for one in self.wanted
            if one["kind"]
            and (done := [it for it in self.actions[one["id"]] if it["prevents"] and it["done_at"]])
        ]
        return sum(back), len(back) - sum(back)

    def _came_back(self, one, done_at):
        return any(
            (other["kind"], other["team_id"]) == (one["kind"], one["team_id"])
            and other["id"] != one["id"]
            and timedelta() < other["learned_at"] - done_at <= NINETY
            for other in self.every
        )

    # What customers say, and money ----------------------------------------------------------------

    def said(self, is_second):
        """(before, after) of each incident’s last survey that says both."""
        found = []
        for one in self.wanted:
            both = [
                survey for survey in self.surveys[one["id"]] if survey["before"] and survey["after"]
            ]
            if both and (both[-1]["cycle"] > 1 or bool(self.earlier(one))) == is_second:
                found.append((both[-1]["before"], both[-1]["after"]))
        return found

    def rated(self, side):
        """What the last survey of each incident gives this side."""
        return [self.surveys[one["id"]][-1][side] for one in self.wanted if self.surveys[one["id"]]]

    def given(self, kind, currency):
        """(in how many incidents, how much)."""
        costs = [
            [
                remedy["cost"]
                for remedy in self.remedies[one["id"]]
                if remedy["delivered_at"]
                and (remedy["kind"], remedy["currency"]) == (kind, currency)
            ]
            for one in self.wanted
        ]
        return sum(map(bool, costs)), sum(sum(some) for some in costs)

    def kept(self, currency):
        """(in how many incidents, how much)."""
        values = [
            one["value_at_risk"]
            for one in self.wanted
            if one["closed_on"] == "confirmed"
            and one["value_at_risk"] is not None
            and one["currency"] == currency
        ]
        return len(values), sum(values)

    def moments(self):
        """How many exemplary moments there were in the company."""
        lessons = Lesson.objects.values("is_exemplary", "at")
        return sum(
            one["is_exemplary"] and self.first <= monday(one["at"]) <= self.last for one in lessons
        )
