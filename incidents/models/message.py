from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from incidents.models.apology import Apology
from incidents.models.chat_channel import ChatChannel
from incidents.models.clock import Clock
from incidents.models.customer import Contact
from incidents.models.escalation import Escalation
from incidents.models.incident import Incident


class MessageQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Those addressed to this person, and those about incidents they may see."""
        if user.sees_everything:
            return self
        return self.filter(Q(person=user) | Q(incident__team__in=user.team_ids))

    def individual(self):
        """Reminders and escalations: what becomes a digest when too much of it waits."""
        return self.filter(kind__in=[Message.Kind.REMINDER, Message.Kind.ESCALATION])


class Message(models.Model):
    """One thing to be told to one person or in one chat channel, waiting in the outbox.

    Text is written at the moment of sending and kept as it was sent.
    """

    class Kind(models.TextChoices):
        REMINDER = "reminder", _("Reminder")
        ESCALATION = "escalation", _("Escalation")
        DIGEST = "digest", _("Digest")
        IMPORT_DIGEST = "import_digest", _("After an import")
        APOLOGY = "apology", _("Answer to the customer")
        ACKNOWLEDGEMENT = "acknowledgement", _("First word to the customer")
        SURVEY = "survey", _("Survey for the customer")
        CUSTOMER_WORD = "customer_word", _("Word from the customer")
        RECURRENCE = "recurrence", _("It has happened again")
        NOTICE = "notice", _("Notice")
        DAILY = "daily", _("The day’s digest")
        WEEKLY = "weekly", _("The week’s digest")

    class State(models.TextChoices):
        QUEUED = "queued", _("Waiting")
        SENDING = "sending", _("On its way")
        SENT = "sent", _("Sent")
        DIGESTED = "digested", _("Told in a digest")
        WITHDRAWN = "withdrawn", _("Not needed any more")
        FAILED = "failed", _("Could not be delivered")

    class Channel(models.TextChoices):
        MAIL = "mail", _("E-mail")
        CHAT = "chat", _("Chat")

    kind = models.CharField(max_length=20, choices=Kind)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, null=True, related_name="told", db_index=False
    )
    room = models.ForeignKey(
        ChatChannel, models.CASCADE, null=True, related_name="told", db_index=False
    )
    channel = models.CharField(max_length=5, choices=Channel, default=Channel.MAIL)
    contact = models.ForeignKey(
        Contact, models.PROTECT, null=True, related_name="told", db_index=False
    )
    incident = models.ForeignKey(Incident, models.CASCADE, null=True, related_name="messages")
    clock = models.ForeignKey(Clock, models.CASCADE, null=True, related_name="+")
    escalation = models.ForeignKey(Escalation, models.CASCADE, null=True, related_name="messages")
    apology = models.ForeignKey(
        Apology, models.CASCADE, null=True, related_name="messages", db_index=False
    )
    digest = models.ForeignKey(
        "self", models.SET_NULL, null=True, related_name="items", db_index=False
    )
    data = models.JSONField(default=dict)
    dedupe_key = models.CharField(max_length=120, unique=True)
    created_at = models.DateTimeField()
    state = models.CharField(max_length=10, choices=State, default=State.QUEUED)
    send_after = models.DateTimeField()
    attempts = models.PositiveSmallIntegerField(default=0)
    inflight_since = models.DateTimeField(null=True)
    sent_at = models.DateTimeField(null=True)
    error = models.TextField(blank=True)
    sent_to = models.EmailField(blank=True)
    is_kept = models.BooleanField(
        default=False, help_text=_("It stayed here, because no mail server is set.")
    )
    subject = models.CharField(max_length=250, blank=True)
    text = models.TextField(blank=True)
    html = models.TextField(blank=True)

    objects = MessageQuerySet.as_manager()

    class Meta:
        ordering = ("-pk",)
        indexes = (
            models.Index(
                fields=("send_after",), condition=Q(state="queued"), name="message_waiting"
            ),
            models.Index(
                fields=("inflight_since",), condition=Q(state="sending"), name="message_in_flight"
            ),
            models.Index(
                fields=("send_after",), condition=Q(state="failed"), name="message_failed"
            ),
            models.Index(fields=("person", "sent_at"), name="message_by_person"),
            # Most messages have none of these, and each index costs something with each sending.
            *(
                models.Index(
                    fields=(name,),
                    condition=Q(**{f"{name}__isnull": False}),
                    name=f"message_by_{name}",
                )
                for name in ("room", "contact", "apology", "digest")
            ),
        )
        constraints = (
            models.CheckConstraint(
                condition=Q(person__isnull=False, contact__isnull=True, room__isnull=True)
                | Q(person__isnull=True, contact__isnull=False, room__isnull=True)
                | Q(person__isnull=True, contact__isnull=True, room__isnull=False),
                name="message_has_one_recipient",
            ),
            models.CheckConstraint(
                condition=~Q(state="sent") | Q(sent_at__isnull=False),
                name="sent_message_has_its_time",
            ),
        )

    def __str__(self):
        return f"{self.get_kind_display()} to {self.recipient}"

    @property
    def state_words(self):
        """Where it is, in words: “Sent”, “Kept here”."""
        kept = self.state == self.State.SENT and self.is_kept
        return gettext("Kept here") if kept else self.get_state_display()

    @property
    def address(self):
        """Where it goes: an e-mail address, or one of a chat."""
        if self.channel == self.Channel.MAIL:
            return self.recipient.email
        return self.room.address if self.room else self.person.chat_address

    @property
    def sent_to_address(self):
        """The e-mail address it goes to; empty for a chat, whose address is a secret."""
        return self.recipient.email if self.channel == self.Channel.MAIL else ""

    @property
    def recipient(self):
        """The person, contact or chat channel it is for."""
        return self.person or self.contact or self.room
