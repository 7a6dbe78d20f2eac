"""What is put around an incident: who watches it, tags, other incidents, and who has it open."""

from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from incidents.actions.presence import be_here
from incidents.actions.relation import relate as relate_incidents
from incidents.actions.relation import unrelate as unrelate_incidents
from incidents.actions.tag import tag as put_tag
from incidents.actions.tag import untag as take_tag_off
from incidents.actions.watch import unwatch as stop_watching
from incidents.actions.watch import watch as start_watching
from incidents.forms.around import RelationForm, TagForm
from incidents.models import Relation
from incidents.queries.presence import others_here
from incidents.views.shared import incident_or_404
from incidents.views.verbs import then_back, verb


@require_POST
def here(request, reference):
    """Note that this person has the incident open; says who else has."""
    found, at = incident_or_404(request, reference), timezone.now()
    be_here(by=request.user, at=at, incident=found)
    context = {"incident": found, "others": others_here(found, request.user, at)}
    return render(request, "incidents/_here.html", context)


@require_POST
def watch(request, reference):
    """Let this person hear what happens with the incident."""
    about = _about(request, reference)
    done = _("You watch it now: what happens with it is under your bell.")
    return then_back(request, about["incident"], lambda: start_watching(**about), done)


@require_POST
def unwatch(request, reference):
    """Let this person hear no more of it than their part in it asks for."""
    about = _about(request, reference)
    done = _("You don’t watch it any more.")
    return then_back(request, about["incident"], lambda: stop_watching(**about), done)


@require_POST
def tag(request, reference):
    """Put a tag on the incident."""
    about = _about(request, reference)

    def put(name):
        put_tag(**about, name=name)

    return verb(request, about["incident"], TagForm(request.POST), put, _("Tagged."))


@require_POST
def untag(request, reference):
    """Take a tag off it."""
    about = _about(request, reference)
    name = request.POST.get("name", "")
    return then_back(
        request, about["incident"], lambda: take_tag_off(**about, name=name), _("The tag is off.")
    )


@require_POST
def relate(request, reference):
    """Say how it has to do with another incident."""
    about = _about(request, reference)

    def say(other, kind):
        relate_incidents(**about, other=other, kind=kind)

    form = RelationForm(request.POST, user=request.user)
    return verb(request, about["incident"], form, say, _("Kept, on both of them."))


@require_POST
def unrelate(request, reference, pk):
    """Take a relation away, from either end."""
    found = incident_or_404(request, reference)
    ends = Relation.objects.filter(incident=found) | Relation.objects.filter(other=found)
    relation = ends.filter(pk=pk).first()

    def take_away():
        if relation:
            unrelate_incidents(by=request.user, at=timezone.now(), relation=relation)

    return then_back(request, found, take_away, _("Taken away, from both of them."))


def _about(request, reference):
    """Who does it, when, and to which incident, as actions want it."""
    incident = incident_or_404(request, reference)
    return {"by": request.user, "at": timezone.now(), "incident": incident}
