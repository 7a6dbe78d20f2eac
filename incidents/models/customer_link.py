import hashlib
import hmac
from datetime import UTC

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.crypto import salted_hmac

from incidents.models.customer import Contact
from incidents.models.incident import Incident

SALT = "incidents.customer_link"


def hash_of(token: str) -> str:
    """What of a token lies in the database."""
    return hashlib.sha256(token.encode()).hexdigest()


class CustomerLinkQuerySet(models.QuerySet):
    def usable(self, at):
        """Those that open the page at `at`."""
        return self.filter(revoked_at__isnull=True, expires_at__gt=at)

    def of_token(self, token):
        """The one that this token opens, or once opened (see `is_usable`), or None."""
        link = self.filter(token_hash=hash_of(token)).first()
        return link if link and hmac.compare_digest(token, link.token) else None


class CustomerLink(models.Model):
    """A contact's way to the page of one incident, without an account.

    The address holds a token that is signed with the installation's key; here lies only its hash,
    so who reads the database can't open the page. It can be worked out again with the key, to be
    written into another mail; and with another key the old addresses open nothing any more.
    """

    incident = models.ForeignKey(Incident, models.CASCADE, related_name="links")
    contact = models.ForeignKey(Contact, models.CASCADE, related_name="+")
    token_hash = models.CharField(max_length=64, unique=True)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True)

    objects = CustomerLinkQuerySet.as_manager()

    class Meta:
        ordering = ("-pk",)
        constraints = (
            models.CheckConstraint(
                condition=models.Q(expires_at__gt=models.F("made_at")),
                name="link_expires_after_it_is_made",
            ),
        )

    def __str__(self):
        return f"{self.contact}’s link to R-{self.incident_id}"

    def get_absolute_url(self):
        """The page it opens."""
        return reverse("customer_page", args=[self.token])

    def is_usable(self, at):
        """Whether it opens the page at `at`; one that another key has signed does not."""
        is_whole = self.token_hash == hash_of(self.token)
        return is_whole and self.revoked_at is None and self.expires_at > at

    @property
    def token(self):
        """What its address holds, signed with the installation's key: 64 hexadecimal digits."""
        made = f"{self.pk} {self.made_at.astimezone(UTC).isoformat()}"
        return salted_hmac(SALT, made, algorithm="sha256").hexdigest()

    @property
    def address(self):
        """The whole address of the page, as it stands in a mail."""
        return settings.SITE_URL.rstrip("/") + self.get_absolute_url()
