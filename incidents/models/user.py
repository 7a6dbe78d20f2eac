import zoneinfo

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager, PermissionsMixin
from django.contrib.postgres.expressions import ArraySubquery
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.db.models.functions import JSONObject, Lower
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from incidents.models.team import Membership, Team
from incidents.rules import roles


class UserManager(BaseUserManager):
    """People sign in by e-mail, in whatever case they type it."""

    def create_user(self, email, name, password=None, **fields):
        """Add a person who may sign in; without a password they can't until one is set."""
        user = self.model(email=self.normalize_email(email), name=name, **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email, name, password=None, **fields):
        """Add a person who may do everything, the admin site included."""
        return self.create_user(
            email, name, password, **{**fields, "is_staff": True, "is_superuser": True}
        )

    def with_places(self):
        """Everybody, each with their teams and roles, in the same query."""
        places = Membership.objects.filter(user=models.OuterRef("pk")).order_by("team__name")
        found = JSONObject(
            id="pk", team_id="team_id", team="team__name", role="role", is_guide="is_guide"
        )
        return self.annotate(found_places=ArraySubquery(places.values(found=found)))

    def get_by_natural_key(self, email):
        """The person with this e-mail address. Raises User.DoesNotExist."""
        return self.get(email__iexact=email)


def known_time_zone(name):
    """Refuse what is no IANA time zone."""
    if name not in zoneinfo.available_timezones():
        raise ValidationError(
            _("“%(name)s” is no time zone we know. Try Europe/Berlin."), params={"name": name}
        )


class User(AbstractBaseUser, PermissionsMixin):
    """A member of staff."""

    class Theme(models.TextChoices):
        SYSTEM = "system", _("As my system")
        LIGHT = "light", _("Light")
        DARK = "dark", _("Dark")

    class Density(models.TextChoices):
        ROOMY = "roomy", _("Roomy")
        COMPACT = "compact", _("Compact")

    email = models.EmailField(_("e-mail"), unique=True)
    name = models.CharField(max_length=120)
    time_zone = models.CharField(max_length=64, default="UTC", validators=[known_time_zone])
    away_until = models.DateTimeField(
        null=True,
        blank=True,
        help_text=_("Until then, what would reach them goes to the next in line."),
    )
    chat_address = models.CharField(
        max_length=500,
        blank=True,
        help_text=_(
            "Where the chat reaches them, as Apprise writes it: slack://…, json://host/path."
        ),
    )
    reminders_by_mail = models.BooleanField(_("reminders by e-mail"), default=True)
    reminders_by_chat = models.BooleanField(_("reminders by chat"), default=False)
    escalations_by_mail = models.BooleanField(_("escalations by e-mail"), default=True)
    escalations_by_chat = models.BooleanField(_("escalations by chat"), default=False)
    quiet_from = models.TimeField(_("quiet from"), null=True, blank=True)
    quiet_to = models.TimeField(_("until"), null=True, blank=True)
    most_an_hour = models.PositiveSmallIntegerField(
        _("mails one by one in an hour"),
        default=3,
        help_text=_("What comes on top is told in one mail."),
    )
    mine_in_app = models.BooleanField(_("mine: under the bell"), default=True)
    mine_by_mail = models.BooleanField(_("mine: by e-mail"), default=False)
    mine_in_digest = models.BooleanField(_("mine: in the day’s digest"), default=True)
    team_in_app = models.BooleanField(_("my team’s: under the bell"), default=False)
    team_by_mail = models.BooleanField(_("my team’s: by e-mail"), default=False)
    team_in_digest = models.BooleanField(_("my team’s: in the day’s digest"), default=True)
    breaches_in_app = models.BooleanField(_("past our promise: under the bell"), default=True)
    breaches_in_digest = models.BooleanField(
        _("past our promise: in the day’s digest"), default=True
    )
    substitute = models.ForeignKey(
        "self",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("who stands in"),
        help_text=_("While you are away, they get what would reach you."),
    )
    phone = models.CharField(
        max_length=60, blank=True, help_text=_("Customers read it on their page.")
    )
    theme = models.CharField(max_length=6, choices=Theme, default=Theme.SYSTEM)
    density = models.CharField(max_length=7, choices=Density, default=Density.ROOMY)
    language = models.CharField(max_length=10, blank=True)
    single_keys = models.BooleanField(_("single keys"), default=True)
    default_view = models.ForeignKey(
        "SavedView", models.SET_NULL, null=True, blank=True, related_name="+"
    )
    toured_at = models.DateTimeField(null=True, blank=True, editable=False)
    is_active = models.BooleanField(_("may sign in"), default=True)
    is_staff = models.BooleanField(_("may use the admin site"), default=False)
    date_joined = models.DateTimeField(default=timezone.now, editable=False)

    objects = UserManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ("name",)

    class Meta:
        ordering = ("name", "pk")
        constraints = (
            models.UniqueConstraint(Lower("email"), name="one_person_per_email_in_any_case"),
            models.CheckConstraint(
                condition=Q(escalations_by_mail=True)
                | Q(escalations_by_chat=True) & ~Q(chat_address=""),
                name="escalations_reach_everybody",
            ),
            models.CheckConstraint(
                condition=~Q(reminders_by_chat=True) | ~Q(chat_address=""),
                name="chat_needs_an_address",
            ),
            models.CheckConstraint(
                condition=Q(quiet_from__isnull=True, quiet_to__isnull=True)
                | Q(quiet_from__isnull=False, quiet_to__isnull=False),
                name="quiet_hours_have_both_ends",
            ),
        )

    def __str__(self):
        return self.name

    def get_short_name(self):
        """What a colleague would call them."""
        return self.name.split()[0] if self.name.split() else self.email

    @cached_property
    def places(self):
        """Their memberships with the teams, by team name; read once per request at the most."""
        if not hasattr(self, "found_places"):
            return list(self.memberships.select_related("team").order_by("team__name"))
        return [
            Membership(user=self, **place | {"team": Team(place["team_id"], place["team"])})
            for place in self.found_places
        ]

    @property
    def team_ids(self):
        """Ids of the teams they are in, by team name."""
        return [place.team_id for place in self.places]

    @property
    def sees_everything(self):
        """Whether the incidents of every team are theirs to see."""
        return self.is_superuser or roles.sees_everything(place.role for place in self.places)

    @property
    def is_admin(self):
        """Whether they look after the house: an admin of any team, or who may do everything."""
        return self.is_superuser or any(place.role == roles.ADMIN for place in self.places)

    @property
    def home_team(self):
        """The team that what they log belongs to: the first of theirs by name, or None."""
        return self.places[0].team if self.places else None

    def leads(self, team_id):
        """Whether they lead this team."""
        return any(place.team_id == team_id and place.role == roles.LEAD for place in self.places)

    def roles_for(self, team_id):
        """The roles that count for what is this team's: those in it, and those that see all."""
        held = [
            place.role
            for place in self.places
            if place.team_id == team_id or roles.sees_everything([place.role])
        ]
        return [*held, roles.ADMIN] if self.is_superuser else held

    @property
    def role_words(self):
        """Their highest role and where: “Lead, Customer care”."""
        if not self.places:
            return gettext("Administrator") if self.is_superuser else gettext("In no team yet")
        highest = max(self.places, key=lambda place: roles.RANK[place.role])
        words = {"role": highest.get_role_display(), "team": highest.team.name}
        if not (more := len(self.places) - 1):
            return gettext("%(role)s, %(team)s") % words
        return ngettext(
            "%(role)s, %(team)s and %(count)s more", "%(role)s, %(team)s and %(count)s more", more
        ) % {**words, "count": more}

    @property
    def initials(self):
        """One or two letters for their picture."""
        words = self.name.split() or [self.email]
        return (words[0][0] + (words[-1][0] if len(words) > 1 else "")).upper()

    @property
    def hue(self):
        """Which of the six colours stands for them, 1–6."""
        return (self.pk or 0) % 6 + 1

    def is_away(self, at):
        """Whether they have said that they are away at this moment."""
        return self.away_until is not None and self.away_until > at
