from django.utils import timezone

from incidents.queries.shell import Shell


def shell_of(request) -> Shell:
    """The counts beside the navigation for whoever is signed in; one object a request."""
    if not hasattr(request, "_shell"):
        request._shell = Shell(request.user, timezone.now())
    return request._shell


def shell(request):
    """What every page shows around its content, and the moment it was made."""
    if not request.user.is_authenticated:
        return {"now": timezone.now()}
    return {"now": timezone.now(), "shell": shell_of(request)}
