from django.conf import settings

from incidents.demo import company
from incidents.models import User


def sign_in_hints() -> dict:
    """Who can sign in, for the sign-in page, where the demo company runs on its own database."""
    if not settings.IS_DATABASE_EMBEDDED:
        return {}
    if not User.objects.filter(email=company.SIGN_INS[0][0]).exists():
        return {}
    return {"demo_sign_ins": company.SIGN_INS, "demo_password": company.PASSWORD}
