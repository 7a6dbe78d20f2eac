from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from zoneinfo import ZoneInfo

import css_inline
from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from incidents.messages.around import Around
from incidents.messages.clock_words import to_do, waited_for
from incidents.messages.customer_words import company_of, heard, next_word_of, writer_of
from incidents.messages.pictures import data_url
from incidents.messages.steps import ITEMS_SHOWN, clock_words, items, step_words
from incidents.messages.why_this_time import short_why
from incidents.models import Message
from incidents.rules.zone_words import times_are_in
from incidents.speech import language_of

# Of the style sheet only what cannot stand in an attribute stays: narrow screens and dark mode.
_inliner = css_inline.CSSInliner(load_remote_stylesheets=False, keep_at_rules=True)

_TO_CUSTOMERS = {
    Message.Kind.APOLOGY: gettext_lazy("What happened, why, and what’s next"),
    Message.Kind.ACKNOWLEDGEMENT: gettext_lazy("I’m so sorry – let’s figure this out"),
    Message.Kind.SURVEY: gettext_lazy("Is it right for you now?"),
}
"""Their subjects. The second is practice P41, in the article's words."""


@dataclass(frozen=True)
class Rendered:
    """A message as it leaves: subject line, plain text, HTML with its styles inlined.

    secret: what of it opens its reader's page, and is for nobody else to keep
    images: name → PNG, which the HTML shows as “cid:name@recovery”
    """

    subject: str
    text: str
    html: str
    secret: str = ""
    images: Mapping[str, bytes] = field(default_factory=dict)

    def kept(self) -> "Rendered":
        """As it is kept once it has left: the same without the secret, its images written in."""
        if not self.secret:
            return self.shown()
        text, html = (body.replace(self.secret, "…") for body in (self.text, self.html))
        return replace(self.shown(), text=text, html=html, secret="")

    def shown(self) -> "Rendered":
        """As a page shows it: its images written into it."""
        if not self.images:
            return self
        html = self.html
        for name, png in self.images.items():
            html = html.replace(f"cid:{name}@recovery", data_url(png))
        return replace(self, html=html, images={})


@dataclass(frozen=True)
class Content:
    """What a message says that is read anew when it is written, from above this floor.

    words: for its templates; subject; path: where its button leads; images: as `Rendered` has them
    """

    subject: str
    path: str
    words: Mapping[str, object]
    images: Mapping[str, bytes] = field(default_factory=dict)


def sender_of(message) -> str:
    """The name a message comes from: a person for the customer, the product for staff."""
    if message.contact is None:
        return "Recovery"
    writer = writer_of(message)
    return writer[0] if writer else company_of(message.incident)


def reply_to(message) -> tuple[str, str] | None:
    """Name and address of whom an answer reaches: whoever wrote to the customer, else nobody."""
    return writer_of(message)


def render(message, *, at, around=None, content=None) -> Rendered:
    """Write a message as of the moment `at`, in its recipient's language and time zone.

    Those of the company where it goes to a customer or a chat channel.

    Expects `around.NEEDED` to be loaded. around: what `Around.of` read for many messages that are
    written together; it is read for this one when not given. content: the Content of a message of
    notices or of a digest, which `queries.written` reads
    """
    around = around or Around.of([message], at)
    zone = ZoneInfo(message.person.time_zone if message.person else settings.TIME_ZONE)
    with translation.override(language_of(message.person)), timezone.override(zone):
        return _rendered(message, at, zone, around, content)


def _rendered(message, at, zone, around, content):
    context = {
        "message": message,
        "incident": message.incident,
        "person": message.recipient.name,
        "greeting": message.person.get_short_name() if message.person else _("everybody"),
        "sender": sender_of(message),
        "apology": message.apology,
        "url": settings.SITE_URL.rstrip("/") + _path(message),
        "data": message.data,
    }
    if message.contact:
        context |= {"company": company_of(message.incident), "page": around.page_of(message)}
    if message.kind == Message.Kind.ACKNOWLEDGEMENT:
        context["next_word_by"] = next_word_of(message, at)
    if message.kind == Message.Kind.CUSTOMER_WORD:
        context["heard"], context["to_do"] = heard(message)
    if message.clock:
        context |= _clock(message, at, zone)
    if message.kind == Message.Kind.ESCALATION:
        context |= {"told": around.told_too(message), "helped": around.helped(message)}
    if message.kind in (Message.Kind.DIGEST, Message.Kind.IMPORT_DIGEST):
        context |= items(message, at, zone) | {"shown": ITEMS_SHOWN}
    if content:
        context |= {"url": settings.SITE_URL.rstrip("/") + content.path, **content.words}
        context |= {"site": settings.SITE_URL.rstrip("/"), "subject": content.subject}
        context["times_are_in"] = times_are_in(at, zone)
    name = f"mail/{message.kind}"
    return Rendered(
        subject=_one_line(content.subject) if content else _subject(message, context),
        text=render_to_string(f"{name}.txt", context).strip() + "\n",
        html=_inliner.inline(render_to_string(f"{name}.html", context)),
        secret=context.get("page", "").rstrip("/").rpartition("/")[2],
        images=content.images if content else {},
    )


def _clock(message, at, zone):
    clock = message.clock
    clock.incident = message.incident
    return {
        "clock": clock,
        "face_words": clock_words(clock, at, zone),
        "step_words": step_words(clock, at, zone),
        "waited_for": waited_for(clock),
        "to_do": to_do(clock),
        "why": f"{short_why(clock, at, zone)} {times_are_in(at, zone)}",
    }


def _path(message):
    return message.incident.get_absolute_url() if message.incident else reverse("queue")


def _subject(message, context):
    kind, incident = Message.Kind, message.incident
    if message.kind in _TO_CUSTOMERS:
        return str(_TO_CUSTOMERS[message.kind])
    if message.kind == kind.CUSTOMER_WORD:
        return _one_line(f"{context['heard']} ({incident.reference})")
    if message.kind == kind.RECURRENCE:
        return _one_line(
            _("It has happened again: %(customer)s (%(reference)s)")
            % {"customer": incident.customer, "reference": incident.reference}
        )
    if message.kind == kind.DIGEST:
        words = ngettext(
            "%(count)s promise needs you", "%(count)s promises need you", context["count"]
        )
        return words % {"count": context["count"]}
    if message.kind == kind.IMPORT_DIGEST:
        words = ngettext(
            "%(count)s open incident came in from %(source)s",
            "%(count)s open incidents came in from %(source)s",
            context["count"],
        )
        return words % {"count": context["count"], "source": message.data["source"]}
    about = f"{context['face_words']}: {incident.customer} ({incident.reference})"
    helped = context.get("helped")
    return _one_line(
        _("Would you help %(helped)s? %(about)s") % {"helped": helped, "about": about}
        if helped
        else about
    )


def _one_line(text):
    return " ".join(text.split())[:200]
