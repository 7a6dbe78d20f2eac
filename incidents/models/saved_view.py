from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from incidents.models.team import Team


class SavedViewQuerySet(models.QuerySet):
    def for_person(self, user):
        """Those this person has in the list: their own, their teams’ and everyone’s."""
        return self.filter(
            Q(audience=SavedView.Audience.EVERYONE)
            | Q(audience=SavedView.Audience.ME, by=user.pk)
            | Q(audience=SavedView.Audience.TEAM, team__in=user.team_ids)
        )


class SavedView(models.Model):
    """A list of incidents with a name: the query of its address, and who has it.

    query: as in the address of the queue, without “?” and without a place in the list
    """

    class Audience(models.TextChoices):
        ME = "me", _("Me")
        TEAM = "team", _("My team")
        EVERYONE = "everyone", _("Everyone")

    name = models.CharField(max_length=60)
    query = models.CharField(max_length=1000, blank=True)
    audience = models.CharField(_("who has it"), max_length=10, choices=Audience)
    team = models.ForeignKey(Team, models.CASCADE, null=True, blank=True, related_name="+")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="views")
    at = models.DateTimeField()

    objects = SavedViewQuerySet.as_manager()

    class Meta:
        ordering = ("name", "pk")
        constraints = (
            models.CheckConstraint(
                condition=Q(audience="team", team__isnull=False)
                | ~Q(audience="team") & Q(team__isnull=True),
                name="view_of_a_team_names_it",
            ),
        )

    def __str__(self):
        return self.name
