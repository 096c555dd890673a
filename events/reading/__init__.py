"""From an article's text to every fact in it. Pure: no Django, no clock, no network."""
