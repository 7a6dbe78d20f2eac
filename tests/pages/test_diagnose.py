"""Finding out how it happened: causes, the five whys, two accounts, and who was there."""

from datetime import timedelta

import pytest
from django.utils import timezone

from incidents.actions.assign import assign
from incidents.actions.cause import name_cause, settle_cause
from incidents.actions.insights import write_insights
from incidents.actions.take_over import take_over
from incidents.models import Apology, Cause, Event, Incident, Touchpoint
from incidents.queries.causes import MOST
from incidents.queries.standing import standing_of
from incidents.rules.refusal import Refused
from tests.cast import clock_of
from tests.pages.conftest import headlines

SPACE = {
    "what": "The import skips a stop when its postcode ends in a space",
    "explains": "happened",
    "kind": "technology",
}


@pytest.fixture
def diagnoses(does):
    """Send a verb of the diagnosis, from its page."""

    def send(verb, **given):
        person = {"person": given.pop("person")} if "person" in given else {}
        return does(f"diagnose/{verb}", back="diagnose", **person, **given)

    return send


@pytest.fixture
def writes(does):
    """Answer the questions of a sheet, from the page."""

    def send(sheet, **answers):
        return does(f"questions/{sheet}", back="diagnose", **answers)

    return send


@pytest.fixture
def cause(incident, cast):
    """One that Mara suspects."""
    return name_cause(by=cast.mara, at=timezone.now(), incident=incident, **SPACE)


@pytest.fixture
def shown(incident, visit, cast):
    """The step's page, as somebody sees it."""
    return lambda person=cast.mara: visit(person).get(f"{incident.get_absolute_url()}diagnose/")


def answered(incident, cast):
    """They have our answer."""
    Apology.objects.create(
        incident=incident,
        author=cast.mara,
        contact=cast.elena,
        happened="We lost 38 stops.",
        why="A space.",
        next="I call you at 10:00.",
        state=Apology.State.DELIVERED,
        saved_at=timezone.now(),
        delivered_at=timezone.now(),
    )


def test_a_suspected_cause_is_named_and_shown(incident, diagnoses):
    answer = diagnoses("causes", **SPACE)
    assert answer.redirect_chain[-1][0] == f"{incident.get_absolute_url()}diagnose/"
    found = incident.causes.get()
    assert (found.state, found.kind, found.explains) == ("suspected", "technology", "happened")
    assert found.what in answer.content.decode()
    assert [step.words for step in answer.context["path"]][1] == "1 suspected"


def test_several_causes_stand_beside_each_other_confirmed_first(incident, cast, shown):
    about = {"by": cast.mara, "at": timezone.now(), "incident": incident}
    tired = name_cause(**about, explains="missed", kind="workload", what="Nobody had the time")
    name_cause(**about, **SPACE)
    habit = name_cause(**about, explains="happened", kind="habit", what="We never count")
    settle_cause(by=cast.mara, at=timezone.now(), cause=tired, state="ruled_out", evidence="Asked")
    settle_cause(by=cast.mara, at=timezone.now(), cause=habit, state="confirmed", evidence="Seen")
    shown = [line["cause"].what for line in shown().context["causes"]]
    assert shown == ["We never count", SPACE["what"], "Nobody had the time"]


def test_naming_a_cause_twice_names_it_once(incident, diagnoses):
    for what in (SPACE["what"], SPACE["what"].upper()):
        assert diagnoses("causes", **SPACE | {"what": what}).status_code == 200
    assert incident.causes.count() == 1
    assert incident.events.filter(kind=Event.Kind.CAUSE_NAMED).count() == 1


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("what", " ", "Say what may have caused it"),
        ("what", "x" * 301, "at most 300 characters"),
        ("kind", "", "Say what kind of cause it is"),
        ("kind", "human-error", "Select a valid choice"),
        ("explains", "", "Say whether it explains"),
    ],
)
def test_a_cause_that_is_not_whole_is_asked_about_and_nothing_is_lost(
    field, value, said, incident, diagnoses
):
    answer = diagnoses("causes", **SPACE | {"what": "Kept words", field: value})
    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert "error-summary" in answer.content.decode()
    assert field == "what" or "Kept words" in answer.content.decode()
    assert not incident.causes.exists()


@pytest.mark.parametrize(
    ("state", "words", "knows"), [("confirmed", "Cause known", True), ("ruled_out", "", False)]
)
def test_a_cause_is_settled_with_how_we_know(state, words, knows, incident, cause, diagnoses):
    answer = diagnoses(f"causes/{cause.pk}", state=state, evidence="We ran Monday’s file again.")
    cause.refresh_from_db()
    assert (cause.state, cause.evidence) == (state, "We ran Monday’s file again.")
    assert cause.settled_at
    assert [step.words for step in answer.context["path"]][1] == words
    assert standing_of(incident).knows_cause is knows


def test_what_was_settled_can_be_open_again_and_its_evidence_stays(cause, diagnoses):
    diagnoses(f"causes/{cause.pk}", state="ruled_out", evidence="The log says so.")
    diagnoses(f"causes/{cause.pk}", state="suspected", evidence="The log says so.")
    cause.refresh_from_db()
    assert (cause.state, cause.settled_at) == ("suspected", None)
    assert cause.evidence == "The log says so."


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"state": "confirmed", "evidence": ""}, "Say how we know it"),
        ({"state": "", "evidence": "Kept words"}, "Say whether it is confirmed"),
        ({"state": "guilty", "evidence": "Kept words"}, "Select a valid choice"),
        ({"state": "confirmed", "evidence": "x" * 501}, "at most 500"),
    ],
)
def test_settling_without_saying_how_is_asked_about(given, said, cause, diagnoses):
    answer = diagnoses(f"causes/{cause.pk}", **given)
    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert given["evidence"] in answer.content.decode()
    cause.refresh_from_db()
    assert cause.state == "suspected"


def test_settling_twice_tells_it_once(incident, cause, diagnoses):
    for _ in range(2):
        diagnoses(f"causes/{cause.pk}", state="confirmed", evidence="Seen.")
    assert incident.events.filter(kind=Event.Kind.CAUSE_SETTLED).count() == 1


def test_what_was_found_out_is_on_the_timeline(incident, cause, diagnoses, visit, cast):
    diagnoses(f"causes/{cause.pk}", state="confirmed", evidence="We ran the file again.")
    page = visit(cast.mara).get(incident.get_absolute_url())
    assert headlines(page)[:2] == ["Mara confirmed a cause", "Mara suspects a cause"]
    told = page.context["timeline"][0].text
    assert told == f"{cause.what}\nHow we know: We ran the file again."


def test_a_cause_that_was_ruled_out_is_taken_up_again_rather_than_named_anew(cause, diagnoses):
    diagnoses(f"causes/{cause.pk}", state="ruled_out", evidence="Tried.")
    answer = diagnoses("causes", **SPACE)
    assert answer.status_code == 422
    assert "was ruled out before" in answer.content.decode()


def test_causes_are_bounded(incident, cast):
    about = {"by": cast.mara, "at": timezone.now(), "incident": incident}
    for number in range(MOST):
        name_cause(**about, explains="happened", kind="timing", what=f"It was {number} o’clock")
    with pytest.raises(Refused, match="There are 30 already"):
        name_cause(**about, **SPACE)


def test_a_closed_incident_keeps_a_cause_it_was_closed_on(incident, cause, cast, diagnoses):
    diagnoses(f"causes/{cause.pk}", state="confirmed", evidence="Seen.")
    Incident.objects.update(status="closed", closed_at=timezone.now())
    answer = diagnoses(f"causes/{cause.pk}", state="ruled_out", evidence="Not so.")
    assert answer.status_code == 422
    assert "closed on that cause" in answer.content.decode()
    cause.refresh_from_db()
    assert cause.state == "confirmed"
    cast.understands(incident)
    assert diagnoses(f"causes/{cause.pk}", state="ruled_out", evidence="Not so.").status_code == 200


def test_the_hand_over_in_which_it_slipped_can_be_marked(incident, cast, diagnoses, shown):
    assert "handover" not in shown().context["form"].fields
    about = {"at": timezone.now(), "incident": incident}
    assign(by=cast.mara, owner=cast.jonas, **about)
    take_over(by=cast.mara, has_read=True, why="He is ill.", **about)
    offered = shown().context["form"].fields["handover"].choices
    assert [words.split(",")[0] for pk, words in offered[1:]] == [
        "Mara Lindqvist to Jonas Weber",
        "Jonas Weber to Mara Lindqvist",
    ]
    passed = incident.events.get(kind=Event.Kind.ASSIGNED)
    answer = diagnoses("causes", **SPACE | {"kind": "handover", "handover": passed.pk})
    assert incident.causes.get().handover == passed
    assert "slipped from Mara Lindqvist to Jonas Weber" in answer.content.decode()


def test_a_hand_over_of_another_incident_is_refused(incident, cast, diagnoses):
    about = {"by": cast.mara, "at": timezone.now()}
    assign(owner=cast.jonas, incident=incident, **about)
    other = cast.logs(cast.mara)
    assign(owner=cast.jonas, incident=other, **about)
    passed = other.events.get(kind=Event.Kind.ASSIGNED)
    assert diagnoses("causes", **SPACE | {"handover": passed.pk}).status_code == 422
    with pytest.raises(Refused, match="hand-over of something else"):
        name_cause(incident=incident, handover=passed, **about, **SPACE)


def test_who_had_it_first_was_no_hand_over(incident, cast, shown):
    Incident.objects.filter(pk=incident.pk).update(owner=None)
    assign(by=cast.tomas, at=timezone.now(), incident=incident, owner=cast.jonas)
    assert "handover" not in shown().context["form"].fields


def test_a_cause_of_another_incident_does_not_exist_here(cast, diagnoses):
    other = cast.logs(cast.mara)
    foreign = name_cause(by=cast.mara, at=timezone.now(), incident=other, **SPACE)
    answer = diagnoses(f"causes/{foreign.pk}", state="confirmed", evidence="Seen.")
    assert answer.status_code == 404


@pytest.mark.parametrize("verb", ["causes", "kind", "involved"])
def test_another_team_finds_nothing_here(verb, incident, cast, diagnoses):
    answer = diagnoses(verb, person=cast.bea, **SPACE)
    assert answer.status_code == 404
    assert not incident.causes.exists()


def test_where_how_and_what_made_it_easy_to_miss_are_asked_apart(incident, writes):
    answer = writes("diagnosis", where="In the import", missed="We counted what we sent")
    assert [step.words for step in answer.context["path"]][1] == "Begun"
    written = dict(incident.insights.values_list("question", "text"))
    assert written == {"where": "In the import", "missed": "We counted what we sent"}
    assert "What made it easy to miss?" in answer.content.decode()


def test_the_five_whys_are_folded_and_kept(incident, writes):
    answer = writes("whys", **{"why-1": "A space", "why-2": "Typed by hand"})
    assert incident.insights.filter(question__startswith="why-").count() == 2
    assert not answer.context["sheets"]["whys"]["form"].is_bound


def test_saying_why_no_cause_can_be_known_counts_as_one(incident, writes):
    writes("no-cause", **{"no-cause": "The logs of that morning are gone."})
    assert standing_of(incident).knows_cause


def test_a_closed_incident_keeps_the_reason_it_was_closed_on(incident, cast, cause):
    cast.understands(incident)
    Incident.objects.update(status="closed", closed_at=timezone.now())
    about = {"by": cast.mara, "at": timezone.now(), "incident": incident}
    with pytest.raises(Refused, match="closed on this"):
        write_insights(**about, answers={"no-cause": ""})
    settle_cause(
        by=cast.mara, at=timezone.now(), cause=cause, state="confirmed", evidence="Found it."
    )
    assert write_insights(**about, answers={"no-cause": ""}) == ["no-cause"]


def test_our_account_stands_beside_theirs_and_beside_what_they_wrote_last(
    incident, cast, writes, shown
):
    for ago, said in ((2, "It was 38."), (1, "It was 41, not 38.")):
        Touchpoint.objects.create(
            incident=incident,
            at=timezone.now() - timedelta(hours=ago),
            contact=cast.elena,
            channel="web",
            direction="in",
            summary=said,
        )
    cast.talks(incident, channel="web", direction="in", summary="Noted by Mara")
    answer = writes("accounts", **{"our-account": "38 stops were lost"}).content.decode()
    assert "38 stops were lost" in answer
    assert "Written by" in answer
    assert "It was 41, not 38." in answer
    assert "It was 38." not in answer
    assert shown().context["their_version"].by is None


def test_an_apology_never_waits_for_a_diagnosis(incident, cast, shown):
    before = shown().content.decode()
    assert "They don’t have to wait for this" in before
    assert f"{incident.get_absolute_url()}answer/" in before
    answered(incident, cast)
    assert "They don’t have to wait for this" not in shown().content.decode()


def test_whose_it_was_is_asked_only_once_they_have_their_answer(incident, cast, shown, writes):
    ask = "Whose was it to prevent"
    assert ask not in shown().content.decode()
    refused = writes("responsibility", responsibility="Ours.")
    assert refused.status_code == 422
    assert "First they get their answer" in refused.content.decode()
    assert "Ours." in refused.content.decode()
    answered(incident, cast)
    assert ask in shown().content.decode()
    writes("responsibility", responsibility="Ours.")
    assert incident.insights.get().text == "Ours."


def test_saying_what_kind_it_is_moves_the_deadlines_of_that_kind(cast, visit):
    cast.publishes(agreements=[{"category": "Late", "targets": {"answer": {"normal": "90 min"}}}])
    incident = cast.logs(cast.mara)
    url = f"{incident.get_absolute_url()}diagnose/kind/"
    answer = visit(cast.mara).post(url, {"kind": "late", "back": "diagnose"}, follow=True)
    incident.refresh_from_db()
    assert incident.kind == "late"
    assert clock_of(incident, "answer").due_at == incident.learned_at + timedelta(minutes=90)
    assert answer.redirect_chain[-1][0].endswith("/diagnose/")
    told = visit(cast.mara).get(incident.get_absolute_url()).context["timeline"][0]
    assert told.headline == "Mara changed what kind of mistake it is"
    assert "What kind of mistake it is: Late." in told.text


def test_a_kind_we_do_not_know_is_refused(incident, diagnoses):
    assert diagnoses("kind", kind="human-error").status_code == 422
    incident.refresh_from_db()
    assert incident.kind == ""


def test_who_was_there_may_say_sorry_first_and_nobody_counts_it(
    incident, cast, diagnoses, shown, visit
):
    answer = diagnoses("involved", involved=cast.jonas.pk).content.decode()
    incident.refresh_from_db()
    assert incident.involved == cast.jonas
    assert "They may want to say sorry first. Nobody counts this." in answer
    theirs = "You were there"
    assert theirs in shown(cast.jonas).content.decode()
    assert theirs in visit(cast.jonas).get(incident.get_absolute_url()).content.decode()
    assert theirs not in shown(cast.mara).content.decode()
    event = incident.events.get(kind=Event.Kind.EDITED)
    assert "Jonas" not in str(event.data)
    answered(incident, cast)
    assert theirs not in shown(cast.jonas).content.decode()
    assert theirs not in visit(cast.jonas).get(incident.get_absolute_url()).content.decode()


def test_only_a_colleague_who_sees_it_can_have_been_there(incident, cast, diagnoses):
    assert diagnoses("involved", involved=cast.bea.pk).status_code == 422
    diagnoses("involved", involved=cast.jonas.pk)
    diagnoses("involved", involved="")
    incident.refresh_from_db()
    assert incident.involved is None


def test_the_page_costs_the_same_queries_with_much_and_with_little(
    incident, cast, visit, django_assert_num_queries
):
    browser, url = visit(cast.mara), f"{incident.get_absolute_url()}diagnose/"
    Incident.objects.filter(pk=incident.pk).update(involved=cast.jonas)
    about = {"by": cast.mara, "at": timezone.now(), "incident": incident}
    assign(owner=cast.jonas, **about)
    passed = incident.events.get(kind=Event.Kind.ASSIGNED)
    for number in (1, 12):
        for one in range(number):
            cast.logs(cast.mara, ago=timedelta(days=number), kind="late")
            name_cause(**about, **SPACE | {"what": f"{number} {one}"}, handover=passed)
        write_insights(**about, answers={"where": f"Place {number}", "why-1": "So"})
        with django_assert_num_queries(10):
            browser.get(url)
    assert Cause.objects.count() == 13
