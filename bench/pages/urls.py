"""The product's addresses, the bare page, and a way to be signed in as Django does it."""

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import include, path

from bench.pages import BARE, PLAINLY
from incidents.models import Team


def bare(request):
    """The yardstick: one query and one template, for somebody who is signed in."""
    return render(request, "bare.html", {"teams": Team.objects.all()})


def plainly(request):
    """From now on, whoever is signed in is read as by Django, without what our pages need."""
    request.session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[-1]
    return HttpResponse(status=204)


urlpatterns = [path(BARE, bare), path(PLAINLY, plainly), path("", include("recovery.urls"))]
