from datetime import timedelta

from incidents.rules.journal_place import PATIENCE, Gap, Place
from tests.cast import moment

NOW = moment("2030-11-18 09:00")


def gaps(place):
    return [(gap.first, gap.last) for gap in place.gaps]


def test_what_comes_in_order_leaves_no_gap():
    place = Place(10).after([11, 12, 13], NOW)
    assert (place.upto, gaps(place)) == (13, [])


def test_what_is_missing_is_looked_for_again():
    place = Place(10).after([11, 14, 18], NOW)
    assert (place.upto, gaps(place)) == (18, [(12, 13), (15, 17)])


def test_what_comes_late_closes_its_gap_or_a_part_of_it():
    place = Place(18, (Gap(12, 13, NOW), Gap(15, 17, NOW))).after([13, 16, 19], NOW)
    assert (place.upto, gaps(place)) == (19, [(12, 12), (15, 15), (17, 17)])


def test_what_stays_away_for_long_is_given_up():
    place = Place(10).after([12], NOW).after([], NOW + PATIENCE - timedelta(seconds=1))
    assert gaps(place) == [(11, 11)]
    assert gaps(place.after([], NOW + PATIENCE)) == []


def test_it_is_kept_as_json_and_read_back():
    place = Place(10).after([12, 15], NOW)
    assert Place.read(place.as_json()) == place
