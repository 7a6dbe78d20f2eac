"""How often a clock was snoozed: events are never changed, so taking one back is another event."""

from django.db.models import Case, Sum, Value, When

NOT_TAKEN_BACK = Sum(Case(When(data__has_key="is_over", then=Value(-1)), default=Value(1)))
"""Of the events of kind SNOOZED: how many of them still count."""
