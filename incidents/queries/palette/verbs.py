"""What can be done about one incident, each with the place where it is done."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from incidents.models import Clock, Guide, Incident, User, Wait
from incidents.queries.palette.entry import Entry


def _always(_incident, _user):
    return True


def _stands(incident, _user):
    return not incident.merged_into_id


def _open(incident, _user):
    return incident.is_open


def _closed(incident, _user):
    return not incident.is_open and not incident.merged_into_id


def _may_guide(incident, user):
    return incident.is_open and incident.owner_id != user.pk and not incident.guides_it


def _may_take_over(incident, user):
    others = incident.owner_id not in (None, user.pk)
    return incident.is_open and others and incident.team_id in user.team_ids


def _may_wait(incident, _user):
    return incident.is_open and incident.runs_resolve and not incident.is_waited_for


def _owes_first_word(incident, _user):
    return incident.is_open and incident.runs_contact


@dataclass(frozen=True)
class Verb:
    """Something that can be done. at: the name of its page, and args what follows the reference in
    its address; place: where on that page; may: whether this person can do it now, asked of an
    incident as `with_standing` reads it."""

    label: str | Promise
    at: str
    icon: str
    place: str = ""
    words: str = ""
    may: Callable[[Incident, User], bool] = _always
    args: tuple[str, ...] = ()

    def entry(self, incident: Incident) -> Entry:
        """The way to where it is done."""
        url = reverse(self.at, args=[incident.reference, *self.args]) + self.place
        return Entry(self.label, url, self.icon, words=self.words)


VERBS = (
    Verb(_("Send a first word"), "incident", "message-circle", "#first-word",
         _("acknowledge receipt"), _owes_first_word),
    Verb(_("Note a call, mail or meeting"), "incident", "phone", "#touchpoint",
         _("log touchpoint talk speak contact"), _open),
    Verb(_("Write the answer"), "answer", "pen-line", "",
         _("reply respond apology apologise letter compose"), _stands),
    Verb(_("Write a note for us"), "incident", "lock", "#note",
         _("internal comment mention"), _stands),
    Verb(_("Hand over"), "incident", "user-plus", "#hand-over", _("assign owner give"), _open),
    Verb(_("Guide this"), "incident", "life-buoy", "#owner", _("help support"), _may_guide),
    Verb(_("Take over …"), "take_over", "hand", "", "own", _may_take_over),
    Verb(_("Wait for the customer"), "incident", "pause", "#wait", _("pause hold"), _may_wait),
    Verb(_("Diagnose"), "step_diagnose", "search", "", _("cause kind why involved")),
    Verb(_("The big picture"), "big_picture", "telescope", "", _("urgency reach value story")),
    Verb(_("Make right"), "step_make_right", "gift", "", _("remedy refund credit offer resolve")),
    Verb(_("Prevent"), "step_prevent", "shield", "", _("action lesson again")),
    Verb(_("Follow up"), "step_follow_up", "calendar-check", "", _("plan promise action survey")),
    Verb(_("Edit"), "edit_incident", "pencil", "", _("change details customer contact")),
    Verb(_("Change the urgency"), "change_detail", "signal", "",
         _("priority critical"), _open, ("urgency",)),
    Verb(_("Tags, links, merging"), "incident", "tag", "#together",
         _("tag label related duplicate caused merge"), _stands),
    Verb(_("Files"), "incident", "paperclip", "#files", _("attach upload attachment")),
    Verb(_("The customer’s page"), "incident", "link", "#customer-page", _("share link open")),
    Verb(_("Close it"), "incident", "circle-check", "#close", _("done finish resolve"), _open),
    Verb(_("Open it again"), "incident", "rotate-ccw", "#close", "reopen", _closed),
    Verb(_("Its story"), "incident", "history", "#timeline", _("timeline events history")),
)  # fmt: skip


def verbs_for(incident: Incident, user: User) -> Iterator[Entry]:
    """What this person can do about the incident now. incident: from `with_standing`"""
    for verb in VERBS:
        if verb.may(incident, user):
            yield verb.entry(incident)
    customer = reverse("customer", args=[incident.customer_id])
    yield Entry(incident.customer.name, customer, "building-2", words=gettext("customer profile"))


def with_standing(incidents, user: User):
    """Incidents with what the verbs ask of them; `incidents` is a query of them."""
    running = Clock.objects.running().filter(incident=OuterRef("pk"))
    return incidents.select_related("customer").annotate(
        runs_resolve=Exists(running.filter(kind=Clock.Kind.RESOLVE)),
        runs_contact=Exists(running.filter(kind=Clock.Kind.CONTACT)),
        is_waited_for=Exists(Wait.objects.filter(incident=OuterRef("pk"), ended_at=None)),
        guides_it=Exists(
            Guide.objects.filter(incident=OuterRef("pk"), person=user, joined_at__isnull=False)
        ),
    )
