from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from incidents.rules import roles


class Team(models.Model):
    """Where incidents belong."""

    name = models.CharField(max_length=120, unique=True)
    people = models.ManyToManyField(
        settings.AUTH_USER_MODEL, through="Membership", related_name="teams"
    )

    class Meta:
        ordering = ("name",)

    def __str__(self):
        return self.name


class Membership(models.Model):
    """A person's role in a team."""

    class Role(models.TextChoices):
        STAFF = roles.STAFF, _("Staff")
        LEAD = roles.LEAD, _("Lead")
        MANAGER = roles.MANAGER, _("Manager")
        ADMIN = roles.ADMIN, _("Admin")

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="memberships")
    team = models.ForeignKey(Team, models.CASCADE, related_name="memberships")
    role = models.CharField(max_length=10, choices=Role, default=Role.STAFF)
    is_guide = models.BooleanField(
        _("may be invited as a guide"),
        default=False,
        help_text=_("Escalations invite them to help an owner, without taking over."),
    )

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("user", "team"), name="one_role_per_person_and_team"),
            models.CheckConstraint(
                condition=models.Q(role__in=list(roles.RANK)), name="membership_role_is_known"
            ),
        )

    def __str__(self):
        return f"{self.user}: {self.get_role_display()}, {self.team}"
