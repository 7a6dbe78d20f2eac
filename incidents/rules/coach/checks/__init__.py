"""Every check reads a letter and gives spots; a family of checks is a file."""

from incidents.rules.coach.checks import (
    apology,
    blame,
    blanks,
    cause,
    copying,
    ownership,
    plan,
    presence,
    promises,
    readability,
    tone,
)

CHECKS = (
    *blanks.CHECKS,
    *apology.CHECKS,
    *ownership.CHECKS,
    *blame.CHECKS,
    *tone.CHECKS,
    *presence.CHECKS,
    *plan.CHECKS,
    *cause.CHECKS,
    *promises.CHECKS,
    *copying.CHECKS,
    *readability.CHECKS,
)
