"""The policies that one may choose to replay: ours, and those that come with Recovery."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from incidents.models import PolicyVersion
from incidents.queries.named_policy import DRAFT, IN_FORCE
from incidents.queries.policies import profiles
from incidents.rules.policy import Policy
from incidents.rules.policy_file import load_policy

VERSIONS = 50
"""So many published versions are to choose from, the newest."""

VERSION = "version-"


@dataclass(frozen=True)
class Choice:
    """A policy to choose.

    value: as an address has it; label: as a list has it; name: as a sentence has it
    version: where it is ours, and was read already; number: of the version it is, if published
    """

    value: str
    label: str
    name: str
    number: int | None = None
    version: PolicyVersion | None = None

    @property
    def title(self):
        """As a column has it."""
        return self.name[0].upper() + self.name[1:]

    @property
    def policy(self) -> Policy:
        """The rules in it. Raises BadPolicy for a draft that is not whole yet."""
        if self.version:
            return self.version.policy
        if self.number:
            return PolicyVersion.objects.published().get(number=self.number).policy
        return load_policy(self.value)


class Choices:
    """All of them, in three queries. draft: None when there is none."""

    def __init__(self, at: datetime):
        """at: when a policy is in force that is called today’s"""
        draft, today = PolicyVersion.objects.draft(), PolicyVersion.objects.in_force(at)
        published = PolicyVersion.objects.published().order_by("-number")
        numbers = published.values_list("number", "document__name")[:VERSIONS]
        words = _("Today’s policy: version %(number)s%(called)s") % {
            "number": today.number,
            "called": _called(today.name, ", "),
        }
        self.draft = draft and Choice(
            DRAFT,
            _("The draft%(called)s") % {"called": _called(draft.name)},
            _("the draft"),
            version=draft,
        )
        self.in_force = Choice(IN_FORCE, words, _("today’s policy"), today.number, today)
        self._now = [one for one in (self.draft, self.in_force) if one]
        self._versions = [
            Choice(
                f"{VERSION}{number}",
                _("Version %(number)s%(called)s") % {"number": number, "called": _called(name)},
                _("version %(number)s") % {"number": number},
                number,
            )
            for number, name in numbers
        ]
        self._profiles = [
            Choice(one["stem"], one["name"], f"“{one['name']}”") for one in profiles()
        ]

    def of(self, value: str) -> Choice:
        """The choice with this value, which is one of `grouped`."""
        return next(one for group in self._groups.values() for one in group if one.value == value)

    def grouped(self) -> list:
        """As a field of a form takes them."""
        return [
            (name, [(one.value, one.label) for one in group])
            for name, group in self._groups.items()
        ]

    @property
    def _groups(self):
        return {
            _("Now"): self._now,
            _("Published"): self._versions,
            _("To start from"): self._profiles,
        }


def _called(name, before=": "):
    return f"{before}{name}" if name else ""
