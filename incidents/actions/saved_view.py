"""Lists of incidents that get a name: for oneself, for a team, for everyone."""

from django.db import transaction
from django.utils.translation import gettext as _

from incidents.actions.lock import one_at_a_time
from incidents.models import SavedView, User
from incidents.queries.saved_views import may_change, may_share
from incidents.rules.refusal import Refused

MOST = 50
LONGEST = SavedView._meta.get_field("query").max_length


@transaction.atomic
def save_view(*, by, at, name, query, audience, team=None):
    """Give a list a name; returns the SavedView.

    query: of its address, as `Wanted.query` writes it; audience: one of SavedView.Audience; team:
    whose it is, where the audience is a team
    The same name for the same list and people is kept once. Raises Refused without a name, with
    one that is taken, for people whom `by` arranges nothing for, and for too many or too long.
    """
    name = _named(name)
    team = team if audience == SavedView.Audience.TEAM else None
    if not may_share(by, audience, team.pk if team else None):
        raise Refused(_("This list stays yours: only who leads a team or manages shares lists."))
    if len(query) > LONGEST:
        raise Refused(_("This list has too many filters to be kept. Take some away."))
    one_at_a_time(f"views of {by.pk}")
    theirs = SavedView.objects.filter(by=by)
    known = theirs.filter(name=name, audience=audience, team=team).first()
    if known and known.query == query:
        return known
    if known:
        raise Refused(_("You have a list called “%s” already. Give this one another name.") % name)
    if theirs.count() >= MOST:
        raise Refused(_("You have saved %d lists. Delete one that you don’t need.") % MOST)
    return SavedView.objects.create(
        name=name, query=query, audience=audience, team=team, by=by, at=at
    )


def rename_view(*, by, at, view, name):
    """Call a saved list something else. Raises Refused where it is not theirs to change."""
    _guard(by, view)
    SavedView.objects.filter(pk=view.pk).update(name=_named(name))


def drop_view(*, by, at, view):
    """Delete a saved list; incidents stay as they are. Raises Refused where it is not theirs."""
    _guard(by, view)
    view.delete()


def start_with(*, by, at, view):
    """Begin each day with this saved list, or with their own queue for None."""
    User.objects.filter(pk=by.pk).update(default_view=view)


def _guard(by, view):
    if not may_change(by, view):
        raise Refused(_("%s saved this list. Ask them to change it.") % view.by.name)


def _named(name):
    name = " ".join(name.split())
    if not name:
        raise Refused(_("Give the list a name."))
    if len(name) > SavedView._meta.get_field("name").max_length:
        raise Refused(_("Give the list a shorter name."))
    return name
