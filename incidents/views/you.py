from django.contrib import messages
from django.contrib.auth.views import LoginView
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from incidents.demo.hints import sign_in_hints
from incidents.forms.sign_in import SignInForm
from incidents.forms.you import YouForm
from incidents.models import User
from incidents.views.shared import UNPROCESSABLE


@require_GET
def home(request):
    """`/` leads to the queue, and so to the sign-in page for whoever is not signed in."""
    return redirect("queue")


class SignIn(LoginView):
    """The sign-in page; in the demo company it says who can sign in."""

    template_name = "registration/sign_in.html"
    authentication_form = SignInForm
    redirect_authenticated_user = True

    def get_context_data(self, **context):
        """Add the demo company's sign-ins where that is what runs here."""
        return super().get_context_data(**context) | sign_in_hints()


@require_http_methods(["GET", "HEAD", "POST"])
def you(request):
    """What a person says about themselves: name, time zone, away until."""
    person = User.objects.get(pk=request.user.pk)
    form = YouForm(request.POST or None, instance=person)
    if request.method == "POST" and form.is_valid():
        form.save()
        messages.success(request, "Saved.")
        return redirect(reverse("you"))
    status = UNPROCESSABLE if request.method == "POST" else 200
    return render(request, "incidents/you.html", {"form": form}, status=status)
