"""The composer: the page on which an answer is written, which each of its verbs leads back to."""

from django.conf import settings
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode

from incidents.forms.answer import PREVIEW, AnswerForm
from incidents.forms.insights import InsightsForm
from incidents.forms.reading_first import AskToReadForm, SayForm
from incidents.library.phrases import phrase_bank
from incidents.models import Apology, Clock
from incidents.queries.answers import draft_of, on_its_way, parts_of, stamp_of
from incidents.queries.coaching import advise, around
from incidents.queries.decisions import DECIDES, say_of
from incidents.queries.facts_at_hand import facts_at_hand
from incidents.queries.incident_page import current_answer
from incidents.queries.letter_values import letter_values
from incidents.queries.offers import offers_of
from incidents.queries.playbooks import playbook_of
from incidents.queries.presence import others_here
from incidents.queries.queue import clock_face
from incidents.queries.reading_first import readers, reading_of
from incidents.rules.two_texts import difference

REFRAME = "reframe"


def answer_form(request, incident, data=None, *, sending=False):
    """The form of the letter. data: what was sent, None for what was begun; sending: as it is."""
    last = current_answer(incident)
    failed = last if last and last.state == Apology.State.FAILED else None
    return AnswerForm(
        data,
        incident=incident,
        offers=offers_of(incident, request.user, timezone.now()),
        ask_address=bool(failed),
        sending=sending,
        initial=parts_of(draft_of(incident) or failed),
    )


def reframe_form(data=None, written=None):
    """The questions to think about before writing; they are kept along with the letter.

    data: what was sent; written: question code → text, as it was before
    """
    form = InsightsForm(data, sheet=REFRAME, written=written)
    for field in form.fields.values():
        field.widget.attrs["form"] = "answer"
    return form


def composer(request, incident, form, *, seen=None, theirs=None, is_merged=False, status=200):
    """Show the composer.

    form: what is in the boxes; seen: the stamp of the text it began with, if not that of the draft
    theirs: the Apology that somebody saved meanwhile, to choose between the two
    is_merged: whether both texts are in the boxes already
    """
    user, at = request.user, timezone.now()
    draft, clock, hand = draft_of(incident), _clock(incident), facts_at_hand(incident, at)
    context = {
        "incident": incident,
        "form": form,
        "seen": stamp_of(draft) if seen is None else seen,
        "draft": draft,
        "face": clock and clock_face(clock, at),
        "waiting": on_its_way(incident),
        "undo_seconds": settings.UNDO_SECONDS,
        "others": others_here(incident, user, at),
        "hand": hand,
        "reframe": reframe_form(form.data if form.is_bound else None, hand.written),
        "phrases": phrase_bank(),
        "playbook": _playbook(incident, form),
        "preview_url": _preview_url(incident, form),
        "advice": coach_says(incident, user, form, draft, clock, at),
        "theirs": theirs,
        "is_merged": is_merged,
        "differences": _differences(theirs, form) if theirs else (),
        "shows_preview": form.data.get("action") == PREVIEW,
        **_reading(user, incident, draft, form, at),
    }
    return render(request, "incidents/answer.html", context, status=status)


def coach_says(incident, user, form, draft, clock, at):
    """The coach’s `queries.coaching.Advice` on the letter in the form. Four queries."""
    return advise(
        form.letter,
        around(incident, user),
        values=letter_values(incident, at),
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
    draft = draft_of(incident)
    context = {
        "incident": incident,
        "advice": coach_says(incident, user, form, draft, _clock(incident), at),
        "others": others_here(incident, user, at),
        "refusal": refusal,
        # Only who has kept the letter may go on from there: the stamp guards everybody else’s text.
        "new_seen": stamp_of(saved),
    }
    return render(request, "answer/_coach_reply.html", context)


def _clock(incident):
    return incident.clocks.filter(kind=Clock.Kind.ANSWER).order_by("-cycle").first()


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


def _reading(user, incident, draft, form, at):
    """How far a lead’s reading is, and the form for whoever is to do something about it."""
    reading, data = reading_of(incident, draft, user), form.data if form.is_bound else None
    ask_form = say_form = None
    if not reading.is_open:
        ask_form = AskToReadForm(data, people=readers(incident, user, at))
    elif say_of(user, reading.decision, incident) == DECIDES:
        say_form = SayForm(data)
    return {"reading": reading, "ask_form": ask_form, "say_form": say_form}
