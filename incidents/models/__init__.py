from incidents.models.apology import Apology
from incidents.models.clock import Clock
from incidents.models.customer import Contact, Customer
from incidents.models.escalation import Escalation
from incidents.models.event import Event
from incidents.models.heartbeat import Heartbeat
from incidents.models.incident import Incident
from incidents.models.message import Message
from incidents.models.team import Membership, Team
from incidents.models.touchpoint import Touchpoint
from incidents.models.user import User

__all__ = [
    "Apology",
    "Clock",
    "Contact",
    "Customer",
    "Escalation",
    "Event",
    "Heartbeat",
    "Incident",
    "Membership",
    "Message",
    "Team",
    "Touchpoint",
    "User",
]
