"""Public holidays by country and region."""

from datetime import date

import pytest

from incidents.rules.public_holidays import countries, public_holidays, regions


def test_they_are_those_of_the_region_by_name():
    berlin = public_holidays("DE", "BE", [2027])
    assert berlin[date(2027, 3, 8)] == "Women’s Day"
    assert date(2027, 3, 8) not in public_holidays("DE", "BY", [2027])


def test_countries_and_regions_have_names():
    assert countries()["GB"] == "United Kingdom"
    assert regions("GB")["SCT"] == "Scotland"
    assert not regions("XX")


@pytest.mark.parametrize(
    ("place", "sentence"),
    [
        (("", "", [2027]), "Choose a country"),
        (("XX", "", [2027]), "Choose a country"),
        (("GB", "BE", [2027]), "no region “BE”"),
        (("GB", "", []), "for which years"),
        (("GB", "", [1066]), "for which years"),
        (("GB", "", range(2020, 2030)), "At most 5 years"),
    ],
)
def test_what_is_not_known_is_refused(place, sentence):
    with pytest.raises(ValueError, match=sentence):
        public_holidays(*place)


def test_every_country_that_can_be_chosen_answers():
    for country in countries():
        public_holidays(country, "", [2026])
