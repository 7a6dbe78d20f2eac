"""Conditions on rows that are few: their keys are gathered first, then each is looked up."""

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import F, Lookup, Q, QuerySet


class _AnyOf(Lookup):
    """That a value is one of an array’s."""

    lookup_name = "any_of"

    def as_sql(self, compiler, connection):
        value, params = self.process_lhs(compiler, connection)
        array, others = self.process_rhs(compiler, connection)
        return f"{value} = ANY({array})", [*params, *others]


def among(keys: QuerySet, of: str = "pk") -> Q:
    """That a row’s key, or another number `of` it, is one of these few: a query of one column.

    For “in” with a subquery, PostgreSQL may read a whole team’s docket to find somebody’s ten.
    """
    return Q(_AnyOf(F(of), ArraySubquery(keys)))
