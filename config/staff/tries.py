"""How often somebody may try to get in. Counted in the database before a try is looked at, so that many at once count.

A fifth wrong try under one name from one address closes the door to that pair for fifteen minutes; a fiftieth from one
address under whatever names closes it to the address. Nobody else is kept out: whoever guesses can't lock others out.
"""

from datetime import datetime, timedelta
from ipaddress import IPv6Address, ip_address

from django.db import connection
from django.db.models import F
from django.utils.crypto import salted_hmac

from config.models import Tries

PAIR, ADDRESS = 5, 50  # tries
PAUSE = timedelta(minutes=15)
COUNT = """
INSERT INTO config_tries (key, count, until) VALUES (%(key)s, 1, %(then)s)
ON CONFLICT (key) DO UPDATE SET
  count = CASE WHEN config_tries.until <= %(now)s THEN 1 ELSE least(config_tries.count + 1, %(limit)s + 1) END,
  until = CASE WHEN config_tries.until <= %(now)s OR config_tries.count + 1 = %(limit)s THEN %(then)s
               ELSE config_tries.until END
RETURNING count, until
"""
CLEAR = """
DELETE FROM config_tries WHERE key IN
  (SELECT key FROM config_tries WHERE until <= %(now)s ORDER BY key LIMIT 100 FOR UPDATE SKIP LOCKED)
"""


class Closed(Exception):
    """Too many tries: the door is closed until then."""

    def __init__(self, until: datetime) -> None:
        super().__init__()
        self.until = until


def begin(kind: str, name: str, address: str, now: datetime) -> None:
    """Count a try that is about to be looked at; raises Closed where it may not be."""
    net = network(address)
    with connection.cursor() as cursor:
        cursor.execute(CLEAR, {"now": now})
        for key, limit in ((key_of(kind, name, net), PAIR), (key_of("address", net), ADDRESS)):
            cursor.execute(COUNT, {"key": key, "limit": limit, "now": now, "then": now + PAUSE})
            count, until = cursor.fetchone()
            if count > limit:
                raise Closed(until)


def succeeded(kind: str, name: str, address: str) -> None:
    """The try was right: it and the wrong ones before it are forgotten, to the address it alone."""
    net = network(address)
    Tries.objects.filter(key=key_of(kind, name, net)).delete()
    Tries.objects.filter(key=key_of("address", net), count__gt=0).update(count=F("count") - 1)


def key_of(*told: str) -> str:
    return salted_hmac("config.staff.tries", "\n".join(told), algorithm="sha256").hexdigest()


def network(address: str) -> str:
    """Who stands behind an address: a host of IPv4, 64 bits of IPv6; a port that a proxy noted with it is left out."""
    for text in (address, address.strip().rpartition(":")[0].strip("[]")):
        try:
            found = ip_address(text.strip())
        except ValueError:
            continue
        if not isinstance(found, IPv6Address):
            return str(found)
        return str(found.ipv4_mapped) if found.ipv4_mapped else found.exploded[:19]
    return address
