"""The language of offices."""

from incidents.rules.coach.phrases import Phrases

OFFICIALESE = Phrases(
    """
    aforementioned|aforesaid|abovementioned|above-mentioned|undersigned|herein|hereby|herewith|hereto|hereunder|hereinafter|thereof|therein|thereto|thereby|therefrom|thereafter|wherein|whereby|whereupon|heretofore|hitherto|notwithstanding|pursuant|forthwith|inasmuch|insofar|albeit|vis-à-vis|inter|ergo|thereunder|thereupon
    with|in regard|respect|reference|relation to|of
    in respect of
    it has come to
    come to @our attention
    in connection with
    in accordance with
    on the part of
    for the purpose|purposes of
    in the event|course|absence|interest|interests|context|framework|light of|that
    prior|subsequent|subsequently to|thereto
    at this point|juncture|moment|stage
    utilise|utilize|utilisation|utilization|facilitate|facilitation|endeavour|effectuate|remediate|remediation|operationalise|operationalize|optimise|optimize|leverage|synergy|synergies|stakeholder|stakeholders|deliverable|deliverables|actionable|holistic|onboarding|workstream|workstreams|learnings|bandwidth|granular|paradigm|incentivise|cross-functional|proactively|proactive|enablement|touchpoint|touchpoints|ecosystem|alignment|misalignment|rectification|expedite|ascertain|commence|commencement|terminate|initiate|initiated|instigate|occasioned|necessitate|necessitated|constitute|constituted|ascertained|encompass|predicated|deemed|requisite|remit|aggrieved|discrepancy|irregularity|irregularities|non-conformance|non-conformity|non-compliance|suboptimal|sub-optimal|interface|stakeholder's|modality|modalities|parameters|parametrisation|reconciliation|throughput|downstream|upstream
    going|moving forward
    a degree|number|variety of
    be|is|was regretted|noted|advised|acknowledged|appreciated
    took|take|takes|taken place
    that which
    in|within a timely manner
    communicated|actioned|progressed|escalated|evaluated|implemented|effected|undertaken|conducted|identified|finalised|determined|attributable
    kindly
    please be advised
    root cause
    #nominal of the
""".replace("    #nominal of the\n", "")
)
