"""Who hears of what under the bell, and why: one table, a line for each kind of event.

Nobody hears of their own deeds, and everybody of one event once, for the strongest reason that they
have. Whoever is away hears too, for when they are back, and meanwhile whoever stands in for them.
"""

from collections.abc import Mapping
from dataclasses import dataclass

ASKED, MENTIONED, ESCALATED, OWNER = "asked", "mentioned", "escalated", "owner"
SUBSTITUTE, GUIDE, LEAD, WATCHING, TEAM = "substitute", "guide", "lead", "watching", "team"

REASONS = (ASKED, MENTIONED, ESCALATED, OWNER, SUBSTITUTE, GUIDE, LEAD, WATCHING, TEAM)
"""The strongest first."""

MINE, OUR_TEAM, BREACHES = "mine", "team", "breaches"
_GOVERNED = {ESCALATED: BREACHES, TEAM: OUR_TEAM}

_HANDED_ON = frozenset({ASKED, MENTIONED, ESCALATED, OWNER, GUIDE, LEAD})
"""What reaches somebody for these reasons waits for them: so it goes to who stands in for them."""

_CLOSE = (OWNER, GUIDE, WATCHING)
_WIDE = (OWNER, GUIDE, LEAD, WATCHING, TEAM)
CRITICAL = "critical"

TELLS: dict[str, tuple[str, ...]] = {
    "logged": (OWNER, TEAM),
    "imported": (),
    "edited": (OWNER, WATCHING),
    "assigned": (OWNER, GUIDE, WATCHING),
    "touchpoint": _CLOSE,
    "apology_queued": (WATCHING,),
    "apology_delivered": (OWNER, GUIDE, WATCHING, TEAM),
    "apology_failed": (OWNER, GUIDE, LEAD, WATCHING),
    "escalated": (ASKED, ESCALATED, OWNER, SUBSTITUTE, WATCHING, TEAM),
    "acknowledged": (OWNER,),
    "snoozed": (OWNER, WATCHING),
    "replanned": (OWNER,),
    "waiting": _CLOSE,
    "wait_ended": _CLOSE,
    "guide_joined": (OWNER, WATCHING),
    "taken_over": _CLOSE,
    "decision_asked": (ASKED, WATCHING),
    "decided": (ASKED, *_CLOSE),
    "action_added": (ASKED, OWNER, WATCHING),
    "action_done": (ASKED, *_CLOSE),
    "action_dropped": (ASKED, OWNER, WATCHING),
    "checked": (ASKED, *_CLOSE),
    "wrote": (OWNER, WATCHING),
    "cause_named": (OWNER, WATCHING),
    "cause_settled": (OWNER, WATCHING),
    "remedy_proposed": (OWNER, WATCHING),
    "remedy_offered": (OWNER, WATCHING),
    "remedy_chosen": _CLOSE,
    "remedy_delivered": (OWNER, WATCHING),
    "remedy_declined": (OWNER, WATCHING),
    "sending_undone": (OWNER, WATCHING),
    "lesson": (OWNER, WATCHING),
    "linked": (),
    "link_revoked": (),
    "their_version": _WIDE,
    "they_escalated": _WIDE,
    "surveyed": _WIDE,
    "made_right": (OWNER, GUIDE, WATCHING, TEAM),
    "closed": (OWNER, GUIDE, WATCHING, TEAM),
    # Opened again: it has gone wrong a second time for the same customer (P64).
    "reopened": _WIDE,
    "history": (),
    "note": (MENTIONED, *_CLOSE),
    "tagged": (),
    "related": (OWNER, WATCHING),
    "merged": _CLOSE,
    "took_in": _CLOSE,
    "attached": _CLOSE,
    "detached": (OWNER, WATCHING),
}
"""Kind of event → for which reasons people hear of it. What came in with an import is no news."""

_BY_MAIL_ALREADY = {
    "escalated": {ASKED, ESCALATED, OWNER, SUBSTITUTE},
    "they_escalated": {OWNER, LEAD, SUBSTITUTE},
    "their_version": {OWNER, SUBSTITUTE},
    "surveyed": {OWNER, SUBSTITUTE},
}
_BY_MAIL_IF_THEIRS = {"remedy_chosen": {OWNER, SUBSTITUTE}, "action_done": {ASKED, SUBSTITUTE}}


@dataclass(frozen=True)
class Circle:
    """Who stands how to an event and its incident: ids of people.

    asked: whose decision or action it is about; mentioned, guides, leads, watchers: as they say
    team: those of its team who want to hear of all that happens in it
    stand_ins: who is away → who stands in for them, and may see it
    able: all of them who can sign in and may see it; nobody else hears
    """

    owner: int | None
    urgency: str = "normal"
    asked: frozenset[int] = frozenset()
    mentioned: frozenset[int] = frozenset()
    guides: frozenset[int] = frozenset()
    leads: frozenset[int] = frozenset()
    watchers: frozenset[int] = frozenset()
    team: frozenset[int] = frozenset()
    stand_ins: Mapping[int, int] | None = None
    able: frozenset[int] = frozenset()


@dataclass(frozen=True)
class Heard:
    """Why somebody hears of something. instead_of: the id of whom they stand in for, or None."""

    reason: str
    instead_of: int | None = None

    @property
    def preference(self) -> str:
        """Which of a person's wishes governs it: mine, team or breaches."""
        return preference_of(self.reason)

    @property
    def strength(self) -> int:
        """The place of its reason, the strongest 0."""
        return REASONS.index(self.reason)


def preference_of(reason: str) -> str:
    """Which of a person's wishes governs what they hear for this reason: mine, team, breaches."""
    return _GOVERNED.get(reason, MINE)


def hearers(kind: str, data: Mapping, by: int | None, circle: Circle) -> dict[int, Heard]:
    """Who hears of an event: the person's id → why.

    kind, data, by: the event's; by is the id of who did it, None for the product or the customer
    """
    heard: dict[int, Heard] = {}

    def hear(person, why):
        if person != by and person in circle.able:
            heard[person] = min(heard.get(person, why), why, key=lambda one: one.strength)

    told_instead = data.get("stand_ins") or {}
    for reason, people in _by_reason(kind, data, circle).items():
        for person in people:
            hear(person, Heard(reason, told_instead.get(str(person))))
    # The ladder has gone round who is away itself, and told who stands in.
    stand_ins = {} if kind == "escalated" else circle.stand_ins or {}
    for absent, why in list(heard.items()):
        if why.reason in _HANDED_ON and absent in stand_ins:
            hear(stand_ins[absent], Heard(SUBSTITUTE, absent))
    return heard


def is_mailed_already(kind: str, reason: str, by: int | None) -> bool:
    """Whether whoever hears of it for this reason gets a mail of its own about it anyway."""
    theirs = _BY_MAIL_IF_THEIRS.get(kind, set()) if by is None else set()
    return reason in _BY_MAIL_ALREADY.get(kind, set()) | theirs


def _by_reason(kind, data, circle):
    """reason → ids, of those reasons that count for this very event."""
    people = {
        ASKED: circle.asked,
        MENTIONED: circle.mentioned,
        OWNER: frozenset({circle.owner} - {None}),
        GUIDE: circle.guides,
        LEAD: circle.leads,
        WATCHING: circle.watchers,
        TEAM: circle.team,
    }
    if kind == "escalated":
        people |= _told(data, circle.owner)
    wanted = set(_reasons(kind, data, circle.urgency))
    return {reason: people[reason] for reason in REASONS if reason in wanted & set(people)}


def _reasons(kind, data, urgency):
    if kind == "replanned" and not data.get("moved"):
        return ()
    is_newly_critical = (
        urgency == CRITICAL if kind == "logged" else kind == "edited" and _became_critical(data)
    )
    if is_newly_critical:
        return (*TELLS[kind], LEAD)
    if kind == "escalated" and data.get("reminder"):
        return (ASKED, OWNER, SUBSTITUTE)
    return TELLS[kind]


def _became_critical(data):
    return any(
        change.get("field") == "urgency" and change.get("to") == CRITICAL
        for change in data.get("changes", ())
    )


def _told(data, owner):
    """Of a step: whom it told. A reminder is for whoever has promised, and escalates nothing."""
    told = frozenset(data.get("told", ()))
    standing_in = frozenset(int(one) for one in data.get("stand_ins") or ()) & told
    direct = told - standing_in
    if not data.get("reminder"):
        return {SUBSTITUTE: standing_in, ESCALATED: direct, OWNER: frozenset(), ASKED: frozenset()}
    return {SUBSTITUTE: standing_in, OWNER: direct & {owner}, ASKED: direct - {owner}}
