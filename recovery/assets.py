"""Files that pages use and that come with installed packages; and all static files, collected."""

from __future__ import annotations

import hashlib
import importlib.util
import json
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import BaseFinder, get_finders
from django.core.files.storage import FileSystemStorage
from django.core.management import call_command

# Folder of the static files → the package, the folder in it, and the files we use.
PACKAGE_FILES = {
    "bootstrap": ("bootstrap", "css", ["bootstrap.min.css", "bootstrap.min.css.map"]),
    "htmx": ("django_htmx", "static/django_htmx", ["htmx-2.min.js"]),
}


class PackageFinder(BaseFinder):
    """Find the few files of installed packages that our pages use, and none of the others."""

    def check(self, **kwargs: object) -> list:
        """There is nothing to set wrongly."""
        return []

    def find(self, path: str, find_all: bool = False, **kwargs: object) -> str | list[str]:
        """Give the file at the static `path`; all such files, with `find_all`."""
        folder, _, name = path.partition("/")
        package, inside, names = PACKAGE_FILES.get(folder, ("", "", []))
        found = [str(_folder_of(package) / inside / name)] if name in names else []
        return found if find_all else (found or [""])[0]

    def list(self, ignore_patterns: list[str] | None) -> Iterator[tuple[str, FileSystemStorage]]:
        """Give each file as its name and the storage it lies in."""
        for prefix, (package, inside, names) in PACKAGE_FILES.items():
            storage = FileSystemStorage(location=_folder_of(package) / inside)
            storage.prefix = prefix
            for name in names:
                yield name, storage


def collect() -> bool:
    """Collect, compress and name all static files for serving; tell whether that was needed."""
    if settings.DEBUG:
        return False
    stamp = settings.STATIC_ROOT / ".collected"
    wanted = _fingerprint()
    if stamp.exists() and stamp.read_text() == wanted:
        return False
    stamp.unlink(missing_ok=True)
    call_command("collectstatic", interactive=False, clear=True, verbosity=0)
    stamp.write_text(wanted)
    return True


def _fingerprint() -> str:
    files = []
    for finder in get_finders():
        for name, storage in finder.list(None):
            status = Path(storage.path(name)).stat()
            files.append((name, status.st_size, status.st_mtime_ns))
    return hashlib.sha256(json.dumps(sorted(files)).encode()).hexdigest()


def _folder_of(package: str) -> Path:
    # Bootstrap's is no Python package, just a folder: it is found but not imported.
    return Path(next(iter(importlib.util.find_spec(package).submodule_search_locations)))
