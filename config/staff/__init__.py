"""How staff get in: limits on tries that live in the database, and a second factor."""
