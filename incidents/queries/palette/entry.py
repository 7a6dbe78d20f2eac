from dataclasses import dataclass

from django.utils.functional import Promise

from incidents.rules.search_words import plain_words


@dataclass(frozen=True)
class Entry:
    """One thing to go to. label, beside: for people; url: where; icon: its Lucide name
    words: others by which somebody may look for it
    """

    label: str | Promise
    url: str
    icon: str = "arrow-right"
    beside: str | Promise = ""
    words: str | Promise = ""

    def fits(self, typed: tuple[str, ...]) -> bool:
        """Whether each of these plain words begins one of its own."""
        own = plain_words(f"{self.label} {self.words}")
        return all(any(word.startswith(one) for word in own) for one in typed)


@dataclass(frozen=True)
class Group:
    """Things of one kind, under a title."""

    title: str | Promise
    entries: list[Entry]
