"""How rules, and all else, speak: in the language and the locale that Django has activated."""

from datetime import date, datetime
from decimal import Decimal
from functools import lru_cache

from django.conf import settings
from django.utils import dateformat
from django.utils.formats import get_format, get_format_modules, number_format
from django.utils.translation import get_language, gettext, ngettext


class Speech:
    """What `incidents.rules.language` puts its words through."""

    gettext = staticmethod(gettext)
    ngettext = staticmethod(ngettext)

    @staticmethod
    def written(when: date, form: str) -> str:
        """A date, or an aware moment in the time zone it is to be read in; form: see `form_of`."""
        if isinstance(when, datetime):
            # Shown to the second at the most; without its zone it can be kept for the next reader.
            when = when.replace(microsecond=0, tzinfo=None)
        return _written(_language(), when, form)

    @staticmethod
    def number(amount, places=0):
        """A number with so many decimal places, its thousands set apart."""
        rounded = Decimal(f"{amount:.{places}f}")
        return number_format(rounded, places, use_l10n=True, force_grouping=True)

    @property
    def language(self):
        """The language of the moment."""
        return _language()

    @property
    def first_weekday(self):
        """The day on which weeks begin; 0 is Monday."""
        return (get_format("FIRST_DAY_OF_WEEK") - 1) % 7


def language_of(reader) -> str:
    """The language that a person has chosen and we still speak; else the company's."""
    chosen = getattr(reader, "language", "")
    return chosen if chosen in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE


def form_of(form: str) -> str:
    """What stands for a form of ours, such as “j F Y, H:i”, in the locale of the moment."""
    return _form_of(_language(), form)


def _language():
    # Commands that migrate speak none at all.
    return get_language() or settings.LANGUAGE_CODE


@lru_cache(maxsize=1000)
def _form_of(language, form):
    for module in get_format_modules(language):
        if form in (forms := getattr(module, "WRITTEN", {})):
            return forms[form]
    return form


@lru_cache(maxsize=4096)
def _written(language, when, form):
    return dateformat.format(when, _form_of(language, form))
