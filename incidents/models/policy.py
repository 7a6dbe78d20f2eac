from functools import lru_cache

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from incidents.rules.policy import Policy
from incidents.rules.policy_document import read_policy


class PolicyVersionQuerySet(models.QuerySet):
    def published(self):
        """Those that have been published, in force or not yet."""
        return self.filter(published_at__isnull=False)

    def draft(self):
        """The one that is being worked on, or None."""
        return self.filter(published_at__isnull=True).first()

    def in_force(self, at) -> "PolicyVersion":
        """The version that an incident logged at `at` runs under.

        Raises DoesNotExist when none is in force, which the first migration sees to.
        """
        started = self.published().filter(effective_from__lte=at)
        return started.order_by("-effective_from", "-number")[:1].get()


class PolicyVersion(models.Model):
    """What we promise, as of one moment on; the draft of the next one has no number yet.

    A published version never changes: the database refuses it. `document` is what
    `rules.policy_document` reads.
    """

    number = models.PositiveIntegerField(null=True, unique=True)
    document = models.JSONField()
    note = models.CharField(_("what is new"), max_length=300, blank=True)
    effective_from = models.DateTimeField(null=True)
    published_at = models.DateTimeField(null=True)
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    saved_at = models.DateTimeField(null=True)
    saved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )

    objects = PolicyVersionQuerySet.as_manager()

    class Meta:
        ordering = (F("number").desc(nulls_first=True),)
        constraints = (
            models.UniqueConstraint(
                models.Value(1), condition=Q(published_at__isnull=True), name="one_policy_draft"
            ),
            models.CheckConstraint(
                condition=Q(published_at__isnull=True, number__isnull=True)
                | Q(
                    published_at__isnull=False,
                    number__isnull=False,
                    effective_from__isnull=False,
                ),
                name="published_policy_has_number_and_date",
            ),
        )

    def __str__(self):
        words = {"name": self.name, "number": self.number}
        if not self.number:
            return gettext("%(name)s, draft") % words
        return gettext("%(name)s, version %(number)s") % words

    @property
    def name(self):
        """What the policy is called."""
        return self.document.get("name", "")

    @property
    def policy(self) -> Policy:
        """The rules in it. Those of a published version are read once per process.

        Raises BadPolicy for a draft that is not whole yet.
        """
        if self.published_at is None:
            return read_policy(self.document)
        return published_policy(self.pk)


@lru_cache(maxsize=64)
def published_policy(pk: int) -> Policy:
    """The rules of a published version, by its id; kept, because they never change."""
    version = PolicyVersion.objects.published().get(pk=pk)
    return read_policy(version.document)
