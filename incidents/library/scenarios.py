from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from django.utils.translation import gettext_lazy as _

from incidents.library import LibraryError, read, text_of, texts_of

PARTS = ("happened", "why", "next")
LEVELS = {1: _("To begin with"), 2: _("Harder"), 3: _("The hard ones")}


@dataclass(frozen=True)
class Scenario:
    """A mistake to practise on.

    code: what tries are kept under; level: one of LEVELS; good_for: what it trains, in a line
    customer, you: “Name, company or role” of who writes and of whom the learner plays
    colleagues: names that an answer should not point at; watch: hints
    has_prevention: whether a change is in place that backs a promise; answer: part → a good answer
    """

    code: str
    title: str
    industry: str
    mood: str
    level: int
    good_for: str
    customer: str
    you: str
    story: str
    they_say: str
    facts: tuple[str, ...]
    colleagues: tuple[str, ...]
    watch: tuple[str, ...]
    has_prevention: bool
    answer: Mapping[str, str]

    @property
    def recipient(self) -> str:
        """The name of whoever gets the answer."""
        return self.customer.partition(",")[0]

    @property
    def sender(self) -> str:
        """The name under which the learner writes."""
        return self.you.partition(",")[0]


@cache
def scenarios() -> dict[str, Scenario]:
    """The scenarios of the practice room by code, in the order of the file. Raises LibraryError."""
    found = [scenario_of(entry) for entry in read("scenarios", "scenario")]
    by_code = {scenario.code: scenario for scenario in found}
    if len(by_code) < len(found):
        raise LibraryError("scenarios.toml: two scenarios have the same code.")
    return by_code


def scenario_of(entry: Mapping) -> Scenario:
    """One entry `[[scenario]]`, checked. Raises LibraryError with its code and what is wrong."""
    code = text_of(entry, "code", "scenarios.toml")
    where = f"scenarios.toml, {code}"
    texts = ("title", "industry", "mood", "good_for", "customer", "you", "story", "they_say")
    level, prevention = entry.get("level"), entry.get("prevention")
    # To Python, true is also 1.
    if isinstance(level, bool) or level not in LEVELS:
        raise LibraryError(f"{where}: “level” has to be 1, 2 or 3.")
    if not isinstance(prevention, bool):
        raise LibraryError(f"{where}: “prevention” has to be true or false.")
    return Scenario(
        code=code,
        **{key: text_of(entry, key, where) for key in texts},
        level=level,
        facts=texts_of(entry, "facts", where),
        colleagues=texts_of(entry, "colleagues", where) if entry.get("colleagues") else (),
        watch=texts_of(entry, "watch", where),
        has_prevention=prevention,
        answer={part: text_of(entry.get("answer", {}), part, where) for part in PARTS},
    )
