"""The composer: the page on which an answer is written, which each of its verbs leads back to."""

from django.conf import settings
from django.db.models import OuterRef
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode

from incidents.forms.answer import PREVIEW, AnswerForm
from incidents.forms.insights import InsightsForm
from incidents.forms.reading_first import AskToReadForm, SayForm
from incidents.library.phrases import phrase_bank
from incidents.models import Clock
from incidents.queries.answers import (
    draft_of,
    leaving_part,
    letters_of,
    on_its_way,
    parts_of,
    stamp_of,
)
from incidents.queries.coaching import advise, around, around_parts
from incidents.queries.colleagues import leads_for
from incidents.queries.decisions import DECIDES, say_of
from incidents.queries.facts_at_hand import facts_at_hand, hand_parts
from incidents.queries.letter_values import next_word_part, values_with
from incidents.queries.offers import offers_of
from incidents.queries.parts import Part, Parts, rows_of
from incidents.queries.playbooks import playbook_of
from incidents.queries.presence import HERE, others_part
from incidents.queries.queue import clock_face
from incidents.queries.reading_first import (
    failed_lately_part,
    lately_before,
    readers_of,
    reading_with,
    why_read_by,
)
from incidents.rules.two_texts import difference

REFRAME = "reframe"


def answer_form(request, incident, data=None, *, sending=False, letters=None):
    """The form of the letter. data: what was sent, None for what was begun; sending: as it is.

    letters: of `letters_of`, where it was read already
    """
    letters = letters or letters_of(incident)
    return AnswerForm(
        data,
        incident=incident,
        offers=offers_of(incident, request.user, timezone.now()),
        ask_address=bool(letters.failed),
        sending=sending,
        initial=parts_of(letters.draft or letters.failed),
    )


def reframe_form(data=None, written=None):
    """The questions to think about before writing; they are kept along with the letter.

    data: what was sent; written: question code → text, as it was before
    """
    form = InsightsForm(data, sheet=REFRAME, written=written)
    for field in form.fields.values():
        field.widget.attrs["form"] = "answer"
    return form


def composer(
    request, incident, form, *, letters=None, seen=None, theirs=None, is_merged=False, status=200
):
    """Show the composer.

    form: what is in the boxes; letters: of `letters_of`, where it was read and nothing saved since
    seen: the stamp of the text it began with, if not that of the draft
    theirs: the Apology that somebody saved meanwhile, to choose between the two
    is_merged: whether both texts are in the boxes already
    """
    user, at = request.user, timezone.now()
    letters, found = letters or letters_of(incident), composer_facts(incident, user, at)
    draft, clock, hand = letters.draft, found["clock"], facts_at_hand(incident, found, at)
    context = {
        "incident": incident,
        "form": form,
        "seen": stamp_of(draft) if seen is None else seen,
        "draft": draft,
        "face": clock and clock_face(clock, at),
        "waiting": on_its_way(found["leaving"], letters.sent),
        "undo_seconds": settings.UNDO_SECONDS,
        "others": found["others"],
        "hand": hand,
        "reframe": reframe_form(form.data if form.is_bound else None, hand.written),
        "phrases": phrase_bank(),
        "playbook": _playbook(incident, form),
        "preview_url": _preview_url(incident, form),
        "advice": coach_says(incident, user, form, draft, found, at),
        "theirs": theirs,
        "is_merged": is_merged,
        "differences": _differences(theirs, form) if theirs else (),
        "shows_preview": form.data.get("action") == PREVIEW,
        **_reading(user, incident, draft, form, found, at),
    }
    return render(request, "incidents/answer.html", context, status=status)


def composer_facts(incident, user, at):
    """The small things around a letter, by name; one query."""
    lately, learned_at = lately_before(incident)
    about = {"at": at, "since": at - HERE, "lately": lately, "learned_at": learned_at}
    return _FACTS.of(incident, person=user.pk, **about)


def coach_says(incident, user, form, draft, found, at):
    """The coach’s `queries.coaching.Advice` on the letter in the form. One query.

    found: of `composer_facts`
    """
    clock = found["clock"]
    return advise(
        form.letter,
        around(incident, user, found),
        values=values_with(incident, found["next_word"]),
        options=form.options,
        set_aside=draft.set_aside if draft else (),
        due_at=clock.due_at if clock and clock.is_running else None,
        at=at,
    )


def coach_panel(request, incident, form, *, saved=None, refusal=""):
    """The coach’s panel alone, for the letter in the form.

    saved: the draft, if the letter was kept just now; refusal: why what was asked for was not done
    """
    user, at = request.user, timezone.now()
    draft, found = draft_of(incident), composer_facts(incident, user, at)
    context = {
        "incident": incident,
        "advice": coach_says(incident, user, form, draft, found, at),
        "others": found["others"],
        "refusal": refusal,
        # Only who has kept the letter may go on from there: the stamp guards everybody else’s text.
        "new_seen": stamp_of(saved),
    }
    return render(request, "answer/_coach_reply.html", context)


def _facts(incident, person, at, since, lately, learned_at):
    return {
        **hand_parts(),
        **around_parts(person),
        "clock": _answer_clock(),
        "leaving": leaving_part(),
        "next_word": next_word_part(at),
        "others": others_part(person, since),
        "failed_lately": failed_lately_part(incident, lately, learned_at),
    }


_FACTS = Parts(_facts)


def _answer_clock():
    clocks = Clock.objects.filter(incident=OuterRef("pk"), kind=Clock.Kind.ANSWER)
    newest = rows_of(clocks.order_by("-cycle")[:1], "kind", "due_at", "stopped_at", "paused_at")
    return Part(newest.find, lambda rows: next(iter(newest.read(rows)), None))


def _playbook(incident, form):
    """The playbook to start from, while there is an empty box for it."""
    is_whole = all(text.strip() for text in form.letter.values())
    return None if is_whole else playbook_of(incident.kind)


def _preview_url(incident, form):
    address = reverse("preview_answer", args=[incident.reference])
    return f"{address}?{urlencode({'remedies': form.ticked}, doseq=True)}"


def _differences(theirs, form):
    """(label, pieces of the two texts) of each part in which they differ."""
    kept = parts_of(theirs)
    return [
        (form[part].label, difference(kept[part], text.strip()))
        for part, text in form.letter.items()
        if kept[part] != text.strip()
    ]


def _reading(user, incident, draft, form, found, at):
    """How far a lead’s reading is, and the form for whoever is to do something about it."""
    leads, data = leads_for(incident), form.data if form.is_bound else None
    reading = reading_with(why_read_by(leads, incident, user, found["failed_lately"]), draft)
    ask_form = say_form = None
    if not reading.is_open:
        ask_form = AskToReadForm(data, people=readers_of(leads, incident, user, at))
    elif say_of(user, reading.decision, incident) == DECIDES:
        say_form = SayForm(data)
    return {"reading": reading, "ask_form": ask_form, "say_form": say_form}
