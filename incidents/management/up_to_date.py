from django.conf import settings
from django.core.management import CommandError, call_command
from django.db import OperationalError, connection
from django.db.migrations.executor import MigrationExecutor


def ensure_up_to_date():
    """Make sure that the database has today's tables.

    Our own embedded one is brought up to date; somebody's own is theirs to migrate. Raises
    CommandError with what to do about that, or when no database answers.
    """
    try:
        executor = MigrationExecutor(connection)
    except OperationalError as problem:
        reason = str(problem).strip().splitlines()[0]
        raise CommandError(f"The database does not answer: {reason}") from problem
    if not executor.migration_plan(executor.loader.graph.leaf_nodes()):
        return
    if not settings.IS_DATABASE_EMBEDDED:
        raise CommandError(
            "The database is not up to date, so nothing was done. Run `manage.py migrate` first."
        )
    call_command("migrate", interactive=False, verbosity=0)
