"""Load a company: `python -m bench.load --incidents 1000000 [--at DIR] [--seed 1]`.

One in twenty incidents is open, each has five events; 200 people in 12 teams have been at it for
three years. It lies in a folder of its own with a PostgreSQL of its own, which `bench.pages`
measures on; whatever a load did not put there itself is left alone. The first sign-in that is said
at the end works with `RECOVERY_VAR=DIR python manage.py up`.
"""

import argparse
import sys
import time
from importlib import import_module

import django
from django.core.management import call_command

from bench.load.names import LEAD, PASSWORD
from bench.load.place import LoadingPostgres, Place
from bench.report import say


def main() -> None:
    """Load, and say where it lies and how long it took."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--incidents", type=int, default=1_000_000)
    parser.add_argument("--at", help="the folder; var/bench/pages-<incidents> unless given")
    parser.add_argument("--seed", type=int, default=1, help="the same gives the same company")
    options = parser.parse_args()
    if options.incidents < 2:
        parser.error("a company has at least two incidents: one closed, one open")
    load(Place.of(options.incidents, options.at), options.incidents, options.seed)


def load(place: Place, incidents: int, seed: int) -> None:
    """Empty the folder and fill it. Ends the program where the folder is somebody else's."""
    begun = time.monotonic()
    place.empty()
    server = LoadingPostgres(place.folder / "postgres")
    say(f"Starting PostgreSQL in {server.place.folder}")
    server.hold()
    try:
        place.use()
        django.setup()
        call_command("migrate", interactive=False, verbosity=0)
        # It imports models, which can only be done from here on.
        at = import_module("bench.load.fill").fill(incidents, seed)
        import_module("django.db").connections.close_all()
        place.finish(incidents=incidents, seed=seed, at=at.isoformat())
    finally:
        server.release()
    minutes, seconds = divmod(round(time.monotonic() - begun), 60)
    print(
        f"{incidents:,} incidents lie in {place.folder} after {minutes} min {seconds} s.\n"
        f"RECOVERY_VAR={place.folder} python manage.py up shows them; {LEAD} signs in "
        f"with {PASSWORD}."
    )


if __name__ == "__main__":
    sys.exit(main())
