"""What the address of a list and its search box say; and whatever is asked, it never breaks."""

import random

import pytest

from incidents.queries.filters import FILTERS
from tests.pages.filtered import listed


def test_several_values_are_any_of_them_and_several_filters_all_of_them(cast, visit):
    late = cast.logs(cast.mara, urgency="high", kind="late")
    outage = cast.logs(cast.mara, urgency="high", kind="outage")
    cast.logs(cast.mara, urgency="high", kind="billing")
    cast.logs(cast.mara, urgency="low", kind="late")
    found = listed(visit(cast.priya), urgency="high", kind=["late", "outage"])
    assert sorted(found) == [late.pk, outage.pk]


def test_the_search_box_says_filters_too(cast, visit):
    this = cast.logs(cast.mara, urgency="high", kind="late")
    cast.logs(cast.mara, urgency="high", kind="outage")
    cast.logs(cast.mara, urgency="low", kind="late")
    for words in (
        "urgency:high kind:late",
        'urgency:"high" -kind:outage',
        "URGENCY:high kind:late",
    ):
        assert listed(visit(cast.priya), q=words) == [this.pk], words
    page = visit(cast.priya).get("/queue/", {"owner": "anyone", "q": "urgency:high kind:late"})
    assert {(str(chip.label), str(chip.value)) for chip in page.context["chips"]} == {
        ("Urgency", "High"),
        ("Kind of mistake", "Late"),
    }


def test_a_chip_takes_away_its_filter_and_no_other(cast, visit):
    cast.logs(cast.mara, urgency="high")
    page = visit(cast.mara).get("/queue/?urgency=high&urgency=low&owner=me&kind=late")
    chips = {str(chip.value): chip.remove_url for chip in page.context["chips"]}
    assert chips == {
        "Me": "/queue/?owner=anyone&urgency=high&urgency=low&kind=late",
        "High": "/queue/?urgency=low&kind=late",
        "Low": "/queue/?urgency=high&kind=late",
        "Late": "/queue/?urgency=high&urgency=low",
    }


def test_a_chip_says_what_its_filter_says(cast, visit):
    page = visit(cast.mara).get("/queue/?owner=nobody&status=closed&difficult=no&clock=none")
    assert [(str(chip.label), str(chip.value)) for chip in page.context["chips"]] == [
        ("Owner", "Nobody yet"),
        ("Status", "Closed"),
        ("A difficult conversation", "No"),
        ("Deadline", "No deadline runs"),
    ]


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        ("urgency=whenever", "“whenever” is not known for Urgency. It was left out."),
        ("clock=x&urgency=high", "“x” is not known for Deadline. It was left out."),
        ("learned_from=2026-13-45", "“2026-13-45” is not known for Learned of from."),
        ("value=-3", "“-3” is not known for Value at risk, at least."),
        ("colour=blue", "“colour” is nothing to filter by. It was left out."),
        ("sort=beauty", "There is no order called “beauty”."),
        ("after=nonsense", "That place in the list is not known. Here is its beginning."),
        ("q=urgency:whenever", "“whenever” is not known for Urgency."),
    ],
)
def test_what_is_not_understood_is_said_and_left_out(query, sentence, cast, visit):
    cast.logs(cast.mara, urgency="high")
    page = visit(cast.mara).get(f"/queue/?{query}")
    assert sentence in page.content.decode()
    assert len(page.context["queue"]["rows"]) == 1


STRANGE = [
    *("", " ", "\x00", "a\x00b", "%", "_", "\\", "'", '"', "';DROP TABLE", "<script>", "☂", "R-1"),
    *("0", "-1", "1e9", "NaN", "Infinity", "9" * 17, "9" * 19, "9" * 400, "²", "١", "1.5", "0x1F"),
    *("2026-02-30", "0000-00-00", "9999-12-31", "0001-01-01", "20261122", "2026-W01-1", "null"),
    *("me", "mine", "anyone", "nobody", "all", "none", "yes", "owner:me", "a" * 5000, "[]", "{}"),
    *("bnVsbA", "W10", "WyJzb29uZXN0IixudWxsLDFd", "WyJzb29uZXN0IiwiMjAyNiIsMV0", "=", "💥"),
]


def test_whatever_is_asked_a_page_comes_and_nothing_of_other_teams(cast, visit):
    cast.logs(cast.mara, happened="Hers, at Customer care")
    cast.logs(cast.bea, happened="Of Billing alone")
    browser, chance = visit(cast.mara), random.Random(5)
    names = [*FILTERS, "q", "sort", "after", "page", "x"]
    asked = [{name: STRANGE[start : start + 12]} for name in names for start in range(0, 60, 12)]
    asked += [{name: value} for name in ("q", "sort", "after", "owner") for value in STRANGE]
    asked += [
        {name: chance.choices(STRANGE, k=2) for name in chance.sample(names, 4)} for _ in range(40)
    ]
    for query in asked:
        page = browser.get("/queue/", {"owner": "anyone"} | query, headers={"HX-Request": "true"})
        assert page.status_code == 200, query
        assert "Of Billing alone" not in page.content.decode(), query
    for query in asked[:: len(asked) // 20]:
        assert browser.get("/queue/filters/", query).status_code == 200, query
