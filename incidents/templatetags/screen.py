"""The small parts every screen is made of: badges, avatars, urgency, and moments in words."""

from datetime import timedelta
from functools import lru_cache

from django import template
from django.template.loader import get_template
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language

from incidents.rules import path, words

register = template.Library()


@lru_cache(maxsize=2000)
def _drawn(template_name, language, **shown):
    """A part that stands in each row of a list, and is drawn once for each thing it shows."""
    return get_template(template_name).render(shown)


@register.simple_tag
def avatar(user):
    """The initials of a person in a circle; a dashed one for nobody."""
    shown = {"name": user.name, "initials": user.initials, "hue": user.hue} if user else {}
    return _drawn("screen/_avatar.html", get_language(), **shown)


@register.inclusion_tag("screen/_clock_badge.html")
def clock_badge(face, *, large=False, left=None, why=()):
    """How a clock stands: icon, words and border, so that colour is never alone.

    left: a moment, to say how much time was left then; the words beside it name clock and deadline
    why: sentences that explain the deadline, for who points at it
    """
    said = face.words if face else ""
    if left and face.tone not in ("done", "paused"):
        # Before it is logged, a promise is told as it was given: whole minutes, not one less.
        ahead = face.due_at - left + timedelta(seconds=1 if large else 59)
        said = words.span(ahead) if ahead > timedelta() else face.detail
        if large and ahead > timedelta():
            said += " left"
    elif left and face.tone == "paused":
        said = face.detail
    return {
        "face": face,
        "words": said,
        "large": large,
        "icon_size": 18 if large else 14,
        "why": " ".join(why),
    }


@register.simple_tag
def urgency(value):
    """An urgency as an icon and a word."""
    return _drawn("screen/_urgency.html", get_language(), value=value)


@register.simple_tag
def turn(row):
    """Whose turn it is in a line of a list: a sign and a word."""
    shown = {"icon": row.icon, "words": row.turn, "is_mine": row.is_mine}
    return _drawn("screen/_turn.html", get_language(), **shown)


@register.simple_tag
def progress(facts):
    """How far an incident is on the path (`queries.row_facts`): six dots and a number."""
    shown = {"states": tuple(step.state for step in facts.steps), "number": facts.number}
    return _drawn("screen/_progress.html", get_language(), step=facts.label, **shown)


@register.filter
def moment(when, now=None):
    """A point in time as people near `now` would say it: 13:20, Wed 13:20, 17 Nov 13:20."""
    zone = timezone.get_current_timezone()
    return words.moment(when, now or timezone.now(), zone) if when else ""


@register.simple_tag
def step_url(slug, incident):
    """Where a step of the path (`rules.path`) is taken."""
    if slug == path.ACKNOWLEDGE:
        return f"{incident.get_absolute_url()}#touchpoint"
    if slug == path.APOLOGISE:
        return reverse("answer", args=[incident.reference])
    return reverse(f"step_{slug.replace('-', '_')}", args=[incident.reference])
