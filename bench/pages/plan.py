"""Which pages are measured, who looks at them, and how slow each may be."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from uuid import uuid4

from bench.load.names import COMMON, LEAD, MANAGER, MIDDLING, RARE, WORKER
from bench.pages import BARE
from bench.pages.visitor import Answer, Visitor, value_of

PLAIN = "the lead, as Django signs people in"
TYPO = "zepellin"
"""As somebody writes the rare word who cannot spell it."""

Ask = Callable[[Visitor, dict], Answer]
"""Asks for a page, given the visitor and the facts of the site; the last answer is measured."""


@dataclass(frozen=True)
class Page:
    """A page that somebody asks for.

    path: its address, with names of facts in braces; empty where asking takes more than that
    most: how many times as long as the bare page it may take; None where nobody has said
    """

    name: str
    who: str
    path: str = ""
    most: float | None = None
    status: int = 200
    by: Ask | None = None

    def ask(self, visitor: Visitor, facts: dict) -> Answer:
        """Ask for it once."""
        if self.by:
            return self.by(visitor, facts)
        return visitor.get(self.path.format_map(facts))


def _search(words: str) -> str:
    return f"/queue/?owner=anyone&status=all&q={words}"


def _log(visitor, facts):
    fields = {
        "customer": facts["customer_name"],
        "happened": "38 of 212 deliveries were missing from this morning’s plan.",
        "learned_at": (datetime.now(UTC) - timedelta(hours=1)).strftime("%Y-%m-%dT%H:%M"),
        "noticed_by": "customer",
        "urgency": "normal",
        "once": uuid4().hex,
    }
    return visitor.post("/log/", fields)


def _answer(visitor, facts):
    path = f"/incidents/{facts['answer']}/answer/"
    seen = value_of("seen", visitor.get(path).text)
    fields = {
        "happened": f"Your drivers had no plan at six. This is draft {uuid4()}.",
        "why": "A change of ours left out the northern depots.",
        "next": "Your plan is whole again, and we call you at six tomorrow.",
        "seen": seen,
        "action": "draft",
    }
    return visitor.post(path, fields)


def _poll(visitor, facts):
    """Ask for what changes on the dashboard, as a page that lies open does, with the newest tag."""
    path = "/escalations/"
    newest = visitor.get(path, hx_request="true").headers["etag"]
    return visitor.get(path, hx_request="true", if_none_match=newest)


FILTERS = {
    "one team": "owner=anyone&team={teams[0]}",
    "two urgencies": "owner=anyone&urgency=critical&urgency=high",
    "a customer": "owner=anyone&status=all&customer={biggest}",
    "a tag": "owner=anyone&tag={tag}",
    "past our promise": "owner=anyone&clock=breached",
    "due today": "owner=anyone&clock=due_today",
    "nobody’s": "owner=nobody",
    "closed": "owner=anyone&status=closed",
    "a colleague’s": "owner={owner}",
    "team, urgency, clock": "owner=anyone&team={teams[0]}&urgency=normal&clock=due_today",
}
SEARCHES = {
    "common word": _search(COMMON),
    "middling word": _search(MIDDLING),
    "rare word": _search(RARE),
    "typo": _search(TYPO),
    "reference": _search("{incident}"),
}
BARE_PAGE = Page("bare page", PLAIN, f"/{BARE}")

PAGES = [
    Page("queue, mine", WORKER, "/queue/", 4),
    Page("queue, team", LEAD, "/queue/?owner=anyone&team={teams[0]}", 4),
    Page("queue, everyone", MANAGER, "/queue/?owner=anyone", 4),
    *(Page(f"filter: {name}", MANAGER, f"/queue/?{query}", 4) for name, query in FILTERS.items()),
    *(Page(f"search: {name}", MANAGER, path, 8) for name, path in SEARCHES.items()),
    Page("incident", LEAD, "/incidents/{incident}/", 4),
    Page("incident, biggest customer", LEAD, "/incidents/{of_biggest}/"),
    Page("log (GET)", WORKER, "/log/"),
    Page("log (POST)", WORKER, status=302, by=_log),
    Page("answer (GET)", LEAD, "/incidents/{answer}/answer/"),
    Page("answer (POST)", LEAD, status=302, by=_answer),
    Page("dashboard", MANAGER, "/escalations/", 4),
    Page("dashboard, lead", LEAD, "/escalations/", 4),
    Page("dashboard, unchanged", MANAGER, most=1.2, status=304, by=_poll),
    Page("analytics, a year", MANAGER, "/figures/?period=52w"),
    Page("customer", LEAD, "/customers/{customer}/"),
    Page("customer, the biggest", LEAD, "/customers/{biggest}/"),
    Page("customers", LEAD, "/customers/"),
    Page("customer’s own page", "", "{link}"),
]
GROWTH_MOST = 1.5
"""A page of a million incidents may take so many times as long as one of ten thousand."""
QUERIES_MOST = 12
BUSY_MOST_MS = 300
