"""What Celery calls. Each only says "look now"; what is due stands in the database."""

from celery import shared_task
from django.utils import timezone

from incidents.actions.batch import work_on_batches
from incidents.actions.deliver import deliver as deliver_messages
from incidents.actions.digests import send_digests
from incidents.actions.files_left import take_out_files_left
from incidents.actions.keep_watch import keep_watch
from incidents.actions.news import spread_the_news
from incidents.actions.replan_open import work_on_replans
from incidents.actions.roll_up import keep_rolled_up
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
def news():
    """Put what has happened under the bells of those who want to hear of it."""
    spread_the_news(at=timezone.now())


@shared_task
def digests():
    """Have the digests sent for which it is the time."""
    send_digests(at=timezone.now())


@shared_task
def replan():
    """Bring open incidents under a new policy, if somebody has asked for it."""
    work_on_replans(at=timezone.now())


@shared_task
def batches():
    """Change many incidents at once, if somebody has asked for it."""
    work_on_batches(at=timezone.now())


@shared_task
def roll_up():
    """Bring up to date what figures are read from."""
    keep_rolled_up(at=timezone.now())


@shared_task
def files_left():
    """Take out files that no attachment names."""
    take_out_files_left(at=timezone.now())


@shared_task
def audit():
    """Look whether every promise is kept."""
    keep_watch(at=timezone.now())
