"""The project: settings, addresses, the Celery app, and the services for the one-command start."""

from recovery.celery import app as celery_app

__all__ = ["celery_app"]
