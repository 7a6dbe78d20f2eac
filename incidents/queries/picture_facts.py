"""The facts of the big picture in words, those that are known."""

from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from incidents.queries.remedies_given import Given, Remedies
from incidents.rules.big_picture import Stakes, history, repetition
from incidents.rules.money import money
from incidents.rules.relationship import our_view
from incidents.rules.words import day, moment, span


@dataclass(frozen=True)
class Fact:
    """One fact: what it is about, in a few words, and perhaps more in a line below."""

    slug: str
    label: str
    words: str
    more: str = ""
    icon: str = "dot"


def facts_of(incident, stakes: Stakes, remedies: Remedies, at: datetime, *, most) -> list[Fact]:
    """The facts that are known of an incident as of `at`, the weightiest first."""
    today = timezone.localtime(at).date()
    told = [
        _value(incident, stakes, today),
        _history(incident, stakes, most),
        _footprint(incident),
        Fact("kind", "What kind", _kind(incident), repetition(stakes), "repeat"),
        _reach(incident),
        _stakeholder(incident.contact),
        _preferences(incident.contact),
        Fact("pain", "What troubles them", incident.customer.pain_points, icon="cloud"),
        _options(incident, remedies, at),
        _given(remedies),
        _difficult(incident),
    ]
    return [fact for fact in told if fact and fact.words]


def _value(incident, stakes, today):
    if stakes.value is None:
        return None
    amount = money(stakes.value, stakes.currency)
    words = amount if incident.value_at_risk is not None else f"{amount} a year"
    renewal = incident.customer.renews_on
    more = f"renews {day(renewal, today)}" if renewal and renewal >= today else ""
    return Fact("value", "Value at risk", words, more, "wallet")


def _history(incident, stakes, most):
    since = incident.customer.since
    more = [f"with us since {since.year}"] if since else []
    more += [f"between us {our_view(stakes.estimates)}"] if stakes.estimates else []
    return Fact("history", "History", history(stakes, most), " · ".join(more), "history")


def _footprint(incident):
    more = f"answers to {incident.contact.answers_to}" if _answers_to(incident.contact) else ""
    return Fact("footprint", "Footprint", incident.get_footprint_display(), more, "globe")


def _answers_to(contact):
    return contact.answers_to if contact else ""


def _kind(incident):
    return incident.get_kind_display() if incident.kind else ""


def _reach(incident):
    words = ""
    if incident.reach is not None:
        words = f"Some {incident.reach:,} others may hear of it" if incident.reach else "Nobody"
    told = {"likely": "would", "unsure": "may", "unlikely": "would hardly"}.get(incident.story)
    story = f"the real story {told} be understood as it spreads" if told else ""
    if words:
        return Fact("reach", "Who may hear of it", words, story, "megaphone")
    return Fact("reach", "As it spreads", story and story[0].upper() + story[1:], "", "megaphone")


def _stakeholder(contact):
    needs = contact.stakeholder_needs if contact else ""
    who = _answers_to(contact)
    if not (who or needs):
        return None
    return Fact("stakeholder", "Whom they answer to", who or needs, needs if who else "", "users")


def _preferences(contact):
    if contact is None:
        return None
    parts = [contact.get_prefers_display(), contact.tone]
    parts += [f"in {contact.language}"] if contact.language else []
    words = ", ".join(part for part in parts if part)
    return Fact("prefers", "They would rather have", words, "", "message-circle")


def _options(incident, remedies, at):
    if not remedies.options:
        return None
    words = f"{remedies.still} of {remedies.options} can still be had"
    more = f"{span(at - incident.learned_at)} after we learned of it"
    if remedies.next_end:
        zone = timezone.get_current_timezone()
        more += f"; the next ends {moment(remedies.next_end, at, zone)}"
    return Fact("options", "Options", words, more, "hourglass")


def _given(remedies):
    words = [_had(remedies.owed, "owed", "owed"), _had(remedies.gestures, "gesture", "gestures")]
    return Fact("given", "Given so far", "; ".join(part for part in words if part), "", "gift")


def _had(given: Given, one, many):
    if not given.number:
        return ""
    cost = " and ".join(money(amount, currency) for currency, amount in given.cost.items())
    return f"{given.number} {one if given.number == 1 else many}" + (f" for {cost}" if cost else "")


def _difficult(incident):
    if not incident.is_difficult:
        return None
    more = "a lead is there when we speak, and reads the answer before it goes"
    return Fact("difficult", "The conversation", "A difficult one", more, "heart-pulse")
