"""Whether anything changed in what the press shows: one query, whatever there is."""

from django.db import connection

NEWEST = """
SELECT coalesce((SELECT number FROM talks_version), 0),
       coalesce((SELECT max(id) FROM events_text), 0),
       coalesce((SELECT max(id) FROM events_evidence), 0),
       coalesce((SELECT max(id) FROM events_eventclaim), 0),
       (SELECT count(*) + count(lifted_at) FROM events_withholding)
"""


def stamp() -> str:
    """Changes with decisions (they bump the record's version), readings, gatherings and what is withheld."""
    with connection.cursor() as cursor:
        cursor.execute(NEWEST)
        return ".".join(str(number) for number in cursor.fetchone())
