from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import get_language

from incidents.queries.sample import House
from incidents.queries.shell import Shell
from incidents.queries.tour import card_on

TOUR = "tour"
"""Where a session keeps at which stop of the tour somebody is."""


def shell_of(request) -> Shell:
    """The counts beside the navigation for whoever is signed in; one object a request."""
    if not hasattr(request, "_shell"):
        request._shell = Shell(request.user, timezone.now())
    return request._shell


def shell(request):
    """What every page shows around its content, and the moment it was made."""
    if not request.user.is_authenticated:
        return {"now": timezone.now()}
    around = shell_of(request)
    page = request.resolver_match.url_name if request.resolver_match else ""
    return {
        "now": timezone.now(),
        "shell": around,
        "nav": Navigation(request, around),
        "house": House(request.user, page),
        "tour": card_on(page, request.user, request.session.get(TOUR)),
    }


class Navigation:
    """What the navigation looks like with a page: as text, what pages that share it have in common.

    Templates keep what they made of it under that text (`{% cache %}`), and make it once.
    """

    def __init__(self, request, around):
        self._request, self._shell = request, around

    @property
    def is_mine(self):
        """Whether this is, or would be, the list of what is theirs."""
        return (self._request.GET.get("owner") or "me") == "me"

    @property
    def is_team(self):
        """Whether this is the list of what their teams have."""
        return self._request.get_full_path() == self._shell.team_queue_url

    def __str__(self):
        return self._text

    @cached_property
    def _text(self):
        place, around, user = self._request.resolver_match, self._shell, self._request.user
        whose = user.pk, user.name, user.role_words, user.theme, get_language()
        shown = around.mine, around.team, around.breached, around.news
        return repr((place and place.url_name, self.is_mine, self.is_team, shown, whose))
