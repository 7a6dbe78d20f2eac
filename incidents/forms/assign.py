from incidents.forms.verb import ColleagueField, VerbForm
from incidents.queries.colleagues import HEAVY


class AssignForm(VerbForm):
    """Giving an incident to somebody of its team, seeing how much each has already (P1)."""

    verb = "assign"
    owner = ColleagueField(label="Owner")

    def __init__(self, *args, incident, people, **kwargs):
        """people: those of the incident's team, as `queries.colleagues` gives them."""
        super().__init__(*args, **kwargs)
        self.fields["owner"].offer(people, named=_with_load)
        self.initial.setdefault("owner", incident.owner_id)


def _with_load(person):
    many = f"{HEAVY} or more" if person.load >= HEAVY else person.load or "nothing"
    return f"{person.name}, {many} open"
