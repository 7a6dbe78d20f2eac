"""The product's addresses, and the bare page."""

from django.shortcuts import render
from django.urls import include, path

from bench.pages import BARE
from incidents.models import Team


def bare(request):
    """The yardstick: one query and one template, for somebody who is signed in."""
    return render(request, "bare.html", {"teams": Team.objects.all()})


urlpatterns = [path(BARE, bare), path("", include("recovery.urls"))]
