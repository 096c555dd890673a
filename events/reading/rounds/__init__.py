"""Rounds that a text tells of, with their status, days and city."""
