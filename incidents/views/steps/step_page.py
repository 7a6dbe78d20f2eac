"""What the pages of the six steps have in common."""

from django.shortcuts import render
from django.utils import timezone

from incidents.queries.big_picture import picture_of, picture_parts
from incidents.queries.parts import Parts
from incidents.queries.standing import standing_from, standing_parts
from incidents.rules.lifecycle import close_blockers
from incidents.rules.path import LABELS, steps


def step_page(request, incident, slug, context, *, template="", status=200):
    """Show the page of one step (`rules.path`): its own `context` beside what all of them show.

    template: the name of another page that belongs to this step
    """
    at = timezone.now()
    found = _PARTS.of(incident, at=at)
    standing = standing_from(found)
    shown = {
        "incident": incident,
        "step": slug,
        "step_label": LABELS[slug],
        "path": steps(standing),
        "standing": standing,
        "close_blockers": close_blockers(standing),
        "picture": picture_of(incident, at, found),
    }
    return render(request, f"steps/{template or slug}.html", shown | context, status=status)


_PARTS = Parts(lambda incident, at: standing_parts() | picture_parts(incident, at))
