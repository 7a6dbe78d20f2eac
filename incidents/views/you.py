from django.contrib import messages
from django.contrib.auth.views import LoginView
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from incidents.demo.hints import sign_in_hints
from incidents.forms.sign_in import SignInForm
from incidents.forms.you import YouForm
from incidents.models import User
from incidents.views.shared import UNPROCESSABLE, back_or


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


@require_POST
def theme(request):
    """Light, dark, or as the system has it, from anywhere; back to the page it was asked from."""
    wanted = request.POST.get("theme")
    if wanted in User.Theme.values:
        User.objects.filter(pk=request.user.pk).update(theme=wanted)
    return back_or(request, "you")


@require_http_methods(["GET", "HEAD", "POST"])
def you(request):
    """What a person says about themselves, and how they want to be told."""
    person = User.objects.select_related("substitute").get(pk=request.user.pk)
    form = YouForm(request.POST or None, instance=person)
    if request.method == "POST" and form.is_valid():
        form.save()
        messages.success(request, _("Saved."))
        return redirect(reverse("you"))
    status = UNPROCESSABLE if request.method == "POST" else 200
    stands_in = person.substitute
    absent = stands_in if stands_in and stands_in.is_away(timezone.now()) else None
    context = {"form": form, "absent": absent}
    return render(request, "incidents/you.html", context, status=status)
