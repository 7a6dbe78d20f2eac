"""Finding tags: by their name in any case, and those to pick from."""

from django.db.models import Value
from django.db.models.functions import Lower
from django.db.models.lookups import Exact

from incidents.models import Incident, Tag, User

MOST = 100


def named(name: str) -> Exact:
    """The condition that a Tag has this name, in the words of the unique index."""
    return Exact(Lower("name"), Lower(Value(name)))


def tags_on(user: User, incidents: list[int]) -> list[str]:
    """The names of the tags on these incidents (ids) that this person may see, at most MOST."""
    seen = Incident.objects.visible_to(user).filter(pk__in=incidents).order_by().values("pk")
    found = Tag.objects.filter(incidents__in=seen).order_by("name").distinct()
    return list(found.values_list("name", flat=True)[:MOST])
