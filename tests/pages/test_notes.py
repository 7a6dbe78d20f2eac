"""Notes that nobody takes for a reply, and whom they call."""

import pytest

from incidents.actions.merge import merge
from incidents.models import Event, Message, User
from tests.pages.conftest import headlines, said, text_of


@pytest.fixture
def writes(does, cast):
    """Somebody writes a note on the incident's page; gives the page after it."""

    def write(text, person=cast.mara):
        return does("notes", person, text=text)

    return write


def note_of(incident):
    return incident.events.get(kind=Event.Kind.NOTE)


def test_a_note_is_on_the_timeline_and_says_that_it_is_for_us(writes):
    page = writes("The courier knew.\r\nAsk Jonas.")
    assert headlines(page)[0] == "Internal note by Mara"
    assert page.context["timeline"][0].text == "The courier knew.\nAsk Jonas."
    assert page.context["timeline"][0].tone == "note"
    assert "Only your colleagues read this." in text_of(page)


def test_the_form_says_whom_it_is_not_for(incident, visit, cast):
    page = text_of(visit(cast.mara).get(incident.get_absolute_url(), {"form": "note"}))
    assert "Internal note – only your colleagues read this." in page
    assert "Elena Marsh never sees it." in page


def test_the_customer_never_sees_it(hers, writes):
    writes("The courier knew.")
    assert "courier" not in hers.words()
    assert not Message.objects.filter(data__icontains="courier").exists()


@pytest.mark.parametrize(
    "written", ["@Tomás", "@tomas oliveira", "@TOMÁS OLIVEIRA,", "(@tomas)", "see @Tomas’s list"]
)
def test_who_is_called_is_told_and_the_writer_reads_so(written, incident, writes):
    page = writes(f"Please look, {written} knows.")
    assert note_of(incident).data["mentions"] == ["Tomás Oliveira"]
    assert "Tomás Oliveira hears of it." in said(page)


def test_several_are_called_once_each_in_their_order(incident, writes, cast):
    page = writes("@Jonas and @Priya: see @jonas weber.")
    data = note_of(incident).data
    assert data["mentions"] == ["Jonas Weber", "Priya Nair"]
    assert data["people"] == [cast.jonas.pk, cast.priya.pk]
    assert "Jonas Weber, Priya Nair hear of it." in said(page)


def test_who_may_not_see_it_is_not_told_and_the_writer_knows(incident, writes):
    page = writes("@Bea, is that yours?")
    assert note_of(incident).data["mentions"] == []
    assert f"“@Bea” may not see {incident.reference}, and was not told." in said(page)


def test_who_nobody_knows_is_named(incident, writes):
    page = writes("@Zacharias knows.")
    assert "We know nobody called “@Zacharias”" in said(page)
    assert note_of(incident).data["text"] == "@Zacharias knows."


def test_a_first_name_of_two_people_tells_nobody_but_says_whom_it_may_mean(incident, writes, cast):
    other = User.objects.create(email="jonas2@tidewell.example", name="Jonas Brandt")
    other.memberships.create(team=cast.care, role="staff")
    assert "may be Jonas Brandt or Jonas Weber: nobody was told" in said(writes("@Jonas?"))
    assert note_of(incident).data["mentions"] == []
    writes("@Jonas Brandt, then.")
    newest = incident.events.filter(kind=Event.Kind.NOTE).latest("pk")
    assert newest.data["mentions"] == ["Jonas Brandt"]


@pytest.mark.parametrize("written", ["mara@tidewell.example", "@ Mara", "a @", "nothing"])
def test_what_is_no_name_calls_nobody(written, incident, writes):
    page = writes(written)
    assert note_of(incident).data["mentions"] == []
    assert said(page) == "Your note is kept, for us alone."


def test_calling_oneself_is_no_news(incident, writes):
    assert said(writes("@Mara: call back.")) == "Your note is kept, for us alone."
    assert note_of(incident).data["mentions"] == []


def test_sent_twice_it_is_one_note(incident, writes, cast):
    writes("The courier knew.")
    writes("The courier knew.")
    note_of(incident)
    writes("The courier knew.", cast.jonas)
    assert incident.events.filter(kind=Event.Kind.NOTE).count() == 2


@pytest.mark.parametrize(
    ("text", "why"), [("  ", "Write what the next person"), ("x" * 4001, "at most 4000 characters")]
)
def test_what_can_not_be_kept_is_said_and_stays_in_the_form(text, why, incident, writes):
    page = writes(text)
    assert page.status_code == 422
    assert why in text_of(page)
    assert page.context["note_form"].is_bound
    assert not incident.events.filter(kind=Event.Kind.NOTE).exists()


def test_on_one_that_was_merged_it_is_refused_with_the_way_on(incident, writes, cast):
    into = cast.logs(cast.jonas)
    merge(by=cast.mara, at=into.logged_at, incident=incident, into=into)
    page = writes("The courier knew.")
    assert "Write it there; your text is kept here." in text_of(page)
    assert "The courier knew." in text_of(page)


def test_a_closed_incident_takes_notes_too(incident, writes, visit, cast):
    type(incident).objects.update(status="closed")
    assert headlines(writes("They called once more."))[0] == "Internal note by Mara"


def test_another_team_can_not_write(incident, does, cast):
    assert does("notes", cast.bea, text="Hello").status_code == 404


def test_markup_in_a_note_is_words(writes):
    assert "<script>alert" not in writes("<script>alert(1)</script>").content.decode()
