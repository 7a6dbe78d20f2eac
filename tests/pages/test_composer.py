"""The composer: the letter in three boxes, kept while it is written, seen as it will be read."""

from django.utils import timezone

from incidents.actions.answer import send_answer
from incidents.actions.deliver import deliver
from incidents.models import Apology, Cause, Message
from tests.cast import clock_of
from tests.pages.composing import GOOD, offers


def test_a_pause_keeps_the_letter_and_says_when(composer):
    answer = composer.pauses(seen="")
    draft = Apology.objects.get()
    assert "saved" in answer.content.decode()
    assert f'value="{draft.pk}:1"' in answer.content.decode()
    assert draft.happened == GOOD["happened"]
    composer.pauses(seen=f"{draft.pk}:1")
    draft.refresh_from_db()
    assert draft.version == 1, "the same text is not another version"


def test_a_pause_in_a_letter_to_nobody_says_why_it_is_not_kept(cast, visit):
    incident = cast.logs(cast.mara, contact=None)
    answer = visit(cast.mara).post(f"{incident.get_absolute_url()}answer/draft/", GOOD)
    assert "nobody to write to yet" in answer.content.decode()


def test_the_preview_is_the_mail_that_is_sent(composer, cast, incident, mail_leaves):
    composer.does("draft")
    preview = composer.previews(cast.tomas)
    composer.does("send")
    deliver()
    sent = Message.objects.get(kind=Message.Kind.APOLOGY)
    shown = preview.content.decode().replace("Tomás Oliveira", "Mara Lindqvist")
    assert shown.split("<a ")[0] == sent.html.split("<a ")[0]
    assert "sandbox" in preview["Content-Security-Policy"]
    assert preview["X-Frame-Options"] == "SAMEORIGIN"


def test_the_preview_button_keeps_the_letter_and_opens_the_preview(composer):
    answer = composer.does("preview")
    assert answer.status_code == 200
    assert answer.context["shows_preview"]
    assert Apology.objects.get().why == GOOD["why"]


def test_the_answer_is_signed_by_who_sends_it(composer, cast, mail_leaves):
    composer.does("draft", person=cast.jonas)
    composer.does("send")
    deliver()
    mail = mail_leaves.messages[0]
    assert mail["From"].startswith("Mara Lindqvist <")
    text = mail.get_body(("plain",)).get_content()
    assert text.split()[-4:] == ["Mara", "Lindqvist", "Customer", "care"]


def test_the_answer_opens_with_what_it_will_tell(composer):
    assert "Three things: what happened, why, and what’s next." in composer.sees().content.decode()


def test_a_draft_of_the_answer_stops_no_clock_and_waits_for_no_diagnosis(composer, incident):
    composer.does("draft")
    assert clock_of(incident, "answer").is_running
    composer.does("send")
    deliver()
    assert not clock_of(incident, "answer").is_running


def test_the_page_costs_the_same_for_little_and_for_much(
    composer, cast, incident, django_assert_max_num_queries
):
    composer.does("draft")
    composer.sees()
    with django_assert_max_num_queries(60) as little:
        composer.sees()
    at = timezone.now()
    for number in range(4):
        offers(incident, cast.mara, f"Option {number}", is_option=True)
        about = {"incident": incident, "kind": "habit", "named_by": cast.mara, "named_at": at}
        Cause.objects.create(**about, explains="happened", what=f"Cause {number}")
        cast.talks(incident, direction="in", summary="Still waiting.")
        other = cast.logs(cast.mara, happened=f"Another {number}")
        send_answer(by=cast.tomas, at=at, incident=other, **GOOD)
    deliver()
    composer.sees()
    with django_assert_max_num_queries(60) as much:
        composer.sees()
    assert len(much) == len(little)


def test_nobody_else_sees_it(composer, cast):
    for person in (cast.bea, cast.rui):
        assert composer.sees(person).status_code == 404
        assert composer.asks_the_coach(person).status_code == 404
        assert composer.pauses(person).status_code == 404
        assert composer.does("send", person).status_code == 404
    assert not Apology.objects.exists()
    assert composer.sees(cast.priya).status_code == 200
