"""The facts of the big picture in words, those that are known."""

from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from incidents.queries.remedies_given import Given, Remedies
from incidents.rules.big_picture import Stakes, history, repetition
from incidents.rules.language import number
from incidents.rules.money import money
from incidents.rules.relationship import our_view
from incidents.rules.words import day, listed, moment, span

_AS_IT_SPREADS = {
    "likely": gettext_lazy("the real story would be understood as it spreads"),
    "unsure": gettext_lazy("the real story may be understood as it spreads"),
    "unlikely": gettext_lazy("the real story would hardly be understood as it spreads"),
}


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
        Fact("kind", _("What kind"), incident.get_kind_display(), repetition(stakes), "repeat"),
        _reach(incident),
        _stakeholder(incident.contact),
        _preferences(incident.contact),
        Fact("pain", _("What troubles them"), incident.customer.pain_points, icon="cloud"),
        _options(incident, remedies, at),
        _given(remedies),
        _difficult(incident),
    ]
    return [fact for fact in told if fact and fact.words]


def _value(incident, stakes, today):
    if stakes.value is None:
        return None
    amount = money(stakes.value, stakes.currency)
    words = (
        amount
        if incident.value_at_risk is not None
        else _("%(amount)s a year") % {"amount": amount}
    )
    renewal = incident.customer.renews_on
    more = ""
    if renewal and renewal >= today:
        more = _("renews %(day)s") % {"day": day(renewal, today)}
    return Fact("value", _("Value at risk"), words, more, "wallet")


def _history(incident, stakes, most):
    since = incident.customer.since
    more = [_("with us since %(year)s") % {"year": since.year}] if since else []
    if stakes.estimates:
        more.append(_("between us %(view)s") % {"view": our_view(stakes.estimates)})
    return Fact("history", _("History"), history(stakes, most), " · ".join(more), "history")


def _footprint(incident):
    more = _answers_to(incident.contact)
    more = _("answers to %(whom)s") % {"whom": more} if more else ""
    return Fact("footprint", _("Footprint"), incident.get_footprint_display(), more, "globe")


def _answers_to(contact):
    return contact.answers_to if contact else ""


def _reach(incident):
    story = str(_AS_IT_SPREADS.get(incident.story, ""))
    if incident.reach is None:
        story = story and story[0].upper() + story[1:]
        return Fact("reach", _("As it spreads"), story, "", "megaphone")
    words = _("Nobody")
    if incident.reach:
        words = ngettext(
            "%(count)s other may hear of it",
            "Some %(count)s others may hear of it",
            incident.reach,
        ) % {"count": number(incident.reach)}
    return Fact("reach", _("Who may hear of it"), words, story, "megaphone")


def _stakeholder(contact):
    needs = contact.stakeholder_needs if contact else ""
    who = _answers_to(contact)
    if not (who or needs):
        return None
    return Fact(
        "stakeholder", _("Whom they answer to"), who or needs, needs if who else "", "users"
    )


def _preferences(contact):
    if contact is None:
        return None
    parts = [contact.get_prefers_display(), contact.tone]
    parts += [_("in %(language)s") % {"language": contact.language}] if contact.language else []
    words = ", ".join(part for part in parts if part)
    return Fact("prefers", _("They would rather have"), words, "", "message-circle")


def _options(incident, remedies, at):
    if not remedies.options:
        return None
    words = ngettext(
        "%(still)s of %(count)s can still be had",
        "%(still)s of %(count)s can still be had",
        remedies.options,
    ) % {"still": remedies.still, "count": remedies.options}
    since = {"span": span(at - incident.learned_at)}
    more = _("%(span)s after we learned of it") % since
    if remedies.next_end:
        end = moment(remedies.next_end, at, timezone.get_current_timezone())
        more = _("%(span)s after we learned of it; the next ends %(end)s") % (since | {"end": end})
    return Fact("options", _("Options"), words, more, "hourglass")


def _given(remedies):
    words = [_owed(remedies.owed), _gestures(remedies.gestures)]
    return Fact("given", _("Given so far"), "; ".join(part for part in words if part), "", "gift")


def _owed(given):
    cost = _cost(given)
    words = (
        ngettext("%(count)s owed for %(cost)s", "%(count)s owed for %(cost)s", given.number)
        if cost
        else ngettext("%(count)s owed", "%(count)s owed", given.number)
    )
    return words % {"count": given.number, "cost": cost} if given.number else ""


def _gestures(given):
    cost = _cost(given)
    words = (
        ngettext("%(count)s gesture for %(cost)s", "%(count)s gestures for %(cost)s", given.number)
        if cost
        else ngettext("%(count)s gesture", "%(count)s gestures", given.number)
    )
    return words % {"count": given.number, "cost": cost} if given.number else ""


def _cost(given: Given):
    return listed([money(amount, currency) for currency, amount in given.cost.items()])


def _difficult(incident):
    if not incident.is_difficult:
        return None
    more = _("a lead is there when we speak, and reads the answer before it goes")
    return Fact("difficult", _("The conversation"), _("A difficult one"), more, "heart-pulse")
