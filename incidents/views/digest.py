from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from incidents.actions.digests import manages
from incidents.messages.pictures import HEIGHT, WIDTH, data_url
from incidents.queries.digests.day import day_digest
from incidents.queries.digests.week import week_digest
from incidents.queries.digests.week_shown import alts_of, numbers_of, pictures_of, rows_of

WEEKLY = "week"


@require_GET
def digest(request):
    """The day's digest as it would be written now, and for managers the week's."""
    at, user = timezone.now(), request.user
    is_week = WEEKLY in request.GET and manages(user)
    context = {"is_week": is_week, "manages": manages(user)}
    if is_week:
        week = week_digest(user, at)
        context |= {
            "week": week,
            "numbers": numbers_of(week),
            "rows": rows_of(week),
            "alts": alts_of(week),
            "pictures": {
                name.replace("-", "_"): data_url(png) for name, png in pictures_of(week).items()
            },
            "width": WIDTH,
            "height": HEIGHT,
        }
    else:
        context["digest"] = day_digest(user, at)
    return render(request, "incidents/digest.html", context)
