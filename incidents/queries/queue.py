from collections.abc import Sequence
from dataclasses import dataclass

from django.utils import timezone

from incidents.models import Incident
from incidents.queries.listed import PAGE, Places, places
from incidents.queries.prepared import Prepared
from incidents.queries.row import Row, Rows, Seen
from incidents.queries.row_facts import facts_of
from incidents.queries.search import Found, excerpts, look_up
from incidents.queries.sorts import BEST
from incidents.queries.viewer import Viewer, viewer
from incidents.queries.wanted import Wanted
from incidents.rules.face import Face, face

_SHOWN = "pk", "status", "urgency", "happened", "customer__name", "owner", "owner__name"
_SEARCHED = "contact__name", "promised", "impact", "external_ref"
"""What is read of an incident for its line (`Seen`), and for one that was searched for besides."""


def clock_face(clock, at) -> Face:
    """A clock's face at `at`, in the time zone that is active for this request."""
    zone = timezone.get_current_timezone()
    paused = clock.paused_at is not None
    return face(clock.kind, clock.due_at, clock.stopped_at, at, zone, is_paused=paused)


@dataclass(frozen=True)
class Page:
    """One page of a list: its rows, and where it goes on.

    total: how many there are in all, in words; None where they are yet to be counted (`total_of`)
    next: the place after its last row, for the address; empty at the end
    found: what a search has found, None without one
    """

    rows: list[Row]
    total: str | None
    next: str
    found: Found | None = None


def queue_page(wanted: Wanted) -> Page:
    """The fifty rows from where the list goes on: three queries, and a few more for a search."""
    lens, found = wanted.lens, None
    if wanted.has_words:
        found = look_up(
            *(wanted.said.typed, wanted.incidents()),
            user=lens.user,
            at=lens.at,
            only_open=lens.only_open,
        )
    chosen = _found_places(wanted, found) if found else places(wanted)
    return Page(
        rows=_rows([place["number"] for place in chosen.shown], found, lens),
        total=chosen.total,
        next=wanted.sort.cursor(chosen.shown[-1]) if chosen.has_more else "",
        found=found,
    )


def _found_places(wanted, found):
    total = f"{len(found.ids)}+" if found.is_cut else str(len(found.ids))
    if wanted.sort != BEST:
        lists = [one.filter(pk__in=found.ids) for one in wanted.lists()]
        rows = list(wanted.sort.page(lists, wanted.after, PAGE + 1))
    else:
        start = 0
        if wanted.after is not None and wanted.after[0] in found.ids:
            start = found.ids.index(wanted.after[0]) + 1
        rows = [{"number": number} for number in found.ids[start : start + PAGE + 1]]
    return Places(rows[:PAGE], len(rows) > PAGE, total)


def _rows(numbers: Sequence[int], found, lens) -> list[Row]:
    """The lines of these incidents, in this order."""
    # The docket has chosen them; that this person may see them is asked of the incidents again.
    seen = _SEEN.rows(numbers=numbers, is_search=bool(found), **viewer(lens.user))
    incidents = {one[0]: Seen(*one) for one in seen}
    facts = facts_of(incidents.values(), lens.user, lens.at)
    elsewhere = excerpts(found, incidents.values()) if found else {}
    rows = Rows(lens.user, lens.at, found)
    return [
        rows.row(incidents[number], facts[number], elsewhere.get(number))
        for number in numbers
        if number in incidents
    ]


def _seen(numbers, is_search, **person):
    seen = Incident.objects.visible_to(Viewer(**person)).filter(pk__in=numbers).order_by()
    return seen.values_list(*_SHOWN, *(_SEARCHED if is_search else ()))


_SEEN = Prepared(_seen)
