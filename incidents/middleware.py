from zoneinfo import ZoneInfo

from django.utils import timezone, translation

from incidents.speech import language_of


class PersonLocale:
    """Show and read everything in the language and the time zone of whoever is signed in.

    Who is not, a customer above all, reads the company's.
    """

    def __init__(self, get_response):
        self._get_response = get_response

    def __call__(self, request):
        user = request.user
        with translation.override(language_of(user)):
            if not user.is_authenticated:
                return self._get_response(request)
            with timezone.override(ZoneInfo(user.time_zone)):
                return self._get_response(request)
