from zoneinfo import ZoneInfo

from django.utils import timezone


class PersonTimeZone:
    """Show and read times in the time zone of whoever is signed in."""

    def __init__(self, get_response):
        self._get_response = get_response

    def __call__(self, request):
        if not request.user.is_authenticated:
            return self._get_response(request)
        with timezone.override(ZoneInfo(request.user.time_zone)):
            return self._get_response(request)
