"""A customer's own page, and what they can do there. Looking at it changes nothing."""

from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from incidents.actions.customer_page import (
    ask_for_lead,
    choose_on_page,
    do_their_part,
    tell_their_version,
)
from incidents.actions.customer_word import TooMany
from incidents.actions.survey import answer_survey
from incidents.forms.customer import ChooseForm, SurveyForm, VersionForm
from incidents.queries.customer_page import customer_page as read_page
from incidents.rules.customer_status import called
from incidents.rules.refusal import Refused
from incidents.views.customer_door import FORMS, customer_verb, for_the_customer, seal_of
from incidents.views.sent import Sent
from incidents.views.shared import UNPROCESSABLE

TOO_MANY = 429


@for_the_customer
@require_safe
def customer_page(request, link):
    """Where things stand for them."""
    return _page(request, link)


@customer_verb("choice")
def choose(request, link):
    """Choose one of the remedies offered."""

    def choose_it(option):
        choose_on_page(at=timezone.now(), link=link, remedy=option)

    form = _choose_form(read_page(link, timezone.now()), request.POST)
    return _done(request, link, form, choose_it, "choose")


@customer_verb("done")
def done(request, link, pk):
    """Say that they have done one of their actions."""

    def do_it():
        do_their_part(at=timezone.now(), link=link, number=pk)

    return _press(request, link, do_it, "both")


@customer_verb("version")
def version(request, link):
    """Say how it was in their eyes."""

    def tell(text):
        tell_their_version(at=timezone.now(), link=link, text=text)

    return _done(request, link, VersionForm(request.POST), tell, "own-words")


@customer_verb("lead")
def lead(request, link):
    """Ask for a lead."""

    def ask():
        ask_for_lead(at=timezone.now(), link=link)

    return _press(request, link, ask, "own-words")


@customer_verb("survey")
def survey(request, link):
    """Say what they think of how it was put right."""
    page = read_page(link, timezone.now())
    if page.survey:
        return _back(link, "survey")

    def answer(**given):
        answer_survey(at=timezone.now(), link=link, **given)

    return _done(request, link, _survey_form(page, request.POST), answer, "survey")


def _done(request, link, form, act, place):
    """Do what the form says, and go to that place of the page; or show the form and what is wrong.

    act: a function of the form's values by name, which may raise Refused
    """
    if not form.is_valid():
        return _page(request, link, form=form, status=UNPROCESSABLE)
    try:
        act(**form.cleaned_data)
    except Refused as refusal:
        form.add_error(None, str(refusal))
        return _page(request, link, form=form, status=_status_of(refusal))
    return _back(link, place)


def _press(request, link, act, place):
    """Do what a button without a form says, and go to that place of the page; or say why not."""
    try:
        act()
    except Refused as refusal:
        return _page(request, link, problem=str(refusal), status=_status_of(refusal))
    return _back(link, place)


def _status_of(refusal):
    return TOO_MANY if isinstance(refusal, TooMany) else UNPROCESSABLE


def _back(link, place):
    return redirect(f"{link.get_absolute_url()}#{place}")


def _page(request, link, *, form=None, problem="", status=200):
    at, sent = timezone.now(), Sent(form)
    page = read_page(link, at)
    context = {
        "page": page,
        "link": link,
        "incident": link.incident,
        "called": called(link.contact.name),
        "problem": problem,
        "seals": {name: seal_of(link, name) for name in FORMS},
        "version_form": sent.or_new(VersionForm, VersionForm),
    }
    if page.can_choose:
        form = sent.or_new(ChooseForm, lambda: _choose_form(page))
        context |= {
            "choose_form": form,
            "choices": list(zip(form["option"], form.options, strict=True)),
        }
    if page.asks:
        context["survey_form"] = sent.or_new(SurveyForm, lambda: _survey_form(page))
    context["astray"] = sent.astray
    return render(request, "customer/page.html", context, status=status)


def _choose_form(page, given=None):
    options = [one.remedy for one in page.options if one.can_choose]
    return ChooseForm(given, options=options, chosen=page.chosen)


def _survey_form(page, given=None):
    return SurveyForm(given, asks_gesture=page.has_gesture)
