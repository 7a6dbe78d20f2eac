from django.conf import settings
from django.db import models
from django.db.models.functions import Coalesce

from incidents.models.customer import Customer
from incidents.models.incident import Incident
from incidents.models.team import Team


class Docket(models.Model):
    """One line per open incident: what lists sort by and numbers count by.

    Narrow, so that a list of the next fifty or a count over all that is open reads little. Nobody
    writes it: the database derives it from incidents, clocks, touchpoints and events with each
    change (see migrations 0012 and 0018), and the auditor compares the two.

    rank: of the urgency, 0 for critical to 3 for low
    due_at: the soonest deadline that runs and is not paused; null where there is none
    snoozed_until: the latest of its running clocks' snoozes; is_waiting: a clock stands still,
    because we wait for the customer
    spoke_at: when a person of ours last reached out to the customer; touched_at: when its owner
    last did anything about it
    learned_at and what follows: as the incident has them, for what is often asked of all that is
    open
    """

    # The line is derived from rows that are held to their own references already.
    incident = models.OneToOneField(
        Incident,
        models.DO_NOTHING,
        primary_key=True,
        related_name="docket",
        db_constraint=False,
    )
    team = models.ForeignKey(
        Team, models.DO_NOTHING, related_name="+", db_index=False, db_constraint=False
    )
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.DO_NOTHING,
        null=True,
        related_name="+",
        db_index=False,
        db_constraint=False,
    )
    rank = models.PositiveSmallIntegerField()
    logged_at = models.DateTimeField()
    due_at = models.DateTimeField(null=True)
    snoozed_until = models.DateTimeField(null=True)
    is_waiting = models.BooleanField(default=False)
    spoke_at = models.DateTimeField(null=True)
    touched_at = models.DateTimeField(null=True)
    learned_at = models.DateTimeField()
    customer = models.ForeignKey(
        Customer, models.DO_NOTHING, related_name="+", db_index=False, db_constraint=False
    )
    kind = models.CharField(max_length=20)
    channel = models.CharField(max_length=10)
    noticed_by = models.CharField(max_length=10)
    value_at_risk = models.DecimalField(max_digits=12, decimal_places=2, null=True)

    class Meta:
        indexes = (
            models.Index(fields=("due_at", "incident"), name="docket_due"),
            models.Index(fields=("team", "due_at", "incident"), name="docket_team_due"),
            # With the team, and how urgent it is: most lists and most numbers ask for both.
            models.Index(
                fields=("owner", "due_at", "incident"),
                include=("team", "rank"),
                name="docket_owner_due",
            ),
            models.Index(fields=("customer", "due_at", "incident"), name="docket_customer_due"),
            models.Index(
                fields=("rank", "due_at", "incident"), include=("team",), name="docket_rank_due"
            ),
            models.Index(Coalesce("spoke_at", "logged_at"), "incident", name="docket_silent"),
        )

    def __str__(self):
        return f"R-{self.incident_id} on the docket"
