"""By what lists of incidents are found when there are a million of them."""

from django.db.models import F, Index, Q

LAST_CLOSED = F("closed_at").desc(nulls_last=True), F("id").desc()

INDEXES = (
    Index(fields=("team", "status", "urgency"), name="incident_team_status"),
    Index(fields=("owner",), condition=Q(status="open"), name="incident_open_by_owner"),
    Index(
        fields=("customer",),
        condition=~Q(status="closed"),
        name="incident_open_by_customer",
    ),
    Index(fields=("contact",), condition=Q(status="open"), name="incident_open_by_contact"),
    # With the number, which comes last in its order: else all of a customer’s are sorted first.
    Index(fields=("customer", "learned_at", "id"), name="incident_customer_learned"),
    Index(fields=("customer", "-id"), name="incident_customer_newest"),
    Index(fields=("team", "learned_at"), name="incident_team_learned"),
    Index(fields=("learned_at", "status"), include=("id",), name="incident_learned"),
    Index(*LAST_CLOSED, name="incident_closed_last"),
    Index(
        *LAST_CLOSED,
        condition=Q(status="closed"),
        include=("merged_into", "logged_at"),
        name="incident_only_closed",
    ),
    Index(
        fields=("-id",),
        condition=Q(status="closed"),
        include=("closed_at", "merged_into"),
        name="incident_closed_newest",
    ),
    Index(
        F("status"),
        F("id").desc(),
        condition=Q(closed_at__isnull=True),
        name="incident_closing_unknown",
    ),
    Index(fields=("logged_at",), name="incident_logged"),
    # What is said of few: of all there are, a list of these would be looked for in vain.
    Index(fields=("-id",), condition=Q(is_difficult=True), name="incident_difficult"),
    Index(fields=("-id",), condition=Q(cycle__gt=1), name="incident_again"),
    Index(
        fields=("footprint", "-id"),
        condition=~Q(footprint=""),
        name="incident_footprint",
    ),
    Index(fields=("story", "-id"), condition=~Q(story=""), name="incident_story"),
    Index(fields=("reach",), condition=Q(reach__isnull=False), name="incident_reach"),
    Index(
        fields=("value_at_risk",),
        condition=Q(value_at_risk__isnull=False),
        name="incident_value",
    ),
    Index(
        fields=("currency", "-id"),
        condition=Q(
            status="closed",
            closed_on="confirmed",
            value_at_risk__isnull=False,
            merged_into__isnull=True,
        ),
        include=("closed_at",),
        name="incident_value_kept",
    ),
)
