"""Told times, resolved to days."""
