"""The six steps: where each stands, and a page for each."""

import pytest

from incidents.queries.standing import standing_of


def test_a_fresh_incident_stands_at_the_beginning(cast, incident, django_assert_num_queries):
    with django_assert_num_queries(1):
        standing = standing_of(incident)
    assert standing.is_open
    assert standing.running == {"contact", "answer", "resolve"}
    assert (standing.spoke, standing.confirmed, standing.letter) == (0, 0, "")


@pytest.mark.parametrize("step", ["diagnose", "make-right", "prevent", "follow-up"])
def test_each_step_has_a_page(step, cast, incident, visit):
    page = visit(cast.mara).get(f"{incident.get_absolute_url()}{step}/")
    assert page.status_code == 200
    assert [one.slug for one in page.context["path"]] == [
        "acknowledge",
        "diagnose",
        "apologise",
        "make-right",
        "prevent",
        "follow-up",
    ]
