"""What a list says of how many there are, and choosing all of them, also beyond one page."""

import pytest

from incidents.queries.listed import PAGE


@pytest.fixture
def many(cast):
    return [cast.logs(cast.mara) for _ in range(PAGE + 1)]


def shown(visit, cast, address="/queue/"):
    page = visit(cast.mara).get(address)
    return page, " ".join(page.content.decode().split())


def test_one_is_told_as_one(cast, visit):
    cast.logs(cast.mara)
    _, words = shown(visit, cast)
    assert 'data-say="1 incident"' in words
    assert "1 shown, 1 in all" in words
    assert "of this list" not in words


def test_the_last_of_many_is_told_as_one_of_many(many, cast, visit):
    first, words = shown(visit, cast)
    assert f"All {PAGE + 1} of this list" in words
    assert f'data-total="{PAGE + 1}"' in words
    _, words = shown(visit, cast, first.context["queue"]["next_url"])
    assert f'data-say="{PAGE + 1} incidents"' in words
    assert f"1 shown, {PAGE + 1} in all" in words
    assert f"All {PAGE + 1} of this list" in words
