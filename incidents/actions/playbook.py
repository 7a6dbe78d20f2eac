"""What this company does when one kind of thing goes wrong: written by leads, for everybody."""

from django.db import transaction
from django.utils.translation import gettext as _

from incidents.actions.lock import one_at_a_time
from incidents.library.playbooks import PARTS, playbooks
from incidents.models import Playbook
from incidents.queries.playbooks import may_write_playbooks, own_playbook, texts_of
from incidents.rules.letter_template import what_is_wrong
from incidents.rules.refusal import Refused


class PlaybookOvertaken(Refused):
    """Somebody else has saved or dropped the playbook since it was read; nothing was overwritten.

    theirs: the Playbook as it stands now, None where the one that comes with Recovery holds again
    """

    def __init__(self, theirs):
        self.theirs = theirs
        did = (
            _("%(saved_by)s has saved this playbook meanwhile. Nothing is overwritten.")
            % {"saved_by": theirs.saved_by}
            if theirs
            else _(
                "Somebody has gone back to the playbook that came with Recovery meanwhile. Nothing "
                "is overwritten."
            )
        )
        super().__init__(did)


@transaction.atomic
def save_playbook(*, by, at, kind, seen, **texts):
    """Keep the playbook of a kind of incident as this company's own; returns the Playbook.

    kind: one that has a playbook; texts: as `queries.playbooks.texts_of` gives them, all five
    seen: `saved_at` of the one it was made from (aware), None for the one that comes with Recovery
    What holds already, word for word, is not kept once more; None is returned where that is the one
    that comes with Recovery. Raises PlaybookOvertaken when somebody was quicker, and Refused
    without anything to do first, for a letter with a variable that does not exist, and for whoever
    is no lead.
    """
    _guard(by, kind)
    texts = {name: _tidy(text) for name, text in texts.items()}
    texts["first_hour"] = "\n".join(filter(None, texts["first_hour"].splitlines()))
    if not texts["first_hour"]:
        raise Refused(_("Say what to do first, one thing a line."))
    for part in PARTS:
        if wrong := what_is_wrong(texts[part]):
            raise Refused(wrong)
    one_at_a_time(f"playbook:{kind}")
    known = own_playbook(kind)
    if texts == texts_of(kind, known):
        return known
    _as_seen(known, seen)
    playbook = known or Playbook(kind=kind)
    for name, text in texts.items():
        setattr(playbook, name, text)
    playbook.saved_by, playbook.saved_at = by, at
    playbook.save()
    return playbook


@transaction.atomic
def drop_playbook(*, by, kind, seen):
    """Go back to the playbook that comes with Recovery. Doing so twice changes nothing.

    seen: as `save_playbook` takes it; raises as that does
    """
    _guard(by, kind)
    one_at_a_time(f"playbook:{kind}")
    known = own_playbook(kind)
    if known:
        _as_seen(known, seen)
        known.delete()


def _guard(person, kind):
    if kind not in playbooks():
        raise Refused(_("There is no such kind of incident; nothing was changed."))
    if not may_write_playbooks(person):
        raise Refused(_("Leads write the playbooks. Tell yours what you would change."))


def _as_seen(known, seen):
    if (known.saved_at if known else None) != seen:
        raise PlaybookOvertaken(known)


def _tidy(text):
    """The text without space around its lines, and without the line ends that browsers send."""
    return "\n".join(line.strip() for line in text.strip().splitlines())
