"""Writing an answer in the tests: a good letter, and what people do at the composer."""

from decimal import Decimal

from django.utils import timezone

from incidents.actions.propose_remedy import propose_remedy
from incidents.queries.answers import draft_of, stamp_of

GOOD = {
    "happened": "This morning we sent you 174 of your 212 stops. Nine of your stores had nobody to "
    "ask and waited for their goods, and you are right to be angry. I am sorry.",
    "why": "Our import skips a stop whose postcode ends in a space, and we did not look.",
    "next": "I will call you on Wednesday at 10:00. Would you rather have a list by 05:45, or "
    "one of us beside you for five mornings? Thank you for ringing us at once. You have been with "
    "us for six years, and that matters to me.",
}
"""A letter in which the coach finds nothing."""


class Composer:
    """The composer of one incident’s answer, as people see and use it.

    They have before them what was saved last, unless what they have `seen` is given.
    """

    def __init__(self, incident, visit, somebody):
        self._incident = incident
        self.url = f"{incident.get_absolute_url()}answer/"
        self._visit, self._somebody = visit, somebody

    def sees(self, person=None, **options):
        """The page."""
        return self._as(person).get(self.url, **options)

    def does(self, action, person=None, *, follow=False, **given):
        """Press a button, with a good letter in the boxes but for what is `given`."""
        letter = self._letter(given) | {"action": action}
        return self._as(person).post(self.url, letter, follow=follow)

    def asks_the_coach(self, person=None, **given):
        """What the coach replies to the letter in the boxes."""
        return self._as(person).post(f"{self.url}coach/", self._letter(given))

    def pauses(self, person=None, **given):
        """What is said to a pause in writing, in which the letter is kept."""
        return self._as(person).post(f"{self.url}draft/", self._letter(given))

    def previews(self, person=None):
        """The mail as it would be sent by this person, with all offers."""
        return self._as(person).get(self.sees(person).context["preview_url"])

    def _letter(self, given):
        return GOOD | {"seen": stamp_of(draft_of(self._incident))} | given

    def _as(self, person):
        return self._visit(person or self._somebody)


def codes(answer):
    """The codes of what the coach finds."""
    return [point.code for point in answer.context["advice"].points]


def offers(incident, by, what, kind="gesture", **details):
    """Somebody proposes a remedy."""
    return propose_remedy(
        **{
            "by": by,
            "at": timezone.now(),
            "incident": incident,
            "what": what,
            "kind": kind,
            "cost": Decimal(100),
        }
        | details
    )
