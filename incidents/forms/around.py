"""What is put beside an incident: tags, other incidents, and the one that goes on for it."""

from django import forms
from django.utils.translation import gettext_lazy as _

from incidents.forms.verb import VerbForm
from incidents.models import Incident, Relation


class TagForm(VerbForm):
    """Putting a tag on."""

    verb = "tag"
    name = forms.CharField(
        label=_("Tag"),
        max_length=200,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={"required": _("Say what the tag is called, in a word or two.")},
    )


class ReferenceField(forms.CharField):
    """Another incident by its reference, such as R-1042; gives the Incident that `user` may see."""

    user = None

    def __init__(self, **options):
        super().__init__(
            max_length=40,
            widget=forms.TextInput(attrs={"placeholder": "R-1042", "autocomplete": "off"}),
            error_messages={"required": _("Give its reference, such as R-1042.")},
            **options,
        )

    def clean(self, value):
        """The Incident."""
        reference = super().clean(value)
        incidents = Incident.objects.visible_to(self.user).select_related("customer", "team")
        found = incidents.referenced(reference).first()
        if found is None:
            raise forms.ValidationError(
                _("There is no incident %(reference)s among those that you can see."),
                params={"reference": reference},
            )
        return found


class RelationForm(VerbForm):
    """Saying how another incident has to do with this one."""

    verb = "relation"
    kind = forms.ChoiceField(label=_("This one is"), choices=Relation.Kind)
    other = ReferenceField(label=_("Which one"))

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["other"].user = user


class MergeForm(VerbForm):
    """Naming the incident that goes on for this one."""

    verb = "merge"
    into = ReferenceField(label=_("Which one goes on for both?"))

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["into"].user = user
