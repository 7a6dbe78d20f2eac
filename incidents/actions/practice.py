"""The practice room. What somebody writes there is theirs, unless they say otherwise."""

from django.db import transaction
from django.utils.translation import gettext as _

from incidents.actions.lock import one_at_a_time
from incidents.library.scenarios import PARTS, scenarios
from incidents.models import Practice
from incidents.queries.practice import people_led_by, readable_tries, suggestions, tries_of
from incidents.rules.refusal import Refused

LONGEST, LONGEST_DEBRIEF = 8000, 4000


@transaction.atomic
def keep_try(*, by, at, scenario, suggestion=None, happened="", why="", next=""):
    """Keep somebody's answer to a scenario (its code); returns the Practice.

    suggestion: the id of a suggestion that this is the try at, as the writer was told beforehand:
    whoever made it may read it; without one nobody may
    Parts may be blank, not all of them. The same text as the last time is the same try. Raises
    Refused.
    """
    _known(scenario)
    parts = dict(zip(PARTS, (text.strip() for text in (happened, why, next)), strict=True))
    if not any(parts.values()):
        raise Refused(_("Write a few words first; one of the three parts is enough to begin with."))
    if any(len(text) > LONGEST for text in parts.values()):
        raise Refused(
            _("A part holds %(longest)s characters at most. Nothing was kept; shorten it.")
            % {"longest": LONGEST}
        )
    one_at_a_time(f"practice:{by.pk}:{scenario}")
    suggested = suggestions(by, scenario).filter(pk=suggestion).first()
    newest = tries_of(by, scenario).first()
    if suggested is None and newest and all(getattr(newest, part) == parts[part] for part in PARTS):
        return newest
    practice = suggested or Practice(person=by, scenario=scenario)
    for part, text in parts.items():
        setattr(practice, part, text)
    practice.written_at = at
    practice.save()
    return practice


def share_try(*, by, practice, is_shared):
    """Let the leads of one's teams read a try, or keep it to oneself again.

    Raises Refused for somebody else's.
    """
    changed = Practice.objects.filter(pk=practice.pk, person=by, written_at__isnull=False)
    if not changed.update(is_shared=is_shared):
        raise Refused(_("Only whoever wrote it can say who may read it."))


@transaction.atomic
def assign_practice(*, by, at, scenario, person):
    """Suggest a scenario (its code) to somebody of a team that one leads; returns the Practice.

    While it waits, suggesting it again changes nothing. Raises Refused.
    """
    _known(scenario)
    if person not in people_led_by(by):
        raise Refused(_("%(person)s is in none of the teams that you lead.") % {"person": person})
    one_at_a_time(f"practice:{person.pk}:{scenario}")
    waiting = suggestions(person, scenario).filter(assigned_by=by).first()
    return waiting or Practice.objects.create(
        person=person, scenario=scenario, assigned_by=by, assigned_at=at
    )


def drop_suggestion(*, by, practice):
    """Put away a suggestion that was not tried yet: who made it may, and to whom it was made.

    Putting it away twice changes nothing. Raises Refused for anybody else.
    """
    if by.pk not in (practice.person_id, practice.assigned_by_id):
        raise Refused(_("Only the two of you can put it away."))
    Practice.objects.filter(pk=practice.pk, written_at=None).delete()


@transaction.atomic
def debrief_try(*, by, at, practice, text):
    """Write to somebody about a try that they showed; returns the Practice.

    It may be written anew by the same person. Raises Refused.
    """
    text = text.strip()
    if not text:
        raise Refused(_("Write a few words: what was good, and what to try next."))
    if len(text) > LONGEST_DEBRIEF:
        raise Refused(
            _("This is longer than %(longest_debrief)s characters. Please shorten it.")
            % {"longest_debrief": LONGEST_DEBRIEF}
        )
    shown = readable_tries(by).exclude(person=by)
    found = shown.select_for_update(of=("self",)).filter(pk=practice.pk).first()
    if found is None:
        raise Refused(_("They keep this one to themselves now."))
    if found.debriefed_by and found.debriefed_by != by:
        raise Refused(
            _("%(debriefed_by)s has written about this one already.")
            % {"debriefed_by": found.debriefed_by}
        )
    if found.debrief != text:
        found.debrief, found.debriefed_by, found.debriefed_at = text, by, at
        found.save(update_fields=["debrief", "debriefed_by", "debriefed_at"])
    return found


def _known(code):
    if code not in scenarios():
        raise Refused(_("This scenario is not in the room any more."))
