from django.contrib.auth.backends import ModelBackend

from incidents.models import User


class StaffBackend(ModelBackend):
    """Signs people in with a password, as Django does, and reads them with their places."""

    def get_user(self, user_id):
        """Whoever is signed in, with their teams and roles, or None; one query a request."""
        person = User.objects.with_places().filter(pk=user_id).first()
        return person if person and self.user_can_authenticate(person) else None
