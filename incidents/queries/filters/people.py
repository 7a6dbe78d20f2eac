"""By whom. Who was there when it happened is none of these: nobody counts that (P26)."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from incidents.models import Clock, Docket, Guide, Incident, Membership, Team, User, Watch
from incidents.queries.filters.among import among
from incidents.queries.filters.apart import Apart
from incidents.queries.filters.filter import Filter, Reads, Takes, is_id
from incidents.rules import roles

MOST = 300
ME, NOBODY, ANYONE, MINE = "me", "nobody", "anyone", "mine"
_ME = {ME: _("Me")}
_NOBODY = {ANYONE: _("Anybody"), NOBODY: _("Nobody yet")}
_MINE = {MINE: _("My teams")}


def colleagues_of(user):
    """The people whose names this person may read: of their teams, and those who see everything;
    for those who see everything, everybody."""
    if user.sees_everything:
        return User.objects.all()
    places = Membership.objects.filter(Q(team__in=user.team_ids) | Q(role__in=roles.SEE_ALL))
    return User.objects.filter(Q(pk__in=places.values("user")) | Q(pk=user.pk))


def teams_of(user):
    """The teams whose incidents this person may see."""
    return Team.objects.all() if user.sees_everything else Team.objects.filter(pk__in=user.team_ids)


def on_the_desk_of(people, owner: str = "owner", *, only_open=True) -> Q:
    """Incidents, or lines of the docket, that one of these people (a list or query of ids) owns,
    or of which a running clock is theirs to keep.

    owner: the lookup of the owner, where it is not the line's own
    """
    # A union is read through two indexes; an OR would look at every incident.
    kept = Clock.objects.running().filter(person__in=people).values("incident")
    if only_open:
        owned = Docket.objects.filter(owner__in=people).values("incident")
        theirs = Q(**{f"{owner}__in": people})
        return Apart(among(owned.union(kept)), theirs, among(kept) & ~theirs)
    owned = Incident.objects.filter(owner__in=people).order_by().values("pk")
    return Q(pk__in=owned.union(kept))


def _who(value, lens):
    """Ids of whom a value means: me, somebody’s id, or how their name or e-mail begins."""
    if value == ME:
        return [lens.user.pk]
    if is_id(value):
        return [int(value)]
    return colleagues_of(lens.user).filter(_is_called(value) | Q(email__istartswith=value + "@"))


def _is_called(value):
    """A name that begins so, or one of whose later words does."""
    return Q(name__istartswith=value) | Q(name__icontains=f" {value}")


def _owner(value, lens):
    if value == ANYONE:
        return Q()
    if value == NOBODY:
        return Q(**{f"{lens.field('owner')}__isnull": True})
    people = _ids(_who(value, lens))
    return on_the_desk_of(people, lens.field("owner"), only_open=lens.only_open)


def _ids(people):
    return people if isinstance(people, list) else people.order_by().values("pk")


def _team(value, lens):
    field = lens.field("team")
    if is_id(value):
        return Q(**{field: int(value)})
    if value == MINE:
        return Q(**{f"{field}__in": lens.user.team_ids})
    called = teams_of(lens.user).filter(_is_called(value)).order_by()
    return Q(**{f"{field}__in": called.values("pk")})


def _logged_by(value, lens):
    return Q(logged_by__in=_ids(_who(value, lens)))


def _of(model):
    def meets(value, lens):
        theirs = model.objects.filter(person__in=_ids(_who(value, lens)))
        return Q(pk__in=theirs.order_by().values("incident"))

    return meets


def _people(lens):
    found = colleagues_of(lens.user).filter(is_active=True).order_by("name", "pk")
    named = found.values_list("pk", "name")[:MOST]
    return [*_ME.items(), *((str(pk), name) for pk, name in named)]


def _owners(lens):
    return [*_NOBODY.items(), *_people(lens)]


def _teams(lens):
    found = teams_of(lens.user).order_by("name").values_list("pk", "name")
    return [*_MINE.items(), *((str(pk), name) for pk, name in found[:MOST])]


def _names_of_people(ids, lens):
    return colleagues_of(lens.user).filter(pk__in=ids).order_by().values_list("pk", "name")


def _names_of_teams(ids, lens):
    return teams_of(lens.user).filter(pk__in=ids).order_by().values_list("pk", "name")


def _person(name, label, meets, **rest):
    kept = {"options": _people, "group": "people", "words": _ME} | rest
    return Filter(name, label, meets=meets, takes=Takes.NAME, named=_names_of_people, **kept)


FILTERS: tuple[Filter, ...] = (
    _person(
        "owner",
        _("Owner"),
        _owner,
        options=_owners,
        group="first",
        words=_NOBODY | _ME,
        anything=ANYONE,
        reads=Reads.LINE,
    ),
    Filter(
        "team",
        _("Team"),
        options=_teams,
        meets=_team,
        group="first",
        takes=Takes.NAME,
        named=_names_of_teams,
        words=_MINE,
        reads=Reads.LINE,
    ),
    _person("logged_by", _("Logged by"), _logged_by),
    _person("watching", _("Watched by"), _of(Watch), reads=Reads.BESIDE),
    _person("guide", _("Guide"), _of(Guide), reads=Reads.BESIDE),
)
