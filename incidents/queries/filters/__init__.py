"""Everything by which lists of incidents can be narrowed, in one register.

Whoever shows a number links to a list with these; whoever types in the search box uses the same.
"""

from incidents.queries.filters import attention, case, clocks, dates, day_of, people, record
from incidents.queries.filters.address import list_url
from incidents.queries.filters.filter import Filter, Lens, Reads, Takes

FILTERS: dict[str, Filter] = {
    one.name: one
    for group in (people, case, clocks, attention, dates, day_of, record)
    for one in group.FILTERS
}

__all__ = ["FILTERS", "Filter", "Lens", "Reads", "Takes", "list_url"]
