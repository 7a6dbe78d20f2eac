"""Asking for every page at every site, round by round, so that a busy machine slows all alike."""

from statistics import median, quantiles

from bench.load.names import LEAD
from bench.pages import PLAINLY
from bench.pages.plan import BARE_PAGE, PAGES, PLAIN, Page
from bench.pages.site import Site
from bench.pages.visitor import Answer, Visitor

Answers = dict[tuple[str, int], list[Answer]]
"""Page and size → its answers."""


class Tour:
    """Everybody who looks at pages, signed in at every site."""

    def __init__(self, sites: list[Site]) -> None:
        self._sites, self._visitors = sites, {}
        for site in sites:
            for who in {page.who for page in _all()}:
                visitor = Visitor(site.port)
                if who:
                    visitor.sign_in(LEAD if who == PLAIN else who, site.facts["password"])
                if who == PLAIN:
                    visitor.get(f"/{PLAINLY}")
                self._visitors[site.incidents, who] = visitor

    def visitor(self, site: Site, who: str) -> Visitor:
        """The person with this e-mail address at this site; a stranger for an empty one."""
        return self._visitors[site.incidents, who]

    def ask(self, page: Page, site: Site) -> Answer:
        """Ask for a page once."""
        return page.ask(self.visitor(site, page.who), site.facts)

    def rounds(self, number: int) -> Answers:
        """Ask `number` times for each page, the sites in turn and the bare page beside them."""
        answers = {(page.name, site.incidents): [] for page in _all() for site in self._sites}
        for turn in range(number):
            # Who comes first has no part in it.
            sites = self._sites if turn % 2 else self._sites[::-1]
            for page in _all():
                for site in sites:
                    answers[page.name, site.incidents].append(self.ask(page, site))
        return answers

    def warm_up(self, number: int) -> list[str]:
        """Ask `number` times for everything; returns which pages do not answer as they should."""
        answers = self.rounds(number)
        problems = []
        for page in _all():
            for site in self._sites:
                last = answers[page.name, site.incidents][-1]
                if last.status != page.status:
                    problems.append(f"{page.name}: {last.status} instead of {page.status}")
        return sorted(set(problems))


def _all():
    return [BARE_PAGE, *PAGES]


def figures_of(answers: list[Answer]) -> dict:
    """What a page took: p50_ms, p95_ms, queries, and bytes as they were sent."""
    times = [1000 * answer.seconds for answer in answers]
    p95 = quantiles(times, n=20, method="inclusive")[-1] if len(times) > 1 else times[0]
    return {
        "p50_ms": round(median(times), 2),
        "p95_ms": round(p95, 2),
        "queries": max(answer.queries for answer in answers),
        "bytes": answers[-1].wire,
    }
