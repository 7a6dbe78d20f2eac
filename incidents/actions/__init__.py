"""The verbs. Each guards, then changes, records its event and moves its clocks in one transaction.

All are keyword-only, with `by` (who does it, a User or None for the product itself) and `at`
(when, an aware datetime). What can't be done raises `rules.refusal.Refused`, whose text is shown
to the person.
"""
