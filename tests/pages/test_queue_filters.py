"""Every filter finds what it is for, and nothing else; and whatever is asked, it never breaks."""

import random
from datetime import timedelta
from decimal import Decimal

import pytest
from django.utils import timezone

from incidents.actions.decision import ask_decision
from incidents.actions.quiet import snooze
from incidents.actions.wait import start_wait
from incidents.models import Contact, Customer, Guide, Incident, Tag, Watch
from incidents.queries.filters import FILTERS, case, clocks, dates, people
from tests.cast import clock_of

DAY = timedelta(days=1)


class Made:
    """One incident that a filter should find, and one that it should not."""

    def __init__(self, cast):
        self.cast, self.at = cast, timezone.now()
        self.this = cast.logs(cast.mara, happened="This one")
        self.other = cast.logs(cast.mara, happened="Another one")

    def differs(self, **fields):
        Incident.objects.filter(pk=self.this.pk).update(**fields)

    def differ(self, field, this, other):
        Incident.objects.filter(pk=self.this.pk).update(**{field: this})
        Incident.objects.filter(pk=self.other.pk).update(**{field: other})

    def due(self, this, other):
        """The soonest deadlines lie so far ahead."""
        for incident, ahead in ((self.this, this), (self.other, other)):
            for clock in incident.clocks.all():
                clock.due_at = max(clock.started_at, self.at + ahead)
                clock.save()

    def day(self, days=0):
        return f"{timezone.localdate(self.at) + timedelta(days=days):%Y-%m-%d}"


def owner_by_id(made):
    made.differs(owner=made.cast.jonas)
    return made.cast.jonas.pk


def owner_by_name(made):
    made.differs(owner=made.cast.jonas)
    return "weber"


def owner_by_mail(made):
    made.differs(owner=made.cast.tomas)
    return "tomas"


def nobody(made):
    made.differs(owner=None)
    return "nobody"


def kept_by(made):
    by = {"by": made.cast.mara, "at": made.at}
    ask_decision(**by, incident=made.this, question="A refund?", asked_of=made.cast.tomas)
    return made.cast.tomas.pk


def team_by_name(made):
    made.differs(team=made.cast.billing)
    return "billing"


def team_by_id(made):
    made.differs(team=made.cast.billing)
    return made.cast.billing.pk


def my_teams(made):
    # Priya, who looks, is in Customer care.
    Incident.objects.filter(pk=made.other.pk).update(team=made.cast.billing)
    return "mine"


def logged_by(made):
    made.differs(logged_by=made.cast.priya)
    return "me"


def watching(made):
    Watch.objects.create(incident=made.this, person=made.cast.priya, since=made.at)
    return "me"


def guide(made):
    Guide.objects.create(incident=made.this, person=made.cast.jonas, invited_at=made.at)
    return "Jonas Weber"


def closed(made):
    made.differs(status="closed", closed_at=made.at, closed_on="confirmed")
    return "closed"


def customer(made):
    made.differs(customer=Customer.objects.create(name="100% Paper_Mill"))
    return "100% paper_"


def customer_by_id(made):
    other = Customer.objects.create(name="Petrel Marine")
    made.differs(customer=other)
    return other.pk


def contact(made):
    made.differs(contact=Contact.objects.create(customer=made.cast.brightwater, name="Ingrid Ø"))
    return "ingrid"


def contact_by_id(made):
    found = Contact.objects.create(customer=made.cast.brightwater, name="Ingrid")
    made.differs(contact=found)
    return found.pk


def tag(made):
    Tag.objects.create(name="Cold chain").incidents.add(made.this)
    Tag.objects.create(name="Cold").incidents.add(made.other)
    return "cold CHAIN"


def tagged(made):
    Tag.objects.create(name="Cold").incidents.add(made.this)
    return "yes"


def not_tagged(made):
    Tag.objects.create(name="Cold").incidents.add(made.other)
    return "no"


def internal(made):
    made.differs(customer=Customer.objects.create(name="Night shift", is_internal=True))
    return "yes"


def value(made):
    made.differs(value_at_risk=Decimal(5000), currency="EUR")
    Incident.objects.filter(pk=made.other.pk).update(value_at_risk=Decimal(4999), currency="EUR")
    return "5000"


def breached(made):
    made.due(-timedelta(minutes=1), timedelta(minutes=1))
    return "breached"


def due_hour(made):
    made.due(timedelta(minutes=59), timedelta(minutes=61))
    return "due_hour"


def due_week(made):
    made.due(6 * DAY, 8 * DAY)
    return "due_week"


def waiting(made):
    wait = {"by": made.cast.mara, "at": made.at, "reason": "Their list"}
    start_wait(**wait, incident=made.this, until=made.at + 2 * DAY)
    return "waiting"


def snoozed(made):
    quiet = {"by": made.cast.mara, "at": made.at, "reason": "In a meeting"}
    snooze(**quiet, clock=clock_of(made.this, "answer"), until=made.at + timedelta(minutes=20))
    return "snoozed"


def none(made):
    made.this.clocks.update(stopped_at=made.at, next_step_at=None)
    return "none"


def runs(made):
    made.other.clocks.filter(kind="answer").update(stopped_at=made.at, next_step_at=None)
    return "answer"


def field(name, this, other="", value=None):
    def build(made):
        made.differ(name, this, other)
        return this if value is None else value

    build.__name__ = name
    return build


def on_days(name, this, other, days=0):
    """This one so many days from now, the other one so many; asked for a day."""

    def build(made):
        made.differ(name, made.at + this * DAY, made.at + other * DAY)
        return made.day(days)

    build.__name__ = name
    return build


def due_on(this, other, days):
    def build(made):
        made.due(this * DAY, other * DAY)
        return made.day(days)

    return build


TABLE = [
    ("owner", nobody),
    ("owner", owner_by_id),
    ("owner", owner_by_name),
    ("owner", owner_by_mail),
    ("owner", kept_by),
    ("team", team_by_name),
    ("team", team_by_id),
    ("team", my_teams),
    ("logged_by", logged_by),
    ("watching", watching),
    ("guide", guide),
    ("status", closed),
    ("urgency", field("urgency", "critical", "high")),
    ("customer", customer),
    ("customer", customer_by_id),
    ("contact", contact),
    ("contact", contact_by_id),
    ("tag", tag),
    ("tagged", tagged),
    ("tagged", not_tagged),
    ("kind", field("kind", "late", "billing")),
    ("kind", field("kind", "", "billing", value="none")),
    ("channel", field("channel", "letter")),
    ("noticed", field("noticed_by", "referral", "us")),
    ("difficult", field("is_difficult", True, False, value="yes")),
    ("difficult", field("is_difficult", False, True, value="no")),
    ("internal", internal),
    ("reopened", field("cycle", 2, 1, value="yes")),
    ("footprint", field("footprint", "all", "one")),
    ("story", field("story", "unsure")),
    ("value", value),
    ("reach", field("reach", 30, 29, value="30")),
    ("clock", breached),
    ("clock", due_hour),
    ("clock", due_week),
    ("clock", waiting),
    ("clock", snoozed),
    ("clock", none),
    ("runs", runs),
    ("logged_from", on_days("logged_at", 0, -1)),
    ("logged_to", on_days("logged_at", -1, 0, days=-1)),
    ("learned_from", on_days("learned_at", 0, -1)),
    ("learned_to", on_days("learned_at", -1, 0, days=-1)),
    ("due_from", due_on(3, 2, 3)),
    ("due_to", due_on(2, 3, 2)),
]


def listed(browser, **query):
    page = browser.get("/queue/", {"owner": "anyone"} | query)
    assert not page.context["wanted"].problems
    return [row.incident.pk for row in page.context["queue"]["rows"]]


@pytest.mark.parametrize(
    ("name", "build"), TABLE, ids=[f"{name}-{build.__name__}" for name, build in TABLE]
)
@pytest.mark.parametrize("status", ["open", "all"])
def test_a_filter_finds_what_it_is_for_and_nothing_else(name, build, status, cast, visit):
    made = Made(cast)
    value = build(made)
    query = {"status": status} if name != "status" else {}
    assert listed(visit(cast.priya), **query, **{name: value}) == [made.this.pk]


def test_by_the_day_of_closing(cast, visit):
    made = Made(cast)
    for incident, days in ((made.this, 1), (made.other, 2)):
        Incident.objects.filter(pk=incident.pk).update(
            status="closed", closed_at=made.at - days * DAY, closed_on="confirmed"
        )
    browser, closed_only = visit(cast.priya), {"status": "closed"}
    assert listed(browser, **closed_only, closed_from=made.day(-1)) == [made.this.pk]
    assert listed(browser, **closed_only, closed_to=made.day(-2)) == [made.other.pk]


def test_every_filter_is_in_the_table():
    """Those about what needs a look and about the record are held with dashboard and figures."""
    names = {one.name for group in (people, case, clocks, dates) for one in group.FILTERS}
    assert {name for name, _ in TABLE} | {"closed_from", "closed_to"} == names


def test_nobody_is_found_by_who_was_there():
    assert not {"involved", "who_was_there"} & set(FILTERS)


def test_today_ends_at_midnight_where_the_person_is(cast, visit):
    cast.priya.time_zone = "Pacific/Kiritimati"
    cast.priya.save()
    made = Made(cast)
    midnight = timezone.localtime(made.at, timezone.zoneinfo.ZoneInfo("Pacific/Kiritimati"))
    midnight = midnight.replace(hour=0, minute=0, second=0, microsecond=0) + DAY
    made.due(midnight - made.at, midnight - made.at + timedelta(seconds=1))
    assert listed(visit(cast.priya), clock="due_today") == [made.this.pk]


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


def test_no_name_leaks_that_one_may_not_read(cast, visit):
    Tag.objects.create(name="Secret project").incidents.add(cast.logs(cast.bea))
    query = {
        "owner": [cast.bea.pk, "bea"],
        "team": [cast.billing.pk],
        "logged_by": [cast.rui.pk],
        "tag": ["secret project"],
        "status": "all",
    }
    for path in ("/queue/", "/queue/filters/"):
        page = visit(cast.mara).get(path, query).content.decode()
        for name in ("Kowalska", "Rui Duarte", "Billing", "Secret project"):
            assert name not in page, (path, name)
    # What everybody may see in everybody's profile is no secret.
    assert "Priya Nair" in visit(cast.mara).get("/queue/filters/").content.decode()


def test_the_form_shows_what_is_asked_and_offers_the_rest(cast, visit):
    page = visit(cast.mara).get(
        f"/queue/filters/?owner={cast.jonas.pk}&urgency=high&learned_to=2026-01-31"
    )
    fields = {one.name: one for group in page.context["form"].groups for one in group.fields}
    assert set(fields) == set(FILTERS)
    on = {name: [str(o.label) for o in one.options if o.is_on] for name, one in fields.items()}
    assert on["owner"] == ["Jonas Weber"]
    assert on["urgency"] == ["High"]
    assert on["status"] == ["Open"]
    assert fields["learned_to"].text == "2026-01-31"


def test_whatever_the_form_sends_comes_back_the_same(cast, visit):
    """Nothing ticked for the owner means anybody, not the usual me."""
    cast.logs(cast.jonas)
    sent = "owner=anyone&owner=&status=open&difficult=&q=&sort=soonest&learned_from="
    page = visit(cast.mara).get(f"/queue/?{sent}", follow=True)
    assert page.redirect_chain == [("/queue/?owner=anyone", 302)]
    assert len(page.context["queue"]["rows"]) == 1
