from django.db.models import Exists, OuterRef

from incidents.models import Membership, User


def teammates(user):
    """Everybody else who shares a team with somebody and may sign in, by name; a query."""
    teams = Membership.objects.filter(user=user).values("team")
    shared = Membership.objects.filter(user=OuterRef("pk"), team__in=teams)
    found = User.objects.filter(Exists(shared), is_active=True).exclude(pk=user.pk)
    return found.order_by("name", "pk")
