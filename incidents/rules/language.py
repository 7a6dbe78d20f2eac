"""The one door through which rules speak, in the language of whoever reads.

Most of what people read is said by rules, and rules know nothing of Django. So they say it in
English through these functions, as everything else does through Django's, and the product puts its
catalogues behind them when it starts (`incidents.speech`). Without it, rules speak English.

What is said when it is asked for goes through `gettext` and `ngettext`; what is named once, when a
module is loaded, through `gettext_lazy`. `make messages` finds both by their names.
"""

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from functools import lru_cache, total_ordering, wraps

_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_LETTERS = {
    "j": lambda when: str(when.day),
    "d": lambda when: f"{when.day:02}",
    "M": lambda when: _MONTHS[when.month - 1][:3],
    "F": lambda when: _MONTHS[when.month - 1],
    "Y": lambda when: str(when.year),
    "D": lambda when: _DAYS[when.weekday()][:3],
    "l": lambda when: _DAYS[when.weekday()],
    "H": lambda when: f"{when.hour:02}",
    "i": lambda when: f"{when.minute:02}",
}


class English:
    """How rules speak by themselves: as they are written."""

    language, first_weekday = "en", 0

    def gettext(self, words: str) -> str:
        """These words."""
        return words

    def ngettext(self, one: str, many: str, number: int) -> str:
        """The words for this number of things."""
        return one if number == 1 else many

    def written(self, when: date, form: str) -> str:
        """A date, or a local moment, in the letters of Django's `date` filter: “j F Y”."""
        return "".join(_LETTERS[one](when) if one in _LETTERS else one for one in form)

    def number(self, amount: Decimal | float, places: int = 0) -> str:
        """A number with so many decimal places, its thousands set apart."""
        return f"{amount:,.{places}f}"


class _Door:
    speaker = English()


def speak_through(speaker) -> None:
    """Have all that is said from now on go through this one, which can do what English can."""
    _Door.speaker = speaker


def gettext(words: str) -> str:
    """These words in the language of the moment."""
    return _Door.speaker.gettext(words)


def ngettext(one: str, many: str, number: int) -> str:
    """The words for this number of things, in the plural forms of the language."""
    return _Door.speaker.ngettext(one, many, number)


def written(when: date, form: str) -> str:
    """A date, or a local moment, as the locale writes what is “j F Y, H:i” in English."""
    return _Door.speaker.written(when, form)


def number(amount: Decimal | float, places: int = 0) -> str:
    """A number as the locale writes it: 1,240.50 in English."""
    return _Door.speaker.number(amount, places)


def from_first_weekday(week: list) -> list:
    """Seven things, of Monday and so on, in the order in which the locale lists a week."""
    first = _Door.speaker.first_weekday
    return [*week[first:], *week[:first]]


def kept(say: Callable[..., str]) -> Callable[..., str]:
    """Keep what a function says, for each language: one of few values that come again and again,
    given by position, and of nothing else."""

    @lru_cache(maxsize=4096)
    def said(_language, *values):
        return say(*values)

    @wraps(say)
    def says(*values):
        return said(_Door.speaker.language, *values)

    return says


@total_ordering
class Later:
    """Words that wait for their reader: each time they are shown, they are said anew."""

    __slots__ = ("_values", "_words")

    def __init__(self, words: str, values: Mapping[str, object] | None = None):
        self._words, self._values = words, values

    @property
    def source(self) -> str:
        """As they are written in English, whoever reads."""
        return self._words

    def __str__(self):
        words = gettext(self._words)
        return words if self._values is None else words % self._values

    def __repr__(self):
        return f"gettext_lazy({self._words!r})"

    def __eq__(self, other):
        return str(self) == str(other) if isinstance(other, str | Later) else NotImplemented

    def __lt__(self, other):
        return str(self) < str(other) if isinstance(other, str | Later) else NotImplemented

    def __hash__(self):
        return hash(str(self))

    def __bool__(self):
        return bool(self._words)

    def __mod__(self, values):
        return Later(self._words, values)


@lru_cache(maxsize=4096)
def gettext_lazy(words: str) -> Later:
    """These words, to be said in the language of whoever reads them later."""
    return Later(words)
