"""Lines of a digest: a number, what it counts, and the list that shows exactly that."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import CharField, Value
from django.http import QueryDict

from incidents.queries.filters import Lens, list_url
from incidents.queries.wanted import read_wanted

MOST = 999


@dataclass(frozen=True)
class Line:
    """label: what is counted; url: the list, as a path; is_hot: somebody has to act today."""

    label: str
    count: int
    url: str
    is_hot: bool = False

    @property
    def words(self) -> str:
        """How many, in words that stop at MOST: “31”, “999+”."""
        return f"{MOST}+" if self.count > MOST else str(self.count)


@dataclass(frozen=True)
class Asked:
    """What a line is to count: label, the filters of its list, and whether it is hot."""

    label: str
    filters: dict
    is_hot: bool = False

    @property
    def url(self) -> str:
        """The address of its list."""
        return list_url(**self.filters)


def counted(asked: Iterable[Asked], lens: Lens) -> list[Line]:
    """The lines of what was asked, each counted as its own address says. One query."""
    asked = list(asked)
    found = [_listed(one, lens, str(number)) for number, one in enumerate(asked)]
    counts = Counter(found[0].union(*found[1:], all=True)) if found else Counter()
    return [
        Line(one.label, counts[str(number)], one.url, one.is_hot and counts[str(number)] > 0)
        for number, one in enumerate(asked)
    ]


def _listed(one, lens, name):
    incidents = read_wanted(QueryDict(one.url.partition("?")[2]), lens).incidents()
    return incidents.values_list(Value(name, CharField()), flat=True)[: MOST + 1]
