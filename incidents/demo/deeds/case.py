from dataclasses import dataclass, field

from django.db.models import Model

from incidents.models import Incident, User

ANSWER = "answer"


@dataclass
class Case:
    """One incident while its story is told.

    people: colleagues by first name, as `company` has them; letters: three parts each, by name
    """

    incident: Incident
    people: dict[str, User]
    letters: dict[str, dict[str, str]]
    _things: dict[str, Model] = field(default_factory=dict)

    def keep(self, thing: Model, name: str = ""):
        """Remember what a deed brought about, by its name if it has one, and as the newest."""
        self._things[type(thing).__name__] = thing
        if name:
            self._things[name] = thing

    def the(self, model: type[Model], name: str = "") -> Model:
        """What has this name; without one, the newest of its kind."""
        return self._things[name or model.__name__]

    def letter(self, name: str = ANSWER) -> dict[str, str]:
        """The three parts of a letter."""
        return self.letters[name]
