"""Counting the queries of a request."""

from django.db import connection

HEADER = "X-Queries"


class CountQueries:
    """Say in a header how many queries the request made."""

    def __init__(self, get_response):
        self._get_response = get_response

    def __call__(self, request):
        """Answer the request, counting."""
        count = 0

        def note(execute, sql, params, many, context):
            nonlocal count
            count += 1
            return execute(sql, params, many, context)

        with connection.execute_wrapper(note):
            response = self._get_response(request)
        response[HEADER] = str(count)
        return response
