from django.utils import timezone

from incidents.models import Clock
from incidents.rules.face import face
from incidents.rules.policy import STANDARD

WHO = {
    Clock.Kind.CONTACT: "a person calls or writes to them",
    Clock.Kind.ANSWER: "what happened, why, what’s next",
}


def promises(urgency, learned_at, at) -> list[dict]:
    """What logging at this urgency would promise: a dict per clock, in the order of deadlines."""
    zone = timezone.get_current_timezone()
    promised = []
    for kind in Clock.Kind:
        due_at = STANDARD.due_at(kind, urgency, learned_at)
        promised.append(
            {
                "kind_words": kind.label,
                "due_at": due_at,
                "who_words": WHO[kind],
                "face": face(kind, due_at, None, at, zone),
            }
        )
    return promised
