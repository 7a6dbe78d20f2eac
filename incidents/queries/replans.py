from django.utils.translation import gettext as _

from incidents.models import PolicyVersion, Replan

SHOWN = 10


def replans_page(at) -> dict:
    """What the page about applying a policy shows: the job under way, earlier ones, what can be."""
    jobs = list(Replan.objects.select_related("by")[:SHOWN])
    version = PolicyVersion.objects.in_force(at)
    names = {
        pk: _("%(name)s, version %(number)s") % {"name": name, "number": number}
        for pk, name, number in PolicyVersion.objects.filter(
            pk__in=[job.version_id for job in jobs]
        ).values_list("pk", "document__name", "number")
    }
    for job in jobs:
        job.version_words = names[job.version_id]
    under_way = next((job for job in jobs if job.is_under_way), None)
    return {
        "version": version,
        "job": under_way,
        "earlier": [job for job in jobs if not job.is_under_way],
    }
