"""A database for each scenario, copied from one that has the product's tables."""

import os

import psycopg2
from django.conf import settings
from django.db import connections


def create_database(name, template):
    """Make a database as a copy of another, which nobody may be using."""
    connections.close_all()
    admin = psycopg2.connect(settings.POSTGRES.url.replace("/recovery?", "/postgres?"))
    admin.autocommit = True
    with admin.cursor() as cursor:
        cursor.execute(f'CREATE DATABASE "{name}" TEMPLATE "{template}"')
    admin.close()


def use_database(name):
    """Have this process, and all it starts, use this database."""
    connections.close_all()
    connections["default"].settings_dict["NAME"] = os.environ["FAULTS_DATABASE"] = name
