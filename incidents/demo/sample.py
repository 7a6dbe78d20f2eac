"""The sample company: a few incidents for an empty house, to try things with.

It is told by the same words as the demo company, in a small story of its own. What comes in is
noted down (`models.Sample`), so that it can be taken out again (`actions.sample`).
"""

from zoneinfo import ZoneInfo

from django.db import transaction
from django.utils.translation import gettext as _

from incidents.actions.customer import edit_contact
from incidents.actions.sample import one_sample_at_a_time
from incidents.demo.customers import customers_move_in
from incidents.demo.past import go_on_until, send_the_rest
from incidents.demo.story import story
from incidents.demo.telling import tell
from incidents.models import Contact, Customer, Incident, Membership, Message, Sample, Team
from incidents.rules.refusal import Refused

FILES = ("sample",)
MARK = " (sample)"
"""How the names of its team and customers end: so it is told apart wherever one is named."""
TEAM = f"Trial team{MARK}"


@transaction.atomic
def let_sample_in(*, by, at) -> Sample:
    """Fill an empty house with the sample company as of `at` (aware); returns the Sample.

    All of it is owned by whoever lets it in, or by nobody. Its customers have their e-mail address,
    so that no letter leaves for anybody else. Twice, it gives the sample that is there.
    Raises Refused for who is no admin, when there are incidents, and when its names are taken.
    """
    if not by.is_admin:
        raise Refused(_("Only an administrator can let the sample company in."))
    one_sample_at_a_time()
    if known := Sample.objects.first():
        return known
    _ensure_there_is_room()
    team = Team.objects.create(name=TEAM)
    # Who is in its team can take what nobody owns, and is told as its lead.
    Membership.objects.create(team=team, user=by, role=Membership.Role.LEAD)
    contacts = _customers(by, at)
    incidents = tell(list(story(at, ZoneInfo(by.time_zone), FILES)), {"you": by}, contacts)
    go_on_until(at)
    send_the_rest(at)
    # Its past was told, and nothing of it has left.
    Message.objects.filter(incident__in=incidents, state=Message.State.SENT).update(is_kept=True)
    sample = Sample.objects.create(by=by, at=at, team=team)
    sample.customers.set({contact.customer_id for contact in contacts.values()})
    sample.incidents.set(incidents)
    return sample


def _ensure_there_is_room():
    if Incident.objects.exists():
        raise Refused(_("There are incidents in here already, so the sample company stays out."))
    if any(model.objects.filter(name__endswith=MARK).exists() for model in (Team, Customer)):
        raise Refused(
            _(
                "There is a team or a customer already whose name ends in “%(mark)s”. Give them "
                "another name first, so that nothing is mixed up."
            )
            % {"mark": MARK.strip()}
        )


def _customers(by, at) -> dict[str, Contact]:
    contacts = customers_move_in(by=by, at=at, files=FILES)
    return {
        name: edit_contact(by=by, at=at, contact=contact, email=by.email)
        for name, contact in contacts.items()
    }
