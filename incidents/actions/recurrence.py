"""The watch after a preventive action: whoever saw to it hears when it has happened again (P24)."""

from incidents.models import Action, Message
from incidents.queries.roster import staff
from incidents.rules.audience import OWNER, told

MOST = 20


def tell_of_recurrence(incident, *, at) -> int:
    """Tell those whose change was to stop this kind of mistake that it has come back.

    Told are the owners of preventive actions in the same team, on the same kind, that were done
    before we learned of this one and whose check still lies ahead; each once for each incident, and
    around who is away. Call it inside a transaction, once the kind is known. Returns how many
    changes it was about, at most MOST.
    """
    if not incident.kind:
        return 0
    changes = Action.objects.filter(
        incident__kind=incident.kind,
        incident__team=incident.team_id,
        done_at__lt=incident.learned_at,
        checked_at=None,
        check_at__isnull=False,
    ).exclude(prevents="")
    changes = list(changes.exclude(incident=incident.pk).select_related("incident")[:MOST])
    everybody = staff(at) if changes else None
    words = []
    for change in changes:
        heard = told((OWNER,), change.owner_id, incident.team_id, everybody.roster)
        for person in heard.people:
            about = everybody.words_for(heard, person)
            wishes = everybody.wishes_of(person)
            words += [
                _word(
                    change,
                    incident,
                    person,
                    channel,
                    wishes.send_after(at, is_reminder=True),
                    at,
                    about,
                )
                for channel in wishes.channels(is_reminder=True)
            ]
    Message.objects.bulk_create(words, ignore_conflicts=True)
    return len(changes)


def _word(change, incident, person, channel, send_after, at, about):
    return Message(
        kind=Message.Kind.RECURRENCE,
        person_id=person,
        channel=channel,
        incident=incident,
        data={"change": change.what, "done_on": change.incident.reference} | about,
        dedupe_key=f"recurrence:{change.pk}:{incident.pk}:{person}:{channel}",
        created_at=at,
        send_after=send_after,
    )
