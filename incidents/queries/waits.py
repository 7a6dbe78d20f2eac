def waits_of(incident, until=None):
    """(from, to) of the times we waited for the customer, earliest first; the open one to `until`.

    Without `until` an open one is left out.
    """
    waits = incident.waits.order_by("started_at").values_list("started_at", "ended_at")
    return [(begin, end or until) for begin, end in waits if end or until]
