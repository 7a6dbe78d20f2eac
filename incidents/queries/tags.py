"""Finding tags: by their name in any case, and those to pick from."""

from django.db.models import Count, Value
from django.db.models.functions import Lower
from django.db.models.lookups import Exact

from incidents.models import Incident, Tag, User

MOST = 100
LATELY, MOST_IN_USE = 5000, 500
"""So many times that a tag was put on say which are in use, and so many of these there may be."""


def named(name: str) -> Exact:
    """The condition that a Tag has this name, in the words of the unique index."""
    return Exact(Lower("name"), Lower(Value(name)))


def tags_on(user: User, incidents: list[int]) -> list[str]:
    """The names of the tags on these incidents (ids) that this person may see, at most MOST."""
    seen = Incident.objects.visible_to(user).filter(pk__in=incidents).order_by().values("pk")
    found = Tag.objects.filter(incidents__in=seen).order_by("name").distinct()
    return list(found.values_list("name", flat=True)[:MOST])


def tags_in_use(user: User, but_on: str = "") -> list[str]:
    """The names of the tags that this person finds on incidents, those used most first.

    but_on: the reference of an incident, whose own tags are left out; anything else for none
    Counted are the newest LATELY times that one was put on anything in the company. One query.
    """
    put_on = Tag.incidents.through.objects.order_by()
    lately = put_on.order_by("-pk").values("pk")[:LATELY]
    seen = put_on.filter(pk__in=lately)
    if not user.sees_everything:
        # A tag may name what somebody else should not read.
        seen = seen.filter(incident__team__in=user.team_ids)
    there = Incident.objects.visible_to(user).referenced(but_on).order_by()
    seen = seen.exclude(tag__in=put_on.filter(incident__in=there).values("tag"))
    used = seen.values_list("tag__name").annotate(times=Count("pk"))
    return [name for name, _times in used.order_by("-times", "tag__name")[:MOST_IN_USE]]
