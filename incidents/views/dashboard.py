"""The escalation dashboard: for a desk, and for a screen on the wall.

A page that lies open looks every few seconds whether anything has changed. Where nothing has, the
answer is a 304 that asks three questions: whose session, who is it, and what is the newest event.
"""

from hashlib import blake2b

from django.shortcuts import render
from django.utils import timezone
from django.utils.cache import get_conditional_response
from django.utils.functional import SimpleLazyObject
from django.utils.translation import get_language
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_GET
from django.views.decorators.vary import vary_on_headers

from incidents.queries.board import Scope, board, pulse
from incidents.queries.filters.filter import is_id
from incidents.views.shared import local_midnight

MOST_TEAMS = 20


@require_GET
@vary_on_headers("HX-Request")
@cache_control(private=True, no_cache=True)
def dashboard(request):
    """The escalation dashboard; asked for by htmx, only what changes on it."""
    return _board(request, "board/dashboard.html", "board/_partial.html")


@require_GET
@vary_on_headers("HX-Request")
@cache_control(private=True, no_cache=True)
def wall(request):
    """The same for a screen on the wall: huge, without anything to press. `?names=off` leaves out
    what a visitor should not read."""
    names = {"has_names": request.GET.get("names") != "off"}
    return _board(request, "board/wall.html", "board/_wall.html", **names)


def _board(request, page, partial, **more):
    at = timezone.now()
    chosen = [int(team) for team in request.GET.getlist("team")[:MOST_TEAMS] if is_id(team)]
    scope = Scope.of(request.user, local_midnight(at)).narrowed(chosen)
    beat = pulse(request.user, scope, at)
    etag = _etag(request, beat.said)
    # Only what changes by itself: a whole page may also have something to say about a deed.
    if request.htmx and (unchanged := get_conditional_response(request, etag=etag)):
        return unchanged
    context = more | {
        "etag": etag,
        # What is written is kept under this, and what is kept asks for no board.
        "kept_under": f"{etag} {request.user.sees_everything} {request.user.team_ids}",
        "board": SimpleLazyObject(lambda: board(request.user, scope, at, beat)),
    }
    answer = render(request, partial if request.htmx else page, context)
    if request.htmx:
        answer["ETag"] = etag
    return answer


def _etag(request, said):
    """Another one with each event and each minute, for each person, address and language.

    The minute sees to the rest: what somebody may see, where they are, and the product itself
    change without an event, and show when it is over.
    """
    state = f"{request.user.pk} {get_language()} {request.get_full_path()} {said}"
    return f'"{blake2b(state.encode(), digest_size=12).hexdigest()}"'
