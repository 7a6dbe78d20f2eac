"""In whose time a time is told; where many stand together, it is said once for all of them."""

from zoneinfo import ZoneInfo

from django import template
from django.utils import timezone
from django.utils.translation import gettext as _

from incidents.rules.words import moment
from incidents.rules.zone_words import differs, short_zone, times_are_in

register = template.Library()


@register.filter
def zone(when):
    """The short name of the zone in which this page tells the moment: “CET”."""
    return short_zone(when, timezone.get_current_timezone()) if when else ""


@register.simple_tag(name="times_are_in")
def times_of_page(now):
    """A sentence for a page with times: “Times are in Europe/Lisbon (WET).”"""
    return times_are_in(now, timezone.get_current_timezone())


@register.inclusion_tag("screen/_zone.html")
def deadline_zone(clock, now):
    """The short name of the zone beside a deadline, with the zone by whose hours it was reckoned,
    and the time there, where that is another one."""
    here = timezone.get_current_timezone()
    sentences = [_("%(zone)s, your time zone.") % {"zone": here}, reckoned_there(clock, now)]
    return {
        "short": short_zone(clock.due_at, here),
        "long": " ".join(filter(None, sentences)),
    }


@register.simple_tag
def reckoned_there(clock, now):
    """By which zone's hours a deadline was reckoned, and when it is there; empty where that is no
    other time than here."""
    calendar = clock.rules.calendars.get(clock.hours)
    here, there = timezone.get_current_timezone(), calendar and ZoneInfo(calendar.tz)
    if there is None or not differs(clock.due_at, there, here):
        return ""
    told = {
        "zone": there,
        "time": moment(clock.due_at, now, there),
        "short": short_zone(clock.due_at, there),
    }
    return _("It was reckoned in %(zone)s, where it is %(time)s %(short)s then.") % told
