from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from incidents.models.decision import Decision
from incidents.models.incident import Incident


class RemedyQuerySet(models.QuerySet):
    def open(self):
        """Those that were not declined."""
        return self.filter(declined_at__isnull=True)

    def with_yes(self):
        """With who was asked for the money, and what they said."""
        return self.select_related("decision__asked_of", "decision__decided_by", "decision__clock")

    def still_owed(self):
        """Those that we owe and they have not had; options they left for another one are not."""
        return self.filter(is_still_owed())


def is_still_owed() -> Q:
    """That a remedy is one of `RemedyQuerySet.still_owed`."""
    chosen = Remedy.objects.open().filter(
        incident=OuterRef("incident"), is_option=True, chosen_at__isnull=False
    )
    owed = Q(kind=Remedy.Kind.OWED, declined_at__isnull=True, delivered_at__isnull=True)
    return owed & ~(Q(is_option=True, chosen_at__isnull=True) & Exists(chosen))


class Remedy(models.Model):
    """Something that makes it right: owed, or a gesture beyond what was owed.

    is_asked_for: the customer asked for it; is_option: one of those they choose from, else they get
    it whichever they choose
    cost: what it costs us; available_until: until then it can still be had (aware)
    decision: who was asked for the money, where it is above the proposer's limit
    offered_at: since when the customer sees it; chosen_at: when they chose it; delivered_at: when
    they had it; declined_at, declined_because: when and why it is not done
    """

    class Kind(models.TextChoices):
        OWED = "owed", _("Owed")
        GESTURE = "gesture", _("Gesture")

    incident = models.ForeignKey(Incident, models.CASCADE, related_name="remedies")
    what = models.CharField(_("what we do"), max_length=200)
    details = models.CharField(_("who, when, how"), max_length=300, blank=True)
    kind = models.CharField(max_length=10, choices=Kind)
    is_asked_for = models.BooleanField(_("they asked for it"), default=False)
    is_option = models.BooleanField(_("one to choose from"), default=False)
    cost = models.DecimalField(_("what it costs us"), max_digits=12, decimal_places=2)
    currency = models.CharField(max_length=3)
    available_until = models.DateTimeField(_("can be had until"), null=True, blank=True)
    proposed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    proposed_at = models.DateTimeField()
    decision = models.OneToOneField(
        Decision, models.PROTECT, null=True, related_name="remedy", editable=False
    )
    offered_at = models.DateTimeField(null=True)
    chosen_at = models.DateTimeField(null=True)
    delivered_at = models.DateTimeField(null=True)
    declined_at = models.DateTimeField(null=True)
    declined_because = models.CharField(max_length=500, blank=True)

    objects = RemedyQuerySet.as_manager()

    class Meta:
        ordering = ("pk",)
        verbose_name_plural = "remedies"
        indexes = (
            models.Index(
                fields=("kind", "currency", "incident"),
                condition=Q(delivered_at__isnull=False),
                name="remedy_delivered",
            ),
        )
        constraints = (
            models.CheckConstraint(condition=Q(cost__gte=0), name="remedy_costs_nothing_or_more"),
            models.CheckConstraint(
                condition=Q(declined_at__isnull=True, declined_because="")
                | Q(declined_at__isnull=False) & ~Q(declined_because=""),
                name="declined_remedy_says_why",
            ),
            models.CheckConstraint(
                condition=Q(declined_at__isnull=True) | Q(delivered_at__isnull=True),
                name="remedy_is_delivered_or_declined",
            ),
            models.UniqueConstraint(
                fields=("incident",),
                condition=Q(is_option=True, chosen_at__isnull=False, declined_at__isnull=True),
                name="one_option_is_chosen",
            ),
        )

    def __str__(self):
        return self.what
