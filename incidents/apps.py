from django.apps import AppConfig
from django.core import checks

from recovery.checks import check_deployment, check_environment


class IncidentsConfig(AppConfig):
    """The product: incidents, the promises made about them, and the people who keep those."""

    name = "incidents"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        """Have `manage.py check` look at the project's settings too."""
        checks.register(check_environment)
        checks.register(check_deployment, checks.Tags.security, deploy=True)
