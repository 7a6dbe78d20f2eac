from django import forms
from django.contrib.auth.forms import AuthenticationForm
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from incidents.forms.layout import plain_helper


class SignInForm(AuthenticationForm):
    """Sign-in by e-mail and password."""

    error_messages = {
        "invalid_login": (
            _("This e-mail and password don’t fit together. Try again, or ask an administrator.")
        ),
        "inactive": _("This account is switched off. Ask an administrator."),
    }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.helper = plain_helper()
        self.fields["username"].label = gettext("E-mail")
        self.fields["username"].widget = forms.EmailInput(
            attrs={"autocomplete": "username", "autofocus": True}
        )
