"""Django's PostgreSQL backend, for a database that has to be emptied after tests that commit."""
