from incidents.models.action import Action
from incidents.models.apology import Apology
from incidents.models.breaker import Breaker
from incidents.models.chat_channel import ChatChannel
from incidents.models.clock import Clock
from incidents.models.customer import Contact, Customer
from incidents.models.decision import Decision
from incidents.models.escalation import Escalation
from incidents.models.event import Event
from incidents.models.guide import Guide
from incidents.models.heartbeat import Heartbeat
from incidents.models.incident import Incident
from incidents.models.message import Message
from incidents.models.policy import PolicyVersion
from incidents.models.replan import Replan
from incidents.models.team import Membership, Team
from incidents.models.touchpoint import Touchpoint
from incidents.models.user import User
from incidents.models.wait import Wait

__all__ = [
    "Action",
    "Apology",
    "Breaker",
    "ChatChannel",
    "Clock",
    "Contact",
    "Customer",
    "Decision",
    "Escalation",
    "Event",
    "Guide",
    "Heartbeat",
    "Incident",
    "Membership",
    "Message",
    "PolicyVersion",
    "Replan",
    "Team",
    "Touchpoint",
    "User",
    "Wait",
]
