"""Two people write the same answer: they know of each other, and neither text is lost."""

from datetime import timedelta

import pytest
from django.utils import timezone

from incidents.actions.deliver import deliver
from incidents.actions.draft_answer import Overtaken, save_draft
from incidents.models import Apology, Presence
from tests.pages.composing import GOOD

THEIRS = {"why": "Our import skips a stop. We look every morning now."}
MINE = {"why": "Our import skips a stop. I have told nobody yet."}


@pytest.fixture
def overtaken(composer, cast):
    """Mara and Jonas have the same draft open, and Jonas keeps another text first.

    Gives the stamp of what Mara has before her.
    """
    composer.does("draft")
    seen = composer.sees().context["seen"]
    assert composer.does("draft", cast.jonas, seen=seen, **THEIRS).status_code == 302
    return seen


def words(answer):
    return answer.content.decode().replace("&#x27;", "'")


def kept():
    return Apology.objects.get().why


@pytest.mark.parametrize("action", ["draft", "send", "ask", "preview", "aside:no-thanks"])
def test_nobody_overwrites_a_colleague_whatever_they_press(action, composer, overtaken, cast):
    answer = composer.does(action, seen=overtaken, asked_of=cast.tomas.pk, **MINE)
    assert answer.status_code == 409
    assert kept() == THEIRS["why"]
    assert "What Jonas saved meanwhile" in words(answer)
    assert answer.context["form"].letter["why"] == MINE["why"], "mine is in the box"


def test_the_difference_is_told_by_sentences_and_only_where_there_is_one(composer, overtaken):
    answer = composer.does("draft", seen=overtaken, **MINE)
    [(label, pieces)] = answer.context["differences"]
    assert label == "Here’s why"
    assert [(piece.whose, piece.text.strip()) for piece in pieces] == [
        ("both", "Our import skips a stop."),
        ("theirs", "We look every morning now."),
        ("mine", "I have told nobody yet."),
    ]
    assert "only theirs:" in words(answer)
    assert "only yours:" in words(answer)


def test_mine_can_be_kept(composer, overtaken):
    seen = composer.does("draft", seen=overtaken, **MINE).context["seen"]
    assert composer.does("keep-mine", seen=seen, **MINE).url == composer.url
    assert kept() == MINE["why"]


def test_theirs_can_be_taken(composer, overtaken):
    answer = composer.does("draft", seen=overtaken, **MINE)
    assert f'href="{composer.url}"' in words(answer)
    assert composer.sees().context["form"].letter["why"] == THEIRS["why"]


def test_both_can_be_made_one(composer, overtaken):
    seen = composer.does("draft", seen=overtaken, **MINE).context["seen"]
    answer = composer.does("merge", seen=seen, **MINE)
    both = answer.context["form"].letter
    assert both["why"] == (
        "Our import skips a stop. We look every morning now. I have told nobody yet."
    )
    assert both["next"] == GOOD["next"]
    assert kept() == THEIRS["why"], "nothing is saved until somebody says so"
    composer.does("keep-mine", seen=answer.context["seen"], **both)
    assert kept() == both["why"]


def test_a_third_text_in_between_is_not_overwritten_either(composer, overtaken, cast):
    seen = composer.does("draft", seen=overtaken, **MINE).context["seen"]
    composer.does("draft", cast.tomas, seen=seen, why="Tomás was quicker still.")
    assert composer.does("keep-mine", seen=seen, **MINE).status_code == 409
    assert kept() == "Tomás was quicker still."


def test_nothing_is_kept_by_itself_while_one_chooses(composer, overtaken):
    answer = words(composer.does("draft", seen=overtaken, **MINE))
    assert "answer/draft/" not in answer
    assert "answer/draft/" in words(composer.sees())


def test_a_pause_says_that_somebody_else_was_quicker_and_keeps_theirs(composer, overtaken):
    answer = composer.pauses(seen=overtaken, **MINE)
    assert "Jonas Weber has saved another text meanwhile." in words(answer)
    assert "See both" in words(answer)
    assert 'name="seen"' not in words(answer), "the next pause must not overwrite it"
    assert kept() == THEIRS["why"]


def test_the_coach_alone_gives_nobody_the_right_to_overwrite(composer, overtaken):
    assert 'name="seen"' not in words(composer.asks_the_coach(seen=overtaken, **MINE))
    answer = composer.asks_the_coach(seen=overtaken, action="aside:no-thanks", **MINE)
    assert 'name="seen"' not in words(answer)
    assert "Jonas Weber has saved another text meanwhile." in words(answer)


def test_who_does_not_say_what_they_saw_writes_over_nothing(composer, overtaken, visit, cast):
    for place in ("", "draft/"):
        visit(cast.mara).post(composer.url + place, GOOD | MINE)
        visit(cast.mara).post(composer.url + place)
    assert kept() == THEIRS["why"]


def test_two_windows_of_one_person_are_two_writers(composer):
    composer.does("draft")
    seen = composer.sees().context["seen"]
    composer.does("draft", seen=seen, **THEIRS)
    answer = composer.does("draft", seen=seen, **MINE)
    assert answer.status_code == 409
    assert "What you saved in another window" in words(answer)


def test_the_same_text_twice_is_no_conflict(composer, overtaken):
    assert composer.does("draft", seen=overtaken, **THEIRS).status_code == 302
    assert Apology.objects.get().version == 2


def test_two_who_begin_at_once_do_not_overwrite_each_other(composer, cast):
    assert composer.does("draft", cast.jonas, seen="", **THEIRS).status_code == 302
    assert composer.does("draft", seen="", **MINE).status_code == 409
    assert kept() == THEIRS["why"]


def test_a_letter_that_was_sent_meanwhile_is_shown_and_not_begun_anew(composer, cast):
    composer.does("draft")
    seen = composer.sees().context["seen"]
    composer.does("send", cast.jonas, seen=seen, **THEIRS)
    deliver()
    answer = composer.pauses(seen=seen, **MINE)
    assert "Jonas Weber has sent an answer meanwhile." in words(answer)
    page = composer.does("draft", seen=seen, **MINE)
    assert page.status_code == 409
    assert Apology.objects.count() == 1
    composer.does("keep-mine", seen=page.context["seen"], **MINE)
    assert [one.state for one in Apology.objects.all()] == ["draft", "delivered"]


def test_the_action_holds_it_too(incident, cast):
    at = timezone.now()
    save_draft(by=cast.mara, at=at, incident=incident, **GOOD)
    with pytest.raises(Overtaken) as conflict:
        save_draft(by=cast.jonas, at=at, incident=incident, **GOOD | MINE, seen="1:99")
    assert conflict.value.theirs.author == cast.mara


# Who has it open ----------------------------------------------------------------------------------


def test_who_has_it_open_is_told_to_the_others_and_not_to_themselves(composer, cast):
    assert "has this open" not in words(composer.sees(cast.tomas))
    assert "Tomás has this open" in words(composer.sees())
    composer.sees(cast.jonas)
    assert "Jonas and Tomás have this open" in words(composer.asks_the_coach())


@pytest.mark.parametrize("by", ["sees", "asks_the_coach", "pauses"])
def test_being_there_is_noticed_with_every_look(by, composer, cast):
    getattr(composer, by)(cast.jonas)
    assert "Jonas has this open" in words(composer.sees())
    assert Presence.objects.filter(person=cast.jonas).count() == 1


def test_after_a_minute_nobody_counts_as_there(composer, cast):
    composer.sees(cast.jonas)
    Presence.objects.update(seen_at=timezone.now() - timedelta(seconds=61))
    assert "has this open" not in words(composer.sees())
