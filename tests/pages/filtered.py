"""For each filter of lists: one incident that it should find, and one that it should not."""

from datetime import timedelta
from decimal import Decimal

from django.utils import timezone

from incidents.actions.decision import ask_decision
from incidents.actions.quiet import snooze
from incidents.actions.wait import start_wait
from incidents.models import Contact, Customer, Guide, Incident, Tag, Watch
from tests.cast import clock_of

DAY = timedelta(days=1)


class Made:
    """One incident that a filter should find, and one that it should not."""

    def __init__(self, cast):
        self.cast, self.at = cast, timezone.now()
        self.this = cast.logs(cast.mara, happened="This one")
        self.other = cast.logs(cast.mara, happened="Another one")

    def differs(self, **fields):
        Incident.objects.filter(pk=self.this.pk).update(**fields)

    def differ(self, field, this, other):
        Incident.objects.filter(pk=self.this.pk).update(**{field: this})
        Incident.objects.filter(pk=self.other.pk).update(**{field: other})

    def due(self, this, other):
        """The soonest deadlines lie so far ahead."""
        for incident, ahead in ((self.this, this), (self.other, other)):
            for clock in incident.clocks.all():
                clock.due_at = max(clock.started_at, self.at + ahead)
                clock.save()

    def day(self, days=0):
        return f"{timezone.localdate(self.at) + timedelta(days=days):%Y-%m-%d}"


def owner_by_id(made):
    made.differs(owner=made.cast.jonas)
    return made.cast.jonas.pk


def owner_by_name(made):
    made.differs(owner=made.cast.jonas)
    return "weber"


def owner_by_mail(made):
    made.differs(owner=made.cast.tomas)
    return "tomas"


def nobody(made):
    made.differs(owner=None)
    return "nobody"


def kept_by(made):
    by = {"by": made.cast.mara, "at": made.at}
    ask_decision(**by, incident=made.this, question="A refund?", asked_of=made.cast.tomas)
    return made.cast.tomas.pk


def team_by_name(made):
    made.differs(team=made.cast.billing)
    return "billing"


def team_by_id(made):
    made.differs(team=made.cast.billing)
    return made.cast.billing.pk


def my_teams(made):
    # Priya, who looks, is in Customer care.
    Incident.objects.filter(pk=made.other.pk).update(team=made.cast.billing)
    return "mine"


def logged_by(made):
    made.differs(logged_by=made.cast.priya)
    return "me"


def watching(made):
    Watch.objects.create(incident=made.this, person=made.cast.priya, since=made.at)
    return "me"


def guide(made):
    Guide.objects.create(incident=made.this, person=made.cast.jonas, invited_at=made.at)
    return "Jonas Weber"


def closed(made):
    made.differs(status="closed", closed_at=made.at, closed_on="confirmed")
    return "closed"


def customer(made):
    made.differs(customer=Customer.objects.create(name="100% Paper_Mill"))
    return "100% paper_"


def customer_by_id(made):
    other = Customer.objects.create(name="Petrel Marine")
    made.differs(customer=other)
    return other.pk


def contact(made):
    made.differs(contact=Contact.objects.create(customer=made.cast.brightwater, name="Ingrid Ø"))
    return "ingrid"


def contact_by_id(made):
    found = Contact.objects.create(customer=made.cast.brightwater, name="Ingrid")
    made.differs(contact=found)
    return found.pk


def tag(made):
    Tag.objects.create(name="Cold chain").incidents.add(made.this)
    Tag.objects.create(name="Cold").incidents.add(made.other)
    return "cold CHAIN"


def tagged(made):
    Tag.objects.create(name="Cold").incidents.add(made.this)
    return "yes"


def not_tagged(made):
    Tag.objects.create(name="Cold").incidents.add(made.other)
    return "no"


def internal(made):
    made.differs(customer=Customer.objects.create(name="Night shift", is_internal=True))
    return "yes"


def value(made):
    made.differs(value_at_risk=Decimal(5000), currency="EUR")
    Incident.objects.filter(pk=made.other.pk).update(value_at_risk=Decimal(4999), currency="EUR")
    return "5000"


def breached(made):
    made.due(-timedelta(minutes=1), timedelta(minutes=1))
    return "breached"


def due_hour(made):
    made.due(timedelta(minutes=59), timedelta(minutes=61))
    return "due_hour"


def due_week(made):
    made.due(6 * DAY, 8 * DAY)
    return "due_week"


def waiting(made):
    wait = {"by": made.cast.mara, "at": made.at, "reason": "Their list"}
    start_wait(**wait, incident=made.this, until=made.at + 2 * DAY)
    return "waiting"


def snoozed(made):
    quiet = {"by": made.cast.mara, "at": made.at, "reason": "In a meeting"}
    snooze(**quiet, clock=clock_of(made.this, "answer"), until=made.at + timedelta(minutes=20))
    return "snoozed"


def none(made):
    made.this.clocks.update(stopped_at=made.at, next_step_at=None)
    return "none"


def runs(made):
    made.other.clocks.filter(kind="answer").update(stopped_at=made.at, next_step_at=None)
    return "answer"


def field(name, this, other="", value=None):
    def build(made):
        made.differ(name, this, other)
        return this if value is None else value

    build.__name__ = name
    return build


def on_days(name, this, other, days=0):
    """This one so many days from now, the other one so many; asked for a day."""

    def build(made):
        made.differ(name, made.at + this * DAY, made.at + other * DAY)
        return made.day(days)

    build.__name__ = name
    return build


def logged_on(this, other, days=0):
    on_their_days = on_days("logged_at", this, other, days)

    def build(made):
        day = on_their_days(made)
        # When it was logged never changes, so the docket looks for it with other changes alone.
        made.differ("urgency", "low", "low")
        return day

    return build


def due_on(this, other, days):
    def build(made):
        made.due(this * DAY, other * DAY)
        return made.day(days)

    return build


TABLE = {
    "owner": [nobody, owner_by_id, owner_by_name, owner_by_mail, kept_by],
    "team": [team_by_name, team_by_id, my_teams],
    "logged_by": [logged_by],
    "watching": [watching],
    "guide": [guide],
    "status": [closed],
    "urgency": [field("urgency", "critical", "high")],
    "customer": [customer, customer_by_id],
    "contact": [contact, contact_by_id],
    "tag": [tag],
    "tagged": [tagged, not_tagged],
    "kind": [field("kind", "late", "billing"), field("kind", "", "billing", value="none")],
    "channel": [field("channel", "letter")],
    "noticed": [field("noticed_by", "referral", "us")],
    "difficult": [
        field("is_difficult", True, False, value="yes"),
        field("is_difficult", False, True, value="no"),
    ],
    "internal": [internal],
    "reopened": [field("cycle", 2, 1, value="yes")],
    "footprint": [field("footprint", "all", "one")],
    "story": [field("story", "unsure")],
    "value": [value],
    "reach": [field("reach", 30, 29, value="30")],
    "clock": [breached, due_hour, due_week, waiting, snoozed, none],
    "runs": [runs],
    "logged_from": [logged_on(0, -1)],
    "logged_to": [logged_on(-1, 0, days=-1)],
    "learned_from": [on_days("learned_at", 0, -1)],
    "learned_to": [on_days("learned_at", -1, 0, days=-1)],
    "due_from": [due_on(3, 2, 3)],
    "due_to": [due_on(2, 3, 2)],
}
"""By filter, what it is asked for in which situations."""


def listed(browser, **query):
    """The ids of a list, whose address is understood."""
    page = browser.get("/queue/", {"owner": "anyone"} | query)
    assert not page.context["wanted"].problems
    return [row.pk for row in page.context["queue"]["rows"]]
