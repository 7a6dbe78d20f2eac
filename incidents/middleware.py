import logging
from zoneinfo import ZoneInfo

from django.core.exceptions import ObjectDoesNotExist
from django.shortcuts import render
from django.utils import timezone, translation

from incidents.speech import language_of

logger = logging.getLogger(__name__)


class GoneMeanwhile:
    """Say so where what somebody acts on has gone between the look at it and the lock on it.

    Views answer 404 for what is not there. The sample company may be taken out a moment later, and
    then the verb, which locks what it changes, finds nothing and has changed nothing.
    """

    def __init__(self, get_response):
        self._get_response = get_response

    def __call__(self, request):
        return self._get_response(request)

    def process_exception(self, request, exception):
        """A page for a POST that found nothing; None for whatever else went wrong."""
        if request.method != "POST" or not isinstance(exception, ObjectDoesNotExist):
            return None
        logger.warning("Gone meanwhile: %s", request.path, exc_info=exception)
        return render(request, "gone.html", status=404)


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
