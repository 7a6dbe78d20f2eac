"""What a field offers while somebody types in it: the options of a list below it.

Both take what was typed as `typed`, and give a piece of a page: static/js/typing.js asks for it.
"""

from django.shortcuts import render
from django.views.decorators.http import require_GET

from incidents.queries.colleagues import names_of_colleagues
from incidents.queries.tags import tags_in_use
from incidents.rules.fitting import fitting
from incidents.rules.mentions import nameable
from incidents.views.shared import incident_or_404

MOST = 8
"""So many are read at one glance."""
LONGEST = 120
"""Letters: no name has more."""


@require_GET
def names(request, reference):
    """Colleagues whom a note of this incident can call, after “@”; the writer is none of them."""
    known = names_of_colleagues(incident_or_404(request, reference))
    found = nameable(_typed(request), known, MOST + 1)
    others = [name for name in found if name != request.user.name]
    return _offered(request, others)


@require_GET
def tags(request):
    """Tags that are in use where this person can see it, but for those of the incident `on`."""
    known = tags_in_use(request.user, but_on=request.GET.get("on", ""))
    return _offered(request, fitting(_typed(request), known))


def _typed(request):
    return request.GET.get("typed", "").replace("\0", "")[:LONGEST]


def _offered(request, found):
    return render(request, "typing/_offered.html", {"offered": found[:MOST]})
