from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from incidents.actions.assign import LONGEST_NOTE
from incidents.forms.fields import WordsField
from incidents.forms.verb import ColleagueField, VerbForm
from incidents.queries.colleagues import HEAVY
from incidents.rules.words import moment


class AssignForm(VerbForm):
    """Giving an incident to somebody of its team, seeing how much each has already (P1)."""

    verb = "assign"
    owner = ColleagueField(
        label=gettext_lazy("To whom"),
        error_messages={"required": gettext_lazy("Pick somebody."), "invalid_choice": ""},
    )
    note = WordsField(
        label=gettext_lazy("What they need to know"),
        required=False,
        max_length=LONGEST_NOTE,
        help_text=gettext_lazy("What you told the customer, and what you would do next."),
    )

    def __init__(self, *args, incident, people, at, **kwargs):
        """people: those of the incident's team, as `queries.colleagues` gives them; at: now."""
        super().__init__(*args, **kwargs)
        self._at, self._names = at, {person.pk: person.name for person in people}
        owner = self.fields["owner"]
        owner.offer(people, named=self._as_choice)
        owner.error_messages["invalid_choice"] = _("Pick somebody who is in %(team)s.") % {
            "team": incident.team
        }
        self.initial.setdefault("owner", incident.owner_id)

    def _as_choice(self, person):
        words = {"person": person.name, "count": min(person.load, HEAVY)}
        if person.load >= HEAVY:
            said = _("%(person)s, %(count)s or more open") % words
        elif person.load:
            said = (
                ngettext("%(person)s, %(count)s open", "%(person)s, %(count)s open", person.load)
                % words
            )
        else:
            said = _("%(person)s, nothing open") % words
        away = self.away_words(person)
        return f"{said}, {away}" if away else said

    def away_words(self, person):
        """“away until 24 Nov 08:00, Mara Lindqvist stands in”, or empty for who is here."""
        if not person.is_away(self._at):
            return ""
        zone = timezone.get_current_timezone()
        words = {"until": moment(person.away_until, self._at, zone)}
        name = self._names.get(person.substitute_id)
        if name is None:
            return _("away until %(until)s") % words
        return _("away until %(until)s, %(name)s stands in") % (words | {"name": name})
