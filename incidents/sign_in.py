from django.contrib.auth.backends import ModelBackend

from incidents.models import User
from incidents.queries.prepared import Prepared


class StaffBackend(ModelBackend):
    """Signs people in with a password, as Django does, and reads them with their places."""

    def get_user(self, user_id):
        """Whoever is signed in, with their teams and roles, or None; one query a request."""
        found = _PERSON.models(person=user_id)
        return found[0] if found and self.user_can_authenticate(found[0]) else None


_PERSON = Prepared(lambda person: User.objects.with_places().filter(pk=person))
