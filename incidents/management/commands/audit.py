import json

from django.core.management.base import BaseCommand
from django.utils import timezone

from incidents.actions.repair import repair
from incidents.queries.audit import audit


class Command(BaseCommand):
    """Say every broken promise of the engine in a sentence; exit with 1 when there is one."""

    help = "Check that the engine has kept its promises. Exit status 1 says that it has not."

    def add_arguments(self, parser):
        parser.add_argument(
            "--repair", action="store_true", help="put right what can be, then look"
        )
        parser.add_argument("--json", action="store_true", help="print one line for programs")

    def handle(self, **options):
        at = timezone.now()
        findings = audit(at, deep=True)
        if options["repair"]:
            mended = [one.sentence for one in findings if repair(one, at=at)]
            findings = audit(at, deep=True)
        else:
            mended = []
        self._tell(findings, mended, as_json=options["json"])
        if any(one.is_broken for one in findings):
            raise SystemExit(1)

    def _tell(self, findings, mended, *, as_json):
        if as_json:
            told = [
                {
                    "code": one.code,
                    "sentence": one.sentence,
                    "broken": one.is_broken,
                    "ids": one.ids,
                }
                for one in findings
            ]
            self.stdout.write(json.dumps({"findings": told, "repaired": mended}))
            return
        for sentence in mended:
            self.stdout.write(f"Put right: {sentence}")
        for one in findings:
            self.stdout.write(f"{'Broken' if one.is_broken else 'Note'}: {one.sentence}")
        if not any(one.is_broken for one in findings):
            self.stdout.write("Every promise is kept.")
