"""The public records beside the checkout come in whole, and the second time nothing does."""

import csv
from itertools import islice
from pathlib import Path

import pytest
from django.db.models import Q

from incidents.models import Clock, Event, Incident, Message, Touchpoint

DATA = Path(__file__).resolve().parents[2].parent / "shared" / "data"

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(not DATA.is_dir(), reason=f"the real records are not here: no {DATA}"),
]


def comes_in_once(desk, name, profile, number):
    assert desk.import_file(DATA / name, profile=profile).startswith(
        f"{number:,} incidents came in."
    )
    assert not desk.rejects_path.exists()
    again = desk.import_file(DATA / name, profile=profile)
    assert again == f"0 incidents came in. {number:,} were there already."
    first_run = Incident.objects.earliest("logged_at").logged_at
    assert not Clock.objects.running().filter(next_step_at__lte=first_run).exists()


def test_complaints_to_the_cfpb(cast, desk):
    comes_in_once(desk, "cfpb_complaints_6623.csv", "cfpb", 6623)
    still_open = Incident.objects.open()
    assert still_open.count() == 72
    assert Clock.objects.count() == 3 * 72
    assert set(Message.objects.values_list("person__name", "data__count")) == {("Priya Nair", 72)}
    told = Event.objects.filter(kind=Event.Kind.IMPORTED)
    assert told.filter(data__text__icontains="Timely response: No.").count() == 94
    assert told.filter(data__text__icontains="so it has no clocks.").count() == 6623 - 72


def test_requests_to_the_city_of_baltimore(cast, desk):
    comes_in_once(desk, "baltimore_311_sample.csv", "baltimore", 10_000)
    assert Incident.objects.open().count() == 208
    assert Clock.objects.running().count() == 3 * 208
    assert Clock.objects.filter(kind="answer", stopped_at__isnull=False).count() == 9792
    due = Event.objects.filter(data__text__icontains="Due by the city’s own plan")
    assert due.count() == 10_000 - 286


def test_the_log_of_servicenow_with_its_history(cast, desk):
    comes_in_once(desk, "incident_event_log.csv", "servicenow", 890)
    assert not Incident.objects.open().exists()
    assert Touchpoint.objects.filter(direction="in").count() == 890
    assert Touchpoint.objects.filter(direction="out").count() == 316 + 8
    assert Clock.objects.filter(kind="contact").count() == 294
    assert Clock.objects.filter(kind="answer").count() == 890
    assert Clock.objects.filter(kind="resolve").count() == 890
    told = Event.objects.filter(kind=Event.Kind.HISTORY)
    assert told.filter(data__headline__startswith="State: ").count() == 2527
    assert told.filter(data__headline__startswith="Reopened").count() == 11
    passed = Q(data__headline__startswith="Passed")
    assert told.filter(passed).count() > 800


def test_five_spoiled_complaints_are_named_and_the_rest_comes_in(db, desk):
    with (DATA / "cfpb_complaints_6623.csv").open(encoding="utf-8", newline="") as file:
        rows = csv.reader(file)
        header, rows = next(rows), list(islice(rows, 1500))
    received, response = header.index("Date received"), header.index("Company response to consumer")
    rows[10][received] = "soon"
    rows[500][-1] = ""
    rows[900][response] = "Closed with a smile"
    rows[1200].append("one cell more")
    rows[1499][received] = "2020-02-30"
    copy = desk.folder / "copy.csv"
    with copy.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows([header, *rows])
    said = desk.import_file(copy, profile="cfpb")
    assert said.startswith("1,495 incidents came in. 5 rows were rejected")
    reasons = list(desk.rejects().values())
    for words, reason in zip(
        ("“soon”", "no reference", "Closed with a smile", "19 cells", "2020-02-30"),
        reasons,
        strict=True,
    ):
        assert words in reason
