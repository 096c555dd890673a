"""Shapes of the record for JSON."""
