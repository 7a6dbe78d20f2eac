"""What is at hand in the composer: the playbook, phrases, facts, and what is offered."""

from decimal import Decimal

from django.utils import timezone

from incidents.actions.deliver import deliver
from incidents.actions.insights import write_insights
from incidents.models import Apology, Cause, Event, Playbook, Remedy
from tests.pages.composing import GOOD, offers


def test_the_playbook_fills_empty_boxes_only_and_its_gaps_keep_it_here(composer, incident):
    incident.kind = "late"
    incident.save()
    assert composer.sees().context["playbook"].kind == "late"
    mine = "We promised it for Tuesday."
    composer.does("playbook", happened=mine, why="", next="")
    draft = Apology.objects.get()
    assert draft.happened == mine
    assert f"{incident.reference}" in draft.next
    assert "[" in draft.why
    assert not draft.next.startswith("Dear")
    kept = {part: getattr(draft, part) for part in GOOD}
    assert composer.does("send", **kept).status_code == 422
    assert composer.sees().context["playbook"] is None


def test_a_company_starts_from_its_own_playbook(composer, incident, cast):
    incident.kind = "late"
    incident.save()
    Playbook.objects.create(
        kind="late",
        first_hour="Call them",
        happened="We did it.",
        why="Dear {{first_name}}, it was {{owner_first_name}}’s {{cat}}.",
        next="I call you.",
        saved_by=cast.tomas,
        saved_at=timezone.now(),
    )
    composer.does("playbook", why="")
    assert Apology.objects.get().why == "It was Mara’s [cat]."


def test_an_incident_of_no_kind_has_no_playbook(composer):
    assert composer.sees().context["playbook"] is None
    assert composer.does("playbook", why="").status_code == 422


def test_phrases_are_at_hand_with_what_they_stand_for(composer):
    page = composer.sees().content.decode()
    assert "Can you help me understand" in page
    assert "instead of" in page


def test_the_facts_are_at_hand_and_ruled_out_causes_are_not(composer, cast, incident):
    at = timezone.now()
    about = {"incident": incident, "kind": "technology", "named_by": cast.mara, "named_at": at}
    Cause.objects.create(**about, explains="happened", what="The printer", state="ruled_out",
                         settled_at=at)  # fmt: skip
    Cause.objects.create(**about, explains="happened", what="The import")
    assert "What we look into" in labels(composer.sees())
    Cause.objects.filter(what="The import").update(state="confirmed", settled_at=at)
    write_insights(by=cast.mara, at=at, incident=incident,
                   answers={"delivered": "174 stops", "asked-for": "A whole plan"})  # fmt: skip
    cast.talks(incident, direction="in", summary="Nine managers are ringing me.", mood=2)
    cast.elena.prefers, cast.elena.tone, cast.elena.language = "call", "short", "German"
    cast.elena.answers_to, cast.elena.stakeholder_needs = "her COO", "a time"
    cast.elena.save()
    page = composer.sees()
    text = page.content.decode()
    assert {"The confirmed cause", "What we promised", "What they got instead"} <= labels(page)
    for words in ("The import", "174 stops", "A whole plan", "Nine managers are ringing me."):
        assert words in text
    assert "upset" in next(label for label in labels(page) if "said last" in label)
    assert page.context["hand"].preferences == [
        "Elena would rather have a call.",
        "How to speak with them: short",
        "Language: German",
        "Elena answers to her COO, who needs: a time",
    ]
    assert "The printer" not in text
    assert "from the confirmed cause" in text


def labels(page):
    return {fact.label for fact in page.context["hand"].facts}


def test_who_was_there_is_offered_to_say_sorry_first(composer, cast, incident):
    incident.involved = cast.jonas
    incident.save()
    asks = "Would Jonas like to say sorry first?"
    assert asks in composer.sees().content.decode()
    assert asks not in composer.sees(cast.jonas).content.decode()


def test_what_was_thought_before_writing_is_kept_with_the_draft(composer, incident):
    composer.does("draft", sad="I would sit down beside her.")
    assert incident.insights.get(question="sad").text == "I would sit down beside her."
    assert "I would sit down beside her." in composer.sees().content.decode()
    composer.does("draft", why="Other words")
    assert incident.insights.get(question="sad").text == "I would sit down beside her."


def test_too_long_a_thought_loses_nothing(composer):
    answer = composer.does("draft", sad="x" * 4001)
    assert answer.status_code == 422
    assert "too long to keep" in answer.content.decode()
    assert GOOD["why"] in answer.content.decode()


# Offers -------------------------------------------------------------------------------------------


def test_what_is_offered_stands_under_the_letter_with_its_cost_for_us_alone(
    composer, cast, incident
):
    offers(incident, cast.mara, "We pay the surcharges", "owed")
    offers(incident, cast.mara, "A planner beside you", is_option=True)
    offers(incident, cast.mara, "A list by 05:45", is_option=True, cost=Decimal(900))
    found = composer.sees().context["form"].offers
    assert [(one.letter, one.remedy.what, one.cost, one.can_tick) for one in found] == [
        ("", "We pay the surcharges", "€100", True),
        ("A", "A planner beside you", "€100", True),
        ("B", "A list by 05:45", "€900", False),
    ]
    assert found[1].note == "within your €200"
    assert found[2].note.endswith("’s yes")
    preview = composer.previews().content.decode()
    assert "A planner beside you" in preview
    assert "A list by 05:45" not in preview
    assert "€" not in preview


def test_what_is_ticked_is_offered_once_the_letter_has_arrived(
    composer, cast, incident, mail_leaves
):
    ticked = offers(incident, cast.mara, "A planner beside you", is_option=True)
    left = offers(incident, cast.mara, "A list by 05:45", is_option=True)
    assert composer.does("send", remedies=[ticked.pk]).status_code == 302
    assert not Remedy.objects.filter(offered_at__isnull=False).exists()
    deliver()
    ticked.refresh_from_db()
    left.refresh_from_db()
    assert ticked.offered_at
    assert left.offered_at is None
    text = mail_leaves.messages[0].get_body(("plain",)).get_content()
    assert "A planner beside you" in text
    assert "A list by 05:45" not in text
    assert incident.events.filter(kind=Event.Kind.REMEDY_OFFERED).count() == 1


def test_an_offer_that_went_meanwhile_stops_no_letter(composer, cast, incident):
    gone = offers(incident, cast.mara, "A planner beside you", is_option=True)
    assert composer.does("send", remedies=[gone.pk, 987654321]).status_code == 302
    Remedy.objects.update(declined_at=timezone.now(), declined_because="They took another")
    deliver()
    gone.refresh_from_db()
    assert gone.offered_at is None
