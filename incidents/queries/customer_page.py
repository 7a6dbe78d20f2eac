"""What a customer sees on their page, and nothing else of what we know.

Not our notes, nor what happened in our words before we have answered; no causes, no costs, no
names but that of whoever looks after it.
"""

from dataclasses import dataclass, replace
from datetime import datetime

from django.db.models import Q

from incidents.messages.customer_words import company_of
from incidents.models import Action, Apology, Clock, CustomerLink, Event, Remedy, Survey
from incidents.queries.customer_calls import Calls, calls_of
from incidents.queries.standing import standing_of
from incidents.queries.surveys import is_put_right
from incidents.rules.customer_status import Status, called, status

MOST = 30
OWN_WORDS = 5


@dataclass(frozen=True)
class Promise:
    """What they hear or get next, and by when. what: what we do, empty for our next word; is_late:
    that moment has passed
    """

    what: str
    due_at: datetime
    is_late: bool


@dataclass(frozen=True)
class Option:
    """A remedy to choose. can_choose: it can still be had"""

    remedy: Remedy
    can_choose: bool


@dataclass(frozen=True)
class CustomerPage:
    """company: who we are; keeper, keeper_name, email: what to call whoever looks after it, their
    whole name, and where they can be written to, if it is a person
    answer: the one delivered last; chosen: the option they have chosen; can_choose: whether there
    is (still) something to choose; anyway: what they get whichever they choose; has_gesture: they
    had something beyond what we owed; ours, theirs: actions, without those that were dropped
    versions: what they told us to be different, newest first; asks: it is time for the survey
    """

    link: CustomerLink
    company: str
    keeper: str
    keeper_name: str
    email: str
    status: Status
    answer: Apology | None
    promise: Promise | None
    options: list[Option]
    chosen: Remedy | None
    can_choose: bool
    anyway: list[Remedy]
    has_gesture: bool
    ours: list[Action]
    theirs: list[Action]
    versions: list[Event]
    calls: Calls
    survey: Survey | None
    asks: bool

    @property
    def initials(self) -> str:
        """Of whoever looks after it: one letter or two."""
        words = self.keeper_name.split()
        return "".join(word[0] for word in (*words[:1], *words[1:][-1:])).upper()


def customer_page(link: CustomerLink, at: datetime) -> CustomerPage:
    """The page that this link opens, as of `at`. Nine queries, whatever is on it.

    The link comes with its contact, and its incident's customer, team and owner.
    """
    incident = link.incident
    owner, company = incident.owner, company_of(incident)
    keeper = called(owner.name) if owner else company
    put_right, standing = is_put_right(incident), standing_of(incident)
    survey = incident.surveys.filter(cycle=incident.cycle).first()
    remedies = _remedies(incident)
    chosen = next((one for one in remedies if one.is_option and one.chosen_at), None)
    options = [_option(one, remedies, at) for one in remedies if one.is_option]
    can_choose = incident.is_open and any(one.can_choose for one in options)
    if not can_choose:
        standing = replace(standing, undecided=0)
    actions = list(incident.actions.filter(dropped_because="")[: 2 * MOST])
    ours = [action for action in actions if not action.is_theirs]
    return CustomerPage(
        link=link,
        company=company,
        keeper=keeper,
        keeper_name=owner.name if owner else company,
        email=owner.email if owner else "",
        status=status(standing, keeper, is_put_right=put_right, closed_on=incident.closed_on),
        answer=_answer(incident),
        promise=_promise(incident, ours, at) if incident.is_open else None,
        options=options,
        chosen=chosen,
        can_choose=can_choose,
        anyway=[one for one in remedies if not one.is_option],
        has_gesture=any(one.kind == Remedy.Kind.GESTURE and one.delivered_at for one in remedies),
        ours=ours,
        theirs=[action for action in actions if action.is_theirs],
        versions=_versions(link),
        calls=calls_of(incident, at),
        survey=survey,
        asks=survey is None and (put_right or not incident.is_open) and not incident.merged_into_id,
    )


def _answer(incident):
    delivered = incident.apologies.filter(state=Apology.State.DELIVERED)
    return delivered.select_related("author").order_by("-delivered_at").first()


def _remedies(incident):
    """Those that they may know of: what was offered, and what they have had."""
    known = Q(offered_at__isnull=False) | Q(delivered_at__isnull=False)
    return list(incident.remedies.open().filter(known)[:MOST])


def _option(remedy, remedies, at):
    is_settled = any(one.is_option and one.delivered_at for one in remedies)
    is_over = remedy.available_until is not None and remedy.available_until <= at
    return Option(remedy, not is_settled and not is_over)


def _promise(incident, ours, at):
    """Our next word, or else the next thing that we have said we would do."""
    running = Clock.objects.running().filter(incident=incident, kind=Clock.Kind.UPDATE)
    due_at, what = running.order_by("-started_at").values_list("due_at", flat=True).first(), ""
    action = next((action for action in ours if action.is_open), None)
    if due_at is None and action:
        due_at, what = action.due_at, action.what
    return Promise(what, due_at, is_late=due_at <= at) if due_at else None


def _versions(link):
    told = link.incident.events.filter(kind=Event.Kind.THEIR_VERSION)
    return list(told.filter(data__contact_id=link.contact_id).order_by("-at", "-pk")[:OWN_WORDS])
