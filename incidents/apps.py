from django.apps import AppConfig
from django.core import checks

from incidents.rules.language import speak_through
from incidents.speech import Speech
from recovery.checks import check_deployment, check_environment


class IncidentsConfig(AppConfig):
    """The product: incidents, the promises made about them, and the people who keep those."""

    name = "incidents"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        """Give rules their voice, and have `manage.py check` look at the project's settings too."""
        speak_through(Speech())
        checks.register(check_environment)
        checks.register(check_deployment, checks.Tags.security, deploy=True)
