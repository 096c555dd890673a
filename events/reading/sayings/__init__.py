"""Whose word it is, for every place of a text."""
