"""Public holidays by country and region, by name; a calendar takes them over and then owns them."""

import re
from collections.abc import Iterable
from datetime import date
from functools import cache

import holidays
from holidays.registry import COUNTRIES

from incidents.rules.language import gettext as _

YEARS = range(2000, 2101)
MOST_YEARS = 5
ENGLISH = "en_US"


@cache
def countries() -> dict[str, str]:
    """Code → name of every country whose holidays are known, by name."""
    named = {codes[1]: _spaced(codes[0]) for codes in COUNTRIES.values()}
    known = holidays.list_supported_countries(include_aliases=False)
    return dict(sorted(((code, named.get(code, code)) for code in known), key=lambda one: one[1]))


@cache
def regions(country: str) -> dict[str, str]:
    """Code → name of a country's regions with holidays of their own; empty for an unknown one."""
    if country not in countries():
        return {}
    entity = getattr(holidays, country)
    named = {code: name for name, code in getattr(entity, "subdivisions_aliases", {}).items()}
    found = ((code, named.get(code, code)) for code in entity.subdivisions)
    return dict(sorted(found, key=lambda one: one[1]))


def public_holidays(country: str, region: str, years: Iterable[int]) -> dict[date, str]:
    """Local date → name, earliest first, in English where that is known.

    country, region: codes as `countries` and `regions` have them; region may be empty
    Raises ValueError with a sentence for a country, region or year that we know nothing of.
    """
    years = sorted(set(years))
    if country not in countries():
        raise ValueError(_("Choose a country first."))
    if region and region not in regions(country):
        raise ValueError(
            _("%(countries)s has no region “%(region)s” here. Choose it again.")
            % {"countries": countries()[country], "region": region}
        )
    if not years or not all(year in YEARS for year in years):
        raise ValueError(_("Say for which years, such as 2026, 2027."))
    if len(years) > MOST_YEARS:
        raise ValueError(_("At most %(most_years)s years at a time.") % {"most_years": MOST_YEARS})
    found = holidays.country_holidays(
        country, subdiv=region or None, years=years, language=ENGLISH, expand=False
    )
    return {day: name.replace("'", "’") for day, name in sorted(found.items()) if name}


def _spaced(name):
    """“UnitedKingdom” → “United Kingdom”."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name)
