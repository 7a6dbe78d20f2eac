"""Search: from what somebody typed to the incidents that are meant, best first.

    typed = understood("brigthwater urgency:critical -refund")    # no query
    typed.narrowings      each with name, value, is_excluded: they join the filters of the address;
                          the names are those of `queries.filters.FILTERS`
    typed.terms           what is left to look for; empty when there were only narrowings
    found = look_up(typed, incidents, user=…, at=…)               # two to four queries
    found.ids             best first, at most MOST; `in_order(rows)` puts rows in this order
    found.is_cut          whether there may be more than these
    found.instead         what was searched for instead of what was typed, to be said on the page
    found.marked(text)    the text as safe HTML, what was found in <mark>
    excerpts(found, incidents)    where else it was found, for rows that show none of it: one query

`incidents` is a query that is narrowed already, to the filters and to what the person may see.
"""

from incidents.queries.search.excerpts import Excerpt, excerpts
from incidents.queries.search.found import Found, Instead
from incidents.queries.search.look_up import MOST, look_up, understood

__all__ = ["MOST", "Excerpt", "Found", "Instead", "excerpts", "look_up", "understood"]
