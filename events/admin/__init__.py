"""The press for editors: what was read, what waits for a decision, how the work goes."""

from events.admin import articles, happenings, layers, outlets, review

__all__ = ["articles", "happenings", "layers", "outlets", "review"]
