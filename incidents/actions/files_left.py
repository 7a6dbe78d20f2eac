"""Taking out files that no attachment names: what a hard kill left of one between writing its file
and its row, or between taking out its row and its file."""

import logging
import re
from datetime import timedelta

from django.core.files.storage import default_storage

from incidents.models import Attachment, Heartbeat

log = logging.getLogger(__name__)

FILES = "files left"
FOLDERS = 256
"""As many as there are first bytes of names (`actions.attachment`)."""
EVERY = timedelta(minutes=5)
"""So often one folder is looked through: each of them once in 22 hours."""
OLD = timedelta(days=1)
"""A younger file may be one that is just being put down."""
MOST = 500
"""So many are taken out at a time; the rest goes when the folder comes up again."""
_OURS = re.compile(r"[0-9a-f]{40}")


def take_out_files_left(*, at, every=EVERY) -> int:
    """Look through the next folder, if none was in the last minutes; returns how many files went.

    at: now (aware); every: so long one look is enough. A file goes if it is older than OLD and no
    attachment names it; what is not called as ours are stays.
    """
    last = Heartbeat.objects.filter(name=FILES).first()
    if last and last.at > at - every:
        return 0
    folder = (last.data["folder"] + 1) % FOLDERS if last else 0
    # Whoever is killed over one folder goes on with the next; two at once do each other no harm.
    Heartbeat.objects.beat(FILES, folder=folder)
    left = _left_in(f"{folder:02x}", at)[:MOST]
    for name in left:
        default_storage.delete(name)
    if left:
        log.info("Took out %s files that belong to no attachment, from %02x/.", len(left), folder)
    return len(left)


def _left_in(folder, at):
    # First the files and then the rows: a file that comes meanwhile is young.
    old = [name for name in _ours_in(folder) if _is_old(name, at)]
    named = Attachment.objects.filter(file__startswith=f"{folder}/").values_list("file", flat=True)
    return sorted(set(old) - set(named)) if old else []


def _ours_in(folder):
    try:
        _folders, files = default_storage.listdir(folder)
    except FileNotFoundError:
        return []
    return [f"{folder}/{name}" for name in files if _OURS.fullmatch(name)]


def _is_old(name, at):
    try:
        return default_storage.get_modified_time(name) < at - OLD
    except FileNotFoundError:
        # Somebody has taken it out in this very moment.
        return False
