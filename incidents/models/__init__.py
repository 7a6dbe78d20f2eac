from incidents.models.action import Action
from incidents.models.apology import Apology
from incidents.models.attachment import Attachment
from incidents.models.batch import Batch
from incidents.models.breaker import Breaker
from incidents.models.cause import Cause
from incidents.models.chat_channel import ChatChannel
from incidents.models.clock import Clock
from incidents.models.customer import Contact, Customer
from incidents.models.customer_link import CustomerLink
from incidents.models.decision import Decision
from incidents.models.docket import Docket
from incidents.models.escalation import Escalation
from incidents.models.event import Event
from incidents.models.guide import Guide
from incidents.models.heartbeat import Heartbeat
from incidents.models.incident import Incident
from incidents.models.insight import Insight
from incidents.models.lesson import Lesson
from incidents.models.message import Message
from incidents.models.notice import Notice
from incidents.models.playbook import Playbook
from incidents.models.policy import PolicyVersion
from incidents.models.practice import Practice
from incidents.models.presence import Presence
from incidents.models.relation import Relation
from incidents.models.remedy import Remedy
from incidents.models.replan import Replan
from incidents.models.rollup import Rollup
from incidents.models.sample import Sample
from incidents.models.saved_view import SavedView
from incidents.models.search_text import SearchText, SearchWord
from incidents.models.survey import Survey
from incidents.models.tag import Tag
from incidents.models.team import Membership, Team
from incidents.models.touchpoint import Touchpoint
from incidents.models.user import User
from incidents.models.wait import Wait
from incidents.models.watch import Watch

__all__ = [
    "Action",
    "Apology",
    "Attachment",
    "Batch",
    "Breaker",
    "Cause",
    "ChatChannel",
    "Clock",
    "Contact",
    "Customer",
    "CustomerLink",
    "Decision",
    "Docket",
    "Escalation",
    "Event",
    "Guide",
    "Heartbeat",
    "Incident",
    "Insight",
    "Lesson",
    "Membership",
    "Message",
    "Notice",
    "Playbook",
    "PolicyVersion",
    "Practice",
    "Presence",
    "Relation",
    "Remedy",
    "Replan",
    "Rollup",
    "Sample",
    "SavedView",
    "SearchText",
    "SearchWord",
    "Survey",
    "Tag",
    "Team",
    "Touchpoint",
    "User",
    "Wait",
    "Watch",
]
