"""Verbs that change rows of the record."""
