"""The coach beside the letter: what it says, where, and what can be left for another time."""

from datetime import timedelta

import pytest
from django.utils import timezone

from incidents.actions.answer import send_answer
from incidents.actions.deliver import deliver
from incidents.actions.promise_action import add_action
from incidents.models import Apology, Customer, Message
from tests.pages.composing import GOOD, codes, offers


def test_the_coach_says_what_hurts_where_it_stands_and_why(composer):
    answer = composer.asks_the_coach(
        why="If you had told us the new postcode, we would have seen it."
    )
    point = next(one for one in answer.context["advice"].points if one.code == "blames-customer")
    page = answer.content.decode()
    assert (point.part, point.words != "") == ("why", True)
    assert f'data-start="{point.start}"' in page
    assert "Never blame or finger point." in page


def test_a_good_letter_has_nothing_more_to_look_at(composer):
    answer = composer.asks_the_coach()
    assert codes(answer) == []
    assert "Nothing more to look at" in answer.content.decode()


def test_the_six_marks_are_told_in_words_and_the_clock_says_how_fast_it_is(composer, incident):
    marks = composer.asks_the_coach().context["advice"].marks
    assert [label for label, _, _ in marks] == [
        "Fast", "Clear", "Organised", "Human", "Thankful", "Generous",
    ]  # fmt: skip
    assert "before our promise" in marks[0][2]
    incident.clocks.filter(kind="answer").update(due_at=timezone.now() - timedelta(hours=1))
    assert composer.asks_the_coach().context["advice"].marks[0][1:] == (
        0,
        "1\u00a0h past our promise: send what you know",
    )


def test_the_coach_keeps_nothing(composer):
    composer.asks_the_coach()
    assert not Apology.objects.exists()


def test_places_are_counted_in_the_letter_as_it_stands_in_the_box(composer):
    text = "  \r\n🙂 Sorry for any inconvenience this may have caused."
    answer = composer.asks_the_coach(happened=text)
    points = answer.context["advice"].points
    point = next(one for one in points if one.code == "conditional-apology")
    assert text.replace("\r\n", "\n")[point.start : point.end] == point.words


def test_an_empty_letter_is_not_scolded(composer):
    page = composer.sees()
    assert page.context["advice"].is_blank
    assert "What a good answer does" in page.content.decode()


def test_colleagues_are_known_by_name(composer):
    found = composer.asks_the_coach(why="Jonas forgot to check the import.")
    assert "blames-colleague" in codes(found)


def test_the_text_of_an_earlier_apology_is_seen_through(composer, cast, incident):
    vega = Customer.objects.create(name="Vega Retail")
    other = cast.logs(cast.jonas, customer=vega, contact=None)
    other.contact = vega.contacts.create(name="Ana Ruiz", email="ana@vega.example")
    other.save()
    send_answer(by=cast.jonas, at=timezone.now(), incident=other, **GOOD)
    assert "copy-paste" not in codes(composer.asks_the_coach())
    deliver()
    assert "copy-paste" in codes(composer.asks_the_coach())


def test_a_promise_that_it_ends_here_needs_a_change_behind_it(composer, cast, incident):
    promise = GOOD["next"] + " It will not happen again."
    assert "unbacked-promise" in codes(composer.asks_the_coach(next=promise))
    at = timezone.now()
    add_action(
        by=cast.mara,
        at=at,
        incident=incident,
        what="Two people check",
        owner=cast.jonas,
        due_at=at + timedelta(days=1),
        check_at=at + timedelta(days=30),
        prevents="process",
    )
    assert "unbacked-promise" not in codes(composer.asks_the_coach(next=promise))


def test_two_options_beside_the_letter_are_something_to_choose_from(composer, cast, incident):
    plain = "I will call you on Wednesday at 10:00. Thank you for ringing us. You matter to us."
    one = offers(incident, cast.mara, "A planner beside you", is_option=True)
    two = offers(incident, cast.mara, "A list by 05:45", is_option=True)
    assert "no-options" in codes(composer.asks_the_coach(next=plain))
    assert "no-options" in codes(composer.asks_the_coach(next=plain, remedies=[one.pk]))
    answer = composer.asks_the_coach(next=plain, remedies=[one.pk, two.pk])
    assert "no-options" not in codes(answer)
    assert answer.context["advice"].marks[-1][1:] == (2, "2 things to choose from")


def test_advice_can_be_left_for_another_time_and_comes_back(composer, cast):
    plain = {"next": "I will call you on Wednesday at 10:00."}
    assert "no-thanks" in codes(composer.asks_the_coach(**plain))
    answer = composer.asks_the_coach(action="aside:no-thanks", seen="", **plain)
    assert "no-thanks" not in codes(answer)
    assert [one.code for one in answer.context["advice"].aside] == ["no-thanks"]
    assert Apology.objects.get().set_aside == ["no-thanks"]
    assert "no-thanks" not in codes(composer.sees(cast.jonas))
    back = composer.asks_the_coach(action="again:no-thanks", **plain)
    assert "no-thanks" in codes(back)
    assert Apology.objects.get().set_aside == []


def test_without_javascript_the_same_is_done_with_buttons(composer):
    plain = {"next": "I will call you on Wednesday at 10:00."}
    checked = composer.does("check", **plain)
    assert checked.status_code == 200
    assert "no-thanks" in codes(checked)
    assert not Apology.objects.exists()
    assert composer.does("aside:no-thanks", **plain).url.endswith("#coach")
    assert "no-thanks" not in codes(composer.sees())


def test_what_keeps_a_letter_from_going_is_not_left_for_another_time(composer):
    answer = composer.asks_the_coach(action="aside:placeholder", why="It was [the cause].")
    assert "placeholder" in codes(answer)
    assert "can’t leave like this" in answer.content.decode()
    assert composer.does("aside:empty-part", why=" ").status_code == 422


@pytest.mark.parametrize(
    ("part", "text", "why"),
    [
        ("happened", "We lost [how many] stops. I am sorry.", "“[how many]” still has to be"),
        ("why", "It was {{the cause}}.", "“{{the cause}}” still has to be filled in"),
        ("next", "I call you on XXX, TBC.", "“XXX” and 1 more still has to be filled in"),
        ("why", "  ", "Say why. If you don’t know yet"),
    ],
)
def test_gaps_and_empty_parts_do_not_leave_and_nothing_is_lost(composer, part, text, why):
    answer = composer.does("send", **{part: text})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert why in page
    assert text.strip() in page.replace("&#x27;", "'")
    assert not Message.objects.exists()


def test_a_refused_letter_is_kept_as_the_draft(composer):
    answer = composer.does("send", why="It was [the cause].", seen="")
    draft = Apology.objects.get()
    assert (draft.state, draft.why) == ("draft", "It was [the cause].")
    assert answer.context["seen"] == f"{draft.pk}:{draft.version}"
