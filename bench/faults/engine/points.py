"""The product's points: where in its code a process may be killed; and how its programs are run."""

from dataclasses import dataclass
from datetime import timedelta

from celery import beat
from django.conf import settings
from django.core.mail import get_connection
from django.db.models import Max
from django.template.loader import get_template
from django.urls import reverse
from django.utils import timezone

from bench.faults import ready  # noqa: F401  (models need it)
from incidents import tasks
from incidents.actions import claim, deliver, digest, send, steps, sweep
from incidents.channels.email import Mailbox
from incidents.management.commands import tick
from incidents.models import Clock


@dataclass(frozen=True)
class Point:
    """A place in the code: before or after a function, or inside it, after a kind of statement."""

    owner: object
    function: str
    when: str

    @property
    def statement(self):
        """How the statement begins after which it lies, or nothing."""
        return self.when if self.when not in {"before", "after"} else ""


INTO = 'INSERT INTO "incidents_{}"'.format
POINTS = {
    "sweep: before the claim": Point(sweep, "claim", "before"),
    "sweep: claimed": Point(sweep, "claim", "after"),
    "sweep: clocks locked": Point(sweep, "staff", "before"),
    "sweep: planned": Point(sweep, "write_steps", "before"),
    "sweep: written, not committed": Point(sweep, "write_steps", "after"),
    "sweep: committed": Point(sweep, "take_steps", "after"),
    "delivery: before the claim": Point(deliver, "_claim", "before"),
    "delivery: claimed": Point(deliver, "_claim", "after"),
    "delivery: before sending": Point(Mailbox, "send", "before"),
    "delivery: the server said yes": Point(Mailbox, "send", "after"),
    "delivery: marking": Point(send, "_mark_all_sent", "UPDATE incidents_message"),
    "delivery: answer noted, not committed": Point(send, "answer_delivered", "after"),
    "delivery: marked": Point(send, "_mark_all_sent", "after"),
    "digest: written, its items not": Point(digest, "_fold", INTO("message")),
    "digest: folded": Point(digest, "_fold", "after"),
    "tick: between sweep and delivery": Point(tick, "deliver", "before"),
    "tick: between delivery and replanning": Point(tick, "work_on_replans", "before"),
    "tick: before the audit": Point(tick, "keep_watch", "before"),
    "worker: task begun": Point(tasks.sweep._get_current_object(), "run", "before"),
    "worker: task done, not acknowledged": Point(tasks.sweep._get_current_object(), "run", "after"),
    "beat: before it calls": Point(beat.Scheduler, "apply_async", "before"),
    "beat: after it called": Point(beat.Scheduler, "apply_async", "after"),
}
SENDING = Point(Mailbox, "send", "after")
MARKING = Point(send, "_mark_all_sent", "after")
PLANNING = Point(steps.Plan, "of", "before")
WRITING = Point(send, "written", "before")
CLAIMING = Point(sweep, "claim", "after"), Point(deliver, "_claim", "after")


def points_of(*programs):
    """Give the names of the points that belong to these: sweep, delivery, digest, tick, …"""
    return [name for name in POINTS if name.partition(":")[0] in programs]


def times_cut_off(claimed):
    """Tell how often the rows of a claim had been claimed before without an end."""
    if isinstance(claimed, claim.Claim):
        tries = Clock.objects.filter(pk__in=claimed.ids).aggregate(Max("tries"))["tries__max"]
        return (tries or 1) - 1
    return max((message.attempts for message in claimed or ()), default=0)


def make_batches_small(rows):
    """Have this process claim so few messages at a time that a kill strands few of them."""
    deliver.BATCH = rows


def warm_up():
    """Import and read what a mail needs, so that copies of this process need not, each anew."""
    reverse("queue")
    get_connection()
    for folder in settings.TEMPLATES[0]["DIRS"]:
        for template in (folder / "mail").iterdir():
            get_template(f"mail/{template.name}")


def sweep_once():
    """Do what a worker does when it is called to sweep."""
    tasks.sweep.run()


def deliver_at(shift=timedelta()):
    """Deliver what waits, by a clock that goes so much ahead."""
    return deliver.deliver(now=lambda: timezone.now() + shift)


def claim_one(lease):
    """Claim one due clock; gives the claim and the clock, or None."""
    claimed = claim.claim(batch=1, lease=lease)
    return (claimed, Clock.objects.get(pk=claimed.ids[0])) if claimed else None


take_steps = sweep.take_steps
MOST_REPEATED = send.SLICE
"""A delivery marks so many mails together: no kill may have more than these sent again."""
