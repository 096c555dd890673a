"""The verbs of the press: fetch, keep, read, gather, review. What children run needs no Django."""
