"""The auditor: asks the database what the engine has promised."""

from incidents.queries.audit.clocks import clock_findings
from incidents.queries.audit.deadlines import deadline_findings
from incidents.queries.audit.docket import docket_findings
from incidents.queries.audit.finding import Finding
from incidents.queries.audit.messages import message_findings
from incidents.queries.audit.programs import program_findings
from incidents.queries.audit.rollups import rollup_findings
from incidents.queries.audit.search import search_findings


def audit(at, *, deep=False) -> list[Finding]:
    """Everything that is not as promised at `at`, in sentences; empty when all is well.

    deep: also work out every running deadline anew, which takes about a second for 10,000 clocks
    """
    findings = [*program_findings(at), *clock_findings(at), *message_findings(at)]
    if deep:
        findings += [*deadline_findings(), *docket_findings(), *search_findings()]
        findings += rollup_findings(at)
    return findings
