from incidents.models.action import Action
from incidents.models.apology import Apology
from incidents.models.breaker import Breaker
from incidents.models.cause import Cause
from incidents.models.chat_channel import ChatChannel
from incidents.models.clock import Clock
from incidents.models.customer import Contact, Customer
from incidents.models.customer_link import CustomerLink
from incidents.models.decision import Decision
from incidents.models.escalation import Escalation
from incidents.models.event import Event
from incidents.models.guide import Guide
from incidents.models.heartbeat import Heartbeat
from incidents.models.incident import Incident
from incidents.models.insight import Insight
from incidents.models.lesson import Lesson
from incidents.models.message import Message
from incidents.models.playbook import Playbook
from incidents.models.policy import PolicyVersion
from incidents.models.practice import Practice
from incidents.models.presence import Presence
from incidents.models.remedy import Remedy
from incidents.models.replan import Replan
from incidents.models.survey import Survey
from incidents.models.team import Membership, Team
from incidents.models.touchpoint import Touchpoint
from incidents.models.user import User
from incidents.models.wait import Wait

__all__ = [
    "Action",
    "Apology",
    "Breaker",
    "Cause",
    "ChatChannel",
    "Clock",
    "Contact",
    "Customer",
    "CustomerLink",
    "Decision",
    "Escalation",
    "Event",
    "Guide",
    "Heartbeat",
    "Incident",
    "Insight",
    "Lesson",
    "Membership",
    "Message",
    "Playbook",
    "PolicyVersion",
    "Practice",
    "Presence",
    "Remedy",
    "Replan",
    "Survey",
    "Team",
    "Touchpoint",
    "User",
    "Wait",
]
