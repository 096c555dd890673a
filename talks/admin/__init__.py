"""The record for editors. Only nouns and statements are theirs to change; what follows from statements is shown."""

from talks.admin import derived, nouns, sources, statements

__all__ = ["derived", "nouns", "sources", "statements"]
