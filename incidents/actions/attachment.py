"""Files that belong to an incident. They lie in a folder of their own (STORAGES), under names that
nobody can guess, and leave it by a view alone."""

import secrets

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction
from django.utils.translation import gettext as _

from incidents.actions.lock import locked
from incidents.models import Attachment, Event
from incidents.rules.file_kinds import given_name, kind_of
from incidents.rules.images import FORMATS, redrawn
from incidents.rules.refusal import Refused

LARGEST = 10 * 1024 * 1024
"""Bytes of one file."""
MOST = 20
"""Files of one incident."""


def attach(*, by, at, incident, name, content):
    """Keep a file with an incident; returns the Attachment.

    name: as the file was called; content: its bytes. What it is shows its content; a picture is
    drawn anew, so that nothing is hidden in it. Call it outside any transaction: when its own
    fails, the file is taken away again. The same file under the same name twice is one.
    Raises Refused for what is empty, larger than LARGEST, of a kind that is not kept here, when
    there are MOST already, and when the incident was merged into another.
    """
    if not content:
        raise Refused(_("It is empty."))
    if len(content) > LARGEST:
        raise Refused(_("It is larger than 10 MB. Make it smaller, or split it."))
    kind = kind_of(name, content)
    kept = redrawn(content, kind) if kind in FORMATS else content
    # Drawing a picture anew may have made it larger; what was sent was within the limit.
    about = {"name": given_name(name, kind), "kind": kind, "size": len(kept)}
    there = f"{secrets.token_hex(1)}/{secrets.token_hex(20)}"
    default_storage.save(there, ContentFile(kept))
    try:
        attachment = _put_down(by, at, incident, there, about)
    except BaseException:
        default_storage.delete(there)
        raise
    if attachment.file.name != there:
        default_storage.delete(there)
    return attachment


@transaction.atomic(durable=True)
def _put_down(by, at, incident, there, about):
    incident = locked(incident)
    if incident.merged_into_id:
        raise Refused(_("This incident was merged into another one. Add it there."))
    same = _the_same(incident, there, about)
    if same:
        return same
    if incident.attachments.count() >= MOST:
        raise Refused(_("There are 20 files already. Take one out that is not needed."))
    attachment = Attachment.objects.create(incident=incident, file=there, by=by, at=at, **about)
    _tell(attachment, Event.Kind.ATTACHED, by, at)
    return attachment


def _the_same(incident, there, about):
    """The attachment that is this very file, when its form was sent twice."""
    with default_storage.open(there) as new:
        content = new.read()
    for known in incident.attachments.filter(**about):
        with known.file.open() as kept:
            if kept.read() == content:
                return known
    return None


@transaction.atomic
def detach(*, by, at, attachment):
    """Take a file out of its incident, for good; True when it was there still."""
    locked(attachment.incident)
    gone, _rows = Attachment.objects.filter(pk=attachment.pk).delete()
    if gone:
        _tell(attachment, Event.Kind.DETACHED, by, at)
        transaction.on_commit(lambda: default_storage.delete(attachment.file.name))
    return bool(gone)


def _tell(attachment, kind, by, at):
    Event.objects.create(
        incident=attachment.incident,
        kind=kind,
        at=at,
        by=by,
        data={"name": attachment.name, "kind": attachment.kind, "size": attachment.size},
    )
