"""A company in which every address of the product leads somewhere."""

from datetime import timedelta
from decimal import Decimal
from uuid import uuid4

from django.urls import reverse
from django.utils import timezone

from incidents.actions.answer import send_answer
from incidents.actions.attachment import attach
from incidents.actions.batch import ask_batch
from incidents.actions.cause import name_cause
from incidents.actions.customer_link import make_link
from incidents.actions.decision import ask_decision
from incidents.actions.lesson import keep_lesson
from incidents.actions.policy import start_draft
from incidents.actions.practice import assign_practice, keep_try
from incidents.actions.promise_action import add_action
from incidents.actions.propose_remedy import propose_remedy
from incidents.actions.relation import relate
from incidents.actions.saved_view import save_view
from incidents.models import Message, Replan


def arguments(cast):
    """What each address that needs any is given, by its name.

    They are about an incident of Customer care and its answer, which are logged and sent for it.
    """
    incident = cast.logs(cast.mara)
    send_answer(
        by=cast.mara,
        at=timezone.now(),
        incident=incident,
        happened="It.",
        why="So.",
        next="I will.",
    )
    message = Message.objects.get(kind=Message.Kind.APOLOGY)
    start_draft(by=cast.helen, at=timezone.now(), document=cast.policy.document)
    job = Replan.objects.create(version=cast.publishes(), by=cast.priya, asked_at=timezone.now())
    about = {"by": cast.mara, "at": timezone.now(), "incident": incident}
    decision = ask_decision(**about, question="A refund?", asked_of=cast.tomas)
    remedy = propose_remedy(**about, what="A credit", kind="gesture", cost=Decimal(20))
    tomorrow = timezone.now() + timedelta(days=1)
    action = add_action(**about, what="Mend it", owner=cast.jonas, due_at=tomorrow)
    lesson = keep_lesson(by=cast.mara, at=timezone.now(), title="Two people look")
    cause = name_cause(**about, explains="happened", kind="process", what="No second look")
    link = make_link(**about)
    relation = relate(**about, other=cast.logs(cast.jonas), kind="related")
    attachment = attach(**about, name="a.txt", content=b"words")
    listed = {"at": timezone.now(), "query": "owner=anyone", "audience": "me"}
    view = save_view(by=cast.mara, name="All of it", **listed)
    mine = keep_try(by=cast.mara, at=timezone.now(), scenario="half-seven", why="I meant 07:30.")
    told = {"at": timezone.now(), "scenario": "booked-twice"}
    suggestion = assign_practice(by=cast.tomas, person=cast.mara, **told)
    suggested = keep_try(by=cast.mara, why="Two lists.", suggestion=suggestion.pk, **told)
    many = {"verb": "tag", "value": {"name": "Import"}, "ids": [incident.pk], "once": uuid4()}
    batch = ask_batch(by=cast.mara, at=timezone.now(), **many)
    return {
        "batch": [batch.pk],
        "undo_batch": [batch.pk],
        "customer": [cast.brightwater.pk],
        "edit_customer": [cast.brightwater.pk],
        "new_contact": [cast.brightwater.pk],
        "edit_contact": [cast.brightwater.pk, cast.elena.pk],
        "practice": ["half-seven"],
        "practice_try": [mine.pk],
        "share_practice": [mine.pk],
        "debrief_practice": [suggested.pk],
        "assign_practice": ["half-seven"],
        "drop_suggestion": [suggestion.pk],
        "customer_page": [link.token],
        "customer_choice": [link.token],
        "customer_done": [link.token, action.pk],
        "customer_version": [link.token],
        "customer_lead": [link.token],
        "customer_survey": [link.token],
        "acknowledge_incident": [incident.reference],
        "link_open": [incident.reference],
        "link_close": [incident.reference, link.pk],
        "incident": [incident.reference],
        "edit_incident": [incident.reference],
        "change_detail": [incident.reference, "urgency"],
        "be_here": [incident.reference],
        "write_note": [incident.reference],
        "names_while_typing": [incident.reference],
        "watch": [incident.reference],
        "unwatch": [incident.reference],
        "tag": [incident.reference],
        "untag": [incident.reference],
        "relate": [incident.reference],
        "unrelate": [incident.reference, relation.pk],
        "merge": [incident.reference],
        "unmerge": [incident.reference],
        "undo": [incident.reference, incident.events.first().pk],
        "attach": [incident.reference],
        "attachment": [incident.reference, attachment.pk],
        "detach": [incident.reference, attachment.pk],
        "answer": [incident.reference],
        "coach": [incident.reference],
        "autosave_answer": [incident.reference],
        "preview_answer": [incident.reference],
        "undo_answer": [incident.reference, message.pk],
        "step_diagnose": [incident.reference],
        "name_cause": [incident.reference],
        "settle_cause": [incident.reference, cause.pk],
        "set_kind": [incident.reference],
        "set_involved": [incident.reference],
        "big_picture": [incident.reference],
        "take_suggestion": [incident.reference],
        "step_make_right": [incident.reference],
        "step_prevent": [incident.reference],
        "step_follow_up": [incident.reference],
        "record_touchpoint": [incident.reference],
        "assign": [incident.reference],
        "close_incident": [incident.reference],
        "reopen_incident": [incident.reference],
        "make_right": [incident.reference],
        "wait": [incident.reference],
        "stop_waiting": [incident.reference],
        "acknowledge": [incident.reference, action.clock_id],
        "snooze": [incident.reference, action.clock_id],
        "ask_decision": [incident.reference],
        "decide": [incident.reference, decision.pk],
        "propose_remedy": [incident.reference],
        "offer_remedy": [incident.reference, remedy.pk],
        "choose_remedy": [incident.reference, remedy.pk],
        "deliver_remedy": [incident.reference, remedy.pk],
        "decline_remedy": [incident.reference, remedy.pk],
        "promise_action": [incident.reference],
        "action_done": [incident.reference, action.pk],
        "drop_action": [incident.reference, action.pk],
        "check_action": [incident.reference, action.pk],
        "prevent_action": [incident.reference],
        "keep_lesson": [incident.reference],
        "lesson_again": [incident.reference, lesson.pk],
        "write_insights": [incident.reference, "call"],
        "guide": [incident.reference],
        "take_over": [incident.reference],
        "message": [message.pk],
        "message_body": [message.pk],
        "requeue_message": [message.pk],
        "rename_view": [view.pk],
        "drop_view": [view.pk],
        "playbook": ["late"],
        "edit_playbook": ["late"],
        "drop_playbook": ["late"],
        "policy_version": [1],
        "policy_published": [1],
        "edit_policy": ["targets"],
        "apply_replan": [job.pk],
        "drop_replan": [job.pk],
    }


def addresses_for(cast):
    """Give the function that leads from a name to its address, as of now."""
    given = arguments(cast)
    return lambda name: reverse(name, args=given.get(name, []))
