"""The words that clocks and urgencies go by."""

CONTACT, ANSWER, UPDATE, DECISION, RESOLVE = "contact", "answer", "update", "decision", "resolve"
ACTION, CHECK = "action", "check"

KINDS = (CONTACT, ANSWER, UPDATE, DECISION, RESOLVE, ACTION, CHECK)
TARGETED = (CONTACT, ANSWER, UPDATE, DECISION, RESOLVE)
"""Kinds that a policy gives a target; actions and checks have the date that somebody stated."""

FROM_THE_START = (CONTACT, ANSWER, RESOLVE)
"""Kinds that start when we learn of the incident, and again when it is reopened."""

CRITICAL, HIGH, NORMAL, LOW = "critical", "high", "normal", "low"
URGENCIES = (CRITICAL, HIGH, NORMAL, LOW)
