from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from incidents.models import Clock, PolicyVersion
from incidents.rules.face import face
from incidents.rules.kinds import FROM_THE_START
from incidents.rules.policy import Case

WHO = {
    Clock.Kind.CONTACT: _("a person calls or writes to them"),
    Clock.Kind.ANSWER: _("what happened, why, what’s next"),
    Clock.Kind.RESOLVE: _("what we owe them, and what shows that we mean it"),
}


def promises(urgency, learned_at, at, team="", customer="") -> list[dict]:
    """What logging at this urgency would promise: a dict per clock, in the order of deadlines.

    team, customer: their names, as far as they are known yet
    """
    zone = timezone.get_current_timezone()
    rules = PolicyVersion.objects.defer("document").in_force(at).policy
    case = Case(urgency, team, customer)
    plans = {kind: rules.plan(kind, case, learned_at) for kind in FROM_THE_START}
    return [
        {
            "kind_words": Clock.Kind(kind).label,
            "due_at": plan.due_at,
            "who_words": WHO[kind],
            "face": face(kind, plan.due_at, None, at, zone),
        }
        for kind, plan in plans.items()
        if plan
    ]
