from incidents.forms.verb import ColleagueField, VerbForm


class AssignForm(VerbForm):
    """Giving an incident to somebody of its team."""

    verb = "assign"
    owner = ColleagueField(label="Owner")

    def __init__(self, *args, incident, people, **kwargs):
        """people: those of the incident's team."""
        super().__init__(*args, **kwargs)
        self.fields["owner"].offer(people)
        self.initial.setdefault("owner", incident.owner_id)
