"""The press: outlets, articles, readings, claims, events. Stands on the record."""
