"""Taking the sample company out again: all of it, and nothing else.

What people logged themselves is theirs, also for a customer of the sample: it stays, and with it
what it needs. Everything else goes in one transaction, timelines included, which the database
allows for the incidents of the sample alone (migration 0013).
"""

from django.core.files.storage import default_storage
from django.db import transaction
from django.db.models import Value
from django.utils.translation import gettext as _

from incidents.actions.lock import one_at_a_time
from incidents.actions.roll_up import note_for_roll_up
from incidents.actions.search_words import forget_words, words_of
from incidents.models import (
    Action,
    Apology,
    Attachment,
    Cause,
    Clock,
    Customer,
    Decision,
    Event,
    Incident,
    Message,
    Notice,
    Remedy,
    Team,
)
from incidents.queries.rollups.touched import touched_by
from incidents.queries.sample import Parting, is_house_empty, parting, sample_here
from incidents.rules.refusal import Refused

_FIRST_OUT = (Message, Cause, Remedy, Action, Apology, Decision, Event)
"""What holds on to something else of the same incident, in the order in which it lets go; the rest
goes with the incident."""


SAMPLE = "sample company"


def one_sample_at_a_time():
    """Until this transaction ends, nobody else lets the sample in or takes it out."""
    one_at_a_time(SAMPLE)


def ensure_still_there(*named):
    """Raise Refused where one of these was taken out with the sample since it was looked at.

    named: each a Customer, a Team, or anything else, which is not looked for. One query at most; to
    be asked while the sample is held off (`one_at_a_time`)
    """
    known = [one for one in named if isinstance(one, Customer | Team)]
    looks = [
        type(one).objects.filter(pk=one.pk).order_by().values_list(Value(place), "pk")
        for place, one in enumerate(known)
    ]
    there = {place for place, _pk in looks[0].union(*looks[1:])} if looks else set()
    for place, one in enumerate(known):
        if place not in there:
            raise Refused(
                _(
                    "%(name)s was taken out just now, with the sample company, and so nothing was "
                    "changed. What you wrote is still here: say which other one it is."
                )
                % {"name": one}
            )


def take_sample_out(*, by, at) -> Parting | None:
    """Take the sample company out; returns what went and what stayed, None when it was out already.

    Raises Refused for who is no admin.
    """
    if not by.is_admin:
        raise Refused(_("Only an administrator can take the sample company out."))
    words, gone = _take_out(at)
    # Only what nobody else has written is forgotten, which has to be looked at word by word.
    forget_words(words)
    return gone


@transaction.atomic
def _take_out(at):
    one_sample_at_a_time()
    sample = sample_here()
    if sample is None:
        return [], None
    _hold(sample)
    gone = parting(sample)
    words = words_of(gone.going)
    logged = [(0, Event.Kind.LOGGED, pk) for pk in gone.going]
    note_for_roll_up(touched_by(logged))
    _incidents_go(gone.going)
    sample.delete()
    Customer.objects.filter(pk__in=[customer.pk for customer in gone.customers]).delete()
    if gone.team:
        Team.objects.filter(pk=gone.team.pk).delete()
    return words, gone


def _hold(sample):
    """Wait for whoever is at it, and let nobody log anything for it meanwhile.

    In the order of every verb, incidents and then clocks, so that a sweep is never met in a circle.
    """
    incidents = sample.incidents.order_by("pk").select_for_update(of=("self",), no_key=True)
    clocks = Clock.objects.running().filter(incident__in=[one.pk for one in incidents])
    held = (
        clocks.order_by("pk").select_for_update(),
        sample.customers.order_by("pk").select_for_update(of=("self",)),
        Team.objects.filter(pk=sample.team_id).select_for_update(),
    )
    for rows in held:
        list(rows.values_list("pk", flat=True))


def _incidents_go(going):
    files = list(Attachment.objects.filter(incident__in=going).values_list("file", flat=True))
    for model in _FIRST_OUT:
        model.objects.filter(incident__in=going).delete()
    incidents = Incident.objects.filter(pk__in=going)
    # Merged into each other, each would hold on to the other.
    incidents.update(merged_into=None)
    incidents.delete()
    if is_house_empty():
        # “12 more” names none of them, and counts nothing else where nothing else has been.
        Notice.objects.filter(event=None).delete()
    transaction.on_commit(lambda: [default_storage.delete(name) for name in files])
