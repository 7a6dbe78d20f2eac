"""The sheet of hours: which calendar counts for whom, and the calendars themselves."""

from collections import Counter

from django.utils.translation import gettext, gettext_lazy

from incidents.forms.policy import calendars
from incidents.forms.policy import typed as rows_of
from incidents.forms.policy.sheet import Sheet
from incidents.forms.policy.typed import row, rows, text
from incidents.models import Incident
from incidents.rules.calendar_document import DAYS
from incidents.rules.kinds import URGENCIES
from incidents.rules.language import from_first_weekday
from incidents.rules.policy_document import too_long_a_name
from incidents.rules.policy_words import weekday_words
from incidents.rules.refusal import Refused

NAMED, CALENDARS = "hours.named", "calendars"
FOR = {"team": "teams", "customer": "customers"}


class HoursSheet(Sheet):
    """The usual hours, those of an urgency, team or customer, and the calendars behind them.

    Calendars are chosen by the name they had when the page was made, so that renaming one takes
    along whatever refers to it.
    """

    slug, title = "hours", gettext_lazy("Hours")
    roots = parts = ("hours", "calendars")
    blanks = {NAMED: {"field": "team", "name": "", "calendar": ""}}
    most = {NAMED: 60, CALENDARS: 20}

    def typed(self, document):
        """The choices, a row for each team and customer, and the calendars."""
        hours, known = document.get("hours", {}), document.get("calendars", {})
        typed = {"hours.default": str(hours.get("default", ""))}
        for urgency in URGENCIES:
            typed[f"hours.urgencies.{urgency}"] = hours.get("urgencies", {}).get(urgency, "")
        named = [
            {"field": field, "name": name, "calendar": calendar}
            for field, part in FOR.items()
            for name, calendar in hours.get(part, {}).items()
        ]
        typed = rows_of.with_rows(typed, NAMED, named)
        found = (calendars.typed_of(name, one) for name, one in known.items())
        return rows_of.with_rows(typed, CALENDARS, found)

    def fold(self, typed, document):
        """What a document can't hold: two of the same name, and a date that stands twice."""
        problems, found, names = [], {}, {}
        for number in rows(typed, CALENDARS):
            fields = row(typed, CALENDARS, number)
            name = text(fields, "name")
            calendar, wrong = calendars.document_of(fields)
            problems += [(f"{CALENDARS}.{number}.{field}", what) for field, what in wrong]
            if name in found:
                problems.append(
                    (
                        f"{CALENDARS}.{number}.name",
                        gettext("There are two called “%(name)s”. Rename one.") % {"name": name},
                    )
                )
            found[name] = calendar
            names[fields.get("key", "")] = name
        hours, wrong = self._hours(typed, names)
        return {**document, "hours": hours, "calendars": found}, problems + wrong

    def _hours(self, typed, names):
        def chosen(field):
            key = text(typed, field)
            return names.get(key, key)

        hours = {"default": chosen("hours.default"), "urgencies": {}, "customers": {}, "teams": {}}
        for urgency in URGENCIES:
            if calendar := chosen(f"hours.urgencies.{urgency}"):
                hours["urgencies"][urgency] = calendar
        problems, seen = [], Counter()
        for number in rows(typed, NAMED):
            field, start = text(typed, f"{NAMED}.{number}.field"), f"{NAMED}.{number}"
            name, calendar = text(typed, f"{start}.name"), chosen(f"{start}.calendar")
            seen[field, name] += 1
            if not name or not calendar:
                problems.append((f"{start}.name", gettext("Say whose hours, and choose which.")))
            elif seen[field, name] > 1:
                problems.append(
                    (f"{start}.name", gettext("“%(name)s” stands here twice.") % {"name": name})
                )
            hours[FOR.get(field, "teams")][name] = calendar
        return {part: value for part, value in hours.items() if value}, problems

    def field_of(self, where, document):
        """Rows are found by their names."""
        start, _, rest = where.partition(".")
        part, _, name = rest.partition(".")
        if start == "hours" and part in FOR.values():
            order = [
                (one, owner)
                for one in FOR.values()
                for owner in document.get("hours", {}).get(one, {})
            ]
            return f"{NAMED}.{order.index((part, name))}.calendar"
        return where

    def problems(self, told, document):
        """A calendar's problems one by one, at the field they are about."""
        found = super().problems([one for one in told if one[0].split(".")[0] == "hours"], document)
        bad = {where.partition(".")[2] for where, _ in told if where.startswith("calendars.")}
        for number, (name, calendar) in enumerate(document.get("calendars", {}).items()):
            if name not in bad:
                continue
            start = f"{CALENDARS}.{number}"
            parts = [(f"{start}.{field}", what) for field, what in calendars.problems_of(calendar)]
            others = [
                (f"{start}.name", sentence)
                for where, sentence in told
                if where == f"calendars.{name}" and (not parts or sentence == too_long_a_name())
            ]
            found += others + parts
        return found

    def blank(self, typed, place):
        """A new calendar has a key that no other has."""
        if place != CALENDARS:
            return super().blank(typed, place)
        keys = {text(typed, f"{CALENDARS}.{number}.key") for number in rows(typed, CALENDARS)}
        key = next(
            f"new-{number}" for number in range(len(keys) + 1) if f"new-{number}" not in keys
        )
        week = {day: ["09:00-17:00"] for day in DAYS[:5]}
        return calendars.typed_of("", {"week": week}) | {"key": key}

    def press(self, typed, button):
        """Beside rows: add or remove a calendar, take over holidays, show a country's regions.

        Raises Refused as any sheet does, and for holidays that nothing is known of.
        """
        verb, _, target = button.partition(":")
        place, _, number = target.rpartition(".")
        if button == f"add:{CALENDARS}":
            return self._add(typed, CALENDARS)
        if place != CALENDARS or not number.isdecimal() or len(number) > 4:
            return super().press(typed, button)
        start = f"{CALENDARS}.{number}."
        if verb == "remove":
            return rows_of.remove(typed, CALENDARS, int(number)), f"{CALENDARS}."
        if verb == "regions":
            return typed | {f"{start}region": ""}, f"{start}region"
        if verb == "holidays":
            filled = calendars.take_over(row(typed, CALENDARS, int(number)))
            return typed | {f"{start}closed": filled["closed"]}, f"{start}closed"
        raise Refused(gettext("That button is not known here. What you typed is still here."))

    def boxes(self, boxes, known):
        """Who has which hours, and the calendars."""
        names = [
            (text(boxes.typed, f"{CALENDARS}.{n}.key"), text(boxes.typed, f"{CALENDARS}.{n}.name"))
            for n in rows(boxes.typed, CALENDARS)
        ]
        keys = [(key, name or gettext("the new one")) for key, name in names]
        return {
            "default": boxes.box("hours.default", gettext("Usual hours"), keys),
            "urgencies": [
                boxes.box(
                    f"hours.urgencies.{u}",
                    Incident.Urgency(u).label,
                    [("", gettext("as usual")), *keys],
                )
                for u in URGENCIES
            ],
            "named": [_named_boxes(boxes, n, keys) for n in rows(boxes.typed, NAMED)],
            "calendars": [_calendar_boxes(boxes, n) for n in rows(boxes.typed, CALENDARS)],
            "zones": known.zones,
            "teams": known.teams,
            "customers": known.customers,
        }


def _named_boxes(boxes, number, keys):
    start, words = f"{NAMED}.{number}", gettext("Line %(number)s") % {"number": number + 1}
    kinds = [("team", gettext("Team")), ("customer", gettext("Customer"))]
    return {
        "place": start,
        "words": gettext("line %(number)s") % {"number": number + 1},
        "field": boxes.box(
            f"{start}.field", gettext("%(words)s: team or customer") % {"words": words}, kinds
        ),
        "name": boxes.box(f"{start}.name", gettext("%(words)s: name") % {"words": words}),
        "calendar": boxes.box(
            f"{start}.calendar",
            gettext("%(words)s: hours") % {"words": words},
            [("", gettext("Choose")), *keys],
        ),
        "list": "policy-customers"
        if boxes.typed.get(f"{start}.field") == "customer"
        else "policy-teams",
    }


def _calendar_boxes(boxes, number):
    start = f"{CALENDARS}.{number}"
    fields = row(boxes.typed, CALENDARS, number)
    own = fields.get("name", "").strip() or gettext("new hours")
    countries, regions = calendars.places(fields)
    return {
        "place": start,
        "own": own,
        "key": {"name": f"{start}.key", "value": fields.get("key", "")},
        "name": boxes.box(f"{start}.name", gettext("Name of %(own)s") % {"own": own}),
        "time_zone": boxes.box(
            f"{start}.time_zone", gettext("Time zone of %(own)s") % {"own": own}
        ),
        "always": boxes.box(f"{start}.always", gettext("Round the clock")),
        "week": [
            (
                weekday_words(day),
                boxes.box(
                    f"{start}.week.{day}",
                    gettext("%(day)s, %(own)s") % {"day": weekday_words(day), "own": own},
                ),
            )
            for day in from_first_weekday(DAYS)
        ],
        "closed": boxes.box(f"{start}.closed", gettext("Days off of %(own)s") % {"own": own}),
        "opened": boxes.box(f"{start}.opened", gettext("Extra days of %(own)s") % {"own": own}),
        "country": boxes.box(
            f"{start}.country", gettext("Country of %(own)s") % {"own": own}, countries
        ),
        "region": boxes.box(
            f"{start}.region", gettext("Region of %(own)s") % {"own": own}, regions
        ),
        "years": boxes.box(f"{start}.years", gettext("Years for %(own)s") % {"own": own}),
    }
