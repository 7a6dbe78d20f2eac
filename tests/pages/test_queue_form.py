"""The form that a list is narrowed by: what it shows, what it sends, whose names it knows."""

from incidents.models import Tag
from incidents.queries.filters import FILTERS


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
