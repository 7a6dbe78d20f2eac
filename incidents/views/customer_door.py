"""Who is let in to a customer's page, and what its answers carry.

The token in the address is all that lets somebody in: there is no account, no session and no
cookie. So Django's guard against forged forms, which compares a form with a cookie, has nothing to
go by here. Ours is in each form instead: a seal, worked out from the token, the form's name and the
installation's key. Who can forge a form for somebody else's browser does not know the token, and so
neither the address to send it to nor the seal; and who has only come by an address, such as a
scanner of links that posts to all it finds, has no seal.
"""

from functools import wraps

from csp.constants import NONE, SELF
from csp.decorators import csp
from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.shortcuts import redirect, render
from django.utils import timezone, translation
from django.utils.crypto import constant_time_compare, salted_hmac
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from incidents.models import CustomerLink
from incidents.queries.merged import goes_on_for

UNKNOWN, ENDED, UNSEALED = 404, 410, 403
SALT = "incidents.customer_form"
FORMS = ("choice", "done", "version", "lead", "survey")

_CONTENT = {
    "default-src": [NONE],
    "style-src": [SELF],
    "img-src": [SELF],
    "form-action": [SELF],
    "base-uri": [NONE],
    "frame-ancestors": [NONE],
}
_HEADERS = {
    "Cache-Control": "private, no-store",
    "Referrer-Policy": "no-referrer",
    "X-Robots-Tag": "noindex, nofollow",
}


def for_the_customer(view):
    """A page for whoever has its token; `view` takes the request and the CustomerLink.

    What no link opens is answered in words that say what to do: 404 for an address that never was
    one, 410 for one that has ended. Language and times are those of the company.
    """

    @wraps(view)
    def opened(request, token, **which):
        with timezone.override(settings.TIME_ZONE), translation.override(settings.LANGUAGE_CODE):
            response = _answer(view, request, token, which)
        for name, value in _HEADERS.items():
            response[name] = value
        return response

    guarded = csp(_CONTENT)(opened)
    return csrf_exempt(login_not_required(guarded))


def customer_verb(name):
    """A verb of the page, by the name of its form: only a POST with the form's seal does it.

    Anything else that follows the address, as scanners of links do, is led to the page.
    """

    def decorate(view):
        @wraps(view)
        def sealed(request, link, **which):
            if request.method != "POST":
                return redirect(link)
            if not constant_time_compare(request.POST.get("seal", ""), seal_of(link, name)):
                return sorry(request, UNSEALED, link)
            return view(request, link, **which)

        return for_the_customer(require_http_methods(["GET", "HEAD", "POST"])(sealed))

    return decorate


def seal_of(link, name) -> str:
    """What a form of this name carries on the page of this link."""
    return salted_hmac(SALT, f"{link.token} {name}", algorithm="sha256").hexdigest()


def sorry(request, status, link=None):
    """A page that says what to do now. What was written comes back, to be copied."""
    words = request.POST.get("text", "") or request.POST.get("words", "")
    context = {"status": status, "link": link, "words": words[:8000]}
    return render(request, "customer/sorry.html", context, status=status)


def _answer(view, request, token, which):
    links = CustomerLink.objects.select_related(
        "contact", "incident__customer", "incident__team", "incident__owner"
    )
    link = links.of_token(token)
    if link is None:
        return sorry(request, UNKNOWN)
    if not link.is_usable(timezone.now()):
        return sorry(request, ENDED)
    link.incident = goes_on_for(link)
    return view(request, link, **which)
