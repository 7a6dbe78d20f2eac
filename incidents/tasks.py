"""What Celery calls. Each only says "look now"; what is due stands in the database."""

from celery import shared_task
from django.utils import timezone

from incidents.actions.deliver import deliver as deliver_messages
from incidents.actions.keep_watch import keep_watch
from incidents.actions.replan_open import work_on_replans
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
    deliver_messages()


@shared_task
def replan():
    """Bring open incidents under a new policy, if somebody has asked for it."""
    work_on_replans(at=timezone.now())


@shared_task
def audit():
    """Look whether every promise is kept."""
    keep_watch(at=timezone.now())
