"""What a change to many incidents would change, and what not, before anybody asks for it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import BigIntegerField, Count, Exists, OuterRef, Q, Subquery
from django.db.models.fields.json import KT
from django.db.models.functions import Cast, Coalesce
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _

from incidents.models import Batch, Clock, Event, Incident, Membership, Tag, User
from incidents.models.policy import published_policy
from incidents.queries.bulk.merging import obstacles_to_merging
from incidents.queries.bulk.obstacles import Obstacle, with_obstacle
from incidents.queries.snoozes import NOT_TAKEN_BACK
from incidents.queries.tags import named
from incidents.rules.words import span

SAMPLE = 5
MOST_TAGS = 20
_IT = OuterRef("pk")


@dataclass(frozen=True)
class Left:
    """Those that would stay as they are for one reason: how many, and the first few of them."""

    why: str
    count: int
    some: list[Incident]


@dataclass(frozen=True)
class Preview:
    """changed: how many would change; some: the first few of them; left: the others, by reason"""

    changed: int
    some: list[Incident]
    left: list[Left]

    @property
    def left_alone(self) -> int:
        """How many would stay as they are."""
        return sum(one.count for one in self.left)


def preview(verb: str, value: dict, ids: list[int], user: User, at: datetime) -> Preview:
    """What a batch with this verb and value (`actions.batch_verbs`) would do to these incidents.

    The verb itself looks once more when its turn comes: much may happen until then. Three queries,
    a few more for some verbs, however many incidents.
    """
    obstacles = _OBSTACLES[verb](value, ids, user, at)
    found = Incident.objects.visible_to(user).filter(pk__in=ids).order_by()
    if verb == Batch.Verb.MERGE:
        # What they go into is no refusal.
        found = found.exclude(pk=value["into"])
    met = dict(with_obstacle(found, obstacles).values_list("pk", "obstacle"))
    groups = {}
    for number in ids:
        if number in met:
            groups.setdefault(met[number], []).append(number)
    shown = _shown(groups, user)
    changed = groups.pop(None, [])
    return Preview(
        changed=len(changed),
        some=shown.get(None, []),
        left=[
            Left(str(obstacles[place].words), len(numbers), shown[place])
            for place, numbers in sorted(groups.items())
        ],
    )


def _shown(groups, user):
    """The first few of each group."""
    firsts = {place: numbers[:SAMPLE] for place, numbers in groups.items()}
    wanted = [number for numbers in firsts.values() for number in numbers]
    found = Incident.objects.visible_to(user).filter(pk__in=wanted).select_related("customer")
    incidents = {one.pk: one for one in found}
    return {
        place: [incidents[number] for number in numbers if number in incidents]
        for place, numbers in firsts.items()
    }


def _of_assigning(value, ids, user, at):
    owner = User.objects.get(pk=value["owner"])
    teams = Membership.objects.filter(user=owner).values("team")
    obstacles = [
        Obstacle(Q(status=Incident.Status.CLOSED), _("Closed already")),
        Obstacle(Q(owner=owner), _("%(name)s has it already") % {"name": owner}),
        Obstacle(~Q(team__in=teams), _("%(name)s is not in the team") % {"name": owner}),
    ]
    if owner == user:
        words = _("Somebody has it: take it over where you can read it first")
        obstacles.append(Obstacle(Q(owner__isnull=False), words))
    return obstacles


def _of_urgency(value, ids, user, at):
    return [Obstacle(Q(urgency=value["urgency"]), _("It has this urgency already"))]


def _of_tagging(value, ids, user, at):
    on_it = Tag.incidents.through.objects.filter(incident=_IT).order_by().values("incident")
    many = on_it.annotate(number=Count("pk")).filter(number__gte=MOST_TAGS)
    return [
        Obstacle(_has_tag(value["name"]), _("It has this tag already")),
        Obstacle(Exists(many), _("It has %(most)s tags already") % {"most": MOST_TAGS}),
    ]


def _of_untagging(value, ids, user, at):
    return [Obstacle(~_has_tag(value["name"]), _("It does not have this tag"))]


def _has_tag(name):
    return Exists(Tag.objects.filter(named(name), incidents=_IT))


def _of_snoozing(value, ids, user, at):
    until = parse_datetime(value["until"])
    clocks = Clock.objects.running().filter(incident=_IT, paused_at=None, person=None)
    clocks = clocks.filter(next_step_at__lt=until).exclude(snoozed_until=until)
    obstacles = [Obstacle(~Exists(clocks), _("Nothing of it would be told before then"))]
    policies = Incident.objects.filter(pk__in=ids).order_by().values_list("policy", flat=True)
    snoozed = Event.objects.filter(incident=OuterRef("incident"), kind=Event.Kind.SNOOZED)
    snoozed = snoozed.order_by().annotate(of=Cast(KT("data__clock_id"), BigIntegerField()))
    snoozed = snoozed.filter(of=_IT).values("incident").annotate(number=NOT_TAKEN_BACK)
    clocks = clocks.annotate(snoozes=Coalesce(Subquery(snoozed.values("number")), 0))
    for policy in policies.distinct():
        limits = published_policy(policy).limits
        if until > at + limits.snooze:
            words = _("It may be snoozed for %(longest)s at the most")
            longest = {"longest": span(limits.snooze)}
            obstacles.append(Obstacle(Q(policy=policy), words % longest))
        spent = Q(Exists(clocks.filter(snoozes__gte=limits.snoozes)), policy=policy)
        obstacles.append(Obstacle(spent, _("It has been snoozed as often as it may be")))
    return obstacles


def _of_merging(value, ids, user, at):
    return obstacles_to_merging(Incident.objects.visible_to(user).get(pk=value["into"]))


_OBSTACLES: dict[str, Callable[..., list[Obstacle]]] = {
    Batch.Verb.ASSIGN: _of_assigning,
    Batch.Verb.URGENCY: _of_urgency,
    Batch.Verb.TAG: _of_tagging,
    Batch.Verb.UNTAG: _of_untagging,
    Batch.Verb.SNOOZE: _of_snoozing,
    Batch.Verb.MERGE: _of_merging,
}
