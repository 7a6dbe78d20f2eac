"""The small parts every screen is made of: badges, avatars, urgency, and moments in words."""

import re
from datetime import timedelta
from functools import lru_cache

from django import template
from django.template.loader import get_template
from django.urls import get_script_prefix, reverse
from django.utils import timezone
from django.utils.html import conditional_escape
from django.utils.safestring import mark_safe
from django.utils.translation import get_language, gettext

from incidents.rules import path, words
from incidents.rules.zone_words import short_zone

register = template.Library()

_REFERENCE = re.compile(r"\(?R-\d+\)?")
_BETWEEN_TAGS = re.compile(r">\n+<")


@lru_cache(maxsize=4000)
def _drawn(template_name, language, **shown):
    """A part that stands on pages again and again, and is drawn once for each thing it shows."""
    # What is safe stays so; how a template is laid out is for who reads the template. The lines of
    # what people wrote are theirs, and stay.
    lines = (line.strip() for line in get_template(template_name).render(shown).splitlines())
    return mark_safe(_BETWEEN_TAGS.sub(">\n<", "\n".join(lines).strip()))  # noqa: S308


@register.simple_tag
def avatar(user):
    """The initials of a person in a circle; a dashed one for nobody."""
    shown = {"name": user.name, "initials": user.initials, "hue": user.hue} if user else {}
    return _drawn("screen/_avatar.html", get_language(), **shown)


@register.simple_tag
def story_line(entry):
    """A line of an incident’s story (`queries.timeline`)."""
    local = timezone.localtime(entry.at)
    return _drawn(
        "screen/_story_line.html",
        get_language(),
        # One moment is the same everywhere: what is drawn for a zone is not told apart by it.
        at=local.replace(tzinfo=None),
        stamp=local.isoformat(),
        avatar=avatar(entry.person) if entry.person else "",
        icon=entry.icon,
        headline=entry.headline,
        text=entry.text,
        tone=entry.tone,
    )


@register.simple_tag
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
            said = gettext("%(span)s left") % {"span": said}
    elif left and face.tone == "paused":
        said = face.detail
    if not face:
        return ""
    due = timezone.localtime(face.due_at)
    return _drawn(
        "screen/_clock_badge.html",
        get_language(),
        tone=face.tone,
        icon=face.icon,
        due_at=due.replace(tzinfo=None),
        zone=short_zone(due, due.tzinfo),
        stamp=due.isoformat(),
        words=str(said),
        large=large,
        icon_size=18 if large else 14,
        why=" ".join(why),
    )


@register.simple_tag
def urgency(value):
    """An urgency as an icon and a word."""
    return _drawn("screen/_urgency.html", get_language(), value=value)


@register.simple_tag
def line(row):
    """A line of a list of incidents (`queries.row.Row`)."""
    return _drawn("incidents/_queue_row.html", get_language(), row=row)


@register.simple_tag
def board_line(row, which, reader, drawn_by="board/_row.html"):
    """A line of the escalation dashboard (`queries.board.rows.Row`) in one of its lists, for the
    person with the id `reader`; drawn_by: a template."""
    shown = {"row": row, "list": which, "reader": reader}
    # One moment is the same everywhere, so the zone it is written in tells two lines apart.
    shown["zone"] = timezone.get_current_timezone_name()
    return _drawn(drawn_by, get_language(), **shown)


@register.filter
def moment(when, now=None):
    """A point in time as people near `now` would say it: 13:20, Wed 13:20, 17 Nov 13:20."""
    zone = timezone.get_current_timezone()
    return words.moment(when, now or timezone.now(), zone) if when else ""


@register.simple_tag
def step_url(slug, incident):
    """Where a step of the path (`rules.path`) is taken."""
    before, after = _way_to_step(slug, get_script_prefix())
    return f"{before}{incident.reference}{after}"


@lru_cache
def _way_to_step(slug, prefix):
    """What of such an address stands before the reference, and what after it."""
    any_one = "R-1"
    names = {path.ACKNOWLEDGE: "incident", path.APOLOGISE: "answer"}
    address = reverse(names.get(slug, f"step_{slug.replace('-', '_')}"), args=[any_one])
    before, _, after = address.partition(any_one)
    return before, f"{after}#touchpoint" if slug == path.ACKNOWLEDGE else after


@register.filter
def unbroken(text):
    """The text, in which references stay on one line: “R-1042” would break after its hyphen."""
    whole = _REFERENCE.sub(r'<span class="whole">\g<0></span>', conditional_escape(text))
    return mark_safe(whole)  # noqa: S308
