"""Many at once, while the engine is hard at work."""

import threading
from itertools import cycle

from bench.pages.plan import PAGES
from bench.pages.rounds import Tour, figures_of
from bench.pages.site import Site
from bench.report import say

ROUNDS = 3


def measure(tour: Tour, site: Site, users: int, due: int, rounds: int = ROUNDS) -> dict:
    """Have `users` people ask for all pages without a pause, while a sweep takes `due` steps.

    Each asks for all of them once before, so that every thread of the web servers has connected,
    and `rounds` times at least, even when the sweep has ended sooner. Returns the figures of each
    page, and of the sweep. What POSTs change is one person's, so they are sent one after the other
    elsewhere and left out here.
    """
    say(f"{users} at once, while {due:,} clocks are due")
    made = site.start("-m", "bench.pages.sweeping", "due", str(due)).communicate()[0]
    pages = [page for page in PAGES if "POST" not in page.name]
    lock, answers = threading.Lock(), {page.name: [] for page in pages}
    sweepers = []
    ready = threading.Barrier(
        users, lambda: sweepers.append(site.start("-m", "bench.pages.sweeping", "take"))
    )

    def look(number):
        facts = dict(site.facts)
        own = {page.who: tour.visitor(site, page.who).copy() for page in pages}
        begin = number * len(pages) // users
        mine = pages[begin:] + pages[:begin]
        for page in mine:
            page.ask(own[page.who], facts)
        ready.wait()
        for count, page in enumerate(cycle(mine)):
            if count >= rounds * len(mine) and sweepers[0].poll() is not None:
                return
            answer = page.ask(own[page.who], facts)
            with lock:
                answers[page.name].append(answer)

    crowd = [threading.Thread(target=look, args=(number,)) for number in range(users)]
    for one in crowd:
        one.start()
    for one in crowd:
        one.join()
    taken, seconds = sweepers[0].communicate()[0].split()
    return {
        "users": users,
        "due": int(made),
        "taken": int(taken),
        "sweep_s": float(seconds),
        "requests": sum(map(len, answers.values())),
        "pages": {name: figures_of(them) for name, them in answers.items()},
    }
