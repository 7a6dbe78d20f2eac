from django import forms
from django.utils.translation import gettext_lazy as _

from incidents.forms.layout import plain_helper
from incidents.models import SavedView
from incidents.queries.saved_views import teams_to_share_with

_ME, _EVERYONE = SavedView.Audience.ME, SavedView.Audience.EVERYONE


class ViewForm(forms.Form):
    """A name for a list, and who has it."""

    name = forms.CharField(
        label=_("What it is called"),
        max_length=60,
        error_messages={"required": _("Give the list a name.")},
    )
    whose = forms.ChoiceField(label=_("Who has it"))
    is_start = forms.BooleanField(label=_("My day begins with it"), required=False)
    query = forms.CharField(widget=forms.HiddenInput, max_length=4000, required=False)

    def __init__(self, data=None, *, user, initial=None):
        super().__init__(data, initial=initial, auto_id="view_%s")
        self.helper = plain_helper()
        self._teams = {f"team-{team.pk}": team for team in teams_to_share_with(user)}
        offered = [(_ME, _("Me"))]
        offered += [(key, _("%s: all of us") % team.name) for key, team in self._teams.items()]
        if user.sees_everything:
            offered.append((_EVERYONE, _("Everyone")))
        self.fields["whose"].choices = offered
        if len(offered) == 1:
            self.fields["whose"].widget = forms.HiddenInput()
            self.fields["whose"].initial = _ME

    def audience(self) -> dict:
        """Who has it, as `save_view` takes it."""
        whose = self.cleaned_data["whose"]
        if team := self._teams.get(whose):
            return {"audience": SavedView.Audience.TEAM, "team": team}
        return {"audience": whose}
