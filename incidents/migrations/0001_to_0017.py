"""All the others at once, for whoever has none of them: each table as it is in the end.

Who has some of them goes on with the others. The name comes after that of the first on purpose:
Django's own migrations wait for whichever is the first by name, and for those it is the other.
"""

from importlib import import_module

import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.contrib.postgres.search
import django.core.serializers.json
import django.core.validators
import django.db.models.deletion
import django.db.models.functions.comparison
import django.db.models.functions.text
import django.utils.timezone
from django.conf import settings
from django.contrib.postgres.operations import TrigramExtension, UnaccentExtension
from django.db import migrations, models

import incidents.models.user


def written_in(name):
    """The module of a migration that this one replaces."""
    return import_module(f"incidents.migrations.{name}")


timeline = written_in("0002_append_only_events")
first_policy = written_in("0004_the_first_policy")
policies = written_in("0005_published_policies_never_change")
search = written_in("0011_search_words")
docket = written_in("0012_the_docket_keeps_itself")
sample = written_in("0013_sample_company")


class Migration(migrations.Migration):
    """Everything, for whoever has nothing yet."""

    replaces = [
        ("incidents", "0001_the_main_job"),
        ("incidents", "0002_append_only_events"),
        ("incidents", "0003_promises_under_policies"),
        ("incidents", "0004_the_first_policy"),
        ("incidents", "0005_published_policies_never_change"),
        ("incidents", "0006_fewer_indexes"),
        ("incidents", "0007_search_by_likeness"),
        ("incidents", "0008_the_path"),
        ("incidents", "0009_the_workplace"),
        ("incidents", "0010_rollups"),
        ("incidents", "0011_search_words"),
        ("incidents", "0012_the_docket_keeps_itself"),
        ("incidents", "0013_sample_company"),
        ("incidents", "0014_lists_along_an_index"),
        ("incidents", "0015_found_by_what_is_said"),
        ("incidents", "0016_facts_of_what_is_open"),
        ("incidents", "0017_notices_by_time"),
    ]

    initial = True

    dependencies = [("auth", "0012_alter_user_first_name_max_length")]

    operations = [
        TrigramExtension(),
        UnaccentExtension(),
        migrations.CreateModel(
            name="Breaker",
            fields=[
                ("channel", models.CharField(max_length=20, primary_key=True, serialize=False)),
                ("failures", models.PositiveIntegerField(default=1)),
                ("since", models.DateTimeField()),
                ("closed_until", models.DateTimeField()),
                ("reason", models.TextField(blank=True)),
            ],
        ),
        migrations.CreateModel(
            name="ChatChannel",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "name",
                    models.CharField(
                        help_text="As policies name it: care", max_length=60, unique=True
                    ),
                ),
                (
                    "address",
                    models.CharField(
                        help_text="An address as Apprise writes it, such as slack://… or json://host/path.",
                        max_length=500,
                    ),
                ),
            ],
            options={
                "ordering": ("name",),
            },
        ),
        migrations.CreateModel(
            name="Customer",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=200, unique=True)),
                (
                    "is_internal",
                    models.BooleanField(default=False, verbose_name="is a department of ours"),
                ),
                ("currency", models.CharField(blank=True, max_length=3)),
                (
                    "goals",
                    models.TextField(
                        blank=True, max_length=2000, verbose_name="what they want to achieve"
                    ),
                ),
                (
                    "hired_us_for",
                    models.TextField(
                        blank=True, max_length=2000, verbose_name="why they came to us"
                    ),
                ),
                (
                    "pain_points",
                    models.TextField(
                        blank=True, max_length=2000, verbose_name="what troubles them"
                    ),
                ),
                ("renews_on", models.DateField(blank=True, null=True, verbose_name="renews on")),
                ("since", models.DateField(blank=True, null=True, verbose_name="with us since")),
                (
                    "value_a_year",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=12,
                        null=True,
                        verbose_name="worth a year",
                    ),
                ),
            ],
            options={
                "ordering": ("name",),
                "indexes": [
                    django.contrib.postgres.indexes.GinIndex(
                        django.contrib.postgres.indexes.OpClass(
                            django.db.models.functions.text.Upper("name"), "gin_trgm_ops"
                        ),
                        name="customer_alike",
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("value_a_year__isnull", True),
                            models.Q(
                                ("value_a_year__gte", 0), models.Q(("currency", ""), _negated=True)
                            ),
                            _connector="OR",
                        ),
                        name="value_a_year_has_a_currency",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Heartbeat",
            fields=[
                ("name", models.CharField(max_length=40, primary_key=True, serialize=False)),
                ("at", models.DateTimeField()),
                (
                    "data",
                    models.JSONField(
                        default=dict, encoder=django.core.serializers.json.DjangoJSONEncoder
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="SearchWord",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("word", models.CharField(max_length=40)),
                ("stem", models.CharField(max_length=40)),
            ],
            options={
                "indexes": [
                    models.Index(
                        django.contrib.postgres.indexes.OpClass("word", "varchar_pattern_ops"),
                        name="search_word",
                    ),
                    models.Index(fields=["stem"], name="search_word_stem"),
                    django.contrib.postgres.indexes.GinIndex(
                        django.contrib.postgres.indexes.OpClass("word", "gin_trgm_ops"),
                        fastupdate=False,
                        name="search_word_alike",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Team",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=120, unique=True)),
            ],
            options={
                "ordering": ("name",),
            },
        ),
        migrations.CreateModel(
            name="User",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("password", models.CharField(max_length=128, verbose_name="password")),
                (
                    "last_login",
                    models.DateTimeField(blank=True, null=True, verbose_name="last login"),
                ),
                (
                    "is_superuser",
                    models.BooleanField(
                        default=False,
                        help_text="Designates that this user has all permissions without explicitly assigning them.",
                        verbose_name="superuser status",
                    ),
                ),
                ("email", models.EmailField(max_length=254, unique=True, verbose_name="e-mail")),
                ("name", models.CharField(max_length=120)),
                (
                    "time_zone",
                    models.CharField(
                        default="UTC",
                        max_length=64,
                        validators=[incidents.models.user.known_time_zone],
                    ),
                ),
                (
                    "away_until",
                    models.DateTimeField(
                        blank=True,
                        help_text="Until then, what would reach them goes to the next in line.",
                        null=True,
                    ),
                ),
                ("is_active", models.BooleanField(default=True, verbose_name="may sign in")),
                (
                    "is_staff",
                    models.BooleanField(default=False, verbose_name="may use the admin site"),
                ),
                (
                    "date_joined",
                    models.DateTimeField(default=django.utils.timezone.now, editable=False),
                ),
                (
                    "groups",
                    models.ManyToManyField(
                        blank=True,
                        help_text="The groups this user belongs to. A user will get all permissions granted to each of their groups.",
                        related_name="user_set",
                        related_query_name="user",
                        to="auth.group",
                        verbose_name="groups",
                    ),
                ),
                (
                    "user_permissions",
                    models.ManyToManyField(
                        blank=True,
                        help_text="Specific permissions for this user.",
                        related_name="user_set",
                        related_query_name="user",
                        to="auth.permission",
                        verbose_name="user permissions",
                    ),
                ),
                (
                    "chat_address",
                    models.CharField(
                        blank=True,
                        help_text="Where the chat reaches them, as Apprise writes it: slack://…, json://host/path.",
                        max_length=500,
                    ),
                ),
                (
                    "escalations_by_chat",
                    models.BooleanField(default=False, verbose_name="escalations by chat"),
                ),
                (
                    "escalations_by_mail",
                    models.BooleanField(default=True, verbose_name="escalations by e-mail"),
                ),
                (
                    "most_an_hour",
                    models.PositiveSmallIntegerField(
                        default=3,
                        help_text="What comes on top is told in one mail.",
                        verbose_name="mails one by one in an hour",
                    ),
                ),
                ("quiet_from", models.TimeField(blank=True, null=True, verbose_name="quiet from")),
                ("quiet_to", models.TimeField(blank=True, null=True, verbose_name="until")),
                (
                    "reminders_by_chat",
                    models.BooleanField(default=False, verbose_name="reminders by chat"),
                ),
                (
                    "reminders_by_mail",
                    models.BooleanField(default=True, verbose_name="reminders by e-mail"),
                ),
                (
                    "breaches_in_app",
                    models.BooleanField(
                        default=True, verbose_name="past our promise: under the bell"
                    ),
                ),
                (
                    "breaches_in_digest",
                    models.BooleanField(
                        default=True, verbose_name="past our promise: in the day’s digest"
                    ),
                ),
                (
                    "density",
                    models.CharField(
                        choices=[("roomy", "Roomy"), ("compact", "Compact")],
                        default="roomy",
                        max_length=7,
                    ),
                ),
                ("language", models.CharField(blank=True, max_length=10)),
                (
                    "mine_by_mail",
                    models.BooleanField(default=False, verbose_name="mine: by e-mail"),
                ),
                (
                    "mine_in_app",
                    models.BooleanField(default=True, verbose_name="mine: under the bell"),
                ),
                (
                    "mine_in_digest",
                    models.BooleanField(default=True, verbose_name="mine: in the day’s digest"),
                ),
                (
                    "phone",
                    models.CharField(
                        blank=True, help_text="Customers read it on their page.", max_length=60
                    ),
                ),
                ("single_keys", models.BooleanField(default=True, verbose_name="single keys")),
                (
                    "substitute",
                    models.ForeignKey(
                        blank=True,
                        help_text="While you are away, they get what would reach you.",
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="who stands in",
                    ),
                ),
                (
                    "team_by_mail",
                    models.BooleanField(default=False, verbose_name="my team’s: by e-mail"),
                ),
                (
                    "team_in_app",
                    models.BooleanField(default=False, verbose_name="my team’s: under the bell"),
                ),
                (
                    "team_in_digest",
                    models.BooleanField(
                        default=True, verbose_name="my team’s: in the day’s digest"
                    ),
                ),
                (
                    "theme",
                    models.CharField(
                        choices=[("system", "As my system"), ("light", "Light"), ("dark", "Dark")],
                        default="system",
                        max_length=6,
                    ),
                ),
                ("toured_at", models.DateTimeField(blank=True, editable=False, null=True)),
            ],
            options={
                "ordering": ("name", "pk"),
                "constraints": [
                    models.UniqueConstraint(
                        django.db.models.functions.text.Lower("email"),
                        name="one_person_per_email_in_any_case",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("escalations_by_mail", True),
                            models.Q(
                                ("escalations_by_chat", True),
                                models.Q(("chat_address", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="escalations_reach_everybody",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("reminders_by_chat", True), _negated=True),
                            models.Q(("chat_address", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="chat_needs_an_address",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("quiet_from__isnull", True), ("quiet_to__isnull", True)),
                            models.Q(("quiet_from__isnull", False), ("quiet_to__isnull", False)),
                            _connector="OR",
                        ),
                        name="quiet_hours_have_both_ends",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Batch",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "verb",
                    models.CharField(
                        choices=[
                            ("assign", "Give to"),
                            ("urgency", "Set the urgency"),
                            ("tag", "Tag"),
                            ("untag", "Take a tag off"),
                            ("snooze", "Snooze"),
                            ("merge", "Merge into one"),
                        ],
                        max_length=10,
                    ),
                ),
                ("value", models.JSONField(default=dict)),
                (
                    "ids",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.BigIntegerField(), size=None
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("working", "At work"),
                            ("done", "Done"),
                            ("undoing", "Taking it back"),
                            ("undone", "Taken back"),
                        ],
                        default="working",
                        max_length=10,
                    ),
                ),
                ("place", models.PositiveIntegerField(default=0)),
                ("done", models.JSONField(default=list)),
                ("refused", models.JSONField(default=list)),
                ("asked_at", models.DateTimeField()),
                ("finished_at", models.DateTimeField(null=True)),
                (
                    "once",
                    models.UUIDField(
                        help_text="The form it came from: sent twice, done once.", unique=True
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ("-pk",),
                "indexes": [
                    models.Index(
                        condition=models.Q(("state__in", ["working", "undoing"])),
                        fields=["id"],
                        name="batch_working",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Contact",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=120)),
                ("position", models.CharField(blank=True, max_length=120)),
                ("email", models.EmailField(blank=True, max_length=254, verbose_name="e-mail")),
                ("phone", models.CharField(blank=True, max_length=40)),
                (
                    "customer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="contacts",
                        to="incidents.customer",
                    ),
                ),
                (
                    "answers_to",
                    models.CharField(
                        blank=True, max_length=120, verbose_name="whom they answer to"
                    ),
                ),
                ("language", models.CharField(blank=True, max_length=40)),
                (
                    "prefers",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("call", "A call"),
                            ("email", "An e-mail"),
                            ("meeting", "A meeting"),
                            ("letter", "A letter"),
                            ("chat", "A chat"),
                        ],
                        max_length=10,
                        verbose_name="would rather have",
                    ),
                ),
                (
                    "stakeholder_needs",
                    models.CharField(
                        blank=True, max_length=300, verbose_name="what that person needs from them"
                    ),
                ),
                (
                    "tone",
                    models.CharField(
                        blank=True, max_length=120, verbose_name="how they like to be spoken to"
                    ),
                ),
            ],
            options={
                "ordering": ("name", "pk"),
                "indexes": [
                    django.contrib.postgres.indexes.GinIndex(
                        django.contrib.postgres.indexes.OpClass(
                            django.db.models.functions.text.Upper("name"), "gin_trgm_ops"
                        ),
                        name="contact_alike",
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("customer", "name"), name="one_contact_per_name"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Membership",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "role",
                    models.CharField(
                        choices=[
                            ("staff", "Staff"),
                            ("lead", "Lead"),
                            ("manager", "Manager"),
                            ("admin", "Admin"),
                        ],
                        default="staff",
                        max_length=10,
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="memberships",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "team",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="memberships",
                        to="incidents.team",
                    ),
                ),
                (
                    "is_guide",
                    models.BooleanField(
                        default=False,
                        help_text="Escalations invite them to help an owner, without taking over.",
                        verbose_name="may be invited as a guide",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("user", "team"), name="one_role_per_person_and_team"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("role__in", ["staff", "lead", "manager", "admin"])),
                        name="membership_role_is_known",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Playbook",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("missed-contact", "A call or message was missed"),
                            ("late", "Late"),
                            ("wrong-delivery", "Wrong or incomplete"),
                            ("quality", "Does not do what it should"),
                            ("outage", "Something was down"),
                            ("billing", "Invoice or payment"),
                            ("broken-promise", "We said it and did not do it"),
                            ("wrong-information", "We told them something wrong"),
                            ("treatment", "How we treated them"),
                            ("data", "Privacy or lost data"),
                            ("other", "Something else"),
                        ],
                        max_length=20,
                        unique=True,
                    ),
                ),
                ("first_hour", models.TextField(max_length=2000, verbose_name="do first")),
                (
                    "easy_to_miss",
                    models.TextField(blank=True, max_length=2000, verbose_name="easily forgotten"),
                ),
                (
                    "happened",
                    models.TextField(
                        blank=True, max_length=4000, verbose_name="here’s what happened"
                    ),
                ),
                ("why", models.TextField(blank=True, max_length=4000, verbose_name="here’s why")),
                (
                    "next",
                    models.TextField(
                        blank=True, max_length=4000, verbose_name="here’s what’s next"
                    ),
                ),
                ("saved_at", models.DateTimeField()),
                (
                    "saved_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ("kind",),
            },
        ),
        migrations.CreateModel(
            name="PolicyVersion",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveIntegerField(null=True, unique=True)),
                ("document", models.JSONField()),
                ("note", models.CharField(blank=True, max_length=300, verbose_name="what is new")),
                ("effective_from", models.DateTimeField(null=True)),
                ("published_at", models.DateTimeField(null=True)),
                ("saved_at", models.DateTimeField(null=True)),
                (
                    "published_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "saved_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": (
                    models.OrderBy(models.F("number"), descending=True, nulls_first=True),
                ),
                "constraints": [
                    models.UniqueConstraint(
                        models.Value(1),
                        condition=models.Q(("published_at__isnull", True)),
                        name="one_policy_draft",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("number__isnull", True), ("published_at__isnull", True)),
                            models.Q(
                                ("effective_from__isnull", False),
                                ("number__isnull", False),
                                ("published_at__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="published_policy_has_number_and_date",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Practice",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("scenario", models.CharField(max_length=60)),
                ("assigned_at", models.DateTimeField(null=True)),
                (
                    "happened",
                    models.TextField(
                        blank=True, max_length=8000, verbose_name="here’s what happened"
                    ),
                ),
                ("why", models.TextField(blank=True, max_length=8000, verbose_name="here’s why")),
                (
                    "next",
                    models.TextField(
                        blank=True, max_length=8000, verbose_name="here’s what’s next"
                    ),
                ),
                ("written_at", models.DateTimeField(null=True)),
                (
                    "is_shared",
                    models.BooleanField(default=False, verbose_name="my lead may read it"),
                ),
                ("debrief", models.TextField(blank=True, max_length=4000)),
                ("debriefed_at", models.DateTimeField(null=True)),
                (
                    "assigned_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="assigned_practices",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "debriefed_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="practices",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ("-pk",),
                "indexes": [models.Index(fields=["person", "scenario"], name="practice_of_person")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("assigned_at__isnull", True), ("assigned_by__isnull", True)),
                            models.Q(
                                ("assigned_at__isnull", False), ("assigned_by__isnull", False)
                            ),
                            _connector="OR",
                        ),
                        name="assigned_practice_says_by_whom",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("assigned_by__isnull", False),
                            ("written_at__isnull", False),
                            _connector="OR",
                        ),
                        name="practice_is_assigned_or_written",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("debrief", ""),
                                ("debriefed_at__isnull", True),
                                ("debriefed_by__isnull", True),
                            ),
                            models.Q(
                                ("debriefed_at__isnull", False), ("debriefed_by__isnull", False)
                            ),
                            _connector="OR",
                        ),
                        name="debrief_says_by_whom",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Rollup",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("week", models.DateField()),
                (
                    "urgency",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("critical", "Critical"),
                            ("high", "High"),
                            ("normal", "Normal"),
                            ("low", "Low"),
                        ],
                        max_length=10,
                    ),
                ),
                ("measure", models.CharField(max_length=40)),
                ("key", models.CharField(blank=True, max_length=60)),
                ("n", models.PositiveIntegerField(default=0)),
                ("total", models.DecimalField(decimal_places=2, default=0, max_digits=20)),
                (
                    "spread",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.PositiveIntegerField(), default=list, size=None
                    ),
                ),
                (
                    "team",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="incidents.team",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("team", "urgency", "week", "measure", "key"),
                        name="one_rollup_per_cell",
                        nulls_distinct=False,
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="SavedView",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=60)),
                ("query", models.CharField(blank=True, max_length=1000)),
                (
                    "audience",
                    models.CharField(
                        choices=[("me", "Me"), ("team", "My team"), ("everyone", "Everyone")],
                        max_length=10,
                        verbose_name="who has it",
                    ),
                ),
                ("at", models.DateTimeField()),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="views",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "team",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="incidents.team",
                    ),
                ),
            ],
            options={
                "ordering": ("name", "pk"),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("audience", "team"), ("team__isnull", False)),
                            models.Q(
                                models.Q(("audience", "team"), _negated=True),
                                ("team__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="view_of_a_team_names_it",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Incident",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("happened", models.TextField(max_length=4000, verbose_name="what happened")),
                (
                    "promised",
                    models.TextField(
                        blank=True, max_length=4000, verbose_name="what we had promised"
                    ),
                ),
                (
                    "impact",
                    models.TextField(
                        blank=True, max_length=4000, verbose_name="what it meant for them"
                    ),
                ),
                (
                    "noticed_by",
                    models.CharField(
                        choices=[
                            ("us", "We did"),
                            ("customer", "Customer"),
                            ("referral", "A referral"),
                        ],
                        max_length=10,
                        verbose_name="who noticed",
                    ),
                ),
                (
                    "channel",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("phone", "Phone"),
                            ("email", "E-mail"),
                            ("meeting", "Meeting"),
                            ("letter", "Letter"),
                            ("chat", "Chat"),
                            ("web", "Web form"),
                            ("ourselves", "Nobody told us: we found it"),
                        ],
                        max_length=10,
                        verbose_name="how we learned of it",
                    ),
                ),
                (
                    "occurred_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="when it happened"),
                ),
                ("learned_at", models.DateTimeField(verbose_name="when we learned of it")),
                (
                    "urgency",
                    models.CharField(
                        choices=[
                            ("critical", "Critical"),
                            ("high", "High"),
                            ("normal", "Normal"),
                            ("low", "Low"),
                        ],
                        max_length=10,
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[("open", "Open"), ("closed", "Closed")],
                        default="open",
                        max_length=10,
                    ),
                ),
                (
                    "cycle",
                    models.PositiveSmallIntegerField(
                        default=1,
                        editable=False,
                        help_text="Counts up when the incident is reopened.",
                    ),
                ),
                ("logged_at", models.DateTimeField(editable=False)),
                ("closed_at", models.DateTimeField(editable=False, null=True)),
                ("external_source", models.CharField(blank=True, editable=False, max_length=60)),
                ("external_ref", models.CharField(blank=True, editable=False, max_length=120)),
                (
                    "contact",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="incidents",
                        to="incidents.contact",
                    ),
                ),
                (
                    "customer",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="incidents",
                        to="incidents.customer",
                    ),
                ),
                (
                    "logged_by",
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="incidents",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "team",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="incidents",
                        to="incidents.team",
                    ),
                ),
                (
                    "policy",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="incidents",
                        to="incidents.policyversion",
                    ),
                ),
                (
                    "closed_on",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("confirmed", "They told us that it is right now"),
                            ("silence", "We asked, and they did not answer"),
                            ("merged", "It was the same as another"),
                        ],
                        editable=False,
                        max_length=10,
                        verbose_name="on what it was closed",
                    ),
                ),
                ("currency", models.CharField(blank=True, max_length=3)),
                (
                    "footprint",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("one", "One person"),
                            ("some", "A team or site"),
                            ("many", "Several sites"),
                            ("all", "All of them"),
                        ],
                        max_length=10,
                        verbose_name="how many of their people it touched",
                    ),
                ),
                (
                    "involved",
                    models.ForeignKey(
                        blank=True,
                        help_text="They may want to say sorry first. Nobody counts this.",
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="who was there",
                    ),
                ),
                (
                    "is_difficult",
                    models.BooleanField(
                        default=False,
                        help_text="Then a lead is there when we speak, and reads the answer before it goes.",
                        verbose_name="a difficult conversation",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("missed-contact", "A call or message was missed"),
                            ("late", "Late"),
                            ("wrong-delivery", "Wrong or incomplete"),
                            ("quality", "Does not do what it should"),
                            ("outage", "Something was down"),
                            ("billing", "Invoice or payment"),
                            ("broken-promise", "We said it and did not do it"),
                            ("wrong-information", "We told them something wrong"),
                            ("treatment", "How we treated them"),
                            ("data", "Privacy or lost data"),
                            ("other", "Something else"),
                        ],
                        max_length=20,
                        verbose_name="what kind of mistake",
                    ),
                ),
                (
                    "reach",
                    models.PositiveIntegerField(
                        blank=True, null=True, verbose_name="how many others may hear of it"
                    ),
                ),
                (
                    "relationship",
                    models.PositiveSmallIntegerField(
                        blank=True, null=True, verbose_name="how things stand between us, 1 to 5"
                    ),
                ),
                (
                    "story",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("likely", "Probably"),
                            ("unsure", "Hard to say"),
                            ("unlikely", "Hardly"),
                        ],
                        max_length=10,
                        verbose_name="would the real story be understood as it spreads?",
                    ),
                ),
                (
                    "value_at_risk",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=12,
                        null=True,
                        verbose_name="value at risk",
                    ),
                ),
                (
                    "merged_into",
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="taken_in",
                        to="incidents.incident",
                    ),
                ),
            ],
            options={
                "ordering": ("-pk",),
                "indexes": [
                    models.Index(fields=["team", "status", "urgency"], name="incident_team_status"),
                    models.Index(
                        condition=models.Q(("status", "open")),
                        fields=["owner"],
                        name="incident_open_by_owner",
                    ),
                    models.Index(
                        fields=["customer", "learned_at"], name="incident_customer_learned"
                    ),
                    models.Index(fields=["team", "learned_at"], name="incident_team_learned"),
                    models.Index(
                        condition=models.Q(("status", "closed"), _negated=True),
                        fields=["customer"],
                        name="incident_open_by_customer",
                    ),
                    models.Index(
                        models.OrderBy(models.F("closed_at"), descending=True, nulls_last=True),
                        models.OrderBy(models.F("id"), descending=True),
                        name="incident_closed_last",
                    ),
                    models.Index(
                        models.F("status"),
                        models.OrderBy(models.F("id"), descending=True),
                        condition=models.Q(("closed_at__isnull", True)),
                        name="incident_closing_unknown",
                    ),
                    models.Index(fields=["logged_at"], name="incident_logged"),
                    models.Index(
                        condition=models.Q(("is_difficult", True)),
                        fields=["-id"],
                        name="incident_difficult",
                    ),
                    models.Index(
                        condition=models.Q(("cycle__gt", 1)), fields=["-id"], name="incident_again"
                    ),
                    models.Index(
                        condition=models.Q(("footprint", ""), _negated=True),
                        fields=["footprint", "-id"],
                        name="incident_footprint",
                    ),
                    models.Index(
                        condition=models.Q(("story", ""), _negated=True),
                        fields=["story", "-id"],
                        name="incident_story",
                    ),
                    models.Index(
                        condition=models.Q(("reach__isnull", False)),
                        fields=["reach"],
                        name="incident_reach",
                    ),
                    models.Index(
                        condition=models.Q(("value_at_risk__isnull", False)),
                        fields=["value_at_risk"],
                        name="incident_value",
                    ),
                    models.Index(
                        condition=models.Q(
                            ("closed_on", "confirmed"), ("value_at_risk__isnull", False)
                        ),
                        fields=["currency", "-id"],
                        name="incident_value_kept",
                    ),
                    models.Index(
                        condition=models.Q(("status", "open")),
                        fields=["contact"],
                        name="incident_open_by_contact",
                    ),
                    models.Index(fields=["learned_at", "status"], name="incident_learned"),
                    models.Index(
                        models.OrderBy(models.F("closed_at"), descending=True, nulls_last=True),
                        models.OrderBy(models.F("id"), descending=True),
                        condition=models.Q(("status", "closed")),
                        include=("merged_into",),
                        name="incident_only_closed",
                    ),
                    models.Index(
                        condition=models.Q(("status", "open")),
                        fields=["learned_at", "id"],
                        include=("kind", "channel", "noticed_by", "customer", "value_at_risk"),
                        name="incident_open_facts",
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("external_ref", ""), _negated=True),
                        fields=("external_source", "external_ref"),
                        name="one_incident_per_external_reference",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("relationship__isnull", True),
                            ("relationship__range", (1, 5)),
                            _connector="OR",
                        ),
                        name="relationship_is_1_to_5",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("value_at_risk__isnull", True),
                            models.Q(
                                ("value_at_risk__gte", 0), models.Q(("currency", ""), _negated=True)
                            ),
                            _connector="OR",
                        ),
                        name="value_at_risk_has_a_currency",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("closed_at__isnull", True),
                                ("closed_on", ""),
                                ("merged_into__isnull", True),
                                ("status", "open"),
                            ),
                            ("status", "closed"),
                            _connector="OR",
                        ),
                        name="open_incident_has_no_ending",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Replan",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("counting", "Working out what would change"),
                            ("counted", "Waiting for your word"),
                            ("applying", "Applying"),
                            ("done", "Applied"),
                            ("dropped", "Not applied"),
                        ],
                        default="counting",
                        max_length=10,
                    ),
                ),
                ("asked_at", models.DateTimeField()),
                ("started_at", models.DateTimeField(null=True)),
                ("finished_at", models.DateTimeField(null=True)),
                ("place", models.BigIntegerField(default=0)),
                ("total", models.PositiveIntegerField(default=0)),
                ("seen", models.PositiveIntegerField(default=0)),
                ("clocks_moved", models.PositiveIntegerField(default=0)),
                ("breached_at_once", models.PositiveIntegerField(default=0)),
                (
                    "left_alone",
                    models.PositiveIntegerField(
                        default=0, help_text="Incidents whose clocks could not be planned."
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="replans",
                        to="incidents.policyversion",
                    ),
                ),
            ],
            options={
                "ordering": ("-pk",),
                "constraints": [
                    models.UniqueConstraint(
                        models.Value(1),
                        condition=models.Q(("state__in", ["counting", "counted", "applying"])),
                        name="one_replan_at_a_time",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Attachment",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=200)),
                ("kind", models.CharField(max_length=100)),
                ("size", models.PositiveIntegerField()),
                ("file", models.FileField(max_length=200, upload_to="")),
                ("at", models.DateTimeField()),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "incident",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="attachments",
                        to="incidents.incident",
                    ),
                ),
            ],
            options={
                "ordering": ("pk",),
            },
        ),
        migrations.CreateModel(
            name="Clock",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("contact", "First contact"),
                            ("answer", "Answer"),
                            ("update", "Next word"),
                            ("decision", "Decision"),
                            ("resolve", "Made right"),
                            ("action", "Action"),
                            ("check", "Check"),
                        ],
                        max_length=10,
                    ),
                ),
                ("cycle", models.PositiveSmallIntegerField(default=1)),
                ("started_at", models.DateTimeField()),
                ("due_at", models.DateTimeField()),
                ("stopped_at", models.DateTimeField(null=True)),
                ("next_step", models.PositiveIntegerField(default=0)),
                ("next_step_at", models.DateTimeField(null=True)),
                ("tries", models.PositiveSmallIntegerField(default=0)),
                ("leased_until", models.DateTimeField(null=True)),
                (
                    "incident",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="clocks",
                        to="incidents.incident",
                    ),
                ),
                ("hours", models.CharField(max_length=60)),
                ("paused_at", models.DateTimeField(null=True)),
                (
                    "person",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="clocks",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("plan", models.PositiveSmallIntegerField(default=1)),
                ("quiet_until", models.DateTimeField(null=True)),
                ("round", models.PositiveSmallIntegerField(default=1)),
                ("snoozed_until", models.DateTimeField(null=True)),
                ("target", models.CharField(blank=True, max_length=40)),
                (
                    "policy",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="incidents.policyversion",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("stopped_at__isnull", True), ("tries", 0)),
                        fields=["next_step_at"],
                        name="clock_next_step",
                    ),
                    models.Index(
                        condition=models.Q(("stopped_at__isnull", True), ("tries__gt", 0)),
                        fields=["leased_until"],
                        name="clock_leased",
                    ),
                    models.Index(
                        condition=models.Q(("stopped_at__isnull", True)),
                        fields=["due_at"],
                        name="clock_running_due",
                    ),
                    models.Index(
                        condition=models.Q(("person__isnull", False)),
                        fields=["person"],
                        name="clock_by_person",
                    ),
                    models.Index(
                        condition=models.Q(("stopped_at__isnull", False)),
                        fields=["stopped_at"],
                        name="clock_stopped",
                    ),
                    models.Index(
                        condition=models.Q(("stopped_at__isnull", False)),
                        fields=["due_at"],
                        name="clock_stopped_due",
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("due_at__gte", models.F("started_at"))),
                        name="clock_due_after_start",
                    ),
                    models.UniqueConstraint(
                        fields=("incident", "kind", "cycle", "round"),
                        name="one_clock_per_kind_and_round",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "kind__in",
                                (
                                    "contact",
                                    "answer",
                                    "update",
                                    "decision",
                                    "resolve",
                                    "action",
                                    "check",
                                ),
                            )
                        ),
                        name="clock_kind_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("paused_at__isnull", True), ("kind", "resolve"), _connector="OR"
                        ),
                        name="only_resolve_pauses",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("next_step_at__isnull", False),
                                ("paused_at__isnull", True),
                                ("stopped_at__isnull", True),
                            ),
                            models.Q(
                                models.Q(
                                    ("paused_at__isnull", True),
                                    ("stopped_at__isnull", True),
                                    _negated=True,
                                ),
                                ("next_step_at__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="running_clock_has_a_next_step",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="CustomerLink",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("token_hash", models.CharField(max_length=64, unique=True)),
                ("made_at", models.DateTimeField()),
                ("expires_at", models.DateTimeField()),
                ("revoked_at", models.DateTimeField(null=True)),
                (
                    "contact",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="incidents.contact",
                    ),
                ),
                (
                    "incident",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="links",
                        to="incidents.incident",
                    ),
                ),
                (
                    "made_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ("-pk",),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("expires_at__gt", models.F("made_at"))),
                        name="link_expires_after_it_is_made",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Docket",
            fields=[
                (
                    "incident",
                    models.OneToOneField(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        primary_key=True,
                        related_name="docket",
                        serialize=False,
                        to="incidents.incident",
                    ),
                ),
                ("rank", models.PositiveSmallIntegerField()),
                ("logged_at", models.DateTimeField()),
                ("due_at", models.DateTimeField(null=True)),
                ("snoozed_until", models.DateTimeField(null=True)),
                ("is_waiting", models.BooleanField(default=False)),
                ("spoke_at", models.DateTimeField(null=True)),
                ("touched_at", models.DateTimeField(null=True)),
                (
                    "owner",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "team",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="incidents.team",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["due_at", "incident"], name="docket_due"),
                    models.Index(fields=["team", "due_at", "incident"], name="docket_team_due"),
                    models.Index(fields=["owner", "due_at", "incident"], name="docket_owner_due"),
                    models.Index(fields=["rank", "due_at", "incident"], name="docket_rank_due"),
                    models.Index(
                        django.db.models.functions.comparison.Coalesce("spoke_at", "logged_at"),
                        models.F("incident"),
                        name="docket_silent",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Event",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("logged", "Logged"),
                            ("imported", "Imported"),
                            ("edited", "Details changed"),
                            ("assigned", "Owner changed"),
                            ("touchpoint", "Touchpoint"),
                            ("apology_queued", "Answer on its way"),
                            ("apology_delivered", "Answer delivered"),
                            ("apology_failed", "Answer could not be delivered"),
                            ("escalated", "Escalated"),
                            ("acknowledged", "Escalation acknowledged"),
                            ("snoozed", "Snoozed"),
                            ("replanned", "Deadlines moved"),
                            ("waiting", "Waiting for the customer"),
                            ("wait_ended", "No longer waiting"),
                            ("guide_joined", "A guide joined"),
                            ("taken_over", "Taken over"),
                            ("decision_asked", "Decision asked for"),
                            ("decided", "Decided"),
                            ("action_added", "Action promised"),
                            ("action_done", "Action done"),
                            ("action_dropped", "Action dropped"),
                            ("checked", "Looked whether it worked"),
                            ("wrote", "Questions answered"),
                            ("cause_named", "Cause named"),
                            ("cause_settled", "Cause confirmed or ruled out"),
                            ("remedy_proposed", "Remedy proposed"),
                            ("remedy_offered", "Remedies offered"),
                            ("remedy_chosen", "Remedy chosen"),
                            ("remedy_delivered", "Remedy delivered"),
                            ("remedy_declined", "Remedy declined"),
                            ("sending_undone", "Answer taken back before it left"),
                            ("lesson", "Lesson kept"),
                            ("linked", "The customer’s page opened for them"),
                            ("link_revoked", "The customer’s page closed"),
                            ("their_version", "The customer’s own version"),
                            ("they_escalated", "The customer asked for a lead"),
                            ("surveyed", "The customer answered the survey"),
                            ("made_right", "Made right"),
                            ("closed", "Closed"),
                            ("reopened", "Reopened"),
                            ("history", "From an imported history"),
                            ("note", "Internal note"),
                            ("tagged", "Tags changed"),
                            ("related", "Put in relation to another"),
                            ("merged", "Merged into another"),
                            ("took_in", "Another was merged into it"),
                            ("attached", "File attached"),
                            ("detached", "File taken out"),
                        ],
                        max_length=20,
                    ),
                ),
                ("at", models.DateTimeField()),
                (
                    "data",
                    models.JSONField(
                        default=dict, encoder=django.core.serializers.json.DjangoJSONEncoder
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "incident",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="events",
                        to="incidents.incident",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["incident", "-at", "-id"], name="event_timeline"),
                    models.Index(
                        condition=models.Q(("by__isnull", False)),
                        fields=["by"],
                        name="event_by_person",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Guide",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("invited_at", models.DateTimeField()),
                ("joined_at", models.DateTimeField(null=True)),
                (
                    "incident",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="guides",
                        to="incidents.incident",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="guiding",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ("invited_at", "pk"),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("incident", "person"), name="one_invitation_per_guide_and_incident"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Insight",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("question", models.CharField(max_length=30)),
                ("text", models.TextField(max_length=4000)),
                ("at", models.DateTimeField()),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "incident",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="insights",
                        to="incidents.incident",
                    ),
                ),
            ],
            options={
                "ordering": ("pk",),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("incident", "question"), name="one_insight_per_question"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Lesson",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "title",
                    models.CharField(max_length=160, verbose_name="the lesson, in a sentence"),
                ),
                (
                    "text",
                    models.TextField(
                        blank=True, max_length=4000, verbose_name="what we do differently now"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("missed-contact", "A call or message was missed"),
                            ("late", "Late"),
                            ("wrong-delivery", "Wrong or incomplete"),
                            ("quality", "Does not do what it should"),
                            ("outage", "Something was down"),
                            ("billing", "Invoice or payment"),
                            ("broken-promise", "We said it and did not do it"),
                            ("wrong-information", "We told them something wrong"),
                            ("treatment", "How we treated them"),
                            ("data", "Privacy or lost data"),
                            ("other", "Something else"),
                        ],
                        max_length=20,
                        verbose_name="about what",
                    ),
                ),
                (
                    "tags",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=30), blank=True, default=list, size=8
                    ),
                ),
                (
                    "is_exemplary",
                    models.BooleanField(default=False, verbose_name="an exemplary moment"),
                ),
                ("at", models.DateTimeField()),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "incidents",
                    models.ManyToManyField(
                        blank=True, related_name="lessons", to="incidents.incident"
                    ),
                ),
            ],
            options={
                "ordering": ("-at", "-pk"),
                "indexes": [
                    django.contrib.postgres.indexes.GinIndex(fields=["tags"], name="lesson_tags")
                ],
            },
        ),
        migrations.CreateModel(
            name="Presence",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("seen_at", models.DateTimeField()),
                (
                    "incident",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="presences",
                        to="incidents.incident",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("incident", "person"), name="one_presence_per_person_and_incident"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Relation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("duplicate_of", "Duplicate of"),
                            ("caused_by", "Caused by"),
                            ("related", "Related to"),
                        ],
                        max_length=20,
                    ),
                ),
                ("at", models.DateTimeField()),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "incident",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="relations",
                        to="incidents.incident",
                    ),
                ),
                (
                    "other",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="related_from",
                        to="incidents.incident",
                    ),
                ),
            ],
            options={
                "ordering": ("kind", "pk"),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("incident", "other", "kind"), name="one_relation_of_a_kind"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("incident", models.F("other")), _negated=True),
                        name="relation_is_to_another",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Sample",
            fields=[
                (
                    "id",
                    models.PositiveSmallIntegerField(
                        default=1, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("at", models.DateTimeField()),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("customers", models.ManyToManyField(related_name="+", to="incidents.customer")),
                ("incidents", models.ManyToManyField(related_name="+", to="incidents.incident")),
                (
                    "team",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="incidents.team",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("id", 1)), name="one_sample_at_the_most"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="SearchText",
            fields=[
                (
                    "incident",
                    models.OneToOneField(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        primary_key=True,
                        related_name="search_text",
                        serialize=False,
                        to="incidents.incident",
                    ),
                ),
                ("words", django.contrib.postgres.search.SearchVectorField()),
            ],
            options={
                "indexes": [
                    django.contrib.postgres.indexes.GinIndex(
                        fields=["words"], gin_pending_list_limit=256, name="search_text_words"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Survey",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("cycle", models.PositiveSmallIntegerField()),
                ("at", models.DateTimeField()),
                (
                    "before",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(5),
                        ],
                    ),
                ),
                (
                    "after",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(5),
                        ],
                    ),
                ),
                (
                    "outcome",
                    models.PositiveSmallIntegerField(
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(5),
                        ]
                    ),
                ),
                (
                    "process",
                    models.PositiveSmallIntegerField(
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(5),
                        ]
                    ),
                ),
                (
                    "treatment",
                    models.PositiveSmallIntegerField(
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(5),
                        ]
                    ),
                ),
                (
                    "gesture",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(5),
                        ],
                    ),
                ),
                (
                    "loyalty",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(5),
                        ],
                    ),
                ),
                ("told", models.PositiveIntegerField(blank=True, null=True)),
                ("is_forgiven", models.BooleanField(blank=True, null=True)),
                ("words", models.TextField(blank=True, max_length=2000)),
                (
                    "incident",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="surveys",
                        to="incidents.incident",
                    ),
                ),
            ],
            options={
                "ordering": ("-at", "-pk"),
                "indexes": [
                    models.Index(fields=["outcome", "incident"], name="survey_outcome"),
                    models.Index(fields=["process", "incident"], name="survey_process"),
                    models.Index(fields=["treatment", "incident"], name="survey_treatment"),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("incident", "cycle"), name="one_survey_per_incident_and_cycle"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("before__isnull", True), ("before__range", (1, 5)), _connector="OR"
                        ),
                        name="survey_before_is_1_to_5",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("after__isnull", True), ("after__range", (1, 5)), _connector="OR"
                        ),
                        name="survey_after_is_1_to_5",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("outcome__isnull", True), ("outcome__range", (1, 5)), _connector="OR"
                        ),
                        name="survey_outcome_is_1_to_5",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("process__isnull", True), ("process__range", (1, 5)), _connector="OR"
                        ),
                        name="survey_process_is_1_to_5",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("treatment__isnull", True),
                            ("treatment__range", (1, 5)),
                            _connector="OR",
                        ),
                        name="survey_treatment_is_1_to_5",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("gesture__isnull", True), ("gesture__range", (1, 5)), _connector="OR"
                        ),
                        name="survey_gesture_is_1_to_5",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("loyalty__isnull", True), ("loyalty__range", (1, 5)), _connector="OR"
                        ),
                        name="survey_loyalty_is_1_to_5",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Tag",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=40)),
                (
                    "incidents",
                    models.ManyToManyField(
                        blank=True, related_name="tags", to="incidents.incident"
                    ),
                ),
            ],
            options={
                "ordering": ("name",),
                "constraints": [
                    models.UniqueConstraint(
                        django.db.models.functions.text.Lower("name"),
                        name="one_tag_per_name_in_any_case",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Touchpoint",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("at", models.DateTimeField()),
                (
                    "channel",
                    models.CharField(
                        choices=[
                            ("call", "Call"),
                            ("email", "E-mail"),
                            ("meeting", "Meeting"),
                            ("letter", "Letter"),
                            ("chat", "Chat"),
                            ("web", "Web form"),
                        ],
                        max_length=10,
                    ),
                ),
                (
                    "direction",
                    models.CharField(
                        choices=[("out", "We reached out to them"), ("in", "They came to us")],
                        max_length=3,
                    ),
                ),
                ("is_automatic", models.BooleanField(default=False)),
                ("summary", models.TextField(blank=True, max_length=4000)),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "contact",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="incidents.contact",
                    ),
                ),
                (
                    "incident",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="touchpoints",
                        to="incidents.incident",
                    ),
                ),
                (
                    "lead",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="lead who was there",
                    ),
                ),
                (
                    "mood",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        choices=[
                            (1, "Furious"),
                            (2, "Upset"),
                            (3, "Worried"),
                            (4, "Calm"),
                            (5, "Content"),
                        ],
                        null=True,
                        verbose_name="how they felt",
                    ),
                ),
            ],
            options={
                "ordering": ("-at", "-pk"),
            },
        ),
        migrations.CreateModel(
            name="Wait",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("started_at", models.DateTimeField()),
                ("until", models.DateTimeField()),
                ("ended_at", models.DateTimeField(null=True)),
                ("reason", models.CharField(max_length=300, verbose_name="what we wait for")),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "incident",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="waits",
                        to="incidents.incident",
                    ),
                ),
            ],
            options={
                "ordering": ("started_at", "pk"),
                "indexes": [
                    models.Index(
                        condition=models.Q(("ended_at__isnull", True)),
                        fields=["until"],
                        name="wait_running_until",
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("ended_at__isnull", True)),
                        fields=("incident",),
                        name="one_wait_at_a_time",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("until__gt", models.F("started_at"))),
                        name="wait_ends_after_its_start",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ended_at__isnull", True),
                            ("ended_at__gte", models.F("started_at")),
                            _connector="OR",
                        ),
                        name="wait_ended_after_its_start",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Watch",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("since", models.DateTimeField()),
                (
                    "incident",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="watches",
                        to="incidents.incident",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="watches",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("incident", "person"), name="one_watch_per_person_and_incident"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Action",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("what", models.CharField(max_length=300)),
                ("due_at", models.DateTimeField(verbose_name="by when")),
                (
                    "check_at",
                    models.DateTimeField(
                        blank=True, null=True, verbose_name="when we look whether it worked"
                    ),
                ),
                ("created_at", models.DateTimeField()),
                ("done_at", models.DateTimeField(null=True)),
                ("dropped_because", models.CharField(blank=True, max_length=300)),
                ("checked_at", models.DateTimeField(null=True)),
                ("was_effective", models.BooleanField(null=True)),
                (
                    "finding",
                    models.CharField(blank=True, max_length=300, verbose_name="what we saw"),
                ),
                (
                    "check_clock",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="checked_action",
                        to="incidents.clock",
                    ),
                ),
                (
                    "clock",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="action",
                        to="incidents.clock",
                    ),
                ),
                (
                    "incident",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="actions",
                        to="incidents.incident",
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="actions",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "is_theirs",
                    models.BooleanField(
                        default=False,
                        help_text="Whoever it belongs to with us asks them, and hears when it is late.",
                        verbose_name="the customer does it",
                    ),
                ),
                (
                    "prevents",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("process", "A process"),
                            ("workload", "The workload"),
                            ("system", "A system"),
                            ("training", "Training"),
                        ],
                        max_length=10,
                        verbose_name="what it changes",
                    ),
                ),
            ],
            options={
                "ordering": ("due_at", "pk"),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("check_at__isnull", True),
                            ("check_at__gt", models.F("due_at")),
                            _connector="OR",
                        ),
                        name="action_is_checked_after_it_is_due",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("checked_at__isnull", True), ("was_effective__isnull", True)),
                            models.Q(
                                ("checked_at__isnull", False), ("was_effective__isnull", False)
                            ),
                            _connector="OR",
                        ),
                        name="checked_action_has_its_finding",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("prevents", ""), ("is_theirs", False), _connector="OR"),
                        name="preventive_action_is_ours",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Cause",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "explains",
                    models.CharField(
                        choices=[("happened", "Why it happened"), ("missed", "Why it was missed")],
                        max_length=10,
                        verbose_name="what it explains",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("process", "A process"),
                            ("habit", "A daily habit"),
                            ("workload", "Too much at once"),
                            ("handover", "A hand-over"),
                            ("knowledge", "Something nobody had been shown"),
                            ("misunderstanding", "We understood it differently"),
                            ("timing", "Timing"),
                            ("technology", "Something technical"),
                            ("unexpected-use", "It was used in a way we had not foreseen"),
                            ("supplier", "A supplier we chose"),
                            ("unforeseen", "An event nobody could foresee"),
                        ],
                        max_length=20,
                        verbose_name="what kind",
                    ),
                ),
                ("what", models.CharField(max_length=300, verbose_name="what it is")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("suspected", "Suspected"),
                            ("confirmed", "Confirmed"),
                            ("ruled_out", "Ruled out"),
                        ],
                        default="suspected",
                        max_length=10,
                    ),
                ),
                (
                    "evidence",
                    models.CharField(blank=True, max_length=500, verbose_name="how we know"),
                ),
                ("named_at", models.DateTimeField()),
                (
                    "settled_at",
                    models.DateTimeField(null=True, verbose_name="confirmed or ruled out"),
                ),
                (
                    "handover",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="incidents.event",
                    ),
                ),
                (
                    "incident",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="causes",
                        to="incidents.incident",
                    ),
                ),
                (
                    "named_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ("pk",),
                "indexes": [
                    models.Index(
                        condition=models.Q(("state", "confirmed")),
                        fields=["explains", "kind", "incident"],
                        name="cause_confirmed",
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("settled_at__isnull", True), ("state", "suspected")),
                            models.Q(
                                ("settled_at__isnull", False),
                                ("state__in", ["confirmed", "ruled_out"]),
                            ),
                            _connector="OR",
                        ),
                        name="settled_cause_has_its_time",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Decision",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "question",
                    models.CharField(max_length=300, verbose_name="what is to be decided"),
                ),
                ("asked_at", models.DateTimeField()),
                ("decided_at", models.DateTimeField(null=True)),
                ("is_approved", models.BooleanField(null=True)),
                ("reason", models.CharField(blank=True, max_length=2000)),
                (
                    "asked_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "asked_of",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="decisions",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="who decides",
                    ),
                ),
                (
                    "clock",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="decision",
                        to="incidents.clock",
                    ),
                ),
                (
                    "decided_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "incident",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="decisions",
                        to="incidents.incident",
                    ),
                ),
            ],
            options={
                "ordering": ("asked_at", "pk"),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("decided_at__isnull", True),
                                ("decided_by__isnull", True),
                                ("is_approved__isnull", True),
                            ),
                            models.Q(
                                ("decided_at__isnull", False),
                                ("decided_by__isnull", False),
                                ("is_approved__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="decision_is_open_or_whole",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Escalation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("step", models.PositiveIntegerField()),
                ("was_due_at", models.DateTimeField()),
                ("taken_at", models.DateTimeField()),
                (
                    "clock",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="escalations",
                        to="incidents.clock",
                    ),
                ),
                ("plan", models.PositiveSmallIntegerField(default=1)),
                ("told", models.PositiveSmallIntegerField(default=0)),
            ],
            options={
                "ordering": ("pk",),
                "indexes": [models.Index(fields=["taken_at"], name="escalation_by_time")],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("clock", "plan", "step"),
                        name="one_escalation_per_clock_plan_and_step",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Notice",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "reason",
                    models.CharField(
                        choices=[
                            ("owner", "you own it"),
                            ("mentioned", "you were mentioned"),
                            ("watching", "you watch it"),
                            ("asked", "you were asked"),
                            ("escalated", "it was escalated to you"),
                            ("guide", "you help as a guide"),
                            ("lead", "you lead its team"),
                            ("team", "you are in its team"),
                            ("substitute", "you stand in for somebody who is away"),
                        ],
                        max_length=12,
                    ),
                ),
                ("at", models.DateTimeField()),
                ("read_at", models.DateTimeField(null=True)),
                ("data", models.JSONField(default=dict)),
                (
                    "event",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="incidents.event",
                    ),
                ),
                (
                    "incident",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="incidents.incident",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="notices",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ("-pk",),
                "indexes": [
                    models.Index(fields=["person", "-id"], name="notice_by_person"),
                    models.Index(
                        condition=models.Q(("read_at__isnull", True)),
                        fields=["person"],
                        name="notice_unread",
                    ),
                    models.Index(fields=["person", "-at", "-id"], name="notice_by_time"),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("event", "person"), name="one_notice_per_event_and_person"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Apology",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "happened",
                    models.TextField(
                        blank=True, max_length=8000, verbose_name="here’s what happened"
                    ),
                ),
                ("why", models.TextField(blank=True, max_length=8000, verbose_name="here’s why")),
                (
                    "next",
                    models.TextField(
                        blank=True, max_length=8000, verbose_name="here’s what’s next"
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("draft", "Draft"),
                            ("queued", "On its way"),
                            ("delivered", "Delivered"),
                            ("failed", "Could not be delivered"),
                        ],
                        default="draft",
                        max_length=10,
                    ),
                ),
                ("saved_at", models.DateTimeField()),
                ("queued_at", models.DateTimeField(null=True)),
                ("delivered_at", models.DateTimeField(null=True)),
                (
                    "author",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "contact",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="incidents.contact",
                    ),
                ),
                (
                    "incident",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="apologies",
                        to="incidents.incident",
                    ),
                ),
                (
                    "review",
                    models.OneToOneField(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="apology",
                        to="incidents.decision",
                    ),
                ),
                (
                    "set_aside",
                    models.JSONField(
                        default=list,
                        help_text="Codes of the coach’s advice that is not followed this time.",
                    ),
                ),
                (
                    "version",
                    models.PositiveIntegerField(
                        default=1,
                        help_text="Counts up with each save, so that nobody overwrites a colleague.",
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "apologies",
                "ordering": ("-pk",),
                "indexes": [
                    models.Index(
                        condition=models.Q(("state", "delivered")),
                        fields=["-delivered_at"],
                        name="apology_delivered",
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("state", "draft")),
                        fields=("incident",),
                        name="one_draft_per_incident",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("state", "draft"),
                            models.Q(
                                ("happened", ""),
                                ("why", ""),
                                ("next", ""),
                                _connector="OR",
                                _negated=True,
                            ),
                            _connector="OR",
                        ),
                        name="apology_is_whole_before_it_leaves",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "delivered"), _negated=True),
                            ("delivered_at__isnull", False),
                            _connector="OR",
                        ),
                        name="delivered_apology_has_its_time",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Remedy",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("what", models.CharField(max_length=200, verbose_name="what we do")),
                (
                    "details",
                    models.CharField(blank=True, max_length=300, verbose_name="who, when, how"),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[("owed", "Owed"), ("gesture", "Gesture")], max_length=10
                    ),
                ),
                (
                    "is_asked_for",
                    models.BooleanField(default=False, verbose_name="they asked for it"),
                ),
                (
                    "is_option",
                    models.BooleanField(default=False, verbose_name="one to choose from"),
                ),
                (
                    "cost",
                    models.DecimalField(
                        decimal_places=2, max_digits=12, verbose_name="what it costs us"
                    ),
                ),
                ("currency", models.CharField(max_length=3)),
                (
                    "available_until",
                    models.DateTimeField(blank=True, null=True, verbose_name="can be had until"),
                ),
                ("proposed_at", models.DateTimeField()),
                ("offered_at", models.DateTimeField(null=True)),
                ("chosen_at", models.DateTimeField(null=True)),
                ("delivered_at", models.DateTimeField(null=True)),
                ("declined_at", models.DateTimeField(null=True)),
                ("declined_because", models.CharField(blank=True, max_length=500)),
                (
                    "decision",
                    models.OneToOneField(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="remedy",
                        to="incidents.decision",
                    ),
                ),
                (
                    "incident",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="remedies",
                        to="incidents.incident",
                    ),
                ),
                (
                    "proposed_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "remedies",
                "ordering": ("pk",),
                "indexes": [
                    models.Index(
                        condition=models.Q(("delivered_at__isnull", False)),
                        fields=["kind", "currency", "incident"],
                        name="remedy_delivered",
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("cost__gte", 0)), name="remedy_costs_nothing_or_more"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("declined_at__isnull", True), ("declined_because", "")),
                            models.Q(
                                ("declined_at__isnull", False),
                                models.Q(("declined_because", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="declined_remedy_says_why",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("declined_at__isnull", True),
                            ("delivered_at__isnull", True),
                            _connector="OR",
                        ),
                        name="remedy_is_delivered_or_declined",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(
                            ("chosen_at__isnull", False),
                            ("declined_at__isnull", True),
                            ("is_option", True),
                        ),
                        fields=("incident",),
                        name="one_option_is_chosen",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Message",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("reminder", "Reminder"),
                            ("escalation", "Escalation"),
                            ("digest", "Digest"),
                            ("import_digest", "After an import"),
                            ("apology", "Answer to the customer"),
                            ("acknowledgement", "First word to the customer"),
                            ("survey", "Survey for the customer"),
                            ("customer_word", "Word from the customer"),
                            ("recurrence", "It has happened again"),
                            ("notice", "Notice"),
                            ("daily", "The day’s digest"),
                            ("weekly", "The week’s digest"),
                        ],
                        max_length=20,
                    ),
                ),
                ("data", models.JSONField(default=dict)),
                ("dedupe_key", models.CharField(max_length=120, unique=True)),
                ("created_at", models.DateTimeField()),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("queued", "Waiting"),
                            ("sending", "On its way"),
                            ("sent", "Sent"),
                            ("digested", "Told in a digest"),
                            ("withdrawn", "Not needed any more"),
                            ("failed", "Could not be delivered"),
                        ],
                        default="queued",
                        max_length=10,
                    ),
                ),
                ("send_after", models.DateTimeField()),
                ("attempts", models.PositiveSmallIntegerField(default=0)),
                ("inflight_since", models.DateTimeField(null=True)),
                ("sent_at", models.DateTimeField(null=True)),
                ("error", models.TextField(blank=True)),
                ("sent_to", models.EmailField(blank=True, max_length=254)),
                (
                    "is_kept",
                    models.BooleanField(
                        default=False, help_text="It stayed here, because no mail server is set."
                    ),
                ),
                ("subject", models.CharField(blank=True, max_length=250)),
                ("text", models.TextField(blank=True)),
                ("html", models.TextField(blank=True)),
                (
                    "apology",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="messages",
                        to="incidents.apology",
                    ),
                ),
                (
                    "clock",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="incidents.clock",
                    ),
                ),
                (
                    "contact",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="told",
                        to="incidents.contact",
                    ),
                ),
                (
                    "digest",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="items",
                        to="incidents.message",
                    ),
                ),
                (
                    "escalation",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="messages",
                        to="incidents.escalation",
                    ),
                ),
                (
                    "incident",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="messages",
                        to="incidents.incident",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="told",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "channel",
                    models.CharField(
                        choices=[("mail", "E-mail"), ("chat", "Chat")], default="mail", max_length=5
                    ),
                ),
                (
                    "room",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="told",
                        to="incidents.chatchannel",
                    ),
                ),
            ],
            options={
                "ordering": ("-pk",),
                "indexes": [
                    models.Index(
                        condition=models.Q(("state", "queued")),
                        fields=["send_after"],
                        name="message_waiting",
                    ),
                    models.Index(
                        condition=models.Q(("state", "sending")),
                        fields=["inflight_since"],
                        name="message_in_flight",
                    ),
                    models.Index(fields=["person", "sent_at"], name="message_by_person"),
                    models.Index(
                        condition=models.Q(("room__isnull", False)),
                        fields=["room"],
                        name="message_by_room",
                    ),
                    models.Index(
                        condition=models.Q(("contact__isnull", False)),
                        fields=["contact"],
                        name="message_by_contact",
                    ),
                    models.Index(
                        condition=models.Q(("apology__isnull", False)),
                        fields=["apology"],
                        name="message_by_apology",
                    ),
                    models.Index(
                        condition=models.Q(("digest__isnull", False)),
                        fields=["digest"],
                        name="message_by_digest",
                    ),
                    models.Index(
                        condition=models.Q(("state", "failed")),
                        fields=["send_after"],
                        name="message_failed",
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "sent"), _negated=True),
                            ("sent_at__isnull", False),
                            _connector="OR",
                        ),
                        name="sent_message_has_its_time",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("contact__isnull", True),
                                ("person__isnull", False),
                                ("room__isnull", True),
                            ),
                            models.Q(
                                ("contact__isnull", False),
                                ("person__isnull", True),
                                ("room__isnull", True),
                            ),
                            models.Q(
                                ("contact__isnull", True),
                                ("person__isnull", True),
                                ("room__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="message_has_one_recipient",
                    ),
                ],
            },
        ),
        migrations.AddField(
            model_name="team",
            name="people",
            field=models.ManyToManyField(
                related_name="teams", through="incidents.Membership", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="user",
            name="default_view",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to="incidents.savedview",
            ),
        ),
        migrations.RunPython(first_policy.publish, migrations.RunPython.noop),
        migrations.RunSQL(timeline.REFUSE, timeline.ALLOW),
        migrations.RunSQL(timeline.FROM_1001, migrations.RunSQL.noop),
        migrations.RunSQL(policies.REFUSE, policies.ALLOW),
        migrations.RunSQL(search.KEEP, search.LEAVE),
        migrations.RunSQL(docket.KEEP, docket.LEAVE),
        migrations.RunSQL(sample.SAMPLES_MAY_GO, sample.NOTHING_GOES),
    ]
