from django.apps import AppConfig


class IncidentsConfig(AppConfig):
    """The product: incidents, the promises made about them, and the people who keep those."""

    name = "incidents"
    default_auto_field = "django.db.models.BigAutoField"
