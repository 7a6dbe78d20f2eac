"""Changing what we promise: a draft that several people may work on, then a new version."""

from django.db import IntegrityError, transaction
from django.db.models import Max
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from incidents.models import PolicyVersion
from incidents.rules.policy_document import BadPolicy, read_policy
from incidents.rules.refusal import Refused
from incidents.rules.simulation import unkeepable


class SavedMeanwhile(Refused):
    """Somebody else saved, published or dropped the draft since it was read."""


class NotWhole(Refused):
    """A draft that can't be published yet. `problems`: (where in the document, sentence) pairs."""

    def __init__(self, problems):
        self.problems = problems
        number = len(problems)
        super().__init__(
            ngettext(
                "The draft is kept, but one thing has to be mended before it can count.",
                "The draft is kept, but %(count)s things have to be mended before it can count.",
                number,
            )
            % {"count": number}
        )


def start_draft(*, by, at, document):
    """Begin the draft of the next version from a document; returns the PolicyVersion.

    Raises Refused when there is a draft already, and for whoever may not change the policy.
    """
    _may_change(by)
    try:
        with transaction.atomic():
            return PolicyVersion.objects.create(document=document, saved_at=at, saved_by=by)
    except IntegrityError:
        raise Refused(
            _(
                "There is a draft already; nothing was changed. Go on with that one, or drop it "
                "first."
            )
        ) from None


@transaction.atomic
def save_draft(*, by, at, document, seen):
    """Keep the draft as it stands, whole or not; returns the PolicyVersion.

    seen: `saved_at` of the draft that it was made from
    Raises SavedMeanwhile when the draft is another one by now, and Refused for whoever may not.
    """
    draft = _draft_as_seen(by, seen)
    draft.document, draft.saved_at, draft.saved_by = document, at, by
    draft.save(update_fields=["document", "saved_at", "saved_by"])
    return draft


@transaction.atomic
def publish_draft(*, by, at, seen, effective_from, note=""):
    """Make the draft the next version, for incidents logged from `effective_from` (aware) on.

    seen: as `save_draft`; returns the PolicyVersion, which never changes again
    Raises NotWhole with all that is wrong in it, SavedMeanwhile, and Refused for a date that has
    passed and for whoever may not.
    """
    draft = _draft_as_seen(by, seen)
    if effective_from < at:
        raise Refused(
            _(
                "It can’t count from a moment that has passed: what was promised then stays "
                "promised. Choose a later one, or leave it empty for at once."
            )
        )
    problems = draft_problems(draft.document, at)
    if problems:
        raise NotWhole(problems)
    latest = PolicyVersion.objects.published().aggregate(latest=Max("number"))["latest"]
    draft.number = (latest or 0) + 1
    draft.note, draft.effective_from = note, effective_from
    draft.published_at, draft.published_by = at, by
    draft.save()
    return draft


@transaction.atomic
def drop_draft(*, by, seen):
    """Throw the draft away; what is published stays. Raises as `save_draft` does."""
    _draft_as_seen(by, seen).delete()


def draft_problems(document, at) -> list[tuple[str, str]]:
    """All that keeps a document from being published at `at`: (where in it, sentence) pairs."""
    try:
        return unkeepable(read_policy(document), at)
    except BadPolicy as problem:
        return problem.problems


def _draft_as_seen(by, seen):
    _may_change(by)
    draft = (
        PolicyVersion.objects.select_for_update(of=["self"])
        .select_related("saved_by")
        .filter(published_at__isnull=True)
        .first()
    )
    if draft is None:
        raise SavedMeanwhile(
            _("There is no draft any more: somebody published or dropped it meanwhile.")
        )
    if draft.saved_at != seen:
        raise SavedMeanwhile(
            _("%(saved_by)s saved the draft meanwhile.") % {"saved_by": draft.saved_by}
            if draft.saved_by
            else _("Somebody saved the draft meanwhile.")
        )
    return draft


def _may_change(person):
    if not person.sees_everything:
        raise Refused(
            _("Managers and admins change what we promise. Tell them what you would change.")
        )
