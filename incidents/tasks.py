"""What Celery calls. Each only says "look now"; what is due stands in the database."""

from celery import shared_task

from incidents.actions.deliver import deliver as deliver_mail
from incidents.actions.sweep import sweep as sweep_clocks
from incidents.models import Heartbeat


@shared_task
def sweep():
    """Take the ladder's due steps."""
    Heartbeat.objects.beat("worker")
    sweep_clocks()


@shared_task
def deliver():
    """Send what waits in the outbox."""
    deliver_mail()
