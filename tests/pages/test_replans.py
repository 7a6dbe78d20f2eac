"""The page on which managers bring open incidents under the policy in force."""

from django.utils import timezone

from incidents.actions.replan_open import work_on_replans
from incidents.models import Replan


def shorter(cast):
    targets = cast.policy.document["targets"]
    return cast.publishes(targets=targets | {"contact": {"normal": "1 h"}})


def work():
    while work_on_replans(at=timezone.now()):
        pass


def test_a_manager_counts_then_applies(cast, visit):
    cast.logs(cast.mara)
    shorter(cast)
    manager = visit(cast.priya)
    manager.post("/policy/replans/ask/")
    assert "Working out what would change" in manager.get("/policy/replans/").content.decode()
    work()
    page = manager.get("/policy/replans/").content.decode()
    assert "<b>1</b> clock would move" in page
    manager.post(f"/policy/replans/{Replan.objects.get().pk}/apply/")
    work()
    assert "1 clock moved" in manager.get("/policy/replans/").content.decode()


def test_with_nothing_to_do_it_says_so(cast, visit):
    page = visit(cast.priya).post("/policy/replans/ask/", follow=True).content.decode()
    assert "Every open incident runs under this version already" in page
    assert not Replan.objects.exists()


def test_only_the_part_that_changes_is_sent_to_who_waits(cast, visit):
    page = visit(cast.priya).get("/policy/replans/", headers={"HX-Request": "true"})
    assert b"<html" not in page.content


def test_staff_and_leads_may_not(cast, visit):
    for person in (cast.mara, cast.tomas, cast.bea):
        assert visit(person).get("/policy/replans/").status_code == 403
        assert visit(person).post("/policy/replans/ask/").status_code == 403
    assert not Replan.objects.exists()
