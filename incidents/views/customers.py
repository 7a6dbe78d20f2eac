"""Customers as staff sees them: the list, one customer, and what we know of them."""

from django.contrib import messages
from django.http import QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET, require_http_methods

from incidents.actions.customer import add_contact, edit_customer
from incidents.actions.customer import edit_contact as change_contact
from incidents.forms.profile import ContactForm, CustomersForm, ProfileForm
from incidents.models import Contact, Customer, PolicyVersion
from incidents.queries.customer_list import customers_page
from incidents.queries.profile import contacts_part, profile
from incidents.rules.money import money
from incidents.rules.refusal import Refused
from incidents.views.shared import UNPROCESSABLE

KNOWN = {
    "goals": _("What they want to achieve"),
    "hired_us_for": _("Why they came to us"),
    "pain_points": _("What troubles them"),
}


@require_GET
def customers(request):
    """The customers, by name; the URL says which."""
    form = CustomersForm(request.GET)
    form.is_valid()
    # A part of the URL that makes no sense is left out.
    given = form.cleaned_data
    words, which = (given.get("q") or "").strip(), given.get("which") or ""
    number = given.get("page") or 1
    page = customers_page(request.user, words, which, number)
    context = {
        "form": form,
        "words": words,
        "which": which,
        "tabs": [
            {"label": label, "url": _address(words, key), "current": key == which}
            for key, label in form.fields["which"].choices
        ],
        "page": {
            "rows": page.rows,
            "first": page.first,
            "last": page.last,
            "total": page.total,
            "previous_url": _address(words, which, number - 1) if number > 1 else "",
            "next_url": _address(words, which, number + 1) if page.has_next else "",
        },
    }
    return render(request, "customers/list.html", context)


def _address(words, which, number=1):
    query = QueryDict(mutable=True)
    if words:
        query["q"] = words
    if which:
        query["which"] = which
    if number > 1:
        query["page"] = number
    return f"{reverse('customers')}?{query.urlencode()}" if query else reverse("customers")


@require_GET
def customer(request, pk):
    """One customer: how things stand, who is there, what happened and what came of it."""
    people = contacts_part()
    found = get_object_or_404(Customer.objects.annotate(people=people.find), pk=pk)
    everything = QueryDict(mutable=True)
    everything.update({"owner": "anyone", "status": "all", "q": found.name})
    context = {
        "customer": found,
        "known": [(name, label, getattr(found, name)) for name, label in KNOWN.items()],
        "contacts": people.read(found.people),
        "profile": profile(found, request.user, timezone.now()),
        "worth": _worth(found),
        "everything_url": f"{reverse('queue')}?{everything.urlencode()}",
    }
    return render(request, "customers/customer.html", context)


def _worth(found):
    return "" if found.value_a_year is None else money(found.value_a_year, found.currency)


@require_http_methods(["GET", "HEAD", "POST"])
def edit(request, pk):
    """Change what we know of a customer."""
    found, at = get_object_or_404(Customer, pk=pk), timezone.now()
    ours = PolicyVersion.objects.in_force(at).policy.spending.currency
    form = ProfileForm(_sent(request), instance=found, ours=ours)

    def change(**known):
        edit_customer(by=request.user, at=at, customer=found, **known)

    return _known(request, found, form, change, "customers/edit.html")


@require_http_methods(["GET", "HEAD", "POST"])
def new_contact(request, pk):
    """Add somebody at a customer."""
    found, at = get_object_or_404(Customer, pk=pk), timezone.now()
    form = ContactForm(_sent(request), instance=Contact(customer=found))

    def add(**known):
        add_contact(by=request.user, at=at, customer=found, **known)

    return _known(request, found, form, add, "customers/contact.html")


@require_http_methods(["GET", "HEAD", "POST"])
def edit_contact(request, pk, contact):
    """Change what we know of somebody at a customer."""
    person = get_object_or_404(Contact.objects.select_related("customer"), pk=contact, customer=pk)
    at = timezone.now()
    form = ContactForm(_sent(request), instance=person)

    def change(**known):
        change_contact(by=request.user, at=at, contact=person, **known)

    return _known(request, person.customer, form, change, "customers/contact.html")


def _sent(request):
    return request.POST if request.method == "POST" else None


def _known(request, found, form, act, template):
    """Keep what a form says of a customer, and go back to their page; or show the form (again)."""
    if request.method == "POST" and form.is_valid():
        try:
            act(**form.cleaned_data)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, gettext("Saved."))
            return redirect("customer", found.pk)
    status = UNPROCESSABLE if request.method == "POST" else 200
    # The form has written into its instance what was typed; the headline keeps what is.
    context = {"customer": found, "person": form.initial.get("name", ""), "form": form}
    return render(request, template, context, status=status)
