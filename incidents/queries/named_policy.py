"""Policies by the names that commands know them by."""

from datetime import datetime

from django.utils.translation import gettext as _

from incidents.models import PolicyVersion
from incidents.rules.policy import Policy
from incidents.rules.policy_document import BadPolicy
from incidents.rules.policy_file import load_policy
from incidents.rules.refusal import Refused

IN_FORCE, DRAFT = "in-force", "draft"
IN_DATABASE = (IN_FORCE, DRAFT)
"""Names of policies that are kept in the database; the others are files."""


def named_policy(name: str, at: datetime) -> Policy:
    """The policy in force at `at`, our draft, one that Recovery brings, or one at a path.

    Raises Refused when there is none, or when it is not whole.
    """
    if name not in IN_DATABASE:
        return load_policy(name)
    version = _version(name, at)
    if version is None:
        missing = _("no draft of a policy") if name == DRAFT else _("no policy in force")
        raise Refused(
            _("There is %(missing)s here. Name a policy that Recovery brings, or a file.")
            % {"missing": missing}
        )
    try:
        return version.policy
    except BadPolicy as problem:
        raise Refused(
            _("The %(name)s policy is not whole yet. %(problem)s")
            % {"name": name, "problem": problem}
        ) from problem


def _version(name, at):
    if name == DRAFT:
        return PolicyVersion.objects.draft()
    try:
        return PolicyVersion.objects.in_force(at)
    except PolicyVersion.DoesNotExist:
        return None
