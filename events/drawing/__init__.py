"""Figures from rows. Pure."""
