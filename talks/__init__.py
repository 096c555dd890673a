"""The record: tracks, rounds, venues, actors, seats, zones, documents, sources, statements."""
