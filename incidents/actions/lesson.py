"""What others can learn from an incident, or from a moment in which somebody was exemplary."""

from datetime import timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from incidents.actions.lock import one_at_a_time
from incidents.models import Event, Lesson
from incidents.rules.refusal import Refused

MOST_TAGS, LONGEST_TAG = 8, 30
TWICE = timedelta(hours=1)
"""The same words by the same person so soon are one exemplary moment: the form was sent twice."""


@transaction.atomic
def keep_lesson(*, by, at, title, text="", kind="", tags=(), incident=None, is_exemplary=False):
    """Keep a lesson for everybody; returns the Lesson.

    incident: where it was learned; None for an exemplary moment that no incident led to
    tags: words to find it by, kept in lower case
    The same title on the same incident is kept once; without one, once within TWICE by the same
    person. Raises Refused without a title, and for more or longer tags than can be kept.
    """
    title, tags = title.strip(), sorted({tag.strip().lower() for tag in tags if tag.strip()})
    if not title:
        raise Refused(_("Say what others can learn, in a sentence."))
    if len(tags) > MOST_TAGS or any(len(tag) > LONGEST_TAG for tag in tags):
        raise Refused(
            _("Use at most %(most_tags)s tags of at most %(longest_tag)s characters.")
            % {"most_tags": MOST_TAGS, "longest_tag": LONGEST_TAG}
        )
    one_at_a_time(f"lesson:{incident.pk if incident else f'of {by.pk}'}:{title}")
    if known := _known(title, incident, by, at, is_exemplary):
        return known
    lesson = Lesson.objects.create(
        title=title,
        text=text.strip(),
        kind=kind or (incident.kind if incident else ""),
        tags=tags,
        is_exemplary=is_exemplary,
        by=by,
        at=at,
    )
    if incident:
        lesson.incidents.add(incident)
        _tell(lesson, incident, by, at, is_new=True)
    return lesson


def _known(title, incident, by, at, is_exemplary):
    if incident:
        return incident.lessons.filter(title=title).first()
    lately = Lesson.objects.filter(incidents=None, by=by, at__range=(at - TWICE, at))
    return lately.filter(title=title, is_exemplary=is_exemplary).first()


@transaction.atomic
def see_lesson_again(*, by, at, incident, lesson):
    """Say that a lesson was seen in one more incident. Saying it twice changes nothing."""
    if lesson.incidents.filter(pk=incident.pk).exists():
        return lesson
    lesson.incidents.add(incident)
    _tell(lesson, incident, by, at, is_new=False)
    return lesson


def _tell(lesson, incident, by, at, *, is_new):
    Event.objects.create(
        incident=incident,
        kind=Event.Kind.LESSON,
        at=at,
        by=by,
        data={"title": lesson.title, "is_new": is_new},
    )
