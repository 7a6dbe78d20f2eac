from incidents.models import Presence


def be_here(*, by, at, incident):
    """Note that somebody has the incident open; one query, without a transaction."""
    Presence.objects.bulk_create(
        [Presence(incident=incident, person=by, seen_at=at)],
        update_conflicts=True,
        unique_fields=["incident", "person"],
        update_fields=["seen_at"],
    )
