from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from incidents.actions.notice import read_notices
from incidents.context import shell_of
from incidents.queries.notices import notices_page, unread_of, unread_words

UNCHANGED = 204
LONGEST_NUMBER = 18


@require_GET
def notices(request):
    """What has happened that concerns somebody, the newest first."""
    page = notices_page(request.user, timezone.now(), request.GET.get("before", ""))
    is_first = "before" not in request.GET
    return render(request, "incidents/notices.html", {"page": page, "is_first": is_first})


@require_GET
@never_cache
def bell(request):
    """How much is new, for a page that asks again: nothing (204) as long as that stays the same."""
    count = len(unread_of(request.user))
    words, seen = unread_words(count), request.GET.get("seen")
    if words == seen:
        return HttpResponse(status=UNCHANGED)
    is_more = seen is not None and count > (_number(seen.rstrip("+")) or 0)
    return render(request, "_bell_rung.html", {"unread": words, "count": is_more and count})


@require_POST
def read_all(request):
    """Mark everything as read that was there when the page was made."""
    upto = _number(request.POST.get("upto", ""))
    read_notices(by=request.user, at=timezone.now(), upto=upto)
    return redirect("notices")


def read_of(request, incident):
    """Whoever opens an incident has seen what the bell says of it. No query where it is silent."""
    if shell_of(request).news:
        read = read_notices(by=request.user, at=timezone.now(), incident=incident)
        shell_of(request).forget(read)


def _number(text):
    """A number that an address holds, or None."""
    is_number = text.isascii() and text.isdecimal() and len(text) <= LONGEST_NUMBER
    return int(text) if is_number else None
