"""The press for editors: what was read, what waits for a decision, how the work goes."""

from events.admin import articles, gathered, happenings, layers, outlets, review

__all__ = ["articles", "gathered", "happenings", "layers", "outlets", "review"]
