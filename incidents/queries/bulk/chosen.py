"""Which incidents somebody has chosen in a list: those ticked, or all that it holds."""

from collections.abc import Iterable

from incidents.models import Incident, User
from incidents.queries.search import look_up
from incidents.queries.sorts import BEST
from incidents.queries.wanted import Wanted


def chosen(user: User, numbers: Iterable[int]) -> list[int]:
    """Those of these ids that this person may see, in their order; one query."""
    numbers = list(dict.fromkeys(numbers))
    seen = Incident.objects.visible_to(user).filter(pk__in=numbers).order_by()
    seen = set(seen.values_list("pk", flat=True))
    return [number for number in numbers if number in seen]


def all_of(wanted: Wanted, most: int) -> list[int]:
    """Ids of all that a list holds, in its order, at most `most` of them: two queries."""
    lens, lists = wanted.lens, wanted.lists()
    if wanted.has_words:
        found = look_up(
            *(wanted.said.typed, wanted.incidents()),
            user=lens.user,
            at=lens.at,
            only_open=lens.only_open,
        )
        if wanted.sort == BEST:
            return chosen(lens.user, found.ids[:most])
        lists = [one.filter(pk__in=found.ids) for one in lists]
    places = wanted.sort.page(lists, None, most)
    return chosen(wanted.lens.user, [place["number"] for place in places])
