from django.apps import AppConfig
from django.core import checks

from recovery.checks import check_deployment, check_environment


class RecoveryConfig(AppConfig):
    """The project as an app, so that Django finds its system checks."""

    name = "recovery"

    def ready(self) -> None:
        """Register the system checks."""
        checks.register(check_environment)
        checks.register(check_deployment, checks.Tags.security, deploy=True)
