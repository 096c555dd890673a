"""Shapes of the press for JSON."""
